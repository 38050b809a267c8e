//! The summary table of 資料１, with a column per level of the plan.

use crate::text::{bands, format, overview as words};

use super::Material;
use crate::domain::rules::Rules;
use crate::report::census::Census;

/// The summary table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What the columns follow; blank where they follow the plan alone.
    pub note: &'static str,
    /// The headings of the columns after the first.
    pub headings: Vec<Heading>,
    /// A row per 重点項目.
    pub rows: Vec<Row>,
    /// The total.
    pub total: Row,
}

/// The heading of a column, in two lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What is counted.
    pub name: String,
    /// Its bounds in brackets; may be blank.
    pub range: String,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The 重点項目.
    pub name: String,
    /// Its figures.
    pub cells: Vec<Cell>,
}

/// A figure, and in small print what it was computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The figure.
    pub figure: String,
    /// Numerator and denominator of a percentage, in brackets; blank for a count.
    pub fraction: String,
}

pub(super) fn table(material: &Material<'_>) -> Table {
    let rules = material.rules;
    // Papers have no such column, because they are printed when everything is in. Without it the counts would not add up.
    let open: Vec<String> = material.all.open(rules).map(|(word, _)| word).collect();
    let mut headings = vec![Heading {
        name: words::SET.to_owned(),
        range: String::new(),
    }];
    headings.extend(
        rules
            .bands()
            .iter()
            .enumerate()
            .map(|(index, band)| Heading {
                name: bands::column(band),
                range: words::bracketed(&bands::range(rules, index)),
            }),
    );
    if !open.is_empty() {
        headings.push(Heading {
            name: open.join("・"),
            range: String::new(),
        });
    }
    headings.push(Heading {
        name: bands::attainment(rules),
        range: words::bracketed(&bands::attainment_range(rules)),
    });
    let row = |name: String, census: &Census| Row {
        name,
        cells: cells(census, rules, !open.is_empty()),
    };
    Table {
        note: if open.is_empty() {
            words::TABLE_NOTE
        } else {
            ""
        },
        headings,
        rows: material
            .parts
            .iter()
            .map(|part| {
                let name = words::numbered(&part.priority.number, &part.priority.name);
                row(name, &part.census)
            })
            .collect(),
        total: row(words::TOTAL.to_owned(), &material.all),
    }
}

fn cells(census: &Census, rules: &Rules, with_open: bool) -> Vec<Cell> {
    let tally = &census.tally;
    let count = |count: usize| Cell {
        figure: format::count(count),
        fraction: String::new(),
    };
    let mut cells = vec![count(tally.set)];
    cells.extend((0..rules.bands().len()).map(|band| count(tally.in_band(band))));
    if with_open {
        cells.push(count(census.open_count()));
    }
    cells.push(match tally.attainment_share(rules) {
        Some(share) => Cell {
            figure: format::percent(share.shown),
            fraction: words::bracketed(&format::fraction(&share)),
        },
        None => Cell {
            figure: format::NO_FIGURE.to_owned(),
            fraction: String::new(),
        },
    });
    cells
}
