//! 一覧, the working table of 別紙１: its rows as they are shown, what it can be narrowed to, and the counts above it.

pub mod filters;
pub mod fold;
pub mod order;
pub mod paste;
pub mod sheet;
pub mod window;

use crate::command::address::YearField;
use crate::domain::comment::open;
use crate::domain::id::{BandId, DepartmentId, NodeId};
use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::judge::Judge;
use crate::domain::kind::Kind;
use crate::domain::outcome::{Outcome, Standing};
use crate::domain::plan::Plan;
use crate::domain::sort;
use crate::domain::summary::{Figures, Share, Tally};
use crate::domain::tree::Place;
use crate::domain::year::FiscalYear;
use crate::report::amount;
use crate::report::entry::{Note, note};
use crate::report::why::{Figure, Why};
use crate::text::bands;
use crate::text::comments;
use crate::text::list as words;

use super::indicator::cells::Cell;
use super::verdict::{self, Verdict, code};
use order::{Line, Order};

/// Which columns are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Columns {
    /// Those needed to enter results.
    #[default]
    Entry,
    /// All of 別紙１.
    All,
}

/// The most other years beside the chosen one among the columns for entry.
const OTHER_YEARS: usize = 2;

/// The years shown beside the chosen one: all of them, or for entry those nearest to it.
pub fn other_years(plan: &Plan, year: FiscalYear, columns: Columns) -> Vec<FiscalYear> {
    let mut years: Vec<FiscalYear> = plan
        .years
        .iter()
        .copied()
        .filter(|other| *other != year)
        .collect();
    if columns == Columns::Entry {
        // Of two years equally near, the later one.
        sort::by_key(&mut years, |other| {
            (
                other.number().abs_diff(year.number()),
                std::cmp::Reverse(*other),
            )
        });
        years.truncate(OTHER_YEARS);
        sort::by_key(&mut years, |year| *year);
    }
    years
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whose.
    pub id: NodeId,
    /// Where in the list it stands, from 0.
    pub index: usize,
    /// №.
    pub code: String,
    /// 計画名.
    pub plan: String,
    /// 取組内容.
    pub action: String,
    /// 担当課.
    pub departments: String,
    /// 年次計画.
    pub annual: String,
    /// 成果指標.
    pub name: String,
    /// How many comments on it are open, in words; blank for none.
    pub comments: String,
    /// 目標 as entered.
    pub target: String,
    /// How it was read.
    pub target_note: Note,
    /// 実績.
    pub actual: Actual,
    /// 達成率.
    pub rate: String,
    /// 判定.
    pub verdict: Verdict,
    /// Why it stands there, where the word alone does not say so.
    pub reason: &'static str,
    /// A person must settle something, and [`Self::reason`] says what.
    pub unsettled: bool,
    /// What was computed, where a person overruled it, and from what, where the cells do not say it.
    pub computed: String,
    /// The level that a person chose; `None` where no person chooses.
    pub choice: Option<String>,
    /// Target and actual of the other years.
    pub others: Vec<(String, String)>,
    /// 成果と課題、未達成の理由.
    pub results: String,
    /// 今後の取組等.
    pub next_steps: String,
}

/// The 実績 of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actual {
    /// Entered in the row.
    Entered {
        /// As entered.
        raw: String,
        /// How it was read.
        note: Note,
        /// In words, on several lines.
        words: bool,
    },
    /// Computed from parts that are entered elsewhere; blank while it cannot be.
    Computed(String),
}

impl Row {
    /// What a person must settle, unless the cell that is entered here already says why it cannot be read.
    pub fn to_settle(&self, of: YearField) -> Option<&'static str> {
        let said = matches!(self.note_of(of), Some(Note::Error { .. }));
        (self.unsettled && !said).then_some(self.reason)
    }

    /// The 目標 or 実績 as it is shown.
    pub fn shown(&self, of: YearField) -> &str {
        match (&self.actual, of) {
            (_, YearField::Target) => &self.target,
            (Actual::Entered { raw, .. } | Actual::Computed(raw), _) => raw,
        }
    }

    /// The row is about words, on several lines.
    pub fn in_words(&self) -> bool {
        matches!(&self.actual, Actual::Entered { words: true, .. })
    }

    /// How the 目標 or 実績 was read, if it is entered here.
    fn note_of(&self, of: YearField) -> Option<&Note> {
        match (&self.actual, of) {
            (_, YearField::Target) => Some(&self.target_note),
            (Actual::Entered { note, .. }, _) => Some(note),
            (Actual::Computed(_), _) => None,
        }
    }

    /// What is said below the cell. How it was read is said while the keyboard is there; afterwards only where it looks
    /// different from what was entered.
    pub fn note(&self, of: YearField, has_keyboard: bool) -> Note {
        match self.note_of(of) {
            Some(Note::Read(words)) if !has_keyboard && is_plain(self.shown(of).trim(), words) => {
                Note::None
            }
            note => note.cloned().unwrap_or(Note::None),
        }
    }
}

