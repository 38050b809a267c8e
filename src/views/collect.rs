//! 受領・統合: files of departments out and in, and what is to be decided about what they bring.

use crate::ui::prelude::*;

use std::sync::Arc;

use crate::app::collecting;
use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::domain::id::DepartmentId;
use crate::report::collect::marks::{Mark, Piece};
use crate::report::collect::{
    Answer, Choice, Key, Look, Nature, Question, Row, Standing, in_charge, undecided,
};
use crate::report::route::Route;
use crate::text::app::Tone;
use crate::text::{self, collect as words, transfer};
use crate::ui::notice::notice;

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    view! {
        <div class="page-head"><h1>{text::app::page(&Route::Collect)}</h1></div>
        <p>{words::INTRO}</p>
        {receiving(app)}
        {deciding(app)}
        {handing_out(app)}
    }
    .into_any()
}

fn handing_out(app: App) -> AnyView {
    let note = RwSignal::new(String::new());
    let departments = Memo::new(move |_| {
        app.with(|plan| {
            in_charge(plan)
                .map(|(id, name)| (id.clone(), name.to_owned()))
                .collect::<Vec<(DepartmentId, String)>>()
        })
    });
    let part = Memo::new(move |_| {
        app.with(|plan| {
            let cut = plan.cut.as_deref()?;
            let name = cut
                .base
                .department(&cut.department)
                .map(|one| one.name.as_str());
            Some(words::whose(name))
        })
    });
    let write = move |departments| collecting::hand_out(app, departments, note.get_untracked());
    let body = move || {
        if let Some(part) = part.get() {
            return view! { <p>{words::is_part(&part)}</p> }.into_any();
        }
        let all = departments.get();
        if all.is_empty() {
            return view! { <p>{words::NOBODY}</p> }.into_any();
        }
        let ids: Vec<DepartmentId> = all.iter().map(|(id, _)| id.clone()).collect();
        let one_by_one = all.into_iter().map(|(id, name)| {
            view! {
                <li>
                    <span>{name.clone()}</span>
                    <button
                        class="btn"
                        data-size="s"
                        type="button"
                        aria-label=words::hand_out_to(&name)
                        on:click=move |_| write(vec![id.clone()])
                    >
                        {words::HAND_OUT_ONE}
                    </button>
                </li>
            }
        });
        view! {
            <p>{words::HAND_OUT_TEXT}</p>
            <div class="field">
                <div class="field-label">
                    <label for="collect-note">{words::NOTE}</label>
                    <span class="tag">{text::app::OPTIONAL}</span>
                </div>
                <p class="note" id="collect-note-help">{words::NOTE_HELP}</p>
                <textarea
                    class="area"
                    id="collect-note"
                    rows="2"
                    aria-describedby="collect-note-help"
                    on:input=move |event| note.set(event_target_value(&event))
                ></textarea>
            </div>
            <div class="btns">
                <button class="btn" type="button" on:click={
                    let count = ids.clone();
                    move |_| write(count.clone())
                }>{words::hand_out_all(ids.len())}</button>
            </div>
            <p class="note">{words::MANY_FILES}</p>
            <details class="more">
                <summary>{words::ONE_BY_ONE}</summary>
                <ul class="collect-departments">{one_by_one.collect_view()}</ul>
            </details>
        }
        .into_any()
    };
    view! {
        <section class="section" aria-labelledby="collect-out">
            <h2 id="collect-out">{words::HAND_OUT}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn picker(app: App, label: &'static str, folder: bool) -> AnyView {
    let id = if folder {
        "collect-folder"
    } else {
        "collect-files"
    };
    view! {
        <button class="btn" type="button" on:click=move |_| doors::press(id)>{label}</button>
        <input
            class="hidden"
            id=id
            type="file"
            accept=(!folder).then_some(".json,application/json")
            multiple=true
            webkitdirectory=folder.then_some("")
            tabindex="-1"
            aria-hidden="true"
            on:change=move |event| collecting::chosen(app, &event)
        />
    }
    .into_any()
}

fn receiving(app: App) -> AnyView {
    let here = app.collecting;
    let list = move || {
        let look = here.look.get();
        (!look.rows.is_empty()).then(|| received(app, &look))
    };
    let bar = move || {
        here.progress.get().map(|(done, all)| {
            view! {
                <div class="collect-progress">
                    <label for="collect-progress">{words::reading(done, all)}</label>
                    <progress id="collect-progress" max=all.to_string() value=done.to_string()></progress>
                </div>
            }
        })
    };
    view! {
        <section class="section" aria-labelledby="collect-in">
            <h2 id="collect-in">{words::RECEIVE}</h2>
            <div class="collect-drop">
                <p>{words::RECEIVE_TEXT}</p>
                <div class="btns">
                    {picker(app, words::CHOOSE_FILES, false)}
                    {picker(app, words::CHOOSE_FOLDER, true)}
                </div>
            </div>
            <div role="status">{bar}</div>
            {list}
        </section>
    }
    .into_any()
}

fn received(app: App, look: &Arc<Look>) -> AnyView {
    let rows = look
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| line(app, index, row));
    let [first, department, made, origin, standing, file] = words::COLUMNS;
    view! {
        <p class="collect-missing"><b>{words::missing(&look.missing)}</b></p>
        <div class="table-wrap" tabindex="0" role="region" aria-label=words::LIST>
            <table class="table collect-list">
                <caption>{words::LIST}</caption>
                <thead>
                    <tr>
                        <th scope="col">{first}</th>
                        <th scope="col">{department}</th>
                        <th scope="col">{standing}</th>
                        <th scope="col">{made}</th>
                        <th scope="col">{origin}</th>
                        <th scope="col">{file}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        <div class="btns">
            <button class="btn" data-size="s" data-kind="plain" type="button" on:click=move |_| collecting::empty(app)>{words::EMPTY}</button>
        </div>
    }
    .into_any()
}

fn line(app: App, index: usize, row: &Row) -> AnyView {
    let chosen = row.chosen;
    let kind = match row.standing {
        Standing::New => "new",
        Standing::Older | Standing::Unfit | Standing::Newer | Standing::Unreadable => "bad",
        _ => "idle",
    };
    let remark = row
        .remark
        .iter()
        .map(|text| view! { <p class="note">{text.clone()}</p> });
    view! {
        <tr>
            <td>
                <label class="check">
                    <input
                        type="checkbox"
                        aria-label=words::choose(&row.name)
                        disabled=!row.standing.can_be_chosen()
                        prop:checked=chosen
                        on:change=move |event| {
                            let chosen = event_target_checked(&event);
                            app.collecting.choices.set(Vec::new());
                            app.collecting.received.update(|received| {
                                if let Some(one) = received.get_mut(index) {
                                    one.chosen = Some(chosen);
                                }
                            });
                        }
                    />
                </label>
            </td>
            <th scope="row">{transfer::or_dash(&row.department)}</th>
            <td class="text" data-standing=kind><b>{words::standing(row.standing, row.open)}</b>{remark.collect_view()}</td>
            <td class="text">{transfer::or_dash(&row.made)}</td>
            <td class="text">{transfer::or_dash(&row.origin)}</td>
            <td class="text collect-file">{row.name.clone()}</td>
        </tr>
    }
    .into_any()
}

fn deciding(app: App) -> AnyView {
    let here = app.collecting;
    let body = move || {
        let look = here.look.get();
        if look.rows.is_empty() {
            return None;
        }
        Some(if look.chosen.files.is_empty() {
            view! { <p>{words::NOTHING}</p> }.into_any()
        } else {
            decisions(app, look)
        })
    };
    let section = move || {
        let any = here.look.with(|look| !look.rows.is_empty());
        any.then(|| {
            view! {
                <section class="section" aria-labelledby="collect-decide">
                    <h2 id="collect-decide">{words::DECIDE}</h2>
                    {body}
                </section>
            }
        })
    };
    section.into_any()
}

fn decisions(app: App, look: Arc<Look>) -> AnyView {
    let here = app.collecting;
    let conflicts: Vec<usize> = find(&look, |question| question.nature == Nature::Conflict);
    let flagged = find(&look, |question| {
        question.nature != Nature::Conflict && !question.tags.is_empty()
    });
    let plain = find(&look, |question| {
        question.nature != Nature::Conflict && question.tags.is_empty()
    });
    let taken = look.questions.len().saturating_sub(conflicts.len());
    let totals = words::totals(taken, conflicts.len());
    let left = {
        let look = Arc::clone(&look);
        Memo::new(move |_| {
            here.choices
                .with(|choices| undecided(&look.questions, choices))
        })
    };
    let group = |title: String, help: Option<&'static str>, indexes: Vec<usize>| {
        (!indexes.is_empty()).then(|| {
            let each = indexes
                .into_iter()
                .filter_map(|index| Some(question(app, index, look.questions.get(index)?)));
            view! {
                <h3>{title}</h3>
                {help.map(|help| view! { <p>{help}</p> })}
                <div class="collect-questions">{each.collect_view()}</div>
            }
        })
    };
    let problem = move || {
        here.problem.get().map(|refusal| {
            let text = words::refused(&refusal).join(" ");
            notice(
                Tone::Error,
                words::NO_PLAN.to_owned(),
                text,
                view! {}.into_any(),
            )
        })
    };
    let more = (!plain.is_empty()).then(|| {
        let open = RwSignal::new(false);
        let look = Arc::clone(&look);
        let count = plain.len();
        let rows = move || {
            open.get().then(|| {
                let rows = plain
                    .iter()
                    .filter_map(|index| look.questions.get(*index))
                    .map(summary);
                view! { <ul class="collect-plain">{rows.collect_view()}</ul> }
            })
        };
        view! {
            <details class="more" on:toggle=move |event| open.set(doors::is_open(&event))>
                <summary>{words::plain(count)}</summary>
                {rows}
            </details>
        }
    });
    view! {
        <p>{totals}</p>
        {group(words::conflicts(conflicts.len()), None, conflicts.clone())}
        {group(words::flagged(flagged.len()), Some(words::FLAGGED_TEXT), flagged.clone())}
        {more}
        <div role="alert">{problem}</div>
        <div class="btns collect-apply">
            <button
                class="btn"
                data-kind="primary"
                type="button"
                aria-disabled=move || (left.get() > 0).then_some("true")
                aria-describedby="collect-left"
                on:click=move |_| collecting::apply(app)
            >
                {words::APPLY}
            </button>
            <span id="collect-left" role="status">{move || (left.get() > 0).then(|| words::undecided(left.get()))}</span>
        </div>
    }
    .into_any()
}

