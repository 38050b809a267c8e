//! From target and actual to a rate and a judgement (`docs/calculation.md`, sections 2 to 4).
//!
//! The order of questions is fixed: is the indicator set this year, is its target usable, has the actual come and is
//! it usable, do both speak of the same thing, what does the formula give, which band is that, and did a person
//! overrule it. [`values`] gets the numbers out of the cells, [`formulas`] holds one function for each kind.
//!
//! Every indicator of a plan goes through here at every change, so nothing is allocated on the way to a rate.

mod formulas;
mod values;

use super::exact::{ArithmeticError, Exact};
use super::indicator::{Indicator, Override, YearRecord};
use super::kind::Kind;
use super::outcome::{
    Computed, Formula, Inputs, LeftOut, Mean, Measure, Outcome, Rate, Shown, Standing, Unsettled,
    Waiting, Working,
};
use super::plan::Plan;
use super::rounding::{Decimal, percent, percent_here};
use super::rules::{BandIndex, JudgedOn, Percent, Rules};
use super::year::FiscalYear;

/// What is needed of the plan to judge its indicators in one year.
#[derive(Debug, Clone)]
pub struct Judge<'a> {
    rules: &'a Rules,
    year: FiscalYear,
    /// The plan's last year: the one whose target [`TargetBasis::EndOfPlan`](super::kind::TargetBasis) means.
    last_year: FiscalYear,
    /// How many of the plan's years are over with this one, and how many there are.
    elapsed: (i64, i64),
    met: BandIndex,
    missed: BandIndex,
    /// Stands in for a year in which nothing was recorded; blank is blank for every kind.
    blank: YearRecord,
}

/// An indicator and what is recorded of it in the year.
#[derive(Clone, Copy)]
struct Case<'r> {
    indicator: &'r Indicator,
    record: &'r YearRecord,
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

/// What a formula or a person found, still without a rate in figures: the copying of those costs more than finding it.
enum Finding {
    /// In this level, without a rate.
    In(BandIndex),
    /// This rate; its level follows.
    Rate(Exact, Formula),
    /// This change against the baseline, and whether that is enough.
    Change(Exact, bool),
    /// In no level, by the plan's rule.
    LeftOut(LeftOut),
}

type Found = Result<Finding, Stop>;

/// Where the numbers that went in are written down, if anybody wants to see them.
struct Notes<'n>(Option<&'n mut Option<Inputs>>);

impl Notes<'_> {
    fn take(self, inputs: impl FnOnce() -> Inputs) {
        if let Some(page) = self.0 {
            *page = Some(inputs());
        }
    }
}

impl<'a> Judge<'a> {
    /// Ready to judge the indicators of `plan` in `year`.
    pub fn new(plan: &'a Plan, year: FiscalYear) -> Self {
        let over = plan.years.iter().filter(|other| **other <= year).count();
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Self {
            rules: &plan.rules,
            year,
            last_year: plan.years.iter().max().copied().unwrap_or(year),
            elapsed: (count(over), count(plan.years.len())),
            met: plan.rules.met_band(),
            missed: plan.rules.missed_band(),
            blank: YearRecord::blank(&Kind::Higher),
        }
    }

    /// The outcome of one indicator.
    pub fn outcome(&self, indicator: &Indicator) -> Outcome {
        let mut outcome = Outcome::overflow();
        self.judge_into(&mut outcome, self.case(indicator), Notes(None));
        outcome
    }

    /// Fills in the outcome of one indicator where it stays, as moving it would cost more than finding it. `outcome` must be
    /// [`Outcome::overflow`].
    pub(super) fn outcome_into(&self, outcome: &mut Outcome, indicator: &Indicator) {
        self.judge_into(outcome, self.case(indicator), Notes(None));
    }

    /// The outcome of one indicator, with the numbers it came from.
    pub fn judge(&self, indicator: &Indicator) -> Working {
        let (mut outcome, mut inputs) = (Outcome::overflow(), None);
        let notes = Notes(Some(&mut inputs));
        self.judge_into(&mut outcome, self.case(indicator), notes);
        Working { outcome, inputs }
    }

    /// How the value of a composite comes about; `None` for another kind, or while a part has no value that can be used.
    pub fn mean_of(&self, indicator: &Indicator) -> Option<Mean> {
        let Kind::Composite(composite) = indicator.kind() else {
            return None;
        };
        let (mean, _) = self.mean(self.case(indicator), composite).ok()?;
        Some(mean)
    }

