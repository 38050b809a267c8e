//! Where the keyboard is, dialogs, and what is in view.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement, HtmlElement};

fn element(id: &str) -> Option<HtmlElement> {
    web_sys::window()?
        .document()?
        .get_element_by_id(id)?
        .dyn_into()
        .ok()
}

/// Puts the keyboard on an element, scrolling it into view.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        // An element that cannot take the focus leaves it where it is.
        let _focused = element.focus();
    }
}

/// Whether the keyboard is on an element inside the one with this id.
pub fn is_within(id: &str) -> bool {
    let active = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element());
    match (element(id), active) {
        (Some(outer), Some(active)) => outer.contains(Some(&active)),
        _ => false,
    }
}

/// Opens a `<dialog>` above the page; the browser keeps the keyboard inside it.
pub fn open_dialog(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        // Refused only for a dialog that is not in the page, which then nobody would see either.
        let _opened = dialog.show_modal();
    }
}

/// Whether the `<details>` that tells of having been turned is open now.
pub fn is_open(toggle: &Event) -> bool {
    toggle
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.has_attribute("open"))
}

/// Scrolls to the top of the page.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Sets the title of the page's tab.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}
