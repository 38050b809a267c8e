//! From target and actual to a rate and a judgement (`docs/calculation.md`, sections 2 to 4).
//!
//! The order of questions is fixed: is the indicator set this year, is its target usable, has the actual come, do
//! both speak of the same thing, what does the formula give, which band is that, and did a person overrule it.

use super::entry::Entry;
use super::exact::{ArithmeticError, Exact};
use super::indicator::{Indicator, YearRecord};
use super::kind::{Composite, Kind, LowerFormula, Reference, TargetBasis, Tolerance};
use super::outcome::{
    Computed, Formula, Inputs, LeftOut, Mean, Measure, NotSet, Outcome, Rate, Shown, Standing,
    Unsettled, Waiting, Working,
};
use super::plan::Plan;
use super::quantity::{Bound, ChangeDirection, Expect, Reading, read, read_change, read_range};
use super::rounding::{percent, round};
use super::rules::{JudgedOn, Rules, ZeroTarget};
use super::unit::Figure;
use super::year::FiscalYear;

/// What is needed of the plan to judge its indicators in one year.
#[derive(Debug, Clone, Copy)]
pub struct Judge<'a> {
    rules: &'a Rules,
    year: FiscalYear,
    /// The plan's last year: the one whose target [`TargetBasis::EndOfPlan`] means.
    last_year: FiscalYear,
    /// How many of the plan's years are over with this one, and how many there are.
    elapsed: (i64, i64),
}

/// What stopped the way to a judgement.
enum Stop {
    At(Standing),
    Overflow,
}

impl From<Standing> for Stop {
    fn from(standing: Standing) -> Self {
        Stop::At(standing)
    }
}

impl From<Unsettled> for Stop {
    fn from(reason: Unsettled) -> Self {
        Stop::At(Standing::Unsettled(reason))
    }
}

impl From<Waiting> for Stop {
    fn from(reason: Waiting) -> Self {
        Stop::At(Standing::Waiting(reason))
    }
}

impl From<ArithmeticError> for Stop {
    fn from(_: ArithmeticError) -> Self {
        // Divisors are checked before every division, so what is left is overflow.
        Stop::Overflow
    }
}

/// A finding on the way: where it stands, what was measured, and from what.
struct Finding {
    standing: Standing,
    measure: Measure,
    inputs: Option<Inputs>,
}

impl<'a> Judge<'a> {
    /// Ready to judge the indicators of `plan` in `year`.
    pub fn new(plan: &'a Plan, year: FiscalYear) -> Self {
        let over = plan
            .years
            .iter()
            .filter(|candidate| **candidate <= year)
            .count();
        Self {
            rules: &plan.rules,
            year,
            last_year: plan.years.last().copied().unwrap_or(year),
            elapsed: (
                i64::try_from(over).unwrap_or(i64::MAX),
                i64::try_from(plan.years.len()).unwrap_or(i64::MAX),
            ),
        }
    }

    /// The outcome of one indicator, with the numbers it came from.
    pub fn judge(&self, indicator: &Indicator) -> Working {
        let blank;
        let record = match indicator.year(self.year) {
            Some(record) => record,
            None => {
                blank = YearRecord::blank(indicator.kind());
                &blank
            }
        };
        let finding = self.find(indicator, record).unwrap_or_else(|stop| Finding {
            standing: match stop {
                Stop::At(standing) => standing,
                Stop::Overflow => Standing::Unsettled(Unsettled::Overflow),
            },
            measure: Measure::None,
            inputs: None,
        });
        let reported = match indicator.kind() {
            Kind::Composite(composite) => composite.parts.iter().all(|part| {
                record
                    .parts
                    .get(&part.id)
                    .is_some_and(|entered| has_come(&entered.actual))
            }),
            _ => has_come(&record.actual),
        };
        let quantity = record.actual.quantity();
        let outcome = Outcome {
            standing: finding.standing,
            measure: finding.measure,
            overruled: None,
            reported: reported || record.assessment.is_some(),
            approximate: quantity.is_some_and(|quantity| quantity.approximate),
            provisional: quantity.is_some_and(|quantity| quantity.provisional),
        };
        Working {
            outcome: self.overrule(outcome, record),
            inputs: finding.inputs,
        }
    }

    /// How the value of a composite comes about; `None` for another kind, or while a part has no value that can be used.
    pub fn mean_of(&self, indicator: &Indicator) -> Option<Mean> {
        let Kind::Composite(composite) = indicator.kind() else {
            return None;
        };
        let record = indicator.year(self.year)?;
        let (mean, _) = self.mean(indicator, composite, record).ok()?;
        Some(mean)
    }

