//! Changes of the tree as the structure editor offers them: what a new node looks like, where it goes, what a move needs,
//! and what a removal takes along.

use crate::command::Command;
use crate::command::address::{Address, Field};
use crate::domain::extra::Extra;
use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::plan::{Action, Initiative, Plan, Priority, Theme};
use crate::domain::tree::{Level, Node, Position};
use crate::report::kinds::KindName;

use super::numbering;

/// What is to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Its identifier.
    pub id: NodeId,
    /// Its level.
    pub level: Level,
    /// Its number; an indicator has none.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The kind of an indicator.
    pub kind: KindName,
    /// The unit of an indicator.
    pub unit: String,
}

/// What a removal takes along.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// 推進項目 below.
    pub themes: usize,
    /// 取組 below.
    pub initiatives: usize,
    /// 取組内容 below.
    pub actions: usize,
    /// 成果指標 below, or itself.
    pub indicators: usize,
    /// Actuals that have been entered, over all years.
    pub actuals: usize,
    /// Targets that have been entered, over all years.
    pub targets: usize,
}

impl Taken {
    /// Nothing but an empty node: no question needs to be asked.
    pub fn is_trifle(&self) -> bool {
        self.themes == 0
            && self.initiatives == 0
            && self.actions == 0
            && self.indicators <= 1
            && self.actuals == 0
            && self.targets == 0
    }
}

/// A place to which a node can be moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The node above.
    pub parent: NodeId,
    /// Its number with those above it.
    pub code: String,
    /// Its name, or that of the closest node above that has one.
    pub name: String,
    /// It stands there already.
    pub current: bool,
}

/// The first number of a row where the plan has no example yet: the usual order of reform plans.
fn usual_first(level: Level) -> &'static str {
    match level {
        Level::Priority => "Ⅰ",
        Level::Theme => "(1)",
        Level::Initiative => "ア",
        Level::Action => "①",
        Level::Indicator => "",
    }
}

/// The nodes of a level below one parent.
struct Siblings<'a> {
    parent: Option<&'a NodeId>,
    row: Vec<(&'a NodeId, &'a str)>,
}

impl<'a> Siblings<'a> {
    fn below(
        parent: impl Into<Option<&'a NodeId>>,
        row: impl Iterator<Item = (&'a NodeId, &'a String)>,
    ) -> Self {
        Self {
            parent: parent.into(),
            row: row.map(|(id, number)| (id, number.as_str())).collect(),
        }
    }
}

/// Every node of a level, by the node above it.
fn rows_of(plan: &Plan, level: Level) -> Vec<Siblings<'_>> {
    static NONE: String = String::new();
    let themes = || plan.priorities.iter().flat_map(|node| &node.themes);
    let initiatives = || themes().flat_map(|node| &node.initiatives);
    match level {
        Level::Priority => {
            let row = plan.priorities.iter().map(|node| (&node.id, &node.number));
            vec![Siblings::below(None, row)]
        }
        Level::Theme => plan
            .priorities
            .iter()
            .map(|parent| {
                let row = parent.themes.iter().map(|node| (&node.id, &node.number));
                Siblings::below(&parent.id, row)
            })
            .collect(),
        Level::Initiative => themes()
            .map(|parent| {
                let row = parent.initiatives.iter();
                Siblings::below(&parent.id, row.map(|node| (&node.id, &node.number)))
            })
            .collect(),
        Level::Action => initiatives()
            .map(|parent| {
                let row = parent.actions.iter().map(|node| (&node.id, &node.number));
                Siblings::below(&parent.id, row)
            })
            .collect(),
        Level::Indicator => initiatives()
            .flat_map(|node| &node.actions)
            .map(|parent| {
                let row = parent.indicators.iter().map(|node| (&node.id, &NONE));
                Siblings::below(&parent.id, row)
            })
            .collect(),
    }
}

fn siblings<'a>(plan: &'a Plan, level: Level, parent: Option<&NodeId>) -> Option<Siblings<'a>> {
    rows_of(plan, level)
        .into_iter()
        .find(|siblings| siblings.parent == parent)
}

/// The number of the next node of a level below `parent`: after its siblings', else as its cousins begin, else as plans
/// usually do. Blank where the siblings do without numbers.
pub fn suggest(plan: &Plan, level: Level, parent: Option<&NodeId>) -> String {
    let rows = rows_of(plan, level);
    let own = rows.iter().find(|siblings| siblings.parent == parent);
    if let Some(own) = own.filter(|own| !own.row.is_empty()) {
        return numbering::next(own.row.iter().map(|(_, number)| *number)).unwrap_or_default();
    }
    rows.iter()
        .find_map(|siblings| siblings.row.first())
        .map_or(usual_first(level), |(_, number)| number)
        .to_owned()
}

