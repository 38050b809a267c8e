//! What a draft of the rules would change, and putting it in force.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::command::Command;
use crate::report::route::Route;
use crate::report::settings::effect::{Changed, Effect};
use crate::text;
use crate::text::app::Tone;
use crate::text::settings::rules as words;
use crate::ui::chip::chip;

use super::rules::Editor;

/// More indicators than this are counted, not listed.
const MOST_LISTED: usize = 100;
const HEADING: &str = "set-bands";

/// The message at the foot of the page while there is a draft.
pub fn view(editor: Editor) -> AnyView {
    let effect = Memo::new(move |_| {
        if !editor.touched.get() {
            return None;
        }
        let year = editor.app.year();
        editor.rules.with(|rules| {
            let rules = rules.as_ref().ok()?;
            Some(editor.app.with(|plan| Effect::of(plan, rules, year)))
        })
    });
    let broken = Memo::new(move |_| effect.with(Option::is_none));
    // What changes no judgement is nothing to be warned of.
    let tone = Memo::new(move |_| {
        effect.with(|effect| match effect {
            None => Tone::Error,
            Some(effect) if effect.changed.is_empty() && effect.elsewhere == 0 => Tone::Info,
            Some(_) => Tone::Warning,
        })
    });
    let leave = move |_| {
        editor.drop_draft();
        doors::focus(HEADING);
    };
    (move || {
        editor.touched.get().then(|| {
            view! {
                <div class="notice effect" data-kind=move || match tone.get() { Tone::Error => "error", Tone::Info => "info", _ => "warn" }>
                    <span class="notice-kind">{move || tone.get().word()}</span>
                    <p class="notice-title" role="status">
                        {move || effect.with(|effect| effect.as_ref().map_or(words::PROBLEMS.to_owned(), words::effect_title))}
                    </p>
                    <div class="notice-text">{move || effect.with(|effect| effect.as_ref().map(told))}</div>
                    <div class="notice-act">
                        <button
                            class="btn"
                            data-kind="primary"
                            type="button"
                            disabled=broken
                            on:click=move |_| apply(editor)
                        >{words::APPLY}</button>
                        <button class="btn" type="button" on:click=leave>{text::app::CANCEL}</button>
                    </div>
                </div>
            }
        })
    })
    .into_any()
}

fn apply(editor: Editor) {
    let Ok(rules) = editor.rules.get_untracked() else {
        return;
    };
    let applied = words::APPLIED.to_owned();
    if editor
        .app
        .dispatch_and_tell(Command::Rules(Box::new(rules)), applied)
    {
        editor.drop_draft();
        doors::focus(HEADING);
    }
}

/// An effect in words, with the list of what changes.
pub fn told(effect: &Effect) -> AnyView {
    let lines = words::effect_lines(effect)
        .into_iter()
        .map(|line| view! { <p>{line}</p> })
        .collect_view();
    let list = (!effect.changed.is_empty()).then(|| {
        let left_out = effect.changed.len().saturating_sub(MOST_LISTED);
        let items = effect
            .changed
            .iter()
            .take(MOST_LISTED)
            .map(item)
            .collect_view();
        let more = (left_out > 0).then(|| view! { <li>{words::effect_more(left_out)}</li> });
        view! {
            <details class="effect-list">
                <summary>{words::EFFECT_LIST}</summary>
                <ul>{items}{more}</ul>
            </details>
        }
    });
    view! { {lines} {list} }.into_any()
}

fn item(changed: &Changed) -> AnyView {
    let href = Route::Indicator(Some(changed.id.clone())).href();
    let rate = if changed.rate_before == changed.rate_after {
        changed.rate_after.clone()
    } else {
        words::arrow(&changed.rate_before, &changed.rate_after)
    };
    view! {
        <li>
            <span class="keep">{changed.code.clone()}</span>
            " "
            <a href=href>{changed.name.clone()}</a>
            " "
            <span class="keep">{rate}</span>
            " "
            <span class="keep">{chip(changed.before.clone())} " → " {chip(changed.after.clone())}</span>
        </li>
    }
    .into_any()
}