    fn find(&self, indicator: &Indicator, record: &YearRecord) -> Result<Finding, Stop> {
        if matches!(indicator.kind(), Kind::Monitor) {
            return Err(Standing::NotSet(NotSet::MonitorOnly).into());
        }
        if matches!(record.target.reading(), Reading::NotApplicable) {
            return Err(Standing::NotSet(NotSet::NotApplicable).into());
        }
        match indicator.kind() {
            Kind::Qualitative | Kind::Graded | Kind::Monitor => self.judged_by_person(record),
            Kind::Range => self.range(indicator, record),
            Kind::Change => self.change(indicator, record),
            Kind::Maintain(tolerance) => self.maintain(indicator, record, tolerance),
            Kind::Bound => {
                let (target, actual) = self.target_and_actual(indicator, record)?;
                let bound = target.bound.ok_or(Unsettled::BoundMissing)?;
                let order = actual.value.cmp(&target.value);
                Ok(self.met_or_missed(
                    match bound {
                        Bound::AtLeast => order.is_ge(),
                        Bound::Above => order.is_gt(),
                        Bound::AtMost => order.is_le(),
                        Bound::Below => order.is_lt(),
                    },
                    Inputs {
                        target: target.value,
                        actual: actual.value,
                        baseline: None,
                    },
                ))
            }
            Kind::Higher | Kind::Composite(_) => self.higher(indicator, record),
            Kind::Lower(formula) => self.lower(
                indicator,
                record,
                formula.unwrap_or(self.rules.lower_formula),
            ),
            Kind::Progress => self.progress(indicator, record),
        }
    }

    fn judged_by_person(&self, record: &YearRecord) -> Result<Finding, Stop> {
        if let Some(band) = record
            .assessment
            .as_ref()
            .and_then(|id| self.rules.band_index(id))
        {
            return Ok(Finding {
                standing: Standing::Judged(band),
                measure: Measure::None,
                inputs: None,
            });
        }
        arrived(&record.target, TARGET)?;
        arrived(&record.actual, ACTUAL)?;
        Err(Waiting::Assessment.into())
    }

    fn higher(&self, indicator: &Indicator, record: &YearRecord) -> Result<Finding, Stop> {
        let (target, actual) = self.target_and_actual(indicator, record)?;
        if !matches!(target.bound, None | Some(Bound::AtLeast)) {
            return Err(Unsettled::BoundDoesNotFit.into());
        }
        let inputs = Inputs {
            target: target.value,
            actual: actual.value,
            baseline: None,
        };
        if target.value.is_negative() {
            return Err(Unsettled::Negative.into());
        }
        if target.value.is_zero() {
            return Ok(match self.rules.zero_target {
                ZeroTarget::NotCounted => Finding {
                    standing: Standing::LeftOut(LeftOut::ZeroTarget),
                    measure: Measure::None,
                    inputs: Some(inputs),
                },
                ZeroTarget::Met => self.met_or_missed(true, inputs),
                ZeroTarget::Missed => self.met_or_missed(false, inputs),
            });
        }
        self.rated(
            actual.value.checked_div(target.value)?,
            Formula::ActualOverTarget,
            inputs,
        )
    }

    fn lower(
        &self,
        indicator: &Indicator,
        record: &YearRecord,
        formula: LowerFormula,
    ) -> Result<Finding, Stop> {
        let (target, actual) = self.target_and_actual(indicator, record)?;
        if !matches!(target.bound, None | Some(Bound::AtMost)) {
            return Err(Unsettled::BoundDoesNotFit.into());
        }
        let inputs = Inputs {
            target: target.value,
            actual: actual.value,
            baseline: None,
        };
        if target.value.is_negative() || actual.value.is_negative() {
            return Err(Unsettled::Negative.into());
        }
        if target.value.is_zero() {
            return Ok(self.met_or_missed(actual.value.is_zero(), inputs));
        }
        let rate = match formula {
            LowerFormula::TargetOverActual if actual.value.is_zero() => {
                return Ok(self.met_or_missed(true, inputs));
            }
            LowerFormula::TargetOverActual => target.value.checked_div(actual.value)?,
            LowerFormula::TwoMinus => {
                Exact::from_i64(2).checked_sub(actual.value.checked_div(target.value)?)?
            }
        };
        self.rated(rate, Formula::Lower(formula), inputs)
    }

