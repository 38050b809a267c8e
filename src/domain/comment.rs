//! What department and secretariat tell each other about an indicator while results are collected. Comments are added and
//! settled, never rewritten, so two files that went apart come together again by their identifiers alone (`exchange::merge`).
//! They are no part of any number and never of a handout.

use super::extra::Extra;
use super::id::{CommentId, DepartmentId};

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Stable identifier, within its indicator.
    pub id: CommentId,
    /// The department that wrote it; `None` is the secretariat (事務局). It may have been dissolved since.
    pub department: Option<DepartmentId>,
    /// When it was written, as files write moments; blank if unknown.
    pub written_at: String,
    /// What it says.
    pub text: String,
    /// Nothing is left to be done about it.
    pub settled: bool,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// How many comments are still open.
pub fn open(comments: &[Comment]) -> usize {
    comments.iter().filter(|comment| !comment.settled).count()
}
