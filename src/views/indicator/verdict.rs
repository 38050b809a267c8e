//! The judgement of the chosen year: level, rate, arithmetic, bar.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::report::arithmetic::Step;
use crate::report::indicator::judged::{Judged, Overruled};
use crate::report::meter::Meter;
use crate::text::{chart, indicator as words};
use crate::ui::chip::{chip, large_chip};
use crate::ui::why::why;

use super::Subject;

pub(super) fn section(subject: Subject) -> AnyView {
    let app = subject.app;
    let judged = subject.memo(move |plan, place| Judged::of(plan, place.indicator, app.year()));
    // Kept outside of what is drawn anew, so that an open list stays open.
    let open = RwSignal::new(false);
    view! {
        <section class="section" aria-labelledby="h-verdict">
            <h2 id="h-verdict">{move || judged.get().map(|judged| judged.title)}</h2>
            <div class="verdict">
                <div class="verdict-top" role="status">{move || judged.get().map(top)}</div>
                {move || judged.get().map(remarks)}
                {move || judged.get().and_then(|judged| judged.meter).map(meter)}
                {move || judged.get().map(|judged| steps(judged.arithmetic.steps, open))}
            </div>
        </section>
    }
    .into_any()
}

fn top(judged: Judged) -> AnyView {
    let rate = (!judged.rate.is_empty())
        .then(|| view! { <span class="verdict-rate">{why(judged.why.clone(), judged.rate.clone())}</span> });
    let overruled = judged.overruled.is_some();
    let sentence = judged.arithmetic.sentence();
    let sentence = (!overruled && !sentence.is_empty()).then(|| view! { <span>{sentence}</span> });
    let reason = (!judged.reason.is_empty() && !judged.unsettled && !overruled)
        .then(|| view! { <span>{judged.reason.clone()}</span> });
    let problem = (!judged.reason.is_empty() && judged.unsettled && !overruled)
        .then(|| view! { <span class="field-error">{judged.reason.clone()}</span> });
    view! {
        {large_chip(judged.verdict)}
        {rate}
        {sentence}
        {reason}
        {problem}
    }
    .into_any()
}

fn remarks(judged: Judged) -> AnyView {
    let sentence = judged.arithmetic.sentence();
    let overruled = judged
        .overruled
        .map(|overruled| beside(overruled, sentence, judged.reason));
    let conflict = (!judged.arithmetic.conflict.is_empty())
        .then(|| view! { <p>{judged.arithmetic.conflict.clone()}</p> });
    let remarks = judged
        .remarks
        .into_iter()
        .map(|remark| view! { <p class="note">{remark}</p> })
        .collect_view();
    view! { {overruled} {conflict} {remarks} }.into_any()
}

/// The computed figures beside what a person decided.
fn beside(overruled: Overruled, sentence: String, reason: String) -> AnyView {
    view! {
        <p>{words::BY_PERSON}{words::reason(&overruled.reason)}</p>
        <p class="year-sum">
            <span>
                {words::COMPUTED}" "<b>{overruled.rate}</b>" "{chip(overruled.verdict)}
            </span>
        </p>
        <p>{sentence}{reason}</p>
    }
    .into_any()
}

/// The bar.
pub fn meter(meter: Meter) -> AnyView {
    let cut = meter.cut.then(|| {
        view! {
            <svg x="94%" y="20" width="14" height="40" overflow="visible">
                <path class="cut" d="M6 0L0 10L6 20L0 30L6 40M14 0L8 10L14 20L8 30L14 40"></path>
            </svg>
        }
    });
    let at = meter.ticks.last().cloned().unwrap_or_default();
    let ticks = meter
        .ticks
        .into_iter()
        .map(|x| {
            view! { <rect class="tick" x=x y="17" width="5" height="46" transform="translate(-2.5)"></rect> }
        })
        .collect_view();
    let note = (!meter.note.is_empty())
        .then(|| view! { <figcaption class="note">{meter.note.clone()}</figcaption> });
    view! {
        <figure>
            <svg class="meter" height="80" role="img" aria-label=meter.label>
                <rect class="seg" data-band=meter.tone x="0" y="26" width=meter.width.clone() height="28"></rect>
                <rect class="seg-edge" x="0" y="26" width=meter.width height="28"></rect>
                {cut}
                <line class="axis" x1="0" y1="18" x2="0" y2="62"></line>
                {ticks}
                <text class="at-start" x="0" y="12">"0"</text>
                <text x=at y="12">{meter.target}</text>
                <text class="at-end" x="100%" y="12">{chart::END}</text>
                <text class="at-start" x="0" y="74">{meter.actual}</text>
            </svg>
            {note}
        </figure>
    }
    .into_any()
}

/// The arithmetic, step by step.
pub fn steps(steps: Vec<Step>, open: RwSignal<bool>) -> AnyView {
    view! {
        <details class="more" prop:open=move || open.get() on:toggle=move |event| open.set(doors::is_open(&event))>
            <summary>{words::STEPS}</summary>
            {list(steps)}
        </details>
    }
    .into_any()
}

/// Steps as a list.
pub fn list(steps: Vec<Step>) -> AnyView {
    let steps = steps
        .into_iter()
        .map(|step| view! { <dt>{step.label}</dt><dd>{step.text}</dd> })
        .collect_view();
    view! { <dl class="dl">{steps}</dl> }.into_any()
}
