//! 概況: where the plan stands in a year, for the whole plan or one department. Everything on the page follows from one
//! pass over the indicators.

mod items;
mod printed;
mod remarks;
mod table;

pub(super) use items::target_and_actual;
pub use items::{Item, Items};
pub use printed::{Difference, Printed};
pub(super) use remarks::overruled;
pub use remarks::{Link, Remark};
pub use table::{Cell, Heading, Row, Table};

use crate::domain::id::DepartmentId;
use crate::domain::outcome::Outcome;
use crate::domain::plan::{Plan, Priority};
use crate::domain::rounding::Rounding;
use crate::domain::rules::Rules;
use crate::domain::summary::{Figures, Tally};
use crate::domain::tree::Place;
use crate::text::overview::{self as words, Empty, Phrase};
use crate::text::{bands, format};

use super::bars::{self, Bar, Key};
use super::census::Census;
use super::route::{ListQuery, Route};
use super::verdict::Verdict;
use super::why::{Figure as WhyFigure, Why};

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// Its heading.
    pub title: String,
    /// The department whose part it shows; blank for the whole plan.
    pub scope: String,
    /// How far the entering has come.
    pub entered: String,
    /// Where the arithmetic of that is found.
    pub entered_why: String,
    /// What is below.
    pub body: Body,
}

/// The page below its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// There is nothing to report.
    Empty(Empty),
    /// There is.
    Report(Box<Report>),
}

/// The state of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The page in one sentence.
    pub lead: Vec<Phrase>,
    /// The arithmetic of its 概ね達成率; that of the other numbers of the same scope comes from it.
    pub why: Why,
    /// The same in large figures; none while nothing is judged.
    pub figures: Vec<Figure>,
    /// A note on the shares in the figures; blank if there is nothing to say.
    pub figures_note: &'static str,
    /// What has to be known to read the totals.
    pub remarks: Vec<Remark>,
    /// The legend of the bars.
    pub legend: Vec<Key>,
    /// A bar per 重点項目.
    pub bars: Vec<PriorityBar>,
    /// Notes below them.
    pub bar_notes: Vec<String>,
    /// What needs somebody: misses, then what is to be settled, then what has not been entered.
    pub lists: Vec<Items>,
    /// The summary table.
    pub table: Table,
    /// Where published papers print other totals.
    pub printed: Vec<Printed>,
}

/// A large figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The tone, where it is about a level: the value of `data-band`.
    pub tone: Option<&'static str>,
    /// The level's mark.
    pub mark: &'static str,
    /// What is counted.
    pub label: String,
    /// The figure.
    pub number: String,
    /// Its unit.
    pub unit: &'static str,
    /// Where it comes from.
    pub note: String,
    /// The numerator and denominator of a percentage in the note, in brackets; may be blank.
    pub fraction: String,
    /// Where its arithmetic is found.
    pub why: String,
}

/// The bar of a 重点項目.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorityBar {
    /// Its number and name.
    pub name: String,
    /// The list of its indicators.
    pub href: String,
    /// The word before the share, and what follows it; `None` while nothing is judged.
    pub share: Option<ShareText>,
    /// The bar, and the bar in words; `None` where the 重点項目 has nothing in the scope.
    pub bar: Option<(Bar, String)>,
    /// Where the arithmetic of each of its segments is found.
    pub whys: Vec<String>,
}

/// 概ね達成率 90.5％（19÷21）, in the pieces in which it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareText {
    /// 概ね達成率.
    pub name: String,
    /// 90.5％.
    pub percent: String,
    /// （19÷21）.
    pub fraction: String,
    /// Where its arithmetic is found.
    pub why: String,
}

impl ShareText {
    /// Of a part of the plan; `None` while nothing is judged.
    pub fn of(tally: &Tally, why: &Why, rules: &Rules) -> Option<Self> {
        let share = tally.attainment_share(rules)?;
        let fraction = [words::part_way(tally), format::fraction(&share)].concat();
        Some(Self {
            name: bands::attainment(rules),
            percent: format::percent(share.shown),
            fraction: words::bracketed(&fraction),
            why: why.href(),
        })
    }
}

/// An indicator within the scope, and what became of it.
type Counted<'a> = (Place<'a>, &'a Outcome);

/// A 重点項目 with what the scope has of it.
struct Part<'a> {
    priority: &'a Priority,
    census: Census,
}

/// Everything the page is made from.
struct Material<'a> {
    plan: &'a Plan,
    rules: &'a Rules,
    figures: &'a Figures,
    parts: Vec<Part<'a>>,
    all: Census,
    entries: Vec<Counted<'a>>,
    /// The arithmetic of its 概ね達成率.
    why: Why,
}

