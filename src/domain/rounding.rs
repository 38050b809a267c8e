//! Rounding: the one step from an exact value to the digits that are shown (calculation.md §4).
//!
//! A value is rounded once, from the exact fraction. This module knows nothing of where a plan keeps its choice.

use super::exact::{ArithmeticError, Exact};
use std::cmp::Ordering;
use std::fmt;

/// How a value between two writable numbers is settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the nearest; a tie goes away from zero (四捨五入, the default): 2.5 → 3, −2.5 → −3.
    #[default]
    HalfUp,
    /// To the nearest; a tie goes to the even digit: 2.5 → 2, 3.5 → 4.
    HalfEven,
    /// Down, towards minus infinity: −2.1 → −3.
    Floor,
    /// Up, towards plus infinity: −2.9 → −2.
    Ceiling,
    /// Towards zero (0に近い方へ切り捨て, as ROUNDDOWN in spreadsheets): −2.9 → −2. It differs from `Floor` below zero only, which
    /// is where a change against a baseline lives.
    Truncate,
}

impl Rounding {
    /// Every mode, the default first.
    pub const ALL: [Self; 5] = [
        Self::HalfUp,
        Self::HalfEven,
        Self::Floor,
        Self::Ceiling,
        Self::Truncate,
    ];
}

/// The most decimals that can be asked for: ten to this power is the largest that an `i128` holds.
pub const MOST_DECIMALS: u8 = 38;

/// A decimal number with a fixed number of decimals, as it is printed: `87.8`, `-0.5`, `100`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    decimals: u8,
}

impl Decimal {
    /// The value times ten to the power of [`decimals`](Self::decimals): 878 for `87.8`.
    pub const fn mantissa(&self) -> i128 {
        self.mantissa
    }

    /// The number of digits behind the point.
    pub const fn decimals(&self) -> u8 {
        self.decimals
    }

    /// The same value as a fraction, to go on with what was rounded (a composite's mean).
    pub fn to_exact(self) -> Exact {
        // `round` lets no more than 38 decimals through, for which this cannot fail.
        Exact::from_decimal(self.mantissa, u32::from(self.decimals)).unwrap_or(Exact::ZERO)
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        value.to_exact()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let scale = 10_u128.pow(u32::from(self.decimals));
        let digits = self.mantissa.unsigned_abs();
        write!(f, "{sign}{}", digits / scale)?;
        if self.decimals > 0 {
            let width = usize::from(self.decimals);
            write!(f, ".{:0width$}", digits % scale)?;
        }
        Ok(())
    }
}

/// `value` with exactly `decimals` digits behind the point.
///
/// ```
/// use tassei::domain::{exact::Exact, rounding::{Rounding, round}};
///
/// let third = Exact::new(-2, 3)?;
/// assert_eq!(round(&third, 1, Rounding::HalfUp)?.to_string(), "-0.7");
/// assert_eq!(round(&third, 0, Rounding::Truncate)?.to_string(), "0");
/// # Ok::<(), tassei::domain::exact::ArithmeticError>(())
/// ```
///
/// # Errors
/// `Overflow` when the rounded digits need more than 128 bits, or for more than [`MOST_DECIMALS`] decimals.
pub fn round(value: &Exact, decimals: u8, mode: Rounding) -> Result<Decimal, ArithmeticError> {
    if let Some(small) = rounded_small(value, 1, decimals, mode) {
        return Ok(small);
    }
    let (num, den) = value.parts();
    rounded(num, den, decimals, mode)
}

/// `value` × 100 with exactly `decimals` digits behind the point: a rate as a percentage.
///
/// # Errors
/// As [`round`].
pub fn percent(value: &Exact, decimals: u8, mode: Rounding) -> Result<Decimal, ArithmeticError> {
    percent_here(value, decimals, mode)
}

/// [`percent`] as a part of its caller: for where every rate of a plan comes through.
#[inline(always)]
pub(super) fn percent_here(
    value: &Exact,
    decimals: u8,
    mode: Rounding,
) -> Result<Decimal, ArithmeticError> {
    if let Some(small) = rounded_small(value, 100, decimals, mode) {
        return Ok(small);
    }
    let (num, den) = value.parts();
    match num.checked_mul(100) {
        Some(num) => rounded(num, den, decimals, mode),
        None => round(&value.checked_mul(Exact::HUNDRED)?, decimals, mode),
    }
}

