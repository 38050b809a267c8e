//! 設定 › 年度.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::domain::year::FiscalYear;
use crate::report::route::{Route, SettingsPage, WhatIfPage};
use crate::report::settings::years::{self, Kept, Rollover, YearRow};
use crate::text;
use crate::text::app::Tone;
use crate::text::format::count;
use crate::text::settings::{self, years as words};
use crate::ui::notice::notice;

use super::parts::{busy, row_button};

const NEXT: &str = "set-years-next";

fn add_id(year: FiscalYear) -> String {
    format!("year-add-{}", year.number())
}

fn remove_id(year: FiscalYear) -> String {
    format!("year-remove-{}", year.number())
}

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let rows = Memo::new(move |_| app.with(years::rows));
    let addable = Memo::new(move |_| app.with(years::addable));
    let next = Memo::new(move |_| app.with(years::rollover));
    let moved = Memo::new(move |_| app.with(|plan| words::additions(&years::additions(plan))));
    let kept = RwSignal::new(None::<Kept>);
    let numbers =
        move || -> Vec<FiscalYear> { rows.with(|rows| rows.iter().map(|row| row.year).collect()) };
    view! {
        <section class="section" aria-labelledby="set-years">
            <h2 id="set-years">{settings::page(SettingsPage::Years)}</h2>
            <p>{words::INTRO}</p>
            <div class="table-wrap" tabindex="0" role="region" aria-label=words::TABLE>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{words::YEAR}</th>
                            <th scope="col" class="num">{words::TARGETS}</th>
                            <th scope="col" class="num">{words::ACTUALS}</th>
                            <th scope="col" class="num">{words::ACTIONS}</th>
                            <th scope="col">{words::REPORTING}</th>
                            <th scope="col">{settings::ACTIONS}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=numbers key=|year| *year children=move |year| row(app, year, rows, kept)/>
                    </tbody>
                </table>
            </div>
            {move || kept.get().map(|why| {
                let back_to = remove_id(why.year());
                let close = view! {
                    <button class="btn" data-size="s" type="button" on:click=move |_| {
                        kept.set(None);
                        doors::focus_soon(back_to.clone());
                    }>{text::app::CLOSE}</button>
                };
                notice(Tone::Warning, words::KEPT.to_owned(), words::kept(&why), close.into_any())
            })}
        </section>
        <section class="section" aria-labelledby=NEXT>
            <h2 id=NEXT tabindex="-1">{words::ROLL_OVER}</h2>
            {move || next.get().map_or_else(|| view! { <p>{words::NO_NEXT}</p> }.into_any(), |next| rolling_over(app, next))}
        </section>
        <section class="section" aria-labelledby="set-years-add">
            <h2 id="set-years-add" tabindex="-1">{words::ADD_TITLE}</h2>
            <p class="lines" hidden=move || moved.with(String::is_empty)>{move || moved.get()}</p>
            {move || {
                let years = addable.get();
                if years.is_empty() {
                    return view! { <p>{words::NO_MORE}</p> }.into_any();
                }
                let buttons = years.into_iter().map(|year| {
                    view! {
                        <button class="btn" type="button" id=add_id(year) on:click=move |_| {
                            kept.set(None);
                            add(app, year);
                        }>{words::add(year)}</button>
                    }
                });
                view! { <div class="btns">{buttons.collect_view()}</div> }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn row(
    app: App,
    year: FiscalYear,
    rows: Memo<Vec<YearRow>>,
    kept: RwSignal<Option<Kept>>,
) -> AnyView {
    let own =
        Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.year == year).cloned()));
    let held = move |counter: fn(&YearRow) -> usize| {
        move || own.with(|row| row.as_ref().map(counter).map(count))
    };
    let reporting = move || own.with(|row| row.as_ref().is_some_and(|row| row.reporting));
    let long = text::format::year_long(year);
    // What is closed holds something and is not dropped anyway.
    let deed = move || {
        let closed = app.is_closed(year);
        let word = if closed {
            words::REOPEN
        } else {
            settings::REMOVE
        };
        row_button(
            Some(remove_id(year)),
            word,
            Signal::stored(settings::action_on(&long, word)),
            busy(),
            move || {
                if closed {
                    reopen(app, year);
                } else {
                    remove(app, year, kept);
                }
            },
        )
    };
    view! {
        <tr>
            <th scope="row">{words::name(year)}<span class="tag" hidden=move || !app.is_closed(year)>{words::CLOSED}</span></th>
            <td class="num">{held(|row| row.targets)}</td>
            <td class="num">{held(|row| row.actuals)}</td>
            <td class="num">{held(|row| row.actions)}</td>
            <td>
                <label class="check">
                    <input
                        type="radio"
                        name="reporting"
                        aria-label=words::report(year)
                        prop:checked=reporting
                        on:change=move |_| {
                            kept.set(None);
                            app.dispatch_or_tell(app.with_document_untracked(|document| years::report(&document.plan, year)));
                        }
                    />
                </label>
            </td>
            <td class="keep">{deed}</td>
        </tr>
    }
    .into_any()
}

/// What 年度更新 changes, and the button that does it.
fn rolling_over(app: App, found: Rollover) -> AnyView {
    let (steps, deed) = (words::steps(&found), words::roll_over(&found));
    let outlook = Route::WhatIf(WhatIfPage::NextYear).href();
    let act = move |_| {
        let command =
            app.with_document_untracked(|document| years::roll_over(&document.plan, &found));
        if app.dispatch_and_tell(command, words::rolled_over(&found)) {
            doors::focus_soon(NEXT);
        }
    };
    view! {
        <p>{words::ROLL_OVER_TEXT}</p>
        <p class="lines">{steps}</p>
        <p><a class="hit" href=outlook>{words::OUTLOOK}</a></p>
        <div class="btns"><button class="btn" type="button" on:click=act>{deed}</button></div>
        <p><a class="hit" href=Route::Collect.href()>{words::HAND_OUT}</a></p>
    }
    .into_any()
}

fn add(app: App, year: FiscalYear) {
    let before = app.with_document_untracked(|document| document.plan.years.first().copied());
    let command = app.with_document_untracked(|document| years::add(&document.plan, year));
    if !app.dispatch_and_tell(command, words::added(year)) {
        return;
    }
    // The next button in the same direction: years are often added in a row.
    let next = if before.is_some_and(|first| year < first) {
        FiscalYear::new(year.number().saturating_sub(1))
    } else {
        year.next()
    };
    let addable = app.with_document_untracked(|document| years::addable(&document.plan));
    match next.filter(|year| addable.contains(year)) {
        Some(year) => doors::focus_soon(add_id(year)),
        None => doors::focus_soon("set-years-add"),
    }
}

fn reopen(app: App, year: FiscalYear) {
    let command = app.with_document_untracked(|document| years::reopen(&document.plan, year));
    if app.dispatch_and_tell(command, words::reopened(year)) {
        doors::focus_soon(remove_id(year));
    }
}

fn remove(app: App, year: FiscalYear, kept: RwSignal<Option<Kept>>) {
    match app.with_document_untracked(|document| years::remove(&document.plan, year)) {
        Ok(command) => {
            kept.set(None);
            if app.dispatch_and_tell(command, words::removed(year)) {
                doors::focus_soon(add_id(year));
            }
        }
        Err(why) => kept.set(Some(why)),
    }
}
