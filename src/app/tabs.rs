//! Several tabs on one plan: one writes, the others read and follow. They speak to each other through one key of the storage,
//! whose changes the browser tells to all other tabs. If a tab does not answer, or cannot, saving still notices that another
//! one has stored something and overwrites nothing: this is for comfort, that is for safety.

use crate::ui::prelude::*;

use crate::keep::{Shelf as _, key};
use crate::platform::{events, ids};
use crate::text;
use crate::text::app::Tone;

use super::autosave::Saver;
use super::notices::{About, Notice};
use super::shelf::Browser;

/// Milliseconds in which another tab answers if it is there.
const ANSWER: u64 = 400;
/// Milliseconds after which a tab that does not answer is taken to be gone.
const PATIENCE: u64 = 1_500;

/// What tabs say.
const ASK: &str = "ask";
const WRITER: &str = "writer";
const TAKE: &str = "take";
const YIELD: &str = "yield";

/// What this tab is among those that show the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It has not asked: nothing is stored yet.
    None,
    /// It has asked and writes until another answers.
    Asking,
    /// Nobody has answered, so it writes; should one answer late, it gives way.
    Assumed,
    /// It writes.
    Writer,
    /// It reads and follows.
    Reader,
    /// It reads and has asked to write.
    Taking,
}

/// This tab among the others.
#[derive(Clone, Copy)]
pub struct Tabs {
    me: StoredValue<String>,
    role: StoredValue<Role>,
}

impl Tabs {
    /// A tab that nobody has heard of.
    pub fn new() -> Self {
        Self {
            me: StoredValue::new(ids::fresh()),
            role: StoredValue::new(Role::None),
        }
    }

    fn say(&self, plan: &str, word: &str) {
        let value = [word, " ", &self.me.get_value(), " ", &ids::fresh()].concat();
        // Where nothing can be said, saving is still safe.
        let _said = Browser.set(&key::tab(plan), &value);
    }

    fn be(&self, saver: Saver, role: Role) {
        self.role.set_value(role);
        let reading = matches!(role, Role::Reader | Role::Taking);
        if saver.app.reading.get_untracked() != reading {
            saver.app.reading.set(reading);
        }
        if reading {
            saver.app.notices.show(Notice {
                about: About::Reading,
                tone: Tone::Info,
                title: text::saving::READING_TITLE.to_owned(),
                text: text::saving::READING_TEXT.to_owned(),
            });
        } else {
            saver.app.notices.clear(About::Reading);
        }
    }

    /// This tab shows a plan that is stored. Unless another one answers, it writes.
    pub fn enter(&self, saver: Saver) {
        if self.role.get_value() != Role::None {
            return;
        }
        self.be(saver, Role::Asking);
        self.say(&saver.shown(), ASK);
        let tabs = *self;
        events::after(ANSWER, move || {
            if tabs.role.get_value() == Role::Asking {
                tabs.be(saver, Role::Assumed);
                saver.app.release_held();
            }
        });
    }

    /// This tab has stored a change of its own: now it is the one that writes. Where nothing was stored before, nobody need be
    /// asked, and a tab that is opened at this moment must not be in doubt.
    pub fn wrote(&self, saver: Saver) {
        match self.role.get_value() {
            Role::None => {
                self.be(saver, Role::Writer);
                self.say(&saver.shown(), WRITER);
            }
            Role::Assumed => self.be(saver, Role::Writer),
            _ => {}
        }
    }

    /// Another tab has stored this plan, so it is the one that writes.
    pub fn read(&self, saver: Saver) {
        self.be(saver, Role::Reader);
    }

    /// This tab shows the plan no longer. The others may write.
    pub fn leave(&self, plan: &str) {
        let role = self
            .role
            .try_update_value(|role| std::mem::replace(role, Role::None));
        if !plan.is_empty() && matches!(role, Some(Role::Asking | Role::Assumed | Role::Writer)) {
            let _gone = Browser.remove(&key::tab(plan));
        }
    }

    /// Nothing is known of other tabs, and none has been asked.
    pub fn forget(&self, saver: Saver) {
        self.be(saver, Role::None);
    }

    /// Another tab has said something; nothing is said by one that has gone.
    pub fn hear(&self, saver: Saver, said: Option<&str>) {
        let role = self.role.get_value();
        let Some(said) = said else {
            // The one that wrote has been closed: whoever asks first writes.
            if matches!(role, Role::Reader | Role::Taking) {
                saver.catch_up();
                self.role.set_value(Role::None);
                self.enter(saver);
            }
            return;
        };
        let mut words = said.split(' ');
        let (word, from) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        match (word, role) {
            (ASK, Role::Writer | Role::Assumed) => self.say(&saver.shown(), WRITER),
            // Of two that ask at the same time one gives way.
            (ASK, Role::Asking) if self.me.with_value(|me| me.as_str() < from) => {
                self.say(&saver.shown(), WRITER);
            }
            // It may not have heard that this one asked: it was not there yet, or out of sight.
            (ASK, Role::Asking) => self.say(&saver.shown(), ASK),
            (WRITER, Role::Asking | Role::Assumed) => {
                // What has been done here in this short while comes first.
                saver.now();
                if saver.is_saved() {
                    self.be(saver, Role::Reader);
                    saver.catch_up();
                }
            }
            (TAKE, Role::Writer | Role::Assumed | Role::Asking) => {
                saver.app.leave_field();
                saver.now();
                if saver.is_saved() {
                    self.be(saver, Role::Reader);
                }
                self.say(&saver.shown(), YIELD);
            }
            (YIELD, Role::Taking) => self.taken(saver),
            (TAKE, Role::Taking) if self.me.with_value(|me| me.as_str() > from) => {
                self.be(saver, Role::Reader);
            }
            _ => {}
        }
    }

    /// A person wants to write here.
    pub fn take_over(&self, saver: Saver) {
        if self.role.get_value() != Role::Reader {
            return;
        }
        self.role.set_value(Role::Taking);
        self.say(&saver.shown(), TAKE);
        let tabs = *self;
        events::after(PATIENCE, move || {
            if tabs.role.get_value() == Role::Taking {
                tabs.taken(saver);
            }
        });
    }

    fn taken(&self, saver: Saver) {
        saver.catch_up();
        self.be(saver, Role::Writer);
        saver.app.notices.clear(About::Refused);
        saver.app.release_held();
        self.say(&saver.shown(), WRITER);
    }
}
