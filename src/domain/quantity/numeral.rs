//! The digits of a number: commas, point, and the scales 万, 億 and 兆.

use super::cell::{Cursor, Fault, is_space};
use super::error::Reason;
use crate::domain::exact::Exact;

/// Most digits before the point, after the scales are worked in.
pub(super) const MOST_INTEGER_DIGITS: usize = 15;
/// Most digits behind the point.
pub(super) const MOST_FRACTION_DIGITS: usize = 6;

/// What was read as one number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub value: Exact,
    /// Whether 万, 億 or 兆 had a part in it.
    pub scaled: bool,
    /// Whether it ends with one digit behind such a scale, which people may mean in the next lower one: 3万5千.
    pub short: bool,
}

/// One run of digits.
struct Plain {
    whole: String,
    fraction: String,
    from: usize,
    to: usize,
}

/// The power of ten of a scale.
pub(super) fn scale(ch: char) -> Option<u32> {
    match ch {
        '万' => Some(4),
        '億' => Some(8),
        '兆' => Some(12),
        _ => None,
    }
}

/// Reads a number without its sign. The next glyph has to be a digit.
pub(super) fn scan(cursor: &mut Cursor<'_>) -> Result<Numeral, Fault> {
    let from = cursor.at;
    let mut value = Exact::ZERO;
    let mut last: Option<u32> = None;
    let short = loop {
        let plain = scan_plain(cursor)?;
        let behind = cursor.at;
        cursor.skip_spaces();
        let exponent = cursor.peek().and_then(scale);
        if exponent.is_none() {
            cursor.at = behind;
        }
        if last.is_some() && plain.whole.len() > 4 {
            return Err(Fault::new(Reason::ScalePart, from, end_of_scaled(cursor)));
        }
        if let (Some(last), Some(exponent)) = (last, exponent)
            && exponent >= last
        {
            return Err(Fault::new(Reason::ScaleOrder, from, end_of_scaled(cursor)));
        }
        let too_many = Fault::new(Reason::TooManyIntegerDigits, from, plain.to);
        let part = part_value(&plain, exponent.unwrap_or(0))?;
        value = value.checked_add(part).map_err(|_| too_many)?;
        if value >= Exact::from_i64(10_i64.pow(15)) {
            return Err(too_many);
        }
        let Some(exponent) = exponent else {
            let digit = plain.fraction.is_empty() && plain.whole.len() == 1 && plain.whole != "0";
            break last.is_some() && digit;
        };
        cursor.at += 1;
        last = Some(exponent);
        let behind = cursor.at;
        cursor.skip_spaces();
        if !cursor.next_is_digit() {
            cursor.at = behind;
            break false;
        }
        if !plain.fraction.is_empty() {
            let to = end_of_scaled(cursor);
            return Err(Fault::new(Reason::FractionBeforeScale, from, to));
        }
    };
    Ok(Numeral {
        value,
        short,
        scaled: last.is_some(),
    })
}

/// The end of everything that looks like a part of the same scaled number, so that a suggestion can replace all of it.
fn end_of_scaled(cursor: &Cursor<'_>) -> usize {
    let mut ahead = cursor.clone();
    while (ahead.peek())
        .is_some_and(|ch| ch.is_ascii_digit() || scale(ch).is_some() || matches!(ch, ',' | '.'))
    {
        ahead.at += 1;
    }
    ahead.at
}

fn part_value(plain: &Plain, exponent: u32) -> Result<Exact, Fault> {
    let fault = |reason| Fault::new(reason, plain.from, plain.to);
    let spared = usize::try_from(exponent).unwrap_or(0);
    if plain.whole.len() > MOST_INTEGER_DIGITS {
        return Err(fault(Reason::TooManyIntegerDigits));
    }
    if plain.fraction.len() > MOST_FRACTION_DIGITS + spared {
        return Err(fault(Reason::TooManyFractionDigits));
    }
    // At most 15 + 18 digits and 12 more for the scale, which 128 bits hold only after the fraction is taken out.
    let too_many = |_| fault(Reason::TooManyIntegerDigits);
    let digits = format!("{}{}", plain.whole, plain.fraction);
    let mantissa: i128 = digits
        .parse()
        .map_err(|_| fault(Reason::TooManyIntegerDigits))?;
    let length = u32::try_from(plain.fraction.len()).unwrap_or(0);
    let shift = 10_i64.pow(exponent);
    Exact::from_decimal(mantissa, length)
        .and_then(|value| value.checked_mul(Exact::from_i64(shift)))
        .map_err(too_many)
}

/// The marks that can stand between two digits of one number, rightly or not.
fn is_separator(ch: char) -> bool {
    is_space(ch) || matches!(ch, ',' | '.' | '、' | '。' | '・' | '·' | '\'' | '’' | '_')
}

fn scan_plain(cursor: &mut Cursor<'_>) -> Result<Plain, Fault> {
    let from = cursor.at;
    let mut run = String::new();
    while let Some(ch) = cursor.peek() {
        let joins = is_separator(ch) && digit_follows(cursor);
        if !ch.is_ascii_digit() && !joins {
            break;
        }
        run.push(ch);
        cursor.at += 1;
    }
    let to = cursor.at;
    match cursor.peek() {
        Some('.') => return Err(Fault::new(Reason::NothingBehindPoint, from, to + 1)),
        Some(',') => return Err(Fault::new(Reason::Grouping, from, to + 1)),
        _ => {}
    }
    let (whole, fraction) = digits_of(&run).map_err(|reason| Fault::new(reason, from, to))?;
    Ok(Plain {
        whole,
        fraction,
        from,
        to,
    })
}

/// Whether a digit comes after the separators that come next.
fn digit_follows(cursor: &Cursor<'_>) -> bool {
    (0..)
        .map_while(|ahead| cursor.ahead(ahead))
        .find(|&ch| !is_separator(ch))
        .is_some_and(|ch| ch.is_ascii_digit())
}

/// The digits before and behind the point of a run of digits and separators.
fn digits_of(run: &str) -> Result<(String, String), Reason> {
    let foreign = |ch: &char| !ch.is_ascii_digit() && !is_space(*ch) && !matches!(ch, ',' | '.');
    if let Some(ch) = run.chars().find(foreign) {
        return Err(Reason::Separator(ch));
    }
    let (whole, fraction) = run.split_once('.').unwrap_or((run, ""));
    if fraction.contains('.') {
        return Err(Reason::SeveralPoints);
    }
    if fraction.contains(',') {
        return Err(Reason::CommaBehindPoint);
    }
    if fraction.contains(is_space) || whole.contains('\n') {
        return Err(Reason::SpacedDigits);
    }
    let by_space = whole.contains(' ');
    if !groups_by_three(whole, if by_space { ' ' } else { ',' }) {
        return Err(if by_space {
            Reason::SpacedDigits
        } else {
            Reason::Grouping
        });
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if digits.len() > 1 && digits.starts_with('0') {
        return Err(Reason::LeadingZeros);
    }
    Ok((digits, fraction.to_owned()))
}

fn groups_by_three(whole: &str, separator: char) -> bool {
    let digits = |group: &str| group.chars().all(|ch| ch.is_ascii_digit());
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    let mut others = groups.peekable();
    let one_group = others.peek().is_none();
    digits(first)
        && (one_group || (1..=3).contains(&first.len()))
        && others.all(|group| group.len() == 3 && digits(group))
}
