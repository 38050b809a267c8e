//! What has to be known to read the totals: what is not in them, what rounding would have judged otherwise, and what a
//! person decided.

use crate::domain::comment::open;
use crate::domain::exact::Exact;
use crate::domain::outcome::{Outcome, Rate};
use crate::domain::rounding::{Decimal, percent};
use crate::domain::rules::{JudgedOn, Rules};
use crate::report::route::Route;
use crate::report::verdict::{self, Verdict};
use crate::text::{comments, format, overview as words};

use super::{Counted, Material, Printed};

/// The most indicators named in a remark.
const MOST_NAMED: usize = 10;
/// The most decimals added to a rate to show on which side of a bound it is.
const MOST_ADDED: u8 = 6;

/// A remark on the totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The remark.
    pub text: String,
    /// Where to look.
    pub links: Vec<Link>,
    /// Where to look within the page: the words, and the `id` of the heading.
    pub jump: Option<(&'static str, String)>,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its words.
    pub text: String,
    /// Its address.
    pub href: String,
}

pub(super) fn remarks(material: &Material<'_>, printed: &[Printed]) -> Vec<Remark> {
    let tally = &material.all.tally;
    let rules = material.rules;
    let to_list = |standing| {
        vec![Link {
            text: words::SEE_LIST.to_owned(),
            href: Route::list_of(standing).href(),
        }]
    };
    let mut remarks = Vec::new();
    if tally.not_set > 0 {
        remarks.push(Remark {
            text: words::not_set(tally.not_set),
            links: to_list("not-set"),
            jump: None,
        });
    }
    if tally.left_out > 0 {
        remarks.push(Remark {
            text: words::left_out(tally.left_out),
            links: to_list("left-out"),
            jump: None,
        });
    }
    let on_exact = rules.judged_on == JudgedOn::Exact;
    remarks.extend(named(
        material,
        |(place, outcome)| {
            let (exact, shown) = judged_apart(outcome, rules)?;
            let word = Verdict::of(outcome.standing, rules).word;
            Some(words::judged_apart_item(
                &place.indicator.name,
                &format::percent(exact),
                &format::percent(shown),
                &word,
            ))
        },
        |count| words::judged_apart(count, on_exact),
    ));
    remarks.extend(named(
        material,
        |(place, outcome)| {
            let computed = overruled(outcome, rules)?;
            let word = Verdict::of(outcome.standing, rules).word;
            let measure = verdict::measure(outcome);
            Some(words::overruled_item(
                &place.indicator.name,
                &measure,
                &word,
                &computed,
            ))
        },
        words::overruled,
    ));
    remarks.extend(named(
        material,
        |(place, _)| {
            let count = open(&place.indicator.comments);
            (count > 0).then(|| comments::remark_item(&place.indicator.name, count))
        },
        comments::remark,
    ));
    remarks.extend(printed.iter().map(|paper| Remark {
        text: words::printed_apart(&paper.paper, paper.differences.len()),
        links: Vec::new(),
        jump: Some((words::SEE_PRINTED, paper.id.clone())),
    }));
    remarks
}

/// A remark that names the indicators of which `say` says something.
fn named(
    material: &Material<'_>,
    say: impl Fn(&Counted<'_>) -> Option<String>,
    text: impl Fn(usize) -> String,
) -> Option<Remark> {
    let mut count = 0_usize;
    let mut links = Vec::new();
    for entry in &material.entries {
        let Some(said) = say(entry) else { continue };
        count = count.saturating_add(1);
        if links.len() < MOST_NAMED {
            links.push(Link {
                text: said,
                href: Route::Indicator(Some(entry.0.indicator.id.clone())).href(),
            });
        }
    }
    (count > 0).then(|| Remark {
        text: text(count),
        links,
        jump: None,
    })
}

/// What was computed, where a person decided otherwise.
pub fn overruled(outcome: &Outcome, rules: &Rules) -> Option<String> {
    let computed = outcome.as_computed()?;
    Some(words::computed(
        &verdict::measure(&computed),
        &Verdict::of(computed.standing, rules).word,
    ))
}

/// Where the exact rate and the shown one fall into different levels: the rate with as many decimals as tell it from the
/// shown one's level, and the shown one.
fn judged_apart(outcome: &Outcome, rules: &Rules) -> Option<(Decimal, Decimal)> {
    outcome.band()?;
    if outcome.overruled.is_some() {
        return None;
    }
    let Rate { value, .. } = outcome.rate()?;
    let level = |rate: &Decimal| {
        let fraction = rate.to_exact().checked_div(Exact::HUNDRED).ok()?;
        Some(rules.band_for(&fraction))
    };
    let exact = rules.band_for(&value.exact);
    if level(&value.shown)? == exact {
        return None;
    }
    let finer = (1..=MOST_ADDED).find_map(|added| {
        let decimals = rules.rate_decimals.checked_add(added)?;
        let finer = percent(&value.exact, decimals, rules.rounding).ok()?;
        (level(&finer)? == exact).then_some(finer)
    });
    Some((finer.unwrap_or(value.shown), value.shown))
}
