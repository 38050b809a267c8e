//! What could be written instead of a text that was refused.
//!
//! A suggestion is only ever offered, never taken: a person picks it. Each one reads without an error, and each keeps
//! what was entered around the piece that it mends.

use super::cell::{Cell, Cursor, Fault};
use super::chars;
use super::error::{ReadError, Reason};
use super::mend::*;
use super::{kanji, numeral, parse};
use crate::domain::exact::Exact;

/// More would be a list to study.
const MOST_SUGGESTIONS: usize = 3;

/// The refusal of a text that could not even be prepared, with the text that is left without the hidden characters.
pub(super) fn without_hidden(
    raw: &str,
    error: ReadError,
    accepts: impl Fn(&str) -> bool,
) -> ReadError {
    if !matches!(error.reason, Reason::HiddenCharacter(_)) {
        return error;
    }
    let visible: String = (raw.chars())
        .filter(|&ch| !chars::is_hidden(ch) && !chars::is_variation_selector(ch))
        .collect();
    let suggestions = kept(vec![visible.trim().to_owned()], accepts);
    ReadError {
        suggestions,
        ..error
    }
}

/// What could be written instead, the likeliest first.
pub(super) fn suggestions(
    cell: &Cell,
    fault: Fault,
    accepts: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mended = kept(candidates(cell, fault), &accepts);
    let surrounded = matches!(
        fault.reason,
        Reason::Brackets
            | Reason::LeadingWords
            | Reason::TrailingWords
            | Reason::UnexpectedCharacter(_)
    );
    if mended.is_empty() && surrounded {
        kept(only_number(cell).into_iter().collect(), accepts)
    } else {
        mended
    }
}

fn kept(candidates: Vec<String>, accepts: impl Fn(&str) -> bool) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for candidate in candidates {
        if kept.len() < MOST_SUGGESTIONS && !kept.contains(&candidate) && accepts(&candidate) {
            kept.push(candidate);
        }
    }
    kept
}

fn candidates(cell: &Cell, fault: Fault) -> Vec<String> {
    let piece = folded(cell, fault.from, fault.to);
    let with = |replacement: &str| cell.with(fault.from, fault.to, replacement);
    let each = |replacements: Vec<String>| replacements.iter().map(|r| with(r)).collect();
    match fault.reason {
        // Between two numbers ± gives a range, and a range is no one value.
        Reason::PlusMinus if piece.chars().count() > 1 => Vec::new(),
        Reason::PlusMinus | Reason::UnclearMinus | Reason::SeveralSigns => {
            signs(&piece).iter().map(|sign| with(sign)).collect()
        }
        Reason::CurrencySign => {
            currency(&piece).map_or_else(Vec::new, |unit| vec![format!("{}{unit}", with(""))])
        }
        Reason::ComparisonSign => comparison(&piece).map_or_else(Vec::new, |word| {
            vec![format!("{}{word}", with("")), with("")]
        }),
        Reason::SpacedDigits if may_be_two(cell, fault) => Vec::new(),
        Reason::Grouping | Reason::SpacedDigits => each(regrouped(&piece)),
        Reason::Separator(mark) => each(other_separator(&piece, mark)),
        Reason::SeveralPoints => each(points(&piece)),
        Reason::CommaBehindPoint => vec![with(&swapped(&piece))],
        Reason::NothingBeforePoint => vec![with("0.")],
        Reason::NothingBehindPoint => vec![with(piece.trim_end_matches('.'))],
        Reason::LeadingZeros => each(without_zeros(&piece)),
        Reason::TooManyFractionDigits => each(shortened(&piece).into_iter().collect()),
        Reason::Exponent => each(powers(&piece).into_iter().collect()),
        Reason::Fraction => each(quotients(&piece)),
        Reason::SmallScale
        | Reason::KanjiNumeral
        | Reason::FractionBeforeScale
        | Reason::ScalePart
        | Reason::Circle => each(
            kanji::value(&piece)
                .map(|value| with_commas(&value))
                .into_iter()
                .collect(),
        ),
        Reason::LastDigit => each(last_digit(&piece)),
        Reason::ForeignDigits => foreign(cell, fault),
        Reason::Tenths => each(tenths(cell, fault).into_iter().collect()),
        Reason::Half if fault.to < cell.glyphs.len() => vec![with(".5")],
        Reason::Half => vec![half(cell, fault)],
        Reason::RoughWord => vec![format!("約{}", with("")), with("")],
        // 5%以上削減 is a target of another kind and has no number to offer here.
        Reason::ChangeWord if folded(cell, 0, fault.from).ends_with("以上") => Vec::new(),
        Reason::ChangeWord if piece.contains(['減', '低']) => {
            vec![format!("-{}", with("")), with("")]
        }
        Reason::Month => vec![with("か月")],
        Reason::Note => note(cell, fault),
        Reason::Brackets => brackets(cell, fault),
        Reason::ChangeWord | Reason::Ordinal | Reason::BoundNotAllowed | Reason::UnitTooLong => {
            vec![with("")]
        }
        Reason::TrailingWords | Reason::LeadingWords => match bound_word(&piece) {
            Some(word) => vec![format!("{}{word}", with("")), with("")],
            None if fault.reason == Reason::TrailingWords => vec![with("")],
            None => Vec::new(),
        },
        Reason::UnexpectedCharacter('O' | 'o') => vec![with("0")],
        Reason::LetterScale => letter_scale(&piece)
            .map(|digits| with(&digits))
            .into_iter()
            .collect(),
        Reason::SeveralNumbers => match hours_and_minutes(cell) {
            Some(hours) => vec![hours],
            None => numbers(cell),
        },
        _ => Vec::new(),
    }
}

