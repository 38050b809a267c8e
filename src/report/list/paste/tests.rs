use super::*;
use crate::domain::kind::Kind;
use crate::domain::summary::Figures;
use crate::report::list::order::{Order, Wanted};
use crate::report::route::ListQuery;
use crate::start;

#[test]
fn what_a_spreadsheet_puts_on_the_clipboard() {
    let column = |values: &[&str]| Copied::Column(values.iter().map(|v| v.to_string()).collect());
    for (text, copied) in [
        ("", Copied::One),
        ("98%", Copied::One),
        ("98%\r\n", Copied::One),
        ("\r\n\r\n", Copied::One),
        ("\r\n98%\r\n", column(&["", "98%"])),
        ("98%\r\n4グループ\r\n", column(&["98%", "4グループ"])),
        ("98%\n4グループ", column(&["98%", "4グループ"])),
        ("98%\r4グループ", column(&["98%", "4グループ"])),
        (
            " 1,234 \r\n\r\n　５ \r\n\r\n\r\n",
            column(&["1,234", "", "５"]),
        ),
        ("\t98%\t\r\n\t4\t\r\n", column(&["98%", "4"])),
        ("98%\t100%", Copied::Several { columns: 2 }),
        ("98%\t100%\r\n4\t\t5\r\n", Copied::Several { columns: 3 }),
        ("98%\r\n4\t\r\n", column(&["98%", "4"])),
        (
            "\"一行目\n二行目\"\r\n5\r\n",
            column(&["一行目\n二行目", "5"]),
        ),
        ("\"一行目\n二行目\"", Copied::One),
        (
            "\"彼は\"\"はい\"\"と\"\r\n5",
            column(&["彼は\"はい\"と", "5"]),
        ),
        ("5\"\r\n\"6\r\n7", column(&["5\"", "\"6", "7"])),
        ("\"6\"7\r\n8", column(&["\"6\"7", "8"])),
    ] {
        assert_eq!(Copied::read(text), copied, "{text:?}");
    }
}

fn year() -> FiscalYear {
    FiscalYear::new(2024).unwrap()
}

fn order(plan: &Plan, query: ListQuery) -> Order {
    let wanted = Wanted {
        query,
        scope: None,
        year: year(),
    };
    Order::of(plan, &Figures::of(plan, year()), wanted)
}

fn paste(plan: &Plan, order: &Order, from: usize, text: &str) -> Paste {
    let Copied::Column(column) = Copied::read(text) else {
        panic!("{text:?} is no column");
    };
    Paste::of(
        plan,
        year(),
        YearField::Actual,
        &order.lines()[from..],
        column,
    )
}

fn actual<'a>(plan: &'a Plan, id: &NodeId) -> &'a str {
    plan.place(id)
        .unwrap()
        .indicator
        .year(year())
        .map_or("", |record| record.actual.raw())
}

/// The sample with no results.
fn blank() -> Plan {
    let mut plan = start::sample().unwrap().plan;
    let ids: Vec<NodeId> = plan
        .places()
        .map(|place| place.indicator.id.clone())
        .collect();
    for id in &ids {
        plan.indicator_mut(id).unwrap().set_actual(year(), "");
    }
    plan
}

