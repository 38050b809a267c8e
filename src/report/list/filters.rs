//! What the list can be narrowed to.

use crate::domain::plan::Plan;
use crate::domain::rules::Rules;
use crate::report::kinds::KindName;
use crate::report::verdict::Verdict;
use crate::text::{self, list as words};

use super::order::Without;

/// A choice of a filter: the word in the address, and the word shown.
pub type Choice = (String, String);

/// What the list can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filters {
    /// 重点項目.
    pub priorities: Vec<Choice>,
    /// 担当課.
    pub departments: Vec<Choice>,
    /// 判定.
    pub standings: Vec<Choice>,
    /// 種類, of those that the plan has.
    pub kinds: Vec<Choice>,
}

impl Filters {
    /// What a plan's list can be narrowed to.
    pub fn of(plan: &Plan) -> Self {
        let mut there = [false; KindName::ALL.len()];
        for place in plan.places() {
            let kind = KindName::of(place.indicator.kind());
            for (there, name) in there.iter_mut().zip(KindName::ALL) {
                *there |= name == kind;
            }
        }
        let levels = levels(&plan.rules);
        let without = Without::ALL
            .into_iter()
            .map(|(without, word)| (word.to_owned(), words::without(without).to_owned()));
        Self {
            priorities: plan
                .priorities
                .iter()
                .map(|priority| {
                    (
                        priority.id.to_string(),
                        words::numbered(&[&priority.number], &priority.name),
                    )
                })
                .collect(),
            departments: plan
                .departments
                .iter()
                .map(|department| (department.id.to_string(), department.name.clone()))
                .collect(),
            standings: levels.into_iter().chain(without).collect(),
            kinds: KindName::ALL
                .into_iter()
                .zip(there)
                .filter(|(_, there)| *there)
                .map(|(name, _)| (name.code().to_owned(), text::kind::name(name).to_owned()))
                .collect(),
        }
    }
}

/// The plan's levels with their marks, best first.
pub fn levels(rules: &Rules) -> Vec<Choice> {
    rules
        .bands()
        .iter()
        .enumerate()
        .map(|(index, band)| {
            let verdict = Verdict::of_band(index, rules);
            (
                band.id.to_string(),
                format!("{} {}", verdict.mark, verdict.word),
            )
        })
        .collect()
}
