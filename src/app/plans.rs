//! The plans that this device keeps side by side: opened, copied, handed out as files, dropped.

use crate::domain::id::PlanId;
use crate::exchange;
use crate::keep::seal::Header;
use crate::keep::slots::{self, Known};
use crate::keep::{Trouble, room};
use crate::platform::{clock, files, ids};
use crate::report::kept::{self, Row};
use crate::text;
use crate::text::plans as words;

use super::autosave::Saver;
use super::doors;
use super::notices::Toast;
use super::shelf::Browser;
use super::state::App;
use super::store;

/// All plans that are kept here, the one saved last first.
pub fn rows(app: App) -> Vec<Row> {
    let open = app.with(|plan| plan.id.to_string());
    slots::plans(&Browser)
        .into_iter()
        .map(|kept| {
            let saved = kept.header.as_ref();
            let saved = saved.map_or(String::new(), |header| doors::local_time(&header.saved_at));
            kept::row(kept, &open, saved)
        })
        .collect()
}

fn tell(app: App, text: String) {
    app.toast.set(Some(Toast { text, undo: false }));
}

/// Opens a plan in the place of the one on the page, which stays stored.
pub fn open(saver: Saver, app: App, row: &Row) {
    let text = if saver.open(&row.plan) {
        words::opened(&row.name)
    } else {
        words::NOT_OPENED.to_owned()
    };
    tell(app, text);
}

/// Keeps a copy of a plan under an identifier of its own.
pub fn copy(app: App, row: &Row) {
    let copied = match store::find(&row.plan) {
        Ok(Some(found)) => PlanId::new(&ids::fresh()).ok().and_then(|id| {
            let mut document = found.document;
            let name = words::copy_of(&document.plan.name);
            exchange::rename(&mut document.plan, id, name);
            let version = store::version_of(&Header::default());
            let header = store::header(&document, version, None);
            let mut known = Known::default();
            let file = exchange::write(&document);
            // A copy that could not be opened would be none.
            exchange::read_stored(&file).ok()?;
            Some(slots::save(
                &Browser,
                &mut known,
                header,
                &file,
                &mut || room::drop_oldest(&Browser),
            ))
        }),
        _ => None,
    };
    let text = match copied {
        Some(Ok(_)) => words::copied(&row.name),
        Some(Err(slots::NotSaved::Refused(Trouble::Full))) => words::COPY_FULL.to_owned(),
        _ => words::COPY_FAILED.to_owned(),
    };
    tell(app, text);
}

/// Hands a plan out as a file.
pub fn export(app: App, row: &Row) {
    let written = store::find(&row.plan).ok().flatten().is_some_and(|found| {
        let plan = &found.document.plan;
        let print = exchange::fingerprint(plan);
        let name = text::transfer::file_name(plan, &clock::now_local(), &print);
        files::save_as(&name, &exchange::write(&found.document))
    });
    if !written {
        tell(app, words::NOT_WRITTEN.to_owned());
    }
}

/// Drops a plan and its snapshots. This cannot be taken back.
pub fn remove(app: App, row: &Row) {
    let text = match slots::remove(&Browser, &row.plan) {
        Ok(()) => words::removed(&row.name),
        Err(_) => words::NOT_REMOVED.to_owned(),
    };
    tell(app, text);
}
