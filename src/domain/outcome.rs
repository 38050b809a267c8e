//! What became of an indicator in a year: its rate, where it stands, and why. Wording belongs to `text`.

use super::exact::{ArithmeticError, Exact};
use super::kind::LowerFormula;
use super::rounding::{Decimal, Rounding, round};
use super::rules::BandIndex;

/// The computed result of one indicator in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Where it stands in the totals. A person's override has been put in.
    pub standing: Standing,
    /// What was measured. A person's override has been put in.
    pub measure: Measure,
    /// What was computed, where a person overruled it.
    pub overruled: Option<Box<Computed>>,
    /// A result has been entered, whether or not it can be judged, or a person has judged without one.
    pub reported: bool,
    /// The actual, or a part of it, was given as approximate (約).
    pub approximate: bool,
    /// The actual, or a part of it, was given as provisional (速報値).
    pub provisional: bool,
}

/// The figures from before an override.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// Where it would stand.
    pub standing: Standing,
    /// What was measured.
    pub measure: Measure,
}

/// Where an indicator stands in the totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Not part of this year's denominator.
    NotSet(NotSet),
    /// Set, but something has not come yet.
    Waiting(Waiting),
    /// Set, but a person must settle something first.
    Unsettled(Unsettled),
    /// Set and reported, but left out of the classes by the plan's rule.
    LeftOut(LeftOut),
    /// In a class: counted.
    Judged(BandIndex),
}

/// Why an indicator is not set this year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotSet {
    /// The target is －.
    NotApplicable,
    /// It is only watched.
    MonitorOnly,
}

/// What has not come yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Waiting {
    /// The target is blank.
    TargetBlank,
    /// The target is announced (未確定 …).
    TargetPending,
    /// The actual is blank.
    ActualBlank,
    /// The actual is announced (集計中 …).
    ActualPending,
    /// A person has to judge.
    Assessment,
    /// A part of the composite has no value.
    PartBlank,
    /// A part of the composite is announced.
    PartPending,
}

/// What a person must settle before there can be a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unsettled {
    /// The target could not be read.
    TargetUnreadable,
    /// The actual could not be read.
    ActualUnreadable,
    /// The baseline could not be read, or is missing.
    BaselineUnusable,
    /// The value or weight of a part could not be read, or the weights cannot be weighed against each other.
    PartUnreadable,
    /// The tolerance could not be read, or is not in the unit of the actual.
    ToleranceUnreadable,
    /// The target is words where a number is needed.
    TargetIsText,
    /// The actual is words where a number is needed.
    ActualIsText,
    /// The actual is － although there is a target.
    ActualNotApplicable,
    /// Target and actual (or parts) carry different units.
    UnitsDiffer,
    /// Target and baseline carry different units.
    BaselineUnit,
    /// The actual and the baseline that it is held against carry different units.
    ActualUnit,
    /// The target's bound (以上, 以下, …) does not fit the kind of indicator.
    BoundDoesNotFit,
    /// The kind needs a bound (以上, 超, 以下, 未満) and the target has none.
    BoundMissing,
    /// A negative value, or a baseline of 0 under a change, has no meaning in this formula; another kind fits.
    Negative,
    /// Target and baseline are the same: there is no way to progress.
    BaselineIsTarget,
    /// The target of the year that the plan compares with is missing.
    EndTargetMissing,
    /// A number grew beyond what can be computed exactly.
    Overflow,
}

/// Why an indicator is in no class although everything is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeftOut {
    /// The target is 0, and the plan's rule is not to count it.
    ZeroTarget,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Nothing that could be shown.
    None,
    /// An achievement rate.
    Rate(Rate),
    /// A change against the baseline: −0.05 is 5% less.
    Change(Shown),
}

/// A figure, exact and as shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The exact fraction: 4/5 is 80%.
    pub exact: Exact,
    /// In percent, rounded by the plan's rules.
    pub shown: Decimal,
}

/// An achievement rate and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// The rate.
    pub value: Shown,
    /// The rate for display when the plan caps it. Boxed, because few plans have a cap and every outcome would be a
    /// third larger.
    pub capped: Option<Box<Decimal>>,
    /// The formula.
    pub formula: Formula,
}

