//! 概況.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::report::overview::{
    Body, Cell, Difference, Figure, Heading, Item, Items, Link, Overview, Printed, PriorityBar,
    Remark, Report, Row, Table, overview,
};
use crate::report::route::{ReconcilePage, Route, SettingsPage};
use crate::report::why::Why;
use crate::text::app::Tone;
use crate::text::overview::{self as words, Empty, Phrase};
use crate::ui::chip::chip;
use crate::ui::element::{Element, el, of_class};
use crate::ui::stack::{legend, mark, stack_with_why};
use crate::ui::why::{why, why_or_plain};

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let page = Memo::new(move |_| {
        let scope = app.scope();
        app.with_figures(|plan, figures| overview(plan, figures, scope.as_ref()))
    });
    (move || page.with(|page| whole(app, page))).into_any()
}

fn whole(app: App, page: &Overview) -> Vec<AnyView> {
    let head = of_class("div", "page-head")
        .with(el("h1").with(page.title.as_str()))
        .with((!page.scope.is_empty()).then(|| el("span").with(page.scope.as_str())))
        .with(
            of_class("div", "page-side")
                .with(el("span").with(why(page.entered_why.as_str(), page.entered.as_str()))),
        );
    let mut parts = vec![head.into()];
    match &page.body {
        Body::Empty(empty) => parts.push(nothing(app, *empty).into()),
        Body::Report(report) => reported(Report::clone(report), &mut parts),
    }
    parts
}

/// Instead of a report: what is missing, and where to go.
pub fn nothing(app: App, empty: Empty) -> Element {
    let link =
        |route: Route, words: &str| of_class("a", "btn").attr("href", route.href()).with(words);
    let actions = of_class("div", "btns");
    let actions = match empty {
        Empty::NoPriorities | Empty::NoIndicators => {
            let settings = Route::Settings(SettingsPage::Structure);
            actions.with(link(settings, words::BUILD).attr("data-kind", "primary"))
        }
        Empty::NotTheirs => actions
            .with(see_whole(app))
            .with(link(Route::Tree, words::SEE_TREE)),
    };
    of_class("div", "empty")
        .with(el("h2").with(empty.title()))
        .with(el("p").with(empty.text()))
        .with(actions)
}

/// The button that leaves the department for the whole plan.
pub fn see_whole(app: App) -> Element {
    of_class("button", "btn")
        .attr("data-kind", "primary")
        .attr("type", "button")
        .on_click(move || {
            app.choose_scope(None);
            doors::focus_soon("main");
        })
        .with(words::SEE_WHOLE)
}

fn reported(report: Report, parts: &mut Vec<AnyView>) {
    let asked = report.why;
    let lead = report.lead.into_iter().map(|said| phrase(said, &asked));
    let lead = of_class("p", "lead").with_all(lead);
    parts.push(lead.into());
    if !report.figures.is_empty() {
        let figures = report.figures.into_iter().map(figure);
        parts.push(of_class("dl", "figures").with_all(figures).into());
        parts.extend(note(report.figures_note).map(AnyView::from));
    }
    if !report.remarks.is_empty() {
        let remarks = report.remarks.into_iter().map(remark);
        parts.push(of_class("div", "notices").with_all(remarks).into());
    }
    let bars = section("h-bars", el("h2").attr("id", "h-bars").with(words::BARS))
        .with(legend(report.legend))
        .with(of_class("div", "bars").with_all(report.bars.into_iter().map(bar)))
        .with_all(report.bar_notes.iter().map(|text| note(text)));
    let lists = of_class("div", "col").with_all(report.lists.into_iter().map(list));
    parts.push(of_class("div", "cols").with(bars).with(lists).into());
    parts.push(table(report.table).into());
    if !report.printed.is_empty() {
        let printed = report.printed.into_iter().map(printed);
        parts.push(of_class("div", "cols").with_all(printed).into());
    }
}

/// A section named by its heading, which carries the `id`.
fn section(id: &str, head: Element) -> Element {
    of_class("section", "section")
        .attr("aria-labelledby", id)
        .with(head)
}

fn phrase(phrase: Phrase, asked: &Why) -> AnyView {
    let text = match phrase.figure {
        Some(figure) => why(asked.of(figure).href(), phrase.text).into(),
        None => phrase.text.into_any(),
    };
    if phrase.strong {
        el("b").with(text).into()
    } else {
        text
    }
}

fn figure(figure: Figure) -> Element {
    let sign = figure.tone.map(|tone| mark(tone, figure.mark));
    let label = el("dt")
        .with_all(sign.into_iter().flatten())
        .with(figure.label);
    let number = of_class("span", "figure-n")
        .with(why(figure.why.as_str(), figure.number))
        .with(el("small").with(figure.unit));
    of_class("div", "figure")
        .with(label)
        .with(el("dd").with(number))
        .with(
            of_class("dd", "note")
                .with(match figure.tone {
                    // A level's share; of the share itself it is the arithmetic.
                    Some(_) => why_or_plain(figure.why, figure.note),
                    None => figure.note.into_any(),
                })
                .with(of_class("span", "keep").with(figure.fraction)),
        )
}

fn note(text: &str) -> Option<Element> {
    (!text.is_empty()).then(|| of_class("p", "note").with(text))
}

