//! Exact rational numbers: the only kind of number between what was entered and what is shown.
//!
//! A value is a fraction of two `i128`. The rates of a plan are quotients of figures of at most 21 digits
//! (calculation.md §1), so a hundred and twenty-eight bits hold every single rate; only a long sum of fractions with
//! unrelated denominators can leave them, and then the answer is an [`ArithmeticError`], never a wrong number.
//!
//! Products, quotients and greatest common divisors of `i128` are slow in the browser, where they are library calls. So
//! what fits in 32 bits, as almost every figure of a plan does, is multiplied in 64, a fraction is brought to lowest
//! terms only when it no longer fits in 64 bits, and equality, order and hash go by value and not by representation.
//! This module knows no rounding (see [`rounding`](super::rounding)) and no text of the screen.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Neg;

/// Why an exact result does not exist or cannot be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArithmeticError {
    /// The result, or a step on the way to it, needs more than 128 bits.
    Overflow,
    /// A denominator, a divisor, or the number of values in a mean is zero.
    DivisionByZero,
}

impl fmt::Display for ArithmeticError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Overflow => "a number needs more than 128 bits",
            Self::DivisionByZero => "division by zero",
        })
    }
}

impl std::error::Error for ArithmeticError {}

/// An exact rational number.
///
/// ```
/// use tassei::domain::exact::Exact;
///
/// let rate = Exact::from_decimal(721, 1)?.checked_div(Exact::from_i64(65))?;
/// assert_eq!(rate.to_string(), "721/650");
/// assert!(rate > Exact::ONE);
/// # Ok::<(), tassei::domain::exact::ArithmeticError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Exact {
    /// Never `i128::MIN`, so that a sign can be turned without a check.
    num: i128,
    /// Always positive. Not necessarily free of common factors with `num`.
    den: i128,
}

impl Exact {
    /// 0.
    pub const ZERO: Self = Self::from_i64(0);
    /// 1.
    pub const ONE: Self = Self::from_i64(1);
    /// 100, the factor between a rate and its percentage.
    pub const HUNDRED: Self = Self::from_i64(100);

    /// A whole number.
    pub const fn from_i64(value: i64) -> Self {
        Self {
            num: value as i128,
            den: 1,
        }
    }

    /// The fraction `num / den`, whatever their signs.
    ///
    /// # Errors
    /// `DivisionByZero` when `den` is zero; `Overflow` when, in lowest terms, a part is `i128::MIN` and cannot lose it.
    pub fn new(num: i128, den: i128) -> Result<Self, ArithmeticError> {
        if den == 0 {
            return Err(ArithmeticError::DivisionByZero);
        }
        let negative = (num < 0) != (den < 0);
        let (mut n, mut d) = (num.unsigned_abs(), den.unsigned_abs());
        if i128::try_from(n).is_err() || i128::try_from(d).is_err() {
            let common = gcd(n, d);
            n /= common;
            d /= common;
        }
        let n = i128::try_from(n).map_err(|_| ArithmeticError::Overflow)?;
        let den = i128::try_from(d).map_err(|_| ArithmeticError::Overflow)?;
        let num = if negative { -n } else { n };
        Ok(Self { num, den })
    }

    /// `mantissa` with its last `fraction_digits` digits behind the point: `(721, 1)` is 72.1.
    ///
    /// # Errors
    /// `Overflow` for more than 38 fraction digits.
    pub fn from_decimal(mantissa: i128, fraction_digits: u32) -> Result<Self, ArithmeticError> {
        let den = 10_i128
            .checked_pow(fraction_digits)
            .ok_or(ArithmeticError::Overflow)?;
        Self::new(mantissa, den)
    }

    /// Whether the value is 0.
    pub const fn is_zero(&self) -> bool {
        self.num == 0
    }

    /// Whether the value is below 0.
    pub const fn is_negative(&self) -> bool {
        self.num < 0
    }

    /// Whether the value is above 0.
    pub const fn is_positive(&self) -> bool {
        self.num > 0
    }

