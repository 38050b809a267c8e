//! From the types of version 1 to the plan: everything that a type cannot say is checked here, and nothing is mended.

mod decision;
mod handout;
mod indicator;
mod merged;
mod printed;
mod rule_set;
mod rules;

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::Value;

use crate::domain::cut::{Cut, Fingerprint};
use crate::domain::extra::Extra;
use crate::domain::few::Few;
use crate::domain::id::{BandId, DepartmentId, IdError, NodeId, PlanId};
use crate::domain::limits::{self, TooMuch};
use crate::domain::moment::is_moment;
use crate::domain::plan::{Action, ActionYear, Department, Initiative, Plan, Priority, Theme};
use crate::domain::rules::Percent;
use crate::domain::year::FiscalYear;

use super::error::{Problem, What};
use super::place::Pointer;
use super::{Document, v1};

/// The document that a file of version 1 holds. `file` is the tree it came from, for naming places.
pub fn document(shaped: v1::File, file: &Value) -> Result<Document, Box<Problem>> {
    let as_of = shaped.as_of.clone();
    match whole(shaped) {
        Ok(plan) => Ok(Document { as_of, plan }),
        Err(refusal) => Err(Box::new(Problem {
            place: refusal.at.within(file),
            what: refusal.what,
        })),
    }
}

/// The plan of a file, with what the file around it says.
fn whole(file: v1::File) -> Taken<Plan> {
    let root = Pointer::root();
    time(&root.key("as_of"), &file.as_of)?;
    let mut plan = Intake::new().plan(file.plan, &root.key("plan"))?;
    match (file.holds, file.part) {
        (v1::Holds::Plan, None) if file.base.is_none() => {}
        (v1::Holds::Plan, part) => {
            let field = if part.is_some() { "part" } else { "base" };
            return refuse(&root, What::FieldUnknown(field.to_owned()));
        }
        (v1::Holds::Department, None) => {
            return refuse(&root, What::FieldMissing("part".to_owned()));
        }
        (v1::Holds::Department, Some(part)) => {
            let cut = cut(part, file.base, &plan, &root)?;
            plan.cut = Some(Box::new(cut));
        }
    }
    plan.file_extra = file.extra;
    Ok(plan)
}

/// A plan by itself, without a file around it.
pub fn bare(plan: v1::Plan) -> Result<Plan, What> {
    let read = Intake::new().plan(plan, &Pointer::root());
    read.map_err(|refusal| refusal.what)
}

/// A 取組内容 as it would be read in the place of one of `plan`.
pub fn action_of(plan: &Plan, action: v1::Action) -> Result<Action, What> {
    let mut intake = Intake {
        years: plan.years.clone(),
        departments: plan.departments.iter().map(|one| one.id.clone()).collect(),
        bands: plan
            .rules
            .bands()
            .iter()
            .map(|one| one.id.clone())
            .collect(),
        ..Intake::new()
    };
    let read = intake.action(action, &Pointer::root());
    read.map_err(|refusal| refusal.what)
}

/// What says that a file was cut from this state.
pub fn cut_from(part: v1::Cut, base: Arc<Plan>) -> Result<Cut, What> {
    let read = cut_of(part, base, &Pointer::root());
    read.map_err(|refusal| refusal.what)
}

/// A moment, if it is one.
pub fn moment(text: &str) -> Option<String> {
    is_moment(text).then(|| text.to_owned())
}

/// What makes the plan a department's.
fn cut(part: v1::Cut, base: Option<v1::Plan>, plan: &Plan, root: &Pointer) -> Taken<Cut> {
    let base = match base {
        None => plan.bare(),
        Some(base) => {
            let at = root.key("base");
            let base = Intake::new().plan(base, &at)?;
            if base.id != plan.id {
                return refuse(&at.key("id"), What::OtherPlan);
            }
            base
        }
    };
    cut_of(part, Arc::new(base), root)
}

