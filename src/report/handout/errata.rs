//! 正誤表: where a published paper on the year prints another figure than the rows give.

use crate::domain::outcome::Measure;
use crate::domain::quantity::{Expect, Reading, read};
use crate::report::overview::{Body, overview};
use crate::report::verdict;
use crate::text::handout as words;

use super::flow::{Piece, Rows, flow};
use super::material::Material;
use super::sheet::{Block, Cell, Look, Table, widths};
use super::summary::{GRID, WIDTH, heading, note, sheet, title};

/// A figure to be corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The paper.
    pub paper: String,
    /// Where in it.
    pub place: String,
    /// What is printed there.
    pub what: String,
    /// As printed.
    pub wrong: String,
    /// As it should read.
    pub right: String,
}

/// What is to be corrected. The one place from which this paper takes it.
pub fn lines(material: &Material<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    if material.plan.publications.is_empty() && !has_printed(material) {
        return lines;
    }
    let page = overview(material.plan, material.figures, None);
    if let Body::Report(report) = page.body {
        for paper in report.printed {
            for difference in paper.differences {
                lines.push(Line {
                    paper: paper.paper.clone(),
                    place: difference.place,
                    what: difference.what,
                    wrong: difference.printed,
                    right: difference.computed,
                });
            }
        }
    }
    for (place, outcome) in material.parts.iter().flat_map(|part| &part.rows) {
        let Some(record) = place.indicator.year(material.year) else {
            continue;
        };
        let printed = record.printed_rate.trim();
        let Measure::Rate(rate) = &outcome.measure else {
            continue;
        };
        // A rate that a person has set is no error of print.
        if let Reading::Number(quantity) = read(printed, Expect::Number)
            && outcome.overruled.is_none()
            && quantity.value != rate.displayed().to_exact()
        {
            lines.push(Line {
                paper: words::FULL_PAPER.to_owned(),
                place: words::indicator_at(&verdict::code(place), &place.indicator.name),
                what: words::RATE.to_owned(),
                wrong: printed.to_owned(),
                right: verdict::measure(outcome),
            });
        }
    }
    lines
}

fn has_printed(material: &Material<'_>) -> bool {
    material
        .parts
        .iter()
        .flat_map(|part| &part.rows)
        .any(|(place, _)| {
            place
                .indicator
                .year(material.year)
                .is_some_and(|record| !record.printed_rate.is_empty())
        })
}

/// The pages; none where nothing is to be corrected.
pub fn pages(material: &Material<'_>) -> Vec<Vec<Block>> {
    let lines = lines(material);
    if lines.is_empty() {
        return Vec::new();
    }
    let put = vec![
        title(words::errata_title(&material.plan.name, material.year)),
        heading(4, words::ERRATA_LEAD.to_owned()),
        Piece::Rows(table(lines)),
        note(words::ERRATA_NOTE.to_owned()),
    ];
    flow(sheet(), put)
}

/// The table.
pub fn table(lines: Vec<Line>) -> Rows {
    let rows = lines
        .into_iter()
        .map(|line| {
            let cells = vec![
                Cell::words(line.paper),
                Cell::words(line.place),
                Cell::words(line.what),
                Cell::new(Look::Middle, line.wrong),
                Cell::new(Look::Middle, line.right),
            ];
            (0, cells)
        })
        .collect();
    Rows {
        frame: Table {
            kind: "errata",
            name: words::ERRATA.to_owned(),
            columns: widths(
                WIDTH,
                &[(7_200, 0), (0, 100), (9_000, 0), (6_800, 0), (6_800, 0)],
            ),
            head: vec![
                words::ERRATA_COLUMNS
                    .iter()
                    .map(|text| Cell::heading(*text))
                    .collect(),
            ],
            ..Table::default()
        },
        groups: Vec::new(),
        rows,
        grid: GRID,
        continued: "",
    }
}
