//! The 目標 and the 実績 of a row: one of them is entered in the row, the other shown; a 実績 may be computed from parts
//! that are entered elsewhere.

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
use super::paste::{self, Content as Asked, Question};
use super::table::Table;

/// What stands in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    /// A box, of several lines for words.
    Typed { words: bool },
    /// A value from parts that are entered elsewhere.
    Computed,
    /// A value.
    Shown,
}

/// The class of a cell for a figure; where words stand instead they are set as words.
pub fn figures(class: &'static str, words: bool) -> String {
    match words {
        true => class.to_owned(),
        false => format!("{class} num"),
    }
}

/// The 目標 or the 実績. Its box is built once, so that nothing disturbs what is being typed; the rest follows the row.
pub fn entry(table: Table, first: &Row, row: Memo<Option<Arc<Row>>>, of: YearField) -> AnyView {
    let id = first.id.clone();
    let name = StoredValue::new((first.code.clone(), first.name.clone()));
    let content = Memo::new(move |_| {
        let typed = table.field.get() == of;
        row.with(|row| {
            let row = row.as_ref()?;
            let words = row.in_words();
            let content = match (&row.actual, of) {
                (Actual::Computed(_), YearField::Actual) => Content::Computed,
                _ if typed => Content::Typed { words },
                _ => Content::Shown,
            };
            Some((content, words))
        })
    });
    let class = move || {
        let class = match of {
            YearField::Target => "c-target",
            _ => "c-actual",
        };
        match content.get() {
            Some((Content::Shown, words)) => figures(class, words),
            _ => class.to_owned(),
        }
    };
    let year = Memo::new(move |_| table.app.year());
    let value = Signal::derive(move || {
        row.with(|row| row.as_ref().map(|row| row.shown(of).to_owned()))
            .unwrap_or_default()
    });
    let inside = move || {
        match content.get()?.0 {
        Content::Typed { words } => {
            year.track();
            Some(field(table, id.clone(), of, name, words, value, row))
        }
        Content::Computed => Some(computed(name, value)),
        Content::Shown => Some(
            view! { <div class="clamp" title=value>{move || value.with(|text| words::or_dash(text).to_owned())}</div> }
                .into_any(),
        ),
    }
    };
    view! {
        <td class=class role="cell" data-label=move || words::entered(of, year.get())>
            {inside}
        </td>
    }
    .into_any()
}

fn computed(name: StoredValue<(String, String)>, value: Signal<String>) -> AnyView {
    let label = name.with_value(|(_, name)| words::parts_of(name));
    view! {
        <div class="cell-computed">
            <span>{move || value.with(|text| words::or_dash(text).to_owned())}</span>
            <a class="hit" href=Route::Composites.href() aria-label=label>{words::PARTS}</a>
        </div>
    }
    .into_any()
}

fn field(
    table: Table,
    id: NodeId,
    of: YearField,
    name: StoredValue<(String, String)>,
    multiline: bool,
    value: Signal<String>,
    row: Memo<Option<Arc<Row>>>,
) -> AnyView {
    let year = table.app.year();
    let at = Address::year(&id, year, of);
    let own = id.clone();
    let has_keyboard = Memo::new(move |_| {
        table
            .keyboard
            .with(|keyboard| keyboard.as_ref() == Some(&own))
    });
    let note = Memo::new(move |_| {
        let has_keyboard = has_keyboard.get();
        row.with(|row| {
            row.as_ref()
                .map_or(Note::None, |row| row.note(of, has_keyboard))
        })
    });
    let label = name.with_value(|(code, name)| words::entry_of(code, name, of, year));
    let control = cell_entry(
        field_id(of, &id),
        label,
        multiline,
        at.clone(),
        value,
        note.into(),
    );
    let why_id = format!("{}-w", field_id(of, &id));
    let keys = Keys {
        table,
        id: StoredValue::new(id),
        at: StoredValue::new(at),
        value,
        of,
        year,
        multiline,
    };
    let why = move || {
        row.with(|row| {
            row.as_ref()
                .and_then(|row| row.to_settle(of))
                .map(|why| view! { <p class="cell-pop" id=why_id.clone()>{why}</p> })
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
    of: YearField,
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
                    next_entry(&document.plan, &order, self.of, from, down)
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
            .with_value(|id| doors::set_text(&field_id(self.of, id), &before));
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
            Copied::Several { columns } => Asked::Several(columns, self.of),
            Copied::Column(column) => {
                app.leave_field();
                let order = self.table.order.get_untracked();
                let from = self.id.with_value(|id| order.position(id)).unwrap_or(0);
                let lines = order.lines().get(from..).unwrap_or_default();
                let year = self.year;
                Asked::Column(app.with_document_untracked(|document| {
                    Paste::of(&document.plan, year, self.of, lines, column)
                }))
            }
        };
        event.prevent_default();
        let back_to = self.id.with_value(|id| field_id(self.of, id));
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
