//! 発表: the screens, and the keys and buttons that lead through them.

mod find;

use std::cell::RefCell;

use crate::ui::prelude::*;
use leptos::ev;

use crate::app::doors::{self, Key};
use crate::app::state::{App, use_app};
use crate::report::overview::{Figure, ShareText};
use crate::report::present::{self, Body, Part, Screen, Single, Slide, Totals};
use crate::report::route::{Route, WhatIfPage};
use crate::text::{app as shell, format, present as words};
use crate::ui::chip::chip;
use crate::ui::stack::{legend, mark, stack};
use crate::ui::why::{why, why_or_plain};

use super::indicator::verdict;

thread_local! {
    /// The screen that was shown last, for the way back from 試算.
    static LAST: RefCell<Slide> = const { RefCell::new(Slide::Overall) };
}

/// The way back to the presentation from 試算, while that has the screen to itself.
pub fn way_back() -> AnyView {
    let last = LAST.with_borrow(Slide::clone);
    view! { <a class="btn trial-back" href=Route::Present(last).href()>{words::BACK_TO_SCREEN}</a> }
        .into_any()
}

#[derive(Clone, Copy)]
struct Stage {
    app: App,
    order: Memo<Vec<Slide>>,
    screen: Memo<Screen>,
    /// Where the order was left for an indicator aside from it.
    back: StoredValue<Option<Slide>>,
    /// The search stands in front of the screen.
    finding: RwSignal<bool>,
    typed: RwSignal<String>,
    /// Which of those found is chosen.
    chosen: RwSignal<usize>,
    dark: RwSignal<bool>,
}

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let order = Memo::new(move |_| app.with_figures(present::order));
    let screen = Memo::new(move |_| {
        let slide = named(&app.route.get());
        order.with(|order| {
            app.with_figures(|plan, figures| present::screen(plan, figures, order, &slide))
        })
    });
    let stage = Stage {
        app,
        order,
        screen,
        back: StoredValue::new(None),
        finding: RwSignal::new(false),
        typed: RwSignal::new(String::new()),
        chosen: RwSignal::new(0),
        dark: RwSignal::new(false),
    };
    doors::keys_here(move |key| stage.press(&key));
    doors::fill_screen(true);
    Effect::new(move |_| {
        if let Route::Present(slide) = app.route.get() {
            LAST.set(slide);
        }
    });
    on_cleanup(move || {
        // 試算 is shown to the same room.
        if !app
            .route
            .with_untracked(|route| matches!(route, Route::WhatIf(_)))
        {
            doors::fill_screen(false);
        }
    });
    view! {
        <div class="show" data-dark=move || stage.dark.get().then_some("")>
            <section class="show-screen" aria-label=words::STAGE aria-live="polite">
                {move || drawn(stage, screen.get())}
            </section>
            {bar(stage)}
            {move || stage.finding.get().then(|| find::panel(stage))}
            <p class="show-dark" role="status">{move || stage.dark.get().then_some(words::DARK)}</p>
        </div>
    }
    .into_any()
}

/// The screen that the address names.
fn named(route: &Route) -> Slide {
    match route {
        Route::Present(slide) => slide.clone(),
        _ => Slide::Overall,
    }
}

impl Stage {
    fn slide(&self) -> Slide {
        self.app.route.with_untracked(named)
    }

    fn is_aside(&self) -> bool {
        matches!(self.slide(), Slide::Indicator(_))
    }

    /// Shows a screen. It is no step for the browser's way back, which leads out of the presentation at once.
    fn go(&self, slide: Slide) {
        self.app.replace_route(Route::Present(slide));
    }

    fn step(&self, forward: bool) {
        if self.is_aside() {
            return self.go_back();
        }
        let order = self.order.get_untracked();
        let at = present::position(&order, &self.slide());
        let to = if forward {
            at.checked_add(1)
        } else {
            at.checked_sub(1)
        };
        if let Some(slide) = to.and_then(|to| order.get(to)) {
            self.go(slide.clone());
        }
    }

