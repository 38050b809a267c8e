//! 配布・受領・統合: files of departments out, and in again, many at once. Nothing of the plan is changed before somebody
//! says so, and then by one change.

use std::sync::Arc;

use crate::ui::prelude::*;
use leptos::ev::Event;
use leptos::task::spawn_local;

use crate::command::Command;
use crate::domain::cut::Cut;
use crate::domain::id::{DepartmentId, MergeId};
use crate::domain::plan::Plan;
use crate::exchange::error::{Problem, What};
use crate::exchange::merge::{Choice, Key, State, merged};
use crate::exchange::tree::MOST_BYTES;
use crate::exchange::{self, Document, fingerprint};
use crate::platform::files::{self, Given};
use crate::platform::{clock, events, ids};
use crate::report::collect::{self, Content, Look, Received};
use crate::report::route::Route;
use crate::text;
use crate::text::file::Refusal;

use super::importing::local_time;
use super::notices::Toast;
use super::state::App;

/// Milliseconds between two files that are written: some browsers drop downloads that follow each other at once.
const BETWEEN_FILES: u64 = 250;
/// Milliseconds of reading after which the page gets its turn.
const TURN: f64 = 30.0;

/// What was received and what was decided about it. It outlives the page that shows it.
#[derive(Clone, Copy)]
pub struct Collecting {
    /// The files.
    pub received: RwSignal<Vec<Received>>,
    /// How many of how many files have been read, while they are being read.
    pub progress: RwSignal<Option<(usize, usize)>>,
    /// What was decided.
    pub choices: RwSignal<Vec<(Key, Choice)>>,
    /// Why.
    pub reasons: RwSignal<Vec<(Key, String)>>,
    /// What keeps the changes from making a plan together.
    pub problem: RwSignal<Option<Refusal>>,
    /// What the files are and ask for, as things stand.
    pub look: RwSignal<Arc<Look>>,
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
            received: RwSignal::new(Vec::new()),
            progress: RwSignal::new(None),
            choices: RwSignal::new(Vec::new()),
            reasons: RwSignal::new(Vec::new()),
            problem: RwSignal::new(None),
            look: RwSignal::new(Arc::default()),
        }
    }

    /// Notes what was decided about a change; `None` takes the decision back.
    pub fn choose(&self, key: &Key, choice: Option<Choice>) {
        self.problem.set(None);
        self.choices.update(|choices| {
            choices.retain(|(other, _)| other != key);
            choices.extend(choice.map(|choice| (key.clone(), choice)));
        });
    }

    /// Notes why.
    pub fn explain(&self, key: &Key, reason: String) {
        self.reasons.update(|reasons| {
            reasons.retain(|(other, _)| other != key);
            if !reason.trim().is_empty() {
                reasons.push((key.clone(), reason));
            }
        });
    }
}

/// Looks at everything again whenever the list or the plan has changed.
pub fn keep_looking(app: App) {
    Effect::new(move |_| {
        let _version = app.version();
        let received = app.collecting.received.get();
        // Elsewhere nobody sees it, and typing must not wait for it.
        if !matches!(app.route.get(), Route::Collect) {
            return;
        }
        let look = app.with_document_untracked(|document| {
            if received.is_empty() {
                Look::default()
            } else {
                collect::look(&document.plan, &received, &local_time)
            }
        });
        app.collecting.look.set(Arc::new(look));
    });
}

/// Writes a file for each of the departments, one after the other.
pub fn hand_out(app: App, departments: Vec<DepartmentId>, note: String) {
    app.leave_field();
    let files = app.with_document_untracked(|document| {
        let base = Arc::new(document.plan.bare());
        let origin = fingerprint(&base);
        let now = clock::now_local();
        let cut_at = clock::now_utc();
        let cut = |department: &DepartmentId| {
            let plan = Plan {
                cut: Some(Box::new(Cut {
                    department: department.clone(),
                    year: document.plan.reporting_year,
                    note: note.trim().to_owned(),
                    cut_at: cut_at.clone(),
                    origin: origin.clone(),
                    base: Arc::clone(&base),
                    extra: Default::default(),
                })),
                ..document.plan.clone()
            };
            let name = text::transfer::file_name(&plan, &now, &origin);
            let as_of = document.as_of.clone();
            (name, exchange::write(&Document { as_of, plan }))
        };
        departments.iter().map(cut).collect::<Vec<_>>()
    });
    let all = files.len();
    spawn_local(async move {
        let mut written = 0_usize;
        for (name, text) in files {
            if files::save_as(&name, &text) {
                written = written.saturating_add(1);
            }
            if written < all {
                events::pause(BETWEEN_FILES).await;
            }
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
    here.progress.set(Some((0, all)));
    spawn_local(async move {
        let mut received = here.received.get_untracked();
        let mut since = clock::elapsed();
        for (index, file) in given.into_iter().enumerate() {
            let content = content(app, &file).await;
            received.push(Received {
                name: file.name,
                content,
                chosen: None,
            });
            here.progress.set(Some((index.saturating_add(1), all)));
            if clock::elapsed() - since > TURN {
                events::pause(0).await;
                since = clock::elapsed();
            }
        }
        // The bar is seen full before the files are weighed against each other.
        events::pause(0).await;
        here.choices.set(Vec::new());
        here.received.set(received);
        here.progress.set(None);
    });
}

async fn content(app: App, file: &Given) -> Content {
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
    let choices = here.choices.get_untracked();
    if collect::undecided(&look.questions, &choices) > 0 {
        return;
    }
    let now = clock::now_utc();
    let outcome = app.with_document_untracked(|document| {
        let state = State::of(&document.plan);
        let theirs = look.chosen.theirs();
        let mut plan = merged(&document.plan, &state, &theirs, &look.entries, &choices)?;
        plan.merges.extend(here.reasons.with_untracked(|reasons| {
            collect::journal(
                &look.chosen,
                &look.entries,
                &choices,
                reasons,
                &now,
                &mut || MergeId::new(&ids::fresh()).ok(),
            )
        }));
        collect::renew(&mut plan, &look.chosen);
        Ok::<_, Box<Problem>>(plan)
    });
    match outcome {
        Err(problem) => here.problem.set(Some(text::file::refusal(&problem))),
        Ok(plan) => {
            let changes = look.questions.len();
            let files = look.chosen.files.len();
            if let Err(error) = app.dispatch(Command::Replace(Box::new(plan))) {
                return app.notices.refused(&error);
            }
            here.choices.set(Vec::new());
            here.reasons.set(Vec::new());
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
    here.choices.set(Vec::new());
    here.reasons.set(Vec::new());
    here.problem.set(None);
    here.received.set(Vec::new());
}