    fn progress(&self, indicator: &Indicator, record: &YearRecord) -> Result<Finding, Stop> {
        let (target, actual) = self.target_and_actual(indicator, record)?;
        let baseline = baseline(indicator)?;
        same_unit(&actual, &baseline)?;
        let way = target.value.checked_sub(baseline.value)?;
        if way.is_zero() {
            return Err(Unsettled::BaselineIsTarget.into());
        }
        let fits = match target.bound {
            None => true,
            Some(Bound::AtLeast) => way.is_positive(),
            Some(Bound::AtMost) => way.is_negative(),
            Some(Bound::Above | Bound::Below) => false,
        };
        if !fits {
            return Err(Unsettled::BoundDoesNotFit.into());
        }
        let gone = actual.value.checked_sub(baseline.value)?;
        self.rated(
            gone.checked_div(way)?,
            Formula::Progress,
            Inputs {
                target: target.value,
                actual: actual.value,
                baseline: Some(baseline.value),
            },
        )
    }

    fn change(&self, indicator: &Indicator, record: &YearRecord) -> Result<Finding, Stop> {
        let entry = self.basis_target(indicator, record)?;
        arrived(entry, TARGET)?;
        let target = read_change(entry.raw()).map_err(|_| Unsettled::TargetUnreadable)?;
        let actual = self.actual(indicator, record)?;
        let baseline = baseline(indicator)?;
        same_unit(&actual, &baseline)?;
        if !baseline.value.is_positive() {
            return Err(Unsettled::Negative.into());
        }
        let change = actual
            .value
            .checked_sub(baseline.value)?
            .checked_div(baseline.value)?;
        let wanted = match target.direction {
            ChangeDirection::Reduction => Exact::ZERO.checked_sub(target.fraction)?,
            ChangeDirection::Increase => target.fraction,
        };
        let met = match target.direction {
            ChangeDirection::Reduction => change <= wanted,
            ChangeDirection::Increase => change >= wanted,
        };
        let inputs = Inputs {
            target: wanted,
            actual: actual.value,
            baseline: Some(baseline.value),
        };
        let finding = self.met_or_missed(met, inputs);
        Ok(Finding {
            measure: Measure::Change(self.shown(change)?),
            ..finding
        })
    }

    fn maintain(
        &self,
        indicator: &Indicator,
        record: &YearRecord,
        tolerance: &Tolerance,
    ) -> Result<Finding, Stop> {
        let (reference, baseline, actual) = match tolerance.reference {
            Reference::Target => {
                let (target, actual) = self.target_and_actual(indicator, record)?;
                if target.bound.is_some() {
                    return Err(Unsettled::BoundDoesNotFit.into());
                }
                (target.value, None, actual)
            }
            Reference::Baseline => {
                let actual = self.actual(indicator, record)?;
                let baseline = baseline(indicator)?;
                same_unit(&actual, &baseline)?;
                (baseline.value, Some(baseline.value), actual)
            }
        };
        let allowed = match read(&tolerance.amount, Expect::Number) {
            Reading::Blank => Exact::ZERO,
            Reading::Number(amount) if amount.value.is_negative() => {
                return Err(Unsettled::ToleranceUnreadable.into());
            }
            Reading::Number(amount) if tolerance.relative => amount
                .value
                .checked_mul(reference.abs())?
                .checked_div(Exact::HUNDRED)?,
            Reading::Number(amount) => Figure::of(&amount, &indicator.unit)?.value,
            _ => return Err(Unsettled::ToleranceUnreadable.into()),
        };
        let distance = actual.value.checked_sub(reference)?.abs();
        Ok(self.met_or_missed(
            distance <= allowed,
            Inputs {
                target: reference,
                actual: actual.value,
                baseline,
            },
        ))
    }

    fn range(&self, indicator: &Indicator, record: &YearRecord) -> Result<Finding, Stop> {
        let entry = self.basis_target(indicator, record)?;
        arrived(entry, TARGET)?;
        let range = read_range(entry.raw()).map_err(|_| Unsettled::TargetUnreadable)?;
        let low = Figure::of(&range.low, &indicator.unit)?;
        let high = Figure::of(&range.high, &indicator.unit)?;
        let actual = self.actual(indicator, record)?;
        same_unit(&actual, &low)?;
        same_unit(&actual, &high)?;
        let met = low.value <= actual.value && actual.value <= high.value;
        Ok(self.met_or_missed(
            met,
            Inputs {
                target: high.value,
                actual: actual.value,
                baseline: Some(low.value),
            },
        ))
    }