impl<'a> Material<'a> {
    fn gather(plan: &'a Plan, figures: &'a Figures, scope: Option<&DepartmentId>) -> Self {
        let mut outcomes = figures.outcomes().iter();
        let mut all = Census::default();
        let mut entries = Vec::new();
        let mut parts = Vec::with_capacity(plan.priorities.len());
        for priority in &plan.priorities {
            let mut census = Census::default();
            for (place, outcome) in priority.places().zip(outcomes.by_ref()) {
                if scope.is_none_or(|scope| place.departments().contains(scope)) {
                    census.add(outcome);
                    all.add(outcome);
                    entries.push((place, outcome));
                }
            }
            parts.push(Part { priority, census });
        }
        Self {
            plan,
            rules: &plan.rules,
            figures,
            parts,
            all,
            entries,
            why: Why::share(scope, figures.year),
        }
    }
}

/// The page for the year of `figures`, which must be those of `plan`.
pub fn overview(plan: &Plan, figures: &Figures, scope: Option<&DepartmentId>) -> Overview {
    let material = Material::gather(plan, figures, scope);
    let empty = if plan.priorities.is_empty() {
        Some(Empty::NoPriorities)
    } else if figures.outcomes().is_empty() {
        Some(Empty::NoIndicators)
    } else if material.entries.is_empty() {
        Some(Empty::NotTheirs)
    } else {
        None
    };
    Overview {
        title: words::title(figures.year),
        scope: scope
            .and_then(|id| plan.department(id))
            .map(|department| department.name.clone())
            .unwrap_or_default(),
        entered: words::entered(&material.all.tally),
        entered_why: material.why.of(WhyFigure::Reported).href(),
        body: match empty {
            Some(empty) => Body::Empty(empty),
            None => Body::Report(Box::new(report(&material, scope.is_none()))),
        },
    }
}

fn report(material: &Material<'_>, whole: bool) -> Report {
    let rules = material.rules;
    let all = &material.all;
    let bars: Vec<PriorityBar> = material
        .parts
        .iter()
        .map(|part| priority_bar(part, &material.why, rules))
        .collect();
    let mut bar_notes = Vec::new();
    if all.open_count() > 0 {
        bar_notes.push(words::bars_of_all(all, rules));
    }
    let missing = |bar: &PriorityBar| bar.bar.as_ref().is_some_and(|(bar, _)| !bar.adds_up);
    if bars.iter().any(missing) {
        bar_notes.push(rounded(rules).to_owned());
    }
    // A paper prints totals of the whole plan; a department's part cannot be held against them.
    let printed = if whole {
        printed::printed(material)
    } else {
        Vec::new()
    };
    Report {
        lead: words::lead(all, rules),
        why: material.why.clone(),
        figures: large_figures(all, &material.why, rules),
        figures_note: if all.tally.shares_add_up(rules) {
            ""
        } else {
            rounded(rules)
        },
        remarks: remarks::remarks(material, &printed),
        legend: bars::legend(all, rules),
        bars,
        bar_notes,
        lists: items::lists(material),
        table: table::table(material),
        printed,
    }
}

fn rounded(rules: &Rules) -> &'static str {
    match rules.rounding {
        Rounding::HalfUp => words::ROUNDED,
        _ => words::ROUNDED_OTHERWISE,
    }
}

fn priority_bar(part: &Part<'_>, why: &Why, rules: &Rules) -> PriorityBar {
    let priority = part.priority;
    let why = why.clone().within(&priority.id);
    let tally = &part.census.tally;
    let name = words::numbered(&priority.number, &priority.name);
    let bar = Bar::of(&part.census, rules);
    PriorityBar {
        href: Route::List(ListQuery {
            priority: priority.id.to_string(),
            ..ListQuery::default()
        })
        .href(),
        share: ShareText::of(tally, &why, rules),
        whys: bar
            .as_ref()
            .map(|bar| why.of_bar(bar, rules))
            .unwrap_or_default(),
        bar: bar.map(|bar| {
            let label = words::bar_label(&name, tally.set, &bar.words);
            (bar, label)
        }),
        name,
    }
}

pub(super) fn large_figures(census: &Census, why: &Why, rules: &Rules) -> Vec<Figure> {
    let tally = &census.tally;
    let Some(share) = tally.attainment_share(rules) else {
        return Vec::new();
    };
    let headline = Figure {
        tone: None,
        mark: "",
        label: bands::attainment(rules),
        number: format::grouped(share.shown),
        unit: words::PERCENT,
        note: [
            words::part_way(tally),
            words::attainment_note(&share, tally, rules),
        ]
        .concat(),
        fraction: String::new(),
        why: why.href(),
    };
    let levels = (0..rules.bands().len()).map(|band| {
        let verdict = Verdict::of_band(band, rules);
        let share = tally.band_share(band, rules);
        let share = share.map(|share| (format::percent(share.shown), format::fraction(&share)));
        let (note, fraction) = share.unwrap_or_default();
        Figure {
            tone: Some(verdict.tone),
            mark: verdict.mark,
            label: verdict.word,
            number: format::count(tally.in_band(band)),
            unit: words::ITEMS,
            note,
            fraction: words::bracketed(&fraction),
            why: why.level(rules, Some(band)).href(),
        }
    });
    std::iter::once(headline).chain(levels).collect()
}

#[cfg(test)]
mod tests;
