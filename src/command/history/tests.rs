use super::*;
use crate::command::address::Field;
use crate::start;

#[test]
fn what_stands_there_already_is_no_change() {
    let before = start::sample().unwrap().plan;
    let mut plan = before.clone();
    let mut history = History::default();
    let name = Address::plan(Field::Name);
    let mut set = |history: &mut History<String>, text: &str, typing| {
        let command = Command::text(name.clone(), text);
        history.apply(&mut plan, command, text.to_owned(), typing)
    };
    assert_eq!(set(&mut history, &before.name, true), Ok(false));
    assert_eq!(set(&mut history, "計画", false), Ok(true));
    assert_eq!(set(&mut history, "計画", false), Ok(false));
    assert_eq!(set(&mut history, "行革", false), Ok(true));
    assert_eq!(history.done().count(), 2);
    let mut plan = Plan {
        name: "行革".to_owned(),
        ..before.clone()
    };
    assert_eq!(history.undo(&mut plan), Ok(true));
    // What was taken back can still be done again.
    for typing in [false, true] {
        let same = Command::text(name.clone(), "計画");
        assert_eq!(
            history.apply(&mut plan, same, String::new(), typing),
            Ok(false)
        );
    }
    assert_eq!(history.redo_title(), Some(&"行革".to_owned()));
    // What was typed is taken away again, letter by letter.
    let typed = Command::text(name.clone(), "計画を");
    assert_eq!(
        history.apply(&mut plan, typed, String::new(), true),
        Ok(true)
    );
    assert!(history.leads_back(&name, &Value::Text("計画".into())));
    assert!(!history.leads_back(&name, &Value::Text("計".into())));
    history.close();
    assert!(!history.leads_back(&name, &Value::Text("計画".into())));
}

#[test]
fn what_is_given_up_leaves_no_trace() {
    let before = start::sample().unwrap().plan;
    let mut plan = before.clone();
    let mut history = History::default();
    let name = Address::plan(Field::Name);
    let place = Address::plan(Field::Municipality);
    let set = |at: &Address, text: &str| Command::Set {
        at: at.clone(),
        value: Value::Text(text.into()),
    };
    assert_eq!(history.give_up(&mut plan, &name), Ok(None));
    history
        .apply(&mut plan, set(&place, "町"), "1".to_owned(), true)
        .unwrap();
    history.close();
    history
        .apply(&mut plan, set(&name, "計"), "2".to_owned(), true)
        .unwrap();
    history
        .apply(&mut plan, set(&name, "計画"), "3".to_owned(), true)
        .unwrap();
    assert!(history.is_typing(&name) && !history.is_typing(&place));
    assert_eq!(history.give_up(&mut plan, &place), Ok(None));
    assert_eq!(history.give_up(&mut plan, &name), Ok(Some("2".to_owned())));
    assert_eq!(plan.name, before.name);
    assert_eq!(
        (history.undo_title(), history.redo_title()),
        (Some(&"1".to_owned()), None)
    );
    // A field that has been left is not being typed into any more.
    assert_eq!(history.give_up(&mut plan, &place), Ok(None));
    assert_eq!(history.undo(&mut plan), Ok(true));
    assert_eq!(plan, before);
}
