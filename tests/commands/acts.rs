//! Random changes, some of them impossible, made up for the plan as it stands when their turn comes.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::plans::{self, Names, node_id};
use tassei::command::Command;
use tassei::command::address::{
    Address, Field, HandoutField, PartField, PrintedField, Subject, Value, YearField,
};
use tassei::domain::decision::Decision;
use tassei::domain::extra::Extra;
use tassei::domain::handout::Handout;
use tassei::domain::id::{BandId, DepartmentId, NodeId, PartId};
use tassei::domain::indicator::{Indicator, Override};
use tassei::domain::kind::{Kind, TargetBasis};
use tassei::domain::plan::{Action, Department, Initiative, Plan, Priority, Theme};
use tassei::domain::printed::Publication;
use tassei::domain::rule_set::RuleSet;
use tassei::domain::rules::{Percent, Rules};
use tassei::domain::tree::{Node, Position};
use tassei::domain::year::FiscalYear;

#[derive(Debug, Clone)]
pub enum Act {
    Set(Box<Setting>),
    /// A tree of a plan of its own, from a level of which something is put in.
    Insert(Box<Priority>, Index, Place),
    Remove(Index),
    Move(Index, Place),
    InsertDepartment(String, usize),
    RemoveDepartment(Index),
    MoveDepartment(Index, usize),
    Years(Vec<FiscalYear>, Index, Vec<FiscalYear>),
    Rules(Box<Rules>, bool),
    RuleSets(Vec<RuleSet>),
    Publications(Vec<Publication>),
    Handouts(Vec<Handout>),
    /// Of something that is decided already, if there is any and the flag says so.
    Decide(Box<Decision>, Option<Index>, bool),
    Replace(Box<Plan>),
    Batch(Vec<Act>),
}

/// The place of a command among its kinds. A new kind does not compile here until it has one, and is not found by
/// [`every_kind_of_command_is_made`] until [`act`] makes it.
fn kind(command: &Command) -> usize {
    match command {
        Command::Set { .. } => 0,
        Command::Insert { .. } => 1,
        Command::Remove(_) => 2,
        Command::Move { .. } => 3,
        Command::InsertDepartment { .. } => 4,
        Command::RemoveDepartment(_) => 5,
        Command::MoveDepartment { .. } => 6,
        Command::Years { .. } => 7,
        Command::Rules(_) => 8,
        Command::RuleSets(_) => 9,
        Command::Publications(_) => 10,
        Command::Handouts(_) => 11,
        Command::Decide { .. } => 12,
        Command::Replace(_) => 13,
        Command::Batch(_) => 14,
    }
}

/// How many there are.
const KINDS: usize = 15;

/// The same for fields: their places in the order of their declaration.
fn field(field: &Field) -> usize {
    match field {
        Field::Name => 0,
        Field::Municipality => 1,
        Field::Number => 2,
        Field::Note => 3,
        Field::Departments => 4,
        Field::Unit => 5,
        Field::Kind => 6,
        Field::Cumulative => 7,
        Field::Basis => 8,
        Field::Baseline => 9,
        Field::Comments => 10,
        Field::Reason => 11,
        Field::Year(_, field) => 12 + *field as usize,
        Field::Part(_, _, field) => 25 + *field as usize,
        Field::Handout(_, field) => match field {
            HandoutField::Title => 29,
            HandoutField::Date => 30,
            HandoutField::Time => 31,
            HandoutField::Place => 32,
            HandoutField::Passage(_) => 33,
        },
        Field::Printed(field) => match field {
            PrintedField::Label(_) => 34,
            PrintedField::Set(_) => 35,
            PrintedField::Count(..) => 36,
            PrintedField::Attainment(_) => 37,
            PrintedField::Share(_) => 38,
            PrintedField::Place(_) => 39,
            PrintedField::Name(_) => 40,
            PrintedField::Actual(_) => 41,
            PrintedField::Target(_) => 42,
            PrintedField::Heading(_) => 43,
            PrintedField::Text(_) => 44,
        },
    }
}

