//! 計算根拠 of a number, in front of whatever page it was opened from.

use crate::ui::prelude::*;

use crate::app::state::App;
use crate::app::{doors, why};
use crate::domain::summary::Figures;
use crate::report::whatif::instead;
use crate::report::why::{Context, Group, Page, Under, Why};
use crate::text;
use crate::text::why as words;
use crate::ui::chip::{chip, large_chip};
use crate::ui::dialog;
use crate::ui::element::{Element, el, of_class};
use crate::ui::why::why as link;

use super::indicator::verdict::list;
use super::whatif;

const TEXT: &str = "why-text";

/// The dialog, while a number is asked for.
pub fn dialog(app: App) -> AnyView {
    // Anew for every number: it begins at its top, with the keyboard there.
    (move || {
        let asked = app.why.get();
        asked.map(|asked| AnyView::Anew(Box::new(of(app, asked))))
    })
    .into_any()
}

fn of(app: App, asked: Why) -> AnyView {
    let gone = match asked.under {
        Under::Trial => words::GONE_TRIAL,
        _ => words::GONE,
    };
    let page = Memo::new(move |_| {
        app.with_figures(|plan, figures| {
            let as_of = app.with_document_untracked(|document| document.as_of.clone());
            let mut context = Context {
                time: &doors::local_time,
                as_of: &as_of,
                conditions: Vec::new(),
            };
            if asked.under == Under::Plan {
                return Page::of(plan, &asked, figures, &context);
            }
            let (then, conditions) = instead(plan, &asked, whatif::tried(), figures.year)?;
            context.conditions = conditions;
            let year = asked.year.unwrap_or(figures.year);
            Page::of(&then, &asked, &Figures::of(&then, year), &context)
        })
    });
    let title = page.with_untracked(|page| match page {
        Some(page) => page.title.clone(),
        None => words::GONE_TITLE.to_owned(),
    });
    let said = RwSignal::new("");
    let body = move || match page.get() {
        Some(page) => body(page),
        None => vec![el("p").with(gone).into()],
    };
    let text = move || page.with(|page| page.as_ref().map(Page::as_text).unwrap_or_default());
    let open = RwSignal::new(false);
    let copy = move |_| {
        // Nothing can be copied out of a box that is not shown.
        open.set(true);
        doors::soon(move || {
            said.set(if doors::copy_from(TEXT) {
                words::COPIED
            } else {
                words::COPY_BY_HAND
            });
        });
    };
    let leave = move || why::leave(app);
    let body = view! {
        {body}
        <details class="more" prop:open=move || open.get() on:toggle=move |event| open.set(doors::is_open(&event))>
            <summary>{words::AS_TEXT}</summary>
            <textarea class="area" id=TEXT rows="10" readonly aria-label=words::AS_TEXT prop:value=text></textarea>
        </details>
    };
    let foot = view! {
        <button class="btn" data-kind="primary" type="button" on:click=move |_| leave()>{text::app::CLOSE}</button>
        <button class="btn" type="button" on:click=copy>{words::COPY}</button>
        <p class="note" role="status">{move || said.get()}</p>
    };
    dialog::dialog(Some("why"), title, body.into_any(), foot.into_any(), leave)
}

fn body(page: Page) -> Vec<AnyView> {
    let mark = page.mark;
    let number = (!page.figure.is_empty())
        .then(|| of_class("span", "verdict-rate").with(page.figure.as_str()));
    let verdict = page.verdict.map(|verdict| large_chip(verdict).into_any());
    let top = of_class("div", "verdict-top")
        .with(tag(mark))
        .with(verdict)
        .with(number);
    let mut parts: Vec<AnyView> = vec![of_class("p", "note").with(page.about).into(), top.into()];
    if !page.sentence.is_empty() {
        parts.push(el("p").with(page.sentence).into());
    }
    parts.extend(page.notes.into_iter().map(|note| el("p").with(note).into()));
    parts.push(list(page.steps));
    let groups = page.groups.into_iter();
    parts.extend(groups.map(|shown| group(shown, mark).into()));
    if !page.links.is_empty() {
        let links = page
            .links
            .into_iter()
            .map(|(words, href)| of_class("a", "hit").attr("href", href).with(words));
        parts.push(of_class("p", "why-links").with_all(links).into());
    }
    parts
}

/// The mark on a number that is not official.
fn tag(mark: &'static str) -> Option<Element> {
    (!mark.is_empty()).then(|| of_class("span", "trial-tag").with(mark))
}

fn group(group: Group, mark: &'static str) -> Element {
    let mut details = of_class("details", "more");
    if group.open {
        details = details.attr("open", "");
    }
    let summary = el("summary")
        .with(chip(group.verdict).into_any())
        .with(" ")
        .with(group.title);
    let reason = (!group.reason.is_empty()).then(|| of_class("p", "note").with(group.reason));
    let lines = group.lines.into_iter().map(|line| {
        el("li")
            .with(of_class("span", "note").with(line.code))
            .with(link(line.href, line.name))
            .with(of_class("span", "num").with(tag(mark)).with(line.measure))
    });
    let more = (!group.more.is_empty()).then(|| of_class("p", "note").with(group.more));
    details
        .with(summary)
        .with(reason)
        .with(of_class("ul", "why-lines").with_all(lines))
        .with(more)
}
