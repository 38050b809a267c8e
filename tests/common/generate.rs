//! Plans of any size, the same on every machine and in every run: for tests, for the timings and for the browser's.
//!
//! The file is included by path in `examples/`, so it knows nothing but the library.

use tassei::domain::entry::Entry;
use tassei::domain::extra::Extra;
use tassei::domain::id::{DepartmentId, NodeId, PartId, PlanId, PublicationId};
use tassei::domain::indicator::{Indicator, Override, PartRecord};
use tassei::domain::kind::{Composite, Kind, LowerFormula, Part, Reference, Tolerance};
use tassei::domain::plan::{Action, Department, Initiative, Plan, Priority, Theme};
use tassei::domain::printed::{PrintedFigure, Publication, SummaryRow};
use tassei::domain::quantity::Expect;
use tassei::domain::rules::{Percent, Rules};
use tassei::domain::summary::Figures;
use tassei::domain::year::FiscalYear;

/// Which kinds of indicator a generated plan holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mix {
    /// Only more-is-better and less-is-better with a figure in every cell: what a spreadsheet can be given as formulas.
    Rates,
    /// Every kind, with cells left blank, announced, not applicable and unreadable among them.
    Everything,
}

/// Numbers without chance (Steele, Lea and Flood, SplitMix).
pub struct Sequence(u64);

