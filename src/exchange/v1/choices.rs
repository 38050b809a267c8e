//! Words of which exactly one may stand in a field.

use serde::{Deserialize, Serialize};

file_choices! {
    /// What a file holds.
    pub enum Holds {
        /// A whole plan.
        Plan,
    }

    /// How an indicator is judged.
    pub enum Kind {
        /// More is better.
        Higher,
        /// Less is better.
        Lower,
        /// Progress from the baseline.
        Progress,
        /// Change against the baseline.
        Change,
        /// Kept within a tolerance.
        Maintain,
        /// Kept between two values.
        Range,
        /// Kept above or below a bound.
        Bound,
        /// Words, judged by a person.
        Qualitative,
        /// A level chosen by a person.
        Graded,
        /// The mean of parts.
        Composite,
        /// Shown, never counted.
        Monitor,
    }

    /// The two formulas for less-is-better.
    pub enum LowerFormula {
        /// target ÷ actual.
        TargetOverActual,
        /// 2 − actual ÷ target.
        TwoMinus,
    }

    /// What a maintained value is held against.
    pub enum Reference {
        /// The year's target.
        Target,
        /// The baseline.
        Baseline,
    }

    /// Which target an actual is held against.
    pub enum Basis {
        /// The target of the plan's last year.
        EndOfPlan,
        /// The share of it that falls to the years gone by.
        Apportioned,
    }

    /// How shown figures are rounded.
    pub enum Rounding {
        /// 四捨五入: half away from zero.
        HalfUp,
        /// Half to even.
        HalfEven,
        /// Towards minus infinity.
        Floor,
        /// Towards plus infinity.
        Ceiling,
        /// 切り捨て: towards zero.
        Truncate,
    }

    /// What the bands are held against.
    pub enum JudgedOn {
        /// The exact rate.
        Exact,
        /// The rate as shown.
        Shown,
    }

    /// What a target of 0 means when more is better.
    pub enum ZeroTarget {
        /// In no class.
        NotCounted,
        /// Met.
        Met,
        /// Missed.
        Missed,
    }
}
