//! Totals: derived from the rows, never typed (`docs/calculation.md`, section 5).

use super::exact::Exact;
use super::id::DepartmentId;
use super::judge::Judge;
use super::outcome::{Outcome, Standing};
use super::plan::Plan;
use super::rounding::{Decimal, Rounding, percent};
use super::rules::{BandIndex, Rules};
use super::tree::Place;
use super::year::FiscalYear;

/// Counts over any set of indicators.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// 成果指標設定項目: part of the year.
    pub set: usize,
    /// Set, and a result has been entered.
    pub reported: usize,
    /// Set, but a person must settle something first.
    pub unsettled: usize,
    /// Set and reported, but left out of the classes by rule.
    pub left_out: usize,
    /// Not set this year.
    pub not_set: usize,
    bands: Vec<usize>,
}

/// A share of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: usize,
    /// The whole: always printed with the percentage.
    pub whole: usize,
    /// In percent, rounded by the plan's rules.
    pub shown: Decimal,
}

impl Tally {
    /// Counts one more indicator.
    pub fn add(&mut self, outcome: &Outcome) {
        let counter = match outcome.standing {
            Standing::NotSet(_) => {
                self.not_set = self.not_set.saturating_add(1);
                return;
            }
            Standing::Judged(band) => {
                if self.bands.len() <= band {
                    self.bands.resize(band.saturating_add(1), 0);
                }
                self.bands.get_mut(band)
            }
            Standing::Unsettled(_) => Some(&mut self.unsettled),
            Standing::LeftOut(_) => Some(&mut self.left_out),
            Standing::Waiting(_) => None,
        };
        if let Some(counter) = counter {
            *counter = counter.saturating_add(1);
        }
        self.set = self.set.saturating_add(1);
        if outcome.reported {
            self.reported = self.reported.saturating_add(1);
        }
    }

    /// Counts all that another tally has counted.
    pub fn take_in(&mut self, other: &Tally) {
        for (own, more) in [
            (&mut self.set, other.set),
            (&mut self.reported, other.reported),
            (&mut self.unsettled, other.unsettled),
            (&mut self.left_out, other.left_out),
            (&mut self.not_set, other.not_set),
        ] {
            *own = own.saturating_add(more);
        }
        if self.bands.len() < other.bands.len() {
            self.bands.resize(other.bands.len(), 0);
        }
        for (own, more) in self.bands.iter_mut().zip(&other.bands) {
            *own = own.saturating_add(*more);
        }
    }

    /// Counts all of `outcomes`.
    pub fn of<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> Self {
        let mut tally = Self::default();
        outcomes.into_iter().for_each(|outcome| tally.add(outcome));
        tally
    }

    /// How many fell into a level.
    pub fn in_band(&self, band: BandIndex) -> usize {
        self.bands.get(band).copied().unwrap_or(0)
    }

    /// How many fell into any level: the denominator of every share.
    pub fn counted(&self) -> usize {
        self.bands.iter().sum()
    }

    /// How many count as attained: 達成 and 概ね達成.
    pub fn attained(&self, rules: &Rules) -> usize {
        self.bands
            .iter()
            .zip(rules.bands())
            .filter(|(_, band)| band.attains)
            .map(|(count, _)| count)
            .sum()
    }

    /// 概ね達成率: attained ÷ counted. `None` while nothing is counted.
    pub fn attainment_share(&self, rules: &Rules) -> Option<Share> {
        Share::of(
            self.attained(rules),
            self.counted(),
            rules.share_decimals,
            rules,
        )
    }

    /// The share of a level among the counted, to as many decimals as a rate (whole percents in the chart of 資料１).
    pub fn band_share(&self, band: BandIndex, rules: &Rules) -> Option<Share> {
        Share::of(
            self.in_band(band),
            self.counted(),
            rules.rate_decimals,
            rules,
        )
    }

