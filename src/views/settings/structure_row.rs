//! A row of the structure editor.

use crate::ui::prelude::*;
use leptos::ev;

use crate::app::doors;
use crate::command::Command;
use crate::command::address::{Address, Field};
use crate::domain::id::NodeId;
use crate::domain::tree::Level;
use crate::report::list::paste::Copied;
use crate::report::route::Route;
use crate::report::settings::outline::Row;
use crate::report::settings::restructure;
use crate::text::kind;
use crate::text::settings::{self, structure as words};
use crate::ui::typed::{Shape, typed};

use super::parts::{busy, is_for_input_method, named, row_button};
use super::structure::Editor;
use super::structure_ask::Question;

/// The field of the name.
pub const NAME: &str = "name";
/// The field of the number.
pub const NUMBER: &str = "number";
const UP: &str = "up";
const DOWN: &str = "down";
const REMOVE: &str = "remove";
const MOVE: &str = "move";
const ADD: &str = "add";
const DEPARTMENTS: &str = "departments";

/// The `id` of a part of a row.
pub fn dom_id(id: &NodeId, part: &str) -> String {
    format!("node-{id}-{part}")
}

/// The button that opens the form below a node.
pub fn add_id(id: &NodeId) -> String {
    dom_id(id, ADD)
}

/// The button that asks where a node is to be moved to.
pub fn move_id(id: &NodeId) -> String {
    dom_id(id, MOVE)
}

/// The button that asks who is in charge.
pub fn departments_id(id: &NodeId) -> String {
    dom_id(id, DEPARTMENTS)
}

/// The button that removes a node.
pub fn remove_id(id: &NodeId) -> String {
    dom_id(id, REMOVE)
}

/// How deep a row is set in.
pub fn depth(level: Level) -> &'static str {
    match level {
        Level::Priority => "1",
        Level::Theme => "2",
        Level::Initiative => "3",
        Level::Action => "4",
        Level::Indicator => "5",
    }
}

/// A row.
pub fn row(editor: Editor, id: NodeId) -> AnyView {
    let Some(now) = editor.row_untracked(&id) else {
        return ().into_any();
    };
    let at = StoredValue::new(id);
    let own = Memo::new(move |_| at.with_value(|id| editor.row(id)));
    let name = Signal::derive(move || {
        own.with(|row| row.as_ref().map(words::row_name))
            .unwrap_or_default()
    });
    let level = now.level;
    let keys = move |event: ev::KeyboardEvent| {
        if is_for_input_method(&event) {
            return;
        }
        match (event.key().as_str(), event.alt_key()) {
            ("ArrowUp", true) => {
                event.prevent_default();
                at.with_value(|id| step(editor, id, true, place(&event)));
            }
            ("ArrowDown", true) => {
                event.prevent_default();
                at.with_value(|id| step(editor, id, false, place(&event)));
            }
            // A name is one line, also where it is shown in several.
            ("Enter", false) if is_text(&event) => {
                event.prevent_default();
                editor.app.leave_field();
            }
            _ => {}
        }
    };
    // The box takes it as it takes any text; whoever meant as many rows learns where they are added.
    let lines = move |event: ev::ClipboardEvent| {
        let Some(pasted) = doors::pasted(&event) else {
            return;
        };
        if let Copied::Column(_) = Copied::read(&pasted.text) {
            doors::soon(move || {
                let before = editor.app.version_untracked().revision;
                editor.app.leave_field();
                // What was refused is told already, and has nothing to be taken back.
                if editor.app.version_untracked().revision != before {
                    editor.app.say(words::PASTED_LINES.to_owned(), true);
                }
            });
        }
    };
    view! {
        <li class="outline-row" data-level=depth(level) on:keydown=keys on:paste=lines>
            {number(own, at, level)}
            {name_box(own, at, level)}
            <div class="btns">
                {toggle(editor, at, level, name)}
                {buttons(editor, own, at, level, name)}
            </div>
            {below(editor, own, at, level)}
        </li>
    }
    .into_any()
}

/// Where a key was pressed.
fn pressed(event: &ev::KeyboardEvent) -> Option<leptos::web_sys::Element> {
    use leptos::wasm_bindgen::JsCast;
    event.target()?.dyn_into().ok()
}

