//! The tables and charts of whatever page is shown, on their way out: as rich text for word processors and spreadsheets,
//! as a picture, as a drawing. One part for all pages: what there is to be had is what stands in the page.

use crate::ui::prelude::*;

use crate::platform::{events, focus, paper};
use crate::report::handout::copy;
use crate::report::handout::sheet::{Cell, Look, Table};
use crate::report::route::Route;
use crate::text;
use crate::text::handout as words;
use crate::ui::dialog;

use super::papers;
use super::state::App;

/// What finds them. The papers have their own way out, which knows whole tables and not pages.
const WANTED: &str = "main table, main svg[role=img]";

const BUTTON: &str = "take-out";

/// The button below the pages that show tables and charts.
pub fn button(app: App) -> AnyView {
    let there = Memo::new(move |_| {
        app.route.with(|route| {
            matches!(
                route,
                Route::Overview
                    | Route::List(_)
                    | Route::Indicator(_)
                    | Route::Composites
                    | Route::Reconcile(_)
                    | Route::WhatIf(_)
            )
        })
    });
    let ask = move |_| {
        app.leave_field();
        app.whole.set(true);
        // Once all rows are there.
        events::after(0, move || {
            let found = paper::all(WANTED);
            if found.is_empty() {
                app.whole.set(false);
                app.say(words::NONE_TO_COPY.to_owned(), false);
            }
            app.taking_out.set(found);
        });
    };
    (move || {
        there.get().then(|| {
            view! { <div class="take-out"><button class="btn" id=BUTTON data-kind="plain" type="button" on:click=ask>{words::SECTION_COPY}</button></div> }
        })
    })
    .into_any()
}

/// Offers nothing any longer; whether something was. What was offered stands on the page that is being left.
pub fn close(app: App) -> bool {
    let open = app.taking_out.with_untracked(|found| !found.is_empty());
    if open {
        app.taking_out.set(Vec::new());
        app.whole.set(false);
    }
    open
}

/// What there is, each with its buttons.
pub fn dialog(app: App) -> AnyView {
    let close = move || {
        close(app);
        events::after(0, || focus::focus(BUTTON));
    };
    (move || {
        let found = app.taking_out.get();
        if found.is_empty() {
            return ().into_any();
        }
        let body = view! {
            <p>{words::COPY_HELP}</p>
            <ul class="copies">{found.into_iter().enumerate().map(|(index, found)| offered(app, index, found)).collect_view()}</ul>
        };
        let foot = view! { <button class="btn" type="button" on:click=move |_| close()>{text::app::CLOSE}</button> };
        dialog::dialog(None, words::SECTION_COPY.to_owned(), body.into_any(), foot.into_any(), close)
    })
    .into_any()
}

fn table_of(rows: Vec<Vec<paper::Standing>>) -> Table {
    let width = rows.first().map_or(0, |row| {
        row.iter()
            .fold(0_usize, |sum, cell| sum.saturating_add(cell.columns))
    });
    let rows = rows.into_iter().map(|row| {
        let cells = row.into_iter().map(|cell| {
            let look = if cell.head {
                Look::Heading
            } else {
                Look::Words
            };
            Cell::new(look, cell.text).over(cell.rows, cell.columns)
        });
        cells.collect()
    });
    Table {
        columns: vec![0; width],
        body: vec![rows.collect()],
        ..Table::default()
    }
}

fn offered(app: App, index: usize, found: paper::Found) -> AnyView {
    let paper::Found { name, table } = found;
    let button = |verb: &'static str, act: Box<dyn Fn()>| {
        let label = words::on_piece(&name, verb);
        view! { <button class="btn" type="button" aria-label=label on:click=move |_| act()>{verb}</button> }
            .into_any()
    };
    let own = StoredValue::new(name.clone());
    let drawing = move || paper::nth(WANTED, index).and_then(|found| paper::drawing(&found));
    let buttons = if table {
        button(
            words::COPY,
            Box::new(move || {
                let rows = paper::nth(WANTED, index).map(|found| paper::cells(&found));
                let table = table_of(rows.unwrap_or_default());
                papers::copy_table(app, &own.get_value(), &copy::of(&table));
            }),
        )
    } else {
        view! {
            {button(words::AS_PNG, Box::new(move || papers::copy_picture(app, own.get_value(), drawing())))}
            {button(words::AS_SVG, Box::new(move || papers::save_drawing(app, &own.get_value(), drawing())))}
        }
        .into_any()
    };
    view! { <li><span>{name.clone()}</span>{buttons}</li> }.into_any()
}
