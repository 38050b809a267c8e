//! What a bare number means: the indicator's declared unit, with the scale that unit may carry.

use std::borrow::Cow;

use super::exact::{ArithmeticError, Exact};
use super::quantity::{Bound, Quantity, Unit};

/// A quantity with its unit spelled out, ready to be compared with another.
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

impl<'a> Figure<'a> {
    /// A bare number takes the declared unit; a declared unit that begins with a scale (万文字) scales it, so that 800
    /// and 800万文字 are the same.
    pub fn of(quantity: &'a Quantity, declared: &str) -> Result<Self, ArithmeticError> {
        let figure = Self {
            value: quantity.value,
            unit: Cow::Borrowed(&quantity.unit),
            bound: quantity.bound,
            approximate: quantity.approximate,
            provisional: quantity.provisional,
        };
        let declared = declared.trim();
        if !quantity.unit.is_empty() || declared.is_empty() {
            return Ok(figure);
        }
        let (scale, unit) = scale_of(declared);
        Ok(Self {
            value: quantity.value.checked_mul(scale)?,
            unit: Cow::Owned(Unit::new(unit)),
            ..figure
        })
    }
}

/// The scale with which a declared unit begins, and the unit behind it: 万文字 is ten thousand 文字.
pub fn scale_of(declared: &str) -> (Exact, &str) {
    match (declared.strip_prefix('万'), declared.strip_prefix('億')) {
        (Some(unit), _) => (Exact::from_i64(10_000), unit),
        (_, Some(unit)) => (Exact::from_i64(100_000_000), unit),
        _ => (Exact::ONE, declared),
    }
}
