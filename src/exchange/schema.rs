//! The JSON Schema of version 1, for whoever writes such files with another program. It is made from the types that
//! read them, with the limits that are checked later put in, and committed; this test guards that it is up to date.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{FORMAT, VERSION, v1};
use crate::domain::id::MAX_LENGTH;
use crate::domain::limits;
use crate::domain::rules::Rules;
use crate::domain::year::FiscalYear;

const COMMITTED: &str = "docs/schema/tassei-plan-1.schema.json";

/// Calendar years that a plan may name, as keys.
const YEAR_KEY: &str = "^(1989|199[0-9]|20[0-9]{2}|21[0-9]{2}|2200)$";
const FINGERPRINT: &str = "^[0-9a-f]{64}$";
const TIME: &str = "^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$";

/// Running text; any other text is a short one.
const LONG: [&str; 7] = [
    "note",
    "plan",
    "status",
    "results",
    "next_steps",
    "reason",
    "text",
];

fn generated() -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.inline_subschemas = false;
    let root = settings.into_generator().into_root_schema_for::<v1::File>();
    let mut schema = root.to_value();
    let top = schema.as_object_mut().unwrap();
    top.insert(
        "title".into(),
        format!("{FORMAT}, version {VERSION}").into(),
    );
    refine("File", top);
    let objects = top.get_mut("$defs").and_then(Value::as_object_mut).unwrap();
    for (name, object) in objects {
        refine(name, object.as_object_mut().unwrap());
    }
    schema
}

/// Puts into an object's schema what its types do not say.
fn refine(object: &str, schema: &mut Map<String, Value>) {
    let Some(fields) = schema.get_mut("properties").and_then(Value::as_object_mut) else {
        return;
    };
    for (name, field) in fields {
        let field = field.as_object_mut().unwrap();
        without_null(field);
        field.remove("format");
        for (key, value) in limits_of(object, name, field) {
            field.insert(key.into(), value);
        }
    }
}

/// What may be absent is never `null`.
fn without_null(field: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = field.get_mut("type") {
        types.retain(|of| of != "null");
        assert_eq!(types.len(), 1, "one type beside null");
        let only = types.remove(0);
        field.insert("type".into(), only);
    }
    if let Some(Value::Array(mut choices)) = field.remove("anyOf") {
        choices.retain(|of| of != &json!({"type": "null"}));
        assert_eq!(choices.len(), 1, "one type beside null");
        field.extend(choices.remove(0).as_object().cloned().unwrap());
    }
    if field.get("default") == Some(&Value::Null) {
        field.remove("default");
    }
}

fn limits_of(object: &str, name: &str, field: &Map<String, Value>) -> Vec<(&'static str, Value)> {
    let id = format!("^[A-Za-z0-9._-]{{1,{MAX_LENGTH}}}$");
    let id_or_blank = format!("^[A-Za-z0-9._-]{{0,{MAX_LENGTH}}}$");
    let years = || {
        vec![
            ("minimum", json!(FiscalYear::FIRST)),
            ("maximum", json!(FiscalYear::LAST)),
        ]
    };
    let most = |most: usize| vec![("maxItems", json!(most))];
    let keyed = |pattern: &str| vec![("propertyNames", json!({"pattern": pattern}))];
    match (object, name) {
        ("File", "format") => vec![("const", json!(FORMAT))],
        ("File", "version") => vec![("const", json!(VERSION))],
        ("Plan", "years") => vec![
            (
                "items",
                json!({"type": "integer", "minimum": FiscalYear::FIRST, "maximum": FiscalYear::LAST}),
            ),
            ("minItems", json!(1)),
            ("maxItems", json!(limits::YEARS)),
            ("uniqueItems", json!(true)),
        ],
        ("Plan", "closed_years") => vec![
            (
                "items",
                json!({"type": "integer", "minimum": FiscalYear::FIRST, "maximum": FiscalYear::LAST}),
            ),
            ("maxItems", json!(limits::YEARS)),
            ("uniqueItems", json!(true)),
        ],
        ("Plan", "reporting_year") | ("Publication" | "Handout" | "Cut" | "Merge", "year") => {
            years()
        }
        ("Handout", "examples") => vec![
            ("items", json!({"type": "string", "pattern": id})),
            ("maxItems", json!(limits::NODES)),
        ],
        ("Cut", "department") => vec![("pattern", json!(id))],
        ("Plan", "merges") => most(limits::MERGES),
        ("Merge", "at") => vec![("pattern", json!(TIME))],
        (_, "as_of") | ("Comment", "written_at") => vec![("pattern", json!(TIME))],
        ("Merge", "department") => vec![("pattern", json!(id_or_blank))],
        ("Merge", "values") => most(limits::NODES),
        ("Cut", "cut_at") => vec![("pattern", json!(TIME))],
        ("Cut", "origin") => vec![("pattern", json!(FINGERPRINT))],
        ("Plan", "departments") => most(limits::DEPARTMENTS),
        ("Plan", "decisions") => most(limits::DECISIONS),
        ("Plan", "publications" | "handouts")
        | ("Handout", "passages")
        | ("Publication", "summary" | "shares" | "excerpts" | "statements") => {
            most(limits::PRINTED)
        }
        ("Plan", "rule_sets") => most(limits::RULE_SETS),
        ("Rules", "bands") => vec![
            ("minItems", json!(2)),
            ("maxItems", json!(Rules::MOST_BANDS)),
        ],
        ("Indicator", "comments") => most(limits::COMMENTS),
        ("Composite", "parts") => most(limits::PARTS),
        (_, "rate_decimals" | "share_decimals" | "decimals") => {
            vec![("maximum", json!(limits::DECIMALS))]
        }
        (_, "years") => keyed(YEAR_KEY),
        ("IndicatorYear", "parts") => keyed(&id),
        ("Action" | "Indicator", "departments") => vec![
            ("items", json!({"type": "string", "pattern": id})),
            ("uniqueItems", json!(true)),
        ],
        (_, "id") | ("PrintedFigure", "band") | ("Excerpt", "indicator") => {
            vec![("pattern", json!(id))]
        }
        (_, "assessment" | "band" | "priority" | "department") => {
            vec![("pattern", json!(id_or_blank))]
        }
        _ if field.get("type") == Some(&json!("string")) => {
            let most = if LONG.contains(&name) {
                limits::LONG_TEXT
            } else {
                limits::SHORT_TEXT
            };
            vec![("maxLength", json!(most))]
        }
        _ => Vec::new(),
    }
}

#[test]
fn the_committed_schema_is_up_to_date() {
    let mut text = serde_json::to_string_pretty(&generated()).unwrap();
    text.push('\n');
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(COMMITTED);
    if std::env::var_os("TASSEI_UPDATE_SCHEMA").is_some_and(|value| value == "1") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == text,
        "{COMMITTED} is not what the types say; run the tests with TASSEI_UPDATE_SCHEMA=1 and look at the difference"
    );
}
