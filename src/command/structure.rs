//! Changes to what a plan is made of: nodes, departments, years, rules.

use std::collections::HashSet;

use crate::domain::handout::Handout;
use crate::domain::id::{BandId, DepartmentId, NodeId};
use crate::domain::indicator::YearRecord;
use crate::domain::limits::{self, SHORT_TEXT, at_most, text_at_most};
use crate::domain::plan::{Action, Department, Plan, Theme};
use crate::domain::printed::Publication;
use crate::domain::rule_set::RuleSet;
use crate::domain::rules::Rules;
use crate::domain::tree::{Node, Position};
use crate::domain::year::FiscalYear;

use super::Command;
use super::check;
use super::error::CommandError;

type Inverse = Result<Command, CommandError>;

/// Puts a node in.
pub fn insert(plan: &mut Plan, mut node: Node, position: &Position) -> Inverse {
    let mut coming = Vec::new();
    node.collect_ids(&mut coming);
    let mut ids = all_ids(plan);
    at_most(ids.len().saturating_add(coming.len()), limits::NODES)?;
    if !coming.into_iter().all(|id| ids.insert(id)) {
        return Err(CommandError::IdTaken);
    }
    check::node(plan, &node)?;
    check::still_open(plan, &node)?;
    drop_blank_years(&mut node);
    let id = node.id().clone();
    plan.put_in(node, position)
        .map_err(|refused| refused.reason)?;
    Ok(Command::Remove(id))
}

/// Takes a node out.
pub fn remove(plan: &mut Plan, id: &NodeId) -> Inverse {
    let (node, position) = plan.take_out(id).ok_or(CommandError::Gone)?;
    if let Err(error) = check::still_open(plan, &node) {
        let put_back = plan.put_in(node, &position);
        debug_assert!(put_back.is_ok());
        return Err(error);
    }
    Ok(Command::Insert {
        node: Box::new(node),
        position,
    })
}

/// Takes a node out and puts it in elsewhere.
pub fn move_to(plan: &mut Plan, id: NodeId, to: &Position) -> Inverse {
    let (node, from) = plan.take_out(&id).ok_or(CommandError::Gone)?;
    match plan.put_in(node, to) {
        Ok(()) => Ok(Command::Move { id, to: from }),
        Err(refused) => {
            let put_back = plan.put_in(refused.node, &from);
            debug_assert!(put_back.is_ok());
            Err(refused.reason.into())
        }
    }
}

/// Puts a department into the list.
pub fn insert_department(plan: &mut Plan, department: Department, index: usize) -> Inverse {
    at_most(
        plan.departments.len().saturating_add(1),
        limits::DEPARTMENTS,
    )?;
    text_at_most(&department.name, SHORT_TEXT)?;
    if plan.department(&department.id).is_some() {
        return Err(CommandError::IdTaken);
    }
    let id = department.id.clone();
    plan.departments
        .insert(index.min(plan.departments.len()), department);
    Ok(Command::RemoveDepartment(id))
}

/// Takes a department out of the list, if it is in charge of nothing.
pub fn remove_department(plan: &mut Plan, id: &DepartmentId) -> Inverse {
    let index = department_index(plan, id)?;
    let named = |ids: &[DepartmentId]| ids.contains(id);
    let times = actions(plan)
        .map(|action| {
            let indicators = action
                .indicators
                .iter()
                .filter(|indicator| named(&indicator.departments))
                .count();
            indicators.saturating_add(usize::from(named(&action.departments)))
        })
        .sum();
    if times > 0 {
        return Err(CommandError::DepartmentInUse { times });
    }
    Ok(Command::InsertDepartment {
        department: plan.departments.remove(index),
        index,
    })
}

/// Moves a department within the list.
pub fn move_department(plan: &mut Plan, id: DepartmentId, index: usize) -> Inverse {
    let from = department_index(plan, &id)?;
    let department = plan.departments.remove(from);
    plan.departments
        .insert(index.min(plan.departments.len()), department);
    Ok(Command::MoveDepartment { id, index: from })
}

fn department_index(plan: &Plan, id: &DepartmentId) -> Result<usize, CommandError> {
    plan.departments
        .iter()
        .position(|department| &department.id == id)
        .ok_or(CommandError::Gone)
}

