//! 体系: the plan as a tree, with what each branch comes to in a year. A department sees its own branches: the 取組内容
//! it is in charge of, the 成果指標 it is in charge of, and whatever leads to them; counts are of its own indicators.

use crate::domain::few::Few;
use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::outcome::Outcome;
use crate::domain::plan::{Action, Plan};
use crate::domain::summary::Figures;
use crate::domain::tree::{Level, Place};
use crate::domain::year::FiscalYear;
use crate::text::tree as words;

use super::bars::{self, Bar, Count};
use super::census::Census;
use super::fill::actions;
use super::overview::{Link, overruled};
use super::route::{ListQuery, Route};
use super::verdict::{self, Verdict};
use super::why::Why;

/// The page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    /// The department whose part it shows; blank for the whole plan.
    pub scope: String,
    /// What there is, in figures.
    pub extent: String,
    /// The 重点項目, in order.
    pub roots: Vec<NodeId>,
    /// The plan has 重点項目, whether or not any of them is in the scope.
    pub begun: bool,
    branches: Few<NodeId, Branch>,
}

/// A line of the tree and what is below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// The line.
    pub line: Line,
    /// The branches below it, in order.
    pub below: Vec<NodeId>,
}

/// A line of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// 重点項目, 推進項目 or 取組: can be opened and closed.
    Heading(Heading),
    /// 取組内容.
    Action(ActionLine),
    /// 成果指標.
    Indicator(IndicatorLine),
}

/// The line of a 重点項目, a 推進項目 or a 取組.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Which of them.
    pub level: Level,
    /// Its number. A 推進項目 without a name has no line of its own; its number stands before those of its 取組.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How much it has in the year's totals.
    pub set: String,
    /// Where the arithmetic of all its figures is found.
    pub why: String,
    /// The counts by level.
    pub counts: Vec<Count>,
    /// The bar of a 重点項目.
    pub bar: Option<Bar>,
}

/// The line of a 取組内容.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionLine {
    /// Its number.
    pub code: String,
    /// What is to be done.
    pub name: String,
    /// Who is in charge, as links to what they are in charge of.
    pub departments: Vec<Link>,
    /// It has no 成果指標: where its texts are filled in, otherwise blank.
    pub fill: String,
}

/// The line of a 成果指標.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorLine {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Who is in charge, where that is not who is in charge of its 取組内容.
    pub departments: Vec<Link>,
    /// Its rate or change.
    pub measure: String,
    /// Where the arithmetic of that is found.
    pub why: String,
    /// Its judgement.
    pub verdict: Verdict,
    /// What was computed where a person decided otherwise; otherwise blank.
    pub computed: String,
}

impl Tree {
    /// A branch.
    pub fn branch(&self, id: &NodeId) -> Option<&Branch> {
        self.branches.get(id)
    }

    /// The branches that can be opened.
    pub fn headings(&self) -> impl Iterator<Item = (&NodeId, &Heading)> {
        self.branches
            .iter()
            .filter_map(|(id, branch)| match &branch.line {
                Line::Heading(heading) => Some((id, heading)),
                _ => None,
            })
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.branches.len()
    }

    /// Nothing is in the scope.
    pub fn is_empty(&self) -> bool {
        self.branches.is_empty()
    }
}

/// The page for the year of `figures`, which must be those of `plan`.
pub fn tree(plan: &Plan, figures: &Figures, scope: Option<&DepartmentId>) -> Tree {
    let mut builder = Builder {
        plan,
        scope,
        year: figures.year,
        outcomes: figures.outcomes().iter(),
        tree: Tree {
            scope: scope
                .and_then(|id| plan.department(id))
                .map(|department| department.name.clone())
                .unwrap_or_default(),
            begun: !plan.priorities.is_empty(),
            ..Tree::default()
        },
        branches: Vec::new(),
        initiatives: 0,
        actions: 0,
        indicators: 0,
    };
    builder.grow();
    let Builder {
        mut tree,
        branches,
        initiatives,
        actions,
        indicators,
        ..
    } = builder;
    tree.branches = branches.into_iter().collect();
    tree.extent = words::extent(tree.roots.len(), initiatives, actions, indicators);
    tree
}

struct Builder<'a> {
    plan: &'a Plan,
    scope: Option<&'a DepartmentId>,
    year: FiscalYear,
    outcomes: std::slice::Iter<'a, Outcome>,
    tree: Tree,
    branches: Vec<(NodeId, Branch)>,
    initiatives: usize,
    actions: usize,
    indicators: usize,
}

/// A heading while what is below it is being collected.
#[derive(Default)]
struct Growing {
    census: Census,
    below: Vec<NodeId>,
}

