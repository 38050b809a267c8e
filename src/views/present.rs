//! 発表: the screens, and the keys and buttons that lead through them.

use crate::ui::prelude::*;
use leptos::ev;

use crate::app::doors::{self, Key};
use crate::app::state::{App, use_app};
use crate::report::overview::{Figure, ShareText};
use crate::report::present::find::{Hit, find};
use crate::report::present::{self, Body, Part, Screen, Single, Slide, Totals};
use crate::report::route::Route;
use crate::text::{app as shell, format, present as words};
use crate::ui::chip::chip;
use crate::ui::dialog::dialog;
use crate::ui::stack::{legend, mark, stack};
use crate::ui::why::{why, why_or_plain};

use super::indicator::verdict;

const FIND: &str = "show-find";

/// What stands in front of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Panel {
    Find,
    Steps,
}

#[derive(Clone, Copy)]
struct Stage {
    app: App,
    order: Memo<Vec<Slide>>,
    screen: Memo<Screen>,
    /// Where the order was left for an indicator aside from it.
    back: StoredValue<Option<Slide>>,
    panel: RwSignal<Option<Panel>>,
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
        panel: RwSignal::new(None),
        typed: RwSignal::new(String::new()),
        chosen: RwSignal::new(0),
        dark: RwSignal::new(false),
    };
    doors::keys_here(move |key| stage.press(&key));
    doors::fill_screen(true);
    on_cleanup(|| doors::fill_screen(false));
    view! {
        <div class="show" data-dark=move || stage.dark.get().then_some("")>
            <section class="show-screen" aria-label=words::STAGE aria-live="polite">
                {move || drawn(stage, screen.get())}
            </section>
            {bar(stage)}
            {move || stage.panel.get().map(|panel| match panel {
                Panel::Find => find_panel(stage),
                Panel::Steps => steps_panel(stage),
            })}
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

    /// The first or the last screen.
    fn end(&self, last: bool) {
        let order = self.order.get_untracked();
        let slide = if last { order.last() } else { order.first() };
        self.go(slide.cloned().unwrap_or_default());
    }

    /// Shows an indicator aside from the order.
    fn turn_aside(&self, slide: Slide) {
        self.panel.set(None);
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
        self.panel.set(Some(Panel::Find));
    }

    fn close(&self) {
        self.panel.set(None);
        doors::focus_soon("main");
    }

    /// A key; `true` if it was for the presentation.
    fn press(&self, key: &Key) -> bool {
        if self.panel.get_untracked().is_some()
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
            "a" => self.panel.set(Some(Panel::Steps)),
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
        Body::Indicator(single) => indicator(*single),
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
        view! { <div class="show-drawn">{stack(bar, label)} {legend(totals.legend)}</div> }
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
        view! { <ul class="show-parts">{parts}</ul> }
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
            <span class="keep">{why_or_plain(figure.why, figure.note)}</span>
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
    view! { <li><a href=href on:click=go>{part.name}</a><span class="keep">{why(part.why, part.share)}</span></li> }
        .into_any()
}

fn indicator(single: Single) -> AnyView {
    let rate = (!single.rate.is_empty()).then(|| {
        view! { <span>{single.measure}" "<b class="show-figure">{why(single.why, single.rate)}</b></span> }
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
                <span>{sample}</span>
            </p>
            <p class="keep">{move || stage.screen.with(|screen| screen.at.clone())}</p>
            <div class="show-keys" role="group" aria-label=words::CONTROLS>
                {move || if aside.get() {
                    button(words::BACK, Box::new(move || stage.go_back()))
                } else {
                    view! {
                        {button(words::PREVIOUS, Box::new(move || stage.step(false)))}
                        {button(words::NEXT, Box::new(move || stage.step(true)))}
                    }
                    .into_any()
                }}
                {button(words::FIND, Box::new(move || stage.open_find("")))}
                {button(words::ARITHMETIC, Box::new(move || stage.panel.set(Some(Panel::Steps))))}
                {button(words::FULL, Box::new(|| doors::fill_screen(!doors::fills_screen())))}
                {button(words::LEAVE, Box::new(|| doors::go(&Route::Overview)))}
            </div>
        </div>
    }
    .into_any()
}

fn steps_panel(stage: Stage) -> AnyView {
    let close = move || stage.close();
    let steps = move || {
        stage
            .screen
            .with(|screen| verdict::list(screen.steps.clone()))
    };
    let foot = view! { <button class="btn" data-kind="primary" type="button" on:click=move |_| close()>{shell::CLOSE}</button> };
    dialog(
        None,
        words::ARITHMETIC.to_owned(),
        steps.into_any(),
        foot.into_any(),
        close,
    )
}

fn find_panel(stage: Stage) -> AnyView {
    let close = move || stage.close();
    let found = Memo::new(move |_| {
        let typed = stage.typed.get();
        stage
            .app
            .with_figures(|plan, figures| find(plan, figures, &typed))
    });
    let open = move || {
        let id = found.with_untracked(|(hits, _)| {
            let hit = hits.get(stage.chosen.get_untracked());
            hit.map(|hit| hit.id.clone())
        });
        if let Some(id) = id {
            stage.turn_aside(Slide::Indicator(id));
        }
    };
    let press = move |event: ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let count = found.with_untracked(|(hits, _)| hits.len());
        let chosen = stage.chosen.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => stage
                .chosen
                .set(chosen.saturating_add(1).min(count.saturating_sub(1))),
            "ArrowUp" => stage.chosen.set(chosen.saturating_sub(1)),
            "Enter" => open(),
            _ => return,
        }
        event.prevent_default();
    };
    let there = move || found.with(|(hits, _)| !hits.is_empty());
    let hits = move || {
        found.with(|(hits, more)| {
            let rows = hits
                .iter()
                .enumerate()
                .map(|(index, hit)| offered(stage, index, hit))
                .collect_view();
            let note = if *more > 0 {
                words::more(*more)
            } else if hits.is_empty() && !stage.typed.with(|typed| typed.trim().is_empty()) {
                words::NOT_FOUND.to_owned()
            } else {
                String::new()
            };
            view! {
                <ul class="show-hits" id="show-hits" role="listbox" aria-label=words::FOUND>{rows}</ul>
                <p role="status">{note}</p>
            }
            .into_any()
        })
    };
    let body = view! {
        <div class="field">
            <label class="field-label" for=FIND>{words::FIND_LABEL}</label>
            <p class="field-help" id="show-find-help">{words::FIND_HELP}</p>
            <input
                class="input"
                id=FIND
                type="text"
                role="combobox"
                autocomplete="off"
                autofocus=true
                aria-autocomplete="list"
                aria-controls="show-hits"
                aria-describedby="show-find-help"
                aria-expanded=move || if there() { "true" } else { "false" }
                aria-activedescendant=move || there().then(|| format!("show-hit-{}", stage.chosen.get()))
                prop:value=stage.typed
                on:input=move |event| {
                    stage.chosen.set(0);
                    stage.typed.set(event_target_value(&event));
                }
                on:keydown=press
            />
        </div>
        {hits}
    };
    let foot = view! { <button class="btn" type="button" on:click=move |_| close()>{shell::CLOSE}</button> };
    dialog(
        None,
        words::FIND_TITLE.to_owned(),
        body.into_any(),
        foot.into_any(),
        close,
    )
}

fn offered(stage: Stage, index: usize, hit: &Hit) -> AnyView {
    let id = hit.id.clone();
    let open = move |_| stage.turn_aside(Slide::Indicator(id.clone()));
    let chosen = move || {
        if stage.chosen.get() == index {
            "true"
        } else {
            "false"
        }
    };
    view! {
        <li id=format!("show-hit-{index}") role="option" aria-selected=chosen on:click=open>
            <span class="keep">{hit.number.clone()}</span>
            <span>{hit.name.clone()}<small>{words::about(&hit.code, &hit.departments)}</small></span>
            {chip(hit.verdict.clone())}
        </li>
    }
    .into_any()
}
