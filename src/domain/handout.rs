//! What the secretariat decides about the papers of a meeting: when and where it is, which indicators are shown as
//! examples, and the sentences that were edited. Everything else on paper follows from the rows.

use super::extra::Extra;
use super::id::NodeId;
use super::quantity::folded;
use super::year::FiscalYear;

/// The papers on one fiscal year. There is at most one for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handout {
    /// The fiscal year they report.
    pub year: FiscalYear,
    /// What the meeting is called.
    pub title: String,
    /// Its day as entered; [`Day::read`] reads it.
    pub date: String,
    /// When it begins, as entered.
    pub time: String,
    /// Where it is.
    pub place: String,
    /// The indicators shown as examples of what was met; `None` leaves the choice to the program.
    pub excerpts: Option<Vec<NodeId>>,
    /// Passages that were edited, in the place of the standard ones.
    pub passages: Vec<Passage>,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// An edited passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Which.
    pub piece: Piece,
    /// Its text; a blank one leaves the passage out.
    pub text: String,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// A passage of the papers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    /// The items of the agenda, line by line.
    Agenda,
    /// What 資料１ begins with.
    Opening,
    /// The sentence beside the overall chart.
    Overall,
    /// 主な成果・課題 of a 重点項目.
    Results(NodeId),
    /// 今後の取組 of a 重点項目.
    NextSteps(NodeId),
}

impl Handout {
    /// Papers about which nothing has been decided.
    pub fn blank(year: FiscalYear) -> Self {
        Self {
            year,
            title: String::new(),
            date: String::new(),
            time: String::new(),
            place: String::new(),
            excerpts: None,
            passages: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// Nothing has been decided.
    pub fn is_blank(&self) -> bool {
        [&self.title, &self.date, &self.time, &self.place]
            .iter()
            .all(|text| text.is_empty())
            && self.excerpts.is_none()
            && self.passages.is_empty()
            && self.extra.is_empty()
    }

    /// An edited passage.
    pub fn passage(&self, piece: &Piece) -> Option<&str> {
        let mut passages = self.passages.iter();
        passages
            .find(|passage| &passage.piece == piece)
            .map(|passage| passage.text.as_str())
    }
}

/// The papers of a year among those of a plan.
pub fn of_year(handouts: &[Handout], year: FiscalYear) -> Option<&Handout> {
    handouts.iter().find(|handout| handout.year == year)
}

/// The same list with the papers of a year changed. Papers about which nothing is decided any more are dropped, so that
/// changing something and changing it back leaves the very same list.
pub fn edited(
    handouts: &[Handout],
    year: FiscalYear,
    change: impl FnOnce(&mut Handout),
) -> Vec<Handout> {
    let mut list = handouts.to_vec();
    let place = list.partition_point(|handout| handout.year < year);
    match list.get_mut(place) {
        Some(handout) if handout.year == year => {
            change(handout);
            if handout.is_blank() {
                list.remove(place);
            }
        }
        _ => {
            let mut handout = Handout::blank(year);
            change(&mut handout);
            if !handout.is_blank() {
                list.insert(place, handout);
            }
        }
    }
    list
}

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The calendar year.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// A day that there is, from 1989 on.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let within = (1..=days).contains(&day)
            && (FiscalYear::FIRST..=FiscalYear::LAST.saturating_add(1)).contains(&year);
        within.then_some(Self { year, month, day })
    }

    /// Reads a day as people write it: `2025-08-08`, `2025/8/8`, `令和７年８月８日（金）`, `R7.8.8`.
    pub fn read(text: &str) -> Option<Self> {
        let text = folded(text);
        let text = text.trim();
        let (rest, before_first) = match text.chars().next()? {
            '令' => (text.strip_prefix("令和")?, 2018),
            '平' => (text.strip_prefix("平成")?, 1988),
            'R' | 'r' => (text.get(1..)?, 2018),
            'H' | 'h' => (text.get(1..)?, 1988),
            _ => (text, 0),
        };
        let (rest, weekday) = match rest.split_once('(') {
            Some((rest, weekday)) => (rest, weekday.strip_suffix(')')?),
            None => (rest, ""),
        };
        let rest = match rest.trim_start().strip_prefix("元年") {
            Some(rest) if before_first > 0 => format!("1年{rest}"),
            _ => rest.to_owned(),
        };
        let mut parts = rest
            .split(['年', '月', '日', '-', '/', '.'])
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let year: u16 = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        if parts.next().is_some() || (before_first > 0 && year == 0) {
            return None;
        }
        let found = Self::new(year.checked_add(before_first)?, month, day)?;
        // A weekday that does not belong to the day means that one of them is wrong.
        let fits = weekday.is_empty() || weekday.starts_with(found.weekday());
        fits.then_some(found)
    }

    /// The weekday: 日 to 土.
    pub fn weekday(self) -> char {
        const MONTHS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let month = MONTHS
            .get(usize::from(self.month).saturating_sub(1))
            .copied()
            .unwrap_or(0);
        // Sakamoto's method: January and February belong to the year before.
        let year = u32::from(self.year).saturating_sub(u32::from(self.month < 3));
        let sum = year
            .saturating_add(year / 4)
            .saturating_add(year / 400)
            .saturating_sub(year / 100)
            .saturating_add(month)
            .saturating_add(u32::from(self.day));
        match sum % 7 {
            0 => '日',
            1 => '月',
            2 => '火',
            3 => '水',
            4 => '木',
            5 => '金',
            _ => '土',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_write_them() {
        let meeting = Day::new(2025, 8, 8);
        for text in [
            "2025-08-08",
            "2025/8/8",
            "2025年8月8日",
            "令和7年8月8日",
            "令和７年８月８日（金）",
            " 令和 7 年 8 月 8 日 ",
            "R7.8.8",
            "Ｒ７．８．８",
        ] {
            assert_eq!(Day::read(text), meeting, "{text}");
        }
        assert_eq!(Day::read("令和元年5月1日"), Day::new(2019, 5, 1));
        assert_eq!(Day::read("平成31年4月30日"), Day::new(2019, 4, 30));
        assert_eq!(Day::read("2024-02-29"), Day::new(2024, 2, 29));
        for text in [
            "",
            "8月8日",
            "2025-02-29",
            "2025-13-01",
            "2025-8-8-8",
            "令和7年8月8日（土）",
            "令和0年8月8日",
            "令8年1月1日",
            "1980-1-1",
            "未定",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }

    #[test]
    fn weekdays() {
        for (year, month, day, weekday) in [
            (2025, 8, 8, '金'),
            (2024, 2, 29, '木'),
            (2000, 1, 1, '土'),
            (2026, 1, 1, '木'),
            (2100, 3, 1, '月'),
            (2023, 12, 31, '日'),
        ] {
            let day = Day::new(year, month, day).unwrap();
            assert_eq!(day.weekday(), weekday, "{day:?}");
        }
    }

    #[test]
    fn what_says_nothing_is_not_kept() {
        let year = FiscalYear::new(2024).unwrap();
        let later = FiscalYear::new(2025).unwrap();
        let list = edited(&[], later, |handout| handout.title = "会議".into());
        let both = edited(&list, year, |handout| handout.excerpts = Some(Vec::new()));
        assert_eq!(
            both.iter().map(|one| one.year).collect::<Vec<_>>(),
            [year, later]
        );
        assert_eq!(edited(&both, year, |handout| handout.excerpts = None), list);
        assert_eq!(edited(&list, year, |_| {}), list);
        assert!(edited(&list, later, |handout| handout.title.clear()).is_empty());
    }
}
