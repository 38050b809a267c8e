//! What is tried becomes the plan's: one command, so that one step takes it back.

use crate::command::Command;
use crate::command::address::{Address, Field, Value, YearField};
use crate::command::error::CommandError;
use crate::domain::id::BandId;
use crate::domain::kind::Kind;
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;

use crate::report::settings::effect::Effect;

use super::{Changes, Tried, is_computed, level_for};

/// What of it is adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The rules.
    pub rules: bool,
    /// The results and levels.
    pub figures: bool,
}

/// The changes that put it in force. What is left out of the totals is tried only: a plan has no such thing.
pub fn adoption(
    plan: &Plan,
    tried: &Tried,
    changes: &Changes,
    year: FiscalYear,
    parts: Parts,
) -> Command {
    let mut commands = Vec::new();
    let mut later = Vec::new();
    if parts.figures {
        // Before a composite becomes one that a person judges: then it has no parts.
        commands.extend(changes.results(year));
    }
    if parts.rules {
        carry_levels(plan, tried, &mut commands, &mut later);
        commands.push(Command::Rules(Box::new(tried.rules.clone())));
        if tried.by_person {
            let computed = plan
                .places()
                .filter(|place| is_computed(place.indicator.kind()));
            commands.extend(computed.map(|place| Command::Set {
                at: Address::node(&place.indicator.id, Field::Kind),
                value: Value::Kind(Kind::Graded),
            }));
        }
    }
    commands.append(&mut later);
    if parts.figures {
        let rules = if parts.rules {
            &tried.rules
        } else {
            &plan.rules
        };
        let known = changes
            .levels
            .iter()
            .filter(|(_, level)| rules.band_index(level).is_some());
        commands.extend(known.map(|(id, level)| Command::Set {
            at: Address::year(id, year, YearField::Assessment),
            value: Value::Band(Some(level.clone())),
        }));
    }
    Command::Batch(commands)
}

/// What the adoption would change, found by doing it to a copy; or why it would be refused.
pub fn preview(plan: &Plan, command: Command, year: FiscalYear) -> Result<Effect, CommandError> {
    let mut then = plan.clone();
    command.apply(&mut then)?;
    Ok(Effect::between(plan, &then, year))
}

/// Levels that people chose and that the tried rules do not have are taken out before the rules change, and what stands
/// for them is put in afterwards.
fn carry_levels(plan: &Plan, tried: &Tried, before: &mut Vec<Command>, after: &mut Vec<Command>) {
    let gone = |level: &&BandId| tried.rules.band_index(level).is_none();
    for place in plan.places() {
        for (year, record) in place.indicator.years().iter() {
            let at = |field| Address::year(&place.indicator.id, *year, field);
            let set = |field, value| Command::Set {
                at: at(field),
                value,
            };
            if let Some(level) = record.assessment.as_ref().filter(gone) {
                before.push(set(YearField::Assessment, Value::Band(None)));
                let instead = level_for(level, &plan.rules, &tried.rules);
                after.push(set(YearField::Assessment, Value::Band(instead)));
            }
            if let Some(given) = &record.overruling
                && let Some(level) = given.band.as_ref().filter(gone)
            {
                before.push(set(YearField::Override, Value::Override(None)));
                let mut instead = given.clone();
                instead.band = level_for(level, &plan.rules, &tried.rules);
                after.push(set(YearField::Override, Value::Override(Some(instead))));
            }
        }
    }
}

/// A level that the tried rules do not have although published figures are kept for it: then the rules cannot be adopted.
/// Gives its word.
pub fn printed_under(plan: &Plan, tried: &Tried) -> Option<String> {
    let figures = plan.publications.iter().flat_map(|paper| {
        let in_summary = paper.summary.iter().flat_map(|row| &row.counts);
        in_summary.chain(&paper.shares)
    });
    let mut gone = figures
        .map(|figure| &figure.band)
        .filter(|band| tried.rules.band_index(band).is_none());
    let index = plan.rules.band_index(gone.next()?)?;
    plan.rules.band(index).map(|band| band.label.clone())
}
