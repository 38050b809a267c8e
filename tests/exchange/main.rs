//! Files: in and out, refused, hostile, of every released version, and as the schema and the documentation describe
//! them.

#[path = "../plans/mod.rs"]
mod plans;

mod documentation;
mod fixtures;
mod hostile;
mod refused;
mod round_trip;
mod schema;
mod types;

use serde_json::Value;

use tassei::exchange::error::{Problem, What};
use tassei::exchange::{self, Document};
use tassei::text::file::{Refusal, refusal};

/// A plan with every field and kind.
const FULL: &str = include_str!("../fixtures/v1/full.json");

/// The committed schema.
fn committed_schema() -> Value {
    serde_json::from_str(include_str!("../../docs/schema/tassei-plan-1.schema.json")).unwrap()
}

fn read(text: &str) -> Result<Document, Box<Problem>> {
    exchange::read(text.as_bytes())
}

#[track_caller]
fn refused(text: &str) -> (What, Refusal) {
    let problem = read(text).expect_err("the file is refused");
    let words = refusal(&problem);
    (problem.what, words)
}

fn tree(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Everything in a tree, with its JSON pointer.
fn all_values(tree: &Value) -> Vec<(String, &Value)> {
    fn collect<'t>(at: String, value: &'t Value, into: &mut Vec<(String, &'t Value)>) {
        into.push((at.clone(), value));
        match value {
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    collect(format!("{at}/{index}"), element, into);
                }
            }
            Value::Object(fields) => {
                for (name, field) in fields {
                    let name = name.replace('~', "~0").replace('/', "~1");
                    collect(format!("{at}/{name}"), field, into);
                }
            }
            _ => {}
        }
    }
    let mut into = Vec::new();
    collect(String::new(), tree, &mut into);
    into
}
