//! The rules of a plan: bands, rounding, what zero means. All of them are data, kept in the plan and in every file.

use std::cmp::Ordering;

use super::exact::Exact;
use super::extra::Extra;
use super::id::BandId;
use super::kind::LowerFormula;
use super::quantity::{Expect, Reading, read};
use super::rounding::Rounding;

/// How rates are shown, judged and counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Levels from best to worst. Never empty; only the last has no lower bound.
    bands: Vec<Band>,
    /// Decimals of an achievement rate in percent.
    pub rate_decimals: u8,
    /// Decimals of the 概ね達成率 in percent.
    pub share_decimals: u8,
    /// How shown figures are rounded.
    pub rounding: Rounding,
    /// Whether bands are held against the exact or the shown rate.
    pub judged_on: JudgedOn,
    /// The formula of indicators that say no more than “less is better”.
    pub lower_formula: LowerFormula,
    /// What a target of 0 means when more is better.
    pub zero_target: ZeroTarget,
    /// Cap for display, in percent; judgement and counting never see it.
    pub cap: Option<Percent>,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// One level of judgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Stable identifier.
    pub id: BandId,
    /// Its word, for example 概ね達成.
    pub label: String,
    /// Its mark in handouts, for example ○.
    pub mark: String,
    /// The rate from which it holds; `None` for the last band.
    pub lower: Option<LowerBound>,
    /// Counted in the numerator of the 概ね達成率.
    pub attains: bool,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// Where a band begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LowerBound {
    /// The rate in percent.
    pub percent: Percent,
    /// `true`: from this rate on (以上); `false`: above it (超).
    pub inclusive: bool,
}

/// A percentage kept as entered, with its exact fraction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Percent {
    raw: String,
    fraction: Exact,
}

/// What a band is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JudgedOn {
    /// The exact rate: 99.6% is below 100 though it shows as 100%.
    Exact,
    /// The rate as rounded for display.
    Shown,
}

/// What a target of 0 means when more is better; there is no rate in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZeroTarget {
    /// In no class, not in the denominator.
    NotCounted,
    /// Counted in the band of 100%.
    Met,
    /// Counted in the last band.
    Missed,
}

/// How a band is to be told apart at a glance. It follows from the bands' order; a plan does not choose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// At or above the band that 100% falls into.
    Met,
    /// Below it, but counted as attained.
    Near,
    /// Not attained.
    Missed,
}

/// Why a list of bands cannot be used. The index counts from 0, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BandsError {
    /// No band at all, or only one.
    TooFew,
    /// More than [`Rules::MOST_BANDS`].
    TooMany,
    /// A band other than the last without a lower bound.
    BoundMissing(usize),
    /// The last band with a lower bound: some rates would fall into none.
    LastHasBound,
    /// A bound that is not below the one before it.
    NotDescending(usize),
    /// A band without a label.
    LabelMissing(usize),
    /// A label used twice.
    LabelTwice(usize),
    /// An identifier used twice.
    IdTwice(usize),
    /// A band that counts as attained below one that does not.
    AttainsOutOfOrder(usize),
    /// No band that counts as attained.
    NothingAttains,
}

/// A position in [`Rules::bands`].
pub type BandIndex = usize;

impl Percent {
    /// Reads a percentage of at least 0; a `%` sign may be there or not. `None` if it is not one.
    pub fn parse(raw: &str) -> Option<Self> {
        let Reading::Number(quantity) = read(raw, Expect::Number) else {
            return None;
        };
        let plain = matches!(quantity.unit.as_str(), "" | "%")
            && !quantity.approximate
            && !quantity.provisional;
        if !plain || quantity.value.is_negative() {
            return None;
        }
        let fraction = quantity.value.checked_div(Exact::HUNDRED).ok()?;
        Some(Self {
            raw: raw.to_owned(),
            fraction,
        })
    }

    /// The text as entered.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// 80% is 4/5.
    pub fn fraction(&self) -> Exact {
        self.fraction
    }
}

impl LowerBound {
    fn admits(&self, rate: &Exact) -> bool {
        match rate.cmp(&self.percent.fraction) {
            Ordering::Greater => true,
            Ordering::Equal => self.inclusive,
            Ordering::Less => false,
        }
    }