const FIELDS: usize = 45;

#[test]
fn every_kind_of_command_is_made() {
    let plan = super::full();
    let mut runner = TestRunner::deterministic();
    let mut made = [0_usize; KINDS];
    for turn in 0..2_000 {
        let act = act().new_tree(&mut runner).unwrap().current();
        made[kind(&act.command(&plan, turn))] += 1;
    }
    assert!(made.iter().all(|count| *count > 0), "{made:?}");
}

#[test]
fn every_field_of_everything_is_set() {
    let mut set = [0_usize; FIELDS];
    for (at, _) in addresses(&super::full()) {
        set[field(&at.field)] += 1;
    }
    assert!(set.iter().all(|count| *count > 0), "{set:?}");
}

/// Somewhere in the tree, possible or not.
#[derive(Debug, Clone)]
pub struct Place {
    parent: Index,
    index: Index,
    /// A parent of the right level; otherwise any node.
    fits: bool,
}

/// A value for any sort of field.
#[derive(Debug, Clone)]
pub struct Setting {
    at: Index,
    /// A value of the field's own sort; otherwise of any.
    fits: bool,
    any: Index,
    text: String,
    flag: bool,
    kind: Kind,
    basis: TargetBasis,
    band: Option<Index>,
    departments: Vec<Index>,
    rate: Option<Percent>,
}

fn place() -> impl Strategy<Value = Place> {
    (any::<Index>(), any::<Index>(), prop::bool::weighted(0.8)).prop_map(|(parent, index, fits)| {
        Place {
            parent,
            index,
            fits,
        }
    })
}

fn setting() -> impl Strategy<Value = Act> {
    let values = (
        plans::text(),
        any::<bool>(),
        plans::kind(),
        plans::basis(),
        option::of(any::<Index>()),
        vec(any::<Index>(), 0..3),
        option::of(plans::percent()),
    );
    (
        any::<Index>(),
        prop::bool::weighted(0.9),
        any::<Index>(),
        values,
    )
        .prop_map(
            |(at, fits, any, (text, flag, kind, basis, band, departments, rate))| {
                Act::Set(Box::new(Setting {
                    at,
                    fits,
                    any,
                    text,
                    flag,
                    kind,
                    basis,
                    band,
                    departments,
                    rate,
                }))
            },
        )
}

/// Names that most plans have.
fn usual_names() -> Names {
    let band = |index| BandId::new(&format!("band-{index}")).unwrap();
    Names {
        years: vec![plans::year(2024)],
        departments: vec![DepartmentId::new("D0").unwrap()],
        bands: vec![band(0), band(1)],
    }
}

pub fn act() -> impl Strategy<Value = Act> {
    let names = usual_names();
    let one = prop_oneof![
        8 => setting(),
        2 => (plans::priority(&names), any::<Index>(), place())
            .prop_map(|(tree, which, place)| Act::Insert(Box::new(tree), which, place)),
        2 => any::<Index>().prop_map(Act::Remove),
        3 => (any::<Index>(), place()).prop_map(|(which, to)| Act::Move(which, to)),
        1 => (plans::text(), 0..6_usize).prop_map(|(name, index)| Act::InsertDepartment(name, index)),
        1 => any::<Index>().prop_map(Act::RemoveDepartment),
        1 => (any::<Index>(), 0..6_usize).prop_map(|(which, index)| Act::MoveDepartment(which, index)),
        1 => (plans::years(), any::<Index>(), plans::years()).prop_map(|(years, reporting, closed)| Act::Years(years, reporting, closed)),
        1 => (plans::rules(), any::<bool>()).prop_map(|(rules, keep)| Act::Rules(Box::new(rules), keep)),
        1 => plans::rule_sets().prop_map(Act::RuleSets),
        1 => plans::publications(&names).prop_map(Act::Publications),
        1 => plans::handouts().prop_map(Act::Handouts),
        2 => (plans::finding().prop_flat_map(|finding| plans::decision(&finding)), option::of(any::<Index>()), any::<bool>())
            .prop_map(|(decision, known, taken_out)| Act::Decide(Box::new(decision), known, taken_out)),
    ];
    prop_oneof![
        20 => one.clone(),
        2 => vec(one, 0..4).prop_map(Act::Batch),
        1 => plans::plan().prop_map(|plan| Act::Replace(Box::new(plan))),
    ]
}

