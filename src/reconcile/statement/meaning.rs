//! What a count or a percentage in a sentence is about: told by the words right before and behind it.

use crate::domain::rules::BandIndex;

use super::super::totals::attaining;
use super::About;
use super::reader::{Number, Reader};

/// What stands between the word of a level and its figure: 達成となった5項目, 未達成指標（2項目）.
const BETWEEN: [&str; 28] = [
    "となったのは",
    "となったものは",
    "となったものが",
    "したものは",
    "したものが",
    "したのは",
    "となった",
    "となる",
    "とした",
    "した",
    "を合わせると",
    "を合わせて",
    "を合わせた",
    "を合わせ",
    "合わせて",
    "の合計",
    "の割合",
    "項目",
    "指標",
    "評価",
    "判定",
    "は全体の",
    "が全体の",
    "数",
    "は",
    "が",
    "の",
    "で",
];

/// What joins the words of two levels.
const JOINING: [&str; 9] = [
    "又は",
    "または",
    "及び",
    "および",
    "・",
    "、",
    "と",
    "+",
    "＋",
];

/// After a count or a percentage these say that it is no total.
const NO_TOTAL: [&str; 19] = [
    "以上",
    "未満",
    "以下",
    "超",
    "前後",
    "程度",
    "ポイント",
    "増",
    "減",
    "多",
    "少",
    "追加",
    "の増",
    "の減",
    "ずつ",
    "上回",
    "下回",
    "から",
    "目",
];

impl Reader<'_, '_> {
    /// What a count or a percentage is about, if that is beyond doubt.
    pub(super) fn about(&self, number: &Number) -> Option<Vec<About>> {
        if NO_TOTAL.iter().any(|word| self.starts(number.end, word)) {
            return None;
        }
        let (before, approximate) = self.before(number.start);
        if approximate && !number.percent {
            return None;
        }
        if ["重点", "推進", "主な", "主要"]
            .iter()
            .any(|word| self.ends(before, word))
        {
            return None;
        }
        // A part of a part: only of the whole is it told what it is a part of.
        if self.ends(before, "うち") || self.ends(before, "うち、") {
            let of_all = self.last.as_ref().is_some_and(|(_, about)| {
                about
                    .iter()
                    .all(|about| matches!(about, About::Set | About::All))
            });
            if !of_all {
                return None;
            }
        }
        if number.percent
            && let Some(about) = self.in_brackets(before)
        {
            return Some(about);
        }
        if let Some(about) = self.preceding(before) {
            return Some(about);
        }
        if !number.percent {
            if ["全", "合計", "計"]
                .iter()
                .any(|word| self.ends(before, word))
            {
                return Some(vec![About::Set]);
            }
            if ["のうち", "中、", "を対象", "が対象"]
                .iter()
                .any(|word| self.starts(number.end, word))
            {
                return Some(vec![About::Set]);
            }
            if ["の成果指標", "の指標", "を設定"]
                .iter()
                .any(|word| self.starts(number.end, word))
            {
                return Some(vec![About::Set, About::All]);
            }
        }
        self.following(number.end)
    }

    /// Where what precedes a figure ends, without 約 and opening brackets, and whether there was 約.
    pub(super) fn before(&self, start: usize) -> (usize, bool) {
        let mut end = start;
        let mut approximate = false;
        loop {
            let before = end;
            for word in ["約", "およそ", "ほぼ"] {
                if self.ends(end, word) {
                    end = end.saturating_sub(word.chars().count());
                    approximate = true;
                }
            }
            for word in [" ", ":", "=", "(", "「"] {
                if self.ends(end, word) {
                    end = end.saturating_sub(1);
                }
            }
            if before == end {
                return (end, approximate);
            }
        }
    }

