//! 試算: other rules, other figures, some indicators left out, and what that comes to beside the official totals. Nothing
//! of it is in the plan until somebody adopts it ([`adoption`]).

mod adoption;
mod outlook;
#[cfg(test)]
mod tests;
mod trial;

pub use adoption::{Parts, adoption, preview, printed_under};
pub use outlook::{Entry, Outlook, OutlookGroup, outlook};
pub use trial::{Compared, Field, Moved, Row, Trial, rows};

use crate::domain::id::{BandId, NodeId};
use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::kind::Kind;
use crate::domain::plan::Plan;
use crate::domain::rules::Rules;
use crate::domain::year::FiscalYear;

/// What is tried beside other rules. It lives as long as the program runs, and is in no file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Other results of the year, as entered.
    pub actuals: Vec<(NodeId, String)>,
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
    /// Without what is said of indicators that the plan does not have: it may be another plan by now.
    pub fn within(mut self, plan: &Plan) -> Self {
        let known: Vec<&NodeId> = plan.places().map(|place| &place.indicator.id).collect();
        self.actuals.retain(|(id, _)| known.contains(&id));
        self.levels.retain(|(id, _)| known.contains(&id));
        self.left_out.retain(|id| known.contains(&id));
        self
    }

    /// Nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.actuals.is_empty() && self.levels.is_empty() && self.left_out.is_empty()
    }

    /// Another result; the official one takes the change back.
    pub fn set_actual(&mut self, id: &NodeId, raw: String, official: &str) {
        self.actuals.retain(|(other, _)| other != id);
        if raw.trim() != official.trim() {
            self.actuals.push((id.clone(), raw));
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

    /// The result that is tried for an indicator.
    pub fn actual(&self, id: &NodeId) -> Option<&str> {
        let found = self.actuals.iter().find(|(other, _)| other == id);
        found.map(|(_, raw)| raw.as_str())
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
        Some(bound) => then.band_for(&bound.percent.fraction()),
        None => then.missed_band(),
    };
    then.band(index).map(|band| band.id.clone())
}

/// The plan as it would be under what is tried in `year`.
pub fn hypothetical(plan: &Plan, tried: &Tried, changes: &Changes, year: FiscalYear) -> Plan {
    let mut then = plan.clone();
    then.rules = tried.rules.clone();
    let ids: Vec<NodeId> = then
        .places()
        .map(|place| place.indicator.id.clone())
        .collect();
    for id in &ids {
        let Some(indicator) = then.indicator_mut(id) else {
            continue;
        };
        if changes.left_out.contains(id) {
            indicator.set_kind(Kind::Monitor);
            continue;
        }
        carry_levels(indicator, &plan.rules, &tried.rules);
        if let Some(raw) = changes.actual(id) {
            indicator.set_actual(year, raw);
        }
        if tried.by_person && is_computed(indicator.kind()) {
            indicator.set_kind(Kind::Graded);
        }
        if let Some(level) = changes.level(id)
            && tried.rules.band_index(level).is_some()
        {
            indicator.edit_year(year, |record| record.assessment = Some(level.clone()));
        }
    }
    then
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
