//! Typing: when what stands in a field becomes a change of the plan, and what becomes of it where nothing may be changed.

use crate::command::Command;
use crate::command::address::{Address, Value};
use crate::command::error::CommandError;
use crate::command::history::History;
use crate::domain::id::PlanId;
use crate::platform::events;
use crate::text;
use crate::text::app::Tone;

use super::super::notices::{About, Notice};
use super::{App, Stand};

/// Milliseconds between the last keystroke and the change it makes. Together with the delay of saving this keeps every
/// keystroke from being older than half a second before it is stored.
const TYPING_PAUSE: u64 = 200;

/// What somebody is typing and has not become a change yet.
#[derive(Debug, Clone)]
pub(in super::super) struct Typed {
    at: Address,
    value: Value,
}

impl Typed {
    fn command(&self) -> Command {
        Command::Set {
            at: self.at.clone(),
            value: self.value.clone(),
        }
    }
}

/// What was typed while another tab wrote.
#[derive(Debug, Clone)]
pub(super) struct Held {
    plan: PlanId,
    typed: Typed,
    /// What stood there when it was typed.
    over: Option<Value>,
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
        if let Some(typed) = typed {
            self.take_typed(typed);
        }
    }

    /// Makes it a change; only for the second part of the program ([`App::flush_typing`] asks it to).
    pub(in super::super) fn take_typed_now(&self, typed: Typed) {
        if self.reading.get_untracked() {
            let plan = self.plan_id();
            let over = self.standing(&typed);
            let idle = over.as_ref() == Some(&typed.value);
            self.held.update_value(|held| {
                held.retain(|earlier| earlier.plan != plan || earlier.typed.at != typed.at);
                if !idle {
                    held.push(Held { plan, typed, over });
                }
            });
            if !idle {
                self.notices.refused(&CommandError::ReadOnly);
            }
            return;
        }
        let back = |history: &History<_>| history.leads_back(&typed.at, &typed.value);
        if self.history.with_value(back) {
            // As if nothing had been typed.
            return self.give_up(&typed.at);
        }
        if let Err(error) = self.change(typed.command(), true, None, Stand::now()) {
            self.notices.refused(&error);
        }
    }

    fn plan_id(&self) -> PlanId {
        self.with_document_untracked(|document| document.plan.id.clone())
    }

    /// What stands in the plan where this was typed.
    fn standing(&self, typed: &Typed) -> Option<Value> {
        let mut plan = self.with_document_untracked(|document| document.plan.clone());
        match typed.command().apply(&mut plan) {
            Ok(Command::Set { value, .. }) => Some(value),
            _ => None,
        }
    }

    /// Whether something that was typed here waits for this tab to write.
    pub fn holds_typed(&self) -> bool {
        self.held.with_value(|held| !held.is_empty())
    }

    /// Another tab has changed what stood where something was typed: it would be overwritten unseen. What was typed is told, to be
    /// typed again by somebody who has seen both.
    pub(super) fn drop_overtaken(&self) {
        let plan = self.plan_id();
        let mut told = Vec::new();
        let mut held = self.held.get_value();
        held.retain(
            |Held {
                 plan: of,
                 typed,
                 over,
             }| {
                let now = (*of == plan).then(|| self.standing(typed));
                let stays = now.as_ref().is_none_or(|now| now == over);
                if !stays && now.flatten().as_ref() != Some(&typed.value) {
                    let title = self.with_document_untracked(|document| {
                        text::change::title(&typed.command(), &document.plan)
                    });
                    let texts = typed.value.typed(over.as_ref());
                    told.push(text::saving::overtaken(&title, &texts));
                }
                stays
            },
        );
        self.held.set_value(held);
        if !told.is_empty() {
            self.notices.show(Notice {
                about: About::Overtaken,
                tone: Tone::Warning,
                title: text::saving::OVERTAKEN_TITLE.to_owned(),
                // What was told before and has not been closed is nowhere else.
                text: match self.notices.text_about(About::Overtaken) {
                    Some(before) => [&before, "、", &told.join("、")].concat(),
                    None => [text::saving::OVERTAKEN_TEXT, &told.join("、")].concat(),
                },
            });
        }
    }

    /// This tab writes now: what was typed into this plan while it did not becomes changes. What was typed into another one
    /// waits until that is open again.
    pub fn release_held(&self) {
        let plan = self.plan_id();
        let mut own = self.held.get_value();
        own.retain(|held| held.plan == plan);
        if own.is_empty() {
            return;
        }
        self.held
            .update_value(|held| held.retain(|held| held.plan != plan));
        self.notices.clear(About::Refused);
        for held in own {
            self.dispatch_or_tell(held.typed.command());
        }
    }

    /// Gives up what has been typed into a field since it was entered: the plan is as it was before.
    pub fn give_up(&self, at: &Address) {
        self.composing.set_value(false);
        self.held
            .update_value(|held| held.retain(|held| &held.typed.at != at));
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
