//! What must hold for all figures (`docs/calculation.md`, section 8), and the whole calculation a second time on cases that
//! shrink to the smallest one that differs. `tests/second.rs` does the same on many more, with the totals.
//!
//! `TASSEI_CASES` sets how many indicators are held against the second calculation (5,000 if it is not set).

mod common;

use std::collections::BTreeMap;

use common::generate::{self, Mix, Sequence};
use common::oracle::{self, Cell, Figure, Question, Regime, Way};
use common::{Case, FIVE_LEVELS, S_TO_C, SEED, TWO_LEVELS, bands, rules};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use tassei::domain::exact::Exact;
use tassei::domain::kind::{Kind, LowerFormula};
use tassei::domain::outcome::{Measure, Outcome, Standing};
use tassei::domain::plan::Plan;
use tassei::domain::rounding::Rounding;
use tassei::domain::rules::Rules;
use tassei::domain::summary::{Figures, Tally};
use tassei::exchange::{self, Document};
use tassei::report::digest::digest;

const RATIO: Kind = Kind::Lower(Some(LowerFormula::TargetOverActual));
const TWO_MINUS: Kind = Kind::Lower(Some(LowerFormula::TwoMinus));

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn asked_for() -> u32 {
    let asked = std::env::var("TASSEI_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(5_000)
}

// ---- The second calculation ----

fn unit() -> impl Strategy<Value = &'static str> {
    prop_oneof![8 => Just("件"), 3 => Just(""), 1 => Just("事業")]
}

fn figure(bound: impl Strategy<Value = &'static str>) -> impl Strategy<Value = Figure> {
    let mantissa = prop_oneof![
        1 => Just(0_i64),
        6 => 1_i64..200,
        4 => 1_i64..20_000,
        2 => -200_i64..0,
        1 => -999_999_999_999_i64..999_999_999_999,
    ];
    (mantissa, 0_u32..3, unit(), bound, any::<bool>()).prop_map(
        |(mantissa, decimals, unit, bound, commas)| Figure {
            mantissa,
            decimals,
            unit,
            bound,
            commas,
        },
    )
}

fn cell(bound: impl Strategy<Value = &'static str>) -> impl Strategy<Value = Cell> {
    prop_oneof![
        16 => figure(bound).prop_map(Cell::Figure),
        1 => Just(Cell::Blank),
        1 => Just(Cell::Dash),
        1 => Just(Cell::Pending),
        1 => Just(Cell::Words),
    ]
}

fn way() -> impl Strategy<Value = Way> {
    let weight = prop_oneof![2 => Just(None), 3 => (0_i64..50).prop_map(Some)];
    prop_oneof![
        4 => Just(Way::Higher),
        1 => Just(Way::LowerByRules),
        2 => Just(Way::LowerRatio),
        2 => Just(Way::LowerTwoMinus),
        2 => Just(Way::Progress),
        2 => (any::<bool>(), 0_i64..20_000).prop_map(|(reduction, hundredths)| Way::Change(reduction, hundredths)),
        2 => (0_i64..500, any::<bool>(), any::<bool>()).prop_map(|(tenths, relative, of_baseline)| Way::Maintain(tenths, relative, of_baseline)),
        2 => (0_i64..300).prop_map(Way::Range),
        2 => Just(Way::Bound),
        1 => Just(Way::Qualitative),
        1 => Just(Way::Graded),
        2 => (prop::collection::vec(weight, 0..5), prop::option::of(0_u8..4)).prop_map(|(weights, decimals)| Way::Composite(weights, decimals)),
        1 => Just(Way::Monitor),
    ]
}

fn regime() -> impl Strategy<Value = Regime> {
    let bounds = prop_oneof![
        2 => Just(vec![(1_000, true), (800, true)]),
        1 => Just(vec![(1_000, true)]),
        1 => Just(vec![(1_200, true), (1_000, true), (800, true)]),
        1 => Just(vec![(1_050, true), (1_000, true), (950, true), (900, true)]),
        1 => Just(vec![(1_000, false), (1_000, true), (666, false), (0, true)]),
    ];
    let cap = prop::option::of(prop_oneof![Just(1_000_i64), Just(1_500), Just(1_234)]);
    let rounding = (0_usize..5).prop_map(|index| Rounding::ALL[index]);
    (
        bounds,
        0_u8..4,
        rounding,
        any::<bool>(),
        any::<bool>(),
        0_u8..3,
        cap,
    )
        .prop_map(
            |(bounds, decimals, rounding, on_shown, two_minus, zero, cap)| Regime {
                bounds,
                decimals,
                rounding,
                on_shown,
                two_minus,
                zero,
                cap,
            },
        )
}

