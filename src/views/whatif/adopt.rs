//! The question before what is tried becomes the plan's.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::notices::Toast;
use crate::report::whatif::{Parts, adoption, preview, printed_under};
use crate::text::settings::rules as rule_words;
use crate::text::{app as app_words, change, whatif as words};
use crate::ui::choice::check;
use crate::ui::dialog::dialog;

use super::super::settings::rules_effect::told;
use super::{CONDITIONS, State};

pub(super) fn question(state: State, asking: RwSignal<bool>) -> AnyView {
    (move || asking.get().then(|| of(state, asking))).into_any()
}

fn of(state: State, asking: RwSignal<bool>) -> Option<AnyView> {
    let app = state.app;
    let tried = state.tried.get_untracked()?;
    let changes = state.changes.get_untracked();
    let year = untrack(|| app.year());
    let with_rules = untrack(|| state.editor.touched.get());
    let figures = changes.actuals.len().saturating_add(changes.levels.len());
    let blocked = app.with_document_untracked(|document| printed_under(&document.plan, &tried));
    let rules = RwSignal::new(with_rules && blocked.is_none());
    let results = RwSignal::new(figures > 0);
    let left_out = !changes.left_out.is_empty();
    let kept = StoredValue::new((tried, changes));
    let parts = move || Parts {
        rules: rules.get(),
        figures: results.get(),
    };
    let command = move |parts: Parts| {
        kept.with_value(|(tried, changes)| {
            app.with_document_untracked(|document| {
                adoption(&document.plan, tried, changes, year, parts)
            })
        })
    };
    let none = Memo::new(move |_| !rules.get() && !results.get());
    let effect = move || {
        let parts = parts();
        if !parts.rules && !parts.figures {
            return view! { <p>{words::ADOPT_NOTHING}</p> }.into_any();
        }
        let command = command(parts);
        let found = app.with_document_untracked(|document| preview(&document.plan, command, year));
        match found {
            Ok(effect) => view! {
                <p><b>{rule_words::effect_title(&effect)}</b></p>
                {told(&effect)}
            }
            .into_any(),
            Err(error) => view! { <p class="field-error">{change::refused(&error)}</p> }.into_any(),
        }
    };
    let close = move || asking.set(false);
    let adopt = move |_| {
        let parts = untrack(parts);
        if !parts.rules && !parts.figures {
            return;
        }
        match app.dispatch(command(parts)) {
            Ok(()) => {
                state.clear();
                app.toast.set(Some(Toast {
                    text: words::ADOPTED.to_owned(),
                    undo: true,
                }));
            }
            Err(error) => app.notices.refused(&error),
        }
        close();
        doors::focus_soon(CONDITIONS);
    };
    let choose_rules = (with_rules && blocked.is_none()).then(|| {
        check(
            words::ADOPT_RULES.to_owned(),
            rules.into(),
            Callback::new(move |on| rules.set(on)),
        )
    });
    let blocked = (with_rules)
        .then_some(blocked)
        .flatten()
        .map(|label| view! { <p class="field-error">{words::printed_under(&label)}</p> });
    let choose_results = (figures > 0).then(|| {
        check(
            words::adopt_figures(figures, year),
            results.into(),
            Callback::new(move |on| results.set(on)),
        )
    });
    let note = left_out.then(|| view! { <p class="note">{words::ADOPT_NOT_OUT}</p> });
    let body = view! {
        <p>{words::ADOPTION_TEXT}</p>
        {blocked}
        <div>{choose_rules} {choose_results}</div>
        <div role="status">{effect}</div>
        {note}
    };
    let foot = view! {
        <button class="btn" data-kind="primary" type="button" aria-disabled=move || none.get().then_some("true") on:click=adopt>
            {words::ADOPT_NOW}
        </button>
        <button class="btn" type="button" on:click=move |_| close()>{app_words::CANCEL}</button>
    };
    Some(dialog(
        None,
        words::ADOPTION.to_owned(),
        body.into_any(),
        foot.into_any(),
        close,
    ))
}
