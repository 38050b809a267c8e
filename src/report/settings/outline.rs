//! 体系の編集: the tree as rows to be edited in place, one list per 重点項目.

use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::plan::{Action, Initiative, Plan, Priority, Theme};
use crate::domain::tree::Level;
use crate::report::kinds::KindName;

use super::numbering;

/// A 重点項目 and everything below it, in the order in which it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// The 重点項目.
    pub id: NodeId,
    /// The rows: the 重点項目 itself first.
    pub rows: Vec<Row>,
}

/// A row of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The node.
    pub id: NodeId,
    /// Its level.
    pub level: Level,
    /// Its number as printed; an indicator has none.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its number with those above it: Ⅰ(1)ア①. An indicator has that of its 取組内容.
    pub code: String,
    /// Its position among its siblings, from 0.
    pub index: usize,
    /// It is the last of its siblings.
    pub last: bool,
    /// How many nodes stand directly below it.
    pub children: usize,
    /// The numbers directly below it are not in order.
    pub unordered: bool,
    /// The departments it names, by name.
    pub departments: Vec<String>,
    /// What an indicator is.
    pub kind: Option<KindName>,
    /// The unit of an indicator.
    pub unit: String,
}

impl Branch {
    /// Where the rows below a node end: the position behind its last one. `None` if the node is not in this branch.
    pub fn end_of(&self, id: &NodeId) -> Option<usize> {
        let at = self.rows.iter().position(|row| &row.id == id)?;
        let level = self.rows.get(at)?.level;
        let below = self.rows.iter().skip(at.saturating_add(1));
        let length = below.take_while(|row| row.level > level).count();
        Some(at.saturating_add(1).saturating_add(length))
    }

    /// The row that is closest once a node and everything below it are gone: the next one, else the one before.
    pub fn neighbour(&self, id: &NodeId) -> Option<&Row> {
        let at = self.rows.iter().position(|row| &row.id == id)?;
        let next = self.end_of(id).and_then(|end| self.rows.get(end));
        next.or_else(|| self.rows.get(at.checked_sub(1)?))
    }
}

impl Row {
    fn new(id: &NodeId, level: Level, number: &str, name: &str, above: &str) -> Self {
        Self {
            id: id.clone(),
            level,
            number: number.to_owned(),
            name: name.to_owned(),
            code: [above, number].concat(),
            index: 0,
            last: false,
            children: 0,
            unordered: false,
            departments: Vec::new(),
            kind: None,
            unit: String::new(),
        }
    }

    /// The first of its siblings.
    pub fn first(&self) -> bool {
        self.index == 0
    }
}

/// The outline of the plan.
pub fn branches(plan: &Plan) -> Vec<Branch> {
    let mut branches: Vec<Branch> = plan
        .priorities
        .iter()
        .map(|priority| branch(plan, priority))
        .collect();
    let count = branches.len();
    for (index, branch) in branches.iter_mut().enumerate() {
        if let Some(row) = branch.rows.first_mut() {
            place(row, index, count);
        }
    }
    branches
}

fn place(row: &mut Row, index: usize, count: usize) {
    row.index = index;
    row.last = index.saturating_add(1) == count;
}

/// Puts the rows of a node's children behind it. `each` puts one child with all below it, and its own row first.
fn below<T>(
    rows: &mut Vec<Row>,
    parent: usize,
    children: &[T],
    number: impl Fn(&T) -> &str,
    mut each: impl FnMut(&mut Vec<Row>, &T, &str),
) {
    let numbers: Vec<&str> = children.iter().map(number).collect();
    let mut above = String::new();
    if let Some(row) = rows.get_mut(parent) {
        row.children = children.len();
        row.unordered = numbering::reordered(&numbers).is_some();
        above.clone_from(&row.code);
    }
    for (index, child) in children.iter().enumerate() {
        let at = rows.len();
        each(rows, child, &above);
        if let Some(row) = rows.get_mut(at) {
            place(row, index, children.len());
        }
    }
}

fn branch(plan: &Plan, priority: &Priority) -> Branch {
    let mut rows = vec![Row::new(
        &priority.id,
        Level::Priority,
        &priority.number,
        &priority.name,
        "",
    )];
    below(
        &mut rows,
        0,
        &priority.themes,
        |node| &node.number,
        |rows, node, above| theme(plan, rows, node, above),
    );
    Branch {
        id: priority.id.clone(),
        rows,
    }
}

