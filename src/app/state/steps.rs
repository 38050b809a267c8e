//! Undo, redo, and the changes that put a whole document in the place of this one.

use crate::command::Command;
use crate::command::error::CommandError;
use crate::exchange::Document;
use crate::text;
use crate::text::saving::ExportState;

use super::super::notices::About;
use super::{App, Change, Stand};

impl App {
    /// What undo would take back; follows changes.
    pub fn undo_title(&self) -> Option<String> {
        self.version.track();
        self.history
            .with_value(|history| history.undo_title().map(|change| change.title.clone()))
    }

    /// What can be taken back, the latest first; follows changes.
    pub fn done_titles(&self) -> Vec<(String, String)> {
        self.version.track();
        self.history.with_value(|history| {
            let titled = |change: &Change| (change.title.clone(), change.after.as_of.clone());
            history.done().map(titled).collect()
        })
    }

    /// What redo would do again; follows changes.
    pub fn redo_title(&self) -> Option<String> {
        self.version.track();
        self.history
            .with_value(|history| history.redo_title().map(|change| change.title.clone()))
    }

    /// Takes the last change back.
    pub fn undo(&self) {
        self.step(true);
    }

    /// Does the change that was taken back last again.
    pub fn redo(&self) {
        self.step(false);
    }

    /// Steps; only for the second part of the program ([`App::step`] asks it to).
    pub(in super::super) fn step_now(&self, back: bool) {
        self.flush_typing();
        self.toast.set(None);
        let stand = self.history.with_value(|history| {
            if back {
                history.undo_title().map(|change| change.before.clone())
            } else {
                history.redo_title().map(|change| change.after.clone())
            }
        });
        let Some(stand) = stand else { return };
        if self.reading.get_untracked() {
            return self.notices.refused(&CommandError::ReadOnly);
        }
        let mut outcome = Ok(false);
        self.document.update(|document| {
            let plan = &mut document.plan;
            let taken = self.history.try_update_value(|history| {
                if back {
                    history.undo(plan)
                } else {
                    history.redo(plan)
                }
            });
            outcome = taken.unwrap_or(Ok(false));
            if outcome == Ok(true) {
                document.as_of = stand.as_of;
            }
        });
        match outcome {
            Ok(true) => self.changed(stand.export),
            Ok(false) => {}
            Err(error) => self.notices.refused(&error),
        }
    }

    /// Puts a document that was read from a file in the place of this one, as one change that can be taken back, and says
    /// so. `false` if that was refused.
    pub fn take_in(&self, incoming: Document) -> bool {
        let name = text::transfer::plan_name(&incoming.plan.name);
        let begun = self.put_in_place(incoming, None, ExportState::Current);
        if begun {
            self.forget_choices();
            self.notices.clear(About::Sample);
            self.say(text::app::taken_in(&name), true);
        }
        begun
    }

    /// Puts another document, of which there is no file, in the place of this one, as one change that can be taken back.
    /// `false` if that was refused.
    pub fn begin(&self, incoming: Document) -> bool {
        let begun = self.put_in_place(incoming, None, ExportState::Never);
        if begun {
            self.forget_choices();
        }
        begun
    }

    /// The same with an earlier state of the plan: the year and the department that are shown stay. `title` is what undo calls it.
    pub fn begin_again(&self, incoming: Document, title: String) -> bool {
        let export = match self.version_untracked().as_file() {
            ExportState::Never => ExportState::Never,
            _ => ExportState::Changed,
        };
        self.put_in_place(incoming, Some(title), export)
    }

    fn put_in_place(&self, incoming: Document, title: Option<String>, export: ExportState) -> bool {
        self.flush_typing();
        let command = Command::Replace(Box::new(incoming.plan));
        let stand = Stand {
            as_of: incoming.as_of,
            export: Some(export),
        };
        let changed = self.change(command, false, title, stand);
        if let Err(error) = &changed {
            self.notices.refused(error);
        }
        changed.is_ok()
    }
}
