//! Numbers in forms that are not read, only turned into suggestions: kanji numerals, mixed forms, other digits.

use crate::domain::exact::Exact;

/// The value of `百二十`, `3万5千`, `1.5億2,000万` or `二〇`; `None` for what has no one value.
pub(super) fn value(text: &str) -> Option<Exact> {
    // A number is a sum of parts below a large scale, and such a part a sum of parts below a small one.
    let (mut total, mut part) = (Exact::ZERO, Exact::ZERO);
    let mut digits = String::new();
    let mut any = false;
    for ch in text.chars().filter(|ch| *ch != ',') {
        if let Some(digit) = digit(ch) {
            digits.push(digit);
            any = true;
        } else if ch == '.' {
            digits.push('.');
        } else if let Some(small) = small_scale(ch) {
            let factor = if digits.is_empty() {
                Exact::ONE
            } else {
                decimal(&digits)?
            };
            part = part.checked_add(factor.checked_mul(small).ok()?).ok()?;
            digits.clear();
            any = true;
        } else {
            let large = large_scale(ch)?;
            if !digits.is_empty() {
                part = part.checked_add(decimal(&digits)?).ok()?;
            }
            // 万円 without a number is no number.
            if part.is_zero() {
                return None;
            }
            total = total.checked_add(part.checked_mul(large).ok()?).ok()?;
            part = Exact::ZERO;
            digits.clear();
        }
    }
    if !digits.is_empty() {
        part = part.checked_add(decimal(&digits)?).ok()?;
    }
    if any {
        total.checked_add(part).ok()
    } else {
        None
    }
}

fn digit(ch: char) -> Option<char> {
    let value = match ch {
        '0'..='9' => return Some(ch),
        '〇' | '零' | '○' | '◯' => '0',
        '一' | '壱' => '1',
        '二' | '弐' => '2',
        '三' | '参' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => return None,
    };
    Some(value)
}

fn small_scale(ch: char) -> Option<Exact> {
    match ch {
        '十' | '拾' => Some(Exact::from_i64(10)),
        '百' => Some(Exact::HUNDRED),
        '千' => Some(Exact::from_i64(1_000)),
        _ => None,
    }
}

fn large_scale(ch: char) -> Option<Exact> {
    let exponent = super::numeral::scale(ch)?;
    Some(Exact::from_i64(10_i64.pow(exponent)))
}

/// The value of ASCII digits with at most one point.
fn decimal(digits: &str) -> Option<Exact> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let length = u32::try_from(fraction.len()).ok()?;
    let mantissa = format!("{whole}{fraction}").parse().ok()?;
    Exact::from_decimal(mantissa, length).ok()
}

/// Digits of another script, or one circled or raised number, in ASCII.
pub(super) fn foreign_digits(piece: &str) -> Option<String> {
    let digits: Vec<(u32, bool)> = piece.chars().map(foreign_digit).collect::<Option<_>>()?;
    // ①② is a list of two marks and not a number of two digits.
    if digits.len() > 1 && digits.iter().any(|&(_, positional)| !positional) {
        return None;
    }
    Some(
        digits
            .iter()
            .map(|(number, _)| number.to_string())
            .collect(),
    )
}

/// The number that a character stands for, and whether it is a digit that others can follow.
fn foreign_digit(ch: char) -> Option<(u32, bool)> {
    // Each row: the first character, how many there are, and the number of the first.
    const MARKS: [(u32, u32, u32); 13] = [
        (0x00B9, 1, 1),
        (0x00B2, 2, 2),
        (0x2074, 6, 4),
        (0x2080, 10, 0),
        (0x2460, 20, 1),
        (0x2474, 20, 1),
        (0x2488, 20, 1),
        (0x24EA, 1, 0),
        (0x24F5, 10, 1),
        (0x2776, 10, 1),
        (0x2780, 10, 1),
        (0x3251, 15, 21),
        (0x32B1, 15, 36),
    ];
    /// The zeros of some scripts, and of the five styles of mathematical digits.
    const ZEROS: [u32; 14] = [
        0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x0ED0, 0x1040, 0x17E0, 0x1810, 0x1D7CE, 0x1D7D8,
        0x1D7E2, 0x1D7EC, 0x1D7F6,
    ];
    let code = u32::from(ch);
    if let Some(zero) = ZEROS
        .iter()
        .find(|&&zero| (zero..zero + 10).contains(&code))
    {
        return Some((code - zero, true));
    }
    let (first, _, number) =
        (MARKS.iter()).find(|(first, count, _)| (*first..first + count).contains(&code))?;
    Some((number + code - first, false))
}