fn find(look: &Look, wanted: impl Fn(&Question) -> bool) -> Vec<usize> {
    let each = look.questions.iter().enumerate();
    each.filter(|(_, question)| wanted(question))
        .map(|(index, _)| index)
        .collect()
}

/// A text with what differs marked in it, also for who does not see the marks.
fn marked(pieces: &[Piece]) -> AnyView {
    pieces
        .iter()
        .map(|Piece { text, mark }| {
            let text = text.clone();
            match mark {
                Mark::Both => view! { <span>{text}</span> }.into_any(),
                Mark::Old => {
                    view! { <del><span class="hidden">{words::ONLY_OLD}</span>{text}</del> }
                        .into_any()
                }
                Mark::New => {
                    view! { <ins><span class="hidden">{words::ONLY_NEW}</span>{text}</ins> }
                        .into_any()
                }
            }
        })
        .collect_view()
}

/// A change that goes without saying, in one line.
fn summary(question: &Question) -> AnyView {
    let file = question.answers.get(1);
    view! {
        <li>
            <b>{question.thing.clone()}</b>
            <span>{question.field.clone()}</span>
            <span class="note">{file.map(|answer| answer.who.clone())}</span>
            <p class="collect-text">{file.map(|answer| marked(&answer.pieces))}</p>
        </li>
    }
    .into_any()
}

