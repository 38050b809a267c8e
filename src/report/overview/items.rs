//! The indicators that need somebody, in the order in which they are looked at: what was missed, what a person has to
//! settle, what has not been entered.

use crate::domain::entry::Entry;
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::judge::Judge;
use crate::domain::kind::{Kind, TargetBasis};
use crate::domain::outcome::{Standing, Waiting};
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;
use crate::report::amount;
use crate::report::list::order::Without;
use crate::report::route::Route;
use crate::report::verdict::{self, Verdict};
use crate::report::why::Why;
use crate::text::overview as words;
use crate::text::{bands, list, outcome as outcome_words};

use super::remarks::{Link, overruled};
use super::{Counted, Material};

/// The most misses shown here: a committee looks at each of them.
const MOST_MISSES: usize = 50;
/// The most of the others: they are worked off in the list.
const MOST_OTHERS: usize = 10;

/// A list of indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Items {
    /// The value by which the page tells the lists apart.
    pub id: &'static str,
    /// Its heading, with the count.
    pub title: String,
    /// Links to the same in the working table.
    pub links: Vec<Link>,
    /// The indicators.
    pub items: Vec<Item>,
    /// What is said below: there is none, or there are more.
    pub note: String,
}

/// An indicator in such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Identifies it.
    pub id: NodeId,
    /// Its page.
    pub href: String,
    /// Its judgement.
    pub verdict: Verdict,
    /// Its name.
    pub name: String,
    /// Its rate or change.
    pub measure: String,
    /// Where its arithmetic is found.
    pub why: String,
    /// The number of its 取組内容.
    pub code: String,
    /// Its departments.
    pub departments: String,
    /// Target and actual.
    pub figures: String,
    /// Why it needs somebody, and what was computed if a person decided otherwise; may be empty.
    pub reasons: Vec<String>,
}

/// The lists. Only the misses are there when nothing is in them: that is an answer, too.
pub(super) fn lists(material: &Material<'_>) -> Vec<Items> {
    let rules = material.rules;
    let missed = rules.bands().iter().filter(|band| !band.attains);
    let levels = bands::together(missed.clone());
    let several = missed.clone().count() > 1;
    let mut lists = Vec::new();
    // Where every level counts as attained there is nothing to miss, and before the first judgement nobody has missed.
    if !levels.is_empty() && material.all.tally.counted() > 0 {
        let (count, items) = pick(
            material,
            MOST_MISSES,
            |standing| matches!(standing, Standing::Judged(band) if rules.band(band).is_some_and(|band| !band.attains)),
        );
        let links = missed.map(|band| Link {
            text: if several {
                words::see_list_of(&band.label)
            } else {
                words::SEE_LIST.to_owned()
            },
            href: Route::list_of(band.id.as_str()).href(),
        });
        lists.push(Items {
            id: "misses",
            title: words::missed(&levels, count),
            links: if count > 0 {
                links.collect()
            } else {
                Vec::new()
            },
            note: if count == 0 {
                words::none_missed(&levels)
            } else {
                note(count, &items)
            },
            items,
        });
    }
    lists.extend(other(
        material,
        "settle",
        words::to_settle,
        words::SEE_LIST,
        &[Without::Unsettled, Without::Assessment],
    ));
    let targets_wanting = (material.entries.iter())
        .any(|(_, outcome)| outcome.standing == Standing::Waiting(Waiting::TargetBlank));
    lists.extend(other(
        material,
        "waiting",
        if targets_wanting {
            words::waiting_for_targets
        } else {
            words::waiting
        },
        words::ENTER_IN_LIST,
        &[Without::Waiting],
    ));
    lists
}

/// A list of what the working table can be narrowed to, with a link to each of these that is there; the list is only
/// there when something is in it.
fn other(
    material: &Material<'_>,
    id: &'static str,
    title: fn(usize) -> String,
    link: &str,
    admitted: &[Without],
) -> Option<Items> {
    let is = |standing: Standing, of: &[Without]| {
        Without::of(standing).is_some_and(|without| of.contains(&without))
    };
    let (count, items) = pick(material, MOST_OTHERS, |standing| is(standing, admitted));
    let there = |without: Without| {
        let mut entries = material.entries.iter();
        entries.any(|(_, outcome)| is(outcome.standing, &[without]))
    };
    let several = admitted.iter().all(|without| there(*without)) && admitted.len() > 1;
    let links = Without::ALL
        .into_iter()
        .filter(|(without, _)| admitted.contains(without) && there(*without))
        .map(|(without, word)| Link {
            text: if several {
                words::see_list_of(list::without(without))
            } else {
                link.to_owned()
            },
            href: Route::list_of(word).href(),
        });
    (count > 0).then(|| Items {
        id,
        title: title(count),
        links: links.collect(),
        note: note(count, &items),
        items,
    })
}

fn note(count: usize, items: &[Item]) -> String {
    match count.saturating_sub(items.len()) {
        0 => String::new(),
        more => words::more(more),
    }
}

/// How many there are, and the first of them.
fn pick(
    material: &Material<'_>,
    most: usize,
    admits: impl Fn(Standing) -> bool,
) -> (usize, Vec<Item>) {
    let mut count = 0_usize;
    let mut items = Vec::new();
    for entry in &material.entries {
        if admits(entry.1.standing) {
            count = count.saturating_add(1);
            if items.len() < most {
                items.push(item(material, entry));
            }
        }
    }
    (count, items)
}

fn item(material: &Material<'_>, (place, outcome): &Counted<'_>) -> Item {
    let indicator = place.indicator;
    let (target, actual) = target_and_actual(material.plan, material.figures.year, place.indicator);
    let why = match outcome.standing {
        // The chip and the blank actual say it.
        Standing::Waiting(Waiting::ActualBlank | Waiting::ActualPending) => "",
        standing => outcome_words::reason(standing),
    };
    Item {
        id: indicator.id.clone(),
        href: Route::Indicator(Some(indicator.id.clone())).href(),
        verdict: Verdict::of(outcome.standing, material.rules),
        name: indicator.name.clone(),
        measure: verdict::measure(outcome),
        why: Why::rate(&indicator.id, material.figures.year).href(),
        code: verdict::code(place),
        departments: verdict::departments(place, material.plan),
        figures: words::figures(&target, &actual),
        reasons: [Some(why.to_owned()), overruled(outcome, material.rules)]
            .into_iter()
            .flatten()
            .filter(|reason| !reason.is_empty())
            .collect(),
    }
}

/// Target and actual as entered; where the program makes them (the mean of parts, a share of the last year's target), as
/// they were put in.
pub fn target_and_actual(plan: &Plan, year: FiscalYear, indicator: &Indicator) -> (String, String) {
    let record = indicator.year(year);
    let entered = |entry: Option<&Entry>| {
        entry
            .map(|entry| entry.raw().to_owned())
            .unwrap_or_default()
    };
    let mut target = entered(record.map(|record| &record.target));
    let mut actual = entered(record.map(|record| &record.actual));
    let makes_target = indicator.basis != TargetBasis::OfYear;
    let makes_actual = matches!(indicator.kind(), Kind::Composite(_));
    if makes_target || makes_actual {
        let judge = Judge::new(plan, year);
        if makes_target && let Some(inputs) = judge.judge(indicator).inputs {
            target = amount::target(plan, indicator, year, &inputs);
        }
        if makes_actual {
            actual = amount::mean(&judge, indicator, year).unwrap_or_default();
        }
    }
    (target, actual)
}
