//! From bytes to a tree of JSON values, within limits. Nothing is known here of what a plan is.
//!
//! Numbers keep the digits they were written with, so unknown fields come out as they went in.

use std::cell::RefCell;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Value};

use super::error::{Problem, What};
use super::place::Pointer;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 5_000_000;
/// The deepest nesting that is read. A plan of version 1 needs 17.
pub const MOST_DEPTH: usize = 32;

/// What workbooks begin with: those of today are zip archives, those before were files of their own kind.
const PACKED: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

/// With `arbitrary_precision`, `serde_json` hands a number to a visitor as a map with this one key.
pub(super) const NUMBER_KEY: &str = "$serde_json::private::Number";

/// Reads a JSON text. Refuses what is too large or too deep, and an object that names a field twice: which of the two
/// was meant is not for a program to say.
pub fn parse(bytes: &[u8]) -> Result<Value, Box<Problem>> {
    if bytes.len() > MOST_BYTES {
        return Err(Problem::of_file(What::TooLarge {
            bytes: bytes.len(),
            most: MOST_BYTES,
        }));
    }
    if PACKED.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(Problem::of_file(What::Packed));
    }
    // A byte order mark is what some editors put before the text when a colleague looks into a file.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::of_file(What::NotUtf8))?;
    parse_text(text)
}

/// Reads a JSON text of any size.
pub fn parse_text(text: &str) -> Result<Value, Box<Problem>> {
    if text.trim().is_empty() {
        return Err(Problem::of_file(What::Empty));
    }
    let found = Found::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let seed = Seed {
        pointer: Pointer::root(),
        depth: 0,
        found: &found,
    };
    let value = seed
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    match (value, found.stop.into_inner(), found.twice.into_inner()) {
        (_, Some(problem), _) => Err(problem),
        (Ok(value), None, None) => Ok(value),
        (Ok(value), None, Some((at, name))) => Err(Box::new(Problem {
            place: at.within(&value),
            what: What::FieldTwice(name),
        })),
        (Err(error), None, _) => Err(Problem::of_file(What::NotJson {
            line: error.line(),
            column: characters(text, error.line(), error.column()),
            cut_off: error.is_eof(),
        })),
    }
}

/// `serde_json` counts a column in bytes, a person counts characters.
fn characters(text: &str, line: usize, column: usize) -> usize {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or("");
    line.char_indices()
        .take_while(|(start, _)| *start < column)
        .count()
}

/// What is found while reading and cannot be told through `serde_json`.
#[derive(Default)]
struct Found {
    /// Why reading stopped.
    stop: RefCell<Option<Box<Problem>>>,
    /// The first field that an object names twice. Reading goes on, so that its place can be told by the numbers and
    /// names that stand around it.
    twice: RefCell<Option<(Pointer, String)>>,
}

struct Seed<'r> {
    pointer: Pointer,
    depth: usize,
    found: &'r Found,
}

impl Seed<'_> {
    fn stop<E: serde::de::Error>(&self, what: What) -> E {
        let problem = Box::new(Problem {
            place: self.pointer.without_labels(),
            what,
        });
        self.found.stop.replace(Some(problem));
        E::custom("refused")
    }

    fn below(&self, pointer: Pointer) -> Self {
        Self {
            pointer,
            depth: self.depth.saturating_add(1),
            found: self.found,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.depth > MOST_DEPTH {
            return Err(self.stop(What::TooDeep { most: MOST_DEPTH }));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) =
            seq.next_element_seed(self.below(self.pointer.index(values.len())))?
        {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if key == NUMBER_KEY {
                return match map.next_value_seed(Digits)? {
                    Some(digits) => digits.parse().map(Value::Number).map_err(Error::custom),
                    None => Err(self.stop(What::FieldUnknown(key))),
                };
            }
            let value = map.next_value_seed(self.below(self.pointer.key(&key)))?;
            match fields.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(value);
                }
                Entry::Occupied(entry) => {
                    let mut twice = self.found.twice.borrow_mut();
                    if twice.is_none() {
                        *twice = Some((self.pointer.clone(), entry.key().clone()));
                    }
                }
            }
        }
        Ok(Value::Object(fields))
    }
}