/// `3万5` with its last digit in the next lower scale, and as it stands.
fn last_digit(piece: &str) -> Vec<String> {
    let behind = piece.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let lower = match behind.chars().last() {
        Some('万') => "千",
        Some('億') => "千万",
        _ => "千億",
    };
    let values = [kanji::value(&[piece, lower].concat()), kanji::value(piece)];
    values.iter().flatten().map(with_commas).collect()
}

/// What stands behind a space may be a number of its own: nobody but who wrote it knows.
fn may_be_two(cell: &Cell, fault: Fault) -> bool {
    let piece: String = (cell
        .glyphs
        .get(fault.from..fault.to)
        .unwrap_or_default()
        .iter())
    .map(|glyph| glyph.ch)
    .collect();
    let groups = piece.split_whitespace().skip(1);
    let own = |group: &str| {
        let starts = group.starts_with(|ch| ('1'..='9').contains(&ch));
        starts && group.len() != 3 && !piece.contains(['.', ','])
    };
    groups.into_iter().any(own)
}

/// The folded characters of a piece, without white space.
fn folded(cell: &Cell, from: usize, to: usize) -> String {
    (cell.glyphs.get(from..to).unwrap_or_default().iter())
        .map(|glyph| glyph.ch)
        .filter(|ch| !ch.is_whitespace())
        .collect()
}

/// The run of digits of another script in ASCII.
fn foreign(cell: &Cell, fault: Fault) -> Vec<String> {
    let run = (cell.glyphs.iter().skip(fault.from))
        .take_while(|glyph| chars::is_foreign_digit(glyph.ch))
        .count();
    let to = fault.from + run;
    let ascii = |index: Option<usize>| {
        (index.and_then(|index| cell.glyphs.get(index))).is_some_and(|g| g.ch.is_ascii_digit())
    };
    // 5① could be five with a note, or fifty-one.
    if ascii(fault.from.checked_sub(1)) || ascii(Some(to)) {
        return Vec::new();
    }
    let digits = kanji::foreign_digits(&folded(cell, fault.from, to));
    digits
        .map(|digits| cell.with(fault.from, to, &digits))
        .into_iter()
        .collect()
}

/// `3割5分` as a percentage.
fn tenths(cell: &Cell, fault: Fault) -> Option<String> {
    let piece = folded(cell, fault.from, fault.to);
    let (tens, rest) = piece.split_once('割')?;
    let ones = match rest.strip_suffix('分') {
        Some(ones) => kanji::value(ones)?,
        None if rest.is_empty() => Exact::ZERO,
        None => return None,
    };
    let tens = kanji::value(tens)?.checked_mul(Exact::from_i64(10)).ok()?;
    Some(format!("{}%", with_commas(&tens.checked_add(ones).ok()?)))
}

