//! Of whom and of which year a figure in a sentence speaks: told by what the sentence has named before it, or by what the
//! paragraph has made its subject.

use crate::domain::id::NodeId;
use crate::domain::year::FiscalYear;

use super::super::words::folded_char;
use super::Claim;
use super::reader::Reader;

/// The words for years other than the paper's.
const OTHER_YEARS: [&str; 7] = ["前年", "昨年", "前回", "来年", "翌年", "次年", "当初"];

/// The words for the paper's own.
const THIS_YEAR: [&str; 3] = ["今年度", "本年度", "当年度"];
/// In a sentence without an end nothing farther back than this is looked for, and so nothing is claimed.
const FAR: usize = 500;

/// What makes a name before it the subject of a sentence or of the figures in it.
const OF: [&str; 7] = ["では", "の", "は", "で", "において", "について", "に関"];
/// What makes it the subject of the sentences that follow as well.
const SUBJECT: [&str; 6] = ["では", "は", "において", "における", "について", "に関"];
/// The same for a year: 令和５年度の結果は次のとおりである。
const OF_YEAR: [&str; 6] = ["の", "は", "では", "において", "における", "について"];

/// Where a name stands, and the 重点項目 it is; `None` for what has no totals.
type Place = (usize, Option<NodeId>);

/// What the sentences of a paragraph have made its subject.
#[derive(Default)]
pub(super) struct Named {
    /// Another year than the paper's.
    other_year: bool,
    /// A part of the plan.
    part: Option<Option<NodeId>>,
}

impl Reader<'_, '_> {
    /// What the sentence has spoken of before this place: `None` if that is neither the plan nor a 重点項目.
    pub(super) fn scope(&self, place: usize) -> Option<Option<NodeId>> {
        let from = place.saturating_sub(FAR);
        let before = self.text.get(from..place).unwrap_or_default();
        let before: String = before.iter().collect();
        if let Some((_, part)) = self.nearest(&before, &OF) {
            return part.map(Some);
        }
        // 重点項目Ⅱでは …: which one is not worth guessing.
        if before.contains("重点項目") && !before.contains("重点項目ごと") {
            return None;
        }
        if from > 0 {
            return None;
        }
        match &self.named.part {
            None => Some(self.own.cloned()),
            // Of whom a figure speaks that stands some sentences behind a name is not certain, unless it is the same.
            Some(part) if part.as_ref() == self.own && part.is_some() => Some(part.clone()),
            Some(_) => None,
        }
    }

    /// The part of the plan last named in a text, with one of these words behind it.
    fn nearest(&self, text: &str, behind: &[&str]) -> Option<Place> {
        let plan = self.material.plan;
        let mut nearest: Option<Place> = None;
        let mut note = |name: &str, part: Option<&NodeId>| {
            let name: String = name.trim().chars().map(folded_char).collect();
            let Some(place) = (!name.is_empty()).then(|| text.rfind(&name)).flatten() else {
                return;
            };
            let rest = text.get(place.saturating_add(name.len())..);
            let rest = rest
                .unwrap_or_default()
                .trim_start_matches(['」', '』', ')', '"']);
            if behind.iter().any(|word| rest.starts_with(word))
                && nearest.as_ref().is_none_or(|(other, _)| *other <= place)
            {
                nearest = Some((place, part.cloned()));
            }
        };
        for priority in &plan.priorities {
            note(&priority.name, Some(&priority.id));
        }
        for (_, theme, initiative) in plan.initiatives() {
            note(&initiative.name, None);
            note(&theme.name, None);
        }
        for department in &plan.departments {
            note(&department.name, None);
        }
        nearest
    }

    /// What the paragraph speaks of behind this sentence, whose figures are those found from `from` on. A sentence with
    /// figures of its own goes on to speak of what they are of, whatever else it names.
    pub(super) fn names(&self, from: usize) -> Named {
        let claims = self.found.get(from..).unwrap_or_default();
        let of_own = |claim: &Claim| claim.priority.as_ref() == self.own;
        if claims.iter().any(of_own) {
            return Named::default();
        }
        let text: String = self.text.iter().collect();
        let numbered = (0..self.text.len()).any(|at| {
            const WORD: &str = "重点項目";
            let behind = self.at(at.saturating_add(WORD.chars().count()));
            self.starts(at, WORD) && behind.is_some_and(char::is_numeric)
        });
        let part = match self.nearest(&text, &SUBJECT) {
            Some((_, part)) => Some(part),
            None if numbered => Some(None),
            None => self.named.part.clone(),
        };
        let mut other_year = self.named.other_year;
        for at in 0..self.text.len() {
            if let Some((other, end)) = self.year(at) {
                let own = OF_YEAR.iter().any(|word| self.starts(end, word));
                other_year = other && (own || other_year);
            }
        }
        other_year &= claims.is_empty();
        Named { other_year, part }
    }

    /// The year last named before this place is another than the paper's.
    pub(super) fn of_other_year(&self, place: usize) -> bool {
        let from = place.saturating_sub(FAR);
        let named = (from..place).rev().find_map(|at| self.year(at));
        named.map_or(self.named.other_year || from > 0, |(other, _)| other)
    }

    /// A year that is named here: whether it is another than the paper's, and where its name ends.
    fn year(&self, at: usize) -> Option<(bool, usize)> {
        let behind = |end: usize| match () {
            () if self.starts(end, "年度") => end.saturating_add(2),
            () if self.starts(end, "度") => end.saturating_add(1),
            () => end,
        };
        if let Some(word) = OTHER_YEARS.iter().find(|word| self.starts(at, word)) {
            return Some((true, behind(at.saturating_add(word.chars().count()))));
        }
        if let Some(word) = THIS_YEAR.iter().find(|word| self.starts(at, word)) {
            return Some((false, at.saturating_add(word.chars().count())));
        }
        let own = |year: Option<i128>| {
            let year = year.and_then(|year| u16::try_from(year).ok());
            year.and_then(FiscalYear::new) == Some(self.material.year)
        };
        if let Some((end, value, 0)) = self.number(at)
            && end.checked_sub(at) == Some(4)
            && self.starts(end, "年度")
        {
            return Some((!own(Some(value.numerator_denominator().0)), behind(end)));
        }
        for (era, base) in [
            ("令和", 2018_i128),
            ("平成", 1988),
            ("R", 2018),
            ("H", 1988),
        ] {
            let begins = at.saturating_add(era.chars().count());
            if !self.starts(at, era) {
                continue;
            }
            if self.starts(begins, "元年度") {
                return Some((!own(base.checked_add(1)), behind(begins.saturating_add(1))));
            }
            if let Some((end, value, 0)) = self.number(begins)
                && (self.starts(end, "年度") || era.len() == 1)
            {
                let year = value.numerator_denominator().0.checked_add(base);
                return Some((!own(year), behind(end)));
            }
        }
        None
    }
}
