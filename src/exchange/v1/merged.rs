//! What came into the plan from files of departments.

use crate::domain::extra::Extra;

file_types! {
    /// A file of a department that was taken into the plan.
    pub struct Merge {
        /// Stable identifier.
        pub id: String,
        /// When it was taken in: UTC.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub at: String,
        /// The file's name.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub file: String,
        /// The department it came from; absent for a whole plan. It may have been removed since.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub department: String,
        /// The fiscal year it was asked to report; absent for a whole plan.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub year: Option<u16>,
        /// When its data were last changed: UTC.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub as_of: String,
        /// The fingerprint of the plan in it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub print: String,
        /// What was taken from it, and what was decided about the rest.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub values: Vec<MergedValue>,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }

    /// A value that was taken from a file, or about which somebody decided.
    pub struct MergedValue {
        /// The identifier of the thing and the way to the field, a stroke between them.
        pub at: String,
        /// The first digits of the SHA-256 of the value's canonical text; absent where what was here stayed.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub print: String,
        /// Why it was decided so.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub reason: String,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }
}
