//! Where the keyboard is, dialogs, and what is in view.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
};

fn element(id: &str) -> Option<HtmlElement> {
    web_sys::window()?
        .document()?
        .get_element_by_id(id)?
        .dyn_into()
        .ok()
}

/// Puts the keyboard on an element, scrolling it into view.
pub fn focus(id: &str) {
    // An element that cannot take the focus leaves it where it is.
    let _focused = focus_if_there(id);
}

/// The same; `false` if there is no such element.
pub fn focus_if_there(id: &str) -> bool {
    element(id).is_some_and(|element| element.focus().is_ok())
}

/// Does what a click on an element does, if it is there.
pub fn press(id: &str) {
    if let Some(element) = element(id) {
        element.click();
    }
}

/// Puts a text into a box and selects it, as if it had been entered from the keyboard. Nobody is told of it.
pub fn set_text(id: &str, text: &str) {
    let Some(element) = element(id) else { return };
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
        input.select();
    } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
        area.select();
    }
}

/// Whether the caret of the box in which a key was pressed stands at the end (or beginning) of its text, with nothing
/// selected: there is nowhere to go inside it.
pub fn at_end(event: &web_sys::KeyboardEvent, end: bool) -> bool {
    let area = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(area) = area else { return true };
    let wanted = if end { area.text_length() } else { 0 };
    let at = |place: Result<Option<u32>, wasm_bindgen::JsValue>| matches!(place, Ok(Some(place)) if place == wanted);
    at(area.selection_start()) && at(area.selection_end())
}

/// Whether the keyboard is on an element inside the one with this id.
pub fn is_within(id: &str) -> bool {
    match (element(id), active()) {
        (Some(outer), Some(active)) => outer.contains(Some(&active)),
        _ => false,
    }
}

/// Whether the keyboard is in a box of text that is not marked as the plan's, or in front of the page.
pub fn undoes_itself() -> bool {
    const BOX: &str = "dialog[open], :is(textarea, input:not([type=checkbox], [type=radio])):not([data-plan]):focus";
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| matches!(document.query_selector(BOX), Ok(Some(_))))
}

/// What stays at the top of the window, with some room, in pixels.
const ABOVE: f64 = 56.0;

/// Scrolls what has the keyboard from behind the message that has come over the foot of the window. What begins out
/// of view, or would after that, is left where the person has put it.
pub fn uncover() {
    let Some(window) = web_sys::window().filter(|_| !is_at_start()) else {
        return;
    };
    let message = window
        .document()
        .and_then(|document| document.query_selector(".toast").ok()?);
    let height = window
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    if let (Some(message), Some(active), Some(height)) = (message, active(), height) {
        let place = active.get_bounding_client_rect();
        let hidden = place.bottom() - message.get_bounding_client_rect().top();
        let in_view = place.top() < height && place.top() > hidden + ABOVE;
        if hidden > 0.0 && in_view && !message.contains(Some(&active)) {
            let seen = window.scroll_y().unwrap_or_default();
            window.scroll_to_with_x_and_y(0.0, seen + hidden + 8.0);
        }
    }
}

/// What has the keyboard, if anything has it.
fn active() -> Option<HtmlElement> {
    web_sys::window()?
        .document()?
        .active_element()?
        .dyn_into()
        .ok()
        .filter(|element: &HtmlElement| element.tag_name() != "BODY")
}

/// Whether the keyboard is at the beginning of the page, or nowhere.
pub fn is_at_start() -> bool {
    active().is_none_or(|element| element.id() == "main")
}

/// Puts the keyboard at the beginning of the page, without scrolling, if what had it is gone.
pub fn find() {
    if let Some(window) = web_sys::window().filter(|_| active().is_none()) {
        let seen = window.scroll_y().unwrap_or_default();
        focus("main");
        window.scroll_to_with_x_and_y(0.0, seen);
    }
}

/// Where the keyboard was when a dialog opened. It goes back there once the dialog is gone, unless it has been put
/// elsewhere: the browser does so for one that is closed, and not for one that is taken out of the page.
pub struct Way(Option<HtmlElement>);

impl Drop for Way {
    fn drop(&mut self) {
        let left = self.0.take();
        super::events::after(0, move || {
            if let Some(left) = left.filter(|_| active().is_none()) {
                // What is gone, or out of sight, does not take it.
                let _focused = left.focus();
            }
            find();
        });
    }
}

thread_local! {
    /// Where the keyboard was before something was put in front of the page.
    static LEFT: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Remembers where the keyboard is, for [`restore`].
pub fn remember() {
    LEFT.set(active());
}

/// Puts the keyboard back where it was. Where that is gone because the page was drawn anew, it goes to the link to
/// `href`; `false` if there is none either.
pub fn restore(href: &str) -> bool {
    let left = LEFT.take().filter(|element| element.is_connected());
    let found = left.or_else(|| {
        let document = web_sys::window()?.document()?;
        let link = document.query_selector(&format!("a[href=\"{href}\"]"));
        link.ok()??.dyn_into().ok()
    });
    found.is_some_and(|element| element.focus().is_ok())
}

/// Opens a `<dialog>` above the page; the browser keeps the keyboard inside it. Its way back is taken when that is dropped.
pub fn open_dialog(dialog: &Element) -> Way {
    let way = Way(active());
    if let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>()
        && !dialog.open()
    {
        // Refused only for a dialog that is not in the page, which then nobody would see either.
        let _opened = dialog.show_modal();
    }
    way
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
