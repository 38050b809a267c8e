//! The least that a Leptos page can be: a button that counts. `cargo xtask bench` times its start beside the page's.

#![cfg(target_arch = "wasm32")]

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

/// Puts the button into the page.
#[wasm_bindgen(start)]
pub fn start() {
    mount_to_body(|| {
        let count = RwSignal::new(0_u32);
        view! { <main><button on:click=move |_| *count.write() += 1>{count}</button></main> }
    });
}