    /// Whether there is no screen behind, or before, the one that is shown; follows changes.
    fn is_end(&self, forward: bool) -> bool {
        let slide = self.app.route.with(named);
        self.order.with(|order| {
            let at = present::position(order, &slide);
            let end = if forward {
                order.len().saturating_sub(1)
            } else {
                0
            };
            at == end
        })
    }

    /// The first or the last screen.
    fn end(&self, last: bool) {
        let order = self.order.get_untracked();
        let slide = if last { order.last() } else { order.first() };
        self.go(slide.cloned().unwrap_or_default());
    }

    /// Shows an indicator aside from the order.
    fn turn_aside(&self, slide: Slide) {
        self.finding.set(false);
        if !self.is_aside() {
            self.back.set_value(Some(self.slide()));
        }
        self.go(slide);
        doors::focus_soon("main");
    }

    fn go_back(&self) {
        let back = self.back.try_update_value(Option::take).flatten();
        self.go(back.unwrap_or_default());
    }

    fn open_find(&self, typed: &str) {
        self.typed.set(typed.to_owned());
        self.chosen.set(0);
        self.finding.set(true);
    }

    fn close(&self) {
        self.finding.set(false);
        doors::focus_soon("main");
    }

    /// Opens the arithmetic of the largest figure.
    fn ask_why(&self) {
        let why = self.screen.with_untracked(|screen| screen.why.clone());
        if !why.is_empty() {
            doors::follow(&why);
        }
    }

    /// A key; `true` if it was for the presentation.
    fn press(&self, key: &Key) -> bool {
        if self.finding.get_untracked()
            || self.app.why.with_untracked(Option::is_some)
            || key.control
            || key.alt
            || key.in_text
        {
            return false;
        }
        if self.dark.get_untracked() {
            self.dark.set(false);
            return true;
        }
        let name = key.name.as_str();
        if key.in_control && matches!(name, " " | "enter" | "arrowup" | "arrowdown") {
            return false;
        }
        match name {
            " " => self.step(!key.shift),
            "arrowright" | "arrowdown" | "pagedown" | "enter" => self.step(true),
            "arrowleft" | "arrowup" | "pageup" => self.step(false),
            "home" => self.end(false),
            "end" => self.end(true),
            "escape" if !self.is_aside() => doors::go(&Route::Overview),
            "escape" | "backspace" => {
                if self.is_aside() {
                    self.go_back();
                }
            }
            "b" | "." => self.dark.set(true),
            "f" => doors::fill_screen(!doors::fills_screen()),
            "a" => self.ask_why(),
            "/" => self.open_find(""),
            digit if digit.len() == 1 && digit.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.open_find(digit);
            }
            _ => return false,
        }
        true
    }
}

fn drawn(stage: Stage, screen: Screen) -> AnyView {
    let body = match screen.body {
        Body::Totals(totals) => totals_of(stage, *totals),
        Body::Indicator(single) => indicator(*single, screen.why),
        Body::Nothing(why) => view! { <p>{why}</p> }.into_any(),
    };
    view! {
        <p class="show-about">{screen.about}</p>
        <h1>{screen.headline}</h1>
        {body}
    }
    .into_any()
}

fn totals_of(stage: Stage, totals: Totals) -> AnyView {
    let share = totals.share.map(|share: ShareText| {
        view! {
            <p class="show-share">
                <span>{share.name}</span>
                " "
                <b class="show-figure">{why(share.why, share.percent)}</b>
                <span class="keep">{share.fraction}</span>
            </p>
        }
    });
    let counts = totals.figures.into_iter().map(count).collect_view();
    let bar = totals.bar.map(|(bar, label)| {
        let legend = (!totals.legend.is_empty()).then(|| legend(totals.legend));
        view! { <div class="show-drawn">{stack(bar, label)} {legend}</div> }
    });
    let notes = totals
        .notes
        .into_iter()
        .map(|note| view! { <p>{note}</p> })
        .collect_view();
    let parts = (!totals.parts.is_empty()).then(|| {
        let parts = totals
            .parts
            .into_iter()
            .map(|part| row(stage, part))
            .collect_view();
        let title = (!totals.of_parts.is_empty()).then(|| view! { <h2>{totals.of_parts}</h2> });
        let more = (!totals.more.is_empty()).then(|| view! { <p>{totals.more}</p> });
        view! { {title} <ul class="show-parts">{parts}</ul> {more} }
    });
    view! {
        {share}
        <ul class="show-counts">{counts}</ul>
        {bar}
        {notes}
        {parts}
    }
    .into_any()
}

