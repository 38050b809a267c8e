//! What several tests share: plans of one indicator built in one line, and bands that plans use.

#![allow(dead_code)] // Every test takes what it needs.

use tassei::domain::id::{BandId, NodeId, PartId, PlanId};
use tassei::domain::indicator::{Indicator, Override, PartRecord, YearRecord};
use tassei::domain::judge::Judge;
use tassei::domain::kind::{Composite, Kind, Part, TargetBasis};
use tassei::domain::outcome::{Measure, Outcome, Standing, Working};
use tassei::domain::plan::{Action, Initiative, Plan, Priority, Theme};
use tassei::domain::quantity::Expect;
use tassei::domain::rules::{Band, LowerBound, Percent, Rules};
use tassei::domain::year::FiscalYear;
use tassei::domain::{entry::Entry, extra::Extra};

pub mod generate;
pub mod oracle;

pub fn year(number: u16) -> FiscalYear {
    FiscalYear::new(number).unwrap()
}

pub fn node(id: &str) -> NodeId {
    NodeId::new(id).unwrap()
}

/// Bands from best to worst as `id from attains`: `met 100 +`, `above >80 +`, and for the last `missed - -`.
pub fn bands(list: &[&str]) -> Vec<Band> {
    list.iter()
        .map(|line| {
            let [id, from, attains] = line.split(' ').collect::<Vec<_>>()[..] else {
                panic!("{line}");
            };
            let (percent, inclusive) = match from.strip_prefix('>') {
                Some(percent) => (percent, false),
                None => (from, true),
            };
            Band {
                id: BandId::new(id).unwrap(),
                label: id.to_owned(),
                mark: String::new(),
                lower: Percent::parse(percent).map(|percent| LowerBound { percent, inclusive }),
                attains: attains == "+",
                extra: Extra::new(),
            }
        })
        .collect()
}

/// The bands of the sample plan.
pub const SEED: &[&str] = &["met 100 +", "near 80 +", "missed - -"];
pub const TWO_LEVELS: &[&str] = &["yes 100 +", "no - -"];
pub const S_TO_C: &[&str] = &["S 120 +", "A 100 +", "B 80 +", "C - -"];
pub const FIVE_LEVELS: &[&str] = &["a 105 +", "b 100 +", "c 95 +", "d 90 -", "e - -"];

pub fn rules(list: &[&str]) -> Rules {
    Rules::with_bands(bands(list)).unwrap()
}

/// A plan of the fiscal years 2024 to 2026 with nothing in it.
pub fn empty_plan(rules: Rules) -> Plan {
    let years = vec![year(2024), year(2025), year(2026)];
    Plan::empty(PlanId::new("test").unwrap(), "", years, year(2024), rules)
}

/// A 重点項目 with one 取組内容 that holds `indicators`.
pub fn priority(id: &str, indicators: Vec<Indicator>) -> Priority {
    let below = |level: &str| node(&format!("{id}-{level}"));
    Priority {
        id: node(id),
        number: String::new(),
        name: String::new(),
        themes: vec![Theme {
            id: below("t"),
            number: String::new(),
            name: String::new(),
            initiatives: vec![Initiative {
                id: below("i"),
                number: String::new(),
                name: String::new(),
                actions: vec![Action {
                    id: below("a"),
                    number: String::new(),
                    name: String::new(),
                    departments: Vec::new(),
                    years: Default::default(),
                    note: String::new(),
                    indicators,
                    extra: Extra::new(),
                }],
                extra: Extra::new(),
            }],
            extra: Extra::new(),
        }],
        extra: Extra::new(),
    }
}

/// A composite of parts with these weights; blank means 1.
pub fn composite(weights: &[&str], decimals: Option<u8>) -> Kind {
    Kind::Composite(Composite {
        parts: weights
            .iter()
            .enumerate()
            .map(|(index, weight)| Part {
                id: part(index),
                name: String::new(),
                weight: (*weight).to_owned(),
                extra: Extra::new(),
            })
            .collect(),
        decimals,
    })
}

pub fn part(index: usize) -> PartId {
    PartId::new(&format!("part{index}")).unwrap()
}

