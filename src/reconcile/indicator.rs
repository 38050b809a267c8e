//! The rate, the mark and the actual printed beside the row of an indicator.

use crate::domain::exact::Exact;
use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::kind::Kind;
use crate::domain::outcome::{Measure, Outcome, Standing};
use crate::domain::quantity::Quantity;
use crate::domain::rounding::{Decimal, Rounding, percent};
use crate::domain::rules::{BandIndex, Rules};
use crate::domain::unit::Amount;

use super::explain::{Explanation, rate};
use super::figure::{Printed, gives};
use super::finding::{At, Computed, Gravity, Pair, What};
use super::words::folded;
use super::{Found, Material};

/// What was compared of one indicator, each with what would explain it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Compared {
    /// The actual of a composite, the rate and the mark, as far as they are printed.
    pub pairs: Vec<(Pair, Vec<Explanation>)>,
}

pub(super) fn compare_all(material: &Material<'_>, found: &mut Found) {
    for (place, outcome) in material.figures.rows(material.plan) {
        let Some(record) = place.indicator.year(material.year) else {
            continue;
        };
        let nothing = [
            &record.printed_actual,
            &record.printed_rate,
            &record.printed_mark,
        ]
        .iter()
        .all(|text| text.trim().is_empty());
        if nothing {
            continue;
        }
        for (pair, explanations) in compare(material, place.indicator, record, outcome).pairs {
            let (word, gravity) = match pair.what {
                What::Mark => ("mark", Gravity::Judgement),
                What::Actual => ("actual", Gravity::Rate),
                // A level that is printed where a rate stands is a judgement too.
                _ if matches!(pair.computed, Computed::Standing(_)) => ("rate", Gravity::Judgement),
                _ => ("rate", Gravity::Rate),
            };
            let id = &place.indicator.id;
            let key = format!("{}/row/{id}/{word}", material.year.number());
            let at = At::Indicator(id.clone());
            if let Some(finding) = found.take(key, gravity, at, vec![pair]) {
                finding.explanations = explanations;
            }
        }
    }
}

/// Compares what is printed beside the row of one indicator.
pub fn compare(
    material: &Material<'_>,
    indicator: &Indicator,
    record: &YearRecord,
    outcome: &Outcome,
) -> Compared {
    let rules = material.rules;
    let mut compared = Compared::default();
    let mean = material.judge.mean_of(indicator);
    let case = || rate::Case {
        rules,
        indicator,
        record,
        outcome,
        inputs: material.judge.judge(indicator).inputs,
        mean,
    };
    if matches!(indicator.kind(), Kind::Composite(_)) {
        let used = mean.map(|mean| mean.used);
        let agrees = match Printed::read(&record.printed_actual) {
            Printed::Blank => None,
            Printed::NoFigure => Some(used.is_none()),
            Printed::Number { quantity, .. } => {
                let (printed, unit) = (&record.printed_actual, &indicator.unit);
                let gives = |used| gives(printed, &quantity, &used, unit, rules.rounding);
                Some(used.is_some_and(gives) && same_unit(&quantity, indicator, record))
            }
            Printed::Words => Some(false),
        };
        if let Some(agrees) = agrees {
            let pair = Pair {
                what: What::Actual,
                printed: record.printed_actual.trim().to_owned(),
                computed: used.map_or(Computed::Nothing, Computed::Amount),
                agrees,
            };
            compared.pairs.push((pair, Vec::new()));
        }
    }
    let mut printed_rate = None;
    let printed = record.printed_rate.trim();
    let read = Printed::read(printed);
    if !matches!(read, Printed::Blank) {
        let measured = match &outcome.measure {
            Measure::Rate(rate) => Some((rate.value.exact, Some(rate.displayed()))),
            Measure::Change(change) => Some((change.exact, None)),
            Measure::None => None,
        };
        let (agrees, computed, digits) = match (&read, measured) {
            (Printed::Number { quantity, decimals }, Some((exact, displayed))) => {
                printed_rate = Some(quantity.value);
                let agrees = rounds_to(&exact, &quantity.value, *decimals, rules.rounding)
                    || displayed.is_some_and(|shown| shown.to_exact() == quantity.value);
                (
                    agrees,
                    rate_of(outcome, Some(*decimals), rules.rounding),
                    *decimals,
                )
            }
            (_, Some(_)) => (false, rate_of(outcome, None, rules.rounding), 0),
            (Printed::NoFigure, None) => (
                outcome.band().is_none(),
                Computed::Standing(outcome.standing),
                0,
            ),
            (_, None) => (
                names_level(printed, outcome.standing, rules),
                Computed::Standing(outcome.standing),
                0,
            ),
        };
        let explanations = match (agrees, measured, printed_rate) {
            (false, Some((exact, _)), Some(value)) => rate::rate(&case(), &exact, &value, digits),
            (false, None, _) => rate::mark(&case(), &levels(printed, rules), None),
            _ => Vec::new(),
        };
        let pair = Pair {
            what: What::Rate,
            printed: printed.to_owned(),
            computed,
            agrees,
        };
        compared.pairs.push((pair, explanations));
    }
    let printed = record.printed_mark.trim();
    let read = Printed::read(printed);
    if !matches!(read, Printed::Blank) {
        let agrees = match read {
            Printed::NoFigure => outcome.band().is_none(),
            _ => names_level(printed, outcome.standing, rules),
        };
        let explanations = if agrees {
            Vec::new()
        } else {
            rate::mark(&case(), &levels(printed, rules), printed_rate)
        };
        let pair = Pair {
            what: What::Mark,
            printed: printed.to_owned(),
            computed: Computed::Standing(outcome.standing),
            agrees,
        };
        compared.pairs.push((pair, explanations));
    }
    compared
}

