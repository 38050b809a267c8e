//! One indicator with everything needed to fill it in, the way to the others, and how far they have come.

use crate::ui::prelude::*;
use leptos::ev;

use crate::app::doors;
use crate::app::state::App;
use crate::domain::id::NodeId;
use crate::domain::kind::Kind;
use crate::domain::year::FiscalYear;
use crate::report::fill::{Before, Board, Desk, Item};
use crate::report::indicator::Neighbour;
use crate::report::route::{Filling, Route};
use crate::text::{fill as words, indicator, transfer};
use crate::views::indicator::{Subject, texts, years};
use crate::views::{comments, composites};

use super::disk;

/// The `id`s of the links to the indicators before and behind, for the keys that stand for them.
const PREVIOUS: &str = "fill-previous";
const NEXT: &str = "fill-next";

/// The page of one indicator.
pub fn desk(
    app: App,
    subject: Subject,
    id: StoredValue<NodeId>,
    year: FiscalYear,
    board: Memo<Board>,
) -> AnyView {
    let model = subject.memo(move |plan, place| {
        let scope = app.scope();
        Desk::of(plan, place, scope.as_ref(), year)
    });
    begin(app, model);
    let composite = subject.memo(|_, place| matches!(place.indicator.kind(), Kind::Composite(_)));
    let parts = move || {
        (composite.get() == Some(true)).then(|| {
            view! { <h3>{words::PARTS}</h3> {composites::parts(app, id.get_value(), year)} }
        })
    };
    let of_model = move |show: fn(Desk) -> AnyView| move || model.get().map(show);
    let boxes = view! {
        <section class="fill-result" aria-labelledby="h-result">
            <h2 id="h-result">{words::results(year)}</h2>
            {of_model(target)}
            {parts}
            {years::results(subject, year)}
        </section>
        <section class="section" aria-labelledby="h-texts">
            <h2 id="h-texts">{words::TEXTS}</h2>
            {texts::fields(subject, year, false)}
        </section>
        {comments::section(app, id)}
    };
    view! {
        {top(app, id, year, board)}
        {super::note(app)}
        <div class="fill" on:keydown=keys>
            <div class="fill-side">{side(id, board)}{super::actions::link(app)}</div>
            <div class="fill-main">
                {of_model(head)}
                {AnyView::Anew(Box::new(boxes))}
                {of_model(last_year)}
                <p><a class="hit" href=Route::Indicator(Some(id.get_value())).href()>{words::TO_INDICATOR}</a></p>
                {disk::card(app)}
                {moves(id, board)}
            </div>
        </div>
    }
    .into_any()
}

/// Puts the keyboard where the address says, once the page shows it. Opening the page leaves it at the top; where it is
/// on something else, such as the year that is being chosen, it stays.
fn begin(app: App, model: Memo<Option<Desk>>) {
    let asked = Memo::new(move |_| {
        app.route.with(|route| match route {
            Route::Fill(Filling::One { at, .. }) => Some(at.clone()),
            _ => None,
        })
    });
    Effect::new(move |_| {
        let Some(at) = asked.get() else { return };
        let first = model.with_untracked(|model| model.as_ref().map(|desk| desk.first.clone()));
        let at = if at.is_empty() {
            first.unwrap_or_default()
        } else {
            at
        };
        doors::soon(move || {
            if doors::is_at_start() {
                doors::focus(&at);
            }
        });
    });
}

/// Ctrl and Enter lead on, with Shift back; an input method has the keys to itself.
fn keys(event: ev::KeyboardEvent) {
    let held = event.ctrl_key() || event.meta_key();
    if held && event.key() == "Enter" && !event.is_composing() {
        event.prevent_default();
        doors::press(if event.shift_key() { PREVIOUS } else { NEXT });
    }
}

/// Whose indicators, how far they have come, and what to do next.
fn top(app: App, id: StoredValue<NodeId>, year: FiscalYear, board: Memo<Board>) -> AnyView {
    let whose = move || words::heading(&super::whose(app), year);
    let progress =
        Memo::new(move |_| board.with(|board| (board.progress(), board.done, board.needed)));
    let next = Memo::new(move |_| {
        board.with(|board| id.with_value(|id| board.next_open(Some(id)).map(Item::href)))
    });
    let all_done = Memo::new(move |_| board.with(|board| board.left() == 0));
    view! {
        <div class="fill-top">
            <p class="fill-whose">{whose}</p>
            {move || {
                let (words, done, needed) = progress.get();
                view! {
                    <p class="fill-progress">
                        <b role="status">{words.clone()}</b>
                        <progress max=needed.max(1) value=done aria-label=words></progress>
                    </p>
                }
            }}
            <div class="btns">
                {move || next.get().map(|href| view! { <a class="btn" data-size="s" href=href>{words::NEXT_OPEN}</a> })}
                {move || all_done.get().then(|| view! { <span>{words::ALL_DONE}</span> })}
                <a class="btn" data-size="s" data-kind=move || all_done.get().then_some("primary") href=Route::Precheck.href()>{words::TO_CHECK}</a>
            </div>
        </div>
    }
    .into_any()
}

