//! What papers printed, held against what follows from the rows: every difference, the gravest first, each with what
//! would explain it. Knows the domain only; words are `text`'s matter, pages `report`'s.
//!
//! One way of comparing for all that is printed: the 達成率 and marks beside the rows ([`indicator`]), the rows of summary
//! tables and the shares of charts ([`totals`]), indicators repeated elsewhere ([`excerpt`]), and counts and percentages
//! inside sentences ([`statement`]). What agrees is counted and not listed. Explanations are found by trying
//! ([`explain`], `docs/calculation.md`, 7).

pub mod excerpt;
pub mod explain;
mod figure;
pub mod finding;
pub mod indicator;
pub mod statement;
pub mod totals;
mod words;

use crate::domain::id::NodeId;
use crate::domain::judge::Judge;
use crate::domain::plan::Plan;
use crate::domain::rules::Rules;
use crate::domain::sort;
use crate::domain::summary::{Figures, Tally, Totals};
use crate::domain::year::FiscalYear;

pub use finding::{At, Computed, Finding, Gravity, Pair, Report, What};

/// What everything printed of a year is held against.
pub struct Material<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its rules.
    pub rules: &'a Rules,
    /// The year.
    pub year: FiscalYear,
    /// The outcomes of the year.
    pub figures: Figures,
    /// The totals of the year.
    pub totals: Totals,
    /// Who judges, for the numbers behind an outcome.
    pub judge: Judge<'a>,
}

impl<'a> Material<'a> {
    /// Everything of a year.
    pub fn of(plan: &'a Plan, year: FiscalYear) -> Self {
        let figures = Figures::of(plan, year);
        Self {
            plan,
            rules: &plan.rules,
            year,
            totals: figures.totals(plan, None),
            figures,
            judge: Judge::new(plan, year),
        }
    }

    /// The totals of a 重点項目, or of the plan; `None` if there is no such 重点項目 any more.
    pub fn tally(&self, priority: Option<&NodeId>) -> Option<&Tally> {
        match priority {
            None => Some(&self.totals.all),
            Some(id) => {
                let mut priorities = self.plan.priorities.iter();
                let index = priorities.position(|priority| &priority.id == id)?;
                self.totals.by_priority.get(index)
            }
        }
    }
}

/// Findings as they are found.
#[derive(Default)]
struct Found {
    findings: Vec<Finding>,
    agreed: usize,
    /// Other rules are tried for totals that differ.
    explain: bool,
}

impl Found {
    /// Takes in what was compared at one place: a finding if anything differs.
    fn take(
        &mut self,
        key: String,
        gravity: Gravity,
        at: At,
        pairs: Vec<Pair>,
    ) -> Option<&mut Finding> {
        let differ = pairs.iter().filter(|pair| !pair.agrees).count();
        self.agreed = self
            .agreed
            .saturating_add(pairs.len().saturating_sub(differ));
        if differ == 0 {
            return None;
        }
        self.findings.push(Finding {
            key,
            gravity,
            at,
            pairs,
            explanations: Vec::new(),
        });
        self.findings.last_mut()
    }
}

/// What keeps apart the keys of things of one paper that are called the same: nothing for the first, `~2` for the second.
/// Told by how many stand before it, before anything is compared, so that a key stays whichever of them differ.
fn behind(before: usize) -> String {
    match before {
        0 => String::new(),
        before => format!("~{}", before.saturating_add(1)),
    }
}

/// Holds all that is printed of a year against the rows, and looks for what would explain the differences.
pub fn reconcile(plan: &Plan, year: FiscalYear) -> Report {
    compare(plan, year, true)
}

/// The same differences without the search for what would explain totals, which is by far the longest part.
pub fn differences(plan: &Plan, year: FiscalYear) -> Report {
    compare(plan, year, false)
}

fn compare(plan: &Plan, year: FiscalYear, explain: bool) -> Report {
    let material = Material::of(plan, year);
    let mut found = Found {
        explain,
        ..Found::default()
    };
    indicator::compare_all(&material, &mut found);
    for (index, paper) in plan.publications.iter().enumerate() {
        if paper.year == year {
            totals::compare_paper(&material, index, paper, &mut found);
            statement::compare_paper(&material, index, paper, &mut found);
            excerpt::compare_paper(&material, index, paper, &mut found);
        }
    }
    let mut findings = found.findings;
    // Stable: within one gravity in the order of the papers and of the plan.
    sort::by_key(&mut findings, |finding| finding.gravity);
    Report {
        year,
        findings,
        agreed: found.agreed,
    }
}
