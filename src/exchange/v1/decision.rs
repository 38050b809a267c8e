//! What was decided about differences between print and rows.

use crate::domain::extra::Extra;

use super::choices::Ruling;

file_types! {
    /// A decision about a difference between print and rows.
    pub struct Decision {
        /// What it is about, by the key of the difference.
        pub finding: String,
        /// The figures that were seen when it was decided.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub seen: String,
        /// What was decided.
        pub ruling: Ruling,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub reason: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }
}
