//! Finding an indicator while the room waits.

use crate::ui::prelude::*;
use leptos::ev;

use crate::report::present::Slide;
use crate::report::present::find::{Hit, find};
use crate::text::{app as shell, present as words};
use crate::ui::chip::chip;
use crate::ui::dialog::dialog;

use super::Stage;

const FIND: &str = "show-find";

/// The dialog.
pub(super) fn panel(stage: Stage) -> AnyView {
    let close = move || stage.close();
    let found = Memo::new(move |_| {
        let typed = stage.typed.get();
        stage
            .app
            .with_figures(|plan, figures| find(plan, figures, &typed))
    });
    let open = move || {
        let id = found.with_untracked(|(hits, _)| {
            let hit = hits.get(stage.chosen.get_untracked());
            hit.map(|hit| hit.id.clone())
        });
        if let Some(id) = id {
            stage.turn_aside(Slide::Indicator(id));
        }
    };
    let press = move |event: ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let count = found.with_untracked(|(hits, _)| hits.len());
        let chosen = stage.chosen.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => stage
                .chosen
                .set(chosen.saturating_add(1).min(count.saturating_sub(1))),
            "ArrowUp" => stage.chosen.set(chosen.saturating_sub(1)),
            "Enter" => open(),
            _ => return,
        }
        event.prevent_default();
    };
    let there = move || found.with(|(hits, _)| !hits.is_empty());
    let hits = move || {
        found.with(|(hits, more)| {
            let rows = hits
                .iter()
                .enumerate()
                .map(|(index, hit)| offered(stage, index, hit))
                .collect_view();
            let note = if *more > 0 {
                words::more(*more)
            } else if hits.is_empty() && !stage.typed.with(|typed| typed.trim().is_empty()) {
                words::NOT_FOUND.to_owned()
            } else {
                String::new()
            };
            view! {
                <ul class="show-hits" id="show-hits" role="listbox" aria-label=words::FOUND>{rows}</ul>
                <p role="status">{note}</p>
            }
            .into_any()
        })
    };
    let body = view! {
        <div class="field">
            <label class="field-label" for=FIND>{words::FIND_LABEL}</label>
            <p class="field-help" id="show-find-help">{words::FIND_HELP}</p>
            <input
                class="input"
                id=FIND
                type="text"
                role="combobox"
                autocomplete="off"
                autofocus=true
                aria-autocomplete="list"
                aria-controls="show-hits"
                aria-describedby="show-find-help"
                aria-expanded=move || if there() { "true" } else { "false" }
                aria-activedescendant=move || there().then(|| format!("show-hit-{}", stage.chosen.get()))
                prop:value=stage.typed
                on:input=move |event| {
                    stage.chosen.set(0);
                    stage.typed.set(event_target_value(&event));
                }
                on:keydown=press
            />
        </div>
        {hits}
    };
    let foot = view! { <button class="btn" type="button" on:click=move |_| close()>{shell::CLOSE}</button> };
    dialog(
        None,
        words::FIND_TITLE.to_owned(),
        body.into_any(),
        foot.into_any(),
        close,
    )
}

fn offered(stage: Stage, index: usize, hit: &Hit) -> AnyView {
    let id = hit.id.clone();
    let open = move |_| stage.turn_aside(Slide::Indicator(id.clone()));
    let chosen = move || {
        if stage.chosen.get() == index {
            "true"
        } else {
            "false"
        }
    };
    view! {
        <li id=format!("show-hit-{index}") role="option" aria-selected=chosen on:click=open>
            <span class="keep">{hit.number.clone()}</span>
            <span>{hit.name.clone()}<small>{words::about(&hit.code, &hit.departments)}</small></span>
            {chip(hit.verdict.clone())}
        </li>
    }
    .into_any()
}
