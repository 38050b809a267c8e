//! 計算根拠 of any number on any page: which number is meant, the address under which its arithmetic is found, and what
//! is shown there. A page that shows a number only has to link to [`Why::href`].

mod indicator;
mod total;

#[cfg(test)]
mod tests;

use crate::domain::id::{BandId, DepartmentId, NodeId};
use crate::domain::plan::Plan;
use crate::domain::rules::{BandIndex, Rules};
use crate::domain::summary::Figures;
use crate::domain::year::FiscalYear;
use crate::text::{arithmetic, whatif, why as words};

use super::arithmetic::Step;
use super::bars::Bar;
use super::route::{ListQuery, Route};
use super::verdict::Verdict;

/// A number of which somebody wants to see the arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Which number.
    pub figure: Figure,
    /// Of a rate the 成果指標; of a total the node of the tree whose indicators it counts, `None` for the whole plan.
    pub node: Option<NodeId>,
    /// The department whose part is counted.
    pub department: Option<DepartmentId>,
    /// The year; `None` for the one that is shown.
    pub year: Option<FiscalYear>,
    /// Of a total: only what the list shows under this filter.
    pub list: Option<Box<ListQuery>>,
    /// Under which figures.
    pub under: Under,
}

/// Whose figures a number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Under {
    /// The plan's: official.
    #[default]
    Plan,
    /// Those that are tried in 試算.
    Trial,
    /// Those of the year before, held against the targets of the year: 次年度の見通し.
    NextYear,
}

impl Under {
    /// All, with their words in the address.
    pub const ALL: [(Self, &str); 3] = [
        (Self::Plan, ""),
        (Self::Trial, "trial"),
        (Self::NextYear, "next-year"),
    ];
}

/// The numbers that have an arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// The rate and the judgement of one indicator.
    Rate,
    /// 概ね達成率.
    Share,
    /// 成果指標設定項目.
    Set,
    /// How many of them have a result.
    Reported,
    /// How many are in this level, and their share.
    Level(BandId),
    /// How many are set and in no level.
    Open,
    /// How many are not set this year.
    NotSet,
}

impl Figure {
    /// The word in the address.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Figure::Rate => "rate",
            Figure::Share => "share",
            Figure::Set => "set",
            Figure::Reported => "reported",
            Figure::Level(_) => "level",
            Figure::Open => "open",
            Figure::NotSet => "not-set",
        }
    }

    /// The figure that a word in the address stands for.
    pub(super) fn parse(word: &str, level: &str) -> Option<Self> {
        Some(match word {
            "rate" => Figure::Rate,
            "share" => Figure::Share,
            "set" => Figure::Set,
            "reported" => Figure::Reported,
            "level" => Figure::Level(BandId::new(level).ok()?),
            "open" => Figure::Open,
            "not-set" => Figure::NotSet,
            _ => return None,
        })
    }
}

impl Why {
    /// The rate of an indicator in a year.
    pub fn rate(indicator: &NodeId, year: FiscalYear) -> Self {
        Self {
            figure: Figure::Rate,
            node: Some(indicator.clone()),
            department: None,
            year: Some(year),
            list: None,
            under: Under::Plan,
        }
    }

    /// The 概ね達成率 within a department or the whole plan. The other totals of the same scope come from it.
    pub fn share(department: Option<&DepartmentId>, year: FiscalYear) -> Self {
        Self {
            figure: Figure::Share,
            node: None,
            department: department.cloned(),
            year: Some(year),
            list: None,
            under: Under::Plan,
        }
    }

    /// Below a node of the tree only.
    pub fn within(self, node: &NodeId) -> Self {
        Self {
            node: Some(node.clone()),
            ..self
        }
    }

    /// Only what the list shows under a filter.
    pub fn listed(self, query: &ListQuery) -> Self {
        let query = ListQuery {
            sort: String::new(),
            descending: false,
            all_columns: false,
            targets: false,
            ..query.clone()
        };
        Self {
            list: (query != ListQuery::default()).then(|| Box::new(query)),
            ..self
        }
    }

    /// From other figures than the plan's.
    pub fn under(self, under: Under) -> Self {
        Self { under, ..self }
    }

    /// Another figure of the same scope.
    pub fn of(&self, figure: Figure) -> Self {
        Self {
            figure,
            ..self.clone()
        }
    }

    /// A level's count, or with `None` what is in no level.
    pub fn level(&self, rules: &Rules, band: Option<BandIndex>) -> Self {
        let band = band.and_then(|band| rules.band(band));
        self.of(band.map_or(Figure::Open, |band| Figure::Level(band.id.clone())))
    }

