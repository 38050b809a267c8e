//! What department and secretariat tell each other about an indicator.

use crate::domain::extra::Extra;

file_types! {
    /// A comment on an indicator. Comments are added and settled, never rewritten or taken away.
    pub struct Comment {
        /// Stable identifier.
        pub id: String,
        /// The department that wrote it, by identifier; absent: the secretariat.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub department: String,
        /// When it was written: UTC, `2025-08-08T04:15:00Z`.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub written_at: String,
        /// What it says.
        pub text: String,
        /// Nothing is left to be done about it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub settled: bool,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }
}
