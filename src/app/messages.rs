//! The messages of the page and what can be done from them.

use crate::ui::prelude::*;

use crate::platform::{address, events, files, focus};
use crate::report::route::{Route, SettingsPage};
use crate::text;
use crate::ui::dialog::dialog;
use crate::ui::notice::notice;

use super::autosave::Saver;
use super::notices::{About, Notice};
use super::state::App;
use super::{exporting, looking, store};

/// Milliseconds for which a short message stays.
const TOAST_STAYS: u64 = 10_000;

/// The messages that stay until they are closed.
pub fn notices(app: App) -> AnyView {
    let asking = RwSignal::new(false);
    let all = move || {
        let notices = app.notices.get();
        (!notices.is_empty()).then(|| {
            let each = notices.into_iter().map(
                |Notice {
                     about,
                     tone,
                     title,
                     text,
                 }| notice(tone, title, text, from_here(app, about, asking)),
            );
            view! { <div class="notices">{each.collect_view()}</div> }
        })
    };
    view! {
        {all}
        {move || asking.get().then(|| app.rest().map(|rest| (rest.ask_drop)(asking)))}
    }
    .into_any()
}

/// What cannot be read can be brought back by nobody once it is gone.
pub(super) fn ask_drop(asking: RwSignal<bool>) -> AnyView {
    let saver = expect_context::<Saver>();
    let leave = move || asking.set(false);
    let drop = move |_| {
        leave();
        store::drop_unreadable();
        saver.resume();
    };
    let foot = view! {
        {take_out()}
        <button class="btn" data-kind="danger" type="button" on:click=drop>{text::saving::UNREADABLE_DROP}</button>
        <button class="btn" type="button" on:click=move |_| leave()>{text::app::CANCEL}</button>
    };
    dialog(
        None,
        text::saving::UNREADABLE_ASK.to_owned(),
        view! { <p>{text::about::ASIDE_DROP_TEXT}</p> }.into_any(),
        foot.into_any(),
        leave,
    )
}

fn take_out() -> AnyView {
    button(text::saving::UNREADABLE_SAVE, move || {
        for unreadable in store::unreadable() {
            files::save_as(text::saving::UNREADABLE_FILE, &unreadable);
        }
    })
}

fn button(label: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! { <button class="btn" data-size="s" type="button" on:click=move |_| act()>{label}</button> }.into_any()
}

fn close(app: App, about: About) -> AnyView {
    button(text::app::CLOSE, move || {
        app.notices.clear(about);
        events::after(0, focus::find);
    })
}

/// What can be done from a message. The one that greets has its own, as it is there before the second part of the
/// program, and so has the one that says that this did not come.
fn from_here(app: App, about: About, asking: RwSignal<bool>) -> AnyView {
    match about {
        About::Sample => view! {
            <a
                class="btn"
                data-size="s"
                href=Route::Settings(SettingsPage::Plan).href()
                on:click=move |event: leptos::ev::MouseEvent| app.asks_blank.set(!event.ctrl_key())
            >
                {text::app::START_BLANK}
            </a>
            {close(app, about)}
        }
        .into_any(),
        About::Rest => button(text::app::OPEN_AGAIN, address::begin_anew),
        _ => (move || app.rest().map(|rest| (rest.actions)(app, about, asking))).into_any(),
    }
}

/// What can be done from the other messages.
pub(super) fn actions(app: App, about: About, asking: RwSignal<bool>) -> AnyView {
    let close = move || close(app, about);
    let export = move || button(text::app::EXPORT, move || exporting::export(app));
    let saver = expect_context::<Saver>();
    match about {
        About::Storing => export(),
        About::Reading => button(text::saving::TAKE_OVER, move || saver.take_over()),
        About::OtherTab => view! {
            <a class="btn" data-size="s" href=Route::History.href()>{text::app::page(&Route::History)}</a>
            {close()}
        }
        .into_any(),
        About::Room => view! {
            {export()}
            <a class="btn" data-size="s" href=Route::Settings(SettingsPage::Plans).href()>{text::settings::page(SettingsPage::Plans)}</a>
            {close()}
        }
        .into_any(),
        About::Conflict => view! {
            {button(text::saving::CONFLICT_KEEP, move || saver.keep_this_tab())}
            {button(text::saving::CONFLICT_TAKE, move || saver.take_other_tab())}
            {export()}
        }
        .into_any(),
        About::SetAside => view! { {take_out()} {close()} }.into_any(),
        About::Blocked => view! {
            {take_out()}
            {button(text::saving::UNREADABLE_DROP, move || asking.set(true))}
        }
        .into_any(),
        About::Newer => view! {
            {button(text::file::NEWER_HAND_OUT, move || looking::hand_out(app))}
            {button(text::file::NEWER_CLOSE, looking::close)}
        }
        .into_any(),
        About::Overtaken
        | About::Refused
        | About::File
        | About::Snapshot
        | About::Sample
        | About::Rest => close(),
    }
}

/// Takes the short message away, and the keyboard to the page if it was there.
fn dismiss(app: App) {
    app.toast.set(None);
    events::after(0, focus::find);
}

/// Short messages about what has just been done. The region is always there, so that it is announced when filled.
pub fn toasts(app: App) -> AnyView {
    let timer = StoredValue::new(None::<events::Timer>);
    Effect::new(move |_| {
        if let Some(toast) = app.toast.get() {
            events::after(0, focus::uncover);
            let next = events::after(TOAST_STAYS, move || {
                if app.toast.get_untracked().as_ref() == Some(&toast) {
                    dismiss(app);
                }
            });
            if let Some(Some(earlier)) =
                timer.try_update_value(|place| std::mem::replace(place, next))
            {
                earlier.clear();
            }
        }
    });
    view! {
        <div class="toasts" role="status">
            {move || {
                app.toast.get().map(|toast| {
                    let undo = toast.undo.then(|| {
                        button(text::app::UNDO, move || {
                            dismiss(app);
                            app.undo();
                        })
                    });
                    view! {
                        <div class="toast">
                            <p>{toast.text}</p>
                            {undo}
                            <button class="btn" data-size="s" data-kind="plain" type="button" on:click=move |_| dismiss(app)>
                                {text::app::CLOSE}
                            </button>
                        </div>
                    }
                })
            }}
        </div>
    }
    .into_any()
}
