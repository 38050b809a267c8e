//! One cell: what a person typed, and what was read from it.

use super::quantity::{
    ChangeTarget, Expect, Quantity, Range, ReadError, Reading, read, read_change, read_range,
};

/// What a cell is read as: a single value, or one of the two kinds of target that have a grammar of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grammar {
    /// A value or words.
    Plain(Expect),
    /// A target with two ends: `36.0～37.5℃`.
    Range,
    /// A target against a baseline: `5%以上削減`.
    Change,
}

impl From<Expect> for Grammar {
    fn from(expect: Expect) -> Self {
        Grammar::Plain(expect)
    }
}

impl Grammar {
    /// How a cell of this grammar is read as far as blank, －, 集計中 and single values go. A target of two ends or
    /// against a baseline is words to that reading.
    pub fn expect(self) -> Expect {
        match self {
            Grammar::Plain(expect) => expect,
            Grammar::Range | Grammar::Change => Expect::Text,
        }
    }
}

/// The raw text exactly as entered, with its reading. The text is what is shown and exported, the reading is what is
/// computed with; the reading always follows from the text and from the cell's grammar.
#[derive(Debug, Clone)]
pub struct Entry {
    raw: Box<str>,
    grammar: Grammar,
    reading: Reading,
    /// Only where the grammar is of these two and something is written; boxed, because few cells are such targets.
    aim: Option<Box<Aim>>,
}

/// A target that is no single value.
#[derive(Debug, Clone)]
enum Aim {
    Range(Result<Range, ReadError>),
    Change(Result<ChangeTarget, ReadError>),
}

impl Entry {
    /// Reads `raw` as a cell of this grammar.
    pub fn new(raw: impl Into<Box<str>>, grammar: impl Into<Grammar>) -> Self {
        let raw = raw.into();
        let grammar = grammar.into();
        let reading = read(&raw, grammar.expect());
        let aim = match (grammar, &reading) {
            (Grammar::Range, Reading::Text) => Some(Box::new(Aim::Range(read_range(&raw)))),
            (Grammar::Change, Reading::Text) => Some(Box::new(Aim::Change(read_change(&raw)))),
            _ => None,
        };
        Self {
            raw,
            grammar,
            reading,
            aim,
        }
    }

    /// The text as entered.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// What was read from it.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What the cell was read as.
    pub fn grammar(&self) -> Grammar {
        self.grammar
    }

    /// What the cell was read as, as far as single values go.
    pub fn expect(&self) -> Expect {
        self.grammar.expect()
    }

    /// The number, if it is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.reading {
            Reading::Number(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// The two ends, or why they cannot be read. `None` for a cell of another grammar, or with nothing to read.
    pub fn range(&self) -> Option<Result<&Range, &ReadError>> {
        match self.aim.as_deref() {
            Some(Aim::Range(range)) => Some(range.as_ref()),
            _ => None,
        }
    }

    /// The wanted change, or why it cannot be read. `None` for a cell of another grammar, or with nothing to read.
    pub fn change(&self) -> Option<Result<&ChangeTarget, &ReadError>> {
        match self.aim.as_deref() {
            Some(Aim::Change(change)) => Some(change.as_ref()),
            _ => None,
        }
    }

    /// Nothing was entered.
    pub fn is_blank(&self) -> bool {
        matches!(self.reading, Reading::Blank)
    }

    /// Reads the same text under another grammar.
    pub fn reread(&mut self, grammar: impl Into<Grammar>) {
        let grammar = grammar.into();
        if self.grammar != grammar {
            *self = Self::new(std::mem::take(&mut self.raw), grammar);
        }
    }
}

/// Two entries are the same when their texts are: the reading follows.
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw && self.grammar == other.grammar
    }
}

impl Eq for Entry {}
