//! Questions in front of the settings pages. The keyboard goes back to where the question came from.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::text;
use crate::ui::dialog::dialog;

/// A question that can be answered with one deed or left.
pub fn ask(
    title: String,
    body: AnyView,
    deed: &'static str,
    danger: bool,
    back_to: String,
    close: impl Fn() + Copy + 'static,
    act: impl Fn() + 'static,
) -> AnyView {
    let back_to = StoredValue::new(back_to);
    let leave = move || {
        close();
        doors::focus_soon(back_to.get_value());
    };
    let kind = if danger { "danger" } else { "primary" };
    let foot = view! {
        <button class="btn" data-kind=kind type="button" on:click=move |_| act()>{deed}</button>
        <button class="btn" type="button" on:click=move |_| leave()>{text::app::CANCEL}</button>
    };
    dialog(None, title, body, foot.into_any(), leave)
}
