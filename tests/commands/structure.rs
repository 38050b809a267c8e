//! Nodes, departments, years, rules, papers.

use super::plans::{node_id, year};
use super::{accepted, full, refused};
use tassei::command::Command;
use tassei::command::address::{Address, Field, YearField};
use tassei::command::error::CommandError;
use tassei::domain::id::{BandId, DepartmentId, PublicationId, RuleSetId};
use tassei::domain::plan::{Action, ActionYear, Department, Plan};
use tassei::domain::printed::{PrintedFigure, Publication};
use tassei::domain::rule_set::RuleSet;
use tassei::domain::rules::Percent;
use tassei::domain::tree::{Misplaced, Node, Position};
use tassei::domain::year::FiscalYear;

fn position(parent: Option<&str>, index: usize) -> Position {
    Position {
        parent: parent.map(node_id),
        index,
    }
}

fn insert(node: Node, parent: Option<&str>, index: usize) -> Command {
    Command::Insert {
        node: Box::new(node),
        position: position(parent, index),
    }
}

fn move_to(id: &str, parent: Option<&str>, index: usize) -> Command {
    Command::Move {
        id: node_id(id),
        to: position(parent, index),
    }
}

fn first_action(plan: &Plan) -> &Action {
    &plan.priorities[0].themes[0].initiatives[0].actions[0]
}

fn new_action(plan: &Plan) -> Action {
    Action {
        id: node_id("new"),
        indicators: Vec::new(),
        ..first_action(plan).clone()
    }
}

#[test]
fn nodes_come_go_and_move() {
    let plan = full();
    for id in [
        "p1",
        "p2",
        "t1",
        "t2",
        "n1",
        "a1",
        "a2",
        "i-higher",
        "i-monitor",
    ] {
        accepted(&plan, Command::Remove(node_id(id)));
    }
    for index in 0..=2 {
        accepted(
            &plan,
            insert(Node::Action(new_action(&plan)), Some("n1"), index),
        );
    }
    for command in [
        move_to("p1", None, 1),
        move_to("t1", Some("p1"), 1),
        move_to("t1", Some("p2"), 0),
        move_to("n1", Some("t2"), 0),
        move_to("i-higher", Some("a1"), 13),
        move_to("i-higher", Some("a2"), 0),
        move_to("a2", Some("n1"), 1),
    ] {
        accepted(&plan, command);
    }
}

#[test]
fn nodes_that_cannot_stand_there() {
    let plan = full();
    let action = || Node::Action(new_action(&plan));
    for (command, expected) in [
        (Command::Remove(node_id("gone")), CommandError::Gone),
        (move_to("gone", None, 0), CommandError::Gone),
        (
            move_to("t1", None, 0),
            CommandError::Misplaced(Misplaced::WrongLevel),
        ),
        (
            move_to("t1", Some("a1"), 0),
            CommandError::Misplaced(Misplaced::NoParent),
        ),
        (
            move_to("t2", Some("a1"), 0),
            CommandError::Misplaced(Misplaced::WrongLevel),
        ),
        (
            move_to("a1", Some("i-higher"), 0),
            CommandError::Misplaced(Misplaced::NoParent),
        ),
        (
            move_to("a2", Some("i-higher"), 0),
            CommandError::Misplaced(Misplaced::WrongLevel),
        ),
        (
            move_to("a1", Some("gone"), 0),
            CommandError::Misplaced(Misplaced::NoParent),
        ),
        (
            move_to("a1", Some("n1"), 2),
            CommandError::Misplaced(Misplaced::NoSuchPosition),
        ),
        (
            move_to("p1", None, 2),
            CommandError::Misplaced(Misplaced::NoSuchPosition),
        ),
        (
            insert(action(), None, 0),
            CommandError::Misplaced(Misplaced::WrongLevel),
        ),
        (
            insert(action(), Some("n1"), 3),
            CommandError::Misplaced(Misplaced::NoSuchPosition),
        ),
        (
            insert(Node::Action(first_action(&plan).clone()), Some("n1"), 0),
            CommandError::IdTaken,
        ),
    ] {
        assert_eq!(refused(&plan, command.clone()), expected, "{command:?}");
    }
    // The same identifier twice within what comes in.
    let mut twice = new_action(&plan);
    twice.indicators = vec![first_action(&plan).indicators[0].clone(); 2];
    twice
        .indicators
        .iter_mut()
        .for_each(|indicator| indicator.id = node_id("twice"));
    assert_eq!(
        refused(&plan, insert(Node::Action(twice), Some("n1"), 0)),
        CommandError::IdTaken
    );
}