fn question(app: App, index: usize, question: &Question) -> AnyView {
    let here = app.collecting;
    let key = StoredValue::new(question.key.clone());
    let conflict = question.nature == Nature::Conflict;
    let name = format!("collect-{index}");
    // Where nothing was decided, what is only in a file is taken.
    let otherwise =
        (!conflict).then(|| question.answers.get(1).map(|answer| answer.choice.clone()));
    let otherwise = otherwise.flatten();
    let now = Memo::new(move |_| {
        let chosen = here.choices.with(|choices| {
            let found = choices
                .iter()
                .find(|(other, _)| key.with_value(|key| key == other));
            found.map(|(_, choice)| choice.clone())
        });
        chosen.or_else(|| otherwise.clone())
    });
    let answers = question
        .answers
        .iter()
        .map(|one| answer(app, key, &name, one, now));
    let tags = question
        .tags
        .iter()
        .map(|tag| view! { <span class="tag">{words::tag(*tag)}</span> });
    let typed = question
        .text
        .then(|| typing(app, key, index, question, now));
    let reason = conflict.then(|| {
        let id = format!("collect-{index}-why");
        view! {
            <div class="field">
                <label for=id.clone()>{words::REASON}</label>
                <input
                    class="input"
                    type="text"
                    id=id
                    autocomplete="off"
                    on:input=move |event| {
                        key.with_value(|key| here.explain(key, event_target_value(&event)));
                    }
                />
            </div>
        }
    });
    view! {
        <fieldset class="collect-question" data-decided=move || now.with(Option::is_some).then_some("")>
            <legend>{question.thing.clone()}" "{question.field.clone()}</legend>
            <div class="collect-tags">{tags.collect_view()}</div>
            <div class="collect-answers">
                <div class="collect-base">
                    <span class="lbl">{words::BASE}</span>
                    <p class="collect-text">{question.base.clone()}</p>
                </div>
                {answers.collect_view()}
            </div>
            {typed}
            {reason}
        </fieldset>
    }
    .into_any()
}

