//! 反映する内容: what is to be decided, and taking it in.

use std::sync::Arc;

use crate::ui::prelude::*;

use crate::app::collecting;
use crate::app::doors;
use crate::app::state::App;
use crate::report::collect::{Look, Nature, Question, undecided};
use crate::text::app::Tone;
use crate::text::collect as words;
use crate::ui::notice::notice;

use super::question::{question, summary};

/// The section.
pub fn deciding(app: App) -> AnyView {
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
            here.decisions
                .with(|decisions| undecided(&look.questions, decisions))
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
