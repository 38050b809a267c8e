//! The trend over the plan's years, as a chart and as a table.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::report::indicator::years::Year;
use crate::report::trend::{Bar, Column, Trend};
use crate::report::why::Why;
use crate::text::{format, indicator as words};
use crate::ui::chip::chip;
use crate::ui::why::why_or_plain;

use super::Subject;

pub fn trend(subject: Subject) -> AnyView {
    let app = subject.app;
    let trend = subject.memo(move |plan, place| Trend::of(plan, place.indicator, app.year()));
    let years = subject.memo(move |plan, place| {
        plan.years
            .iter()
            .map(|year| Year::of(plan, place.action, place.indicator, *year, app.year()))
            .collect::<Vec<_>>()
    });
    let open = RwSignal::new(false);
    let table = move || years.get().map(|years| table(subject, years));
    view! {
        <section class="section" aria-labelledby="h-trend">
            <h2 id="h-trend">{words::TREND}</h2>
            {move || match trend.get().flatten() {
                Some(trend) => view! {
                    {chart(trend)}
                    <details class="more" prop:open=move || open.get() on:toggle=move |event| open.set(doors::is_open(&event))>
                        <summary>{words::TREND_TABLE}</summary>
                        {table}
                    </details>
                }
                .into_any(),
                // Words cannot be drawn.
                None => view! { {table} }.into_any(),
            }}
        </section>
    }
    .into_any()
}

fn chart(trend: Trend) -> AnyView {
    let columns = trend.columns.into_iter().map(column).collect_view();
    view! {
        <figure>
            <svg class="trend" height="210" role="img" aria-label=trend.label>
                {columns}
                <line class="axis" x1="0" x2="100%" y1=trend.zero.clone() y2=trend.zero></line>
            </svg>
            <figcaption class="note">{trend.note}</figcaption>
        </figure>
    }
    .into_any()
}

fn column(column: Column) -> AnyView {
    let x = column.x.clone();
    let bar = column.bar.map(|bar| self::bar(bar, x));
    let ticks = column
        .ticks
        .into_iter()
        .map(|tick| view! { <rect class="tick" x=tick.x width=tick.width y=tick.y height="5"></rect> })
        .collect_view();
    view! {
        {bar}
        {ticks}
        <text x=column.x.clone() y="182" class=column.now.then_some("now")>{column.name}</text>
        <text x=column.x y="204">{column.target}</text>
    }
    .into_any()
}

/// Where a bar is cut, from one side of it to the other, however wide it is.
const CUT: &str = "M0 8l8-6 8 6 8-6 8 6 8-6 8 6 8-6 8 6 8-6 8 6 8-6 8 6 8-6 8 6 8-6 8 6 8-6 8 6 8-6 8 6 8-6 8 6 8-6 8 6 8-6 8 6";

fn bar(bar: Bar, x: String) -> AnyView {
    let cut = bar.cut.then(|| {
        view! {
            <svg x=bar.mark.x.clone() y="26" width=bar.mark.width.clone() height="10">
                <path class="cut" d=CUT></path>
            </svg>
        }
    });
    view! {
        <rect class="seg" data-band=bar.tone x=bar.mark.x width=bar.mark.width y=bar.mark.y height=bar.height></rect>
        {cut}
        <text class="now" data-band=bar.text_tone x=x y="152">{bar.value}</text>
    }
    .into_any()
}

fn table(subject: Subject, years: Vec<Year>) -> AnyView {
    let rows = years
        .into_iter()
        .map(|year| {
            let href = subject.id.with_value(|id| Why::rate(id, year.year).href());
            view! {
                <tr>
                    <th scope="row" class="keep">{format::year_short(year.year)}</th>
                    <td class="num">{why_or_plain(href, year.rate)}</td>
                    <td>{chip(year.verdict)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{words::YEAR}</th>
                    <th scope="col" class="num">{words::RATE}</th>
                    <th scope="col">{words::JUDGEMENT}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