#[test]
fn twenty_values_go_into_twenty_rows_as_one_change_that_can_be_taken_back() {
    let before = blank();
    let mut plan = before.clone();
    let query = ListQuery {
        kind: "higher".into(),
        sort: "department".into(),
        ..Default::default()
    };
    let order = order(&plan, query);
    let text: String = (0..20).map(|value| format!("{value}\r\n")).collect();
    let pasted = paste(&plan, &order, 3, &text);
    assert!(!pasted.needs_a_look());
    assert_eq!(pasted.arriving.len(), 20);
    let command = pasted.command(year(), Choice::ALL).unwrap();
    let back = command.apply(&mut plan).unwrap();
    for (value, line) in order.lines()[3..23].iter().enumerate() {
        assert_eq!(actual(&plan, &line.id), value.to_string());
    }
    assert_eq!(actual(&plan, &order.lines()[2].id), "");
    assert_eq!(actual(&plan, &order.lines()[23].id), "");
    back.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn what_has_to_be_looked_at_first() {
    let filled = start::sample().unwrap().plan;
    let empty = blank();
    let higher = ListQuery {
        kind: "higher".into(),
        ..Default::default()
    };
    for (plan, query, from, text, look, counts) in [
        // New, overwriting, unreadable, same, blank, surplus.
        (&empty, &higher, 0, "1\n2\n3", false, (3, 0, 0, 0, 0, 0)),
        (&empty, &higher, 0, "1\n\n3", false, (2, 0, 0, 0, 1, 0)),
        (
            &empty,
            &higher,
            0,
            "約１\n集計中\n－",
            false,
            (3, 0, 0, 0, 0, 0),
        ),
        (&empty, &higher, 0, "1\n1,00\n3", true, (3, 0, 1, 0, 0, 0)),
        (
            &empty,
            &higher,
            0,
            "1\n実施した\n3",
            true,
            (3, 0, 1, 0, 0, 0),
        ),
        (
            &filled,
            &higher,
            0,
            "98%\n4グループ",
            false,
            (0, 0, 0, 2, 0, 0),
        ),
        (
            &filled,
            &higher,
            0,
            "98%\n5グループ",
            true,
            (1, 1, 0, 1, 0, 0),
        ),
        (&filled, &higher, 0, "98%\n#REF!", true, (1, 1, 1, 1, 0, 0)),
    ] {
        let order = order(plan, query.clone());
        let paste = paste(plan, &order, from, text);
        assert_eq!(paste.needs_a_look(), look, "{text:?}");
        let found = (
            paste.arriving.len(),
            paste.overwriting(),
            paste.unreadable(),
            paste.same,
            paste.blank,
            paste.surplus,
        );
        assert_eq!(found, counts, "{text:?}");
    }
    let order = order(&empty, higher);
    let last = order.lines().len() - 1;
    let surplus = paste(&empty, &order, last, "1\n2\n\n3\n");
    assert_eq!((surplus.arriving.len(), surplus.surplus), (1, 2));
    assert!(surplus.needs_a_look());
}

#[test]
fn words_go_into_rows_of_words_and_nothing_into_computed_ones() {
    let plan = blank();
    let words = order(
        &plan,
        ListQuery {
            kind: "qualitative".into(),
            ..Default::default()
        },
    );
    let pasted = paste(&plan, &words, 0, "見直し案作成\n5件\n「実施」");
    assert_eq!((pasted.arriving.len(), pasted.unreadable()), (3, 0));

    let all = order(&plan, ListQuery::default());
    let composite = plan
        .places()
        .position(|place| matches!(place.indicator.kind(), Kind::Composite(_)))
        .unwrap();
    let pasted = paste(&plan, &all, composite - 1, "1\n98.1%\n3");
    assert_eq!(pasted.arriving.len(), 2);
    assert_eq!(pasted.computed.len(), 1);
    assert!(pasted.needs_a_look());
    assert_eq!(pasted.arriving[1].text, "3");
    assert_eq!(pasted.arriving[1].id, all.lines()[composite + 1].id);
}

#[test]
fn a_choice_lets_in_what_it_says() {
    let mut plan = blank();
    let higher = ListQuery {
        kind: "higher".into(),
        ..Default::default()
    };
    let order = order(&plan, higher);
    plan.indicator_mut(&order.lines()[0].id)
        .unwrap()
        .set_actual(year(), "5");
    let paste = paste(&plan, &order, 0, "6\n1,00\n7");
    for (overwriting, unreadable, count) in [
        (true, true, 3),
        (true, false, 2),
        (false, true, 2),
        (false, false, 1),
    ] {
        let choice = Choice {
            overwriting,
            unreadable,
        };
        assert_eq!(paste.chosen(choice), count);
        let Some(Command::Batch(commands)) = paste.command(year(), choice) else {
            panic!("nothing to do");
        };
        assert_eq!(commands.len(), count);
    }
    let nothing = Paste::of(&plan, year(), YearField::Actual, order.lines(), Vec::new());
    assert_eq!(nothing.command(year(), Choice::ALL), None);
}

#[test]
fn ten_thousand_values() {
    let plan = crate::report::list::order::tests::large(10_000);
    let order = order(
        &plan,
        ListQuery {
            descending: true,
            ..Default::default()
        },
    );
    let text = "7\n".repeat(10_000);
    let paste = paste(&plan, &order, 0, &text);
    assert_eq!(
        paste.arriving.len() + paste.same + paste.computed.len(),
        10_000
    );
    assert_eq!(paste.surplus, 0);
    let mut rest = order.lines().iter();
    for value in &paste.arriving {
        assert!(
            rest.any(|line| line.id == value.id),
            "values go downwards in the order shown"
        );
    }
}

#[test]
fn a_column_of_targets_goes_into_the_targets_alone() {
    let mut plan = start::sample().unwrap().plan;
    let next = FiscalYear::new(2025).unwrap();
    let ids: Vec<NodeId> = plan
        .places()
        .map(|place| place.indicator.id.clone())
        .collect();
    for id in &ids {
        plan.indicator_mut(id).unwrap().set_target(next, "");
    }
    let wanted = Wanted {
        query: ListQuery::default(),
        scope: None,
        year: next,
    };
    let order = Order::of(&plan, &Figures::of(&plan, next), wanted);
    let column: Vec<String> = (0..ids.len()).map(|at| format!("{}以上", at + 1)).collect();
    let paste = Paste::of(&plan, next, YearField::Target, order.lines(), column);
    // A target may carry a bound, also that of an indicator whose 実績 is computed.
    assert_eq!(
        (
            paste.arriving.len(),
            paste.computed.len(),
            paste.unreadable()
        ),
        (ids.len(), 0, 0)
    );
    let before = plan.clone();
    let back = paste.command(next, Choice::ALL).unwrap().apply(&mut plan);
    for (at, id) in ids.iter().enumerate() {
        let record = plan.place(id).unwrap().indicator.year(next).unwrap();
        assert_eq!(record.target.raw(), format!("{}以上", at + 1));
        assert_eq!(record.actual.raw(), "");
    }
    back.unwrap().apply(&mut plan).unwrap();
    assert_eq!(plan, before);
    // Read as targets are: an end that is open is none of a range.
    let id = &ids[0];
    plan.indicator_mut(id).unwrap().set_kind(Kind::Range);
    for (text, readable) in [("36～37", true), ("36以上", false)] {
        let column = vec![text.to_owned(), "2".to_owned()];
        let paste = Paste::of(&plan, next, YearField::Target, order.lines(), column);
        assert_eq!(!paste.arriving[0].unreadable(), readable, "{text}");
    }
}
