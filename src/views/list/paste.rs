//! A column that is about to be pasted: at once where nothing is lost, after a look where something might be.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::command::address::YearField;
use crate::domain::year::FiscalYear;
use crate::report::entry::Note;
use crate::report::list::paste::{Arriving, Choice, Paste};
use crate::text::app::{CANCEL, CLOSE};
use crate::text::list::{self as words, column};
use crate::ui::dialog::dialog;

use super::table::Table;

/// The most rows that are listed before a paste; those that need a look come first.
const LISTED: usize = 100;

/// What somebody is asked before a paste.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What is to be pasted.
    pub content: Content,
    /// Into which year.
    pub year: FiscalYear,
    /// Where the keyboard was and returns to.
    pub back_to: String,
}

/// What is to be pasted.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// So many columns, which cannot be told apart.
    Several(usize, YearField),
    /// One column.
    Column(Paste),
}

/// Pastes, or asks first.
pub fn begin(table: Table, question: Question) {
    match &question.content {
        Content::Column(paste) if !paste.needs_a_look() => {
            put_in(table, paste, question.year, Choice::ALL);
        }
        _ => table.question.set(Some(question)),
    }
}

fn put_in(table: Table, paste: &Paste, year: FiscalYear, choice: Choice) {
    match paste.command(year, choice) {
        None => table.app.say(words::PASTED_NOTHING.to_owned(), false),
        Some(command) => {
            let pasted = words::pasted(paste.of, paste.chosen(choice));
            table.app.dispatch_and_tell(command, pasted);
        }
    }
}

/// The question, while there is one.
pub fn dialogs(table: Table) -> AnyView {
    (move || {
        table.question.get().map(|question| {
            let back_to = StoredValue::new(question.back_to);
            let close = move || {
                table.question.set(None);
                doors::focus_soon(back_to.get_value());
            };
            match question.content {
                Content::Several(columns, of) => several(columns, of, close),
                Content::Column(paste) => ask(table, paste, question.year, close),
            }
        })
    })
    .into_any()
}

fn several(columns: usize, of: YearField, close: impl Fn() + Copy + 'static) -> AnyView {
    dialog(
        Some("error"),
        words::SEVERAL_TITLE.to_owned(),
        view! { <p>{words::several(columns, of)}</p> }.into_any(),
        view! { <button class="btn" data-kind="primary" type="button" on:click=move |_| close()>{CLOSE}</button> }
            .into_any(),
        close,
    )
}

fn ask(table: Table, paste: Paste, year: FiscalYear, close: impl Fn() + Copy + 'static) -> AnyView {
    let overwriting = RwSignal::new(true);
    let unreadable = RwSignal::new(true);
    let choice = move || Choice {
        overwriting: overwriting.get(),
        unreadable: unreadable.get(),
    };
    let check = |count: usize, word: fn(usize) -> String, value: RwSignal<bool>| {
        (count > 0).then(|| {
            view! {
                <label class="check">
                    <input type="checkbox" prop:checked=move || value.get() on:change=move |event| value.set(event_target_checked(&event))/>
                    <span>{word(count)}</span>
                </label>
            }
        })
    };
    let left = words::paste_left(&paste)
        .into_iter()
        .map(|sentence| view! { <p>{sentence}</p> })
        .collect_view();
    let body = view! {
        {check(paste.overwriting(), words::paste_overwriting, overwriting)}
        {check(paste.unreadable(), words::paste_unreadable, unreadable)}
        {left}
        {listing(&paste)}
    };
    let title = words::paste_title(&paste);
    let paste = StoredValue::new(paste);
    let count = move || paste.with_value(|paste| paste.chosen(choice()));
    let foot = view! {
        <button
            class="btn"
            data-kind="primary"
            type="button"
            disabled=move || count() == 0
            on:click=move |_| {
                paste.with_value(|paste| put_in(table, paste, year, choice()));
                close();
            }
        >
            {move || words::paste_do(count())}
        </button>
        <button class="btn" type="button" on:click=move |_| close()>{CANCEL}</button>
    };
    dialog(None, title, body.into_any(), foot.into_any(), close)
}

/// The values, those that need a look first.
fn listing(paste: &Paste) -> Option<AnyView> {
    if paste.arriving.is_empty() {
        return None;
    }
    let (look, plain): (Vec<&Arriving>, Vec<&Arriving>) = paste
        .arriving
        .iter()
        .partition(|value| value.overwrites() || value.unreadable());
    let rows = look
        .into_iter()
        .chain(plain)
        .take(LISTED)
        .map(line)
        .collect_view();
    let more = paste.arriving.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| view! { <p>{words::paste_more(more)}</p> });
    Some(
        view! {
            <div class="table-wrap" tabindex="0" role="region" aria-label=words::PASTE_TABLE>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{column::NAME}</th>
                            <th scope="col">{words::PASTE_NOW}</th>
                            <th scope="col">{words::PASTE_TEXT}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {more}
        }
        .into_any(),
    )
}

fn line(value: &Arriving) -> AnyView {
    let read = match &value.note {
        Note::Error { what, mend } => {
            view! { <p class="field-error">{format!("{what}{mend}")}</p> }.into_any()
        }
        _ => view! { <p class="note">{words::paste_word(value)}</p> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <span class="note">{value.code.clone()}</span>
                <div class="clamp">{value.name.clone()}</div>
            </th>
            <td>
                <div class="clamp">{words::or_dash(value.now.trim()).to_owned()}</div>
            </td>
            <td>
                <div class="clamp">{value.text.clone()}</div>
                {read}
            </td>
        </tr>
    }
    .into_any()
}
