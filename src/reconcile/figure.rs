//! Figures as they are printed.

use crate::domain::exact::Exact;
use crate::domain::quantity::{Expect, Quantity, Reading, read};
use crate::domain::rounding::{Rounding, round};
use crate::domain::unit::{Amount, scale_of};

/// What stands in a printed cell.
pub(super) enum Printed {
    /// Nothing: not compared.
    Blank,
    /// A dash or 集計中: there is no figure.
    NoFigure,
    /// A figure.
    Number {
        /// The figure.
        quantity: Quantity,
        /// How many decimals are printed.
        decimals: u8,
    },
    /// Words, or what cannot be read.
    Words,
}

impl Printed {
    pub(super) fn read(text: &str) -> Self {
        match read(text, Expect::Number) {
            Reading::Blank => Self::Blank,
            Reading::NotApplicable | Reading::Pending => Self::NoFigure,
            Reading::Number(quantity) => Self::Number {
                quantity,
                decimals: decimals(text),
            },
            Reading::Text | Reading::Unreadable(_) => Self::Words,
        }
    }
}

/// How many decimals are printed.
pub(super) fn decimals(printed: &str) -> u8 {
    let behind = printed.split(['.', '．']).nth(1).unwrap_or_default();
    let digits = behind
        .chars()
        .take_while(|sign| sign.is_ascii_digit() || ('０'..='９').contains(sign));
    u8::try_from(digits.count()).unwrap_or(u8::MAX)
}

/// What one in the last printed digit is worth: 0.1 of 98.1, 1,000 of 6.1万人, and of 6.1 where 万人 is declared.
fn last_digit(printed: &str, quantity: &Quantity, declared: &str) -> Option<Exact> {
    let scale = if quantity.unit.is_empty() {
        scale_of(declared.trim()).0
    } else {
        let written = printed
            .chars()
            .rev()
            .find(|ch| matches!(ch, '万' | '億' | '兆'));
        let mut buffer = [0; 4];
        written.map_or(Exact::ONE, |ch| scale_of(ch.encode_utf8(&mut buffer)).0)
    };
    let digits = Exact::from_decimal(1, u32::from(decimals(printed))).ok()?;
    scale.checked_mul(digits).ok()
}

/// Whether a printed figure is a value of an indicator as it is, or rounded to the digits that are printed.
pub(super) fn gives(
    printed: &str,
    quantity: &Quantity,
    value: &Exact,
    declared: &str,
    mode: Rounding,
) -> bool {
    let rounded = || {
        let digit = last_digit(printed, quantity, declared)?;
        let whole = round(&value.checked_div(digit).ok()?, 0, mode).ok()?;
        whole.to_exact().checked_mul(digit).ok()
    };
    Amount::of(quantity, declared)
        .is_ok_and(|amount| amount.value == *value || rounded() == Some(amount.value))
}

/// Whether one is printed to fewer digits than the other.
pub(super) fn coarser(
    (one, a): (&str, &Quantity),
    (other, b): (&str, &Quantity),
    declared: &str,
) -> bool {
    let digits = last_digit(one, a, declared).zip(last_digit(other, b, declared));
    digits.is_some_and(|(one, other)| one > other)
}

/// Half of the last printed digit: what a figure may be off when it was rounded. 0.05 for one decimal.
pub(super) fn half_digit(decimals: u8) -> Option<Exact> {
    Exact::from_decimal(5, u32::from(decimals).checked_add(1)?).ok()
}

/// A count as an exact number.
pub(super) fn exact(count: usize) -> Exact {
    // A count beyond 64 bits cannot be: everything counted takes more than a byte.
    Exact::from_i64(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The count that a figure says, if it is one.
pub(super) fn count(value: &Exact) -> Option<usize> {
    let (numerator, denominator) = value.numerator_denominator();
    (denominator == 1)
        .then(|| usize::try_from(numerator).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_gives_what_it_is_rounded_from() {
        for (printed, declared, value, rounded) in [
            ("98.1%", "%", "98.1083", true),
            ("98.1", "", "98.14", true),
            ("98.1", "", "98.15", false),
            ("6.1", "万人", "61234", true),
            ("6.1万人", "人", "61234", true),
            ("6.1万人", "万人", "61234", true),
            ("6万人", "人", "61234", true),
            ("7万人", "人", "61234", false),
            ("1.2億円", "円", "120400000", true),
            ("780万文字", "万文字", "7804000", true),
        ] {
            let Printed::Number { quantity, .. } = Printed::read(printed) else {
                panic!("{printed}");
            };
            let Printed::Number {
                quantity: value, ..
            } = Printed::read(value)
            else {
                panic!("{value}");
            };
            let found = gives(printed, &quantity, &value.value, declared, Rounding::HalfUp);
            assert_eq!(found, rounded, "{printed} {declared}");
        }
        let coarse = |one: &str, other: &str| {
            let (Printed::Number { quantity: a, .. }, Printed::Number { quantity: b, .. }) =
                (Printed::read(one), Printed::read(other))
            else {
                panic!("{one} {other}");
            };
            coarser((one, &a), (other, &b), "人")
        };
        assert!(coarse("6.1万人", "61,234人") && coarse("780万人", "780.4万人"));
        assert!(!coarse("61,234人", "6.1万人") && !coarse("5.0", "5.0"));
    }
}
