//! The printed figures of papers as they are entered: what stands in them. How they change is in [`entry`], what is printed
//! beside the rows of 別紙１ in [`rows`].

mod entry;
mod rows;

use crate::command::address::PrintedField;
use crate::domain::id::{BandId, PublicationId};
use crate::domain::plan::Plan;
use crate::domain::printed::Publication;
use crate::domain::year::FiscalYear;
use crate::reconcile::{At, Material, statement};
use crate::report::verdict::code;
use crate::text::{bands, format, papers as words};

use super::wording::Speaker;

pub use entry::{Pasted, Section, add, add_row, columns, paste, remove, remove_row, set_scope};
pub use rows::{RowLine, paste_rows, row_value, rows};

/// A paper in the list of papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperLine {
    /// Its identifier.
    pub id: PublicationId,
    /// Its name.
    pub name: String,
    /// What is entered of it.
    pub holds: String,
}

/// The papers of a year.
pub fn papers(plan: &Plan, year: FiscalYear) -> Vec<PaperLine> {
    let papers = plan.publications.iter().filter(|paper| paper.year == year);
    papers
        .map(|paper| PaperLine {
            id: paper.id.clone(),
            name: paper.name.clone(),
            holds: words::holds(
                paper.summary.len(),
                paper.shares.len(),
                paper.excerpts.len(),
                paper.statements.len(),
            ),
        })
        .collect()
}

/// One paper: how many rows each of its tables has. What stands in them is asked for cell by cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// Its name.
    pub name: String,
    /// Rows of the summary table.
    pub summary: usize,
    /// Indicators repeated.
    pub excerpts: usize,
    /// Pieces of text.
    pub statements: usize,
    /// The levels: identifier and word.
    pub bands: Vec<(BandId, String)>,
    /// The heading of the column of the 概ね達成率.
    pub attainment: String,
}

/// A paper of the plan.
pub fn paper<'p>(plan: &'p Plan, id: &PublicationId) -> Option<&'p Publication> {
    plan.publications.iter().find(|paper| &paper.id == id)
}

impl Shape {
    /// The shape of a paper; `None` if there is none.
    pub fn of(plan: &Plan, id: &PublicationId) -> Option<Self> {
        let paper = paper(plan, id)?;
        let levels = plan.rules.bands().iter();
        Some(Self {
            name: paper.name.clone(),
            summary: paper.summary.len(),
            excerpts: paper.excerpts.len(),
            statements: paper.statements.len(),
            bands: levels
                .map(|band| (band.id.clone(), band.label.clone()))
                .collect(),
            attainment: bands::attainment(&plan.rules),
        })
    }
}

/// What stands in a field of a paper.
pub fn value(plan: &Plan, id: &PublicationId, field: &PrintedField) -> String {
    let Some(paper) = paper(plan, id) else {
        return String::new();
    };
    use PrintedField as P;
    let row = |row: &usize| paper.summary.get(*row);
    let excerpt = |row: &usize| paper.excerpts.get(*row);
    let statement = |row: &usize| paper.statements.get(*row);
    let found = match field {
        P::Label(at) => row(at).map(|row| &row.label),
        P::Set(at) => row(at).map(|row| &row.set),
        P::Attainment(at) => row(at).map(|row| &row.share),
        P::Count(at, band) => row(at)
            .and_then(|row| row.counts.iter().find(|figure| &figure.band == band))
            .map(|figure| &figure.figure),
        P::Share(band) => paper
            .shares
            .iter()
            .find(|figure| &figure.band == band)
            .map(|figure| &figure.figure),
        P::Place(at) => excerpt(at).map(|own| &own.place),
        P::Name(at) => excerpt(at).map(|own| &own.name),
        P::Actual(at) => excerpt(at).map(|own| &own.actual),
        P::Target(at) => excerpt(at).map(|own| &own.target),
        P::Heading(at) => statement(at).map(|own| &own.heading),
        P::Text(at) => statement(at).map(|own| &own.text),
    };
    found.cloned().unwrap_or_default()
}

/// The 重点項目 that a row or a piece of text is about; blank for the plan.
pub fn scope(plan: &Plan, id: &PublicationId, row: usize, of_text: bool) -> String {
    let own = paper(plan, id).and_then(|paper| {
        if of_text {
            paper.statements.get(row)?.priority.as_ref()
        } else {
            paper.summary.get(row)?.priority.as_ref()
        }
    });
    own.map_or_else(String::new, ToString::to_string)
}

/// The choices for [`scope`].
pub fn scopes(plan: &Plan) -> Vec<(String, String)> {
    let all = (String::new(), words::WHOLE_PLAN.to_owned());
    let own = plan.priorities.iter().map(|priority| {
        let name = crate::text::reconcile::place(&priority.number, &priority.name);
        (priority.id.to_string(), name)
    });
    std::iter::once(all).chain(own).collect()
}

/// The indicator that a repetition is about.
pub fn repeated(plan: &Plan, id: &PublicationId, row: usize) -> String {
    let own = paper(plan, id).and_then(|paper| paper.excerpts.get(row));
    own.map_or_else(String::new, |own| own.indicator.to_string())
}

/// The choices for [`repeated`]. A repetition may be of an indicator that has been removed since.
pub fn indicators(plan: &Plan, own: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = plan
        .places()
        .map(|place| {
            let name = format::cut(&place.indicator.name, 40);
            (
                place.indicator.id.to_string(),
                crate::text::reconcile::place(&code(&place), &name),
            )
        })
        .collect();
    if !all.iter().any(|(id, _)| id == own) {
        all.insert(0, (own.to_owned(), words::GONE.to_owned()));
    }
    all
}

/// What is read in a text: `達成 28項目（計算 27）`, whether it agrees, and where the arithmetic is found; blank for none.
pub fn claims(plan: &Plan, id: &PublicationId, row: usize) -> Vec<(String, bool, String)> {
    let Some((index, paper)) = plan
        .publications
        .iter()
        .enumerate()
        .find(|(_, paper)| &paper.id == id)
    else {
        return Vec::new();
    };
    let Some(own) = paper.statements.get(row) else {
        return Vec::new();
    };
    let material = Material::of(plan, paper.year);
    let speaker = Speaker::new(plan, paper.year);
    let at = At::Statement {
        paper: index,
        statement: row,
    };
    let scopes = super::scopes(plan, &material, &at);
    let pairs = statement::read(&material, own);
    pairs
        .iter()
        .zip(&scopes)
        .map(|(pair, scope)| {
            let computed = speaker.computed(&at, &pair.computed);
            let said = words::claim(
                &speaker.what(&pair.what),
                &pair.printed,
                &computed,
                pair.agrees,
            );
            let why = super::why(plan, paper.year, &at, pair, scope.as_ref());
            (said, pair.agrees, why)
        })
        .collect()
}
