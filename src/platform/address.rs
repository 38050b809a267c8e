//! The part of the address behind `#`: it works on `file://`, where nothing else of the address may be changed.

use wasm_bindgen::JsValue;

/// What stands behind `#` now, without it.
pub fn hash() -> String {
    let hash = web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Which page of its server or device this is.
pub fn page() -> String {
    let path = web_sys::window().map(|window| window.location().pathname());
    path.and_then(Result::ok).unwrap_or_default()
}

/// Goes to another page, as following a link to it does.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window() {
        // Refused only for what is no address, and those are made by `Route`.
        let _gone = window.location().set_hash(hash);
    }
}

/// Puts another address in the place of this one: no further step for the browser's way back, and nobody is told.
pub fn replace(hash: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // On `file://` a browser takes an address that differs behind `#` alone. One that refuses leaves the old
        // address in its line, and the page is as it should be.
        let _replaced = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Loads this page again, as pressing F5 does.
pub fn begin_anew() {
    if let Some(window) = web_sys::window() {
        // Refused only to a page that is going already.
        let _begun = window.location().reload();
    }
}

/// Goes so many steps back, as the browser's own way back does.
pub fn go_back(steps: i32) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _gone = history.go_with_delta(steps.saturating_neg());
    }
}
