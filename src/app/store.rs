//! What is kept in the browser's storage, and what is found there on opening the page. What cannot be read is never
//! overwritten.

use crate::exchange::error::Problem;
use crate::exchange::slot::Slot;
use crate::exchange::{self, Document};
use crate::platform::storage::{self, StorageError};
use crate::platform::{clock, ids, page};
use crate::text;
use crate::text::app::Tone;
use crate::text::saving::SaveState;

use super::notices::{About, Notice};
use super::state::Version;

/// What every key of this program begins with: on `file://` other pages keep theirs beside them.
pub const PREFIX: &str = "tassei:";
/// The plan that is open.
pub const PLAN: &str = "tassei:plan";
/// What could not be read, moved out of the way.
pub const SET_ASIDE: &str = "tassei:set-aside:";

/// What was found on opening the page.
pub struct Opened {
    /// The plan to begin with.
    pub document: Document,
    /// Its version.
    pub version: Version,
    /// Whether it is stored.
    pub saving: SaveState,
    /// What has to be said about it.
    pub notices: Vec<Notice>,
    /// The mark of the stored value it came from.
    pub stamp: String,
}

/// Reads a stored value.
pub fn read(value: &str) -> Option<(Slot, Document)> {
    let (slot, file) = Slot::unwrap(value)?;
    Some((slot, exchange::read_stored(file).ok()?))
}

/// Opens what is stored, or the sample. An error means that the program's own sample is broken.
pub fn open() -> Result<Opened, Box<Problem>> {
    match storage::get(PLAN) {
        Ok(Some(value)) => match read(&value) {
            Some((slot, document)) => Ok(Opened {
                document,
                version: Version {
                    revision: slot.revision,
                    exported: slot.exported,
                },
                saving: SaveState::Saved(time_of(&slot.saved_at)),
                notices: Vec::new(),
                stamp: slot.stamp,
            }),
            None => open_beside(&value),
        },
        Ok(None) => sample(SaveState::Untouched, Vec::new()),
        Err(_) => sample(SaveState::Off, vec![storing_failed(StorageError::Off)]),
    }
}

/// The message that the sample is open.
pub fn sample_notice() -> Notice {
    Notice {
        about: About::Sample,
        tone: Tone::Info,
        title: text::app::SAMPLE_TITLE.to_owned(),
        text: text::app::SAMPLE_TEXT.to_owned(),
    }
}

fn sample(saving: SaveState, mut notices: Vec<Notice>) -> Result<Opened, Box<Problem>> {
    notices.push(sample_notice());
    Ok(Opened {
        document: sample_plan()?,
        version: Version {
            revision: 0,
            exported: None,
        },
        saving,
        notices,
        stamp: String::new(),
    })
}

/// The plan that comes with the program.
pub fn sample_plan() -> Result<Document, Box<Problem>> {
    exchange::read(page::data("sample").unwrap_or_default().as_bytes())
}

/// Something is stored that cannot be read. It is moved out of the way if there is room for a copy, and otherwise left
/// where it is, with nothing stored over it.
fn open_beside(value: &str) -> Result<Opened, Box<Problem>> {
    let key = format!("{SET_ASIDE}{}", clock::now_utc());
    let moved =
        storage::set(&key, value).is_ok() && storage::get(&key) == Ok(Some(value.to_owned()));
    let (about, saving, text) = if moved {
        (
            About::SetAside,
            SaveState::Untouched,
            text::saving::SET_ASIDE_TEXT,
        )
    } else {
        (
            About::Blocked,
            SaveState::Blocked,
            text::saving::BLOCKED_TEXT,
        )
    };
    if moved {
        // Left behind it would only be set aside again; the copy has been read back and compared.
        let _removed = storage::remove(PLAN);
    }
    let notice = Notice {
        about,
        tone: Tone::Error,
        title: text::saving::UNREADABLE_TITLE.to_owned(),
        text: text.to_owned(),
    };
    sample(saving, vec![notice])
}

/// Why the plan was not stored.
pub enum NotSaved {
    /// Another tab has stored something else since: nothing was overwritten.
    OtherTab,
    /// The storage refused.
    Storage(StorageError),
}

impl From<StorageError> for NotSaved {
    fn from(error: StorageError) -> Self {
        NotSaved::Storage(error)
    }
}

/// Stores the document in the place of the value with the mark `known`.
pub fn save(document: &Document, version: Version, known: &str) -> Result<Slot, NotSaved> {
    if storage::get(PLAN)?.is_some_and(|value| !was_written_as(&value, known)) {
        return Err(NotSaved::OtherTab);
    }
    let Version { revision, exported } = version;
    let slot = Slot {
        revision,
        exported,
        saved_at: clock::now_utc(),
        stamp: ids::fresh(),
    };
    storage::set(PLAN, &slot.wrap(&exchange::write(document)))?;
    Ok(slot)
}

/// Whether nothing is stored.
pub fn is_empty() -> bool {
    storage::get(PLAN) == Ok(None)
}

/// Whether a stored value carries this mark.
fn was_written_as(value: &str, stamp: &str) -> bool {
    Slot::unwrap(value).is_some_and(|(slot, _)| slot.stamp == stamp)
}

/// What is stored now, with its mark, if it can be read.
pub fn current() -> Option<(Slot, Document)> {
    storage::get(PLAN)
        .ok()
        .flatten()
        .and_then(|value| read(&value))
}

/// The mark of what is stored now, readable or not: for writing over it on purpose.
pub fn current_stamp() -> String {
    let value = storage::get(PLAN).ok().flatten();
    value
        .and_then(|value| Slot::unwrap(&value).map(|(slot, _)| slot.stamp))
        .unwrap_or_default()
}

/// The keys of what could not be read: what was set aside, and what still stands in its place.
pub fn unreadable_keys() -> Vec<String> {
    let mut keys = storage::keys(SET_ASIDE);
    keys.sort_unstable();
    let stored = storage::get(PLAN).ok().flatten();
    if stored.is_some_and(|value| read(&value).is_none()) {
        keys.push(PLAN.to_owned());
    }
    keys
}

/// The texts that could not be read: those set aside, and the one still in its place.
pub fn unreadable() -> Vec<String> {
    unreadable_keys()
        .iter()
        .filter_map(|key| storage::get(key).ok().flatten())
        .collect()
}

/// Drops the texts that could not be read.
pub fn drop_unreadable() {
    for key in unreadable_keys() {
        let _removed = storage::remove(&key);
    }
}

/// The message for a failure to store.
pub fn storing_failed(error: StorageError) -> Notice {
    Notice {
        about: About::Storing,
        tone: Tone::Error,
        title: text::saving::FAILED_TITLE.to_owned(),
        text: match error {
            StorageError::Full => text::saving::FULL_TEXT,
            StorageError::Off => text::saving::OFF_TEXT,
        }
        .to_owned(),
    }
}

/// A stored time on the device's own clock, for the state line.
pub fn time_of(utc: &str) -> String {
    clock::local_of(utc)
        .map(|local| text::format::time_of_day(local.hour, local.minute))
        .unwrap_or_default()
}
