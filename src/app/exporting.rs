//! Files out.

use crate::domain::plan::Plan;
use crate::exchange;
use crate::exchange::tree::MOST_BYTES;
use crate::platform::{clock, files};
use crate::report::list::order::Order;
use crate::report::list::sheet;
use crate::text;
use crate::text::app::Tone;

use super::looking;
use super::notices::{About, Notice, Toast};
use super::state::App;

/// The name that a file of the plan is given now.
pub fn name_of(plan: &Plan) -> String {
    text::transfer::file_name(plan, &clock::now_local(), &exchange::fingerprint(plan))
}

/// Writes the plan as a file with a name that says what it is. A file of a version to come goes out as it came.
pub fn export(app: App) {
    if app.is_newer() {
        return looking::hand_out(app);
    }
    app.leave_field();
    let (name, file) = app
        .with_document_untracked(|document| (name_of(&document.plan), exchange::write(document)));
    hand_over(app, &name, &file);
}

/// Writes the rows of the list as a table for a spreadsheet.
pub fn table(app: App, order: &Order) {
    app.leave_field();
    let (name, csv) = app.with_figures(|plan, figures| {
        (
            text::transfer::table_name(&name_of(plan), figures.year),
            sheet::csv(plan, figures, order),
        )
    });
    let text = if files::save_table(&name, &csv) {
        text::transfer::written(&name)
    } else {
        text::transfer::NOT_WRITTEN_TITLE.to_owned()
    };
    app.toast.set(Some(Toast { text, undo: false }));
}

fn hand_over(app: App, name: &str, file: &str) {
    app.notices.clear(About::File);
    if !files::save_as(name, file) {
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
        text: text::transfer::written(name),
        undo: false,
    }));
}