    /// The value without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self {
            num: self.num.abs(),
            den: self.den,
        }
    }

    /// Numerator and denominator in lowest terms; the denominator is positive.
    pub fn numerator_denominator(&self) -> (i128, i128) {
        let r = self.reduced();
        (r.num, r.den)
    }

    /// Numerator and denominator as they happen to be held: the same value, perhaps with common factors.
    pub(crate) const fn parts(&self) -> (i128, i128) {
        (self.num, self.den)
    }

    /// Both parts, if they fit in 32 bits: then no product of two can leave 64.
    #[inline(always)]
    pub(crate) fn small(&self) -> Option<(i64, i64)> {
        Some((narrow(self.num)?, narrow(self.den)?))
    }

    #[inline(always)]
    fn of_parts(num: i64, den: i64) -> Self {
        Self {
            num: i128::from(num),
            den: i128::from(den),
        }
    }

    /// Sum.
    ///
    /// # Errors
    /// `Overflow` when a step needs more than 128 bits.
    pub fn checked_add(self, other: Self) -> Result<Self, ArithmeticError> {
        if self.den == other.den {
            return match self.num.checked_add(other.num) {
                Some(num) => settle(num, self.den),
                None => self.add_slowly(other),
            };
        }
        if let Some((a, b, c, d)) = parts_of_64(self, other) {
            // Each product is below 2^126, so neither they nor their sum can leave an i128.
            return settle(a * d + c * b, b * d);
        }
        self.add_slowly(other)
    }

    /// Difference.
    ///
    /// # Errors
    /// As [`checked_add`](Self::checked_add).
    pub fn checked_sub(self, other: Self) -> Result<Self, ArithmeticError> {
        self.checked_add(-other)
    }

    /// Product.
    ///
    /// # Errors
    /// `Overflow` when the result in lowest terms needs more than 128 bits.
    pub fn checked_mul(self, other: Self) -> Result<Self, ArithmeticError> {
        if let (Some((a, b)), Some((c, d))) = (self.small(), other.small()) {
            return Ok(Self::of_parts(a * c, b * d));
        }
        self.mul_slowly(other)
    }

    /// Quotient.
    ///
    /// # Errors
    /// `DivisionByZero` when `other` is 0; `Overflow` as in [`checked_mul`](Self::checked_mul).
    pub fn checked_div(self, other: Self) -> Result<Self, ArithmeticError> {
        if let (Some((a, b)), Some((c, d))) = (self.small(), other.small())
            && c != 0
        {
            let (num, den) = (a * d, b * c);
            return Ok(if den < 0 {
                Self::of_parts(-num, -den)
            } else {
                Self::of_parts(num, den)
            });
        }
        self.mul_slowly(Self::new(other.den, other.num)?)
    }

    fn mul_slowly(self, other: Self) -> Result<Self, ArithmeticError> {
        if let Some((a, b, c, d)) = parts_of_64(self, other) {
            return settle(a * c, b * d);
        }
        let (x, y) = (self.reduced(), other.reduced());
        let left = common_factor(x.num, y.den);
        let right = common_factor(y.num, x.den);
        let num = (x.num / left).checked_mul(y.num / right);
        let den = (x.den / right).checked_mul(y.den / left);
        held(num, den)
    }

    fn reduced(self) -> Self {
        let common = common_factor(self.num, self.den);
        if common == 1 {
            return self;
        }
        Self {
            num: self.num / common,
            den: self.den / common,
        }
    }

    fn add_slowly(self, other: Self) -> Result<Self, ArithmeticError> {
        let (x, y) = (self.reduced(), other.reduced());
        let common = common_factor(x.den, y.den);
        let (x_part, y_part) = (x.den / common, y.den / common);
        let num = (x.num.checked_mul(y_part))
            .zip(y.num.checked_mul(x_part))
            .and_then(|(a, b)| a.checked_add(b))
            .ok_or(ArithmeticError::Overflow)?;
        // Whatever the sum can still be shortened by divides the common part of the denominators (Knuth, 4.5.1).
        let again = common_factor(num, common);
        held(Some(num / again), x_part.checked_mul(y.den / again))
    }
}

/// A part that fits in 32 bits.
#[inline(always)]
fn narrow(part: i128) -> Option<i64> {
    i32::try_from(part).ok().map(i64::from)
}

/// A result from parts that may have overflowed.
fn held(num: Option<i128>, den: Option<i128>) -> Result<Exact, ArithmeticError> {
    match (num, den) {
        (Some(num), Some(den)) if num != i128::MIN => Ok(Exact { num, den }),
        _ => Err(ArithmeticError::Overflow),
    }
}

