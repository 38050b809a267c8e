//! What the page of papers may ask of the browser: to print, and to copy out.

use crate::exchange;
use crate::platform::{files, paper};
use crate::text;

use super::notices::Toast;
use super::state::App;

pub use crate::platform::paper::{on_printing, print, width_of};

/// The marks by which the data that is shown now can be told from any other; follows changes.
pub fn data_mark(app: App) -> String {
    app.with(|plan| exchange::fingerprint(plan).short().to_owned())
}

fn tell(app: App, done: bool, name: &str, failed: &str) {
    app.toast.set(Some(Toast {
        text: if done {
            text::handout::copied(name)
        } else {
            failed.to_owned()
        },
        undo: false,
    }));
}

/// Copies a table as rich text and as plain text, and says so.
pub fn copy_table(app: App, name: String, rich: &str, plain: &str) {
    paper::copy(rich, plain, move |done| {
        tell(app, done, &name, text::handout::NOT_COPIED);
    });
}

/// Copies the drawing that a selector finds as a picture, and says so.
pub fn copy_picture(app: App, name: &'static str, selector: &str, size: (u32, u32)) {
    const SCALE: u32 = 3;
    let begun = paper::drawing(selector).is_some_and(|drawing| {
        paper::copy_picture(&drawing, size, SCALE, move |done| {
            tell(app, done, name, text::handout::NOT_COPIED);
        })
    });
    if !begun {
        tell(app, false, name, text::handout::NOT_COPIED);
    }
}

/// Saves the drawing that a selector finds as a file.
pub fn save_drawing(app: App, name: &'static str, selector: &str) {
    let saved = paper::drawing(selector)
        .is_some_and(|drawing| files::save_drawing(&format!("{name}.svg"), &drawing));
    let text = if saved {
        text::transfer::written(&format!("{name}.svg"))
    } else {
        text::handout::NOT_SAVED.to_owned()
    };
    app.toast.set(Some(Toast { text, undo: false }));
}