/// The indicators of the department: a list beside the page, or behind a click where there is no room beside it.
fn side(id: StoredValue<NodeId>, board: Memo<Board>) -> AnyView {
    let list = move || {
        let items = board.with(|board| board.items.clone());
        let items = items.into_iter().map(|item| line(id, item));
        view! { <ol>{items.collect_view()}</ol> }.into_any()
    };
    let title = move || board.with(|board| words::list(board.items.len()));
    view! {
        <nav class="fill-list wide-only" aria-label=words::LIST>{list}</nav>
        <details class="more narrow-only">
            <summary>{title}</summary>
            <nav class="fill-list" aria-label=words::LIST>{list}</nav>
        </details>
    }
    .into_any()
}

fn line(shown: StoredValue<NodeId>, item: Item) -> AnyView {
    let current = shown
        .with_value(|shown| *shown == item.id)
        .then_some("true");
    let href = item.href();
    view! {
        <li>
            <a href=href aria-current=current>
                <span class="note">{item.code}</span>
                <span class="fill-name">{item.name}</span>
                <span class="fill-state" data-state=item.state.name()>{item.state.word()}</span>
            </a>
        </li>
    }
    .into_any()
}

fn head(desk: Desk) -> AnyView {
    let outside = desk
        .outside
        .then(|| view! { <p class="note">{words::OUTSIDE}</p> });
    let plan = (!desk.plan.is_empty())
        .then(|| view! { <dt>{indicator::PLAN}</dt><dd>{desk.plan.clone()}</dd> });
    view! {
        <div class="fill-head">
            <p class="note">{desk.code}</p>
            <h1>{desk.name}</h1>
            <dl class="dl">
                <dt>{words::ACTION}</dt>
                <dd>{transfer::or_dash(&desk.action)}</dd>
                {plan}
            </dl>
            {outside}
        </div>
    }
    .into_any()
}

fn target(desk: Desk) -> AnyView {
    let meaning = desk
        .meaning
        .into_iter()
        .map(|said| view! { <p class="note">{said}</p> })
        .collect_view();
    view! {
        <div class="fill-target">
            <p><span class="field-label">{indicator::TARGET}</span>" "<b>{desk.target}</b></p>
            {meaning}
        </div>
    }
    .into_any()
}

/// What stood there a year ago.
fn last_year(desk: Desk) -> AnyView {
    let Some(before) = desk.before else {
        return ().into_any();
    };
    let Before {
        year,
        figures,
        texts,
    } = before;
    let line = |label: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <dt>{label}</dt><dd class="fill-text">{text}</dd> })
    };
    let nothing = figures.is_empty()
        && [
            &texts.status,
            &texts.results,
            &texts.next_steps,
            &texts.note,
        ]
        .iter()
        .all(|text| text.is_empty());
    let content = if nothing {
        view! { <p class="note">{words::NO_LAST_YEAR}</p> }.into_any()
    } else {
        view! {
            <p>{figures}</p>
            <dl class="dl">
                {line(indicator::STATUS, texts.status)}
                {line(indicator::RESULTS, texts.results)}
                {line(indicator::NEXT_STEPS, texts.next_steps)}
                {line(indicator::NOTE, texts.note)}
            </dl>
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby="h-last-year">
            <h2 id="h-last-year">{words::last_year(year)}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// The way to the indicators before and behind, always in reach.
fn moves(id: StoredValue<NodeId>, board: Memo<Board>) -> AnyView {
    let around = Memo::new(move |_| board.with(|board| id.with_value(|id| board.around(id))));
    let link = |to: Neighbour,
                id: &'static str,
                rel: &'static str,
                kind: Option<&'static str>,
                word: &'static str| {
        view! { <a class="btn" id=id rel=rel data-kind=kind href=to.href title=to.name>{word}</a> }
    };
    let [next, then, previous, last] = words::KEYS;
    view! {
        <nav class="fill-moves" aria-label=words::MOVES>
            {move || around.get().0.map(|to| link(to, PREVIOUS, "prev", None, indicator::PREVIOUS))}
            <p class="note wide-only"><kbd>{next}</kbd>{then}<kbd>{previous}</kbd>{last}</p>
            {move || match around.get().1 {
                Some(to) => link(to, NEXT, "next", Some("primary"), indicator::NEXT),
                None => view! { <a class="btn" id=NEXT data-kind="primary" href=Route::Precheck.href()>{words::TO_CHECK}</a> },
            }}
        </nav>
    }
    .into_any()
}
