//! Plans of every shape, for the tests of files and of commands.

#![allow(dead_code, reason = "each test program uses its own part of this")]

use std::sync::Arc;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use serde_json::Value;

use tassei::domain::comment::Comment;
use tassei::domain::cut::Cut;
use tassei::domain::decision::{Decision, Ruling};
use tassei::domain::entry::Entry;
use tassei::domain::extra::Extra;
use tassei::domain::handout::{Handout, Passage, Piece};
use tassei::domain::id::{
    BandId, CommentId, DepartmentId, MergeId, NodeId, PartId, PlanId, PublicationId, RuleSetId,
};
use tassei::domain::indicator::{Indicator, Override, PartRecord, YearRecord};
use tassei::domain::kind::{
    Composite, Kind, LowerFormula, Part, Reference, TargetBasis, Tolerance,
};
use tassei::domain::merged::{Merge, MergedValue};
use tassei::domain::plan::{Action, ActionYear, Department, Initiative, Plan, Priority, Theme};
use tassei::domain::printed::{Excerpt, PrintedFigure, Publication, Statement, SummaryRow};
use tassei::domain::quantity::Expect;
use tassei::domain::rounding::Rounding;
use tassei::domain::rule_set::RuleSet;
use tassei::domain::rules::{Band, JudgedOn, LowerBound, Percent, Rules, ZeroTarget};
use tassei::domain::year::FiscalYear;
use tassei::exchange::{Document, fingerprint};

pub fn year(number: u16) -> FiscalYear {
    FiscalYear::new(number).unwrap()
}

pub fn node_id(text: &str) -> NodeId {
    NodeId::new(text).unwrap()
}

/// What the parts of a plan may name.
#[derive(Debug, Clone)]
pub struct Names {
    pub years: Vec<FiscalYear>,
    pub departments: Vec<DepartmentId>,
    pub bands: Vec<BandId>,
}

impl Names {
    pub fn of(plan: &Plan) -> Self {
        Self {
            years: plan.years.clone(),
            departments: plan.departments.iter().map(|d| d.id.clone()).collect(),
            bands: plan.rules.bands().iter().map(|b| b.id.clone()).collect(),
        }
    }
}

/// Texts of a name, a cell or a paragraph: the usual, the empty, and all that a text can hold.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        3 => select(vec![
            "98%", "1,000人", "約20％", "▲3", "－", "集計中", "※", "８.4ｆｍ", "780万文字", "10.5", "5%以上削減", "0件",
            "10～20", "80以上", "(2)", "見直し案作成", "「」", " ", "R6", "null", "１段落目\n２段落目",
        ])
        .prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => vec(any::<char>(), 0..8).prop_map(|chars| chars.into_iter().collect()),
    ]
}

/// Never blank.
fn said() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("理由{text}"))
}

/// Fields that no version knows yet.
pub fn extra() -> impl Strategy<Value = Extra> {
    prop_oneof![
        4 => Just(Extra::new()),
        1 => btree_map(select(vec!["x", "extra", "overruling", "ｘ", "x\"\\\n", "\u{10ffff}"]).prop_map(str::to_owned), json(), 1..4),
    ]
}