fn answer(
    app: App,
    key: StoredValue<Key>,
    name: &str,
    answer: &Answer,
    now: Memo<Option<Choice>>,
) -> AnyView {
    let choice = StoredValue::new(answer.choice.clone());
    let checked = move || now.with(|now| choice.with_value(|choice| now.as_ref() == Some(choice)));
    view! {
        <label class="collect-answer">
            <span class="collect-who">
                <input
                    type="radio"
                    name=name.to_owned()
                    prop:checked=checked
                    on:change=move |_| key.with_value(|key| app.collecting.choose(key, Some(choice.get_value())))
                />
                <b>{answer.who.clone()}</b>
            </span>
            <span class="collect-text">{marked(&answer.pieces)}</span>
        </label>
    }
    .into_any()
}

/// Something else than what stands here or in a file.
fn typing(
    app: App,
    key: StoredValue<Key>,
    index: usize,
    question: &Question,
    now: Memo<Option<Choice>>,
) -> AnyView {
    let label = words::other_of(&question.thing, &question.field);
    let id = format!("collect-{index}-other");
    let text = RwSignal::new(String::new());
    let put = move |text: String| {
        let choice = (!text.is_empty()).then_some(Choice::Typed(text));
        key.with_value(|key| app.collecting.choose(key, choice));
    };
    let typed = move || now.with(|now| matches!(now, Some(Choice::Typed(_))));
    view! {
        <details class="more" data-typed=move || typed().then_some("")>
            <summary>{words::OTHER}</summary>
            <textarea
                class="area"
                id=id
                rows="2"
                aria-label=label
                prop:value=move || if typed() { text.get() } else { String::new() }
                on:input=move |event| {
                    text.set(event_target_value(&event));
                    put(text.get_untracked());
                }
            ></textarea>
        </details>
    }
    .into_any()
}
