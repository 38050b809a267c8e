//! 担当課: the list, where each is in charge, and names pasted from elsewhere.

use std::collections::HashMap;

use crate::command::Command;
use crate::domain::extra::Extra;
use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::plan::{Department, Plan};

/// A department of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentRow {
    /// Its identifier.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// Its position in the list, from 0.
    pub index: usize,
    /// It is the last of the list.
    pub last: bool,
    /// In how many places it is in charge.
    pub uses: usize,
    /// Another department of the list has the same name.
    pub doubled: bool,
}

/// A place where a department is in charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The 取組内容 or 成果指標.
    pub node: NodeId,
    /// The printed number of the 取組内容.
    pub code: String,
    /// Its name.
    pub name: String,
    /// It is a 成果指標, which has a page of its own.
    pub indicator: bool,
}

/// Names that were pasted, made ready to be added.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pasted {
    /// The new ones, each once, in order.
    pub new: Vec<String>,
    /// How many were left out because they are in the list already or stand in the paste twice.
    pub known: usize,
}

/// The departments in order.
pub fn rows(plan: &Plan) -> Vec<DepartmentRow> {
    let count = plan.departments.len();
    let mut uses = HashMap::new();
    for ids in in_charge(plan) {
        for id in ids {
            let counter = uses.entry(id).or_insert(0_usize);
            *counter = counter.saturating_add(1);
        }
    }
    let mut names = HashMap::new();
    for department in &plan.departments {
        let counter = names.entry(department.name.trim()).or_insert(0_usize);
        *counter = counter.saturating_add(1);
    }
    plan.departments
        .iter()
        .enumerate()
        .map(|(index, department)| DepartmentRow {
            id: department.id.clone(),
            name: department.name.clone(),
            index,
            last: index.saturating_add(1) == count,
            uses: uses.get(&department.id).copied().unwrap_or(0),
            doubled: names
                .get(department.name.trim())
                .is_some_and(|times| *times > 1),
        })
        .collect()
}

fn in_charge(plan: &Plan) -> impl Iterator<Item = &[DepartmentId]> {
    plan.initiatives()
        .flat_map(|(_, _, initiative)| &initiative.actions)
        .flat_map(|action| {
            let indicators = action.indicators.iter();
            std::iter::once(action.departments.as_slice())
                .chain(indicators.map(|indicator| indicator.departments.as_slice()))
        })
}

/// Every place where a department is in charge by name, in the plan's order.
pub fn uses(plan: &Plan, id: &DepartmentId) -> Vec<Use> {
    let mut uses = Vec::new();
    for (priority, theme, initiative) in plan.initiatives() {
        for action in &initiative.actions {
            let code = [
                priority.number.as_str(),
                &theme.number,
                &initiative.number,
                &action.number,
            ]
            .concat();
            if action.departments.contains(id) {
                uses.push(Use {
                    node: action.id.clone(),
                    code: code.clone(),
                    name: action.name.clone(),
                    indicator: false,
                });
            }
            let named = action
                .indicators
                .iter()
                .filter(|indicator| indicator.departments.contains(id));
            uses.extend(named.map(|indicator| Use {
                node: indicator.id.clone(),
                code: code.clone(),
                name: indicator.name.clone(),
                indicator: true,
            }));
        }
    }
    uses
}

/// Moves a department one place up or down; `None` at the end of the list.
pub fn step(plan: &Plan, id: &DepartmentId, up: bool) -> Option<Command> {
    let index = plan
        .departments
        .iter()
        .position(|department| &department.id == id)?;
    let to = if up {
        index.checked_sub(1)?
    } else {
        index.saturating_add(1)
    };
    (to < plan.departments.len()).then(|| Command::MoveDepartment {
        id: id.clone(),
        index: to,
    })
}

