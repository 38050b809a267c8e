//! A column copied from a spreadsheet, put into the 目標 or the 実績 of the rows from one row downwards: what would happen, and the
//! one change that does it.

use crate::command::Command;
use crate::command::address::{Address, YearField};
use crate::domain::entry::Entry;
use crate::domain::id::NodeId;
use crate::domain::indicator::YearRecord;
use crate::domain::plan::Plan;
use crate::domain::sort;
use crate::domain::year::FiscalYear;
use crate::exchange::cells;
use crate::report::entry::{Note, note};
use crate::report::indicator::cells::Cell;
use crate::report::verdict::code;

use super::is_entered;
use super::order::Line;

/// What somebody is about to paste.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copied {
    /// One cell, or plain text: the field takes it as it takes any text.
    One,
    /// The cells of one column, from the top; a blank one leaves its row as it is.
    Column(Vec<String>),
    /// More than one column: it cannot be told which is meant.
    Several {
        /// How many are not blank.
        columns: usize,
    },
}

impl Copied {
    /// Reads what a spreadsheet puts on the clipboard as text: rows end with a line break, cells with a tab, and a cell
    /// that holds either is quoted. Columns in which nothing is written (merged cells leave them) do not count.
    pub fn read(text: &str) -> Self {
        let rows = all_cells(text);
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let written: Vec<usize> = (0..width)
            .filter(|column| {
                rows.iter()
                    .any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty()))
            })
            .collect();
        match written.as_slice() {
            [] => Self::One,
            [column] => {
                let mut values: Vec<String> = rows
                    .into_iter()
                    .map(|row| row.into_iter().nth(*column).unwrap_or_default())
                    .collect();
                while values.last().is_some_and(String::is_empty) {
                    values.pop();
                }
                if values.len() < 2 {
                    Self::One
                } else {
                    Self::Column(values)
                }
            }
            several => Self::Several {
                columns: several.len(),
            },
        }
    }
}

/// The cells of what a spreadsheet copies, without the blank row that it puts at the end.
pub fn table(text: &str) -> Vec<Vec<String>> {
    let mut rows = all_cells(text);
    while rows
        .last()
        .is_some_and(|row| row.iter().all(String::is_empty))
    {
        rows.pop();
    }
    rows
}

/// The cells, row by row, without the white space around each and what keeps it from being a formula.
fn all_cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    loop {
        let (cell, behind) = match quoted(rest) {
            Some(found) => found,
            None => {
                let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
                let (cell, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
                (cell.to_owned(), behind)
            }
        };
        row.push(cells::bare(cell.trim()).to_owned());
        if let Some(next) = behind.strip_prefix('\t') {
            rest = next;
            continue;
        }
        rows.push(std::mem::take(&mut row));
        match behind
            .strip_prefix("\r\n")
            .or_else(|| behind.strip_prefix(['\n', '\r']))
        {
            Some(next) => rest = next,
            None => return rows,
        }
    }
}

/// A quoted cell and what follows it, if one begins here and is properly closed.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (inside, behind) = rest.split_once('"')?;
        cell.push_str(inside);
        match behind.strip_prefix('"') {
            Some(next) => {
                cell.push('"');
                rest = next;
            }
            None if behind.is_empty() || behind.starts_with(['\t', '\n', '\r']) => {
                return Some((cell, behind));
            }
            None => return None,
        }
    }
}

/// A value on its way into a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arriving {
    /// Whose row.
    pub id: NodeId,
    /// №.
    pub code: String,
    /// 成果指標.
    pub name: String,
    /// What stands there now; blank if nothing does.
    pub now: String,
    /// What comes.
    pub text: String,
    /// How it is read, or why it is not.
    pub note: Note,
}

impl Arriving {
    /// Something else stands there now.
    pub fn overwrites(&self) -> bool {
        !self.now.trim().is_empty()
    }

    /// It cannot be read.
    pub fn unreadable(&self) -> bool {
        matches!(self.note, Note::Error { .. })
    }
}

/// What a column would do to the rows from one row downwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paste {
    /// Into which cells: 目標 or 実績.
    pub of: YearField,
    /// The values that change something, from the top.
    pub arriving: Vec<Arriving>,
    /// How many say what stands there already.
    pub same: usize,
    /// How many blank cells leave their row as it is.
    pub blank: usize,
    /// The № of the rows whose 実績 is computed, so that nothing can be put in.
    pub computed: Vec<String>,
    /// How many values are left when the rows end.
    pub surplus: usize,
}