#[test]
fn what_a_node_names_must_be_there() {
    let plan = full();
    let refused_with = |change: &dyn Fn(&mut Action)| {
        let mut action = first_action(&plan).clone();
        action.id = node_id("new");
        for (index, indicator) in action.indicators.iter_mut().enumerate() {
            indicator.id = node_id(&format!("new-{index}"));
        }
        change(&mut action);
        refused(&plan, insert(Node::Action(action), Some("n1"), 0))
    };
    let gone = DepartmentId::new("gone").unwrap();
    let band = BandId::new("gone").unwrap();
    let late = year(2030);
    assert_eq!(
        refused_with(&|action| action.departments.push(gone.clone())),
        CommandError::NoSuchDepartment
    );
    assert_eq!(
        refused_with(&|action| action.indicators[0].departments.push(gone.clone())),
        CommandError::NoSuchDepartment
    );
    assert_eq!(
        refused_with(&|action| action.indicators[0]
            .edit_year(year(2024), |r| r.assessment = Some(band.clone()))),
        CommandError::NoSuchBand
    );
    assert_eq!(
        refused_with(&|action| action.indicators[0].set_target(late, "1")),
        CommandError::NoSuchYear(late)
    );
    assert_eq!(
        refused_with(&|action| action.edit_year(late, |entry| entry.plan = "x".into())),
        CommandError::NoSuchYear(late)
    );
}

#[test]
fn a_year_with_nothing_in_it_does_not_come_in() {
    let plan = full();
    let mut action = new_action(&plan);
    action.years.insert(year(2026), ActionYear::default());
    let changed = accepted(&plan, insert(Node::Action(action), Some("n1"), 0));
    assert!(!first_action(&changed).years.contains_key(&year(2026)));
}

#[test]
fn departments() {
    let plan = full();
    let new = |id: &str| Department {
        id: DepartmentId::new(id).unwrap(),
        name: "新しい課".into(),
        extra: Default::default(),
    };
    let jinji = || DepartmentId::new("jinji").unwrap();
    for index in [0, 1, 2, 99] {
        accepted(
            &plan,
            Command::InsertDepartment {
                department: new("new"),
                index,
            },
        );
        accepted(&plan, Command::MoveDepartment { id: jinji(), index });
    }
    let taken = Command::InsertDepartment {
        department: new("jinji"),
        index: 0,
    };
    assert_eq!(refused(&plan, taken), CommandError::IdTaken);
    // One action and one indicator.
    assert_eq!(
        refused(&plan, Command::RemoveDepartment(jinji())),
        CommandError::DepartmentInUse { times: 2 }
    );
    let gone = DepartmentId::new("gone").unwrap();
    assert_eq!(
        refused(&plan, Command::RemoveDepartment(gone.clone())),
        CommandError::Gone
    );
    assert_eq!(
        refused(&plan, Command::MoveDepartment { id: gone, index: 0 }),
        CommandError::Gone
    );

    let mut free = plan.clone();
    for id in ["a1", "i-higher"] {
        let at = Address::node(&node_id(id), Field::Departments);
        let value = tassei::command::address::Value::Departments(Vec::new());
        Command::Set { at, value }.apply(&mut free).unwrap();
    }
    accepted(&free, Command::RemoveDepartment(jinji()));
}

