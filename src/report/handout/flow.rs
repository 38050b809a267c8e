//! Pieces one after another onto pages: a text goes on with the next page, a table repeats its heading there, and a
//! heading stays with what it is about.

use super::measure::{Length, Type, cut, line_ends};
use super::sheet::{Block, Cell, Grid, Table};

/// A piece to be put onto a page.
pub enum Piece {
    /// Whole or not at all; `true` keeps it on the page of what follows.
    Whole(Block, Length, bool),
    /// Running text, which may be divided.
    Text(String),
    /// A table.
    Rows(Rows),
    /// What follows begins a page.
    Break,
}

/// A table to be divided between its rows.
pub struct Rows {
    /// The table without its rows; its first column is that of the groups, if there are any.
    pub frame: Table,
    /// The cells that stand beside the rows of a group; none where there are no groups.
    pub groups: Vec<Cell>,
    /// The rows, each with the group that it belongs to.
    pub rows: Vec<(usize, Vec<Cell>)>,
    /// How it is set.
    pub grid: Grid,
    /// What is said in a group that goes on from the page before.
    pub continued: &'static str,
}

/// The room on a page and how running text is set.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// The width.
    pub width: Length,
    /// The height.
    pub height: Length,
    /// Running text.
    pub text: Type,
    /// The room below a piece.
    pub gap: Length,
}

struct Pages {
    sheet: Sheet,
    done: Vec<Vec<Block>>,
    page: Vec<Block>,
    used: Length,
    /// Blocks that stay with what follows, and their height.
    held: Vec<Block>,
    held_height: Length,
}

impl Pages {
    fn left(&self) -> Length {
        self.sheet
            .height
            .saturating_sub(self.used)
            .saturating_sub(self.held_height)
    }

    fn turn(&mut self) {
        if !self.page.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
        }
        self.used = 0;
    }

    fn put(&mut self, block: Block, height: Length) {
        self.page.append(&mut self.held);
        self.used = self.used.saturating_add(self.held_height);
        self.held_height = 0;
        self.page.push(block);
        self.used = self
            .used
            .saturating_add(height)
            .saturating_add(self.sheet.gap);
    }
}

/// Puts pieces onto pages.
pub fn flow(sheet: Sheet, pieces: Vec<Piece>) -> Vec<Vec<Block>> {
    let mut pages = Pages {
        sheet,
        done: Vec::new(),
        page: Vec::new(),
        used: 0,
        held: Vec::new(),
        held_height: 0,
    };
    for piece in pieces {
        match piece {
            Piece::Break => pages.turn(),
            Piece::Whole(block, height, true) => {
                pages.held.push(block);
                pages.held_height = pages
                    .held_height
                    .saturating_add(height)
                    .saturating_add(sheet.gap);
            }
            Piece::Whole(block, height, false) => {
                if height > pages.left() {
                    pages.turn();
                }
                pages.put(block, height);
            }
            Piece::Text(text) => put_text(&mut pages, &text),
            Piece::Rows(rows) => put_rows(&mut pages, rows),
        }
    }
    let held = std::mem::take(&mut pages.held);
    pages.page.extend(held);
    pages.turn();
    pages.done
}

/// The fewest lines of a text that stand alone on a page.
const LINES_TOGETHER: usize = 2;

fn put_text(pages: &mut Pages, text: &str) {
    let Sheet {
        text: of, width, ..
    } = pages.sheet;
    let mut rest = text;
    while !rest.is_empty() {
        let all = line_ends(rest, width, of.size).len();
        let fitting = usize::try_from(pages.left() / of.leading.max(1)).unwrap_or(usize::MAX);
        if all <= fitting {
            pages.put(Block::Text(rest.to_owned()), of.lines(all));
            return;
        }
        let now = fitting.min(all.saturating_sub(LINES_TOGETHER));
        if now < LINES_TOGETHER && !pages.page.is_empty() {
            pages.turn();
            continue;
        }
        // On a page of its own a line at least, or there would be no end.
        let now = now.max(1);
        let (head, tail) = cut(rest, width, of.size, now);
        pages.put(Block::Text(head.to_owned()), of.lines(now));
        pages.turn();
        rest = tail;
    }
}

fn put_rows(pages: &mut Pages, table: Rows) {
    let Rows {
        frame,
        groups,
        rows,
        grid,
        continued,
    } = table;
    let grouped = !groups.is_empty();
    let columns = frame
        .columns
        .get(usize::from(grouped)..)
        .unwrap_or_default();
    let head: Length = frame
        .head
        .iter()
        .map(|row| grid.row(row, &frame.columns))
        .fold(0, Length::saturating_add);
    let label = frame.columns.first().copied().unwrap_or(0);
    // A row is never higher than a page: a longer one is divided.
    let most = pages.sheet.height.saturating_sub(head).saturating_sub(100);
    let mut queue: Vec<(usize, Vec<Cell>)> = Vec::with_capacity(rows.len());
    for (group, cells) in rows {
        divide(&grid, columns, most, cells, &mut |cells| {
            queue.push((group, cells));
        });
    }
    let mut begun = None;
    let mut rows = queue.into_iter().peekable();
    while rows.peek().is_some() {
        let mut body: Vec<Vec<Vec<Cell>>> = Vec::new();
        let mut height = head;
        let mut open = None;
        // The cell beside a group may need more room than its rows.
        let (mut group_rows, mut group_label) = (0, 0);
        while let Some((group, cells)) = rows.peek() {
            let own = grid.row(cells, columns);
            let fresh = open != Some(*group);
            let (before, label_height) = if fresh {
                let text = groups.get(*group).map_or("", |cell| cell.text.as_str());
                (0, if grouped { grid.height(text, label) } else { 0 })
            } else {
                (group_rows, group_label)
            };
            let now = own.saturating_add(before).max(label_height);
            let was = if fresh {
                0
            } else {
                group_rows.max(group_label)
            };
            let grown = height.saturating_add(now.saturating_sub(was));
            if grown > pages.left() && (!body.is_empty() || !pages.page.is_empty()) {
                break;
            }
            height = grown;
            (group_rows, group_label) = (own.saturating_add(before), label_height);
            let Some((group, mut cells)) = rows.next() else {
                break;
            };
            if fresh {
                if let Some(label) = groups.get(group) {
                    let mut label = label.clone();
                    if begun == Some(group) {
                        label.text.push_str(continued);
                    }
                    cells.insert(0, label);
                }
                body.push(Vec::new());
                (open, begun) = (Some(group), Some(group));
            }
            if let Some(rows) = body.last_mut() {
                rows.push(cells);
                let count = rows.len();
                let first = rows.first_mut().and_then(|row| row.first_mut());
                if let Some(label) = first.filter(|_| grouped) {
                    label.rows = count;
                }
            }
        }
        if body.is_empty() {
            pages.turn();
            continue;
        }
        let more = rows.peek().is_some();
        let table = Table {
            body,
            ..frame.clone()
        };
        pages.put(Block::Table(table), height);
        if more {
            pages.turn();
        }
    }
}

