//! 入力: a department fills in its indicators, one by one.

mod actions;
pub mod check;
mod desk;
mod disk;

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::domain::id::NodeId;
use crate::domain::year::FiscalYear;
use crate::report::fill::{self, Board, Choice};
use crate::report::route::{Filling, Route, SettingsPage};
use crate::text::fill as words;
use crate::text::precheck::WHOLE;
use crate::text::settings;
use crate::ui::element::of_class;
use crate::views::indicator::Subject;
use crate::views::overview::see_whole;

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Shown {
    /// The departments, to choose one.
    Departments,
    /// The department has nothing to fill in.
    Nothing,
    /// One indicator in a year.
    One(NodeId, FiscalYear),
    /// The 取組内容 without 成果指標, in a year.
    Actions(FiscalYear),
}

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    // What comes next is looked up when the page is opened: it must not change under the hands of who types.
    let shown = Memo::new(move |before: Option<&Shown>| {
        let (scope, year) = (app.scope(), app.year());
        app.route.with(|route| match (route, scope) {
            (Route::Fill(Filling::One { id, .. }), _) => Shown::One(id.clone(), year),
            (Route::Fill(Filling::Next), None) => Shown::Departments,
            (Route::Fill(Filling::Next), Some(scope)) => {
                let first = app
                    .with_document_untracked(|document| fill::first(&document.plan, &scope, year));
                match first {
                    Some(id) => Shown::One(id, year),
                    None if actions::any(app) => Shown::Actions(year),
                    None => Shown::Nothing,
                }
            }
            (Route::Fill(Filling::Actions { .. }), _) => Shown::Actions(year),
            // The page is about to go.
            _ => before.cloned().unwrap_or(Shown::Departments),
        })
    });
    (move || match shown.get() {
        Shown::Departments => departments(app),
        Shown::Nothing => empty(
            words::NONE_TITLE,
            words::NONE_TEXT,
            of_class("div", "btns").with(see_whole(app)),
        ),
        Shown::One(id, year) => one(app, id, year),
        Shown::Actions(year) => actions::page(app, year),
    })
    .into_any()
}

fn empty(title: &'static str, text: &'static str, act: impl IntoView) -> AnyView {
    view! {
        <div class="page-head"><h1>{words::TITLE}</h1></div>
        <div class="empty">
            <h2>{title}</h2>
            <p>{text}</p>
            {act}
        </div>
    }
    .into_any()
}

/// The department that is chosen, or the words for all of them.
fn whose(app: App) -> String {
    let name = app
        .scope()
        .and_then(|scope| app.with(|plan| plan.department(&scope).map(|found| found.name.clone())));
    name.unwrap_or_else(|| WHOLE.to_owned())
}

/// The departments with what is left to each, to choose one's own.
fn departments(app: App) -> AnyView {
    let choices = Memo::new(move |_| {
        let year = app.year();
        app.with(|plan| fill::choices(plan, year))
    });
    let table = move || {
        let choices = choices.get();
        if choices.is_empty() {
            let page = SettingsPage::Departments;
            return view! {
                <div class="empty">
                    <p>{words::NO_DEPARTMENTS}</p>
                    <a class="btn" href=Route::Settings(page).href()>{settings::page(page)}</a>
                </div>
            }
            .into_any();
        }
        let rows = choices.into_iter().map(|choice| row(app, choice));
        view! {
            <table class="table fill-choices">
                <caption>{words::departments(app.year())}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::DEPARTMENT}</th>
                        <th scope="col">{words::PROGRESS}</th>
                        <th scope="col" class="num">{words::LEFT}</th>
                        <th scope="col" class="num wide-only">{words::BARE}</th>
                        <th scope="col"><span class="hidden">{words::FILL_IN}</span></th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <div class="page-head"><h1>{words::TITLE}</h1></div>
        <p>{words::CHOOSE}</p>
        {move || app.with(|plan| plan.cut.is_none()).then(|| view! { <p class="note">{words::OF_WHOLE}</p> })}
        {table}
        {disk::card(app)}
    }
    .into_any()
}

fn row(app: App, choice: Choice) -> AnyView {
    let id = choice.id;
    let choose = move |_| {
        let first =
            app.with_document_untracked(|document| fill::first(&document.plan, &id, app.year()));
        app.choose_scope(Some(id.clone()));
        if let Some(first) = first {
            // The keyboard goes to its first box.
            app.replace_route(Route::Fill(Filling::one(first)));
        } else {
            doors::focus_soon("main");
        }
    };
    let comments = (!choice.comments.is_empty())
        .then(|| view! { <span class="badge" data-kind="warn">{choice.comments}</span> });
    view! {
        <tr>
            <th scope="row">{choice.name.clone()} {comments}</th>
            <td class="keep">{choice.progress}</td>
            <td class="num">{choice.left}</td>
            <td class="num wide-only">{choice.actions}</td>
            <td class="num">
                <button class="btn" data-size="s" type="button" aria-label=words::fill_in(&choice.name) on:click=choose>{words::FILL_IN}</button>
            </td>
        </tr>
    }
    .into_any()
}

/// What the secretariat wants the department to know, as its file says.
fn note(app: App) -> AnyView {
    let said = Memo::new(move |_| {
        app.with(|plan| {
            let cut = plan
                .cut
                .as_deref()
                .filter(|cut| !cut.note.trim().is_empty())?;
            Some((cut.note.clone(), doors::local_time(&cut.cut_at)))
        })
    });
    (move || {
        said.get().map(|(note, time)| {
            let time =
                (!time.is_empty()).then(|| view! { <p class="note">{words::cut_at(&time)}</p> });
            view! {
                <section class="card fill-note" aria-labelledby="h-note">
                    <h2 id="h-note">{words::FROM_SECRETARIAT}</h2>
                    <p class="fill-text">{note}</p>
                    {time}
                </section>
            }
        })
    })
    .into_any()
}

/// One indicator, and beside it the others of the department.
fn one(app: App, id: NodeId, year: FiscalYear) -> AnyView {
    let board = Memo::new(move |_| {
        let scope = app.scope();
        app.with(|plan| Board::of(plan, scope.as_ref(), year))
    });
    let Some(subject) = Subject::of(app, id.clone()) else {
        let start = Route::Fill(Filling::Next).href();
        let link = view! { <a class="btn" data-kind="primary" href=start>{words::TO_START}</a> };
        return empty(words::GONE_TITLE, words::GONE_TEXT, link);
    };
    desk::desk(app, subject, StoredValue::new(id), year, board)
}
