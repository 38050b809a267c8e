//! What the papers are made from: the rows of the chosen year, gathered once.

use std::cell::OnceCell;

use crate::domain::handout::{Handout, of_year};
use crate::domain::judge::Judge;
use crate::domain::outcome::{Measure, Outcome, Standing};
use crate::domain::plan::{Plan, Priority};
use crate::domain::quantity::Expect;
use crate::domain::rules::Rules;
use crate::domain::summary::Figures;
use crate::domain::tree::Place;
use crate::domain::year::FiscalYear;
use crate::report::amount;
use crate::report::census::Census;
use crate::report::errata::Errata;
use crate::report::verdict::{self, Verdict};
use crate::text::{format, handout as words};

use super::measure::Length;
use super::sheet::{Paper, room};

/// An indicator and what became of it.
pub type Row<'a> = (Place<'a>, &'a Outcome);

/// A 重点項目 with its rows.
pub struct Part<'a> {
    /// The 重点項目.
    pub priority: &'a Priority,
    /// How many stand where.
    pub census: Census,
    /// Its indicators, in the plan's order.
    pub rows: Vec<Row<'a>>,
}

/// Everything.
pub struct Material<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its rules.
    pub rules: &'a Rules,
    /// The figures of the year.
    pub figures: &'a Figures,
    /// The year.
    pub year: FiscalYear,
    /// What was decided about the papers.
    pub handout: Option<&'a Handout>,
    /// The 重点項目, in order.
    pub parts: Vec<Part<'a>>,
    /// All of them.
    pub all: Census,
    /// The lines at the foot of a page of 別紙１; the other papers differ in their names.
    pub foot: Vec<String>,
    /// The height of a page above its foot.
    pub room: Length,
    judge: Judge<'a>,
    errata: OnceCell<Errata>,
}

impl<'a> Material<'a> {
    /// Gathers. `figures` must be those of `plan`.
    pub fn gather(plan: &'a Plan, figures: &'a Figures) -> Self {
        Self::marked(plan, figures, "")
    }

    /// The same with the mark of the data that stands at the foot of every page.
    pub fn marked(plan: &'a Plan, figures: &'a Figures, data: &str) -> Self {
        let mut outcomes = figures.outcomes().iter();
        let mut all = Census::default();
        let mut parts = Vec::with_capacity(plan.priorities.len());
        for priority in &plan.priorities {
            let rows: Vec<Row<'a>> = priority.places().zip(outcomes.by_ref()).collect();
            let mut census = Census::default();
            for (_, outcome) in &rows {
                census.add(outcome);
                all.add(outcome);
            }
            parts.push(Part {
                priority,
                census,
                rows,
            });
        }
        let foot = vec![
            words::foot(&plan.name, figures.year, Paper::Full),
            words::rules(data, &plan.rules),
        ];
        Self {
            plan,
            rules: &plan.rules,
            figures,
            room: room(&foot),
            foot,
            year: figures.year,
            handout: of_year(&plan.handouts, figures.year),
            parts,
            all,
            judge: Judge::new(plan, figures.year),
            errata: OnceCell::new(),
        }
    }

    /// What is to be corrected in the papers on the year, as 照合 has it.
    pub fn errata(&self) -> &Errata {
        self.errata.get_or_init(|| Errata::of(self.plan, self.year))
    }

    /// Whether a row counts as attained.
    pub fn attains(&self, outcome: &Outcome) -> bool {
        self.level(outcome).is_some_and(|level| level.attains)
    }

    /// The level of a row, if it has one.
    pub fn level(&self, outcome: &Outcome) -> Option<&'a crate::domain::rules::Band> {
        match outcome.standing {
            Standing::Judged(band) => self.rules.band(band),
            _ => None,
        }
    }

    /// A target as papers print it, with its unit where it was entered bare.
    pub fn target(&self, place: &Place<'_>, year: FiscalYear) -> String {
        let record = place.indicator.year(year);
        record
            .map(|record| self.with_unit(place, record.target.raw(), record.target.expect()))
            .unwrap_or_default()
    }

    /// An actual as papers print it. A composite's is the mean of its parts.
    pub fn actual(&self, place: &Place<'_>, year: FiscalYear) -> String {
        let composite = matches!(
            place.indicator.kind(),
            crate::domain::kind::Kind::Composite(_)
        );
        if composite {
            let of_year = Judge::new(self.plan, year);
            let judge = if year == self.year {
                &self.judge
            } else {
                &of_year
            };
            return amount::mean(judge, place.indicator, year).unwrap_or_default();
        }
        let record = place.indicator.year(year);
        record
            .map(|record| self.with_unit(place, record.actual.raw(), record.actual.expect()))
            .unwrap_or_default()
    }

    /// A bare figure gets the unit that is declared for it; anything else stands as it was entered.
    fn with_unit(&self, place: &Place<'_>, raw: &str, expect: Expect) -> String {
        let raw = raw.trim();
        let unit = place.indicator.unit.trim();
        let bare = expect != Expect::Text
            && !raw.is_empty()
            && raw
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
        if bare && !unit.is_empty() {
            format::with_unit(raw, unit)
        } else {
            raw.to_owned()
        }
    }

    /// What stands in the column 達成率: the rate, or of a judged row without one its mark or level.
    pub fn rate(&self, outcome: &Outcome) -> String {
        match (&outcome.measure, outcome.standing) {
            (Measure::None, Standing::Judged(band)) => match self.rules.band(band) {
                Some(level) if band == self.rules.met_band() && !level.mark.is_empty() => {
                    level.mark.clone()
                }
                Some(level) => level.label.clone(),
                None => String::new(),
            },
            (Measure::None, standing) => Verdict::of(standing, self.rules).word,
            _ => verdict::measure(outcome),
        }
    }

    /// The mark in the last of the columns of figures: the plan's own, or its word where it has none.
    pub fn mark(&self, outcome: &Outcome) -> String {
        self.level(outcome).map_or(String::new(), |level| {
            if level.mark.is_empty() {
                level.label.clone()
            } else {
                level.mark.clone()
            }
        })
    }

    /// What was computed, where a person decided otherwise: it stands beside the decision everywhere.
    pub fn computed(&self, outcome: &Outcome) -> String {
        let Some(computed) = outcome.overruled.as_deref() else {
            return String::new();
        };
        let measure = match &computed.measure {
            Measure::Rate(rate) => format::percent(rate.displayed()),
            Measure::Change(change) => format::signed_percent(change.shown),
            Measure::None => String::new(),
        };
        words::computed(&measure, &Verdict::of(computed.standing, self.rules).word)
    }

    /// The years that have room on paper: all of them, or those around the one that is reported.
    pub fn years(&self) -> Vec<FiscalYear> {
        const MOST: usize = 5;
        let years = &self.plan.years;
        let at = years
            .iter()
            .position(|year| *year == self.year)
            .unwrap_or(0);
        let last = years.len().saturating_sub(MOST);
        let from = at.saturating_sub(MOST / 2).min(last);
        years.iter().skip(from).take(MOST).copied().collect()
    }
}
