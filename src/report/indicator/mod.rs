//! 指標: everything about one indicator over all years. Pure: what the page says, and the commands its controls stand
//! for; no markup.

pub mod cells;
pub mod judged;
pub mod override_form;
pub mod printed;
pub mod problems;
pub mod settings;
pub mod years;

use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::kind::TargetBasis;
use crate::domain::plan::Plan;
use crate::domain::tree::Place;
use crate::report::route::Route;
use crate::report::verdict;
use crate::text::{format, indicator as words, kind};

/// Which indicator the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// The plan has none.
    NoIndicator,
    /// The chosen scope has none, and none is named.
    NoneInScope,
    /// The address names one that is not there.
    Unknown,
    /// This one.
    Indicator(NodeId),
}

impl Chosen {
    /// The indicator named by the address, or the first one of the scope.
    pub fn of(plan: &Plan, named: Option<&NodeId>, scope: Option<&DepartmentId>) -> Self {
        if let Some(id) = named
            && plan.place(id).is_some()
        {
            return Chosen::Indicator(id.clone());
        }
        if plan.places().next().is_none() {
            return Chosen::NoIndicator;
        }
        if named.is_some() {
            return Chosen::Unknown;
        }
        match plan.places().find(|place| within(place, scope)) {
            Some(place) => Chosen::Indicator(place.indicator.id.clone()),
            None => Chosen::NoneInScope,
        }
    }
}

fn within(place: &Place<'_>, scope: Option<&DepartmentId>) -> bool {
    scope.is_none_or(|department| place.departments().contains(department))
}

/// The head of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The way through the plan.
    pub crumbs: Vec<Link>,
    /// Its name.
    pub name: String,
    /// Departments, kind, unit.
    pub meta: Vec<String>,
    /// The indicator belongs to other departments than the chosen one.
    pub outside_scope: bool,
    /// The indicator before, in plan order within the scope.
    pub previous: Option<Neighbour>,
    /// The indicator after.
    pub next: Option<Neighbour>,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its text.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

/// The indicator before or after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// Its place: Ⅰ(2)ア④.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub href: String,
}

/// A name in the way through the plan is cut after this many characters.
const CRUMB: usize = 26;

impl Head {
    /// The head of the page of one indicator; `None` if it is not there.
    pub fn of(plan: &Plan, id: &NodeId, scope: Option<&DepartmentId>) -> Option<Self> {
        let mut previous = None;
        let mut places = plan.places();
        let place = places.by_ref().find(|place| {
            let found = &place.indicator.id == id;
            if !found && within(place, scope) {
                previous = Some(*place);
            }
            found
        })?;
        let next = places.find(|place| within(place, scope));
        Some(Self {
            crumbs: crumbs(&place),
            name: name_of(&place),
            meta: meta(plan, &place),
            outside_scope: !within(&place, scope),
            previous: previous.as_ref().map(neighbour),
            next: next.as_ref().map(neighbour),
        })
    }
}

/// The name of an indicator, or what stands for it.
pub fn name_of(place: &Place<'_>) -> String {
    match place.indicator.name.trim() {
        "" => words::UNNAMED.to_owned(),
        name => name.to_owned(),
    }
}

/// The way through the plan to an indicator.
pub fn crumbs(place: &Place<'_>) -> Vec<Link> {
    let href = Route::Tree.href();
    let of = |number: &str, name: &str| Link {
        text: format::cut(format!("{number} {name}").trim(), CRUMB),
        href: href.clone(),
    };
    let number = format!("{}{}", place.theme.number, place.initiative.number);
    let mut crumbs = vec![of(&place.priority.number, &place.priority.name)];
    if !place.theme.name.trim().is_empty() {
        crumbs.push(of(&place.theme.number, &place.theme.name));
    }
    crumbs.push(of(&number, &place.initiative.name));
    crumbs.push(of(&place.action.number, &place.action.name));
    crumbs
}

