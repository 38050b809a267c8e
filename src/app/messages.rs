//! The messages of the page and what can be done from them.

use crate::ui::prelude::*;

use crate::platform::{events, files};
use crate::report::route::{Route, SettingsPage};
use crate::text;
use crate::ui::notice::notice;

use super::autosave::Saver;
use super::notices::{About, Notice};
use super::state::App;
use super::{exporting, looking, store};

/// Milliseconds for which a short message stays.
const TOAST_STAYS: u64 = 10_000;

/// The messages that stay until they are closed.
pub fn notices(app: App) -> AnyView {
    (move || {
        let notices = app.notices.get();
        (!notices.is_empty()).then(|| {
            let each = notices.into_iter().map(
                |Notice {
                     about,
                     tone,
                     title,
                     text,
                 }| notice(tone, title, text, actions(app, about)),
            );
            view! { <div class="notices">{each.collect_view()}</div> }
        })
    })
    .into_any()
}

fn button(label: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! { <button class="btn" data-size="s" type="button" on:click=move |_| act()>{label}</button> }.into_any()
}

fn actions(app: App, about: About) -> AnyView {
    let close = move || button(text::app::CLOSE, move || app.notices.clear(about));
    let export = move || button(text::app::EXPORT, move || exporting::export(app));
    let saver = expect_context::<Saver>();
    let take_out = move || {
        button(text::saving::UNREADABLE_SAVE, move || {
            for unreadable in store::unreadable() {
                files::save_as(text::saving::UNREADABLE_FILE, &unreadable);
            }
        })
    };
    match about {
        About::Sample => view! {
            <a class="btn" data-size="s" href=Route::Settings(SettingsPage::Plan).href()>{text::app::START_BLANK}</a>
            {close()}
        }
        .into_any(),
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
            {button(text::saving::UNREADABLE_DROP, move || {
                store::drop_unreadable();
                saver.resume();
            })}
        }
        .into_any(),
        About::Newer => view! {
            {button(text::file::NEWER_HAND_OUT, move || looking::hand_out(app))}
            {button(text::file::NEWER_CLOSE, looking::close)}
        }
        .into_any(),
        About::Refused | About::File | About::Snapshot => close(),
    }
}

/// Short messages about what has just been done. The region is always there, so that it is announced when filled.
pub fn toasts(app: App) -> AnyView {
    let timer = StoredValue::new(None::<events::Timer>);
    Effect::new(move |_| {
        if let Some(toast) = app.toast.get() {
            let next = events::after(TOAST_STAYS, move || {
                if app.toast.get_untracked().as_ref() == Some(&toast) {
                    app.toast.set(None);
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
                            app.toast.set(None);
                            app.undo();
                        })
                    });
                    view! {
                        <div class="toast">
                            <p>{toast.text}</p>
                            {undo}
                            <button class="btn" data-size="s" data-kind="plain" type="button" on:click=move |_| app.toast.set(None)>
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
