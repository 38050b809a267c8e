//! 配布・受領・統合: files of departments out, and in again, many at once. Nothing of the plan is changed before somebody
//! says so, and then by one change.

use std::sync::Arc;

use crate::ui::prelude::*;
use leptos::ev::Event;
use leptos::task::spawn_local;

use crate::command::Command;
use crate::domain::cut::{Cut, Fingerprint};
use crate::domain::id::{DepartmentId, MergeId, PlanId};
use crate::domain::limits;
use crate::domain::plan::Plan;
use crate::exchange::error::{Problem, What};
use crate::exchange::kin::{Begun, Known};
use crate::exchange::merge::{self, Key, State, merged};
use crate::exchange::tree::MOST_BYTES;
use crate::exchange::{self, Document, fingerprint};
use crate::platform::files::{self, Given};
use crate::platform::{clock, events, ids};
use crate::report::collect::{
    self, Choice, Content, Decision, Look, Parcel, Question, Received, Weighing,
};
use crate::report::route::Route;
use crate::text;
use crate::text::app::Tone;
use crate::text::file::Refusal;

use super::doors::local_time;
use super::notices::{About, Notice, Toast};
use super::state::App;

/// Milliseconds between two files that are written: some browsers drop downloads that follow each other at once.
const BETWEEN_FILES: u64 = 250;
/// Milliseconds of reading after which the page gets its turn.
const TURN: f64 = 30.0;

/// What was written about changes.
type Notes = Vec<(Key, String)>;

/// What was written about a change; follows changes.
pub fn noted(notes: RwSignal<Notes>, key: &Key) -> String {
    notes.with(|notes| {
        let found = notes.iter().find(|(other, _)| other == key);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    })
}

/// Notes what is written about a change.
pub fn note(notes: RwSignal<Notes>, key: &Key, text: String) {
    notes.update(|notes| {
        notes.retain(|(other, _)| other != key);
        if !text.is_empty() {
            notes.push((key.clone(), text));
        }
    });
}

/// What was received and what was decided about it. It outlives the page that shows it.
#[derive(Clone, Copy)]
pub struct Collecting {
    /// What is said to the departments that get a file.
    pub note: RwSignal<String>,
    /// The files.
    pub received: RwSignal<Vec<Received>>,
    /// What is being done, and with how many of how many files it is done.
    pub progress: RwSignal<Option<(Stage, usize, usize)>>,
    /// What was decided.
    pub decisions: RwSignal<Vec<Decision>>,
    /// Why.
    pub reasons: RwSignal<Notes>,
    /// What was typed to stand there, also while another answer is chosen.
    pub typed: RwSignal<Notes>,
    /// What keeps the changes from making a plan together.
    pub problem: RwSignal<Option<Refusal>>,
    /// What the files are and ask for, as things stood at `looked_at`.
    pub look: RwSignal<Arc<Look>>,
    /// The revision of the plan for which that is so. While it is looked at again nothing is taken in.
    looked_at: StoredValue<u64>,
    /// What the list was received for: a plan, and the state it was cut from.
    ground: StoredValue<Option<Ground>>,
    /// Counts how often it was begun to look: only the last counts.
    looks: StoredValue<u32>,
}

/// What a list of files is received for.
type Ground = (PlanId, Option<Fingerprint>);

/// What takes a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files are being read.
    Reading,
    /// What they bring is being held against the plan.
    Weighing,
    /// Files are being written.
    Writing,
}

impl Default for Collecting {
    fn default() -> Self {
        Self::new()
    }
}

impl Collecting {
    /// Nothing was received.
    pub fn new() -> Self {
        Self {
            note: RwSignal::new(String::new()),
            received: RwSignal::new(Vec::new()),
            progress: RwSignal::new(None),
            decisions: RwSignal::new(Vec::new()),
            reasons: RwSignal::new(Vec::new()),
            typed: RwSignal::new(Vec::new()),
            problem: RwSignal::new(None),
            look: RwSignal::new(Arc::default()),
            looked_at: StoredValue::new(0),
            ground: StoredValue::new(None),
            looks: StoredValue::new(0),
        }
    }