impl Growing {
    /// Takes an outcome into the counts of every heading above it.
    fn count(all: &mut [&mut Growing], outcome: &Outcome) {
        all.iter_mut()
            .for_each(|growing| growing.census.add(outcome));
    }
}

impl<'a> Builder<'a> {
    fn grow(&mut self) {
        let plan = self.plan;
        for priority in &plan.priorities {
            let mut above = Growing::default();
            for theme in &priority.themes {
                let mut middle = Growing::default();
                let merged = theme.name.trim().is_empty();
                for initiative in &theme.initiatives {
                    let mut growing = Growing::default();
                    for action in &initiative.actions {
                        let mut indicators = Vec::new();
                        for indicator in &action.indicators {
                            let Some(outcome) = self.outcomes.next() else {
                                continue;
                            };
                            let place = Place {
                                priority,
                                theme,
                                initiative,
                                action,
                                indicator,
                            };
                            if self.admits(place.departments()) {
                                Growing::count(
                                    &mut [&mut growing, &mut middle, &mut above],
                                    outcome,
                                );
                                self.indicator(&place, outcome);
                                indicators.push(indicator.id.clone());
                            }
                        }
                        if !indicators.is_empty() || self.admits(&action.departments) {
                            self.action(action, indicators);
                            growing.below.push(action.id.clone());
                        }
                    }
                    if growing.below.is_empty() && self.scope.is_some() {
                        continue;
                    }
                    self.initiatives = self.initiatives.saturating_add(1);
                    let code = if merged {
                        [theme.number.as_str(), &initiative.number].concat()
                    } else {
                        initiative.number.clone()
                    };
                    self.heading(
                        Level::Initiative,
                        &initiative.id,
                        code,
                        &initiative.name,
                        growing,
                    );
                    middle.below.push(initiative.id.clone());
                }
                if merged {
                    above.below.append(&mut middle.below);
                } else if !middle.below.is_empty() || self.scope.is_none() {
                    self.heading(
                        Level::Theme,
                        &theme.id,
                        theme.number.clone(),
                        &theme.name,
                        middle,
                    );
                    above.below.push(theme.id.clone());
                }
            }
            if !above.below.is_empty() || self.scope.is_none() {
                let number = priority.number.clone();
                self.heading(Level::Priority, &priority.id, number, &priority.name, above);
                self.tree.roots.push(priority.id.clone());
            }
        }
    }

    fn admits(&self, departments: &[DepartmentId]) -> bool {
        self.scope.is_none_or(|scope| departments.contains(scope))
    }

    fn put(&mut self, id: &NodeId, line: Line, below: Vec<NodeId>) {
        self.branches.push((id.clone(), Branch { line, below }));
    }

    fn heading(&mut self, level: Level, id: &NodeId, code: String, name: &str, growing: Growing) {
        let Growing { census, below } = growing;
        let rules = &self.plan.rules;
        let line = Heading {
            level,
            code,
            name: name.to_owned(),
            set: words::set(census.tally.set),
            counts: bars::counts(&census, rules),
            why: Why::share(self.scope, self.year).within(id).href(),
            bar: match level {
                Level::Priority => Bar::of(&census, rules),
                _ => None,
            },
        };
        self.put(id, Line::Heading(line), below);
    }

    fn action(&mut self, action: &Action, indicators: Vec<NodeId>) {
        self.actions = self.actions.saturating_add(1);
        let line = ActionLine {
            code: action.number.clone(),
            name: action.name.clone(),
            departments: self.departments(&action.departments),
            fill: if actions::is_bare(action) {
                actions::href(&action.id)
            } else {
                String::new()
            },
        };
        self.put(&action.id, Line::Action(line), indicators);
    }

    fn indicator(&mut self, place: &Place<'_>, outcome: &Outcome) {
        self.indicators = self.indicators.saturating_add(1);
        let indicator = place.indicator;
        let rules = &self.plan.rules;
        let line = IndicatorLine {
            name: indicator.name.clone(),
            href: Route::Indicator(Some(indicator.id.clone())).href(),
            departments: if place.departments() == place.action.departments {
                Vec::new()
            } else {
                self.departments(place.departments())
            },
            measure: verdict::measure(outcome),
            why: Why::rate(&indicator.id, self.year).href(),
            verdict: Verdict::of(outcome.standing, rules),
            computed: overruled(outcome, rules).unwrap_or_default(),
        };
        self.put(&indicator.id, Line::Indicator(line), Vec::new());
    }

    fn departments(&self, ids: &[DepartmentId]) -> Vec<Link> {
        ids.iter()
            .filter_map(|id| self.plan.department(id))
            .map(|department| Link {
                text: department.name.clone(),
                href: Route::List(ListQuery {
                    department: department.id.to_string(),
                    ..ListQuery::default()
                })
                .href(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
