//! The levels: their words, marks and bounds, in their order.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::domain::id::BandId;
use crate::domain::rules::Rules;
use crate::report::settings::rules::{BandDraft, Column, Draft, Problem};
use crate::report::verdict::tone_name;
use crate::text;
use crate::text::settings::{self, rules as words};
use crate::ui::field::Labelled;
use crate::ui::typed::Shape;

use super::super::parts::{choice, named, row_button, text_box};
use super::editor::Editor;

const PROBLEMS: &str = "rules-problems";

pub fn bands(editor: Editor) -> AnyView {
    let ids = move || -> Vec<BandId> {
        editor
            .draft
            .with(|draft| draft.bands.iter().map(|band| band.id.clone()).collect())
    };
    let is_full = editor.read(|draft| draft.bands.len() >= Rules::MOST_BANDS);
    let add = move |_| {
        let Some(id) = doors::fresh_band() else {
            return;
        };
        let field = field_id(&id, "label");
        editor.edit(|draft| {
            draft.add(id);
        });
        doors::focus_soon(field);
    };
    view! {
        <section class="section" aria-labelledby="set-bands">
            <h2 id="set-bands" tabindex="-1">{words::BANDS}</h2>
            <p>{words::BANDS_HELP}</p>
            {presets(editor)}
            <div class="table-wrap" tabindex="0" role="region" aria-label=words::BANDS_TABLE>
                <table class="table bands">
                    <thead>
                        <tr>
                            <th scope="col">{words::COLUMN_LABEL}</th>
                            <th scope="col">{words::COLUMN_SHOWN}</th>
                            <th scope="col">{words::COLUMN_MARK}</th>
                            <th scope="col">{words::COLUMN_BOUND}</th>
                            <th scope="col">{words::COLUMN_EDGE}</th>
                            <th scope="col">{words::COLUMN_ATTAINS}</th>
                            <th scope="col">{settings::ACTIONS}</th>
                        </tr>
                    </thead>
                    <tbody><For each=ids key=Clone::clone children=move |id| band(editor, id)/></tbody>
                </table>
            </div>
            <div id=PROBLEMS role="status">
                {move || {
                    let problems = editor.rules.with(|rules| rules.as_ref().err().cloned()).unwrap_or_default();
                    problems
                        .iter()
                        .filter(|problem| !matches!(problem, Problem::CapUnreadable))
                        .map(|problem| view! { <p class="field-error">{words::problem(problem)}</p> })
                        .collect_view()
                }}
            </div>
            <div class="btns">
                <button class="btn" type="button" disabled=is_full on:click=add>{words::ADD_BAND}</button>
            </div>
        </section>
    }
    .into_any()
}

fn presets(editor: Editor) -> AnyView {
    let mut options = vec![(String::new(), words::PRESET_NONE.to_owned())];
    let names = words::PRESET_NAMES.iter().enumerate();
    options.extend(names.map(|(index, name)| (index.to_string(), (*name).to_owned())));
    let chosen = editor.read(|draft| {
        let like = words::PRESETS
            .iter()
            .position(|preset| draft.is_like(preset));
        like.map(|index| index.to_string()).unwrap_or_default()
    });
    let field = Labelled {
        id: "rules-preset".to_owned(),
        label: words::PRESET.to_owned(),
        help: words::PRESET_HELP.to_owned(),
        ..Labelled::default()
    };
    let select = choice(field.id.clone(), options, chosen, move |value| {
        let preset = value
            .parse()
            .ok()
            .and_then(|index: usize| words::PRESETS.get(index));
        if let Some(preset) = preset {
            let rules = editor
                .app
                .with_document_untracked(|document| document.plan.rules.clone());
            editor.edit(|draft| draft.take_preset(preset, &rules, doors::fresh_band));
        }
    });
    field.around(select, Signal::derive(String::new))
}

fn field_id(id: &BandId, field: &str) -> String {
    format!("band-{id}-{field}")
}