    /// Notes what was decided about a change; `None` takes the decision back.
    pub fn choose(&self, question: &Question, choice: Option<Choice>) {
        self.problem.set(None);
        self.decisions.update(|decisions| {
            decisions.retain(|other| other.key != question.key);
            decisions.extend(choice.map(|choice| Decision {
                key: question.key.clone(),
                choice,
                answers: question.answers.clone(),
            }));
        });
    }

    /// Whether something has been decided or written that is nowhere else.
    pub fn is_begun(&self) -> bool {
        self.decisions.with_untracked(|all| !all.is_empty())
            || self.reasons.with_untracked(|all| !all.is_empty())
            || self.typed.with_untracked(|all| !all.is_empty())
    }

    fn begin_anew(&self) {
        self.decisions.set(Vec::new());
        self.reasons.set(Vec::new());
        self.typed.set(Vec::new());
    }
}

/// Looks at everything again whenever the list or the plan has changed.
pub fn keep_looking(app: App) {
    Effect::new(move |_| {
        let revision = app.version().revision;
        let received = app.collecting.received.get();
        if !received.is_empty() && !is_ground(app) {
            return leave(app);
        }
        // Elsewhere nobody sees it, and typing must not wait for it.
        if matches!(app.route.get(), Route::Collect) {
            spawn_local(look(app, revision, received));
        }
    });
}

/// Whether what is open is what the list was received for.
fn is_ground(app: App) -> bool {
    let now = app.with_document_untracked(|document| collect::ground(&document.plan));
    (app.collecting.ground).with_value(|ground| ground.as_ref() == Some(&now))
}

/// The list was received for something else than what is open now.
fn leave(app: App) {
    empty(app);
    app.notices.show(Notice {
        about: About::File,
        tone: Tone::Info,
        title: text::collect::LEFT_TITLE.to_owned(),
        text: text::collect::LEFT_TEXT.to_owned(),
    });
}

/// Looks at the files step by step, and lets the page have its turn between them.
async fn look(app: App, revision: u64, received: Vec<Received>) {
    let here = app.collecting;
    let turn = here.looks.get_value().wrapping_add(1);
    here.looks.set_value(turn);
    let mut look = Look::default();
    if received.is_empty() {
        // Nobody else tells the end of what was begun with files that were taken away.
        if here
            .progress
            .with_untracked(|now| matches!(now, Some((Stage::Weighing, ..))))
        {
            here.progress.set(None);
        }
    } else {
        let all = received.len();
        here.progress.set(Some((Stage::Weighing, all, all)));
        let is_over =
            || here.looks.get_value() != turn || app.version_untracked().revision != revision;
        events::pause(0).await;
        if is_over() {
            return;
        }
        let mut weighing =
            app.with_document_untracked(|document| Weighing::begin(&document.plan, received));
        events::pause(0).await;
        if is_over() {
            return;
        }
        app.with_document_untracked(|document| weighing.weigh(&document.plan));
        events::pause(0).await;
        if is_over() {
            return;
        }
        look = app.with_document_untracked(|document| weighing.look(&document.plan, &local_time));
        here.progress.set(None);
    }
    here.looked_at.set_value(revision);
    here.look.set(Arc::new(look));
}

