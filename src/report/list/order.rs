//! Which rows are shown, and in what order.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::domain::exact::Exact;
use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::outcome::{Outcome, Standing, Waiting};
use crate::domain::plan::Plan;
use crate::domain::rules::{BandIndex, Rules};
use crate::domain::sort;
use crate::domain::summary::Figures;
use crate::domain::tree::Place;
use crate::domain::year::FiscalYear;
use crate::report::kinds::KindName;
use crate::report::route::ListQuery;
use crate::report::verdict::code;

use super::fold::{self, Words};

/// What the rows can be sorted by. Two figures in different units have no order, so targets are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortBy {
    /// №: the plan's own order.
    #[default]
    Number,
    /// 担当課, in the order in which the plan lists them.
    Department,
    /// 達成率.
    Rate,
    /// 判定.
    Standing,
}

impl SortBy {
    /// All of them, with the word in the address.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Number, ""),
        (Self::Department, "department"),
        (Self::Rate, "rate"),
        (Self::Standing, "standing"),
    ];

    /// The one that the address names; the plan's order if it names none.
    pub fn of(query: &ListQuery) -> Self {
        Self::ALL
            .into_iter()
            .find(|(_, word)| *word == query.sort)
            .map_or(Self::Number, |(by, _)| by)
    }

    /// The word in the address.
    pub fn word(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(by, _)| *by == self)
            .map_or("", |(_, word)| word)
    }

    /// The query once this column's heading is pressed: sorted by it, or the other way round if it already was.
    pub fn pressed(self, query: &ListQuery) -> ListQuery {
        ListQuery {
            sort: self.word().to_owned(),
            descending: Self::of(query) == self && !query.descending,
            ..query.clone()
        }
    }
}

/// What the list can be narrowed to besides the plan's levels, with the word in the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Without {
    /// Something has not come yet.
    Waiting,
    /// Everything has come, and a person must judge it.
    Assessment,
    /// A person must settle something.
    Unsettled,
    /// Left out of the levels by rule.
    LeftOut,
    /// Not part of the year.
    NotSet,
}

impl Without {
    /// All of them, with the word in the address.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Waiting, "waiting"),
        (Self::Assessment, "to-judge"),
        (Self::Unsettled, "unsettled"),
        (Self::LeftOut, "left-out"),
        (Self::NotSet, "not-set"),
    ];

    /// Which of them an indicator without a level is.
    pub fn of(standing: Standing) -> Option<Self> {
        match standing {
            Standing::Waiting(Waiting::Assessment) => Some(Self::Assessment),
            Standing::Waiting(_) => Some(Self::Waiting),
            Standing::Unsettled(_) => Some(Self::Unsettled),
            Standing::LeftOut(_) => Some(Self::LeftOut),
            Standing::NotSet(_) => Some(Self::NotSet),
            Standing::Judged(_) => None,
        }
    }
}

/// A row's place in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which indicator of the plan, counted from 0.
    pub at: usize,
    /// Whose row it is.
    pub id: NodeId,
}

/// What an order was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The filter and the sorting.
    pub query: ListQuery,
    /// The department whose part is shown.
    pub scope: Option<DepartmentId>,
    /// The year.
    pub year: FiscalYear,
}

/// The rows that are shown, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    wanted: Wanted,
    /// How many indicators the plan had.
    of: usize,
    lines: Vec<Line>,
}