/// A result that is kept as it is while it is small, and shortened once it is not, so that the next step is quick.
fn settle(num: i128, den: i128) -> Result<Exact, ArithmeticError> {
    if i64::try_from(num).is_ok() && i64::try_from(den).is_ok() {
        return Ok(Exact { num, den });
    }
    let common = common_factor(num, den);
    held(Some(num / common), Some(den / common))
}

/// The four parts of two fractions when all of them fit in 64 bits: then no product of two can overflow.
fn parts_of_64(x: Exact, y: Exact) -> Option<(i128, i128, i128, i128)> {
    let small = |part: i128| i64::try_from(part).is_ok();
    (small(x.num) && small(x.den) && small(y.num) && small(y.den))
        .then_some((x.num, x.den, y.num, y.den))
}

/// The greatest common divisor of a numerator and a (positive) denominator, as a number to divide them by.
fn common_factor(num: i128, den: i128) -> i128 {
    // It divides `den`, which is positive, so it fits.
    i128::try_from(gcd(num.unsigned_abs(), den.unsigned_abs())).unwrap_or(1)
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(small_a), Ok(small_b)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(small_gcd(small_a, small_b));
        }
        (a, b) = (b, a % b);
    }
    a
}

fn small_gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The full 256-bit product, high half first: comparing must not be able to fail.
fn wide_product(a: u128, b: u128) -> (u128, u128) {
    const LOW: u128 = u64::MAX as u128;
    let (a_high, a_low, b_high, b_low) = (a >> 64, a & LOW, b >> 64, b & LOW);
    let low = a_low * b_low;
    let (cross_1, cross_2) = (a_high * b_low, a_low * b_high);
    let middle = (low >> 64) + (cross_1 & LOW) + (cross_2 & LOW);
    let high = a_high * b_high + (cross_1 >> 64) + (cross_2 >> 64) + (middle >> 64);
    (high, (middle << 64) | (low & LOW))
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self::from_i64(value)
    }
}

impl Neg for Exact {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            num: -self.num,
            den: self.den,
        }
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Some((a, b)), Some((c, d))) = (self.small(), other.small()) {
            return (a * d).cmp(&(c * b));
        }
        self.cmp_slowly(other)
    }
}

impl Exact {
    /// Apart, so that the quick way is a short one: a function is compiled whole before it first runs.
    #[inline(never)]
    fn cmp_slowly(&self, other: &Self) -> Ordering {
        if self.den == other.den {
            return self.num.cmp(&other.num);
        }
        if let Some((a, b, c, d)) = parts_of_64(*self, *other) {
            return (a * d).cmp(&(c * b));
        }
        let signs = self.num.signum().cmp(&other.num.signum());
        if signs != Ordering::Equal {
            return signs;
        }
        let left = wide_product(self.num.unsigned_abs(), other.den.unsigned_abs());
        let right = wide_product(other.num.unsigned_abs(), self.den.unsigned_abs());
        if self.is_negative() {
            right.cmp(&left)
        } else {
            left.cmp(&right)
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl Hash for Exact {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.numerator_denominator().hash(state);
    }
}

/// The most fraction digits that are written out; longer ones are easier to check as a fraction.
const MOST_DIGITS: usize = 12;

/// The exact value for a person who checks it: a decimal where it ends soon, otherwise a fraction in lowest terms.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (num, den) = self.numerator_denominator();
        let whole = num.unsigned_abs();
        let den = den.unsigned_abs();
        let sign = if num < 0 { "-" } else { "" };
        let mut rest = whole % den;
        let mut digits = String::new();
        while rest != 0 && digits.len() < MOST_DIGITS {
            // A denominator of up to twelve decimal digits is far from the limit; a larger one is no short decimal.
            let Some(next) = rest.checked_mul(10) else {
                break;
            };
            digits.push(char::from(b'0' + u8::try_from(next / den).unwrap_or(0)));
            rest = next % den;
        }
        if rest != 0 {
            write!(f, "{sign}{whole}/{den}")
        } else if digits.is_empty() {
            write!(f, "{sign}{}", whole / den)
        } else {
            write!(f, "{sign}{}.{digits}", whole / den)
        }
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Exact({self})")
    }
}

#[cfg(test)]
mod tests;
