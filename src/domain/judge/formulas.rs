//! One function for each kind of indicator (`docs/calculation.md`, sections 2 and 3). Knows no text and no cell's
//! grammar: numbers come from [`values`](super::values).

use super::values::{baseline, same_unit};
use super::{Case, Finding, Found, Judge, Notes, Stop};
use crate::domain::exact::Exact;
use crate::domain::kind::{Kind, LowerFormula, Reference, Tolerance};
use crate::domain::outcome::{Formula, Inputs, LeftOut, NotSet, Standing, Unsettled, Waiting};
use crate::domain::quantity::{Bound, ChangeDirection, Reading};
use crate::domain::rules::{BandIndex, ZeroTarget};

impl Judge<'_> {
    /// Where an indicator stands by its figures, or by the level a person chose where no figure decides.
    pub(super) fn find(&self, case: Case<'_>, notes: Notes<'_>) -> Found {
        let kind = case.indicator.kind();
        if matches!(kind, Kind::Monitor) {
            return Err(Standing::NotSet(NotSet::MonitorOnly).into());
        }
        if matches!(case.record.target.reading(), Reading::NotApplicable) {
            return Err(Standing::NotSet(NotSet::NotApplicable).into());
        }
        match kind {
            Kind::Higher | Kind::Composite(_) => self.quotient(case, None, notes),
            Kind::Lower(formula) => {
                let formula = formula.unwrap_or(self.rules.lower_formula);
                self.quotient(case, Some(formula), notes)
            }
            Kind::Progress => self.progress(case, notes),
            Kind::Change => self.change(case, notes),
            Kind::Maintain(tolerance) => self.maintain(case, tolerance, notes),
            Kind::Range => self.range(case, notes),
            Kind::Bound => self.bound(case, notes),
            Kind::Qualitative | Kind::Graded | Kind::Monitor => self.by_person(case),
        }
    }

    /// A plain quotient: more is better, or less is better by this formula.
    fn quotient(&self, case: Case<'_>, less: Option<LowerFormula>, notes: Notes<'_>) -> Found {
        let fits = match less {
            None => Bound::AtLeast,
            Some(_) => Bound::AtMost,
        };
        let target = self.target_here(case)?;
        if target.bound.is_some_and(|bound| bound != fits) {
            return Err(Unsettled::BoundDoesNotFit.into());
        }
        if target.value.is_negative() {
            return Err(Unsettled::Negative.into());
        }
        let actual = self.actual_here(case)?;
        same_unit(&target, &actual)?;
        notes.take(|| Inputs::of(target.value, actual.value));
        match less {
            None => self.higher(&target.value, &actual.value),
            Some(formula) => self.lower(&target.value, &actual.value, formula),
        }
    }

    fn higher(&self, target: &Exact, actual: &Exact) -> Found {
        if target.is_zero() {
            return Ok(match self.rules.zero_target {
                ZeroTarget::NotCounted => Finding::LeftOut(LeftOut::ZeroTarget),
                ZeroTarget::Met => Finding::In(self.met),
                ZeroTarget::Missed => Finding::In(self.missed),
            });
        }
        let rate = actual.checked_div(*target)?;
        Ok(Finding::Rate(rate, Formula::ActualOverTarget))
    }

    fn lower(&self, target: &Exact, actual: &Exact, formula: LowerFormula) -> Found {
        // Below zero, target ÷ actual would call the better value the worse; and zero is the least a target of zero
        // knows of.
        if actual.is_negative() && (formula == LowerFormula::TargetOverActual || target.is_zero()) {
            return Err(Unsettled::Negative.into());
        }
        if target.is_zero() {
            return Ok(self.met_or_missed(actual.is_zero()));
        }
        let rate = match formula {
            // The rate grows beyond every bound as the actual nears zero, so at zero it is in the best band.
            LowerFormula::TargetOverActual if actual.is_zero() => return Ok(Finding::In(BEST)),
            LowerFormula::TargetOverActual => target.checked_div(*actual)?,
            LowerFormula::TwoMinus => {
                Exact::from_i64(2).checked_sub(actual.checked_div(*target)?)?
            }
        };
        Ok(Finding::Rate(rate, Formula::Lower(formula)))
    }

    fn progress(&self, case: Case<'_>, notes: Notes<'_>) -> Found {
        let target = self.target(case)?;
        let baseline = baseline(case.indicator)?;
        same_unit(&target, &baseline).map_err(|_| Unsettled::BaselineUnit)?;
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
        let actual = self.actual(case)?;
        same_unit(&target, &actual)?;
        let gone = actual.value.checked_sub(baseline.value)?;
        notes.take(|| Inputs {
            baseline: Some(baseline.value),
            ..Inputs::of(target.value, actual.value)
        });
        Ok(Finding::Rate(gone.checked_div(way)?, Formula::Progress))
    }

    fn change(&self, case: Case<'_>, notes: Notes<'_>) -> Found {
        let (direction, fraction) = self.change_target(case)?;
        let baseline = baseline(case.indicator)?;
        if !baseline.value.is_positive() {
            return Err(Unsettled::Negative.into());
        }
        let actual = self.actual(case)?;
        same_unit(&actual, &baseline).map_err(|_| Unsettled::ActualUnit)?;
        let change = actual
            .value
            .checked_sub(baseline.value)?
            .checked_div(baseline.value)?;
        let (wanted, met) = match direction {
            ChangeDirection::Reduction => (-fraction, change <= -fraction),
            ChangeDirection::Increase => (fraction, change >= fraction),
        };
        notes.take(|| Inputs {
            baseline: Some(baseline.value),
            ..Inputs::of(wanted, actual.value)
        });
        Ok(Finding::Change(change, met))
    }

    fn maintain(&self, case: Case<'_>, tolerance: &Tolerance, notes: Notes<'_>) -> Found {
        let (reference, of_baseline) = match tolerance.reference {
            Reference::Target => {
                let target = self.target(case)?;
                if target.bound.is_some() {
                    return Err(Unsettled::BoundDoesNotFit.into());
                }
                (target, None)
            }
            Reference::Baseline => {
                let baseline = baseline(case.indicator)?;
                (baseline, Some(baseline.value))
            }
        };
        // Whether the tolerance can be used is known before the actual has come.
        let allowed = self.allowed(case.indicator, tolerance, &reference)?;
        let actual = self.actual(case)?;
        same_unit(&reference, &actual).map_err(|stop| match of_baseline {
            Some(_) => Unsettled::ActualUnit.into(),
            None => stop,
        })?;
        let distance = actual.value.checked_sub(reference.value)?.abs();
        notes.take(|| Inputs {
            baseline: of_baseline,
            tolerance: Some(allowed),
            ..Inputs::of(reference.value, actual.value)
        });
        Ok(self.met_or_missed(distance <= allowed))
    }

    fn range(&self, case: Case<'_>, notes: Notes<'_>) -> Found {
        let (low, high) = self.range_target(case)?;
        let actual = self.actual(case)?;
        same_unit(&actual, &low)?;
        same_unit(&actual, &high)?;
        notes.take(|| Inputs {
            low: Some(low.value),
            ..Inputs::of(high.value, actual.value)
        });
        Ok(self.met_or_missed(low.value <= actual.value && actual.value <= high.value))
    }

    fn bound(&self, case: Case<'_>, notes: Notes<'_>) -> Found {
        let target = self.target(case)?;
        let bound = target.bound.ok_or(Unsettled::BoundMissing)?;
        let actual = self.actual(case)?;
        same_unit(&target, &actual)?;
        let order = actual.value.cmp(&target.value);
        let met = match bound {
            Bound::AtLeast => order.is_ge(),
            Bound::Above => order.is_gt(),
            Bound::AtMost => order.is_le(),
            Bound::Below => order.is_lt(),
        };
        notes.take(|| Inputs::of(target.value, actual.value));
        Ok(self.met_or_missed(met))
    }

    fn by_person(&self, case: Case<'_>) -> Found {
        if let Some(band) = self.assessed(case) {
            return Ok(Finding::In(band));
        }
        Err(self
            .missing_words(case)
            .unwrap_or_else(|| Waiting::Assessment.into()))
    }

    fn met_or_missed(&self, met: bool) -> Finding {
        Finding::In(if met { self.met } else { self.missed })
    }

    /// The level a person chose, where the kind leaves the judgement to a person.
    pub(super) fn assessed(&self, case: Case<'_>) -> Option<BandIndex> {
        if !case.indicator.kind().judged_by_person() {
            return None;
        }
        let chosen = case.record.assessment.as_ref()?;
        self.rules.band_index(chosen)
    }

    /// What has to be there before anybody can judge. A level can be chosen without any words, a judgement of words
    /// cannot.
    fn missing_words(&self, case: Case<'_>) -> Option<Stop> {
        let (target, actual) = (case.record.target.reading(), case.record.actual.reading());
        let words = matches!(case.indicator.kind(), Kind::Qualitative);
        Some(match (target, actual) {
            (Reading::Pending, _) => Waiting::TargetPending.into(),
            (Reading::Blank, _) if words => Waiting::TargetBlank.into(),
            (_, Reading::Pending) => Waiting::ActualPending.into(),
            (_, Reading::Blank) if words => Waiting::ActualBlank.into(),
            (_, Reading::NotApplicable) => Unsettled::ActualNotApplicable.into(),
            _ => return None,
        })
    }
}

/// Bands go from best to worst.
const BEST: BandIndex = 0;