fn cut_of(part: v1::Cut, base: Arc<Plan>, root: &Pointer) -> Taken<Cut> {
    let at = root.key("part");
    let department = id(&at.key("department"), &part.department, DepartmentId::new)?;
    let of = year(&at.key("year"), part.year)?;
    long(&at, "note", &part.note)?;
    time(&at.key("cut_at"), &part.cut_at)?;
    let Some(origin) = Fingerprint::parse(&part.origin) else {
        return refuse(&at.key("origin"), What::BadFingerprint(part.origin));
    };
    // As it was cut: since then the plan may have lost both.
    if base.department(&department).is_none() {
        return refuse(&at.key("department"), What::NoSuchId(part.department));
    }
    if !base.years.contains(&of) {
        return refuse(&at.key("year"), What::YearNotInPlan(of));
    }
    Ok(Cut {
        department,
        year: of,
        note: part.note,
        cut_at: part.cut_at,
        origin,
        base,
        extra: part.extra,
    })
}

fn time(at: &Pointer, text: &str) -> Taken<()> {
    if is_moment(text) {
        Ok(())
    } else {
        refuse(at, What::BadTime(text.to_owned()))
    }
}

/// A problem whose place is not spelled out yet.
struct Refusal {
    at: Pointer,
    what: What,
}

type Taken<T> = Result<T, Refusal>;

/// What has been seen on the way, for identifiers that must be there or must not be there twice.
struct Intake {
    years: Vec<FiscalYear>,
    nodes: HashSet<NodeId>,
    departments: HashSet<DepartmentId>,
    bands: HashSet<BandId>,
}

fn refuse<T>(at: &Pointer, what: What) -> Taken<T> {
    Err(Refusal {
        at: at.clone(),
        what,
    })
}

fn within(at: &Pointer, checked: Result<(), TooMuch>) -> Taken<()> {
    checked.or_else(|too_much| refuse(at, What::TooMuch(too_much)))
}

fn id<T>(at: &Pointer, text: &str, make: impl Fn(&str) -> Result<T, IdError>) -> Taken<T> {
    make(text).or_else(|error| refuse(at, What::BadId(text.to_owned(), error)))
}

fn short(at: &Pointer, field: &str, text: &str) -> Taken<()> {
    within(
        &at.key(field),
        limits::text_at_most(text, limits::SHORT_TEXT),
    )
}

fn long(at: &Pointer, field: &str, text: &str) -> Taken<()> {
    within(
        &at.key(field),
        limits::text_at_most(text, limits::LONG_TEXT),
    )
}

fn year(at: &Pointer, number: u16) -> Taken<FiscalYear> {
    FiscalYear::new(number).map_or_else(|| refuse(at, What::BadYear(number.to_string())), Ok)
}

/// Years, the earliest first and none twice.
fn years_of(at: &Pointer, numbers: &[u16]) -> Taken<Vec<FiscalYear>> {
    within(at, limits::at_most(numbers.len(), limits::YEARS))?;
    let mut years = Vec::with_capacity(numbers.len());
    for (index, number) in numbers.iter().enumerate() {
        years.push(year(&at.index(index), *number)?);
    }
    if !years.is_sorted_by(|before, after| before < after) {
        return refuse(at, What::YearsNotAscending);
    }
    Ok(years)
}

fn decimals(at: &Pointer, field: &str, decimals: u8) -> Taken<u8> {
    if decimals > limits::DECIMALS {
        return refuse(
            &at.key(field),
            What::TooManyDecimals {
                most: limits::DECIMALS,
            },
        );
    }
    Ok(decimals)
}

fn percent(at: &Pointer, raw: &str) -> Taken<Percent> {
    within(at, limits::text_at_most(raw, limits::SHORT_TEXT))?;
    Percent::parse(raw).map_or_else(|| refuse(at, What::BadPercent(raw.to_owned())), Ok)
}

