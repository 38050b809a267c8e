//! 照合 › 資料の値の入力: the papers of the year, and the rates and marks of 別紙１.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::command::address::{Address, YearField};
use crate::domain::id::PublicationId;
use crate::domain::year::FiscalYear;
use crate::report::reconcile::papers::{self as model, PaperLine, Pasted, RowLine};
use crate::report::route::{ReconcilePage, Route};
use crate::text::papers as words;
use crate::ui::typed::{Shape, typed};

/// The list of papers.
pub fn page() -> AnyView {
    let app = use_app();
    let papers = Memo::new(move |_| {
        let year = app.year();
        app.with(|plan| model::papers(plan, year))
    });
    let add = move || {
        let Some(id) = doors::fresh_paper() else {
            return;
        };
        let year = app.year();
        let command =
            app.with_document_untracked(|document| model::add(&document.plan, id.clone(), year));
        if app.dispatch_or_tell(command) {
            app.replace_route(Route::Reconcile(ReconcilePage::Paper(id)));
            doors::focus_soon("paper-name");
        }
    };
    let rows = Route::Reconcile(ReconcilePage::Rows).href();
    view! {
        <section class="section" aria-labelledby="h-papers">
            <h2 id="h-papers" tabindex="-1">{words::TITLE}</h2>
            <p>{words::ABOUT}</p>
            <ul class="paper-list">
                <li class="card">
                    <a class="hit" href=rows>{words::ROWS_TITLE}</a>
                    <p class="note">{words::ROWS_ABOUT}</p>
                </li>
                <For each=move || papers.get() key=Clone::clone children=move |paper| line(app, paper)/>
            </ul>
            {move || papers.with(Vec::is_empty).then(|| view! { <p>{words::NONE}</p> })}
            <div class="btns">
                <button class="btn" type="button" on:click=move |_| add()>{words::ADD}</button>
            </div>
        </section>
    }
    .into_any()
}

fn line(app: App, paper: PaperLine) -> AnyView {
    let href = Route::Reconcile(ReconcilePage::Paper(paper.id.clone())).href();
    let name = if paper.name.trim().is_empty() {
        words::UNNAMED.to_owned()
    } else {
        paper.name
    };
    let label = words::remove(&name);
    let removed = words::removed(&name);
    let id = StoredValue::new(paper.id);
    let remove = move || {
        let command = app.with_document_untracked(|document| {
            id.with_value(|id: &PublicationId| model::remove(&document.plan, id))
        });
        app.dispatch_and_tell(command, removed.clone());
        doors::focus_soon("h-papers");
    };
    view! {
        <li class="card">
            <a class="hit" href=href>{name}</a>
            <p class="note">{paper.holds}</p>
            <button class="btn" data-size="s" data-kind="plain" type="button" aria-label=label on:click=move |_| remove()>
                {words::REMOVE}
            </button>
        </li>
    }
    .into_any()
}

/// The rates and marks of 別紙１.
pub fn rows_page() -> AnyView {
    let app = use_app();
    let rows = Memo::new(move |_| app.with(model::rows));
    let year = Memo::new(move |_| app.year());
    view! {
        <section class="section" aria-labelledby="h-rows">
            <p><a class="hit" href=Route::Reconcile(ReconcilePage::Papers).href()>{words::BACK}</a></p>
            <h2 id="h-rows">{words::ROWS_TITLE}</h2>
            <p>{words::ROWS_ABOUT}</p>
            <div class="table-wrap" tabindex="0" role="region" aria-label=words::table_of(words::ROWS_TITLE)>
                <table class="table entry-table">
                    <thead>
                        <tr>
                            <th scope="col">{words::NUMBER}</th>
                            <th scope="col">{words::INDICATOR}</th>
                            <th scope="col">{words::RATE}</th>
                            <th scope="col">{words::MARK}</th>
                        </tr>
                    </thead>
                    {move || {
                        let year = year.get();
                        view! {
                            <tbody><For each=move || rows.get() key=|row| row.id.clone() children=move |own| row(app, year, own)/></tbody>
                        }
                    }}
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(app: App, year: FiscalYear, own: RowLine) -> AnyView {
    let id = StoredValue::new(own.id);
    let name = own.name.clone();
    let cell = move |mark: bool| {
        let field = if mark {
            YearField::PrintedMark
        } else {
            YearField::PrintedRate
        };
        let heading = if mark { words::MARK } else { words::RATE };
        let value = Signal::derive(move || {
            app.with(|plan| id.with_value(|id| model::row_value(plan, id, year, mark)))
        });
        let shape = Shape {
            id: id.with_value(|id| format!("{id}-{}", if mark { "mark" } else { "rate" })),
            aria_label: Some(format!("{name} {heading}")),
            ..Shape::default()
        };
        let at = id.with_value(|id| Address::year(id, year, field));
        let control = typed(shape, at, value, Signal::derive(|| false));
        let paste = move |text: &str| {
            app.leave_field();
            app.with_document_untracked(|document| {
                id.with_value(|id| model::paste_rows(&document.plan, year, id, mark, text))
            })
        };
        view! { <td on:paste=move |event| pasted(app, &event, &paste)>{control}</td> }
    };
    view! {
        <tr>
            <td class="keep">{own.code}</td>
            <th scope="row">{own.name}</th>
            {cell(false)}
            {cell(true)}
        </tr>
    }
    .into_any()
}

/// Puts a table in where it is one; anything else is the box's own business.
pub fn pasted(
    app: App,
    event: &leptos::ev::ClipboardEvent,
    paste: &dyn Fn(&str) -> Option<Pasted>,
) {
    let Some(pasted) = doors::pasted(event) else {
        return;
    };
    if let Some(pasted) = paste(&pasted.text) {
        event.prevent_default();
        let told = words::pasted(pasted.cells, pasted.left_out, pasted.unsure);
        app.dispatch_and_tell(pasted.command, told);
    }
}
