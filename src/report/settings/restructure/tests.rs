use super::*;
use crate::start;

fn sample() -> Plan {
    start::sample().unwrap().plan
}

fn id(text: &str) -> NodeId {
    NodeId::new(text).unwrap()
}

fn new(level: Level, number: &str) -> New {
    New {
        id: id("new"),
        level,
        number: number.into(),
        name: "新しい項目".into(),
        kind: KindName::Lower,
        unit: "件".into(),
    }
}

#[test]
fn numbers_are_suggested_from_siblings_then_cousins_then_custom() {
    let plan = sample();
    let p1 = &plan.priorities[0];
    let t1 = &p1.themes[0];
    let i1 = &t1.initiatives[0];
    for (level, parent, expected) in [
        (Level::Priority, None, "Ⅳ"),
        (Level::Theme, Some(&p1.id), "(4)"),
        (Level::Initiative, Some(&t1.id), "エ"),
        (Level::Action, Some(&i1.id), "③"),
        (Level::Indicator, Some(&i1.actions[0].id), ""),
    ] {
        assert_eq!(suggest(&plan, level, parent), expected);
    }

    let mut cousins = plan.clone();
    cousins.priorities[1].themes.clear();
    assert_eq!(
        suggest(&cousins, Level::Theme, Some(&cousins.priorities[1].id)),
        "(1)"
    );
    let mut unnumbered = plan.clone();
    for theme in &mut unnumbered.priorities[0].themes {
        theme.number.clear();
    }
    assert_eq!(suggest(&unnumbered, Level::Theme, Some(&p1.id)), "");

    let blank = start::blank(plan.id, plan.reporting_year).unwrap();
    assert_eq!(suggest(&blank, Level::Priority, None), "Ⅰ");
    assert_eq!(suggest(&blank, Level::Action, Some(&id("x"))), "①");
}

#[test]
fn a_node_of_every_level_is_added_behind_its_siblings_and_taken_back() {
    let plan = sample();
    let p1 = &plan.priorities[0];
    let t1 = &p1.themes[0];
    let i1 = &t1.initiatives[0];
    for (level, parent, index) in [
        (Level::Priority, None, 3),
        (Level::Theme, Some(&p1.id), 3),
        (Level::Initiative, Some(&t1.id), 3),
        (Level::Action, Some(&i1.id), 2),
        (Level::Indicator, Some(&i1.actions[0].id), 1),
    ] {
        let mut changed = plan.clone();
        let back = add(&plan, new(level, "新"), parent)
            .apply(&mut changed)
            .unwrap();
        let position = changed.position(&id("new")).unwrap();
        assert_eq!((position.parent.as_ref(), position.index), (parent, index));
        assert_eq!(changed.describe(&id("new")).unwrap().0, level);
        if let Some(place) = changed.place(&id("new")) {
            assert_eq!(place.indicator.unit, "件");
            assert_eq!(KindName::of(place.indicator.kind()), KindName::Lower);
        }
        back.apply(&mut changed).unwrap();
        assert_eq!(changed, plan);
    }
}

#[test]
fn steps_among_siblings() {
    let mut plan = sample();
    let theme = plan.priorities[0].themes[0].clone();
    let (first, last) = (&theme.initiatives[0].id, &theme.initiatives[2].id);
    assert_eq!(step(&plan, first, true), None);
    assert_eq!(step(&plan, last, false), None);
    assert_eq!(step(&plan, &id("nowhere"), true), None);
    step(&plan, first, false).unwrap().apply(&mut plan).unwrap();
    assert_eq!(plan.position(first).unwrap().index, 1);
    let below = plan.priorities[0].themes[0].id.clone();
    renumber(&plan, Some(&below))
        .unwrap()
        .apply(&mut plan)
        .unwrap();
    assert_eq!(plan.describe(first).unwrap().1, "イ");
    assert_eq!(renumber(&plan, Some(&below)), None);
}