    /// 5項目（全体の約12％）: the same as the count before the bracket.
    pub(super) fn in_brackets(&self, before: usize) -> Option<Vec<About>> {
        let (end, about) = self.last.as_ref()?;
        let mut place = before;
        for word in ["全体の", "("] {
            if self.ends(place, word) {
                place = place.saturating_sub(word.chars().count());
            }
        }
        let bands = about.iter().any(|about| matches!(about, About::Bands(_)));
        (place == *end && bands).then(|| about.clone())
    }

    /// 達成28項目, 達成と概ね達成を合わせて36項目.
    pub(super) fn preceding(&self, before: usize) -> Option<Vec<About>> {
        let mut end = before;
        let mut verb = false;
        for _ in 0..4 {
            let Some(word) = BETWEEN.iter().find(|word| self.ends(end, word)) else {
                break;
            };
            // The word of a level may end as a word between does.
            if self.labels.ending(&self.text, end).is_some() {
                break;
            }
            verb |= word.starts_with('し');
            end = end.saturating_sub(word.chars().count());
        }
        let rate = self.ends(end, "率");
        let (first, mut start) = self
            .labels
            .ending(&self.text, end.saturating_sub(usize::from(rate)))?;
        if rate {
            // 概ね達成率 is a share, 達成率 is not.
            let all = attaining(self.material);
            return (all.len() > 1 && all.last() == Some(&first)).then(|| vec![About::Bands(all)]);
        }
        let mut bands = vec![first];
        while let Some(word) = JOINING.iter().find(|word| self.ends(start, word))
            && let Some((band, next)) = self
                .labels
                .ending(&self.text, start.saturating_sub(word.chars().count()))
        {
            bands.insert(0, band);
            start = next;
        }
        let aimed = self.ends(start, "目標を") || verb;
        Some(self.meant(bands, aimed))
    }

    /// 28項目が達成, 36項目が達成又は概ね達成.
    pub(super) fn following(&self, end: usize) -> Option<Vec<About>> {
        let mut place = end;
        let joined = ["が", "は", "で", "を", "の"]
            .iter()
            .find(|word| self.starts(place, word));
        place = place.saturating_add(joined?.chars().count());
        let mut aimed = false;
        for word in ["目標を", "目標"] {
            if self.starts(place, word) {
                place = place.saturating_add(word.chars().count());
                aimed = true;
                break;
            }
        }
        let (first, mut behind) = self.labels.beginning(&self.text, place)?;
        let mut bands = vec![first];
        while let Some(word) = JOINING.iter().find(|word| self.starts(behind, word))
            && let Some((band, next)) = self
                .labels
                .beginning(&self.text, behind.saturating_add(word.chars().count()))
            // 28項目が達成、概ね達成が8項目: the second belongs to the figure behind it.
            && !self.number_follows(next)
        {
            bands.push(band);
            behind = next;
        }
        let other = [
            "率", "度", "状況", "に", "を", "で", "でき", "して", "せず", "しな", "され", "し得",
            "の見", "感", "困難",
        ];
        let negated = ["とな", "である", "でし", "であ", "とし"];
        let fine = negated.iter().any(|word| self.starts(behind, word));
        if !fine && other.iter().any(|word| self.starts(behind, word)) {
            return None;
        }
        let verb = self.starts(behind, "し") || self.starts(behind, "さ");
        Some(self.meant(bands, aimed || verb))
    }

    pub(super) fn number_follows(&self, place: usize) -> bool {
        let mut place = place;
        for word in ["が", "は", "約", "項目"] {
            if self.starts(place, word) {
                place = place.saturating_add(word.chars().count());
            }
        }
        self.at(place).is_some_and(|ch| ch.is_ascii_digit())
    }

    /// 目標を達成した may mean the level 達成 or all that attains.
    pub(super) fn meant(&self, bands: Vec<BandIndex>, aimed: bool) -> Vec<About> {
        let met = self.material.rules.met_band();
        let all = attaining(self.material);
        let both = aimed && bands == [met] && all != bands;
        let mut about = vec![About::Bands(bands)];
        if both {
            about.push(About::Bands(all));
        }
        about
    }
}