/// Anything that JSON can hold, with numbers as people and programs write them.
pub fn json() -> impl Strategy<Value = Value> {
    let numbers = [
        "0",
        "-0",
        "1.10",
        "1e+400",
        "-1.0e-7",
        "123456789012345678901234567890",
        "18446744073709551616",
        "340282366920938463463374607431768211456",
        "-9223372036854775809",
        "0.1",
        "-5",
        "2024",
        "1.0",
        "100.50",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        select(numbers.to_vec()).prop_map(|digits| Value::Number(digits.parse().unwrap())),
        any::<f64>().prop_filter_map("finite", |f| serde_json::Number::from_f64(f)
            // Spelled as a file spells it: 1e300 is read as 1e+300.
            .and_then(|number| number.to_string().parse().ok())
            .map(Value::Number)),
        text().prop_map(Value::String),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::Array),
            btree_map(text(), inner, 0..3)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

pub fn years() -> impl Strategy<Value = Vec<FiscalYear>> {
    subsequence(vec![1989, 2018, 2019, 2024, 2025, 2026, 2200], 1..4)
        .prop_map(|years| years.into_iter().map(year).collect())
}

pub fn percent() -> impl Strategy<Value = Percent> {
    select(vec![
        "100",
        "80%",
        "99.5",
        "１２０",
        " 0 ",
        "1,000％",
        "0.000001",
    ])
    .prop_map(|raw| Percent::parse(raw).unwrap())
}

fn bands() -> impl Strategy<Value = Vec<Band>> {
    let bounds = vec![
        "1,000%",
        "120",
        "１０５",
        "100",
        "99.95 %",
        "80",
        "50.5",
        "20%",
        "0",
    ];
    (
        subsequence(bounds, 1..9),
        any::<Index>(),
        vec((text(), text(), any::<bool>(), extra()), 12),
    )
        .prop_map(|(bounds, attaining, details)| {
            let count = bounds.len() + 1;
            let attaining = attaining.index(count) + 1;
            let mut bounds = bounds.into_iter();
            details
                .into_iter()
                .take(count)
                .enumerate()
                .map(|(index, (label, mark, inclusive, extra))| Band {
                    id: BandId::new(&format!("band-{index}")).unwrap(),
                    label: format!("{index}{label}"),
                    mark,
                    lower: bounds.next().map(|raw| LowerBound {
                        percent: Percent::parse(raw).unwrap(),
                        inclusive,
                    }),
                    attains: index < attaining,
                    extra,
                })
                .collect()
        })
}

pub fn rules() -> impl Strategy<Value = Rules> {
    let choices = (
        select(vec![
            Rounding::HalfUp,
            Rounding::HalfEven,
            Rounding::Floor,
            Rounding::Ceiling,
            Rounding::Truncate,
        ]),
        select(vec![JudgedOn::Exact, JudgedOn::Shown]),
        formula(),
        select(vec![
            ZeroTarget::NotCounted,
            ZeroTarget::Met,
            ZeroTarget::Missed,
        ]),
    );
    (
        bands(),
        0..=6_u8,
        0..=6_u8,
        choices,
        option::of(percent()),
        extra(),
    )
        .prop_map(
            |(bands, rate, share, (rounding, judged_on, formula, zero), cap, extra)| {
                let mut rules = Rules::with_bands(bands).unwrap();
                rules.rate_decimals = rate;
                rules.share_decimals = share;
                rules.rounding = rounding;
                rules.judged_on = judged_on;
                rules.lower_formula = formula;
                rules.zero_target = zero;
                rules.cap = cap;
                rules.extra = extra;
                rules
            },
        )
}

fn formula() -> impl Strategy<Value = LowerFormula> {
    select(vec![LowerFormula::TargetOverActual, LowerFormula::TwoMinus])
}

pub fn basis() -> impl Strategy<Value = TargetBasis> {
    select(vec![
        TargetBasis::OfYear,
        TargetBasis::EndOfPlan,
        TargetBasis::Apportioned,
    ])
}

pub fn kind() -> impl Strategy<Value = Kind> {
    let tolerance = (
        text(),
        any::<bool>(),
        select(vec![Reference::Target, Reference::Baseline]),
    );
    let composite = (vec((text(), text(), extra()), 0..3), option::of(0..=6_u8));
    prop_oneof![
        select(vec![
            Kind::Higher,
            Kind::Progress,
            Kind::Change,
            Kind::Range,
            Kind::Bound,
            Kind::Qualitative,
            Kind::Graded,
            Kind::Monitor,
        ]),
        option::of(formula()).prop_map(Kind::Lower),
        tolerance.prop_map(|(amount, relative, reference)| Kind::Maintain(Tolerance {
            amount,
            relative,
            reference
        })),
        composite.prop_map(|(parts, decimals)| Kind::Composite(Composite {
            parts: parts
                .into_iter()
                .enumerate()
                .map(|(index, (name, weight, extra))| Part {
                    id: PartId::new(&format!("part.{index}")).unwrap(),
                    name,
                    weight,
                    extra
                })
                .collect(),
            decimals,
        })),
    ]
}

pub fn overruling(names: &Names) -> impl Strategy<Value = Override> + use<> {
    let band = select(names.bands.clone());
    let what = prop_oneof![
        band.clone().prop_map(|band| (Some(band), None)),
        percent().prop_map(|rate| (None, Some(rate))),
        (band, percent()).prop_map(|(band, rate)| (Some(band), Some(rate))),
    ];
    (what, said()).prop_map(|((band, rate), reason)| Override { band, rate, reason })
}

fn record(names: &Names) -> impl Strategy<Value = YearRecord> + use<> {
    let parts = btree_map(0..4_usize, (vec(text(), 4), extra()), 0..3);
    (
        vec(text(), 8),
        any::<bool>(),
        option::of(select(names.bands.clone())),
        option::weighted(0.3, overruling(names)),
        parts,
        extra(),
    )
        .prop_map(
            |(texts, annualised, assessment, overruling, parts, extra)| {
                let mut texts = texts.into_iter();
                let mut next = || texts.next().unwrap();
                let mut record = YearRecord::blank(&Kind::Higher);
                record.target = Entry::new(next(), Expect::Target);
                record.actual = Entry::new(next(), Expect::Number);
                record.results = next();
                record.next_steps = next();
                record.note = next();
                record.printed_actual = next();
                record.printed_rate = next();
                record.printed_mark = next();
                record.annualised = annualised;
                record.assessment = assessment;
                record.overruling = overruling;
                record.extra = extra;
                record.parts = parts
                    .into_iter()
                    .map(|(index, (texts, extra))| {
                        let mut texts = texts.into_iter();
                        let mut next = || texts.next().unwrap();
                        let mut part = PartRecord::blank();
                        part.actual = Entry::new(next(), Expect::Number);
                        part.status = next();
                        part.results = next();
                        part.next_steps = next();
                        part.extra = extra;
                        (PartId::new(&format!("part.{index}")).unwrap(), part)
                    })
                    .collect();
                record
            },
        )
}

fn some_departments(names: &Names) -> impl Strategy<Value = Vec<DepartmentId>> + use<> {
    let all = names.departments.clone();
    let most = all.len();
    subsequence(all, 0..=most).prop_shuffle()
}

/// Nodes are numbered when the plan is put together.
fn unnumbered() -> NodeId {
    node_id("unnumbered")
}

/// A comment, numbered.
pub fn comment(
    number: usize,
    department: Option<DepartmentId>,
    text: &str,
    settled: bool,
) -> Comment {
    Comment {
        id: CommentId::new(&format!("c.{number}")).unwrap(),
        department,
        written_at: if number.is_multiple_of(3) {
            String::new()
        } else {
            format!("2025-06-0{}T08:59:00Z", number % 9 + 1)
        },
        text: text.to_owned(),
        settled,
        extra: Extra::new(),
    }
}

/// A few comments; some are of a department that the plan has not.
fn comments(names: &Names) -> impl Strategy<Value = Vec<Comment>> + use<> {
    let mut departments = names.departments.clone();
    departments.push(DepartmentId::new("gone").unwrap());
    let one = (
        option::of(select(departments)),
        text(),
        any::<bool>(),
        extra(),
    );
    vec(one, 0..3).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(number, (department, text, settled, extra))| Comment {
                extra,
                ..comment(number, department, &text, settled)
            })
            .collect()
    })
}

