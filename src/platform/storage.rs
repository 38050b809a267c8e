//! The browser's storage for this page. Every call answers; none panics: storage may be off, full, or cleared at any
//! time, and on `file://` every page in every folder shares it.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};

/// Why something was not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// The browser keeps nothing for this page.
    Off,
    /// There is no room. What was stored before is still there.
    Full,
}

/// Asked for anew each time: it costs microseconds, and a person can turn storage off while the page runs. Values are read
/// through what this gives and not by gloo's own `get`, which panics where reading throws, as `raw` does where there is
/// no storage.
fn storage() -> Result<web_sys::Storage, StorageError> {
    let there =
        web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))));
    if there {
        Ok(LocalStorage::raw())
    } else {
        Err(StorageError::Off)
    }
}

/// What is stored under a key.
pub fn get(key: &str) -> Result<Option<String>, StorageError> {
    storage()?.get_item(key).map_err(|_| StorageError::Off)
}

/// Stores a value. After an error the old value is still there.
pub fn set(key: &str, value: &str) -> Result<(), StorageError> {
    storage()?.set_item(key, value).map_err(|error| why(&error))
}

/// Drops a value.
pub fn remove(key: &str) -> Result<(), StorageError> {
    storage()?.remove_item(key).map_err(|_| StorageError::Off)
}

/// The keys that begin with a prefix.
pub fn keys(prefix: &str) -> Vec<String> {
    let Ok(storage) = storage() else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or(0);
    (0..count)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect()
}

/// How many UTF-16 units a key and its value take, without carrying the value over.
pub fn size(key: &str) -> usize {
    let Ok(storage) = storage() else { return 0 };
    js_sys::Reflect::get(&storage, &JsValue::from_str(key))
        .ok()
        .and_then(|value| value.dyn_into::<js_sys::JsString>().ok())
        .map_or(0, |value| {
            (value.length() as usize).saturating_add(key.encode_utf16().count())
        })
}

/// What this tab alone remembers under a key; it survives loading the page again.
pub fn of_tab(key: &str) -> Option<String> {
    session()?.get_item(key).ok()?
}

/// Remembers something for this tab alone. Losing it loses a convenience.
pub fn remember_in_tab(key: &str, value: &str) {
    if let Some(session) = session() {
        let _set = session.set_item(key, value);
    }
}

fn session() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn why(error: &JsValue) -> StorageError {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name"))
        .ok()
        .and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StorageError::Full,
        _ => StorageError::Off,
    }
}
