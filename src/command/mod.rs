//! Every change to a plan as a value. Applying a command gives the command that takes it back, so undo and redo are
//! nothing but commands. Pure: knows the domain and nobody else.

pub mod address;
mod check;
pub mod error;
mod field;
pub mod history;
mod printed;
mod structure;

use crate::domain::decision::Decision;
use crate::domain::handout::Handout;
use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::plan::{Department, Plan};
use crate::domain::printed::Publication;
use crate::domain::rule_set::RuleSet;
use crate::domain::rules::Rules;
use crate::domain::tree::{Node, Position};
use crate::domain::year::FiscalYear;

use address::{Address, Value};
use error::CommandError;

/// One change to a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Puts a value into a field.
    Set {
        /// Which field of what.
        at: Address,
        /// The new value.
        value: Value,
    },
    /// Puts a node, with all below it, into the tree.
    Insert {
        /// The node.
        node: Box<Node>,
        /// Where.
        position: Position,
    },
    /// Takes a node, with all below it, out of the tree.
    Remove(NodeId),
    /// Moves a node to another place of the same level.
    Move {
        /// The node.
        id: NodeId,
        /// Where it is to stand once it has been taken out.
        to: Position,
    },
    /// Puts a department into the list.
    InsertDepartment {
        /// The department.
        department: Department,
        /// Where in the list.
        index: usize,
    },
    /// Takes a department that is in charge of nothing out of the list.
    RemoveDepartment(DepartmentId),
    /// Moves a department within the list.
    MoveDepartment {
        /// The department.
        id: DepartmentId,
        /// Where it is to stand once it has been taken out.
        index: usize,
    },
    /// Sets the years of the plan, the year that is reported, and which of them are closed.
    Years {
        /// All years, ascending.
        years: Vec<FiscalYear>,
        /// One of them.
        reporting_year: FiscalYear,
        /// Those that are closed, ascending.
        closed: Vec<FiscalYear>,
    },
    /// Sets the rules.
    Rules(Box<Rules>),
    /// Sets the rules that are kept beside those in force.
    RuleSets(Vec<RuleSet>),
    /// Sets what was printed elsewhere.
    Publications(Vec<Publication>),
    /// Sets what was decided about the papers of meetings.
    Handouts(Vec<Handout>),
    /// Decides about a difference between print and rows; without a decision it is open again.
    Decide {
        /// The key of what it is about.
        finding: String,
        /// What is decided.
        decision: Option<Box<Decision>>,
    },
    /// Puts another plan in the place of this one.
    Replace(Box<Plan>),
    /// Several changes as one: all of them or none.
    Batch(Vec<Command>),
}

impl Command {
    /// Sets a text.
    pub fn text(at: Address, text: impl Into<String>) -> Self {
        Command::Set {
            at,
            value: Value::Text(text.into()),
        }
    }

    /// Changes `plan` and returns the command that takes the change back. After an error the plan is as it was.
    pub fn apply(self, plan: &mut Plan) -> Result<Command, CommandError> {
        match self {
            Command::Set { at, value } => {
                let papers =
                    printed::comes_or_goes(plan, &at, &value).then(|| plan.publications.clone());
                let old = field::set(plan, &at, value)?;
                Ok(match papers {
                    Some(papers) => Command::Publications(papers),
                    None => Command::Set { at, value: old },
                })
            }
            Command::Insert { node, position } => structure::insert(plan, *node, &position),
            Command::Remove(id) => structure::remove(plan, &id),
            Command::Move { id, to } => structure::move_to(plan, id, &to),
            Command::InsertDepartment { department, index } => {
                structure::insert_department(plan, department, index)
            }
            Command::RemoveDepartment(id) => structure::remove_department(plan, &id),
            Command::MoveDepartment { id, index } => structure::move_department(plan, id, index),
            Command::Years {
                years,
                reporting_year,
                closed,
            } => structure::set_years(plan, years, reporting_year, closed),
            Command::Rules(rules) => structure::set_rules(plan, *rules),
            Command::RuleSets(sets) => structure::set_rule_sets(plan, sets),
            Command::Publications(papers) => structure::set_publications(plan, papers),
            Command::Handouts(handouts) => structure::set_handouts(plan, handouts),
            Command::Decide { finding, decision } => {
                printed::decide(plan, finding, decision.map(|decision| *decision))
            }
            Command::Replace(other) => {
                Ok(Command::Replace(Box::new(std::mem::replace(plan, *other))))
            }
            Command::Batch(commands) => apply_all(plan, commands),
        }
    }
}

fn apply_all(plan: &mut Plan, commands: Vec<Command>) -> Result<Command, CommandError> {
    let mut back = Vec::with_capacity(commands.len());
    for command in commands {
        match command.apply(plan) {
            Ok(inverse) => back.push(inverse),
            Err(error) => {
                for inverse in back.into_iter().rev() {
                    // What has just been done can be taken back: nothing happened in between.
                    let taken_back = inverse.apply(plan);
                    debug_assert!(taken_back.is_ok());
                }
                return Err(error);
            }
        }
    }
    back.reverse();
    Ok(Command::Batch(back))
}
