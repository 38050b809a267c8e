//! The program as a whole: its state, the one way in for every change, saving, and the frame around the pages.

pub mod autosave;
pub mod carrying;
pub mod collecting;
mod dialogs;
pub mod doors;
pub mod exporting;
pub mod holding;
pub mod importing;
pub mod keeping;
mod keys;
mod looking;
mod messages;
pub mod notices;
pub mod papers;
pub mod plans;
mod prefs;
mod shelf;
mod shell;
pub mod snapshots;
pub mod starting;
pub mod state;
mod store;
mod tabs;
pub mod taking_out;
pub mod why;

use crate::ui::prelude::*;

use crate::platform::{events, failure};

use crate::ui;

use state::App;

/// Puts the program into the page.
pub fn run() {
    failure::install();
    let (opened, carried) = match carrying::open() {
        Ok(opened) => opened,
        Err(problem) => return failure::show(&format!("{problem:?}")),
    };
    ui::live::mount(move || {
        let (known, old) = (opened.known.clone(), opened.old.clone());
        let app = App::new(opened);
        provide_context(app);
        // A page that is only to be read keeps nothing.
        if !app.is_reading() {
            prefs::remember(app);
        }
        provide_context(autosave::start(app, known, old));
        carrying::start(app, carried);
        keys::start(app);
        events::on_leaving_for_good(doors::holds_drafts);
        shell::shell()
    });
}
