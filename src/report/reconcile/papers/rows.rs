//! The rates and marks that 別紙１ prints beside the rows.

use crate::command::Command;
use crate::command::address::{Address, YearField};
use crate::domain::id::NodeId;
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;
use crate::report::list::paste::table;
use crate::report::verdict::code;

use super::Pasted;

/// A row of 別紙１ with the cells for what it prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowLine {
    /// The indicator.
    pub id: NodeId,
    /// №.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// The rows of 別紙１.
pub fn rows(plan: &Plan) -> Vec<RowLine> {
    plan.places()
        .map(|place| RowLine {
            id: place.indicator.id.clone(),
            code: code(&place),
            name: place.indicator.name.clone(),
        })
        .collect()
}

/// What is printed beside a row: the rate, or the mark.
pub fn row_value(plan: &Plan, id: &NodeId, year: FiscalYear, mark: bool) -> String {
    let place = plan.place(id);
    let record = place.and_then(|place| place.indicator.year(year));
    record.map_or_else(String::new, |record| {
        if mark {
            record.printed_mark.clone()
        } else {
            record.printed_rate.clone()
        }
    })
}

/// Rates and marks copied from a spreadsheet, put into the rows from one on downwards.
pub fn paste_rows(
    plan: &Plan,
    year: FiscalYear,
    from: &NodeId,
    mark: bool,
    text: &str,
) -> Option<Pasted> {
    let rows = table(text);
    if rows.len() < 2 && rows.first().is_none_or(|row| row.len() < 2) {
        return None;
    }
    let mut commands = Vec::new();
    let mut left_out = 0_usize;
    let mut places = plan
        .places()
        .skip_while(|place| &place.indicator.id != from);
    for texts in rows {
        let place = places.next();
        let fields = [YearField::PrintedRate, YearField::PrintedMark];
        let mut fields = fields.into_iter().skip(usize::from(mark));
        for text in texts {
            let field = fields.next();
            if text.is_empty() {
                continue;
            }
            match (&place, field) {
                (Some(place), Some(field)) => {
                    let at = Address::year(&place.indicator.id, year, field);
                    commands.push(Command::text(at, text));
                }
                _ => left_out = left_out.saturating_add(1),
            }
        }
    }
    let cells = commands.len();
    (cells > 0).then_some(Pasted {
        command: Command::Batch(commands),
        cells,
        left_out,
        unsure: 0,
    })
}
