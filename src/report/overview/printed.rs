//! Totals as published papers print them, beside those that follow from the rows: only where they differ. What could
//! explain a difference is another page's matter.

use crate::domain::exact::Exact;
use crate::domain::id::BandId;
use crate::domain::printed::{PrintedFigure, Publication, SummaryRow};
use crate::domain::quantity::{Expect, Reading, read};
use crate::domain::summary::Tally;
use crate::text::{bands, format, overview as words};

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
}

pub(super) fn printed(material: &Material<'_>) -> Vec<Printed> {
    material
        .plan
        .publications
        .iter()
        .filter(|paper| paper.year == material.figures.year)
        .map(|paper| Printed {
            id: format!("printed-{}", paper.id),
            paper: paper.name.clone(),
            title: words::printed(&paper.name),
            differences: differences(material, paper),
        })
        .filter(|paper| !paper.differences.is_empty())
        .collect()
}

fn differences(material: &Material<'_>, paper: &Publication) -> Vec<Difference> {
    let mut found = Vec::new();
    for row in &paper.summary {
        compare_row(material, row, &mut found);
    }
    for figure in &paper.shares {
        compare_share(material, figure, &mut found);
    }
    gather(&mut found);
    found
}

/// Counts the lines that are about the same row of the paper.
fn gather(found: &mut [Difference]) {
    for group in found.chunk_by_mut(|one, next| one.place == next.place) {
        let lines = group.len();
        if let Some(first) = group.first_mut() {
            first.lines = lines;
        }
    }
}

/// The totals a row is about; `None` if the plan has no such 重点項目 any more.
fn tally_of<'a>(material: &'a Material<'_>, row: &SummaryRow) -> Option<&'a Tally> {
    let Some(id) = &row.priority else {
        return Some(&material.all.tally);
    };
    material
        .parts
        .iter()
        .find(|part| &part.priority.id == id)
        .map(|part| &part.census.tally)
}

fn compare_row(material: &Material<'_>, row: &SummaryRow, found: &mut Vec<Difference>) {
    let rules = material.rules;
    let tally = tally_of(material, row);
    let mut compare = |what: String, printed: &str, computed: Option<Computed>| {
        found.extend(difference(&row.label, what, printed, computed));
    };
    compare(
        words::SET.to_owned(),
        &row.set,
        tally.map(|tally| Computed::count(tally.set)),
    );
    for figure in &row.counts {
        let band = rules.band_index(&figure.band);
        let count = tally
            .zip(band)
            .map(|(tally, band)| Computed::count(tally.in_band(band)));
        compare(level(material, &figure.band), &figure.figure, count);
    }
    let share = tally
        .and_then(|tally| tally.attainment_share(rules))
        .map(|share| Computed::percent(share.shown));
    compare(bands::attainment(rules), &row.share, share);
}

fn compare_share(material: &Material<'_>, figure: &PrintedFigure, found: &mut Vec<Difference>) {
    let share = material
        .rules
        .band_index(&figure.band)
        .and_then(|band| material.all.tally.band_share(band, material.rules))
        .map(|share| Computed::percent(share.shown));
    found.extend(difference(
        words::SHARES,
        level(material, &figure.band),
        &figure.figure,
        share,
    ));
}

/// The level's word; its identifier where the plan no longer has it.
fn level(material: &Material<'_>, id: &BandId) -> String {
    material
        .rules
        .band_index(id)
        .and_then(|band| material.rules.band(band))
        .map_or_else(|| id.to_string(), |band| band.label.clone())
}

struct Computed {
    value: Exact,
    written: String,
}

impl Computed {
    fn count(count: usize) -> Self {
        Self {
            // A count beyond 64 bits cannot be: every indicator takes more than a byte.
            value: Exact::from_i64(i64::try_from(count).unwrap_or(i64::MAX)),
            written: format::count(count),
        }
    }

    fn percent(shown: crate::domain::rounding::Decimal) -> Self {
        Self {
            value: shown.to_exact(),
            written: format::percent(shown),
        }
    }
}

fn difference(
    place: &str,
    what: String,
    printed: &str,
    computed: Option<Computed>,
) -> Option<Difference> {
    let same = match (read(printed, Expect::Number), &computed) {
        (Reading::Blank, _) => true,
        (Reading::Number(quantity), Some(computed)) => quantity.value == computed.value,
        _ => false,
    };
    (!same).then(|| Difference {
        place: place.to_owned(),
        lines: 0,
        what,
        printed: printed.to_owned(),
        computed: computed
            .map_or_else(|| format::NO_FIGURE.to_owned(), |computed| computed.written),
    })
}