fn meta(plan: &Plan, place: &Place<'_>) -> Vec<String> {
    let indicator = place.indicator;
    let mut meta = vec![
        words::departments(&verdict::departments(place, plan)),
        words::kind(&kind::described(indicator.kind())),
    ];
    if !indicator.unit.trim().is_empty() {
        meta.push(words::unit(indicator.unit.trim()));
    }
    if indicator.cumulative {
        meta.push(kind::CUMULATIVE.to_owned());
    }
    if indicator.basis != TargetBasis::OfYear {
        meta.push(words::basis(kind::basis(indicator.basis)));
    }
    meta
}

fn neighbour(place: &Place<'_>) -> Neighbour {
    Neighbour {
        code: verdict::code(place),
        name: name_of(place),
        href: Route::Indicator(Some(place.indicator.id.clone())).href(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    fn plan() -> Plan {
        start::sample().unwrap().plan
    }

    fn id(text: &str) -> NodeId {
        NodeId::new(text).unwrap()
    }

    fn department(plan: &Plan, name: &str) -> DepartmentId {
        let found = plan.departments.iter().find(|one| one.name == name);
        found.unwrap().id.clone()
    }

    #[test]
    fn which_indicator_is_shown() {
        let plan = plan();
        let first = Chosen::Indicator(id("p1-1a-1-1"));
        assert_eq!(Chosen::of(&plan, None, None), first);
        let finance = department(&plan, "財政課");
        assert_eq!(
            Chosen::of(&plan, None, Some(&finance)),
            Chosen::Indicator(id("p3-3b-1-1"))
        );
        // One that is named is shown whatever the scope.
        assert_eq!(
            Chosen::of(&plan, Some(&id("p1-1a-1-1")), Some(&finance)),
            first
        );
        assert_eq!(
            Chosen::of(&plan, Some(&id("nowhere")), None),
            Chosen::Unknown
        );
        let nobody = DepartmentId::new("nobody").unwrap();
        assert_eq!(Chosen::of(&plan, None, Some(&nobody)), Chosen::NoneInScope);
        let mut empty = plan;
        empty.priorities.clear();
        for named in [None, Some(id("p1-1a-1-1"))] {
            assert_eq!(
                Chosen::of(&empty, named.as_ref(), None),
                Chosen::NoIndicator
            );
        }
    }

    #[test]
    fn the_head_tells_where_it_stands() {
        let plan = plan();
        let head = Head::of(&plan, &id("p1-1a-2-1"), None).unwrap();
        let crumbs: Vec<&str> = head.crumbs.iter().map(|link| link.text.as_str()).collect();
        assert_eq!(
            crumbs,
            [
                "Ⅰ 強くしなやかな組織をつくる",
                "(1)ア 職員の人材育成",
                "② 自主的かつ自発的な能力開発を助長するため、職員の…"
            ]
        );
        assert_eq!(head.name, "職員自主研究グループ数");
        assert_eq!(
            head.meta,
            ["担当課：職員課", "種類：高いほど良い", "単位：グループ"]
        );
        let named = |neighbour: Option<Neighbour>| neighbour.map(|one| one.code);
        assert_eq!(named(head.previous).as_deref(), Some("Ⅰ(1)ア①"));
        assert_eq!(named(head.next).as_deref(), Some("Ⅰ(1)イ①"));
        assert_eq!(Head::of(&plan, &id("nowhere"), None), None);
        let cumulative = Head::of(&plan, &id("p1-3b-1-1"), None).unwrap();
        assert_eq!(cumulative.meta.last().map(String::as_str), Some("累計"));
    }

    #[test]
    fn neighbours_stay_within_the_scope() {
        let plan = plan();
        let finance = department(&plan, "財政課");
        let outside = Head::of(&plan, &id("p1-1a-1-1"), Some(&finance)).unwrap();
        assert!(outside.outside_scope);
        assert_eq!(outside.previous, None);
        assert_eq!(
            outside.next.map(|one| one.href).as_deref(),
            Some("#/indicator/p3-3b-1-1")
        );
        let whole = Head::of(&plan, &id("p1-1a-1-1"), None).unwrap();
        assert!(!whole.outside_scope && whole.previous.is_none() && whole.next.is_some());
        let last = Head::of(&plan, &id("p3-3b-1-1"), None).unwrap();
        assert!(last.next.is_none() && last.previous.is_some());
    }
}
