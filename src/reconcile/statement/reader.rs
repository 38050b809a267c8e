//! Goes through a sentence for figures, and keeps those of which [`super::meaning`] and [`super::scope`] are sure.

use crate::domain::exact::Exact;
use crate::domain::id::NodeId;

use super::super::Material;
use super::labels::Labels;
use super::scope::Named;
use super::{About, Claim};

pub(super) struct Reader<'a, 'm> {
    pub(super) material: &'a Material<'m>,
    pub(super) labels: &'a Labels,
    pub(super) own: Option<&'a NodeId>,
    pub(super) raw: Vec<char>,
    pub(super) text: Vec<char>,
    pub(super) found: &'a mut Vec<Claim>,
    /// The claim before: where it ends, and what it is about.
    pub(super) last: Option<(usize, Vec<About>)>,
    /// What the sentences before have named.
    pub(super) named: &'a Named,
}

/// A figure in the text.
pub(super) struct Number {
    pub(super) start: usize,
    /// Behind its unit.
    pub(super) end: usize,
    pub(super) percent: bool,
}

impl Reader<'_, '_> {
    pub(super) fn at(&self, place: usize) -> Option<char> {
        self.text.get(place).copied()
    }

    pub(super) fn starts(&self, place: usize, word: &str) -> bool {
        let mut here = self.text.get(place..).unwrap_or_default().iter();
        word.chars().all(|ch| here.next() == Some(&ch))
    }

    pub(super) fn ends(&self, place: usize, word: &str) -> bool {
        let mut here = self.text.get(..place).unwrap_or_default().iter().rev();
        word.chars().rev().all(|ch| here.next() == Some(&ch))
    }

    pub(super) fn read(&mut self) {
        let mut place = 0;
        while place < self.text.len() {
            let Some((digits_end, value, digits)) = self.number(place) else {
                place = place.saturating_add(1);
                continue;
            };
            self.claim(place, digits_end, value, digits);
            place = digits_end;
        }
    }

    /// A number that begins here: where it ends, its value and its decimals.
    pub(super) fn number(&self, start: usize) -> Option<(usize, Exact, u8)> {
        let is_digit = |place: usize| self.at(place).is_some_and(|ch| ch.is_ascii_digit());
        if !is_digit(start) {
            return None;
        }
        let (mut mantissa, mut digits, mut point) = (0_i128, 0_u8, false);
        let mut place = start;
        loop {
            let next = place.saturating_add(1);
            match self.at(place) {
                Some(ch) if ch.is_ascii_digit() => {
                    let digit = i128::from(ch.to_digit(10)?);
                    mantissa = mantissa.checked_mul(10)?.checked_add(digit)?;
                    digits = digits.saturating_add(u8::from(point));
                }
                Some('.') if !point && is_digit(next) => point = true,
                Some(',') if !point && is_digit(next) => {}
                _ => break,
            }
            place = next;
        }
        let value = Exact::from_decimal(mantissa, u32::from(digits)).ok()?;
        Some((place, value, digits))
    }

    pub(super) fn claim(&mut self, start: usize, digits_end: usize, value: Exact, digits: u8) {
        let units = [
            ("項目", false),
            ("指標", false),
            ("%", true),
            ("パーセント", true),
        ];
        let before = start.checked_sub(1).and_then(|place| self.at(place));
        // A digit of something longer: 10-20％, 第3項目.
        if before.is_some_and(|ch| {
            matches!(
                ch,
                '.' | '-' | '~' | '～' | '〜' | '第' | '▲' | '△' | '重' | '点'
            )
        }) {
            return;
        }
        let about = units
            .iter()
            .find(|(unit, _)| self.starts(digits_end, unit))
            .map(|(unit, percent)| (unit.chars().count(), *percent));
        let number = |unit: usize, percent: bool| Number {
            start,
            end: digits_end.saturating_add(unit),
            percent,
        };
        let claim = match about {
            Some((unit, percent)) => {
                let number = number(unit, percent);
                self.about(&number).map(|about| (number, about))
            }
            None => self
                .tree(start, digits_end)
                .map(|about| (number(0, false), about)),
        };
        let Some((number, about)) = claim else { return };
        let Some(priority) = self.scope(start) else {
            return;
        };
        if self.of_other_year(start) {
            return;
        }
        self.last = Some((number.end, about.clone()));
        let printed = self.raw.get(start..number.end).unwrap_or_default();
        self.found.push(Claim {
            printed: printed.iter().collect(),
            about,
            priority,
            value,
            digits,
            percent: number.percent,
        });
    }

    /// 22の取組, 60の取組内容.
    pub(super) fn tree(&self, start: usize, end: usize) -> Option<Vec<About>> {
        let before = start.checked_sub(1).and_then(|place| self.at(place));
        let free = before.is_none_or(|ch| {
            matches!(
                ch,
                '、' | ',' | '。' | ' ' | '全' | '計' | 'は' | 'に' | 'で'
            )
        });
        if !free || !self.starts(end, "の取組") {
            return None;
        }
        let behind = end.saturating_add(3);
        if self.starts(behind, "内容") {
            Some(vec![About::Actions])
        } else if ["を", "と", "に", "が", "、", "は", "の", "。", "・", "及び"]
            .iter()
            .any(|word| self.starts(behind, word))
        {
            Some(vec![About::Initiatives])
        } else {
            None
        }
    }
}
