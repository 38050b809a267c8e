//! Papers made from a plan's own figures are found without a fault; whatever is then misprinted is found, and nothing
//! else; and where the cause of a misprint is known, it is among the explanations.

#[path = "../common/mod.rs"]
mod common;

mod explained;
mod planting;
mod printing;

use common::generate::{Mix, Sequence, seeded, usual_rules};
use planting::{KINDS, LEAST, plant};
use printing::print;
use tassei::domain::plan::Plan;
use tassei::domain::year::FiscalYear;
use tassei::reconcile::{Finding, Gravity, differences, reconcile};

const YEAR: u16 = 2024;

fn year() -> FiscalYear {
    FiscalYear::new(YEAR).unwrap()
}

fn plan(seed: u64) -> (Plan, Sequence) {
    let mut sequence = Sequence::new(seed ^ 0x5eed);
    let count = 12 + usize::try_from(sequence.below(20)).unwrap();
    let mut plan = seeded(seed, count, Mix::Everything, usual_rules());
    // The levels' words are those of the field.
    print(&mut plan, &mut sequence);
    (plan, sequence)
}

fn keys(findings: &[Finding]) -> Vec<(String, Gravity)> {
    let mut keys: Vec<_> = findings
        .iter()
        .map(|finding| (finding.key.clone(), finding.gravity))
        .collect();
    keys.sort();
    keys
}

#[test]
fn papers_without_a_misprint_give_an_empty_list() {
    for seed in 0..1_000 {
        let (plan, _) = plan(seed);
        let report = reconcile(&plan, year());
        assert_eq!(keys(&report.findings), [], "seed {seed}");
        assert!(report.agreed > 20, "seed {seed}: {}", report.agreed);
    }
}

/// Plants one to five misprints of each type in the plan of a seed, and counts them.
fn plant_each(seed: u64, planted_of: &mut [usize; KINDS]) {
    let (clean, mut sequence) = plan(seed);
    for (kind, planted_of_it) in planted_of.iter_mut().enumerate() {
        let mut plan = clean.clone();
        let mut expected: Vec<(String, Gravity)> = Vec::new();
        for _ in 0..=sequence.below(5) {
            let before = plan.clone();
            let Some(planted) = plant(kind, &mut plan, &mut sequence) else {
                continue;
            };
            if expected.iter().any(|(key, _)| *key == planted.0) {
                // The same place twice could put the figure right again.
                plan = before;
            } else {
                expected.push(planted);
            }
        }
        *planted_of_it += expected.len();
        expected.sort();
        let report = differences(&plan, year());
        assert_eq!(keys(&report.findings), expected, "seed {seed} kind {kind}");
    }
}

#[test]
fn every_planted_misprint_is_found_and_nothing_else() {
    const THREADS: u64 = 4;
    let of_thread = |thread: u64| {
        let mut planted_of = [0_usize; KINDS];
        let seeds = (0..1_000).filter(|seed| seed % THREADS == thread);
        seeds.for_each(|seed| plant_each(seed, &mut planted_of));
        planted_of
    };
    let counts: Vec<[usize; KINDS]> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| scope.spawn(move || of_thread(thread)))
            .collect();
        let ended = threads.into_iter().map(|thread| thread.join());
        ended
            .map(|counts| counts.expect("every planted misprint is found"))
            .collect()
    });
    for (kind, least) in LEAST.into_iter().enumerate() {
        let planted: usize = counts.iter().map(|of_thread| of_thread[kind]).sum();
        assert!(planted >= least, "type {kind}: {planted}");
    }
}

/// The same with misprints of all types at once.
#[test]
fn misprints_of_all_types_together_are_found() {
    for seed in 0..200 {
        let (mut plan, mut sequence) = plan(seed);
        let mut expected: Vec<String> = Vec::new();
        for kind in 0..KINDS {
            let before = plan.clone();
            if let Some((key, _)) = plant(kind, &mut plan, &mut sequence) {
                // A target in another unit is told as that, whatever its digits.
                let of_target = |key: &str| {
                    key.strip_suffix("/digits")
                        .or(key.strip_suffix("/unit"))
                        .map(str::to_owned)
                };
                let taken = expected.iter().any(|other| {
                    *other == key
                        || of_target(other).is_some_and(|other| Some(other) == of_target(&key))
                });
                if taken {
                    plan = before;
                } else {
                    expected.push(key);
                }
            }
        }
        expected.sort();
        let all = keys(&reconcile(&plan, year()).findings);
        // Looking for explanations finds nothing more and nothing less.
        assert_eq!(keys(&differences(&plan, year()).findings), all);
        let found: Vec<String> = all.into_iter().map(|(key, _)| key).collect();
        assert_eq!(found, expected, "seed {seed}");
    }
}
