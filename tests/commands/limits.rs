//! The limits of commands and those of files are the same: the longest that may be typed can be read again, and one
//! more is refused by both.

use super::acts::{Sort, addresses};
use super::plans::node_id;
use super::{accepted, full, refused};
use tassei::command::Command;
use tassei::command::address::{Address, Field, Value, YearField};
use tassei::command::error::CommandError;
use tassei::domain::id::{BandId, DepartmentId, NodeId, PartId, PublicationId};
use tassei::domain::indicator::{Indicator, Override};
use tassei::domain::kind::{Composite, Kind, Part, Reference, Tolerance};
use tassei::domain::limits::{DEPARTMENTS, LONG_TEXT, NODES, PARTS, PRINTED, SHORT_TEXT};
use tassei::domain::plan::{Action, Department, Initiative, Plan, Priority, Theme};
use tassei::domain::printed::{Excerpt, PrintedFigure, Publication, Statement, SummaryRow};
use tassei::domain::rules::{LowerBound, Percent};
use tassei::domain::tree::{Node, Position};

fn of(count: usize) -> String {
    "長".repeat(count)
}

/// A change with a text of the greatest length is accepted, one with a character more is not.
#[track_caller]
fn bounded(plan: &Plan, most: usize, command: impl Fn(String) -> Command) {
    accepted(plan, command(of(most)));
    let error = refused(plan, command(of(most + 1)));
    assert!(matches!(error, CommandError::TooMuch(_)), "{error:?}");
}

fn is_long(field: &Field) -> bool {
    use YearField::{NextSteps, Note, Plan, Results, Status};
    use tassei::command::address::{HandoutField, PartField, PrintedField};
    match field {
        Field::Note | Field::Year(_, Plan | Status | Results | NextSteps | Note) => true,
        Field::Part(_, _, field) => *field != PartField::Actual,
        Field::Handout(_, field) => matches!(field, HandoutField::Passage(_)),
        Field::Printed(field) => matches!(field, PrintedField::Text(_)),
        Field::Reason => true,
        _ => false,
    }
}

#[test]
fn texts_of_fields() {
    let plan = full();
    for (at, sort) in addresses(&plan) {
        if sort == Sort::Text {
            let most = if is_long(&at.field) {
                LONG_TEXT
            } else {
                SHORT_TEXT
            };
            bounded(&plan, most, |text| Command::text(at.clone(), text));
        }
    }
}

/// The number 80 with so much space around it that it has this many characters.
fn spaced(count: usize) -> Percent {
    Percent::parse(&format!("{}80", " ".repeat(count - 2))).unwrap()
}

#[test]
fn percentages() {
    let plan = full();
    let with_cap = |count| {
        let mut rules = plan.rules.clone();
        rules.cap = Some(spaced(count));
        Command::Rules(Box::new(rules))
    };
    let with_bound = |count| {
        let mut bands = plan.rules.bands().to_vec();
        bands[2].lower = Some(LowerBound {
            percent: spaced(count),
            inclusive: true,
        });
        let mut rules = plan.rules.clone();
        rules.set_bands(bands).unwrap();
        Command::Rules(Box::new(rules))
    };
    let with_rate = |count| Command::Set {
        at: Address::year(
            &node_id("i-lower"),
            super::plans::year(2024),
            YearField::Override,
        ),
        value: Value::Override(Some(Override {
            band: None,
            rate: Some(spaced(count)),
            reason: "理由".into(),
        })),
    };
    let makers: [&dyn Fn(usize) -> Command; 3] = [&with_cap, &with_bound, &with_rate];
    for command in makers {
        accepted(&plan, command(SHORT_TEXT));
        assert!(matches!(
            refused(&plan, command(SHORT_TEXT + 1)),
            CommandError::TooMuch(_)
        ));
    }
}

#[test]
fn rules_and_kinds() {
    let plan = full();
    let band = |change: &dyn Fn(&mut tassei::domain::rules::Band, String)| {
        bounded(&plan, SHORT_TEXT, |text| {
            let mut bands = plan.rules.bands().to_vec();
            change(&mut bands[0], text);
            let mut rules = plan.rules.clone();
            rules.set_bands(bands).unwrap();
            Command::Rules(Box::new(rules))
        });
    };
    band(&|band, text| band.label = text);
    band(&|band, text| band.mark = text);

    let kind = |kind| Command::Set {
        at: Address::node(&node_id("i-lower"), Field::Kind),
        value: Value::Kind(kind),
    };
    bounded(&plan, SHORT_TEXT, |amount| {
        kind(Kind::Maintain(Tolerance {
            amount,
            relative: false,
            reference: Reference::Target,
        }))
    });
    let parts = |count: usize, name: String, weight: String, decimals: Option<u8>| {
        let parts = (0..count).map(|index| Part {
            id: PartId::new(&index.to_string()).unwrap(),
            name: name.clone(),
            weight: weight.clone(),
            extra: Default::default(),
        });
        kind(Kind::Composite(Composite {
            parts: parts.collect(),
            decimals,
        }))
    };
    bounded(&plan, SHORT_TEXT, |text| {
        parts(1, text, String::new(), None)
    });
    bounded(&plan, SHORT_TEXT, |text| {
        parts(1, String::new(), text, None)
    });
    let few = |count, decimals| parts(count, String::new(), String::new(), decimals);
    accepted(&plan, few(PARTS, Some(6)));
    for command in [few(PARTS + 1, None), few(1, Some(7))] {
        assert!(matches!(refused(&plan, command), CommandError::TooMuch(_)));
    }
    bounded(&plan, LONG_TEXT, |reason| Command::Set {
        at: Address::year(
            &node_id("i-lower"),
            super::plans::year(2024),
            YearField::Override,
        ),
        value: Value::Override(Some(Override {
            band: BandId::new("a").ok(),
            rate: None,
            reason,
        })),
    });
}

