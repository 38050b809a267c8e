//! The frame around the pages: header, navigation, messages, dialogs, and the page that the address names.

use crate::domain::id::DepartmentId;
use crate::domain::year::FiscalYear;
use crate::platform::{address, events, files, focus};
use crate::report::composites::Shown;
use crate::report::route::{ReconcilePage, Route, SettingsPage};
use crate::text;
use crate::text::saving::SaveState;
use crate::text::settings::years;
use crate::ui::defs::defs;
use crate::ui::prelude::*;
use crate::views;

use super::autosave::Saver;
use super::later::Coming;
use super::state::{App, use_app};
use super::{messages, taking_out, why};

/// More years than this are chosen from a list.
const YEARS_IN_SWITCH: usize = 5;
/// The identifier of what lets a file be chosen.
const PICKER: &str = "file-picker";

/// The whole page.
pub fn shell() -> AnyView {
    let app = use_app();
    let saver = expect_context::<Saver>();
    follow_address(app);
    Effect::new(move |_| {
        let route = app.route.get();
        focus::set_title(&app.with(|plan| text::app::tab_title(&route, plan)));
    });
    let dragging = RwSignal::new(false);
    view! {
        {defs()}
        <div
            class="app"
            data-reading=app.is_reading().then_some("")
            data-whole=move || app.rest().map(|_| "")
            data-dragging=move || dragging.get().then_some("true")
            on:dragover=move |event| {
                if files::carries_files(&event) {
                    event.prevent_default();
                    dragging.set(!app.is_reading());
                }
            }
            on:dragleave=move |event| {
                if event.related_target().is_none() {
                    dragging.set(false);
                }
            }
            on:drop=move |event| {
                if files::carries_files(&event) {
                    event.prevent_default();
                    dragging.set(false);
                    if app.is_reading() {
                        return;
                    }
                    let dropped = files::dropped(&event);
                    // One file takes the place of the plan; several, or any on the page for it, are collected.
                    if dropped.len() > 1 || matches!(app.route.get_untracked(), Route::Collect) {
                        app.with_rest(move |rest| (rest.receive)(app, dropped));
                    } else {
                        app.with_rest(move |rest| (rest.look_at)(app, dropped));
                    }
                }
            }
        >
            <a
                class="skip"
                href="#main"
                on:click=move |event| {
                    // As a plain link it would leave the page that the address names.
                    event.prevent_default();
                    focus::focus("main");
                }
            >
                {text::app::SKIP}
            </a>
            {header(app)}
            {state_line(app)}
            <main class="page" id="main" tabindex="-1" data-fill=move || matches!(app.route.get(), Route::List(_)).then_some("")>
                {messages::notices(app)}
                {closed_year(app)}
                {page(app)}
                {move || app.rest().map(|rest| (rest.below)(app))}
            </main>
            {messages::toasts(app)}
            {move || app.rest().map(|rest| untrack(|| (rest.begin)(app, saver)))}
            {move || dragging.get().then(|| view! { <div class="drop-hint" aria-hidden="true">{text::app::DROP_HERE}</div> })}
        </div>
    }
}

/// The route follows the address; another page begins at its top, with the keyboard at its beginning.
fn follow_address(app: App) {
    match Route::parse(&address::hash()) {
        Route::Why(asked) => why::open_first(app, asked),
        route => app.route.set(route),
    }
    events::on_hash_change(move || {
        app.leave_field();
        if taking_out::close(app) {
            // While it is in front of the page, nothing behind it takes the keyboard.
            events::after(0, || focus::focus("main"));
        }
        let route = match Route::parse(&address::hash()) {
            Route::Why(asked) => return why::open(app, asked),
            route => route,
        };
        if why::close(app, &route) {
            return;
        }
        let same_page =
            std::mem::discriminant(&route) == app.route.with_untracked(std::mem::discriminant);
        let narrowed = same_page && matches!(route, Route::List(_));
        app.route.set(route);
        if !narrowed {
            focus::to_top();
            focus::focus("main");
        }
    });
}

