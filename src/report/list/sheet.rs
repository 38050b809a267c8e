//! The rows shown as a table for a spreadsheet: all columns of 別紙１, in the order in which they are shown.

use crate::domain::plan::Plan;
use crate::domain::sort;
use crate::domain::summary::Figures;
use crate::exchange::cells;
use crate::text::list as words;
use crate::text::list::column;

use super::order::Order;
use super::{Actual, Columns, other_years, rows};

/// The rows of an order as a file.
pub fn csv(plan: &Plan, figures: &Figures, order: &Order) -> String {
    let year = figures.year;
    let others = other_years(plan, year, Columns::All);
    let all: Vec<usize> = (0..order.lines().len()).collect();
    let mut shown = rows(plan, figures, Columns::All, order, &all);
    sort::by_key(&mut shown, |row| row.index);

    let mut head = [
        column::NUMBER,
        column::PLAN,
        column::ACTION,
        column::DEPARTMENT,
    ]
    .map(str::to_owned)
    .to_vec();
    head.extend([words::annual_plan(year), column::NAME.to_owned()]);
    head.extend([words::target(year), words::actual(year)]);
    head.extend([column::RATE, column::STANDING].map(str::to_owned));
    for other in others {
        head.extend([words::target(other), words::actual(other)]);
    }
    head.extend([column::RESULTS, column::NEXT_STEPS].map(str::to_owned));

    let mut table = vec![head];
    for row in shown {
        let actual = match row.actual {
            Actual::Entered { raw, .. } | Actual::Computed(raw) => raw,
        };
        let mut cells = vec![row.code, row.plan, row.action, row.departments, row.annual];
        cells.extend([row.name, row.target, actual, row.rate, row.verdict.word]);
        for (target, actual) in row.others {
            cells.extend([target, actual]);
        }
        cells.extend([row.results, row.next_steps]);
        table.push(cells);
    }
    cells::csv(&table)
}
