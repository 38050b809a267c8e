//! How numbers, years and times are written. No figure is formatted anywhere else.

use crate::domain::exact::Exact;
use crate::domain::rounding::{Decimal, Rounding, round};
use crate::domain::summary::Share;
use crate::domain::year::{Era, EraYear, FiscalYear};

/// What stands where there is no figure.
pub const NO_FIGURE: &str = "―";

/// `R6`, `H30`: for table headings and narrow places.
pub fn year_short(year: FiscalYear) -> String {
    let EraYear { era, year } = year.era_year();
    let letter = match era {
        Era::Heisei => 'H',
        Era::Reiwa => 'R',
    };
    format!("{letter}{year}")
}

/// `令和６年度`, with full-width digits as in municipal papers; the first year of an era is 元年度.
pub fn year_long(year: FiscalYear) -> String {
    let EraYear { era, year } = year.era_year();
    let name = match era {
        Era::Heisei => "平成",
        Era::Reiwa => "令和",
    };
    if year == 1 {
        format!("{name}元年度")
    } else {
        format!("{name}{}年度", full_width(year))
    }
}

/// One digit full width, more of them half width, as papers write them: ６, 10.
pub fn full_width(number: u16) -> String {
    const DIGITS: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];
    match DIGITS.get(usize::from(number)) {
        Some(digit) => digit.to_string(),
        None => number.to_string(),
    }
}

/// `87.8％`; below zero `▲5％`, as papers write it.
pub fn percent(figure: Decimal) -> String {
    format!("{}％", grouped(figure))
}

/// `＋5.0％`, `▲5.0％`: a change, with its sign.
pub fn signed_percent(figure: Decimal) -> String {
    match figure.mantissa() {
        0 => percent(figure),
        mantissa if mantissa > 0 => format!("＋{}", percent(figure)),
        _ => percent(figure),
    }
}

/// `87.8％（36÷41）`: the denominator is always printed with the percentage.
pub fn share(share: &Share) -> String {
    format!("{}（{}）", percent(share.shown), fraction(share))
}

/// `36÷41`.
pub fn fraction(share: &Share) -> String {
    format!("{}÷{}", count(share.part), count(share.whole))
}

/// A count with thousands commas.
pub fn count(count: usize) -> String {
    group(&count.to_string())
}

/// A size in bytes as `5 MB` or `5.3 MB`, never less than it is.
pub fn megabytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    match tenths % 10 {
        0 => format!("{} MB", tenths / 10),
        tenth => format!("{}.{tenth} MB", tenths / 10),
    }
}

/// A decimal number with thousands commas.
pub fn grouped(figure: Decimal) -> String {
    group(&figure.to_string())
}

