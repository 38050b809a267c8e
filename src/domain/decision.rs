//! What a person decided about a difference between what a paper printed and what the rows give. Which differences
//! there are is not the domain's matter: it keeps the decisions by the key of what they are about.

use super::extra::Extra;

/// A decision about one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The key of the finding: stable as long as the paper has the place it is about.
    pub finding: String,
    /// The figures that the person saw. A finding that says something else by now has not been decided.
    pub seen: String,
    /// What was decided.
    pub ruling: Ruling,
    /// Why.
    pub reason: String,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// What can be decided about a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ruling {
    /// What is printed stays as it is, for the reason given.
    Accept,
    /// It is to be corrected: it goes into the 正誤表.
    Correct,
}
