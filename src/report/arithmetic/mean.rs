//! The mean of a composite's parts, step by step.

use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::kind::Composite;
use crate::domain::outcome::Mean;
use crate::domain::quantity::{Expect, Reading, read};
use crate::domain::rounding::Rounding;
use crate::domain::unit::Figure;
use crate::report::amount::{Amounts, actual_quantity};
use crate::text::{arithmetic as words, format};

use super::Step;

/// The sum, the quotient and the rounding by which `mean` came about.
pub fn mean_steps(
    indicator: &Indicator,
    composite: &Composite,
    record: &YearRecord,
    mean: &Mean,
    rounding: Rounding,
) -> Vec<Step> {
    let amounts = Amounts::of(indicator);
    let weighted = composite
        .parts
        .iter()
        .any(|part| !part.weight.trim().is_empty());
    let like = actual_quantity(indicator, Some(record));
    let mut terms = Vec::with_capacity(composite.parts.len());
    for part in &composite.parts {
        let entered = record.parts.get(&part.id);
        let Some(quantity) = entered.and_then(|entered| entered.actual.quantity()) else {
            continue;
        };
        let Ok(figure) = Figure::of(quantity, &indicator.unit) else {
            continue;
        };
        let value = amounts.bare(figure.value, Some(quantity));
        terms.push(if weighted {
            words::weighted(&value, &weight(&part.weight))
        } else {
            value
        });
    }
    let decimals = composite.decimals.unwrap_or(1);
    let sum = amounts.bare(mean.sum, like);
    let divisor = format::exact(&mean.weights, 1);
    let exact = amounts.precise(mean.exact, like, decimals);
    let mut steps = vec![
        Step::new(words::SUM, words::sum(&terms, &sum)),
        Step::new(words::MEAN, words::quotient(&sum, &divisor, &exact)),
    ];
    let mut whole = exact;
    if record.annualised {
        let half = whole;
        whole = amounts.precise(mean.whole, like, decimals);
        let text = words::annualised(&half, &whole);
        steps.push(Step::new(words::ANNUALISED, text));
    }
    if let Some(to) = composite.decimals {
        let used = amounts.write(mean.used, like);
        let text = words::mean_rounded(&whole, &used, to, rounding);
        steps.push(Step::new(words::MEAN_ROUNDED, text));
    }
    steps
}

fn weight(raw: &str) -> String {
    match read(raw, Expect::Number) {
        Reading::Number(quantity) => format::exact(&quantity.value, 1),
        _ => "1".to_owned(),
    }
}