#[test]
fn departments() {
    let mut plan = full();
    let new = |id: &str, name: String| Command::InsertDepartment {
        department: Department {
            id: DepartmentId::new(id).unwrap(),
            name,
            extra: Default::default(),
        },
        index: 0,
    };
    bounded(&plan, SHORT_TEXT, |name| new("new", name));
    for index in plan.departments.len()..DEPARTMENTS {
        new(&format!("new{index}"), String::new())
            .apply(&mut plan)
            .unwrap();
    }
    super::comes_back(&plan);
    assert!(matches!(
        refused(&plan, new("one-more", String::new())),
        CommandError::TooMuch(_)
    ));
}

/// The texts of a node that is put in, at every level.
#[test]
fn texts_of_nodes() {
    let plan = full();
    let (short, long) = (SHORT_TEXT, LONG_TEXT);
    let in_priority = |most: usize, change: &dyn Fn(&mut Priority, String)| {
        bounded(&plan, most, |text| {
            let id = |text: &str| node_id(text);
            let mut node = Priority {
                id: id("q"),
                number: String::new(),
                name: String::new(),
                themes: vec![Theme {
                    id: id("q-t"),
                    number: String::new(),
                    name: String::new(),
                    initiatives: vec![Initiative {
                        id: id("q-n"),
                        number: String::new(),
                        name: String::new(),
                        actions: vec![Action {
                            id: id("q-a"),
                            number: String::new(),
                            name: String::new(),
                            departments: Vec::new(),
                            years: Default::default(),
                            note: String::new(),
                            indicators: vec![Indicator::new(id("q-i"), "", Kind::Higher)],
                            extra: Default::default(),
                        }],
                        extra: Default::default(),
                    }],
                    extra: Default::default(),
                }],
                extra: Default::default(),
            };
            change(&mut node, text);
            Command::Insert {
                node: Box::new(Node::Priority(node)),
                position: Position {
                    parent: None,
                    index: 0,
                },
            }
        });
    };
    fn theme(node: &mut Priority) -> &mut Theme {
        &mut node.themes[0]
    }
    fn initiative(node: &mut Priority) -> &mut Initiative {
        &mut theme(node).initiatives[0]
    }
    fn action(node: &mut Priority) -> &mut Action {
        &mut initiative(node).actions[0]
    }
    fn indicator(node: &mut Priority) -> &mut Indicator {
        &mut action(node).indicators[0]
    }
    let at = super::plans::year(2024);
    in_priority(short, &|node, text| node.number = text);
    in_priority(short, &|node, text| node.name = text);
    in_priority(short, &|node, text| theme(node).number = text);
    in_priority(short, &|node, text| theme(node).name = text);
    in_priority(short, &|node, text| initiative(node).number = text);
    in_priority(short, &|node, text| initiative(node).name = text);
    in_priority(short, &|node, text| action(node).number = text);
    in_priority(short, &|node, text| action(node).name = text);
    in_priority(long, &|node, text| action(node).note = text);
    in_priority(long, &|node, text| {
        action(node).edit_year(at, |entry| entry.plan = text)
    });
    in_priority(long, &|node, text| {
        action(node).edit_year(at, |entry| entry.status = text)
    });
    in_priority(short, &|node, text| indicator(node).name = text);
    in_priority(short, &|node, text| indicator(node).unit = text);
    in_priority(long, &|node, text| indicator(node).note = text);
    in_priority(short, &|node, text| {
        indicator(node).set_baseline(&text);
    });
    in_priority(short, &|node, text| indicator(node).set_target(at, &text));
    in_priority(short, &|node, text| indicator(node).set_actual(at, &text));
    in_priority(long, &|node, text| {
        indicator(node).edit_year(at, |record| record.results = text)
    });
    in_priority(long, &|node, text| {
        indicator(node).edit_year(at, |record| record.next_steps = text)
    });
    in_priority(long, &|node, text| {
        indicator(node).edit_year(at, |record| record.note = text)
    });
    in_priority(short, &|node, text| {
        indicator(node).edit_year(at, |record| record.printed_actual = text)
    });
    in_priority(short, &|node, text| {
        indicator(node).edit_year(at, |record| record.printed_rate = text)
    });
    in_priority(short, &|node, text| {
        indicator(node).edit_year(at, |record| record.printed_mark = text)
    });
    in_priority(long, &|node, text| {
        let part = PartId::new("tax").unwrap();
        indicator(node).edit_year(at, |record| {
            let mut entry = tassei::domain::indicator::PartRecord::blank();
            entry.status = text;
            record.parts.insert(part, entry);
        });
    });
    in_priority(short, &|node, text| {
        indicator(node).set_kind(Kind::Maintain(Tolerance {
            amount: text,
            relative: false,
            reference: Reference::Target,
        }));
    });
}