    /// Whether the shown shares of all levels add up to 100. Where they do not, the paper says so.
    pub fn shares_add_up(&self, rules: &Rules) -> bool {
        let mut sum = Exact::ZERO;
        for band in 0..rules.bands().len() {
            let Some(share) = self.band_share(band, rules) else {
                return true;
            };
            match sum.checked_add(share.shown.to_exact()) {
                Ok(next) => sum = next,
                Err(_) => return false,
            }
        }
        sum == Exact::HUNDRED
    }
}

/// `part` of `whole` in percent. `None` where there is no whole.
pub fn shown(part: usize, whole: usize, decimals: u8, mode: Rounding) -> Option<Decimal> {
    let exact = Exact::new(i128::try_from(part).ok()?, i128::try_from(whole).ok()?).ok()?;
    percent(&exact, decimals, mode).ok()
}

impl Share {
    /// `part` of `whole`, rounded by the plan's rules. `None` where there is no whole.
    pub fn of(part: usize, whole: usize, decimals: u8, rules: &Rules) -> Option<Self> {
        Some(Self {
            part,
            whole,
            shown: shown(part, whole, decimals, rules.rounding)?,
        })
    }
}

/// All outcomes of a plan in one year, in the plan's order, and their totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The year.
    pub year: FiscalYear,
    outcomes: Vec<Outcome>,
    /// Of the whole plan: counted while the outcomes are at hand, as walking through them once more is a tenth of all the work.
    totals: Totals,
}

impl Figures {
    /// Judges every indicator.
    pub fn of(plan: &Plan, year: FiscalYear) -> Self {
        let judge = Judge::new(plan, year);
        let mut outcomes = Vec::with_capacity(plan.indicator_count());
        let mut totals = Totals::default();
        for priority in &plan.priorities {
            let mut tally = Tally::default();
            priority.for_each_action(|action| {
                for indicator in &action.indicators {
                    outcomes.push(Outcome::overflow());
                    if let Some(outcome) = outcomes.last_mut() {
                        judge.outcome_into(outcome, indicator);
                        tally.add(outcome);
                    }
                }
            });
            totals.take_in(tally);
        }
        Self {
            year,
            outcomes,
            totals,
        }
    }

    /// The outcomes in the order of [`Plan::places`].
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// The outcomes with their places. `plan` must be the plan they were computed from.
    pub fn rows<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = (Place<'a>, &'a Outcome)> {
        plan.places().zip(&self.outcomes)
    }

    /// The totals of the indicators that `within` admits.
    pub fn tally(&self, plan: &Plan, within: impl Fn(&Place<'_>) -> bool) -> Tally {
        Tally::of(
            self.rows(plan)
                .filter(|(place, _)| within(place))
                .map(|(_, outcome)| outcome),
        )
    }

    /// The totals of each 重点項目, in order, and of all of them, within a department or the whole plan. `plan` must be the
    /// plan they were computed from.
    pub fn totals(&self, plan: &Plan, department: Option<&DepartmentId>) -> Totals {
        let Some(department) = department else {
            return self.totals.clone();
        };
        let mut outcomes = self.outcomes.iter();
        let mut totals = Totals::default();
        for priority in &plan.priorities {
            let mut tally = Tally::default();
            priority.for_each_action(|action| {
                for (indicator, outcome) in action.indicators.iter().zip(&mut outcomes) {
                    if action.in_charge_of(indicator).contains(department) {
                        tally.add(outcome);
                    }
                }
            });
            totals.take_in(tally);
        }
        totals
    }
}

/// The rows of the summary table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// One per 重点項目, in the plan's order.
    pub by_priority: Vec<Tally>,
    /// All of them.
    pub all: Tally,
}

impl Totals {
    /// Puts the next 重点項目 behind the others.
    fn take_in(&mut self, tally: Tally) {
        self.all.take_in(&tally);
        self.by_priority.push(tally);
    }
}
