//! The browser program.

#[cfg(target_arch = "wasm32")]
fn main() {
    tassei::app::run();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Tassei runs in a browser. Build and open it with: cargo xtask serve");
    std::process::exit(2);
}
