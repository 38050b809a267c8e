//! Rules that are kept beside those in force.

use crate::domain::extra::Extra;

use super::plan::Rules;

file_types! {
    /// Rules under a name, kept beside those in force.
    pub struct RuleSet {
        /// Stable identifier.
        pub id: String,
        /// Its name.
        pub name: String,
        /// A person chooses every level; rates are shown and decide nothing.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub by_person: bool,
        /// The rules.
        pub rules: Rules,
        /// Fields this version does not know.
        #[serde(flatten)]
        pub extra: Extra,
    }
}
