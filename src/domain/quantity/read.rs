//! From a cell's raw text to what it says.

use super::cell::{Cell, Fault};
use super::error::{ReadError, Reason};
use super::{Expect, Reading, dates, parse, states, suggest};

/// Reads a cell's raw text.
///
/// ```
/// use tassei::domain::quantity::{Expect, Reading, read};
///
/// let Reading::Number(actual) = read("約１億2,000万円", Expect::Number) else { unreachable!() };
/// assert_eq!(actual.value.to_string(), "120000000");
/// assert_eq!(actual.unit.as_str(), "円");
/// assert!(actual.approximate);
///
/// let Reading::Unreadable(error) = read("1,00", Expect::Number) else { unreachable!() };
/// assert_eq!(error.suggestions, ["100", "1,000"]);
/// ```
///
/// The states that hold no figure are the same wherever they stand:
/// - blank: empty, or white space only;
/// - not applicable: one dash alone, or the same dash twice. A dash is any of `-` `－` `−` `﹣` `‐` U+2011 `‒` `–` `—`
///   `―` `─` `━` `ー` `ｰ`;
/// - pending: `集計中` `未確定` `調査中` `未集計` `算定中` `確定前` `※`, also in brackets or with `※` before it.
///
/// Where a number is expected, words without any digit are [`Reading::Text`] unless they stand for a figure themselves
/// (`三件`, `なし`). A qualitative cell takes any text, of any length.
pub fn read(raw: &str, expect: Expect) -> Reading {
    if let Some(state) = states::unset(raw) {
        return state;
    }
    if expect == Expect::Text {
        // A cell in which nothing can be seen has not been entered, whatever was pasted into it.
        return if states::is_invisible(raw) {
            Reading::Blank
        } else {
            Reading::Text
        };
    }
    match read_figure(raw, expect) {
        Ok(reading) => reading,
        Err(error) => Reading::Unreadable(error),
    }
}

fn read_figure(raw: &str, expect: Expect) -> Result<Reading, ReadError> {
    let bound_allowed = expect == Expect::Target;
    let is_number = |text: &str| {
        Cell::prepare(text).is_ok_and(|cell| parse::parse(&cell.glyphs, bound_allowed).is_ok())
    };
    let cell = Cell::prepare(raw).map_err(|error| {
        suggest::without_hidden(raw, error, |text| {
            !matches!(read(text, expect), Reading::Blank | Reading::Unreadable(_))
        })
    })?;
    let digits = (cell.glyphs.iter()).any(|glyph| glyph.ch.is_ascii_digit());
    let spreadsheet = matches!(cell.glyphs.first().map(|g| g.ch), Some('#' | '='));
    if !digits || spreadsheet {
        let Some((reason, from, to, mut suggestions)) = states::word_for_figure(&cell) else {
            return Ok(Reading::Text);
        };
        let fault = Fault::new(reason, from, to);
        if suggestions.is_empty() {
            suggestions = suggest::suggestions(&cell, fault, is_number);
        }
        return Err(cell.refuse(fault, suggestions));
    }
    let parsed = match dates::looks_like_one(&cell) {
        true => Err(Fault::new(Reason::DateOrTime, 0, cell.glyphs.len())),
        false => parse::parse(&cell.glyphs, bound_allowed),
    };
    match parsed {
        Ok(quantity) => Ok(Reading::Number(quantity)),
        Err(fault) => Err(cell.refuse(fault, suggest::suggestions(&cell, fault, is_number))),
    }
}
