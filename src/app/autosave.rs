//! Saving by itself: soon after each change, and when the page goes out of sight.

use leptos::prelude::*;

use crate::exchange::Document;
use crate::exchange::slot::Slot;
use crate::platform::events;
use crate::platform::storage::StorageError;
use crate::text;
use crate::text::app::Tone;
use crate::text::saving::SaveState;

use super::notices::{About, Notice, Toast};
use super::state::{App, Version};
use super::store;

/// Milliseconds from a change to its being stored.
const DELAY: u64 = 250;

/// Keeps the stored plan up with the one on the page.
#[derive(Clone, Copy)]
pub struct Saver {
    app: App,
    /// The mark of the value that this tab read or wrote last.
    stamp: StoredValue<String>,
    /// What is stored.
    stored: StoredValue<Version>,
    timer: StoredValue<Option<events::Timer>>,
}

/// Saves from now on. `stamp` is the mark of the value that was found on opening.
pub fn start(app: App, stamp: String) -> Saver {
    let saver = Saver {
        app,
        stamp: StoredValue::new(stamp),
        stored: StoredValue::new(app.version_untracked()),
        timer: StoredValue::new(None),
    };
    Effect::new(move |_| {
        let version = app.version();
        if saver.stored.with_value(|stored| *stored != version) {
            saver.soon();
        }
    });
    events::on_leaving(move || {
        app.leave_field();
        saver.now();
    });
    events::on_stored_elsewhere(move |key| {
        if key.is_none_or(|key| key == store::PLAN) {
            saver.stored_elsewhere();
        }
    });
    saver
}

impl Saver {
    fn soon(&self) {
        if !matches!(
            self.app.saving.get_untracked(),
            SaveState::Conflict | SaveState::Blocked
        ) {
            self.app.saving.set(SaveState::Pending);
        }
        let saver = *self;
        let timer = events::after(DELAY, move || saver.now());
        if let Some(Some(earlier)) = self
            .timer
            .try_update_value(|place| std::mem::replace(place, timer))
        {
            earlier.clear();
        }
    }

    /// Stores the plan if it has changed since, unless that would overwrite something a person has not seen.
    pub fn now(&self) {
        let version = self.app.version_untracked();
        let stopped = matches!(
            self.app.saving.get_untracked(),
            SaveState::Conflict | SaveState::Blocked
        );
        if stopped || self.stored.with_value(|stored| *stored == version) {
            return;
        }
        let saved = self.stamp.with_value(|stamp| {
            self.app
                .with_document_untracked(|document| store::save(document, version, stamp))
        });
        match saved {
            Ok(slot) => {
                self.stored.set_value(version);
                self.stamp.set_value(slot.stamp);
                self.app
                    .saving
                    .set(SaveState::Saved(store::time_of(&slot.saved_at)));
                self.app.notices.clear(About::Storing);
            }
            Err(store::NotSaved::OtherTab) => self.conflict(),
            Err(store::NotSaved::Storage(error)) => {
                self.app.saving.set(match error {
                    StorageError::Full => SaveState::Full,
                    StorageError::Off => SaveState::Off,
                });
                self.app.notices.show(store::storing_failed(error));
            }
        }
    }

    fn conflict(&self) {
        self.app.saving.set(SaveState::Conflict);
        self.app.notices.show(Notice {
            about: About::OtherTab,
            tone: Tone::Warning,
            title: text::saving::CONFLICT_TITLE.to_owned(),
            text: text::saving::CONFLICT_TEXT.to_owned(),
        });
    }

    /// Another tab has stored something, or cleared the storage. With nothing unsaved here this tab follows it;
    /// otherwise a person decides.
    fn stored_elsewhere(&self) {
        self.app.flush_typing();
        let Some((slot, document)) = store::current() else {
            // Cleared, or written by something else: what is on the page is stored again at the next change.
            return self.stored_value_gone();
        };
        if self.stamp.with_value(|stamp| *stamp == slot.stamp) {
            return;
        }
        if self
            .stored
            .with_value(|stored| *stored == self.app.version_untracked())
        {
            self.follow(slot, document);
            self.app.toast.set(Some(Toast {
                text: text::saving::FOLLOWED.to_owned(),
                undo: false,
            }));
        } else {
            self.conflict();
        }
    }

    fn stored_value_gone(&self) {
        if store::is_empty() {
            self.stored.set_value(Version::NONE);
            self.soon();
        }
    }

    fn follow(&self, slot: Slot, document: Document) {
        let version = Version {
            revision: slot.revision,
            exported: slot.exported,
        };
        self.stored.set_value(version);
        self.stamp.set_value(slot.stamp);
        self.app.follow(document, version);
        self.app
            .saving
            .set(SaveState::Saved(store::time_of(&slot.saved_at)));
        self.app.notices.clear(About::OtherTab);
    }

    /// Decides a conflict for this tab: what the other one stored is overwritten.
    pub fn keep_this_tab(&self) {
        self.stamp.set_value(store::current_stamp());
        self.app.saving.set(SaveState::Pending);
        self.app.notices.clear(About::OtherTab);
        self.stored.set_value(Version::NONE);
        self.now();
    }

    /// Decides a conflict for the other tab: what is on this page and not stored goes.
    pub fn take_other_tab(&self) {
        match store::current() {
            Some((slot, document)) => self.follow(slot, document),
            None => self.keep_this_tab(),
        }
    }

    /// Begins with a document that is not stored and need not be, as on the first day; whoever calls this drops what is
    /// stored.
    pub fn forget(&self, document: Document) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
        let version = Version {
            revision: 0,
            exported: None,
        };
        self.stored.set_value(version);
        self.stamp.set_value(String::new());
        self.app.follow(document, version);
        self.app.forget_choices();
        self.app.saving.set(SaveState::Untouched);
        self.app.notices.begin(vec![store::sample_notice()]);
    }

    /// The data that could not be read have been dropped: saving may go on.
    pub fn resume(&self) {
        self.app.notices.clear(About::Blocked);
        self.app.notices.clear(About::SetAside);
        if self.app.saving.get_untracked() == SaveState::Blocked {
            self.keep_this_tab();
        }
    }
}