pub fn indicator(names: &Names) -> impl Strategy<Value = Indicator> + use<> {
    let years = names.years.clone();
    let most = years.len();
    (
        vec(text(), 4),
        kind(),
        any::<bool>(),
        basis(),
        some_departments(names),
        (subsequence(years, 0..=most), vec(record(names), most)),
        comments(names),
        extra(),
    )
        .prop_map(
            |(texts, kind, cumulative, basis, departments, (years, records), comments, extra)| {
                let mut texts = texts.into_iter();
                let mut next = || texts.next().unwrap();
                let mut indicator = Indicator::new(unnumbered(), next(), kind);
                indicator.unit = next();
                indicator.note = next();
                indicator.set_baseline(&next());
                indicator.cumulative = cumulative;
                indicator.basis = basis;
                indicator.departments = departments;
                indicator.comments = comments;
                indicator.extra = extra;
                for (year, record) in years.into_iter().zip(records) {
                    indicator.edit_year(year, |place| *place = record);
                }
                indicator
            },
        )
}

pub fn action(names: &Names) -> impl Strategy<Value = Action> + use<> {
    let years = names.years.clone();
    let most = years.len();
    (
        vec(text(), 3),
        some_departments(names),
        (
            subsequence(years, 0..=most),
            vec((text(), text(), extra()), most),
        ),
        vec(indicator(names), 0..3),
        extra(),
    )
        .prop_map(
            |(texts, departments, (years, entries), indicators, extra)| {
                let mut texts = texts.into_iter();
                let mut next = || texts.next().unwrap();
                let mut action = Action {
                    id: unnumbered(),
                    number: next(),
                    name: next(),
                    departments,
                    years: Default::default(),
                    note: next(),
                    indicators,
                    extra,
                };
                for (year, (plan, status, extra)) in years.into_iter().zip(entries) {
                    action.edit_year(year, |place| {
                        *place = ActionYear {
                            plan,
                            status,
                            extra,
                        }
                    });
                }
                action
            },
        )
}