/// One indicator in a plan of 2024 to 2026, judged in 2024 unless it says otherwise.
#[derive(Clone)]
pub struct Case {
    pub indicator: Indicator,
    pub rules: Rules,
    pub year: FiscalYear,
}

impl Case {
    pub fn new(kind: Kind, target: &str, actual: &str) -> Self {
        let case = Self {
            indicator: Indicator::new(node("i"), "", kind),
            rules: rules(SEED),
            year: year(2024),
        };
        case.target(2024, target).actual(2024, actual)
    }

    pub fn target(mut self, number: u16, raw: &str) -> Self {
        self.indicator.set_target(year(number), raw);
        self
    }

    pub fn actual(mut self, number: u16, raw: &str) -> Self {
        self.indicator.set_actual(year(number), raw);
        self
    }

    pub fn unit(mut self, unit: &str) -> Self {
        self.indicator.unit = unit.to_owned();
        self
    }

    pub fn baseline(mut self, raw: &str) -> Self {
        self.indicator.set_baseline(raw);
        self
    }

    pub fn basis(mut self, basis: TargetBasis) -> Self {
        self.indicator.basis = basis;
        self
    }

    /// Judged in another year.
    pub fn in_year(mut self, number: u16) -> Self {
        self.year = year(number);
        self
    }

    pub fn record(mut self, change: impl FnOnce(&mut YearRecord)) -> Self {
        self.indicator.edit_year(self.year, change);
        self
    }

    pub fn parts(self, values: &[&str]) -> Self {
        self.record(|record| {
            for (index, raw) in values.iter().enumerate() {
                let mut blank = PartRecord::blank();
                blank.actual = Entry::new(*raw, Expect::Number);
                record.parts.insert(part(index), blank);
            }
        })
    }

    pub fn annualised(self) -> Self {
        self.record(|record| record.annualised = true)
    }

    pub fn assessed(self, band: &str) -> Self {
        self.record(|record| record.assessment = Some(BandId::new(band).unwrap()))
    }

    /// Overruled to a level, a rate, or both; blank leaves it.
    pub fn overruled(self, band: &str, rate: &str) -> Self {
        self.record(|record| {
            record.overruling = Some(Override {
                band: BandId::new(band).ok(),
                rate: Percent::parse(rate),
                reason: "because".to_owned(),
            });
        })
    }

    pub fn bands(mut self, list: &[&str]) -> Self {
        self.rules.set_bands(bands(list)).unwrap();
        self
    }

    pub fn rules(mut self, change: impl FnOnce(&mut Rules)) -> Self {
        change(&mut self.rules);
        self
    }

    pub fn plan(&self) -> Plan {
        let mut plan = empty_plan(self.rules.clone());
        plan.priorities = vec![priority("p", vec![self.indicator.clone()])];
        plan
    }

    pub fn working(&self) -> Working {
        Judge::new(&self.plan(), self.year).judge(&self.indicator)
    }

    pub fn outcome(&self) -> Outcome {
        self.working().outcome
    }
}

/// An outcome in one line: `98% near`, `met`, `change -5% met`, `waiting: ActualBlank`, `110% of 500% met` where the
/// plan caps what is shown, `near; computed 77% missed` where a person overruled it.
pub fn line(outcome: &Outcome, rules: &Rules) -> String {
    let mut line = plain_line(outcome.standing, &outcome.measure, rules);
    if let Some(computed) = &outcome.overruled {
        line += "; computed ";
        line += &plain_line(computed.standing, &computed.measure, rules);
    }
    line
}

fn plain_line(standing: Standing, measure: &Measure, rules: &Rules) -> String {
    let standing = match standing {
        Standing::Judged(band) => rules.band(band).unwrap().id.to_string(),
        Standing::NotSet(why) => format!("not set: {why:?}"),
        Standing::Waiting(why) => format!("waiting: {why:?}"),
        Standing::Unsettled(why) => format!("unsettled: {why:?}"),
        Standing::LeftOut(why) => format!("left out: {why:?}"),
    };
    match measure {
        Measure::None => standing,
        Measure::Rate(rate) => match &rate.capped {
            Some(capped) => format!("{capped}% of {}% {standing}", rate.value.shown),
            None => format!("{}% {standing}", rate.value.shown),
        },
        Measure::Change(change) => format!("change {}% {standing}", change.shown),
    }
}
