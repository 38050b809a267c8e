//! Every field of everything: set, taken back, refused.

use super::acts::{Sort, addresses};
use super::plans::{comment, node_id, year};
use super::{accepted, full, refused};
use tassei::command::Command;
use tassei::command::address::{
    Address, Field, PartField, PrintedField, Subject, Value, YearField,
};
use tassei::command::error::CommandError;
use tassei::domain::comment::Comment;
use tassei::domain::extra::Extra;
use tassei::domain::id::{BandId, DepartmentId, PartId};
use tassei::domain::indicator::Override;
use tassei::domain::kind::{Composite, Kind, Part, Reference, TargetBasis, Tolerance};
use tassei::domain::printed::PrintedFigure;
use tassei::domain::rules::Percent;

fn band(id: &str) -> BandId {
    BandId::new(id).unwrap()
}

fn department(id: &str) -> DepartmentId {
    DepartmentId::new(id).unwrap()
}

#[test]
fn the_texts_of_a_value_are_those_that_were_typed() {
    let part = |id: &str, name: &str, weight: &str| Part {
        id: PartId::new(id).unwrap(),
        name: name.into(),
        weight: weight.into(),
        extra: Extra::default(),
    };
    let composite = |parts: &[Part]| {
        Value::Kind(Kind::Composite(Composite {
            parts: parts.to_vec(),
            decimals: None,
        }))
    };
    let tolerance = Value::Kind(Kind::Maintain(Tolerance {
        amount: "5".into(),
        relative: true,
        reference: Reference::Target,
    }));
    let reason = Value::Override(Some(Override {
        band: None,
        rate: None,
        reason: "理由".into(),
    }));
    let (tax, fee) = (part("tax", "市税", "2"), part("fee", "料金", "1"));
    let before = composite(&[tax.clone(), fee.clone()]);
    let text = |text: &str| Value::Text(text.into());
    let cases: &[(Value, Option<&Value>, &[&str])] = &[
        (text("値"), None, &["値"]),
        (text(""), None, &[""]),
        (reason, None, &["理由"]),
        (Value::Override(None), None, &[]),
        (tolerance, Some(&before), &["5"]),
        (Value::Kind(Kind::Graded), None, &[]),
        (Value::Flag(true), None, &[]),
        (before.clone(), Some(&before), &[]),
        (
            composite(&[part("tax", "市税等", "2"), fee.clone()]),
            Some(&before),
            &["市税等"],
        ),
        (
            composite(&[part("tax", "市税", "3"), part("fee", "手数料", "1")]),
            Some(&before),
            &["3", "手数料"],
        ),
        (composite(&[fee, tax]), Some(&before), &[]),
        (
            composite(&[part("new", "新", "")]),
            Some(&before),
            &["新", ""],
        ),
    ];
    for (value, over, texts) in cases {
        assert_eq!(&value.typed(*over), texts, "{value:?}");
    }
}

/// One value of each sort.
fn values() -> Vec<(Sort, Value)> {
    vec![
        (Sort::Text, Value::Text("値".into())),
        (Sort::Flag, Value::Flag(true)),
        (
            Sort::Departments,
            Value::Departments(vec![department("jinji")]),
        ),
        (Sort::Kind, Value::Kind(Kind::Graded)),
        (Sort::Basis, Value::Basis(TargetBasis::EndOfPlan)),
        (Sort::Band, Value::Band(Some(band("c")))),
        (
            Sort::Override,
            Value::Override(Some(Override {
                band: Some(band("c")),
                rate: None,
                reason: "理由".into(),
            })),
        ),
        (
            Sort::Comments,
            Value::Comments(vec![comment(1, None, "本文", false)]),
        ),
    ]
}

#[test]
fn every_field_takes_its_own_sort_of_value_and_no_other() {
    let plan = full();
    let all = addresses(&plan);
    assert!(all.len() > 700, "{}", all.len());
    for (at, sort) in all {
        for (given, value) in values() {
            let command = Command::Set {
                at: at.clone(),
                value,
            };
            if given == sort {
                accepted(&plan, command);
            } else {
                assert_eq!(refused(&plan, command), CommandError::DoesNotFit, "{at:?}");
            }
        }
    }
}

#[test]
fn a_field_that_a_thing_does_not_have() {
    let plan = full();
    let fields = [
        Field::Name,
        Field::Municipality,
        Field::Number,
        Field::Note,
        Field::Departments,
        Field::Unit,
        Field::Kind,
        Field::Cumulative,
        Field::Basis,
        Field::Baseline,
        Field::Comments,
        Field::Year(year(2024), YearField::Plan),
        Field::Year(year(2024), YearField::Target),
        Field::Part(year(2024), PartId::new("tax").unwrap(), PartField::Actual),
    ];
    let known = addresses(&plan);
    let subjects = ["p1", "t1", "n1", "a1", "i-higher"].map(|id| Subject::Node(node_id(id)));
    for subject in subjects
        .into_iter()
        .chain([Subject::Plan, Subject::Department(department("jinji"))])
    {
        for field in &fields {
            let at = Address {
                subject: subject.clone(),
                field: field.clone(),
            };
            if !known.iter().any(|(other, _)| other == &at) {
                for (_, value) in values() {
                    let command = Command::Set {
                        at: at.clone(),
                        value,
                    };
                    assert_eq!(refused(&plan, command), CommandError::DoesNotFit, "{at:?}");
                }
            }
        }
    }
}

