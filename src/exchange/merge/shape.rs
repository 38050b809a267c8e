//! Which parts of a plan's tree a merge looks into, and which it takes as one. Whatever is not named here, and so whatever
//! a later or extended program has put beside it, is one value under its own name: nothing is lost because it is unknown.

/// A sort of object in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// The plan.
    Plan,
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
    /// Something of the plan with an identifier that holds nothing of the tree: a department, a paper.
    Item,
    /// The rules.
    Rules,
    /// A year of a 取組内容 or of a part: every field is a value.
    Plain,
    /// A year of a 成果指標.
    Year,
}

/// What stands under a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A value that is taken as one.
    Value,
    /// Fields of an object of that sort.
    Fields(Sort),
    /// Objects of that sort, by key.
    Keyed(Sort),
    /// Things with identifiers, in an order.
    List(Sort),
}

/// How an indicator is judged: its kind and what belongs to it mean something only together.
pub const KIND: [&str; 4] = ["kind", "lower_formula", "tolerance", "composite"];

/// What stands under a field of an object.
pub fn shape(of: Sort, field: &str) -> Shape {
    match (of, field) {
        (Sort::Plan, "priorities") => Shape::List(Sort::Priority),
        (Sort::Plan, "departments" | "publications" | "rule_sets" | "merges")
        | (Sort::Indicator, "comments") => Shape::List(Sort::Item),
        (Sort::Plan, "rules") => Shape::Fields(Sort::Rules),
        (Sort::Priority, "themes") => Shape::List(Sort::Theme),
        (Sort::Theme, "initiatives") => Shape::List(Sort::Initiative),
        (Sort::Initiative, "actions") => Shape::List(Sort::Action),
        (Sort::Action, "indicators") => Shape::List(Sort::Indicator),
        (Sort::Action, "years") => Shape::Keyed(Sort::Plain),
        (Sort::Indicator, "years") => Shape::Keyed(Sort::Year),
        (Sort::Year, "parts") => Shape::Keyed(Sort::Plain),
        _ => Shape::Value,
    }
}

/// The lists of things with identifiers that an object of a sort holds.
pub fn lists(of: Sort) -> &'static [(&'static str, Sort)] {
    match of {
        Sort::Plan => &[
            ("departments", Sort::Item),
            ("priorities", Sort::Priority),
            ("publications", Sort::Item),
            ("rule_sets", Sort::Item),
            ("merges", Sort::Item),
        ],
        Sort::Priority => &[("themes", Sort::Theme)],
        Sort::Theme => &[("initiatives", Sort::Initiative)],
        Sort::Initiative => &[("actions", Sort::Action)],
        Sort::Action => &[("indicators", Sort::Indicator)],
        Sort::Indicator => &[("comments", Sort::Item)],
        _ => &[],
    }
}
