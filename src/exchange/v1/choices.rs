//! Words of which exactly one may stand in a field.

file_choices! {
    /// What a file holds.
    pub enum Holds {
        /// A whole plan.
        Plan = "plan",
        /// A plan that a department fills in.
        Department = "department",
    }

    /// What was decided about a difference.
    pub enum Ruling {
        /// Stays as printed.
        Accept = "accept",
        /// To be corrected.
        Correct = "correct",
    }

    /// How an indicator is judged.
    pub enum Kind {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
        /// Progress from the baseline.
        Progress = "progress",
        /// Change against the baseline.
        Change = "change",
        /// Kept within a tolerance.
        Maintain = "maintain",
        /// Kept between two values.
        Range = "range",
        /// Kept above or below a bound.
        Bound = "bound",
        /// Words, judged by a person.
        Qualitative = "qualitative",
        /// A level chosen by a person.
        Graded = "graded",
        /// The mean of parts.
        Composite = "composite",
        /// Shown, never counted.
        Monitor = "monitor",
    }

    /// The two formulas for less-is-better.
    pub enum LowerFormula {
        /// target ÷ actual.
        TargetOverActual = "target_over_actual",
        /// 2 − actual ÷ target.
        TwoMinus = "two_minus",
    }

    /// What a maintained value is held against.
    pub enum Reference {
        /// The year's target.
        Target = "target",
        /// The baseline.
        Baseline = "baseline",
    }

    /// Which target an actual is held against.
    pub enum Basis {
        /// The target of the plan's last year.
        EndOfPlan = "end_of_plan",
        /// The share of it that falls to the years gone by.
        Apportioned = "apportioned",
    }

    /// How shown figures are rounded.
    pub enum Rounding {
        /// 四捨五入: half away from zero.
        HalfUp = "half_up",
        /// Half to even.
        HalfEven = "half_even",
        /// Towards minus infinity.
        Floor = "floor",
        /// Towards plus infinity.
        Ceiling = "ceiling",
        /// 0に近い方へ切り捨て: towards zero.
        Truncate = "truncate",
    }

    /// What the bands are held against.
    pub enum JudgedOn {
        /// The exact rate.
        Exact = "exact",
        /// The rate as shown.
        Shown = "shown",
    }

    /// A passage of the papers of a meeting.
    pub enum Piece {
        /// The items of the agenda.
        Agenda = "agenda",
        /// What 資料１ begins with.
        Opening = "opening",
        /// The sentence beside the overall chart.
        Overall = "overall",
        /// 主な成果・課題 of a 重点項目.
        Results = "results",
        /// 今後の取組 of a 重点項目.
        NextSteps = "next_steps",
    }

    /// What a target of 0 means when more is better.
    pub enum ZeroTarget {
        /// In no class.
        NotCounted = "not_counted",
        /// Met.
        Met = "met",
        /// Missed.
        Missed = "missed",
    }
}