/// The rate to as many decimals as are printed: a correction to others would look like another rounding.
fn rate_of(outcome: &Outcome, printed: Option<u8>, mode: Rounding) -> Computed {
    let to = |exact: &Exact, shown: Decimal| {
        let rounded = printed.and_then(|decimals| percent(exact, decimals, mode).ok());
        rounded.unwrap_or(shown)
    };
    match &outcome.measure {
        Measure::Rate(rate) if rate.capped.is_some() => Computed::Rate(rate.displayed()),
        Measure::Rate(rate) => Computed::Rate(to(&rate.value.exact, rate.displayed())),
        Measure::Change(change) => Computed::Change(to(&change.exact, change.shown)),
        Measure::None => Computed::Nothing,
    }
}

/// A printed unit is that of the parts. Where none is printed, it stands at the head of the column.
pub(super) fn same_unit(printed: &Quantity, indicator: &Indicator, record: &YearRecord) -> bool {
    let parts = record.parts.values();
    let quantity = parts.filter_map(|part| part.actual.quantity()).next();
    let unit = &indicator.unit;
    let amounts = || {
        Some((
            Amount::of(printed, unit).ok()?,
            Amount::of(quantity?, unit).ok()?,
        ))
    };
    printed.unit.is_empty() || amounts().is_none_or(|(one, other)| one.counts_as(&other))
}

/// A printed percentage agrees if the exact rate, rounded to as many decimals as are printed, gives it.
fn rounds_to(exact: &Exact, printed: &Exact, digits: u8, mode: Rounding) -> bool {
    percent(exact, digits, mode).is_ok_and(|rounded| rounded.to_exact() == *printed)
}

/// The levels that a printed mark or word stands for; circles and crosses of any kind are the same.
pub fn levels(printed: &str, rules: &Rules) -> Vec<BandIndex> {
    let printed = folded(printed);
    let mut bands = rules.bands().iter();
    let word = bands.position(|band| folded(&band.label) == printed);
    if let Some(word) = word {
        return vec![word];
    }
    let bands = rules.bands().iter().enumerate();
    bands
        .filter(|(_, band)| !band.mark.is_empty() && folded(&band.mark) == printed)
        .map(|(index, _)| index)
        .collect()
}

fn names_level(printed: &str, standing: Standing, rules: &Rules) -> bool {
    matches!(standing, Standing::Judged(band) if levels(printed, rules).contains(&band))
}

/// The level that is printed beside the row of an indicator, if one is and it can be told.
pub(super) fn printed_band(material: &Material<'_>, indicator: &Indicator) -> Option<BandIndex> {
    let record = indicator.year(material.year)?;
    for printed in [&record.printed_mark, &record.printed_rate] {
        if printed.is_empty() {
            continue;
        }
        if let [band] = levels(printed, material.rules).as_slice() {
            return Some(*band);
        }
        if let Printed::Number { quantity, .. } = Printed::read(printed) {
            let rate = quantity.value.checked_div(Exact::HUNDRED).ok()?;
            return Some(material.rules.band_for(&rate));
        }
    }
    None
}