/// Divides a row that is higher than `most` into several.
pub fn divide(
    grid: &Grid,
    columns: &[Length],
    most: Length,
    mut cells: Vec<Cell>,
    then: &mut dyn FnMut(Vec<Cell>),
) {
    let lines = grid.fitting(most);
    while grid.row(&cells, columns) > most {
        let mut rest = cells.clone();
        for (index, (cell, rest)) in cells.iter_mut().zip(&mut rest).enumerate() {
            let width = columns.get(index).copied().unwrap_or(0);
            let (head, tail) = cut(&cell.text, grid.inner(width), grid.of.size, lines);
            rest.text = tail.to_owned();
            cell.text = head.to_owned();
            // Small print goes with the end of its text.
            if rest.text.is_empty() {
                rest.small.clear();
            } else {
                cell.small.clear();
            }
        }
        let stuck = rest.iter().all(|cell| cell.text.is_empty());
        then(std::mem::replace(&mut cells, rest));
        if stuck {
            return;
        }
    }
    then(cells);
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: Sheet = Sheet {
        width: 10_040,
        height: 10_000,
        text: Type {
            size: 1_000,
            leading: 1_000,
        },
        gap: 0,
    };

    fn grid() -> Grid {
        Grid {
            of: SHEET.text,
            beside: 0,
            around: 0,
        }
    }

    fn rows(count: usize) -> Piece {
        Piece::Rows(Rows {
            frame: Table {
                columns: vec![5_000, 5_000],
                head: vec![vec![Cell::heading("群"), Cell::heading("名")]],
                ..Table::default()
            },
            groups: vec![Cell::heading("達成")],
            rows: (0..count)
                .map(|number| (0, vec![Cell::words(number.to_string())]))
                .collect(),
            grid: grid(),
            continued: "続",
        })
    }

    fn tables(pages: &[Vec<Block>]) -> Vec<(usize, String, usize)> {
        pages
            .iter()
            .flatten()
            .filter_map(|block| match block {
                Block::Table(table) => {
                    let label = &table.body[0][0][0];
                    Some((table.head.len(), label.text.clone(), label.rows))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_table_goes_on_with_its_heading_and_its_group() {
        let pages = flow(SHEET, vec![rows(20)]);
        assert_eq!(
            tables(&pages),
            [
                (1, "達成".to_owned(), 9),
                (1, "達成続".to_owned(), 9),
                (1, "達成続".to_owned(), 2)
            ]
        );
    }

    #[test]
    fn a_heading_stays_with_what_it_is_about() {
        let heading = || Piece::Whole(Block::Heading(2, "見出し".into()), 1_000, true);
        let filler = Piece::Whole(Block::Note("間".into()), 8_000, false);
        let pages = flow(SHEET, vec![filler, heading(), rows(3)]);
        assert_eq!(pages.len(), 2);
        assert!(matches!(
            pages[1][..],
            [Block::Heading(..), Block::Table(_)]
        ));
    }

    #[test]
    fn a_long_text_fills_pages_and_loses_nothing() {
        let text = "あいうえおかきくけこ".repeat(35);
        let pages = flow(SHEET, vec![Piece::Text(text.clone())]);
        assert_eq!(pages.len(), 4);
        let all: String = pages
            .iter()
            .flatten()
            .map(|block| match block {
                Block::Text(text) => text.as_str(),
                _ => "",
            })
            .collect();
        assert_eq!(all, text);
    }

    #[test]
    fn a_row_higher_than_a_page_is_divided() {
        let mut parts = Vec::new();
        let cells = vec![Cell::words("あ".repeat(100)), Cell::words("い")];
        divide(&grid(), &[5_040, 5_040], 8_000, cells, &mut |cells| {
            parts.push((cells[0].text.chars().count(), cells[1].text.clone()));
        });
        let second = |text: &str| text.to_owned();
        assert_eq!(
            parts,
            [(40, second("い")), (40, second("")), (20, second(""))]
        );
    }

    #[test]
    fn nothing_to_show_makes_no_page() {
        assert!(flow(SHEET, Vec::new()).is_empty());
        assert!(flow(SHEET, vec![Piece::Break, Piece::Text(String::new())]).is_empty());
    }
}
