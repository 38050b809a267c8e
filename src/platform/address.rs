//! The part of the address behind `#`: it works on `file://`, where nothing else of the address may be changed.

/// What stands behind `#` now, without it.
pub fn hash() -> String {
    let hash = web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Goes to another place of this page, as a link would.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window() {
        // A browser refuses only an address that cannot be parsed, and a hash always can.
        let _gone = window.location().set_hash(hash);
    }
}