    /// The same bound can be put below `above` only if it admits more.
    fn is_below(&self, above: &LowerBound) -> bool {
        match self.percent.fraction().cmp(&above.percent.fraction()) {
            Ordering::Less => true,
            Ordering::Equal => self.inclusive && !above.inclusive,
            Ordering::Greater => false,
        }
    }
}

impl Rules {
    /// The most levels a plan may have.
    pub const MOST_BANDS: usize = 12;

    /// Rules with these bands and the defaults of `docs/calculation.md` for all else.
    pub fn with_bands(bands: Vec<Band>) -> Result<Self, BandsError> {
        check_bands(&bands)?;
        Ok(Self {
            bands,
            rate_decimals: 0,
            share_decimals: 1,
            rounding: Rounding::HalfUp,
            judged_on: JudgedOn::Exact,
            lower_formula: LowerFormula::TargetOverActual,
            zero_target: ZeroTarget::NotCounted,
            cap: None,
            extra: Extra::new(),
        })
    }

    /// Puts other bands in, if they can be used.
    pub fn set_bands(&mut self, bands: Vec<Band>) -> Result<(), BandsError> {
        check_bands(&bands)?;
        self.bands = bands;
        Ok(())
    }

    /// The levels from best to worst.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// The band at an index that [`Self::band_for`] or [`Self::band_index`] gave.
    pub fn band(&self, index: BandIndex) -> Option<&Band> {
        self.bands.get(index)
    }

    /// The first band that admits the rate. Total: the last band admits every rate.
    pub fn band_for(&self, rate: &Exact) -> BandIndex {
        self.bands
            .iter()
            .position(|band| band.lower.as_ref().is_none_or(|bound| bound.admits(rate)))
            .unwrap_or_else(|| self.missed_band())
    }

    /// The first band that admits every rate a bound admits, strict bounds against strict ones.
    pub fn band_from(&self, bound: &LowerBound) -> BandIndex {
        self.bands
            .iter()
            .position(|band| band.lower.as_ref().is_none_or(|own| !bound.is_below(own)))
            .unwrap_or_else(|| self.missed_band())
    }

    /// The band of something met without a rate: the one that exactly 100% falls into.
    pub fn met_band(&self) -> BandIndex {
        self.band_for(&Exact::ONE)
    }

    /// The band of something missed without a rate: the last.
    pub fn missed_band(&self) -> BandIndex {
        self.bands.len().saturating_sub(1)
    }

    /// Where a band stands.
    pub fn band_index(&self, id: &BandId) -> Option<BandIndex> {
        self.bands.iter().position(|band| &band.id == id)
    }

    /// How the band is told apart at a glance.
    pub fn tone(&self, index: BandIndex) -> Tone {
        if index <= self.met_band() {
            Tone::Met
        } else if self.band(index).is_some_and(|band| band.attains) {
            Tone::Near
        } else {
            Tone::Missed
        }
    }
}

fn check_bands(bands: &[Band]) -> Result<(), BandsError> {
    if bands.len() < 2 {
        return Err(BandsError::TooFew);
    }
    if bands.len() > Rules::MOST_BANDS {
        return Err(BandsError::TooMany);
    }
    let last = bands.len().saturating_sub(1);
    let mut above: Option<&Band> = None;
    for (index, band) in bands.iter().enumerate() {
        if band.label.trim().is_empty() {
            return Err(BandsError::LabelMissing(index));
        }
        let earlier = bands.iter().take(index);
        if earlier.clone().any(|other| other.label == band.label) {
            return Err(BandsError::LabelTwice(index));
        }
        if earlier.clone().any(|other| other.id == band.id) {
            return Err(BandsError::IdTwice(index));
        }
        match (&band.lower, index == last) {
            (None, false) => return Err(BandsError::BoundMissing(index)),
            (Some(_), true) => return Err(BandsError::LastHasBound),
            _ => {}
        }
        if let Some(above) = above {
            if band.attains && !above.attains {
                return Err(BandsError::AttainsOutOfOrder(index));
            }
            if let (Some(bound), Some(bound_above)) = (&band.lower, &above.lower)
                && !bound.is_below(bound_above)
            {
                return Err(BandsError::NotDescending(index));
            }
        }
        above = Some(band);
    }
    if bands.iter().any(|band| band.attains) {
        Ok(())
    } else {
        Err(BandsError::NothingAttains)
    }
}
