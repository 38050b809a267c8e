//! The page as a file that carries the plan: saving one, and opening one. What a file carries and what this device keeps
//! never overwrite each other unless a person says so.

use crate::ui::prelude::*;
use leptos::task::spawn_local;

use crate::carry::{self, Parts, Use};
use crate::domain::summary::Figures;
use crate::exchange::error::Problem;
use crate::exchange::{self, Document};
use crate::keep::slots::Known;
use crate::platform::{files, page, storage};
use crate::text::app::{self as words_of_app, Tone};
use crate::text::carry as words;
use crate::text::saving::SaveState;
use crate::text::{self, transfer};
use crate::ui::dialog::dialog;

use super::dialogs::comparison;
use super::exporting;
use super::importing::{self, Readable};
use super::looking;
use super::notices::{About, Notice};
use super::state::{App, Version};
use super::store::{self, Opened};

/// Where is kept of which carried plan a person has already decided what to do with it.
const DECIDED: &str = "tassei:carried";

/// What the page begins with.
pub struct Begun {
    /// The plan, and what is said of it.
    pub opened: Opened,
    /// What the page carries if that is something else that a person has to decide about.
    pub carried: Option<Document>,
}

impl From<Opened> for Begun {
    fn from(opened: Opened) -> Self {
        Self {
            opened,
            carried: None,
        }
    }
}

/// The questions about files that carry a plan.
#[derive(Clone, Copy)]
pub struct Carrying {
    /// Whether it is asked for whom a file is to be saved.
    saving: RwSignal<bool>,
    /// What the page carries while this device keeps something else, until a person decides.
    carried: RwSignal<Option<Document>>,
}

impl Carrying {
    /// Asks about what is carried.
    pub fn new(carried: Option<Document>) -> Self {
        Self {
            saving: RwSignal::new(false),
            carried: RwSignal::new(carried),
        }
    }

    /// Asks for whom a file is to be saved.
    pub fn ask(&self) {
        self.saving.set(true);
    }
}

/// Opens what the page carries, or what is stored.
pub fn open() -> Result<Begun, Box<Problem>> {
    if let Some(document) = looking::document() {
        let notices = vec![looking::notice()];
        return Ok(begun_with(document, SaveState::Newer, notices));
    }
    let Some((word, text)) = page::carried(carry::PLAN, carry::USE) else {
        return store::open().map(Begun::from);
    };
    let read = exchange::read_stored(&text);
    if Use::of(&word) == Use::Read {
        // There is nothing else to show; the page has its plain part for this.
        return Ok(begun_with(read?, SaveState::Reading, Vec::new()));
    }
    let document = match read {
        Ok(document) => document,
        Err(problem) => {
            let mut stored = store::open()?;
            stored.notices.push(broken(&problem));
            return Ok(stored.into());
        }
    };
    // Each plan is kept in a place of its own, so only another state of the same plan can be in the way.
    match store::find(document.plan.id.as_str()) {
        Ok(Some(found)) => {
            let same = exchange::write(&found.document) == exchange::write(&document);
            let asked = !same && storage::get(DECIDED) != Ok(Some(mark(&document)));
            let stored = Opened {
                version: store::version_of(&found.header),
                saving: if found.blocked {
                    SaveState::Blocked
                } else {
                    SaveState::Saved(store::time_of(&found.header.saved_at))
                },
                document: found.document,
                known: found.known,
                notices: found.notices,
                old: None,
            };
            Ok(Begun {
                opened: stored,
                carried: asked.then_some(document),
            })
        }
        Ok(None) => {
            decide(&document);
            Ok(begun_with(document, SaveState::Carried, Vec::new()))
        }
        Err(trouble) => {
            let notices = vec![store::storing_failed(trouble)];
            Ok(begun_with(document, SaveState::Off, notices))
        }
    }
}

fn begun_with(document: Document, saving: SaveState, notices: Vec<Notice>) -> Begun {
    Begun::from(Opened {
        document,
        // It stands in a file: the one that was opened.
        version: Version {
            revision: 0,
            exported: Some(0),
        },
        saving,
        notices,
        known: Known::default(),
        old: None,
    })
}

fn broken(problem: &Problem) -> Notice {
    let refusal = text::file::refusal(problem);
    Notice {
        about: About::File,
        tone: Tone::Error,
        title: words::BROKEN_TITLE.to_owned(),
        text: [refusal.place, refusal.what, refusal.mend].concat(),
    }
}

