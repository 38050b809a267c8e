//! Counts and percentages inside sentences: 「41項目のうち28項目が達成」「約88％」. What is read is what leaves no doubt what it
//! counts; anything else in a sentence is no claim, because an alarm that is none costs more than one that is missed:
//! another year's figures, 10％以上, increases, parts of parts, percentages of something else.
//!
//! Knows the few words that such sentences are made of, and the levels' names from the rules.

use crate::domain::exact::Exact;
use crate::domain::id::NodeId;
use crate::domain::limits;
use crate::domain::printed::{Publication, Statement};
use crate::domain::rules::BandIndex;
use crate::domain::sort;
use crate::domain::summary::{Share, Tally};
use crate::domain::year::FiscalYear;

use super::explain::Explanation;
use super::explain::share::{Asked, shares};
use super::figure::exact;
use super::finding::{At, Computed, Gravity, Pair, What};
use super::totals::{attaining, ids, printed_counts};
use super::words::folded_char;
use super::{Found, Material};

/// A figure in a sentence and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// As it stands there, with its unit.
    pub printed: String,
    /// What it counts. Where the words leave two possibilities, both.
    pub about: Vec<About>,
    /// The 重点項目 it is about; `None` for the plan.
    pub priority: Option<NodeId>,
    value: Exact,
    digits: u8,
    percent: bool,
}

/// What a figure counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Indicators set this year.
    Set,
    /// Indicators there are, whether or not they are set this year.
    All,
    /// 取組.
    Initiatives,
    /// 取組内容.
    Actions,
    /// Indicators in these levels, or their share.
    Bands(Vec<BandIndex>),
}

pub(super) fn compare_paper(
    material: &Material<'_>,
    index: usize,
    paper: &Publication,
    found: &mut Found,
) {
    for (number, statement) in paper.statements.iter().enumerate() {
        let claims = claims(material, statement);
        let mut pairs = Vec::new();
        let mut explanations: Vec<Explanation> = Vec::new();
        let mut counts_differ = false;
        for claim in &claims {
            let pair = compare(material, claim);
            if !pair.agrees {
                counts_differ |= !claim.percent;
                for more in explain(material, paper, claim) {
                    if !explanations.contains(&more) {
                        explanations.push(more);
                    }
                }
            }
            pairs.push(pair);
        }
        let scope = statement.priority.as_ref().map_or("all", NodeId::as_str);
        let mut key = format!("{}/text/{scope}/{}", paper.id, statement.heading.trim());
        if key.chars().count() > limits::SHORT_TEXT / 2 {
            key = key.chars().take(limits::SHORT_TEXT / 2).collect();
        }
        // Pieces under the same heading keep their keys, whichever of them differ.
        let before = paper.statements.iter().take(number);
        let own = |other: &&Statement| {
            other.priority == statement.priority && other.heading.trim() == statement.heading.trim()
        };
        let earlier = before.filter(own).count();
        if earlier > 0 {
            key.push_str(&format!("~{}", earlier.saturating_add(1)));
        }
        let gravity = if counts_differ {
            Gravity::Totals
        } else {
            Gravity::Share
        };
        let at = At::Statement {
            paper: index,
            statement: number,
        };
        if let Some(finding) = found.take(key, gravity, at, pairs) {
            finding.explanations = explanations;
        }
    }
}

/// The figures in a text that can be held against the rows, in their order.
pub fn claims(material: &Material<'_>, statement: &Statement) -> Vec<Claim> {
    let labels = Labels::of(material);
    let mut found = Vec::new();
    for sentence in statement
        .text
        .split_inclusive(['。', '\n', ';', '；'])
        .filter(|sentence| sentence.contains(|ch: char| folded_char(ch).is_ascii_digit()))
    {
        Reader {
            material,
            labels: &labels,
            own: statement.priority.as_ref(),
            raw: sentence.chars().collect(),
            text: sentence.chars().map(folded_char).collect(),
            found: &mut found,
            last: None,
        }
        .read();
    }
    found
}

/// What was read in a text, each with what the rows give: for those who enter a text.
pub fn read(material: &Material<'_>, statement: &Statement) -> Vec<Pair> {
    let claims = claims(material, statement);
    claims
        .iter()
        .map(|claim| compare(material, claim))
        .collect()
}

/// The words of the levels, the longest first, so that 概ね達成 is not read as 達成.
struct Labels(Vec<(Vec<char>, BandIndex)>);

impl Labels {
    fn of(material: &Material<'_>) -> Self {
        let mut labels = Vec::new();
        for (index, band) in material.rules.bands().iter().enumerate() {
            let label: String = band.label.trim().chars().map(folded_char).collect();
            for (from, to) in [("", ""), ("概ね", "おおむね"), ("おおむね", "概ね")] {
                if from.is_empty() || label.contains(from) {
                    labels.push((label.replace(from, to).chars().collect(), index));
                }
            }
        }
        sort::by(&mut labels, |(a, _): &(Vec<char>, _), (b, _)| {
            a.len() > b.len()
        });
        Self(labels)
    }