fn remark(remark: Remark) -> Element {
    let jump = remark.jump.map(|(words, id)| {
        // As a plain link it would leave the page that the address names.
        of_class("a", "hit")
            .attr("href", format!("#{id}"))
            .on_click(move || doors::focus(&id))
            .with(words)
    });
    let links = (!remark.links.is_empty()).then(|| {
        let links = remark
            .links
            .into_iter()
            .map(|link| el("li").with(anchor(link)));
        of_class("ul", "notice-text").with_all(links)
    });
    of_class("div", "notice")
        .attr("data-kind", "info")
        .with(of_class("span", "notice-kind").with(Tone::Info.word()))
        .with(of_class("p", "notice-title").with(remark.text))
        .with(links)
        .with(jump.map(|jump| of_class("div", "notice-act").with(jump)))
}

fn anchor(link: Link) -> Element {
    of_class("a", "hit").attr("href", link.href).with(link.text)
}

fn bar(bar: PriorityBar) -> Element {
    let name = of_class("a", "hit").attr("href", bar.href).with(bar.name);
    let share = bar.share.map(|share| {
        el("span")
            .with(format!("{} ", share.name))
            .with(el("b").with(why(share.why, share.percent)))
            .with(share.fraction)
    });
    let head = of_class("div", "bar-head")
        .with(el("span").with(name))
        .with(share);
    let drawn = match bar.bar {
        Some((drawn, label)) => Some(stack_with_why(drawn, label, bar.whys)),
        None => note(words::NO_INDICATORS_HERE),
    };
    of_class("div", "bar").with(head).with(drawn)
}

fn list(list: Items) -> Element {
    let id = format!("h-{}", list.id);
    let head = of_class("div", "section-head")
        .with(el("h2").attr("id", id.clone()).with(list.title))
        .with_all(list.links.into_iter().map(anchor));
    let items = (!list.items.is_empty())
        .then(|| of_class("ul", "misses").with_all(list.items.into_iter().map(item)));
    let below = (!list.note.is_empty()).then(|| el("p").with(list.note));
    section(&id, head).with(items).with(below)
}

fn item(item: Item) -> Element {
    let meta = [item.code, item.departments, item.figures]
        .into_iter()
        .chain(item.reasons)
        .filter(|text| !text.is_empty())
        .map(|text| el("span").with(text));
    of_class("li", "miss")
        .with(chip(item.verdict).into_any())
        .with(
            of_class("a", "miss-name")
                .attr("href", item.href)
                .with(item.name),
        )
        .with(of_class("span", "miss-rate").with(why(item.why, item.measure)))
        .with(of_class("p", "miss-meta").with_all(meta))
}

fn table(table: Table) -> Element {
    let columns = table.headings.len();
    let first = el("th").attr("scope", "col").with(words::PRIORITY);
    let headings = el("tr")
        .with(first)
        .with_all(table.headings.into_iter().map(heading));
    let mut drawn = of_class("table", "table")
        .with(el("thead").with(headings))
        .with(el("tbody").with_all(table.rows.into_iter().map(row)))
        .with(el("tfoot").with(row(table.total)));
    if columns > 6 {
        drawn = drawn.attr("data-wide", "");
    }
    let head = of_class("div", "section-head")
        .with(el("h2").attr("id", "h-sum").with(words::TABLE))
        .with(note(table.note));
    section("h-sum", head).with(
        of_class("div", "table-wrap")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", words::TABLE_REGION)
            .with(drawn),
    )
}

fn heading(heading: Heading) -> Element {
    let mut lines = heading.lines.into_iter();
    let first = of_class("th", "num")
        .attr("scope", "col")
        .with(lines.next());
    lines.fold(first, |cell, line| cell.with(el("br")).with(line))
}

fn row(row: Row) -> Element {
    el("tr")
        .with(el("th").attr("scope", "row").with(row.name))
        .with_all(row.cells.into_iter().map(cell))
}

fn cell(cell: Cell) -> Element {
    let fraction =
        (!cell.fraction.is_empty()).then(|| of_class("span", "note").with(cell.fraction));
    of_class("td", "num")
        .with(why(cell.why, cell.figure))
        .with(fraction)
}

fn printed(paper: Printed) -> Element {
    let head = [
        el("th").with(words::PLACE),
        el("th").with(words::WHAT),
        of_class("th", "num").with(words::PRINTED),
        of_class("th", "num").with(words::COMPUTED),
    ]
    .map(|cell| cell.attr("scope", "col"));
    let table = of_class("table", "table")
        .with(el("thead").with(el("tr").with_all(head)))
        .with(el("tbody").with_all(paper.differences.into_iter().map(difference)));
    let heading = el("h2")
        .attr("id", paper.id.clone())
        .attr("tabindex", "-1")
        .with(paper.title);
    section(&paper.id, heading)
        .with(el("p").with(words::PRINTED_NOTE))
        .with(table)
        .with(
            of_class("a", "hit")
                .attr("href", Route::Reconcile(ReconcilePage::Findings).href())
                .with(words::SEE_RECONCILE),
        )
}

fn difference(difference: Difference) -> Element {
    let place = (difference.lines > 0).then(|| {
        el("th")
            .attr("scope", "rowgroup")
            .attr("rowspan", difference.lines.to_string())
            .with(difference.place)
    });
    el("tr")
        .with(place)
        .with(of_class("td", "keep").with(difference.what))
        .with(of_class("td", "num").with(difference.printed))
        .with(of_class("td", "num").with(why_or_plain(difference.why, difference.computed)))
}
