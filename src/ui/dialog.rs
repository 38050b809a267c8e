//! A question or a message in front of the page.

use crate::ui::prelude::*;
use leptos::html;

use crate::app::doors;

/// A dialog that opens as soon as it is in the page, and calls `close` when it is left by Esc. The browser keeps the
/// keyboard inside it and puts it back afterwards.
pub fn dialog(
    kind: Option<&'static str>,
    title: String,
    body: AnyView,
    foot: AnyView,
    close: impl Fn() + Copy + 'static,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            doors::open_dialog(&dialog);
        }
    });
    view! {
        <dialog
            class="dialog"
            data-kind=kind
            aria-labelledby="dialog-title"
            node_ref=node
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                close();
            }
        >
            <div class="dialog-head"><h2 id="dialog-title" tabindex="-1">{title}</h2></div>
            <div class="dialog-body">{body}</div>
            <div class="dialog-foot">{foot}</div>
        </dialog>
    }
    .into_any()
}
