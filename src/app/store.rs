//! What is kept in the browser's storage, and what is found there on opening the page. What cannot be read is never
//! overwritten. How it is kept is `keep`'s affair; here it meets the plan, the clock and the words.

use crate::domain::sort;
use crate::exchange::error::Problem;
use crate::exchange::{self, Document};
use crate::keep::key::{self, SET_ASIDE};
use crate::keep::seal::Header;
use crate::keep::slots::{self, Known};
use crate::keep::snapshots::{self, Reason};
use crate::keep::{Shelf as _, Trouble, get_surely, old, set_surely};
use crate::platform::{clock, ids, page, storage};
use crate::text;
use crate::text::app::Tone;
use crate::text::saving::SaveState;

use super::doors;
use super::notices::{About, Notice};
use super::shelf::Browser;
use super::state::Version;

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
    /// What is known of its slots.
    pub known: Known,
    /// What an earlier version of the program stored, if the plan comes from there.
    pub old: Option<String>,
}

/// A plan read from its slots.
pub struct Found {
    /// The plan.
    pub document: Document,
    /// What is said of it.
    pub header: Header,
    /// What is known of its slots.
    pub known: Known,
    /// What has to be said about it.
    pub notices: Vec<Notice>,
    /// Nothing may be stored over what could not be read.
    pub blocked: bool,
}

/// Opens what is stored, or the sample. An error means that the program's own sample is broken.
pub fn open() -> Result<Opened, Box<Problem>> {
    if get_surely(&Browser, key::OPEN).is_err() {
        let mut opened = sample(SaveState::Off, Vec::new())?;
        opened.notices.insert(0, storing_failed(Trouble::Off));
        return Ok(opened);
    }
    let mut notices = Vec::new();
    let mut blocked = false;
    if let Some(opened) = open_old(&mut notices, &mut blocked) {
        return Ok(opened);
    }
    let wanted = wanted();
    let mut left: Vec<String> = wanted.iter().cloned().collect();
    let mut others = false;
    loop {
        let Some(plan) = left.pop() else {
            if others {
                break;
            }
            // Only where they are needed: all of them have to be read for it.
            left = slots::in_order(&Browser, wanted.as_deref());
            left.reverse();
            others = true;
            continue;
        };
        match find(&plan) {
            Ok(Some(found)) => {
                notices.extend(found.notices);
                let blocked = blocked || found.blocked;
                return Ok(Opened {
                    version: version_of(&found.header),
                    saving: if blocked {
                        SaveState::Blocked
                    } else {
                        SaveState::Saved(time_of(&found.header.saved_at))
                    },
                    document: found.document,
                    known: found.known,
                    notices,
                    old: None,
                });
            }
            Ok(None) => put_aside(&plan, &mut notices, &mut blocked),
            Err(trouble) => {
                notices.push(storing_failed(trouble));
                return sample(SaveState::Off, notices);
            }
        }
    }
    newer(&mut notices);
    let saving = if blocked {
        SaveState::Blocked
    } else {
        SaveState::Untouched
    };
    sample(saving, notices)
}

/// The plan that this tab, or the last one, had open.
fn wanted() -> Option<String> {
    storage::of_tab(key::OPEN).or_else(|| get_surely(&Browser, key::OPEN).ok().flatten())
}

/// Remembers which plan is open. Without it the one saved last is opened.
pub fn point_to(plan: &str) {
    storage::remember_in_tab(key::OPEN, plan);
    if get_surely(&Browser, key::OPEN).ok().flatten().as_deref() != Some(plan) {
        let _set = set_surely(&Browser, key::OPEN, plan);
    }
}

/// Reads a plan's newest whole state. `Ok(None)` if there is none that can be read.
pub fn find(plan: &str) -> Result<Option<Found>, Trouble> {
    found(plan, slots::open(&Browser, plan)?)
}

/// Reads what another tab than the one with this mark has stored.
pub fn find_other(plan: &str, ours: &str) -> Result<Option<Found>, Trouble> {
    found(plan, slots::open(&Browser, plan)?.of_another(ours))
}

fn found(plan: &str, opened: slots::Opened) -> Result<Option<Found>, Trouble> {
    let Some((header, file)) = opened.newest else {
        return Ok(None);
    };
    let Some(document) = exchange::read_stored(&file)
        .ok()
        .filter(|document| document.plan.id.as_str() == plan)
    else {
        return Ok(None);
    };
    let mut notices = Vec::new();
    let mut kept = true;
    let mut damaged = false;
    for (_, value) in opened.damaged {
        damaged = true;
        kept &= slots::set_aside(&Browser, &value, &clock::now_utc());
    }
    if damaged {
        let text = if kept {
            text::saving::other_slot(&doors::local_time(&header.saved_at))
        } else {
            text::saving::BLOCKED_TEXT.to_owned()
        };
        notices.push(unreadable_notice(kept, text));
    }
    if let Some((beside, file)) = opened.beside {
        let header = Header {
            reason: Reason::OtherTab.word().to_owned(),
            ..beside
        };
        let taken = snapshots::take(&Browser, &header, &file);
        kept &= taken.is_ok();
        notices.push(Notice {
            about: About::OtherTab,
            tone: Tone::Warning,
            title: text::saving::BESIDE_TITLE.to_owned(),
            text: text::saving::BESIDE_TEXT.to_owned(),
        });
    }
    Ok(Some(Found {
        document,
        header,
        known: opened.known,
        notices,
        blocked: !kept,
    }))
}

