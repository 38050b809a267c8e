//! The questions of the structure editor: what goes with a removal, where to move, who is in charge.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::command::Command;
use crate::command::address::{Address, Field, Value};
use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::tree::Level;
use crate::report::indicator::settings::ticked;
use crate::report::settings::outline::Row;
use crate::report::settings::restructure::{self, Destination, Taken};
use crate::text::settings::{self, structure as words};
use crate::ui::field::Labelled;
use crate::ui::typed::Shape;

use super::asking::ask;
use super::parts::{busy, choice, text_box};
use super::structure::Editor;
use super::structure_row::{self, dom_id};

/// What is being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Whether a node is to be removed with all that goes with it.
    Remove(NodeId, Taken),
    /// Where a node is to be moved to.
    Move(NodeId),
    /// Who is in charge.
    Departments(NodeId),
}

/// The question that is being asked, if there is one.
pub fn view(editor: Editor) -> AnyView {
    (move || {
        editor.question.get().and_then(|question| match question {
            Question::Remove(id, taken) => removal(editor, &id, &taken),
            Question::Move(id) => moving(editor, &id),
            Question::Departments(id) => departments(editor, &id),
        })
    })
    .into_any()
}

fn removal(editor: Editor, id: &NodeId, taken: &Taken) -> Option<AnyView> {
    let row = editor.row_untracked(id)?;
    let body = view! {
        <p>{row.name.clone()}</p>
        <p>{words::goes_along(taken, row.level)}</p>
        <p>{words::UNDO_HELP}</p>
    };
    let at = id.clone();
    Some(ask(
        words::remove_title(&row),
        body.into_any(),
        settings::REMOVE,
        true,
        structure_row::remove_id(id),
        move || editor.question.set(None),
        move || {
            editor.question.set(None);
            structure_row::remove(editor, &at);
        },
    ))
}

fn moving(editor: Editor, id: &NodeId) -> Option<AnyView> {
    let row = editor.row_untracked(id)?;
    let level = row.level;
    let places = editor
        .app
        .with_document_untracked(|document| restructure::destinations(&document.plan, id));
    let suggest = move |place: &Destination| {
        editor.app.with_document_untracked(|document| {
            restructure::suggest(&document.plan, level, Some(&place.parent))
        })
    };
    let first = places
        .iter()
        .find(|place| !place.current)
        .or(places.first())?;
    let chosen = RwSignal::new(first.parent.to_string());
    let number = RwSignal::new(suggest(first));
    let options = places
        .iter()
        .map(|place| (place.parent.to_string(), words::destination(place)))
        .collect();
    let places = StoredValue::new(places);
    let find = move |value: &str| {
        places.with_value(|places| {
            places
                .iter()
                .find(|place| place.parent.as_str() == value)
                .cloned()
        })
    };
    let to = labelled("move-to", words::move_to(parent_of(level)));
    let select = choice(to.id.clone(), options, chosen.into(), move |value| {
        if let Some(place) = find(&value) {
            number.set(if place.current {
                row_number(editor, &row)
            } else {
                suggest(&place)
            });
        }
        chosen.set(value);
    });
    let numbered = (level != Level::Indicator).then(|| {
        let field = labelled("move-number", words::NEW_NUMBER.to_owned());
        let shape = Shape {
            id: field.id.clone(),
            ..Shape::default()
        };
        let control = text_box(shape, number.into(), busy(), move |text| number.set(text));
        field.around(control, Signal::derive(String::new))
    });
    let body = view! { {to.around(select, Signal::derive(String::new))} {numbered} };
    let at = id.clone();
    let title = editor
        .row_untracked(id)
        .map(|row| words::move_title(&row))?;
    Some(ask(
        title,
        body.into_any(),
        words::MOVE,
        false,
        structure_row::move_id(id),
        move || editor.question.set(None),
        move || {
            editor.question.set(None);
            if let Some(place) = find(&chosen.get_untracked()) {
                move_below(editor, &at, &place, number.get_untracked().trim());
            }
        },
    ))
}

fn row_number(editor: Editor, row: &Row) -> String {
    editor
        .row_untracked(&row.id)
        .map(|row| row.number)
        .unwrap_or_default()
}

fn parent_of(level: Level) -> Level {
    match level {
        Level::Priority | Level::Theme => Level::Priority,
        Level::Initiative => Level::Theme,
        Level::Action => Level::Initiative,
        Level::Indicator => Level::Action,
    }
}

fn labelled(id: &str, label: String) -> Labelled {
    Labelled {
        id: id.to_owned(),
        label,
        ..Labelled::default()
    }
}

fn move_below(editor: Editor, id: &NodeId, place: &Destination, number: &str) {
    let app = editor.app;
    let before = editor.row_untracked(id);
    let command = app.with_document_untracked(|document| {
        restructure::move_below(&document.plan, id, &place.parent, number)
    });
    let (Some(command), Some(before)) = (command, before) else {
        return;
    };
    if app.dispatch_and_tell(command, words::moved_below(&before, place)) {
        editor.show(id);
        doors::focus_soon(dom_id(id, structure_row::NAME));
    }
}

fn departments(editor: Editor, id: &NodeId) -> Option<AnyView> {
    let app = editor.app;
    let row = editor.row_untracked(id)?;
    let (all, own) = app.with_document_untracked(|document| {
        let all: Vec<(DepartmentId, String)> = document
            .plan
            .departments
            .iter()
            .map(|department| (department.id.clone(), department.name.clone()))
            .collect();
        (all, restructure::departments_of(&document.plan, id))
    });
    let none = all
        .is_empty()
        .then(|| view! { <p>{words::NO_DEPARTMENTS_YET}</p> });
    let chosen = RwSignal::new(own);
    let boxes = all
        .into_iter()
        .map(|(id, name)| {
            let own = id.clone();
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || chosen.with(|chosen| chosen.contains(&own))
                        on:change=move |event| {
                            let checked = event_target_checked(&event);
                            let now = chosen.get_untracked();
                            chosen.set(app.with_document_untracked(|document| {
                                ticked(&document.plan, &now, &id, checked)
                            }));
                        }
                    />
                    <span>{name}</span>
                </label>
            }
        })
        .collect_view();
    let help = (row.level == Level::Indicator).then(|| view! { <p>{words::INHERITED}</p> });
    let title = words::departments_title(&row);
    let body = view! {
        {none}
        {help}
        <fieldset class="field"><legend class="hidden">{title.clone()}</legend><div class="checks">{boxes}</div></fieldset>
    };
    let at = id.clone();
    Some(ask(
        title,
        body.into_any(),
        words::CHOOSE,
        false,
        structure_row::departments_id(id),
        move || editor.question.set(None),
        move || {
            editor.question.set(None);
            app.dispatch_or_tell(Command::Set {
                at: Address::node(&at, Field::Departments),
                value: Value::Departments(chosen.get_untracked()),
            });
            doors::focus_soon(structure_row::departments_id(&at));
        },
    ))
}
