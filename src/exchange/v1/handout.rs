//! What was decided about the papers of a meeting.

use crate::domain::extra::Extra;

use super::choices::Piece;

file_types! {
    /// The papers of a meeting on one fiscal year: what does not follow from the rows.
    pub struct Handout {
        /// The fiscal year they report.
        pub year: u16,
        /// What the meeting is called.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub title: String,
        /// Its day as entered.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub date: String,
        /// When it begins, as entered.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub time: String,
        /// Where it is.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub venue: String,
        /// The indicators shown as examples of what was met, by identifier; absent leaves the choice to the program.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub examples: Option<Vec<String>>,
        /// Passages that were edited.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub passages: Vec<Passage>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// An edited passage of the papers.
    pub struct Passage {
        /// Which passage.
        pub piece: Piece,
        /// The 重点項目, by identifier; absent where the passage is about the whole plan.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub priority: String,
        /// The text; a blank one leaves the passage out.
        pub text: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }
}