/// `177時間30分` in hours.
fn hours_and_minutes(cell: &Cell) -> Option<String> {
    let text = folded(cell, 0, cell.glyphs.len());
    let (hours, minutes) = text.strip_suffix('分')?.split_once("時間")?;
    let minutes = kanji::value(minutes)?
        .checked_div(Exact::from_i64(60))
        .ok()?;
    let sum = kanji::value(hours)?.checked_add(minutes).ok()?;
    Some(format!("{}時間", with_commas(&sum)))
}

/// `2時間半` as 2.5時間: the half goes from behind the unit to behind the digits.
fn half(cell: &Cell, fault: Fault) -> String {
    let digit = |glyph: &chars::Glyph| glyph.ch.is_ascii_digit();
    let behind = cell
        .glyphs
        .iter()
        .rposition(digit)
        .map_or(0, |last| last + 1);
    let number = cell.piece(0, behind);
    let unit = cell.piece(behind, fault.from);
    format!("{number}.5{unit}")
}

/// A number and a note: the number alone, or the note's words where they are a unit.
fn note(cell: &Cell, fault: Fault) -> Vec<String> {
    let number = cell.piece(0, fault.from);
    let inside: String = (cell.piece(fault.from + 1, fault.to).chars())
        .take_while(|ch| !"）)]］】」』".contains(*ch))
        .collect();
    let mut all = Vec::new();
    if !inside.contains(|ch: char| chars::fold_char(ch).is_ascii_digit()) {
        all.push(format!("{number}{inside}").trim().to_owned());
    }
    // 100%(目標達成) is no unit 目標達成, but the letters of a unit do not show that when a unit is there already.
    if number.ends_with(|ch: char| chars::is_unit_letter(chars::fold_char(ch))) {
        all.clear();
    }
    all.push(number.trim().to_owned());
    all
}

/// `(5)` is minus five to a bookkeeper and five to others; other brackets only set apart.
fn brackets(cell: &Cell, fault: Fault) -> Vec<String> {
    let closing = |ch: char| ")]}〕】」』〉》\"”’".contains(ch);
    let inside = (cell.glyphs.iter().skip(fault.from + 1))
        .take_while(|glyph| !closing(glyph.ch))
        .count();
    let before = cell.piece(0, fault.from);
    let number = cell.piece(fault.from + 1, fault.from + 1 + inside);
    let round = cell
        .glyphs
        .get(fault.from)
        .is_some_and(|glyph| glyph.ch == '(');
    let mut all = Vec::new();
    if round {
        all.push(format!("{before}-{number}"));
    }
    all.push(format!("{before}{number}"));
    all
}

/// The number in the text with its unit, if there is just one: of several a person has to choose.
fn only_number(cell: &Cell) -> Option<String> {
    match numbers(cell).as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// Every number in the text, each with its unit.
fn numbers(cell: &Cell) -> Vec<String> {
    let mut found = Vec::new();
    let mut cursor = Cursor::new(&cell.glyphs);
    while cursor.at < cursor.end() && found.len() < MOST_SUGGESTIONS {
        if !cursor.next_is_digit() {
            cursor.at += 1;
            continue;
        }
        let digits = cursor.at;
        if numeral::scan(&mut cursor).is_err() {
            return found;
        }
        let signed = (digits.checked_sub(1)).filter(|&before| {
            cell.glyphs
                .get(before)
                .is_some_and(|g| "-▲△".contains(g.ch))
        });
        let start = signed.unwrap_or(digits);
        if let Some(end) = end_of_number(cell, start, cursor.at) {
            found.push(cell.piece(start, end).trim().to_owned());
            cursor.at = cursor.at.max(end);
        }
    }
    found
}

/// How far a number that begins at `start` and whose digits end before `digits` can be read with its unit.
fn end_of_number(cell: &Cell, start: usize, digits: usize) -> Option<usize> {
    let mut end = cell.glyphs.len();
    loop {
        let glyphs = cell.glyphs.get(start..end)?;
        match parse::parse(glyphs, false) {
            Ok(_) => return Some(end),
            // What was wrong is left out, as long as it stands behind the digits.
            Err(fault) if start + fault.from >= digits && start + fault.from < end => {
                end = start + fault.from;
            }
            Err(_) => return None,
        }
    }
}
