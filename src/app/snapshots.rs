//! Earlier states of the plan: taken before what changes much at once and after every while of work, shown on 履歴, restored
//! as one change that can be taken back.

use crate::command::Command;
use crate::exchange::{self, Document};
pub use crate::keep::snapshots::Reason;
use crate::keep::snapshots::{self, EVERY_MINUTES, Taken};
use crate::keep::{Shelf as _, Trouble};
use crate::platform::{clock, files};
use crate::report::changes::{self, Changes};
use crate::report::history::{self, Row};
use crate::report::incoming::{self, Summary};
use crate::text;
use crate::text::app::Tone;

use super::doors;
use super::notices::{About, Notice, Toast};
use super::shelf::Browser;
use super::state::{App, Version};
use super::store;

/// Minutes within which several changes of the rules, or of the years, are one piece of work: one snapshot before it is
/// enough, and more would push out the others.
const ONE_PIECE: f64 = 2.0;

/// Keeps the plan as it is now as a snapshot. What follows may go on if that fails; it is said.
pub fn take(app: App, reason: Reason) -> bool {
    app.with_document_untracked(|document| keep(app, document, app.version_untracked(), reason))
}

fn keep(app: App, document: &Document, version: Version, reason: Reason) -> bool {
    let header = store::header(document, version, Some(reason));
    let taken = snapshots::take(&Browser, &header, &exchange::write(document));
    app.snapshots.update(|count| *count = count.wrapping_add(1));
    match taken {
        Ok(Taken::New | Taken::Same) => {
            app.notices.clear(About::Snapshot);
            true
        }
        Err(trouble) => {
            app.notices.show(Notice {
                about: About::Snapshot,
                tone: Tone::Warning,
                title: text::history::NOT_TAKEN_TITLE.to_owned(),
                text: match trouble {
                    Trouble::Full => text::history::NOT_TAKEN_FULL,
                    Trouble::Off => text::history::NOT_TAKEN_OFF,
                }
                .to_owned(),
            });
            false
        }
    }
}

/// The plan before a change before which a snapshot belongs.
pub(super) struct Before {
    document: Document,
    version: Version,
    reason: Reason,
}

/// What there has to be a snapshot of once a command has changed the plan. `App` asks it for every command, and takes it by
/// [`Before::keep`] only then: one that was refused leaves nothing behind.
pub(super) fn before(app: App, command: &Command) -> Option<Before> {
    let reason = reason_of(command)?;
    let reason = match command {
        Command::Replace(other)
            if app.with_document_untracked(|now| text::change::is_merge(other, &now.plan)) =>
        {
            Reason::Merge
        }
        _ => reason,
    };
    // The untouched sample comes with the program.
    if app.is_untouched() {
        return None;
    }
    if matches!(reason, Reason::Rules | Reason::Years) && is_fresh(app, reason) {
        return None;
    }
    Some(Before {
        document: app.with_document_untracked(Document::clone),
        version: app.version_untracked(),
        reason,
    })
}

impl Before {
    /// Takes the snapshot.
    pub fn keep(self, app: App) {
        keep(app, &self.document, self.version, self.reason);
    }
}

fn reason_of(command: &Command) -> Option<Reason> {
    match command {
        Command::Replace(_) => Some(Reason::Import),
        Command::Rules(_) => Some(Reason::Rules),
        Command::Years { .. } => Some(Reason::Years),
        Command::Batch(commands) => commands.iter().find_map(reason_of),
        _ => None,
    }
}

/// Whether the newest snapshot was taken for this reason a moment ago.
fn is_fresh(app: App, reason: Reason) -> bool {
    let plan = app.with_document_untracked(|document| document.plan.id.to_string());
    let keys = snapshots::keys(&Browser, &plan);
    let newest = keys.first().and_then(|key| snapshots::read(&Browser, key));
    newest.is_some_and(|(header, _)| {
        header.reason == reason.word()
            && clock::minutes_since(&header.saved_at)
                .is_some_and(|minutes| (0.0..ONE_PIECE).contains(&minutes))
    })
}

/// After a saving: a snapshot once a while of work has passed since `since`. Says from when the next while counts.
pub(super) fn after_work(app: App, since: &str) -> Option<String> {
    let worked = clock::minutes_since(since)?;
    // A clock that was put back begins anew.
    let due = !(0.0..EVERY_MINUTES as f64).contains(&worked);
    if due && worked > 0.0 {
        take(app, Reason::Work);
    }
    due.then(clock::now_utc)
}

/// The snapshots of the plan that is open, the newest first; follows changes.
pub fn rows(app: App) -> Vec<Row> {
    app.snapshots.track();
    let plan = app.with(|plan| plan.id.to_string());
    snapshots::keys(&Browser, &plan)
        .into_iter()
        .map(|key| {
            let units = Browser.size(&key);
            let header = snapshots::read(&Browser, &key).map(|(header, _)| header);
            let taken = header
                .as_ref()
                .map_or(String::new(), |header| doors::local_time(&header.saved_at));
            history::row(
                key,
                header.as_ref().map(|header| header.reason.as_str()),
                taken,
                units,
            )
        })
        .collect()
}

/// Reads a snapshot.
pub fn read(key: &str) -> Option<Document> {
    let (_, file) = snapshots::read(&Browser, key)?;
    exchange::read_stored(&file).ok()
}

/// What a snapshot holds beside the plan as it is now, and what differs field by field.
pub fn compare(app: App, key: &str) -> Option<(Summary, Changes)> {
    let then = read(key)?;
    Some(app.with_document_untracked(|now| {
        let summary = incoming::summary(now, &then, doors::local_time);
        (summary, changes::between(&then, now))
    }))
}

/// Puts a snapshot in the place of the plan, as one change that can be taken back. What is there now is kept first.
pub fn restore(app: App, key: &str, taken: &str) -> bool {
    app.leave_field();
    let Some(document) = read(key) else {
        return false;
    };
    take(app, Reason::Restore);
    if !app.begin_again(document, text::history::restoring(taken)) {
        return false;
    }
    app.toast.set(Some(Toast {
        text: text::history::restored(taken),
        undo: true,
    }));
    true
}

/// Writes a snapshot as a file.
pub fn export(key: &str) -> bool {
    let Some((header, file)) = snapshots::read(&Browser, key) else {
        return false;
    };
    let Ok(document) = exchange::read_stored(&file) else {
        return false;
    };
    let Some(moment) = clock::local_of(&header.saved_at) else {
        return false;
    };
    files::save_as(
        &text::transfer::file_name(
            &document.plan,
            &moment,
            &exchange::fingerprint(&document.plan),
        ),
        &file,
    )
}

/// The time of a change on the device's own clock.
pub fn time(utc: &str) -> String {
    store::time_of(utc)
}
