//! What pages may ask of the browser about paper and clipboard: to print, and to copy out.

use crate::exchange;
use crate::platform::{clipboard, files, paper};
use crate::report::handout::copy::Copied;
use crate::report::route::Route;
use crate::text;
use crate::ui::prelude::*;

use super::notices::Toast;
use super::state::App;

pub use crate::platform::paper::{Drawing, fit, fit_drawn, on_printing, print, set_foot, width_of};

/// The marks by which the data that is shown now can be told from any other; follows changes.
pub fn data_mark(app: App) -> String {
    app.with(|plan| exchange::fingerprint(plan).short().to_owned())
}

fn tell(app: App, text: String) {
    app.toast.set(Some(Toast { text, undo: false }));
}

fn tell_copied(app: App, done: bool, name: &str) {
    tell(
        app,
        if done {
            text::handout::copied(name)
        } else {
            text::handout::NOT_COPIED.to_owned()
        },
    );
}

/// Copies a table as rich text and as plain text, and says so.
pub fn copy_table(app: App, name: &str, table: &Copied) {
    tell_copied(app, clipboard::copy(&table.plain, &table.rich), name);
}

/// Copies a drawing as a picture, and says so.
pub fn copy_picture(app: App, name: String, drawing: Option<Drawing>) {
    const SCALE: u32 = 3;
    let told = name.clone();
    let begun = drawing.is_some_and(|drawing| {
        paper::copy_picture(&drawing, SCALE, move |done| tell_copied(app, done, &told))
    });
    if !begun {
        tell_copied(app, false, &name);
    }
}

/// Saves a drawing as a file.
pub fn save_drawing(app: App, name: &str, drawing: Option<Drawing>) {
    let file = text::transfer::drawing_file(name);
    let saved = drawing.is_some_and(|drawing| files::save_drawing(&file, &drawing.text));
    tell(
        app,
        match saved {
            true => text::transfer::written(&file),
            false => text::handout::NOT_SAVED.to_owned(),
        },
    );
}

/// The first drawing that a selector finds.
pub fn drawing(selector: &str) -> Option<Drawing> {
    paper::first(selector).and_then(|found| paper::drawing(&found))
}

/// What stands at the foot of every sheet of a printed page: of which plan and year it is, and the mark of the data, as on
/// the papers of a meeting, which have their own.
pub fn sign_prints(app: App) {
    let listening = on_printing(move |begins| {
        let own = app
            .route
            .with_untracked(|route| matches!(route, Route::Handout | Route::Present(_)));
        set_foot(&match begins && !own {
            true => untrack(|| {
                let plan = app.with(|plan| text::transfer::plan_name(&plan.name));
                text::app::print_foot(&plan, app.year(), &data_mark(app))
            }),
            false => String::new(),
        });
    });
    on_cleanup(move || listening.remove());
}
