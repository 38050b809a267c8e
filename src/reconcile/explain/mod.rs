//! What would explain a difference, found by trying (`docs/calculation.md`, 7). Everything listed here was tried and
//! gives exactly what is printed; what does not is not listed. Exact numbers only.

pub mod rate;
pub mod share;
pub mod totals;

use crate::domain::exact::Exact;
use crate::domain::id::NodeId;
use crate::domain::kind::LowerFormula;
use crate::domain::outcome::Formula;
use crate::domain::rounding::{Decimal, Rounding};
use crate::domain::rules::{BandIndex, JudgedOn, ZeroTarget};

/// Something under which the printed figures come out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Explanation {
    /// Another way of rounding.
    Rounding(Rounding),
    /// Another formula.
    Formula {
        /// The formula.
        formula: Formula,
        /// The rate that it gives.
        rate: Exact,
    },
    /// One of the figures put in is itself rounded: somewhere between these the printed rate comes out.
    Rounded {
        /// The actual; the target otherwise.
        actual: bool,
        /// The figure may be this or more …
        from: Exact,
        /// … and less than this.
        below: Exact,
        /// The lowest rate that gives, in percent.
        low: Decimal,
        /// The highest, in percent.
        high: Decimal,
    },
    /// Rounded to this figure first, and this rounded again.
    Twice(Decimal),
    /// The mean of a composite used with other decimals; `None`: unrounded.
    Mean(Option<u8>),
    /// Judged on the rate as shown, rounded so; exactly, if the plan judges on what is shown.
    JudgedOn(JudgedOn, Rounding),
    /// The level that the printed rate falls into.
    ByPrintedRate,
    /// The rate is exactly at a bound, which counts to the other side.
    Bound,
    /// A person overruled the judgement; this was computed.
    BeforeOverride,
    /// A share with the set instead of the counted as its whole.
    OfSet {
        /// How many are set.
        set: usize,
        /// How many are counted.
        counted: usize,
    },
    /// The shares were made to add up to 100: the rounded ones give this sum.
    Forced(Decimal),
    /// A sum of shares that had been rounded.
    SumOfShown(Vec<Decimal>),
    /// The share of a single level.
    Only(BandIndex),
    /// The printed counts give the printed shares.
    FromPrinted {
        /// The printed counts, one for each figure that differs.
        parts: Vec<usize>,
        /// Their whole.
        whole: usize,
    },
    /// The total is the sum of the rows above it as they are printed.
    SumOfRows,
    /// These are the figures of another row.
    OfRow(NodeId),
    /// The printed rates and marks, counted.
    ByPrintedRows,
    /// All counts of the paper come out under other rules.
    Rules(Vec<Change>),
    /// The fewest indicators that would have to be counted elsewhere.
    Moves(Moves),
    /// More are printed than there are.
    TooMany {
        /// The sum of the printed counts.
        printed: usize,
        /// All indicators there are.
        there: usize,
    },
    /// The printed counts do not add up to the printed number of items.
    PartsDoNotAddUp {
        /// Their sum.
        sum: usize,
        /// The printed number.
        set: usize,
    },
    /// The share agrees although the counts do not: it only knows of what counts as attained.
    ShareHides {
        /// How many attain.
        attained: usize,
        /// Of how many.
        counted: usize,
    },
    /// The summary table of the paper prints the same figures.
    AsInTable,
    /// The printed value is the value of the row, rounded.
    RoundedFrom,
    /// What stands only in print, and only in the row.
    Letters {
        /// In print.
        printed: String,
        /// In the row.
        computed: String,
    },
}

/// A rule that is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Judged on the shown rate, rounded so to so many decimals; or on the exact one.
    JudgedOn(JudgedOn, Rounding, u8),
    /// The formula for less is better.
    Lower(LowerFormula),
    /// What a target of 0 means.
    Zero(ZeroTarget),
    /// The bound of a level counts to the other side.
    Inclusive(BandIndex, bool),
}

/// The fewest indicators that would have to be counted elsewhere for the counts of a row to come out as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moves {
    /// How many.
    pub count: usize,
    /// Where they would be taken from, level by level; `None` for those that are in no level.
    pub from: Vec<Leaving>,
    /// Where they would be counted, and how many.
    pub to: Vec<(Option<BandIndex>, usize)>,
}

/// Indicators that would have to leave a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// The level; `None`: not counted.
    pub band: Option<BandIndex>,
    /// How many of them.
    pub count: usize,
    /// Those that could, the nearest to their new level first; no more than [`totals::MOST_NAMED`].
    pub candidates: Vec<NodeId>,
    /// How many could.
    pub of: usize,
}

impl Leaving {
    /// It can only be these.
    pub fn unique(&self) -> bool {
        self.count == self.of
    }
}

impl Explanation {
    /// It says where the printed figure may come from. The others only describe it.
    pub fn is_cause(&self) -> bool {
        !matches!(
            self,
            Explanation::ShareHides { .. }
                | Explanation::PartsDoNotAddUp { .. }
                | Explanation::TooMany { .. }
                | Explanation::Letters { .. }
                | Explanation::Moves(_)
        )
    }
}
