//! 概況.

use leptos::prelude::*;

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::report::overview::{
    Body, Cell, Difference, Figure, Heading, Item, Items, Link, Overview, Printed, PriorityBar,
    Remark, Report, Row, Table, overview,
};
use crate::report::route::{Route, SettingsPage};
use crate::text::app::Tone;
use crate::text::overview::{self as words, Empty, Phrase};
use crate::ui::chip::chip;
use crate::ui::stack::{legend, mark, stack};

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let page = Memo::new(move |_| {
        let scope = app.scope();
        app.with_figures(|plan, figures| overview(plan, figures, scope.as_ref()))
    });
    (move || page.with(|page| whole(app, page))).into_any()
}

fn whole(app: App, page: &Overview) -> AnyView {
    let scope = (!page.scope.is_empty()).then(|| view! { <span>{page.scope.clone()}</span> });
    let body = match &page.body {
        Body::Empty(empty) => nothing(app, *empty),
        Body::Report(report) => reported(report),
    };
    view! {
        <div class="page-head">
            <h1>{page.title.clone()}</h1>
            {scope}
            <div class="page-side"><span>{page.entered.clone()}</span></div>
        </div>
        {body}
    }
    .into_any()
}

/// Instead of a report: what is missing, and where to go.
pub fn nothing(app: App, empty: Empty) -> AnyView {
    let actions = match empty {
        Empty::NoPriorities | Empty::NoIndicators => view! {
            <a class="btn" data-kind="primary" href=Route::Settings(SettingsPage::Structure).href()>{words::BUILD}</a>
        }
        .into_any(),
        Empty::NotTheirs => view! {
            <button class="btn" data-kind="primary" type="button" on:click=move |_| app.choose_scope(None)>{words::SEE_WHOLE}</button>
            <a class="btn" href=Route::Tree.href()>{words::SEE_TREE}</a>
        }
        .into_any(),
    };
    view! {
        <div class="empty">
            <h2>{empty.title()}</h2>
            <p>{empty.text()}</p>
            <div class="btns">{actions}</div>
        </div>
    }
    .into_any()
}

fn reported(report: &Report) -> AnyView {
    let lead = report.lead.iter().cloned().map(phrase).collect_view();
    let lists = report.lists.iter().cloned().map(list).collect_view();
    let printed = report.printed.iter().cloned().map(printed).collect_view();
    view! {
        <p class="lead">{lead}</p>
        {figures(report)}
        {remarks(&report.remarks)}
        <div class="cols">
            {bars(report)}
            <div class="col">{lists}</div>
        </div>
        {table(report.table.clone())}
        {printed}
    }
    .into_any()
}

fn phrase(phrase: Phrase) -> AnyView {
    if phrase.strong {
        view! { <b>{phrase.text}</b> }.into_any()
    } else {
        phrase.text.into_any()
    }
}

fn figures(report: &Report) -> AnyView {
    if report.figures.is_empty() {
        return ().into_any();
    }
    let figures = report.figures.iter().cloned().map(figure).collect_view();
    view! {
        <dl class="figures">{figures}</dl>
        {note(report.figures_note)}
    }
    .into_any()
}

fn figure(figure: Figure) -> AnyView {
    view! {
        <div class="figure">
            <dt>{figure.tone.and_then(|tone| mark(tone, figure.mark))}{figure.label}</dt>
            <dd><span class="figure-n">{figure.number}<small>{figure.unit}</small></span></dd>
            <dd class="note">{figure.note}</dd>
        </div>
    }
    .into_any()
}

fn note(text: &str) -> Option<AnyView> {
    (!text.is_empty()).then(|| view! { <p class="note">{text.to_owned()}</p> }.into_any())
}

fn remarks(remarks: &[Remark]) -> Option<AnyView> {
    (!remarks.is_empty()).then(|| {
        let remarks = remarks.iter().cloned().map(remark).collect_view();
        view! { <div class="notices">{remarks}</div> }.into_any()
    })
}

fn remark(remark: Remark) -> AnyView {
    let jump = remark.jump.map(|(words, id)| {
        let href = format!("#{id}");
        view! {
            <a
                class="hit"
                href=href
                on:click=move |event| {
                    // As a plain link it would leave the page that the address names.
                    event.prevent_default();
                    doors::focus(&id);
                }
            >
                {words}
            </a>
        }
    });
    let links = remark
        .links
        .into_iter()
        .map(|link| view! { <li>{anchor(link)}</li> })
        .collect_view();
    view! {
        <div class="notice" data-kind="info">
            <span class="notice-kind">{Tone::Info.word()}</span>
            <p class="notice-title">{remark.text}</p>
            <ul class="notice-text">{links}</ul>
            <div class="notice-act">{jump}</div>
        </div>
    }
    .into_any()
}

