//! Editing the parts of a composite: names, weights, order, and how the mean is rounded.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::command::address::{Address, Field, Value};
use crate::domain::id::PartId;
use crate::domain::kind::Composite;
use crate::domain::limits;
use crate::report::composites::{
    PartRow, add, changed, command, edit, name_id, remove, shift, weight_id,
};
use crate::text::composites as words;
use crate::ui::choice::select;
use crate::ui::field::Labelled;
use crate::ui::typed::{Shape, typed_by};

use super::Subject;

/// The indicator's kind with other parts.
fn with_parts(subject: Subject, change: impl FnOnce(&mut Composite)) -> Option<Value> {
    untrack(|| {
        subject
            .app
            .with(|plan| subject.id.with_value(|id| changed(plan, id, change)))
    })
}

/// Changes the parts now. Whether they were changed.
fn change(subject: Subject, change: impl FnOnce(&mut Composite)) -> bool {
    with_parts(subject, change).is_some_and(|value| {
        let command = subject.id.with_value(|id| command(id, value));
        subject.app.dispatch_or_tell(command)
    })
}

/// Changes the parts while somebody types.
fn type_in(subject: Subject, change: impl FnOnce(&mut Composite)) {
    if let Some(value) = with_parts(subject, change) {
        let at = subject.id.with_value(|id| Address::node(id, Field::Kind));
        subject.app.type_value(at, value);
    }
}

pub fn section(subject: Subject) -> AnyView {
    // A part that stands elsewhere has boxes that are called otherwise.
    let parts = subject.of(|view| {
        let key = |row: &PartRow| (row.id.clone(), row.number);
        view.rows.iter().map(key).collect::<Vec<_>>()
    });
    let weights_error = subject.of(|view| view.weights_error);
    view! {
        <section class="section">
            <h3>{words::EDIT}</h3>
            <p class="note">{words::EDIT_HELP}</p>
            <ul class="outline">
                <For each=move || parts.get() key=Clone::clone children=move |(part, number)| row(subject, part, number)/>
            </ul>
            {move || {
                let error = weights_error.get();
                (!error.is_empty()).then(|| view! { <p class="field-error">{error}</p> })
            }}
            <div class="btns">
                <button class="btn" type="button" id=add_id(subject) on:click=move |_| add_one(subject)>{words::ADD}</button>
            </div>
            {decimals(subject)}
        </section>
    }
    .into_any()
}

/// Adds a part and puts the keyboard on its name.
fn add_one(subject: Subject) {
    let Ok(part) = PartId::new(&doors::fresh_id()) else {
        return;
    };
    let box_id = subject.id.with_value(|id| name_id(id, &part));
    change(subject, move |composite| add(composite, part));
    // The row is drawn once this has been dealt with.
    request_animation_frame(move || doors::focus(&box_id));
}

/// The `id` of the box to go to when a part is taken away: the name after it, or before it, or the button that adds one.
fn neighbour(subject: Subject, part: &PartId) -> String {
    let next = subject.view.with_untracked(|view| {
        let rows = &view.as_ref()?.rows;
        let at = rows.iter().position(|row| &row.id == part)?;
        let next = rows.get(at.saturating_add(1));
        let row = next.or_else(|| rows.get(at.checked_sub(1)?))?;
        Some(subject.id.with_value(|id| name_id(id, &row.id)))
    });
    next.unwrap_or_else(|| add_id(subject))
}

fn add_id(subject: Subject) -> String {
    subject.id.with_value(|id| format!("{id}-add"))
}

