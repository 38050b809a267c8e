//! The file on disk in which the plan is kept, where the browser can write to it. It is never written over with anything
//! that somebody else has put there since it was read.

use crate::ui::prelude::*;
// What the browser hands out can be kept by its own thread only.
use leptos::prelude::{GetValue, LocalStorage, SetValue, StoredValue as LocalValue, UpdateValue};
use leptos::task::spawn_local;

use crate::domain::id::PlanId;
use crate::exchange;
use crate::platform::clock;
use crate::platform::disk::{self, Disk, Failure};
use crate::platform::storage;
use crate::text;
use crate::text::app::Tone;
use crate::text::disk as words;

use super::exporting;
use super::importing;
use super::notices::{About, Notice, Toast};
use super::state::App;

/// Where the device remembers which file was held open: its plan, the fingerprint of what stood in it, and its name.
const KEY: &str = "tassei:1:held";

/// A file that is held open.
#[derive(Clone)]
struct Held {
    disk: Disk,
    /// What stood in it when it was read or written last.
    known: Vec<u8>,
    /// Whose plan it is.
    plan: PlanId,
}

/// What has to be decided before the file is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Somebody else has changed this file.
    Changed(String),
    /// Another plan is open than the one that the file holds.
    OtherPlan(String),
    /// This file cannot be written.
    Refused(String),
}

/// The file on disk, shared by reference.
#[derive(Clone, Copy)]
pub struct Holder {
    held: LocalValue<Option<Held>, LocalStorage>,
    /// A file that was picked and is being looked at before it is taken in, with what was read.
    offered: LocalValue<Option<Disk>, LocalStorage>,
    busy: StoredValue<bool>,
    /// The file that is held: whose plan it is, and its name.
    file: RwSignal<Option<(PlanId, String)>>,
    /// What has to be decided.
    pub question: RwSignal<Option<Question>>,
}

impl Default for Holder {
    fn default() -> Self {
        Self {
            held: LocalValue::new_local(None),
            offered: LocalValue::new_local(None),
            busy: StoredValue::new(false),
            file: RwSignal::new(None),
            question: RwSignal::new(None),
        }
    }
}

impl Holder {
    fn hold(&self, held: Option<Held>) {
        let file = held
            .as_ref()
            .map(|held| (held.plan.clone(), held.disk.name()));
        // The browser lets go of the file when the page is closed. What is kept here only helps to find it again.
        let _kept = match held.as_ref().zip(file.as_ref()) {
            Some((held, (plan, name))) => {
                let print = print(&held.known);
                storage::set(KEY, &[plan.as_str(), &print, name].join("\n"))
            }
            None => storage::remove(KEY),
        };
        self.held.set_value(held);
        self.file.set(file);
    }

    /// The name of the file that is held for the plan on the page; follows both.
    pub fn name(&self, app: App) -> Option<String> {
        let (plan, name) = self.file.get()?;
        app.with(|shown| shown.id == plan).then_some(name)
    }

    /// A file that comes in another way is not written back to.
    pub fn forget_offer(&self) {
        self.offered.set_value(None);
    }

    /// A plan has been taken in: from now on its file is the one it is saved to, if it came from one that can be.
    pub fn taken_in(&self, app: App) {
        let offered = self.offered.try_update_value(Option::take).flatten();
        self.hold(None);
        let Some(disk) = offered else { return };
        let holder = *self;
        let plan = app.with_document_untracked(|document| document.plan.id.clone());
        spawn_local(async move {
            let given = match disk.given().await {
                Ok(given) => given.read().await,
                Err(_) => None,
            };
            // What stands there now need not be what was looked at; it is when it reads the same.
            let same = given.filter(|bytes| {
                exchange::read(bytes)
                    .is_ok_and(|read| app.with_document_untracked(|document| *document == read))
            });
            if let Some(known) = same {
                holder.hold(Some(Held { disk, known, plan }));
            }
        });
    }
}

/// The name of the file that this plan was saved to when the page was open last.
pub fn was_open(app: App) -> Option<String> {
    let (_, name) = remembered(app)?;
    app.holder.name(app).is_none().then_some(name)
}

/// What is remembered of the file of the plan that is open: the fingerprint of what stood in it, and its name.
fn remembered(app: App) -> Option<(String, String)> {
    let kept = storage::get(KEY).ok().flatten()?;
    let mut lines = kept.splitn(3, '\n');
    let same = lines.next()? == app.with(|plan| plan.id.to_string());
    let print = lines.next()?.to_owned();
    same.then_some((print, lines.next()?.to_owned()))
}

