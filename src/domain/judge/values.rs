//! From cells to the numbers that a formula takes, or to what is said where there is no number.

use super::{Case, Judge, Stop};
use crate::domain::entry::Entry;
use crate::domain::exact::{ArithmeticError, Exact};
use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::kind::{Composite, Kind, TargetBasis, Tolerance};
use crate::domain::outcome::{Mean, Standing, Unsettled, Waiting};
use crate::domain::quantity::{ChangeDirection, Expect, Quantity, Reading, Unit, read};
use crate::domain::unit::{Amount, NoAmount};

/// What has been entered as the result, whether or not it can be used.
#[derive(Default)]
pub(super) struct Arrival {
    pub come: bool,
    pub approximate: bool,
    pub provisional: bool,
}

impl Judge<'_> {
    pub(super) fn arrival(&self, case: Case<'_>) -> Arrival {
        let Kind::Composite(composite) = case.indicator.kind() else {
            let mut arrival = Arrival {
                come: has_come(&case.record.actual) || self.assessed(case).is_some(),
                ..Arrival::default()
            };
            arrival.take_in(case.record.actual.quantity());
            return arrival;
        };
        let mut arrival = Arrival {
            come: !composite.parts.is_empty(),
            ..Arrival::default()
        };
        for part in &composite.parts {
            let entry = case.record.parts.get(&part.id).map(|part| &part.actual);
            arrival.come &= entry.is_some_and(has_come);
            arrival.take_in(entry.and_then(Entry::quantity));
        }
        arrival
    }

    /// The target that the actual is held against, after the basis.
    pub(super) fn target<'r>(&self, case: Case<'r>) -> Result<Amount<'r>, Stop> {
        self.target_here(case)
    }

    /// [`target`](Self::target) as a part of its caller: for the quotient, which most indicators are.
    #[inline(always)]
    pub(super) fn target_here<'r>(&self, case: Case<'r>) -> Result<Amount<'r>, Stop> {
        let mut target = number(self.target_entry(case)?, &TARGET, &case.indicator.unit)?;
        if case.indicator.basis == TargetBasis::Apportioned {
            target.value = self.apportioned(case, &target)?;
        }
        Ok(target)
    }

    /// What of a target falls to the plan's years up to this one.
    fn apportioned(&self, case: Case<'_>, target: &Amount<'_>) -> Result<Exact, Stop> {
        if !matches!(case.indicator.kind(), Kind::Progress) {
            return self.share_of_plan(target.value);
        }
        // Not a share of the target but of the way to it.
        let from = baseline(case.indicator)?;
        same_unit(target, &from).map_err(|_| Unsettled::BaselineUnit)?;
        let way = self.share_of_plan(target.value.checked_sub(from.value)?)?;
        Ok(from.value.checked_add(way)?)
    }

    /// The two ends of a range, after the basis.
    pub(super) fn range_target<'r>(
        &self,
        case: Case<'r>,
    ) -> Result<(Amount<'r>, Amount<'r>), Stop> {
        let entry = self.target_entry(case)?;
        let range = match entry.range() {
            Some(Ok(range)) => range,
            Some(Err(_)) => return Err(Unsettled::TargetUnreadable.into()),
            None => return Err(no_number(entry.reading(), &TARGET)),
        };
        let unit = &case.indicator.unit;
        let mut low = amount(&range.low, unit, Unsettled::TargetUnreadable)?;
        let mut high = amount(&range.high, unit, Unsettled::TargetUnreadable)?;
        if case.indicator.basis == TargetBasis::Apportioned {
            low.value = self.share_of_plan(low.value)?;
            high.value = self.share_of_plan(high.value)?;
        }
        Ok((low, high))
    }

    /// The wanted change, after the basis: its direction and its size.
    pub(super) fn change_target(&self, case: Case<'_>) -> Result<(ChangeDirection, Exact), Stop> {
        let entry = self.target_entry(case)?;
        let target = match entry.change() {
            Some(Ok(target)) => target,
            Some(Err(_)) => return Err(Unsettled::TargetUnreadable.into()),
            None => return Err(no_number(entry.reading(), &TARGET)),
        };
        let fraction = if case.indicator.basis == TargetBasis::Apportioned {
            self.share_of_plan(target.fraction)?
        } else {
            target.fraction
        };
        Ok((target.direction, fraction))
    }

    /// The cell that holds the target this indicator is compared with.
    fn target_entry<'r>(&self, case: Case<'r>) -> Result<&'r Entry, Stop> {
        match case.indicator.basis {
            TargetBasis::OfYear => Ok(&case.record.target),
            TargetBasis::EndOfPlan | TargetBasis::Apportioned => case
                .indicator
                .year(self.last_year)
                .map(|last| &last.target)
                .filter(|target| {
                    !matches!(target.reading(), Reading::Blank | Reading::NotApplicable)
                })
                .ok_or_else(|| Unsettled::EndTargetMissing.into()),
        }
    }

    /// What falls to the plan's years up to this one.
    fn share_of_plan(&self, whole: Exact) -> Result<Exact, Stop> {
        let (over, all) = self.elapsed;
        if all == 0 {
            return Err(Unsettled::EndTargetMissing.into());
        }
        let share = Exact::from_i64(over).checked_div(Exact::from_i64(all))?;
        Ok(whole.checked_mul(share)?)
    }

    /// The actual that is held against the target: of a composite the mean, of half a year the double.
    pub(super) fn actual<'r>(&self, case: Case<'r>) -> Result<Amount<'r>, Stop> {
        self.actual_here(case)
    }

    /// [`actual`](Self::actual) as a part of its caller: for the quotient.
    #[inline(always)]
    pub(super) fn actual_here<'r>(&self, case: Case<'r>) -> Result<Amount<'r>, Stop> {
        if let Kind::Composite(composite) = case.indicator.kind() {
            return Ok(self.mean(case, composite)?.1);
        }
        let mut actual = number(&case.record.actual, &ACTUAL, &case.indicator.unit)?;
        if case.record.annualised {
            actual.value = annualised(case.record, actual.value)?;
        }
        Ok(actual)
    }

    /// The value of a composite: how it came about, and as the amount that is held against the target.
    pub(super) fn mean<'r>(
        &self,
        case: Case<'r>,
        composite: &Composite,
    ) -> Result<(Mean, Amount<'r>), Stop> {
        let (sum, weights, like) = weighed(case, composite)?;
        let exact = sum.checked_div(weights)?;
        let whole = annualised(case.record, exact)?;
        let mut mean = Mean {
            sum,
            weights,
            exact,
            whole,
            scale: like.scale(&case.indicator.unit),
            used: whole,
        };
        mean.used = mean.rounded(composite.decimals, self.rules.rounding)?;
        let mut amount = like;
        amount.value = mean.used;
        Ok((mean, amount))
    }

    /// How far a maintained value may stray from `reference`, in its unit.
    pub(super) fn allowed(
        &self,
        indicator: &Indicator,
        tolerance: &Tolerance,
        reference: &Amount<'_>,
    ) -> Result<Exact, Stop> {
        let amount =
            stated(&tolerance.amount, Exact::ZERO).ok_or(Unsettled::ToleranceUnreadable)?;
        if tolerance.relative {
            if !matches!(amount.unit.as_str(), "" | "%") {
                return Err(Unsettled::ToleranceUnreadable.into());
            }
            let share = amount.value.checked_div(Exact::HUNDRED)?;
            return Ok(reference.value.abs().checked_mul(share)?);
        }
        let amount = self::amount(&amount, &indicator.unit, Unsettled::ToleranceUnreadable)?;
        if amount.value.is_zero() || amount.counts_as(reference) {
            Ok(amount.value)
        } else {
            Err(Unsettled::ToleranceUnreadable.into())
        }
    }
}

