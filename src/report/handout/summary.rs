//! 資料１: how the year went as a whole, the diagram of the plan, and each 重点項目.

use crate::domain::handout::Piece;
use crate::domain::tree::Place;
use crate::report::amount;
use crate::report::bars::Bar;
use crate::report::overview::{Body, overview};
use crate::report::why::Why;
use crate::text::{bands, format, handout as words};

use super::donut::Donut;
use super::excerpt;
use super::flow::{Piece as Put, Rows, Sheet, flow};
use super::material::{Material, Part, Row};
use super::measure::{Length, Type, lines};
use super::sentences::{indented, levels, passage};
pub use super::sheet::UPRIGHT as WIDTH;
use super::sheet::{Block, Cell, Grid, Look, Table, widths};
use super::system::system;

/// The room of the box at the top.
const BOX: Length = 3_400;

const TEXT: Type = Type {
    size: 1_050,
    leading: 1_700,
};
/// How tables are set.
pub const GRID: Grid = Grid {
    of: Type {
        size: 1_050,
        leading: 1_450,
    },
    beside: 900,
    around: 700,
};
/// The width of the sentence beside the chart.
const BESIDE_CHART: Length = 24_900;

/// A page of A4.
pub fn sheet(material: &Material<'_>) -> Sheet {
    Sheet {
        width: WIDTH,
        height: material.room,
        text: TEXT,
        gap: 700,
    }
}

/// A heading with the room it takes; it stays with what follows.
pub fn heading(level: u8, text: String) -> Put {
    let (size, leading, above): (Length, Length, Length) = match level {
        2 => (1_300, 2_000, 800),
        3 => (1_200, 1_900, 500),
        _ => (1_050, 1_700, 300),
    };
    let height = leading
        .saturating_mul(super::measure::to_length(lines(&text, WIDTH, size)))
        .saturating_add(above);
    Put::Whole(Block::Heading(level, text), height, true)
}

/// The title of a paper, below the room of its box.
pub fn title(lines_of_title: Vec<String>) -> Put {
    let count = lines_of_title
        .iter()
        .map(|line| lines(line, WIDTH, 1_500))
        .sum::<usize>();
    let height = super::sheet::times(2_300, count)
        .saturating_add(1_000)
        .saturating_add(BOX);
    Put::Whole(Block::Title(lines_of_title), height, true)
}

/// A note with the room it takes.
pub fn note(text: String) -> Put {
    let height = super::sheet::times(1_250, lines(&text, WIDTH, 900));
    Put::Whole(Block::Note(text), height, false)
}

/// The pages.
pub fn pages(material: &Material<'_>) -> Vec<Vec<Block>> {
    let year = material.year;
    let mut put = vec![
        title(words::summary_title(&material.plan.name, year)),
        heading(2, words::about_year(1, year)),
        Put::Text(indented(&passage(material, &Piece::Opening).0)),
        heading(2, words::overall_heading(2, year)),
    ];
    put.push(Put::Rows(overall(material)));
    put.extend(chart(material));
    let room = material.room;
    let room = (room.saturating_sub(9_000), room.saturating_sub(4_000));
    let diagrams = system(material.plan, WIDTH, room);
    if !diagrams.is_empty() {
        put.push(Put::Break);
    }
    put.push(heading(2, words::by_priority(3, year)));
    for (index, diagram) in diagrams.into_iter().enumerate() {
        if index > 0 {
            put.push(Put::Break);
        }
        put.push(heading(3, words::system_heading(index > 0)));
        let height = diagram.height.saturating_add(200);
        put.push(Put::Whole(Block::Drawing(diagram), height, false));
    }
    for part in &material.parts {
        put.push(Put::Break);
        put.push(heading(3, super::name_of(part)));
        put.extend(priority(material, part));
    }
    flow(sheet(material), put)
}

/// The summary table.
pub fn overall(material: &Material<'_>) -> Rows {
    let page = overview(material.plan, material.figures, None);
    let mut frame = Table {
        kind: "overall",
        name: words::overall_heading(2, material.year),
        ..Table::default()
    };
    let mut rows = Vec::new();
    if let Body::Report(report) = page.body {
        let table = report.table;
        // The columns of levels have room for 「（100％以上）」 in one line.
        let mut columns = vec![(9_700, 0)];
        let mut head = vec![Cell::heading(words::PRIORITY)];
        let levels = material.rules.bands();
        // Five columns have room for brackets, and more of them have not.
        let narrow = table.headings.len() > 5;
        for (index, column) in table.headings.into_iter().enumerate() {
            let of_band = index
                .checked_sub(1)
                .and_then(|band| Some((band, levels.get(band)?)));
            head.push(Cell::heading(match of_band {
                // The bounds one below the other: a column of A4 is no wider.
                Some((index, band)) => words::level_heading(
                    &bands::column(band),
                    &bands::bounds(material.rules, index),
                    narrow,
                ),
                None => column
                    .lines
                    .iter()
                    .map(|line| words::column_heading(&words::aside(line, narrow), narrow))
                    .collect::<Vec<_>>()
                    .join("\n"),
            }));
            columns.push(if index == 0 { (5_500, 0) } else { (0, 65) });
        }
        frame.columns = widths(WIDTH, &columns);
        frame.head = vec![head];
        let last = table.total;
        for (row, of_all) in table
            .rows
            .into_iter()
            .map(|row| (row, false))
            .chain([(last, true)])
        {
            let mut cells = vec![Cell::new(
                if of_all { Look::Heading } else { Look::Words },
                row.name,
            )];
            for cell in row.cells {
                let counted = cell.fraction.is_empty() && cell.figure != format::NO_FIGURE;
                let mut shown = Cell::new(
                    Look::Middle,
                    if counted {
                        words::items(&cell.figure)
                    } else {
                        cell.figure
                    },
                );
                shown.small = words::aside(&cell.fraction, narrow);
                cells.push(shown.why(cell.why));
            }
            rows.push((0, cells));
        }
    }
    Rows {
        frame,
        groups: Vec::new(),
        rows,
        grid: GRID,
        continued: "",
    }
}

