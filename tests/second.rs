//! A second, independent implementation against the program, on 100,000 indicators of every kind: rates, rounding, levels
//! and totals. The second one is `tests/common/oracle.rs`, written from `docs/calculation.md` and not from the program: in
//! plain big rationals, from figures and not from cells, and its totals are counted from its own answers.
//!
//! `TASSEI_CASES` sets another number of indicators.

mod common;

use std::collections::BTreeMap;

use common::generate::Sequence;
use common::oracle::{self, Answer, Cell, Figure, Question, Regime, Standing, Way};
use common::{empty_plan, node, priority, year};
use num_bigint::BigInt;
use num_rational::BigRational;
use tassei::domain::exact::Exact;
use tassei::domain::outcome::{Measure, Outcome, Standing as Stands};
use tassei::domain::rounding::Rounding;
use tassei::domain::summary::{Figures, Tally};

const PRIORITIES: usize = 3;
const PER_PLAN: usize = 400;
const THREADS: usize = 4;

fn asked_for() -> usize {
    let asked = std::env::var("TASSEI_CASES").ok();
    asked
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(100_000)
}

fn index(sequence: &mut Sequence, end: usize) -> usize {
    usize::try_from(sequence.below(end as u64)).unwrap()
}

fn whole(sequence: &mut Sequence, from: i64, to: i64) -> i64 {
    from + i64::try_from(sequence.below(u64::try_from(to - from).unwrap())).unwrap()
}

fn figure(sequence: &mut Sequence, bounds: bool) -> Figure {
    let mantissa = match sequence.below(14) {
        0 => 0,
        1..=6 => whole(sequence, 1, 200),
        7..=10 => whole(sequence, 1, 20_000),
        11..=12 => whole(sequence, -200, 0),
        _ => whole(sequence, -999_999_999_999, 999_999_999_999),
    };
    Figure {
        mantissa,
        decimals: u32::try_from(sequence.below(3)).unwrap(),
        unit: sequence.pick(&["件", "件", "件", "件", "件", "件", "", "", "事業"]),
        bound: if bounds {
            sequence.pick(&["", "", "", "以上", "以下", "超", "未満"])
        } else {
            ""
        },
        commas: sequence.one_in(2),
    }
}

fn cell(sequence: &mut Sequence, bounds: bool) -> Cell {
    match sequence.below(20) {
        0 => Cell::Blank,
        1 => Cell::Dash,
        2 => Cell::Pending,
        3 => Cell::Words,
        _ => Cell::Figure(figure(sequence, bounds)),
    }
}

/// Every kind as often as any other.
fn way(number: usize, sequence: &mut Sequence) -> Way {
    match number % 13 {
        0 => Way::Higher,
        1 => Way::LowerByRules,
        2 => Way::LowerRatio,
        3 => Way::LowerTwoMinus,
        4 => Way::Progress,
        5 => Way::Change(sequence.one_in(2), whole(sequence, 0, 20_000)),
        6 => Way::Maintain(
            whole(sequence, 0, 500),
            sequence.one_in(2),
            sequence.one_in(2),
        ),
        7 => Way::Range(whole(sequence, 0, 300)),
        8 => Way::Bound,
        9 => Way::Qualitative,
        10 => Way::Graded,
        11 => {
            let parts = index(sequence, 5);
            let weights = (0..parts).map(|_| match sequence.below(5) {
                0 | 1 => None,
                _ => Some(whole(sequence, 0, 50)),
            });
            let weights = weights.collect();
            let decimals = (!sequence.one_in(4)).then(|| u8::try_from(sequence.below(4)).unwrap());
            Way::Composite(weights, decimals)
        }
        _ => Way::Monitor,
    }
}

fn regime(sequence: &mut Sequence) -> Regime {
    let bounds = match sequence.below(5) {
        0 => vec![(1_000, true), (800, true)],
        1 => vec![(1_000, true)],
        2 => vec![(1_200, true), (1_000, true), (800, true)],
        3 => vec![(1_050, true), (1_000, true), (950, true), (900, true)],
        _ => vec![(1_000, false), (1_000, true), (666, false), (0, true)],
    };
    Regime {
        bounds,
        decimals: u8::try_from(sequence.below(4)).unwrap(),
        rounding: Rounding::ALL[index(sequence, Rounding::ALL.len())],
        on_shown: sequence.one_in(2),
        two_minus: sequence.one_in(2),
        zero: u8::try_from(sequence.below(3)).unwrap(),
        cap: [None, Some(1_000), Some(1_500), Some(1_234)][index(sequence, 4)],
    }
}

