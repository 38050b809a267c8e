//! From a tree of JSON values to the types of a version. `serde` does the work; this is what it reads from: strict about
//! the type of every value, and able to say where and what when something does not fit.
//!
//! `serde_json` can do this too, but its complaints are sentences, and it takes a list for an object and
//! `{"higher": null}` for the word `higher`.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{self, DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;

use super::error::{Problem, Type, What};
use super::place::{Pointer, Segment};
use super::tree::NUMBER_KEY;

/// Reads `file` as a `T`.
pub fn from_tree<T: DeserializeOwned>(file: &Value) -> Result<T, Box<Problem>> {
    let top = Node {
        value: file,
        step: Step::Top,
    };
    T::deserialize(top).map_err(|complaint| {
        let mut at = Pointer::root();
        for step in complaint.way.iter().rev() {
            at = match step {
                Segment::Field(name) => at.key(name),
                Segment::Element(index) => at.index(*index),
            };
        }
        Box::new(Problem {
            place: at.within(file),
            what: complaint.what,
        })
    })
}

/// What does not fit, and the way to it, the last step first.
#[derive(Debug)]
struct Complaint {
    what: What,
    way: Vec<Segment>,
}

impl From<What> for Complaint {
    fn from(what: What) -> Self {
        Self {
            what,
            way: Vec::new(),
        }
    }
}

impl std::fmt::Display for Complaint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.what)
    }
}

impl std::error::Error for Complaint {}

/// The complaints that `serde` makes by itself. Types are checked before it sees a value, so no more than these can
/// arise; the rest is answered all the same.
impl de::Error for Complaint {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        What::NotOurFormat.into()
    }

    fn unknown_variant(found: &str, choices: &'static [&'static str]) -> Self {
        What::NoSuchChoice {
            found: found.to_owned(),
            choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
        }
        .into()
    }

    fn unknown_field(name: &str, _: &'static [&'static str]) -> Self {
        What::FieldUnknown(name.to_owned()).into()
    }

    fn missing_field(name: &'static str) -> Self {
        What::FieldMissing(name.to_owned()).into()
    }

    fn duplicate_field(name: &'static str) -> Self {
        What::FieldTwice(name.to_owned()).into()
    }
}

/// A value of the tree, and the step that led to it.
#[derive(Clone, Copy)]
struct Node<'f> {
    value: &'f Value,
    step: Step<'f>,
}

#[derive(Clone, Copy)]
enum Step<'f> {
    Top,
    Field(&'f str),
    Element(usize),
}

impl<'f> Node<'f> {
    /// Remembers the step of a complaint that came from here or from below.
    fn placed<T>(self, read: Result<T, Complaint>) -> Result<T, Complaint> {
        read.map_err(|mut complaint| {
            match self.step {
                Step::Top => {}
                Step::Field(name) => complaint.way.push(Segment::Field(name.to_owned())),
                Step::Element(index) => complaint.way.push(Segment::Element(index)),
            }
            complaint
        })
    }

    fn not<T>(self, expected: Type) -> Result<T, Complaint> {
        Err(What::WrongType {
            expected,
            found: Type::of(self.value),
        }
        .into())
    }

    /// A whole number within the range of its type.
    fn whole<N: std::str::FromStr>(self) -> Result<N, Complaint> {
        match self.value {
            Value::Number(number) => {
                let digits = number.to_string();
                let read = digits.parse();
                read.map_err(|_| What::BadNumber(digits).into())
            }
            _ => self.not(Type::Number),
        }
    }

    fn object<V: Visitor<'f>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.value {
            Value::Object(fields) => {
                visitor.visit_map(MapDeserializer::new(fields.iter().map(|(name, value)| {
                    let step = Step::Field(name);
                    (name.as_str(), Node { value, step })
                })))
            }
            _ => self.not(Type::Object),
        }
    }

    fn list<V: Visitor<'f>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.value {
            Value::Array(elements) => visitor.visit_seq(SeqDeserializer::new(
                elements.iter().enumerate().map(|(index, value)| {
                    let step = Step::Element(index);
                    Node { value, step }
                }),
            )),
            _ => self.not(Type::List),
        }
    }
}

impl<'f> IntoDeserializer<'f, Complaint> for Node<'f> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Complaint;

    /// Unknown fields: whatever they hold is taken as it is.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(flag) => visitor.visit_bool(*flag),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(_) => self.list(visitor),
            Value::Object(_) => self.object(visitor),
            // A whole number has only one spelling; of any other the digits are handed on.
            Value::Number(number) => match number.as_u64() {
                Some(small) => visitor.visit_u64(small),
                _ => visitor.visit_map(MapDeserializer::new(std::iter::once((
                    NUMBER_KEY,
                    number.to_string(),
                )))),
            },
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.placed(match self.value {
            Value::String(text) => visitor.visit_borrowed_str(text),
            _ => self.not(Type::Text),
        })
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.placed(match self.value {
            Value::Bool(flag) => visitor.visit_bool(*flag),
            _ => self.not(Type::Bool),
        })
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.placed(self.whole().and_then(|number| visitor.visit_u8(number)))
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.placed(self.whole().and_then(|number| visitor.visit_u16(number)))
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.placed(self.whole().and_then(|number| visitor.visit_u32(number)))
    }

    /// What may be absent is absent or there; `null` is neither.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.placed(self.list(visitor))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.placed(self.object(visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Complaint> {
        self.placed(self.object(visitor))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Complaint> {
        self.placed(match self.value {
            Value::String(word) => {
                visitor.visit_enum(de::value::BorrowedStrDeserializer::new(word))
            }
            _ => self.not(Type::Text),
        })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u64 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct
        identifier ignored_any
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