/// Writes a file for each of the departments, one after the other.
pub fn hand_out(app: App, departments: Vec<DepartmentId>) {
    let here = app.collecting;
    // Asked twice, it would write every file twice.
    if here.progress.with_untracked(Option::is_some) {
        return;
    }
    app.leave_field();
    let note = here.note.get_untracked();
    // All of them are cut from what is here now, however long writing them takes.
    let (whole, as_of) =
        app.with_document_untracked(|document| (document.plan.clone(), document.as_of.clone()));
    let base = Arc::new(whole.bare());
    let origin = fingerprint(&base);
    let (now, cut_at) = (clock::now_local(), clock::now_utc());
    let all = departments.len();
    here.progress.set(Some((Stage::Writing, 0, all)));
    spawn_local(async move {
        let (mut written, mut filled_in) = (0_usize, 0_usize);
        for (index, department) in departments.into_iter().enumerate() {
            here.progress.set(Some((Stage::Writing, index, all)));
            let plan = Plan {
                cut: Some(Box::new(Cut {
                    department,
                    year: whole.reporting_year,
                    note: note.trim().to_owned(),
                    cut_at: cut_at.clone(),
                    origin: origin.clone(),
                    base: Arc::clone(&base),
                    extra: Default::default(),
                })),
                ..whole.clone()
            };
            let name = text::transfer::file_name(&plan, &now, &origin);
            let as_of = as_of.clone();
            let text = exchange::write(&Document { as_of, plan });
            // What comes back holds the plan twice: as it was cut, and as it is then.
            filled_in = filled_in.max(text.len().saturating_mul(2));
            if files::save_as(&name, &text) {
                written = written.saturating_add(1);
            }
            // After the last one, too: the second half of a double click comes so soon.
            events::pause(BETWEEN_FILES).await;
        }
        here.progress.set(None);
        if filled_in > MOST_BYTES {
            app.notices.show(Notice {
                about: About::File,
                tone: Tone::Warning,
                title: text::transfer::TOO_LARGE_TITLE.to_owned(),
                text: text::transfer::too_large_to_return(filled_in, MOST_BYTES),
            });
        }
        app.toast.set(Some(Toast {
            text: text::collect::handed_out(written),
            undo: false,
        }));
    });
}

/// The files chosen in a file input.
pub fn chosen(app: App, event: &Event) {
    receive(app, files::chosen(event));
}

/// Reads files and puts them into the list. The page stays usable meanwhile.
pub fn receive(app: App, given: Vec<Given>) {
    if given.is_empty() {
        return;
    }
    app.leave_field();
    if !matches!(app.route.get_untracked(), Route::Collect) {
        app.replace_route(Route::Collect);
    }
    let here = app.collecting;
    let all = given.len();
    here.problem.set(None);
    let ground = app.with_document_untracked(|document| collect::ground(&document.plan));
    here.ground.set_value(Some(ground));
    here.progress.set(Some((Stage::Reading, 0, all)));
    spawn_local(async move {
        let mut received = Vec::with_capacity(all);
        let mut known = Vec::new();
        let mut since = clock::elapsed();
        for (index, file) in given.into_iter().enumerate() {
            let content = content(app, &file, &mut known).await;
            received.push(Received {
                name: file.name,
                content,
                chosen: None,
            });
            here.progress
                .set(Some((Stage::Reading, index.saturating_add(1), all)));
            if clock::elapsed() - since > TURN {
                events::pause(0).await;
                since = clock::elapsed();
            }
        }
        // What was read while another plan came onto the page was read for that one or for this.
        if !is_ground(app) {
            here.progress.set(None);
            return leave(app);
        }
        here.progress.set(Some((Stage::Weighing, all, all)));
        // Others may have come, or gone, while these were read.
        here.received.update(|list| list.extend(received));
    });
}

/// What a file is that differs in little from a state that others came out of as well. Most of them do, and most of each
/// need not be read then.
async fn kin(app: App, bytes: &[u8], known: &mut Vec<Known>) -> Option<Parcel> {
    let read = match known.iter().find_map(|known| known.read(bytes)) {
        Some(read) => read,
        None => {
            // A state is read in steps: it takes as long as many files that come out of it.
            let begun = Begun::of(bytes)?;
            events::pause(0).await;
            let state = begun.known()?;
            events::pause(0).await;
            let read = state.read(bytes);
            known.push(state);
            read?
        }
    };
    app.with_document_untracked(|now| collect::parcel_of_kin(&now.plan, read))
}

