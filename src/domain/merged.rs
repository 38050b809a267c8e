//! What came into the plan from files of departments: which file, of whom, when, and which values. A value that has been
//! changed since is told by its print, so nobody is named for what is no longer theirs.

use super::extra::Extra;
use super::id::{DepartmentId, MergeId};
use super::year::FiscalYear;

/// A file that was taken into the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Stable identifier.
    pub id: MergeId,
    /// When it was taken in, as UTC; blank if unknown.
    pub at: String,
    /// The file's name.
    pub file: String,
    /// The department it came from; `None` for a whole plan. It may have been removed since.
    pub department: Option<DepartmentId>,
    /// The fiscal year it was asked to report; `None` for a whole plan.
    pub year: Option<FiscalYear>,
    /// When its data were last changed, as UTC; blank if unknown.
    pub as_of: String,
    /// The fingerprint of the plan in it.
    pub print: String,
    /// What was taken from it, and what was decided about the rest.
    pub values: Vec<MergedValue>,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// A value that was taken from a file, or about which somebody decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedValue {
    /// The identifier of the thing and the way to the field, a stroke between them.
    pub at: String,
    /// The first digits of the fingerprint of the value; blank where what was here stayed.
    pub print: String,
    /// Why it was decided so; blank where nothing had to be decided or no reason was given.
    pub reason: String,
    /// Fields this version does not know.
    pub extra: Extra,
}
