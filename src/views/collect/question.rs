//! One change: what stood there, what stands here, what the files say, and what is to stand there.

use crate::ui::prelude::*;

use crate::app::collecting::{note, noted};
use crate::app::state::App;
use crate::domain::limits;
use crate::report::collect::marks::{Mark, Piece};
use crate::report::collect::{Answer, Choice, Nature, Question, decided};
use crate::text::collect as words;

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
pub fn summary(question: &Question) -> AnyView {
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

/// A change with all that can stand there.
pub fn question(app: App, index: usize, question: &Question) -> AnyView {
    let here = app.collecting;
    let conflict = question.nature == Nature::Conflict;
    let name = format!("collect-{index}");
    // Where nothing was decided, what is only in a file is taken.
    let otherwise =
        (!conflict).then(|| question.answers.get(1).map(|answer| answer.choice.clone()));
    let otherwise = otherwise.flatten();
    let of = StoredValue::new(question.clone());
    let now = Memo::new(move |_| {
        let chosen = here
            .decisions
            .with(|decisions| of.with_value(|question| decided(question, decisions).cloned()));
        chosen.or_else(|| otherwise.clone())
    });
    let answers = question
        .answers
        .iter()
        .map(|one| answer(app, of, &name, one, now));
    let tags = question
        .tags
        .iter()
        .map(|tag| view! { <span class="tag">{words::tag(*tag)}</span> });
    let typed = question.text.then(|| typing(app, of, index, &name, now));
    let reason = conflict.then(|| {
        let id = format!("collect-{index}-why");
        view! {
            <div class="field">
                <label for=id.clone()>{words::REASON}</label>
                <input
                    class="input"
                    type="text"
                    id=id
                    maxlength=limits::LONG_TEXT.to_string()
                    autocomplete="off"
                    prop:value=move || of.with_value(|question| noted(here.reasons, &question.key))
                    on:input=move |event| {
                        of.with_value(|question| note(here.reasons, &question.key, event_target_value(&event)));
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
    of: StoredValue<Question>,
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
                    on:change=move |_| of.with_value(|of| app.collecting.choose(of, Some(choice.get_value())))
                />
                <b>{answer.who.clone()}</b>
            </span>
            <span class="collect-text">{marked(&answer.pieces)}</span>
        </label>
    }
    .into_any()
}

/// Something else than what stands here or in a file. What was typed stays when another answer is chosen.
fn typing(
    app: App,
    of: StoredValue<Question>,
    index: usize,
    name: &str,
    now: Memo<Option<Choice>>,
) -> AnyView {
    let here = app.collecting;
    let label = of.with_value(|of| words::other_of(&of.thing, &of.field));
    let id = format!("collect-{index}-other");
    let text = Memo::new(move |_| of.with_value(|of| noted(here.typed, &of.key)));
    let chosen = Memo::new(move |_| now.with(|now| matches!(now, Some(Choice::Typed(_)))));
    let choose = move |text: String| {
        let choice = (!text.is_empty()).then_some(Choice::Typed(text));
        of.with_value(|of| here.choose(of, choice));
    };
    let put = move |text: String| {
        of.with_value(|of| note(here.typed, &of.key, text.clone()));
        // A box that is emptied takes back what stood in it, and no other answer.
        if !text.is_empty() || chosen.get_untracked() {
            choose(text);
        }
    };
    let open = text.with_untracked(|text| !text.is_empty());
    view! {
        <details class="more" open=open>
            <summary>{words::OTHER}</summary>
            <textarea
                class="area"
                id=id
                rows="2"
                aria-label=label
                prop:value=move || text.get()
                on:input=move |event| put(event_target_value(&event))
            ></textarea>
            <label class="check">
                <input
                    type="radio"
                    name=name.to_owned()
                    disabled=move || text.with(String::is_empty)
                    prop:checked=move || chosen.get()
                    on:change=move |_| choose(text.get_untracked())
                />
                <span>{words::TAKE_TYPED}</span>
            </label>
        </details>
    }
    .into_any()
}
