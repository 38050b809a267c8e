//! 会議資料: what is decided about the papers of a meeting, and their pages as they will be printed.

mod desk;
mod sheet;

use crate::ui::prelude::*;
// What the browser hands out can be kept by its own thread only.
use leptos::prelude::{StoredValue as LocalValue, UpdateValue};

use crate::app::state::{App, use_app};
use crate::app::{doors, papers};
use crate::report::handout::sheet::{Block, Page, Paper};
use crate::report::handout::{Desk, pages};
use crate::report::route::{ReconcilePage, Route};
use crate::text::app::Tone;
use crate::text::handout as words;
use crate::text::reconcile;
use crate::ui::choice::select;

/// What finds the parts of the pages that hold their contents.
const BODY: &str = ".sheet-body";
/// The `id` of the part in which the pages scroll.
const PREVIEW: &str = "preview";
/// Pages of A4 and A3 upright in hundredths of a pixel: how wide, and how high both are.
const WIDTHS: [u32; 2] = [79_370, 158_740];
const HEIGHT: u32 = 112_252;
/// Pixels between pages and around them.
const GAP: u32 = 16;
/// How large pages can be shown, in percent.
const ZOOMS: [u32; 4] = [50, 75, 100, 150];

/// What the page shows.
#[derive(Clone, Copy)]
struct Papers {
    app: App,
    /// The paper that is chosen; `None` is all of them.
    only: RwSignal<Option<Paper>>,
    desk: Memo<Desk>,
    pages: Memo<Vec<Page>>,
    /// The passages are shown.
    texts: RwSignal<bool>,
    /// What can be copied out is shown: the drawings must be there for that, in view or not.
    copies: RwSignal<bool>,
    /// So many pages from the first are drawn whether they are in view or not: all of them when they are printed.
    drawn: RwSignal<usize>,
    /// The chosen size in percent; `None` fits the width.
    zoom: RwSignal<Option<u32>>,
    /// The width of the preview in pixels.
    room: RwSignal<u32>,
    /// The first and the last page in view.
    in_view: RwSignal<(usize, usize)>,
}

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let only = RwSignal::new(None);
    let mark = Memo::new(move |_| papers::data_mark(app));
    let own = Papers {
        app,
        only,
        desk: Memo::new(move |_| app.with_figures(Desk::of)),
        pages: Memo::new(move |_| {
            app.with_figures(|plan, figures| pages(plan, figures, only.get(), &mark.get()))
        }),
        texts: RwSignal::new(false),
        copies: RwSignal::new(false),
        drawn: RwSignal::new(0),
        zoom: RwSignal::new(None),
        room: RwSignal::new(0),
        in_view: RwSignal::new((0, 2)),
    };
    let listening = papers::on_printing(move |begins| {
        own.drawn.set(if begins { usize::MAX } else { 0 });
        if begins {
            papers::fit_drawn(BODY);
        }
    });
    let listening = LocalValue::new_local(Some(listening));
    on_cleanup(move || {
        if let Some(Some(listening)) = listening.try_update_value(Option::take) {
            listening.remove();
        }
    });
    own.measure();
    Effect::new(move |_| {
        let _drawn = (own.in_view.get(), own.drawn.get());
        own.pages.with(|_| doors::soon(|| papers::fit(BODY)));
    });
    view! {
        <div class="page-head handout-head">
            <h1>{words::TITLE}</h1>
            <span>{move || own.count()}</span>
        </div>
        <div class="handout">
            <div class="desk">
                {own.print()}
                {move || own.doubts()}
                {desk::desk(app, own.desk, own.texts, own.copies)}
            </div>
            <div class="handout-view">
                {own.sizes()}
                <div
                    class="preview"
                    id=PREVIEW
                    tabindex="0"
                    role="region"
                    aria-label=words::PREVIEW
                    on:scroll=move |_| own.look()
                >
                    {own.sheets()}
                </div>
            </div>
        </div>
    }
    .into_any()
}

impl Papers {
    fn count(self) -> String {
        self.pages.with(|pages| {
            let wide = pages.iter().filter(|page| page.wide).count();
            words::page_count(pages.len(), wide)
        })
    }

