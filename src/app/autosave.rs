//! Saving by itself: soon after each change, and when the page goes out of sight.

mod elsewhere;

use crate::ui::prelude::*;

use crate::exchange::{self, Document};
use crate::keep::key;
use crate::keep::seal::Header;
use crate::keep::slots::{self, Known, NotSaved};
use crate::keep::snapshots::{self as kept, Reason};
use crate::keep::{Shelf as _, Trouble, old, room};
use crate::platform::{clock, events, storage};
use crate::text;
use crate::text::app::Tone;
use crate::text::saving::SaveState;

use super::keeping;
use super::notices::{About, Notice};
use super::shelf::Browser;
use super::snapshots;
use super::state::{App, Version};
use super::store;
use super::tabs::Tabs;

/// Milliseconds from a change to its being stored.
const DELAY: u64 = 250;
/// Milliseconds between two looks whether what was stored is still there.
const WATCH: u64 = 5_000;
/// Milliseconds until it is tried again where storing failed.
const AGAIN: u64 = 1_000;

/// Keeps the stored plan up with the one on the page.
#[derive(Clone, Copy)]
pub struct Saver {
    pub(super) app: App,
    /// The plan whose slots `known` is about; blank where nothing is stored.
    plan: StoredValue<String>,
    /// What this tab knows of the slots.
    known: StoredValue<Known>,
    /// What is stored.
    stored: StoredValue<Version>,
    /// What an earlier version of the program stored, until this plan has been saved.
    old: StoredValue<Option<String>>,
    /// Since when work goes on without a snapshot.
    worked_since: StoredValue<Option<String>>,
    timer: StoredValue<Option<events::Timer>>,
    tabs: Tabs,
}

impl Saver {
    /// What is stored is what is on the page. `known` is what was found of the plan's slots on opening.
    pub fn new(app: App, known: Known, old: Option<String>) -> Self {
        let plan = known.header.as_ref();
        Self {
            app,
            plan: StoredValue::new(plan.map_or(String::new(), |header| header.plan.clone())),
            known: StoredValue::new(known),
            stored: StoredValue::new(app.version_untracked()),
            old: StoredValue::new(old),
            worked_since: StoredValue::new(None),
            timer: StoredValue::new(None),
            tabs: Tabs::new(),
        }
    }

    /// Saves from now on.
    pub fn listen(self) {
        let (saver, app) = (self, self.app);
        if app.is_reading() {
            // Nothing is changed, and nothing is stored or followed.
            return;
        }
        Effect::new(move |_| {
            let version = app.version();
            if saver.stored.with_value(|stored| *stored != version) {
                saver.soon();
            }
        });
        events::on_leaving(move || {
            app.leave_field();
            saver.cleared();
            saver.now();
        });
        // Work that is in this page alone is not left by accident.
        events::on_leaving_for_good(move || {
            app.flush_typing();
            saver.now();
            if app.reading.get_untracked() {
                return app.holds_typed();
            }
            !(saver.is_saved() || app.is_kept())
        });
        events::on_closing(move || saver.tabs.leave(&saver.plan.get_value()));
        events::on_return(move || saver.come_back());
        events::on_stored_elsewhere(move |key, value| {
            let plan = saver.shown();
            match key {
                None => saver.cleared(),
                Some(key) if key == key::FORGOTTEN => {
                    // Its going is told, too.
                    if value.is_some() {
                        // The sample has been read before.
                        let _forgotten = keeping::forget(saver);
                    }
                }
                Some(key) if key == key::tab(&plan) => saver.tabs.hear(saver, value.as_deref()),
                Some(key) if key::plan_of_slot(&key) == Some(plan.as_str()) => {
                    saver.stored_elsewhere()
                }
                Some(_) => {}
            }
        });
        saver.hear_of_before();
        if saver.plan.with_value(|plan| !plan.is_empty()) {
            saver.tabs.enter(saver);
        }
        saver.watch();
    }

    /// The plan on the page.
    pub(super) fn shown(&self) -> String {
        self.app
            .with_document_untracked(|document| document.plan.id.to_string())
    }

    fn soon(&self) {
        if self.is_stopped() {
            return;
        }
        self.app.saving.set(SaveState::Pending);
        self.after(DELAY);
    }

    /// Stores the plan after a while. What is waited for already is not put off: somebody who types without a pause is
    /// saved all the same.
    fn after(&self, milliseconds: u64) {
        if self.timer.with_value(Option::is_some) {
            return;
        }
        let saver = *self;
        let timer = events::after(milliseconds, move || {
            saver.timer.set_value(None);
            saver.now();
        });
        self.timer.set_value(timer);
    }

    /// Whether a person has to decide before anything is stored.
    fn is_stopped(&self) -> bool {
        self.app.reading.get_untracked()
            || matches!(
                self.app.saving.get_untracked(),
                SaveState::Conflict | SaveState::Blocked
            )
    }

    /// Whether what is on the page is stored.
    pub fn is_saved(&self) -> bool {
        let version = self.app.version_untracked();
        self.stored.with_value(|stored| *stored == version)
    }

    /// Stores the plan if it has changed since, unless that would overwrite something a person has not seen.
    pub fn now(&self) {
        if self.is_stopped() || self.is_saved() {
            return;
        }
        let version = self.app.version_untracked();
        let plan = self.shown();
        if self.plan.with_value(|known| *known != plan)
            && let Err(trouble) = self.turn_to(&plan)
        {
            return self.failed(NotSaved::Refused(trouble));
        }
        let saved = self.app.with_document_untracked(|document| {
            let header = store::header(document, version, None);
            let file = exchange::write(document);
            let mut known = self.known.get_value();
            let mut make_room = || room::drop_oldest(&Browser);
            let saved = slots::save(&Browser, &mut known, header, &file, &mut make_room);
            self.known.set_value(known);
            saved
        });
        match saved {
            Ok(set_aside) => self.saved(&plan, version, set_aside),
            Err(reason) => self.failed(reason),
        }
    }