/// What an earlier version of the program stored. It is opened if its plan is not kept in the new way yet, becomes a snapshot
/// if it is, and is set aside if it cannot be read.
fn open_old(notices: &mut Vec<Notice>, blocked: &mut bool) -> Option<Opened> {
    let value = get_surely(&Browser, old::KEY).ok()??;
    let read = old::read(&value).and_then(|(header, file)| {
        let document = exchange::read_stored(file).ok()?;
        Some((header, document, file.to_owned()))
    });
    let Some((header, document, file)) = read else {
        let moved = set_aside_from(old::KEY, &value);
        *blocked |= !moved;
        notices.push(aside_notice(moved));
        return None;
    };
    let header = Header {
        plan: document.plan.id.to_string(),
        name: document.plan.name.clone(),
        reason: Reason::Old.word().to_owned(),
        ..header
    };
    if slots::in_order(&Browser, None).is_empty() {
        return Some(Opened {
            version: version_of(&header),
            saving: SaveState::Saved(time_of(&header.saved_at)),
            document,
            notices: std::mem::take(notices),
            known: Known::default(),
            old: Some(value),
        });
    }
    // Newer plans are here already: it stands beside them as a snapshot, from which it can be restored.
    if snapshots::take(&Browser, &header, &file).is_ok() {
        let _removed = storage::remove(old::KEY);
    }
    None
}

/// Says that a newer program keeps plans here that this one cannot open.
fn newer(notices: &mut Vec<Notice>) {
    if slots::plans(&Browser).iter().any(|kept| kept.newer) {
        notices.push(Notice {
            about: About::File,
            tone: Tone::Warning,
            title: text::saving::NEWER_TITLE.to_owned(),
            text: text::saving::NEWER_TEXT.to_owned(),
        });
    }
}

/// The version that a stored value is of.
pub fn version_of(header: &Header) -> Version {
    Version {
        revision: header.revision,
        exported: header.exported,
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
        known: Known::default(),
        old: None,
    })
}

/// The plan that comes with the program.
pub fn sample_plan() -> Result<Document, Box<Problem>> {
    exchange::read(page::data("sample").unwrap_or_default().as_bytes())
}

/// Nothing of a plan can be read. Its slots are moved out of the way if there is room for copies, and otherwise left where
/// they are, with nothing stored over them.
fn put_aside(plan: &str, notices: &mut Vec<Notice>, blocked: &mut bool) {
    for side in key::Side::BOTH {
        let key = key::slot(plan, side);
        if let Ok(Some(value)) = get_surely(&Browser, &key) {
            let moved = set_aside_from(&key, &value);
            *blocked |= !moved;
            let notice = aside_notice(moved);
            notices.retain(|other| other.about != notice.about);
            notices.push(notice);
        }
    }
}

/// Moves a value out of the way. `false` if there is no room for a copy: then it stays.
fn set_aside_from(key: &str, value: &str) -> bool {
    let copied = slots::set_aside(&Browser, value, &clock::now_utc());
    if copied {
        // Left behind it would only be set aside again; the copy has been read back and compared.
        let _removed = storage::remove(key);
    }
    copied
}

fn aside_notice(moved: bool) -> Notice {
    let text = if moved {
        text::saving::SET_ASIDE_TEXT
    } else {
        text::saving::BLOCKED_TEXT
    };
    unreadable_notice(moved, text.to_owned())
}

/// The message that something cannot be read.
pub fn unreadable_notice(kept: bool, text: String) -> Notice {
    Notice {
        about: if kept {
            About::SetAside
        } else {
            About::Blocked
        },
        tone: Tone::Error,
        title: text::saving::UNREADABLE_TITLE.to_owned(),
        text,
    }
}

/// What is said of a state that is about to be stored.
pub fn header(document: &Document, version: Version, reason: Option<Reason>) -> Header {
    Header {
        plan: document.plan.id.to_string(),
        name: document.plan.name.clone(),
        revision: version.revision,
        exported: version.exported,
        saved_at: clock::now_utc(),
        stamp: ids::fresh(),
        reason: reason.map_or(String::new(), |reason| reason.word().to_owned()),
        ..Header::default()
    }
}

/// The keys of what could not be read: what was set aside, and what still stands in its place.
pub fn unreadable_keys() -> Vec<String> {
    let mut keys = storage::keys(SET_ASIDE);
    sort::by_key(&mut keys, String::clone);
    for key in storage::keys(key::LAYOUT) {
        let Some(plan) = key::plan_of_slot(&key) else {
            continue;
        };
        let damaged = slots::open(&Browser, plan).is_ok_and(|opened| {
            opened.damaged.iter().any(|(damaged, _)| *damaged == key)
                || opened
                    .newest
                    .is_some_and(|(_, file)| exchange::read_stored(&file).is_err())
        });
        if damaged {
            keys.push(key);
        }
    }
    if let Ok(Some(value)) = Browser.get(old::KEY)
        && old::read(&value).is_none_or(|(_, file)| exchange::read_stored(file).is_err())
    {
        keys.push(old::KEY.to_owned());
    }
    keys
}

/// The texts that could not be read: those set aside, and those still in their place.
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
pub fn storing_failed(error: Trouble) -> Notice {
    Notice {
        about: About::Storing,
        tone: Tone::Error,
        title: text::saving::FAILED_TITLE.to_owned(),
        text: match error {
            Trouble::Full => text::saving::FULL_TEXT,
            Trouble::Off => text::saving::OFF_TEXT,
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
