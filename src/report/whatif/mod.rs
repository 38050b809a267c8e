//! 試算: other rules, other figures, some indicators left out, and what that comes to beside the official totals. Nothing
//! of it is in the plan until somebody adopts it ([`adoption`]).

mod adoption;
mod outlook;
#[cfg(test)]
mod tests;
mod trial;

pub use adoption::{Parts, adoption, preview, printed_under};
pub use outlook::{Entry, Outlook, OutlookGroup, outlook};
pub use trial::{Compared, Field, MOST_MOVED, Moved, PartRow, Row, Trial, rows};

use crate::command::Command;
use crate::command::address::{Address, PartField, YearField};
use crate::domain::id::{BandId, NodeId, PartId, PlanId};
use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::kind::Kind;
use crate::domain::plan::Plan;
use crate::domain::rules::Rules;
use crate::domain::year::FiscalYear;
use crate::report::why::{Under, Why};
use crate::text::whatif as words;

/// What is tried, for each plan and year on its own: a result of one year is none of another, and a copy of a plan has
/// the same indicators. It lives as long as the program runs, and is in no file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept(Vec<(PlanId, FiscalYear, Changes)>);

impl Kept {
    /// What is tried in a year of a plan.
    pub fn of(&self, plan: &Plan, year: FiscalYear) -> Changes {
        let mut all = self.0.iter();
        all.find(|(id, of, _)| *id == plan.id && *of == year)
            .map(|(.., changes)| changes.clone().within(plan))
            .unwrap_or_default()
    }

    /// Puts something else in its place.
    pub fn put(&mut self, plan: &PlanId, year: FiscalYear, changes: Changes) {
        self.0.retain(|(id, of, _)| id != plan || *of != year);
        if !changes.is_empty() {
            self.0.push((plan.clone(), year, changes));
        }
    }
}

/// What is tried beside other rules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Other results of the year, as entered; of a composite those of its parts.
    pub actuals: Vec<(NodeId, Option<PartId>, String)>,
    /// Other levels, of indicators that a person judges.
    pub levels: Vec<(NodeId, BandId)>,
    /// Indicators that are left out of the totals.
    pub left_out: Vec<NodeId>,
}

/// The rules that are tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// The rules.
    pub rules: Rules,
    /// A person chooses every level.
    pub by_person: bool,
}

impl Changes {
    /// Without what is said of indicators that the plan does not have any more.
    fn within(mut self, plan: &Plan) -> Self {
        let known = |id: &NodeId| plan.place(id).is_some();
        self.actuals.retain(|(id, part, _)| match part {
            Some(part) => has_part(plan, id, part),
            None => known(id),
        });
        self.levels.retain(|(id, _)| known(id));
        self.left_out.retain(known);
        self
    }

    /// Nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.actuals.is_empty() && self.levels.is_empty() && self.left_out.is_empty()
    }

    /// Another result; the official one takes the change back.
    pub fn set_actual(&mut self, id: &NodeId, part: Option<&PartId>, raw: String, official: &str) {
        self.actuals
            .retain(|(other, own, _)| other != id || own.as_ref() != part);
        if raw.trim() != official.trim() {
            self.actuals.push((id.clone(), part.cloned(), raw));
        }
    }

    /// Another level; `None` takes the change back.
    pub fn set_level(&mut self, id: &NodeId, level: Option<BandId>) {
        self.levels.retain(|(other, _)| other != id);
        self.levels.extend(level.map(|level| (id.clone(), level)));
    }

    /// Leaves an indicator out, or takes it in again.
    pub fn leave_out(&mut self, id: &NodeId, out: bool) {
        self.left_out.retain(|other| other != id);
        if out {
            self.left_out.push(id.clone());
        }
    }

    /// The result that is tried for an indicator or one of its parts.
    pub fn actual(&self, id: &NodeId, part: Option<&PartId>) -> Option<&str> {
        let mut actuals = self.actuals.iter();
        let found = actuals.find(|(other, own, _)| other == id && own.as_ref() == part);
        found.map(|(.., raw)| raw.as_str())
    }

    /// Something is tried for this indicator.
    pub fn touches(&self, id: &NodeId) -> bool {
        self.actuals.iter().any(|(other, ..)| other == id)
            || self.level(id).is_some()
            || self.left_out.contains(id)
    }

    /// What puts the results into a plan.
    fn results(&self, year: FiscalYear) -> impl Iterator<Item = Command> + '_ {
        self.actuals.iter().map(move |(id, part, raw)| {
            let at = match part {
                None => Address::year(id, year, YearField::Actual),
                Some(part) => Address::part(id, year, part, PartField::Actual),
            };
            Command::text(at, raw.clone())
        })
    }

    /// The level that is tried for an indicator.
    pub fn level(&self, id: &NodeId) -> Option<&BandId> {
        let found = self.levels.iter().find(|(other, _)| other == id);
        found.map(|(_, level)| level)
    }
}

