//! What a paper printed, beside what is computed.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::command::address::{Address, YearField};
use crate::report::indicator::printed::{Printed, Row};
use crate::report::route::{ReconcilePage, Route};
use crate::report::why::Why;
use crate::text::{format, indicator as words};
use crate::ui::field::Labelled;
use crate::ui::why::why_or_plain;

use super::Subject;

pub(super) fn card(subject: Subject) -> AnyView {
    let app = subject.app;
    let printed = subject.memo(move |plan, place| Printed::of(plan, place.indicator, app.year()));
    let year = Memo::new(move |_| app.year());
    let differs = Memo::new(move |_| {
        printed.with(|printed| printed.as_ref().is_some_and(|printed| printed.differs))
    });
    // Kept outside of what is drawn anew, so that it stays open.
    let open = RwSignal::new(false);
    let of_parts = Memo::new(move |_| {
        printed.with(|printed| {
            printed
                .as_ref()
                .is_some_and(|printed| printed.actual.is_some())
        })
    });
    let text = move |read: fn(&Printed) -> String| {
        Signal::derive(move || {
            printed.with(|printed| printed.as_ref().map(read).unwrap_or_default())
        })
    };
    let field = move |id: &str, label: &str, help: &str, which: YearField, value| {
        let field = Labelled {
            id: id.to_owned(),
            label: label.to_owned(),
            help: help.to_owned(),
            ..Labelled::default()
        };
        let at = subject
            .id
            .with_value(|id| Address::year(id, year.get(), which));
        field.bound(at, value, Signal::derive(String::new))
    };
    // The boxes belong to one year: another one has boxes of its own.
    let boxes = move || {
        let actual = of_parts.get().then(|| {
            let value = text(|printed| printed.actual.clone().unwrap_or_default());
            field(
                "printed-actual",
                words::PRINTED_ACTUAL,
                "",
                YearField::PrintedActual,
                value,
            )
        });
        view! {
            <div class="form">
                {actual}
                {field(
                    "printed-rate",
                    words::PRINTED_RATE,
                    "",
                    YearField::PrintedRate,
                    text(|printed| printed.rate.clone()),
                )}
                {field(
                    "printed-mark",
                    words::PRINTED_MARK,
                    words::PRINTED_MARK_HELP,
                    YearField::PrintedMark,
                    text(|printed| printed.mark.clone()),
                )}
            </div>
        }
    };
    view! {
        <section class="card" aria-labelledby="h-printed">
            <h2 id="h-printed">
                {move || if differs.get() { words::PRINTED_DIFFERS } else { words::PRINTED }}
            </h2>
            {move || printed.get().map(|printed| {
                let href = subject.id.with_value(|id| Why::rate(id, year.get()).href());
                compared(printed, format::year_short(year.get()), &href)
            })}
            <details class="more" prop:open=move || open.get() on:toggle=move |event| open.set(doors::is_open(&event))>
                <summary>{words::PRINTED_ENTRY}</summary>
                {boxes}
            </details>
        </section>
    }
    .into_any()
}

/// Printed against computed; where they agree, one quiet line.
pub fn compared(printed: Printed, year: String, why: &str) -> AnyView {
    if printed.rows.is_empty() {
        return view! { <p class="note">{words::PRINTED_NOTHING}</p> }.into_any();
    }
    if !printed.differs {
        return view! { <p class="note">{words::PRINTED_AGREES}</p> }.into_any();
    }
    let rows = printed.rows.into_iter().map(|own| row(own, why));
    let rows = rows.collect_view();
    let sentences = printed
        .sentences
        .into_iter()
        .map(|sentence| view! { <p>{sentence}</p> })
        .collect_view();
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{year}</th>
                    <th scope="col" class="num">{words::PRINTED_COLUMN}</th>
                    <th scope="col" class="num">{words::COMPUTED_COLUMN}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {sentences}
        <p><a class="hit" href=Route::Reconcile(ReconcilePage::Findings).href()>{crate::text::overview::SEE_RECONCILE}</a></p>
    }
    .into_any()
}

fn row(row: Row, why: &str) -> AnyView {
    let computed = why_or_plain(why.to_owned(), row.computed);
    let computed = if row.agrees {
        view! { {computed} }.into_any()
    } else {
        view! { <b>{computed}</b> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">{row.label}</th>
            <td class="num">{row.printed}</td>
            <td class="num">{computed}</td>
        </tr>
    }
    .into_any()
}
