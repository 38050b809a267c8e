//! From a tree of JSON values to the types of a version. `serde` does the work; here its complaints are turned into
//! problems with a place.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use super::error::{Problem, Type, What};
use super::place::Pointer;

/// Reads `file` as a `T`.
pub fn from_tree<T: DeserializeOwned>(file: &Value) -> Result<T, Box<Problem>> {
    serde_path_to_error::deserialize(file).map_err(|error| {
        let (pointer, here) = follow(error.path(), file);
        let message = error.inner().to_string();
        Box::new(Problem {
            place: pointer.within(file),
            what: what(&message, here),
        })
    })
}

/// The place that a complaint is about, and what stands there.
fn follow<'f>(path: &Path, file: &'f Value) -> (Pointer, Option<&'f Value>) {
    let mut pointer = Pointer::root();
    let mut here = Some(file);
    for segment in path.iter() {
        match segment {
            Segment::Map { key } => {
                pointer = pointer.key(key);
                here = here.and_then(|value| value.get(key));
            }
            Segment::Seq { index } => {
                pointer = pointer.index(*index);
                here = here.and_then(|value| value.get(index));
            }
            // An unknown choice is reported below the value itself, which is already the place meant.
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    (pointer, here)
}

/// What `serde` complains of. Its errors are text, in a form that its documentation fixes for each kind of complaint;
/// what the text does not tell is read off the value itself. The tests of this module go through every kind.
fn what(message: &str, here: Option<&Value>) -> What {
    let quoted = |from: &str| from.split('`').nth(1).map(str::to_owned);
    if message.starts_with("missing field") {
        return What::FieldMissing(quoted(message).unwrap_or_default());
    }
    if message.starts_with("unknown field") {
        return What::FieldUnknown(quoted(message).unwrap_or_default());
    }
    if message.starts_with("unknown variant") {
        let mut words = message.split('`').skip(1).step_by(2).map(str::to_owned);
        return What::NoSuchChoice {
            found: words.next().unwrap_or_default(),
            choices: words.collect(),
        };
    }
    let found = here.map_or(Type::Null, Type::of);
    match (expected(message), here) {
        (Some(Type::Number), Some(Value::Number(number))) => What::BadNumber(number.to_string()),
        (Some(expected), _) => What::WrongType { expected, found },
        (None, Some(Value::Number(number))) => What::BadNumber(number.to_string()),
        (None, _) => What::WrongType {
            expected: Type::Object,
            found,
        },
    }
}

/// The type after “expected” in a complaint.
fn expected(message: &str) -> Option<Type> {
    let wanted = message.split("expected ").nth(1)?;
    let is = |words: &[&str]| words.iter().any(|word| wanted.starts_with(word));
    if is(&["a string", "string", "variant"]) {
        Some(Type::Text)
    } else if is(&["a boolean", "boolean"]) {
        Some(Type::Bool)
    } else if is(&["a sequence", "sequence", "array"]) {
        Some(Type::List)
    } else if is(&[
        "u8",
        "u16",
        "u32",
        "u64",
        "i64",
        "integer",
        "number",
        "JSON number",
    ]) {
        Some(Type::Number)
    } else if is(&["struct", "a map", "map", "object"]) {
        Some(Type::Object)
    } else {
        None
    }
}

impl Type {
    /// The type of a value.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Type::Null,
            Value::Bool(_) => Type::Bool,
            Value::Number(_) => Type::Number,
            Value::String(_) => Type::Text,
            Value::Array(_) => Type::List,
            Value::Object(_) => Type::Object,
        }
    }
}
