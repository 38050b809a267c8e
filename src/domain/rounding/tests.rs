//! Roundings, as a table and against big rationals.

use super::{Decimal, MOST_DECIMALS, Rounding, percent, round};
use crate::domain::exact::{ArithmeticError, Exact};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed};
use proptest::prelude::*;

/// The value as num/den, the decimals, and what HalfUp, HalfEven, Floor, Ceiling and Truncate print.
#[test]
fn every_mode_at_ties_and_below_zero() {
    for (num, den, decimals, printed) in [
        (5, 2, 0, ["3", "2", "2", "3", "2"]),
        (7, 2, 0, ["4", "4", "3", "4", "3"]),
        (-5, 2, 0, ["-3", "-2", "-3", "-2", "-2"]),
        (-7, 2, 0, ["-4", "-4", "-4", "-3", "-3"]),
        (1, 2, 0, ["1", "0", "0", "1", "0"]),
        (-1, 2, 0, ["-1", "0", "-1", "0", "0"]),
        (-1, 20, 1, ["-0.1", "0.0", "-0.1", "0.0", "0.0"]),
        (-1, 1000, 1, ["0.0", "0.0", "-0.1", "0.0", "0.0"]),
        (2, 3, 2, ["0.67", "0.67", "0.66", "0.67", "0.66"]),
        (-2, 3, 2, ["-0.67", "-0.67", "-0.67", "-0.66", "-0.66"]),
        (875, 10, 1, ["87.5", "87.5", "87.5", "87.5", "87.5"]),
        (-1, 2, 1, ["-0.5", "-0.5", "-0.5", "-0.5", "-0.5"]),
        (100, 1, 0, ["100", "100", "100", "100", "100"]),
        (
            100,
            1,
            2,
            ["100.00", "100.00", "100.00", "100.00", "100.00"],
        ),
        (0, 7, 1, ["0.0", "0.0", "0.0", "0.0", "0.0"]),
        (8725, 100, 1, ["87.3", "87.2", "87.2", "87.3", "87.2"]),
        (8735, 100, 1, ["87.4", "87.4", "87.3", "87.4", "87.3"]),
        (999, 1000, 2, ["1.00", "1.00", "0.99", "1.00", "0.99"]),
        (11_773, 120, 1, ["98.1", "98.1", "98.1", "98.2", "98.1"]),
    ] {
        for (mode, expected) in Rounding::ALL.into_iter().zip(printed) {
            let value = Exact::new(num, den).unwrap();
            let shown = round(&value, decimals, mode).unwrap().to_string();
            assert_eq!(shown, expected, "{num}/{den} to {decimals} by {mode:?}");
        }
    }
}

/// Met, all, and the printed percentage with one decimal: the seed's own 概ね達成率 and shares.
#[test]
fn percentages_of_the_seed() {
    for (part, all, decimals, printed) in [
        (19, 21, 1, "90.5"),
        (10, 12, 1, "83.3"),
        (7, 8, 1, "87.5"),
        (36, 41, 1, "87.8"),
        (27, 41, 0, "66"),
        (9, 41, 0, "22"),
        (5, 41, 0, "12"),
        (5, 1, 0, "500"),
        (729, 1000, 0, "73"),
    ] {
        let rate = Exact::new(part, all).unwrap();
        assert_eq!(
            percent(&rate, decimals, Rounding::HalfUp)
                .unwrap()
                .to_string(),
            printed
        );
    }
}

#[test]
fn what_needs_more_than_128_bits_is_refused() {
    let most = Exact::new(i128::MAX, 1).unwrap();
    let overflow = Err::<Decimal, _>(ArithmeticError::Overflow);
    assert_eq!(round(&most, 1, Rounding::HalfUp), overflow);
    assert_eq!(percent(&most, 0, Rounding::HalfUp), overflow);
    assert_eq!(
        round(&Exact::ONE, MOST_DECIMALS + 1, Rounding::HalfUp),
        overflow
    );
    assert_eq!(round(&Exact::ZERO, u8::MAX, Rounding::HalfUp), overflow);
    assert_eq!(round(&Exact::from_i64(2), 38, Rounding::HalfUp), overflow);
    assert_eq!(round(&most, 0, Rounding::HalfUp).unwrap().to_exact(), most);
    let tiny = Exact::new(1, i128::MAX).unwrap();
    let shown = round(&tiny, 38, Rounding::Ceiling).unwrap();
    assert_eq!(
        shown.to_string(),
        "0.00000000000000000000000000000000000001"
    );
    // More digits than the product with the power of ten can hold, so the long division is taken.
    let near_one = Exact::new(i128::MAX - 1, i128::MAX).unwrap();
    assert_eq!(
        round(&near_one, 3, Rounding::Truncate).unwrap().to_string(),
        "0.999"
    );
}

