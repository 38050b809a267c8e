//! Ways through the plan's tree: every indicator with what stands above it, any node by its identifier, and taking
//! nodes out and putting them in.

use super::id::{DepartmentId, NodeId};
use super::indicator::Indicator;
use super::plan::{Action, Initiative, Plan, Priority, Theme};
use super::year::FiscalYear;

/// An indicator and what stands above it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// 重点項目.
    pub priority: &'a Priority,
    /// 推進項目.
    pub theme: &'a Theme,
    /// 取組.
    pub initiative: &'a Initiative,
    /// 取組内容.
    pub action: &'a Action,
    /// 成果指標.
    pub indicator: &'a Indicator,
}

impl<'a> Place<'a> {
    /// The departments in charge: the indicator's own, or those of its 取組内容.
    pub fn departments(&self) -> &'a [DepartmentId] {
        self.action.in_charge_of(self.indicator)
    }
}

impl Action {
    /// The departments in charge of an indicator of this 取組内容: its own, or those of the 取組内容.
    pub fn in_charge_of<'a>(&'a self, indicator: &'a Indicator) -> &'a [DepartmentId] {
        if indicator.departments.is_empty() {
            &self.departments
        } else {
            &indicator.departments
        }
    }
}

/// A level of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 重点項目.
    Priority,
    /// 推進項目.
    Theme,
    /// 取組.
    Initiative,
    /// 取組内容.
    Action,
    /// 成果指標.
    Indicator,
}

/// A node with everything below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// 重点項目.
    Priority(Priority),
    /// 推進項目.
    Theme(Theme),
    /// 取組.
    Initiative(Initiative),
    /// 取組内容.
    Action(Action),
    /// 成果指標.
    Indicator(Box<Indicator>),
}

/// A node where it stands.
#[derive(Debug)]
pub enum NodeMut<'a> {
    /// 重点項目.
    Priority(&'a mut Priority),
    /// 推進項目.
    Theme(&'a mut Theme),
    /// 取組.
    Initiative(&'a mut Initiative),
    /// 取組内容.
    Action(&'a mut Action),
    /// 成果指標.
    Indicator(&'a mut Indicator),
}

/// Where a node stands: below which node (`None`: at the top), and at which position among its siblings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The node above.
    pub parent: Option<NodeId>,
    /// The position among the siblings, from 0.
    pub index: usize,
}

/// Why a node cannot be put in. The plan is as it was, and the node is handed back.
#[derive(Debug, PartialEq, Eq)]
pub struct NotPlaced {
    /// The node.
    pub node: Node,
    /// Why.
    pub reason: Misplaced,
}

/// Why a node cannot stand where it was to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misplaced {
    /// There is no such node to put it under.
    NoParent,
    /// The node above is of a level that holds other things.
    WrongLevel,
    /// There are not that many siblings.
    NoSuchPosition,
}

impl Level {
    /// The level below.
    pub fn below(self) -> Option<Level> {
        match self {
            Level::Priority => Some(Level::Theme),
            Level::Theme => Some(Level::Initiative),
            Level::Initiative => Some(Level::Action),
            Level::Action => Some(Level::Indicator),
            Level::Indicator => None,
        }
    }
}

impl Node {
    /// Its identifier.
    pub fn id(&self) -> &NodeId {
        match self {
            Node::Priority(node) => &node.id,
            Node::Theme(node) => &node.id,
            Node::Initiative(node) => &node.id,
            Node::Action(node) => &node.id,
            Node::Indicator(node) => &node.id,
        }
    }

    /// Its level.
    pub fn level(&self) -> Level {
        match self {
            Node::Priority(_) => Level::Priority,
            Node::Theme(_) => Level::Theme,
            Node::Initiative(_) => Level::Initiative,
            Node::Action(_) => Level::Action,
            Node::Indicator(_) => Level::Indicator,
        }
    }
}

impl Node {
    /// The identifiers of the node and of everything below it.
    pub fn collect_ids<'a>(&'a self, ids: &mut Vec<&'a NodeId>) {
        match self {
            Node::Priority(node) => node.collect_ids(ids),
            Node::Theme(node) => node.collect_ids(ids),
            Node::Initiative(node) => node.collect_ids(ids),
            Node::Action(node) => node.collect_ids(ids),
            Node::Indicator(node) => ids.push(&node.id),
        }
    }

    /// The 取組内容 at and below the node.
    pub fn actions(&self) -> Vec<&Action> {
        fn below(theme: &Theme) -> impl Iterator<Item = &Action> {
            theme
                .initiatives
                .iter()
                .flat_map(|initiative| &initiative.actions)
        }
        match self {
            Node::Priority(node) => node.themes.iter().flat_map(below).collect(),
            Node::Theme(node) => below(node).collect(),
            Node::Initiative(node) => node.actions.iter().collect(),
            Node::Action(node) => vec![node],
            Node::Indicator(_) => Vec::new(),
        }
    }

    /// The first of these years in which something is recorded at or below the node.
    pub fn recorded_in(&self, years: &[FiscalYear]) -> Option<FiscalYear> {
        let holds = |year: FiscalYear| {
            let within = |indicator: &Indicator| indicator.year(year).is_some();
            match self {
                Node::Indicator(node) => within(node),
                _ => self.actions().iter().any(|action| {
                    action.years.contains_key(&year) || action.indicators.iter().any(within)
                }),
            }
        };
        years.iter().copied().find(|year| holds(*year))
    }
}

macro_rules! collect_ids {
    ($($node:ident . $below:ident),*) => {
        $(impl $node {
            /// The identifiers of the node and of everything below it.
            pub fn collect_ids<'a>(&'a self, ids: &mut Vec<&'a NodeId>) {
                ids.push(&self.id);
                self.$below.iter().for_each(|node| node.collect_ids(ids));
            }
        })*
    };
}

