//! The page's own plain script that tries what must be impossible (`src/selfcheck.js`).

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CustomEvent, Event};

/// Lets the script try, and calls `then` with its answer.
pub fn run(then: impl FnOnce(String) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let mut then = Some(then);
    let itself = Rc::new(RefCell::new(None::<Closure<dyn FnMut(CustomEvent)>>));
    let held = itself.clone();
    let listener = Closure::new(move |event: CustomEvent| {
        if let Some(then) = then.take() {
            then(event.detail().as_string().unwrap_or_default());
        }
        // It is called once; then it may go, but not while it runs.
        let done = held.take();
        wasm_bindgen_futures::spawn_local(async move { drop(done) });
    });
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    let _added = window.add_event_listener_with_callback_and_add_event_listener_options(
        "tassei-checked",
        listener.as_ref().unchecked_ref(),
        &options,
    );
    itself.replace(Some(listener));
    if let Ok(event) = Event::new("tassei-check") {
        let _told = window.dispatch_event(&event);
    }
}
