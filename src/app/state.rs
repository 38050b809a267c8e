//! The state of the program. There is one plan; whatever pages show is derived from it. Every change comes in as a
//! [`Command`] through [`App::dispatch`] or, while somebody types, [`App::type_into`].

mod steps;
mod typing;

use std::ops::Deref;

use crate::ui::prelude::*;

use crate::command::Command;
use crate::command::error::CommandError;
use crate::command::history::{History, Note};
use crate::domain::id::DepartmentId;
use crate::domain::plan::Plan;
use crate::domain::summary::Figures;
use crate::domain::year::FiscalYear;
use crate::exchange::Document;
use crate::platform::paper::Found;
use crate::platform::{address, clock, events};
use crate::report::route::Route;
use crate::report::why::Why;
use crate::text;
use crate::text::saving::{ExportState, SaveState};

use super::collecting::Collecting;
use super::holding::Holder;
use super::importing::Incoming;
use super::later::Coming;
use super::notices::{Notices, Toast};
use super::snapshots;
use super::store::Opened;

use typing::Held;
pub(super) use typing::Typed;

/// What undo and redo know of a change.
#[derive(Debug, Clone)]
struct Change {
    title: String,
    before: Stand,
    after: Stand,
}

/// What belongs to a state of the plan without being part of it.
#[derive(Debug, Clone)]
struct Stand {
    /// When the data had last been changed.
    as_of: String,
    /// Where it stands as a file; told where another document has come or gone.
    export: Option<ExportState>,
}

impl Stand {
    /// After a change of the plan that is there.
    fn now() -> Self {
        Self {
            as_of: clock::now_utc(),
            export: None,
        }
    }
}

impl Note for Change {
    fn go_on(&mut self, later: Self) {
        self.after = later.after;
    }
}

/// How far the plan has come on this device, and how far it had come when it was last written as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// Counts changes of the plan.
    pub revision: u64,
    /// The revision that stands in a file.
    pub exported: Option<u64>,
}

impl Version {
    /// The version of nothing: no plan has it.
    pub const NONE: Self = Self {
        revision: u64::MAX,
        exported: None,
    };

    /// Where the plan stands as a file.
    pub fn as_file(self) -> ExportState {
        match self.exported {
            None => ExportState::Never,
            Some(revision) if revision == self.revision => ExportState::Current,
            Some(_) => ExportState::Changed,
        }
    }
}