fn row(subject: Subject, part: PartId, number: usize) -> AnyView {
    let title = subject.of_part(part.clone(), |row| row.title.clone());
    let name = subject.of_part(part.clone(), |row| row.name.clone());
    let weight = subject.of_part(part.clone(), |row| row.weight.clone());
    let weight_error = subject.of_part(part.clone(), |row| row.weight_error);
    let (of_name, of_weight) = subject
        .id
        .with_value(|id| (name_id(id, &part), weight_id(id, &part)));
    let part = StoredValue::new(part);
    let send_name = Callback::new(move |text: String| {
        type_in(subject, |composite| {
            part.with_value(|id| edit(composite, id, |part| part.name = text));
        });
    });
    let send_weight = Callback::new(move |text: String| {
        type_in(subject, |composite| {
            part.with_value(|id| edit(composite, id, |part| part.weight = text));
        });
    });
    let fine = Signal::derive(|| false);
    let unreadable = Signal::derive(move || !weight_error.get().is_empty());
    let name_shape = Shape {
        id: of_name,
        aria_label: Some(words::name_of(number)),
        ..Shape::default()
    };
    let error_id = format!("{of_weight}-e");
    let weight_shape = Shape {
        id: of_weight.clone(),
        figure: true,
        described_by: error_id.clone(),
        ..Shape::default()
    };
    let button_id = StoredValue::new(error_id.clone());
    let step = move |up: bool| {
        change(subject, |composite| {
            part.with_value(|id| shift(composite, id, up));
        });
        // A row that is put elsewhere loses the keyboard.
        let id = button_id.with_value(|id| format!("{id}-{}", if up { "up" } else { "down" }));
        request_animation_frame(move || doors::focus(&id));
    };
    let take = move |_| {
        let removed = words::removed(&title.get_untracked());
        let next = part.with_value(|id| neighbour(subject, id));
        let gone = change(subject, |composite| {
            part.with_value(|id| remove(composite, id));
        });
        if gone {
            request_animation_frame(move || doors::focus(&next));
            subject.app.say(removed, true);
        }
    };
    let label = move |verb: &'static str| move || words::on_part(&title.get(), verb);
    let id_of = move |verb: &str| button_id.with_value(|id| format!("{id}-{verb}"));
    view! {
        <li class="outline-row part-row">
            <span class="outline-code">{number}</span>
            {typed_by(name_shape, name.into(), fine, send_name)}
            <label class="affix" for=of_weight.clone()>
                <span>{words::WEIGHT}</span>
                {typed_by(weight_shape, weight.into(), unreadable, send_weight)}
            </label>
            <div class="btns">
                <button class="btn" data-size="s" data-kind="plain" type="button" id=id_of("up") aria-label=label(words::UP) on:click=move |_| step(true)>{words::UP}</button>
                <button class="btn" data-size="s" data-kind="plain" type="button" id=id_of("down") aria-label=label(words::DOWN) on:click=move |_| step(false)>{words::DOWN}</button>
                <button class="btn" data-size="s" data-kind="plain" type="button" aria-label=label(words::REMOVE) on:click=take>{words::REMOVE}</button>
            </div>
            {move || {
                let error = weight_error.get();
                let id = error_id.clone();
                (!error.is_empty()).then(|| view! { <p class="field-error" id=id>{error}</p> })
            }}
        </li>
    }
    .into_any()
}

fn decimals(subject: Subject) -> AnyView {
    let mut options = vec![(String::new(), words::NOT_ROUNDED.to_owned())];
    options.extend((0..=limits::DECIMALS).map(|to| (to.to_string(), words::rounded_to(to))));
    let value = subject.of(|view| view.decimals.map(|to| to.to_string()).unwrap_or_default());
    let choose = Callback::new(move |to: String| {
        change(subject, |composite| composite.decimals = to.parse().ok());
    });
    let field = Labelled {
        id: subject.id.with_value(|id| format!("{id}-decimals")),
        label: words::DECIMALS.to_owned(),
        help: words::DECIMALS_HELP.to_owned(),
        ..Labelled::default()
    };
    let control = select(
        field.id.clone(),
        field.described_by(),
        options,
        value.into(),
        Signal::derive(|| false),
        choose,
    );
    field.around(control, Signal::derive(String::new))
}