/// The elements of a list, each with its own place.
fn each<A, B>(
    at: &Pointer,
    field: &str,
    list: Vec<A>,
    mut take: impl FnMut(A, &Pointer) -> Taken<B>,
) -> Taken<Vec<B>> {
    let at = at.key(field);
    // By hand: collecting results is much code for each type.
    let mut taken = Vec::with_capacity(list.len());
    for (index, element) in list.into_iter().enumerate() {
        taken.push(take(element, &at.index(index))?);
    }
    Ok(taken)
}

impl Intake {
    fn new() -> Self {
        Self {
            years: Vec::new(),
            nodes: HashSet::new(),
            departments: HashSet::new(),
            bands: HashSet::new(),
        }
    }

    /// The entries of an object keyed by fiscal year, each with its own place.
    fn each_year<A, B>(
        &self,
        at: &Pointer,
        entries: Few<String, A>,
        mut take: impl FnMut(A, &Pointer) -> Taken<B>,
    ) -> Taken<Vec<(FiscalYear, B)>> {
        let at = at.key("years");
        let mut taken = Vec::new();
        for (key, entry) in entries {
            let at = at.key(&key);
            taken.push((self.own_year(&at, key)?, take(entry, &at)?));
        }
        Ok(taken)
    }

    /// The year that a key names, which must be one of the plan's.
    fn own_year(&self, at: &Pointer, key: String) -> Taken<FiscalYear> {
        // The key is compared with what it would be written as, so that two spellings cannot mean one year.
        let number = key.parse::<u16>().ok();
        let Some(number) = number.filter(|number| number.to_string() == key) else {
            return refuse(at, What::BadYear(key));
        };
        let year = year(at, number)?;
        // No page would show it, and no year could be added or dropped any more.
        if !self.years.contains(&year) {
            return refuse(at, What::YearNotInPlan(year));
        }
        Ok(year)
    }

    fn plan(&mut self, plan: v1::Plan, at: &Pointer) -> Taken<Plan> {
        short(at, "name", &plan.name)?;
        short(at, "municipality", &plan.municipality)?;
        let years_at = at.key("years");
        let years = years_of(&years_at, &plan.years)?;
        if years.is_empty() {
            return refuse(&years_at, What::YearsNotAscending);
        }
        let reporting_year = year(&at.key("reporting_year"), plan.reporting_year)?;
        if !years.contains(&reporting_year) {
            return refuse(&at.key("reporting_year"), What::ReportingYearNotInPlan);
        }
        let closed_at = at.key("closed_years");
        let closed = years_of(&closed_at, &plan.closed_years)?;
        if let Some(index) = closed.iter().position(|year| !years.contains(year)) {
            let year = closed.get(index).copied().unwrap_or(reporting_year);
            return refuse(&closed_at.index(index), What::YearNotInPlan(year));
        }
        self.years.clone_from(&years);
        within(
            &at.key("departments"),
            limits::at_most(plan.departments.len(), limits::DEPARTMENTS),
        )?;
        let departments = each(at, "departments", plan.departments, |department, at| {
            self.department(department, at)
        })?;
        let rules = rules::rules(plan.rules, &at.key("rules"))?;
        self.bands = rules.bands().iter().map(|band| band.id.clone()).collect();
        let rule_sets = rule_set::rule_sets(plan.rule_sets, at)?;
        let priorities = each(at, "priorities", plan.priorities, |node, at| {
            self.priority(node, at)
        })?;
        within(
            &at.key("publications"),
            limits::at_most(plan.publications.len(), limits::PRINTED),
        )?;
        let mut papers = HashSet::new();
        let publications = each(at, "publications", plan.publications, |paper, at| {
            let paper = self.publication(paper, at)?;
            if !papers.insert(paper.id.clone()) {
                return refuse(&at.key("id"), What::IdTwice(paper.id.to_string()));
            }
            Ok(paper)
        })?;
        let handouts = self.handouts(plan.handouts, at)?;
        let merges = merged::merges(plan.merges, at)?;
        let decisions = decision::decisions(plan.decisions, at)?;
        Ok(Plan {
            id: id(&at.key("id"), &plan.id, PlanId::new)?,
            name: plan.name,
            municipality: plan.municipality,
            sample: plan.sample,
            years,
            reporting_year,
            closed,
            departments,
            rules,
            rule_sets,
            priorities,
            publications,
            handouts,
            decisions,
            extra: plan.extra,
            merges,
            cut: None,
            file_extra: Extra::new(),
        })
    }

