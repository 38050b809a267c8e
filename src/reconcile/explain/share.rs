//! What would explain printed shares of a whole.

use crate::domain::exact::Exact;
use crate::domain::rounding::{Decimal, Rounding};
use crate::domain::rules::{BandIndex, Rules};
use crate::domain::summary::{Tally, shown};

use super::super::figure::exact;
use super::Explanation;
use super::rate::twice;

/// A share that is printed.
#[derive(Clone)]
pub struct Asked {
    /// Of which levels together.
    pub bands: Vec<BandIndex>,
    /// The figure, in percent.
    pub printed: Exact,
    /// How many decimals are printed.
    pub digits: u8,
}

impl Asked {
    fn part(&self, tally: &Tally) -> usize {
        self.bands.iter().map(|band| tally.in_band(*band)).sum()
    }

    fn is(&self, part: usize, whole: usize, mode: Rounding) -> bool {
        shown(part, whole, self.digits, mode).is_some_and(|shown| shown.to_exact() == self.printed)
    }
}

/// What would give all of these. `counts` are the printed counts by level, where a table prints them.
pub fn shares(
    asked: &[Asked],
    tally: &Tally,
    rules: &Rules,
    counts: Option<&[usize]>,
) -> Vec<Explanation> {
    let mut found = Vec::new();
    if asked.is_empty() {
        return found;
    }
    let counted = tally.counted();
    if let Some(counts) = counts {
        let whole: usize = counts.iter().sum();
        let part = |asked: &Asked| -> usize {
            let parts = asked.bands.iter().filter_map(|band| counts.get(*band));
            parts.sum()
        };
        if asked
            .iter()
            .all(|asked| asked.is(part(asked), whole, rules.rounding))
        {
            found.push(Explanation::FromPrinted {
                parts: asked.iter().map(part).collect(),
                whole,
            });
        }
    }
    for mode in Rounding::ALL {
        if mode != rules.rounding
            && mode != Rounding::Truncate
            && asked
                .iter()
                .all(|asked| asked.is(asked.part(tally), counted, mode))
        {
            found.push(Explanation::Rounding(mode));
        }
    }
    if tally.set != counted
        && asked
            .iter()
            .all(|asked| asked.is(asked.part(tally), tally.set, rules.rounding))
    {
        found.push(Explanation::OfSet {
            set: tally.set,
            counted,
        });
    }
    let doubly = |asked: &Asked| {
        let share = exact(asked.part(tally)).checked_div(exact(counted)).ok()?;
        twice(&share, &asked.printed, asked.digits, rules.rounding)
    };
    if asked.iter().all(|asked| doubly(asked).is_some()) {
        found.extend(
            asked
                .iter()
                .find(|asked| !asked.is(asked.part(tally), counted, rules.rounding))
                .and_then(doubly),
        );
    }
    found.extend(forced(asked, tally, rules));
    if let [one] = asked {
        found.extend(sum_of_shown(one, tally, rules));
        let only = |band: &BandIndex| {
            one.bands != [*band] && one.is(tally.in_band(*band), counted, rules.rounding)
        };
        let bands = 0..rules.bands().len();
        found.extend(
            bands
                .into_iter()
                .find(|band| only(band))
                .map(Explanation::Only),
        );
    }
    found
}

/// The shares of all levels were made to add up to 100: the largest remainders, the largest share or the last one took
/// what was left.
fn forced(asked: &[Asked], tally: &Tally, rules: &Rules) -> Option<Explanation> {
    let digits = asked.first()?.digits;
    let single = |asked: &Asked| match asked.bands.as_slice() {
        [band] if asked.digits == digits => Some(*band),
        _ => None,
    };
    let bands: Option<Vec<BandIndex>> = asked.iter().map(single).collect();
    let bands = bands.filter(|bands| bands.len() == rules.bands().len())?;
    let counted = tally.counted();
    let mantissa = |mode| -> Option<Vec<i128>> {
        let of =
            |band: &BandIndex| Some(shown(tally.in_band(*band), counted, digits, mode)?.mantissa());
        bands.iter().map(of).collect()
    };
    let scale = 10_i128.checked_pow(u32::from(digits))?;
    let hundred = scale.checked_mul(100)?;
    let printed: Option<Vec<i128>> = asked
        .iter()
        .map(|asked| {
            let scaled = asked.printed.checked_mul(Exact::new(scale, 1).ok()?).ok()?;
            let (numerator, denominator) = scaled.numerator_denominator();
            (denominator == 1).then_some(numerator)
        })
        .collect();
    let printed = printed?;
    let rounded = mantissa(rules.rounding)?;
    let sum: i128 = rounded.iter().sum();
    if sum == hundred || printed.iter().sum::<i128>() != hundred {
        return None;
    }
    let differ: Vec<usize> = (0..bands.len())
        .filter(|place| rounded.get(*place) != printed.get(*place))
        .collect();
    let largest = rounded.iter().max()?;
    let is_forced = match differ.as_slice() {
        // One took it all: the largest, or the last.
        [one] => rounded.get(*one) == Some(largest) || one.checked_add(1) == Some(bands.len()),
        _ => false,
    };
    // Largest remainders: each is its floor or one more, and those with the larger remainders are the larger.
    let floors = mantissa(Rounding::Floor)?;
    let by_remainder = || {
        let remainder = |band: BandIndex, floor: i128| {
            let scaled = exact(tally.in_band(band)).checked_mul(Exact::new(hundred, 1).ok()?);
            let share = scaled.ok()?.checked_div(exact(counted)).ok()?;
            share.checked_sub(Exact::new(floor, 1).ok()?).ok()
        };
        let (mut least_up, mut most_down) = (None::<Exact>, None::<Exact>);
        for ((band, floor), printed) in bands.iter().zip(&floors).zip(&printed) {
            let rest = remainder(*band, *floor)?;
            match printed.checked_sub(*floor)? {
                0 => most_down = Some(most_down.map_or(rest, |most| most.max(rest))),
                1 => least_up = Some(least_up.map_or(rest, |least| least.min(rest))),
                _ => return None,
            }
        }
        (least_up? >= most_down?).then_some(())
    };
    if !is_forced && by_remainder().is_none() {
        return None;
    }
    let sum = Exact::new(sum, scale).ok()?;
    crate::domain::rounding::round(&sum, digits, rules.rounding)
        .ok()
        .map(Explanation::Forced)
}

/// The sum of the rounded shares of the levels, each with as many decimals as a rate or as printed.
fn sum_of_shown(one: &Asked, tally: &Tally, rules: &Rules) -> Option<Explanation> {
    if one.bands.len() < 2 {
        return None;
    }
    [rules.rate_decimals, one.digits]
        .into_iter()
        .find_map(|digits| {
            let shares: Option<Vec<Decimal>> = one
                .bands
                .iter()
                .map(|band| {
                    shown(
                        tally.in_band(*band),
                        tally.counted(),
                        digits,
                        rules.rounding,
                    )
                })
                .collect();
            let shares = shares?;
            let mut sum = Exact::ZERO;
            for share in &shares {
                sum = sum.checked_add(share.to_exact()).ok()?;
            }
            (sum == one.printed).then_some(Explanation::SumOfShown(shares))
        })
}
