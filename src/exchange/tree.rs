//! From bytes to a tree of JSON values, within limits. Nothing is known here of what a plan is.
//!
//! Numbers keep the digits they were written with, so unknown fields come out as they went in.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::error::{Problem, What};
use super::place::Pointer;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 5_000_000;
/// The deepest nesting that is read. A plan of version 1 needs 17.
pub const MOST_DEPTH: usize = 32;

/// With `arbitrary_precision`, `serde_json` hands a number that is no 64-bit integer to a visitor as a map with this one
/// key.
const NUMBER_KEY: &str = "$serde_json::private::Number";

/// Reads a JSON text. Refuses what is too large or too deep, and an object that names a field twice: which of the two
/// was meant is not for a program to say.
pub fn parse(bytes: &[u8]) -> Result<Value, Box<Problem>> {
    if bytes.len() > MOST_BYTES {
        return Err(Problem::of_file(What::TooLarge {
            bytes: bytes.len(),
            most: MOST_BYTES,
        }));
    }
    // A byte order mark is what some editors put before the text when a colleague looks into a file.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::of_file(What::NotUtf8))?;
    if text.trim().is_empty() {
        return Err(Problem::of_file(What::Empty));
    }
    let refusal = std::cell::RefCell::new(None);
    let mut reader = serde_json::Deserializer::from_str(text);
    let seed = Seed {
        pointer: Pointer::root(),
        depth: 0,
        refusal: &refusal,
    };
    let value = seed
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| {
        refusal.into_inner().unwrap_or_else(|| {
            Problem::of_file(What::NotJson {
                line: error.line(),
                column: error.column(),
                cut_off: error.is_eof(),
            })
        })
    })
}

struct Seed<'r> {
    pointer: Pointer,
    depth: usize,
    refusal: &'r std::cell::RefCell<Option<Box<Problem>>>,
}

impl Seed<'_> {
    fn refuse<E: serde::de::Error>(&self, what: What) -> E {
        let problem = Box::new(Problem {
            place: self.pointer.without_labels(),
            what,
        });
        self.refusal.replace(Some(problem));
        E::custom("refused")
    }

    fn below(&self, pointer: Pointer) -> Self {
        Self {
            pointer,
            depth: self.depth.saturating_add(1),
            refusal: self.refusal,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.depth > MOST_DEPTH {
            return Err(self.refuse(What::TooDeep { most: MOST_DEPTH }));
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
            if key == NUMBER_KEY && fields.is_empty() {
                let digits: String = map.next_value()?;
                return digits
                    .parse::<Number>()
                    .map(Value::Number)
                    .map_err(A::Error::custom);
            }
            if fields.contains_key(&key) {
                return Err(self.refuse(What::FieldTwice(key)));
            }
            let value = map.next_value_seed(self.below(self.pointer.key(&key)))?;
            fields.insert(key, value);
        }
        Ok(Value::Object(fields))
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
            r#"{"a":1.10,"b":[1e+400,-0.0,123456789012345678901234567890]}"#,
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
        assert_eq!(refusal(r#"{"a":1,"a":2}"#), What::FieldTwice("a".into()));
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
    fn depth_up_to_the_limit_is_read() {
        let text = format!("{}{}", "[".repeat(MOST_DEPTH), "]".repeat(MOST_DEPTH));
        assert!(parse(text.as_bytes()).is_ok());
    }
}
