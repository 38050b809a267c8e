//! 債権 and other composites: the parts, their mean with its arithmetic, and the commands that change the parts.

#[cfg(test)]
mod tests;

use crate::command::Command;
use crate::command::address::{Address, Field, Value};
use crate::domain::exact::Exact;
use crate::domain::id::{DepartmentId, NodeId, PartId};
use crate::domain::indicator::PartRecord;
use crate::domain::judge::Judge;
use crate::domain::kind::{Composite, Kind, Part};
use crate::domain::plan::Plan;
use crate::domain::quantity::{Expect, Reading, read};
use crate::domain::tree::Place;
use crate::domain::year::FiscalYear;
use crate::report::amount;
use crate::report::arithmetic::{Arithmetic, Step};
use crate::report::indicator::cells::Cell;
use crate::report::indicator::judged::{Judged, rate};
use crate::report::indicator::printed::Printed;
use crate::report::indicator::problems::{At, Problem};
use crate::report::indicator::{Link, crumbs, name_of};
use crate::report::route::Route;
use crate::report::verdict::Verdict;
use crate::text::{composites as words, format, indicator};

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The plan has no composite.
    NoComposite,
    /// The chosen scope has none.
    NoneInScope,
    /// These, in the plan's order.
    Composites(Vec<NodeId>),
}

impl Shown {
    /// The composites of the plan within a scope.
    pub fn of(plan: &Plan, scope: Option<&DepartmentId>) -> Self {
        let mut any = false;
        let within: Vec<NodeId> = plan
            .places()
            .filter(|place| matches!(place.indicator.kind(), Kind::Composite(_)))
            .inspect(|_| any = true)
            .filter(|place| scope.is_none_or(|department| place.departments().contains(department)))
            .map(|place| place.indicator.id.clone())
            .collect();
        match (any, within.is_empty()) {
            (false, _) => Shown::NoComposite,
            (true, true) => Shown::NoneInScope,
            (true, false) => Shown::Composites(within),
        }
    }
}

/// One composite in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompositeView {
    /// The way through the plan.
    pub crumbs: Vec<Link>,
    /// Its name.
    pub name: String,
    /// Its own page.
    pub href: String,
    /// Its level.
    pub verdict: Verdict,
    /// The mean, or how many parts have come.
    pub lead: Lead,
    /// Why there is no judgement; blank where there is one.
    pub reason: String,
    /// The heading of the values.
    pub heading: String,
    /// The parts.
    pub rows: Vec<PartRow>,
    /// Any part carries a weight.
    pub weighted: bool,
    /// What is wrong with the weights as a whole; blank for nothing.
    pub weights_error: &'static str,
    /// The mean with its unit; a dash while there is none.
    pub mean: String,
    /// How mean and rate come about; empty while there is no mean.
    pub steps: Vec<Step>,
    /// Decimals of the mean.
    pub decimals: Option<u8>,
    /// Printed against computed.
    pub printed: Printed,
    /// What has to be mended.
    pub problems: Vec<Problem>,
}

/// The sentence at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// There is no part.
    NoParts,
    /// Some values are missing.
    Waiting(String),
    /// The mean, and the rate if there is one: `6件の単純平均 `, `98.1％`, `。目標 100％ に対する達成率 `, `98％`.
    Mean([String; 4]),
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRow {
    /// The part.
    pub id: PartId,
    /// Its number, from 1.
    pub number: usize,
    /// Its name as entered.
    pub name: String,
    /// Its name, or what stands for it.
    pub title: String,
    /// Its weight as entered.
    pub weight: String,
    /// What is wrong with the weight; blank for nothing.
    pub weight_error: &'static str,
    /// Its value.
    pub actual: Cell,
    /// 取組状況.
    pub status: String,
    /// 成果と課題.
    pub results: String,
    /// 今後の取組等.
    pub next_steps: String,
}

/// The `id` of the box of a part's value.
pub fn actual_id(indicator: &NodeId, part: &PartId) -> String {
    format!("{indicator}-{part}-actual")
}

/// The `id` of the box of a part's weight.
pub fn weight_id(indicator: &NodeId, part: &PartId) -> String {
    format!("{indicator}-{part}-weight")
}

/// The `id` of the box of a part's name.
pub fn name_id(indicator: &NodeId, part: &PartId) -> String {
    format!("{indicator}-{part}-name")
}

impl CompositeView {
    /// A composite in a year; `None` if the indicator is none.
    pub fn of(plan: &Plan, id: &NodeId, year: FiscalYear) -> Option<Self> {
        let place = plan.place(id)?;
        let Kind::Composite(composite) = place.indicator.kind() else {
            return None;
        };
        let judge = Judge::new(plan, year);
        let working = judge.judge(place.indicator);
        let mean = amount::mean(&judge, place.indicator, year);
        let judged = Judged::of(plan, place.indicator, year);
        let rows = rows(&place, composite, year);
        let weighted = rows.iter().any(|row| !row.weight.trim().is_empty());
        let problems = problems(id, year, &rows);
        Some(Self {
            crumbs: crumbs(&place),
            name: name_of(&place),
            href: Route::Indicator(Some(id.clone())).href(),
            verdict: judged.verdict,
            lead: match &mean {
                Some(mean) => {
                    let rate = rate(&working.outcome);
                    let inputs = working.inputs.as_ref().filter(|_| !rate.is_empty());
                    let target = inputs.map(|it| amount::target(plan, place.indicator, year, it));
                    Lead::Mean([
                        words::mean_of(counted(&place, composite, year), weighted),
                        mean.clone(),
                        target.map_or_else(String::new, |it| words::against_target(&it)),
                        rate,
                    ])
                }
                None => waiting(&rows),
            },
            reason: judged.reason,
            heading: words::values(year, place.indicator.unit.trim()),
            weights_error: weights_error(&rows),
            rows,
            weighted,
            steps: match mean {
                Some(_) => Arithmetic::of(plan, place.indicator, year, &working).steps,
                None => Vec::new(),
            },
            mean: mean.unwrap_or_else(|| format::NO_FIGURE.to_owned()),
            decimals: composite.decimals,
            printed: Printed::of(plan, place.indicator, year),
            problems,
        })
    }
}

