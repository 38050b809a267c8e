//! One row.

use std::sync::Arc;

use crate::ui::prelude::*;

use crate::command::Command;
use crate::command::address::{Address, Value, YearField};
use crate::domain::id::{BandId, NodeId};
use crate::report::list::filters::levels;
use crate::report::list::{Columns, Row};
use crate::report::route::Route;
use crate::report::why::Why;
use crate::text::list::{self as words, column};
use crate::ui::chip::chip;
use crate::ui::why::why;

use super::entry::{entry, figures};
use super::table::Table;

/// The row of an indicator. It keeps what it last showed while it is on its way out.
pub fn row(table: Table, id: NodeId) -> AnyView {
    let of = id.clone();
    let row = Memo::new(move |old: Option<&Option<Arc<Row>>>| {
        table
            .rows
            .with(|rows| rows.iter().find(|row| row.id == of).cloned())
            .or_else(|| old.cloned().flatten())
    });
    let Some(first) = row.get_untracked() else {
        return ().into_any();
    };
    let index = Memo::new(move |_| row.with(|row| row.as_ref().map_or(0, |row| row.index)));
    let focused = id.clone();
    view! {
        <tr
            class="row"
            role="row"
            // Counted from 1, and the headings are the first.
            aria-rowindex=move || index.get().saturating_add(2).to_string()
            data-band=move || row.with(|row| row.as_ref().map(|row| row.verdict.tone))
            on:focusin=move |_| {
                if table.keyboard.with_untracked(|keyboard| keyboard.as_ref() != Some(&focused)) {
                    table.keyboard.set(Some(focused.clone()));
                }
            }
        >
            {move || row.get().map(|row| before(table, &row))}
            {entry(table, &first, row, YearField::Target)}
            {entry(table, &first, row, YearField::Actual)}
            {move || row.get().map(|row| after(table, row))}
        </tr>
    }
    .into_any()
}

/// A long text, cut at the height of the row; the whole of it is shown to a pointer that rests on it.
fn clamped(text: &str) -> AnyView {
    view! { <div class="clamp" title=text.to_owned()>{text.to_owned()}</div> }.into_any()
}

/// The cells before 目標.
fn before(table: Table, row: &Row) -> AnyView {
    let all = table.columns() == Columns::All;
    let comments = (!row.comments.is_empty())
        .then(|| view! { <span class="badge" data-kind="warn">{row.comments.clone()}</span> });
    let plan = all.then(|| {
        view! {
            <td class="c-plan" role="cell">{clamped(&row.plan)}</td>
            <td class="c-action" role="cell">{clamped(&row.action)}</td>
        }
    });
    let annual =
        all.then(|| view! { <td class="c-annual" role="cell">{clamped(&row.annual)}</td> });
    view! {
        <th class="c-no" role="rowheader" scope="row">{row.code.clone()}</th>
        {plan}
        <td class="c-dep" role="cell">{clamped(&row.departments)}</td>
        {annual}
        <td class="c-name" role="cell">
            <a class="clamp" href=Route::Indicator(Some(row.id.clone())).href() title=row.name.clone()>{comments} {row.name.clone()}</a>
        </td>
    }
    .into_any()
}

/// The cells behind 実績.
fn after(table: Table, row: Arc<Row>) -> AnyView {
    let all = table.columns() == Columns::All;
    let class = figures("c-year", row.in_words());
    let others = row
        .others
        .iter()
        .map(|(target, actual)| {
            let class = class.clone();
            view! {
                <td class=class role="cell">
                    <div class="cell-2">
                        <span class="clamp" title=target.clone()>{words::or_dash(target).to_owned()}</span>
                        <span class="note">{words::other_actual(actual)}</span>
                    </div>
                </td>
            }
        })
        .collect_view();
    let texts = all.then(|| {
        view! {
            <td class="c-results" role="cell">{clamped(&row.results)}</td>
            <td class="c-next" role="cell">{clamped(&row.next_steps)}</td>
        }
    });
    let reason =
        (!row.reason.is_empty()).then(|| view! { <span class="hidden">{row.reason}</span> });
    let computed = (!row.computed.is_empty())
        .then(|| view! { <div class="note">{row.computed.clone()}</div> });
    let rate_why = Why::rate(&row.id, table.app.year()).href();
    let standing = match row.choice.clone() {
        Some(chosen) => choice(table, &row, chosen),
        None => chip(row.verdict.clone()).into_any(),
    };
    view! {
        <td class="c-rate num" role="cell" data-label=column::RATE>{why(rate_why, row.rate.clone())}</td>
        <td class="c-band" role="cell" title=row.reason>{standing} {computed} {reason}</td>
        {others}
        {texts}
    }
    .into_any()
}

/// The level of an indicator that a person judges.
fn choice(table: Table, row: &Row, chosen: String) -> AnyView {
    let id = row.id.clone();
    let options = table
        .app
        .with(|plan| levels(&plan.rules))
        .into_iter()
        .map(|(value, word)| {
            let selected = value == chosen;
            view! { <option value=value prop:selected=selected>{word}</option> }
        })
        .collect_view();
    let choose = move |value: String| {
        let at = Address::year(&id, table.app.year(), YearField::Assessment);
        table.app.dispatch_or_tell(Command::Set {
            at,
            value: Value::Band(BandId::new(&value).ok()),
        });
    };
    view! {
        <select
            class="select"
            disabled=move || table.app.is_reading() || table.app.is_closed(table.app.year())
            data-band=row.verdict.tone
            aria-label=words::standing_of(&row.code, &row.name)
            on:change=move |event| choose(event_target_value(&event))
        >
            <option value="" prop:selected=chosen.is_empty()>{words::NOT_CHOSEN}</option>
            {options}
        </select>
    }
    .into_any()
}
