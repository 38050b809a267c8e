//! Which rows are in the page: only those in view are, however many the list has. A row that has the keyboard stays in
//! the page wherever the list is scrolled to. Every row is equally high, so all of this is arithmetic.

use std::ops::Range;

use crate::domain::id::NodeId;

use super::order::Line;

/// Rows kept in the page above and below those in view, so that scrolling and the keyboard find the next one there.
pub const SPARE: usize = 8;

/// The part in view moves in steps of so many rows, so that not every pixel scrolled changes the page.
const STEP: usize = 4;

/// What the scrolling part of the page measures, in hundredths of a pixel: a row need not be a whole number of pixels
/// high, and ten thousand of them would make a small error a large one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measures {
    /// How far it is scrolled.
    pub scrolled: u64,
    /// How high the part is in which rows can be seen.
    pub height: u64,
    /// How high one row is.
    pub row: u64,
}

impl Default for Measures {
    /// What is assumed until the page has been measured.
    fn default() -> Self {
        Self {
            scrolled: 0,
            height: 80_000,
            row: 8_000,
        }
    }
}

impl Measures {
    /// The rows to be in the page, of so many.
    pub fn range(&self, rows: usize) -> Range<usize> {
        let row = self.row.max(1);
        let first = count(self.scrolled / row);
        let in_view = count(self.height.div_ceil(row)).saturating_add(1);
        let start = first.saturating_sub(SPARE) / STEP * STEP;
        let end = first
            .saturating_add(in_view)
            .saturating_add(SPARE)
            .div_ceil(STEP)
            .saturating_mul(STEP)
            .min(rows);
        // Scrolled beyond the end, as after a filter: the last rows are in view.
        let most = end.saturating_sub(in_view.saturating_add(SPARE));
        start.min(most)..end
    }

    /// How far to scroll so that a row stands in the middle.
    pub fn centred(&self, row: usize) -> u64 {
        let top = u64::try_from(row)
            .unwrap_or(u64::MAX)
            .saturating_mul(self.row);
        top.saturating_sub(self.height.saturating_sub(self.row) / 2)
    }
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Something in the table's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A row.
    Row(NodeId),
    /// Room for the rows that are not in the page: the number tells the three possible places apart.
    Room(u8),
}

/// What is in the table's body, from the top.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Window {
    /// Rows and room.
    pub items: Vec<Item>,
    /// How many rows each room stands for.
    pub rooms: [usize; 3],
    /// Where in the list each of the rows stands, in the order of `items`.
    pub rows: Vec<usize>,
}

impl Window {
    /// The rows in view, and the row that has the keyboard, wherever it stands.
    pub fn of(lines: &[Line], range: Range<usize>, keyboard: Option<usize>) -> Self {
        let range = range.start.min(lines.len())..range.end.min(lines.len());
        let apart = keyboard.filter(|row| *row < lines.len() && !range.contains(row));
        let mut window = Self::default();
        let mut done = 0;
        match apart {
            Some(row) if row < range.start => {
                window.add(lines, 0, done, row..row.saturating_add(1));
                done = row.saturating_add(1);
                window.add(lines, 1, done, range.clone());
                done = range.end;
            }
            Some(row) => {
                window.add(lines, 0, done, range.clone());
                window.add(lines, 1, range.end, row..row.saturating_add(1));
                done = row.saturating_add(1);
            }
            None => {
                window.add(lines, 0, done, range.clone());
                done = done.max(range.end);
            }
        }
        window.room(2, lines.len().saturating_sub(done));
        window
    }

    fn add(&mut self, lines: &[Line], room: u8, from: usize, range: Range<usize>) {
        self.room(room, range.start.saturating_sub(from));
        for (row, line) in range.clone().zip(lines.get(range).unwrap_or_default()) {
            self.items.push(Item::Row(line.id.clone()));
            self.rows.push(row);
        }
    }

