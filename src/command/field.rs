//! Putting a value into a field and getting out the one that was there.

use std::mem::replace;

use crate::domain::entry::Entry;
use crate::domain::handout;
use crate::domain::id::DepartmentId;
use crate::domain::indicator::{Indicator, PartRecord, YearRecord};
use crate::domain::limits::{LONG_TEXT, SHORT_TEXT, text_at_most};
use crate::domain::plan::{Action, Plan};
use crate::domain::tree::NodeMut;
use crate::domain::year::FiscalYear;

use super::address::{
    Address, Field, HandoutField, PartField, PrintedField, Subject, Value, YearField,
};
use super::check;
use super::error::CommandError;
use super::printed;

type Old = Result<Value, CommandError>;

/// Puts `value` into the field and returns what stood there.
pub fn set(plan: &mut Plan, at: &Address, value: Value) -> Old {
    check(plan, at, &value)?;
    match &at.subject {
        Subject::Plan => match &at.field {
            Field::Name => text(&mut plan.name, value),
            Field::Municipality => text(&mut plan.municipality, value),
            Field::Handout(year, field) => set_handout(plan, *year, field, value),
            _ => Err(CommandError::DoesNotFit),
        },
        Subject::Department(id) => {
            let department = plan
                .departments
                .iter_mut()
                .find(|department| &department.id == id);
            match (department, &at.field) {
                (Some(department), Field::Name) => text(&mut department.name, value),
                (Some(_), _) => Err(CommandError::DoesNotFit),
                (None, _) => Err(CommandError::Gone),
            }
        }
        Subject::Node(id) => match (plan.node_mut(id).ok_or(CommandError::Gone)?, &at.field) {
            (NodeMut::Priority(node), Field::Name) => text(&mut node.name, value),
            (NodeMut::Priority(node), Field::Number) => text(&mut node.number, value),
            (NodeMut::Theme(node), Field::Name) => text(&mut node.name, value),
            (NodeMut::Theme(node), Field::Number) => text(&mut node.number, value),
            (NodeMut::Initiative(node), Field::Name) => text(&mut node.name, value),
            (NodeMut::Initiative(node), Field::Number) => text(&mut node.number, value),
            (NodeMut::Action(node), field) => set_action(node, field, value),
            (NodeMut::Indicator(node), field) => set_indicator(node, field, value),
            _ => Err(CommandError::DoesNotFit),
        },
        Subject::Publication(id) => match value {
            Value::Text(text) => printed::set(plan, id, &at.field, text),
            _ => Err(CommandError::DoesNotFit),
        },
        Subject::Decision(finding) => {
            let mut decisions = plan.decisions.iter_mut();
            let decision = decisions.find(|decision| &decision.finding == finding);
            match (decision, &at.field) {
                (Some(decision), Field::Reason) => text(&mut decision.reason, value),
                (Some(_), _) => Err(CommandError::DoesNotFit),
                (None, _) => Err(CommandError::Gone),
            }
        }
    }
}

/// What can be said against a value before anything is touched.
fn check(plan: &Plan, at: &Address, value: &Value) -> Result<(), CommandError> {
    if let Field::Year(year, _) | Field::Part(year, _, _) = &at.field {
        check::open_year(plan, *year)?;
    }
    match value {
        Value::Text(text) => Ok(text_at_most(text, longest(&at.field))?),
        Value::Departments(ids) => check::departments(plan, ids),
        Value::Kind(kind) => check::kind(kind),
        Value::Band(band) => check::band(plan, band.as_ref()),
        Value::Override(Some(given)) => check::overruling(plan, given),
        Value::Comments(comments) => check::comments(comments),
        Value::Flag(_) | Value::Basis(_) | Value::Override(None) => Ok(()),
    }
}

fn longest(field: &Field) -> usize {
    match field {
        Field::Note
        | Field::Handout(_, HandoutField::Passage(_))
        | Field::Reason
        | Field::Printed(PrintedField::Text(_))
        | Field::Year(
            _,
            YearField::Plan
            | YearField::Status
            | YearField::Results
            | YearField::NextSteps
            | YearField::Note,
        )
        | Field::Part(_, _, PartField::Status | PartField::Results | PartField::NextSteps) => {
            LONG_TEXT
        }
        _ => SHORT_TEXT,
    }
}

fn text(place: &mut String, value: Value) -> Old {
    match value {
        Value::Text(text) => Ok(Value::Text(replace(place, text))),
        _ => Err(CommandError::DoesNotFit),
    }
}

fn flag(place: &mut bool, value: Value) -> Old {
    match value {
        Value::Flag(flag) => Ok(Value::Flag(replace(place, flag))),
        _ => Err(CommandError::DoesNotFit),
    }
}