#[test]
fn years() {
    let plan = full();
    let set = |years: &[u16], reporting: u16| Command::Years {
        years: years.iter().map(|&number| year(number)).collect(),
        reporting_year: year(reporting),
        closed: Vec::new(),
    };
    for command in [
        set(&[2018, 2024, 2025, 2026], 2026),
        set(&[2018, 2024, 2025, 2026, 2027], 2024),
        set(&[1989, 2018, 2024, 2025, 2026], 1989),
    ] {
        accepted(&plan, command);
    }
    let used = |number| CommandError::YearInUse(year(number));
    for (command, expected) in [
        (set(&[], 2024), CommandError::BadYears),
        (set(&[2018, 2024, 2025, 2026], 2027), CommandError::BadYears),
        (set(&[2018, 2024, 2026, 2025], 2024), CommandError::BadYears),
        (
            set(&[2018, 2018, 2024, 2025, 2026], 2024),
            CommandError::BadYears,
        ),
        (set(&[2024, 2025, 2026], 2024), used(2018)),
        (set(&[2018, 2024, 2025], 2024), used(2026)),
        (set(&[2019], 2019), used(2018)),
    ] {
        assert_eq!(refused(&plan, command), expected);
    }
    let all: Vec<FiscalYear> = (2018..2049).map(year).collect();
    let too_many = Command::Years {
        reporting_year: all[0],
        closed: Vec::new(),
        years: all,
    };
    assert!(matches!(refused(&plan, too_many), CommandError::TooMuch(_)));
}

#[test]
fn what_is_recorded_in_a_closed_year_stays() {
    let close = |closed: &[u16]| Command::Years {
        years: full().years,
        reporting_year: year(2025),
        closed: closed.iter().map(|&number| year(number)).collect(),
    };
    for closed in [&[2023][..], &[2025, 2024], &[2024, 2024]] {
        assert_eq!(refused(&full(), close(closed)), CommandError::BadYears);
    }
    let open = full();
    accepted(&open, close(&[2018, 2024]));
    let mut plan = open.clone();
    close(&[2024]).apply(&mut plan).unwrap();
    let closed = CommandError::YearClosed(year(2024));
    let place = plan
        .places()
        .find(|place| place.indicator.year(year(2024)).is_some())
        .unwrap();
    let (indicator, action) = (place.indicator.id.clone(), place.action.id.clone());
    let at = |number, field| Address::year(&indicator, year(number), field);
    for field in [YearField::Target, YearField::Actual, YearField::Results] {
        let command = |number| Command::text(at(number, field), "1");
        assert_eq!(refused(&plan, command(2024)), closed);
        accepted(&plan, command(2025));
    }
    let status = |number| {
        Command::text(
            Address::year(&action, year(number), YearField::Status),
            "済",
        )
    };
    assert_eq!(refused(&plan, status(2024)), closed);
    accepted(&plan, status(2026));
    // What holds something of that year neither goes nor comes.
    let priority = plan.priorities[0].id.clone();
    for id in [&indicator, &action, &priority] {
        assert_eq!(refused(&plan, Command::Remove(id.clone())), closed);
        accepted(&open, Command::Remove(id.clone()));
    }
    let (node, position) = plan.clone().take_out(&indicator).unwrap();
    let mut without = plan.clone();
    without.take_out(&indicator).unwrap();
    let back = Command::Insert {
        node: Box::new(node),
        position,
    };
    assert_eq!(refused(&without, back), closed);
    // A name is of no year, and a whole batch goes by its first refusal.
    let name = Command::text(Address::node(&indicator, Field::Name), "別名");
    accepted(&plan, name.clone());
    let batch = Command::Batch(vec![name, status(2024)]);
    assert_eq!(refused(&plan, batch), closed);
    // Opened again it is as before.
    accepted(&plan, close(&[]));
}