/// The level of other rules that stands for one of the plan's: itself where it is there, otherwise the one that its lower
/// bound falls into, and for the last level the last.
pub fn level_for(level: &BandId, now: &Rules, then: &Rules) -> Option<BandId> {
    if then.band_index(level).is_some() {
        return Some(level.clone());
    }
    let lower = now
        .band_index(level)
        .and_then(|index| now.band(index))
        .and_then(|band| band.lower.as_ref());
    let index = match lower {
        Some(bound) => then.band_from(bound),
        None => then.missed_band(),
    };
    then.band(index).map(|band| band.id.clone())
}

/// The plan as it would be under what is tried in `year`.
pub fn hypothetical(plan: &Plan, tried: &Tried, changes: &Changes, year: FiscalYear) -> Plan {
    let mut then = plan.clone();
    then.rules = tried.rules.clone();
    for result in changes.results(year) {
        // A part may have gone since.
        let _tried = result.apply(&mut then);
    }
    then.for_each_indicator_mut(&mut |indicator| {
        let id = indicator.id.clone();
        if changes.left_out.contains(&id) {
            indicator.set_kind(Kind::Monitor);
            return;
        }
        carry_levels(indicator, &plan.rules, &tried.rules);
        if tried.by_person && is_computed(indicator.kind()) {
            indicator.set_kind(Kind::Graded);
        }
        if let Some(level) = changes.level(&id)
            && tried.rules.band_index(level).is_some()
        {
            indicator.edit_year(year, |record| record.assessment = Some(level.clone()));
        }
    });
    then
}

fn has_part(plan: &Plan, id: &NodeId, part: &PartId) -> bool {
    plan.place(id)
        .is_some_and(|place| match place.indicator.kind() {
            Kind::Composite(composite) => composite.parts.iter().any(|own| own.id == *part),
            _ => false,
        })
}

/// What stands in for the plan under a number that is not official: the plan as it would be, and in words what is tried.
/// `tried` is what the page tries in the year that is shown.
pub fn instead(
    plan: &Plan,
    why: &Why,
    tried: Option<(Tried, Changes)>,
    shown: FiscalYear,
) -> Option<(Plan, Vec<String>)> {
    match why.under {
        Under::Plan => None,
        Under::Trial => {
            let (tried, changes) = tried?;
            let mut conditions = words::conditions(&plan.rules, &tried, &changes);
            if conditions.is_empty() {
                conditions.push(words::SAME.to_owned());
            }
            Some((hypothetical(plan, &tried, &changes, shown), conditions))
        }
        Under::NextYear => {
            let to = why.year?;
            let from = *plan.years.iter().rev().find(|year| **year < to)?;
            let conditions = vec![words::outlook_help(from, to)];
            Some((outlook::carried(plan, from, to), conditions))
        }
    }
}

/// Figures, and not a person, give the judgement.
pub fn is_computed(kind: &Kind) -> bool {
    !kind.judged_by_person() && *kind != Kind::Monitor
}

/// Levels that people chose stand in the tried rules for what they stood for in the plan's.
fn carry_levels(indicator: &mut Indicator, now: &Rules, then: &Rules) {
    let years: Vec<FiscalYear> = indicator.years().keys().copied().collect();
    for year in years {
        if indicator.year(year).is_some_and(has_level) {
            indicator.edit_year(year, |record| carry(record, now, then));
        }
    }
}

fn has_level(record: &YearRecord) -> bool {
    record.assessment.is_some() || record.overruling.is_some()
}

fn carry(record: &mut YearRecord, now: &Rules, then: &Rules) {
    let level = |level: &BandId| level_for(level, now, then);
    record.assessment = record.assessment.as_ref().and_then(level);
    if let Some(given) = &mut record.overruling {
        given.band = given.band.as_ref().and_then(level);
    }
}