    /// Which paper, and the button.
    fn print(self) -> AnyView {
        let options =
            Memo::new(move |_| {
                self.desk.with(|desk| {
                    let mut options = vec![("all".to_owned(), words::ALL_PAPERS.to_owned())];
                    let there = desk.papers.iter().filter(|(_, any)| *any);
                    self.app.with(|plan| {
                        options.extend(there.map(|(paper, _)| {
                            (paper.word().to_owned(), words::paper(*paper, plan))
                        }));
                    });
                    options
                })
            });
        let chosen = Signal::derive(move || {
            self.only
                .get()
                .map_or("all".to_owned(), |paper| paper.word().to_owned())
        });
        let choose = Callback::new(move |word: String| {
            let mut all = Paper::ALL.into_iter();
            let paper = all
                .find(|(_, other)| *other == word)
                .map(|(paper, _)| paper);
            self.only.set(paper);
            doors::soon(move || self.look());
        });
        view! {
            <div class="card handout-print">
                <div class="field">
                    <label class="field-label" for="paper">{words::SHOWN}</label>
                    {move || {
                        let options = options.get();
                        select("paper".to_owned(), String::new(), options, chosen, Signal::derive(|| false), choose)
                    }}
                </div>
                <button class="btn" data-kind="primary" type="button" aria-describedby="print-help" on:click=move |_| self.start()>
                    {words::PRINT}
                </button>
                <div><div role="status">{move || self.progress()}</div>
                    <p class="field-help" id="print-help">{words::PRINT_HELP}</p></div>
                {move || {
                    let open = self.desk.with(|desk| desk.undecided);
                    let href = Route::Reconcile(ReconcilePage::Findings).href();
                    (open > 0).then(|| view! {
                        <p class="note">{reconcile::errata_open(open)}{words::UNDECIDED}" "<a href=href>{words::DECIDE}</a></p>
                    })
                }}
            </div>
        }
        .into_any()
    }

    fn start(self) {
        self.app.leave_field();
        if self.drawn.get_untracked() == 0 {
            self.prepare();
        }
    }

    /// Draws some pages more, until all are there for the browser to print. The screen tells how far it is.
    fn prepare(self) {
        const AT_ONCE: usize = 8;
        // The page may have been left meanwhile.
        let Some(drawn) = self.drawn.try_get_untracked() else {
            return;
        };
        let all = self.pages.with_untracked(Vec::len);
        if drawn < all {
            self.drawn.set(drawn.saturating_add(AT_ONCE).min(all));
            doors::soon(move || self.prepare());
        } else {
            papers::print();
            self.drawn.set(0);
        }
    }

    /// How far the preparing is.
    fn progress(self) -> AnyView {
        let all = self.pages.with(Vec::len);
        let drawn = self.drawn.get().min(all);
        if drawn == 0 {
            return ().into_any();
        }
        view! {
            <p class="field-help">{words::prepared(drawn, all)}</p>
            <progress max=all.to_string() value=drawn.to_string() aria-label=words::PREPARING></progress>
        }
        .into_any()
    }

    /// Figures that do not follow from the rows: always in view beside the button.
    fn doubts(self) -> AnyView {
        let doubts = self.desk.with(|desk| desk.doubts.clone());
        let wrong: usize = doubts.iter().map(|doubt| doubt.wrong.len()).sum();
        if doubts.is_empty() {
            return ().into_any();
        }
        let (kind, tone, title) = if wrong > 0 {
            ("warn", Tone::Warning, words::doubts(wrong))
        } else {
            ("info", Tone::Info, words::UNCONFIRMED_TITLE.to_owned())
        };
        let items = doubts.into_iter().map(|doubt| {
            let name = self.desk.with(|desk| {
                let mut passages = desk.passages.iter();
                let own = passages.find(|passage| passage.piece == doubt.piece);
                own.map(|passage| passage.name.clone()).unwrap_or_default()
            });
            let mut lines = doubt.wrong;
            if !doubt.unconfirmed.is_empty() {
                lines.push(words::unconfirmed(&doubt.unconfirmed));
            }
            let href = format!("#{}", doubt.at);
            let at = doubt.at;
            let lines = lines
                .into_iter()
                .map(|text| view! { <span class="doubt">{text}</span> });
            view! {
                <li>
                    <a
                        class="hit"
                        href=href
                        on:click=move |event| {
                            // As a plain link it would leave the page that the address names.
                            event.prevent_default();
                            self.texts.set(true);
                            doors::focus_soon(at.clone());
                        }
                    >
                        {name}
                    </a>
                    {lines.collect_view()}
                </li>
            }
        });
        view! {
            <div class="notice" data-kind=kind role="status">
                <span class="notice-kind">{tone.word()}</span>
                <p class="notice-title">{title}</p>
                <ul class="notice-text doubts">{items.collect_view()}</ul>
            </div>
        }
        .into_any()
    }

