//! The texts of every year: those of the chosen one open, the others behind a click.

use crate::ui::prelude::*;

use crate::command::address::{Address, YearField};
use crate::domain::id::NodeId;
use crate::domain::sort;
use crate::domain::year::FiscalYear;
use crate::report::indicator::years::{Texts, Year};
use crate::text::{format, indicator as words};
use crate::ui::field::{Labelled, Need};

use super::Subject;

pub fn section(subject: Subject) -> AnyView {
    let app = subject.app;
    // The chosen year first.
    let years = Memo::new(move |_| {
        let chosen = app.year();
        let mut years = app.with(|plan| plan.years.clone());
        sort::by_key(&mut years, |year| (*year != chosen, *year));
        years
    });
    let chosen = Memo::new(move |_| app.year());
    view! {
        <section class="section" aria-labelledby="h-texts">
            <h2 id="h-texts">{words::TEXTS}</h2>
            {move || {
                let chosen = chosen.get();
                view! {
                    <For
                        each=move || years.get()
                        key=|year| *year
                        children=move |year| block(subject, year, year == chosen)
                    />
                }
            }}
        </section>
    }
    .into_any()
}

fn block(subject: Subject, year: FiscalYear, now: bool) -> AnyView {
    if now {
        return view! {
            <h3>{format::year_long(year)}</h3>
            {fields(subject, year, true)}
        }
        .into_any();
    }
    view! {
        <details class="more">
            <summary>{words::texts_of(year)}</summary>
            {fields(subject, year, true)}
        </details>
    }
    .into_any()
}

/// The boxes for the texts of a year; that of 年次計画 only for who plans.
pub fn fields(subject: Subject, year: FiscalYear, planning: bool) -> AnyView {
    let app = subject.app;
    let model = subject
        .memo(move |plan, place| Year::of(plan, place.action, place.indicator, year, app.year()));
    let missed =
        Memo::new(move |_| model.with(|model| model.as_ref().is_some_and(|year| year.missed)));
    let shared = subject.memo(|_, place| place.action.indicators.len() > 1);
    let text = move |read: fn(&Texts) -> &String| {
        Signal::derive(move || {
            model.with(|model| {
                let texts = model.as_ref().map(|year| &year.texts);
                texts.map(read).cloned().unwrap_or_default()
            })
        })
    };
    let field = move |of: StoredValue<NodeId>, which: YearField, field: Labelled, value| {
        let at = of.with_value(|id| Address::year(id, year, which));
        let field = Labelled {
            multiline: true,
            ..field
        };
        field.bound(at, value, Signal::derive(String::new))
    };
    let id = move |word: &str| format!("{word}-{}", year.number());
    let optional = move |word: &str, label: &str, help: &str, rows| Labelled {
        id: id(word),
        label: label.to_owned(),
        need: Need::Optional,
        help: help.to_owned(),
        rows,
        ..Labelled::default()
    };
    let of_action = if shared.get_untracked() == Some(true) {
        words::SHARED
    } else {
        ""
    };
    let results = move || {
        let (need, help) = if missed.get() {
            (Need::Required, words::RESULTS_MISSED)
        } else {
            (Need::Optional, words::RESULTS_HELP)
        };
        let labelled = Labelled {
            need,
            ..optional("results", words::RESULTS, help, 4)
        };
        field(
            subject.id,
            YearField::Results,
            labelled,
            text(|texts| &texts.results),
        )
    };
    view! {
        <div class="texts">
            {planning.then(|| field(
                subject.action,
                YearField::Plan,
                optional("plan", words::PLAN, of_action, 1),
                text(|texts| &texts.plan),
            ))}
            {field(
                subject.action,
                YearField::Status,
                optional("status", words::STATUS, of_action, 3),
                text(|texts| &texts.status),
            )}
            {results}
            {field(
                subject.id,
                YearField::NextSteps,
                optional("next-steps", words::NEXT_STEPS, "", 3),
                text(|texts| &texts.next_steps),
            )}
            {field(
                subject.id,
                YearField::Note,
                optional("note", words::NOTE, words::NOTE_HELP, 1),
                text(|texts| &texts.note),
            )}
        </div>
    }
    .into_any()
}
