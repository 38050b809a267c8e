//! What was printed or published: kept beside the rows, never mixed with them, so that both can be compared.
//! Rate and mark of single indicators stand in [`super::indicator::YearRecord`].

use super::extra::Extra;
use super::id::{BandId, NodeId, PublicationId};
use super::year::FiscalYear;

/// A published paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Stable identifier.
    pub id: PublicationId,
    /// What it is called, for example 資料１.
    pub name: String,
    /// The fiscal year it reports.
    pub year: FiscalYear,
    /// The rows of its summary table.
    pub summary: Vec<SummaryRow>,
    /// The shares of a chart or a sentence, by level.
    pub shares: Vec<PrintedFigure>,
    /// Indicators it repeats, as it words them.
    pub excerpts: Vec<Excerpt>,
    /// Running text; figures in it can be held against the rows.
    pub statements: Vec<Statement>,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// A row of a printed summary table. Figures are kept as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// The 重点項目 it is about; `None` for the total.
    pub priority: Option<NodeId>,
    /// The heading as printed.
    pub label: String,
    /// 成果指標設定項目.
    pub set: String,
    /// The counts by level.
    pub counts: Vec<PrintedFigure>,
    /// 概ね達成率.
    pub share: String,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// A figure printed for a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedFigure {
    /// The level.
    pub band: BandId,
    /// The figure as printed.
    pub figure: String,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// An indicator as another paper words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The indicator meant.
    pub indicator: NodeId,
    /// Its place as printed, for example (2)－イ 人材の確保.
    pub place: String,
    /// Its name as printed.
    pub name: String,
    /// Its actual as printed.
    pub actual: String,
    /// Its target as printed.
    pub target: String,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The 重点項目 it is about; `None` for the whole plan.
    pub priority: Option<NodeId>,
    /// Its heading.
    pub heading: String,
    /// The text.
    pub text: String,
    /// Fields this version does not know.
    pub extra: Extra,
}
