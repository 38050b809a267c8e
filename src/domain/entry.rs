//! One cell: what a person typed, and what was read from it.

use super::quantity::{Expect, Quantity, Reading, read};

/// The raw text exactly as entered, with its reading. The text is what is shown and exported, the reading is what is
/// computed with; the reading always follows from the text and from what the cell expects.
#[derive(Debug, Clone)]
pub struct Entry {
    raw: Box<str>,
    expect: Expect,
    reading: Reading,
}

impl Entry {
    /// Reads `raw` as a cell that expects `expect`.
    pub fn new(raw: impl Into<Box<str>>, expect: Expect) -> Self {
        let raw = raw.into();
        let reading = read(&raw, expect);
        Self {
            raw,
            expect,
            reading,
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
    pub fn expect(&self) -> Expect {
        self.expect
    }

    /// The number, if it is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.reading {
            Reading::Number(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// Nothing was entered.
    pub fn is_blank(&self) -> bool {
        matches!(self.reading, Reading::Blank)
    }

    /// The same text read under another expectation.
    pub fn reread(&mut self, expect: Expect) {
        if self.expect != expect {
            self.expect = expect;
            self.reading = read(&self.raw, expect);
        }
    }
}

/// Two entries are the same when their texts are: the reading follows.
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw && self.expect == other.expect
    }
}

impl Eq for Entry {}