    fn room(&mut self, room: u8, rows: usize) {
        self.items.push(Item::Room(room));
        if let Some(place) = self.rooms.get_mut(usize::from(room)) {
            *place = rows;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(count: usize) -> Vec<Line> {
        (0..count)
            .map(|at| Line {
                at,
                id: NodeId::new(&format!("r{at}")).unwrap(),
            })
            .collect()
    }

    /// In whole pixels.
    fn measures(scrolled: u64, height: u64, row: u64) -> Measures {
        Measures {
            scrolled: scrolled * 100,
            height: height * 100,
            row: row * 100,
        }
    }

    /// `2 r0 3 r4 r5 1`: room for two rows, a row, room for three …
    fn shown(window: &Window) -> String {
        let words: Vec<String> = window
            .items
            .iter()
            .map(|item| match item {
                Item::Row(id) => id.to_string(),
                Item::Room(room) => window.rooms[usize::from(*room)].to_string(),
            })
            .collect();
        words.join(" ")
    }

    #[test]
    fn rows_in_view_with_some_to_spare() {
        for (scrolled, height, row, rows, range) in [
            (0, 800, 80, 41, 0..20),
            (0, 800, 80, 10_000, 0..20),
            (79, 800, 80, 10_000, 0..20),
            (400_000, 800, 80, 10_000, 4_992..5_020),
            (799_200, 800, 80, 10_000, 9_980..10_000),
            // Scrolled beyond the end.
            (799_200, 800, 80, 41, 22..41),
            (799_200, 800, 80, 0, 0..0),
            (0, 0, 80, 41, 0..12),
            // Cards on a phone.
            (0, 700, 216, 41, 0..16),
            // Not measured.
            (0, 800, 0, 5, 0..5),
        ] {
            assert_eq!(
                measures(scrolled, height, row).range(rows),
                range,
                "{scrolled} {height} {row} {rows}"
            );
        }
    }

    #[test]
    fn every_row_in_view_is_in_the_page_wherever_it_is_scrolled_to() {
        for rows in [0_usize, 1, 19, 20, 21, 41, 1_000] {
            for scrolled in 0..(rows as u64 * 80) {
                let range = measures(scrolled, 560, 80).range(rows);
                let first = (scrolled / 80) as usize;
                let last = ((scrolled + 559) / 80) as usize;
                assert!(range.start <= first && range.end >= rows.min(last + 1));
                assert!(range.len() <= 8 + 2 * SPARE + 2 * STEP);
            }
        }
    }

    #[test]
    fn a_row_in_the_middle_is_in_the_page() {
        for (row, scrolled) in [(0, 0), (4, 0), (5, 40), (5_000, 399_640), (9_999, 799_560)] {
            let measures = measures(0, 800, 80);
            assert_eq!(measures.centred(row), scrolled * 100, "{row}");
            let there = Measures {
                scrolled: measures.centred(row),
                ..measures
            };
            assert!(there.range(10_000).contains(&row));
        }
    }

    #[test]
    fn the_row_with_the_keyboard_is_always_there() {
        let lines = lines(10);
        for (range, keyboard, expected) in [
            (0..3, None, "0 r0 r1 r2 7"),
            (3..5, None, "3 r3 r4 5"),
            (7..10, None, "7 r7 r8 r9 0"),
            (3..5, Some(4), "3 r3 r4 5"),
            (3..5, Some(2), "2 r2 0 r3 r4 5"),
            (3..5, Some(0), "0 r0 2 r3 r4 5"),
            (3..5, Some(5), "3 r3 r4 0 r5 4"),
            (3..5, Some(9), "3 r3 r4 4 r9 0"),
            (3..5, Some(10), "3 r3 r4 5"),
            (8..20, Some(1), "1 r1 6 r8 r9 0"),
            (0..0, None, "0 10"),
        ] {
            let window = Window::of(&lines, range.clone(), keyboard);
            assert_eq!(shown(&window), expected, "{range:?} {keyboard:?}");
            let room: usize = window.rooms.iter().sum();
            assert_eq!(room + window.rows.len(), lines.len());
        }
        assert_eq!(shown(&Window::of(&[], 0..0, None)), "0 0");
    }
}