fn question() -> impl Strategy<Value = (Question, Regime)> {
    let bound = || {
        prop_oneof![
            5 => Just(""),
            2 => Just("以上"),
            2 => Just("以下"),
            1 => Just("超"),
            1 => Just("未満"),
        ]
    };
    let cells = (
        cell(bound()),
        cell(bound()),
        cell(Just("")),
        cell(Just("")),
        prop::collection::vec(cell(Just("")), 5),
    );
    let declared = prop_oneof![3 => Just(""), 5 => Just("件"), 1 => Just("万件")];
    let basis = prop_oneof![6 => Just(0_u8), 1 => Just(1), 2 => Just(2)];
    let settings = (
        declared,
        basis,
        0_u16..3,
        prop::bool::weighted(0.1),
        prop::option::weighted(0.3, 0_usize..2),
        prop::option::weighted(0.1, 0_usize..2),
        prop::option::weighted(0.1, 0_i64..3_000),
    );
    (way(), cells, settings, regime()).prop_map(|(way, cells, settings, regime)| {
        let (mut target, mut end, actual, baseline, mut parts) = cells;
        let (declared, basis, year, annualised, assessment, override_band, override_rate) =
            settings;
        // The last year's target is one cell, not two; and a range has no bound of its own.
        for cell in [&mut target, &mut end] {
            if let (Way::Range(_), Cell::Figure(figure)) = (&way, cell) {
                figure.bound = "";
            }
        }
        if year == 2 {
            end = target.clone();
        }
        match &way {
            Way::Composite(weights, _) => parts.truncate(weights.len()),
            _ => parts.clear(),
        }
        let question = Question {
            way,
            declared,
            target,
            end,
            actual,
            baseline,
            parts,
            basis,
            year,
            annualised,
            assessment,
            override_band,
            override_rate,
        };
        (question, regime)
    })
}

fn standing_of(outcome: &Outcome) -> oracle::Standing {
    match outcome.standing {
        Standing::NotSet(_) => oracle::Standing::NotSet,
        Standing::Waiting(_) => oracle::Standing::Waiting,
        Standing::Unsettled(_) => oracle::Standing::Unsettled,
        Standing::LeftOut(_) => oracle::Standing::LeftOut,
        Standing::Judged(band) => oracle::Standing::Level(band),
    }
}

fn big(value: &Exact) -> BigRational {
    let (above, below) = value.numerator_denominator();
    BigRational::new(BigInt::from(above), BigInt::from(below))
}

fn answer_of(outcome: &Outcome) -> oracle::Answer {
    let (exact, shown, displayed) = match &outcome.measure {
        Measure::None => (None, None, None),
        Measure::Rate(rate) => (
            Some(&rate.value),
            Some(rate.value.shown),
            Some(rate.displayed()),
        ),
        Measure::Change(change) => (Some(change), Some(change.shown), Some(change.shown)),
    };
    oracle::Answer {
        standing: standing_of(outcome),
        exact: exact.map(|figure| big(&figure.exact)),
        shown: shown.map(|shown| shown.to_string()),
        displayed: displayed.map(|shown| shown.to_string()),
    }
}

proptest! {
    #![proptest_config(cases(asked_for()))]

    #[test]
    fn a_second_calculation_agrees((question, regime) in question()) {
        let outcome = oracle::case(&question, &regime).outcome();
        prop_assert_eq!(answer_of(&outcome), oracle::answer(&question, &regime));
    }
}

