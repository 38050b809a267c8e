//! Keys that work on every page.

use crate::platform::{events, focus};

use super::holding;
use super::state::App;

/// Listens from now on. What is taken back must be seen: in a box whose text is not the plan's (a search, a name not added
/// yet) the browser takes back its own typing, and behind a dialog nothing is.
pub fn start(app: App) {
    // It listens for as long as the page is open.
    let _listening = events::on_key(Box::new(move |key| {
        if !key.control {
            return false;
        }
        let ours = || !focus::undoes_itself();
        match (key.name.as_str(), key.shift) {
            ("z", false) if ours() => after_typing(app, App::undo),
            ("y", false) | ("z", true) if ours() => after_typing(app, App::redo),
            ("s", false) => holding::save(app),
            _ => return false,
        }
        true
    }));
}

/// What has just been typed is shown as a change before it is taken back: else nothing would differ from what was shown
/// last, and the text would stay in its box.
fn after_typing(app: App, step: fn(&App)) {
    app.flush_typing();
    let _timer = events::after(0, move || step(&app));
}
