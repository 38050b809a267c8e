//! Exact numbers against big rationals, which cannot overflow.

use super::{ArithmeticError, Exact};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::*;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

fn big(value: Exact) -> BigRational {
    BigRational::new(BigInt::from(value.num), BigInt::from(value.den))
}

/// Parts of every size, with the edges of 64 and 128 bits made likely.
fn part() -> impl Strategy<Value = i128> {
    let edges = [
        i128::from(i64::MAX),
        i128::from(i64::MIN),
        i128::from(i64::MAX) + 1,
        i128::from(i64::MIN) - 1,
        i128::from(u64::MAX),
        i128::from(i32::MAX),
        i128::from(i32::MIN),
        i128::from(i32::MAX) + 1,
        i128::from(i32::MIN) - 1,
        i128::MAX,
        i128::MAX - 1,
        i128::MIN + 1,
        0,
        1,
        -1,
        100,
    ];
    prop_oneof![
        4 => -10_000_i128..10_000,
        2 => any::<i32>().prop_map(i128::from),
        2 => any::<i64>().prop_map(i128::from),
        2 => any::<i128>(),
        2 => prop::sample::select(edges.to_vec()),
        1 => (1_u32..126).prop_map(|bits| 1_i128 << bits),
    ]
}

fn exact() -> impl Strategy<Value = Exact> {
    (part(), part()).prop_filter_map("a fraction", |(num, den)| Exact::new(num, den).ok())
}

/// Figures of a plan: at most 15 integer and 6 fraction digits.
fn figure() -> impl Strategy<Value = Exact> {
    (0_u32..=6).prop_flat_map(|digits| {
        let end = 10_i128.pow(15 + digits);
        (-end + 1..end).prop_map(move |mantissa| Exact::from_decimal(mantissa, digits).unwrap())
    })
}

fn fits(value: &BigRational) -> bool {
    let most = BigInt::from(i128::MAX);
    value.numer().abs() <= most && value.denom() <= &most
}

fn hash(value: Exact) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// An exact operation may refuse only what does not fit.
fn agrees(
    ours: Result<Exact, ArithmeticError>,
    theirs: &BigRational,
    may_refuse: bool,
) -> Result<(), TestCaseError> {
    match ours {
        Ok(value) => {
            prop_assert_eq!(&big(value), theirs);
            prop_assert!(value.den > 0 && value.num != i128::MIN);
        }
        Err(ArithmeticError::Overflow) => prop_assert!(may_refuse, "{} was refused", theirs),
        Err(ArithmeticError::DivisionByZero) => prop_assert!(false, "no division by zero here"),
    }
    Ok(())
}

/// Whether a sum may be refused: the result does not fit, or the sum over the least common denominator does not.
fn sum_may_overflow(x: &BigRational, y: &BigRational) -> bool {
    let common = least_common_multiple(x.denom(), y.denom());
    let whole = (x + y) * BigRational::from(common.clone());
    let most = BigInt::from(i128::MAX);
    let each =
        |v: &BigRational| (v * BigRational::from(common.clone())).abs() > most.clone().into();
    !fits(&(x + y)) || whole.abs() > most.clone().into() || each(x) || each(y)
}