#[test]
fn what_is_not_there() {
    let plan = full();
    let node = node_id("i-higher");
    let set = |at: Address, value: Value| refused(&plan, Command::Set { at, value });
    let word = || Value::Text("値".into());
    let departments =
        |ids: &[&str]| Value::Departments(ids.iter().map(|id| department(id)).collect());
    let given = |band_id: Option<&str>, rate: Option<&str>, reason: &str| {
        Value::Override(Some(Override {
            band: band_id.map(band),
            rate: rate.and_then(Percent::parse),
            reason: reason.into(),
        }))
    };
    let of_year = |field| Address::year(&node, year(2024), field);
    let part = |id: &str| Part {
        id: PartId::new(id).unwrap(),
        name: String::new(),
        weight: String::new(),
        extra: Default::default(),
    };
    for (error, expected) in [
        (
            set(Address::node(&node_id("gone"), Field::Name), word()),
            CommandError::Gone,
        ),
        (
            set(
                Address::department(&department("gone"), Field::Name),
                word(),
            ),
            CommandError::Gone,
        ),
        (
            set(Address::year(&node, year(2027), YearField::Target), word()),
            CommandError::NoSuchYear(year(2027)),
        ),
        (
            set(
                Address::part(&node, year(2027), &part("tax").id, PartField::Actual),
                word(),
            ),
            CommandError::NoSuchYear(year(2027)),
        ),
        (
            set(
                Address::node(&node, Field::Departments),
                departments(&["jinji", "gone"]),
            ),
            CommandError::NoSuchDepartment,
        ),
        (
            set(
                Address::node(&node, Field::Departments),
                departments(&["jinji", "jinji"]),
            ),
            CommandError::IdTaken,
        ),
        (
            set(
                of_year(YearField::Assessment),
                Value::Band(Some(band("gone"))),
            ),
            CommandError::NoSuchBand,
        ),
        (
            set(
                of_year(YearField::Override),
                given(Some("gone"), None, "理由"),
            ),
            CommandError::NoSuchBand,
        ),
        (
            set(of_year(YearField::Override), given(Some("a"), None, "　")),
            CommandError::ReasonMissing,
        ),
        (
            set(of_year(YearField::Override), given(None, None, "理由")),
            CommandError::OverridesNothing,
        ),
        (
            set(
                Address::node(&node, Field::Kind),
                Value::Kind(Kind::Composite(Composite {
                    parts: vec![part("tax"), part("tax")],
                    decimals: None,
                })),
            ),
            CommandError::IdTaken,
        ),
        (
            set(
                Address::node(&node, Field::Comments),
                Value::Comments(vec![comment(1, None, "", true), comment(1, None, "", true)]),
            ),
            CommandError::IdTaken,
        ),
        (
            set(
                Address::node(&node, Field::Comments),
                Value::Comments(vec![Comment {
                    written_at: "2025-02-30T00:00:00Z".into(),
                    ..comment(1, None, "", true)
                }]),
            ),
            CommandError::DoesNotFit,
        ),
    ] {
        assert_eq!(error, expected);
    }
}

/// A value that is entered and taken out again leaves the very same plan: no empty record stays behind.
#[test]
fn nothing_stays_behind() {
    let plan = full();
    let node = node_id("i-bound");
    let mut changed = plan.clone();
    let at = Address::year(&node, year(2026), YearField::Actual);
    for text in ["80", ""] {
        Command::text(at.clone(), text).apply(&mut changed).unwrap();
    }
    assert_eq!(changed, plan);
    let part = Address::part(
        &node,
        year(2026),
        &PartId::new("tax").unwrap(),
        PartField::Status,
    );
    for text in ["x", ""] {
        Command::text(part.clone(), text)
            .apply(&mut changed)
            .unwrap();
    }
    assert_eq!(changed, plan);
}

/// Another kind reads every cell anew, and the old one reads them again as it did.
#[test]
fn another_kind_and_back() {
    let plan = full();
    for place in plan.places() {
        for kind in [Kind::Higher, Kind::Qualitative, Kind::Range, Kind::Monitor] {
            accepted(
                &plan,
                Command::Set {
                    at: Address::node(&place.indicator.id, Field::Kind),
                    value: Value::Kind(kind),
                },
            );
        }
    }
}

/// Also where a file has a figure without a text, and where the figures stand in another order than the levels.
#[test]
fn a_printed_figure_comes_back_where_it_stood() {
    let mut plan = full();
    let paper = plan.publications[0].id.clone();
    let figure = |id: &str, figure: &str| PrintedFigure {
        band: band(id),
        figure: figure.to_owned(),
        extra: Default::default(),
    };
    plan.publications[0].shares = vec![figure("c", ""), figure("s", "68%"), figure("a", "")];
    for id in ["c", "s", "a", "b"] {
        for text in ["", "5%"] {
            let at = Address::printed(&paper, PrintedField::Share(band(id)));
            accepted(&plan, Command::text(at, text));
        }
    }
}
