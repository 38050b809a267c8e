//! Other results, and indicators left out.

use crate::ui::prelude::*;

use crate::domain::id::{BandId, NodeId};
use crate::report::whatif::{Field, PartRow, Row, rows};
use crate::text::whatif as words;
use crate::ui::chip::chip;
use crate::ui::choice::check;
use crate::ui::field::Labelled;
use crate::ui::typed::Shape;
use crate::ui::why::why;

use super::super::settings::parts::text_box;
use super::{State, trial, year};

const SEARCH: &str = "trial-search";

pub(super) fn table(state: State) -> AnyView {
    let text = RwSignal::new(String::new());
    let only = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let year = year(state);
        let Some(tried) = state.tried.get() else {
            return (Vec::new(), 0);
        };
        text.with(|text| {
            state.changes.with(|changes| {
                let only = only.get();
                state
                    .app
                    .with(|plan| rows(plan, &tried, changes, year, text, only))
            })
        })
    });
    let ids = move || -> Vec<NodeId> {
        found.with(|(rows, _)| rows.iter().map(|row| row.id.clone()).collect())
    };
    let more = Memo::new(move |_| found.with(|(_, more)| *more));
    let none = Memo::new(move |_| found.with(|(rows, _)| rows.is_empty()));
    let search = Labelled {
        id: SEARCH.to_owned(),
        label: words::SEARCH.to_owned(),
        ..Labelled::default()
    };
    let shape = Shape {
        id: SEARCH.to_owned(),
        ..Shape::default()
    };
    let search = search.around(
        text_box(shape, text.into(), Signal::derive(|| false), move |value| {
            text.set(value);
        }),
        Signal::derive(String::new),
    );
    view! {
        <div class="form" data-cols="2">
            {search}
            {check(words::ONLY_MOVED.to_owned(), only.into(), Callback::new(move |on| only.set(on)))}
        </div>
        <div class="table-wrap" tabindex="0" role="region" aria-label=words::ROWS_REGION>
            <table class="table" data-wide>
                <thead>
                    <tr>
                        <th scope="col">{words::NUMBER}</th>
                        <th scope="col">{words::INDICATOR}</th>
                        <th scope="col" class="num">{words::TARGET}</th>
                        <th scope="col" class="num">{words::ACTUAL}</th>
                        <th scope="col" class="trial-cell">{words::TRIED_ACTUAL}</th>
                        <th scope="col">{words::LEAVE_OUT}</th>
                        <th scope="col">{words::VERDICT}</th>
                        <th scope="col" class="trial-cell">{words::TRIED_VERDICT}</th>
                    </tr>
                </thead>
                <tbody><For each=ids key=NodeId::clone children=move |id| row(state, found, id)/></tbody>
            </table>
        </div>
        {move || none.get().then(|| view! { <p>{words::NO_ROWS}</p> })}
        {move || (more.get() > 0).then(|| view! { <p class="note">{words::more_rows(more.get())}</p> })}
    }
    .into_any()
}

type Found = Memo<(Vec<Row>, usize)>;