    fn department(&mut self, department: v1::Department, at: &Pointer) -> Taken<Department> {
        let own = id(&at.key("id"), &department.id, DepartmentId::new)?;
        if !self.departments.insert(own.clone()) {
            return refuse(&at.key("id"), What::IdTwice(department.id));
        }
        short(at, "name", &department.name)?;
        Ok(Department {
            id: own,
            name: department.name,
            extra: department.extra,
        })
    }

    fn node_id(&mut self, at: &Pointer, text: &str) -> Taken<NodeId> {
        let at = at.key("id");
        let own = id(&at, text, NodeId::new)?;
        if !self.nodes.insert(own.clone()) {
            return refuse(&at, What::IdTwice(text.to_owned()));
        }
        within(&at, limits::at_most(self.nodes.len(), limits::NODES))?;
        Ok(own)
    }

    fn priority(&mut self, node: v1::Priority, at: &Pointer) -> Taken<Priority> {
        short(at, "number", &node.number)?;
        short(at, "name", &node.name)?;
        Ok(Priority {
            id: self.node_id(at, &node.id)?,
            number: node.number,
            name: node.name,
            themes: each(at, "themes", node.themes, |node, at| self.theme(node, at))?,
            extra: node.extra,
        })
    }

    fn theme(&mut self, node: v1::Theme, at: &Pointer) -> Taken<Theme> {
        short(at, "number", &node.number)?;
        short(at, "name", &node.name)?;
        Ok(Theme {
            id: self.node_id(at, &node.id)?,
            number: node.number,
            name: node.name,
            initiatives: each(at, "initiatives", node.initiatives, |node, at| {
                self.initiative(node, at)
            })?,
            extra: node.extra,
        })
    }

    fn initiative(&mut self, node: v1::Initiative, at: &Pointer) -> Taken<Initiative> {
        short(at, "number", &node.number)?;
        short(at, "name", &node.name)?;
        Ok(Initiative {
            id: self.node_id(at, &node.id)?,
            number: node.number,
            name: node.name,
            actions: each(at, "actions", node.actions, |node, at| {
                self.action(node, at)
            })?,
            extra: node.extra,
        })
    }

    fn action(&mut self, node: v1::Action, at: &Pointer) -> Taken<Action> {
        short(at, "number", &node.number)?;
        short(at, "name", &node.name)?;
        long(at, "note", &node.note)?;
        let years = self.each_year(at, node.years, |entry, at| {
            long(at, "plan", &entry.plan)?;
            long(at, "status", &entry.status)?;
            Ok(ActionYear {
                plan: entry.plan,
                status: entry.status,
                extra: entry.extra,
            })
        })?;
        Ok(Action {
            id: self.node_id(at, &node.id)?,
            number: node.number,
            name: node.name,
            departments: self.in_charge(node.departments, at)?,
            years: years
                .into_iter()
                .filter(|(_, entry)| !entry.is_blank())
                .collect(),
            note: node.note,
            indicators: each(at, "indicators", node.indicators, |node, at| {
                self.indicator(node, at)
            })?,
            extra: node.extra,
        })
    }

    fn in_charge(&self, departments: Vec<String>, at: &Pointer) -> Taken<Vec<DepartmentId>> {
        let mut seen = HashSet::new();
        each(at, "departments", departments, |text, at| {
            let department = id(at, &text, DepartmentId::new)?;
            if !self.departments.contains(&department) {
                return refuse(at, What::NoSuchId(text));
            }
            if !seen.insert(department.clone()) {
                return refuse(at, What::IdTwice(text));
            }
            Ok(department)
        })
    }
}