fn initiative(names: &Names) -> impl Strategy<Value = Initiative> + use<> {
    (text(), text(), vec(action(names), 0..3), extra()).prop_map(
        |(number, name, actions, extra)| Initiative {
            id: unnumbered(),
            number,
            name,
            actions,
            extra,
        },
    )
}

fn theme(names: &Names) -> impl Strategy<Value = Theme> + use<> {
    (text(), text(), vec(initiative(names), 0..3), extra()).prop_map(
        |(number, name, initiatives, extra)| Theme {
            id: unnumbered(),
            number,
            name,
            initiatives,
            extra,
        },
    )
}

pub fn priority(names: &Names) -> impl Strategy<Value = Priority> + use<> {
    (text(), text(), vec(theme(names), 0..2), extra()).prop_map(|(number, name, themes, extra)| {
        Priority {
            id: unnumbered(),
            number,
            name,
            themes,
            extra,
        }
    })
}

fn figure(names: &Names) -> impl Strategy<Value = PrintedFigure> + use<> {
    (select(names.bands.clone()), text(), extra()).prop_map(|(band, figure, extra)| PrintedFigure {
        band,
        figure,
        extra,
    })
}

/// A node that is in the plan or was once.
fn some_node() -> impl Strategy<Value = NodeId> {
    (0..9_u8).prop_map(|number| node_id(&format!("n{number}")))
}

pub fn rule_sets() -> impl Strategy<Value = Vec<RuleSet>> {
    vec((text(), any::<bool>(), rules(), extra()), 0..3).prop_map(|sets| {
        let sets = sets.into_iter().enumerate();
        sets.map(|(index, (name, by_person, rules, extra))| RuleSet {
            id: RuleSetId::new(&format!("set_{index}")).unwrap(),
            name,
            by_person,
            rules,
            extra,
        })
        .collect()
    })
}