    /// Where it is found.
    pub fn href(&self) -> String {
        Route::Why(self.clone()).href()
    }

    /// Where the arithmetic of each segment of a bar is found, in their order.
    pub fn of_bar(&self, bar: &Bar, rules: &Rules) -> Vec<String> {
        bar.segments
            .iter()
            .map(|segment| self.level(rules, segment.band).href())
            .collect()
    }
}

/// What is known besides the plan: times, for which this module has no clock, and what is tried.
pub struct Context<'a> {
    /// Words a time of the files' form on the device's own clock.
    pub time: &'a dyn Fn(&str) -> String,
    /// When the data of the plan were last changed; blank if unknown.
    pub as_of: &'a str,
    /// What is tried, in words; empty for official figures.
    pub conditions: Vec<String>,
}

impl Context<'_> {
    /// What is said of values that came from no department's file.
    fn here(&self) -> String {
        let as_of = match self.as_of {
            "" => String::new(),
            as_of => (self.time)(as_of),
        };
        words::entered_here(&as_of)
    }
}

/// What is shown of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it is: `概ね達成率の計算根拠`.
    pub title: String,
    /// Of what and when.
    pub about: String,
    /// 試算 for what is not official: it stands at every number.
    pub mark: &'static str,
    /// The number.
    pub figure: String,
    /// The judgement of an indicator.
    pub verdict: Option<Verdict>,
    /// The arithmetic in one line; blank where there is none.
    pub sentence: String,
    /// What has to be known besides.
    pub notes: Vec<String>,
    /// The arithmetic step by step.
    pub steps: Vec<Step>,
    /// The indicators that were counted, and those that were not.
    pub groups: Vec<Group>,
    /// Where to go on: the words and the address.
    pub links: Vec<(String, String)>,
}

/// Indicators that stand in the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Where they stand.
    pub verdict: Verdict,
    /// The bounds of the level, and how many there are.
    pub title: String,
    /// Why they are not counted; blank where they are.
    pub reason: &'static str,
    /// The indicators.
    pub lines: Vec<Line>,
    /// How many more there are, in words; blank for none.
    pub more: String,
    /// It is what was asked for.
    pub open: bool,
}

/// An indicator of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The number of its 取組内容.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its own arithmetic.
    pub href: String,
    /// Its rate; blank where it has none.
    pub measure: String,
}

impl Page {
    /// What is shown for `why`; `shown` are the figures of the year that the pages show. `None` if the plan has no such
    /// thing. What is not official comes with the plan as it would be and its figures.
    pub fn of(plan: &Plan, why: &Why, shown: &Figures, context: &Context<'_>) -> Option<Self> {
        let year = match why.year {
            None => shown.year,
            Some(year) => Some(year).filter(|year| plan.years.contains(year))?,
        };
        let mut page = match why.figure {
            Figure::Rate => indicator::page(plan, why.node.as_ref()?, year, context)?,
            _ if year == shown.year => total::page(plan, why, shown, context)?,
            _ => total::page(plan, why, &Figures::of(plan, year), context)?,
        };
        if why.under != Under::Plan {
            // Nothing of it may be taken for an official figure, also where it is pasted.
            page.mark = whatif::TRIAL;
            page.title = words::tried(&page.title);
            page.notes.insert(0, whatif::BANNER_TITLE.to_owned());
            let tried = context.conditions.join("\n");
            page.steps.insert(0, Step::new(whatif::CONDITIONS, tried));
            page.links = Vec::new();
        }
        Some(page)
    }

    /// The whole as plain text, to be put into a mail.
    pub fn as_text(&self) -> String {
        let mut lines = vec![words::titled(&self.title), self.about.clone()];
        let verdict = self.verdict.as_ref();
        let judged = verdict.map_or("", |verdict| verdict.word.as_str());
        lines.push(words::result(&self.figure, judged));
        lines.extend(
            self.steps
                .iter()
                .map(|step| arithmetic::line(&step.label, &step.text)),
        );
        lines.extend(self.notes.iter().cloned());
        for group in &self.groups {
            lines.push(String::new());
            lines.push(words::group(
                &group.verdict.word,
                &group.title,
                group.reason,
            ));
            lines.extend(
                group
                    .lines
                    .iter()
                    .map(|line| words::item(&line.code, &line.name, &line.measure)),
            );
            if !group.more.is_empty() {
                lines.push(group.more.clone());
            }
        }
        lines.retain({
            let mut blank = true;
            move |line| {
                let keep = !line.is_empty() || !blank;
                blank = line.is_empty();
                keep
            }
        });
        lines.join("\n")
    }
}