/// The state of the program, shared by reference. There is one program in a page, for as long as the page is there, so it
/// is never given back: what handles an event holds one reference and not a copy of every handle.
#[derive(Clone, Copy)]
pub struct App(&'static State);

impl Deref for App {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// What the state is made of.
pub struct State {
    document: RwSignal<Document>,
    history: StoredValue<History<Change>>,
    version: RwSignal<Version>,
    typed: StoredValue<Option<Typed>>,
    typing_timer: StoredValue<Option<events::Timer>>,
    composing: StoredValue<bool>,
    /// What was typed while another tab wrote: it becomes a change once this one does.
    held: StoredValue<Vec<Held>>,
    year: RwSignal<Option<FiscalYear>>,
    scope: RwSignal<Option<DepartmentId>>,
    /// The year and the department that are shown: what reads them follows them and not every change of the plan.
    shown_year: Memo<FiscalYear>,
    shown_scope: Memo<Option<DepartmentId>>,
    closed: Memo<Vec<FiscalYear>>,
    figures: Memo<Figures>,
    /// The page that is shown.
    pub route: RwSignal<Route>,
    /// The number whose 計算根拠 stands in front of the page.
    pub why: RwSignal<Option<Why>>,
    /// Long tables have all their rows in the page, not only those in view: to be printed or copied out.
    pub whole: RwSignal<bool>,
    /// What can be copied out of the page, while that is asked.
    pub taking_out: RwSignal<Vec<Found>>,
    /// Whether the plan is stored.
    pub saving: RwSignal<SaveState>,
    /// Another tab writes: this one shows what it stores, and changes nothing.
    pub reading: RwSignal<bool>,
    /// Counts the snapshots taken and dropped, so that lists of them follow.
    pub snapshots: RwSignal<u32>,
    /// Messages that stay until somebody closes them.
    pub notices: Notices,
    /// A short message about what has just been done.
    pub toast: RwSignal<Option<Toast>>,
    /// A blank plan is asked for, from a page that does not have the question.
    pub asks_blank: RwSignal<bool>,
    /// A file that is being looked at before it is taken in.
    pub incoming: RwSignal<Option<Incoming>>,
    /// The file on disk to which the plan is saved.
    pub holder: Holder,
    /// Files of departments that were received.
    pub collecting: Collecting,
    /// The second part of the program.
    pub(super) rest: RwSignal<Coming>,
}

impl App {
    /// The state after opening the page.
    pub fn new(opened: Opened, coming: Coming) -> Self {
        let document = RwSignal::new(opened.document);
        let year = RwSignal::new(None);
        let scope = RwSignal::new(None::<DepartmentId>);
        let shown_year =
            Memo::new(move |_| document.with(|document| chosen_year(&document.plan, year.get())));
        Self(Box::leak(Box::new(State {
            document,
            history: StoredValue::new(History::default()),
            version: RwSignal::new(opened.version),
            typed: StoredValue::new(None),
            typing_timer: StoredValue::new(None),
            composing: StoredValue::new(false),
            held: StoredValue::new(Vec::new()),
            year,
            scope,
            shown_year,
            shown_scope: Memo::new(move |_| {
                document.with(|document| {
                    scope
                        .get()
                        .filter(|id| document.plan.department(id).is_some())
                })
            }),
            closed: Memo::new(move |_| document.with(|document| document.plan.closed.clone())),
            figures: Memo::new(move |_| {
                document.with(|document| Figures::of(&document.plan, shown_year.get()))
            }),
            route: RwSignal::new(Route::default()),
            why: RwSignal::new(None),
            whole: RwSignal::new(false),
            taking_out: RwSignal::new(Vec::new()),
            saving: RwSignal::new(opened.saving),
            reading: RwSignal::new(false),
            snapshots: RwSignal::new(0),
            notices: Notices::new(opened.notices),
            toast: RwSignal::new(None),
            asks_blank: RwSignal::new(false),
            incoming: RwSignal::new(None),
            holder: Holder::default(),
            collecting: Collecting::new(),
            rest: RwSignal::new(coming),
        })))
    }

    /// Reads the plan; what reads it follows its changes.
    pub fn with<T>(&self, read: impl FnOnce(&Plan) -> T) -> T {
        self.document.with(|document| read(&document.plan))
    }

    /// Reads the plan and its figures in the chosen year; what reads them follows their changes.
    pub fn with_figures<T>(&self, read: impl FnOnce(&Plan, &Figures) -> T) -> T {
        self.document
            .with(|document| self.figures.with(|figures| read(&document.plan, figures)))
    }

    /// Reads the whole document without following it.
    pub fn with_document_untracked<T>(&self, read: impl FnOnce(&Document) -> T) -> T {
        self.document.with_untracked(read)
    }

    /// The chosen year; follows changes.
    pub fn year(&self) -> FiscalYear {
        self.shown_year.get()
    }

    /// Chooses a year.
    pub fn choose_year(&self, year: FiscalYear) {
        self.year.set(Some(year));
    }

    /// The department whose part is shown; `None` is the whole plan. Follows changes.
    pub fn scope(&self) -> Option<DepartmentId> {
        self.shown_scope.get()
    }

    /// Chooses a department, or the whole plan.
    pub fn choose_scope(&self, scope: Option<DepartmentId>) {
        self.scope.set(scope);
    }

    /// The year somebody chose, if they did; follows changes.
    pub fn chosen_year(&self) -> Option<FiscalYear> {
        self.year.get()
    }

    /// Whether the plan is only to be read. It does not change while the page is open.
    pub fn is_reading(&self) -> bool {
        self.saving
            .with_untracked(|state| matches!(state, SaveState::Reading | SaveState::Newer))
    }

    /// Whether fields are only to be read. 試算 changes nothing of the plan: there everything can be tried by anybody.
    pub fn locks_fields(&self) -> bool {
        let tries = |route: &Route| matches!(route, Route::WhatIf(_));
        self.is_reading() && !self.route.with_untracked(tries)
    }

    /// Whether what is recorded in a year is only to be read; follows changes.
    pub fn is_closed(&self, year: FiscalYear) -> bool {
        self.closed.with(|closed| closed.contains(&year))
    }

    /// How far the plan has come; follows changes.
    pub fn version(&self) -> Version {
        self.version.get()
    }

    /// How far the plan has come.
    pub fn version_untracked(&self) -> Version {
        self.version.get_untracked()
    }

    /// Notes that the plan as it is now stands in a file.
    pub fn mark_exported(&self) {
        self.mark_exported_at(self.version_untracked().revision);
    }

    /// Notes that the plan as it was at a revision stands in a file.
    pub fn mark_exported_at(&self, revision: u64) {
        self.version
            .update(|version| version.exported = version.exported.max(Some(revision)));
    }

    /// Where the plan stands as a file; follows changes.
    pub fn export_state(&self) -> ExportState {
        self.version.get().as_file()
    }

    /// Counts a change. `export` is where the plan stands as a file now, if it is another document.
    fn changed(&self, export: Option<ExportState>) {
        self.version.update(|version| {
            let before = version.revision;
            version.revision = before.saturating_add(1);
            match export {
                None => {}
                Some(ExportState::Never) => version.exported = None,
                Some(ExportState::Changed) => version.exported = Some(before),
                Some(ExportState::Current) => version.exported = Some(version.revision),
            }
        });
    }

    /// Changes the plan. After an error the plan is as it was; the caller says so where it was tried.
    pub fn dispatch(&self, command: Command) -> Result<(), CommandError> {
        self.flush_typing();
        self.change(command, false, None, Stand::now())
    }

    /// Changes the plan; an error is shown as a message of the page. Whether it was changed.
    pub fn dispatch_or_tell(&self, command: Command) -> bool {
        match self.dispatch(command) {
            Ok(()) => true,
            Err(error) => {
                self.notices.refused(&error);
                false
            }
        }
    }

    /// The same, and says what was done, with the way back: only where it was done, for the way back of what was refused
    /// would take back the change before it.
    pub fn dispatch_and_tell(&self, command: Command, done: String) -> bool {
        self.flush_typing();
        let before = self.version_untracked().revision;
        let changed = self.dispatch_or_tell(command) && self.version_untracked().revision != before;
        if changed {
            self.say(done, true);
        }
        changed
    }

    /// Says for a moment what has just been done; `undo` is whether that is a change that can be taken back.
    pub fn say(&self, text: String, undo: bool) {
        self.toast.set(Some(Toast { text, undo }));
    }

    fn change(
        &self,
        command: Command,
        typing: bool,
        title: Option<String>,
        after: Stand,
    ) -> Result<(), CommandError> {
        if self.is_reading() {
            return Err(CommandError::ForReading);
        }
        if self.reading.get_untracked() {
            return Err(CommandError::ReadOnly);
        }
        let before = snapshots::before(*self, &command);
        let mut outcome = Ok(false);
        let export = after.export;
        let now = self.version_untracked().as_file();
        self.document.update(|document| {
            let change = Change {
                title: title.unwrap_or_else(|| text::change::title(&command, &document.plan)),
                before: Stand {
                    as_of: document.as_of.clone(),
                    export: export.map(|_| now),
                },
                after: after.clone(),
            };
            let applied = self.history.try_update_value(|history| {
                history.apply(&mut document.plan, command, change, typing)
            });
            outcome = applied.unwrap_or(Err(CommandError::Gone));
            if outcome == Ok(true) {
                document.as_of = after.as_of;
            }
        });
        if outcome == Ok(true) {
            if let Some(before) = before {
                before.keep(*self);
            }
            self.changed(export);
            // What was said is no longer the last thing done, and its way back would take back this.
            if self.toast.with_untracked(Option::is_some) {
                self.toast.set(None);
            }
        }
        outcome.map(drop)
    }

    /// Whether nothing has been changed since the sample was opened.
    pub fn is_untouched(&self) -> bool {
        self.saving.get_untracked() == SaveState::Untouched
    }

    /// Whether it is a file of a version to come, of which this program could only write another.
    pub fn is_newer(&self) -> bool {
        self.saving.get_untracked() == SaveState::Newer
    }

    /// Whether there is nothing that would have to be stored: it stands in a file, or comes with the program.
    pub fn is_kept(&self) -> bool {
        let state = self.saving.get_untracked();
        self.is_reading() || matches!(state, SaveState::Untouched | SaveState::Carried)
    }

    /// Shows a page in another way, such as another filter: its address takes the place of the old one, so that the
    /// browser's way back leads to the page before and not through every filter.
    pub fn replace_route(&self, route: Route) {
        address::replace(&route.href());
        self.route.set(route);
    }

    /// Shows the year that is reported and the whole plan again.
    pub fn forget_choices(&self) {
        self.year.set(None);
        self.scope.set(None);
    }

    /// Follows another tab: its document is now this one's, and what could be undone here no longer fits.
    pub fn follow(&self, document: Document, version: Version) {
        self.history.set_value(History::default());
        self.document.set(document);
        self.version.set(version);
        self.drop_overtaken();
    }
}

fn chosen_year(plan: &Plan, chosen: Option<FiscalYear>) -> FiscalYear {
    chosen
        .filter(|year| plan.years.contains(year))
        .unwrap_or(plan.reporting_year)
}

/// The state of the program, from anywhere in the page.
pub fn use_app() -> App {
    expect_context::<App>()
}
