//! 試算: other rules and results beside the official totals, and next year on today's results. Every number that is tried
//! carries its mark, on screen and on paper.

mod adopt;
mod figures;
mod outlook;

use std::cell::{Cell, RefCell};

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::domain::year::FiscalYear;
use crate::report::route::{Route, WhatIfPage};
use crate::report::whatif::{Changes, Compared, Kept, MOST_MOVED, Moved, Trial, Tried};
use crate::text;
use crate::text::whatif as words;
use crate::ui::chip::chip;
use crate::ui::element::{Child, Element, el, of_class};
use crate::ui::why::why;

use super::present;
use super::settings::rule_sets;
use super::settings::rules::{self, Editor, Held};

thread_local! {
    /// What is tried, while other pages are looked at. It is in no file and in no storage.
    static RULES: RefCell<Option<Held>> = const { RefCell::new(None) };
    static CHANGES: RefCell<Option<Kept>> = const { RefCell::new(None) };
    /// The page, while it is open.
    static OPEN: Cell<Option<State>> = const { Cell::new(None) };
}

const CONDITIONS: &str = "h-conditions";

/// What is tried and what it comes to.
#[derive(Clone, Copy)]
struct State {
    app: App,
    editor: Editor,
    kept: RwSignal<Kept>,
    /// Of the plan and the year that are shown.
    changes: Memo<Changes>,
    /// The rules, while they can be used.
    tried: Memo<Option<Tried>>,
    trial: Memo<Option<Trial>>,
}

impl State {
    fn new(app: App) -> Self {
        let editor = Editor::new(app, &RULES, true);
        let kept = RwSignal::new(CHANGES.take().unwrap_or_default());
        on_cleanup(move || {
            OPEN.set(None);
            CHANGES.set(kept.try_get_untracked());
        });
        let changes = Memo::new(move |_| {
            let year = app.year();
            kept.with(|kept| app.with(|plan| kept.of(plan, year)))
        });
        let tried = Memo::new(move |_| {
            let by_person = editor.by_person.get();
            editor.rules.with(|rules| {
                let rules = rules.as_ref().ok()?.clone();
                Some(Tried { rules, by_person })
            })
        });
        let trial = Memo::new(move |_| {
            let year = app.year();
            let tried = tried.get()?;
            changes.with(|changes| app.with(|plan| Some(Trial::of(plan, &tried, changes, year))))
        });
        Self {
            app,
            editor,
            kept,
            changes,
            tried,
            trial,
        }
    }

    fn change(&self, change: impl FnOnce(&mut Changes)) {
        self.app.toast.set(None);
        let mut changes = self.changes.get_untracked();
        change(&mut changes);
        self.put(changes);
    }

    fn put(&self, changes: Changes) {
        let year = untrack(|| self.app.year());
        let plan = self
            .app
            .with_document_untracked(|document| document.plan.id.clone());
        self.kept.update(|kept| kept.put(&plan, year, changes));
    }

    fn clear(&self) {
        self.editor.drop_draft();
        self.put(Changes::default());
    }

    /// Something is tried; follows changes.
    fn is_tried(&self) -> bool {
        self.editor.touched.get() || !self.changes.with(Changes::is_empty)
    }
}

/// What is tried on the page, while it is open; follows changes.
pub fn tried() -> Option<(Tried, Changes)> {
    let state = OPEN.get()?;
    Some((state.tried.get()?, state.changes.get()))
}

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let current = Memo::new(move |_| match app.route.get() {
        Route::WhatIf(page) => page,
        _ => WhatIfPage::default(),
    });
    let links = [
        (WhatIfPage::Scenario, words::SCENARIO),
        (WhatIfPage::NextYear, words::OUTLOOK),
    ]
    .map(|(page, word)| {
        let href = Route::WhatIf(page).href();
        let here = move || (current.get() == page).then_some("page");
        view! { <li><a href=href aria-current=here>{word}</a></li> }
    });
    view! {
        <div class="trial-paper" aria-hidden="true">{words::TRIAL}</div>
        <div class="page-head">
            <h1>{text::app::page(&Route::WhatIf(WhatIfPage::Scenario))}</h1>
            <span>{move || text::format::year_long(app.year())}</span>
            {present::way_back()}
        </div>
        <nav class="tabs" aria-label=words::PAGES><ul>{links.into_iter().collect_view()}</ul></nav>
        <div class="notice trial-banner" data-kind="warn">
            <span class="notice-kind">{words::TRIAL}</span>
            <p class="notice-title">{words::BANNER_TITLE}</p>
            <p class="notice-text">{words::BANNER}</p>
        </div>
        {move || match current.get() {
            WhatIfPage::Scenario => scenario(app),
            WhatIfPage::NextYear => outlook::section(app),
        }}
    }
    .into_any()
}

