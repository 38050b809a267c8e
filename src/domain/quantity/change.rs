//! Targets given as a change against a baseline: `5%以上削減`, `3.5％増`.

use super::cell::{Cell, Fault};
use super::chars::Glyph;
use super::error::{ReadError, Reason};
use super::parse::parse;
use super::{Bound, ChangeDirection, ChangeTarget};
use crate::domain::exact::Exact;

/// Words for a direction, the longer ones first.
const DIRECTIONS: [(&str, ChangeDirection); 7] = [
    ("削減", ChangeDirection::Reduction),
    ("縮減", ChangeDirection::Reduction),
    ("低減", ChangeDirection::Reduction),
    ("減少", ChangeDirection::Reduction),
    ("減", ChangeDirection::Reduction),
    ("増加", ChangeDirection::Increase),
    ("増", ChangeDirection::Increase),
];

/// Reads a change that is aimed at. `以上` and `の` may stand between the percentage and the direction.
///
/// Against which figure the change counts is not part of it: an indicator of this kind has its own baseline, and
/// `前年度比` in the target could contradict it. Whether a cell is blank, not applicable or pending is for
/// [`read`](super::read) with [`Expect::Text`](super::Expect::Text) to say.
///
/// ```
/// use tassei::domain::quantity::{ChangeDirection, read_change};
///
/// let target = read_change("3.5％以上増加").unwrap();
/// assert_eq!(target.fraction.to_string(), "0.035");
/// assert_eq!(target.direction, ChangeDirection::Increase);
/// ```
///
/// # Errors
/// What is wrong, where, and what to write instead.
pub fn read_change(raw: &str) -> Result<ChangeTarget, ReadError> {
    let cell = Cell::prepare(raw)?;
    parse_change(&cell.glyphs).map_err(|fault| {
        let suggestions = (candidates(&cell, fault).into_iter())
            .filter(|text| Cell::prepare(text).is_ok_and(|cell| parse_change(&cell.glyphs).is_ok()))
            .collect();
        cell.refuse(fault, suggestions)
    })
}

fn parse_change(glyphs: &[Glyph]) -> Result<ChangeTarget, Fault> {
    let last = glyphs.iter().rposition(|glyph| !glyph.ch.is_whitespace());
    let glyphs = glyphs.get(..=last.unwrap_or(0)).unwrap_or_default();
    let whole = |reason| Fault::new(reason, 0, glyphs.len());
    if !glyphs.iter().any(|glyph| glyph.ch.is_ascii_digit()) {
        return Err(whole(Reason::NoNumber));
    }
    let Some((direction, at)) = direction(glyphs) else {
        return Err(whole(Reason::NoDirection));
    };
    let amount = glyphs.get(..at).unwrap_or_default();
    let quantity = parse(amount, true)?;
    if quantity.approximate {
        return Err(Fault::new(Reason::RoughWord, 0, at));
    }
    if quantity.value.is_negative() || amount.first().is_some_and(|glyph| glyph.ch == '+') {
        return Err(Fault::new(Reason::SignedChange, 0, at));
    }
    if quantity.unit.as_str() != "%" {
        return Err(Fault::new(Reason::ChangeNotPercent, 0, at));
    }
    if !matches!(quantity.bound, None | Some(Bound::AtLeast)) || quantity.provisional {
        return Err(Fault::new(Reason::ChangeBound, 0, at));
    }
    let fraction = (quantity.value.checked_div(Exact::HUNDRED))
        .map_err(|_| Fault::new(Reason::TooManyIntegerDigits, 0, at))?;
    Ok(ChangeTarget {
        fraction,
        direction,
    })
}

/// The direction at the end, and where the amount before it ends.
fn direction(glyphs: &[Glyph]) -> Option<(ChangeDirection, usize)> {
    let ends_with = |end: usize, word: &str| {
        let from = end.checked_sub(word.chars().count())?;
        let tail = glyphs.get(from..end)?;
        tail.iter()
            .map(|glyph| glyph.ch)
            .eq(word.chars())
            .then_some(from)
    };
    let (direction, at) = (DIRECTIONS.iter())
        .find_map(|&(word, direction)| Some((direction, ends_with(glyphs.len(), word)?)))?;
    let spaces = (glyphs.get(..at)?.iter().rev())
        .take_while(|glyph| glyph.ch.is_whitespace())
        .count();
    Some((direction, ends_with(at - spaces, "の").unwrap_or(at)))
}

fn candidates(cell: &Cell, fault: Fault) -> Vec<String> {
    let text = |from: usize, to: usize| cell.piece(from, to).trim().to_owned();
    let all = text(0, cell.glyphs.len());
    let (amount, words) = match direction(&cell.glyphs) {
        Some((_, at)) => (text(0, at), text(at, cell.glyphs.len())),
        None => (all.clone(), String::new()),
    };
    match fault.reason {
        Reason::NoDirection => {
            let (unsigned, sign) = without_sign(&all);
            match sign {
                Some(ChangeDirection::Reduction) => {
                    vec![format!("{unsigned}以上削減"), format!("{unsigned}削減")]
                }
                Some(ChangeDirection::Increase) => {
                    vec![format!("{unsigned}以上増加"), format!("{unsigned}増加")]
                }
                None => vec![format!("{unsigned}削減"), format!("{unsigned}増加")],
            }
        }
        Reason::SignedChange => vec![format!("{}{words}", without_sign(&amount).0)],
        Reason::ChangeNotPercent => vec![format!("{amount}%{words}")],
        Reason::RoughWord => vec![format!(
            "{}{words}",
            amount.trim_start_matches("約").trim_start_matches("およそ")
        )],
        Reason::LeadingWords => vec![text(fault.to, cell.glyphs.len())],
        _ => Vec::new(),
    }
}

/// The amount without a sign, and the direction that the sign stands for.
fn without_sign(amount: &str) -> (&str, Option<ChangeDirection>) {
    let (minus, plus) = (['-', '－', '−', '▲', '△'], ['+', '＋']);
    if let Some(rest) = amount.strip_prefix(minus) {
        (rest.trim_start(), Some(ChangeDirection::Reduction))
    } else if let Some(rest) = amount.strip_prefix(plus) {
        (rest.trim_start(), Some(ChangeDirection::Increase))
    } else {
        (amount, None)
    }
}
