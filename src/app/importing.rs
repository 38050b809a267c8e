//! Files in: read, shown, and taken in only when somebody says so.

use crate::ui::prelude::*;
use leptos::task::spawn_local;

use crate::exchange::error::{Problem, What};
use crate::exchange::tree::MOST_BYTES;
use crate::exchange::{self, Document};
use crate::platform::address;
use crate::platform::files::Given;
use crate::report::incoming::{Summary, summary};
use crate::report::route::{Filling, Route};
use crate::text;
use crate::text::app::Tone;
use crate::text::file::Refusal;

use super::doors::local_time;
use super::notices::{About, Notice};
use super::state::App;

/// A file on its way in.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// Its name.
    pub name: String,
    /// What it is, or why it is refused.
    pub content: Result<Readable, Refusal>,
    /// Its text, where it is of a version to come and can be looked at all the same.
    pub newer: Option<String>,
}

/// A file that could be taken in.
#[derive(Debug, Clone)]
pub struct Readable {
    /// What it holds.
    pub document: Document,
    /// What it holds beside what is open.
    pub summary: Summary,
}

/// Reads the file that was given and shows what it holds.
pub fn look_at(app: App, given: Vec<Given>) {
    app.leave_field();
    app.holder.forget_offer();
    let mut files = given.into_iter();
    let (Some(file), None) = (files.next(), files.next()) else {
        app.notices.show(Notice {
            about: About::File,
            tone: Tone::Warning,
            title: text::transfer::ONE_AT_A_TIME.to_owned(),
            text: text::transfer::ONE_AT_A_TIME_TEXT.to_owned(),
        });
        return;
    };
    app.notices.clear(About::File);
    spawn_local(async move {
        let mut newer = None;
        let content = if file.bytes > MOST_BYTES {
            // Refused by its size, before the browser has to hold it.
            let problem = Problem::of_file(What::TooLarge {
                bytes: file.bytes,
                most: MOST_BYTES,
            });
            Err(text::file::refusal(&problem))
        } else {
            match file.read().await {
                Some(bytes) => match exchange::read(&bytes) {
                    Ok(document) => Ok(beside(app, document)),
                    Err(problem) => {
                        newer = of_newer(&problem, bytes);
                        Err(text::file::refusal(&problem))
                    }
                },
                None => Err(Refusal {
                    what: text::transfer::UNREADABLE.to_owned(),
                    place: String::new(),
                    mend: text::transfer::UNREADABLE_MEND.to_owned(),
                }),
            }
        };
        app.incoming.set(Some(Incoming {
            name: file.name,
            content,
            newer,
        }));
    });
}

/// The text of a file of a version to come, if it can be looked at.
fn of_newer(problem: &Problem, bytes: Vec<u8>) -> Option<String> {
    matches!(problem.what, What::NewerVersion(_))
        .then(|| String::from_utf8(bytes).ok())
        .flatten()
        .filter(|text| exchange::read_newer(text).is_ok())
}

/// A document beside what is open.
pub fn beside(app: App, document: Document) -> Readable {
    let summary = app.with_document_untracked(|now| summary(now, &document, local_time));
    Readable { document, summary }
}

/// A department's file opens on its own part, ready to be filled in.
fn show_part(app: App) {
    let part = app.with_document_untracked(|document| {
        let cut = document.plan.cut.as_deref()?;
        Some((cut.department.clone(), cut.year))
    });
    if let Some((department, year)) = part {
        app.choose_scope(Some(department));
        app.choose_year(year);
        address::go(&Route::Fill(Filling::Next).href());
    }
}

/// What takes a file in, or in a tab that only reads why it cannot be taken in here.
pub fn unless_reading(app: App, taking: impl FnOnce() -> AnyView) -> AnyView {
    if app.reading.get() {
        view! { <p>{text::transfer::ONLY_READING}</p> }.into_any()
    } else {
        taking()
    }
}

/// Takes in what was looked at.
pub fn take_in(app: App) {
    let Some(Incoming {
        content: Ok(readable),
        ..
    }) = app.incoming.get_untracked()
    else {
        return;
    };
    app.incoming.set(None);
    if app.take_in(readable.document) {
        app.holder.taken_in(app);
        show_part(app);
    }
}
