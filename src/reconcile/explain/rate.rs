//! What would explain a printed rate or mark of one indicator.

use crate::domain::entry::Entry;
use crate::domain::exact::Exact;
use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::kind::{Kind, LowerFormula, TargetBasis};
use crate::domain::outcome::{Formula, Inputs, Mean, Outcome, Standing};
use crate::domain::rounding::{Rounding, percent, round};
use crate::domain::rules::{BandIndex, JudgedOn, LowerBound, Rules};
use crate::domain::unit::scale_of;

use super::super::figure::{decimals, half_digit};
use super::Explanation;

/// An indicator whose print differs.
pub struct Case<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// What is recorded of it.
    pub record: &'a YearRecord,
    /// What became of it.
    pub outcome: &'a Outcome,
    /// The numbers put in.
    pub inputs: Option<Inputs>,
    /// The mean of a composite.
    pub mean: Option<Mean>,
}

/// The modes of rounding that differ from the plan's, each that gives something of its own: towards zero is down, and
/// to even is to the nearest, where nothing is below zero or half-way.
fn modes(rules: &Rules) -> impl Iterator<Item = Rounding> + use<> {
    let own = rules.rounding;
    Rounding::ALL.into_iter().filter(move |mode| *mode != own)
}

fn rate_of(
    formula: Formula,
    target: Exact,
    actual: Exact,
    baseline: Option<Exact>,
) -> Option<Exact> {
    match formula {
        Formula::ActualOverTarget => actual.checked_div(target),
        Formula::Lower(LowerFormula::TargetOverActual) => target.checked_div(actual),
        Formula::Lower(LowerFormula::TwoMinus) => actual
            .checked_div(target)
            .and_then(|rate| Exact::from_i64(2).checked_sub(rate)),
        Formula::Progress => {
            let baseline = baseline?;
            let gone = actual.checked_sub(baseline).ok()?;
            let way = target.checked_sub(baseline).ok()?;
            gone.checked_div(way)
        }
        Formula::ByPerson => return None,
    }
    .ok()
}

/// A figure that was put in, as an interval, if it was rounded to the digits it is written with.
fn interval(entry: &Entry, indicator: &Indicator) -> Option<(Exact, Exact)> {
    let quantity = entry.quantity()?;
    // Where the digits of a scaled figure end cannot be told from its value.
    if entry.raw().contains(['万', '億', '兆']) {
        return None;
    }
    let half = half_digit(decimals(entry.raw()))?;
    let scale = if quantity.unit.is_empty() {
        scale_of(indicator.unit.trim()).0
    } else {
        Exact::ONE
    };
    let half = half.checked_mul(scale).ok()?;
    let value = quantity.value.checked_mul(scale).ok()?;
    Some((value.checked_sub(half).ok()?, value.checked_add(half).ok()?))
}

/// The rates at both ends of the interval of one figure, the upper end just left out.
fn ends(case: &Case<'_>, formula: Formula, inputs: &Inputs, actual: bool) -> Option<[Exact; 4]> {
    let entry = if actual {
        &case.record.actual
    } else {
        &case.record.target
    };
    let plain = !case.record.annualised && case.indicator.basis == TargetBasis::OfYear;
    if !plain || matches!(case.indicator.kind(), Kind::Composite(_)) && actual {
        return None;
    }
    let (from, below) = interval(entry, case.indicator)?;
    let width = below.checked_sub(from).ok()?;
    let crumb = width.checked_div(Exact::from_i64(1_000_000)).ok()?;
    let last = below.checked_sub(crumb).ok()?;
    let at = |value: Exact| {
        if actual {
            rate_of(formula, inputs.target, value, inputs.baseline)
        } else {
            rate_of(formula, value, inputs.actual, inputs.baseline)
        }
    };
    // A figure that may be zero or less gives no rates between which the printed one could be.
    if !from.is_positive() {
        return None;
    }
    Some([from, below, at(from)?, at(last)?])
}

fn formula_of(case: &Case<'_>) -> Option<Formula> {
    case.outcome.rate().map(|rate| rate.formula)
}

/// The formulas that somebody may have taken instead.
fn others(formula: Formula) -> impl Iterator<Item = Formula> {
    [
        Formula::Lower(LowerFormula::TargetOverActual),
        Formula::Lower(LowerFormula::TwoMinus),
        Formula::ActualOverTarget,
    ]
    .into_iter()
    .filter(move |other| *other != formula && formula != Formula::ByPerson)
}

/// What would give the printed rate, in percent with so many decimals.
pub fn rate(case: &Case<'_>, exact: &Exact, printed: &Exact, digits: u8) -> Vec<Explanation> {
    let rules = case.rules;
    let gives = |exact: &Exact, mode: Rounding| {
        percent(exact, digits, mode).is_ok_and(|shown| shown.to_exact() == *printed)
    };
    let mut found = Vec::new();
    for mode in modes(rules) {
        let same = |other: &Explanation| match other {
            // What two modes share is said once.
            Explanation::Rounding(other) => {
                let pair = [*other, mode];
                !exact.is_negative()
                    && (pair == [Rounding::Floor, Rounding::Truncate]
                        || pair == [Rounding::HalfUp, Rounding::HalfEven])
            }
            _ => false,
        };
        if gives(exact, mode) && !found.iter().any(same) {
            found.push(Explanation::Rounding(mode));
        }
    }
    found.extend(twice(exact, printed, digits, rules.rounding));
    let (Some(formula), Some(inputs)) = (formula_of(case), &case.inputs) else {
        return found;
    };
    for other in others(formula) {
        let rate = rate_of(other, inputs.target, inputs.actual, inputs.baseline);
        if let Some(rate) = rate.filter(|rate| gives(rate, rules.rounding)) {
            found.push(Explanation::Formula {
                formula: other,
                rate,
            });
        }
    }
    found.extend(other_mean(case, formula, inputs, &gives));
    for actual in [true, false] {
        let Some([from, below, first, last]) = ends(case, formula, inputs, actual) else {
            continue;
        };
        let (low, high) = if first <= last {
            (first, last)
        } else {
            (last, first)
        };
        let shown = |rate: &Exact, decimals: u8| percent(rate, decimals, rules.rounding).ok();
        let (Some(lowest), Some(highest)) = (shown(&low, digits), shown(&high, digits)) else {
            continue;
        };
        if lowest.to_exact() <= *printed
            && *printed <= highest.to_exact()
            && let (Some(low), Some(high)) = (
                shown(&low, digits.saturating_add(1)),
                shown(&high, digits.saturating_add(1)),
            )
        {
            found.push(Explanation::Rounded {
                actual,
                from,
                below,
                low,
                high,
            });
        }
    }
    found
}

