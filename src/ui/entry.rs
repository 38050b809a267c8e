//! A box for a target or an actual, with what was read from it.

use crate::ui::prelude::*;

use crate::command::address::Address;
use crate::report::entry::Note;

use super::typed::{Shape, typed};

/// The box with its note below, for a page of fields. `label` stands above it.
pub fn labelled_entry(
    mut shape: Shape,
    label: String,
    at: Address,
    value: Signal<String>,
    note: Signal<Note>,
) -> AnyView {
    let id = shape.id.clone();
    shape.described_by = format!("{id}-r");
    let control = typed(shape, at, value, invalid(note));
    let note_id = format!("{id}-r");
    view! {
        <div class="field">
            <label class="field-label" for=id>{label}</label>
            <div class="affix">{control}</div>
            {move || {
                let id = note_id.clone();
                match note.get() {
                    Note::None => None,
                    Note::Read(words) => Some(view! { <p class="field-read" id=id role="status">{words}</p> }.into_any()),
                    Note::Error { what, mend } => {
                        Some(view! { <p class="field-error" id=id role="alert">{what} {mend}</p> }.into_any())
                    }
                }
            }}
        </div>
    }
    .into_any()
}

/// The box for a cell of a table: its name is for screen readers, its error opens above the row. What else is said about it has
/// its `id` with `-w`.
pub fn cell_entry(
    id: String,
    name: String,
    multiline: bool,
    at: Address,
    value: Signal<String>,
    note: Signal<Note>,
) -> AnyView {
    let shape = Shape {
        id: id.clone(),
        multiline,
        figure: !multiline,
        aria_label: Some(name),
        described_by: format!("{id}-r {id}-p {id}-w"),
        rows: 2,
        ..Shape::default()
    };
    let control = typed(shape, at, value, invalid(note));
    view! {
        <div class="cell-entry">
            {control}
            {move || {
                let pop = format!("{id}-p");
                let id = format!("{id}-r");
                match note.get() {
                    Note::None => None,
                    Note::Read(words) => Some(view! { <p class="cell-read" id=id>{words}</p> }.into_any()),
                    Note::Error { what, mend } => Some(
                        view! {
                            <p class="cell-read" id=id>{crate::text::reading::UNREADABLE}</p>
                            <p class="cell-pop" id=pop role="alert">{what} {mend}</p>
                        }
                        .into_any(),
                    ),
                }
            }}
        </div>
    }
    .into_any()
}

fn invalid(note: Signal<Note>) -> Signal<bool> {
    Signal::derive(move || matches!(note.get(), Note::Error { .. }))
}