    /// The level whose word ends here, and where it begins.
    fn ending(&self, text: &[char], end: usize) -> Option<(BandIndex, usize)> {
        let (label, band) = self
            .0
            .iter()
            .find(|(label, _)| text.get(..end).is_some_and(|text| text.ends_with(label)))?;
        let start = end.checked_sub(label.len())?;
        let before = start.checked_sub(1).and_then(|place| text.get(place));
        // 未達 is not 達; an A in ABC is no level.
        let part_of_other = before.is_some_and(|before| {
            matches!(before, '未' | '不' | '非' | 'ね' | 'ぼ')
                || (before.is_alphanumeric() && before.is_ascii() && label.len() < 2)
        });
        (!part_of_other).then_some((*band, start))
    }

    /// The level whose word begins here, and where it ends.
    fn beginning(&self, text: &[char], start: usize) -> Option<(BandIndex, usize)> {
        let (label, band) = self.0.iter().find(|(label, _)| {
            text.get(start..)
                .is_some_and(|text| text.starts_with(label))
        })?;
        Some((*band, start.checked_add(label.len())?))
    }
}

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

/// The words for years other than the paper's.
const OTHER_YEARS: [&str; 7] = ["前年", "昨年", "前回", "来年", "翌年", "次年", "当初"];

struct Reader<'a, 'm> {
    material: &'a Material<'m>,
    labels: &'a Labels,
    own: Option<&'a NodeId>,
    raw: Vec<char>,
    text: Vec<char>,
    found: &'a mut Vec<Claim>,
    /// The claim before: where it ends, and what it is about.
    last: Option<(usize, Vec<About>)>,
}

/// A figure in the text.
struct Number {
    start: usize,
    /// Behind its unit.
    end: usize,
    percent: bool,
}

impl Reader<'_, '_> {
    fn at(&self, place: usize) -> Option<char> {
        self.text.get(place).copied()
    }

    fn starts(&self, place: usize, word: &str) -> bool {
        let mut here = self.text.get(place..).unwrap_or_default().iter();
        word.chars().all(|ch| here.next() == Some(&ch))
    }

    fn ends(&self, place: usize, word: &str) -> bool {
        let mut here = self.text.get(..place).unwrap_or_default().iter().rev();
        word.chars().rev().all(|ch| here.next() == Some(&ch))
    }

