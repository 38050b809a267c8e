//! The calculation of the page without the page: `cargo xtask bench` times it beside spreadsheet engines in one browser.

#![cfg(target_arch = "wasm32")]

#[path = "../../../common/generate.rs"]
mod generate;

use std::fmt::Write as _;
use std::hint::black_box;

use generate::Mix;
use tassei::domain::kind::Kind;
use tassei::domain::plan::Plan;
use tassei::domain::summary::{Figures, Tally, Totals};
use wasm_bindgen::prelude::wasm_bindgen;

/// A plan of plain quotients, and its figures.
#[wasm_bindgen]
pub struct Engine {
    plan: Plan,
}

#[wasm_bindgen]
impl Engine {
    /// Makes a plan of so many indicators.
    #[wasm_bindgen(constructor)]
    pub fn new(count: usize) -> Self {
        Self {
            plan: generate::plan(count, Mix::Rates, generate::usual_rules()),
        }
    }

    /// What a spreadsheet needs of it: one line an indicator, with the number of its 重点項目, 1 where less is better,
    /// the target and the actual.
    pub fn rows(&self) -> String {
        let year = self.plan.reporting_year;
        let mut rows = String::new();
        for (number, priority) in self.plan.priorities.iter().enumerate() {
            for place in priority.places() {
                let record = place.indicator.year(year);
                // The generated cells are whole numbers with a unit behind them.
                let [target, actual] =
                    [record.map(|r| &r.target), record.map(|r| &r.actual)].map(|entry| {
                        entry.map_or("", |entry| {
                            entry
                                .raw()
                                .trim_end_matches(|ch: char| !ch.is_ascii_digit())
                        })
                    });
                let lower = u8::from(matches!(place.indicator.kind(), Kind::Lower(_)));
                let _written = writeln!(rows, "{number},{lower},{target},{actual}");
            }
        }
        rows
    }

    /// Every rate and judgement, and the totals of each 重点項目: all there is to compute after a change.
    pub fn recompute(&self) {
        black_box(self.totals());
    }

    /// The counts by level, one line a 重点項目, to be held against the others.
    pub fn counts(&self) -> String {
        let levels = self.plan.rules.bands().len();
        let line = |tally: &Tally| {
            (0..levels)
                .map(|level| tally.in_band(level).to_string())
                .collect::<Vec<_>>()
                .join(",")
        };
        let totals = self.totals();
        totals
            .by_priority
            .iter()
            .map(line)
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl Engine {
    fn totals(&self) -> Totals {
        Figures::of(black_box(&self.plan), self.plan.reporting_year).totals(&self.plan, None)
    }
}
