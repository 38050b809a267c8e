//! Mends of a piece of text on its own: signs, commas, points, zeros, powers, quotients.

use super::kanji;
use crate::domain::exact::Exact;
use crate::domain::rounding::{Rounding, round};

pub(super) fn signs(piece: &str) -> &'static [&'static str] {
    match piece {
        "▼" | "▽" => &["▲"],
        "マイナス" => &["-"],
        _ => &["-", ""],
    }
}

pub(super) fn currency(sign: &str) -> Option<&'static str> {
    match sign {
        "¥" => Some("円"),
        "$" => Some("ドル"),
        "€" => Some("ユーロ"),
        "£" => Some("ポンド"),
        _ => None,
    }
}

pub(super) fn comparison(sign: &str) -> Option<&'static str> {
    match sign {
        "≧" | "≥" => Some("以上"),
        "≦" | "≤" => Some("以下"),
        ">" => Some("超"),
        "<" => Some("未満"),
        _ => None,
    }
}

/// The bound that other words for it come to.
pub(super) fn bound_word(words: &str) -> Option<&'static str> {
    match words {
        "を上回る" | "上回る" | "より多い" | "より大きい" => Some("超"),
        "を下回る" | "下回る" | "より少ない" | "より小さい" => Some("未満"),
        "から" | "最低" | "少なくとも" => Some("以上"),
        "まで" | "最大" | "最高" | "上限" => Some("以下"),
        _ => None,
    }
}

/// `5k` and `5M` as digits.
pub(super) fn letter_scale(piece: &str) -> Option<String> {
    let (number, factor) = match piece.strip_suffix('M') {
        Some(number) => (number, 1_000_000),
        None => (piece.strip_suffix(['k', 'K'])?, 1_000),
    };
    let value = kanji::value(number)?
        .checked_mul(Exact::from_i64(factor))
        .ok()?;
    Some(with_commas(&value))
}

/// The digits with a comma before every three.
fn commas(digits: &str) -> String {
    let mut text = String::new();
    for (n, ch) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(ch);
    }
    text
}

/// A value with a comma before every three integer digits: `-1,234.5`. A value that is no short decimal is written as
/// a fraction, as [`Exact`] writes it.
pub(super) fn with_commas(value: &Exact) -> String {
    let text = value.abs().to_string();
    let sign = if value.is_negative() { "-" } else { "" };
    match text.split_once('.') {
        _ if text.contains('/') => format!("{sign}{text}"),
        Some((whole, fraction)) => format!("{sign}{}.{fraction}", commas(whole)),
        None => format!("{sign}{}", commas(&text)),
    }
}

/// Digits whose commas or spaces do not group by three: meant as one number, or as a decimal comma, or cut short.
pub(super) fn regrouped(piece: &str) -> Vec<String> {
    let (whole, fraction) = match piece.split_once('.') {
        Some((whole, fraction)) => (whole, format!(".{fraction}")),
        None => (piece, String::new()),
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return vec![String::new()];
    }
    let meant = digits.trim_start_matches('0');
    let meant = if meant.is_empty() { "0" } else { meant };
    let mut all = vec![format!("{}{fraction}", commas(meant))];
    let groups: Vec<&str> = whole.split(',').collect();
    if let [first, last] = groups.as_slice()
        && !first.is_empty()
        && (1..=2).contains(&last.len())
        && fraction.is_empty()
    {
        all.push(format!("{first},{last:0<3}"));
        if last.contains(|ch| ch != '0') {
            all.push(format!("{first}.{last}"));
        }
    }
    all
}

pub(super) fn other_separator(piece: &str, mark: char) -> Vec<String> {
    let mut all = Vec::new();
    if !matches!(mark, '。' | '・' | '·') {
        all.push(piece.replace(mark, ","));
    }
    // 5、6 is a list; nobody means a decimal point by it.
    if mark == '、' {
        return all;
    }
    // With three digits behind it 1、000 is a thousand; offering 1.000 as well would only confuse.
    if !all.iter().any(|text| looks_grouped(text)) {
        all.push(piece.replace(mark, "."));
    }
    all
}

