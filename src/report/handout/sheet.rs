//! What a page is made of. Nothing here knows what is written on it.

use super::donut::Donut;
use super::measure::{Length, Type, lines, to_length};
use super::system::Drawing;

/// A paper that is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 次第.
    Agenda,
    /// 資料１.
    Summary,
    /// 別紙１.
    Full,
    /// 正誤表.
    Errata,
}

impl Paper {
    /// All of them, in the order in which they are printed, with their word in the page.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Agenda, "agenda"),
        (Self::Summary, "summary"),
        (Self::Full, "full"),
        (Self::Errata, "errata"),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(paper, _)| *paper == self)
            .map_or("", |(_, word)| word)
    }
}

/// The width of a page of A4 between its margins.
pub const UPRIGHT: Length = 48_060;
/// The width of a page of A3 between its margins.
pub const LYING: Length = 107_580;

/// The height of either between its margins, for what stands above a foot of these lines.
pub fn room(foot: &[String]) -> Length {
    /// Less a hair, and a little that is kept in reserve.
    const HEIGHT: Length = 73_300 - 400;
    const FOOT: Type = Type {
        size: 800,
        leading: 1_100,
    };
    let count = foot
        .iter()
        .map(|text| lines(text, UPRIGHT, FOOT.size))
        .sum();
    HEIGHT.saturating_sub(FOOT.lines(count).saturating_add(950))
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Which paper it belongs to.
    pub paper: Paper,
    /// A3 landscape, not A4 portrait.
    pub wide: bool,
    /// What stands in the box at the top right; blank for no box.
    pub boxed: String,
    /// That it is made from the sample and from nobody's plan; blank otherwise.
    pub mark: &'static str,
    /// What is on it.
    pub blocks: Vec<Block>,
    /// The line at its foot: what it is about, the data and the rules.
    pub foot: Vec<String>,
    /// Its number in the print run, from 1.
    pub number: usize,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title of a paper, line by line.
    Title(Vec<String>),
    /// A heading: 2 of a section, 3 below it, 4 within one.
    Heading(u8, String),
    /// Running text.
    Text(String),
    /// Small print.
    Note(String),
    /// A label and what it says: 日時 令和７年….
    Pairs(Vec<(String, String)>),
    /// The items of an agenda, each with what it refers to at the right.
    Items(Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// A sentence beside a chart.
    Chart(Box<Donut>, String),
    /// 実施計画体系図.
    Drawing(Drawing),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The value of `data-kind`.
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
    /// The widths of its columns.
    pub columns: Vec<Length>,
    /// The rows of its heading.
    pub head: Vec<Vec<Cell>>,
    /// The rows below, in groups that belong together.
    pub body: Vec<Vec<Vec<Cell>>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// What stands below in small print; may be blank.
    pub small: String,
    /// How many rows it takes.
    pub rows: usize,
    /// How many columns it takes.
    pub columns: usize,
    /// How it is set.
    pub look: Look,
    /// Where the arithmetic of the figure in it is found, for the screen; blank for no figure.
    pub why: String,
}

/// How a cell is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Words, from the left.
    #[default]
    Words,
    /// In the middle.
    Middle,
    /// A figure, to the right.
    Figure,
    /// The heading of its row or column.
    Heading,
    /// Nothing belongs here: a line through it.
    Void,
}

impl Look {
    /// The value of `data-look`.
    pub fn word(self) -> &'static str {
        match self {
            Look::Words => "words",
            Look::Middle => "middle",
            Look::Figure => "figure",
            Look::Heading => "heading",
            Look::Void => "void",
        }
    }
}

impl Cell {
    /// A cell of one row and one column.
    pub fn new(look: Look, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            small: String::new(),
            rows: 1,
            columns: 1,
            look,
            why: String::new(),
        }
    }

    /// Words.
    pub fn words(text: impl Into<String>) -> Self {
        Self::new(Look::Words, text)
    }

    /// The heading of a row or column.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::new(Look::Heading, text)
    }

    /// A figure with its arithmetic.
    pub fn why(mut self, href: String) -> Self {
        self.why = href;
        self
    }

    /// Over several rows and columns.
    pub fn over(mut self, rows: usize, columns: usize) -> Self {
        self.rows = rows;
        self.columns = columns;
        self
    }
}

/// How the cells of a table are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    /// The type.
    pub of: Type,
    /// The room around a text: left and right together.
    pub beside: Length,
    /// The room around a text: above and below together, with the rule.
    pub around: Length,
}

impl Grid {
    /// The height of a text in a cell of this width.
    pub fn height(&self, text: &str, width: Length) -> Length {
        let lines = lines(text, self.inner(width), self.of.size).max(1);
        self.of.lines(lines).saturating_add(self.around)
    }

    /// The room that a text has in a cell of this width.
    pub fn inner(&self, width: Length) -> Length {
        width.saturating_sub(self.beside)
    }

    /// How many lines fit into a cell of this height.
    pub fn fitting(&self, height: Length) -> usize {
        let lines = height.saturating_sub(self.around) / self.of.leading.max(1);
        usize::try_from(lines).unwrap_or(usize::MAX).max(1)
    }

    /// The height of a row of cells that each take one row: that of its highest.
    pub fn row(&self, cells: &[Cell], columns: &[Length]) -> Length {
        let mut at = 0_usize;
        let mut highest = self.of.leading.saturating_add(self.around);
        for cell in cells {
            let width = columns
                .iter()
                .skip(at)
                .take(cell.columns)
                .fold(0, |sum: Length, width| sum.saturating_add(*width));
            at = at.saturating_add(cell.columns);
            let mut height = self.height(&cell.text, width);
            if !cell.small.is_empty() {
                let small = lines(&cell.small, self.inner(width), self.of.size);
                height = height.saturating_add(self.of.lines(small));
            }
            highest = highest.max(height);
        }
        highest
    }
}

/// A rule that divides a width among columns: fixed ones first, the others by their weight.
pub fn widths(whole: Length, columns: &[(Length, Length)]) -> Vec<Length> {
    let fixed = columns
        .iter()
        .fold(0, |sum: Length, (fixed, _)| sum.saturating_add(*fixed));
    let weights = columns
        .iter()
        .fold(0, |sum: Length, (_, weight)| sum.saturating_add(*weight))
        .max(1);
    let left = u64::from(whole.saturating_sub(fixed));
    columns
        .iter()
        .map(|(fixed, weight)| {
            let share = left.saturating_mul(u64::from(*weight)) / u64::from(weights);
            fixed.saturating_add(Length::try_from(share).unwrap_or(0))
        })
        .collect()
}

/// A number of things as a length, for drawings.
pub fn times(length: Length, count: usize) -> Length {
    length.saturating_mul(to_length(count))
}
