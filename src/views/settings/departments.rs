//! 設定 › 担当課.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::command::Command;
use crate::command::address::{Address, Field};
use crate::domain::id::DepartmentId;
use crate::report::route::{Route, SettingsPage};
use crate::report::settings::departments::{self, DepartmentRow, Use};
use crate::text;
use crate::text::app::Tone;
use crate::text::settings::{self, departments as words};
use crate::ui::field::Labelled;
use crate::ui::notice::notice;
use crate::ui::typed::{Shape, typed};

use super::Reveal;
use super::parts::{busy, named, row_button, text_box};

/// More places than this are counted, not listed.
const MOST_LISTED: usize = 10;
const NEW: &str = "dep-new";

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let rows = Memo::new(move |_| app.with(departments::rows));
    let refused = RwSignal::new(None::<DepartmentId>);
    let ids = move || -> Vec<DepartmentId> {
        rows.with(|rows| rows.iter().map(|row| row.id.clone()).collect())
    };
    view! {
        <section class="section" aria-labelledby="set-departments">
            <h2 id="set-departments">{settings::page(SettingsPage::Departments)}</h2>
            <p>{words::INTRO}</p>
            {move || rows.with(Vec::is_empty).then(|| view! { <p>{words::NONE}</p> })}
            <ul class="outline" data-kind="flat">
                <For each=ids key=Clone::clone children=move |id| row(app, id, rows, refused)/>
            </ul>
        </section>
        {adding(app)}
    }
    .into_any()
}

fn row(
    app: App,
    id: DepartmentId,
    rows: Memo<Vec<DepartmentRow>>,
    refused: RwSignal<Option<DepartmentId>>,
) -> AnyView {
    let own = {
        let id = id.clone();
        Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.id == id).cloned()))
    };
    let name = Signal::derive(move || {
        own.with(|row| row.as_ref().map(|row| row.name.clone()))
            .unwrap_or_default()
    });
    let index = move || own.with(|row| row.as_ref().map_or(0, |row| row.index));
    let error = Memo::new(move |_| {
        own.with(|row| match row {
            Some(row) if row.name.trim().is_empty() => words::NAME_MISSING,
            Some(row) if row.doubled => words::DOUBLED,
            _ => "",
        })
    });
    let error_id = format!("dep-{id}-e");
    let shape = Shape {
        id: name_id(&id),
        described_by: error_id.clone(),
        ..Shape::default()
    };
    let control = typed(
        shape,
        Address::department(&id, Field::Name),
        name,
        Signal::derive(move || error.get() == words::NAME_MISSING),
    );
    let labelled = Signal::derive(move || words::name_of(index()));
    let at = StoredValue::new(id);
    let button =
        move |word: &'static str,
              what: &'static str,
              idle: Signal<bool>,
              act: fn(App, &DepartmentId, RwSignal<Option<DepartmentId>>)| {
            row_button(
                Some(at.with_value(|id| format!("dep-{id}-{what}"))),
                word,
                Signal::derive(move || settings::action_on(&name.get(), word)),
                idle,
                move || at.with_value(|id| act(app, id, refused)),
            )
        };
    let first = Signal::derive(move || index() == 0);
    let last = Signal::derive(move || own.with(|row| row.as_ref().is_none_or(|row| row.last)));
    let is_refused = Memo::new(move |_| {
        refused.with(|refused| at.with_value(|id| refused.as_ref() == Some(id)))
    });
    view! {
        <li class="outline-row">
            <span class="outline-code num">{move || index().saturating_add(1)}</span>
            {named(labelled, control)}
            <span class="note num">{move || own.with(|row| row.as_ref().map(|row| words::uses(row.uses)))}</span>
            <div class="btns">
                {button(settings::UP, "up", first, |app, id, _| step(app, id, true))}
                {button(settings::DOWN, "down", last, |app, id, _| step(app, id, false))}
                {button(settings::REMOVE, "remove", busy(), remove)}
            </div>
            {move || {
                let message = error.get();
                let id = error_id.clone();
                (!message.is_empty()).then(|| view! { <p class="field-error" id=id>{message}</p> })
            }}
            {move || is_refused.get().then(|| in_use(app, &at.get_value(), &name.get_untracked(), refused))}
        </li>
    }
    .into_any()
}

fn name_id(id: &DepartmentId) -> String {
    format!("dep-{id}")
}

fn step(app: App, id: &DepartmentId, up: bool) {
    let command = app.with_document_untracked(|document| departments::step(&document.plan, id, up));
    if let Some(command) = command {
        app.dispatch_or_tell(command);
        let button = if up { "up" } else { "down" };
        doors::focus_soon(format!("dep-{id}-{button}"));
    }
}

