//! Files out.

use leptos::prelude::*;

use crate::exchange;
use crate::exchange::tree::MOST_BYTES;
use crate::platform::{clock, files};
use crate::text;
use crate::text::app::Tone;

use super::notices::{About, Notice, Toast};
use super::state::App;

/// Writes the plan as a file with a name that says what it is.
pub fn export(app: App) {
    app.leave_field();
    let (name, file) = app.with_document_untracked(|document| {
        let now = clock::now_local();
        (
            text::transfer::file_name(&document.plan, &now, &exchange::fingerprint(&document.plan)),
            exchange::write(document),
        )
    });
    app.notices.clear(About::File);
    if !files::save_as(&name, &file) {
        return app.notices.show(Notice {
            about: About::File,
            tone: Tone::Error,
            title: text::transfer::NOT_WRITTEN_TITLE.to_owned(),
            text: text::transfer::NOT_WRITTEN_TEXT.to_owned(),
        });
    }
    app.mark_exported();
    if file.len() > MOST_BYTES {
        app.notices.show(Notice {
            about: About::File,
            tone: Tone::Warning,
            title: text::transfer::TOO_LARGE_TITLE.to_owned(),
            text: text::transfer::too_large(file.len(), MOST_BYTES),
        });
    }
    app.toast.set(Some(Toast {
        text: text::transfer::written(&name),
        undo: false,
    }));
}
