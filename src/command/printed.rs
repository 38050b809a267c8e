//! What papers printed, field by field, and what was decided about differences.

use std::mem::replace;

use crate::domain::decision::Decision;
use crate::domain::extra::Extra;
use crate::domain::id::{BandId, PublicationId};
use crate::domain::limits::{self, LONG_TEXT, SHORT_TEXT, at_most, text_at_most};
use crate::domain::plan::Plan;
use crate::domain::printed::{PrintedFigure, Publication};

use super::Command;
use super::address::{Field, PrintedField, Value};
use super::check;
use super::error::CommandError;

/// Puts a text into a field of a paper and returns what stood there.
pub fn set(
    plan: &mut Plan,
    id: &PublicationId,
    field: &Field,
    text: String,
) -> Result<Value, CommandError> {
    if let Field::Printed(PrintedField::Count(_, band) | PrintedField::Share(band)) = field {
        check::band(plan, Some(band))?;
    }
    let mut papers = plan.publications.iter_mut();
    let paper = papers
        .find(|paper| &paper.id == id)
        .ok_or(CommandError::Gone)?;
    match field {
        Field::Name => Ok(replace(&mut paper.name, text)),
        Field::Printed(field) => in_paper(paper, field, text).ok_or(CommandError::Gone),
        _ => Err(CommandError::DoesNotFit),
    }
    .map(Value::Text)
}

fn in_paper(paper: &mut Publication, field: &PrintedField, text: String) -> Option<String> {
    use PrintedField as P;
    let place = match field {
        P::Label(row) => &mut paper.summary.get_mut(*row)?.label,
        P::Set(row) => &mut paper.summary.get_mut(*row)?.set,
        P::Attainment(row) => &mut paper.summary.get_mut(*row)?.share,
        P::Count(row, band) => {
            return figure(&mut paper.summary.get_mut(*row)?.counts, band, text);
        }
        P::Share(band) => return figure(&mut paper.shares, band, text),
        P::Place(row) => &mut paper.excerpts.get_mut(*row)?.place,
        P::Name(row) => &mut paper.excerpts.get_mut(*row)?.name,
        P::Actual(row) => &mut paper.excerpts.get_mut(*row)?.actual,
        P::Target(row) => &mut paper.excerpts.get_mut(*row)?.target,
        P::Heading(row) => &mut paper.statements.get_mut(*row)?.heading,
        P::Text(row) => &mut paper.statements.get_mut(*row)?.text,
    };
    Some(replace(place, text))
}

/// A figure that was not there is put at the end, and one made blank stays where it is: taking the change back leaves
/// the same figures in the same order.
fn figure(figures: &mut Vec<PrintedFigure>, band: &BandId, text: String) -> Option<String> {
    if let Some(index) = figures.iter().position(|figure| &figure.band == band) {
        let last = index.checked_add(1) == Some(figures.len());
        let own = figures.get_mut(index)?;
        let old = replace(&mut own.figure, text);
        if last && own.figure.is_empty() && own.extra.is_empty() {
            figures.pop();
        }
        return Some(old);
    }
    if !text.is_empty() {
        figures.push(PrintedFigure {
            band: band.clone(),
            figure: text,
            extra: Extra::new(),
        });
    }
    Some(String::new())
}

/// Decides about a difference, or takes the decision out.
pub fn decide(
    plan: &mut Plan,
    finding: String,
    decision: Option<Decision>,
) -> Result<Command, CommandError> {
    let place = plan
        .decisions
        .binary_search_by(|other| other.finding.as_str().cmp(&finding));
    if let Some(decision) = &decision {
        if decision.finding != finding {
            return Err(CommandError::DoesNotFit);
        }
        text_at_most(&finding, SHORT_TEXT)?;
        text_at_most(&decision.seen, SHORT_TEXT)?;
        text_at_most(&decision.reason, LONG_TEXT)?;
        if place.is_err() {
            at_most(plan.decisions.len().saturating_add(1), limits::DECISIONS)?;
        }
    }
    let old = match (place, decision) {
        (Ok(index), Some(decision)) => plan
            .decisions
            .get_mut(index)
            .map(|place| replace(place, decision)),
        (Ok(index), None) => Some(plan.decisions.remove(index)),
        (Err(index), Some(decision)) => {
            plan.decisions.insert(index, decision);
            None
        }
        (Err(_), None) => None,
    };
    Ok(Command::Decide {
        finding,
        decision: old.map(Box::new),
    })
}
