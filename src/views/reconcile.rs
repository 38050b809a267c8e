//! 照合: what papers print against what the rows give.

mod errata;
mod findings;
mod paper;
mod papers;

use crate::ui::prelude::*;

use crate::app::state::use_app;
use crate::report::route::{ReconcilePage, Route};
use crate::text::{papers as paper_words, reconcile as words};

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let current = Memo::new(move |_| match app.route.get() {
        Route::Reconcile(page) => page,
        _ => ReconcilePage::default(),
    });
    let link = |page: ReconcilePage, name: &'static str| {
        let href = Route::Reconcile(page.clone()).href();
        let here = move || {
            let current = current.get();
            let below = matches!(
                (&page, &current),
                (
                    ReconcilePage::Papers,
                    ReconcilePage::Paper(_) | ReconcilePage::Rows
                )
            );
            (current == page || below).then_some("page")
        };
        view! { <li><a href=href aria-current=here>{name}</a></li> }
    };
    view! {
        <div class="page-head"><h1>{words::TITLE}</h1></div>
        <div class="split">
            <nav class="sidenav" aria-label=words::PARTS>
                <ul>
                    {link(ReconcilePage::Findings, words::FINDINGS)}
                    {link(ReconcilePage::Errata, words::ERRATA)}
                    {link(ReconcilePage::Papers, paper_words::TITLE)}
                </ul>
            </nav>
            <div class="split-main">
                {move || match current.get() {
                    ReconcilePage::Findings => findings::page(),
                    ReconcilePage::Errata => errata::page(),
                    ReconcilePage::Papers => papers::page(),
                    ReconcilePage::Rows => papers::rows_page(),
                    ReconcilePage::Paper(id) => paper::page(id),
                }}
            </div>
        </div>
    }
    .into_any()
}