/// Rounded to one to three more decimals first.
pub(super) fn twice(
    exact: &Exact,
    printed: &Exact,
    digits: u8,
    mode: Rounding,
) -> Option<Explanation> {
    (1..=3_u8).find_map(|more| {
        let first = percent(exact, digits.saturating_add(more), mode).ok()?;
        let again = round(&first.to_exact(), digits, mode).ok()?;
        (again.to_exact() == *printed).then_some(Explanation::Twice(first))
    })
}

/// The mean of a composite rounded otherwise before it is used.
fn other_mean(
    case: &Case<'_>,
    formula: Formula,
    inputs: &Inputs,
    gives: &dyn Fn(&Exact, Rounding) -> bool,
) -> Option<Explanation> {
    let (Kind::Composite(composite), Some(mean)) = (case.indicator.kind(), case.mean) else {
        return None;
    };
    [None, Some(0), Some(1), Some(2)]
        .into_iter()
        .filter(|decimals| *decimals != composite.decimals)
        .find(|decimals| {
            let used = mean.rounded(*decimals, case.rules.rounding).ok();
            used.and_then(|used| rate_of(formula, inputs.target, used, inputs.baseline))
                .is_some_and(|rate| gives(&rate, case.rules.rounding))
        })
        .map(Explanation::Mean)
}

/// What would give one of these levels, one of which is printed.
pub fn mark(case: &Case<'_>, meant: &[BandIndex], printed_rate: Option<Exact>) -> Vec<Explanation> {
    let rules = case.rules;
    let mut found = Vec::new();
    let is_meant = |band: BandIndex| meant.contains(&band);
    if let Some(computed) = &case.outcome.overruled
        && matches!(computed.standing, Standing::Judged(band) if is_meant(band))
    {
        found.push(Explanation::BeforeOverride);
    }
    if let Some(rate) = printed_rate
        && let Ok(rate) = rate.checked_div(Exact::HUNDRED)
        && is_meant(rules.band_for(&rate))
    {
        found.push(Explanation::ByPrintedRate);
    }
    let Some(rate) = case.outcome.rate() else {
        return found;
    };
    let exact = rate.value.exact;
    let shown = |mode: Rounding| {
        let shown = percent(&exact, rules.rate_decimals, mode).ok()?;
        shown.to_exact().checked_div(Exact::HUNDRED).ok()
    };
    match rules.judged_on {
        JudgedOn::Exact => {
            let own = std::iter::once(rules.rounding).chain(modes(rules));
            let mode = own
                .into_iter()
                .find(|mode| shown(*mode).is_some_and(|rate| is_meant(rules.band_for(&rate))));
            found.extend(mode.map(|mode| Explanation::JudgedOn(JudgedOn::Shown, mode)));
        }
        JudgedOn::Shown if is_meant(rules.band_for(&exact)) => {
            found.push(Explanation::JudgedOn(JudgedOn::Exact, rules.rounding));
        }
        JudgedOn::Shown => {}
    }
    if meant.iter().any(|band| at_bound(rules, &exact, *band)) {
        found.push(Explanation::Bound);
    }
    let (Some(formula), Some(inputs)) = (formula_of(case), &case.inputs) else {
        return found;
    };
    for other in others(formula) {
        let rate = rate_of(other, inputs.target, inputs.actual, inputs.baseline);
        if let Some(rate) = rate.filter(|rate| is_meant(rules.band_for(rate))) {
            found.push(Explanation::Formula {
                formula: other,
                rate,
            });
        }
    }
    for actual in [true, false] {
        let Some([from, below, first, last]) = ends(case, formula, inputs, actual) else {
            continue;
        };
        let (one, other) = (rules.band_for(&first), rules.band_for(&last));
        let (best, worst) = (one.min(other), one.max(other));
        let shown =
            |rate: &Exact| percent(rate, rules.rate_decimals.saturating_add(1), rules.rounding);
        if meant.iter().any(|band| (best..=worst).contains(band))
            && let (Ok(low), Ok(high)) = (shown(&first.min(last)), shown(&first.max(last)))
        {
            found.push(Explanation::Rounded {
                actual,
                from,
                below,
                low,
                high,
            });
        }
    }
    found
}

/// The rate is exactly at the bound between its level and this one.
fn at_bound(rules: &Rules, exact: &Exact, band: BandIndex) -> bool {
    let at =
        |bound: Option<&LowerBound>| bound.is_some_and(|bound| bound.percent.fraction() == *exact);
    let bound = |band: BandIndex| rules.band(band).and_then(|band| band.lower.as_ref());
    let own = rules.band_for(exact);
    own.checked_add(1) == Some(band) && at(bound(own))
        || band.checked_add(1) == Some(own) && at(bound(band))
}