/// The cases above are worth something only if they reach every kind of answer.
#[test]
fn the_second_calculation_is_asked_for_every_kind_of_answer() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen: BTreeMap<(String, oracle::Standing), usize> = BTreeMap::new();
    for _ in 0..5_000 {
        let (question, regime) = question().new_tree(&mut runner).unwrap().current();
        let way = format!("{:?}", question.way);
        let way = way.split('(').next().unwrap().to_owned();
        *seen
            .entry((way, oracle::answer(&question, &regime).standing))
            .or_default() += 1;
    }
    use oracle::Standing::{LeftOut, Level, NotSet, Unsettled, Waiting};
    for way in [
        "Higher",
        "LowerRatio",
        "LowerTwoMinus",
        "Progress",
        "Change",
        "Maintain",
        "Range",
        "Bound",
        "Composite",
    ] {
        for standing in [NotSet, Waiting, Unsettled, Level(0), Level(1), Level(2)] {
            let times = seen.get(&(way.to_owned(), standing)).copied().unwrap_or(0);
            assert!(times > 0, "{way} never comes to {standing:?}");
        }
    }
    assert!(seen.contains_key(&("Higher".to_owned(), LeftOut)));
    assert!(seen.contains_key(&("Composite".to_owned(), LeftOut)));
}

// ---- Rates ----

fn rate(kind: &Kind, target: &str, actual: &str, rules: &Rules) -> Outcome {
    let mut case = Case::new(kind.clone(), target, actual);
    case.rules = rules.clone();
    case.outcome()
}

fn some_rules() -> impl Strategy<Value = Rules> {
    (0_usize..4, any::<bool>()).prop_map(|(index, shown)| {
        let mut rules = rules([SEED, TWO_LEVELS, S_TO_C, FIVE_LEVELS][index]);
        if shown {
            rules.judged_on = tassei::domain::rules::JudgedOn::Shown;
        }
        rules
    })
}

fn exact(outcome: &Outcome) -> Option<Exact> {
    outcome.rate().map(|rate| rate.value.exact)
}

/// Hundredths as a person writes them.
fn hundredths(value: u64) -> String {
    format!("{}.{:02}", value / 100, value % 100)
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn rates_grow_with_the_actual_or_shrink_with_it(
        target in 1_u64..100_000,
        less in 0_u64..100_000,
        more in 1_u64..100_000,
        rules in some_rules(),
    ) {
        let target = hundredths(target);
        let (less, more) = (hundredths(less), hundredths(less + more));
        for (kind, grows) in [(Kind::Higher, true), (RATIO, false), (TWO_MINUS, false)] {
            let (low, high) = (rate(&kind, &target, &less, &rules), rate(&kind, &target, &more, &rules));
            let (worse, better) = if grows { (low, high) } else { (high, low) };
            // Without a rate (target ÷ 0) the better one is in the best level.
            if let (Some(worse), Some(better)) = (exact(&worse), exact(&better)) {
                prop_assert!(worse < better);
            }
            prop_assert!(worse.band().unwrap() >= better.band().unwrap());
        }
    }

    #[test]
    fn scaling_target_and_actual_together_changes_nothing(
        target in 0_u64..100_000,
        actual in 0_u64..100_000,
        baseline in 0_u64..100_000,
        factor in 1_u64..1_000,
        rules in some_rules(),
    ) {
        for kind in [Kind::Higher, RATIO, TWO_MINUS, Kind::Progress, Kind::Bound] {
            let judged = |factor: u64| {
                let bound = if kind == Kind::Bound { "以上" } else { "" };
                let target = hundredths(target * factor) + bound;
                let mut case = Case::new(kind.clone(), &target, &hundredths(actual * factor))
                    .baseline(&hundredths(baseline * factor));
                case.rules = rules.clone();
                case.outcome()
            };
            prop_assert_eq!(judged(1), judged(factor));
        }
    }

    #[test]
    fn bands_partition_the_line(
        lines in prop::collection::btree_map(0_u32..200, any::<bool>(), 1..6),
        above in -100_i64..30_000,
        below in 1_i64..200,
    ) {
        let mut list: Vec<String> = lines
            .iter()
            .rev()
            .map(|(percent, inclusive)| format!("b{percent} {}{percent} +", if *inclusive { "" } else { ">" }))
            .collect();
        list.push("last - -".to_owned());
        let list: Vec<&str> = list.iter().map(String::as_str).collect();
        let rules = Rules::with_bands(bands(&list)).unwrap();
        let rate = Exact::new(above.into(), (below * 10).into()).unwrap();
        // The level of a rate is the one that begins at or below it while the next better begins above it.
        let begins = |index: usize| {
            rules.bands()[index].lower.as_ref().is_none_or(|bound| {
                rate > bound.percent.fraction() || bound.inclusive && rate == bound.percent.fraction()
            })
        };
        let holding: Vec<usize> = (0..list.len())
            .filter(|&index| begins(index) && (index == 0 || !begins(index - 1)))
            .collect();
        prop_assert_eq!(holding, vec![rules.band_for(&rate)]);
    }
}

