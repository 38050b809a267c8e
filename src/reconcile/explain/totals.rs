//! What would explain the counts of a summary table: other rules, the printed rates, the sum of the rows, and the fewest
//! indicators that would have to be counted elsewhere.
//!
//! The search is exhaustive within these limits: every single change of a rule in [`changes`] and, up to
//! [`MOST_FOR_PAIRS`] indicators, every two of them together; and every way of counting the fewest possible indicators
//! elsewhere, without looking at why they would be. The last needs no enumeration: no fewer can do than the surplus of
//! the levels of which too few are printed, and each choice of so many out of those levels does.

use std::cmp::Ordering;

use crate::domain::exact::Exact;
use crate::domain::id::NodeId;
use crate::domain::kind::LowerFormula;
use crate::domain::outcome::Outcome;
use crate::domain::plan::Plan;
use crate::domain::rounding::Rounding;
use crate::domain::rules::{BandIndex, JudgedOn, Rules, ZeroTarget};
use crate::domain::sort;
use crate::domain::summary::{Figures, Tally, Totals};

use super::super::figure::Printed;
use super::super::{Material, indicator};
use super::{Change, Explanation, Leaving, Moves};

/// No more than this many indicators are named for one level.
pub const MOST_NAMED: usize = 10;
/// Up to so many indicators, two changed rules are tried together.
pub const MOST_FOR_PAIRS: usize = 2_000;

/// A row of a table whose counts can be read.
pub struct Row {
    /// Its place among the plan's 重点項目; `None` for the total.
    pub priority: Option<usize>,
    /// The printed count of each level; `None` where none is printed.
    pub counts: Vec<Option<usize>>,
}

impl Row {
    fn tally<'t>(&self, totals: &'t Totals) -> Option<&'t Tally> {
        match self.priority {
            None => Some(&totals.all),
            Some(index) => totals.by_priority.get(index),
        }
    }

    /// The counts come out.
    pub fn fits(&self, totals: &Totals) -> bool {
        self.tally(totals).is_some_and(|tally| {
            let mut counts = self.counts.iter().enumerate();
            counts.all(|(band, count)| count.is_none_or(|count| count == tally.in_band(band)))
        })
    }

    /// The counts, if one is printed for every level.
    pub fn all(&self) -> Option<Vec<usize>> {
        self.counts.iter().copied().collect()
    }
}

/// What gives the counts of all rows of a paper together: the printed rates and marks, or other rules.
pub fn of_all(material: &Material<'_>, rows: &[Row]) -> Vec<Explanation> {
    let mut found = Vec::new();
    let printed = printed_totals(material);
    if rows.iter().all(|row| row.fits(&printed)) {
        found.push(Explanation::ByPrintedRows);
    }
    found.extend(by_rules(material, rows).map(Explanation::Rules));
    found
}

/// The totals of the levels that are printed beside the rows; where none is, of the computed ones.
fn printed_totals(material: &Material<'_>) -> Totals {
    let mut totals = Totals {
        by_priority: Vec::new(),
        all: Tally::default(),
    };
    let mut outcomes = material.figures.outcomes().iter();
    for priority in &material.plan.priorities {
        let mut tally = Tally::default();
        priority.for_each_action(|action| {
            for (own, outcome) in action.indicators.iter().zip(&mut outcomes) {
                match indicator::printed_band(material, own) {
                    Some(band) if outcome.is_set() => tally.add(&Outcome {
                        standing: crate::domain::outcome::Standing::Judged(band),
                        ..outcome.clone()
                    }),
                    _ => tally.add(outcome),
                }
            }
        });
        totals.all.take_in(&tally);
        totals.by_priority.push(tally);
    }
    totals
}

/// The rules that are tried, each a single change of the plan's.
fn changes(rules: &Rules) -> Vec<Change> {
    let mut changes = Vec::new();
    if rules.judged_on == JudgedOn::Shown {
        changes.push(Change::JudgedOn(
            JudgedOn::Exact,
            rules.rounding,
            rules.rate_decimals,
        ));
    }
    let mut digits = vec![rules.rate_decimals];
    digits.extend(
        [0, 1]
            .into_iter()
            .filter(|some| *some != rules.rate_decimals),
    );
    for decimals in digits {
        let own = std::iter::once(rules.rounding);
        let others = Rounding::ALL
            .into_iter()
            .filter(|mode| *mode != rules.rounding);
        for mode in own.chain(others) {
            let same = rules.judged_on == JudgedOn::Shown
                && (mode, decimals) == (rules.rounding, rules.rate_decimals);
            if !same {
                changes.push(Change::JudgedOn(JudgedOn::Shown, mode, decimals));
            }
        }
    }
    changes.push(Change::Lower(match rules.lower_formula {
        LowerFormula::TargetOverActual => LowerFormula::TwoMinus,
        LowerFormula::TwoMinus => LowerFormula::TargetOverActual,
    }));
    for zero in [ZeroTarget::NotCounted, ZeroTarget::Met, ZeroTarget::Missed] {
        if zero != rules.zero_target {
            changes.push(Change::Zero(zero));
        }
    }
    for (index, band) in rules.bands().iter().enumerate() {
        if let Some(bound) = &band.lower {
            changes.push(Change::Inclusive(index, !bound.inclusive));
        }
    }
    changes
}

