//! The sheet of a composite, such as the 債権: its parts with their texts, and the mean.

use crate::domain::indicator::PartRecord;
use crate::domain::kind::{Composite, Kind};
use crate::report::why::Why;
use crate::text::{composites, handout as words};

use super::flow::{Piece, Rows, Sheet, flow};
use super::full::above;
use super::material::{Material, Row};
use super::measure::Type;
use super::sheet::{Block, Cell, Grid, LYING, Look, Table, widths};

/// How it is set: its texts have more room than those of the full table.
const GRID: Grid = Grid {
    of: Type {
        size: 950,
        leading: 1_350,
    },
    beside: 900,
    around: 800,
};

/// The pages of every composite.
pub fn pages(material: &Material<'_>) -> Vec<Vec<Block>> {
    let rows = material.parts.iter().flat_map(|part| &part.rows);
    let mut pages = Vec::new();
    for row in rows {
        if let Kind::Composite(composite) = row.0.indicator.kind() {
            let name = words::sheet_of_parts(
                &row.0.priority.number,
                &row.0.theme.number,
                &row.0.initiative.number,
                &row.0.initiative.name,
            );
            let sheet = Sheet {
                width: LYING,
                height: material.room,
                text: GRID.of,
                gap: 700,
            };
            let heading = Block::Heading(3, name.clone());
            let put = vec![
                // The gap below is in `above` already.
                Piece::Whole(heading, above(&name).saturating_sub(sheet.gap), true),
                Piece::Rows(table(material, row, composite, name)),
            ];
            pages.extend(flow(sheet, put));
        }
    }
    pages
}

/// The table of a composite.
pub fn table(
    material: &Material<'_>,
    (place, _): &Row<'_>,
    composite: &Composite,
    name: String,
) -> Rows {
    let indicator = place.indicator;
    let record = indicator.year(material.year);
    let weighted = composite
        .parts
        .iter()
        .any(|part| !part.weight.trim().is_empty());
    let mut columns = vec![(3_000, 0), (0, 90)];
    let mut head = vec![Cell::heading(words::NUMBER), Cell::heading(words::PART)];
    if weighted {
        columns.push((5_500, 0));
        head.push(Cell::heading(composites::WEIGHT));
    }
    columns.extend([(0, 360), (9_000, 0), (0, 260), (0, 260)]);
    head.extend([
        Cell::heading(words::DONE),
        Cell::heading(composites::values(material.year, indicator.unit.trim())),
        Cell::heading(words::RESULTS_OF_TABLE),
        Cell::heading(words::NEXT_OF_TABLE),
    ]);
    let mut rows = Vec::new();
    for (index, part) in composite.parts.iter().enumerate() {
        let entered = record.and_then(|record| record.parts.get(&part.id));
        let text =
            |read: fn(&PartRecord) -> &str| Cell::words(entered.map_or("", read).trim().to_owned());
        let number = index.saturating_add(1);
        let mut cells = vec![
            Cell::new(Look::Middle, number.to_string()),
            Cell::words(match part.name.trim() {
                "" => composites::unnamed(number),
                name => name.to_owned(),
            }),
        ];
        if weighted {
            cells.push(Cell::new(Look::Figure, part.weight.trim()));
        }
        cells.push(text(|record| &record.status));
        cells.push(Cell::new(
            Look::Figure,
            entered.map_or("", |record| record.actual.raw().trim()),
        ));
        cells.push(text(|record| &record.results));
        cells.push(text(|record| &record.next_steps));
        rows.push((0, cells));
    }
    let before = if weighted { 4 } else { 3 };
    rows.push((
        0,
        vec![
            Cell::heading(words::mean(weighted)).over(1, before),
            Cell::new(Look::Figure, material.actual(place, material.year))
                .why(Why::rate(&place.indicator.id, material.year).href()),
            Cell::words("").over(1, 2),
        ],
    ));
    Rows {
        frame: Table {
            kind: "parts",
            name,
            columns: widths(LYING, &columns),
            head: vec![head],
            ..Table::default()
        },
        groups: Vec::new(),
        rows,
        grid: GRID,
        continued: "",
    }
}
