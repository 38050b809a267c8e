//! Figures as they are printed.

use crate::domain::exact::Exact;
use crate::domain::quantity::{Expect, Quantity, Reading, read};

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
