//! Times the reconciliation with its search for explanations: a plan of so many indicators whose papers print totals
//! that no rule explains, which is the longest way.
//!
//! `cargo run --release --example reconcile [indicators …]`

#[path = "../tests/common/generate.rs"]
#[allow(dead_code)]
mod generate;

use std::time::{Duration, Instant};

use tassei::reconcile::reconcile;

use generate::misprinted;

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