fn anchor(link: Link) -> AnyView {
    view! { <a class="hit" href=link.href>{link.text}</a> }.into_any()
}

fn bars(report: &Report) -> AnyView {
    let bars = report.bars.iter().cloned().map(bar).collect_view();
    let notes = report
        .bar_notes
        .iter()
        .map(|text| note(text))
        .collect_view();
    view! {
        <section class="section" aria-labelledby="h-bars">
            <h2 id="h-bars">{words::BARS}</h2>
            {legend(report.legend.clone())}
            <div class="bars">{bars}</div>
            {notes}
        </section>
    }
    .into_any()
}

fn bar(bar: PriorityBar) -> AnyView {
    let share = bar.share.map(
        |share| view! { <span>{share.name} " " <b>{share.percent}</b> {share.fraction}</span> },
    );
    let drawn = match bar.bar {
        Some((bar, label)) => stack(bar, label),
        None => note(words::NO_INDICATORS_HERE).into_any(),
    };
    view! {
        <div class="bar">
            <div class="bar-head"><span><a class="hit" href=bar.href>{bar.name}</a></span>{share}</div>
            {drawn}
        </div>
    }
    .into_any()
}

fn list(list: Items) -> AnyView {
    let id = format!("h-{}", list.id);
    let links = list.links.into_iter().map(anchor).collect_view();
    let items = (!list.items.is_empty()).then(|| {
        let items = list.items.into_iter().map(item).collect_view();
        view! { <ul class="misses">{items}</ul> }
    });
    let below = (!list.note.is_empty()).then(|| view! { <p>{list.note}</p> });
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <div class="section-head"><h2 id=id.clone()>{list.title}</h2>{links}</div>
            {items}
            {below}
        </section>
    }
    .into_any()
}

fn item(item: Item) -> AnyView {
    let meta = [item.code, item.departments, item.figures]
        .into_iter()
        .chain(item.reasons)
        .filter(|text| !text.is_empty())
        .map(|text| view! { <span>{text}</span> })
        .collect_view();
    view! {
        <li class="miss">
            {chip(item.verdict)}
            <a class="miss-name" href=item.href>{item.name}</a>
            <span class="miss-rate">{item.measure}</span>
            <p class="miss-meta">{meta}</p>
        </li>
    }
    .into_any()
}

fn table(table: Table) -> AnyView {
    let wide = (table.headings.len() > 6).then_some("");
    let headings = table.headings.into_iter().map(heading).collect_view();
    let rows = table.rows.into_iter().map(row).collect_view();
    view! {
        <section class="section" aria-labelledby="h-sum">
            <div class="section-head"><h2 id="h-sum">{words::TABLE}</h2>{note(table.note)}</div>
            <div class="table-wrap" tabindex="0" role="region" aria-label=words::TABLE_REGION>
                <table class="table" data-wide=wide>
                    <thead><tr><th scope="col">{words::PRIORITY}</th>{headings}</tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot>{row(table.total)}</tfoot>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn heading(heading: Heading) -> AnyView {
    let range = (!heading.range.is_empty()).then(|| view! { <br/> {heading.range} });
    view! { <th scope="col" class="num">{heading.name}{range}</th> }.into_any()
}

fn row(row: Row) -> AnyView {
    let cells = row.cells.into_iter().map(cell).collect_view();
    view! { <tr><th scope="row">{row.name}</th>{cells}</tr> }.into_any()
}

fn cell(cell: Cell) -> AnyView {
    let fraction =
        (!cell.fraction.is_empty()).then(|| view! { <span class="note">{cell.fraction}</span> });
    view! { <td class="num">{cell.figure}{fraction}</td> }.into_any()
}

fn printed(paper: Printed) -> AnyView {
    let rows = paper.differences.into_iter().map(difference).collect_view();
    let id = paper.id;
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <h2 id=id.clone() tabindex="-1">{paper.title}</h2>
            <p>{words::PRINTED_NOTE}</p>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{words::PLACE}</th>
                        <th scope="col">{words::WHAT}</th>
                        <th scope="col" class="num">{words::PRINTED}</th>
                        <th scope="col" class="num">{words::COMPUTED}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn difference(difference: Difference) -> AnyView {
    let place = (difference.lines > 0).then(|| {
        view! { <th scope="rowgroup" rowspan=difference.lines.to_string()>{difference.place}</th> }
    });
    view! {
        <tr>
            {place}
            <td>{difference.what}</td>
            <td class="num">{difference.printed}</td>
            <td class="num">{difference.computed}</td>
        </tr>
    }
    .into_any()
}
