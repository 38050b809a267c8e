//! What the indicator is: kind with its parameters, unit, baseline, departments; and the commands that change it.

use crate::command::Command;
use crate::command::address::{Address, Field, Value};
use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::indicator::Indicator;
use crate::domain::kind::{Kind, LowerFormula, Reference, TargetBasis, Tolerance};
use crate::domain::plan::Plan;
use crate::domain::tree::Place;
use crate::report::entry::Note;
use crate::report::kinds::KindName;
use crate::text::{indicator as words, kind};

use super::cells::{Cell, tolerance_is_readable};

/// The settings of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Its name.
    pub name: String,
    /// What is wrong with the name; blank for nothing.
    pub name_error: &'static str,
    /// Its kind.
    pub kind: KindName,
    /// What the kind means and how its target is written.
    pub kind_help: &'static str,
    /// The formula of “less is better”, and that of the plan's rules.
    pub lower: Option<(Option<LowerFormula>, LowerFormula)>,
    /// The tolerance of a maintained value.
    pub tolerance: Option<Tolerance>,
    /// What is wrong with the tolerance; blank for nothing.
    pub tolerance_error: &'static str,
    /// Its unit.
    pub unit: String,
    /// 累計.
    pub cumulative: bool,
    /// Which target is compared with.
    pub basis: TargetBasis,
    /// Its baseline.
    pub baseline: Cell,
    /// What the baseline is for.
    pub baseline_help: &'static str,
    /// The departments of the plan.
    pub departments: Vec<DepartmentChoice>,
    /// The departments are those of the 取組内容.
    pub inherits: bool,
    /// What those are.
    pub inherited: String,
    /// Its note.
    pub note: String,
}

/// A department to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentChoice {
    /// The department.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// It is in charge.
    pub chosen: bool,
}

impl Settings {
    /// The settings of an indicator.
    pub fn of(plan: &Plan, place: &Place<'_>) -> Self {
        let indicator = place.indicator;
        let kind_name = KindName::of(indicator.kind());
        let tolerance = match indicator.kind() {
            Kind::Maintain(tolerance) => Some(tolerance.clone()),
            _ => None,
        };
        let inherited: Vec<&str> = place
            .action
            .departments
            .iter()
            .filter_map(|id| plan.department(id))
            .map(|department| department.name.as_str())
            .collect();
        Self {
            name: indicator.name.clone(),
            name_error: if indicator.name.trim().is_empty() {
                words::NAME_MISSING
            } else {
                ""
            },
            kind: kind_name,
            kind_help: kind::help(kind_name),
            lower: match indicator.kind() {
                Kind::Lower(formula) => Some((*formula, plan.rules.lower_formula)),
                _ => None,
            },
            tolerance_error: match &tolerance {
                Some(tolerance) if !tolerance_is_readable(tolerance, &indicator.unit) => {
                    words::TOLERANCE_UNREADABLE
                }
                _ => "",
            },
            tolerance,
            unit: indicator.unit.clone(),
            cumulative: indicator.cumulative,
            basis: indicator.basis,
            baseline: baseline(indicator),
            baseline_help: if indicator.kind().uses_baseline() {
                words::BASELINE_HELP
            } else {
                words::BASELINE_UNUSED
            },
            departments: plan
                .departments
                .iter()
                .map(|department| DepartmentChoice {
                    id: department.id.clone(),
                    name: department.name.clone(),
                    chosen: indicator.departments.contains(&department.id),
                })
                .collect(),
            inherits: indicator.departments.is_empty(),
            inherited: words::inherited(&inherited.join("・")),
            note: indicator.note.clone(),
        }
    }
}

fn baseline(indicator: &Indicator) -> Cell {
    let entry = indicator.baseline();
    let mut cell = Cell::plain(entry, &indicator.unit);
    if indicator.kind().uses_baseline() && entry.is_blank() {
        cell.note = Note::Error {
            what: words::BASELINE_MISSING.to_owned(),
            mend: String::new(),
        };
    }
    cell
}

fn set(id: &NodeId, field: Field, value: Value) -> Command {
    Command::Set {
        at: Address::node(id, field),
        value,
    }
}

/// Judges the indicator as a kind of this name from now on, with its usual parameters.
pub fn choose_kind(id: &NodeId, name: KindName) -> Command {
    set(id, Field::Kind, Value::Kind(name.fresh()))
}

/// Chooses a formula of “less is better”; `None` for that of the plan's rules.
pub fn choose_lower(id: &NodeId, formula: Option<LowerFormula>) -> Command {
    set(id, Field::Kind, Value::Kind(Kind::Lower(formula)))
}

/// The kind with another tolerance; `None` if the indicator is of another kind.
pub fn with_tolerance(kind: &Kind, change: impl FnOnce(&mut Tolerance)) -> Option<Kind> {
    let Kind::Maintain(tolerance) = kind else {
        return None;
    };
    let mut tolerance = tolerance.clone();
    change(&mut tolerance);
    Some(Kind::Maintain(tolerance))
}

/// Chooses the target to compare with.
pub fn choose_basis(id: &NodeId, basis: TargetBasis) -> Command {
    set(id, Field::Basis, Value::Basis(basis))
}

/// Says whether target and actual are running totals.
pub fn set_cumulative(id: &NodeId, cumulative: bool) -> Command {
    set(id, Field::Cumulative, Value::Flag(cumulative))
}

