//! The 実績 of a row: entered in the row, or computed from parts that are entered elsewhere.

use std::sync::Arc;

use crate::ui::prelude::*;
use leptos::ev;

use crate::app::doors;
use crate::command::address::{Address, YearField};
use crate::domain::id::NodeId;
use crate::domain::year::FiscalYear;
use crate::report::entry::Note;
use crate::report::list::paste::{Copied, Paste};
use crate::report::list::{Actual, Row, next_entry};
use crate::report::route::Route;
use crate::text::list as words;
use crate::ui::entry::cell_entry;

use super::grid::field_id;
use super::paste::{self, Content, Question};
use super::table::Table;

/// The cell. Its box is built once, so that nothing disturbs what is being typed; the rest follows the row.
pub fn entry(table: Table, first: Arc<Row>, row: Memo<Option<Arc<Row>>>) -> AnyView {
    let id = first.id.clone();
    let name = StoredValue::new((first.code.clone(), first.name.clone()));
    let kind = Memo::new(move |_| {
        row.with(|row| match row.as_ref().map(|row| &row.actual) {
            Some(Actual::Entered { words, .. }) => Some(*words),
            _ => None,
        })
    });
    let year = Memo::new(move |_| table.app.year());
    let content = move || match kind.get() {
        Some(words) => field(table, id.clone(), name, words, year.get(), row),
        None => computed(name, row),
    };
    view! {
        <td class="c-actual" role="cell" data-label=move || words::actual(year.get())>
            {content}
        </td>
    }
    .into_any()
}

fn computed(name: StoredValue<(String, String)>, row: Memo<Option<Arc<Row>>>) -> AnyView {
    let value = move || {
        row.with(|row| match row.as_ref().map(|row| &row.actual) {
            Some(Actual::Computed(value)) => words::or_dash(value).to_owned(),
            _ => String::new(),
        })
    };
    let label = name.with_value(|(_, name)| words::parts_of(name));
    view! {
        <div class="cell-computed">
            <span>{value}</span>
            <a class="hit" href=Route::Composites.href() aria-label=label>{words::PARTS}</a>
        </div>
    }
    .into_any()
}

fn field(
    table: Table,
    id: NodeId,
    name: StoredValue<(String, String)>,
    multiline: bool,
    year: FiscalYear,
    row: Memo<Option<Arc<Row>>>,
) -> AnyView {
    let at = Address::year(&id, year, YearField::Actual);
    let value = Signal::derive(move || {
        row.with(|row| match row.as_ref().map(|row| &row.actual) {
            Some(Actual::Entered { raw, .. }) => raw.clone(),
            _ => String::new(),
        })
    });
    let of = id.clone();
    let has_keyboard = Memo::new(move |_| {
        table
            .keyboard
            .with(|keyboard| keyboard.as_ref() == Some(&of))
    });
    let note = Memo::new(move |_| {
        let has_keyboard = has_keyboard.get();
        row.with(|row| {
            row.as_ref()
                .map_or(Note::None, |row| row.actual.note(has_keyboard))
        })
    });
    let label = name.with_value(|(code, name)| words::actual_of(code, name, year));
    let control = cell_entry(
        field_id(&id),
        label,
        multiline,
        at.clone(),
        value,
        note.into(),
    );
    let keys = Keys {
        table,
        id: StoredValue::new(id),
        at: StoredValue::new(at),
        value,
        year,
        multiline,
    };
    let why = move || {
        row.with(|row| {
            row.as_ref()
                .and_then(|row| row.to_settle())
                .map(|why| view! { <p class="cell-pop">{why}</p> })
        })
    };
    view! {
        <div class="cell-entry" on:keydown=move |event| keys.pressed(&event) on:paste=move |event| keys.pasted(&event)>
            {control} {why}
        </div>
    }
    .into_any()
}

/// What the keyboard does in a box beside typing.
#[derive(Clone, Copy)]
struct Keys {
    table: Table,
    id: StoredValue<NodeId>,
    at: StoredValue<Address>,
    value: Signal<String>,
    year: FiscalYear,
    multiline: bool,
}

impl Keys {
    fn pressed(&self, event: &ev::KeyboardEvent) {
        /// What browsers give for a key that an input method has taken.
        const TAKEN: u32 = 229;
        if event.is_composing()
            || event.key_code() == TAKEN
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
        {
            return;
        }
        let down = match (event.key().as_str(), event.shift_key()) {
            ("Enter", shift) => !shift,
            ("ArrowDown", false) if self.leaves(event, true) => true,
            ("ArrowUp", false) if self.leaves(event, false) => false,
            ("Escape", false) => {
                event.prevent_default();
                return self.restore();
            }
            _ => return,
        };
        event.prevent_default();
        let order = self.table.order.get_untracked();
        let next = self
            .id
            .with_value(|id| order.position(id))
            .and_then(|from| {
                self.table.app.with_document_untracked(|document| {
                    next_entry(&document.plan, &order, from, down)
                })
            });
        match next {
            Some(index) => self.table.go_to(index),
            // At the end of the list what was typed is read all the same.
            None => self.table.app.leave_field(),
        }
    }

    /// In a box of several lines an arrow moves among them first.
    fn leaves(&self, event: &ev::KeyboardEvent, down: bool) -> bool {
        !self.multiline || doors::at_end(event, down)
    }

    /// Puts back what stood there when the box was entered.
    fn restore(&self) {
        self.at.with_value(|at| self.table.app.give_up(at));
        // The plan may never have heard of what was typed: then nothing of it changes, and the box would not follow.
        let before = self.value.get_untracked();
        self.id
            .with_value(|id| doors::set_text(&field_id(id), &before));
    }

    /// A column from a spreadsheet goes into the rows from this one downwards; anything else is the box's own business.
    fn pasted(&self, event: &ev::ClipboardEvent) {
        if self.table.app.is_reading() {
            return;
        }
        let Some(pasted) = doors::pasted(event) else {
            return;
        };
        // In a box for words a line break is part of the text, unless it stands between the cells of a table.
        if self.multiline && !pasted.table {
            return;
        }
        let app = self.table.app;
        let content = match Copied::read(&pasted.text) {
            Copied::One => return,
            Copied::Several { columns } => Content::Several(columns),
            Copied::Column(column) => {
                app.leave_field();
                let order = self.table.order.get_untracked();
                let from = self.id.with_value(|id| order.position(id)).unwrap_or(0);
                let lines = order.lines().get(from..).unwrap_or_default();
                let year = self.year;
                Content::Column(app.with_document_untracked(|document| {
                    Paste::of(&document.plan, year, lines, column)
                }))
            }
        };
        event.prevent_default();
        let back_to = self.id.with_value(field_id);
        paste::begin(
            self.table,
            Question {
                content,
                year: self.year,
                back_to,
            },
        );
    }
}