#[test]
fn nodes() {
    let plan = full();
    let one = Indicator::new(node_id("new"), "", Kind::Monitor);
    let mut action = plan.priorities[0].themes[0].initiatives[0].actions[1].clone();
    action.id = node_id("many");
    action.indicators = (0..NODES)
        .map(|number| {
            let mut copy = one.clone();
            copy.id = node_id(&format!("new-{number}"));
            copy
        })
        .collect();
    let error = refused(
        &plan,
        Command::Insert {
            node: Box::new(Node::Action(action)),
            position: Position {
                parent: Some(node_id("n1")),
                index: 0,
            },
        },
    );
    assert!(matches!(error, CommandError::TooMuch(_)));
}

#[test]
fn papers() {
    let plan = full();
    let blank = || Publication {
        id: PublicationId::new("new").unwrap(),
        name: String::new(),
        year: super::plans::year(2024),
        summary: Vec::new(),
        shares: Vec::new(),
        excerpts: Vec::new(),
        statements: Vec::new(),
        extra: Default::default(),
    };
    let figure = |figure: String| PrintedFigure {
        band: BandId::new("a").unwrap(),
        figure,
        extra: Default::default(),
    };
    let row = || SummaryRow {
        priority: NodeId::new("p1").ok(),
        label: String::new(),
        set: String::new(),
        counts: Vec::new(),
        share: String::new(),
        extra: Default::default(),
    };
    let excerpt = || Excerpt {
        indicator: node_id("i-lower"),
        place: String::new(),
        name: String::new(),
        actual: String::new(),
        target: String::new(),
        extra: Default::default(),
    };
    let statement = || Statement {
        priority: None,
        heading: String::new(),
        text: String::new(),
        extra: Default::default(),
    };
    let with = |most: usize, change: &dyn Fn(&mut Publication, String)| {
        bounded(&plan, most, |text| {
            let mut paper = blank();
            change(&mut paper, text);
            Command::Publications(vec![paper])
        });
    };
    with(SHORT_TEXT, &|paper, text| paper.name = text);
    with(SHORT_TEXT, &|paper, text| paper.shares.push(figure(text)));
    with(SHORT_TEXT, &|paper, label| {
        paper.summary.push(SummaryRow { label, ..row() })
    });
    with(SHORT_TEXT, &|paper, set| {
        paper.summary.push(SummaryRow { set, ..row() })
    });
    with(SHORT_TEXT, &|paper, share| {
        paper.summary.push(SummaryRow { share, ..row() })
    });
    with(SHORT_TEXT, &|paper, text| {
        paper.summary.push(SummaryRow {
            counts: vec![figure(text)],
            ..row()
        });
    });
    with(SHORT_TEXT, &|paper, place| {
        paper.excerpts.push(Excerpt { place, ..excerpt() })
    });
    with(SHORT_TEXT, &|paper, name| {
        paper.excerpts.push(Excerpt { name, ..excerpt() })
    });
    with(SHORT_TEXT, &|paper, actual| {
        paper.excerpts.push(Excerpt {
            actual,
            ..excerpt()
        })
    });
    with(SHORT_TEXT, &|paper, target| {
        paper.excerpts.push(Excerpt {
            target,
            ..excerpt()
        })
    });
    with(SHORT_TEXT, &|paper, heading| {
        paper.statements.push(Statement {
            heading,
            ..statement()
        })
    });
    with(LONG_TEXT, &|paper, text| {
        paper.statements.push(Statement {
            text,
            ..statement()
        })
    });

    let many = |count: usize, change: &dyn Fn(&mut Publication, usize)| {
        let mut paper = blank();
        change(&mut paper, count);
        Command::Publications(vec![paper])
    };
    type Fill<'a> = &'a dyn Fn(&mut Publication, usize);
    let makers: [Fill; 4] = [
        &|paper, count| paper.summary = vec![row(); count],
        &|paper, count| paper.shares = vec![figure(String::new()); count],
        &|paper, count| paper.excerpts = vec![excerpt(); count],
        &|paper, count| paper.statements = vec![statement(); count],
    ];
    for maker in makers {
        accepted(&plan, many(PRINTED, maker));
        assert!(matches!(
            refused(&plan, many(PRINTED + 1, maker)),
            CommandError::TooMuch(_)
        ));
    }
    let papers = |count: usize| {
        let papers = (0..count).map(|index| Publication {
            id: PublicationId::new(&index.to_string()).unwrap(),
            ..blank()
        });
        Command::Publications(papers.collect())
    };
    accepted(&plan, papers(PRINTED));
    assert!(matches!(
        refused(&plan, papers(PRINTED + 1)),
        CommandError::TooMuch(_)
    ));
}