/// Whether a figure was read as it looks. A unit may follow that is declared elsewhere.
fn is_plain(raw: &str, words: &str) -> bool {
    words.strip_prefix(raw).is_some_and(|rest| {
        !rest.starts_with(|ch: char| ch.is_ascii_digit() || matches!(ch, ',' | '.'))
    })
}

/// The rows that stand in the given places of the order, in the plan's order.
pub fn rows(
    plan: &Plan,
    figures: &Figures,
    columns: Columns,
    order: &Order,
    wanted: &[usize],
) -> Vec<Row> {
    let mut wanted: Vec<(usize, &Line)> = wanted
        .iter()
        .filter_map(|index| order.lines().get(*index).map(|line| (*index, line)))
        .collect();
    sort::by_key(&mut wanted, |(_, line)| line.at);
    let builder = Builder {
        plan,
        year: figures.year,
        columns,
        judge: Judge::new(plan, figures.year),
        others: other_years(plan, figures.year, columns),
    };
    let mut places = figures.rows(plan).enumerate();
    wanted
        .into_iter()
        .map_while(|(index, line)| {
            let (_, (place, outcome)) = places.find(|(at, _)| *at == line.at)?;
            Some(builder.row(index, &place, outcome))
        })
        .collect()
}

/// What the rows of one view have in common.
struct Builder<'a> {
    plan: &'a Plan,
    year: FiscalYear,
    columns: Columns,
    judge: Judge<'a>,
    others: Vec<FiscalYear>,
}

impl Builder<'_> {
    fn row(&self, index: usize, place: &Place<'_>, outcome: &Outcome) -> Row {
        let rules = &self.plan.rules;
        let indicator = place.indicator;
        let record = indicator.year(self.year);
        // What is not shown is not copied: the texts are long.
        let shown = |text: &str| match self.columns {
            Columns::All => text.to_owned(),
            Columns::Entry => String::new(),
        };
        let text = |read: fn(&YearRecord) -> &str| record.map_or("", read);
        Row {
            id: indicator.id.clone(),
            index,
            code: code(place),
            plan: shown(&words::numbered(
                &[&place.theme.number, &place.initiative.number],
                &place.initiative.name,
            )),
            action: shown(&words::numbered(
                &[&place.action.number],
                &place.action.name,
            )),
            departments: verdict::departments(place, self.plan),
            annual: shown(
                place
                    .action
                    .years
                    .get(&self.year)
                    .map_or("", |year| &year.plan),
            ),
            name: indicator.name.clone(),
            comments: comments::mark(open(&indicator.comments)),
            target: text(|record| record.target.raw()).to_owned(),
            target_note: record.map_or(Note::None, |record| {
                Cell::target(indicator, &record.target).note
            }),
            actual: self.actual(indicator, record),
            rate: verdict::measure(outcome),
            verdict: Verdict::of(outcome.standing, rules),
            reason: crate::text::outcome::reason(outcome.standing),
            unsettled: matches!(outcome.standing, Standing::Unsettled(_)),
            computed: [
                outcome.as_computed().map(|was| {
                    let verdict = Verdict::of(was.standing, rules);
                    words::computed(&verdict::measure(&was), &verdict.word)
                }),
                amount::beside(self.plan, indicator, self.year),
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("、"),
            choice: choice(indicator, record, outcome),
            others: self
                .others
                .iter()
                .map(|year| match indicator.year(*year) {
                    Some(record) => (
                        record.target.raw().to_owned(),
                        match indicator.kind() {
                            Kind::Composite(_) => {
                                let judge = Judge::new(self.plan, *year);
                                amount::mean(&judge, indicator, *year).unwrap_or_default()
                            }
                            _ => record.actual.raw().to_owned(),
                        },
                    ),
                    None => Default::default(),
                })
                .collect(),
            results: shown(text(|record| &record.results)),
            next_steps: shown(text(|record| &record.next_steps)),
        }
    }

    fn actual(&self, indicator: &Indicator, record: Option<&YearRecord>) -> Actual {
        if let Kind::Composite(_) = indicator.kind() {
            let mean = amount::mean(&self.judge, indicator, self.year);
            return Actual::Computed(mean.unwrap_or_default());
        }
        Actual::Entered {
            raw: record.map_or("", |record| record.actual.raw()).to_owned(),
            note: record.map_or(Note::None, |record| note(&record.actual, &indicator.unit)),
            words: indicator.kind().judged_by_person(),
        }
    }
}