impl Act {
    /// The command that it means for this plan. `turn` makes new identifiers.
    pub fn command(self, plan: &Plan, turn: usize) -> Command {
        let nodes = nodes(plan);
        let pick = |index: Index| match nodes.len() {
            0 => node_id("nobody"),
            count => nodes[index.index(count)].0.clone(),
        };
        let department = |index: Index| match plan.departments.len() {
            0 => DepartmentId::new("nobody").unwrap(),
            count => plan.departments[index.index(count)].id.clone(),
        };
        match self {
            Act::Set(setting) => setting.command(plan),
            Act::Insert(mut tree, which, place) => {
                // Now and then the identifiers are those of an earlier turn.
                plans::number_nodes(std::slice::from_mut(&mut *tree), &format!("t{}-", turn % 7));
                let mut all = Vec::new();
                collect(&tree, &mut all);
                let node = all.swap_remove(which.index(all.len()));
                let position = place.position(&nodes, level(&node), plan);
                Command::Insert {
                    node: Box::new(node),
                    position,
                }
            }
            Act::Remove(which) => Command::Remove(pick(which)),
            Act::Move(which, to) => {
                let id = pick(which);
                let level = nodes
                    .iter()
                    .find(|(other, _, _)| other == &id)
                    .map_or(0, |node| node.1);
                Command::Move {
                    to: to.position(&nodes, level, plan),
                    id,
                }
            }
            Act::InsertDepartment(name, index) => Command::InsertDepartment {
                department: Department {
                    id: DepartmentId::new(&format!("D{}", turn % 5)).unwrap(),
                    name,
                    extra: Extra::new(),
                },
                index,
            },
            Act::RemoveDepartment(which) => Command::RemoveDepartment(department(which)),
            Act::MoveDepartment(which, index) => Command::MoveDepartment {
                id: department(which),
                index,
            },
            Act::Years(years, reporting, closed) => Command::Years {
                reporting_year: years[reporting.index(years.len())],
                closed: years
                    .iter()
                    .copied()
                    .filter(|year| closed.contains(year))
                    .collect(),
                years,
            },
            Act::Rules(mut rules, keep) => {
                if keep {
                    rules.set_bands(plan.rules.bands().to_vec()).unwrap();
                }
                Command::Rules(rules)
            }
            Act::RuleSets(sets) => Command::RuleSets(sets),
            Act::Publications(papers) => Command::Publications(papers),
            Act::Handouts(handouts) => Command::Handouts(handouts),
            Act::Decide(mut decision, known, taken_out) => {
                if let (Some(known), false) = (known, plan.decisions.is_empty()) {
                    let known = &plan.decisions[known.index(plan.decisions.len())];
                    decision.finding.clone_from(&known.finding);
                }
                Command::Decide {
                    finding: decision.finding.clone(),
                    decision: (!taken_out).then_some(decision),
                }
            }
            Act::Replace(plan) => Command::Replace(plan),
            Act::Batch(acts) => {
                let commands = acts
                    .into_iter()
                    .enumerate()
                    .map(|(index, act)| act.command(plan, turn + index));
                Command::Batch(commands.collect())
            }
        }
    }
}

impl Place {
    fn position(self, nodes: &[(NodeId, usize, usize)], level: usize, plan: &Plan) -> Position {
        if level == 0 && self.fits {
            return Position {
                parent: None,
                index: self.index.index(plan.priorities.len() + 1),
            };
        }
        let parents: Vec<_> = nodes
            .iter()
            .filter(|node| !self.fits || node.1 + 1 == level)
            .collect();
        match parents.len() {
            0 => Position {
                parent: Some(node_id("nobody")),
                index: 0,
            },
            count => {
                let (id, _, below) = parents[self.parent.index(count)];
                Position {
                    parent: Some(id.clone()),
                    // One too far now and then.
                    index: self.index.index(below + 2),
                }
            }
        }
    }
}