fn is_text(event: &ev::KeyboardEvent) -> bool {
    pressed(event).is_some_and(|element| element.matches("input, textarea").unwrap_or(false))
}

/// The `id` of where a key was pressed.
fn place(event: &ev::KeyboardEvent) -> String {
    pressed(event)
        .map(|element| element.id())
        .unwrap_or_default()
}

fn field_name(own: Memo<Option<Row>>, field: &'static str) -> Signal<String> {
    Signal::derive(move || {
        own.with(|row| row.as_ref().map(|row| words::field_of(row, field)))
            .unwrap_or_default()
    })
}

fn number(own: Memo<Option<Row>>, at: StoredValue<NodeId>, level: Level) -> AnyView {
    if level == Level::Indicator {
        return view! { <span class="outline-code">{words::INDICATOR}</span> }.into_any();
    }
    let value = Signal::derive(move || {
        own.with(|row| row.as_ref().map(|row| row.number.clone()))
            .unwrap_or_default()
    });
    let shape = Shape {
        id: at.with_value(|id| dom_id(id, NUMBER)),
        ..Shape::default()
    };
    let address = at.with_value(|id| Address::node(id, Field::Number));
    named(
        field_name(own, words::NUMBER),
        typed(shape, address, value, busy()),
    )
}

fn name_box(own: Memo<Option<Row>>, at: StoredValue<NodeId>, level: Level) -> AnyView {
    let value = Signal::derive(move || {
        own.with(|row| row.as_ref().map(|row| row.name.clone()))
            .unwrap_or_default()
    });
    let shape = Shape {
        id: at.with_value(|id| dom_id(id, NAME)),
        multiline: matches!(level, Level::Action | Level::Indicator),
        rows: 1,
        ..Shape::default()
    };
    let address = at.with_value(|id| Address::node(id, Field::Name));
    named(
        field_name(own, words::NAME),
        typed(shape, address, value, busy()),
    )
}

/// Shows and hides the rows of a 重点項目.
fn toggle(
    editor: Editor,
    at: StoredValue<NodeId>,
    level: Level,
    name: Signal<String>,
) -> Option<AnyView> {
    if level != Level::Priority {
        return None;
    }
    let open = Signal::derive(move || at.with_value(|id| editor.is_open(id)));
    let word = move || {
        if open.get() {
            words::FOLD
        } else {
            words::UNFOLD
        }
    };
    let aria = move || settings::action_on(&name.get(), word());
    let view = view! {
        <button
            class="btn"
            data-size="s"
            type="button"
            id=at.with_value(|id| dom_id(id, "toggle"))
            aria-label=aria
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-controls=at.with_value(|id| dom_id(id, "list"))
            on:click=move |_| at.with_value(|id| editor.set_open(id, !open.get_untracked()))
        >
            {word}
        </button>
    };
    Some(view.into_any())
}

fn buttons(
    editor: Editor,
    own: Memo<Option<Row>>,
    at: StoredValue<NodeId>,
    level: Level,
    name: Signal<String>,
) -> AnyView {
    let named =
        move |word: &'static str| Signal::derive(move || settings::action_on(&name.get(), word));
    let id = move |part: &str| Some(at.with_value(|id| dom_id(id, part)));
    let first = Signal::derive(move || own.with(|row| row.as_ref().is_none_or(Row::first)));
    let last = Signal::derive(move || own.with(|row| row.as_ref().is_none_or(|row| row.last)));
    let add = level.below().map(|below| {
        let aria = move || {
            own.with(|row| row.as_ref().map(|row| words::add_below(below, row))).unwrap_or_default()
        };
        view! {
            <button class="btn" data-size="s" data-kind="plain" type="button" id=id(ADD) aria-label=aria
                on:click=move |_| at.with_value(|id| super::structure_add::open(editor, below, Some(id.clone())))
            >
                {words::add_short(below)}
            </button>
        }
    });
    let elsewhere = (level != Level::Priority).then(|| {
        row_button(
            id(MOVE),
            words::MOVE,
            named(words::MOVE),
            busy(),
            move || {
                editor.question.set(Some(Question::Move(at.get_value())));
            },
        )
    });
    view! {
        {add}
        {row_button(id(UP), settings::UP, named(settings::UP), first, move || at.with_value(|id| step(editor, id, true, dom_id(id, UP))))}
        {row_button(id(DOWN), settings::DOWN, named(settings::DOWN), last, move || at.with_value(|id| step(editor, id, false, dom_id(id, DOWN))))}
        {elsewhere}
        {row_button(id(REMOVE), settings::REMOVE, named(settings::REMOVE), busy(), move || at.with_value(|id| ask_removal(editor, id)))}
    }
    .into_any()
}