pub fn publications(names: &Names) -> impl Strategy<Value = Vec<Publication>> + use<> {
    let row = (
        option::of(some_node()),
        vec(text(), 3),
        vec(figure(names), 0..3),
        extra(),
    )
        .prop_map(|(priority, texts, counts, extra)| {
            let [label, set, share] = <[String; 3]>::try_from(texts).unwrap();
            SummaryRow {
                priority,
                label,
                set,
                counts,
                share,
                extra,
            }
        });
    let excerpt = (some_node(), vec(text(), 4), extra()).prop_map(|(indicator, texts, extra)| {
        let [place, name, actual, target] = <[String; 4]>::try_from(texts).unwrap();
        Excerpt {
            indicator,
            place,
            name,
            actual,
            target,
            extra,
        }
    });
    let statement = (option::of(some_node()), text(), text(), extra()).prop_map(
        |(priority, heading, text, extra)| Statement {
            priority,
            heading,
            text,
            extra,
        },
    );
    let paper = (
        text(),
        select(vec![1989, 2024, 2200]),
        vec(row, 0..3),
        vec(figure(names), 0..3),
        vec(excerpt, 0..2),
        vec(statement, 0..2),
        extra(),
    );
    vec(paper, 0..3).prop_map(|papers| {
        papers
            .into_iter()
            .enumerate()
            .map(
                |(index, (name, number, summary, shares, excerpts, statements, extra))| {
                    Publication {
                        id: PublicationId::new(&format!("paper_{index}")).unwrap(),
                        name,
                        year: year(number),
                        summary,
                        shares,
                        excerpts,
                        statements,
                        extra,
                    }
                },
            )
            .collect()
    })
}

/// Papers of meetings: in the order of their years, each once, and none about which nothing was decided.
pub fn handouts() -> impl Strategy<Value = Vec<Handout>> {
    let passage = (0..5_u8, some_node(), text(), extra()).prop_map(|(which, node, text, extra)| {
        let piece = match which {
            0 => Piece::Agenda,
            1 => Piece::Opening,
            2 => Piece::Overall,
            3 => Piece::Results(node),
            _ => Piece::NextSteps(node),
        };
        Passage { piece, text, extra }
    });
    let handout = (
        select(vec![1989, 2024, 2200]),
        vec(text(), 4),
        option::of(vec(some_node(), 0..3)),
        vec(passage, 0..3),
        extra(),
    )
        .prop_map(|(number, texts, excerpts, mut passages, extra)| {
            let [title, date, time, place] = <[String; 4]>::try_from(texts).unwrap();
            passages.sort_by(|one, other| one.piece.cmp(&other.piece));
            passages.dedup_by(|one, other| one.piece == other.piece);
            Handout {
                year: year(number),
                title,
                date,
                time,
                place,
                excerpts,
                passages,
                extra,
            }
        });
    vec(handout, 0..3).prop_map(|mut handouts| {
        handouts.sort_by_key(|handout| handout.year);
        handouts.dedup_by_key(|handout| handout.year);
        handouts.retain(|handout| !handout.is_blank());
        handouts
    })
}

/// Plans of every shape that the program can hold.
pub fn plan() -> impl Strategy<Value = Plan> {
    let around = (
        (text(), text(), any::<bool>(), any::<bool>()),
        years(),
        any::<Index>(),
        vec((text(), extra()), 0..4),
        rules(),
        (extra(), extra()),
    );
    around
        .prop_map(
            |(
                (name, municipality, sample, closes),
                years,
                reporting,
                departments,
                rules,
                (extra, file_extra),
            )| {
                let reporting_year = years[reporting.index(years.len())];
                let mut plan = Plan::empty(
                    PlanId::new("plan-1").unwrap(),
                    name,
                    years,
                    reporting_year,
                    rules,
                );
                plan.municipality = municipality;
                plan.sample = sample;
                plan.closed = plan
                    .years
                    .iter()
                    .copied()
                    .filter(|_| closes)
                    .take(1)
                    .collect();
                plan.extra = extra;
                plan.file_extra = file_extra;
                plan.departments = departments
                    .into_iter()
                    .enumerate()
                    .map(|(index, (name, extra))| Department {
                        id: DepartmentId::new(&format!("D{index}")).unwrap(),
                        name,
                        extra,
                    })
                    .collect();
                plan
            },
        )
        .prop_flat_map(|plan| {
            let names = Names::of(&plan);
            (
                Just(plan),
                vec(priority(&names), 0..3),
                publications(&names),
                handouts(),
                rule_sets(),
                merges(),
                decisions(),
            )
        })
        .prop_map(
            |(mut plan, priorities, publications, handouts, rule_sets, merges, decisions)| {
                plan.merges = merges;
                plan.decisions = decisions;
                plan.rule_sets = rule_sets;
                plan.priorities = priorities;
                plan.publications = publications;
                plan.handouts = handouts;
                number_nodes(&mut plan.priorities, "n");
                plan
            },
        )
}

