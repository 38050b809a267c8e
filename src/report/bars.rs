//! Geometry of the stacked 100% bar: which share of the bar each level takes, and what is written in it. Lengths are
//! percentages of the bar's width, so the drawing follows its place; they are computed in whole hundredths, so that
//! neighbours meet exactly.
//!
//! The bar is the whole of what is set, including what is in no level. Its percentages are shares of that whole; where
//! everything is in a level they are the shares of the summary.

use crate::domain::exact::Exact;
use crate::domain::rules::{BandIndex, Rules};
use crate::domain::summary::Share;
use crate::text::format;

use super::census::Census;
use super::verdict::Verdict;

/// A stacked bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its segments from the left, best level first. Those of nothing are left out.
    pub segments: Vec<Segment>,
    /// The same in words.
    pub words: Vec<String>,
    /// The written percentages add up to 100.
    pub adds_up: bool,
}

/// A segment of a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The value of `data-band`.
    pub tone: &'static str,
    /// Its left end.
    pub x: String,
    /// Its width.
    pub width: String,
    /// Where its text is centred.
    pub middle: String,
    /// What is written first; blank where there is no room.
    pub count: String,
    /// What is written below; blank where there is no room.
    pub share: String,
    /// The level; `None` for what is in none.
    pub band: Option<BandIndex>,
    /// It in words: `達成27`.
    pub words: String,
}

/// An entry of the legend, or of a row of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The value of `data-band`.
    pub tone: &'static str,
    /// The mark; blank where there is no judgement.
    pub mark: &'static str,
    /// The word.
    pub word: String,
}

/// A count in a row of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Of what.
    pub key: Key,
    /// How many.
    pub count: usize,
    /// The mark alone does not tell it from the others: the word must be seen.
    pub worded: bool,
}

/// Hundredths of a percent of the bar.
type Hundredths = u64;

/// The narrowest segment in which a percentage is written.
const ROOM_FOR_SHARE: Hundredths = 800;
/// The room of one character. On a phone the bar is some 340 px wide: a full-width character takes 16 of them, a digit 9.
const WIDE_CHARACTER: Hundredths = 470;
const DIGIT: Hundredths = 265;

impl Bar {
    /// The bar of a part of the plan; `None` where nothing is set.
    pub fn of(census: &Census, rules: &Rules) -> Option<Self> {
        let whole = census.tally.set;
        if whole == 0 {
            return None;
        }
        let mut drawing = Drawing {
            whole,
            rules,
            passed: 0,
            sum: Some(Exact::ZERO),
            segments: Vec::new(),
            words: Vec::new(),
        };
        for band in 0..rules.bands().len() {
            let verdict = Verdict::of_band(band, rules);
            let count = census.tally.in_band(band);
            let words = said(&verdict.word, count);
            drawing.words.push(words.clone());
            let written = written_word(band, rules);
            drawing.add(verdict.tone, count, &written, Some(band), words);
        }
        let mut open = Vec::new();
        for (word, count) in census.open(rules) {
            open.push(said(&word, count));
        }
        drawing.words.extend(open.iter().cloned());
        drawing.add("none", census.open_count(), "", None, open.join("・"));
        Some(Self {
            segments: drawing.segments,
            words: drawing.words,
            adds_up: drawing.sum == Some(Exact::HUNDRED),
        })
    }
}

struct Drawing<'a> {
    whole: usize,
    rules: &'a Rules,
    passed: usize,
    /// The sum of what is written.
    sum: Option<Exact>,
    segments: Vec<Segment>,
    words: Vec<String>,
}

impl Drawing<'_> {
    fn add(
        &mut self,
        tone: &'static str,
        count: usize,
        word: &str,
        band: Option<BandIndex>,
        words: String,
    ) {
        if count == 0 {
            return;
        }
        let from = self.at(self.passed);
        self.passed = self.passed.saturating_add(count);
        let to = self.at(self.passed);
        let width = to.saturating_sub(from);
        let share = Share::of(count, self.whole, self.rules.rate_decimals, self.rules);
        self.sum = match (self.sum, &share) {
            (Some(sum), Some(share)) => sum.checked_add(share.shown.to_exact()).ok(),
            _ => None,
        };
        let number = format::count(count);
        let digits = DIGIT.saturating_mul(length(&number));
        let worded = WIDE_CHARACTER.saturating_mul(length(word).saturating_add(1));
        self.segments.push(Segment {
            tone,
            x: percentage(from),
            width: percentage(width),
            middle: percentage(from.saturating_add(width / 2)),
            count: if !word.is_empty() && width >= digits.saturating_add(worded) {
                format!("{word} {number}")
            } else if width >= digits {
                number
            } else {
                String::new()
            },
            share: match share {
                Some(share) if width >= ROOM_FOR_SHARE => format::percent(share.shown),
                _ => String::new(),
            },
            band,
            words,
        });
    }

    fn at(&self, passed: usize) -> Hundredths {
        let (passed, whole) = (to_u64(passed), to_u64(self.whole));
        passed
            .saturating_mul(10_000)
            .saturating_add(whole / 2)
            .checked_div(whole)
            .unwrap_or(0)
    }
}

/// Levels of the same tone look alike, so their word is written where there is room.
fn written_word(band: BandIndex, rules: &Rules) -> String {
    if shares_tone(band, rules) {
        Verdict::of_band(band, rules).word
    } else {
        String::new()
    }
}

fn shares_tone(band: BandIndex, rules: &Rules) -> bool {
    (0..rules.bands().len()).any(|other| other != band && rules.tone(other) == rules.tone(band))
}

/// What the legend explains: every level, and what is in none where there is such a thing in `census`.
pub fn legend(census: &Census, rules: &Rules) -> Vec<Key> {
    let mut keys: Vec<Key> = (0..rules.bands().len())
        .map(|band| Key::of(Verdict::of_band(band, rules)))
        .collect();
    let open: Vec<String> = census.open(rules).map(|(word, _)| word).collect();
    if !open.is_empty() {
        keys.push(Key::open(open.join("・")));
    }
    keys
}

/// The counts of a part of the plan, as a row: every level, then what is in none.
pub fn counts(census: &Census, rules: &Rules) -> Vec<Count> {
    let levels = rules.bands().len();
    let mut counts: Vec<Count> = (0..levels)
        .map(|band| Count {
            key: Key::of(Verdict::of_band(band, rules)),
            count: census.tally.in_band(band),
            worded: shares_tone(band, rules),
        })
        // A row of many levels would be mostly zeros.
        .filter(|count| count.count > 0 || levels <= 4)
        .collect();
    counts.extend(census.open(rules).map(|(word, count)| Count {
        key: Key::open(word),
        count,
        worded: true,
    }));
    counts
}

impl Key {
    fn of(verdict: Verdict) -> Self {
        Self {
            tone: verdict.tone,
            mark: verdict.mark,
            word: verdict.word,
        }
    }

    fn open(word: String) -> Self {
        Self {
            tone: "none",
            mark: "",
            word,
        }
    }
}

fn said(word: &str, count: usize) -> String {
    format!("{word}{}", format::count(count))
}

fn length(text: &str) -> Hundredths {
    to_u64(text.chars().count())
}

fn to_u64(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn percentage(hundredths: Hundredths) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests;