fn print(bytes: &[u8]) -> String {
    let print = exchange::of_text(&String::from_utf8_lossy(bytes));
    print.as_str().to_owned()
}

/// Whether files can be held open here.
pub fn is_there() -> bool {
    disk::is_there()
}

/// Lets somebody pick a file, shows what it holds, and saves back to it once it is taken in.
pub fn open(app: App) {
    app.leave_field();
    spawn_local(async move {
        let picked = match disk::pick(words::KIND).await {
            Ok(disk) => disk.given().await.map(|given| (disk, given)),
            Err(failure) => Err(failure),
        };
        match picked {
            Ok((disk, given)) => {
                // What this very plan was saved to is only held again: what was entered since stays.
                let known = given.read().await.unwrap_or_default();
                if remembered(app).is_some_and(|(kept, _)| kept == print(&known)) {
                    let plan = app.with_document_untracked(|document| document.plan.id.clone());
                    return app.holder.hold(Some(Held { disk, known, plan }));
                }
                importing::look_at(app, vec![given]);
                app.holder.offered.set_value(Some(disk));
            }
            Err(Failure::Cancelled) => {}
            Err(_) => told(app, words::NOT_OPENED),
        }
    });
}

/// Looks at what somebody else has put into the file that is held.
pub fn look_again(app: App) {
    app.holder.question.set(None);
    let Some(held) = app.holder.held.get_value() else {
        return;
    };
    spawn_local(async move {
        match held.disk.given().await {
            Ok(given) => {
                importing::look_at(app, vec![given]);
                app.holder.offered.set_value(Some(held.disk));
            }
            Err(_) => told(app, words::NOT_OPENED),
        }
    });
}

/// Saves: to the file that is held, or else as a download.
pub fn save(app: App) {
    let holder = app.holder;
    let Some(held) = holder.held.get_value() else {
        return exporting::export(app);
    };
    app.leave_field();
    let name = held.disk.name();
    let other = app.with_document_untracked(|document| document.plan.id != held.plan);
    if other {
        return holder.question.set(Some(Question::OtherPlan(name)));
    }
    write(app, held.disk, Some(held.known), name);
}

/// Saves to a file that somebody chooses, and to that one from then on.
pub fn save_as(app: App) {
    if app.is_newer() {
        return exporting::export(app);
    }
    app.leave_field();
    app.holder.question.set(None);
    let name = app.with_document_untracked(|document| exporting::name_of(&document.plan));
    spawn_local(async move {
        match disk::place(words::KIND, &name).await {
            Ok(disk) => {
                let name = disk.name();
                write(app, disk, None, name);
            }
            Err(Failure::Cancelled) => {}
            Err(_) => told(app, words::NOT_OPENED),
        }
    });
}

fn write(app: App, disk: Disk, known: Option<Vec<u8>>, name: String) {
    let holder = app.holder;
    if holder.busy.get_value() {
        return;
    }
    holder.busy.set_value(true);
    let (text, plan) = app
        .with_document_untracked(|document| (exchange::write(document), document.plan.id.clone()));
    let revision = app.version_untracked().revision;
    spawn_local(async move {
        let written = disk.write(&text, known.as_deref()).await;
        holder.busy.set_value(false);
        match written {
            Ok(()) => {
                let known = text.into_bytes();
                // Meanwhile another plan may have come, with a file of its own.
                if app.with_document_untracked(|document| document.plan.id == plan) {
                    holder.hold(Some(Held { disk, known, plan }));
                    app.mark_exported_at(revision);
                }
                app.notices.clear(About::File);
                let now = clock::now_local();
                app.toast.set(Some(Toast {
                    text: words::saved(&name, &text::format::time_of_day(now.hour, now.minute)),
                    undo: false,
                }));
            }
            Err(Failure::Changed) => holder.question.set(Some(Question::Changed(name))),
            Err(Failure::Cancelled) => {}
            Err(Failure::Refused) => holder.question.set(Some(Question::Refused(name))),
        }
    });
}

fn told(app: App, text: &str) {
    app.notices.show(Notice {
        about: About::File,
        tone: Tone::Error,
        title: words::FAILED.to_owned(),
        text: text.to_owned(),
    });
}