/// Every node with its level and the number of nodes right below it.
fn nodes(plan: &Plan) -> Vec<(NodeId, usize, usize)> {
    let mut nodes = Vec::new();
    for priority in &plan.priorities {
        nodes.push((priority.id.clone(), 0, priority.themes.len()));
        for theme in &priority.themes {
            nodes.push((theme.id.clone(), 1, theme.initiatives.len()));
            for initiative in &theme.initiatives {
                nodes.push((initiative.id.clone(), 2, initiative.actions.len()));
                for action in &initiative.actions {
                    nodes.push((action.id.clone(), 3, action.indicators.len()));
                    for indicator in &action.indicators {
                        nodes.push((indicator.id.clone(), 4, 0));
                    }
                }
            }
        }
    }
    nodes
}

fn level(node: &Node) -> usize {
    node.level() as usize
}

fn collect(tree: &Priority, into: &mut Vec<Node>) {
    into.push(Node::Priority(tree.clone()));
    let themes: &[Theme] = &tree.themes;
    into.extend(themes.iter().cloned().map(Node::Theme));
    let initiatives: Vec<&Initiative> =
        themes.iter().flat_map(|theme| &theme.initiatives).collect();
    into.extend(
        initiatives
            .iter()
            .map(|&node| Node::Initiative(node.clone())),
    );
    let actions: Vec<&Action> = initiatives.iter().flat_map(|node| &node.actions).collect();
    into.extend(actions.iter().map(|&node| Node::Action(node.clone())));
    let indicators = actions.iter().flat_map(|node| &node.indicators);
    into.extend(indicators.map(|node: &Indicator| Node::Indicator(Box::new(node.clone()))));
}

/// The sorts of value that a field can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Text,
    Flag,
    Departments,
    Kind,
    Basis,
    Band,
    Override,
    Comments,
}

const SORTS: [Sort; 8] = [
    Sort::Text,
    Sort::Flag,
    Sort::Departments,
    Sort::Kind,
    Sort::Basis,
    Sort::Band,
    Sort::Override,
    Sort::Comments,
];