fn looks_grouped(text: &str) -> bool {
    text.split(',').skip(1).all(|group| {
        group
            .split('.')
            .next()
            .is_some_and(|digits| digits.len() == 3)
    })
}

/// Points for commas, as other countries write them, or one point typed twice.
pub(super) fn points(piece: &str) -> Vec<String> {
    let by_comma = piece.replace('.', ",");
    if looks_grouped(&by_comma) {
        vec![by_comma]
    } else {
        vec![piece.replace("..", ".")]
    }
}

pub(super) fn swapped(piece: &str) -> String {
    let swap = |ch| match ch {
        '.' => ',',
        ',' => '.',
        other => other,
    };
    piece.chars().map(swap).collect()
}

pub(super) fn without_zeros(piece: &str) -> Vec<String> {
    let (whole, fraction) = match piece.split_once('.') {
        Some((whole, fraction)) => (whole, format!(".{fraction}")),
        None => (piece, String::new()),
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let kept = digits.trim_start_matches('0');
    let kept = if kept.is_empty() { "0" } else { kept };
    let mut all = vec![format!("{}{fraction}", commas(kept))];
    if let Some(decimals) = whole.strip_prefix("0,").filter(|_| fraction.is_empty()) {
        all.push(format!("0.{decimals}"));
    }
    all
}

/// Six fraction digits instead of more.
pub(super) fn shortened(piece: &str) -> Option<String> {
    let digits: String = piece.chars().filter(|ch| *ch != ',').collect();
    let (whole, fraction) = digits.split_once('.')?;
    // A tail beyond eighteen digits cannot be told from one that is cut there, as long as it is not all zeros.
    let kept: String = fraction.chars().take(18).collect();
    let sticky = fraction.chars().skip(18).any(|ch| ch != '0');
    let mantissa: i128 = format!("{whole}{kept}{}", u8::from(sticky)).parse().ok()?;
    let length = u32::try_from(kept.len() + 1).ok()?;
    let value = Exact::from_decimal(mantissa, length).ok()?;
    let shown = round(&value, 6, Rounding::HalfUp).ok()?.to_string();
    let (whole, fraction) = shown.split_once('.')?;
    Some(format!("{}.{fraction}", commas(whole)))
}

/// `1.5e3` as digits.
pub(super) fn powers(piece: &str) -> Option<String> {
    let (number, power) = piece.split_once(['e', 'E'])?;
    let digits = power.trim_start_matches(['+', '-']);
    let length = digits.chars().take_while(char::is_ascii_digit).count();
    let (digits, unit) = digits.split_at_checked(length)?;
    let power_of_ten = 10_i128.checked_pow(digits.parse().ok()?)?;
    let scale = Exact::new(power_of_ten, 1).ok()?;
    let value = kanji::value(number)?;
    let value = if power.starts_with('-') {
        value.checked_div(scale)
    } else {
        value.checked_mul(scale)
    };
    Some(format!("{}{unit}", with_commas(&value.ok()?)))
}

/// The part, the whole and the unit of `1/2件` or `2分の1`.
fn quotient_parts(piece: &str) -> Option<(&str, &str, &str)> {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    if let Some((all, rest)) = piece.split_once("分の") {
        let (part, unit) = rest.split_at_checked(digits(rest))?;
        return Some((part, all, unit));
    }
    let (part, rest) = piece.split_once(['/', '÷'])?;
    let (all, unit) = rest.split_at_checked(digits(rest))?;
    Some((part, all, unit))
}

/// `1/2` as a decimal and as a percentage, where they end.
pub(super) fn quotients(piece: &str) -> Vec<String> {
    let parts = quotient_parts(piece).and_then(|(part, all, unit)| {
        let quotient = kanji::value(part)?.checked_div(kanji::value(all)?).ok()?;
        // A part of a whole; otherwise it is more likely a date or a ratio.
        (quotient < Exact::ONE).then_some((quotient, unit))
    });
    let Some((quotient, unit)) = parts else {
        return Vec::new();
    };
    let mut all = vec![format!("{quotient}{unit}")];
    if let Ok(percentage) = quotient.checked_mul(Exact::HUNDRED)
        && unit.is_empty()
    {
        all.push(format!("{percentage}%"));
    }
    all
}