/// Half a year counts twice, where somebody said so.
fn annualised(record: &YearRecord, value: Exact) -> Result<Exact, Stop> {
    if record.annualised {
        Ok(value.checked_mul(Exact::from_i64(2))?)
    } else {
        Ok(value)
    }
}

/// The sum of a composite's parts, each times its weight, the sum of the weights, and one of the parts for the unit of
/// all. A part whose value is － is not in it. Where several parts are in want of something, what a person has to settle
/// comes first and what is announced last, so that the answer does not hang on the order of the parts.
fn weighed<'r>(case: Case<'r>, composite: &Composite) -> Result<(Exact, Exact, Amount<'r>), Stop> {
    let (mut sum, mut weights) = (Exact::ZERO, Exact::ZERO);
    let mut like: Option<Amount<'r>> = None;
    let mut weighed_in: Option<Unit> = None;
    let mut wanting: Option<Standing> = None;
    let mut differ = false;
    let mut overflow = false;
    for part in &composite.parts {
        let weight = stated(&part.weight, Exact::ONE).ok_or(Unsettled::PartUnreadable)?;
        if *weighed_in.get_or_insert_with(|| weight.unit.clone()) != weight.unit {
            return Err(Unsettled::PartUnreadable.into());
        }
        let quantity = match case
            .record
            .parts
            .get(&part.id)
            .map(|it| it.actual.reading())
        {
            Some(Reading::Number(quantity)) => quantity,
            Some(Reading::NotApplicable) => continue,
            None | Some(Reading::Blank) => {
                wanting = Some(Standing::Waiting(Waiting::PartBlank));
                continue;
            }
            Some(Reading::Pending) => {
                wanting.get_or_insert(Standing::Waiting(Waiting::PartPending));
                continue;
            }
            Some(Reading::Text | Reading::Unreadable(_)) => {
                return Err(Unsettled::PartUnreadable.into());
            }
        };
        let value = match Amount::of(quantity, &case.indicator.unit) {
            Ok(value) => value,
            Err(NoAmount::ScaledTwice) => return Err(Unsettled::PartUnreadable.into()),
            Err(NoAmount::Overflow) => {
                overflow = true;
                continue;
            }
        };
        differ |= !like.get_or_insert(value).counts_as(&value);
        match weigh_in(sum, weights, value.value, weight.value) {
            Ok(both) => (sum, weights) = both,
            Err(_) => overflow = true,
        }
    }
    if differ {
        return Err(Unsettled::UnitsDiffer.into());
    }
    if let Some(wanting) = wanting {
        return Err(wanting.into());
    }
    let Some(like) = like else {
        return Err(if composite.parts.is_empty() {
            Waiting::PartBlank.into()
        } else {
            Unsettled::ActualNotApplicable.into()
        });
    };
    if overflow {
        return Err(Stop::Overflow);
    }
    if weights.is_zero() {
        return Err(Unsettled::PartUnreadable.into());
    }
    Ok((sum, weights, like))
}

