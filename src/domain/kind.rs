//! Kinds of indicator: how target and actual make a rate (`docs/calculation.md`, “Kinds of indicator and their rates”).

use super::entry::Grammar;
use super::extra::Extra;
use super::id::PartId;
use super::quantity::Expect;

/// How an indicator is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// More is better: actual ÷ target.
    Higher,
    /// Less is better; `None` takes the formula of the plan's rules.
    Lower(Option<LowerFormula>),
    /// Progress from a baseline: (actual − baseline) ÷ (target − baseline), in either direction.
    Progress,
    /// Change against a baseline, judged against “N% or more reduction / increase”.
    Change,
    /// Met while the actual stays within a tolerance of the target or of the baseline.
    Maintain(Tolerance),
    /// Met while the actual lies between two values.
    Range,
    /// Met while the actual keeps a bound: 以上, 超, 以下, 未満.
    Bound,
    /// A person judges the words.
    Qualitative,
    /// A person chooses a level; figures, if any, are never turned into one.
    Graded,
    /// The mean of named parts, then as [`Kind::Higher`]. A part whose value is － is not in the year's mean.
    Composite(Composite),
    /// Shown, never counted.
    Monitor,
}

/// The two formulas for “less is better” that plans use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LowerFormula {
    /// target ÷ actual: 10.5 → 8.4 is 125%.
    TargetOverActual,
    /// 2 − actual ÷ target: 10.5 → 8.4 is 120%.
    TwoMinus,
}

/// How far a maintained value may stray.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tolerance {
    /// The allowed distance as entered, in the unit of the actual or, if [`Self::relative`], in percent. Blank means 0.
    pub amount: String,
    /// The amount is a percentage of the reference.
    pub relative: bool,
    /// What the actual is held against.
    pub reference: Reference,
}

/// What a maintained value is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// The year's target.
    Target,
    /// The baseline.
    Baseline,
}

/// The parts of a composite and how they become one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composite {
    /// The parts in order.
    pub parts: Vec<Part>,
    /// Decimals, in the declared unit, to which the mean is rounded before it is used; `None` uses it exactly.
    pub decimals: Option<u8>,
}

/// One part of a composite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Stable identifier.
    pub id: PartId,
    /// Its name, for example 市税.
    pub name: String,
    /// Its weight as entered; blank means 1. All weights of a composite carry one unit, or none.
    pub weight: String,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// Which target an actual is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TargetBasis {
    /// The target of the same year.
    #[default]
    OfYear,
    /// The target of the plan's last year.
    EndOfPlan,
    /// The share of the last year's target that falls to the plan's years up to this one: 1 of 3 years is a third.
    Apportioned,
}

impl Kind {
    /// How a target of this kind is read.
    pub fn target_grammar(&self) -> Grammar {
        match self {
            Kind::Range => Grammar::Range,
            Kind::Change => Grammar::Change,
            Kind::Qualitative | Kind::Graded => Expect::Text.into(),
            Kind::Higher
            | Kind::Lower(_)
            | Kind::Progress
            | Kind::Maintain(_)
            | Kind::Bound
            | Kind::Composite(_)
            | Kind::Monitor => Expect::Target.into(),
        }
    }

    /// How a target of this kind is read, as far as single values go.
    pub fn target_expects(&self) -> Expect {
        self.target_grammar().expect()
    }

    /// How an actual or a baseline of this kind is read.
    pub fn actual_expects(&self) -> Expect {
        match self {
            Kind::Qualitative | Kind::Graded => Expect::Text,
            _ => Expect::Number,
        }
    }

    /// A person, not a formula, gives the judgement.
    pub fn judged_by_person(&self) -> bool {
        matches!(self, Kind::Qualitative | Kind::Graded)
    }

    /// The baseline takes part in the calculation.
    pub fn uses_baseline(&self) -> bool {
        match self {
            Kind::Progress | Kind::Change => true,
            Kind::Maintain(tolerance) => tolerance.reference == Reference::Baseline,
            _ => false,
        }
    }
}