/// Sets the years and which are closed; one that holds something cannot be dropped.
pub fn set_years(
    plan: &mut Plan,
    years: Vec<FiscalYear>,
    reporting_year: FiscalYear,
    closed: Vec<FiscalYear>,
) -> Inverse {
    at_most(years.len(), limits::YEARS)?;
    let ascending = |years: &[FiscalYear]| years.is_sorted_by(|before, after| before < after);
    let all_there = closed.iter().all(|year| years.contains(year));
    if !ascending(&years) || !years.contains(&reporting_year) || !ascending(&closed) || !all_there {
        return Err(CommandError::BadYears);
    }
    let used = actions(plan).flat_map(|action| {
        let in_indicators = action
            .indicators
            .iter()
            .flat_map(|indicator| indicator.years().keys());
        action.years.keys().chain(in_indicators)
    });
    if let Some(year) = used.min_by_key(|year| (years.contains(year), **year))
        && !years.contains(year)
    {
        return Err(CommandError::YearInUse(*year));
    }
    let inverse = Command::Years {
        years: std::mem::replace(&mut plan.years, years),
        reporting_year: std::mem::replace(&mut plan.reporting_year, reporting_year),
        closed: std::mem::replace(&mut plan.closed, closed),
    };
    Ok(inverse)
}

/// Sets the rules; a level that is chosen somewhere cannot be dropped.
pub fn set_rules(plan: &mut Plan, rules: Rules) -> Inverse {
    check::rules(&rules)?;
    let dropped = |id: &&BandId| rules.band_index(id).is_none();
    let in_records = actions(plan)
        .flat_map(|action| &action.indicators)
        .flat_map(|indicator| indicator.years().values())
        .flat_map(chosen_bands);
    let in_print = plan.publications.iter().flat_map(|paper| {
        paper
            .summary
            .iter()
            .flat_map(|row| &row.counts)
            .chain(&paper.shares)
            .map(|figure| &figure.band)
    });
    if let Some(id) = in_records.chain(in_print).find(dropped) {
        let label = plan
            .rules
            .band_index(id)
            .and_then(|index| plan.rules.band(index));
        return Err(CommandError::BandInUse {
            label: label.map(|band| band.label.clone()).unwrap_or_default(),
        });
    }
    Ok(Command::Rules(Box::new(std::mem::replace(
        &mut plan.rules,
        rules,
    ))))
}

/// Sets the rules that are kept beside those in force.
pub fn set_rule_sets(plan: &mut Plan, sets: Vec<RuleSet>) -> Inverse {
    check::rule_sets(&sets)?;
    let old = std::mem::replace(&mut plan.rule_sets, sets);
    Ok(Command::RuleSets(old))
}

/// Sets what was printed elsewhere.
pub fn set_publications(plan: &mut Plan, papers: Vec<Publication>) -> Inverse {
    check::publications(plan, &papers)?;
    let old = std::mem::replace(&mut plan.publications, papers);
    Ok(Command::Publications(old))
}

/// Sets what was decided about the papers of meetings.
pub fn set_handouts(plan: &mut Plan, mut handouts: Vec<Handout>) -> Inverse {
    check::handouts(&handouts)?;
    handouts.retain(|handout| !handout.is_blank());
    let old = std::mem::replace(&mut plan.handouts, handouts);
    Ok(Command::Handouts(old))
}

fn chosen_bands(record: &YearRecord) -> impl Iterator<Item = &BandId> {
    let given = record
        .overruling
        .as_ref()
        .and_then(|given| given.band.as_ref());
    record.assessment.iter().chain(given)
}

fn actions(plan: &Plan) -> impl Iterator<Item = &Action> {
    plan.initiatives()
        .flat_map(|(_, _, initiative)| &initiative.actions)
}

fn all_ids(plan: &Plan) -> HashSet<&NodeId> {
    let mut ids = Vec::new();
    for priority in &plan.priorities {
        priority.collect_ids(&mut ids);
    }
    ids.into_iter().collect()
}

/// A year with nothing in it is no year: files do not hold it, so the plan does not either.
fn drop_blank_years(node: &mut Node) {
    fn of_action(action: &mut Action) {
        action.years.retain(|_, entry| !entry.is_blank());
    }
    fn of_theme(theme: &mut Theme) {
        theme
            .initiatives
            .iter_mut()
            .flat_map(|initiative| &mut initiative.actions)
            .for_each(of_action);
    }
    match node {
        Node::Priority(node) => node.themes.iter_mut().for_each(of_theme),
        Node::Theme(node) => of_theme(node),
        Node::Initiative(node) => node.actions.iter_mut().for_each(of_action),
        Node::Action(node) => of_action(node),
        Node::Indicator(_) => {}
    }
}