impl Order {
    /// The rows that are wanted. `figures` must be those of `plan` in the wanted year.
    pub fn of(plan: &Plan, figures: &Figures, wanted: Wanted) -> Self {
        let filter = Filter::of(plan, &wanted);
        let mut form = String::new();
        let mut admitted: Vec<(usize, Place<'_>, &Outcome)> = figures
            .rows(plan)
            .enumerate()
            .filter(|(_, (place, outcome))| filter.admits(place, outcome, &mut form))
            .map(|(at, (place, outcome))| (at, place, outcome))
            .collect();
        sort_rows(
            &mut admitted,
            SortBy::of(&wanted.query),
            wanted.query.descending,
            plan,
        );
        let lines = admitted
            .into_iter()
            .map(|(at, place, _)| Line {
                at,
                id: place.indicator.id.clone(),
            })
            .collect();
        Self {
            wanted,
            of: figures.outcomes().len(),
            lines,
        }
    }

    /// The filter it was made for.
    pub fn query(&self) -> &ListQuery {
        &self.wanted.query
    }

    /// The rows from the top.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Where a row stands, from the top.
    pub fn position(&self, id: &NodeId) -> Option<usize> {
        self.lines.iter().position(|line| &line.id == id)
    }

    /// Whether it was made for this, and the plan still has the same indicators in the same places. Such an order can
    /// stay in view while somebody types, although what is typed would move the row or filter it out.
    pub fn still_holds(&self, plan: &Plan, wanted: &Wanted) -> bool {
        if &self.wanted != wanted {
            return false;
        }
        let ids: Vec<&NodeId> = plan.places().map(|place| &place.indicator.id).collect();
        ids.len() == self.of
            && self
                .lines
                .iter()
                .all(|line| ids.get(line.at).is_some_and(|id| **id == line.id))
    }
}

/// What a row has to be to be shown.
struct Filter<'a> {
    query: &'a ListQuery,
    scope: Option<&'a DepartmentId>,
    year: FiscalYear,
    standing: Option<Admitted>,
    words: Words,
    department_names: HashMap<&'a DepartmentId, &'a str>,
}

/// Where a row has to stand.
enum Admitted {
    Level(BandIndex),
    Without(Without),
    /// The address names a level that the plan does not have.
    Nothing,
}

impl<'a> Filter<'a> {
    fn of(plan: &'a Plan, wanted: &'a Wanted) -> Self {
        let query = &wanted.query;
        let words = Words::of(&query.text);
        let department_names = if words.is_empty() {
            HashMap::new()
        } else {
            plan.departments
                .iter()
                .map(|department| (&department.id, department.name.as_str()))
                .collect()
        };
        Self {
            query,
            scope: wanted.scope.as_ref(),
            year: wanted.year,
            standing: (!query.standing.is_empty()).then(|| admitted(&query.standing, &plan.rules)),
            words,
            department_names,
        }
    }

    fn admits(&self, place: &Place<'_>, outcome: &Outcome, form: &mut String) -> bool {
        let query = self.query;
        let of_department = |wanted: &str| {
            place
                .departments()
                .iter()
                .any(|department| department.as_str() == wanted)
        };
        within(place, self.scope)
            && (query.priority.is_empty() || place.priority.id.as_str() == query.priority)
            && (query.department.is_empty() || of_department(&query.department))
            && (query.kind.is_empty() || KindName::of(place.indicator.kind()).code() == query.kind)
            && match &self.standing {
                None => true,
                Some(Admitted::Level(band)) => outcome.band() == Some(*band),
                Some(Admitted::Without(without)) => Without::of(outcome.standing) == Some(*without),
                Some(Admitted::Nothing) => false,
            }
            && (self.words.is_empty() || self.words.found_in(self.form(place, form)))
    }

    /// Everything that the row says, in the form in which a search compares it.
    fn form<'f>(&self, place: &Place<'_>, form: &'f mut String) -> &'f str {
        form.clear();
        let indicator = place.indicator;
        fold::add(form, &code(place));
        for name in [
            &place.priority.name,
            &place.theme.name,
            &place.initiative.name,
            &place.action.name,
            &place.action.note,
            &indicator.name,
            &indicator.unit,
            &indicator.note,
        ] {
            fold::add(form, name);
        }
        for name in place
            .departments()
            .iter()
            .filter_map(|id| self.department_names.get(id))
        {
            fold::add(form, name);
        }
        if let Some(year) = place.action.years.get(&self.year) {
            fold::add(form, &year.plan);
            fold::add(form, &year.status);
        }
        if let Some(record) = indicator.year(self.year) {
            fold::add(form, record.target.raw());
            fold::add(form, record.actual.raw());
            fold::add(form, &record.results);
            fold::add(form, &record.next_steps);
            fold::add(form, &record.note);
        }
        form
    }
}

