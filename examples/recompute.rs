//! How long a full recomputation takes natively: every rate and judgement, and the totals of each 重点項目.
//!
//! `cargo run --release --example recompute`. The browser's own timing is `cargo xtask bench`.

#[path = "../tests/common/generate.rs"]
mod generate;

use std::hint::black_box;
use std::time::{Duration, Instant};

use generate::Mix;
use tassei::domain::plan::Plan;
use tassei::domain::summary::Figures;

fn main() {
    println!(
        "{:>10}  {:>12}  {:>12}",
        "indicators", "rates", "everything"
    );
    for count in [41, 1_000, 10_000, 100_000] {
        let [rates, everything] = [Mix::Rates, Mix::Everything].map(|mix| {
            let plan = generate::plan(count, mix, generate::usual_rules());
            format!("{:.3} ms", best(&plan).as_secs_f64() * 1_000.0)
        });
        println!("{count:>10}  {rates:>12}  {everything:>12}");
    }
}

/// The best of many runs: what else the machine does can only add to it.
fn best(plan: &Plan) -> Duration {
    (0..50)
        .map(|_| {
            let start = Instant::now();
            let figures = Figures::of(black_box(plan), plan.reporting_year);
            let totals = figures.totals(plan, None);
            let elapsed = start.elapsed();
            black_box((figures, totals));
            elapsed
        })
        .min()
        .unwrap_or_default()
}
