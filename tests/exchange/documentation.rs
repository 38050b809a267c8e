//! `docs/format.md` says what the schema says: every object with every field in its order, whether it is needed, its
//! type and its meaning; every word; every limit.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{FULL, committed_schema};
use tassei::domain::limits;
use tassei::domain::rules::Rules;
use tassei::exchange::tree::{MOST_BYTES, MOST_DEPTH};
use tassei::text::format::count;

const DOCUMENT: &str = include_str!("../../docs/format.md");

/// The tables of the document by the name in the heading above them, row by row and cell by cell.
fn tables() -> BTreeMap<&'static str, Vec<Vec<&'static str>>> {
    let mut tables = BTreeMap::new();
    let mut name = "";
    for line in DOCUMENT.lines() {
        if let Some(heading) = line.strip_prefix("### `") {
            name = heading.split('`').next().unwrap();
        } else if line.starts_with("## ") {
            name = "";
        } else if line.starts_with("| `") && !name.is_empty() {
            let cells = line.trim_matches('|').split(" | ").map(str::trim).collect();
            tables.entry(name).or_insert_with(Vec::new).push(cells);
        }
    }
    tables
}

/// Everything that the schema names.
fn definitions(schema: &Value) -> Vec<(&str, &Value)> {
    let below = schema["$defs"].as_object().unwrap();
    let mut all: Vec<(&str, &Value)> = below.iter().map(|(name, of)| (name.as_str(), of)).collect();
    all.push(("File", schema));
    all
}

/// A type as the document writes it.
fn type_of(schema: &Value, field: &Map<String, Value>) -> String {
    let text = |key: &str| field.get(key).and_then(Value::as_str).unwrap_or_default();
    let below = |key: &str| type_of(schema, field[key].as_object().unwrap());
    if let Some(name) = text("$ref").strip_prefix("#/$defs/") {
        let word = schema["$defs"][name].get("oneOf").is_some();
        return format!("{}`{name}`", if word { "word " } else { "" });
    }
    match text("type") {
        "string" if text("pattern").starts_with("^[A-Za-z0-9._-]") => "id".into(),
        "string" if text("pattern").starts_with("^[0-9a-f]{64}") => "fingerprint".into(),
        "string" if !text("pattern").is_empty() => "time".into(),
        "string" if field.contains_key("const") || field["maxLength"] == limits::SHORT_TEXT => {
            "text".into()
        }
        "string" if field["maxLength"] == limits::LONG_TEXT => "long text".into(),
        "integer" => "integer".into(),
        "boolean" => "flag".into(),
        "array" => format!("list of {}", below("items")),
        "object"
            if field["propertyNames"]["pattern"]
                .as_str()
                .unwrap()
                .contains("1989") =>
        {
            format!("by year: {}", below("additionalProperties"))
        }
        "object" => format!("by part: {}", below("additionalProperties")),
        other => panic!("{other}"),
    }
}

#[test]
fn every_field_is_described() {
    let schema = committed_schema();
    let tables = tables();
    let mut objects = 0;
    for (name, of) in definitions(&schema) {
        let Some(fields) = of.get("properties").and_then(Value::as_object) else {
            continue;
        };
        objects += 1;
        let rows = &tables[name];
        assert_eq!(rows.len(), fields.len(), "{name}");
        for row in rows {
            let [field, need, kind, japanese, english] = row[..] else {
                panic!("{name}: {row:?}")
            };
            let field = field.trim_matches('`');
            let about = fields[field].as_object().unwrap();
            let required = of.get("required").and_then(Value::as_array);
            let expected =
                if required.is_some_and(|required| required.iter().any(|name| name == field)) {
                    "必須"
                } else if about.contains_key("default") {
                    "省略可"
                } else {
                    "空なら省く"
                };
            assert_eq!(need, expected, "{name}.{field}");
            assert_eq!(kind, type_of(&schema, about), "{name}.{field}");
            assert_eq!(english, about["description"], "{name}.{field}");
            assert!(!japanese.is_ascii(), "{name}.{field}");
        }
        // A closed object says so.
        let closed = format!(
            "{} 未知の項目は書けない",
            of["description"].as_str().unwrap()
        );
        assert_eq!(
            DOCUMENT.contains(&closed),
            of["additionalProperties"] == false,
            "{name}"
        );
    }
    assert!(objects >= 24, "{objects}");
}

