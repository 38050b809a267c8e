//! 照合 › 正誤表.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::use_app;
use crate::report::errata::{Errata, Line};
use crate::text::reconcile as words;
use crate::ui::element::{Element, el};

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let errata = Memo::new(move |_| {
        let year = app.year();
        app.with(|plan| Errata::of(plan, year))
    });
    let copy = move || {
        let copied = errata.with_untracked(|errata| doors::copy(&errata.text(), &errata.html()));
        let text = if copied {
            words::COPIED
        } else {
            words::NOT_COPIED
        };
        app.say(text.to_owned(), false);
    };
    (move || {
        let shown = errata.get();
        let open = (shown.open > 0).then(|| view! { <p>{words::errata_open(shown.open)}</p> });
        if shown.lines.is_empty() {
            return view! {
                <section class="section" aria-labelledby="h-errata">
                    <h2 id="h-errata">{words::ERRATA}</h2>
                    {open}
                    <p>{words::ERRATA_EMPTY}</p>
                </section>
            };
        }
        let heads = Errata::columns().map(|heading| el("th").attr("scope", "col").with(heading));
        let table = el("table")
            .attr("class", "table errata")
            .with(el("caption").with(shown.title.clone()))
            .with(el("thead").with(el("tr").with_all(heads)))
            .with(el("tbody").with_all(shown.lines.iter().map(line)));
        view! {
            <section class="section" aria-labelledby="h-errata">
                <h2 id="h-errata">{words::ERRATA}</h2>
                {open}
                <div class="btns">
                    <button class="btn" data-kind="primary" type="button" on:click=move |_| copy()>{words::COPY}</button>
                </div>
                <div class="table-wrap" tabindex="0" role="group" aria-label=words::ERRATA>{table}</div>
            </section>
        }
    })
    .into_any()
}

fn line(line: &Line) -> Element {
    let cells = line.cells().map(|cell| el("td").with(cell));
    el("tr").with_all(cells)
}