    fn read(mut self) {
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
    fn number(&self, start: usize) -> Option<(usize, Exact, u8)> {
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

    fn claim(&mut self, start: usize, digits_end: usize, value: Exact, digits: u8) {
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
    fn tree(&self, start: usize, end: usize) -> Option<Vec<About>> {
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

    /// What a count or a percentage is about, if that is beyond doubt.
    fn about(&self, number: &Number) -> Option<Vec<About>> {
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
    fn before(&self, start: usize) -> (usize, bool) {
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
    fn in_brackets(&self, before: usize) -> Option<Vec<About>> {
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
    fn preceding(&self, before: usize) -> Option<Vec<About>> {
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
    fn following(&self, end: usize) -> Option<Vec<About>> {
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

    fn number_follows(&self, place: usize) -> bool {
        let mut place = place;
        for word in ["が", "は", "約", "項目"] {
            if self.starts(place, word) {
                place = place.saturating_add(word.chars().count());
            }
        }
        self.at(place).is_some_and(|ch| ch.is_ascii_digit())
    }

    /// 目標を達成した may mean the level 達成 or all that attains.
    fn meant(&self, bands: Vec<BandIndex>, aimed: bool) -> Vec<About> {
        let met = self.material.rules.met_band();
        let all = attaining(self.material);
        let both = aimed && bands == [met] && all != bands;
        let mut about = vec![About::Bands(bands)];
        if both {
            about.push(About::Bands(all));
        }
        about
    }

    /// What the sentence has spoken of before this place: `None` if that is neither the plan nor a 重点項目.
    fn scope(&self, place: usize) -> Option<Option<NodeId>> {
        let plan = self.material.plan;
        let before: String = self.text.get(..place).unwrap_or_default().iter().collect();
        let said = |name: &str| {
            let name: String = name.trim().chars().map(folded_char).collect();
            let place = (!name.is_empty()).then(|| before.rfind(&name)).flatten()?;
            let behind = before.get(place.saturating_add(name.len())..)?;
            let behind = behind.trim_start_matches(['」', '』', ')', '"']);
            let of = ["では", "の", "は", "で", "において", "について", "に関"];
            of.iter()
                .any(|word| behind.starts_with(word))
                .then_some(place)
        };
        let mut nearest: Option<(usize, Option<Option<NodeId>>)> = None;
        let mut note = |place: Option<usize>, scope: Option<Option<NodeId>>| {
            if let Some(place) = place
                && nearest.as_ref().is_none_or(|(other, _)| *other <= place)
            {
                nearest = Some((place, scope));
            }
        };
        for priority in &plan.priorities {
            note(said(&priority.name), Some(Some(priority.id.clone())));
        }
        for (_, theme, initiative) in plan.initiatives() {
            note(said(&initiative.name), None);
            note(said(&theme.name), None);
        }
        for department in &plan.departments {
            note(said(&department.name), None);
        }
        match nearest {
            Some((_, scope)) => scope,
            // 重点項目Ⅱでは …: which one is not worth guessing.
            None if before.contains("重点項目") && !before.contains("重点項目ごと") => {
                None
            }
            None => Some(self.own.cloned()),
        }
    }

    /// The year last named before this place is another than the paper's.
    fn of_other_year(&self, place: usize) -> bool {
        let mut other = false;
        let mut at = 0;
        while at < place {
            if OTHER_YEARS.iter().any(|word| self.starts(at, word)) {
                other = true;
            }
            for (era, base) in [
                ("令和", 2018_i128),
                ("平成", 1988),
                ("R", 2018),
                ("H", 1988),
            ] {
                let begins = at.saturating_add(era.chars().count());
                if self.starts(at, era)
                    && let Some((end, value, 0)) = self.number(begins)
                    && (self.starts(end, "年度") || era.len() == 1)
                {
                    let year = value
                        .numerator_denominator()
                        .0
                        .checked_add(base)
                        .and_then(|year| u16::try_from(year).ok())
                        .and_then(FiscalYear::new);
                    other = year != Some(self.material.year);
                }
            }
            at = at.saturating_add(1);
        }
        other
    }
}

fn compare(material: &Material<'_>, claim: &Claim) -> Pair {
    let tally = material.tally(claim.priority.as_ref());
    let own = |about: &About| what_is(material, tally, claim, about);
    let mut all = claim.about.iter().map(own);
    let agreeing = all.clone().find(|(_, _, agrees)| *agrees);
    let (what, computed, agrees) = match agreeing.or_else(|| all.next()) {
        Some(found) => found,
        None => (What::Set, Computed::Nothing, false),
    };
    Pair {
        what,
        printed: claim.printed.clone(),
        computed,
        agrees,
    }
}

fn what_is(
    material: &Material<'_>,
    tally: Option<&Tally>,
    claim: &Claim,
    about: &About,
) -> (What, Computed, bool) {
    let in_scope = |id: &NodeId| claim.priority.as_ref().is_none_or(|own| own == id);
    let initiatives = || {
        let all = material.plan.initiatives();
        all.filter(|(priority, ..)| in_scope(&priority.id))
    };
    let (what, count) = match about {
        About::Set => (What::Set, tally.map(|tally| tally.set)),
        About::All => {
            let all = tally.map(|tally| tally.set.saturating_add(tally.not_set));
            (What::Set, all)
        }
        About::Initiatives => (What::Initiatives, Some(initiatives().count())),
        About::Actions => {
            let actions = initiatives().map(|(_, _, initiative)| initiative.actions.len());
            (What::Actions, Some(actions.sum()))
        }
        About::Bands(bands) => {
            let count = tally.map(|tally| bands.iter().map(|band| tally.in_band(*band)).sum());
            let ids = ids(material, bands);
            if claim.percent {
                (What::Share(ids), count)
            } else {
                (What::Count(ids), count)
            }
        }
    };
    if claim.percent {
        let share = count.zip(tally).and_then(|(part, tally)| {
            Share::of(part, tally.counted(), claim.digits, material.rules)
        });
        let agrees = share.is_some_and(|share| share.shown.to_exact() == claim.value);
        return (
            what,
            share.map_or(Computed::Nothing, Computed::Share),
            agrees,
        );
    }
    let agrees = count.is_some_and(|count| exact(count) == claim.value);
    (
        what,
        count.map_or(Computed::Nothing, Computed::Count),
        agrees,
    )
}

/// What would explain a figure in a sentence: the table of the same paper, or what explains any share.
fn explain(material: &Material<'_>, paper: &Publication, claim: &Claim) -> Vec<Explanation> {
    let printed = printed_counts(material, paper, claim.priority.as_ref());
    let mut found = Vec::new();
    for about in &claim.about {
        let About::Bands(bands) = about else { continue };
        if claim.percent {
            if let Some(tally) = material.tally(claim.priority.as_ref()) {
                let asked = Asked {
                    bands: bands.clone(),
                    printed: claim.value,
                    digits: claim.digits,
                };
                found.extend(shares(&[asked], tally, material.rules, printed.as_deref()));
            }
        } else if let Some(counts) = &printed {
            let sum: usize = bands.iter().filter_map(|band| counts.get(*band)).sum();
            if exact(sum) == claim.value {
                found.push(Explanation::AsInTable);
            }
        }
    }
    found
}
