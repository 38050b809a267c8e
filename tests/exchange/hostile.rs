//! Whatever comes in: no panic, no long wait, and nothing taken in that could not be written and read again.

use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::plans::json as any_json;
use super::{FULL, all_values, tree};
use tassei::exchange::error::What;
use tassei::exchange::tree::MOST_BYTES;
use tassei::exchange::{read, write};
use tassei::text::file::refusal;

/// Either refused with words, or a document that is written in a form from which it comes back.
#[track_caller]
fn taken_whole_or_not_at_all(bytes: &[u8]) {
    match read(bytes) {
        Ok(document) => {
            let text = write(&document);
            assert_eq!(read(text.as_bytes()).as_ref(), Ok(&document));
            assert_eq!(
                read(text.as_bytes()).map(|document| write(&document)),
                Ok(text)
            );
        }
        Err(problem) => {
            let words = refusal(&problem);
            assert!(
                words.what.chars().count() < 200 && words.place.chars().count() < 400,
                "{words:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Values put where others were, moved about and doubled. Damage that does not leave it JSON is `tests/fuzz`'s affair.
    #[test]
    fn a_file_with_other_values(changes in vec((any::<Index>(), any::<Index>(), prop::option::of(any_json())), 1..4)) {
        let mut file = tree(FULL);
        for (into, from, value) in changes {
            let places: Vec<String> = all_values(&file).into_iter().map(|(at, _)| at).collect();
            let from: &String = from.get(&places);
            let value = value.unwrap_or_else(|| file.pointer(from).unwrap().clone());
            let into: &String = into.get(&places);
            *file.pointer_mut(into).unwrap() = value;
        }
        taken_whole_or_not_at_all(file.to_string().as_bytes());
    }
}

/// The minimal plan with something put into it.
fn plan_with(change: impl FnOnce(&mut Value)) -> Value {
    let mut file = tree(include_str!("../fixtures/v1/minimal.json"));
    change(&mut file["plan"]);
    file
}

/// As many of something as fit into the largest file that is read.
fn full_of(around: &str, mut piece: impl FnMut(usize) -> String) -> String {
    let (before, after) = around.split_once("\"@\"").unwrap();
    let mut text = before.to_owned();
    for number in 0.. {
        let piece = piece(number);
        if text.len() + piece.len() + after.len() + 1 > MOST_BYTES {
            break;
        }
        if number > 0 {
            text.push(',');
        }
        text.push_str(&piece);
    }
    text.push_str(after);
    text
}

/// Whether a file was refused for the right reason.
type Refused = fn(&What) -> bool;

/// The largest files, made to be slow. A reader that goes through what it has seen for every new thing would need
/// minutes for them; the bound leaves room for a slow machine and an unoptimised build.
#[test]
fn the_largest_files_are_read_or_refused_quickly() {
    let with = |field: &str, value: Value| plan_with(|plan| plan[field] = value).to_string();
    let action = |inner: Value| {
        let mut action = json!({"id": "a", "name": ""});
        for (name, value) in inner.as_object().unwrap() {
            action[name] = value.clone();
        }
        json!([{"id": "p", "name": "", "themes": [
            {"id": "t", "initiatives": [{"id": "i", "name": "", "actions": [action]}]}
        ]}])
    };
    let indicator = |inner: Value| action(json!({"indicators": [inner]}));
    let departments: Vec<Value> = (0..1_000)
        .map(|number| json!({"id": format!("d{number}"), "name": ""}))
        .collect();
    let many_departments = |inner: Value| {
        plan_with(|plan| {
            plan["departments"] = departments.clone().into();
            plan["priorities"] = inner;
        })
        .to_string()
    };
    let all: Vec<Value> = (0..1_000)
        .map(|number| json!(format!("d{number}")))
        .collect();
    let cases: Vec<(&str, String, Option<Refused>)> = vec![
        ("empty objects", full_of(&with("x", json!(["@"])), |_| "{}".into()), None),
        ("digits", full_of(&with("x", json!(["@"])), |_| "1".into()), None),
        ("fractions", full_of(&with("x", json!(["@"])), |_| "1.50".into()), None),
        ("lists in lists", full_of(&with("x", json!(["@"])), |_| "[[[[[[[[]]]]]]]]".into()), None),
        (
            "unknown fields",
            full_of(&with("x", json!("@")).replace("\"@\"", "{\"@\"}"), |number| format!("\"{number}\":0")),
            None,
        ),
        (
            "one field again and again",
            full_of(&with("x", json!("@")).replace("\"@\"", "{\"@\"}"), |_| "\"a\":0".into()),
            Some(|what| matches!(what, What::FieldTwice(_))),
        ),
        (
            "departments in charge",
            full_of(&many_departments(action(json!({"departments": ["@"]}))), |number| format!("\"d{}\"", number % 1_000)),
            Some(|what| matches!(what, What::IdTwice(_))),
        ),
        (
            "actions with all departments",
            {
                let list = serde_json::to_string(&all).unwrap();
                let around = many_departments(json!("@")).replace(
                    "\"@\"",
                    r#"[{"id":"p","name":"","themes":[{"id":"t","initiatives":[{"id":"i","name":"","actions":["@"]}]}]}]"#,
                );
                full_of(&around, |number| format!(r#"{{"id":"a{number}","name":"","departments":{list}}}"#))
            },
            None,
        ),
        (
            "indicators",
            full_of(&with("priorities", indicator(json!("@"))), |number| {
                format!(r#"{{"id":"{number}","name":"","kind":"higher"}}"#)
            }),
            None,
        ),
        (
            "indicators of one name",
            full_of(&with("priorities", indicator(json!("@"))), |_| r#"{"id":"x","name":"","kind":"higher"}"#.into()),
            Some(|what| matches!(what, What::IdTwice(_))),
        ),
        (
            "parts",
            full_of(
                &with("priorities", indicator(json!({"id": "x", "name": "", "kind": "higher", "years": {"2024": {"parts": "@"}}})))
                    .replace("\"@\"", "{\"@\"}"),
                |number| format!(r#""p{number}":{{"actual":"1"}}"#),
            ),
            None,
        ),
        (
            "years",
            full_of(
                &with("priorities", indicator(json!({"id": "x", "name": "", "kind": "higher", "years": "@"})))
                    .replace("\"@\"", "{\"@\"}"),
                |number| format!(r#""{number}":{{}}"#),
            ),
            Some(|what| matches!(what, What::BadYear(_))),
        ),
        (
            "bands",
            full_of(&plan_with(|plan| plan["rules"]["bands"] = json!(["@"])).to_string(), |number| {
                format!(r#"{{"id":"b{number}","label":"{number}","attains":true}}"#)
            }),
            Some(|what| matches!(what, What::Bands(_))),
        ),
        (
            "papers",
            full_of(&with("publications", json!(["@"])), |number| format!(r#"{{"id":"{number}","name":"","year":2024}}"#)),
            Some(|what| matches!(what, What::TooMuch(_))),
        ),
        (
            "a number without end",
            with("x", json!("@")).replace("\"@\"", &"9".repeat(MOST_BYTES - 2_000)),
            None,
        ),
        (
            "a percentage without end",
            plan_with(|plan| plan["rules"]["cap"] = " ".repeat(MOST_BYTES - 2_000).into()).to_string(),
            Some(|what| matches!(what, What::TooMuch(_))),
        ),
        (
            "a name without end",
            with("id", "長".repeat(MOST_BYTES / 3 - 2_000).into()),
            Some(|what| matches!(what, What::BadId(..))),
        ),
        ("line after line", format!("{{{}", "\n".repeat(MOST_BYTES - 1)), Some(|what| matches!(what, What::NotJson { .. }))),
    ];
    for (name, text, refused) in cases {
        assert!(text.len() <= MOST_BYTES, "{name}");
        let started = Instant::now();
        let outcome = read(text.as_bytes());
        let took = started.elapsed();
        eprintln!("{name}: {took:?} for {} bytes", text.len());
        match (&outcome, refused) {
            (Ok(_), None) => {}
            (Err(problem), Some(expected)) => {
                assert!(expected(&problem.what), "{name}");
                let _ = refusal(problem);
            }
            (Ok(_), Some(_)) => panic!("{name} is read"),
            (Err(problem), None) => panic!("{name}: {:?}", refusal(problem)),
        }
        assert!(took < Duration::from_secs(20), "{name} took {took:?}");
    }
}
