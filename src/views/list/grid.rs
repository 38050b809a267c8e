//! The table: headings, the rows in view, and room for the others.

use std::cell::RefCell;

use crate::app::{doors, papers};
use crate::command::address::YearField;
use crate::domain::id::NodeId;
use crate::domain::year::FiscalYear;
use crate::report::list::order::SortBy;
use crate::report::list::window::{Item, Measures};
use crate::report::list::{Columns, other_years};
use crate::report::route::{ListQuery, Route};
use crate::text::format;
use crate::text::list::{self as words, column};
use crate::ui::prelude::*;
use leptos::ev;

use super::row::row;
use super::table::Table;

/// The identifier of the part that scrolls.
pub const SCROLLER: &str = "list-scroll";
/// The identifier of the table's body.
pub const BODY: &str = "list-rows";

thread_local! {
    /// The list that was scrolled last, and how far.
    static LEFT: RefCell<(String, u64)> = const { RefCell::new((String::new(), 0)) };
}

fn address(table: Table) -> String {
    Route::List(table.query.get_untracked()).href()
}

/// The identifier of the box in which a row's 目標 or 実績 is entered.
pub fn field_id(of: YearField, id: &NodeId) -> String {
    match of {
        YearField::Target => format!("target-{id}"),
        _ => format!("actual-{id}"),
    }
}

/// A column: its class, its heading and what it is sorted by.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    class: &'static str,
    title: String,
    second_line: &'static str,
    number: bool,
    sort: Option<SortBy>,
}