#[test]
fn moving_below_another_node() {
    let mut plan = sample();
    let from = plan.priorities[0].themes[0].initiatives[0].clone();
    let to = plan.priorities[2].themes[0].id.clone();
    let offered = destinations(&plan, &from.id);
    assert_eq!(offered.len(), 9);
    assert_eq!(offered[0].code, "Ⅰ(1)");
    assert!(offered[0].current && !offered[1].current);
    assert_eq!(
        offered[0].name, "強くしなやかな組織をつくる",
        "a 推進項目 without a name"
    );
    assert_eq!(destinations(&plan, &plan.priorities[0].id), []);
    assert_eq!(
        destinations(&plan, &from.actions[0].indicators[0].id).len(),
        60
    );

    let number = suggest(&plan, Level::Initiative, Some(&to));
    assert_eq!(number, "イ");
    let back = move_below(&plan, &from.id, &to, &number)
        .unwrap()
        .apply(&mut plan)
        .unwrap();
    let position = plan.position(&from.id).unwrap();
    assert_eq!((position.parent, position.index), (Some(to.clone()), 1));
    assert_eq!(plan.describe(&from.id).unwrap().1, "イ");
    // Within the place where it stands it goes to the end.
    move_below(&plan, &from.id, &to, "イ")
        .unwrap()
        .apply(&mut plan)
        .unwrap();
    assert_eq!(plan.position(&from.id).unwrap().index, 1);
    back.apply(&mut plan).unwrap();
    assert_eq!(plan, sample());
}

#[test]
fn what_goes_with_a_removal() {
    let plan = sample();
    let all = taken(&plan, &plan.priorities[0].id);
    assert_eq!((all.themes, all.initiatives, all.indicators), (3, 9, 21));
    assert_eq!(all.actuals, 21);
    let action = &plan.priorities[0].themes[0].initiatives[0].actions[0];
    assert_eq!(
        taken(&plan, &action.id),
        Taken {
            indicators: 1,
            actuals: 1,
            targets: 3,
            ..Taken::default()
        }
    );
    assert_eq!(
        taken(&plan, &action.indicators[0].id),
        taken(&plan, &action.id)
    );
    assert_eq!(taken(&plan, &id("nowhere")), Taken::default());
    assert!(Taken::default().is_trifle() && !all.is_trifle());
    let sum: usize = plan
        .priorities
        .iter()
        .map(|priority| taken(&plan, &priority.id).indicators)
        .sum();
    assert_eq!(sum, 41);
}

#[test]
fn who_is_named_as_in_charge() {
    let plan = sample();
    let action = &plan.priorities[0].themes[0].initiatives[0].actions[0];
    assert_eq!(departments_of(&plan, &action.id), action.departments);
    assert_eq!(departments_of(&plan, &action.indicators[0].id), []);
    assert_eq!(departments_of(&plan, &plan.priorities[0].id), []);
    let own = vec![plan.departments[5].id.clone()];
    let mut changed = plan.clone();
    changed.priorities[0].themes[0].initiatives[0].actions[0].indicators[0].departments =
        own.clone();
    assert_eq!(departments_of(&changed, &action.indicators[0].id), own);
}

#[test]
fn several_are_added_at_once_and_counted_on_from_the_first() {
    let plan = sample();
    let p1 = &plan.priorities[0];
    let action = p1.themes[0].initiatives[0].actions[0].id.clone();
    for (level, parent, first, numbers) in [
        (Level::Indicator, Some(&action), "", ["", "", ""]),
        (Level::Theme, Some(&p1.id), "(4)", ["(4)", "(5)", "(6)"]),
        (Level::Priority, None, "Ⅵ", ["Ⅵ", "Ⅶ", "Ⅷ"]),
        (Level::Priority, None, "", ["", "", ""]),
    ] {
        let many: Vec<New> = (0..3)
            .map(|at| New {
                id: id(&format!("new-{at}")),
                name: format!("項目{at}"),
                ..new(level, first)
            })
            .collect();
        let before = siblings(&plan, level, parent).unwrap().row.len();
        let mut changed = plan.clone();
        let back = add_all(&plan, many, parent).apply(&mut changed).unwrap();
        let own = siblings(&changed, level, parent).unwrap();
        let added: Vec<&str> = own.row[before..]
            .iter()
            .map(|(_, number)| *number)
            .collect();
        assert_eq!(added, numbers);
        assert_eq!(own.row[before].0.as_str(), "new-0");
        back.apply(&mut changed).unwrap();
        assert_eq!(changed, plan);
    }
}