fn band(editor: Editor, id: BandId) -> AnyView {
    let at = StoredValue::new(id);
    let index = Memo::new(move |_| {
        editor
            .draft
            .with(|draft| at.with_value(|id| draft.bands.iter().position(|band| &band.id == id)))
            .unwrap_or_default()
    });
    let text = move |read: fn(&BandDraft) -> String| {
        editor.read(move |draft| draft.bands.get(index.get()).map(read).unwrap_or_default())
    };
    let label = text(|band| band.label.clone());
    let flag = move |read: fn(&BandDraft) -> bool| {
        editor.read(move |draft| draft.bands.get(index.get()).is_some_and(read))
    };
    let invalid = move |column: Column| {
        editor.has_problem(move |problem| problem.field() == Some((index.get(), column)))
    };
    let set = move |change: fn(&mut BandDraft, String)| {
        move |value: String| {
            editor.edit(|draft| {
                if let Some(band) = draft.bands.get_mut(index.get_untracked()) {
                    change(band, value);
                }
            });
        }
    };
    let name = move |column: &'static str| {
        Signal::derive(move || words::field_of_band(index.get(), &label.get(), column))
    };
    let shape = move |field: &str, figure: bool| Shape {
        id: at.with_value(|id| field_id(id, field)),
        described_by: PROBLEMS.to_owned(),
        figure,
        ..Shape::default()
    };
    let last = editor.read(move |draft| draft.is_last(index.get()));
    let bound = move || {
        if last.get() {
            return view! { <span class="note">{words::NO_BOUND}</span> }.into_any();
        }
        let control = text_box(
            shape("bound", true),
            text(|band| band.percent.clone()),
            invalid(Column::Bound),
            set(|band, value| band.percent = value),
        );
        named(name(words::COLUMN_BOUND), control)
    };
    let edge = move || {
        if last.get() {
            return text::format::NO_FIGURE.into_any();
        }
        let options = [("from", words::FROM), ("above", words::ABOVE)];
        let control = choice(
            at.with_value(|id| field_id(id, "edge")),
            options
                .map(|(value, word)| (value.to_owned(), word.to_owned()))
                .to_vec(),
            text(|band| if band.inclusive { "from" } else { "above" }.to_owned()),
            set(|band, value| band.inclusive = value == "from"),
        );
        named(name(words::COLUMN_EDGE), control)
    };
    let label_box = text_box(
        shape("label", false),
        label,
        invalid(Column::Label),
        set(|band, value| band.label = value),
    );
    let mark_box = text_box(
        shape("mark", false),
        text(|band| band.mark.clone()),
        Signal::derive(|| false),
        set(|band, value| band.mark = value),
    );
    let attains = flag(|band| band.attains);
    let attains_wrong = invalid(Column::Attains);
    let attains_name = name(words::COUNTED);
    view! {
        <tr>
            <td data-label=words::COLUMN_LABEL>{named(name(words::COLUMN_LABEL), label_box)}</td>
            <td data-label=words::COLUMN_SHOWN>{move || shown_mark(editor, index.get())}</td>
            <td class="narrow" data-label=words::COLUMN_MARK>{named(name(words::COLUMN_MARK), mark_box)}</td>
            <td class="narrow" data-label=words::COLUMN_BOUND>{bound}</td>
            <td data-label=words::COLUMN_EDGE>{edge}</td>
            <td data-label=words::COLUMN_ATTAINS>
                <label class="check">
                    <input
                        type="checkbox"
                        aria-label=attains_name
                        aria-invalid=move || attains_wrong.get().then_some("true")
                        prop:checked=attains
                        on:change=move |event| {
                            let checked = event_target_checked(&event);
                            editor.edit(|draft| if let Some(band) = draft.bands.get_mut(index.get_untracked()) {
                                band.attains = checked;
                            });
                        }
                    />
                </label>
            </td>
            <td>{row_buttons(editor, at, index, label)}</td>
        </tr>
    }
    .into_any()
}

fn row_buttons(
    editor: Editor,
    at: StoredValue<BandId>,
    index: Memo<usize>,
    label: Signal<String>,
) -> AnyView {
    let button = move |word: &'static str,
                       what: &'static str,
                       idle: Signal<bool>,
                       act: fn(Editor, usize)| {
        let id = at.with_value(|id| field_id(id, what));
        let name = Signal::derive(move || {
            settings::action_on(&words::band(index.get(), &label.get()), word)
        });
        row_button(Some(id.clone()), word, name, idle, move || {
            act(editor, index.get_untracked());
            doors::focus_soon(id.clone());
        })
    };
    let count = editor.read(|draft| draft.bands.len());
    let first = Signal::derive(move || index.get() == 0);
    let last = Signal::derive(move || index.get().saturating_add(1) >= count.get());
    let fewest = Signal::derive(move || count.get() <= 2);
    view! {
        <div class="btns">
            {button(settings::UP, "up", first, |editor, index| editor.edit(|draft| {
                draft.step(index, true);
            }))}
            {button(settings::DOWN, "down", last, |editor, index| editor.edit(|draft| {
                draft.step(index, false);
            }))}
            {button(settings::REMOVE, "remove", fewest, remove)}
        </div>
    }
    .into_any()
}

fn remove(editor: Editor, index: usize) {
    editor.edit(|draft| draft.remove(index));
    let beside = editor.draft.with_untracked(|draft| {
        let next = draft.bands.get(index).or_else(|| draft.bands.last());
        next.map(|band| field_id(&band.id, "label"))
    });
    doors::focus_soon(beside.unwrap_or_default());
}

/// The mark that a level has on the screen; it follows from the order and cannot be chosen.
fn shown_mark(editor: Editor, index: usize) -> AnyView {
    let tone = editor
        .draft
        .with(Draft::tones)
        .and_then(|tones| tones.get(index).copied());
    match tone {
        Some(tone) => view! { <span class="mark" data-band=tone_name(tone)>{text::outcome::mark(tone)}</span> }.into_any(),
        None => text::format::NO_FIGURE.into_any(),
    }
}