/// Takes names apart that were typed or pasted, one to a line or to a cell.
pub fn pasted(plan: &Plan, text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    let names = text
        .split(['\n', '\r', '\t'])
        .map(str::trim)
        .filter(|name| !name.is_empty());
    for name in names {
        let known = plan
            .departments
            .iter()
            .any(|department| department.name.trim() == name)
            || pasted.new.iter().any(|other| other == name);
        if known {
            pasted.known = pasted.known.saturating_add(1);
        } else {
            pasted.new.push(name.to_owned());
        }
    }
    pasted
}

/// Adds departments at the end of the list, as one change. `fresh` makes identifiers.
pub fn add(
    plan: &Plan,
    names: &[String],
    mut fresh: impl FnMut() -> Option<DepartmentId>,
) -> Command {
    let first = plan.departments.len();
    Command::Batch(
        names
            .iter()
            .enumerate()
            .filter_map(|(offset, name)| {
                Some(Command::InsertDepartment {
                    department: Department {
                        id: fresh()?,
                        name: name.clone(),
                        extra: Extra::new(),
                    },
                    index: first.saturating_add(offset),
                })
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::error::CommandError;
    use crate::start;

    fn sample() -> Plan {
        start::sample().unwrap().plan
    }

    fn names(plan: &Plan) -> Vec<&str> {
        plan.departments
            .iter()
            .map(|department| department.name.as_str())
            .collect()
    }

    #[test]
    fn the_count_of_uses_is_the_one_that_forbids_removal() {
        let plan = sample();
        for row in rows(&plan) {
            assert_eq!(uses(&plan, &row.id).len(), row.uses, "{}", row.name);
            let refused = Command::RemoveDepartment(row.id).apply(&mut plan.clone());
            match row.uses {
                0 => assert!(refused.is_ok()),
                times => assert_eq!(refused, Err(CommandError::DepartmentInUse { times })),
            }
        }
        let first = uses(&plan, &plan.departments[0].id);
        assert_eq!(first[0].code, "Ⅰ(1)ア①");
        assert!(!first[0].indicator);
    }

    #[test]
    fn names_are_pasted_once() {
        let plan = sample();
        for (text, new, known) in [
            ("", vec![], 0),
            (" \r\n\t\n　", vec![], 0),
            ("税務課", vec!["税務課"], 0),
            (
                "税務課\r\n 水道課　\n税務課\n職員課\n",
                vec!["税務課", "水道課"],
                2,
            ),
            ("税務課\t水道課", vec!["税務課", "水道課"], 0),
        ] {
            let new: Vec<String> = new.into_iter().map(str::to_owned).collect();
            assert_eq!(pasted(&plan, text), Pasted { new, known }, "{text:?}");
        }
    }

    #[test]
    fn several_are_added_as_one_change_and_taken_back_as_one() {
        let mut plan = sample();
        let mut count = 0;
        let names_to_add = ["税務課".to_owned(), "水道課".to_owned()];
        let command = add(&plan, &names_to_add, || {
            count += 1;
            DepartmentId::new(&format!("new-{count}")).ok()
        });
        let back = command.apply(&mut plan).unwrap();
        assert!(names(&plan).ends_with(&["税務課", "水道課"]));
        back.apply(&mut plan).unwrap();
        assert_eq!(plan, sample());
    }

    #[test]
    fn steps_end_at_the_ends() {
        let mut plan = sample();
        let (first, second) = (
            plan.departments[0].id.clone(),
            plan.departments[1].id.clone(),
        );
        let last = plan.departments.last().unwrap().id.clone();
        assert_eq!(step(&plan, &first, true), None);
        assert_eq!(step(&plan, &last, false), None);
        step(&plan, &first, false)
            .unwrap()
            .apply(&mut plan)
            .unwrap();
        assert_eq!(plan.departments[0].id, second);
        step(&plan, &first, true).unwrap().apply(&mut plan).unwrap();
        assert_eq!(plan, sample());
    }

    #[test]
    fn a_name_used_twice_is_marked() {
        let mut plan = sample();
        plan.departments[1].name = format!("{} ", plan.departments[0].name);
        let doubled: Vec<bool> = rows(&plan).iter().map(|row| row.doubled).collect();
        assert_eq!(doubled[..3], [true, true, false]);
    }
}
