//! Papers and their rows by hand and by paste.

use crate::command::Command;
use crate::command::address::{Address, PrintedField};
use crate::domain::extra::Extra;
use crate::domain::id::{NodeId, PublicationId};
use crate::domain::plan::Plan;
use crate::domain::printed::{Excerpt, Publication, Statement, SummaryRow};
use crate::domain::year::FiscalYear;
use crate::report::list::paste::table;
use crate::text::papers as words;

use super::{paper, value};

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

/// What becomes of what is pasted.
#[derive(Debug)]
pub struct Pasted {
    /// The change.
    pub command: Command,
    /// How many cells it fills. A blank one leaves what is there.
    pub cells: usize,
    /// How many there was no place for.
    pub left_out: usize,
    /// In how many rows it cannot be told which 成果指標 is meant.
    pub unsure: usize,
}

/// What is copied from a spreadsheet, put into a table from one cell on to the right and down; rows that are wanting are
/// added. `None` if it is only one cell: the field takes it as any text.
pub fn paste(
    plan: &Plan,
    id: &PublicationId,
    section: Section,
    (row, column): (usize, usize),
    text: &str,
) -> Option<Pasted> {
    let rows = table(text);
    if rows.len() < 2 && rows.first().is_none_or(|row| row.len() < 2) {
        return None;
    }
    let mut papers = plan.clone();
    let wanted = row.saturating_add(rows.len());
    // An empty summary table gets the usual rows at once; a plan without indicators can repeat none.
    while count(paper(&papers, id)?, section) < wanted {
        add_row(&papers, id, section)?.apply(&mut papers).ok()?;
    }
    let (mut cells, mut left_out, mut unsure) = (0_usize, 0_usize, 0_usize);
    for (at, texts) in (row..).zip(rows) {
        let mut fields = columns(plan, section, at).into_iter().skip(column);
        let mut named = false;
        for text in texts {
            let field = fields.next();
            if text.is_empty() {
                continue;
            }
            let Some(field) = field else {
                left_out = left_out.saturating_add(1);
                continue;
            };
            named |= matches!(field, PrintedField::Label(_) | PrintedField::Name(_));
            let set = Command::text(Address::printed(id, field), text);
            set.apply(&mut papers).ok()?;
            cells = cells.saturating_add(1);
        }
        match section {
            Section::Summary if named => guess_scope(&mut papers, id, at),
            Section::Excerpts if named && !guess_indicator(&mut papers, id, at) => {
                unsure = unsure.saturating_add(1);
            }
            _ => {}
        }
    }
    (cells > 0).then_some(Pasted {
        command: Command::Publications(papers.publications),
        cells,
        left_out,
        unsure,
    })
}

fn count(paper: &Publication, section: Section) -> usize {
    match section {
        Section::Summary => paper.summary.len(),
        Section::Excerpts => paper.excerpts.len(),
        Section::Statements => paper.statements.len(),
    }
}

/// The only one there is.
fn only<T>(mut of: impl Iterator<Item = T>) -> Option<T> {
    of.next().filter(|_| of.next().is_none())
}

/// A pasted row is about the one 重点項目 that its heading names, and about the whole plan where it names none.
fn guess_scope(plan: &mut Plan, id: &PublicationId, row: usize) {
    let label = value(plan, id, &PrintedField::Label(row));
    let named = plan
        .priorities
        .iter()
        .filter(|priority| !priority.name.is_empty() && label.contains(&priority.name));
    let named = only(named).map(|priority| priority.id.clone());
    let mut papers = plan.publications.iter_mut();
    if let Some(paper) = papers.find(|paper| &paper.id == id)
        && let Some(own) = paper.summary.get_mut(row)
    {
        own.priority = named;
    }
}

/// A pasted repetition is of the one indicator that has its name, or in whose name it stands. Whether there is one.
fn guess_indicator(plan: &mut Plan, id: &PublicationId, row: usize) -> bool {
    let name = value(plan, id, &PrintedField::Name(row));
    let name = name.trim();
    let exactly = only(plan.places().filter(|place| place.indicator.name == name));
    let named = exactly.or_else(|| {
        only(
            plan.places()
                .filter(|place| place.indicator.name.contains(name)),
        )
    });
    let named = named.map(|place| place.indicator.id.clone());
    let mut papers = plan.publications.iter_mut();
    if let Some(paper) = papers.find(|paper| &paper.id == id)
        && let (Some(own), Some(named)) = (paper.excerpts.get_mut(row), named)
    {
        own.indicator = named;
        return true;
    }
    false
}