    fn saved(&self, plan: &str, version: Version, set_aside: bool) {
        self.stored.set_value(version);
        self.app
            .saving
            .set(SaveState::Saved(store::time_of(&clock::now_utc())));
        self.app.notices.clear(About::Storing);
        if set_aside {
            let text = text::saving::SET_ASIDE_TEXT.to_owned();
            self.app.notices.show(store::unreadable_notice(true, text));
        }
        store::point_to(plan);
        if self.old.with_value(Option::is_some) {
            self.drop_old();
        }
        let since = self.worked_since.get_value().unwrap_or_else(clock::now_utc);
        let next = snapshots::after_work(self.app, &since).unwrap_or(since);
        self.worked_since.set_value(Some(next));
        self.look_at_room();
        self.tabs.wrote(*self);
    }

    fn failed(&self, reason: NotSaved) {
        match reason {
            NotSaved::Elsewhere => self.conflict(),
            NotSaved::Damaged => {
                self.app.saving.set(SaveState::Blocked);
                let text = text::saving::BLOCKED_TEXT.to_owned();
                self.app.notices.show(store::unreadable_notice(false, text));
            }
            NotSaved::Refused(trouble) => {
                self.app.saving.set(match trouble {
                    Trouble::Full => SaveState::Full,
                    Trouble::Off => SaveState::Off,
                });
                self.app.notices.show(store::storing_failed(trouble));
                self.after(AGAIN);
            }
        }
    }

    /// Another plan has come onto the page: what this device keeps of it becomes what it goes on from. Where that is another
    /// state it becomes a snapshot first.
    fn turn_to(&self, plan: &str) -> Result<(), Trouble> {
        let opened = slots::open(&Browser, plan)?;
        if let Some((header, file)) = opened.newest {
            let same = self
                .app
                .with_document_untracked(|document| exchange::write(document) == file);
            if !same {
                keep_stored(header, &file, Reason::Replace)?;
            }
        }
        if let Some((header, file)) = opened.beside {
            keep_stored(header, &file, Reason::OtherTab)?;
        }
        self.tabs.leave(&self.plan.get_value());
        self.plan.set_value(plan.to_owned());
        // Damaged slots are set aside by the saving itself.
        self.known
            .set_value(opened.known.forgetting_damage(&opened.damaged));
        Ok(())
    }

    /// The plan of an earlier version of the program is stored in the new way now.
    fn drop_old(&self) {
        let value = self.old.try_update_value(Option::take).flatten();
        // Only what was read: an earlier version may be open in another tab.
        if value.is_some() && Browser.get(old::KEY) == Ok(value) {
            let _removed = storage::remove(old::KEY);
        }
    }

    /// Says that room gets short, and thins the snapshots where it is.
    pub fn look_at_room(&self) {
        room::thin(&Browser);
        let (_, used) = room::used(&Browser);
        if room::is_over(used, room::WARN) {
            self.app.notices.show(Notice {
                about: About::Room,
                tone: Tone::Warning,
                title: text::saving::ROOM_TITLE.to_owned(),
                text: text::saving::room(used, room::QUOTA),
            });
        } else {
            self.app.notices.clear(About::Room);
        }
    }

    /// Looks from time to time whether what was stored is still there: nobody tells a page that its storage was cleared.
    fn watch(&self) {
        let saver = *self;
        events::after(WATCH, move || {
            saver.cleared();
            saver.watch();
        });
    }

    /// If nothing is left of what this tab has stored, what is on the page is stored again.
    fn cleared(&self) {
        let there = self.plan.with_value(|plan| {
            plan.is_empty()
                || key::Side::BOTH
                    .iter()
                    .any(|side| Browser.size(&key::slot(plan, *side)) > 0)
        });
        let refused = matches!(
            self.app.saving.get_untracked(),
            SaveState::Full | SaveState::Off
        );
        if !there && !refused && self.is_saved() {
            self.stored.set_value(Version::NONE);
            self.soon();
        }
    }

    /// Opens another plan that is kept here. `false` if what is on the page could not be stored first, or if the other one
    /// cannot be read.
    pub fn open(&self, plan: &str) -> bool {
        self.app.leave_field();
        self.now();
        let untouched = self.app.saving.get_untracked() == SaveState::Untouched;
        // That the plan was written as a file cannot be stored by a tab that only reads, and is nothing that would be lost.
        let revision = self.app.version_untracked().revision;
        if !(untouched || self.stored.with_value(|stored| stored.revision == revision)) {
            return false;
        }
        let Ok(Some(found)) = store::find(plan) else {
            return false;
        };
        self.tabs.leave(&self.plan.get_value());
        self.follow(found);
        self.app.forget_choices();
        self.worked_since.set_value(None);
        store::point_to(plan);
        self.tabs.enter(*self);
        true
    }

    /// Lets this tab write the plan: the other one stores what it has, and goes on reading.
    pub fn take_over(&self) {
        self.tabs.take_over(*self);
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
        self.plan.set_value(String::new());
        self.known.set_value(Known::default());
        self.old.set_value(None);
        self.worked_since.set_value(None);
        self.tabs.forget(*self);
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

/// Keeps a stored state as a snapshot before something takes its place.
fn keep_stored(header: Header, file: &str, reason: Reason) -> Result<(), Trouble> {
    let header = Header {
        reason: reason.word().to_owned(),
        ..header
    };
    kept::take(&Browser, &header, file).map(drop)
}