// ---- Totals ----

fn some_plan() -> impl Strategy<Value = Plan> {
    (any::<u64>(), 1_usize..120, some_rules()).prop_map(|(seed, count, mut rules)| {
        if seed % 3 == 0 {
            rules.zero_target = tassei::domain::rules::ZeroTarget::Missed;
        }
        generate::seeded(seed, count, Mix::Everything, rules)
    })
}

fn add_up<'a>(tallies: impl IntoIterator<Item = &'a Tally>) -> Vec<usize> {
    let mut sum = vec![0; 17];
    for tally in tallies {
        for (sum, count) in sum.iter_mut().zip(counts(tally)) {
            *sum += count;
        }
    }
    sum
}

fn counts(tally: &Tally) -> Vec<usize> {
    let own = [
        tally.set,
        tally.reported,
        tally.unsettled,
        tally.left_out,
        tally.not_set,
    ];
    own.into_iter()
        .chain((0..12).map(|band| tally.in_band(band)))
        .collect()
}

/// Moves the elements about.
fn shuffle<T>(list: &mut [T], sequence: &mut Sequence) {
    for at in (1..list.len()).rev() {
        list.swap(at, usize::try_from(sequence.below(at as u64 + 1)).unwrap());
    }
}

fn shuffled(plan: &Plan, seed: u64) -> Plan {
    let mut plan = plan.clone();
    let mut sequence = Sequence::new(seed);
    shuffle(&mut plan.departments, &mut sequence);
    shuffle(&mut plan.priorities, &mut sequence);
    for priority in &mut plan.priorities {
        shuffle(&mut priority.themes, &mut sequence);
        for theme in &mut priority.themes {
            shuffle(&mut theme.initiatives, &mut sequence);
            for initiative in &mut theme.initiatives {
                shuffle(&mut initiative.actions, &mut sequence);
                for action in &mut initiative.actions {
                    shuffle(&mut action.departments, &mut sequence);
                    shuffle(&mut action.indicators, &mut sequence);
                    for indicator in &mut action.indicators {
                        let mut kind = indicator.kind().clone();
                        if let Kind::Composite(composite) = &mut kind {
                            shuffle(&mut composite.parts, &mut sequence);
                        }
                        indicator.set_kind(kind);
                    }
                }
            }
        }
    }
    plan
}