/// Sum and weights with one more value in them.
fn weigh_in(
    sum: Exact,
    weights: Exact,
    value: Exact,
    weight: Exact,
) -> Result<(Exact, Exact), ArithmeticError> {
    Ok((
        sum.checked_add(value.checked_mul(weight)?)?,
        weights.checked_add(weight)?,
    ))
}

/// A number of the plan's structure (a weight, a tolerance), at least 0, or `blank` where nothing is written.
fn stated(raw: &str, blank: Exact) -> Option<Quantity> {
    // Almost all of them are blank or a few plain digits, and they are looked at in every recomputation.
    let bare = if raw.is_empty() {
        Some(blank)
    } else {
        plain_digits(raw).map(Exact::from_i64)
    };
    if let Some(value) = bare {
        return Some(bare_number(value));
    }
    match read(raw, Expect::Number) {
        Reading::Blank => Some(bare_number(blank)),
        Reading::Number(quantity) if !quantity.value.is_negative() => Some(quantity),
        _ => None,
    }
}

fn bare_number(value: Exact) -> Quantity {
    Quantity {
        value,
        unit: Unit::default(),
        approximate: false,
        provisional: false,
        scaled: false,
        bound: None,
    }
}

/// A whole number of ASCII digits that cannot be read in any other way.
fn plain_digits(raw: &str) -> Option<i64> {
    let plain = raw.len() <= 9
        && raw.bytes().all(|byte| byte.is_ascii_digit())
        && (raw.len() == 1 || !raw.starts_with('0'));
    plain.then(|| raw.parse().ok()).flatten()
}

