//! The arithmetic behind the rate and judgement of one indicator in one year: the values as entered and as read, the
//! formula with the numbers put in, the exact value, the rounding, the level and why. Pure; words come from `text`.
//!
//! Where a person overruled the figures, this is still what was computed.

mod compared;
mod mean;
#[cfg(test)]
mod tests;

pub use mean::mean_steps;

use crate::domain::entry::Entry;
use crate::domain::exact::Exact;
use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::judge::Judge;
use crate::domain::kind::{Kind, TargetBasis};
use crate::domain::outcome::{Inputs, Measure, Rate, Standing, Working};
use crate::domain::plan::Plan;
use crate::domain::quantity::{Quantity, Reading};
use crate::domain::rules::{BandIndex, Rules};
use crate::domain::year::FiscalYear;
use crate::text::{self, arithmetic as words, bands, format, reading};

use super::amount::{Amounts, actual_quantity, target_cell};

/// The arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arithmetic {
    /// The formula with the numbers put in, the result and its rounding; blank where there is no rate.
    pub calculation: String,
    /// Why it is in its level; blank where it is in none.
    pub because: String,
    /// The exact and the shown rate are in different levels: which is in force. Blank where they are not.
    pub conflict: String,
    /// All of it, step by step.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub label: String,
    /// What happens.
    pub text: String,
}

impl Step {
    /// A step.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            text: text.into(),
        }
    }
}

impl Arithmetic {
    /// The arithmetic of `indicator` in `year`; `working` is what `judge` found.
    pub fn of(plan: &Plan, indicator: &Indicator, year: FiscalYear, working: &Working) -> Self {
        let sheet = Sheet::new(plan, indicator, year, working);
        let mut arithmetic = Self {
            steps: sheet.values(),
            ..Self::default()
        };
        sheet.judged(&mut arithmetic);
        arithmetic
    }

    /// The whole as one line: `729人 ÷ 1,000人 ＝ 72.9％ → 73％（四捨五入）　80％未満なので未達成`.
    pub fn sentence(&self) -> String {
        let parts = [self.calculation.as_str(), self.because.as_str()];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        said.join("　")
    }

    /// The steps as plain text, to be copied.
    pub fn as_text(&self) -> String {
        let lines: Vec<String> = self
            .steps
            .iter()
            .map(|step| words::line(&step.label, &step.text))
            .collect();
        lines.join("\n")
    }
}

/// What the arithmetic is written from.
struct Sheet<'a> {
    plan: &'a Plan,
    rules: &'a Rules,
    indicator: &'a Indicator,
    year: FiscalYear,
    record: Option<&'a YearRecord>,
    /// The cell with the target that is compared with.
    target: Option<&'a Entry>,
    amounts: Amounts<'a>,
    inputs: Option<Inputs>,
    /// What was computed, before a person overruled it.
    standing: Standing,
    measure: &'a Measure,
}

impl<'a> Sheet<'a> {
    fn new(
        plan: &'a Plan,
        indicator: &'a Indicator,
        year: FiscalYear,
        working: &'a Working,
    ) -> Self {
        let outcome = &working.outcome;
        let (standing, measure) = match &outcome.overruled {
            Some(computed) => (computed.standing, &computed.measure),
            None => (outcome.standing, &outcome.measure),
        };
        Self {
            plan,
            rules: &plan.rules,
            indicator,
            year,
            record: indicator.year(year),
            target: target_cell(plan, indicator, year),
            amounts: Amounts::of(indicator),
            inputs: working.inputs,
            standing,
            measure,
        }
    }