fn rows(place: &Place<'_>, composite: &Composite, year: FiscalYear) -> Vec<PartRow> {
    let record = place.indicator.year(year);
    composite
        .parts
        .iter()
        .enumerate()
        .map(|(index, part)| {
            let entered = record.and_then(|record| record.parts.get(&part.id));
            let of = |text: fn(&PartRecord) -> &String| entered.map(text).cloned();
            let number = index.saturating_add(1);
            PartRow {
                id: part.id.clone(),
                number,
                name: part.name.clone(),
                title: match part.name.trim() {
                    "" => words::unnamed(number),
                    name => name.to_owned(),
                },
                weight: part.weight.clone(),
                weight_error: if weight(&part.weight).is_some() {
                    ""
                } else {
                    words::WEIGHT_UNREADABLE
                },
                actual: entered.map_or_else(Cell::blank, |entered| {
                    Cell::plain(&entered.actual, &place.indicator.unit)
                }),
                status: of(|entered| &entered.status).unwrap_or_default(),
                results: of(|entered| &entered.results).unwrap_or_default(),
                next_steps: of(|entered| &entered.next_steps).unwrap_or_default(),
            }
        })
        .collect()
}

/// A weight as it counts; `None` if it cannot be read.
fn weight(raw: &str) -> Option<Exact> {
    match read(raw, Expect::Number) {
        Reading::Blank => Some(Exact::ONE),
        Reading::Number(weight) if !weight.value.is_negative() => Some(weight.value),
        _ => None,
    }
}

fn weights_error(rows: &[PartRow]) -> &'static str {
    let all_zero = !rows.is_empty()
        && rows
            .iter()
            .all(|row| weight(&row.weight).is_some_and(|weight| weight.is_zero()));
    if all_zero { words::WEIGHTS_ZERO } else { "" }
}

/// How many parts the mean is of: one without a target this year (－) is not among them.
fn counted(place: &Place<'_>, composite: &Composite, year: FiscalYear) -> usize {
    let record = place.indicator.year(year);
    let entered = |part: &Part| record?.parts.get(&part.id)?.actual.quantity();
    let parts = composite.parts.iter();
    parts.filter(|part| entered(part).is_some()).count()
}

fn waiting(rows: &[PartRow]) -> Lead {
    if rows.is_empty() {
        return Lead::NoParts;
    }
    let entered = rows.iter().filter(|row| !row.actual.text.trim().is_empty());
    Lead::Waiting(words::entered(entered.count(), rows.len()))
}

fn problems(id: &NodeId, year: FiscalYear, rows: &[PartRow]) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut push = |at: String, place: String, what: &str| {
        found.push(Problem {
            at: At::Field(at),
            text: indicator::problem(&place, what),
        });
    };
    for row in rows {
        if let Some(error) = row.actual.error() {
            let place = words::in_part(&row.title, year, words::ACTUAL);
            push(actual_id(id, &row.id), place, error);
        }
    }
    for row in rows.iter().filter(|row| !row.weight_error.is_empty()) {
        let place = words::weight_of(&row.title);
        push(weight_id(id, &row.id), place, row.weight_error);
    }
    let all = weights_error(rows);
    if let Some(first) = rows.first().filter(|_| !all.is_empty()) {
        let place = words::weight_of(&first.title);
        push(weight_id(id, &first.id), place, all);
    }
    found
}

/// Changes the parts of a composite; `None` if the indicator is none, or nothing changes.
pub fn changed(plan: &Plan, id: &NodeId, change: impl FnOnce(&mut Composite)) -> Option<Value> {
    let place = plan.place(id)?;
    let Kind::Composite(composite) = place.indicator.kind() else {
        return None;
    };
    let mut other = composite.clone();
    change(&mut other);
    (other != *composite).then_some(Value::Kind(Kind::Composite(other)))
}

/// The command that puts the changed parts in.
pub fn command(id: &NodeId, value: Value) -> Command {
    Command::Set {
        at: Address::node(id, Field::Kind),
        value,
    }
}

/// Adds a part at the end.
pub fn add(composite: &mut Composite, id: PartId) {
    composite.parts.push(Part {
        id,
        name: String::new(),
        weight: String::new(),
        extra: Default::default(),
    });
}

/// Changes one part.
pub fn edit(composite: &mut Composite, id: &PartId, change: impl FnOnce(&mut Part)) {
    if let Some(part) = composite.parts.iter_mut().find(|part| &part.id == id) {
        change(part);
    }
}

/// Moves a part one place up or down; at either end it stays.
pub fn shift(composite: &mut Composite, id: &PartId, up: bool) {
    let Some(from) = composite.parts.iter().position(|part| &part.id == id) else {
        return;
    };
    let to = if up {
        from.checked_sub(1)
    } else {
        from.checked_add(1)
    };
    if let Some(to) = to.filter(|to| *to < composite.parts.len()) {
        composite.parts.swap(from, to);
    }
}

/// Takes a part away. Its values stay, so that taking this back restores them.
pub fn remove(composite: &mut Composite, id: &PartId) {
    composite.parts.retain(|part| &part.id != id);
}