/// The formulas that give a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Formula {
    /// actual ÷ target.
    ActualOverTarget,
    /// One of the two formulas for less-is-better.
    Lower(LowerFormula),
    /// (actual − baseline) ÷ (target − baseline).
    Progress,
    /// Given by a person.
    ByPerson,
}

/// An outcome together with the numbers it came from: what 計算根拠 shows. Totals keep the outcome alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    /// The outcome.
    pub outcome: Outcome,
    /// The numbers put in, where a formula or a comparison took place.
    pub inputs: Option<Inputs>,
}

/// The numbers an outcome was computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inputs {
    /// The target used (after [`super::kind::TargetBasis`]): of a range the upper end, of a change the wanted fraction
    /// with its sign (−0.05 for 5%以上削減), of a maintained value what it is held against.
    pub target: Exact,
    /// The lower end of a range.
    pub low: Option<Exact>,
    /// The actual used (after doubling, or the mean of the parts).
    pub actual: Exact,
    /// The baseline, where the formula has one.
    pub baseline: Option<Exact>,
    /// How far a maintained value may stray, in the unit of the actual.
    pub tolerance: Option<Exact>,
}

impl Inputs {
    /// A target and an actual, and nothing else.
    pub fn of(target: Exact, actual: Exact) -> Self {
        Self {
            target,
            low: None,
            actual,
            baseline: None,
            tolerance: None,
        }
    }
}

impl Rate {
    /// What is shown for the rate: the cap, where the plan has one and the rate is above it.
    pub fn displayed(&self) -> Decimal {
        self.capped.as_deref().copied().unwrap_or(self.value.shown)
    }
}

/// How the value of a composite came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mean {
    /// The sum of value × weight.
    pub sum: Exact,
    /// The sum of the weights: without any, the number of parts that have a value (－ is none).
    pub weights: Exact,
    /// Sum ÷ weights.
    pub exact: Exact,
    /// The mean of the year: doubled if the parts cover half of it.
    pub whole: Exact,
    /// The scale at which it is written, that of the declared unit: 10,000 under 万人.
    pub scale: Exact,
    /// The mean as it is used: rounded if the composite says so.
    pub used: Exact,
}

impl Mean {
    /// What is used where the mean is rounded to so many decimals: of the number that is written, so that a reader can
    /// follow it. Under 万人 one decimal is a thousand people.
    ///
    /// # Errors
    /// `Overflow` when a step needs more than 128 bits.
    pub fn rounded(&self, decimals: Option<u8>, mode: Rounding) -> Result<Exact, ArithmeticError> {
        let Some(decimals) = decimals else {
            return Ok(self.whole);
        };
        let written = self.whole.checked_div(self.scale)?;
        round(&written, decimals, mode)?
            .to_exact()
            .checked_mul(self.scale)
    }
}

impl Outcome {
    /// What cannot be computed exactly. No constant: that would be copied whole, with the room for a rate that is not there.
    #[inline(always)]
    pub(super) fn overflow() -> Self {
        Self {
            standing: Standing::Unsettled(Unsettled::Overflow),
            measure: Measure::None,
            overruled: None,
            reported: false,
            approximate: false,
            provisional: false,
        }
    }

    /// The outcome as it was computed, where a person overruled it.
    pub fn as_computed(&self) -> Option<Self> {
        let computed = self.overruled.as_deref()?;
        Some(Self {
            standing: computed.standing,
            measure: computed.measure.clone(),
            overruled: None,
            ..self.clone()
        })
    }

    /// Part of this year's 成果指標設定項目.
    pub fn is_set(&self) -> bool {
        !matches!(self.standing, Standing::NotSet(_))
    }

    /// The level it is counted in.
    pub fn band(&self) -> Option<BandIndex> {
        match self.standing {
            Standing::Judged(band) => Some(band),
            _ => None,
        }
    }

    /// The achievement rate, if there is one.
    pub fn rate(&self) -> Option<&Rate> {
        match &self.measure {
            Measure::Rate(rate) => Some(rate),
            _ => None,
        }
    }
}