    fn target_and_actual<'r>(
        &self,
        indicator: &'r Indicator,
        record: &'r YearRecord,
    ) -> Result<(Figure<'r>, Figure<'r>), Stop> {
        let entry = self.basis_target(indicator, record)?;
        let mut target = number(entry, TARGET, &indicator.unit)?;
        if indicator.basis == TargetBasis::Apportioned {
            target.value = self.apportion(indicator, target.value)?;
        }
        let actual = self.actual(indicator, record)?;
        same_unit(&target, &actual)?;
        Ok((target, actual))
    }

    /// The cell that holds the target this indicator is compared with.
    fn basis_target<'r>(
        &self,
        indicator: &'r Indicator,
        record: &'r YearRecord,
    ) -> Result<&'r Entry, Stop> {
        match indicator.basis {
            TargetBasis::OfYear => Ok(&record.target),
            TargetBasis::EndOfPlan | TargetBasis::Apportioned => {
                match indicator.year(self.last_year) {
                    Some(last) if !last.target.is_blank() => Ok(&last.target),
                    _ => Err(Unsettled::EndTargetMissing.into()),
                }
            }
        }
    }

    /// The share of the end target that falls to the years gone by; for progress, of the way from the baseline.
    fn apportion(&self, indicator: &Indicator, end: Exact) -> Result<Exact, Stop> {
        let (over, all) = self.elapsed;
        let share = Exact::new(i128::from(over), i128::from(all))?;
        if matches!(indicator.kind(), Kind::Progress) {
            let from = baseline(indicator)?.value;
            Ok(from.checked_add(end.checked_sub(from)?.checked_mul(share)?)?)
        } else {
            Ok(end.checked_mul(share)?)
        }
    }

    fn actual<'r>(
        &self,
        indicator: &'r Indicator,
        record: &'r YearRecord,
    ) -> Result<Figure<'r>, Stop> {
        if let Kind::Composite(composite) = indicator.kind() {
            return Ok(self.mean(indicator, composite, record)?.1);
        }
        if matches!(record.actual.reading(), Reading::NotApplicable) {
            return Err(Unsettled::ActualNotApplicable.into());
        }
        let mut actual = number(&record.actual, ACTUAL, &indicator.unit)?;
        if record.annualised {
            actual.value = actual.value.checked_mul(Exact::from_i64(2))?;
        }
        Ok(actual)
    }

    /// The value of a composite: the weighted mean of its parts, rounded if it says so.
    fn mean<'r>(
        &self,
        indicator: &'r Indicator,
        composite: &Composite,
        record: &'r YearRecord,
    ) -> Result<(Mean, Figure<'r>), Stop> {
        let mut sum = Exact::ZERO;
        let mut weights = Exact::ZERO;
        let mut like: Option<Figure<'r>> = None;
        for part in &composite.parts {
            let entry = record
                .parts
                .get(&part.id)
                .map(|entered| &entered.actual)
                .ok_or(Waiting::PartBlank)?;
            let value = number(entry, PART, &indicator.unit)?;
            let weight = match read(&part.weight, Expect::Number) {
                Reading::Blank => Exact::ONE,
                Reading::Number(weight) if !weight.value.is_negative() => weight.value,
                _ => return Err(Unsettled::PartUnreadable.into()),
            };
            if let Some(like) = &mut like {
                same_unit(like, &value)?;
                like.approximate |= value.approximate;
                like.provisional |= value.provisional;
            }
            sum = sum.checked_add(value.value.checked_mul(weight)?)?;
            weights = weights.checked_add(weight)?;
            like.get_or_insert(value);
        }
        let Some(like) = like else {
            return Err(Waiting::PartBlank.into());
        };
        if weights.is_zero() {
            return Err(Unsettled::PartUnreadable.into());
        }
        let exact = sum.checked_div(weights)?;
        let used = match composite.decimals {
            Some(decimals) => round(&exact, decimals, self.rules.rounding)?.to_exact(),
            None => exact,
        };
        let mean = Mean {
            sum,
            weights,
            exact,
            used,
        };
        let figure = Figure {
            value: used,
            ..like
        };
        Ok((mean, figure))
    }

    fn met_or_missed(&self, met: bool, inputs: Inputs) -> Finding {
        let band = if met {
            self.rules.met_band()
        } else {
            self.rules.missed_band()
        };
        Finding {
            standing: Standing::Judged(band),
            measure: Measure::None,
            inputs: Some(inputs),
        }
    }

    fn rated(&self, exact: Exact, formula: Formula, inputs: Inputs) -> Result<Finding, Stop> {
        let rate = self.rate(exact, formula)?;
        let standing = Standing::Judged(self.band_of(&rate)?);
        Ok(Finding {
            standing,
            measure: Measure::Rate(rate),
            inputs: Some(inputs),
        })
    }

    fn rate(&self, exact: Exact, formula: Formula) -> Result<Rate, ArithmeticError> {
        let capped = match &self.rules.cap {
            Some(cap) if exact > cap.fraction() => Some(self.shown(cap.fraction())?.shown),
            _ => None,
        };
        Ok(Rate {
            value: self.shown(exact)?,
            capped,
            formula,
        })
    }

    fn shown(&self, exact: Exact) -> Result<Shown, ArithmeticError> {
        Ok(Shown {
            exact,
            shown: percent(&exact, self.rules.rate_decimals, self.rules.rounding)?,
        })
    }

    fn band_of(&self, rate: &Rate) -> Result<usize, ArithmeticError> {
        Ok(match self.rules.judged_on {
            JudgedOn::Exact => self.rules.band_for(&rate.value.exact),
            JudgedOn::Shown => self
                .rules
                .band_for(&rate.value.shown.to_exact().checked_div(Exact::HUNDRED)?),
        })
    }

    /// Puts a person's judgement or rate in the place of the computed one, which is kept beside it.
    fn overrule(&self, outcome: Outcome, record: &YearRecord) -> Outcome {
        let Some(given) = &record.overruling else {
            return outcome;
        };
        if !outcome.is_set() {
            return outcome;
        }
        let rate = given
            .rate
            .as_ref()
            .and_then(|rate| self.rate(rate.fraction(), Formula::ByPerson).ok());
        let band = given
            .band
            .as_ref()
            .and_then(|id| self.rules.band_index(id))
            .or_else(|| rate.as_ref().and_then(|rate| self.band_of(rate).ok()));
        let Some(band) = band else { return outcome };
        let computed = Computed {
            standing: outcome.standing,
            measure: outcome.measure.clone(),
        };
        Outcome {
            standing: Standing::Judged(band),
            measure: rate.map_or(outcome.measure, Measure::Rate),
            overruled: Some(Box::new(computed)),
            ..outcome
        }
    }
}