/// The donut of all.
pub fn donut(material: &Material<'_>) -> Option<Donut> {
    let title = words::chart(material.all.tally.set, material.all.open_count() > 0);
    let middle = words::items(&format::count(material.all.tally.set));
    let mut donut = Donut::of(&material.all, material.rules, title, middle)?;
    donut.why = Why::share(None, material.year).href();
    Some(donut)
}

fn chart(material: &Material<'_>) -> Vec<Put> {
    let text = indented(&passage(material, &Piece::Overall).0);
    let mut put = Vec::new();
    let tall = TEXT.lines(lines(&text, BESIDE_CHART, TEXT.size));
    match donut(material) {
        // A sentence much longer than the chart is high stands below it.
        Some(donut) if tall > donut.height().saturating_mul(2) => {
            let height = donut.height();
            put.push(Put::Whole(
                Block::Chart(Box::new(donut), String::new()),
                height,
                false,
            ));
            put.push(Put::Text(text));
        }
        Some(donut) => {
            let height = tall.max(donut.height());
            put.push(Put::Whole(
                Block::Chart(Box::new(donut), text),
                height,
                false,
            ));
        }
        None => put.push(Put::Text(text)),
    }
    // The bar divides the same whole among the same levels.
    let bar = Bar::of(&material.all, material.rules);
    if bar.is_some_and(|bar| !bar.adds_up) {
        put.push(note(words::rounded(material.rules).to_owned()));
    }
    put
}

fn priority(material: &Material<'_>, part: &Part<'_>) -> Vec<Put> {
    let mut put = vec![Put::Rows(examples(material, part))];
    let open: Vec<(String, usize)> = part.census.open(material.rules).collect();
    if !open.is_empty() {
        put.push(note(words::open(&open)));
    }
    let id = &part.priority.id;
    for (name, piece) in [
        (words::RESULTS, Piece::Results(id.clone())),
        (words::NEXT_STEPS, Piece::NextSteps(id.clone())),
    ] {
        let (text, _) = passage(material, &piece);
        if !text.trim().is_empty() {
            put.push(heading(4, name.to_owned()));
            put.push(Put::Text(indented(&text)));
        }
    }
    put
}

/// The table of a 重点項目: the rows shown as examples, then all that were missed.
pub fn examples(material: &Material<'_>, part: &Part<'_>) -> Rows {
    let chosen = excerpt::chosen(material, part);
    let attained = part
        .rows
        .iter()
        .filter(|(_, outcome)| material.attains(outcome))
        .count();
    let missed: Vec<&Row<'_>> = part
        .rows
        .iter()
        .filter(|(_, outcome)| material.level(outcome).is_some_and(|level| !level.attains))
        .collect();
    let frame = Table {
        kind: "examples",
        name: super::name_of(part),
        columns: widths(WIDTH, &[(8_600, 0), (0, 125), (0, 145), (0, 100)]),
        head: vec![vec![
            Cell::heading(""),
            Cell::heading(words::PLACE),
            Cell::heading(words::INDICATOR),
            Cell::heading(words::ACTUAL_AND_TARGET),
        ]],
        ..Table::default()
    };
    let why = Why::share(None, material.year).within(&part.priority.id);
    let groups = vec![
        Cell::heading(words::group(
            &levels(material, true),
            attained,
            chosen.len() < attained,
        ))
        .why(why.href()),
        Cell::heading(words::group(&levels(material, false), missed.len(), false)).why(why.href()),
    ];
    let mut rows = Vec::new();
    for (group, of_group) in [(0, chosen), (1, missed)] {
        if of_group.is_empty() {
            rows.push((group, vec![Cell::words(words::NONE).over(1, 3)]));
        }
        for (place, _) in of_group {
            rows.push((
                group,
                vec![
                    Cell::words(words::place(
                        &place.theme.number,
                        &place.initiative.number,
                        &place.initiative.name,
                    )),
                    Cell::words(place.indicator.name.clone()),
                    Cell::new(Look::Middle, actual_and_target(material, place)),
                ],
            ));
        }
    }
    Rows {
        frame,
        groups,
        rows,
        grid: GRID,
        continued: words::CONTINUED_BELOW,
    }
}

fn actual_and_target(material: &Material<'_>, place: &Place<'_>) -> String {
    let said = words::actual_and_target(
        &material.actual(place, material.year),
        &material.target(place, material.year),
    );
    match amount::beside(material.plan, place.indicator, material.year) {
        Some(beside) => format!("{said}\n{beside}"),
        None => said,
    }
}
