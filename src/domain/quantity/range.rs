//! Targets with two ends: `36.0～37.5℃`, `5件から10件`, `5件以上10件以下`.

use super::cell::{Cell, Fault};
use super::chars::Glyph;
use super::error::{ReadError, Reason};
use super::parse::parse;
use super::{Range, Unit};

/// Reads the target of a range. Both ends belong to it.
///
/// The unit may stand behind one end or behind both. `約` before the first end is said of both. Whether a cell is
/// blank, not applicable or pending is for [`read`](super::read) with [`Expect::Text`](super::Expect::Text) to say.
///
/// ```
/// use tassei::domain::quantity::read_range;
///
/// let range = read_range("36.0～37.5℃").unwrap();
/// assert_eq!((range.low.value.to_string(), range.high.value.to_string()), ("36".into(), "37.5".into()));
/// assert_eq!(range.low.unit.as_str(), "℃");
/// ```
///
/// # Errors
/// What is wrong, where, and what to write instead.
pub fn read_range(raw: &str) -> Result<Range, ReadError> {
    let cell = Cell::prepare(raw)?;
    parse_range(&cell.glyphs).map_err(|fault| {
        let suggestions = (candidates(&cell, fault).into_iter())
            .filter(|text| Cell::prepare(text).is_ok_and(|cell| parse_range(&cell.glyphs).is_ok()))
            .collect();
        cell.refuse(fault, suggestions)
    })
}

/// Where the first end ends and where the second begins and ends.
struct Ends {
    low: usize,
    high: usize,
    end: usize,
}

fn parse_range(glyphs: &[Glyph]) -> Result<Range, Fault> {
    let ends = ends(glyphs)?;
    let mut low = parse(glyphs.get(..ends.low).unwrap_or_default(), false)?;
    let high = glyphs.get(ends.high..ends.end).unwrap_or_default();
    let mut high = parse(high, false)
        .map_err(|fault| Fault::new(fault.reason, fault.from + ends.high, fault.to + ends.high))?;
    let whole = |reason| Fault::new(reason, 0, glyphs.len());
    // 5～10万人: from five or from fifty thousand?
    if high.scaled && !low.scaled && low.unit.is_empty() {
        return Err(whole(Reason::RangeScale));
    }
    match (low.unit.is_empty(), high.unit.is_empty()) {
        (true, false) => low.unit = high.unit.clone(),
        (false, true) => high.unit = low.unit.clone(),
        _ if low.unit == high.unit => {}
        _ => return Err(whole(Reason::RangeUnits)),
    }
    if low.value > high.value {
        return Err(whole(Reason::RangeReversed));
    }
    high.approximate |= low.approximate;
    low.approximate = high.approximate;
    low.provisional |= high.provisional;
    high.provisional = low.provisional;
    Ok(Range { low, high })
}

fn ends(glyphs: &[Glyph]) -> Result<Ends, Fault> {
    let text: Vec<char> = glyphs.iter().map(|glyph| glyph.ch).collect();
    let find = |word: &str, from: usize| {
        let word: Vec<char> = word.chars().collect();
        (from..text.len()).find(|&at| text.get(at..at + word.len()) == Some(word.as_slice()))
    };
    if !text.iter().any(char::is_ascii_digit) {
        return Err(Fault::new(Reason::NoNumber, 0, text.len()));
    }
    let trimmed = text
        .iter()
        .rposition(|ch| !ch.is_whitespace())
        .map_or(0, |last| last + 1);
    let ends_with = |word: &str| {
        let length = word.chars().count();
        find(word, trimmed.saturating_sub(length)).map(|_| trimmed - length)
    };
    for open in ["未満", "超", "を超える"] {
        if let Some(at) = find(open, 0) {
            return Err(Fault::new(Reason::RangeOpen, at, at + open.chars().count()));
        }
    }
    if let Some(low) = find("以上", 0)
        && let Some(end) = ends_with("以下").or_else(|| ends_with("以内"))
    {
        return Ok(Ends {
            low,
            high: low + 2,
            end,
        });
    }
    for mark in ["~", "から"] {
        if let Some(low) = find(mark, 0) {
            let high = low + mark.chars().count();
            let end = ends_with("まで").unwrap_or(text.len());
            return Ok(Ends {
                low,
                high,
                end: end.max(high),
            });
        }
    }
    if let Some(at) = find("±", 0) {
        return Err(Fault::new(Reason::PlusMinus, at, at + 1));
    }
    let digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    let first = text.iter().position(char::is_ascii_digit).unwrap_or(0);
    let dash = (first + 1..text.len()).find(|&at| {
        "-‒–—―─━ー".contains(text.get(at).copied().unwrap_or(' '))
            && (at + 1..text.len()).any(digit)
    });
    match dash {
        Some(at) => Err(Fault::new(Reason::UnclearRangeMark, at, at + 1)),
        None => Err(Fault::new(Reason::NoRangeMark, 0, text.len())),
    }
}

fn candidates(cell: &Cell, fault: Fault) -> Vec<String> {
    let glyphs = &cell.glyphs;
    let Ok(ends) = ends(glyphs) else {
        return match fault.reason {
            Reason::UnclearRangeMark => vec![cell.with(fault.from, fault.to, "～")],
            Reason::PlusMinus => around(cell, fault).into_iter().collect(),
            _ => Vec::new(),
        };
    };
    let low = cell.piece(0, ends.low);
    let high = cell.piece(ends.high, ends.end);
    let (low, high) = (low.trim(), high.trim());
    match fault.reason {
        Reason::RangeReversed => vec![format!("{high}～{low}")],
        Reason::RangeScale => {
            // The scale and the unit of the second end, and the unit alone.
            let behind: String = high.chars().skip_while(|ch| !is_scale(*ch)).collect();
            let unit: String = behind.chars().filter(|ch| !is_scale(*ch)).collect();
            vec![
                format!("{low}{behind}～{high}"),
                format!("{low}{unit}～{high}"),
            ]
        }
        _ => Vec::new(),
    }
}

fn is_scale(ch: char) -> bool {
    super::numeral::scale(ch).is_some()
}

/// `36.5±0.5℃` as a range.
fn around(cell: &Cell, fault: Fault) -> Option<String> {
    let middle = parse(cell.glyphs.get(..fault.from)?, false).ok()?;
    let step = parse(cell.glyphs.get(fault.to..)?, false).ok()?;
    let unit: &Unit = if step.unit.is_empty() {
        &middle.unit
    } else {
        &step.unit
    };
    if !middle.unit.is_empty() && &middle.unit != unit {
        return None;
    }
    let low = middle.value.checked_sub(step.value).ok()?;
    let high = middle.value.checked_add(step.value).ok()?;
    Some(format!("{low}～{high}{unit}"))
}
