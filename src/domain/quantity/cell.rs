//! A cell's text made ready for reading: trimmed, folded, and still able to say where each sign stood.

use super::chars::{self, Glyph};
use super::error::{ReadError, Reason};

/// No number needs more characters than this; longer text is refused before any work is done on it.
const MOST_CHARACTERS: usize = 100;

/// What is wrong with a stretch of glyphs, before anyone has thought about what to write instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub reason: Reason,
    /// The first glyph of the offending piece.
    pub from: usize,
    /// The first glyph behind it.
    pub to: usize,
}

impl Fault {
    pub fn new(reason: Reason, from: usize, to: usize) -> Self {
        Self { reason, from, to }
    }
}

/// The text of a cell without the white space around it.
pub(super) struct Cell {
    /// The characters as entered.
    pub raw: Vec<char>,
    pub glyphs: Vec<Glyph>,
    /// How many characters were trimmed from the front.
    offset: usize,
}

impl Cell {
    /// The cell's text made ready.
    ///
    /// # Errors
    /// The text is too long for a number, or holds a character that cannot be seen.
    pub fn prepare(text: &str) -> Result<Self, ReadError> {
        let trimmed = text.trim();
        let offset = text.len() - text.trim_start().len();
        let offset = text.get(..offset).map_or(0, |blank| blank.chars().count());
        if trimmed.chars().nth(MOST_CHARACTERS).is_some() {
            return Err(ReadError {
                reason: Reason::TooLong,
                at: offset,
                piece: trimmed.chars().take(20).collect(),
                suggestions: Vec::new(),
            });
        }
        let raw: Vec<char> = trimmed.chars().collect();
        if let Some((at, &ch)) = (raw.iter().enumerate())
            .find(|&(at, &ch)| chars::is_hidden(ch) || is_stray_selector(&raw, at))
        {
            return Err(ReadError {
                reason: Reason::HiddenCharacter(ch),
                at: offset + at,
                piece: ch.to_string(),
                suggestions: Vec::new(),
            });
        }
        let mut glyphs = chars::fold(trimmed);
        glyphs.retain(|glyph| !chars::is_variation_selector(glyph.ch));
        Ok(Self {
            raw,
            glyphs,
            offset,
        })
    }

    /// The text as entered from one glyph up to another.
    pub fn piece(&self, from: usize, to: usize) -> String {
        let at = |index: usize| self.glyphs.get(index).map_or(self.raw.len(), |g| g.at);
        self.raw
            .get(at(from)..at(to))
            .unwrap_or_default()
            .iter()
            .collect()
    }

    /// The text as entered with one piece replaced.
    pub fn with(&self, from: usize, to: usize, replacement: &str) -> String {
        let before = self.piece(0, from);
        let after = self.piece(to, self.glyphs.len());
        format!("{before}{replacement}{after}").trim().to_owned()
    }

    /// The refusal for a fault, with what could be written instead.
    pub fn refuse(&self, fault: Fault, suggestions: Vec<String>) -> ReadError {
        let at = self.glyphs.get(fault.from).map_or(self.raw.len(), |g| g.at);
        ReadError {
            reason: fault.reason,
            at: self.offset + at,
            piece: self.piece(fault.from, fault.to),
            suggestions,
        }
    }
}

/// A variation selector belongs behind a letter or a sign; behind a digit, or on its own, it is only hidden.
fn is_stray_selector(raw: &[char], at: usize) -> bool {
    let selector = raw
        .get(at)
        .copied()
        .is_some_and(chars::is_variation_selector);
    let base = at
        .checked_sub(1)
        .and_then(|before| raw.get(before))
        .copied();
    selector && !base.is_some_and(|ch| chars::is_unit_letter(chars::fold_char(ch)))
}

/// A place in the glyphs of a cell, moving forward.
#[derive(Clone)]
pub(super) struct Cursor<'g> {
    glyphs: &'g [Glyph],
    /// The index of the next glyph.
    pub at: usize,
}

impl<'g> Cursor<'g> {
    pub fn new(glyphs: &'g [Glyph]) -> Self {
        Self { glyphs, at: 0 }
    }

    /// The character `ahead` places further on.
    pub fn ahead(&self, ahead: usize) -> Option<char> {
        self.glyphs.get(self.at + ahead).map(|glyph| glyph.ch)
    }

    pub fn peek(&self) -> Option<char> {
        self.ahead(0)
    }

    pub fn next_is_digit(&self) -> bool {
        self.peek().is_some_and(|ch| ch.is_ascii_digit())
    }

    /// The first character behind the next one that is no space.
    pub fn behind_next(&self) -> Option<char> {
        let rest = self.glyphs.get(self.at + 1..).unwrap_or_default();
        rest.iter().map(|glyph| glyph.ch).find(|&ch| !is_space(ch))
    }

    pub fn skip_spaces(&mut self) {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
    }

    /// Moves behind `word` if it comes next.
    pub fn eat(&mut self, word: &str) -> bool {
        let found = (word.chars().enumerate()).all(|(n, ch)| self.ahead(n) == Some(ch));
        if found {
            self.at += word.chars().count();
        }
        found
    }

    /// The index behind the last glyph.
    pub fn end(&self) -> usize {
        self.glyphs.len()
    }
}

/// Whether a folded character is white space.
pub(super) fn is_space(ch: char) -> bool {
    ch.is_whitespace()
}