/// Adds a node below `parent`, behind its siblings.
pub fn add(plan: &Plan, new: New, parent: Option<&NodeId>) -> Command {
    let index = siblings(plan, new.level, parent).map_or(0, |siblings| siblings.row.len());
    Command::Insert {
        node: Box::new(node(new)),
        position: Position {
            parent: parent.cloned(),
            index,
        },
    }
}

/// Adds several nodes below `parent`, behind its siblings, as one change. The first has its number; those that follow are
/// counted on from it.
pub fn add_all(plan: &Plan, new: Vec<New>, parent: Option<&NodeId>) -> Command {
    let Some(first) = new.first() else {
        return Command::Batch(Vec::new());
    };
    let before = siblings(plan, first.level, parent);
    let mut numbers: Vec<String> = before
        .into_iter()
        .flat_map(|siblings| siblings.row)
        .map(|(_, number)| number.to_owned())
        .collect();
    let mut commands = Vec::with_capacity(new.len());
    for (place, mut one) in new.into_iter().enumerate() {
        if place > 0 {
            one.number = numbering::next(numbers.iter().map(String::as_str)).unwrap_or_default();
        }
        let index = numbers.len();
        numbers.push(one.number.clone());
        commands.push(Command::Insert {
            node: Box::new(node(one)),
            position: Position {
                parent: parent.cloned(),
                index,
            },
        });
    }
    Command::Batch(commands)
}

fn node(new: New) -> Node {
    let New {
        id, number, name, ..
    } = new;
    match new.level {
        Level::Priority => Node::Priority(Priority {
            id,
            number,
            name,
            themes: Vec::new(),
            extra: Extra::new(),
        }),
        Level::Theme => Node::Theme(Theme {
            id,
            number,
            name,
            initiatives: Vec::new(),
            extra: Extra::new(),
        }),
        Level::Initiative => Node::Initiative(Initiative {
            id,
            number,
            name,
            actions: Vec::new(),
            extra: Extra::new(),
        }),
        Level::Action => Node::Action(Action {
            id,
            number,
            name,
            departments: Vec::new(),
            years: Default::default(),
            note: String::new(),
            indicators: Vec::new(),
            extra: Extra::new(),
        }),
        Level::Indicator => {
            let mut indicator = Indicator::new(id, name, new.kind.fresh());
            indicator.unit = new.unit;
            Node::Indicator(Box::new(indicator))
        }
    }
}

/// Moves a node one place among its siblings; `None` at their end.
pub fn step(plan: &Plan, id: &NodeId, up: bool) -> Option<Command> {
    let (level, ..) = plan.describe(id)?;
    let from = plan.position(id)?;
    let siblings = siblings(plan, level, from.parent.as_ref())?.row.len();
    let index = if up {
        from.index.checked_sub(1)?
    } else {
        from.index.saturating_add(1)
    };
    (index < siblings).then(|| Command::Move {
        id: id.clone(),
        to: Position {
            parent: from.parent,
            index,
        },
    })
}

/// The nodes under which a node can stand; none for a 重点項目.
pub fn destinations(plan: &Plan, id: &NodeId) -> Vec<Destination> {
    let Some((level, ..)) = plan.describe(id) else {
        return Vec::new();
    };
    let now = plan.position(id).and_then(|position| position.parent);
    let mut found = Vec::new();
    let mut offer = |of: Level, id: &NodeId, numbers: &[&str], names: &[&str]| {
        if of.below() == Some(level) {
            let name = names.iter().rev().find(|name| !name.trim().is_empty());
            found.push(Destination {
                parent: id.clone(),
                code: numbers.concat(),
                name: name.copied().unwrap_or_default().to_owned(),
                current: now.as_ref() == Some(id),
            });
        }
    };
    for p in &plan.priorities {
        offer(Level::Priority, &p.id, &[&p.number], &[&p.name]);
        for t in &p.themes {
            offer(
                Level::Theme,
                &t.id,
                &[&p.number, &t.number],
                &[&p.name, &t.name],
            );
            for i in &t.initiatives {
                let numbers = [p.number.as_str(), &t.number, &i.number];
                offer(Level::Initiative, &i.id, &numbers, &[&i.name]);
                for a in &i.actions {
                    let numbers = [p.number.as_str(), &t.number, &i.number, &a.number];
                    offer(Level::Action, &a.id, &numbers, &[&a.name]);
                }
            }
        }
    }
    found
}