impl Sequence {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 up to, but not including, `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    pub fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        let index = usize::try_from(self.below(list.len() as u64)).unwrap_or(0);
        list[index]
    }
}

/// The year that is filled in.
pub const YEAR: u16 = 2024;

const PRIORITIES: usize = 3;
const DEPARTMENTS: usize = 12;

/// A plan with `count` indicators over three 重点項目 and twelve departments, with figures of one year.
pub fn plan(count: usize, mix: Mix, rules: Rules) -> Plan {
    seeded(count as u64, count, mix, rules)
}

/// Another plan for every seed.
pub fn seeded(seed: u64, count: usize, mix: Mix, rules: Rules) -> Plan {
    let year = FiscalYear::new(YEAR).expect("a fiscal year");
    let mut sequence = Sequence::new(seed);
    // A large plan has to fit into the 5 MB of a file, a small one has branches to move about.
    let per_action = if count > 1_000 { 100 } else { 3 };
    let mut plan = Plan::empty(
        PlanId::new("generated").expect("an identifier"),
        "計画",
        vec![year],
        year,
        rules,
    );
    plan.departments = (0..DEPARTMENTS)
        .map(|index| Department {
            id: department(index),
            name: format!("{}課", index + 1),
            extra: Extra::new(),
        })
        .collect();
    let mut number = 0;
    plan.priorities = (0..PRIORITIES)
        .map(|priority| {
            let own = count * (priority + 1) / PRIORITIES - count * priority / PRIORITIES;
            let mut left = own;
            let mut actions = Vec::new();
            while left > 0 {
                let size = left.min(per_action);
                left -= size;
                let id = format!("a{priority}-{}", actions.len());
                let indicators = (0..size)
                    .map(|_| {
                        number += 1;
                        indicator(number, mix, &plan, year, &mut sequence)
                    })
                    .collect();
                actions.push(action(&id, indicators, &mut sequence));
            }
            Priority {
                id: id(&format!("p{priority}")),
                number: (priority + 1).to_string(),
                name: "重点項目".to_owned(),
                themes: vec![Theme {
                    id: id(&format!("t{priority}")),
                    number: "(1)".to_owned(),
                    name: String::new(),
                    initiatives: vec![Initiative {
                        id: id(&format!("n{priority}")),
                        number: "ア".to_owned(),
                        name: "取組".to_owned(),
                        actions,
                        extra: Extra::new(),
                    }],
                    extra: Extra::new(),
                }],
                extra: Extra::new(),
            }
        })
        .collect();
    plan
}

fn id(text: &str) -> NodeId {
    NodeId::new(text).expect("an identifier")
}

fn department(index: usize) -> DepartmentId {
    DepartmentId::new(&format!("d{index}")).expect("an identifier")
}

fn action(name: &str, indicators: Vec<Indicator>, sequence: &mut Sequence) -> Action {
    let first = usize::try_from(sequence.below(DEPARTMENTS as u64)).unwrap_or(0);
    let mut departments = vec![department(first)];
    if sequence.one_in(4) {
        departments.push(department((first + 1) % DEPARTMENTS));
    }
    Action {
        id: id(name),
        number: name.to_owned(),
        name: "取組内容".to_owned(),
        departments,
        years: Default::default(),
        note: String::new(),
        indicators,
        extra: Extra::new(),
    }
}

fn indicator(
    number: usize,
    mix: Mix,
    plan: &Plan,
    year: FiscalYear,
    sequence: &mut Sequence,
) -> Indicator {
    let kind = match mix {
        Mix::Rates if sequence.one_in(5) => Kind::Lower(None),
        Mix::Rates => Kind::Higher,
        Mix::Everything => kind(sequence),
    };
    let words = kind.judged_by_person();
    let unit = sequence.pick(&["件", "人", "%", "千円", "事業", "時間"]);
    let target = 10 + sequence.below(2_000);
    let actual = target * (60 + sequence.below(60)) / 100;
    let mut indicator = Indicator::new(id(&format!("i{number}")), format!("指標{number}"), kind);
    let (target_cell, mut actual_cell) = if words {
        ("見直し案の作成".to_owned(), "案を作成".to_owned())
    } else {
        let target_cell = match indicator.kind() {
            Kind::Range => format!("{}～{target}{unit}", target / 2),
            Kind::Change => "5%以上削減".to_owned(),
            Kind::Bound => format!("{target}{unit}以上"),
            _ => format!("{target}{unit}"),
        };
        (target_cell, format!("{actual}{unit}"))
    };
    if indicator.kind().uses_baseline() {
        indicator.set_baseline(&format!("{}{unit}", target / 2));
    }
    let mut parts = Vec::new();
    if let Kind::Composite(composite) = indicator.kind() {
        parts = composite
            .parts
            .iter()
            .map(|part| {
                (
                    part.id.clone(),
                    format!("{}{unit}", 10 + sequence.below(target)),
                )
            })
            .collect();
        actual_cell.clear();
    }
    indicator.set_target(year, &target_cell);
    indicator.set_actual(year, &actual_cell);
    indicator.edit_year(year, |record| {
        for (part, value) in parts {
            let mut entered = PartRecord::blank();
            entered.actual = Entry::new(value, Expect::Number);
            record.parts.insert(part, entered);
        }
        if words {
            let band = usize::try_from(sequence.below(plan.rules.bands().len() as u64));
            record.assessment = plan
                .rules
                .band(band.unwrap_or(0))
                .map(|band| band.id.clone());
        }
    });
    if mix == Mix::Everything {
        roughen(&mut indicator, unit, plan, year, sequence);
    }
    indicator
}

fn kind(sequence: &mut Sequence) -> Kind {
    match sequence.below(100) {
        0..60 => Kind::Higher,
        60..70 => Kind::Lower(None),
        70..73 => Kind::Lower(Some(LowerFormula::TwoMinus)),
        73..77 => Kind::Progress,
        77..80 => Kind::Change,
        80..83 => Kind::Maintain(Tolerance {
            amount: "5".to_owned(),
            relative: true,
            reference: if sequence.one_in(2) {
                Reference::Target
            } else {
                Reference::Baseline
            },
        }),
        83..86 => Kind::Range,
        86..89 => Kind::Bound,
        89..95 => Kind::Qualitative,
        95..97 => Kind::Graded,
        97..98 => Kind::Composite(Composite {
            parts: (0..3)
                .map(|index| Part {
                    id: PartId::new(&format!("q{index}")).expect("an identifier"),
                    name: "内訳".to_owned(),
                    weight: if index == 0 { "2" } else { "" }.to_owned(),
                    extra: Extra::new(),
                })
                .collect(),
            decimals: Some(1),
        }),
        _ => Kind::Monitor,
    }
}

/// What real plans have among their figures.
fn roughen(
    indicator: &mut Indicator,
    unit: &str,
    plan: &Plan,
    year: FiscalYear,
    sequence: &mut Sequence,
) {
    match sequence.below(100) {
        0..5 => indicator.set_actual(year, ""),
        5..8 => indicator.set_actual(year, "集計中"),
        8..11 => indicator.set_target(year, "－"),
        11..13 => indicator.set_target(year, &format!("0{unit}")),
        13..15 => indicator.set_actual(year, &format!("0{unit}")),
        15..17 => indicator.set_actual(year, "9台"),
        17..18 => indicator.set_actual(year, "1,00"),
        18..19 => indicator.edit_year(year, |record| record.annualised = true),
        19..21 => indicator.edit_year(year, |record| {
            record.overruling = Some(Override {
                band: plan.rules.bands().first().map(|band| band.id.clone()),
                rate: if sequence.one_in(2) {
                    Percent::parse("90")
                } else {
                    None
                },
                reason: "算定方法の変更".to_owned(),
            });
        }),
        21..23 => indicator.departments = vec![department(0), department(5)],
        _ => {}
    }
}

/// The kinds, by name, with how many there are: to see that a mix is what it should be.
#[allow(dead_code)]
pub fn census(plan: &Plan) -> std::collections::BTreeMap<String, usize> {
    let mut census = std::collections::BTreeMap::new();
    for place in plan.places() {
        let name = format!("{:?}", place.indicator.kind());
        let name = name.split(['(', ' ']).next().unwrap_or_default().to_owned();
        *census.entry(name).or_default() += 1;
    }
    census
}

/// The rules of a blank plan.
#[allow(dead_code)]
pub fn usual_rules() -> Rules {
    tassei::start::blank(
        PlanId::new("generated").expect("an identifier"),
        FiscalYear::new(YEAR).expect("a fiscal year"),
    )
    .expect("the blank plan")
    .rules
}

/// A plan whose papers print totals that no rule explains.
#[allow(dead_code)]
pub fn misprinted(count: usize) -> (Plan, FiscalYear) {
    let mut plan = self::plan(count, Mix::Everything, usual_rules());
    let year = FiscalYear::new(YEAR).expect("a fiscal year");
    let totals = Figures::of(&plan, year).totals(&plan, None);
    let rows = plan.priorities.iter().zip(&totals.by_priority);
    let summary = rows
        .map(|(priority, tally)| SummaryRow {
            priority: Some(priority.id.clone()),
            label: priority.name.clone(),
            set: tally.set.to_string(),
            counts: plan
                .rules
                .bands()
                .iter()
                .enumerate()
                .map(|(index, band)| PrintedFigure {
                    band: band.id.clone(),
                    // One too many in the first level, one too few in the last: no rule does that everywhere.
                    figure: match index {
                        0 => tally.in_band(index) + 1,
                        1 => tally.in_band(index),
                        _ => tally.in_band(index).saturating_sub(1),
                    }
                    .to_string(),
                    extra: Extra::new(),
                })
                .collect(),
            share: String::new(),
            extra: Extra::new(),
        })
        .collect();
    plan.publications = vec![Publication {
        id: PublicationId::new("paper").expect("an identifier"),
        name: "資料".to_owned(),
        year,
        summary,
        shares: Vec::new(),
        excerpts: Vec::new(),
        statements: Vec::new(),
        extra: Extra::new(),
    }];
    (plan, year)
}