fn theme(plan: &Plan, rows: &mut Vec<Row>, node: &Theme, above: &str) {
    let at = rows.len();
    rows.push(Row::new(
        &node.id,
        Level::Theme,
        &node.number,
        &node.name,
        above,
    ));
    below(
        rows,
        at,
        &node.initiatives,
        |node| &node.number,
        |rows, node, above| initiative(plan, rows, node, above),
    );
}

fn initiative(plan: &Plan, rows: &mut Vec<Row>, node: &Initiative, above: &str) {
    let at = rows.len();
    rows.push(Row::new(
        &node.id,
        Level::Initiative,
        &node.number,
        &node.name,
        above,
    ));
    below(
        rows,
        at,
        &node.actions,
        |node| &node.number,
        |rows, node, above| action(plan, rows, node, above),
    );
}

fn action(plan: &Plan, rows: &mut Vec<Row>, node: &Action, above: &str) {
    let at = rows.len();
    rows.push(Row {
        departments: names(plan, &node.departments),
        ..Row::new(&node.id, Level::Action, &node.number, &node.name, above)
    });
    below(
        rows,
        at,
        &node.indicators,
        |_| "",
        |rows, node, above| {
            rows.push(Row {
                departments: names(plan, &node.departments),
                kind: Some(KindName::of(node.kind())),
                unit: node.unit.clone(),
                ..Row::new(&node.id, Level::Indicator, "", &node.name, above)
            });
        },
    );
}

fn names(plan: &Plan, ids: &[DepartmentId]) -> Vec<String> {
    ids.iter()
        .filter_map(|id| plan.department(id))
        .map(|department| department.name.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    #[test]
    fn the_sample_as_an_outline() {
        let plan = start::sample().unwrap().plan;
        let branches = branches(&plan);
        let of = |level: Level| {
            branches
                .iter()
                .flat_map(|branch| &branch.rows)
                .filter(|row| row.level == level)
                .count()
        };
        assert_eq!(of(Level::Priority), 3);
        assert_eq!(of(Level::Theme), 9);
        assert_eq!(of(Level::Initiative), 22);
        assert_eq!(of(Level::Action), 60);
        assert_eq!(of(Level::Indicator), 41);

        let seen: Vec<_> = branches[0].rows[..5]
            .iter()
            .map(|row| {
                (
                    row.level,
                    row.code.as_str(),
                    row.index,
                    row.last,
                    row.children,
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                (Level::Priority, "Ⅰ", 0, false, 3),
                (Level::Theme, "Ⅰ(1)", 0, false, 3),
                (Level::Initiative, "Ⅰ(1)ア", 0, false, 2),
                (Level::Action, "Ⅰ(1)ア①", 0, false, 1),
                (Level::Indicator, "Ⅰ(1)ア①", 0, true, 0),
            ]
        );
        assert_eq!(branches[0].rows[3].departments, ["職員課"]);
        assert!(
            branches
                .iter()
                .flat_map(|branch| &branch.rows)
                .all(|row| !row.unordered)
        );
        assert!(branches[2].rows[0].last);
    }

    #[test]
    fn where_a_node_ends_and_what_stands_beside_it() {
        let plan = start::sample().unwrap().plan;
        let branches = branches(&plan);
        let rows = &branches[0].rows;
        let before_last = rows[rows.len() - 2].code.as_str();
        for (at, end, neighbour) in [
            (0, rows.len(), None),
            (2, 7, Some("Ⅰ(1)イ")),
            (3, 5, Some("Ⅰ(1)ア②")),
            (4, 5, Some("Ⅰ(1)ア②")),
            (rows.len() - 1, rows.len(), Some(before_last)),
        ] {
            let id = &rows[at].id;
            assert_eq!(branches[0].end_of(id), Some(end));
            let beside = branches[0].neighbour(id).map(|row| row.code.as_str());
            assert_eq!(beside, neighbour, "{at}");
            assert_eq!(branches[1].end_of(id), None);
        }
    }

    #[test]
    fn numbers_out_of_order_are_told_where_they_can_be_mended() {
        let mut plan = start::sample().unwrap().plan;
        plan.priorities[0].themes[0].initiatives.swap(0, 1);
        let unordered: Vec<_> = branches(&plan)
            .into_iter()
            .flat_map(|branch| branch.rows)
            .filter(|row| row.unordered)
            .map(|row| row.code)
            .collect();
        assert_eq!(unordered, ["Ⅰ(1)"]);
    }
}