fn count(figure: Figure) -> AnyView {
    let sign = figure.tone.map(|tone| mark(tone, figure.mark));
    view! {
        <li>
            <span>{sign}{figure.label}</span>
            " "
            <b>{why(figure.why.as_str(), figure.number)}</b>
            <span>{figure.unit}</span>
            " "
            <span class="keep">{(!figure.note.is_empty()).then(|| why_or_plain(figure.why, figure.note))}</span>
        </li>
    }
    .into_any()
}

fn row(stage: Stage, part: Part) -> AnyView {
    let href = Route::Present(part.slide.clone()).href();
    let go = move |event: ev::MouseEvent| {
        event.prevent_default();
        stage.go(part.slide.clone());
    };
    let share = match part.why.as_str() {
        "" => part.share.into_any(),
        asked => why(asked, part.share).into(),
    };
    view! { <li><a href=href on:click=go>{part.name}</a><span class="keep">{share}</span></li> }
        .into_any()
}

fn indicator(single: Single, asked: String) -> AnyView {
    let rate = (!single.rate.is_empty()).then(|| {
        view! { <span>{single.measure}" "<b class="show-figure">{why(asked, single.rate)}</b></span> }
    });
    let said = [single.because, single.computed]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| view! { <p>{text}</p> })
        .collect_view();
    let meter = single
        .meter
        .map(|meter| view! { <div class="show-drawn">{verdict::meter(meter)}</div> });
    let texts = single
        .texts
        .into_iter()
        .map(|(heading, text)| {
            view! { <section><h2>{heading}</h2><p class="show-text" tabindex="0">{text}</p></section> }
        })
        .collect_view();
    view! {
        <p class="show-share">
            {chip(single.verdict)}
            {rate}
            <span class="show-against">{single.figures}</span>
        </p>
        {meter}
        {said}
        <div class="show-texts">{texts}</div>
    }
    .into_any()
}

fn bar(stage: Stage) -> AnyView {
    let app = stage.app;
    let button = |word: &'static str, act: Box<dyn Fn()>| {
        view! { <button class="btn" type="button" on:click=move |_| act()>{word}</button> }
            .into_any()
    };
    let step = move |word: &'static str, forward: bool| {
        // It keeps the keyboard where there is nowhere to go.
        let idle = move || stage.is_end(forward).then_some("true");
        view! { <button class="btn" type="button" aria-disabled=idle on:click=move |_| stage.step(forward)>{word}</button> }
            .into_any()
    };
    let aside = Memo::new(move |_| {
        app.route
            .with(|route| matches!(route, Route::Present(Slide::Indicator(_))))
    });
    let print = Memo::new(move |_| app.with(present::print));
    let sample = move || app.with(|plan| plan.sample).then_some(shell::SAMPLE);
    view! {
        <div class="show-bar">
            <p class="show-source">
                <span class="keep">{move || format::year_short(app.year())}</span>
                <span class="keep">{print}</span>
                <span class="keep">{sample}</span>
            </p>
            <p class="keep">{move || stage.screen.with(|screen| screen.at.clone())}</p>
            <div class="show-keys" role="group" aria-label=words::CONTROLS>
                {move || if aside.get() {
                    button(words::BACK, Box::new(move || stage.go_back()))
                } else {
                    view! {
                        {step(words::PREVIOUS, false)}
                        {step(words::NEXT, true)}
                    }
                    .into_any()
                }}
                {button(words::FIND, Box::new(move || stage.open_find("")))}
                {button(words::ARITHMETIC, Box::new(move || stage.ask_why()))}
                <a class="btn" href=Route::WhatIf(WhatIfPage::Scenario).href()>{words::WHAT_IF}</a>
                {button(words::FULL, Box::new(|| doors::fill_screen(!doors::fills_screen())))}
                {button(words::LEAVE, Box::new(|| doors::go(&Route::Overview)))}
            </div>
        </div>
    }
    .into_any()
}