fn part() -> impl Strategy<Value = i128> {
    prop_oneof![
        3 => -1_000_i128..1_000,
        2 => any::<i32>().prop_map(i128::from),
        2 => any::<i64>().prop_map(i128::from),
        2 => any::<i128>(),
        1 => prop::sample::select(vec![i128::from(i32::MIN), i128::from(i32::MAX) + 1]),
        1 => prop::sample::select(vec![i128::MAX, i128::MAX - 1, i128::MIN + 1]),
    ]
}

/// The definition of each mode in big rationals, in another style than the code.
fn reference(value: &BigRational, decimals: u8, mode: Rounding) -> BigInt {
    let scaled = value * BigRational::from(BigInt::from(10).pow(u32::from(decimals)));
    let half = BigRational::new(1.into(), 2.into());
    let nearest_up = (scaled.abs() + &half).floor().to_integer() * scaled.signum().to_integer();
    match mode {
        Rounding::Floor => scaled.floor().to_integer(),
        Rounding::Ceiling => scaled.ceil().to_integer(),
        Rounding::Truncate => scaled.trunc().to_integer(),
        Rounding::HalfUp => nearest_up,
        Rounding::HalfEven => {
            let below = scaled.floor();
            let even = (below.to_integer() % 2) == BigInt::from(0);
            match (&scaled - &below).cmp(&half) {
                std::cmp::Ordering::Less => below.to_integer(),
                std::cmp::Ordering::Equal if even => below.to_integer(),
                _ => (below + BigRational::one()).to_integer(),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn every_mode_agrees_with_its_definition(num in part(), den in part(), decimals in 0_u8..=38) {
        if let Ok(value) = Exact::new(num, den) {
            let exact = BigRational::new(num.into(), den.into());
            for mode in Rounding::ALL {
                let expected = reference(&exact, decimals, mode);
                match round(&value, decimals, mode) {
                    Ok(shown) => {
                        prop_assert_eq!(BigInt::from(shown.mantissa()), expected);
                        prop_assert_eq!(round(&shown.to_exact(), decimals, mode), Ok(shown));
                    }
                    Err(_) => prop_assert!(expected.abs() > BigInt::from(i128::MAX)),
                }
            }
        }
    }

    #[test]
    fn ties_are_settled_by_the_mode_alone(whole in any::<i64>(), decimals in 0_u8..10) {
        // An odd number of halves of the last digit.
        let halves = i128::from(whole) * 2 + 1;
        let value = Exact::new(halves, 2 * 10_i128.pow(u32::from(decimals))).unwrap();
        let at = |mode| round(&value, decimals, mode).unwrap().mantissa();
        let (floor, ceiling) = (at(Rounding::Floor), at(Rounding::Ceiling));
        prop_assert_eq!(ceiling - floor, 1);
        prop_assert_eq!(at(Rounding::HalfUp), if halves > 0 { ceiling } else { floor });
        prop_assert_eq!(at(Rounding::Truncate), if halves > 0 { floor } else { ceiling });
        prop_assert_eq!(at(Rounding::HalfEven) % 2, 0);
    }

    #[test]
    fn what_is_printed_is_the_value(num in part(), den in part(), decimals in 0_u8..12) {
        if let Ok(shown) = Exact::new(num, den).and_then(|v| round(&v, decimals, Rounding::HalfUp)) {
            let text = shown.to_string();
            let digits = text.replace('.', "");
            prop_assert_eq!(digits.parse::<i128>().unwrap(), shown.mantissa());
            prop_assert_eq!(text.split_once('.').map_or(0, |(_, f)| f.len()), usize::from(decimals));
            prop_assert!(!text.starts_with('-') || shown.mantissa() < 0);
        }
    }

    #[test]
    fn a_percentage_is_a_hundred_times_the_rate(num in part(), den in part(), decimals in 0_u8..4) {
        if let Ok(rate) = Exact::new(num, den) {
            let hundredfold = BigRational::new(BigInt::from(num) * 100, den.into());
            for mode in Rounding::ALL {
                let expected = reference(&hundredfold, decimals, mode);
                match percent(&rate, decimals, mode) {
                    Ok(shown) => prop_assert_eq!(BigInt::from(shown.mantissa()), expected),
                    Err(_) => prop_assert!(expected.abs() > BigInt::from(i128::MAX) || rate.checked_mul(Exact::HUNDRED).is_err()),
                }
            }
        }
    }
}