/// Puts a comma before every third digit of the integer part; below zero it begins with ▲, as papers write it.
pub fn group(number: &str) -> String {
    let (sign, digits) = number
        .strip_prefix('-')
        .map_or(("", number), |digits| ("▲", digits));
    let (integer, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(integer, fraction)| {
            (integer, Some(fraction))
        });
    let mut grouped = sign.to_owned();
    for (index, digit) in integer.chars().enumerate() {
        let left = integer.len().saturating_sub(index);
        if index > 0 && left.is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(fraction) = fraction {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

/// More digits than this behind the point are not written out.
const MOST_DIGITS: u8 = 12;

/// An exact value for a person who checks it: all its digits where they end soon, otherwise three more than the
/// `decimals` to which it will be rounded, and `…`. Below zero it begins with ▲.
pub fn exact(value: &Exact, decimals: u8) -> String {
    let sign = if value.is_negative() { "▲" } else { "" };
    let value = value.abs();
    let all = value.to_string();
    if !all.contains('/') {
        return format!("{sign}{}", group(&all));
    }
    let mut digits = decimals.saturating_add(3);
    loop {
        let Ok(cut) = round(&value, digits, Rounding::Truncate) else {
            // Too long to be written out: the fraction says it exactly.
            return format!("{sign}{all}");
        };
        let text = cut.to_string();
        // 72.500… looks like a tie, which it is not: the digit that breaks it has to be seen.
        let behind = text
            .get(
                text.len()
                    .saturating_sub(usize::from(digits.saturating_sub(decimals)))..,
            )
            .unwrap_or_default();
        let undecided = behind.trim_end_matches('0');
        if digits >= MOST_DIGITS || !matches!(undecided, "" | "5") {
            return format!("{sign}{}…", group(&text));
        }
        digits = digits.saturating_add(1);
    }
}

/// An exact fraction as a percentage, to be rounded to `decimals`: `96.666…％`.
pub fn exact_percent(fraction: &Exact, decimals: u8) -> String {
    match fraction.checked_mul(Exact::HUNDRED) {
        Ok(percent) => format!("{}％", exact(&percent, decimals)),
        Err(_) => fraction.to_string(),
    }
}

/// A number with its unit as papers write it: `1,000人`, `延べ1,000人`, `98％`.
pub fn with_unit(number: &str, unit: &str) -> String {
    match (unit, unit.strip_prefix("延べ")) {
        ("%" | "％", _) => format!("{number}％"),
        (_, Some(counted)) => format!("延べ{number}{counted}"),
        _ => format!("{number}{unit}"),
    }
}

/// A text of at most `most` characters: a longer one ends in `…`.
pub fn cut(text: &str, most: usize) -> String {
    let mut cut: String = text.chars().take(most).collect();
    if text.chars().nth(most).is_some() {
        cut.push('…');
    }
    cut
}

/// `14:03`.
pub fn time_of_day(hour: u32, minute: u32) -> String {
    format!("{hour}:{minute:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years() {
        for (year, short, long) in [
            (1989, "H1", "平成元年度"),
            (2018, "H30", "平成30年度"),
            (2019, "R1", "令和元年度"),
            (2024, "R6", "令和６年度"),
            (2028, "R10", "令和10年度"),
        ] {
            let year = FiscalYear::new(year).unwrap();
            assert_eq!(
                (year_short(year).as_str(), year_long(year).as_str()),
                (short, long)
            );
        }
    }

    #[test]
    fn sizes() {
        for (bytes, words) in [
            (0, "0 MB"),
            (1, "0.1 MB"),
            (5_000_000, "5 MB"),
            (5_000_001, "5.1 MB"),
            (12_340_000, "12.4 MB"),
        ] {
            assert_eq!(megabytes(bytes), words);
        }
    }

    #[test]
    fn exact_values() {
        for (num, den, decimals, text) in [
            (4, 5, 0, "0.8"),
            (1_000, 1, 0, "1,000"),
            (-1, 20, 0, "▲0.05"),
            (290, 3, 0, "96.666…"),
            (58_865, 600, 1, "98.1083…"),
            (-290, 3, 0, "▲96.666…"),
            (7_000, 3, 1, "2,333.3333…"),
            // Just above a tie: the digits go on until it shows.
            (725_000_001, 9_999_999, 0, "72.500007…"),
            (240_000_001, 3_000_000, 0, "80.0000003…"),
        ] {
            let value = Exact::new(num, den).unwrap();
            assert_eq!(exact(&value, decimals), text);
        }
        assert_eq!(exact_percent(&Exact::new(29, 30).unwrap(), 0), "96.666…％");
    }

    #[test]
    fn units() {
        for (unit, text) in [
            ("人", "5人"),
            ("", "5"),
            ("%", "5％"),
            ("延べ人", "延べ5人"),
        ] {
            assert_eq!(with_unit("5", unit), text);
        }
    }

    #[test]
    fn commas() {
        for (plain, grouped) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-1234567.8901", "▲1,234,567.8901"),
            ("123456", "123,456"),
        ] {
            assert_eq!(group(plain), grouped);
        }
    }
}
