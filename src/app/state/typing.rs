//! Typing: when what stands in a field becomes a change of the plan, and what becomes of it where nothing may be changed.

use crate::command::Command;
use crate::command::address::{Address, Value};
use crate::command::error::CommandError;
use crate::command::history::History;
use crate::platform::events;

use super::super::notices::About;
use super::{App, Stand};

/// Milliseconds between the last keystroke and the change it makes. Together with the delay of saving this keeps every
/// keystroke from being older than half a second before it is stored.
const TYPING_PAUSE: u64 = 200;

/// What somebody is typing and has not become a change yet.
#[derive(Debug, Clone)]
pub(super) struct Typed {
    at: Address,
    value: Value,
}

impl App {
    /// Takes in what is being typed: it becomes a change after a short pause, when the field is left, or when the page
    /// is left, whichever comes first.
    pub fn type_into(&self, at: Address, text: String) {
        self.type_value(at, Value::Text(text));
    }

    /// The same where what is typed is part of a value that is more than a text.
    pub fn type_value(&self, at: Address, value: Value) {
        if self
            .typed
            .with_value(|typed| typed.as_ref().is_some_and(|typed| typed.at != at))
        {
            self.flush_typing();
        }
        self.typed.set_value(Some(Typed { at, value }));
        // What is waited for already is not put off: somebody who types without a pause loses nothing either.
        if self.typing_timer.with_value(Option::is_some) {
            return;
        }
        let app = *self;
        let timer = events::after(TYPING_PAUSE, move || {
            app.typing_timer.set_value(None);
            app.flush_typing();
        });
        self.typing_timer.set_value(timer);
    }

    /// While an input method composes, nothing that was typed may change the page under it.
    pub fn set_composing(&self, composing: bool) {
        if composing {
            self.flush_typing();
        }
        self.composing.set_value(composing);
    }

    /// Makes what has been typed a change now. A refusal is shown as a message; the text stays in its field.
    pub fn flush_typing(&self) {
        if self.composing.get_value() {
            return;
        }
        let typed = self.typed.try_update_value(Option::take).flatten();
        if self.reading.get_untracked()
            && let Some(typed) = typed
        {
            let plan = self.with_document_untracked(|document| document.plan.id.clone());
            self.held.update_value(|held| {
                held.retain(|(of, earlier)| *of != plan || earlier.at != typed.at);
                held.push((plan, typed));
            });
            return self.notices.refused(&CommandError::ReadOnly);
        }
        if let Some(Typed { at, value }) = typed
            && let Err(error) = self.change(Command::Set { at, value }, true, None, Stand::now())
        {
            self.notices.refused(&error);
        }
    }

    /// This tab writes now: what was typed into this plan while it did not becomes changes. What was typed into another one
    /// waits until that is open again.
    pub fn release_held(&self) {
        let plan = self.with_document_untracked(|document| document.plan.id.clone());
        let mut own = Vec::new();
        self.held.update_value(|held| {
            for (of, typed) in std::mem::take(held) {
                if of == plan {
                    own.push(typed);
                } else {
                    held.push((of, typed));
                }
            }
        });
        if own.is_empty() {
            return;
        }
        self.notices.clear(About::Refused);
        for Typed { at, value } in own {
            self.dispatch_or_tell(Command::Set { at, value });
        }
    }

    /// Gives up what has been typed into a field since it was entered: the plan is as it was before.
    pub fn give_up(&self, at: &Address) {
        self.composing.set_value(false);
        self.held
            .update_value(|held| held.retain(|(_, typed)| &typed.at != at));
        self.typed.update_value(|typed| {
            if typed.as_ref().is_some_and(|typed| &typed.at == at) {
                *typed = None;
            }
        });
        if !self.history.with_value(|history| history.is_typing(at)) {
            return;
        }
        if self.reading.get_untracked() {
            return self.notices.refused(&CommandError::ReadOnly);
        }
        let mut outcome = Ok(());
        self.document.update(|document| {
            let given_up = self
                .history
                .try_update_value(|history| history.give_up(&mut document.plan, at));
            match given_up {
                Some(Ok(Some(change))) => document.as_of = change.before.as_of,
                Some(Err(error)) => outcome = Err(error),
                _ => {}
            }
        });
        match outcome {
            Ok(()) => self.changed(None),
            Err(error) => self.notices.refused(&error),
        }
    }

    /// The field has been left: what was typed becomes a change, and what is typed next will be another one.
    pub fn leave_field(&self) {
        self.composing.set_value(false);
        self.flush_typing();
        self.history.update_value(History::close);
    }
}