/// The table.
pub fn grid(table: Table) -> AnyView {
    let keys = Memo::new(move |_| table.window.with(|window| window.items.clone()));
    let make = move |item| match item {
        Item::Row(id) => row(table, id),
        Item::Room(place) => room(table, usize::from(place)),
    };
    measure(table);
    // Another filter or sorting begins at the top.
    let order_of = Memo::new(move |_| {
        let query = table.query.get();
        (
            query.sort,
            query.descending,
            query.priority,
            query.department,
            query.standing,
            query.kind,
            query.text,
        )
    });
    Effect::new(move |before: Option<()>| {
        order_of.track();
        // Who comes back goes on where they were.
        let place = match before {
            Some(()) => 0,
            None => LEFT.with_borrow(|(of, place)| if *of == address(table) { *place } else { 0 }),
        };
        if before.is_some() || place > 0 {
            table.scroll_to(place);
        }
    });
    // On paper there are all rows: nobody can scroll there.
    let printing = papers::on_printing(move |begins| {
        if begins {
            table.measures.update(|measures| measures.height = u64::MAX);
        } else {
            remeasure(table);
        }
    });
    on_cleanup(move || printing.remove());
    let columns = Memo::new(move |_| {
        let set = table.columns();
        let year = table.app.year();
        let others = table.app.with(|plan| other_years(plan, year, set));
        columns(set, year, &others)
    });
    view! {
        <div
            class="grid-scroll"
            id=SCROLLER
            role="region"
            aria-label=words::TABLE
            tabindex="0"
            hidden=move || table.counts.with(|counts| counts.shown == 0)
            on:scroll=move |_| remeasure(table)
        >
            <table
                class="grid"
                data-cols=move || match table.columns() {
                    Columns::Entry => "entry",
                    Columns::All => "all",
                }
                data-typed=move || match table.field.get() {
                    YearField::Target => "target",
                    _ => "actual",
                }
                aria-rowcount=move || table.order.with(|order| order.lines().len().saturating_add(1).to_string())
            >
                <caption class="hidden">{words::CAPTION}</caption>
                {move || colgroup(&columns.get())}
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">{move || headings(table, columns.get())}</tr>
                </thead>
                <tbody role="rowgroup" id=BODY on:focusout=move |_| table.left()>
                    <For each=move || keys.get() key=Item::clone children=make/>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn columns(set: Columns, year: FiscalYear, others: &[FiscalYear]) -> Vec<Column> {
    let plain = |class, title: &str| Column {
        class,
        title: title.to_owned(),
        second_line: "",
        number: false,
        sort: None,
    };
    let sorted = |class, title: &str, by| Column {
        sort: Some(by),
        ..plain(class, title)
    };
    let number = |class, title: &str| Column {
        number: true,
        ..plain(class, title)
    };
    let all = set == Columns::All;
    let mut columns = vec![sorted("c-no", column::NUMBER, SortBy::Number)];
    if all {
        columns.push(plain("c-plan", column::PLAN));
        columns.push(plain("c-action", column::ACTION));
    }
    columns.push(sorted("c-dep", column::DEPARTMENT, SortBy::Department));
    if all {
        columns.push(plain("c-annual", &words::annual_plan(year)));
    }
    columns.push(plain("c-name", column::NAME));
    columns.push(number("c-target", &words::target(year)));
    columns.push(number("c-actual", &words::actual(year)));
    columns.push(sorted("c-rate", column::RATE, SortBy::Rate));
    columns.push(sorted("c-band", column::STANDING, SortBy::Standing));
    columns.extend(others.iter().map(|other| Column {
        second_line: column::OTHER_YEAR,
        ..number("c-year", &format::year_short(*other))
    }));
    if all {
        columns.push(plain("c-results", column::RESULTS));
        columns.push(plain("c-next", column::NEXT_STEPS));
    }
    columns
}

fn colgroup(columns: &[Column]) -> AnyView {
    let each = columns
        .iter()
        .map(|column| view! { <col class=column.class/> })
        .collect_view();
    view! { <colgroup>{each}</colgroup> }.into_any()
}

fn headings(table: Table, columns: Vec<Column>) -> AnyView {
    columns
        .into_iter()
        .map(|column| heading(table, column))
        .collect_view()
        .into_any()
}

fn heading(table: Table, column: Column) -> AnyView {
    let class = if column.number {
        format!("{} num", column.class)
    } else {
        column.class.to_owned()
    };
    let Some(by) = column.sort else {
        let of = match column.class {
            "c-target" => Some(YearField::Target),
            "c-actual" => Some(YearField::Actual),
            _ => None,
        };
        let second = move || match of {
            Some(of) => {
                let locked = table.app.is_reading() || table.app.is_closed(table.app.year());
                (table.field.get() != of && !locked).then(|| type_into(table, of))
            }
            None => (!column.second_line.is_empty())
                .then(|| view! { <br/> {column.second_line} }.into_any()),
        };
        return view! { <th class=class role="columnheader" scope="col">{column.title} {second}</th> }
            .into_any();
    };
    let sorted = move || {
        table.query.with(|query| {
            (SortBy::of(query) == by).then_some(if query.descending {
                "descending"
            } else {
                "ascending"
            })
        })
    };
    view! {
        <th class=class role="columnheader" scope="col" aria-sort=sorted>
            <button
                class="sort"
                type="button"
                on:click=move |_| table.show(by.pressed(&table.query.get_untracked()))
            >
                {column.title}
            </button>
        </th>
    }
    .into_any()
}

/// Lets 目標 be entered in the rows in place of 実績, or 実績 again.
fn type_into(table: Table, of: YearField) -> AnyView {
    let with = move |query: ListQuery| ListQuery {
        targets: of == YearField::Target,
        ..query
    };
    let name = words::type_into_of(of, table.app.year());
    let choose = move |event: ev::MouseEvent| {
        event.prevent_default();
        table.show(with(table.query.get_untracked()));
        table.go_to(0);
    };
    view! {
        <br/>
        <a class="hit" href=move || Route::List(with(table.query.get())).href() aria-label=name on:click=choose>{words::type_into(of)}</a>
    }
    .into_any()
}

/// Room for rows that are not in the page.
fn room(table: Table, place: usize) -> AnyView {
    let rows = Memo::new(move |_| {
        table
            .window
            .with(|window| window.rooms.get(place).copied().unwrap_or(0))
    });
    // In the page's own unit: the browser multiplies without an error that ten thousand rows would make large.
    let height = move || format!("calc({} * var(--row-h))", rows.get());
    view! { <tr class="pad" aria-hidden="true" style:--pad=height><td></td></tr> }.into_any()
}

/// Measures the scrolling part from now on.
fn measure(table: Table) {
    // It is in the page by the time an effect runs, and what an effect says is kept until the effect goes.
    Effect::new(move |_| doors::watch(SCROLLER, move || remeasure(table)));
}

fn remeasure(table: Table) {
    let Some(extent) = doors::extent(SCROLLER, ".row") else {
        return;
    };
    let hundredths = |pixels: f64| (pixels.max(0.0) * 100.0).round() as u64;
    let measured = move |old: &Measures| Measures {
        scrolled: hundredths(extent.scrolled),
        // Out of sight it measures nothing.
        height: Some(hundredths(extent.height))
            .filter(|height| *height > 0)
            .unwrap_or(old.height),
        row: extent
            .inner
            .map(hundredths)
            .filter(|row| *row > 0)
            .unwrap_or(old.row),
    };
    let Some(old) = table.measures.try_get_untracked() else {
        return;
    };
    let new = measured(&old);
    if new != old {
        LEFT.set((address(table), new.scrolled));
        table.measures.set(new);
    }
}
