//! Earlier states of a plan, each under a key of its own: taken before what changes much at once and every so often at work,
//! the last few kept.

use crate::domain::sort;

use super::key;
use super::room;
use super::seal::{Header, seal, unseal};
use super::{Shelf, Trouble, get_surely, set_surely};

/// The most that are kept of one plan.
pub const MOST: usize = 10;
/// Minutes of work after which one is taken.
pub const EVERY_MINUTES: u64 = 15;

/// Why a snapshot was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Before a file was taken in.
    Import,
    /// Before files of departments were merged.
    Merge,
    /// Before the rules were changed.
    Rules,
    /// Before the years were changed.
    Years,
    /// After a while of work.
    Work,
    /// Before an earlier state was restored.
    Restore,
    /// Before another plan, or another state of this one, took its place on this device.
    Replace,
    /// What another tab had stored, before it was written over because a person said so.
    OtherTab,
    /// What an earlier version of the program had stored.
    Old,
    /// Because a person said so.
    Hand,
}

impl Reason {
    /// All of them, with the word by which they are kept.
    const ALL: [(Self, &'static str); 10] = [
        (Self::Import, "import"),
        (Self::Merge, "merge"),
        (Self::Rules, "rules"),
        (Self::Years, "years"),
        (Self::Work, "work"),
        (Self::Restore, "restore"),
        (Self::Replace, "replace"),
        (Self::OtherTab, "other-tab"),
        (Self::Old, "old"),
        (Self::Hand, "hand"),
    ];

    /// The word by which it is kept.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(reason, _)| *reason == self)
            .map_or("", |(_, word)| word)
    }

    /// The reason that a word stands for; `None` for one that a newer program may know.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == word)
            .map(|(reason, _)| *reason)
    }
}

/// What came of taking a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is kept.
    New,
    /// The newest one holds just the same.
    Same,
}

/// The keys of a plan's snapshots, the newest first.
pub fn keys(shelf: &dyn Shelf, plan: &str) -> Vec<String> {
    let prefix = key::snapshots(plan);
    let mut keys = shelf.keys();
    keys.retain(|key| key.starts_with(&prefix));
    sort::by(&mut keys, |one, other| one > other);
    keys
}

/// Reads a snapshot. `None` if it is gone or not whole.
pub fn read(shelf: &dyn Shelf, key: &str) -> Option<(Header, String)> {
    let value = get_surely(shelf, key).ok()??;
    let (header, file) = unseal(&value)?;
    let file = file.to_owned();
    Some((header, file))
}

/// Keeps a state as a snapshot, unless the newest one holds the same. Where room is short older ones go first.
pub fn take(shelf: &dyn Shelf, header: &Header, file: &str) -> Result<Taken, Trouble> {
    let newest = keys(shelf, &header.plan);
    let newest = newest.first().and_then(|key| read(shelf, key));
    if newest.is_some_and(|(_, kept)| kept == file) {
        return Ok(Taken::Same);
    }
    let key = key::snapshot(&header.plan, &header.saved_at, &header.stamp);
    let value = seal(header, file);
    while let Err(trouble) = set_surely(shelf, &key, &value) {
        if trouble != Trouble::Full || !room::drop_oldest(shelf) {
            // What could not be written whole is worth nothing.
            let _removed = shelf.remove(&key);
            return Err(trouble);
        }
    }
    // Its time is that of the state, which may be older than all that is kept: it is never its own surplus.
    let mut others = keys(shelf, &header.plan);
    others.retain(|other| *other != key);
    for surplus in others.iter().skip(MOST.saturating_sub(1)) {
        // What cannot be removed is tried again with the next one.
        let _removed = shelf.remove(surplus);
    }
    room::thin_but(shelf, &key);
    Ok(Taken::New)
}
