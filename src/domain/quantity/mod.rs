//! Reading numbers as people write them (calculation.md §1).
//!
//! A cell keeps its raw text; what is read from it here is what is computed with. Whatever could be read two ways is
//! refused, with what to write instead, and never guessed. This module holds no sentence of the screen: a refusal is a
//! [`ReadError`], and its wording lives in [`text::reading`](crate::text::reading).

mod cell;
mod change;
mod chars;
mod dates;
mod error;
mod kanji;
mod mend;
mod numeral;
mod parse;
mod range;
mod read;
mod states;
mod suggest;
mod tail;
mod unit;
mod words;

pub use change::read_change;
pub use chars::folded;
pub use error::{ReadError, Reason};
pub use range::read_range;
pub use read::read;
pub use unit::Unit;

use super::exact::Exact;

/// A number with what was written around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number, with `億` and `万` worked in: `780万文字` is 7,800,000.
    pub value: Exact,
    /// What is counted; empty for a bare number.
    pub unit: Unit,
    /// Written with `約` or `およそ`.
    pub approximate: bool,
    /// Written with `（速報）`, `（暫定）`, `（見込）` or a variant of them.
    pub provisional: bool,
    /// `兆`, `億` or `万` had a part in the number. Under a declared unit with a scale a bare number may not have that.
    pub scaled: bool,
    /// Written with `以上`, `超`, `以下` or `未満`. Only ever set for a target.
    pub bound: Option<Bound>,
}

/// On which side of a target the actual has to be, and whether the target itself is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// `以上`: the target or more.
    AtLeast,
    /// `超`, `を超える`: more than the target.
    Above,
    /// `以下`, `以内`: the target or less.
    AtMost,
    /// `未満`: less than the target.
    Below,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing is written: not entered yet.
    Blank,
    /// A dash alone: there is no target this year.
    NotApplicable,
    /// `集計中`, `未確定`, `※` …: a figure will come.
    Pending,
    /// Words: a qualitative target or result.
    Text,
    /// A number.
    Number(Quantity),
    /// Meant as a number and not readable in exactly one way.
    Unreadable(ReadError),
}

/// What a cell is for, which decides what may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expect {
    /// The actual of a numeric indicator: a number without a bound.
    Number,
    /// The target of a numeric indicator: a number, which may carry a bound such as `以上`.
    Target,
    /// A qualitative cell: whatever is not blank, not applicable or pending is text.
    Text,
}

/// A target with two ends, both of which belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The lower end.
    pub low: Quantity,
    /// The upper end, in the same unit.
    pub high: Quantity,
}

/// A target given as a change against a baseline: `5%以上削減`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ChangeTarget {
    /// The least change as a fraction, never negative: 0.05 for 5%.
    pub fraction: Exact,
    /// Which way.
    pub direction: ChangeDirection,
}

/// The way in which a figure is meant to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeDirection {
    /// `削減`, `減`, `減少`.
    Reduction,
    /// `増加`, `増`.
    Increase,
}