fn departments(place: &mut Vec<DepartmentId>, value: Value) -> Old {
    match value {
        Value::Departments(ids) => Ok(Value::Departments(replace(place, ids))),
        _ => Err(CommandError::DoesNotFit),
    }
}

/// A cell reads its new text as it read its old one.
fn entry(place: &mut Entry, value: Value) -> Old {
    match value {
        Value::Text(raw) => {
            let grammar = place.grammar();
            let old = replace(place, Entry::new(raw, grammar));
            Ok(Value::Text(old.raw().to_owned()))
        }
        _ => Err(CommandError::DoesNotFit),
    }
}

fn set_action(action: &mut Action, field: &Field, value: Value) -> Old {
    match field {
        Field::Name => text(&mut action.name, value),
        Field::Number => text(&mut action.number, value),
        Field::Note => text(&mut action.note, value),
        Field::Departments => departments(&mut action.departments, value),
        Field::Year(year, YearField::Plan) => {
            action.edit_year(*year, |entry| text(&mut entry.plan, value))
        }
        Field::Year(year, YearField::Status) => {
            action.edit_year(*year, |entry| text(&mut entry.status, value))
        }
        _ => Err(CommandError::DoesNotFit),
    }
}

fn set_indicator(indicator: &mut Indicator, field: &Field, value: Value) -> Old {
    match (field, value) {
        (Field::Name, value) => text(&mut indicator.name, value),
        (Field::Note, value) => text(&mut indicator.note, value),
        (Field::Unit, value) => text(&mut indicator.unit, value),
        (Field::Departments, value) => departments(&mut indicator.departments, value),
        (Field::Cumulative, value) => flag(&mut indicator.cumulative, value),
        (Field::Kind, Value::Kind(kind)) => Ok(Value::Kind(indicator.set_kind(kind))),
        (Field::Basis, Value::Basis(basis)) => {
            Ok(Value::Basis(replace(&mut indicator.basis, basis)))
        }
        (Field::Baseline, Value::Text(raw)) => Ok(Value::Text(indicator.set_baseline(&raw))),
        (Field::Comments, Value::Comments(comments)) => {
            Ok(Value::Comments(replace(&mut indicator.comments, comments)))
        }
        (Field::Year(year, field), value) => {
            indicator.edit_year(*year, |record| set_in_year(record, *field, value))
        }
        (Field::Part(year, part, field), value) => indicator.edit_year(*year, |record| {
            let parts = &mut record.parts;
            let mut record = parts.remove(part).unwrap_or_else(PartRecord::blank);
            let old = match field {
                PartField::Actual => entry(&mut record.actual, value),
                PartField::Status => text(&mut record.status, value),
                PartField::Results => text(&mut record.results, value),
                PartField::NextSteps => text(&mut record.next_steps, value),
            };
            parts.insert(part.clone(), record);
            old
        }),
        _ => Err(CommandError::DoesNotFit),
    }
}

/// A passage must be there already: one that is blank is not one that has not been edited.
fn set_handout(plan: &mut Plan, year: FiscalYear, field: &HandoutField, value: Value) -> Old {
    let mut outcome = Err(CommandError::Gone);
    plan.handouts = handout::edited(&plan.handouts, year, |handout| {
        let place = match field {
            HandoutField::Title => Some(&mut handout.title),
            HandoutField::Date => Some(&mut handout.date),
            HandoutField::Time => Some(&mut handout.time),
            HandoutField::Place => Some(&mut handout.place),
            HandoutField::Passage(piece) => handout
                .passages
                .iter_mut()
                .find(|passage| &passage.piece == piece)
                .map(|passage| &mut passage.text),
        };
        if let Some(place) = place {
            outcome = text(place, value);
        }
    });
    outcome
}

fn set_in_year(record: &mut YearRecord, field: YearField, value: Value) -> Old {
    match (field, value) {
        (YearField::Target, value) => entry(&mut record.target, value),
        (YearField::Actual, value) => entry(&mut record.actual, value),
        (YearField::Annualised, value) => flag(&mut record.annualised, value),
        (YearField::Assessment, Value::Band(band)) => {
            Ok(Value::Band(replace(&mut record.assessment, band)))
        }
        (YearField::Override, Value::Override(given)) => {
            Ok(Value::Override(replace(&mut record.overruling, given)))
        }
        (YearField::Results, value) => text(&mut record.results, value),
        (YearField::NextSteps, value) => text(&mut record.next_steps, value),
        (YearField::Note, value) => text(&mut record.note, value),
        (YearField::PrintedActual, value) => text(&mut record.printed_actual, value),
        (YearField::PrintedRate, value) => text(&mut record.printed_rate, value),
        (YearField::PrintedMark, value) => text(&mut record.printed_mark, value),
        _ => Err(CommandError::DoesNotFit),
    }
}
