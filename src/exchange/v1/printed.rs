//! What was printed elsewhere.

use crate::domain::extra::Extra;

file_types! {
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
        /// 成果指標設定項目: how many indicators are set.
        #[serde(default)]
        pub set: String,
        /// The counts by level.
        #[serde(default)]
        pub counts: Vec<PrintedFigure>,
        /// 概ね達成率: the share that attains.
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
