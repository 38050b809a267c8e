//! Version 1 of the file, as it stands on disk. Frozen: once released, a change of meaning is a new version.
//!
//! These types are only for reading and writing. Reading is forgiving about what is absent and strict about what is
//! there; `extra` keeps the fields this version does not know.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::extra::Extra;

macro_rules! file_types {
    ($($item:item)*) => {
        $(
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
            #[cfg_attr(test, derive(schemars::JsonSchema))]
            $item
        )*
    };
}

macro_rules! file_choices {
    ($($item:item)*) => {
        $(
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
            #[cfg_attr(test, derive(schemars::JsonSchema))]
            #[serde(rename_all = "snake_case")]
            $item
        )*
    };
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    value == &T::default()
}

file_types! {
    /// A file of the format `tassei-plan`.
    pub struct File {
        /// Always `tassei-plan`.
        pub format: String,
        /// Always 1.
        pub version: u32,
        /// What the file holds.
        pub holds: Holds,
        /// When the data was last changed: UTC, `2025-08-08T04:15:00Z`. Exporting alone does not change it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub as_of: String,
        /// The plan.
        pub plan: Plan,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// A plan.
    pub struct Plan {
        /// Stable identifier: two files belong together when they carry the same one.
        pub id: String,
        /// 計画名.
        pub name: String,
        /// The municipality as it is to appear in papers.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub municipality: String,
        /// The sample that comes with the program.
        #[serde(default, skip_serializing_if = "is_default")]
        pub sample: bool,
        /// The fiscal years, ascending: 2024 is 令和６年度.
        pub years: Vec<u16>,
        /// The fiscal year whose results are being reported; one of `years`.
        pub reporting_year: u16,
        /// 担当課.
        pub departments: Vec<Department>,
        /// How rates are shown, judged and counted.
        pub rules: Rules,
        /// 重点項目.
        pub priorities: Vec<Priority>,
        /// What was printed elsewhere and is kept for comparison.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub publications: Vec<Publication>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// 担当課.
    pub struct Department {
        /// Stable identifier.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// How rates are shown, judged and counted.
    pub struct Rules {
        /// Levels from best to worst; only the last has no `from`.
        pub bands: Vec<Band>,
        /// Decimals of an achievement rate in percent.
        pub rate_decimals: u8,
        /// Decimals of the 概ね達成率 in percent.
        pub share_decimals: u8,
        /// How shown figures are rounded.
        pub rounding: Rounding,
        /// What the bands are held against.
        pub judged_on: JudgedOn,
        /// The formula of indicators that say no more than “less is better”.
        pub lower_formula: LowerFormula,
        /// What a target of 0 means when more is better.
        pub zero_target: ZeroTarget,
        /// Cap of shown rates in percent; absent if there is none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub cap: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// A level of judgement.
    pub struct Band {
        /// Stable identifier.
        pub id: String,
        /// Its word.
        pub label: String,
        /// Its mark in handouts.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub mark: String,
        /// Where it begins; absent in the last level.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub from: Option<BandFrom>,
        /// Counted in the numerator of the 概ね達成率.
        pub attains: bool,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// Where a level begins.
    #[serde(deny_unknown_fields)]
    pub struct BandFrom {
        /// The rate in percent, as entered.
        pub percent: String,
        /// `true`: from this rate on (以上); `false`: above it (超).
        pub inclusive: bool,
    }

    /// 重点項目.
    pub struct Priority {
        /// Stable identifier.
        pub id: String,
        /// Its number as printed.
        #[serde(default)]
        pub number: String,
        /// Its name.
        pub name: String,
        /// 推進項目.
        #[serde(default)]
        pub themes: Vec<Theme>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// 推進項目.
    pub struct Theme {
        /// Stable identifier.
        pub id: String,
        /// Its number as printed.
        #[serde(default)]
        pub number: String,
        /// Its name; absent where papers give only the number.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub name: String,
        /// 取組.
        #[serde(default)]
        pub initiatives: Vec<Initiative>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// 取組.
    pub struct Initiative {
        /// Stable identifier.
        pub id: String,
        /// Its number as printed.
        #[serde(default)]
        pub number: String,
        /// Its name.
        pub name: String,
        /// 取組内容.
        #[serde(default)]
        pub actions: Vec<Action>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// 取組内容.
    pub struct Action {
        /// Stable identifier.
        pub id: String,
        /// Its number as printed.
        #[serde(default)]
        pub number: String,
        /// What is to be done.
        pub name: String,
        /// 担当課, by identifier.
        #[serde(default)]
        pub departments: Vec<String>,
        /// A note on the yearly plan.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub note: String,
        /// What was planned and done, by fiscal year.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub years: BTreeMap<String, ActionYear>,
        /// 成果指標.
        #[serde(default)]
        pub indicators: Vec<Indicator>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// One fiscal year of a 取組内容.
    #[derive(Default)]
    pub struct ActionYear {
        /// 年次計画.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub plan: String,
        /// 取組状況.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub status: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// 成果指標.
    pub struct Indicator {
        /// Stable identifier.
        pub id: String,
        /// Its name.
        pub name: String,
        /// How it is judged.
        pub kind: Kind,
        /// Only for the kind `lower`: its formula, where it is not that of the rules.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lower_formula: Option<LowerFormula>,
        /// Only for the kind `maintain`: how far the value may stray.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tolerance: Option<Tolerance>,
        /// Only for the kind `composite`: its parts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub composite: Option<Composite>,
        /// The unit of a bare number.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub unit: String,
        /// 累計.
        #[serde(default, skip_serializing_if = "is_default")]
        pub cumulative: bool,
        /// Which target an actual is held against; absent: that of the same year.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub basis: Option<Basis>,
        /// The value before the plan began, as entered.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub baseline: String,
        /// 担当課, where they are not those of the 取組内容.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub departments: Vec<String>,
        /// A note.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub note: String,
        /// Targets and results, by fiscal year.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub years: BTreeMap<String, IndicatorYear>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// How far a maintained value may stray.
    #[serde(deny_unknown_fields)]
    pub struct Tolerance {
        /// The distance as entered; absent means 0.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub amount: String,
        /// The distance is a percentage of the reference.
        #[serde(default, skip_serializing_if = "is_default")]
        pub relative: bool,
        /// What the actual is held against.
        pub reference: Reference,
    }

    /// The parts of a composite.
    #[serde(deny_unknown_fields)]
    pub struct Composite {
        /// The parts.
        pub parts: Vec<Part>,
        /// Decimals to which the mean is rounded before use; absent: not rounded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decimals: Option<u8>,
    }

    /// A part of a composite.
    pub struct Part {
        /// Stable identifier.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Its weight as entered; absent means 1.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub weight: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// One fiscal year of an indicator. Figures are the texts that were entered.
    #[derive(Default)]
    pub struct IndicatorYear {
        /// 目標.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub target: String,
        /// 実績.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub actual: String,
        /// The actual covers half a year and is doubled before it is compared.
        #[serde(default, skip_serializing_if = "is_default")]
        pub annualised: bool,
        /// The level a person chose, by identifier.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub assessment: String,
        /// A person's judgement or rate in place of the computed one.
        #[serde(default, rename = "override", skip_serializing_if = "Option::is_none")]
        pub overruling: Option<Override>,
        /// 成果と課題、未達成の理由.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub results: String,
        /// 今後の取組等.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub next_steps: String,
        /// 備考.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub note: String,
        /// The actual as printed, where the program computes it (composites).
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub printed_actual: String,
        /// The achievement rate as printed.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub printed_rate: String,
        /// The mark as printed.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub printed_mark: String,
        /// The parts of a composite, by identifier.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub parts: BTreeMap<String, PartYear>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// A judgement or rate given by a person.
    #[serde(deny_unknown_fields)]
    pub struct Override {
        /// The level, by identifier.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub band: String,
        /// The rate in percent, as entered.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub rate: String,
        /// Why.
        pub reason: String,
    }

    /// One fiscal year of a part of a composite.
    #[derive(Default)]
    pub struct PartYear {
        /// Its value as entered.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub actual: String,
        /// 取組状況.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub status: String,
        /// 成果と課題.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub results: String,
        /// 今後の取組等.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub next_steps: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// A published paper.
    pub struct Publication {
        /// Stable identifier.
        pub id: String,
        /// What it is called.
        pub name: String,
        /// The fiscal year it reports.
        pub year: u16,
        /// The rows of its summary table.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub summary: Vec<SummaryRow>,
        /// The shares of a chart or a sentence, by level.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub shares: Vec<PrintedFigure>,
        /// Indicators it repeats.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub excerpts: Vec<Excerpt>,
        /// Running text.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub statements: Vec<Statement>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// A row of a printed summary table; figures as printed.
    pub struct SummaryRow {
        /// The 重点項目, by identifier; absent in the total.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub priority: String,
        /// The heading as printed.
        #[serde(default)]
        pub label: String,
        /// 成果指標設定項目.
        #[serde(default)]
        pub set: String,
        /// The counts by level.
        #[serde(default)]
        pub counts: Vec<PrintedFigure>,
        /// 概ね達成率.
        #[serde(default)]
        pub share: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// A figure printed for a level.
    pub struct PrintedFigure {
        /// The level, by identifier.
        pub band: String,
        /// The figure as printed.
        pub figure: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// An indicator as a paper repeats it.
    pub struct Excerpt {
        /// The indicator, by identifier.
        pub indicator: String,
        /// Its place as printed.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub place: String,
        /// Its name as printed.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub name: String,
        /// Its actual as printed.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub actual: String,
        /// Its target as printed.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub target: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// A piece of running text.
    pub struct Statement {
        /// The 重点項目, by identifier; absent if it is about the whole plan.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub priority: String,
        /// Its heading.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub heading: String,
        /// The text.
        pub text: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }
}

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