collect_ids!(Priority.themes, Theme.initiatives, Initiative.actions);

impl Action {
    /// The identifiers of the node and of everything below it.
    pub fn collect_ids<'a>(&'a self, ids: &mut Vec<&'a NodeId>) {
        ids.push(&self.id);
        ids.extend(self.indicators.iter().map(|indicator| &indicator.id));
    }
}

impl Priority {
    /// Every indicator below, in order.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        let priority = self;
        self.themes.iter().flat_map(move |theme| {
            theme.initiatives.iter().flat_map(move |initiative| {
                initiative.actions.iter().flat_map(move |action| {
                    action.indicators.iter().map(move |indicator| Place {
                        priority,
                        theme,
                        initiative,
                        action,
                        indicator,
                    })
                })
            })
        })
    }
}

impl Priority {
    /// Every 取組内容 below, in order: loops, because chained iterators cost more than judging what they find.
    pub fn for_each_action<'a>(&'a self, mut visit: impl FnMut(&'a Action)) {
        for theme in &self.themes {
            for initiative in &theme.initiatives {
                initiative.actions.iter().for_each(&mut visit);
            }
        }
    }

    /// How many indicators there are below.
    pub fn indicator_count(&self) -> usize {
        let mut count = 0_usize;
        self.for_each_action(|action| count = count.saturating_add(action.indicators.len()));
        count
    }
}