/// A number that is tried, with its mark.
fn trial(number: impl Into<Child>) -> Element {
    of_class("span", "trial")
        .with(of_class("span", "trial-tag").with(words::TRIAL))
        .with(number)
}

fn scenario(app: App) -> AnyView {
    let state = State::new(app);
    OPEN.set(Some(state));
    let asking = RwSignal::new(false);
    let conditions = Memo::new(move |_| {
        state
            .trial
            .with(|trial| trial.as_ref().map(|trial| trial.conditions.clone()))
            .unwrap_or_default()
    });
    let tried = Memo::new(move |_| state.is_tried());
    let idle = move || (!tried.get()).then_some("true");
    let broken = Memo::new(move |_| state.tried.with(Option::is_none));
    let reset = move |_| {
        if tried.get_untracked() {
            state.clear();
            doors::focus(CONDITIONS);
        }
    };
    let adopt = move |_| {
        if tried.get_untracked() && !broken.get_untracked() {
            asking.set(true);
        }
    };
    view! {
        <section class="section" aria-labelledby=CONDITIONS>
            <h2 id=CONDITIONS tabindex="-1">{words::CONDITIONS}</h2>
            {rule_sets::chooser(state.editor)}
            {move || listed(conditions.get())}
            {move || broken.get().then(|| view! { <p class="field-error">{text::settings::rules::PROBLEMS}</p> })}
            <div class="btns">
                <button class="btn" type="button" aria-disabled=idle on:click=reset>{words::RESET}</button>
                <button class="btn" data-kind="primary" data-changes="" type="button" aria-disabled=move || (!tried.get() || broken.get()).then_some("true") on:click=adopt>
                    {words::ADOPT}
                </button>
            </div>
            <details class="more trial-edit">
                <summary>{words::RULES}</summary>
                <div class="col">
                    {rules::fields(state.editor)}
                    {rule_sets::keeping(state.editor)}
                </div>
            </details>
            <details class="more trial-edit">
                <summary>{words::FIGURES}</summary>
                {figures::table(state)}
            </details>
        </section>
        {move || state.trial.get().map(|trial| results(trial, tried.get()))}
        {adopt::question(state, asking)}
    }
    .into_any()
}

fn listed(conditions: Vec<String>) -> Element {
    if conditions.is_empty() {
        return el("p").with(words::NO_CONDITION);
    }
    let items = conditions.into_iter().map(|line| el("li").with(line));
    el("div")
        .attr("role", "status")
        .with(of_class("ul", "trial-conditions").with_all(items))
}

fn results(shown: Trial, tried: bool) -> Vec<AnyView> {
    let mut parts = vec![totals(shown.totals, tried).into()];
    if tried {
        parts.push(moved(shown.moved, shown.elsewhere).into());
    }
    parts
}