fn remove(app: App, id: &DepartmentId, refused: RwSignal<Option<DepartmentId>>) {
    let (row, beside) = app.with_document_untracked(|document| {
        let rows = departments::rows(&document.plan);
        let at = rows.iter().position(|row| &row.id == id);
        let beside = at.and_then(|at| {
            let next = rows.get(at.saturating_add(1));
            next.or_else(|| rows.get(at.checked_sub(1)?))
                .map(|row| name_id(&row.id))
        });
        (at.and_then(|at| rows.into_iter().nth(at)), beside)
    });
    let Some(row) = row else { return };
    if row.uses > 0 {
        return refused.set(Some(row.id));
    }
    refused.set(None);
    let removed = settings::removed(&words::quoted(&row.name));
    if app.dispatch_and_tell(Command::RemoveDepartment(row.id), removed) {
        doors::focus_soon(beside.unwrap_or_else(|| NEW.to_owned()));
    }
}

/// Why a department cannot be removed: the places where it is in charge, each one click away.
fn in_use(
    app: App,
    id: &DepartmentId,
    name: &str,
    refused: RwSignal<Option<DepartmentId>>,
) -> AnyView {
    let uses = app.with_document_untracked(|document| departments::uses(&document.plan, id));
    let title = words::in_use(name, uses.len());
    let left_out = uses.len().saturating_sub(MOST_LISTED);
    let reveal = expect_context::<Reveal>();
    let back_to = format!("dep-{id}-remove");
    let places = uses
        .into_iter()
        .take(MOST_LISTED)
        .map(|place| {
            let words = words::place(&place);
            let Use { node, indicator, .. } = place;
            if indicator {
                let href = Route::Indicator(Some(node)).href();
                view! { <li><a href=href>{words}</a></li> }.into_any()
            } else {
                let href = Route::Settings(SettingsPage::Structure).href();
                view! { <li><a href=href on:click=move |_| reveal.0.set(Some(node.clone()))>{words}</a></li> }.into_any()
            }
        })
        .collect_view();
    let more = (left_out > 0).then(|| view! { <li>{words::more(left_out)}</li> });
    let close = view! {
        <button class="btn" data-size="s" type="button" on:click=move |_| {
            refused.set(None);
            doors::focus_soon(back_to.clone());
        }>{text::app::CLOSE}</button>
    };
    view! {
        <div class="errors outline-note">
            {notice(Tone::Warning, title, words::IN_USE_TEXT.to_owned(), close.into_any())}
            <ul>{places}{more}</ul>
        </div>
    }
    .into_any()
}

fn adding(app: App) -> AnyView {
    let plan = StoredValue::new(app.with_document_untracked(|document| document.plan.id.clone()));
    let written = RwSignal::new(plan.with_value(|plan| doors::draft(plan, NEW)));
    let write = move |text: String| {
        plan.with_value(|plan| doors::keep_draft(plan, NEW, &text));
        written.set(text);
    };
    let tried = RwSignal::new(false);
    let pasted =
        Memo::new(move |_| app.with(|plan| written.with(|text| departments::pasted(plan, text))));
    let error = Signal::derive(move || {
        let nothing = tried.get() && pasted.with(|pasted| pasted.new.is_empty());
        if nothing { words::NOTHING_TO_ADD } else { "" }.to_owned()
    });
    let field = Labelled {
        id: NEW.to_owned(),
        label: words::ADD_LABEL.to_owned(),
        help: words::ADD_HELP.to_owned(),
        ..Labelled::default()
    };
    let shape = Shape {
        id: NEW.to_owned(),
        multiline: true,
        rows: 3,
        described_by: field.described_by(),
        ..Shape::default()
    };
    let control = text_box(
        shape,
        written.into(),
        Signal::derive(move || !error.get().is_empty()),
        move |text| {
            tried.set(false);
            write(text);
        },
    );
    let add = move |_| {
        let names = pasted.get_untracked().new;
        tried.set(names.is_empty());
        if !names.is_empty() {
            let command = app.with_document_untracked(|document| {
                departments::add(&document.plan, &names, doors::fresh_department)
            });
            if app.dispatch_and_tell(command, words::added(&names)) {
                write(String::new());
            }
        }
        doors::focus(NEW);
    };
    view! {
        <section class="section" aria-labelledby="set-departments-add">
            <h2 id="set-departments-add">{words::ADD_TITLE}</h2>
            {field.around(control, error)}
            <p class="note" role="status">{move || pasted.with(words::would_add)}</p>
            <div class="btns"><button class="btn" type="button" on:click=add>{settings::ADD}</button></div>
        </section>
    }
    .into_any()
}