fn sorted_lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn totals_of_the_parts_are_the_total_of_the_whole(plan in some_plan(), seed in any::<u64>()) {
        let figures = Figures::of(&plan, plan.reporting_year);
        let totals = figures.totals(&plan, None);
        let whole = counts(&totals.all);
        prop_assert_eq!(&add_up(&totals.by_priority), &whole);
        prop_assert_eq!(&counts(&Tally::of(figures.outcomes())), &whole);
        prop_assert_eq!(figures.outcomes().len(), plan.indicator_count());
        prop_assert_eq!(plan.places().count(), plan.indicator_count());
        // Any division into three.
        let mut sequence = Sequence::new(seed);
        let share: BTreeMap<_, _> = plan
            .places()
            .map(|place| (place.indicator.id.clone(), sequence.below(3)))
            .collect();
        let thirds = [0, 1, 2].map(|third| figures.tally(&plan, |place| share[&place.indicator.id] == third));
        prop_assert_eq!(&add_up(&thirds), &whole);
        // An indicator counts once in each of its departments.
        let by_department: Vec<Tally> = plan
            .departments
            .iter()
            .map(|department| figures.totals(&plan, Some(&department.id)).all)
            .collect();
        let again: Vec<Tally> = figures
            .rows(&plan)
            .flat_map(|(place, outcome)| vec![Tally::of([outcome]); place.departments().len()])
            .collect();
        prop_assert_eq!(add_up(&by_department), add_up(&again));
        for department in &plan.departments {
            let totals = figures.totals(&plan, Some(&department.id));
            prop_assert_eq!(add_up(&totals.by_priority), counts(&totals.all));
            let own = figures.tally(&plan, |place| place.departments().contains(&department.id));
            prop_assert_eq!(counts(&own), counts(&totals.all));
        }
        // Every set indicator is in exactly one place, and what is counted has been reported.
        let waiting = figures.outcomes().iter().filter(|outcome| matches!(outcome.standing, Standing::Waiting(_))).count();
        prop_assert_eq!(totals.all.set, totals.all.counted() + totals.all.unsettled + totals.all.left_out + waiting);
        prop_assert!(totals.all.counted() + totals.all.left_out <= totals.all.reported);
        prop_assert!(totals.all.reported <= totals.all.set);
    }

    #[test]
    fn totals_are_counted_a_second_time(plan in some_plan()) {
        let figures = Figures::of(&plan, plan.reporting_year);
        let totals = figures.totals(&plan, None);
        for (priority, tally) in plan.priorities.iter().zip(&totals.by_priority) {
            let own: Vec<&Outcome> = figures
                .rows(&plan)
                .filter(|(place, _)| place.priority.id == priority.id)
                .map(|(_, outcome)| outcome)
                .collect();
            let count = |holds: &dyn Fn(&Outcome) -> bool| own.iter().filter(|outcome| holds(outcome)).count();
            prop_assert_eq!(tally.set, count(&|outcome| outcome.is_set()));
            prop_assert_eq!(tally.reported, count(&|outcome| outcome.is_set() && outcome.reported));
            let counted = count(&|outcome| outcome.band().is_some());
            prop_assert_eq!(tally.counted(), counted);
            let attained = count(&|outcome| outcome.band().is_some_and(|band| plan.rules.bands()[band].attains));
            let share = tally.attainment_share(&plan.rules);
            prop_assert_eq!(share.is_some(), counted > 0);
            if let Some(share) = share {
                // Half up, one decimal: ten times the percentage, and a half, rounded down.
                let tenths = (attained * 2_000 + counted) / (counted * 2);
                prop_assert_eq!((share.part, share.whole), (attained, counted));
                prop_assert_eq!(share.shown.to_string(), format!("{}.{}", tenths / 10, tenths % 10));
            }
        }
    }

    #[test]
    fn the_order_of_anything_changes_no_number(plan in some_plan(), seed in any::<u64>()) {
        let other = shuffled(&plan, seed);
        let (before, after) = (digest(&plan), digest(&other));
        prop_assert_eq!(sorted_lines(&before), sorted_lines(&after));
        let figures = [&plan, &other].map(|plan| Figures::of(plan, plan.reporting_year));
        for department in &plan.departments {
            let totals = |figures: &Figures, plan: &Plan| counts(&figures.totals(plan, Some(&department.id)).all);
            prop_assert_eq!(totals(&figures[0], &plan), totals(&figures[1], &other));
        }
    }

    #[test]
    fn what_was_exported_and_imported_computes_the_same(plan in some_plan()) {
        let document = Document { as_of: String::new(), plan };
        let text = exchange::write(&document);
        let again = exchange::read(text.as_bytes()).unwrap();
        prop_assert_eq!(digest(&document.plan), digest(&again.plan));
        prop_assert_eq!(exchange::write(&again), text);
        prop_assert!(document == again);
    }
}

#[test]
fn the_generated_plans_hold_every_kind() {
    let plan = generate::plan(1_000, Mix::Everything, generate::usual_rules());
    let census = generate::census(&plan);
    assert_eq!(census.values().sum::<usize>(), 1_000);
    for kind in [
        "Higher",
        "Lower",
        "Progress",
        "Change",
        "Maintain",
        "Range",
        "Bound",
        "Qualitative",
        "Graded",
        "Composite",
        "Monitor",
    ] {
        assert!(census.get(kind).copied().unwrap_or(0) >= 3, "{census:?}");
    }
    let tally = Figures::of(&plan, plan.reporting_year)
        .totals(&plan, None)
        .all;
    for count in [
        tally.in_band(0),
        tally.in_band(1),
        tally.in_band(2),
        tally.unsettled,
        tally.left_out,
        tally.not_set,
    ] {
        assert!(count >= 3, "{tally:?}");
    }
}

/// The largest plan that the timings and the browser's table use still fits into a file.
#[test]
fn ten_thousand_generated_indicators_fit_into_a_file() {
    for mix in [Mix::Rates, Mix::Everything] {
        let plan = generate::plan(10_000, mix, generate::usual_rules());
        let text = exchange::write(&Document {
            as_of: String::new(),
            plan,
        });
        assert!(
            text.len() <= exchange::tree::MOST_BYTES,
            "{} bytes",
            text.len()
        );
    }
}
