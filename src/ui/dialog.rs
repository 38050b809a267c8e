//! A question or a message in front of the page.

use crate::ui::prelude::*;

use crate::app::doors;

/// A dialog that opens as soon as it is in the page, and calls `close` when it is left by Esc. The browser keeps the
/// keyboard inside it; afterwards it is where it was before.
pub fn dialog(
    kind: Option<&'static str>,
    title: String,
    body: AnyView,
    foot: AnyView,
    close: impl Fn() + 'static,
) -> AnyView {
    dialog_of(kind, title, body, foot, Box::new(close))
}

fn dialog_of(
    kind: Option<&'static str>,
    title: String,
    body: AnyView,
    foot: AnyView,
    close: Box<dyn Fn()>,
) -> AnyView {
    view! {
        <dialog
            class="dialog"
            data-kind=kind
            aria-labelledby="dialog-title"
            node_ref=|dialog| {
                let dialog = dialog.clone();
                // It is in the page by the time an effect runs, and what an effect says is kept until the dialog goes.
                Effect::new(move |_| doors::open_dialog(&dialog));
            }
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