/// The page that the address names. It is built anew when another page is named, and follows its own signals else.
fn page(app: App) -> impl IntoView {
    let kind = Memo::new(move |_| app.route.with(std::mem::discriminant));
    move || {
        // Read, not only tracked: a memo that nobody reads never runs, and follows nothing.
        let _kind = kind.get();
        let route = app.route.get_untracked();
        if app.is_reading() && route.only_changes() {
            return told(text::carry::READ_ONLY_TITLE, text::carry::READ_ONLY_TEXT);
        }
        match route {
            Route::Overview => views::overview::page(),
            Route::Why(_) | Route::Unknown(_) => {
                told(text::app::UNKNOWN_TITLE, text::app::UNKNOWN_TEXT)
            }
            _ => match app.rest.get() {
                Coming::There(rest) => (rest.page)(app),
                Coming::Awaited => told(text::app::page(&route), text::app::COMING),
                // The message above says how to mend it.
                Coming::Failed => told(text::app::page(&route), text::app::REST_FAILED_TITLE),
            },
        }
    }
}

/// Over the pages on which a year's values are entered: that it is closed.
fn closed_year(app: App) -> AnyView {
    let hidden = move || {
        let enters = app.route.with(|route| {
            matches!(
                route,
                Route::List(_)
                    | Route::Fill(_)
                    | Route::Indicator(_)
                    | Route::Composites
                    | Route::Reconcile(ReconcilePage::Rows)
            )
        });
        !enters || !app.is_closed(app.year())
    };
    let href = Route::Settings(SettingsPage::Years).href();
    view! {
        <p class="closed" hidden=hidden>
            <span class="tag">{years::CLOSED}</span>
            {years::CLOSED_TEXT}
            <a class="hit" href=href>{years::TO_SETTINGS}</a>
        </p>
    }
    .into_any()
}

/// Instead of a page.
fn told(title: &'static str, text: &'static str) -> AnyView {
    view! {
        <div class="page-head"><h1>{title}</h1></div>
        <p>{text}</p>
    }
    .into_any()
}

fn header(app: App) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <header class="top">
            <div class="top-plan">
                <span class="top-app">{text::app::APP}</span>
                {move || app.with(|plan| plan.sample).then(|| view! { <span class="badge" data-kind="sample">{text::app::SAMPLE}</span> })}
                {app.is_reading().then(|| view! { <span class="badge" data-kind="warn">{text::carry::READ_ONLY}</span> })}
                <p class="top-name">{move || app.with(|plan| text::transfer::plan_name(&plan.name))}</p>
            </div>
            <details class="top-menu" prop:open=move || open.get() on:toggle=move |event| open.set(focus::is_open(&event))>
                <summary class="btn">{text::app::MENU}</summary>
                <div class="top-panel">
                    {(!app.is_reading()).then(|| tools(app, open))}
                    {navigation(app, open)}
                </div>
            </details>
            <div class="top-switches">
                {year_switch(app)}
                {move || app.route.with(Route::has_scope).then(|| scope_switch(app))}
            </div>
        </header>
    }
    .into_any()
}

/// Always in view: saved when, where, and how the plan stands to its file.
fn state_line(app: App) -> AnyView {
    let failed = move || {
        app.saving.with(|state| {
            matches!(
                state,
                SaveState::Full | SaveState::Off | SaveState::Conflict | SaveState::Blocked
            )
        })
    };
    view! {
        <p
            class="top-save"
            role=move || if failed() { "alert" } else { "status" }
            data-state=move || match app.saving.get() {
                _ if app.reading.get() => "saved",
                SaveState::Pending => "saving",
                _ if failed() => "failed",
                _ => "saved",
            }
        >
            <span>
                {move || if app.reading.get() { text::saving::READING.to_owned() } else { text::saving::on_device(&app.saving.get()) }}
                "・"
            </span>
            <span>
                {move || {
                    if app.saving.with(|state| matches!(state, SaveState::Full | SaveState::Off)) {
                        text::saving::EXPORT_NOW.to_owned()
                    } else {
                        match app.holder.name(app) {
                            Some(name) => text::disk::state(&name, app.export_state()),
                            None => text::saving::as_file(app.export_state()).to_owned(),
                        }
                    }
                }}
            </span>
        </p>
    }
    .into_any()
}