    fn case<'r>(&'r self, indicator: &'r Indicator) -> Case<'r> {
        Case {
            indicator,
            record: indicator.year(self.year).unwrap_or(&self.blank),
        }
    }

    /// Fills in an outcome that is an overflow as yet, and stays one where a number cannot be held.
    fn judge_into(&self, outcome: &mut Outcome, case: Case<'_>, notes: Notes<'_>) {
        let arrival = self.arrival(case);
        outcome.approximate = arrival.approximate;
        outcome.provisional = arrival.provisional;
        let _overflow = self.settle(self.find(case, notes), outcome);
        if let Some(given) = &case.record.overruling {
            self.overrule(outcome, given);
        }
        // What is counted has been reported, if not by an actual then by the person who judged without one.
        outcome.reported = arrival.come || outcome.band().is_some();
    }

    fn settle(&self, found: Found, outcome: &mut Outcome) -> Result<(), ArithmeticError> {
        outcome.standing = match found {
            Ok(Finding::In(band)) => Standing::Judged(band),
            Ok(Finding::Rate(exact, formula)) => {
                let shown = percent_here(&exact, self.rules.rate_decimals, self.rules.rounding)?;
                let band = self.band_of(&exact, &shown)?;
                let capped = match &self.rules.cap {
                    None => None,
                    Some(cap) => self.capped(&exact, cap)?,
                };
                outcome.measure = Measure::Rate(Rate {
                    value: Shown { exact, shown },
                    capped,
                    formula,
                });
                Standing::Judged(band)
            }
            Ok(Finding::Change(change, met)) => {
                outcome.measure = Measure::Change(self.shown(change)?);
                Standing::Judged(if met { self.met } else { self.missed })
            }
            Ok(Finding::LeftOut(why)) => Standing::LeftOut(why),
            Err(Stop::At(standing)) => standing,
            Err(Stop::Overflow) => return Err(ArithmeticError::Overflow),
        };
        Ok(())
    }

    /// What is shown in the place of a rate above the plan's cap.
    fn capped(
        &self,
        exact: &Exact,
        cap: &Percent,
    ) -> Result<Option<Box<Decimal>>, ArithmeticError> {
        let cap = cap.fraction();
        let shown = (*exact > cap).then(|| self.shown(cap)).transpose()?;
        Ok(shown.map(|cap| Box::new(cap.shown)))
    }

    fn shown(&self, exact: Exact) -> Result<Shown, ArithmeticError> {
        Ok(Shown {
            exact,
            shown: percent(&exact, self.rules.rate_decimals, self.rules.rounding)?,
        })
    }

    fn band_of(&self, rate: &Exact, shown: &Decimal) -> Result<BandIndex, ArithmeticError> {
        Ok(match self.rules.judged_on {
            JudgedOn::Exact => self.rules.band_for(rate),
            JudgedOn::Shown => {
                let shown = shown.to_exact();
                self.rules.band_for(&shown.checked_div(Exact::HUNDRED)?)
            }
        })
    }

    fn given_rate(&self, exact: Exact) -> Result<Rate, ArithmeticError> {
        let capped = self.rules.cap.as_ref();
        Ok(Rate {
            value: self.shown(exact)?,
            capped: capped.map_or(Ok(None), |cap| self.capped(&exact, cap))?,
            formula: Formula::ByPerson,
        })
    }

    /// Puts a person's judgement or rate in the place of the computed one, which is kept beside it. What is not set
    /// this year stays out: there is no judgement to overrule.
    fn overrule(&self, outcome: &mut Outcome, given: &Override) {
        if !outcome.is_set() {
            return;
        }
        let rate = given
            .rate
            .as_ref()
            .and_then(|rate| self.given_rate(rate.fraction()).ok());
        let band = given
            .band
            .as_ref()
            .and_then(|id| self.rules.band_index(id))
            .or_else(|| {
                rate.as_ref()
                    .and_then(|rate| self.band_of(&rate.value.exact, &rate.value.shown).ok())
            });
        let Some(band) = band else { return };
        outcome.overruled = Some(Box::new(Computed {
            standing: outcome.standing,
            measure: outcome.measure.clone(),
        }));
        outcome.standing = Standing::Judged(band);
        if let Some(rate) = rate {
            outcome.measure = Measure::Rate(rate);
        }
    }
}
