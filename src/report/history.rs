//! 履歴: the snapshots of the plan, as rows.

use crate::text::history as words;

/// A snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The key it is kept under.
    pub key: String,
    /// When it was taken, on the device's own clock; what stands for it if it cannot be read.
    pub taken: String,
    /// Why it was taken.
    pub reason: String,
    /// How much room it takes.
    pub size: String,
    /// It can be read.
    pub whole: bool,
}

/// A row. `reason` is the word in the snapshot; `None` if it cannot be read.
pub fn row(key: String, reason: Option<&str>, taken: String, units: usize) -> Row {
    Row {
        key,
        whole: reason.is_some(),
        reason: reason.map_or(String::new(), |word| words::reason(word).to_owned()),
        taken: if reason.is_some() {
            taken
        } else {
            words::DAMAGED.to_owned()
        },
        size: words::size(units),
    }
}