/// Puts these departments in charge; none for those of the 取組内容.
pub fn set_departments(id: &NodeId, departments: Vec<DepartmentId>) -> Command {
    set(id, Field::Departments, Value::Departments(departments))
}

/// The departments in charge after one of them was ticked or not, in the plan's order.
pub fn ticked(
    plan: &Plan,
    now: &[DepartmentId],
    one: &DepartmentId,
    on: bool,
) -> Vec<DepartmentId> {
    plan.departments
        .iter()
        .map(|department| &department.id)
        .filter(|id| if *id == one { on } else { now.contains(id) })
        .cloned()
        .collect()
}

/// The word of a formula in a form's value; blank for that of the plan's rules.
pub const LOWER_FORMULAS: [(Option<LowerFormula>, &str); 3] = [
    (None, ""),
    (Some(LowerFormula::TargetOverActual), "target-over-actual"),
    (Some(LowerFormula::TwoMinus), "two-minus"),
];

/// The word of a reference in a form's value.
pub const REFERENCES: [(Reference, &str); 2] = [
    (Reference::Target, "target"),
    (Reference::Baseline, "baseline"),
];

/// What stands behind a word of a form, by the list of both.
pub fn by_word<T: Copy>(list: &[(T, &str)], word: &str) -> Option<T> {
    list.iter()
        .find(|(_, candidate)| *candidate == word)
        .map(|(value, _)| *value)
}

/// The word of a form for something, by the list of both.
pub fn word_of<T: PartialEq>(list: &[(T, &'static str)], value: &T) -> &'static str {
    list.iter()
        .find(|(candidate, _)| candidate == value)
        .map_or("", |(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    fn settings(plan: &Plan, id: &str) -> Settings {
        Settings::of(plan, &plan.place(&NodeId::new(id).unwrap()).unwrap())
    }

    #[test]
    fn settings_of_the_sample() {
        let plan = start::sample().unwrap().plan;
        let lower = settings(&plan, "p1-3b-5-1");
        assert_eq!(lower.kind, KindName::Lower);
        assert_eq!(lower.lower, Some((None, LowerFormula::TargetOverActual)));
        assert_eq!(lower.unit, "ｆｍ");
        assert!(lower.inherits);
        assert!(lower.departments.iter().all(|one| !one.chosen));
        assert_eq!(lower.baseline_help, words::BASELINE_UNUSED);
        let cumulative = settings(&plan, "p1-3b-1-1");
        assert!(cumulative.cumulative && cumulative.lower.is_none());
    }

    #[test]
    fn changes_and_their_inverses() {
        let mut plan = start::sample().unwrap().plan;
        let before = plan.clone();
        let id = NodeId::new("p1-1a-1-1").unwrap();
        let shown = settings(&plan, id.as_str());
        let two: Vec<DepartmentId> = plan
            .departments
            .iter()
            .take(2)
            .map(|one| one.id.clone())
            .collect();
        let mut inverses = Vec::new();
        for command in [
            choose_kind(&id, KindName::Maintain),
            choose_basis(&id, TargetBasis::Apportioned),
            set_cumulative(&id, true),
            set_departments(&id, two.clone()),
        ] {
            inverses.push(command.apply(&mut plan).unwrap());
        }
        let changed = settings(&plan, id.as_str());
        assert_eq!(changed.kind, KindName::Maintain);
        assert!(changed.tolerance.is_some() && changed.cumulative && !changed.inherits);
        assert_eq!(
            changed.departments.iter().filter(|one| one.chosen).count(),
            2
        );
        let fewer = ticked(&plan, &two, two.first().unwrap(), false);
        assert_eq!(fewer.as_slice(), two.get(1..).unwrap());
        assert_eq!(ticked(&plan, &fewer, two.first().unwrap(), true), two);
        for inverse in inverses.into_iter().rev() {
            inverse.apply(&mut plan).unwrap();
        }
        assert_eq!(settings(&plan, id.as_str()), shown);
        assert_eq!(plan, before);
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        let mut plan = start::sample().unwrap().plan;
        let id = NodeId::new("p1-1a-1-1").unwrap();
        choose_kind(&id, KindName::Progress)
            .apply(&mut plan)
            .unwrap();
        assert_eq!(
            settings(&plan, id.as_str()).baseline.error(),
            Some(words::BASELINE_MISSING)
        );
        let kind = with_tolerance(&KindName::Maintain.fresh(), |tolerance| {
            tolerance.amount = "少し".to_owned();
        });
        let command = set(&id, Field::Kind, Value::Kind(kind.unwrap()));
        command.apply(&mut plan).unwrap();
        assert_eq!(
            settings(&plan, id.as_str()).tolerance_error,
            words::TOLERANCE_UNREADABLE
        );
        assert_eq!(with_tolerance(&Kind::Higher, |_| {}), None);
        Command::text(Address::node(&id, Field::Name), " ")
            .apply(&mut plan)
            .unwrap();
        assert_eq!(settings(&plan, id.as_str()).name_error, words::NAME_MISSING);
    }

    #[test]
    fn words_of_forms() {
        for (value, word) in LOWER_FORMULAS {
            assert_eq!(by_word(&LOWER_FORMULAS, word), Some(value));
            assert_eq!(word_of(&LOWER_FORMULAS, &value), word);
        }
        for (value, word) in kind::BASES {
            assert_eq!(by_word(&kind::BASES, word), Some(value));
        }
        assert_eq!(by_word(&REFERENCES, "x"), None);
    }
}
