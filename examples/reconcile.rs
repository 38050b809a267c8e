//! Times the reconciliation with its search for explanations: a plan of so many indicators whose papers print totals
//! that no rule explains, which is the longest way.
//!
//! `cargo run --release --example reconcile [indicators …]`

#[path = "../tests/common/generate.rs"]
#[allow(dead_code)]
mod generate;

use std::time::{Duration, Instant};

use tassei::domain::extra::Extra;
use tassei::domain::id::PublicationId;
use tassei::domain::plan::Plan;
use tassei::domain::printed::{PrintedFigure, Publication, SummaryRow};
use tassei::domain::summary::Figures;
use tassei::domain::year::FiscalYear;
use tassei::reconcile::reconcile;

fn misprinted(count: usize) -> (Plan, FiscalYear) {
    let mut plan = generate::plan(count, generate::Mix::Everything, generate::usual_rules());
    let year = FiscalYear::new(generate::YEAR).expect("a fiscal year");
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

fn main() {
    let wanted: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|count| count.parse().ok())
        .collect();
    let counts = if wanted.is_empty() {
        vec![41, 1_000]
    } else {
        wanted
    };
    for count in counts {
        let (plan, year) = misprinted(count);
        let mut best = Duration::MAX;
        let mut findings = 0;
        for _ in 0..5 {
            let start = Instant::now();
            findings = reconcile(&plan, year).findings.len();
            best = best.min(start.elapsed());
        }
        println!("{count} indicators: {findings} findings in {best:?}");
    }
}
