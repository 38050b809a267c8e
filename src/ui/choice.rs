//! Boxes in which something is chosen and not typed.

use crate::ui::prelude::*;

use crate::app::state::use_app;
use crate::domain::year::FiscalYear;
use crate::report::route::Route;

/// A list to choose one from. `options` are pairs of value and text; `value` is the one that is chosen.
pub fn select(
    id: String,
    described_by: String,
    options: Vec<(String, String)>,
    value: Signal<String>,
    invalid: Signal<bool>,
    choose: Callback<String>,
) -> AnyView {
    let app = use_app();
    // What is chosen on 資料 is what to show of them and how large.
    let shows = app.route.with_untracked(|route| *route == Route::Handout);
    let options = options
        .into_iter()
        .map(|(option, text)| {
            let own = option.clone();
            let chosen = move || value.with(|value| *value == own);
            view! { <option value=option prop:selected=chosen>{text}</option> }
        })
        .collect_view();
    view! {
        <select
            class="select"
            id=id
            disabled=app.locks_fields() && !shows
            aria-describedby=described_by
            aria-invalid=move || invalid.get().then_some("true")
            on:change=move |event| choose.run(event_target_value(&event))
        >
            {options}
        </select>
    }
    .into_any()
}

/// A box to tick.
pub fn check(label: String, checked: Signal<bool>, tick: Callback<bool>) -> AnyView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                disabled=use_app().locks_fields()
                prop:checked=checked
                on:change=move |event| tick.run(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// What is chosen for a year: once that is closed it is only to be looked at.
pub fn of_year(year: FiscalYear, boxes: AnyView) -> AnyView {
    let app = use_app();
    view! { <fieldset disabled=move || app.is_closed(year)>{boxes}</fieldset> }.into_any()
}