/// Moves a node below another one, behind what stands there, and gives it another number, as one change.
pub fn move_below(plan: &Plan, id: &NodeId, parent: &NodeId, number: &str) -> Option<Command> {
    let (level, old, _) = plan.describe(id)?;
    let Siblings { row, .. } = siblings(plan, level, Some(parent))?;
    let index = row.iter().filter(|(other, _)| *other != id).count();
    let mut commands = vec![Command::Move {
        id: id.clone(),
        to: Position {
            parent: Some(parent.clone()),
            index,
        },
    }];
    if level != Level::Indicator && number != old {
        commands.push(Command::text(Address::node(id, Field::Number), number));
    }
    Some(Command::Batch(commands))
}

/// The departments that a 取組内容 or 成果指標 names itself.
pub fn departments_of(plan: &Plan, id: &NodeId) -> Vec<DepartmentId> {
    let actions = plan
        .initiatives()
        .flat_map(|(_, _, initiative)| &initiative.actions);
    for action in actions {
        if &action.id == id {
            return action.departments.clone();
        }
        let indicator = action.indicators.iter().find(|node| &node.id == id);
        if let Some(indicator) = indicator {
            return indicator.departments.clone();
        }
    }
    Vec::new()
}

/// Counts the numbers directly below `parent` (`None`: the 重点項目) anew; `None` if they are in order.
pub fn renumber(plan: &Plan, parent: Option<&NodeId>) -> Option<Command> {
    let level = match parent {
        None => Level::Priority,
        Some(id) => plan.describe(id)?.0.below()?,
    };
    let Siblings { row, .. } = siblings(plan, level, parent)?;
    let numbers: Vec<&str> = row.iter().map(|(_, number)| *number).collect();
    let commands = numbering::reordered(&numbers)?
        .into_iter()
        .zip(row)
        .filter(|(new, (_, old))| new != old)
        .map(|(new, (id, _))| Command::text(Address::node(id, Field::Number), new))
        .collect();
    Some(Command::Batch(commands))
}

/// What the removal of a node takes along.
pub fn taken(plan: &Plan, id: &NodeId) -> Taken {
    let mut taken = Taken::default();
    let mut inside = Inside::No;
    for p in &plan.priorities {
        inside.enter(&p.id == id, Level::Priority);
        for t in &p.themes {
            inside.enter(&t.id == id, Level::Theme);
            inside.count(&mut taken.themes, Level::Theme);
            for i in &t.initiatives {
                inside.enter(&i.id == id, Level::Initiative);
                inside.count(&mut taken.initiatives, Level::Initiative);
                for a in &i.actions {
                    inside.enter(&a.id == id, Level::Action);
                    inside.count(&mut taken.actions, Level::Action);
                    for indicator in &a.indicators {
                        inside.enter(&indicator.id == id, Level::Indicator);
                        if matches!(inside, Inside::Below(_)) {
                            taken.add(indicator);
                        }
                        inside.leave(Level::Indicator);
                    }
                    inside.leave(Level::Action);
                }
                inside.leave(Level::Initiative);
            }
            inside.leave(Level::Theme);
        }
        inside.leave(Level::Priority);
    }
    taken
}

/// Whether the way through the tree is at or below the node that is looked for.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    No,
    Below(Level),
}

impl Inside {
    fn enter(&mut self, found: bool, level: Level) {
        if found {
            *self = Inside::Below(level);
        }
    }

    fn leave(&mut self, level: Level) {
        if *self == Inside::Below(level) {
            *self = Inside::No;
        }
    }

    /// The node itself is not among what it takes along.
    fn count(self, counter: &mut usize, level: Level) {
        if matches!(self, Inside::Below(top) if top != level) {
            *counter = counter.saturating_add(1);
        }
    }
}

impl Taken {
    fn add(&mut self, indicator: &Indicator) {
        let entered = |test: fn(&YearRecord) -> bool| {
            indicator
                .years()
                .values()
                .filter(|record| test(record))
                .count()
        };
        self.indicators = self.indicators.saturating_add(1);
        self.targets = self
            .targets
            .saturating_add(entered(|record| !record.target.is_blank()));
        self.actuals = self.actuals.saturating_add(entered(|record| {
            !record.actual.is_blank() || !record.parts.is_empty()
        }));
    }
}

#[cfg(test)]
mod tests;