fn row(state: State, found: Found, id: NodeId) -> AnyView {
    let of = id.clone();
    let row = Memo::new(move |old: Option<&Option<Row>>| {
        found
            .with(|(rows, _)| rows.iter().find(|row| row.id == of).cloned())
            .or_else(|| old.cloned().flatten())
    });
    let Some(first) = row.get_untracked() else {
        return ().into_any();
    };
    let id = StoredValue::new(id);
    let field = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.field.clone())));
    let value = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.value.clone())
                .unwrap_or_default()
        })
    });
    let out = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.out)));
    let name = StoredValue::new(first.name.clone());
    let target = move || row.with(|row| row.as_ref().map(|row| row.target.clone()));
    let official = move || row.with(|row| row.as_ref().map(|row| row.official.clone()));
    let control = move || match field.get() {
        Some(Field::Actual) => {
            let shape = Shape {
                id: id.with_value(|id| format!("trial-{id}")),
                aria_label: Some(words::tried_actual(&name.get_value())),
                figure: true,
                ..Shape::default()
            };
            let set = move |raw: String| {
                let official = untrack(official).unwrap_or_default();
                state.change(|changes| {
                    id.with_value(|id| changes.set_actual(id, None, raw, &official));
                });
            };
            text_box(shape, value.into(), Signal::derive(|| false), set)
        }
        Some(Field::Level(levels)) => level(state, id, name, value, levels),
        Some(Field::Parts(parts)) => {
            let boxes = parts.into_iter().map(|own| part(state, id, name, own));
            view! { <div class="trial-parts">{boxes.collect_view()}</div> }.into_any()
        }
        None => ().into_any(),
    };
    let tried = move || {
        row.get().map(|row| {
            trial(chip(row.tried).into_any())
                .with(" ")
                .with(why(row.tried_why, row.tried_rate))
        })
    };
    let verdict = move || {
        row.get().map(|row| {
            view! { {chip(row.verdict)} " " {why(row.why, row.rate)} }
        })
    };
    view! {
        <tr data-moved=move || row.with(|row| row.as_ref().is_some_and(|row| row.moved)).then_some("")>
            <td class="keep">{first.code}</td>
            <th scope="row">{first.name.clone()}</th>
            <td class="num">{target}</td>
            <td class="num">{official}</td>
            <td class="trial-cell">{control}</td>
            <td>
                <label class="check">
                    <input
                        type="checkbox"
                        aria-label=words::leave_out(&first.name)
                        prop:checked=move || out.get()
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            state.change(|changes| id.with_value(|id| changes.leave_out(id, on)));
                        }
                    />
                </label>
            </td>
            <td class="keep">{verdict}</td>
            <td class="trial-cell keep">{tried}</td>
        </tr>
    }
    .into_any()
}

/// The value of a part of a composite.
fn part(state: State, id: StoredValue<NodeId>, name: StoredValue<String>, own: PartRow) -> AnyView {
    let PartRow {
        id: part,
        name: part_name,
        official,
    } = own;
    let shape = Shape {
        id: id.with_value(|id| format!("trial-{id}-{part}")),
        aria_label: Some(words::tried_part(&name.get_value(), &part_name)),
        figure: true,
        ..Shape::default()
    };
    let own = StoredValue::new((part, official));
    let value = Memo::new(move |_| {
        state.changes.with(|changes| {
            own.with_value(|(part, official)| {
                let tried = id.with_value(|id| changes.actual(id, Some(part)).map(str::to_owned));
                tried.unwrap_or_else(|| official.clone())
            })
        })
    });
    let set = move |raw: String| {
        state.change(|changes| {
            own.with_value(|(part, official)| {
                id.with_value(|id| changes.set_actual(id, Some(part), raw, official));
            });
        });
    };
    view! {
        <span class="note">{part_name}</span>
        {text_box(shape, value.into(), Signal::derive(|| false), set)}
    }
    .into_any()
}

fn level(
    state: State,
    id: StoredValue<NodeId>,
    name: StoredValue<String>,
    value: Memo<String>,
    levels: Vec<(String, String)>,
) -> AnyView {
    let options = levels
        .into_iter()
        .map(|(level, word)| {
            let own = level.clone();
            view! { <option value=level prop:selected=move || value.with(|value| *value == own)>{word}</option> }
        })
        .collect_view();
    let choose = move |value: String| {
        state.change(|changes| {
            id.with_value(|id| changes.set_level(id, BandId::new(&value).ok()));
        });
    };
    view! {
        <select
            class="select"
            id=id.with_value(|id| format!("trial-{id}"))
            aria-label=words::tried_actual(&name.get_value())
            on:change=move |event| choose(event_target_value(&event))
        >
            <option value="" prop:selected=move || value.with(String::is_empty)>{words::AS_IS}</option>
            {options}
        </select>
    }
    .into_any()
}