/// Changes a rule; `false` if the rules cannot be changed so.
fn apply(change: &Change, rules: &mut Rules) -> bool {
    match change {
        Change::JudgedOn(on, rounding, decimals) => {
            rules.judged_on = *on;
            rules.rounding = *rounding;
            rules.rate_decimals = *decimals;
        }
        Change::Lower(formula) => rules.lower_formula = *formula,
        Change::Zero(zero) => rules.zero_target = *zero,
        Change::Inclusive(index, inclusive) => {
            let mut bands = rules.bands().to_vec();
            if let Some(bound) = bands.get_mut(*index).and_then(|band| band.lower.as_mut()) {
                bound.inclusive = *inclusive;
            }
            return rules.set_bands(bands).is_ok();
        }
    }
    true
}

/// The first change, or two of them, under which all rows come out.
fn by_rules(material: &Material<'_>, rows: &[Row]) -> Option<Vec<Change>> {
    let mut other: Plan = material.plan.clone();
    let mut totals = |chosen: &[&Change]| {
        other.rules.clone_from(material.rules);
        let fit = chosen.iter().all(|change| apply(change, &mut other.rules));
        fit.then(|| Figures::of(&other, material.year).totals(&other, None))
    };
    let all = rows.iter().collect::<Vec<_>>();
    let fits = |totals: &Totals| all.iter().all(|row| row.fits(totals));
    let changes = changes(material.rules);
    for change in &changes {
        if totals(&[change]).is_some_and(|found| fits(&found)) {
            return Some(vec![change.clone()]);
        }
    }
    if material.figures.outcomes().len() > MOST_FOR_PAIRS {
        return None;
    }
    // Also those that move nothing by themselves: an exclusive bound moves what counts as met for a target of 0.
    for (index, one) in changes.iter().enumerate() {
        for other in changes.iter().skip(index.saturating_add(1)) {
            let same = std::mem::discriminant(one) == std::mem::discriminant(other)
                && !matches!(one, Change::Inclusive(..));
            if !same && totals(&[one, other]).is_some_and(|found| fits(&found)) {
                return Some(vec![one.clone(), other.clone()]);
            }
        }
    }
    None
}

/// The fewest indicators that would have to be counted elsewhere.
pub fn moves(material: &Material<'_>, row: &Row) -> Option<Explanation> {
    let printed = row.all()?;
    let tally = row.tally(&material.totals)?;
    let in_scope = |place: &crate::domain::tree::Place<'_>| match row.priority {
        None => true,
        Some(index) => {
            let own = material.plan.priorities.get(index);
            own.is_some_and(|own| own.id == place.priority.id)
        }
    };
    let outside = tally
        .set
        .saturating_add(tally.not_set)
        .saturating_sub(tally.counted());
    let sum: usize = printed.iter().sum();
    let there = tally.set.saturating_add(tally.not_set);
    if sum > there {
        return Some(Explanation::TooMany {
            printed: sum,
            there,
        });
    }
    // Where the others would be: in no level.
    let mut bins: Vec<(Option<BandIndex>, usize, usize)> = printed
        .iter()
        .enumerate()
        .map(|(band, printed)| (Some(band), tally.in_band(band), *printed))
        .collect();
    bins.push((None, outside, there.saturating_sub(sum)));
    let mut from = Vec::new();
    let mut to = Vec::new();
    for (bin, computed, printed) in bins {
        match computed.cmp(&printed) {
            Ordering::Greater => from.push((bin, computed.saturating_sub(printed), computed)),
            Ordering::Less => to.push((bin, printed.saturating_sub(computed))),
            Ordering::Equal => {}
        }
    }
    let count = from.iter().map(|(_, count, _)| count).sum();
    if count == 0 {
        return None;
    }
    let nearest = |band: Option<BandIndex>| {
        let mut candidates: Vec<(Option<Exact>, NodeId)> = material
            .figures
            .rows(material.plan)
            .filter(|(place, outcome)| outcome.band() == band && in_scope(place))
            .map(|(place, outcome)| {
                let distances = to
                    .iter()
                    .filter_map(|(to, _)| distance(material.rules, outcome, band?, (*to)?));
                (distances.min(), place.indicator.id.clone())
            })
            .collect();
        // Those without a rate last; else in the plan's order.
        sort::by(&mut candidates, |(one, _), (other, _)| match (one, other) {
            (Some(one), Some(other)) => one < other,
            (one, other) => one.is_some() && other.is_none(),
        });
        candidates
            .into_iter()
            .take(MOST_NAMED)
            .map(|(_, id)| id)
            .collect()
    };
    Some(Explanation::Moves(Moves {
        count,
        from: from
            .into_iter()
            .map(|(band, count, of)| Leaving {
                band,
                count,
                candidates: nearest(band),
                of,
            })
            .collect(),
        to,
    }))
}

/// How far a rate is from another level.
fn distance(rules: &Rules, outcome: &Outcome, own: BandIndex, to: BandIndex) -> Option<Exact> {
    let rate = outcome.rate()?.value.exact;
    // Up to the bound of the better level, or down to the bound that is above the worse one.
    let bound = if to < own { to } else { to.checked_sub(1)? };
    let bound = rules.band(bound)?.lower.as_ref()?.percent.fraction();
    rate.checked_sub(bound).ok().map(Exact::abs)
}

/// The count that is printed, if it is one.
pub fn printed_count(text: &str) -> Option<usize> {
    match Printed::read(text) {
        Printed::Number { quantity, .. } => super::super::figure::count(&quantity.value),
        Printed::NoFigure => Some(0),
        _ => None,
    }
}
