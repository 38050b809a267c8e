//! 設定: five pages beside each other.

pub mod asking;
mod departments;
pub mod parts;
mod plan;
mod plans;
pub mod rule_sets;
pub mod rules;
pub mod rules_effect;
mod structure;
mod structure_add;
mod structure_ask;
mod structure_row;
mod years;

use crate::ui::prelude::*;

use crate::app::state::use_app;
use crate::domain::id::NodeId;
use crate::report::route::{Route, SettingsPage};
use crate::text;
use crate::text::settings as words;

/// A row of the structure editor that another page wants to be shown.
#[derive(Clone, Copy)]
struct Reveal(RwSignal<Option<NodeId>>);

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    provide_context(Reveal(RwSignal::new(None)));
    let current = Memo::new(move |_| match app.route.get() {
        Route::Settings(page) => page,
        _ => SettingsPage::default(),
    });
    let links = SettingsPage::ALL.map(|(page, _)| {
        let href = Route::Settings(page).href();
        let here = move || (current.get() == page).then_some("page");
        view! { <li><a href=href aria-current=here>{words::page(page)}</a></li> }
    });
    view! {
        <div class="page-head"><h1>{text::app::page(&Route::Settings(SettingsPage::Plan))}</h1></div>
        <div class="split">
            <nav class="sidenav" aria-label=words::PAGES><ul>{links.into_iter().collect_view()}</ul></nav>
            <div class="split-main">
                {move || match current.get() {
                    SettingsPage::Plan => plan::page(),
                    SettingsPage::Years => years::page(),
                    SettingsPage::Departments => departments::page(),
                    SettingsPage::Rules => rules::page(),
                    SettingsPage::Structure => structure::page(),
                    SettingsPage::Plans => plans::page(),
                }}
            </div>
        </div>
    }
    .into_any()
}
