//! 取組内容 without 成果指標: nothing of them is counted, but 別紙１ prints what was planned and done, so somebody must be
//! able to write it.

use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::plan::{Action, ActionYear, Plan};
use crate::domain::year::FiscalYear;
use crate::report::route::{Filling, Route};

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bare {
    /// Which.
    pub id: NodeId,
    /// Its number as printed: Ⅰ(2)ア④.
    pub code: String,
    /// What is to be done.
    pub name: String,
    /// The departments in charge, joined as papers do.
    pub departments: String,
}

/// Those of a department, or all of them, in the plan's order.
pub fn bare(plan: &Plan, scope: Option<&DepartmentId>) -> Vec<Bare> {
    let mut found = Vec::new();
    for (priority, theme, initiative) in plan.initiatives() {
        for action in &initiative.actions {
            if !is_bare(action) || scope.is_some_and(|own| !action.departments.contains(own)) {
                continue;
            }
            let numbers = [
                &priority.number,
                &theme.number,
                &initiative.number,
                &action.number,
            ];
            let departments = action
                .departments
                .iter()
                .filter_map(|id| plan.department(id));
            found.push(Bare {
                id: action.id.clone(),
                code: numbers.map(String::as_str).concat(),
                name: action.name.clone(),
                departments: departments
                    .map(|department| department.name.as_str())
                    .collect::<Vec<_>>()
                    .join("・"),
            });
        }
    }
    found
}

/// Whether a 取組内容 has no 成果指標.
pub fn is_bare(action: &Action) -> bool {
    action.indicators.is_empty()
}

/// What was planned and done under a 取組内容 in a year; `None` once it is gone.
pub fn texts(plan: &Plan, id: &NodeId, year: FiscalYear) -> Option<ActionYear> {
    let mut initiatives = plan.initiatives();
    let action = initiatives
        .find_map(|(_, _, initiative)| initiative.actions.iter().find(|action| &action.id == id))?;
    Some(action.years.get(&year).cloned().unwrap_or_default())
}

/// The `id` of the box for 取組状況.
pub fn status_id(id: &NodeId) -> String {
    format!("status-{id}")
}

/// Where a 取組内容 without 成果指標 is filled in.
pub fn href(id: &NodeId) -> String {
    Route::Fill(Filling::Actions { at: status_id(id) }).href()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    #[test]
    fn those_of_the_sample_are_found_under_whoever_is_in_charge() {
        let plan = start::sample().unwrap().plan;
        let all = bare(&plan, None);
        let counted = plan
            .initiatives()
            .flat_map(|(_, _, initiative)| &initiative.actions)
            .filter(|action| action.indicators.is_empty())
            .count();
        assert_eq!(all.len(), counted);
        assert!(counted > 0);
        let of = |name: &str| {
            let department = plan.departments.iter().find(|one| one.name == name);
            bare(&plan, Some(&department.unwrap().id))
        };
        // 保育課 is in charge of no 成果指標 at all.
        let own = of("保育課");
        assert!(!own.is_empty());
        assert!(own.iter().all(|one| one.departments.contains("保育課")));
        let first = own.first().unwrap();
        assert!(
            first.code.starts_with('Ⅰ')
                || first.code.starts_with('Ⅱ')
                || first.code.starts_with('Ⅲ')
        );
        let written = texts(&plan, &first.id, plan.reporting_year).unwrap();
        assert!(!written.plan.is_empty());
        assert_eq!(
            texts(&plan, &NodeId::new("nowhere").unwrap(), plan.reporting_year),
            None
        );
    }
}
