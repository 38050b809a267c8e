//! 別紙１: every 取組内容 with its yearly plan, and every indicator with its figures and texts, on A3.

mod unit;

use crate::domain::plan::Initiative;
use crate::domain::year::FiscalYear;
use crate::text::{format, handout as words};

use super::material::{Material, Part};
use super::measure::{Length, Type, lines};
use super::sheet::{Cell, Grid, LYING, Look, Table, times, widths};
use unit::{Unit, texts, units};

/// How the table is set.
pub const GRID: Grid = Grid {
    of: Type {
        size: 800,
        leading: 1_050,
    },
    beside: 600,
    around: 480,
};

/// Its columns and the years they show.
pub struct Frame {
    years: Vec<FiscalYear>,
    columns: Vec<Length>,
}

impl Frame {
    /// The columns for a plan.
    pub fn of(material: &Material<'_>) -> Self {
        let years = material.years();
        // The year that is reported needs room for its texts, the others only for what is planned.
        let narrow = if years.len() > 3 { 4_400 } else { 4_900 };
        let mut columns = vec![(2_600, 0), (5_200, 0), (0, 110), (4_200, 0), (2_200, 0)];
        for year in &years {
            let own = *year == material.year;
            columns.push(if own { (0, 132) } else { (narrow, 0) });
        }
        columns.extend([(0, 86), (2_200, 0)]);
        for year in &years {
            columns.push((
                if *year == material.year {
                    5_400
                } else {
                    narrow
                },
                0,
            ));
        }
        columns.extend([(3_900, 0), (3_900, 0), (0, 150), (0, 132)]);
        Self {
            columns: widths(LYING, &columns),
            years,
        }
    }

    /// The height of the table's head: two lines, or what its longest heading over both takes.
    pub fn head(&self, material: &Material<'_>) -> Length {
        let line = GRID.height("", 0).saturating_mul(2);
        let table = self.table(material, String::new());
        let mut at = 0_usize;
        let mut highest = line;
        for cell in table.head.iter().take(1).flatten() {
            if cell.columns == 1 {
                highest = highest.max(GRID.height(&cell.text, self.column(at)));
            }
            at = at.saturating_add(cell.columns);
        }
        highest
    }

    fn column(&self, at: usize) -> Length {
        self.columns.get(at).copied().unwrap_or(0)
    }

    /// Where the columns of 成果指標 begin.
    fn indicator(&self) -> usize {
        self.years.len().saturating_add(5)
    }

    fn behind_figures(&self) -> usize {
        self.indicator()
            .saturating_add(self.years.len())
            .saturating_add(2)
    }

    fn table(&self, material: &Material<'_>, name: String) -> Table {
        let years = self.years.len();
        let over = |text: &str| Cell::heading(text).over(2, 1);
        let wide = |text: &str| Cell::heading(text).over(1, years.saturating_add(1));
        let mut second = Vec::new();
        for _ in 0..2 {
            second.push(Cell::heading(""));
            second.extend(
                self.years
                    .iter()
                    .map(|year| Cell::heading(format::year_short(*year))),
            );
        }
        Table {
            kind: "full",
            name,
            columns: self.columns.clone(),
            head: vec![
                vec![
                    over(words::NUMBER),
                    over(words::PLAN_NAME),
                    over(words::ACTION),
                    over(words::DEPARTMENT),
                    wide(words::YEARLY_PLAN),
                    over(words::INDICATOR_OF_TABLE),
                    wide(words::FIGURES),
                    over(words::RATE),
                    over(&words::judged(material.rules)),
                    over(words::RESULTS_OF_TABLE),
                    over(words::NEXT_OF_TABLE),
                ],
                second,
            ],
            body: Vec::new(),
        }
    }
}

/// What a heading above a table takes: it leaves the corner to the box, and a gap below.
pub fn above(heading: &str) -> Length {
    times(2_200, lines(heading, LYING - 12_500, 1_200)).saturating_add(700)
}

/// A page is turned for a 取組 that would have to be divided, once this much of it is filled, in percent.
const FILLED: Length = 55;

/// The tables of a 重点項目, one for each page.
pub fn tables(material: &Material<'_>, frame: &Frame, part: &Part<'_>, most: Length) -> Vec<Table> {
    let name = super::name_of(part);
    let mut tables = Vec::new();
    let mut page = frame.table(material, name.clone());
    let mut used: Length = 0;
    let mut rows = part.rows.as_slice();
    for theme in &part.priority.themes {
        for initiative in &theme.initiatives {
            let mut waiting = Vec::new();
            for action in &initiative.actions {
                let (own, rest) = rows
                    .split_at_checked(action.indicators.len())
                    .unwrap_or((rows, &[]));
                rows = rest;
                units(
                    frame,
                    texts(material, frame, action, own),
                    most,
                    &mut waiting,
                );
            }
            let all = waiting.iter().fold(0, |sum: Length, unit: &Unit| {
                sum.saturating_add(unit.height)
            });
            let mut waiting = waiting.into_iter().peekable();
            let mut again = false;
            while waiting.peek().is_some() {
                let left = most.saturating_sub(used);
                let (number, title) = labels(&theme.number, initiative, again);
                let label = GRID
                    .height(&title, frame.column(1))
                    .max(GRID.height(&number, frame.column(0)));
                let whole = if again { Length::MAX } else { all.max(label) };
                if used > 0 && whole > left && whole <= most && used >= most / 100 * FILLED {
                    tables.push(std::mem::replace(
                        &mut page,
                        frame.table(material, name.clone()),
                    ));
                    used = 0;
                    continue;
                }
                let mut group: Vec<Vec<Cell>> = Vec::new();
                let mut height: Length = 0;
                while let Some(unit) = waiting.peek() {
                    let grown = height.saturating_add(unit.height).max(label);
                    if grown > left && (used > 0 || !group.is_empty()) {
                        break;
                    }
                    let Some(unit) = waiting.next() else { break };
                    height = height.saturating_add(unit.height);
                    group.extend(unit.rows);
                }
                if group.is_empty() {
                    tables.push(std::mem::replace(
                        &mut page,
                        frame.table(material, name.clone()),
                    ));
                    used = 0;
                    continue;
                }
                used = used.saturating_add(height.max(label));
                let count = group.len();
                if let Some(first) = group.first_mut() {
                    first.insert(0, Cell::words(title).over(count, 1));
                    first.insert(0, Cell::new(Look::Middle, number).over(count, 1));
                }
                page.body.push(group);
                again = true;
            }
        }
    }
    if !page.body.is_empty() {
        tables.push(page);
    }
    tables
}

fn labels(theme: &str, initiative: &Initiative, again: bool) -> (String, String) {
    let number = [theme, initiative.number.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    let name = match again {
        true => words::continued(&initiative.name),
        false => initiative.name.clone(),
    };
    (number, name)
}
