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
                            <th scope="col">{words::STATE}</th>
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
        <section class="section" aria-labelledby="set-years-next">
            <h2 id="set-years-next" tabindex="-1">{words::ROLL_OVER}</h2>
            {move || next.get().map_or_else(|| view! { <p>{words::NO_NEXT}</p> }.into_any(), |next| rolling_over(app, &next))}
        </section>
        <section class="section" aria-labelledby="set-years-add">
            <h2 id="set-years-add" tabindex="-1">{words::ADD_TITLE}</h2>
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
    let closed = move || own.with(|row| row.as_ref().is_some_and(|row| row.closed));
    let reporting = move || own.with(|row| row.as_ref().is_some_and(|row| row.reporting));
    let long = text::format::year_long(year);
    let long_again = long.clone();
    let remove = row_button(
        Some(remove_id(year)),
        settings::REMOVE,
        Signal::stored(settings::action_on(&long, settings::REMOVE)),
        busy(),
        move || remove(app, year, kept),
    );
    view! {
        <tr>
            <th scope="row">{words::name(year)}</th>
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
            <td>
                {move || closed().then(|| {
                    let open = row_button(
                        None,
                        words::REOPEN,
                        Signal::stored(settings::action_on(&long_again, words::REOPEN)),
                        busy(),
                        move || {
                            kept.set(None);
                            let command = app.with_document_untracked(|document| years::reopen(&document.plan, year));
                            if app.dispatch_and_tell(command, words::reopened(year)) {
                                doors::focus_soon("set-years-next");
                            }
                        },
                    );
                    view! { <span class="tag">{words::CLOSED}</span> {open} }
                })}
            </td>
            <td class="keep">{remove}</td>
        </tr>
    }
    .into_any()
}

/// What 年度更新 changes, and the button that does it.
fn rolling_over(app: App, found: &Rollover) -> AnyView {
    let steps = words::steps(found).into_iter();
    let without = (!found.without.is_empty()).then(|| {
        let each = found.without.iter();
        let links = each.map(|(name, href)| view! { <li><a href=href.clone()>{name.clone()}</a></li> });
        view! { <details class="more"><summary>{words::WITHOUT}</summary><ul>{links.collect_view()}</ul></details> }
    });
    let (command, done) = (
        app.with_document_untracked(|document| years::roll_over(&document.plan, found)),
        words::rolled_over(found),
    );
    let outlook = Route::WhatIf(WhatIfPage::NextYear).href();
    view! {
        <p>{words::ROLL_OVER_TEXT}</p>
        <ul>{steps.map(|step| view! { <li>{step}</li> }).collect_view()}</ul>
        {without}
        {(!found.new).then(|| view! { <p><a class="hit" href=outlook>{words::OUTLOOK}</a></p> })}
        <div class="btns">
            <button class="btn" type="button" on:click=move |_| {
                if app.dispatch_and_tell(command.clone(), done.clone()) {
                    doors::focus_soon("set-years-next");
                }
            }>{words::roll_over(found)}</button>
        </div>
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
