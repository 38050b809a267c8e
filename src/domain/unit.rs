//! What a bare number means: the indicator's declared unit, with the scale that unit may carry.
//!
//! A bare number that has a scale of its own (800万) under a declared unit that has one, too (万文字), could be meant in two
//! ways, and is not taken in either.
//!
//! Whether two figures count the same thing is asked for every indicator at every recomputation, so nothing is copied
//! or spelled anew unless the units were really written in two ways.

use std::borrow::Cow;

use super::exact::{ArithmeticError, Exact};
use super::quantity::{Bound, Quantity, Unit};

/// A quantity in its own unit or, for a bare number, in the declared one. Scales are worked in.
#[derive(Debug, Clone, Copy)]
pub struct Amount<'a> {
    /// The number.
    pub value: Exact,
    /// 以上, 超, 以下, 未満 of a target.
    pub bound: Option<Bound>,
    counted: Counted<'a>,
}

/// What an amount counts.
#[derive(Debug, Clone, Copy)]
enum Counted<'a> {
    /// The unit that was written with the number.
    Own(&'a Unit),
    /// The declared unit without its scale, as it was declared; blank if none was.
    Declared(&'a str),
}

/// Why a quantity has no amount under a declared unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAmount {
    /// The scaled number needs more than 128 bits.
    Overflow,
    /// The number and the declared unit carry a scale each, and no unit says that both are the same.
    ScaledTwice,
}

impl From<ArithmeticError> for NoAmount {
    fn from(_: ArithmeticError) -> Self {
        NoAmount::Overflow
    }
}

/// A quantity with its unit spelled out, ready to be shown.
#[derive(Debug, Clone)]
pub struct Figure<'a> {
    /// The number.
    pub value: Exact,
    /// Its unit: its own, or the declared one.
    pub unit: Cow<'a, Unit>,
    /// 以上, 超, 以下, 未満 of a target.
    pub bound: Option<Bound>,
    /// Given as approximate.
    pub approximate: bool,
    /// Given as provisional.
    pub provisional: bool,
}

impl<'a> Amount<'a> {
    /// A bare number takes the declared unit; a declared unit that begins with a scale (万文字) scales it, so that 800
    /// and 800万文字 are the same.
    ///
    /// # Errors
    /// See [`NoAmount`].
    #[inline(always)]
    pub fn of(quantity: &'a Quantity, declared: &'a str) -> Result<Self, NoAmount> {
        if quantity.unit.is_empty() {
            return Self::bare(quantity, declared);
        }
        Ok(Self {
            value: quantity.value,
            bound: quantity.bound,
            counted: Counted::Own(&quantity.unit),
        })
    }

    fn bare(quantity: &Quantity, declared: &'a str) -> Result<Self, NoAmount> {
        let declared = declared.trim();
        if quantity.scaled && declared.starts_with(is_scale) {
            return Err(NoAmount::ScaledTwice);
        }
        let (scale, unit) = scale_of(declared);
        Ok(Self {
            value: quantity.value.checked_mul(scale)?,
            bound: quantity.bound,
            counted: Counted::Declared(unit),
        })
    }

    /// The scale at which values in this unit are written: that of the declared unit, if both count the same.
    pub fn scale(&self, declared: &str) -> Exact {
        let (scale, unit) = scale_of(declared.trim());
        match self.counted {
            Counted::Own(own) if own.as_str() != unit && *own != Unit::new(unit) => Exact::ONE,
            _ => scale,
        }
    }

    /// Whether both count the same thing. A unit against none at all is not the same: which one was meant, and in
    /// which scale, is for a person to say.
    pub fn counts_as(&self, other: &Amount<'_>) -> bool {
        match (self.counted, other.counted) {
            (Counted::Own(one), Counted::Own(other)) => one == other,
            (Counted::Declared(one), Counted::Declared(other)) => {
                one == other || Unit::new(one) == Unit::new(other)
            }
            (Counted::Own(own), Counted::Declared(declared))
            | (Counted::Declared(declared), Counted::Own(own)) => {
                // What is spelled like a unit in its one spelling is that unit.
                own.as_str() == declared || *own == Unit::new(declared)
            }
        }
    }
}

impl<'a> Figure<'a> {
    /// As [`Amount::of`], with the unit in its one spelling.
    ///
    /// # Errors
    /// As [`Amount::of`].
    pub fn of(quantity: &'a Quantity, declared: &'a str) -> Result<Self, NoAmount> {
        let amount = Amount::of(quantity, declared)?;
        Ok(Self {
            value: amount.value,
            unit: match amount.counted {
                Counted::Own(unit) => Cow::Borrowed(unit),
                Counted::Declared(unit) => Cow::Owned(Unit::new(unit)),
            },
            bound: amount.bound,
            approximate: quantity.approximate,
            provisional: quantity.provisional,
        })
    }
}

