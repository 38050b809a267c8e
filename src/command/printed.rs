//! What papers printed, field by field, and what was decided about differences.

use std::mem::replace;

use crate::domain::decision::Decision;
use crate::domain::extra::Extra;
use crate::domain::id::{BandId, PublicationId};
use crate::domain::limits::{self, LONG_TEXT, SHORT_TEXT, at_most, text_at_most};
use crate::domain::plan::Plan;
use crate::domain::printed::{PrintedFigure, Publication};

use super::Command;
use super::address::{Address, Field, PrintedField, Subject, Value};
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

/// Whether a figure of a paper would come or go with this text, or is there without one. Its own text then does not say
/// how to take the change back: where it stood is lost.
pub fn comes_or_goes(plan: &Plan, at: &Address, value: &Value) -> bool {
    let (Subject::Publication(id), Value::Text(text)) = (&at.subject, value) else {
        return false;
    };
    let mut papers = plan.publications.iter();
    let paper = papers.find(|paper| &paper.id == id);
    let found = match (&at.field, paper) {
        (Field::Printed(PrintedField::Count(row, band)), Some(paper)) => {
            let row = paper.summary.get(*row);
            row.map(|row| (&row.counts, band))
        }
        (Field::Printed(PrintedField::Share(band)), Some(paper)) => Some((&paper.shares, band)),
        _ => None,
    };
    found.is_some_and(|(figures, band)| {
        let mut figures = figures.iter();
        let own = figures.find(|figure| &figure.band == band);
        text.is_empty() || own.is_none_or(|own| own.figure.is_empty())
    })
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

/// A figure that was not there is put at the end, and one made blank is taken out.
fn figure(figures: &mut Vec<PrintedFigure>, band: &BandId, text: String) -> Option<String> {
    if let Some(index) = figures.iter().position(|figure| &figure.band == band) {
        let own = figures.get_mut(index)?;
        let old = replace(&mut own.figure, text);
        if own.figure.is_empty() && own.extra.is_empty() {
            figures.remove(index);
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