fn question(number: usize, of_year: u16, sequence: &mut Sequence) -> Question {
    let way = way(number, sequence);
    let bounds = !matches!(way, Way::Range(_));
    let target = cell(sequence, bounds);
    let parts = match &way {
        Way::Composite(weights, _) => weights.iter().map(|_| cell(sequence, false)).collect(),
        _ => Vec::new(),
    };
    let sometimes = |sequence: &mut Sequence, one_in: u64, end: usize| {
        sequence.one_in(one_in).then(|| index(sequence, end))
    };
    Question {
        way,
        declared: sequence.pick(&["件", "件", "件", "件", "件", "", "", "", "万件"]),
        // The last year's target is one cell, not two.
        end: if of_year == 2 {
            target.clone()
        } else {
            cell(sequence, bounds)
        },
        target,
        actual: cell(sequence, false),
        baseline: cell(sequence, false),
        parts,
        basis: [0, 0, 0, 0, 0, 0, 1, 2, 2][index(sequence, 9)],
        year: of_year,
        annualised: sequence.one_in(10),
        assessment: sometimes(sequence, 3, 2),
        override_band: sometimes(sequence, 10, 2),
        override_rate: sometimes(sequence, 10, 3_000).map(|tenths| i64::try_from(tenths).unwrap()),
    }
}

fn big(value: &Exact) -> BigRational {
    let (above, below) = value.numerator_denominator();
    BigRational::new(BigInt::from(above), BigInt::from(below))
}

/// What the program found, in the words of the second implementation.
fn found(outcome: &Outcome) -> Answer {
    let figure = match &outcome.measure {
        Measure::None => None,
        Measure::Rate(rate) => Some((&rate.value, rate.displayed())),
        Measure::Change(change) => Some((change, change.shown)),
    };
    Answer {
        standing: match outcome.standing {
            Stands::NotSet(_) => Standing::NotSet,
            Stands::Waiting(_) => Standing::Waiting,
            Stands::Unsettled(_) => Standing::Unsettled,
            Stands::LeftOut(_) => Standing::LeftOut,
            Stands::Judged(band) => Standing::Level(band),
        },
        exact: figure.map(|(value, _)| big(&value.exact)),
        shown: figure.map(|(value, _)| value.shown.to_string()),
        displayed: figure.map(|(_, displayed)| displayed.to_string()),
    }
}

/// Totals counted a second time, from the second implementation's answers.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    set: usize,
    reported: usize,
    unsettled: usize,
    left_out: usize,
    not_set: usize,
    levels: [usize; 6],
    share: Option<(usize, usize, String)>,
}

impl Counts {
    fn again(asked: &[(Question, Answer)], regime: &Regime) -> Self {
        let mut counts = Self::default();
        for (question, answer) in asked {
            match answer.standing {
                Standing::NotSet => {
                    counts.not_set += 1;
                    continue;
                }
                Standing::Unsettled => counts.unsettled += 1,
                Standing::LeftOut => counts.left_out += 1,
                Standing::Level(level) => counts.levels[level] += 1,
                Standing::Waiting => {}
            }
            counts.set += 1;
            counts.reported += usize::from(oracle::has_result(question, answer));
        }
        let counted: usize = counts.levels.iter().sum();
        // Every level but the last counts as attained.
        let attained = counted - counts.levels[regime.bounds.len()];
        counts.share = (counted > 0).then(|| {
            let exact = BigRational::new(BigInt::from(attained), BigInt::from(counted));
            (attained, counted, regime.percent(&exact, 1))
        });
        counts
    }