/// Ten to the powers by which the parts of a small fraction can be multiplied, and by a hundred, without leaving 64 bits.
const SMALL_POWERS: [u64; 8] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// `value` × `times` rounded, where 64 bits are enough: a 128-bit product or quotient is a call in the browser, and this
/// is done for every rate at every change.
#[inline(always)]
fn rounded_small(value: &Exact, times: u64, decimals: u8, mode: Rounding) -> Option<Decimal> {
    let (num, den) = value.small()?;
    let scaled = num.unsigned_abs() * SMALL_POWERS.get(usize::from(decimals))? * times;
    let den = den.unsigned_abs();
    let (quotient, rest) = (scaled / den, scaled % den);
    let up = goes_up(
        mode,
        num < 0,
        rest == 0,
        (rest * 2).cmp(&den),
        quotient % 2 == 1,
    );
    let magnitude = i128::from(quotient) + i128::from(up);
    Some(Decimal {
        mantissa: if num < 0 { -magnitude } else { magnitude },
        decimals,
    })
}

/// Whether what lies between two writable numbers goes to the one that is farther from zero: `exact` if it is one of
/// them, `tie` how it lies to the middle, `odd` whether the nearer one ends in an odd digit.
#[inline(always)]
fn goes_up(mode: Rounding, negative: bool, exact: bool, tie: Ordering, odd: bool) -> bool {
    !exact
        && match mode {
            Rounding::HalfUp => tie.is_ge(),
            Rounding::HalfEven => tie.is_gt() || (tie.is_eq() && odd),
            Rounding::Floor => negative,
            Rounding::Ceiling => !negative,
            Rounding::Truncate => false,
        }
}

fn rounded(num: i128, den: i128, decimals: u8, mode: Rounding) -> Result<Decimal, ArithmeticError> {
    if decimals > MOST_DECIMALS {
        return Err(ArithmeticError::Overflow);
    }
    let negative = num < 0;
    let den = den.unsigned_abs();
    let (quotient, rest) = shifted_division(num.unsigned_abs(), den, decimals)?;
    // Both sides of the comparison stay below 2^128, because a remainder is below the denominator.
    let tie = (rest * 2).cmp(&den);
    let up = goes_up(mode, negative, rest == 0, tie, quotient % 2 == 1);
    let magnitude = quotient
        .checked_add(u128::from(up))
        .and_then(|m| i128::try_from(m).ok())
        .ok_or(ArithmeticError::Overflow)?;
    Ok(Decimal {
        mantissa: if negative { -magnitude } else { magnitude },
        decimals,
    })
}

/// Quotient and remainder of `num` × 10^`decimals` by `den` (which is below 2^127).
fn shifted_division(num: u128, den: u128, decimals: u8) -> Result<(u128, u128), ArithmeticError> {
    let scaled = num.checked_mul(10_u128.pow(u32::from(decimals)));
    if let Some(scaled) = scaled {
        // A 64-bit division is one instruction in the browser, a 128-bit one a call of some hundred.
        return Ok(match (u64::try_from(scaled), u64::try_from(den)) {
            (Ok(n), Ok(d)) => (u128::from(n / d), u128::from(n % d)),
            _ => (scaled / den, scaled % den),
        });
    }
    let (mut quotient, mut rest) = (num / den, num % den);
    for _ in 0..decimals {
        let (digit, next) = ten_times(rest, den);
        quotient = quotient
            .checked_mul(10)
            .and_then(|q| q.checked_add(digit))
            .ok_or(ArithmeticError::Overflow)?;
        rest = next;
    }
    Ok((quotient, rest))
}

/// The quotient and remainder of 10 × `rest` by `den`, for `rest` < `den` < 2^127: by 10 = 2 × (2 × 2 + 1), because
/// twice a remainder fits where ten times does not.
fn ten_times(rest: u128, den: u128) -> (u128, u128) {
    let wrap = |quotient: u128, sum: u128| {
        if sum >= den {
            (quotient + 1, sum - den)
        } else {
            (quotient, sum)
        }
    };
    let (q, r) = wrap(0, rest * 2);
    let (q, r) = wrap(q * 2, r * 2);
    let (q, r) = wrap(q, r + rest);
    wrap(q * 2, r * 2)
}

#[cfg(test)]
mod tests;