/// Tells the digits of a number from what a file may hold under the very same name: `serde_json` hands over a text of
/// its own only for a number, and a piece of the file for anything else. Without this an object of the file could turn
/// into a number, or be written in a form that cannot be read again.
struct Digits;

impl<'de> DeserializeSeed<'de> for Digits {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Digits {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("digits")
    }

    fn visit_string<E>(self, digits: String) -> Result<Self::Value, E> {
        Ok(Some(digits))
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> What {
        parse(text.as_bytes()).expect_err("refused").what
    }

    #[test]
    fn numbers_and_order_of_unknown_things_survive() {
        for text in [
            r#"{"a":1.10,"b":[1e+400,-0.0,-0,-5,0,18446744073709551616,123456789012345678901234567890]}"#,
            r#"[340282366920938463463374607431768211456,1.0,1e-7,0.1,100000000000000000000.5]"#,
            r#"[null,true,"\u0000x"]"#,
        ] {
            assert_eq!(
                parse(text.as_bytes())
                    .map(|value| value.to_string())
                    .as_deref(),
                Ok(text)
            );
        }
    }

    #[test]
    fn what_is_refused() {
        assert_eq!(refusal(""), What::Empty);
        assert_eq!(refusal("  \n"), What::Empty);
        for twice in [
            r#"{"a":1,"a":2}"#,
            r#"{"b":{"a":[],"a":[]}}"#,
            r#"{"a":1,"\u0061":2}"#,
        ] {
            assert_eq!(refusal(twice), What::FieldTwice("a".into()), "{twice}");
        }
        assert_eq!(
            refusal(r#"{"a":1,"#),
            What::NotJson {
                line: 1,
                column: 7,
                cut_off: true
            }
        );
        assert_eq!(
            refusal("{}\n{}"),
            What::NotJson {
                line: 2,
                column: 1,
                cut_off: false
            }
        );
        assert_eq!(
            refusal(&"[".repeat(5_000)),
            What::TooDeep { most: MOST_DEPTH }
        );
        assert_eq!(
            parse(b"\xff\xfe{").expect_err("refused").what,
            What::NotUtf8
        );
        assert_eq!(
            parse(&vec![b' '; MOST_BYTES + 1])
                .expect_err("refused")
                .what,
            What::TooLarge {
                bytes: MOST_BYTES + 1,
                most: MOST_BYTES
            }
        );
    }

    #[test]
    fn an_object_is_never_taken_for_a_number() {
        let key = NUMBER_KEY;
        let escaped = key.replace('$', "\\u0024");
        for text in [
            format!(r#"{{"{key}":"5"}}"#),
            format!(r#"{{"{escaped}":"5"}}"#),
            format!(r#"{{"{key}":"\u0035"}}"#),
            format!(r#"{{"a":1,"{key}":"5"}}"#),
            format!(r#"{{"{key}":"5","a":1}}"#),
        ] {
            assert_eq!(refusal(&text), What::FieldUnknown(key.into()), "{text}");
        }
        for value in ["5", "null", "[]", "{}"] {
            assert!(parse(format!(r#"{{"{key}":{value}}}"#).as_bytes()).is_err());
        }
    }

    #[test]
    fn a_field_named_twice_is_placed_by_the_names_around_it() {
        let text = r#"{"list":[{"x":1,"x":1,"name":"later"}]}"#;
        let problem = parse(text.as_bytes()).expect_err("refused");
        assert_eq!(
            problem.place.last().map(|step| step.name.as_deref()),
            Some(Some("later"))
        );
    }

    #[test]
    fn columns_count_characters() {
        for (text, line, column) in [
            ("{\"名称\": 1,,}", 1, 10),
            ("{\n \"名称\" 1}", 2, 7),
            ("\"\u{1f600}\"x", 1, 4),
        ] {
            assert_eq!(
                refusal(text),
                What::NotJson {
                    line,
                    column,
                    cut_off: false
                },
                "{text}"
            );
        }
    }

    #[test]
    fn depth_up_to_the_limit_is_read() {
        let text = format!("{}{}", "[".repeat(MOST_DEPTH), "]".repeat(MOST_DEPTH));
        assert!(parse(text.as_bytes()).is_ok());
    }
}
