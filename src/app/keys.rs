//! Keys that work on every page.

use crate::platform::events;

use super::holding;
use super::state::App;

/// Listens from now on. In a text field the browser's own undo goes first while there is something typed that has not
/// become a change; the program's undo takes over once it has.
pub fn start(app: App) {
    // It listens for as long as the page is open.
    let _listening = events::on_key(Box::new(move |key| {
        if !key.control {
            return false;
        }
        match (key.name.as_str(), key.shift) {
            ("z", false) => after_typing(app, App::undo),
            ("y", false) | ("z", true) => after_typing(app, App::redo),
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
