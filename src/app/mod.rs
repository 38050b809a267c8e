//! The program as a whole: its state, the one way in for every change, saving, and the frame around the pages.

pub mod autosave;
mod dialogs;
pub mod doors;
pub mod exporting;
pub mod importing;
pub mod keeping;
mod keys;
mod messages;
pub mod notices;
mod prefs;
mod shell;
pub mod starting;
pub mod state;
mod store;
pub mod why;

use crate::ui::prelude::*;

use crate::platform::failure;

use crate::ui;

use state::App;

/// Puts the program into the page.
pub fn run() {
    failure::install();
    let opened = match store::open() {
        Ok(opened) => opened,
        Err(problem) => return failure::show(&format!("{problem:?}")),
    };
    ui::live::mount(move || {
        let stamp = opened.stamp.clone();
        let app = App::new(opened);
        provide_context(app);
        prefs::remember(app);
        provide_context(autosave::start(app, stamp));
        keys::start(app);
        shell::shell()
    });
}