impl Plan {
    /// Every indicator in the plan's order.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        self.priorities.iter().flat_map(Priority::places)
    }

    /// How many indicators there are.
    pub fn indicator_count(&self) -> usize {
        self.priorities.iter().map(Priority::indicator_count).sum()
    }

    /// Every 取組 in the plan's order, with its 重点項目 and 推進項目.
    pub fn initiatives(&self) -> impl Iterator<Item = (&Priority, &Theme, &Initiative)> {
        self.priorities.iter().flat_map(|priority| {
            priority.themes.iter().flat_map(move |theme| {
                theme
                    .initiatives
                    .iter()
                    .map(move |initiative| (priority, theme, initiative))
            })
        })
    }

    /// An indicator with what stands above it.
    pub fn place(&self, id: &NodeId) -> Option<Place<'_>> {
        self.places().find(|place| &place.indicator.id == id)
    }

    /// An indicator to be changed.
    pub fn indicator_mut(&mut self, id: &NodeId) -> Option<&mut Indicator> {
        match self.node_mut(id) {
            Some(NodeMut::Indicator(indicator)) => Some(indicator),
            _ => None,
        }
    }

    /// Changes indicator by indicator.
    pub fn for_each_indicator_mut(&mut self, visit: &mut dyn FnMut(&mut Indicator)) {
        let themes = self.priorities.iter_mut().flat_map(|own| &mut own.themes);
        let initiatives = themes.flat_map(|theme| &mut theme.initiatives);
        let actions = initiatives.flat_map(|initiative| &mut initiative.actions);
        actions
            .flat_map(|action| &mut action.indicators)
            .for_each(visit);
    }

    /// An action to be changed.
    pub fn action_mut(&mut self, id: &NodeId) -> Option<&mut Action> {
        match self.node_mut(id) {
            Some(NodeMut::Action(action)) => Some(action),
            _ => None,
        }
    }

    /// Any node, to be changed.
    pub fn node_mut(&mut self, id: &NodeId) -> Option<NodeMut<'_>> {
        for priority in &mut self.priorities {
            if &priority.id == id {
                return Some(NodeMut::Priority(priority));
            }
            for theme in &mut priority.themes {
                if &theme.id == id {
                    return Some(NodeMut::Theme(theme));
                }
                for initiative in &mut theme.initiatives {
                    if &initiative.id == id {
                        return Some(NodeMut::Initiative(initiative));
                    }
                    for action in &mut initiative.actions {
                        if &action.id == id {
                            return Some(NodeMut::Action(action));
                        }
                        for indicator in &mut action.indicators {
                            if &indicator.id == id {
                                return Some(NodeMut::Indicator(indicator));
                            }
                        }
                    }
                }
            }
        }
        None
    }

    /// A node's level, number and name. An indicator has no number.
    pub fn describe(&self, id: &NodeId) -> Option<(Level, &str, &str)> {
        for priority in &self.priorities {
            if &priority.id == id {
                return Some((Level::Priority, &priority.number, &priority.name));
            }
            if let Some(theme) = priority.themes.iter().find(|node| &node.id == id) {
                return Some((Level::Theme, &theme.number, &theme.name));
            }
        }
        for (_, _, initiative) in self.initiatives() {
            if &initiative.id == id {
                return Some((Level::Initiative, &initiative.number, &initiative.name));
            }
            for action in &initiative.actions {
                if &action.id == id {
                    return Some((Level::Action, &action.number, &action.name));
                }
                if let Some(indicator) = action.indicators.iter().find(|node| &node.id == id) {
                    return Some((Level::Indicator, "", &indicator.name));
                }
            }
        }
        None
    }

    /// Where a node stands.
    pub fn position(&self, id: &NodeId) -> Option<Position> {
        fn among<'a>(
            parent: Option<&NodeId>,
            mut siblings: impl Iterator<Item = &'a NodeId>,
            id: &NodeId,
        ) -> Option<Position> {
            let index = siblings.position(|sibling| sibling == id)?;
            Some(Position {
                parent: parent.cloned(),
                index,
            })
        }
        let mut found = among(None, self.priorities.iter().map(|node| &node.id), id);
        for priority in &self.priorities {
            found = found.or_else(|| {
                among(
                    Some(&priority.id),
                    priority.themes.iter().map(|node| &node.id),
                    id,
                )
            });
            for theme in &priority.themes {
                found = found.or_else(|| {
                    among(
                        Some(&theme.id),
                        theme.initiatives.iter().map(|node| &node.id),
                        id,
                    )
                });
                for initiative in &theme.initiatives {
                    found = found.or_else(|| {
                        among(
                            Some(&initiative.id),
                            initiative.actions.iter().map(|node| &node.id),
                            id,
                        )
                    });
                    for action in &initiative.actions {
                        found = found.or_else(|| {
                            among(
                                Some(&action.id),
                                action.indicators.iter().map(|node| &node.id),
                                id,
                            )
                        });
                    }
                }
            }
        }
        found
    }

    /// Takes a node and everything below it out.
    pub fn take_out(&mut self, id: &NodeId) -> Option<(Node, Position)> {
        let position = self.position(id)?;
        let index = position.index;
        let node = match &position.parent {
            None => Node::Priority(take(&mut self.priorities, index)?),
            Some(parent) => match self.node_mut(parent)? {
                NodeMut::Priority(priority) => Node::Theme(take(&mut priority.themes, index)?),
                NodeMut::Theme(theme) => Node::Initiative(take(&mut theme.initiatives, index)?),
                NodeMut::Initiative(initiative) => {
                    Node::Action(take(&mut initiative.actions, index)?)
                }
                NodeMut::Action(action) => {
                    Node::Indicator(Box::new(take(&mut action.indicators, index)?))
                }
                NodeMut::Indicator(_) => return None,
            },
        };
        Some((node, position))
    }

    /// Puts a node in.
    pub fn put_in(&mut self, node: Node, position: &Position) -> Result<(), Box<NotPlaced>> {
        let index = position.index;
        let Some(parent) = &position.parent else {
            return match node {
                Node::Priority(node) => put(&mut self.priorities, index, node, Node::Priority),
                node => Err(Box::new(NotPlaced {
                    node,
                    reason: Misplaced::WrongLevel,
                })),
            };
        };
        let Some(parent) = self.node_mut(parent) else {
            return Err(Box::new(NotPlaced {
                node,
                reason: Misplaced::NoParent,
            }));
        };
        match (parent, node) {
            (NodeMut::Priority(parent), Node::Theme(node)) => {
                put(&mut parent.themes, index, node, Node::Theme)
            }
            (NodeMut::Theme(parent), Node::Initiative(node)) => {
                put(&mut parent.initiatives, index, node, Node::Initiative)
            }
            (NodeMut::Initiative(parent), Node::Action(node)) => {
                put(&mut parent.actions, index, node, Node::Action)
            }
            (NodeMut::Action(parent), Node::Indicator(node)) => {
                put(&mut parent.indicators, index, *node, |node| {
                    Node::Indicator(Box::new(node))
                })
            }
            (_, node) => Err(Box::new(NotPlaced {
                node,
                reason: Misplaced::WrongLevel,
            })),
        }
    }
}

fn take<T>(siblings: &mut Vec<T>, index: usize) -> Option<T> {
    (index < siblings.len()).then(|| siblings.remove(index))
}

fn put<T>(
    siblings: &mut Vec<T>,
    index: usize,
    node: T,
    wrap: impl Fn(T) -> Node,
) -> Result<(), Box<NotPlaced>> {
    if index > siblings.len() {
        return Err(Box::new(NotPlaced {
            node: wrap(node),
            reason: Misplaced::NoSuchPosition,
        }));
    }
    siblings.insert(index, node);
    Ok(())
}
