//! What a comparison found.

use crate::domain::decision::Decision;
use crate::domain::exact::Exact;
use crate::domain::id::{BandId, NodeId};
use crate::domain::limits;
use crate::domain::outcome::Standing;
use crate::domain::plan::Plan;
use crate::domain::rounding::Decimal;
use crate::domain::summary::Share;
use crate::domain::year::FiscalYear;

use super::explain::Explanation;

/// All that differs in a year, the gravest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The year.
    pub year: FiscalYear,
    /// What differs.
    pub findings: Vec<Finding>,
    /// How many printed figures and names were compared and agree.
    pub agreed: usize,
}

/// One place at which print and rows differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable: the same place has the same key as long as it is there. Decisions are kept by it.
    pub key: String,
    /// How grave.
    pub gravity: Gravity,
    /// Where.
    pub at: At,
    /// What was compared there, also what agrees.
    pub pairs: Vec<Pair>,
    /// What would explain it, the simplest first. Empty: nothing that was tried does.
    pub explanations: Vec<Explanation>,
}

/// How grave a difference is, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gravity {
    /// Counts.
    Totals,
    /// The judgement of an indicator.
    Judgement,
    /// A rate, an actual or a target of an indicator.
    Rate,
    /// Percentages of counts.
    Share,
    /// Names, units and digits: the figure is the same, its writing is not.
    Wording,
}

impl Gravity {
    /// All of them, the gravest first.
    pub const ALL: [Self; 5] = [
        Self::Totals,
        Self::Judgement,
        Self::Rate,
        Self::Share,
        Self::Wording,
    ];
}

/// Where something is printed. Papers and what is in them are counted from 0, as they stand in the plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum At {
    /// Beside the row of an indicator.
    Indicator(NodeId),
    /// A row of a summary table.
    Row {
        /// The paper.
        paper: usize,
        /// The row.
        row: usize,
    },
    /// The shares of a chart.
    Shares {
        /// The paper.
        paper: usize,
    },
    /// A piece of text.
    Statement {
        /// The paper.
        paper: usize,
        /// The piece.
        statement: usize,
    },
    /// An indicator that is repeated.
    Excerpt {
        /// The paper.
        paper: usize,
        /// The repetition.
        excerpt: usize,
        /// What of it.
        aspect: Aspect,
    },
}

/// In what an indicator that is repeated differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// The plan has no such indicator.
    Gone,
    /// Another value.
    Value,
    /// The same value, or a rounding of it, with other digits or 約.
    Digits,
    /// Another unit.
    Unit,
    /// Other words for a result or target in words.
    Words,
    /// Another name.
    Name,
    /// Another place in the plan.
    Place,
}

impl Aspect {
    /// How grave it is.
    pub fn gravity(self) -> Gravity {
        match self {
            Aspect::Gone | Aspect::Value => Gravity::Rate,
            _ => Gravity::Wording,
        }
    }

    /// The word in keys.
    pub(super) fn word(self) -> &'static str {
        match self {
            Aspect::Gone => "gone",
            Aspect::Value => "value",
            Aspect::Digits => "digits",
            Aspect::Unit => "unit",
            Aspect::Words => "words",
            Aspect::Name => "name",
            Aspect::Place => "place",
        }
    }
}

/// One thing printed and what the rows give for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What it is.
    pub what: What,
    /// As printed.
    pub printed: String,
    /// As it follows from the rows.
    pub computed: Computed,
    /// Both are the same.
    pub agrees: bool,
}

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// 実績.
    Actual,
    /// 目標.
    Target,
    /// 達成率.
    Rate,
    /// The mark or word of the judgement.
    Mark,
    /// The name.
    Name,
    /// The place in the plan.
    Place,
    /// 成果指標設定項目.
    Set,
    /// 取組.
    Initiatives,
    /// 取組内容.
    Actions,
    /// How many are in these levels.
    Count(Vec<BandId>),
    /// The share of these levels.
    Share(Vec<BandId>),
    /// 概ね達成率.
    Attainment,
}

/// What the rows give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Computed {
    /// The plan has nothing to compare.
    Nothing,
    /// A level, or why there is none.
    Standing(Standing),
    /// A number of things.
    Count(usize),
    /// A share, rounded to as many decimals as are printed.
    Share(Share),
    /// A rate, in percent.
    Rate(Decimal),
    /// A change against the baseline, in percent.
    Change(Decimal),
    /// A value of the indicator, in its unit.
    Amount(Exact),
    /// A text as it stands in the row.
    Text(String),
}

impl Finding {
    /// Something differs that is counted.
    pub fn counts_differ(&self) -> bool {
        self.differing().any(|pair| {
            matches!(
                pair.what,
                What::Set | What::Count(_) | What::Initiatives | What::Actions
            )
        })
    }

    /// What differs.
    pub fn differing(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| !pair.agrees)
    }

    /// The figures that differ, for telling whether a decision was made about these.
    pub fn seen(&self) -> String {
        let mut seen = String::new();
        for pair in self.differing() {
            if !seen.is_empty() {
                seen.push_str("; ");
            }
            seen.push_str(&pair.printed);
            seen.push_str(" → ");
            match &pair.computed {
                Computed::Nothing => {}
                Computed::Standing(Standing::Judged(band)) => seen.push_str(&band.to_string()),
                Computed::Standing(_) => seen.push('-'),
                Computed::Count(count) => seen.push_str(&count.to_string()),
                Computed::Share(share) => seen.push_str(&share.shown.to_string()),
                Computed::Rate(figure) | Computed::Change(figure) => {
                    seen.push_str(&figure.to_string());
                }
                Computed::Amount(value) => seen.push_str(&value.to_string()),
                Computed::Text(text) => seen.push_str(text),
            }
        }
        // A decision has to fit into a file.
        seen.chars().take(limits::SHORT_TEXT).collect()
    }

    /// What was decided, if it was decided about these figures.
    pub fn decision<'p>(&self, plan: &'p Plan) -> Option<&'p Decision> {
        plan.decision(&self.key)
            .filter(|decision| decision.seen == self.seen())
    }
}