#[test]
fn every_word_is_described() {
    let schema = committed_schema();
    let tables = tables();
    let mut choices = 0;
    for (name, of) in definitions(&schema) {
        let Some(words) = of.get("oneOf").and_then(Value::as_array) else {
            continue;
        };
        choices += 1;
        let expected: Vec<(String, &Value)> = words
            .iter()
            .map(|word| {
                (
                    format!("`{}`", word["const"].as_str().unwrap()),
                    &word["description"],
                )
            })
            .collect();
        let found: Vec<(String, Value)> = tables[name]
            .iter()
            .map(|row| (row[0].to_owned(), Value::from(*row.last().unwrap())))
            .collect();
        let found: Vec<(String, &Value)> =
            found.iter().map(|(word, of)| (word.clone(), of)).collect();
        assert_eq!(found, expected, "{name}");
    }
    let of = |(_, of): &(&str, &Value)| of.get("properties").is_some();
    let objects = definitions(&schema).into_iter().filter(of).count();
    assert_eq!(choices + objects, tables.len());
}

/// The names of the fields of every object of a text, in the order in which they stand there.
fn orders(text: &str) -> Vec<Vec<String>> {
    let mut open: Vec<Vec<String>> = Vec::new();
    let mut orders = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some((name, _)) = line
            .strip_prefix('"')
            .and_then(|rest| rest.split_once("\": "))
        {
            open.last_mut().unwrap().push(name.to_owned());
        }
        match line.trim_end_matches(',').chars().last() {
            Some('{') => open.push(Vec::new()),
            Some('}') if line.starts_with('}') => orders.extend(open.pop()),
            _ => {}
        }
    }
    orders
}

#[test]
fn fields_stand_in_the_order_of_the_tables() {
    let tables = tables();
    let described: Vec<Vec<&str>> = tables
        .values()
        .map(|rows| rows.iter().map(|row| row[0].trim_matches('`')).collect())
        .collect();
    let mut seen = 0;
    for order in orders(FULL) {
        let by_key = order
            .iter()
            .all(|name| name.parse::<u16>().is_ok() || ["care", "tax"].contains(&name.as_str()));
        if by_key {
            continue;
        }
        seen += 1;
        // The fields of one object of the tables, without a step back.
        let follows = |table: &Vec<&str>| {
            let places: Option<Vec<usize>> = order
                .iter()
                .map(|name| table.iter().position(|field| field == name))
                .collect();
            places.is_some_and(|places| places.is_sorted())
        };
        assert!(described.iter().any(follows), "{order:?}");
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn the_limits_and_the_example_are_those_in_force() {
    for (what, most) in [
        ("bytes of a file", MOST_BYTES),
        ("depth of nesting", MOST_DEPTH),
        (
            "characters of a name, number, unit or figure",
            limits::SHORT_TEXT,
        ),
        ("characters of running text", limits::LONG_TEXT),
        ("years", limits::YEARS),
        ("departments", limits::DEPARTMENTS),
        ("levels of judgement", Rules::MOST_BANDS),
        ("nodes of the tree", limits::NODES),
        ("parts of an indicator", limits::PARTS),
        ("comments on an indicator", limits::COMMENTS),
        ("papers, and rows or pieces of one", limits::PRINTED),
        ("rule sets", limits::RULE_SETS),
        ("decimals", usize::from(limits::DECIMALS)),
    ] {
        assert!(
            DOCUMENT.contains(&format!("| {what} | {} |", count(most))),
            "{what}"
        );
    }
    let minimal = include_str!("../fixtures/v1/minimal.json");
    assert!(DOCUMENT.contains(&format!("```json\n{minimal}```")));
}
