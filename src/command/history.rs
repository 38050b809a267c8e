//! Undo and redo: a bounded list of commands that take changes back.

use std::collections::VecDeque;

use crate::domain::plan::Plan;

use super::Command;
use super::address::{Address, Value};
use super::error::CommandError;

/// The most changes that can be taken back.
pub const MOST_STEPS: usize = 200;

/// What is kept with a change, for telling a person about it.
pub trait Note {
    /// The change goes on: further typing into the same field belongs to it. What stood before it stays as noted.
    fn go_on(&mut self, later: Self);
}

/// A bare title says the same all along.
impl Note for String {
    fn go_on(&mut self, _: Self) {}
}

/// What has been changed and can be taken back or done again, with a [`Note`] on each change.
#[derive(Debug, Clone)]
pub struct History<T> {
    done: VecDeque<Step<T>>,
    undone: Vec<Step<T>>,
}

#[derive(Debug, Clone)]
struct Step<T> {
    title: T,
    /// Takes the change back (or, among the undone, does it again).
    inverse: Command,
    /// Further typing into the same field still belongs to this step.
    open: Option<Address>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self {
            done: VecDeque::new(),
            undone: Vec::new(),
        }
    }
}

impl<T: Note> History<T> {
    /// Changes the plan and remembers how to take it back. Successive changes of one field while it is being typed in
    /// (`typing`) are one step. `Ok(false)` if what is put into a field stands there already: then it is no change, and what was taken
    /// back can still be done again.
    pub fn apply(
        &mut self,
        plan: &mut Plan,
        command: Command,
        title: T,
        typing: bool,
    ) -> Result<bool, CommandError> {
        let field = match &command {
            Command::Set { at, .. } if typing => Some(at.clone()),
            _ => None,
        };
        let set = matches!(command, Command::Set { .. }).then(|| command.clone());
        let inverse = command.apply(plan)?;
        if set.as_ref() == Some(&inverse) {
            return Ok(false);
        }
        self.undone.clear();
        if let Some(last) = self.done.back_mut()
            && field.is_some()
            && last.open == field
        {
            // The step already leads back to what stood there before the typing began.
            last.title.go_on(title);
            return Ok(true);
        }
        self.done.push_back(Step {
            title,
            inverse,
            open: field,
        });
        if self.done.len() > MOST_STEPS {
            self.done.pop_front();
        }
        Ok(true)
    }

    /// The field has been left: what is typed next is another step.
    pub fn close(&mut self) {
        if let Some(last) = self.done.back_mut() {
            last.open = None;
        }
    }

    /// Whether the last change is what is still being typed into this field.
    pub fn is_typing(&self, at: &Address) -> bool {
        self.done
            .back()
            .is_some_and(|last| last.open.as_ref() == Some(at))
    }

    /// Whether a value is what stood in this field before it was typed into.
    pub fn leads_back(&self, at: &Address, value: &Value) -> bool {
        self.done.back().is_some_and(|last| {
            last.open.as_ref() == Some(at)
                && matches!(&last.inverse, Command::Set { value: before, .. } if before == value)
        })
    }

    /// Takes back what is still being typed into this field as if it had never been typed: nothing is left to do
    /// again. `Ok(None)` if nothing has been typed into it.
    pub fn give_up(&mut self, plan: &mut Plan, at: &Address) -> Result<Option<T>, CommandError> {
        if !self.is_typing(at) {
            return Ok(None);
        }
        let Some(step) = self.done.pop_back() else {
            return Ok(None);
        };
        step.inverse.apply(plan)?;
        Ok(Some(step.title))
    }

    /// What can be taken back, the latest first.
    pub fn done(&self) -> impl Iterator<Item = &T> {
        self.done.iter().rev().map(|step| &step.title)
    }

    /// What would be taken back next.
    pub fn undo_title(&self) -> Option<&T> {
        self.done.back().map(|step| &step.title)
    }

    /// What would be done again next.
    pub fn redo_title(&self) -> Option<&T> {
        self.undone.last().map(|step| &step.title)
    }

    /// Takes the last change back. `Ok(false)` if there is none.
    pub fn undo(&mut self, plan: &mut Plan) -> Result<bool, CommandError> {
        let Some(step) = self.done.pop_back() else {
            return Ok(false);
        };
        // Typing was broken off: more of it is another step.
        self.close();
        let again = step.inverse.apply(plan)?;
        self.undone.push(Step {
            title: step.title,
            inverse: again,
            open: None,
        });
        Ok(true)
    }

    /// Does the last change that was taken back again. `Ok(false)` if there is none.
    pub fn redo(&mut self, plan: &mut Plan) -> Result<bool, CommandError> {
        let Some(step) = self.undone.pop() else {
            return Ok(false);
        };
        let back = step.inverse.apply(plan)?;
        self.done.push_back(Step {
            title: step.title,
            inverse: back,
            open: None,
        });
        Ok(true)
    }
}

#[cfg(test)]
mod tests;