/// Whether an indicator belongs to a department's part, or to the whole plan.
pub fn within(place: &Place<'_>, scope: Option<&DepartmentId>) -> bool {
    scope.is_none_or(|department| place.departments().contains(department))
}

fn admitted(word: &str, rules: &Rules) -> Admitted {
    let without = Without::ALL
        .into_iter()
        .find(|(_, candidate)| *candidate == word);
    match without {
        Some((without, _)) => Admitted::Without(without),
        None => rules
            .bands()
            .iter()
            .position(|band| band.id.as_str() == word)
            .map_or(Admitted::Nothing, Admitted::Level),
    }
}

/// Sorts rows that stand in the plan's order. Rows of equal rank keep it, whichever way the sorting goes; rows that have
/// no rank (no rate, no judgement, no department) come last either way.
fn sort_rows(rows: &mut [(usize, Place<'_>, &Outcome)], by: SortBy, descending: bool, plan: &Plan) {
    match by {
        SortBy::Number => {
            if descending {
                rows.reverse();
            }
        }
        SortBy::Department => {
            let ranks: HashMap<&DepartmentId, usize> = plan
                .departments
                .iter()
                .enumerate()
                .map(|(rank, department)| (&department.id, rank))
                .collect();
            let key = |(_, place, _): &(usize, Place<'_>, &Outcome)| -> Option<Vec<usize>> {
                let own: Vec<usize> = place
                    .departments()
                    .iter()
                    .filter_map(|id| ranks.get(id).copied())
                    .collect();
                (!own.is_empty()).then_some(own)
            };
            sort::by_key(rows, |row| Ranked::of(key(row), descending));
        }
        SortBy::Rate => {
            let key = |row: &(usize, Place<'_>, &Outcome)| -> Option<Exact> {
                row.2.rate().map(|rate| rate.value.exact)
            };
            sort::by_key(rows, |row| Ranked::of(key(row), descending));
        }
        SortBy::Standing => {
            // Ascending as rates are: the worst level first.
            let levels = plan.rules.bands().len();
            let key = |row: &(usize, Place<'_>, &Outcome)| -> Option<usize> {
                row.2.band().map(|band| levels.saturating_sub(band))
            };
            sort::by_key(rows, |row| {
                (Ranked::of(key(row), descending), last(row.2.standing))
            });
        }
    }
}

/// The order of rows without a level: what asks for a person first.
fn last(standing: Standing) -> u8 {
    match Without::of(standing) {
        None => 0,
        Some(Without::Unsettled) => 1,
        Some(Without::Assessment) => 2,
        Some(Without::Waiting) => 3,
        Some(Without::LeftOut) => 4,
        Some(Without::NotSet) => 5,
    }
}

/// A rank, or none, which comes last.
#[derive(Debug, PartialEq, Eq)]
enum Ranked<K> {
    Up(K),
    Down(K),
    Last,
}

impl<K> Ranked<K> {
    fn of(key: Option<K>, descending: bool) -> Self {
        match (key, descending) {
            (None, _) => Self::Last,
            (Some(key), false) => Self::Up(key),
            (Some(key), true) => Self::Down(key),
        }
    }
}

impl<K: Ord> Ord for Ranked<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Up(one), Self::Up(other)) => one.cmp(other),
            (Self::Down(one), Self::Down(other)) => other.cmp(one),
            (Self::Last, Self::Last) => Ordering::Equal,
            (Self::Last, _) => Ordering::Greater,
            (_, Self::Last) => Ordering::Less,
            // One sorting goes one way: the two never meet.
            (Self::Up(_), Self::Down(_)) => Ordering::Less,
            (Self::Down(_), Self::Up(_)) => Ordering::Greater,
        }
    }
}

impl<K: Ord> PartialOrd for Ranked<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
pub(super) mod tests;
