//! 一覧, 別紙１ as a working table: counts, filter, and the table itself.

mod entry;
mod filters;
mod grid;
mod paste;
mod row;
mod table;

use crate::ui::prelude::*;

use crate::app::exporting;
use crate::report::list::{Columns, Counts};
use crate::report::route::{ListQuery, Route, SettingsPage};
use crate::text::format;
use crate::text::list as words;
use crate::ui::why::why;

use table::Table;

/// The page.
pub fn page() -> AnyView {
    let table = Table::new();
    view! {
        {head(table)}
        {filters::filters(table)}
        {empty(table)}
        {grid::grid(table)}
        {paste::dialogs(table)}
    }
    .into_any()
}

fn head(table: Table) -> AnyView {
    let counts = table.counts;
    let unsettled = Memo::new(move |_| counts.with(|counts| counts.whole.unsettled));
    view! {
        <div class="page-head">
            <h1>{crate::text::app::page(&Route::List(ListQuery::default()))}</h1>
            <span role="status">
                {move || counts.with(words::counts)}
                {move || counts.with(|counts| why(counts.reported.as_str(), words::reported(counts)))}
            </span>
            {move || {
                let count = unsettled.get();
                (count > 0)
                    .then(|| view! { <a class="hit" href=Route::list_of("unsettled").href()>{words::unsettled(count)}</a> })
            }}
            {totals(table)}
            <div class="page-side wide-only">
                {columns(table)}
                <button class="btn" data-size="s" type="button" on:click=move |_| table.order.with_untracked(|order| exporting::table(table.app, order))>
                    {words::AS_CSV}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The totals of the rows shown: they follow every keystroke.
fn totals(table: Table) -> AnyView {
    view! {
        <p class="tally" role="group" aria-label=words::TOTALS>
            {move || {
                let Counts { levels, whys, share, share_name, why: share_why, .. } = table.counts.get();
                let levels = levels
                    .into_iter()
                    .zip(whys)
                    .map(|((verdict, count), href)| {
                        view! {
                            <span data-band=verdict.tone data-n=count.to_string()>
                                <span aria-hidden="true">{verdict.mark}</span>
                                <span class="hidden">{verdict.word}</span>
                                " "
                                {why(href, format::count(count))}
                            </span>
                        }
                    })
                    .collect_view();
                let share = share
                    .map(|share| view! { <span>{share_name} " " <b class="keep">{why(share_why, format::share(&share))}</b></span> });
                view! { {levels} {share} }
            }}
        </p>
    }
    .into_any()
}

fn columns(table: Table) -> AnyView {
    let choice = move |columns: Columns, word: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="columns"
                    prop:checked=move || table.columns() == columns
                    on:change=move |_| {
                        table
                            .show(ListQuery {
                                all_columns: columns == Columns::All,
                                ..table.query.get_untracked()
                            })
                    }
                />
                <span>{word}</span>
            </label>
        }
    };
    view! {
        <div role="radiogroup" aria-label=words::COLUMNS>
            <span class="switch">
                {choice(Columns::Entry, words::COLUMNS_ENTRY)} {choice(Columns::All, words::COLUMNS_ALL)}
            </span>
        </div>
    }
    .into_any()
}

/// What stands in the table's place while it has no rows.
fn empty(table: Table) -> AnyView {
    let kind = Memo::new(move |_| table.emptiness());
    (move || {
        kind.get().map(|why| match why {
            table::Empty::NoIndicators => view! {
                <div class="empty">
                    <h2>{words::NONE_YET}</h2>
                    <p>{words::NONE_YET_TEXT}</p>
                    <div class="btns">
                        <a class="btn" href=Route::Settings(SettingsPage::Structure).href()>{words::TO_STRUCTURE}</a>
                    </div>
                </div>
            }
            .into_any(),
            table::Empty::NothingFound { text, conditions } => view! {
                <div class="empty">
                    <h2>{words::NOTHING_FOUND}</h2>
                    <p>{text}</p>
                    {conditions
                        .then(|| {
                            view! {
                                <div class="btns">
                                    <button class="btn" type="button" on:click=move |_| table.clear(grid::SCROLLER)>
                                        {words::CLEAR}
                                    </button>
                                </div>
                            }
                        })}
                </div>
            }
            .into_any(),
        })
    })
    .into_any()
}