/// What differences are known by: places as they are, and anything else.
pub fn finding() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => select(vec!["2024/row/n1/rate", "paper_0/table/all", "paper_1/shares", "z"])
            .prop_map(str::to_owned),
        1 => text(),
    ]
}

/// What somebody decided about a difference.
pub fn decision(finding: &str) -> impl Strategy<Value = Decision> + use<> {
    let finding = finding.to_owned();
    (text(), any::<bool>(), text(), extra()).prop_map(move |(seen, accepted, reason, extra)| {
        let ruling = if accepted {
            Ruling::Accept
        } else {
            Ruling::Correct
        };
        Decision {
            finding: finding.clone(),
            seen,
            ruling,
            reason,
            extra,
        }
    })
}

/// Decisions as a plan keeps them: in the order of what they are about, each once.
fn decisions() -> impl Strategy<Value = Vec<Decision>> {
    let one = finding().prop_flat_map(|finding| decision(&finding));
    vec(one, 0..4).prop_map(|mut decisions| {
        decisions.sort_by(|one, other| one.finding.cmp(&other.finding));
        decisions.dedup_by(|one, other| one.finding == other.finding);
        decisions
    })
}

/// Files that were taken in.
pub fn merges() -> impl Strategy<Value = Vec<Merge>> {
    let value =
        (text(), text(), text(), extra()).prop_map(|(at, print, reason, extra)| MergedValue {
            at,
            print,
            reason,
            extra,
        });
    let merge = (text(), any::<bool>(), text(), vec(value, 0..3), extra());
    vec(merge, 0..3).prop_map(|merges| {
        let numbered = merges.into_iter().enumerate();
        numbered
            .map(|(index, (file, whole, print, values, extra))| Merge {
                id: MergeId::new(&format!("merge_{index}")).unwrap(),
                at: "2025-08-08T04:15:00Z".into(),
                file,
                department: whole.then(|| DepartmentId::new("gone").unwrap()),
                year: whole.then(|| FiscalYear::new(2031).unwrap()),
                as_of: String::new(),
                print,
                values,
                extra,
            })
            .collect()
    })
}

/// Gives every node of a tree an identifier of its own.
pub fn number_nodes(priorities: &mut [Priority], prefix: &str) {
    let mut count = 0;
    let mut next = || {
        count += 1;
        node_id(&format!("{prefix}{count}"))
    };
    for priority in priorities {
        priority.id = next();
        for theme in &mut priority.themes {
            theme.id = next();
            for initiative in &mut theme.initiatives {
                initiative.id = next();
                for action in &mut initiative.actions {
                    action.id = next();
                    for indicator in &mut action.indicators {
                        indicator.id = next();
                    }
                }
            }
        }
    }
}

pub fn document() -> impl Strategy<Value = Document> {
    let as_of = select(vec![
        "",
        "2025-08-08T04:15:00Z",
        "2024-02-29T23:59:59Z",
        "0000-01-31T00:00:00Z",
    ]);
    (as_of, plan(), option::of((any::<bool>(), text(), extra()))).prop_map(
        |(as_of, mut plan, cut)| {
            if let (Some((changed, note, extra)), Some(department)) =
                (cut, plan.departments.first())
            {
                let mut base = plan.bare();
                if changed {
                    base.name.push('前');
                }
                plan.cut = Some(Box::new(Cut {
                    department: department.id.clone(),
                    year: plan.reporting_year,
                    note,
                    cut_at: as_of.to_owned(),
                    origin: fingerprint(&base),
                    base: Arc::new(base),
                    extra,
                }));
            }
            Document {
                as_of: as_of.to_owned(),
                plan,
            }
        },
    )
}
