//! Totals as published papers print them, beside those that follow from the rows: only where they differ. What could
//! explain a difference is another page's matter.

use crate::domain::printed::Publication;
use crate::reconcile::{self, At, Pair, totals};
use crate::report::reconcile::why;
use crate::report::reconcile::wording::Speaker;
use crate::text::overview as words;

use super::Material;

/// A paper whose totals differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The `id` of the heading.
    pub id: String,
    /// The paper.
    pub paper: String,
    /// The heading.
    pub title: String,
    /// Where it differs.
    pub differences: Vec<Difference>,
}

/// A total that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The row of the paper, as printed.
    pub place: String,
    /// How many lines from here on are about the same row; 0 for a line that continues one.
    pub lines: usize,
    /// What is counted.
    pub what: String,
    /// As printed.
    pub printed: String,
    /// As computed, or a dash where the plan has nothing to compare.
    pub computed: String,
    /// Where its arithmetic is found; blank where there is none.
    pub why: String,
}

pub(super) fn printed(material: &Material<'_>) -> Vec<Printed> {
    let year = material.figures.year;
    let mut papers = material.plan.publications.iter().enumerate();
    if papers.clone().all(|(_, paper)| paper.year != year) {
        return Vec::new();
    }
    let compared = reconcile::Material::of(material.plan, year);
    let speaker = Speaker::new(material.plan, year);
    let mut printed = Vec::new();
    papers.by_ref().for_each(|(index, paper)| {
        let differences = differences(&compared, &speaker, index, paper);
        if paper.year == year && !differences.is_empty() {
            printed.push(Printed {
                id: format!("printed-{}", paper.id),
                paper: paper.name.clone(),
                title: words::printed(&paper.name),
                differences,
            });
        }
    });
    printed
}

fn differences(
    compared: &reconcile::Material<'_>,
    speaker: &Speaker<'_>,
    index: usize,
    paper: &Publication,
) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut take = |place: &str, at: At, pairs: Vec<Pair>| {
        let differing: Vec<&Pair> = pairs.iter().filter(|pair| !pair.agrees).collect();
        for (line, pair) in differing.iter().enumerate() {
            found.push(Difference {
                place: place.to_owned(),
                lines: if line == 0 { differing.len() } else { 0 },
                what: speaker.level(&pair.what),
                printed: pair.printed.clone(),
                computed: speaker.computed(&at, &pair.computed),
                why: why(compared.plan, compared.year, &at, pair, None),
            });
        }
    };
    for (row, printed) in paper.summary.iter().enumerate() {
        let at = At::Row { paper: index, row };
        take(&printed.label, at, totals::row_pairs(compared, printed));
    }
    let at = At::Shares { paper: index };
    take(words::SHARES, at, totals::share_pairs(compared, paper));
    found
}
