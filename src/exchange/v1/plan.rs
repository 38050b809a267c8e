//! The file, the plan, its departments and rules, and the tree down to 取組内容.

use crate::domain::extra::Extra;
use crate::domain::few::Few;

use super::choices::{Holds, JudgedOn, LowerFormula, Rounding, ZeroTarget};
use super::decision::Decision;
use super::handout::Handout;
use super::indicator::Indicator;
use super::merged::Merge;
use super::printed::Publication;
use super::rule_set::RuleSet;

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
        /// Only in a department's file: for whom it is and what it was cut from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub part: Option<Cut>,
        /// The plan.
        pub plan: Plan,
        /// Only in a department's file: the plan as it was cut; absent while `plan` is equal to it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub base: Option<Plan>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// What makes a file a department's.
    pub struct Cut {
        /// The department that fills it in.
        pub department: String,
        /// The fiscal year it is asked to report; one of the `years` of the plan as it was cut.
        pub year: u16,
        /// What the secretariat wants it to know.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub note: String,
        /// When the file was cut: UTC.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub cut_at: String,
        /// The fingerprint of the state it was cut from: SHA-256 of that plan's canonical bytes, in lower-case hexadecimal digits.
        pub origin: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// A plan.
    pub struct Plan {
        /// Stable identifier: two files belong together when they carry the same one.
        pub id: String,
        /// 計画名: its name.
        pub name: String,
        /// The municipality as it is to appear in papers.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub municipality: String,
        /// The sample that comes with the program.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub sample: bool,
        /// The fiscal years, ascending: 2024 is 令和６年度.
        pub years: Vec<u16>,
        /// The fiscal year whose results are being reported; one of `years`.
        pub reporting_year: u16,
        /// The fiscal years that are closed, ascending, each one of `years`: nothing recorded in them is to be changed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub closed_years: Vec<u16>,
        /// 担当課: the departments, in the order in which they are listed.
        pub departments: Vec<Department>,
        /// How rates are shown, judged and counted.
        pub rules: Rules,
        /// Other rules, to be tried or put in force.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub rule_sets: Vec<RuleSet>,
        /// 重点項目: the priorities.
        pub priorities: Vec<Priority>,
        /// What was printed elsewhere and is kept for comparison.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub publications: Vec<Publication>,
        /// What was decided about the papers of meetings, at most once for each fiscal year.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub handouts: Vec<Handout>,
        /// Which files of departments were taken in, the oldest first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub merges: Vec<Merge>,
        /// What was decided about differences between print and rows, in the order of `finding`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub decisions: Vec<Decision>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// 担当課: a department.
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

    /// 重点項目: a priority of the plan.
    pub struct Priority {
        /// Stable identifier.
        pub id: String,
        /// Its number as printed.
        #[serde(default)]
        pub number: String,
        /// Its name.
        pub name: String,
        /// 推進項目: what it is divided into.
        #[serde(default)]
        pub themes: Vec<Theme>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// 推進項目: the level between 重点項目 and 取組.
    pub struct Theme {
        /// Stable identifier.
        pub id: String,
        /// Its number as printed.
        #[serde(default)]
        pub number: String,
        /// Its name; absent where papers give only the number.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub name: String,
        /// 取組: the initiatives.
        #[serde(default)]
        pub initiatives: Vec<Initiative>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// 取組: an initiative.
    pub struct Initiative {
        /// Stable identifier.
        pub id: String,
        /// Its number as printed.
        #[serde(default)]
        pub number: String,
        /// Its name.
        pub name: String,
        /// 取組内容: what is done about it.
        #[serde(default)]
        pub actions: Vec<Action>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// 取組内容: one thing to be done.
    pub struct Action {
        /// Stable identifier.
        pub id: String,
        /// Its number as printed.
        #[serde(default)]
        pub number: String,
        /// What is to be done.
        pub name: String,
        /// 担当課: the departments in charge, by identifier.
        #[serde(default)]
        pub departments: Vec<String>,
        /// A note on the yearly plan.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub note: String,
        /// What was planned and done, by fiscal year.
        #[serde(default, skip_serializing_if = "Few::is_empty")]
        pub years: Few<String, ActionYear>,
        /// 成果指標: its indicators.
        #[serde(default)]
        pub indicators: Vec<Indicator>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// One fiscal year of a 取組内容.
    #[derive(Default)]
    pub struct ActionYear {
        /// 年次計画: what was planned.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub plan: String,
        /// 取組状況: what was done.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub status: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }
}
