//! What the browser tells the page as a whole.

use js_sys::Promise;
use leptos::ev;
use leptos::leptos_dom::helpers::{
    TimeoutHandle, WindowListenerHandle, set_timeout_with_handle, window_event_listener,
};
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A timer that can be called off.
pub type Timer = TimeoutHandle;

/// Calls `then` after a while.
pub fn after(milliseconds: u64, then: impl FnOnce() + 'static) -> Option<Timer> {
    set_timeout_with_handle(then, Duration::from_millis(milliseconds)).ok()
}

/// Waits, and lets the page have its turn meanwhile.
pub async fn pause(milliseconds: u64) {
    let waiting = Promise::new(&mut |resolve, _| {
        after(milliseconds, move || {
            // A function of the browser that takes anything and refuses nothing.
            let _called = resolve.call0(&JsValue::UNDEFINED);
        });
    });
    let _waited = JsFuture::from(waiting).await;
}

/// Does something that waits, before there is a page: Leptos runs nothing until it has mounted something.
pub fn before_mounting(work: impl Future<Output = ()> + 'static) {
    spawn_local(work);
}

/// Calls `then` whenever the part of the address behind `#` changes.
pub fn on_hash_change(then: impl Fn() + 'static) {
    window_event_listener(ev::hashchange, move |_| then());
}

/// Calls `then` when the page is about to go out of sight: the last moment in which something can be stored.
pub fn on_leaving(then: impl Fn() + Clone + 'static) {
    let leave = then.clone();
    window_event_listener(ev::pagehide, move |_| leave());
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let hidden = document.clone();
    let listener = Closure::<dyn Fn()>::new(move || {
        if hidden.visibility_state() == web_sys::VisibilityState::Hidden {
            then();
        }
    });
    // The listener lives as long as the page.
    let _added = document
        .add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Lets the browser ask before the page is closed where `unsaved` says that something would be lost.
pub fn on_leaving_for_good(unsaved: impl Fn() -> bool + 'static) {
    window_event_listener(ev::beforeunload, move |event| {
        if unsaved() {
            event.prevent_default();
        }
    });
}

/// Calls `then` when the page is closed or left for another.
pub fn on_closing(then: impl Fn() + 'static) {
    window_event_listener(ev::pagehide, move |_| then());
}

/// Calls `then` when a page that was left comes back as it was.
pub fn on_return(then: impl Fn() + 'static) {
    window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            then();
        }
    });
}

/// Calls `then` with the key and the new value when another tab stores something, with no key when it clears the storage.
pub fn on_stored_elsewhere(then: impl Fn(Option<String>, Option<String>) + 'static) {
    window_event_listener(ev::storage, move |event: web_sys::StorageEvent| {
        then(event.key(), event.new_value());
    });
}

/// A key pressed anywhere on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The browser's name of the key, in lower case.
    pub name: String,
    /// Ctrl, or Command on a Mac.
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// In a field in which text is typed.
    pub in_text: bool,
    /// On something that keys act upon by themselves: a button, a link, a part that scrolls.
    pub in_control: bool,
}

/// Listening to the window until it is called off.
pub type Listener = WindowListenerHandle;

/// Calls `then` for keys pressed outside an input method; `true` keeps the key from the browser. Listens for as long as
/// the page is open, or until it is called off.
pub fn on_key(then: Box<dyn Fn(Key) -> bool>) -> Listener {
    window_event_listener(ev::keydown, move |event: web_sys::KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let within = |parts: &str| {
            target
                .as_ref()
                .is_some_and(|element| element.matches(parts).unwrap_or(false))
        };
        let key = Key {
            name: event.key().to_lowercase(),
            control: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
            in_text: within("input, textarea, select"),
            in_control: within("button, a, summary, [tabindex='0']"),
        };
        if then(key) {
            event.prevent_default();
        }
    })
}
