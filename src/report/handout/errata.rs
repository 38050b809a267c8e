//! 正誤表: what somebody decided to correct in the papers on the year. Its lines are those of 照合, so the two cannot say
//! different things.

use crate::report::errata::Errata;
use crate::text::handout as words;

use super::flow::{Piece, Rows, flow};
use super::material::Material;
use super::sheet::{Block, Cell, Look, Table, widths};
use super::summary::{GRID, WIDTH, heading, note, sheet, title};

/// Up to so many characters a text is a figure, which stands in the middle of its cell.
const FIGURE: usize = 8;

/// The pages; none where nothing is to be corrected.
pub fn pages(material: &Material<'_>) -> Vec<Vec<Block>> {
    let errata = material.errata();
    if errata.lines.is_empty() {
        return Vec::new();
    }
    let put = vec![
        title(words::errata_title(&material.plan.name, material.year)),
        heading(4, words::ERRATA_LEAD.to_owned()),
        Piece::Rows(table(errata)),
        note(words::ERRATA_NOTE.to_owned()),
    ];
    flow(sheet(material), put)
}

/// The table.
pub fn table(errata: &Errata) -> Rows {
    let mut rows = Vec::new();
    for line in &errata.lines {
        let cells = line.cells().map(|text| {
            if text.chars().count() > FIGURE {
                Cell::words(text)
            } else {
                Cell::new(Look::Middle, text)
            }
        });
        rows.push((0, Vec::from(cells)));
    }
    Rows {
        frame: Table {
            kind: "errata",
            name: words::ERRATA.to_owned(),
            columns: widths(WIDTH, &[(5_400, 0), (0, 32), (0, 24), (0, 24), (0, 20)]),
            head: vec![Vec::from(Errata::columns().map(Cell::heading))],
            ..Table::default()
        },
        groups: Vec::new(),
        rows,
        grid: GRID,
        continued: "",
    }
}
