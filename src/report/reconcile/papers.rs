//! The printed figures of papers as they are entered: by hand, by paste, row by row.

use crate::command::Command;
use crate::command::address::{Address, PrintedField, YearField};
use crate::domain::extra::Extra;
use crate::domain::id::{BandId, NodeId, PublicationId};
use crate::domain::plan::Plan;
use crate::domain::printed::{Excerpt, Publication, Statement, SummaryRow};
use crate::domain::year::FiscalYear;
use crate::reconcile::{At, Material, statement};
use crate::report::list::paste::table;
use crate::report::verdict::code;
use crate::text::{bands, format, papers as words};

use super::wording::Speaker;

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

/// A change of the papers: all of them as they will be.
fn with_paper(plan: &Plan, id: &PublicationId, change: impl FnOnce(&mut Publication)) -> Command {
    let mut papers = plan.publications.clone();
    if let Some(paper) = papers.iter_mut().find(|paper| &paper.id == id) {
        change(paper);
    }
    Command::Publications(papers)
}

/// Adds a paper.
pub fn add(plan: &Plan, id: PublicationId, year: FiscalYear) -> Command {
    let mut papers = plan.publications.clone();
    papers.push(Publication {
        id,
        name: words::NEW_NAME.to_owned(),
        year,
        summary: Vec::new(),
        shares: Vec::new(),
        excerpts: Vec::new(),
        statements: Vec::new(),
        extra: Extra::new(),
    });
    Command::Publications(papers)
}

/// Takes a paper out.
pub fn remove(plan: &Plan, id: &PublicationId) -> Command {
    let papers = plan.publications.iter().filter(|paper| &paper.id != id);
    Command::Publications(papers.cloned().collect())
}

/// A list in a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The summary table.
    Summary,
    /// Indicators repeated.
    Excerpts,
    /// Pieces of text.
    Statements,
}

fn blank_row() -> SummaryRow {
    SummaryRow {
        priority: None,
        label: String::new(),
        set: String::new(),
        counts: Vec::new(),
        share: String::new(),
        extra: Extra::new(),
    }
}

/// Adds a row to a list, or the usual rows to an empty summary table: one for each 重点項目, and the total.
pub fn add_row(plan: &Plan, id: &PublicationId, section: Section) -> Option<Command> {
    let own = paper(plan, id)?;
    let excerpt = plan.places().next().map(|place| Excerpt {
        indicator: place.indicator.id.clone(),
        place: String::new(),
        name: String::new(),
        actual: String::new(),
        target: String::new(),
        extra: Extra::new(),
    });
    if section == Section::Excerpts && excerpt.is_none() {
        return None;
    }
    let usual = own.summary.is_empty();
    Some(with_paper(plan, id, |paper| match section {
        Section::Summary if usual => {
            for priority in &plan.priorities {
                paper.summary.push(SummaryRow {
                    priority: Some(priority.id.clone()),
                    label: format!("{}{}", priority.number, priority.name),
                    ..blank_row()
                });
            }
            paper.summary.push(SummaryRow {
                label: words::TOTAL.to_owned(),
                ..blank_row()
            });
        }
        Section::Summary => paper.summary.push(blank_row()),
        Section::Excerpts => paper.excerpts.extend(excerpt),
        Section::Statements => paper.statements.push(Statement {
            priority: None,
            heading: String::new(),
            text: String::new(),
            extra: Extra::new(),
        }),
    }))
}

/// Takes a row out of a list.
pub fn remove_row(plan: &Plan, id: &PublicationId, section: Section, row: usize) -> Command {
    fn out<T>(list: &mut Vec<T>, row: usize) {
        if row < list.len() {
            list.remove(row);
        }
    }
    with_paper(plan, id, |paper| match section {
        Section::Summary => out(&mut paper.summary, row),
        Section::Excerpts => out(&mut paper.excerpts, row),
        Section::Statements => out(&mut paper.statements, row),
    })
}

/// Says what a row or a piece of text is about.
pub fn set_scope(
    plan: &Plan,
    id: &PublicationId,
    section: Section,
    row: usize,
    to: &str,
) -> Command {
    let to = NodeId::new(to).ok();
    with_paper(plan, id, |paper| match section {
        Section::Summary => {
            if let Some(row) = paper.summary.get_mut(row) {
                row.priority = to;
            }
        }
        Section::Statements => {
            if let Some(row) = paper.statements.get_mut(row) {
                row.priority = to;
            }
        }
        Section::Excerpts => {
            if let (Some(row), Some(to)) = (paper.excerpts.get_mut(row), to) {
                row.indicator = to;
            }
        }
    })
}

/// The fields of a row in the order of the columns.
pub fn columns(plan: &Plan, section: Section, row: usize) -> Vec<PrintedField> {
    use PrintedField as P;
    match section {
        Section::Summary => {
            let mut fields = vec![P::Label(row), P::Set(row)];
            let levels = plan.rules.bands().iter();
            fields.extend(levels.map(|band| P::Count(row, band.id.clone())));
            fields.push(P::Attainment(row));
            fields
        }
        Section::Excerpts => vec![P::Place(row), P::Name(row), P::Actual(row), P::Target(row)],
        Section::Statements => vec![P::Heading(row), P::Text(row)],
    }
}

