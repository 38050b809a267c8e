//! Filling the whole screen, where the browser lets a page do so.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Document;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Whether the page fills the screen now.
pub fn is_full() -> bool {
    document().is_some_and(|document| document.fullscreen_element().is_some())
}

/// Fills the screen, or leaves it again. A browser that refuses leaves the page as it is, which works just as well.
pub fn fill(full: bool) {
    let Some(document) = document() else { return };
    if !full {
        if is_full() {
            document.exit_fullscreen();
        }
    } else if let Some(asked) = ask(&document) {
        // The answer may be no: a promise that nobody waits for would be reported as a failure of the page.
        spawn_local(async move {
            let _answer = JsFuture::from(asked).await;
        });
    }
}

/// Asks for the screen, if a person has just done something: without that the browser refuses and complains.
fn ask(document: &Document) -> Option<Promise> {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).ok();
    let navigator = of(web_sys::window()?.as_ref(), "navigator")?;
    let active = of(&of(&navigator, "userActivation")?, "isActive")?;
    let page = document.document_element()?;
    let request: Function = of(page.as_ref(), "requestFullscreen")?.dyn_into().ok()?;
    active.is_truthy().then_some(())?;
    request.call0(page.as_ref()).ok()?.dyn_into().ok()
}