/// The level that a person chose, blank for none yet. `None` where there is nothing to choose: the judgement is
/// computed, was overruled with a reason, or the year does not count.
fn choice(indicator: &Indicator, record: Option<&YearRecord>, outcome: &Outcome) -> Option<String> {
    let chosen = indicator.kind().judged_by_person()
        && outcome.overruled.is_none()
        && matches!(
            outcome.standing,
            Standing::Judged(_) | Standing::Waiting(_) | Standing::Unsettled(_)
        );
    chosen.then(|| {
        record
            .and_then(|record| record.assessment.as_ref())
            .map(BandId::to_string)
            .unwrap_or_default()
    })
}

/// The counts above the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Rows of the plan, or of the department's part.
    pub all: usize,
    /// Rows shown.
    pub shown: usize,
    /// The totals of all of them.
    pub whole: Tally,
    /// Where the arithmetic of how many have a result is found.
    pub reported: String,
    /// How many fell into each level, of the rows shown.
    pub levels: Vec<(Verdict, usize)>,
    /// Where the arithmetic of each of them is found.
    pub whys: Vec<String>,
    /// 概ね達成率 of the rows shown.
    pub share: Option<Share>,
    /// What that is called.
    pub share_name: String,
    /// Where the arithmetic of that is found.
    pub why: String,
}

impl Counts {
    /// Counts what an order shows.
    pub fn of(plan: &Plan, figures: &Figures, order: &Order, scope: Option<&DepartmentId>) -> Self {
        let whole = figures.tally(plan, |place| order::within(place, scope));
        let shown = Tally::of(
            order
                .lines()
                .iter()
                .filter_map(|line| figures.outcomes().get(line.at)),
        );
        let rules = &plan.rules;
        let why = Why::share(scope, figures.year).listed(order.query());
        Self {
            whys: (0..rules.bands().len())
                .map(|band| why.level(rules, Some(band)).href())
                .collect(),
            why: why.href(),
            reported: Why::share(scope, figures.year).of(Figure::Reported).href(),
            all: whole.set.saturating_add(whole.not_set),
            shown: order.lines().len(),
            levels: (0..rules.bands().len())
                .map(|band| (Verdict::of_band(band, rules), shown.in_band(band)))
                .collect(),
            share: shown.attainment_share(rules),
            share_name: bands::attainment(rules),
            whole,
        }
    }
}

/// The next row downwards (or upwards) in which a 目標 or 実績 is entered.
pub fn next_entry(
    plan: &Plan,
    order: &Order,
    of: YearField,
    from: usize,
    down: bool,
) -> Option<usize> {
    let indicators: Vec<&Indicator> = plan.places().map(|place| place.indicator).collect();
    let entered = |index: &usize| {
        order
            .lines()
            .get(*index)
            .and_then(|line| indicators.get(line.at))
            .is_some_and(|indicator| is_entered(indicator, of))
    };
    if down {
        (from.saturating_add(1)..order.lines().len()).find(entered)
    } else {
        (0..from).rev().find(entered)
    }
}

/// Whether the 目標 or 実績 of an indicator is entered here: a 実績 may be computed from parts that are entered elsewhere.
fn is_entered(indicator: &Indicator, of: YearField) -> bool {
    of == YearField::Target || !matches!(indicator.kind(), Kind::Composite(_))
}

#[cfg(test)]
mod tests;
