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
mod later;
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

use crate::platform::failure;

use crate::text;
use crate::ui;

use autosave::Saver;
use carrying::{Begun, Carrying};
use later::Coming;
use state::App;

/// Puts the program into the page.
pub fn run() {
    failure::install();
    later::start(begin);
}

fn begin(coming: Coming) {
    let begun = match coming {
        Coming::There(rest) => (rest.open)(),
        Coming::Failed if later::shows_another() => Err(text::app::REST_FAILED_TITLE.to_owned()),
        // The sample that cannot be read is one that the tests of the program would have refused.
        Coming::Awaited | Coming::Failed => store::open()
            .map(Begun::from)
            .map_err(|_| text::app::NO_SAMPLE.to_owned()),
    };
    let Begun { opened, carried } = match begun {
        Ok(begun) => begun,
        Err(detail) => return failure::show(&detail),
    };
    ui::live::mount(move || {
        let (known, old) = (opened.known.clone(), opened.old.clone());
        let app = App::new(opened, coming);
        provide_context(app);
        // A page that is only to be read keeps nothing.
        if !app.is_reading() {
            prefs::remember(app);
        }
        provide_context(Saver::new(app, known, old));
        provide_context(Carrying::new(carried));
        later::follow(app);
        shell::shell()
    });
}