/// What is copied from a spreadsheet, put into a table from one cell on to the right and down; rows that are wanting are
/// added. `None` if it is only one cell: the field takes it as any text.
pub fn paste(
    plan: &Plan,
    id: &PublicationId,
    section: Section,
    (row, column): (usize, usize),
    text: &str,
) -> Option<(Command, usize)> {
    let own = paper(plan, id)?;
    let rows = table(text);
    if rows.len() < 2 && rows.first().is_none_or(|row| row.len() < 2) {
        return None;
    }
    let mut papers = plan.clone();
    let there = match section {
        Section::Summary => own.summary.len(),
        Section::Excerpts => own.excerpts.len(),
        Section::Statements => own.statements.len(),
    };
    let wanted = row.saturating_add(rows.len());
    for _ in there..wanted {
        // A plan without indicators can repeat none.
        let command = add_row(&papers, id, section)?;
        command.apply(&mut papers).ok()?;
    }
    let mut cells = 0;
    for (down, texts) in rows.into_iter().enumerate() {
        let fields = columns(plan, section, row.saturating_add(down));
        for (field, text) in fields.into_iter().skip(column).zip(texts) {
            let set = Command::text(Address::printed(id, field), text);
            set.apply(&mut papers).ok()?;
            cells += 1;
        }
        if section == Section::Summary {
            guess_scope(&mut papers, id, row.saturating_add(down));
        }
    }
    if section == Section::Excerpts {
        let rows = row..wanted;
        rows.for_each(|row| guess_indicator(&mut papers, id, row));
    }
    Some((Command::Publications(papers.publications), cells))
}

/// A pasted row is about the 重点項目 that its heading names.
fn guess_scope(plan: &mut Plan, id: &PublicationId, row: usize) {
    let label = value(plan, id, &PrintedField::Label(row));
    let mut priorities = plan.priorities.iter();
    let named = priorities
        .find(|priority| !priority.name.is_empty() && label.contains(&priority.name))
        .map(|priority| priority.id.clone());
    let mut papers = plan.publications.iter_mut();
    if let Some(paper) = papers.find(|paper| &paper.id == id)
        && let Some(own) = paper.summary.get_mut(row)
        && named.is_some()
    {
        own.priority = named;
    }
}

/// A pasted repetition is of the indicator that has its name, or whose name begins or ends so.
fn guess_indicator(plan: &mut Plan, id: &PublicationId, row: usize) {
    let name = value(plan, id, &PrintedField::Name(row));
    let name = name.trim();
    if name.is_empty() {
        return;
    }
    let exactly = plan.places().find(|place| place.indicator.name == name);
    let named = exactly
        .or_else(|| {
            plan.places()
                .find(|place| place.indicator.name.contains(name))
        })
        .map(|place| place.indicator.id.clone());
    let mut papers = plan.publications.iter_mut();
    if let Some(paper) = papers.find(|paper| &paper.id == id)
        && let (Some(own), Some(named)) = (paper.excerpts.get_mut(row), named)
    {
        own.indicator = named;
    }
}

/// A row of 別紙１ with the cells for what it prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowLine {
    /// The indicator.
    pub id: NodeId,
    /// №.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// The rows of 別紙１.
pub fn rows(plan: &Plan) -> Vec<RowLine> {
    plan.places()
        .map(|place| RowLine {
            id: place.indicator.id.clone(),
            code: code(&place),
            name: place.indicator.name.clone(),
        })
        .collect()
}

/// What is printed beside a row: the rate, or the mark.
pub fn row_value(plan: &Plan, id: &NodeId, year: FiscalYear, mark: bool) -> String {
    let place = plan.place(id);
    let record = place.and_then(|place| place.indicator.year(year));
    record.map_or_else(String::new, |record| {
        if mark {
            record.printed_mark.clone()
        } else {
            record.printed_rate.clone()
        }
    })
}

/// Rates and marks copied from a spreadsheet, put into the rows from one on downwards.
pub fn paste_rows(
    plan: &Plan,
    year: FiscalYear,
    from: &NodeId,
    mark: bool,
    text: &str,
) -> Option<(Command, usize)> {
    let rows = table(text);
    if rows.len() < 2 && rows.first().is_none_or(|row| row.len() < 2) {
        return None;
    }
    let fields = [YearField::PrintedRate, YearField::PrintedMark];
    let fields = fields.into_iter().skip(usize::from(mark));
    let mut commands = Vec::new();
    let places = plan
        .places()
        .skip_while(|place| &place.indicator.id != from);
    for (place, texts) in places.zip(rows) {
        for (field, text) in fields.clone().zip(texts) {
            let at = Address::year(&place.indicator.id, year, field);
            commands.push(Command::text(at, text));
        }
    }
    let cells = commands.len();
    Some((Command::Batch(commands), cells))
}
