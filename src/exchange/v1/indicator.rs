//! 成果指標 and what is recorded of it.

use crate::domain::extra::Extra;
use crate::domain::few::Few;

use super::choices::{Basis, Kind, LowerFormula, Reference};
use super::comment::Comment;

file_types! {
    /// 成果指標: an indicator.
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
        /// 累計: target and actual are running totals.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub cumulative: bool,
        /// Which target an actual is held against; absent: that of the same year.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub basis: Option<Basis>,
        /// The value before the plan began, as entered.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub baseline: String,
        /// 担当課: the departments in charge, where they are not those of the 取組内容.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub departments: Vec<String>,
        /// A note.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub note: String,
        /// Targets and results, by fiscal year.
        #[serde(default, skip_serializing_if = "Few::is_empty")]
        pub years: Few<String, IndicatorYear>,
        /// What department and secretariat tell each other about it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub comments: Vec<Comment>,
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
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub relative: bool,
        /// What the actual is held against.
        pub reference: Reference,
    }

    /// The parts of a composite.
    #[serde(deny_unknown_fields)]
    pub struct Composite {
        /// The parts.
        pub parts: Vec<Part>,
        /// Decimals, in the declared unit, to which the mean is rounded before use; absent: not rounded.
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
        /// 目標: the target.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub target: String,
        /// 実績: the actual.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub actual: String,
        /// The actual covers half a year and is doubled before it is compared.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub annualised: bool,
        /// The level a person chose, by identifier.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub assessment: String,
        /// A person's judgement or rate in place of the computed one.
        #[serde(default, rename = "override", skip_serializing_if = "Option::is_none")]
        pub overruling: Option<Override>,
        /// 成果と課題、未達成の理由: results and problems, or why it was missed.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub results: String,
        /// 今後の取組等: what comes next.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub next_steps: String,
        /// 備考: a note, for example how many people answered.
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
        #[serde(default, skip_serializing_if = "Few::is_empty")]
        pub parts: Few<String, PartYear>,
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
        /// 取組状況: what was done.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub status: String,
        /// 成果と課題: results and problems.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub results: String,
        /// 今後の取組等: what comes next.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub next_steps: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }
}