/// What to answer when a cell of a certain role has no number in it.
struct Role {
    blank: Standing,
    pending: Standing,
    unreadable: Unsettled,
    text: Unsettled,
}

const TARGET: Role = Role {
    blank: Standing::Waiting(Waiting::TargetBlank),
    pending: Standing::Waiting(Waiting::TargetPending),
    unreadable: Unsettled::TargetUnreadable,
    text: Unsettled::TargetIsText,
};

const ACTUAL: Role = Role {
    blank: Standing::Waiting(Waiting::ActualBlank),
    pending: Standing::Waiting(Waiting::ActualPending),
    unreadable: Unsettled::ActualUnreadable,
    text: Unsettled::ActualIsText,
};

const PART: Role = Role {
    blank: Standing::Waiting(Waiting::PartBlank),
    pending: Standing::Waiting(Waiting::PartPending),
    unreadable: Unsettled::PartUnreadable,
    text: Unsettled::PartUnreadable,
};

const BASELINE: Role = Role {
    blank: Standing::Unsettled(Unsettled::BaselineUnusable),
    pending: Standing::Unsettled(Unsettled::BaselineUnusable),
    unreadable: Unsettled::BaselineUnusable,
    text: Unsettled::BaselineUnusable,
};

/// Something was entered, and it is not the announcement of something to come.
fn has_come(entry: &Entry) -> bool {
    !matches!(entry.reading(), Reading::Blank | Reading::Pending)
}

fn arrived(entry: &Entry, role: Role) -> Result<(), Stop> {
    match entry.reading() {
        Reading::Blank => Err(role.blank.into()),
        Reading::Pending => Err(role.pending.into()),
        _ => Ok(()),
    }
}

fn number<'r>(entry: &'r Entry, role: Role, unit: &'r str) -> Result<Figure<'r>, Stop> {
    match entry.reading() {
        Reading::Number(quantity) => Ok(Figure::of(quantity, unit)?),
        Reading::Blank => Err(role.blank.into()),
        Reading::Pending => Err(role.pending.into()),
        Reading::Unreadable(_) => Err(role.unreadable.into()),
        Reading::Text | Reading::NotApplicable => Err(role.text.into()),
    }
}

fn baseline(indicator: &Indicator) -> Result<Figure<'_>, Stop> {
    number(indicator.baseline(), BASELINE, &indicator.unit)
}

fn same_unit(one: &Figure<'_>, other: &Figure<'_>) -> Result<(), Stop> {
    if one.unit == other.unit {
        Ok(())
    } else {
        Err(Unsettled::UnitsDiffer.into())
    }
}