/// The scale with which a declared unit begins, and the unit behind it: 万文字 is ten thousand 文字. 千円 and 百万円 are
/// units of their own (`docs/calculation.md`, 1).
pub fn scale_of(declared: &str) -> (Exact, &str) {
    let mut letters = declared.chars();
    match letters.next().map_or(0, power) {
        factor @ 10_000.. => (Exact::from_i64(factor), letters.as_str()),
        _ => (Exact::ONE, declared),
    }
}

/// By how much a number is multiplied by all that a declared unit begins with, and the unit behind that: a thousand and
/// 円 of 千円. It says what a number that could be read in two ways was perhaps meant to be.
pub fn multiplied(declared: &str) -> (Exact, &str) {
    let unit = declared.trim_start_matches(is_scale);
    let scales = declared.strip_suffix(unit).unwrap_or_default().chars();
    let factor = scales.fold(1_i64, |factor, sign| factor.saturating_mul(power(sign)));
    (Exact::from_i64(factor), unit)
}

fn is_scale(sign: char) -> bool {
    power(sign) > 0
}

/// How much a sign multiplies by; 0 for one that does not.
fn power(sign: char) -> i64 {
    match sign {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '億' => 100_000_000,
        '兆' => 1_000_000_000_000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quantity::{Expect, Reading, read};

    fn quantity(raw: &str) -> Quantity {
        match read(raw, Expect::Number) {
            Reading::Number(quantity) => quantity,
            other => panic!("{raw}: {other:?}"),
        }
    }

    #[test]
    fn what_a_number_means_under_a_declared_unit() {
        for (raw, declared, value, unit) in [
            ("800", "", "800", ""),
            ("800", "件", "800", "件"),
            ("800", "万文字", "8000000", "文字"),
            ("800万文字", "万文字", "8000000", "文字"),
            ("800文字", "万文字", "800", "文字"),
            ("1.5", " 億円 ", "150000000", "円"),
            ("2", "兆円", "2000000000000", "円"),
            ("3", "千円", "3", "千円"),
            ("3", "百万円", "3", "百万円"),
            ("8.4", "ｆｍ", "8.4", "fm"),
            ("8.4ｆｍ", "fm", "8.4", "fm"),
            ("5", "万", "50000", ""),
        ] {
            let quantity = quantity(raw);
            let figure = Figure::of(&quantity, declared).unwrap();
            assert_eq!(
                (figure.value.to_string().as_str(), figure.unit.as_str()),
                (value, unit),
                "{raw} under {declared}"
            );
        }
    }

    #[test]
    fn a_scale_is_not_taken_twice() {
        for (raw, declared, taken) in [
            ("800万", "万文字", false),
            ("800万", " 億円 ", false),
            ("1億2,000万", "千円", false),
            ("2,000万", "百万円", false),
            ("5万", "千人", false),
            ("約▲5万", "万", false),
            ("800万文字", "万文字", true),
            ("800", "万文字", true),
            ("2,000万円", "千円", true),
            ("2,000千円", "千円", true),
            ("800万", "文字", true),
            ("800万", "", true),
        ] {
            let quantity = quantity(raw);
            let amount = Amount::of(&quantity, declared).map(|_| ());
            let expected = if taken {
                Ok(())
            } else {
                Err(NoAmount::ScaledTwice)
            };
            assert_eq!(amount, expected, "{raw} under {declared}");
        }
        for (declared, factor, unit) in [
            ("万文字", 10_000, "文字"),
            ("千円", 1_000, "円"),
            ("百万円", 1_000_000, "円"),
            ("十億円", 1_000_000_000, "円"),
            ("件", 1, "件"),
            ("万", 10_000, ""),
        ] {
            assert_eq!(
                multiplied(declared),
                (Exact::from_i64(factor), unit),
                "{declared}"
            );
        }
        // It lies where there was room: every cell holds one.
        assert!(size_of::<Quantity>() <= 64);
    }

    #[test]
    fn which_amounts_count_the_same() {
        for (one, other, declared, same) in [
            ("1件", "2件", "", true),
            ("1件", "2事業", "", false),
            ("1千円", "2円", "", false),
            ("1", "2", "", true),
            ("1", "2", "件", true),
            ("1件", "2", "件", true),
            ("1件", "2", "", false),
            ("1件", "2", "事業", false),
            ("1fm", "2", "ｆｍ", true),
            ("1％", "2", "パーセント", true),
            ("1文字", "2", "万文字", true),
            ("1㎡", "2m2", "", true),
        ] {
            let (a, b) = (quantity(one), quantity(other));
            let amounts = (
                Amount::of(&a, declared).unwrap(),
                Amount::of(&b, declared).unwrap(),
            );
            assert_eq!(
                amounts.0.counts_as(&amounts.1),
                same,
                "{one} {other} {declared}"
            );
            assert_eq!(
                amounts.1.counts_as(&amounts.0),
                same,
                "{other} {one} {declared}"
            );
        }
    }
}