#[test]
fn rules() {
    let plan = full();
    let with = |keep: &[&str]| {
        let mut rules = plan.rules.clone();
        let bands = plan.rules.bands().iter();
        rules
            .set_bands(
                bands
                    .filter(|band| keep.contains(&band.id.as_str()))
                    .cloned()
                    .collect(),
            )
            .unwrap();
        Command::Rules(Box::new(rules))
    };
    // Chosen as an assessment, by an override, or in print only.
    for (keep, label) in [
        (vec!["a", "b", "c"], "Ｓ"),
        (vec!["s", "b", "c"], "達成"),
        (vec!["s", "a", "c"], "概ね達成"),
    ] {
        assert_eq!(
            refused(&plan, with(&keep)),
            CommandError::BandInUse {
                label: label.into()
            }
        );
    }
    let mut free = plan.clone();
    free.publications.clear();
    assert_eq!(
        refused(&free, with(&["a", "b", "c"])),
        CommandError::BandInUse {
            label: "Ｓ".into()
        }
    );
    free.priorities.clear();
    accepted(&free, with(&["a", "c"]));

    let mut rules = plan.rules.clone();
    rules.cap = Percent::parse("200");
    rules.rate_decimals = 6;
    accepted(&plan, Command::Rules(Box::new(rules.clone())));
    rules.rate_decimals = 7;
    assert!(matches!(
        refused(&plan, Command::Rules(Box::new(rules))),
        CommandError::TooMuch(_)
    ));
}

#[test]
fn rules_kept_beside_those_in_force() {
    let plan = full();
    assert_eq!(plan.rule_sets.len(), 1);
    accepted(&plan, Command::RuleSets(Vec::new()));
    let twice = vec![plan.rule_sets[0].clone(), plan.rule_sets[0].clone()];
    assert_eq!(
        refused(&plan, Command::RuleSets(twice)),
        CommandError::IdTaken
    );
    let with = |change: &dyn Fn(&mut RuleSet)| {
        let mut sets = plan.rule_sets.clone();
        change(&mut sets[0]);
        Command::RuleSets(sets)
    };
    // The levels of a rule set are its own: nothing of the plan names them.
    accepted(&plan, with(&|set| set.name = "x".repeat(1_000)));
    assert!(matches!(
        refused(&plan, with(&|set| set.name = "x".repeat(1_001))),
        CommandError::TooMuch(_)
    ));
    assert!(matches!(
        refused(&plan, with(&|set| set.rules.share_decimals = 7)),
        CommandError::TooMuch(_)
    ));
    let many = |count: usize| {
        let sets = (0..count).map(|index| RuleSet {
            id: RuleSetId::new(&index.to_string()).unwrap(),
            ..plan.rule_sets[0].clone()
        });
        Command::RuleSets(sets.collect())
    };
    accepted(&plan, many(50));
    assert!(matches!(refused(&plan, many(51)), CommandError::TooMuch(_)));
}

#[test]
fn papers() {
    let plan = full();
    accepted(&plan, Command::Publications(Vec::new()));
    let mut twice: Vec<Publication> = plan.publications.clone();
    twice[1].id = twice[0].id.clone();
    assert_eq!(
        refused(&plan, Command::Publications(twice)),
        CommandError::IdTaken
    );
    let mut renamed = plan.publications.clone();
    renamed[0].id = PublicationId::new("other").unwrap();
    accepted(&plan, Command::Publications(renamed.clone()));
    renamed[0].shares.push(PrintedFigure {
        band: BandId::new("gone").unwrap(),
        figure: String::new(),
        extra: Default::default(),
    });
    assert_eq!(
        refused(&plan, Command::Publications(renamed)),
        CommandError::NoSuchBand
    );
}

#[test]
fn several_changes_are_all_made_or_none() {
    let plan = full();
    let name = |text: &str| Command::text(Address::plan(Field::Name), text);
    let batch = vec![
        name("一"),
        Command::Remove(node_id("p1")),
        name("二"),
        move_to("p2", None, 0),
    ];
    let changed = accepted(&plan, Command::Batch(batch.clone()));
    assert_eq!((changed.name.as_str(), changed.priorities.len()), ("二", 1));
    let mut broken = batch;
    broken.push(Command::Batch(vec![
        name("三"),
        Command::Remove(node_id("a1")),
    ]));
    assert_eq!(refused(&plan, Command::Batch(broken)), CommandError::Gone);
    accepted(&plan, Command::Batch(Vec::new()));
}

#[test]
fn another_plan_in_its_place() {
    let plan = full();
    let other = tassei::start::sample().unwrap().plan;
    assert_eq!(
        accepted(&plan, Command::Replace(Box::new(other.clone()))),
        other
    );
}
