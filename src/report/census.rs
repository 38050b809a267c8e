//! How many indicators stand where, within any part of the plan: the levels, and beside them whatever is in no level, so
//! that the parts always add up to the whole. Knows nothing of how they are drawn.

use crate::domain::outcome::{Outcome, Standing, Waiting};
use crate::domain::rules::Rules;
use crate::domain::summary::Tally;
use crate::text;

/// Counts over a part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Census {
    /// The totals.
    pub tally: Tally,
    /// What is set and in no level. A standing stands for all of its kind.
    open: Vec<(Kind, Standing, usize)>,
}

/// The ways of being in no level, in the order in which they are told: first what a person has to see to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Unsettled,
    Assessment,
    TargetBlank,
    Blank,
    Pending,
    LeftOut,
}

impl Kind {
    fn of(standing: Standing) -> Option<Self> {
        match standing {
            Standing::NotSet(_) | Standing::Judged(_) => None,
            Standing::Unsettled(_) => Some(Self::Unsettled),
            Standing::LeftOut(_) => Some(Self::LeftOut),
            Standing::Waiting(waiting) => Some(match waiting {
                Waiting::Assessment => Self::Assessment,
                Waiting::TargetPending | Waiting::ActualPending | Waiting::PartPending => {
                    Self::Pending
                }
                Waiting::TargetBlank => Self::TargetBlank,
                Waiting::ActualBlank | Waiting::PartBlank => Self::Blank,
            }),
        }
    }
}

impl Census {
    /// Counts one more indicator.
    pub fn add(&mut self, outcome: &Outcome) {
        self.tally.add(outcome);
        let Some(kind) = Kind::of(outcome.standing) else {
            return;
        };
        match self.open.binary_search_by_key(&kind, |(kind, _, _)| *kind) {
            Ok(at) => {
                if let Some((_, _, count)) = self.open.get_mut(at) {
                    *count = count.saturating_add(1);
                }
            }
            Err(at) => self.open.insert(at, (kind, outcome.standing, 1)),
        }
    }

    /// What is set and in no level, with its word, in the order in which it is told.
    pub fn open<'a>(&'a self, rules: &'a Rules) -> impl Iterator<Item = (String, usize)> + 'a {
        self.open
            .iter()
            .map(|(_, standing, count)| (text::outcome::standing(*standing, rules), *count))
    }

    /// How many are set and in no level.
    pub fn open_count(&self) -> usize {
        self.tally.set.saturating_sub(self.tally.counted())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::outcome::{LeftOut, Measure, NotSet, Unsettled};
    use crate::start;

    fn census(standings: &[Standing]) -> Census {
        let mut census = Census::default();
        for standing in standings {
            census.add(&Outcome {
                standing: *standing,
                measure: Measure::None,
                overruled: None,
                reported: false,
                approximate: false,
                provisional: false,
            });
        }
        census
    }

    #[test]
    fn what_is_in_no_level_is_told_by_kind_and_adds_up() {
        let rules = start::sample().unwrap().plan.rules;
        let census = census(&[
            Standing::LeftOut(LeftOut::ZeroTarget),
            Standing::Waiting(Waiting::ActualBlank),
            Standing::Judged(0),
            Standing::Waiting(Waiting::Assessment),
            Standing::NotSet(NotSet::NotApplicable),
            Standing::Waiting(Waiting::PartPending),
            Standing::Unsettled(Unsettled::UnitsDiffer),
            Standing::Waiting(Waiting::TargetBlank),
            Standing::Unsettled(Unsettled::Negative),
        ]);
        let told: Vec<String> = census
            .open(&rules)
            .map(|(word, count)| format!("{word}{count}"))
            .collect();
        assert_eq!(
            told,
            [
                "要確認2",
                "判定待ち1",
                "目標未入力1",
                "未入力1",
                "集計中1",
                "判定なし1"
            ]
        );
        assert_eq!((census.tally.set, census.open_count()), (8, 7));
    }
}