/// By what a carried plan is known again.
fn mark(document: &Document) -> String {
    exchange::fingerprint(&document.plan).as_str().to_owned()
}

fn decide(document: &Document) {
    // Where it cannot be kept, it is asked again.
    let _kept = storage::set(DECIDED, &mark(document));
}

/// The questions.
pub fn dialogs(app: App) -> AnyView {
    let carrying = expect_context::<Carrying>();
    view! {
        {move || carrying.saving.get().then(|| ask_for_whom(app, carrying))}
        {move || carrying.carried.get().map(|document| ask_which(app, carrying, document))}
    }
    .into_any()
}

fn ask_for_whom(app: App, carrying: Carrying) -> AnyView {
    let r#use = RwSignal::new(Use::Read);
    let close = move || carrying.saving.set(false);
    let choice = move |of: Use, id: &'static str, label: &'static str, text: &'static str| {
        view! {
            <div>
                <label class="check">
                    <input type="radio" name="carry-use" aria-describedby=id prop:checked=move || r#use.get() == of on:change=move |_| r#use.set(of) />
                    <b>{label}</b>
                </label>
                <p id=id>{text}</p>
            </div>
        }
        .into_any()
    };
    // From a file that is only to be read comes no other.
    let work = (!app.is_reading()).then(|| {
        choice(
            Use::Work,
            "carry-work",
            words::FOR_WORK,
            words::FOR_WORK_TEXT,
        )
    });
    let body = view! {
        <p>{words::SAVE_TEXT}</p>
        <fieldset>
            <legend>{words::WHO}</legend>
            {choice(Use::Read, "carry-read", words::FOR_READING, words::FOR_READING_TEXT)}
            {work}
        </fieldset>
        <p>{words::INSIDE}</p>
    };
    let foot = view! {
        <button
            class="btn"
            data-kind="primary"
            type="button"
            on:click=move |_| {
                close();
                save(app, r#use.get_untracked());
            }
        >
            {words::DO_SAVE}
        </button>
        <button class="btn" type="button" on:click=move |_| close()>{words_of_app::CANCEL}</button>
    };
    dialog(
        None,
        words::SAVE_TITLE.to_owned(),
        body.into_any(),
        foot.into_any(),
        close,
    )
}

fn save(app: App, r#use: Use) {
    app.leave_field();
    app.notices.clear(About::File);
    spawn_local(async move {
        let Some(parts) = page::parts().await.filter(Parts::are_whole) else {
            return not_saved(app, words::NO_PAGE_TITLE, words::NO_PAGE_TEXT);
        };
        let (name, html) = app.with_document_untracked(|document| {
            let plan = &document.plan;
            let figures = Figures::of(plan, plan.reporting_year);
            (
                words::file_name(&exporting::name_of(plan), r#use),
                carry::page(&parts, document, &figures, r#use),
            )
        });
        if !files::save_page(&name, &html) {
            return not_saved(app, transfer::NOT_WRITTEN_TITLE, transfer::NOT_WRITTEN_TEXT);
        }
        app.say(transfer::written(&name), false);
    });
}

fn not_saved(app: App, title: &str, text: &str) {
    app.notices.show(Notice {
        about: About::File,
        tone: Tone::Error,
        title: title.to_owned(),
        text: text.to_owned(),
    });
}

fn ask_which(app: App, carrying: Carrying, document: Document) -> AnyView {
    let Readable { document, summary } = importing::beside(app, document);
    let document = StoredValue::new(document);
    let keep = move || {
        document.with_value(decide);
        carrying.carried.set(None);
    };
    let take = move |_| {
        carrying.carried.set(None);
        // What was refused is not decided: it is asked again.
        if app.take_in(document.get_value()) {
            document.with_value(decide);
        }
    };
    let taking = move || {
        importing::unless_reading(app, || {
            view! { <button class="btn" type="button" on:click=take>{words::TAKE_CARRIED}</button> }
                .into_any()
        })
    };
    let body = view! {
        <p>{words::BOTH_TEXT}</p>
        {comparison(summary.rows, [words::STORED, words::CARRIED])}
    };
    let foot = view! {
        <button class="btn" data-kind="primary" type="button" on:click=move |_| keep()>{words::KEEP_STORED}</button>
        {taking}
        <button class="btn" data-kind="plain" type="button" on:click=move |_| exporting::export(app)>{words::EXPORT_STORED}</button>
    };
    dialog(
        None,
        words::BOTH_TITLE.to_owned(),
        body.into_any(),
        foot.into_any(),
        keep,
    )
}
