//! Rules under a name: those of other municipalities, ready to be chosen, and those that are kept in the plan.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::command::Command;
use crate::domain::id::RuleSetId;
use crate::domain::rule_set::RuleSet;
use crate::report::settings::rules::Draft;
use crate::text::settings;
use crate::text::whatif as words;
use crate::ui::field::Labelled;
use crate::ui::typed::Shape;

use super::parts::{busy, row_button, text_box};
use super::rules::Editor;

const NAME: &str = "rule-set-name";
const CHOICE: &str = "rule-set";
const NOW: &str = "now";

/// The choice and what is kept, as a section of the settings.
pub fn section(editor: Editor) -> AnyView {
    view! {
        <section class="section" aria-labelledby="set-sets">
            <h2 id="set-sets">{settings::rules::SETS}</h2>
            {chooser(editor)}
            {keeping(editor)}
        </section>
    }
    .into_any()
}

/// The rule sets of the plan; follows changes.
fn saved(editor: Editor) -> Memo<Vec<RuleSet>> {
    Memo::new(move |_| editor.app.with(|plan| plan.rule_sets.clone()))
}

/// Chooses a set: it goes into the fields.
pub fn chooser(editor: Editor) -> AnyView {
    let saved = saved(editor);
    let option = move |value: String, word: String| {
        let own = value.clone();
        view! { <option value=value selected=move || editor.chosen.get() == own>{word}</option> }
    };
    let ready = words::READY
        .iter()
        .enumerate()
        .map(|(index, ready)| option(index.to_string(), ready.name.to_owned()))
        .collect_view();
    let own = move || {
        let sets = saved.get();
        (!sets.is_empty()).then(|| {
            let options = sets
                .into_iter()
                .map(|set| option(format!("set-{}", set.id), words::set_name(&set.name)))
                .collect_view();
            view! { <optgroup label=words::SET_SAVED>{options}</optgroup> }
        })
    };
    let field = Labelled {
        id: CHOICE.to_owned(),
        label: words::SET.to_owned(),
        help: words::SET_HELP.to_owned(),
        ..Labelled::default()
    };
    let select = view! {
        <select
            class="select"
            id=CHOICE
            aria-describedby=field.described_by()
            prop:value=move || editor.chosen.get()
            on:change=move |event| choose(editor, event_target_value(&event))
        >
            {option(String::new(), words::SET_NONE.to_owned())}
            {option(NOW.to_owned(), words::SET_NOW.to_owned())}
            <optgroup label=words::SET_READY>{ready}</optgroup>
            {own}
        </select>
    };
    let by_person = move || {
        editor
            .by_person
            .get()
            .then(|| view! { <p class="note">{words::set_by_person()}</p> })
    };
    view! { {field.around(select.into_any(), Signal::derive(String::new))} {by_person} }.into_any()
}

fn choose(editor: Editor, value: String) {
    if value.is_empty() || value == NOW {
        // It is nothing that could stay chosen, and the box has to hear that.
        editor.chosen.set(value);
        return doors::soon(move || editor.drop_draft());
    }
    let set = value.strip_prefix("set-").and_then(|id| {
        editor.app.with_document_untracked(|document| {
            let mut sets = document.plan.rule_sets.iter();
            sets.find(|set| set.id.as_str() == id).cloned()
        })
    });
    if let Some(set) = set {
        editor.load(value, set.by_person, |rules| {
            Draft::of_set(&set.rules, rules)
        });
        return;
    }
    let ready = value
        .parse()
        .ok()
        .and_then(|index: usize| words::READY.get(index));
    if let Some(ready) = ready {
        editor.load(value, ready.by_person, |rules| {
            Draft::of_ready(ready, rules, doors::fresh_band)
        });
    }
}

/// What the plan keeps, and keeping what stands in the fields.
pub fn keeping(editor: Editor) -> AnyView {
    let saved = saved(editor);
    let name = RwSignal::new(String::new());
    let error = RwSignal::new("");
    let field = Labelled {
        id: NAME.to_owned(),
        label: words::SET_NAME.to_owned(),
        help: words::SET_NAME_HELP.to_owned(),
        ..Labelled::default()
    };
    let shape = Shape {
        id: NAME.to_owned(),
        described_by: field.described_by(),
        ..Shape::default()
    };
    let control = text_box(
        shape,
        name.into(),
        Signal::derive(move || !error.get().is_empty()),
        move |value| {
            error.set("");
            name.set(value);
        },
    );
    let save = move |_| {
        let called = name.get_untracked().trim().to_owned();
        if called.is_empty() {
            error.set(words::SET_NAME_MISSING);
            doors::focus(NAME);
            return;
        }
        let Some(id) = doors::fresh_rule_set() else {
            return;
        };
        match keep(editor, id, &called) {
            Ok(()) => name.set(String::new()),
            Err(said) => error.set(said),
        }
    };
    let with_button = view! {
        <div class="affix">
            {control}
            <button class="btn" type="button" on:click=save>{words::SET_SAVE}</button>
        </div>
    };
    let list = move || {
        let sets = saved.get();
        (!sets.is_empty()).then(|| {
            let rows = sets.into_iter().map(|set| row(editor, set)).collect_view();
            view! {
                <h3>{words::SET_LIST}</h3>
                <ul class="rule-sets">{rows}</ul>
            }
        })
    };
    let around = field.around(
        with_button.into_any(),
        Signal::derive(move || error.get().to_owned()),
    );
    view! { {around} {list} }.into_any()
}

fn row(editor: Editor, set: RuleSet) -> AnyView {
    let name = words::set_name(&set.name);
    let id = StoredValue::new(set.id);
    let called = StoredValue::new(set.name);
    let label = |word: &'static str| {
        let name = name.clone();
        Signal::derive(move || settings::action_on(&name, word))
    };
    let overwrite = row_button(
        None,
        words::SET_OVERWRITE,
        label(words::SET_OVERWRITE),
        busy(),
        move || {
            if let Err(said) = keep(editor, id.get_value(), &called.get_value()) {
                editor.app.say(said.to_owned(), false);
            }
        },
    );
    let delete = row_button(
        None,
        words::SET_DELETE,
        label(words::SET_DELETE),
        busy(),
        move || {
            let mut sets = editor
                .app
                .with_document_untracked(|document| document.plan.rule_sets.clone());
            sets.retain(|set| id.with_value(|id| set.id != *id));
            let deleted = words::set_deleted(&called.get_value());
            if editor
                .app
                .dispatch_and_tell(Command::RuleSets(sets), deleted)
            {
                doors::focus(NAME);
            }
        },
    );
    view! {
        <li>
            <span>{name}</span>
            {overwrite}
            {delete}
        </li>
    }
    .into_any()
}

/// Keeps what stands in the fields under a name; one of the same identifier is overwritten.
fn keep(editor: Editor, id: RuleSetId, name: &str) -> Result<(), &'static str> {
    let Ok(rules) = editor.draft.with_untracked(Draft::rules_to_try) else {
        return Err(words::SET_BROKEN);
    };
    let mut sets = editor
        .app
        .with_document_untracked(|document| document.plan.rule_sets.clone());
    let by_person = editor.by_person.get_untracked();
    match sets.iter_mut().find(|set| set.id == id) {
        Some(set) => {
            set.rules = rules;
            set.by_person = by_person;
        }
        None => sets.push(RuleSet {
            id,
            name: name.to_owned(),
            by_person,
            rules,
            extra: Default::default(),
        }),
    }
    editor
        .app
        .dispatch_and_tell(Command::RuleSets(sets), words::set_saved(name));
    Ok(())
}
