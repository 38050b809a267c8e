//! Next year on today's results.

use crate::ui::prelude::*;

use crate::app::state::App;
use crate::report::route::{Route, SettingsPage};
use crate::report::whatif::{Entry, Outlook, OutlookGroup, outlook};
use crate::text::settings::years;
use crate::text::whatif as words;
use crate::ui::chip::chip;
use crate::ui::element::{Element, el, of_class};
use crate::ui::why::why;

use super::trial;

pub(super) fn section(app: App) -> AnyView {
    let found = Memo::new(move |_| {
        let year = app.year();
        app.with(|plan| outlook(plan, year))
    });
    (move || match found.get() {
        Some(found) => shown(found),
        None => vec![
            of_class("div", "empty")
                .with(el("h2").with(words::NO_NEXT_YEAR))
                .with(el("p").with(words::NO_NEXT_YEAR_TEXT))
                .with(
                    of_class("div", "btns").with(
                        of_class("a", "btn")
                            .attr("href", Route::Settings(SettingsPage::Years).href())
                            .with(years::TO_SETTINGS),
                    ),
                )
                .into(),
        ],
    })
    .into_any()
}

fn shown(found: Outlook) -> Vec<AnyView> {
    let columns = words::outlook_columns(found.from, found.to);
    let mut parts: Vec<AnyView> = vec![
        el("h2")
            .with(words::outlook_title(found.from, found.to))
            .into(),
        el("p")
            .with(words::outlook_help(found.from, found.to))
            .into(),
        of_class("p", "lead").with(trial(found.lead)).into(),
    ];
    let groups = found.groups.into_iter().enumerate();
    parts.extend(groups.map(|(index, shown)| group(index, shown, &columns).into()));
    parts
}

fn group(index: usize, group: OutlookGroup, columns: &[String; 3]) -> Element {
    let id = format!("h-outlook-{index}");
    let count = words::outlook_group(group.entries.len());
    let region = words::outlook_region(&group.verdict.word);
    let heading = of_class("h3", "trial-group")
        .attr("id", id.as_str())
        .with(trial(chip(group.verdict).into_any()))
        .with(count);
    let heads = [words::NUMBER, words::INDICATOR]
        .map(|word| el("th").attr("scope", "col").with(word))
        .into_iter()
        .chain(columns.iter().map(|word| {
            of_class("th", "num")
                .attr("scope", "col")
                .with(word.as_str())
        }));
    let table = of_class("table", "table trial-outlook")
        .attr("data-wide", "")
        .with(el("thead").with(el("tr").with_all(heads)))
        .with(el("tbody").with_all(group.entries.into_iter().map(|entry| row(entry, columns))));
    let note = (!group.note.is_empty()).then(|| of_class("p", "note").with(group.note));
    of_class("section", "section")
        .attr("aria-labelledby", id.as_str())
        .with(heading)
        .with(note)
        .with(
            of_class("div", "table-wrap")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", region)
                .with(table),
        )
}

fn row(entry: Entry, [target, actual, measured]: &[String; 3]) -> Element {
    let cell = |class, label: &String| of_class("td", class).attr("data-label", label.as_str());
    let measure =
        (!entry.measure.is_empty()).then(|| trial(el("b").with(why(entry.why, entry.measure))));
    let note = (!entry.note.is_empty()).then(|| of_class("p", "note").with(entry.note));
    el("tr")
        .with(of_class("td", "keep").with(entry.code))
        .with(
            el("th")
                .attr("scope", "row")
                .with(el("a").attr("href", entry.href).with(entry.name))
                .with(note),
        )
        .with(cell("num", target).with(entry.target))
        .with(cell("num", actual).with(entry.actual))
        .with(cell("num trial-cell", measured).with(measure))
}