fn totals(rows: Vec<Compared>, tried: bool) -> Element {
    let heading = |word: &str| {
        el("th")
            .attr("scope", "col")
            .attr("role", "columnheader")
            .with(word)
    };
    let official = |word: &str| heading(words::OFFICIAL).with(el("br")).with(word);
    let in_trial = |word: &str| {
        heading(words::TRIAL)
            .with(el("br"))
            .with(word)
            .attr("class", "trial-cell")
    };
    let head = el("tr")
        .attr("role", "row")
        .with(heading(words::OF))
        .with(official(words::COUNTS))
        .with(official(words::SHARE))
        .with(in_trial(words::COUNTS))
        .with(in_trial(words::SHARE));
    let rows = rows.into_iter().map(|row| {
        let cell = |figure: Element, label: &str| {
            let shown = trial(if row.differs {
                el("b").with(figure)
            } else {
                el("span").with(figure)
            });
            of_class("td", "trial-cell")
                .attr("role", "cell")
                .attr("data-label", label)
                .with(tried.then_some(shown))
        };
        let official = |figure: Element, label: &str| {
            el("td")
                .attr("role", "cell")
                .attr("data-label", label)
                .with(figure)
        };
        let tried_why = row.tried_why;
        let head = el("th").attr("scope", "row").attr("role", "rowheader");
        el("tr")
            .attr("role", "row")
            .with(head.with(row.name))
            .with(official(
                why(row.why.as_str(), unbroken(&row.counts)),
                words::OFFICIAL,
            ))
            .with(official(why(row.why, unbroken(&row.share)), ""))
            .with(cell(
                why(tried_why.as_str(), unbroken(&row.tried_counts)),
                words::TRIAL,
            ))
            .with(cell(why(tried_why, unbroken(&row.tried_share)), ""))
    });
    let table = of_class("table", "table trial-totals")
        .attr("role", "table")
        .with(el("thead").attr("role", "rowgroup").with(head))
        .with(el("tbody").attr("role", "rowgroup").with_all(rows));
    of_class("section", "section")
        .attr("aria-labelledby", "h-totals")
        .with(el("h2").attr("id", "h-totals").with(words::TOTALS))
        .with(
            of_class("div", "table-wrap")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", words::TOTALS_REGION)
                .with(table),
        )
}

/// 達成 27・概ね達成 9: no level is broken from its count at the end of a line.
fn unbroken(figures: &str) -> Element {
    let last = figures.split('・').count();
    let pieces = figures.split('・').enumerate().map(|(index, piece)| {
        let behind = if index.saturating_add(1) < last {
            "・"
        } else {
            ""
        };
        of_class("span", "keep").with([piece, behind].concat())
    });
    el("span").with_all(pieces)
}

fn moved(list: Vec<Moved>, elsewhere: usize) -> Element {
    let judged = list.iter().filter(|moved| moved.judged_anew).count();
    let said = if list.is_empty() {
        words::NOTHING_MOVES.to_owned()
    } else {
        words::moved(judged, list.len().saturating_sub(judged))
    };
    let left_out = list.len().saturating_sub(MOST_MOVED);
    let items = list.into_iter().take(MOST_MOVED).map(one_moved);
    of_class("section", "section")
        .attr("aria-labelledby", "h-moved")
        .with(el("h2").attr("id", "h-moved").with(words::MOVED))
        .with(el("p").attr("role", "status").with(said))
        .with(of_class("ul", "trial-moved").with_all(items))
        .with((left_out > 0).then(|| el("p").with(words::more(left_out))))
        .with((elsewhere > 0).then(|| of_class("p", "note").with(words::elsewhere(elsewhere))))
}

fn one_moved(moved: Moved) -> Element {
    let changed = moved.changed;
    let [official_why, tried_why] = moved.whys;
    let href = Route::Indicator(Some(changed.id)).href();
    let name = el("p")
        .with(of_class("span", "note").with(changed.code))
        .with(" ")
        .with(el("a").attr("href", href).with(changed.name));
    let official = el("p")
        .with(of_class("span", "trial-side").with(words::OFFICIAL))
        .with(chip(changed.before).into_any())
        .with(el("b").with(why(official_why, changed.rate_before)))
        .with(of_class("span", "note").with(moved.because));
    let tried = el("p")
        .with(
            trial(chip(changed.after).into_any())
                .with(" ")
                .with(el("b").with(why(tried_why, changed.rate_after))),
        )
        .with(of_class("span", "note").with(moved.tried_because));
    el("li").with(name).with(official).with(tried)
}

/// The year that is tried.
fn year(state: State) -> FiscalYear {
    state.app.year()
}
