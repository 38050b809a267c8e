//! The browser program.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    leptos::mount::mount_to_body(|| view! { <main><h1>"達成"</h1></main> });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Tassei runs in a browser. Build and open it with: cargo xtask serve");
    std::process::exit(2);
}
