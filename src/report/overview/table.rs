//! The summary table of 資料１, with a column per level of the plan.

use crate::text::{bands, format, overview as words};

use super::Material;
use crate::domain::rules::Rules;
use crate::report::census::Census;
use crate::report::why::{Figure, Why};

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

/// The heading of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What is counted and, in brackets, its bounds: line by line.
    pub lines: Vec<String>,
}

impl Heading {
    fn new(name: String, bounds: &[String]) -> Self {
        let mut lines = vec![name];
        let range = words::bracketed(&bounds.join("\n"));
        lines.extend(range.lines().map(str::to_owned));
        Self { lines }
    }
}

/// The most levels whose bounds have room in one line, as in the paper.
const IN_ONE_LINE: usize = 3;

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
    /// Where its arithmetic is found.
    pub why: String,
}

pub(super) fn table(material: &Material<'_>) -> Table {
    let rules = material.rules;
    // Papers have no such column, because they are printed when everything is in. Without it the counts would not add up.
    let open: Vec<String> = material.all.open(rules).map(|(word, _)| word).collect();
    let mut headings = vec![Heading::new(words::SET.to_owned(), &[])];
    headings.extend(rules.bands().iter().enumerate().map(|(index, band)| {
        let mut bounds = bands::bounds(rules, index);
        if rules.bands().len() <= IN_ONE_LINE {
            bounds = vec![bounds.concat()];
        }
        Heading::new(bands::column(band), &bounds)
    }));
    if !open.is_empty() {
        headings.push(Heading::new(open.join("・"), &[]));
    }
    headings.push(Heading::new(
        bands::attainment(rules),
        &[bands::attainment_range(rules)],
    ));
    let row = |name: String, census: &Census, why: &Why| Row {
        name,
        cells: cells(census, rules, !open.is_empty(), why),
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
                let why = material.why.clone().within(&part.priority.id);
                row(name, &part.census, &why)
            })
            .collect(),
        total: row(words::TOTAL.to_owned(), &material.all, &material.why),
    }
}

fn cells(census: &Census, rules: &Rules, with_open: bool, why: &Why) -> Vec<Cell> {
    let tally = &census.tally;
    let count = |count: usize, why: Why| Cell {
        figure: format::count(count),
        fraction: String::new(),
        why: why.href(),
    };
    let mut cells = vec![count(tally.set, why.of(Figure::Set))];
    cells.extend(
        (0..rules.bands().len())
            .map(|band| count(tally.in_band(band), why.level(rules, Some(band)))),
    );
    if with_open {
        cells.push(count(census.open_count(), why.of(Figure::Open)));
    }
    cells.push(match tally.attainment_share(rules) {
        Some(share) => Cell {
            figure: format::percent(share.shown),
            fraction: words::bracketed(&format::fraction(&share)),
            why: why.href(),
        },
        None => Cell {
            figure: format::NO_FIGURE.to_owned(),
            fraction: String::new(),
            why: why.href(),
        },
    });
    cells
}
