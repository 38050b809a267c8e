//! Every value of a file, put to every wrong type; every field missing; every text too long. What is expected of each is
//! read off the committed schema, so that the schema, the reader and the places it names are held against one another.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{FULL, committed_schema, read, tree};
use tassei::exchange::error::{Problem, Type, What};
use tassei::exchange::place::Segment;
use tassei::text::file::refusal;

/// A value of the file with what the schema says of it.
struct Described<'s> {
    at: String,
    schema: &'s Value,
}

impl Described<'_> {
    fn words(&self) -> Option<Vec<String>> {
        let choices = self.schema.get("oneOf")?.as_array()?;
        Some(
            choices
                .iter()
                .map(|choice| choice["const"].as_str().unwrap().to_owned())
                .collect(),
        )
    }

    fn of_type(&self) -> Type {
        match self.schema.get("type").and_then(Value::as_str) {
            Some("object") => Type::Object,
            Some("array") => Type::List,
            Some("string") => Type::Text,
            Some("integer") => Type::Number,
            Some("boolean") => Type::Bool,
            _ => {
                assert!(self.words().is_some(), "{}", self.at);
                Type::Text
            }
        }
    }

    fn list(&self, of: &str) -> Vec<String> {
        let names = self.schema.get(of).and_then(Value::as_array);
        names
            .into_iter()
            .flatten()
            .map(|name| name.as_str().unwrap().to_owned())
            .collect()
    }
}

/// Everything in a file that the schema describes.
fn described<'s>(root: &'s Value, file: &Value) -> Vec<Described<'s>> {
    fn visit<'s>(
        root: &'s Value,
        mut schema: &'s Value,
        at: String,
        value: &Value,
        into: &mut Vec<Described<'s>>,
    ) {
        while let Some(link) = schema.get("$ref").and_then(Value::as_str) {
            schema = root.pointer(link.strip_prefix('#').unwrap()).unwrap();
        }
        into.push(Described {
            at: at.clone(),
            schema,
        });
        match value {
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    visit(
                        root,
                        &schema["items"],
                        format!("{at}/{index}"),
                        element,
                        into,
                    );
                }
            }
            Value::Object(fields) => {
                for (name, field) in fields {
                    let own = schema.pointer(&format!("/properties/{name}"));
                    let below = own.unwrap_or(&schema["additionalProperties"]);
                    visit(root, below, format!("{at}/{name}"), field, into);
                }
            }
            _ => {}
        }
    }
    let mut into = Vec::new();
    visit(root, root, String::new(), file, &mut into);
    into
}

fn pointer(problem: &Problem) -> String {
    let steps = problem.place.iter().map(|step| match &step.segment {
        Segment::Field(name) => format!("/{name}"),
        Segment::Element(index) => format!("/{index}"),
    });
    steps.collect()
}

fn changed(file: &Value, at: &str, value: Value) -> Value {
    let mut file = file.clone();
    *file.pointer_mut(at).unwrap() = value;
    file
}

struct Checker {
    validator: jsonschema::Validator,
    kinds: BTreeSet<&'static str>,
}

impl Checker {
    /// The file is refused by reader and schema alike, at the very place.
    fn refused(&mut self, kind: &'static str, file: &Value, at: &str, expected: &What) {
        let problem = read(&file.to_string()).expect_err(at);
        assert_eq!(&problem.what, expected, "{at}");
        assert_eq!(pointer(&problem), at, "{expected:?}");
        assert!(!refusal(&problem).place.is_empty() || at.is_empty(), "{at}");
        assert!(
            !self.validator.is_valid(file),
            "{at}: {expected:?} passes the schema"
        );
        self.kinds.insert(kind);
    }
}

