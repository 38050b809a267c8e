//! Rules that are kept beside those in force.

use std::collections::HashSet;

use crate::domain::id::RuleSetId;
use crate::domain::limits;
use crate::domain::rule_set::RuleSet;

use super::super::error::What;
use super::super::place::Pointer;
use super::super::v1;
use super::rules::rules;
use super::{Taken, each, id, refuse, short, within};

/// The rule sets of a plan.
pub fn rule_sets(sets: Vec<v1::RuleSet>, at: &Pointer) -> Taken<Vec<RuleSet>> {
    within(
        &at.key("rule_sets"),
        limits::at_most(sets.len(), limits::RULE_SETS),
    )?;
    let mut seen = HashSet::new();
    each(at, "rule_sets", sets, |set, at| {
        let own = id(&at.key("id"), &set.id, RuleSetId::new)?;
        if !seen.insert(own.clone()) {
            return refuse(&at.key("id"), What::IdTwice(set.id));
        }
        short(at, "name", &set.name)?;
        Ok(RuleSet {
            id: own,
            name: set.name,
            by_person: set.by_person,
            rules: rules(set.rules, &at.key("rules"))?,
            extra: set.extra,
        })
    })
}
