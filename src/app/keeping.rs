//! What this device keeps, for the page that tells about it: how much, what could not be read, and dropping all of it.

use crate::exchange::error::Problem;
use crate::keep::key::{FORGOTTEN, OPEN, PREFIX, SET_ASIDE};
use crate::keep::room;
use crate::platform::{clock, events, files, storage};
use crate::text;

use super::autosave::Saver;
use super::shelf::Browser;
use super::store;

/// Data that could not be read and was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The key it is kept under.
    pub key: String,
    /// When it was set aside, on the device's own clock; blank if it still stands where it was found.
    pub since: String,
    /// Its length in UTF-16 units, as the browser counts.
    pub length: usize,
}

/// How many UTF-16 units are kept here: by this program, by all that share the room, and how many fit in Chromium.
pub fn usage() -> (usize, usize, usize) {
    let (ours, all) = room::used(&Browser);
    (ours, all, room::QUOTA)
}

/// What could not be read.
pub fn asides() -> Vec<Aside> {
    store::unreadable_keys()
        .into_iter()
        .filter_map(|key| {
            let value = storage::get(&key).ok().flatten()?;
            let since = key
                .strip_prefix(SET_ASIDE)
                .and_then(|at| clock::local_of(at.split('+').next().unwrap_or(at)))
                .map(|moment| text::transfer::moment(&moment))
                .unwrap_or_default();
            Some(Aside {
                since,
                length: value.encode_utf16().count(),
                key,
            })
        })
        .collect()
}

/// Hands it out as a file. `false` if the browser refuses, or if it is no longer there.
pub fn save_aside(aside: &Aside) -> bool {
    match storage::get(&aside.key) {
        Ok(Some(value)) => files::save_as(text::saving::UNREADABLE_FILE, &value),
        _ => false,
    }
}

/// Drops it. Saving goes on if it stood in the way.
pub fn drop_aside(saver: Saver, aside: &Aside) {
    // What cannot be removed is still in the list.
    let _removed = storage::remove(&aside.key);
    if store::unreadable_keys().is_empty() {
        saver.resume();
    }
}

/// Drops everything that is kept here, and begins anew with the sample as on the first day, also in other tabs. This cannot
/// be taken back.
pub fn forget_all(saver: Saver) -> Result<(), Box<Problem>> {
    // Where it cannot be told, nothing is stored either.
    let _told = storage::set(FORGOTTEN, &clock::now_utc());
    forget(saver)
}

/// The same where another tab has told.
pub fn forget(saver: Saver) -> Result<(), Box<Problem>> {
    let sample = store::sample_plan()?;
    saver.forget(sample);
    // A tab that remembers a plan where nothing is stored would take the storage to be cut off.
    storage::remember_in_tab(OPEN, "");
    // The choices just made are remembered after this, so they are dropped once that has happened.
    events::after(0, || {
        for key in storage::keys(PREFIX) {
            let _removed = storage::remove(&key);
        }
    });
    Ok(())
}