/// What somebody chose to have pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Values that take the place of others, too.
    pub overwriting: bool,
    /// Values that cannot be read, too: they stay in their cells, marked, and are counted once they are mended.
    pub unreadable: bool,
}

impl Choice {
    /// Everything.
    pub const ALL: Self = Self {
        overwriting: true,
        unreadable: true,
    };

    fn admits(self, arriving: &Arriving) -> bool {
        (self.overwriting || !arriving.overwrites()) && (self.unreadable || !arriving.unreadable())
    }
}

impl Paste {
    /// Holds a column against the rows from `lines` downwards.
    pub fn of(
        plan: &Plan,
        year: FiscalYear,
        of: YearField,
        lines: &[Line],
        column: Vec<String>,
    ) -> Self {
        let mut paste = Self {
            of,
            arriving: Vec::new(),
            same: 0,
            blank: 0,
            computed: Vec::new(),
            surplus: column
                .iter()
                .skip(lines.len())
                .filter(|text| !text.is_empty())
                .count(),
        };
        let mut wanted: Vec<(usize, &Line, String)> = lines
            .iter()
            .zip(column)
            .enumerate()
            .filter_map(|(row, (line, text))| {
                if text.is_empty() {
                    paste.blank += 1;
                    None
                } else {
                    Some((row, line, text))
                }
            })
            .collect();
        // One way through the plan finds them all, whatever order they are shown in.
        sort::by_key(&mut wanted, |(_, line, _)| line.at);
        let mut places = plan.places().enumerate();
        let mut arriving: Vec<(usize, Arriving)> = Vec::with_capacity(wanted.len());
        let mut computed: Vec<(usize, String)> = Vec::new();
        for (row, line, text) in wanted {
            let Some((_, place)) = places.find(|(at, _)| *at == line.at) else {
                break;
            };
            let indicator = place.indicator;
            if !is_entered(indicator, of) {
                computed.push((row, code(&place)));
                continue;
            }
            let now = indicator
                .year(year)
                .map_or("", |record: &YearRecord| match of {
                    YearField::Target => record.target.raw(),
                    _ => record.actual.raw(),
                });
            if now == text {
                paste.same += 1;
                continue;
            }
            let kind = indicator.kind();
            let note = match of {
                YearField::Target => {
                    let entry = Entry::new(text.as_str(), kind.target_grammar());
                    Cell::target(indicator, &entry).note
                }
                _ => {
                    let entry = Entry::new(text.as_str(), kind.actual_expects());
                    note(&entry, &indicator.unit)
                }
            };
            arriving.push((
                row,
                Arriving {
                    id: indicator.id.clone(),
                    code: code(&place),
                    name: indicator.name.clone(),
                    now: now.to_owned(),
                    note,
                    text,
                },
            ));
        }
        sort::by_key(&mut arriving, |(row, _)| *row);
        sort::by_key(&mut computed, |(row, _)| *row);
        paste.arriving = arriving.into_iter().map(|(_, value)| value).collect();
        paste.computed = computed.into_iter().map(|(_, code)| code).collect();
        paste
    }

    /// Whether a person should look at it first: something would be lost, something cannot be read, or not every value
    /// finds its row.
    pub fn needs_a_look(&self) -> bool {
        self.surplus > 0
            || !self.computed.is_empty()
            || self
                .arriving
                .iter()
                .any(|value| value.overwrites() || value.unreadable())
    }

    /// How many values take the place of others.
    pub fn overwriting(&self) -> usize {
        self.count(Arriving::overwrites)
    }

    /// How many cannot be read.
    pub fn unreadable(&self) -> usize {
        self.count(Arriving::unreadable)
    }

    fn count(&self, is: impl Fn(&Arriving) -> bool) -> usize {
        self.arriving.iter().filter(|value| is(value)).count()
    }

    /// How many values a choice lets in.
    pub fn chosen(&self, choice: Choice) -> usize {
        self.count(|value| choice.admits(value))
    }

    /// The one change that puts them in. `None` if there is nothing to change.
    pub fn command(&self, year: FiscalYear, choice: Choice) -> Option<Command> {
        let commands: Vec<Command> = self
            .arriving
            .iter()
            .filter(|value| choice.admits(value))
            .map(|value| {
                Command::text(Address::year(&value.id, year, self.of), value.text.as_str())
            })
            .collect();
        (!commands.is_empty()).then_some(Command::Batch(commands))
    }
}

#[cfg(test)]
mod tests;
