//! The program comes in two parts. The first shows 概況; whatever else a person can do is in the second, which follows
//! it, so that the first figures wait for a third of the program and not for all of it.
//!
//! Between the parts stands one table of functions. What is reached through it alone is in the second part: the build
//! puts there whatever the first never calls (`xtask/src/parts.rs`), so nothing has to be listed twice. Nothing can be
//! changed before the second part is there, so nothing can be lost.

use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::platform::files::Given;
use crate::platform::{address, events, page};
use crate::report::route::Route;
use crate::text::app as words;
use crate::text::app::Tone;
use crate::ui::prelude::*;
use crate::views;

use super::autosave::Saver;
use super::carrying::{self, Begun};
use super::notices::{About, Notice};
use super::state::{App, Typed};
use super::{collecting, dialogs, exporting, importing, looking, messages, papers, taking_out};

/// What the second part does.
#[derive(Clone, Copy)]
pub struct Rest {
    /// Opens what the page begins with where that need not be what is stored.
    pub open: fn() -> Result<Begun, String>,
    /// Saves, listens to keys and other tabs, and builds what stands in front of the page.
    pub begin: fn(App, Saver) -> AnyView,
    /// The page that the address names.
    pub page: fn(App) -> AnyView,
    /// What stands below it.
    pub below: fn(App) -> AnyView,
    /// What can be done from a message.
    pub actions: fn(App, About, RwSignal<bool>) -> AnyView,
    /// Asks before what cannot be read is dropped.
    pub ask_drop: fn(RwSignal<bool>) -> AnyView,
    /// Makes what was typed a change of the plan.
    pub(super) take_typed: fn(&App, Typed),
    /// Takes a change back, or does it again.
    pub step: fn(&App, bool),
    /// Shows what a file holds.
    pub look_at: fn(App, Vec<Given>),
    /// Collects files.
    pub receive: fn(App, Vec<Given>),
    /// Writes the plan as a file.
    pub export: fn(App),
}

/// How far the second part has come.
#[derive(Clone, Copy)]
pub enum Coming {
    /// It is on its way.
    Awaited,
    /// It is there.
    There(Rest),
    /// It did not come.
    Failed,
}

impl Coming {
    fn there(self) -> Option<Rest> {
        match self {
            Self::There(rest) => Some(rest),
            Self::Awaited | Self::Failed => None,
        }
    }
}

#[wasm_split(rest, fallible)]
fn table() -> Result<Rest, SplitLoaderError> {
    Ok(Rest {
        open,
        begin,
        page,
        below: taking_out::button,
        actions: messages::actions,
        ask_drop: messages::ask_drop,
        take_typed: App::take_typed_now,
        step: App::step_now,
        look_at: importing::look_at,
        receive: collecting::receive,
        export: exporting::export,
    })
}

/// Whether what the page shows need not be what is stored: only the second part can open that.
pub fn shows_another() -> bool {
    looking::is_open() || page::carries_plan()
}

/// Whether the page cannot begin without the second part.
fn is_needed_first() -> bool {
    Route::parse(&address::hash()) != Route::Overview || shows_another()
}

/// Begins with as much of the program as the page needs.
pub fn start(begin: fn(Coming)) {
    if is_needed_first() {
        events::before_mounting(async move { begin(load().await) });
    } else {
        begin(Coming::Awaited);
    }
}

/// Lets the page know of the second part once it has come, or has not.
pub fn follow(app: App) {
    match app.rest.get_untracked() {
        Coming::There(_) => {}
        Coming::Failed => tell_failed(app),
        // Once the first part has shown its page.
        Coming::Awaited => drop(events::after(0, move || app.with_rest(|_| {}))),
    }
}

/// Brings the second part, also where it did not come before.
async fn bring(app: App) -> Option<Rest> {
    let coming = load().await;
    // Several may have waited for it, and it begins once.
    if let Some(rest) = app.rest_untracked() {
        return Some(rest);
    }
    match coming {
        Coming::There(_) => app.notices.clear(About::Rest),
        Coming::Awaited | Coming::Failed => tell_failed(app),
    }
    app.rest.set(coming);
    coming.there()
}

fn tell_failed(app: App) {
    app.notices.show(Notice {
        about: About::Rest,
        tone: Tone::Error,
        title: words::REST_FAILED_TITLE.to_owned(),
        text: words::REST_FAILED_TEXT.to_owned(),
    });
}

async fn load() -> Coming {
    match table().await {
        Ok(rest) => Coming::There(rest),
        Err(_) => Coming::Failed,
    }
}

impl App {
    /// The second part, once it is there; follows its coming.
    pub fn rest(&self) -> Option<Rest> {
        self.rest.get().there()
    }

    fn rest_untracked(&self) -> Option<Rest> {
        self.rest.get_untracked().there()
    }

    /// Does something with the second part: now, or as soon as it is there.
    pub fn with_rest(&self, then: impl FnOnce(Rest) + 'static) {
        if let Some(rest) = self.rest_untracked() {
            return then(rest);
        }
        let app = *self;
        spawn_local(async move {
            if let Some(rest) = bring(app).await {
                then(rest);
            }
        });
    }

    /// Makes what was typed a change of the plan. Before the second part is there nobody types.
    pub(super) fn take_typed(&self, typed: Typed) {
        if let Some(rest) = self.rest_untracked() {
            (rest.take_typed)(self, typed);
        }
    }

    /// Takes the last change back, or does it again. Before the second part is there nothing was done.
    pub(super) fn step(&self, back: bool) {
        if let Some(rest) = self.rest_untracked() {
            (rest.step)(self, back);
        }
    }
}

fn open() -> Result<Begun, String> {
    carrying::open().map_err(|problem| format!("{problem:?}"))
}

fn begin(app: App, saver: Saver) -> AnyView {
    saver.listen();
    super::keys::start(app);
    events::on_leaving_for_good(move || super::doors::holds_drafts() || app.collecting.is_begun());
    collecting::keep_looking(app);
    papers::sign_prints(app);
    view! {
        {dialogs::incoming(app)}
        {views::why::dialog(app)}
        {dialogs::on_disk(app)}
        {carrying::dialogs(app)}
        {taking_out::dialog(app)}
    }
    .into_any()
}

fn page(app: App) -> AnyView {
    match app.route.get_untracked() {
        Route::List(_) => views::list::page(),
        Route::Indicator(_) => views::indicator::page(),
        Route::Fill(_) => views::fill::page(),
        Route::Precheck => views::fill::check::page(),
        Route::Tree => views::tree::page(),
        Route::Composites => views::composites::page(),
        Route::Handout => views::handout::page(),
        Route::Collect => views::collect::page(),
        Route::Reconcile(_) => views::reconcile::page(),
        Route::Present(_) => views::present::page(),
        Route::Settings(_) => views::settings::page(),
        Route::History => views::history::page(),
        Route::About => views::about::page(),
        Route::WhatIf(_) => views::whatif::page(),
        // The first part has these.
        Route::Overview | Route::Why(_) | Route::Unknown(_) => ().into_any(),
    }
}