fn tools(app: App, open: RwSignal<bool>) -> AnyView {
    let step = move |word: &'static str, title: Signal<Option<String>>, act: fn(&App)| {
        view! {
            <button class="btn" data-kind="plain" type="button" disabled=move || title.get().is_none() on:click=move |_| act(&app)>
                <span>{word}{move || title.get().map(|title| {
                    let (of, what) = text::change::of_what(&title);
                    view! { <small><span class="hidden">{of.to_owned()}</span>{what.to_owned()}</small> }
                })}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <div class="top-tools">
            {step(text::app::UNDO, Signal::derive(move || app.undo_title()), App::undo)}
            {step(text::app::REDO, Signal::derive(move || app.redo_title()), App::redo)}
            <button
                class="btn"
                type="button"
                on:click=move |_| {
                    open.set(false);
                    focus::press(PICKER);
                }
            >
                {text::app::IMPORT}
            </button>
            <input
                class="hidden"
                id=PICKER
                type="file"
                accept=".json,application/json"
                tabindex="-1"
                aria-hidden="true"
                on:change=move |event| {
                    let chosen = files::chosen(&event);
                    if !chosen.is_empty() {
                        app.with_rest(move |rest| (rest.look_at)(app, chosen));
                    }
                }
            />
            <button
                class="btn"
                type="button"
                on:click=move |_| {
                    open.set(false);
                    app.with_rest(move |rest| (rest.export)(app));
                }
            >
                {text::app::EXPORT}
            </button>
        </div>
    }
    .into_any()
}

fn navigation(app: App, open: RwSignal<bool>) -> AnyView {
    // Its page stands for a kind of indicator that most plans have none of.
    let composites = Memo::new(move |_| {
        app.with(|plan| match Shown::of(plan, None) {
            Shown::NoComposite => "",
            _ => text::composites::title(plan),
        })
    });
    let link = move |route: Route| {
        let own = text::app::page(&route);
        let href = route.href();
        let kind = std::mem::discriminant(&route);
        let current = move || (app.route.with(std::mem::discriminant) == kind).then_some("page");
        let always = route != Route::Composites;
        let hidden = move || !always && composites.get().is_empty() && current().is_none();
        let name = move || match composites.get() {
            "" => own,
            _ if always => own,
            title => title,
        };
        view! { <li hidden=hidden><a href=href aria-current=current on:click=move |_| open.set(false)>{name}</a></li> }
    };
    let groups = text::app::navigation()
        .into_iter()
        .map(|group| {
            group
                .into_iter()
                .filter(|route| !(app.is_reading() && route.only_changes()))
                .collect::<Vec<_>>()
        })
        .filter(|group| !group.is_empty())
        .map(|group| view! { <ul>{group.into_iter().map(link).collect_view()}</ul> })
        .collect_view();
    view! { <nav class="nav" aria-label=text::app::PAGES>{groups}</nav> }.into_any()
}

fn year_switch(app: App) -> AnyView {
    let years = Memo::new(move |_| app.with(|plan| plan.years.clone()));
    let choose = move |value: String| {
        if let Some(year) = value.parse().ok().and_then(FiscalYear::new) {
            app.choose_year(year);
        }
    };
    (move || {
        let years = years.get();
        if years.len() > YEARS_IN_SWITCH {
            let options = years.into_iter().map(|year| {
                view! { <option value=year.number().to_string() prop:selected=move || app.year() == year>{text::format::year_short(year)}</option> }
            });
            view! {
                <div>
                    <label class="lbl" for="sw-year">{text::app::YEAR}</label>
                    <select class="select" id="sw-year" on:change=move |event| choose(event_target_value(&event))>{options.collect_view()}</select>
                </div>
            }
            .into_any()
        } else {
            let options = years.into_iter().map(|year| {
                view! {
                    <label>
                        <input
                            type="radio"
                            name="year"
                            value=year.number().to_string()
                            prop:checked=move || app.year() == year
                            on:change=move |event| choose(event_target_value(&event))
                        />
                        <span>{text::format::year_short(year)}</span>
                    </label>
                }
            });
            view! {
                <div role="radiogroup" aria-labelledby="sw-year">
                    <span class="lbl" id="sw-year">{text::app::YEAR}</span>
                    <span class="switch">{options.collect_view()}</span>
                </div>
            }
            .into_any()
        }
    })
    .into_any()
}

fn scope_switch(app: App) -> AnyView {
    let departments = Memo::new(move |_| {
        app.with(|plan| {
            plan.departments
                .iter()
                .map(|department| (department.id.clone(), department.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <div>
            <label class="lbl" for="sw-scope">{text::app::SCOPE}</label>
            <select
                class="select"
                id="sw-scope"
                on:change=move |event| app.choose_scope(DepartmentId::new(&event_target_value(&event)).ok())
            >
                <option value="" prop:selected=move || app.scope().is_none()>{text::app::WHOLE_PLAN}</option>
                {move || {
                    departments
                        .get()
                        .into_iter()
                        .map(|(id, name)| {
                            let value = id.to_string();
                            view! { <option value=value prop:selected=move || app.scope().as_ref() == Some(&id)>{name}</option> }
                        })
                        .collect_view()
                }}
            </select>
        </div>
    }
    .into_any()
}
