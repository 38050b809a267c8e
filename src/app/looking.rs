//! A file of a version to come: this program can show of it what it knows, and changes nothing. The tab begins anew with the
//! file and keeps it for itself until it is closed; the plan that was open stays stored as it is. What is handed out is the
//! file as it came, since whatever this program would write is another.

use crate::exchange::{self, Document};
use crate::platform::{address, files, storage};
use crate::text;
use crate::text::app::Tone;

use super::autosave::Saver;
use super::exporting;
use super::notices::{About, Notice};
use super::state::App;

/// Where the tab keeps it: for this page alone, as every file that is opened in a tab shares what the tab keeps.
fn key() -> String {
    format!("tassei:newer:{}", address::page())
}

/// Whether one is being looked at.
pub fn is_open() -> bool {
    storage::of_tab(&key()).is_some_and(|text| !text.is_empty())
}

/// What is being looked at.
pub fn document() -> Option<Document> {
    let text = storage::of_tab(&key()).filter(|text| !text.is_empty())?;
    exchange::read_newer(&text).ok()
}

/// What is said of it.
pub fn notice() -> Notice {
    Notice {
        about: About::Newer,
        tone: Tone::Warning,
        title: text::file::NEWER_TITLE.to_owned(),
        text: text::file::NEWER_TEXT.to_owned(),
    }
}

/// Begins anew with the file. What is open must be stored first: this page goes.
pub fn open(app: App, saver: Saver, file: &str) {
    app.incoming.set(None);
    app.leave_field();
    saver.now();
    if app.is_kept() || saver.is_saved() {
        storage::remember_in_tab(&key(), file);
        if storage::of_tab(&key()).as_deref() == Some(file) {
            return address::begin_anew();
        }
    }
    app.notices.show(Notice {
        about: About::File,
        tone: Tone::Error,
        title: text::file::NEWER_NOT_OPENED.to_owned(),
        text: text::file::NEWER_NOT_OPENED_TEXT.to_owned(),
    });
}

/// Hands the file out as it came.
pub fn hand_out(app: App) {
    if let Some(file) = storage::of_tab(&key()) {
        files::save_as(&app.with(exporting::name_of), &file);
    }
}

/// Goes back to what was open before.
pub fn close() {
    storage::remember_in_tab(&key(), "");
    address::begin_anew();
}