#[test]
fn every_wrong_type_is_told_at_its_place() {
    let root = committed_schema();
    let full = tree(FULL);
    let mut check = Checker {
        validator: jsonschema::validator_for(&root).unwrap(),
        kinds: BTreeSet::new(),
    };
    assert!(check.validator.is_valid(&full));
    let others = [
        Value::Null,
        json!(true),
        json!(7),
        json!("字"),
        json!([]),
        json!({}),
    ];
    for here in described(&root, &full) {
        let at = here.at.as_str();
        // The envelope has answers of its own, see `refused`.
        let envelope = ["", "/format", "/version"].contains(&at);
        for other in others
            .iter()
            .filter(|other| Type::of(other) != here.of_type())
        {
            if envelope && at != "/version" {
                assert_eq!(
                    read(&changed(&full, at, other.clone()).to_string())
                        .unwrap_err()
                        .what,
                    What::NotOurFormat
                );
                continue;
            }
            let what = What::WrongType {
                expected: here.of_type(),
                found: Type::of(other),
            };
            check.refused("type", &changed(&full, at, other.clone()), at, &what);
        }
        if here.of_type() == Type::Number && !envelope {
            for digits in ["1.5", "-1", "1e+3", "99999999999999999999", "-0"] {
                let number: serde_json::Number = digits.parse().unwrap();
                let file = changed(&full, at, Value::Number(number));
                let problem = read(&file.to_string()).expect_err(at);
                assert_eq!(
                    (&problem.what, pointer(&problem).as_str()),
                    (&What::BadNumber(digits.into()), at)
                );
            }
        }
        if let Some(choices) = here.words() {
            let what = What::NoSuchChoice {
                found: "字".into(),
                choices,
            };
            check.refused("choice", &changed(&full, at, json!("字")), at, &what);
            assert!(read(&changed(&full, at, json!({"higher": null})).to_string()).is_err());
        }
        for name in here.list("required") {
            let mut file = full.clone();
            file.pointer_mut(at)
                .and_then(Value::as_object_mut)
                .unwrap()
                .remove(&name);
            let what = if (at, name.as_str()) == ("", "format") {
                What::NotOurFormat
            } else {
                What::FieldMissing(name)
            };
            check.refused("missing", &file, at, &what);
        }
        if here.schema.get("additionalProperties") == Some(&json!(false)) {
            let mut file = full.clone();
            file.pointer_mut(at).unwrap()["未知"] = json!(1);
            check.refused("unknown", &file, at, &What::FieldUnknown("未知".into()));
        }
    }
    assert_eq!(
        Vec::from_iter(check.kinds),
        ["choice", "missing", "type", "unknown"]
    );
}

#[test]
fn every_text_has_its_limit() {
    let root = committed_schema();
    let full = tree(FULL);
    let validator = jsonschema::validator_for(&root).unwrap();
    let mut seen = 0;
    for here in described(&root, &full) {
        let at = here.at.as_str();
        let Some(most) = here.schema.get("maxLength").and_then(Value::as_u64) else {
            continue;
        };
        let most = usize::try_from(most).unwrap();
        seen += 1;
        let longest = changed(&full, at, json!("長".repeat(most)));
        assert!(validator.is_valid(&longest), "{at}");
        let percent = ["percent", "cap", "rate"]
            .iter()
            .any(|name| at.ends_with(&format!("/{name}")));
        match read(&longest.to_string()) {
            Ok(_) => assert!(!percent),
            Err(problem) => assert!(
                percent && matches!(problem.what, What::BadPercent(_)),
                "{at}: {problem:?}"
            ),
        }
        let too_long = changed(&full, at, json!("長".repeat(most + 1)));
        assert!(!validator.is_valid(&too_long), "{at}");
        let problem = read(&too_long.to_string()).expect_err(at);
        assert!(
            matches!(problem.what, What::TooMuch(_)),
            "{at}: {problem:?}"
        );
        assert_eq!(pointer(&problem), at);
    }
    assert!(seen > 100, "{seen}");
}

/// The fixture shows all that the format can say, so the tests that go through it go through the whole format.
#[test]
fn the_full_fixture_has_every_field_and_every_word() {
    let root = committed_schema();
    let full = tree(FULL);
    let found = described(&root, &full);
    let mut objects: Vec<(&str, &Value)> = vec![("File", &root)];
    objects.extend(
        root["$defs"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, object)| (name.as_str(), object)),
    );
    for (name, object) in objects {
        for field in object["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(field, _)| field)
        {
            let has = |here: &&Described| {
                here.schema == object
                    && full
                        .pointer(&here.at)
                        .is_some_and(|value| value.get(field).is_some())
            };
            assert!(found.iter().any(|here| has(&here)), "{name}.{field}");
        }
        // Rules and envelopes stand in a file once, so of their words only one can.
        if object.get("oneOf").is_some()
            && ![
                "Holds",
                "Rounding",
                "JudgedOn",
                "ZeroTarget",
                "LowerFormula",
            ]
            .contains(&name)
        {
            let Some(words) = (Described {
                at: String::new(),
                schema: object,
            })
            .words() else {
                continue;
            };
            for word in words {
                let here = |here: &&Described| {
                    here.schema == object && full.pointer(&here.at) == Some(&json!(word))
                };
                assert!(found.iter().any(|place| here(&place)), "{name}: {word}");
            }
        }
    }
}