fn least_common_multiple(a: &BigInt, b: &BigInt) -> BigInt {
    // The fraction a/b in lowest terms is (a/g)/(b/g), so its numerator times b is the least common multiple.
    BigRational::new(a.clone(), b.clone()).numer() * b
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn sums_and_differences_are_exact(x in exact(), y in exact()) {
        let (bx, by) = (big(x), big(y));
        agrees(x.checked_add(y), &(&bx + &by), sum_may_overflow(&bx, &by))?;
        agrees(x.checked_sub(y), &(&bx - &by), sum_may_overflow(&bx, &-by))?;
    }

    #[test]
    fn products_and_quotients_are_exact_and_refused_only_when_they_do_not_fit(x in exact(), y in exact()) {
        let product = big(x) * big(y);
        agrees(x.checked_mul(y), &product, !fits(&product))?;
        if y.is_zero() {
            prop_assert_eq!(x.checked_div(y), Err(ArithmeticError::DivisionByZero));
        } else {
            let quotient = big(x) / big(y);
            agrees(x.checked_div(y), &quotient, !fits(&quotient))?;
        }
    }

    #[test]
    fn no_rate_of_two_figures_overflows(a in figure(), t in figure(), b in figure()) {
        if let Ok(rate) = a.checked_div(t) {
            prop_assert_eq!(big(rate), big(a) / big(t));
            prop_assert!(rate.checked_mul(Exact::HUNDRED).is_ok());
            prop_assert!(Exact::from_i64(2).checked_sub(rate).is_ok());
        } else {
            prop_assert!(t.is_zero());
        }
        let (done, needed) = (a.checked_sub(b).unwrap(), t.checked_sub(b).unwrap());
        prop_assert!(needed.is_zero() || done.checked_div(needed).is_ok());
    }

    #[test]
    fn order_is_total_and_by_value(x in exact(), y in exact()) {
        let order = big(x).cmp(&big(y));
        prop_assert_eq!(x.cmp(&y), order);
        prop_assert_eq!(y.cmp(&x), order.reverse());
        prop_assert_eq!(x == y, order == Ordering::Equal);
        prop_assert_eq!(x.is_negative(), big(x).is_negative());
        prop_assert_eq!(x.is_positive(), big(x).is_positive());
        prop_assert_eq!(x.is_zero(), big(x).is_zero());
        prop_assert_eq!(big(-x), -big(x));
        prop_assert_eq!(big(x.abs()), big(x).abs());
    }

    #[test]
    fn neighbours_that_differ_in_the_last_bit_are_told_apart(x in exact()) {
        if let (Some(num), den) = (x.num.checked_add(1), x.den) && let Ok(next) = Exact::new(num, den) {
            prop_assert!(x < next);
        }
        if let Some(den) = x.den.checked_add(1) && !x.is_zero() {
            let next = Exact::new(x.num, den).unwrap();
            prop_assert_eq!(x.cmp(&next), big(x).cmp(&big(next)));
        }
    }

    #[test]
    fn equal_values_have_one_hash_and_one_text(num in any::<i64>(), den in 1_i64.., factor in 1_i64..) {
        let x = Exact::new(num.into(), den.into()).unwrap();
        let y = Exact { num: x.num * i128::from(factor), den: x.den * i128::from(factor) };
        prop_assert_eq!(x, y);
        prop_assert_eq!(hash(x), hash(y));
        prop_assert_eq!(x.to_string(), y.to_string());
        prop_assert_eq!(x.numerator_denominator(), y.numerator_denominator());
        let (n, d) = x.numerator_denominator();
        prop_assert_eq!((BigInt::from(n), BigInt::from(d)), (big(x).numer().clone(), big(x).denom().clone()));
    }

    #[test]
    fn construction_keeps_the_value(num in part(), den in part()) {
        match Exact::new(num, den) {
            Ok(value) => prop_assert_eq!(big(value), BigRational::new(num.into(), den.into())),
            Err(ArithmeticError::DivisionByZero) => prop_assert_eq!(den, 0),
            Err(ArithmeticError::Overflow) => prop_assert!(!fits(&BigRational::new(num.into(), den.into()))),
        }
    }
}

#[test]
fn text_is_a_decimal_where_it_ends_soon_and_a_fraction_otherwise() {
    for (num, den, text) in [
        (0, 5, "0"),
        (-0, 1, "0"),
        (100, 1, "100"),
        (721, 10, "72.1"),
        (-1, 2, "-0.5"),
        (6, 4, "1.5"),
        (1, 3, "1/3"),
        (-10, 30, "-1/3"),
        (721, 650, "721/650"),
        (98_1083, 1000, "981.083"),
        (1, 1_000_000, "0.000001"),
        (1, 1 << 12, "0.000244140625"),
        (1, 1 << 13, "1/8192"),
        (29_433, 300, "98.11"),
        (i128::MAX, 1, "170141183460469231731687303715884105727"),
        (1, i128::MAX, "1/170141183460469231731687303715884105727"),
    ] {
        assert_eq!(
            Exact::new(num, den).unwrap().to_string(),
            text,
            "{num} over {den}"
        );
    }
}

#[test]
fn what_cannot_be_is_an_error() {
    use ArithmeticError::{DivisionByZero, Overflow};
    let most = Exact::new(i128::MAX, 1).unwrap();
    let least = Exact::new(1, i128::MAX).unwrap();
    for (name, result, error) in [
        ("1 over 0", Exact::new(1, 0), DivisionByZero),
        ("0 over 0", Exact::new(0, 0), DivisionByZero),
        ("the least i128", Exact::new(i128::MIN, 1), Overflow),
        ("over the least i128", Exact::new(1, i128::MIN), Overflow),
        ("39 fraction digits", Exact::from_decimal(1, 39), Overflow),
        ("most + 1", most.checked_add(Exact::ONE), Overflow),
        ("-most - 1", (-most).checked_sub(Exact::ONE), Overflow),
        ("most × 2", most.checked_mul(Exact::from_i64(2)), Overflow),
        ("least ÷ 2", least.checked_div(Exact::from_i64(2)), Overflow),
        ("1 ÷ 0", Exact::ONE.checked_div(Exact::ZERO), DivisionByZero),
    ] {
        assert_eq!(result, Err(error), "{name}");
    }
    assert_eq!(Exact::new(i128::MIN, i128::MIN), Ok(Exact::ONE));
    assert_eq!(
        Exact::new(i128::MIN, 2),
        Ok(Exact {
            num: i128::MIN / 2,
            den: 1
        })
    );
}

#[test]
fn equal_values_are_one_in_a_set() {
    let halves = [(1, 2), (2, 4), (-3, -6), (50, 100)];
    let set: HashSet<Exact> = halves
        .iter()
        .map(|&(n, d)| Exact::new(n, d).unwrap())
        .collect();
    assert_eq!(set.len(), 1);
}