/// Every field of everything in a plan, in its years and in one more.
pub fn addresses(plan: &Plan) -> Vec<(Address, Sort)> {
    use YearField as Y;
    let mut all = vec![
        (Address::plan(Field::Name), Sort::Text),
        (Address::plan(Field::Municipality), Sort::Text),
    ];
    all.extend(
        plan.departments
            .iter()
            .map(|d| (Address::department(&d.id, Field::Name), Sort::Text)),
    );
    for year in plan.years.iter().copied() {
        for field in [
            HandoutField::Title,
            HandoutField::Date,
            HandoutField::Time,
            HandoutField::Place,
        ] {
            all.push((Address::handout(year, field), Sort::Text));
        }
    }
    for handout in &plan.handouts {
        for passage in &handout.passages {
            let field = HandoutField::Passage(passage.piece.clone());
            all.push((Address::handout(handout.year, field), Sort::Text));
        }
    }
    for paper in &plan.publications {
        use PrintedField as P;
        all.push((
            Address {
                subject: Subject::Publication(paper.id.clone()),
                field: Field::Name,
            },
            Sort::Text,
        ));
        let bands = || plan.rules.bands().iter().map(|band| band.id.clone());
        let mut fields: Vec<P> = bands().map(P::Share).collect();
        for row in 0..paper.summary.len() {
            fields.extend([P::Label(row), P::Set(row), P::Attainment(row)]);
            fields.extend(bands().map(|band| P::Count(row, band)));
        }
        for row in 0..paper.excerpts.len() {
            fields.extend([P::Place(row), P::Name(row), P::Actual(row), P::Target(row)]);
        }
        for row in 0..paper.statements.len() {
            fields.extend([P::Heading(row), P::Text(row)]);
        }
        let fields = fields.into_iter();
        all.extend(fields.map(|field| (Address::printed(&paper.id, field), Sort::Text)));
    }
    for decision in &plan.decisions {
        all.push((Address::reason(&decision.finding), Sort::Text));
    }
    for (id, level, _) in nodes(plan) {
        let mut add = |field, sort| {
            all.push((
                Address {
                    subject: Subject::Node(id.clone()),
                    field,
                },
                sort,
            ));
        };
        add(Field::Name, Sort::Text);
        if level < 4 {
            add(Field::Number, Sort::Text);
        }
        if level >= 3 {
            add(Field::Note, Sort::Text);
            add(Field::Departments, Sort::Departments);
        }
        let years = plan.years.iter().copied();
        for year in years {
            let of_year = |field| Field::Year(year, field);
            if level == 3 {
                add(of_year(Y::Plan), Sort::Text);
                add(of_year(Y::Status), Sort::Text);
            }
            if level == 4 {
                for field in [
                    Y::Target,
                    Y::Actual,
                    Y::Results,
                    Y::NextSteps,
                    Y::Note,
                    Y::PrintedActual,
                    Y::PrintedRate,
                    Y::PrintedMark,
                ] {
                    add(of_year(field), Sort::Text);
                }
                add(of_year(Y::Annualised), Sort::Flag);
                add(of_year(Y::Assessment), Sort::Band);
                add(of_year(Y::Override), Sort::Override);
                for part in ["tax", "part.0"] {
                    let part = PartId::new(part).unwrap();
                    for field in [
                        PartField::Actual,
                        PartField::Status,
                        PartField::Results,
                        PartField::NextSteps,
                    ] {
                        add(Field::Part(year, part.clone(), field), Sort::Text);
                    }
                }
            }
        }
        if level == 4 {
            add(Field::Unit, Sort::Text);
            add(Field::Baseline, Sort::Text);
            add(Field::Kind, Sort::Kind);
            add(Field::Cumulative, Sort::Flag);
            add(Field::Basis, Sort::Basis);
            add(Field::Comments, Sort::Comments);
        }
    }
    all
}

impl Setting {
    fn command(self, plan: &Plan) -> Command {
        let all = addresses(plan);
        let (at, sort) = all[self.at.index(all.len())].clone();
        let sort = if self.fits {
            sort
        } else {
            SORTS[self.any.index(SORTS.len())]
        };
        // A level or a department too many: it names nothing.
        let band = |index: &Index| {
            let index = index.index(plan.rules.bands().len() + 1);
            plan.rules
                .band(index)
                .map_or_else(|| BandId::new("nobody").unwrap(), |band| band.id.clone())
        };
        let department = |index: &Index| {
            let index = index.index(plan.departments.len() + 1);
            plan.departments.get(index).map_or_else(
                || DepartmentId::new("nobody").unwrap(),
                |department| department.id.clone(),
            )
        };
        let value = match sort {
            Sort::Text => Value::Text(self.text),
            Sort::Flag => Value::Flag(self.flag),
            Sort::Departments => {
                Value::Departments(self.departments.iter().map(department).collect())
            }
            Sort::Kind => Value::Kind(self.kind),
            Sort::Basis => Value::Basis(self.basis),
            Sort::Band => Value::Band(self.band.as_ref().map(band)),
            Sort::Override => Value::Override(self.flag.then(|| Override {
                band: self.band.as_ref().map(band),
                rate: self.rate,
                reason: self.text,
            })),
            // Now and then one with the identifier of another.
            Sort::Comments => Value::Comments(
                self.departments
                    .iter()
                    .map(|index| plans::comment(index.index(9), None, &self.text, self.flag))
                    .collect(),
            ),
        };
        Command::Set { at, value }
    }
}