/// What to answer when a cell of a certain role has no number in it.
struct Role {
    blank: Standing,
    pending: Standing,
    not_applicable: Unsettled,
    unreadable: Unsettled,
    text: Unsettled,
}

const TARGET: Role = Role {
    blank: Standing::Waiting(Waiting::TargetBlank),
    pending: Standing::Waiting(Waiting::TargetPending),
    // This year's － means that the indicator is not set; only another year's gets here, and there it means no target.
    not_applicable: Unsettled::EndTargetMissing,
    unreadable: Unsettled::TargetUnreadable,
    text: Unsettled::TargetIsText,
};

const ACTUAL: Role = Role {
    blank: Standing::Waiting(Waiting::ActualBlank),
    pending: Standing::Waiting(Waiting::ActualPending),
    not_applicable: Unsettled::ActualNotApplicable,
    unreadable: Unsettled::ActualUnreadable,
    text: Unsettled::ActualIsText,
};

const BASELINE: Role = Role {
    blank: Standing::Unsettled(Unsettled::BaselineUnusable),
    pending: Standing::Unsettled(Unsettled::BaselineUnusable),
    not_applicable: Unsettled::BaselineUnusable,
    unreadable: Unsettled::BaselineUnusable,
    text: Unsettled::BaselineUnusable,
};

impl Arrival {
    fn take_in(&mut self, quantity: Option<&Quantity>) {
        self.approximate |= quantity.is_some_and(|quantity| quantity.approximate);
        self.provisional |= quantity.is_some_and(|quantity| quantity.provisional);
    }
}

/// Something was entered, and it is not the announcement of something to come.
fn has_come(entry: &Entry) -> bool {
    !matches!(entry.reading(), Reading::Blank | Reading::Pending)
}

#[inline(always)]
fn number<'r>(entry: &'r Entry, role: &Role, unit: &'r str) -> Result<Amount<'r>, Stop> {
    match entry.reading() {
        Reading::Number(quantity) => amount(quantity, unit, role.unreadable),
        other => Err(no_number(other, role)),
    }
}

/// What a quantity counts under the declared unit; `unreadable` is said where that can be read in two ways.
#[inline(always)]
fn amount<'r>(
    quantity: &'r Quantity,
    unit: &'r str,
    unreadable: Unsettled,
) -> Result<Amount<'r>, Stop> {
    Amount::of(quantity, unit).map_err(|why| match why {
        NoAmount::Overflow => Stop::Overflow,
        NoAmount::ScaledTwice => unreadable.into(),
    })
}

/// Why a cell gives no number.
fn no_number(reading: &Reading, role: &Role) -> Stop {
    match reading {
        Reading::Blank => role.blank.into(),
        Reading::Pending => role.pending.into(),
        Reading::NotApplicable => role.not_applicable.into(),
        Reading::Unreadable(_) => role.unreadable.into(),
        Reading::Text | Reading::Number(_) => role.text.into(),
    }
}

pub(super) fn baseline(indicator: &Indicator) -> Result<Amount<'_>, Stop> {
    number(indicator.baseline(), &BASELINE, &indicator.unit)
}

pub(super) fn same_unit(one: &Amount<'_>, other: &Amount<'_>) -> Result<(), Stop> {
    if one.counts_as(other) {
        Ok(())
    } else {
        Err(Unsettled::UnitsDiffer.into())
    }
}