    fn of(tally: &Tally, rules: &tassei::domain::rules::Rules) -> Self {
        Self {
            set: tally.set,
            reported: tally.reported,
            unsettled: tally.unsettled,
            left_out: tally.left_out,
            not_set: tally.not_set,
            levels: std::array::from_fn(|band| tally.in_band(band)),
            share: tally
                .attainment_share(rules)
                .map(|share| (share.part, share.whole, share.shown.to_string())),
        }
    }
}

type Seen = BTreeMap<(usize, Standing), usize>;

/// One plan, every indicator and every total of it; gives how often each kind came to each answer.
fn agrees(seed: usize, indicators: usize, seen: &mut Seen) {
    let mut sequence = Sequence::new(seed as u64);
    let regime = regime(&mut sequence);
    let rules = regime.rules();
    let of_year = u16::try_from(seed % 3).unwrap();
    let mut asked: Vec<Vec<(Question, Answer)>> = vec![Vec::new(); PRIORITIES];
    let mut plan = empty_plan(rules.clone());
    let mut built: Vec<Vec<_>> = vec![Vec::new(); PRIORITIES];
    for number in 0..indicators {
        let question = question(number, of_year, &mut sequence);
        let answer = oracle::answer(&question, &regime);
        *seen.entry((number % 13, answer.standing)).or_default() += 1;
        let mut indicator = oracle::case(&question, &regime).indicator;
        indicator.id = node(&format!("i{number}"));
        let priority = index(&mut sequence, PRIORITIES);
        built[priority].push(indicator);
        asked[priority].push((question, answer));
    }
    plan.priorities = built
        .into_iter()
        .enumerate()
        .map(|(index, indicators)| priority(&format!("p{index}"), indicators))
        .collect();
    let figures = Figures::of(&plan, year(2024 + of_year));
    let answers = asked.iter().flatten();
    assert_eq!(figures.outcomes().len(), indicators);
    for (outcome, (question, answer)) in figures.outcomes().iter().zip(answers) {
        assert_eq!(&found(outcome), answer, "{question:?} under {regime:?}");
    }
    let totals = figures.totals(&plan, None);
    for (tally, asked) in totals.by_priority.iter().zip(&asked) {
        assert_eq!(
            Counts::of(tally, &rules),
            Counts::again(asked, &regime),
            "{regime:?}"
        );
    }
    let all: Vec<(Question, Answer)> = asked.into_iter().flatten().collect();
    assert_eq!(
        Counts::of(&totals.all, &rules),
        Counts::again(&all, &regime),
        "{regime:?}"
    );
}

#[test]
fn a_hundred_thousand_indicators_of_every_kind_agree() {
    let plans = asked_for().div_ceil(PER_PLAN);
    let seen = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS)
            .map(|worker| {
                scope.spawn(move || {
                    let mut seen = Seen::new();
                    for seed in (worker..plans).step_by(THREADS) {
                        agrees(seed, PER_PLAN, &mut seen);
                    }
                    seen
                })
            })
            .collect();
        let mut all = Seen::new();
        for worker in workers {
            for (key, times) in worker.join().unwrap() {
                *all.entry(key).or_default() += times;
            }
        }
        all
    });
    let total: usize = seen.values().sum();
    assert_eq!(total, plans * PER_PLAN);
    // It is worth something only if every kind comes to every answer that it can come to, and not by chance.
    let least = total / 2_000;
    use Standing::{LeftOut, Level, NotSet, Unsettled, Waiting};
    for kind in 0..12 {
        let judged_by_person = matches!(kind, 9 | 10);
        let mut answers = vec![NotSet, Waiting, Unsettled, Level(0), Level(1)];
        if !judged_by_person {
            answers.push(Level(2));
        }
        for answer in answers {
            let times = seen.get(&(kind, answer)).copied().unwrap_or(0);
            assert!(
                times >= least,
                "kind {kind} comes to {answer:?} {times} times"
            );
        }
    }
    for kind in [0, 11] {
        let times = seen.get(&(kind, LeftOut)).copied().unwrap_or(0);
        assert!(times >= least / 10, "kind {kind} is left out {times} times");
    }
    assert_eq!(
        seen.keys().filter(|(kind, _)| *kind == 12).count(),
        1,
        "what is only watched is never counted"
    );
}
