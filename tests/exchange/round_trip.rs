//! Same data, same bytes; and nothing is lost on the way.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::plans::document;
use super::{FULL, all_values, read, tree};
use tassei::exchange::{read_stored, write};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn every_plan_comes_back_as_it_was(document in document()) {
        let text = write(&document);
        let back = read(&text).map_err(|problem| TestCaseError::fail(format!("{problem:?}\n{text}")))?;
        prop_assert_eq!(&back, &document);
        prop_assert_eq!(write(&back), text);
    }
}

/// The objects in which unknown fields are kept: all but those whose meaning an unknown field could change.
#[test]
fn unknown_fields_survive_wherever_they_may_stand() {
    let full = tree(FULL);
    let unknown = json!({"b": [1, {"c": null}], "a": "値"});
    let mut survived = 0;
    let mut closed = 0;
    for (at, _) in all_values(&full)
        .into_iter()
        .filter(|(_, value)| value.is_object())
    {
        if at.ends_with("/years") || at.ends_with("/2024/parts") {
            continue; // Keyed by year or part: there every key means something.
        }
        let mut changed = full.clone();
        let object = changed
            .pointer_mut(&at)
            .and_then(Value::as_object_mut)
            .unwrap();
        object.insert("未知の欄".into(), unknown.clone());
        match read(&changed.to_string()) {
            Ok(document) => {
                assert_eq!(tree(&write(&document)), changed, "{at}");
                survived += 1;
            }
            Err(_) => {
                let name = at.rsplit('/').next().unwrap_or_default();
                assert!(
                    ["from", "tolerance", "composite", "override"].contains(&name),
                    "{at}"
                );
                closed += 1;
            }
        }
    }
    // 5 bounds, 2 tolerances, 2 composites, 1 override.
    assert_eq!(closed, 10);
    assert!(survived > 60, "{survived}");
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_file() {
    let marked = format!("\u{feff}{FULL}");
    assert_eq!(
        read(&marked).map(|document| write(&document)).as_deref(),
        Ok(FULL)
    );
}

#[test]
fn what_means_nothing_is_not_written() {
    let mut file = tree(FULL);
    let years = file
        .pointer_mut("/plan/priorities/0/themes/0/initiatives/0/actions/0/years")
        .unwrap();
    years["2025"] = json!({});
    years["2026"] = json!({"plan": "", "status": ""});
    let indicator = file
        .pointer_mut("/plan/priorities/0/themes/0/initiatives/0/actions/0/indicators/0")
        .unwrap();
    indicator["years"]["2025"] = json!({"target": "", "parts": {"tax": {"actual": ""}}});
    assert_eq!(
        read(&file.to_string())
            .map(|document| write(&document))
            .as_deref(),
        Ok(FULL)
    );
}

#[test]
fn a_passage_about_the_whole_plan_keeps_what_it_has_no_use_for() {
    let mut file = tree(FULL);
    file["plan"]["handouts"] = json!([{"year": 2024, "passages": [
        {"piece": "agenda", "priority": "x", "text": "次第"},
        {"piece": "opening", "text": "はじめに"},
    ]}]);
    let document = read(&file.to_string()).unwrap();
    let text = write(&document);
    assert_eq!(
        tree(&text)["plan"]["handouts"][0]["passages"][0]["priority"],
        "x"
    );
    assert_eq!(read(&text).as_ref(), Ok(&document));
}

#[test]
fn what_was_stored_comes_back_however_large_it_is() {
    let mut document = read(FULL).unwrap();
    let text = "長".repeat(20_000);
    let action = document.plan.priorities[0].themes[0].initiatives[0].actions[0].clone();
    for number in 0..100 {
        let mut copy = action.clone();
        copy.id = super::plans::node_id(&format!("copy-{number}"));
        copy.indicators.clear();
        copy.note.clone_from(&text);
        document.plan.priorities[0].themes[0].initiatives[0]
            .actions
            .push(copy);
    }
    let text = write(&document);
    assert!(text.len() > 5_000_000);
    assert!(read(&text).is_err());
    assert_eq!(read_stored(&text), Ok(document));
}
