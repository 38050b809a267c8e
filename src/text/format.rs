//! How numbers, years and times are written. No figure is formatted anywhere else.

use crate::domain::rounding::Decimal;
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
fn full_width(number: u16) -> String {
    const DIGITS: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];
    match DIGITS.get(usize::from(number)) {
        Some(digit) => digit.to_string(),
        None => number.to_string(),
    }
}

/// `87.8％`.
pub fn percent(figure: Decimal) -> String {
    format!("{}％", grouped(figure))
}

/// `＋5.0％`, `▲5.0％`: a change, with its sign.
pub fn signed_percent(figure: Decimal) -> String {
    match figure.mantissa() {
        0 => percent(figure),
        mantissa if mantissa > 0 => format!("＋{}", percent(figure)),
        _ => percent(figure).replacen('-', "▲", 1),
    }
}

/// `87.8％（36÷41）`: the denominator is always printed with the percentage.
pub fn share(share: &Share) -> String {
    format!("{}（{}）", percent(share.shown), fraction(share))
}

/// `36÷41`.
pub fn fraction(share: &Share) -> String {
    format!("{}÷{}", share.part, share.whole)
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

/// Puts a comma before every third digit of the integer part.
pub fn group(number: &str) -> String {
    let (sign, digits) = number
        .strip_prefix('-')
        .map_or(("", number), |digits| ("-", digits));
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
    fn commas() {
        for (plain, grouped) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-1234567.8901", "-1,234,567.8901"),
            ("123456", "123,456"),
        ] {
            assert_eq!(group(plain), grouped);
        }
    }
}