/// The second line of a row: who is in charge, what an indicator is, numbers that are out of order.
fn below(editor: Editor, own: Memo<Option<Row>>, at: StoredValue<NodeId>, level: Level) -> AnyView {
    let renumbering =
        Memo::new(move |_| own.with(|row| row.as_ref().is_some_and(|row| row.unordered)));
    let renumber = move || {
        renumbering.get().then(|| {
            let act = move |_| {
                at.with_value(|id| {
                    renumber(editor, Some(id));
                    doors::focus_soon(dom_id(id, NAME));
                });
            };
            view! {
                <div class="outline-note">
                    <button class="btn" data-size="s" type="button" id=at.with_value(|id| dom_id(id, "renumber")) on:click=act>{words::RENUMBER}</button>
                </div>
            }
        })
    };
    if !matches!(level, Level::Action | Level::Indicator) {
        return renumber.into_any();
    }
    // Names of the same kind stand in every row: for those who do not see it, the row is named as well.
    let of_row = move || {
        own.with(|row| row.as_ref().map(words::of_row))
            .unwrap_or_default()
    };
    let departments = move || {
        own.with(|row| {
            row.as_ref()
                .map(|row| words::departments(&row.departments, level))
        })
        .unwrap_or_default()
    };
    let what = move || {
        own.with(|row| {
            let row = row.as_ref()?;
            Some(words::what_it_is(kind::name(row.kind?), &row.unit))
        })
    };
    let open = (level == Level::Indicator).then(|| {
        let href = at.with_value(|id| Route::Indicator(Some(id.clone())).href());
        view! { <a class="hit" id=at.with_value(|id| dom_id(id, "open")) href=href><span class="hidden">{of_row}</span>{words::OPEN}</a> }
    });
    view! {
        <div class="outline-note">
            <button class="btn" data-size="s" data-kind="plain" type="button" id=at.with_value(departments_id)
                on:click=move |_| editor.question.set(Some(Question::Departments(at.get_value())))
            >
                <span><span class="hidden">{of_row}</span>{departments}</span>
            </button>
            <span>{what}</span>
            {open}
            {renumber}
        </div>
    }
    .into_any()
}

/// Moves a row one place; the keyboard stays on the part of it where it was.
fn step(editor: Editor, id: &NodeId, up: bool, part: String) {
    let app = editor.app;
    app.leave_field();
    let command = app.with_document_untracked(|document| restructure::step(&document.plan, id, up));
    let Some(command) = command else { return };
    if app.dispatch_or_tell(command)
        && let Some(row) = editor.row_untracked(id)
    {
        editor.told.set(words::moved(&row));
    }
    doors::focus_soon(part);
}

/// Counts numbers anew.
pub fn renumber(editor: Editor, parent: Option<&NodeId>) {
    let app = editor.app;
    app.leave_field();
    let command =
        app.with_document_untracked(|document| restructure::renumber(&document.plan, parent));
    if let Some(command) = command {
        app.dispatch_and_tell(command, words::RENUMBERED.to_owned());
    }
}

/// Removes a node at once if nothing goes with it, and asks otherwise.
fn ask_removal(editor: Editor, id: &NodeId) {
    editor.app.leave_field();
    let taken = editor
        .app
        .with_document_untracked(|document| restructure::taken(&document.plan, id));
    if taken.is_trifle() {
        remove(editor, id);
    } else {
        editor
            .question
            .set(Some(Question::Remove(id.clone(), taken)));
    }
}

/// Removes a node; the keyboard goes to the row beside it.
pub fn remove(editor: Editor, id: &NodeId) {
    let Some(row) = editor.row_untracked(id) else {
        return;
    };
    let beside = editor.neighbour(id);
    let removed = settings::removed(&words::row_name(&row));
    if editor
        .app
        .dispatch_and_tell(Command::Remove(id.clone()), removed)
    {
        match beside {
            Some(beside) => doors::focus_soon(dom_id(&beside, NAME)),
            None => doors::focus_soon("set-structure"),
        }
    }
}