    fn actual_quantity(&self) -> Option<&'a Quantity> {
        actual_quantity(self.indicator, self.record)
    }

    fn target_quantity(&self) -> Option<&'a Quantity> {
        self.target.and_then(Entry::quantity)
    }

    fn actual(&self, inputs: &Inputs) -> String {
        self.amounts.write(inputs.actual, self.actual_quantity())
    }

    fn target(&self, inputs: &Inputs) -> String {
        self.amounts.write(inputs.target, self.target_quantity())
    }

    fn baseline(&self, inputs: &Inputs) -> String {
        let quantity = self.indicator.baseline().quantity();
        inputs
            .baseline
            .map(|value| self.amounts.write(value, quantity))
            .unwrap_or_default()
    }

    fn band(&self, index: BandIndex) -> String {
        text::outcome::standing(Standing::Judged(index), self.rules)
    }

    /// The values: as entered, as read, and what was done to them before the formula.
    fn values(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let label = match (self.indicator.basis, self.plan.years.last()) {
            (TargetBasis::EndOfPlan | TargetBasis::Apportioned, Some(last)) => {
                words::end_target(*last)
            }
            _ => words::TARGET.to_owned(),
        };
        steps.push(Step::new(label, cell(self.target)));
        if self.indicator.kind().uses_baseline() {
            let baseline = Some(self.indicator.baseline());
            steps.push(Step::new(words::BASELINE, cell(baseline)));
        }
        if self.indicator.basis == TargetBasis::Apportioned
            && let Some(text) = self.apportioned()
        {
            steps.push(Step::new(words::APPORTIONED, text));
        }
        if let Kind::Composite(composite) = self.indicator.kind() {
            let mean = Judge::new(self.plan, self.year).mean_of(self.indicator);
            if let (Some(mean), Some(record)) = (mean, self.record) {
                steps.extend(mean_steps(
                    self.indicator,
                    composite,
                    record,
                    &mean,
                    self.rules.rounding,
                ));
            }
        } else {
            steps.push(Step::new(
                words::ACTUAL,
                cell(self.record.map(|record| &record.actual)),
            ));
            steps.extend(self.doubled());
        }
        steps
    }

    fn doubled(&self) -> Option<Step> {
        let inputs = self.inputs.as_ref()?;
        let quantity = self.actual_quantity()?;
        self.record.filter(|record| record.annualised)?;
        let half = inputs.actual.checked_div(Exact::from_i64(2)).ok()?;
        let half = self.amounts.write(half, Some(quantity));
        let text = words::annualised(&half, &self.actual(inputs));
        Some(Step::new(words::ANNUALISED, text))
    }

    fn apportioned(&self) -> Option<String> {
        let inputs = self.inputs.as_ref()?;
        let quantity = self.target_quantity()?;
        let unit = &self.indicator.unit;
        let end = crate::domain::unit::Figure::of(quantity, unit).ok()?.value;
        let end = self.amounts.write(end, Some(quantity));
        let share = self.target(inputs);
        let years = &self.plan.years;
        let over = years.iter().filter(|year| **year <= self.year).count();
        Some(match inputs.baseline {
            Some(_) => {
                let base = self.baseline(inputs);
                words::apportioned_from(&base, &end, over, years.len(), &share)
            }
            None => words::apportioned(&end, over, years.len(), &share),
        })
    }

    /// The formula or comparison, and the level.
    fn judged(&self, arithmetic: &mut Arithmetic) {
        match (self.measure, &self.inputs) {
            (Measure::Rate(rate), Some(inputs)) => self.rated(rate, inputs, arithmetic),
            (Measure::Change(change), Some(inputs)) => {
                let put_in = words::change_put_in(&self.actual(inputs), &self.baseline(inputs));
                let exact = format::exact_percent(&change.exact, self.rules.rate_decimals);
                let shown = format::percent(change.shown);
                arithmetic.steps.extend([
                    Step::new(words::FORMULA, words::CHANGE_FORMULA),
                    Step::new(words::CALCULATION, words::equals(&put_in, &exact)),
                ]);
                arithmetic.calculation =
                    words::equals(&put_in, &self.with_rounding(&exact, &shown, arithmetic));
                self.compared(inputs, arithmetic);
            }
            (_, Some(inputs)) => self.compared(inputs, arithmetic),
            (_, None) => {
                if let Standing::Judged(band) = self.standing {
                    arithmetic.because = words::by_person(&self.band(band));
                }
            }
        }
        if !arithmetic.because.is_empty() {
            arithmetic
                .steps
                .push(Step::new(words::JUDGEMENT, arithmetic.because.clone()));
        }
        if matches!(self.measure, Measure::Rate(_)) {
            arithmetic
                .steps
                .push(Step::new(words::RULE, words::rule(self.rules)));
        }
    }

    fn rated(&self, rate: &Rate, inputs: &Inputs, arithmetic: &mut Arithmetic) {
        let decimals = self.rules.rate_decimals;
        let exact = format::exact_percent(&rate.value.exact, decimals);
        let shown = format::percent(rate.value.shown);
        let put_in = words::put_in(
            rate.formula,
            &self.target(inputs),
            &self.actual(inputs),
            &self.baseline(inputs),
        );
        let fraction = rate.value.exact.to_string();
        // A rate that does not end is given as a fraction too, which is exact.
        let calculation = match fraction.split_once('/') {
            Some((above, below)) => {
                let fraction = format!("{}/{}", format::group(above), format::group(below));
                words::equals(&words::equals(&put_in, &fraction), &exact)
            }
            None => words::equals(&put_in, &exact),
        };
        arithmetic.steps.extend([
            Step::new(words::FORMULA, words::formula(rate.formula)),
            Step::new(words::CALCULATION, calculation),
        ]);
        let result = self.with_rounding(&exact, &shown, arithmetic);
        arithmetic.calculation = words::equals(&put_in, &result);
        if let Some(cap) = rate.capped.as_deref() {
            let text = words::capped(&format::percent(*cap), &shown);
            arithmetic.steps.push(Step::new(words::CAP, text));
        }
        if let Standing::Judged(band) = self.standing {
            let bounds = bands::range(self.rules, band);
            arithmetic.because = words::because(&bounds, &self.band(band));
        }
        arithmetic.conflict = self.conflict(rate, &exact, &shown).unwrap_or_default();
    }

    /// The exact value and, where it differs, what it is rounded to.
    fn with_rounding(&self, exact: &str, shown: &str, arithmetic: &mut Arithmetic) -> String {
        if exact == shown {
            return exact.to_owned();
        }
        let rounded = words::rounded(exact, shown, self.rules.rounding);
        arithmetic
            .steps
            .push(Step::new(words::ROUNDING, rounded.clone()));
        rounded
    }

    fn conflict(&self, rate: &Rate, exact: &str, shown: &str) -> Option<String> {
        let as_shown = rate.value.shown.to_exact().checked_div(Exact::HUNDRED);
        let by_exact = self.rules.band_for(&rate.value.exact);
        let by_shown = self.rules.band_for(&as_shown.ok()?);
        (by_exact != by_shown).then(|| {
            words::conflict(
                self.rules.judged_on,
                exact,
                &self.band(by_exact),
                shown,
                &self.band(by_shown),
            )
        })
    }
}

/// A cell as entered and, where that says more, as read.
fn cell(entry: Option<&Entry>) -> String {
    let Some(entry) = entry else {
        return words::BLANK.to_owned();
    };
    let raw = entry.raw().trim();
    match entry.reading() {
        Reading::Blank => words::BLANK.to_owned(),
        Reading::Number(quantity) => {
            let read = reading::as_read(quantity);
            if read == raw {
                read
            } else {
                words::read_as(raw, &read)
            }
        }
        Reading::Unreadable(_) => words::unreadable(raw),
        Reading::NotApplicable | Reading::Pending | Reading::Text => words::quoted(raw),
    }
}
