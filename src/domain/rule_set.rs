//! Rules under a name, kept in the plan beside the ones in force: those of another municipality, of an earlier plan, or
//! what was tried and is to be tried again. They change no number until somebody puts them in force.

use super::extra::Extra;
use super::id::RuleSetId;
use super::rules::Rules;

/// Rules under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSet {
    /// Stable identifier.
    pub id: RuleSetId,
    /// Its name; may be blank.
    pub name: String,
    /// A person chooses every level; rates are shown and decide nothing.
    pub by_person: bool,
    /// The rules.
    pub rules: Rules,
    /// Fields this version does not know.
    pub extra: Extra,
}