    /// How large the pages are shown.
    fn sizes(self) -> AnyView {
        let mut options = vec![("fit".to_owned(), words::FIT.to_owned())];
        options.extend(ZOOMS.map(|zoom| (zoom.to_string(), format!("{zoom}％"))));
        let chosen = Signal::derive(move || {
            self.zoom
                .get()
                .map_or("fit".to_owned(), |zoom| zoom.to_string())
        });
        let choose = Callback::new(move |word: String| {
            self.zoom.set(word.parse().ok());
            doors::soon(move || self.look());
        });
        view! {
            <div class="handout-sizes">
                <label class="lbl" for="zoom">{words::ZOOM}</label>
                {select("zoom".to_owned(), String::new(), options, chosen, Signal::derive(|| false), choose)}
            </div>
        }
        .into_any()
    }

    /// The scale of a page in thousandths.
    fn scale(self, wide: bool) -> u32 {
        let [upright, lying] = WIDTHS;
        let page = if wide { lying } else { upright };
        match self.zoom.get() {
            Some(percent) => percent.saturating_mul(10),
            None => {
                let room = self.room.get().saturating_sub(GAP * 2).max(240);
                let fitting = room.saturating_mul(100_000).checked_div(page);
                fitting.unwrap_or(1_000).min(1_000)
            }
        }
    }

    /// Measures the preview from now on.
    fn measure(self) {
        let update = move || {
            if let Some(width) = papers::width_of(PREVIEW) {
                self.room.set(width);
            }
            self.look();
        };
        // It is in the page by the time an effect runs, and what an effect says is kept until the effect goes.
        Effect::new(move |_| {
            update();
            doors::watch(PREVIEW, update)
        });
    }

    /// Finds the pages in view, and some beside them.
    fn look(self) {
        let Some(extent) = doors::extent(PREVIEW, ".sheet-frame") else {
            return;
        };
        let (top, height) = (extent.scrolled as u32, extent.height as u32);
        let from = top.saturating_sub(height);
        let to = top.saturating_add(height.saturating_mul(2));
        let found = untrack(|| {
            self.pages.with(|pages| {
                let (mut first, mut last) = (0, 0);
                let mut at = GAP;
                for (index, page) in pages.iter().enumerate() {
                    let high = HEIGHT.saturating_mul(self.scale(page.wide)) / 100_000;
                    if at.saturating_add(high) < from {
                        first = index.saturating_add(1);
                    }
                    if at <= to {
                        last = index;
                    }
                    at = at.saturating_add(high).saturating_add(GAP);
                }
                (first, last)
            })
        });
        if self.in_view.get_untracked() != found {
            self.in_view.set(found);
        }
    }

    fn sheets(self) -> AnyView {
        let count = Memo::new(move |_| self.pages.with(Vec::len));
        let frames = move || {
            let count = count.get();
            (0..count).collect::<Vec<usize>>()
        };
        view! {
            {move || (count.get() == 0).then(|| view! { <p class="preview-none">{words::NOTHING}</p> })}
            <For each=frames key=|index: &usize| *index children=move |index| self.frame(index)/>
        }
        .into_any()
    }

    fn frame(self, index: usize) -> AnyView {
        let wide = Memo::new(move |_| {
            self.pages
                .with(|pages| pages.get(index).is_some_and(|page| page.wide))
        });
        let there = Memo::new(move |_| {
            let (first, last) = self.in_view.get();
            let is_drawing = |page: &Page| {
                page.blocks
                    .iter()
                    .any(|block| matches!(block, Block::Chart(..) | Block::Drawing(_)))
            };
            index < self.drawn.get()
                || (first..=last).contains(&index)
                || (self.copies.get()
                    && self
                        .pages
                        .with(|pages| pages.get(index).is_some_and(is_drawing)))
        });
        let page = Memo::new(move |_| {
            there
                .get()
                .then(|| self.pages.with(|pages| pages.get(index).cloned()))
                .flatten()
        });
        let all = Memo::new(move |_| self.pages.with(Vec::len));
        let name = move || {
            self.pages.with(|pages| {
                pages.get(index).map_or(String::new(), |page| {
                    words::page_name(page.paper, page.number, pages.len())
                })
            })
        };
        view! {
            <div
                class="sheet-frame"
                role="group"
                aria-label=name
                data-wide=move || wide.get().then_some("")
                style:--zoom=move || format!("{}", self.scale(wide.get()))
            >
                <div class="sheet">
                    {move || page.get().map(sheet::sheet)}
                    <p class="sheet-number" aria-hidden="true">{move || words::page_of(index.saturating_add(1), all.get())}</p>
                </div>
            </div>
        }
        .into_any()
    }
}