async fn content(app: App, file: &Given, known: &mut Vec<Known>) -> Content {
    let refused = |problem: &Problem| {
        let newer = matches!(problem.what, What::NewerVersion(_));
        Content::Refused(text::file::refusal(problem), newer)
    };
    if file.bytes > MOST_BYTES {
        return refused(&Problem::of_file(What::TooLarge {
            bytes: file.bytes,
            most: MOST_BYTES,
        }));
    }
    let Some(bytes) = file.read().await else {
        let refusal = Refusal {
            what: text::transfer::UNREADABLE.to_owned(),
            place: String::new(),
            mend: text::transfer::UNREADABLE_MEND.to_owned(),
        };
        return Content::Refused(refusal, false);
    };
    if let Some(parcel) = kin(app, &bytes, known).await {
        return Content::Parcel(Arc::new(parcel));
    }
    match exchange::read(&bytes) {
        Err(problem) => refused(&problem),
        Ok(document) => {
            app.with_document_untracked(|now| match collect::parcel(&now.plan, document) {
                Ok(parcel) => Content::Parcel(Arc::new(parcel)),
                Err(unfit) => Content::Unfit(unfit),
            })
        }
    }
}

/// Takes in what is chosen, by one change.
pub fn apply(app: App) {
    app.leave_field();
    let here = app.collecting;
    let look = here.look.get_untracked();
    let decisions = here.decisions.get_untracked();
    let is_over = move || here.looked_at.get_value() != app.version_untracked().revision;
    if is_over() || here.progress.with_untracked(Option::is_some) {
        return;
    }
    if collect::undecided(&look.questions, &decisions) > 0 {
        return;
    }
    let choices = collect::settled(&look.questions, &decisions, &look.chosen);
    let closed = app.with_document_untracked(|document| {
        collect::of_closed(&document.plan, &look.chosen, &look.entries, &choices)
            .map(|(entry, year)| text::collect::closed(&document.plan, entry, year))
    });
    if closed.is_some() {
        return here.problem.set(closed);
    }
    let all = look.chosen.files.len();
    here.progress.set(Some((Stage::Weighing, all, all)));
    spawn_local(async move {
        events::pause(0).await;
        let outcome = (!is_over()).then(|| outcome(app, &look, &choices));
        events::pause(0).await;
        here.progress.set(None);
        // What is typed elsewhere meanwhile is part of the plan: it would be lost under what is taken in.
        app.flush_typing();
        if let Some(outcome) = outcome.filter(|_| !is_over()) {
            take_in(app, &look, outcome);
        }
    });
}

/// What the plan becomes by taking in what is chosen.
fn outcome(app: App, look: &Look, choices: &[(Key, merge::Choice)]) -> Result<Plan, Box<Problem>> {
    let here = app.collecting;
    let now = clock::now_utc();
    app.with_document_untracked(|document| {
        let theirs = look.chosen.theirs();
        let state = look
            .state
            .clone()
            .unwrap_or_else(|| State::of(&document.plan));
        let mut plan = merged(&document.plan, &state, &theirs, &look.entries, choices)?;
        // Only what is asked for on the page: a reason may have been given for what is no conflict any more.
        let mut reasons = here.reasons.get_untracked();
        reasons.retain(|(key, _)| collect::is_conflict(&look.questions, key));
        plan.merges.extend(collect::journal(
            &look.chosen,
            &look.entries,
            choices,
            &reasons,
            &now,
            &mut || MergeId::new(&ids::fresh()).ok(),
        ));
        // The plan must be one that can be read again.
        limits::at_most(plan.merges.len(), limits::MERGES)
            .map_err(|too_much| Problem::of_file(What::TooMuch(too_much)))?;
        collect::renew(&mut plan, &look.chosen);
        Ok(plan)
    })
}

fn take_in(app: App, look: &Look, outcome: Result<Plan, Box<Problem>>) {
    let here = app.collecting;
    match outcome {
        Err(problem) => here.problem.set(Some(text::file::refusal(&problem))),
        Ok(plan) => {
            let changes = look.questions.len();
            let files = look.chosen.files.len();
            if let Err(error) = app.dispatch(Command::Replace(Box::new(plan))) {
                return app.notices.refused(&error);
            }
            here.begin_anew();
            // A newer distribution was taken in: what was received counted from the one before.
            if !is_ground(app) {
                here.received.set(Vec::new());
            }
            app.toast.set(Some(Toast {
                text: text::collect::applied(files, changes),
                undo: true,
            }));
        }
    }
}

/// Empties the list.
pub fn empty(app: App) {
    let here = app.collecting;
    here.begin_anew();
    here.problem.set(None);
    here.received.set(Vec::new());
}
