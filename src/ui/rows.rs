//! Tables whose rows can be acted upon: those of what this device keeps.

use crate::ui::prelude::*;

/// A table; of each heading whether figures stand below it.
pub fn table(class: &'static str, heads: &[(&'static str, bool)], rows: AnyView) -> AnyView {
    let heads = heads
        .iter()
        .map(
            |(head, figures)| view! { <th scope="col" class=figures.then_some("num")>{*head}</th> },
        )
        .collect_view();
    view! {
        <table class=class>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// A button of a row; `named` is its name for those who do not see the row.
pub fn act(
    id: Option<String>,
    named: String,
    label: &'static str,
    danger: bool,
    act: impl Fn() + 'static,
) -> AnyView {
    button(id, named, label, danger, Box::new(act))
}

fn button(
    id: Option<String>,
    named: String,
    label: &'static str,
    danger: bool,
    act: Box<dyn Fn()>,
) -> AnyView {
    let kind = danger.then_some("danger");
    view! {
        <button class="btn" data-size="s" data-kind=kind type="button" id=id aria-label=named on:click=move |_| act()>{label}</button>
    }
    .into_any()
}
