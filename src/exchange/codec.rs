//! Between the tree of JSON values and the types of a version: strict about the type of every value, able to say where
//! and what when something does not fit, and small in the program (see `docs/decisions/`).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::domain::extra::Extra;

use super::error::{Problem, Type, What};
use super::place::{Pointer, Segment};

/// Reads `file` as a `T`.
pub fn from_tree<T: Decode>(file: &Value) -> Result<T, Box<Problem>> {
    T::decode(Node(file)).map_err(|complaint| {
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

/// The canonical text of a value: two spaces of indentation, no line feed at the end.
pub fn to_text(value: &impl Encode) -> String {
    let mut writer = Writer {
        text: String::new(),
        depth: 0,
        fresh: true,
    };
    value.encode(&mut writer);
    writer.text
}

/// What can be read from a value of the tree.
pub trait Decode: Sized {
    /// Reads it.
    fn decode(node: Node<'_>) -> Decoded<Self>;
}

/// What can be written to a file.
pub trait Encode {
    /// Writes it.
    fn encode(&self, writer: &mut Writer);
}

/// What is left out of a file when it says nothing.
pub trait Absent {
    /// It says nothing.
    fn is_absent(&self) -> bool;
}

/// Something read, or why it was not.
pub type Decoded<T> = Result<T, Box<Complaint>>;

/// What does not fit, and the way to it, the last step first.
#[derive(Debug)]
pub struct Complaint {
    what: What,
    way: Vec<Segment>,
}

fn complain<T>(what: What) -> Decoded<T> {
    Err(Box::new(Complaint {
        what,
        way: Vec::new(),
    }))
}

fn below<T>(read: Decoded<T>, step: impl FnOnce() -> Segment) -> Decoded<T> {
    read.map_err(|mut complaint| {
        complaint.way.push(step());
        complaint
    })
}

/// A value of the tree.
#[derive(Clone, Copy)]
pub struct Node<'f>(&'f Value);

/// The fields of an object.
#[derive(Clone, Copy)]
pub struct Fields<'f>(&'f Map<String, Value>);

impl<'f> Node<'f> {
    fn not<T>(self, expected: Type) -> Decoded<T> {
        complain(What::WrongType {
            expected,
            found: Type::of(self.0),
        })
    }

    /// The fields of an object.
    pub fn fields(self) -> Decoded<Fields<'f>> {
        match self.0 {
            Value::Object(fields) => Ok(Fields(fields)),
            _ => self.not(Type::Object),
        }
    }

    /// A text.
    pub fn word(self) -> Decoded<&'f str> {
        match self.0 {
            Value::String(text) => Ok(text),
            _ => self.not(Type::Text),
        }
    }

    /// None of the words that may stand here.
    pub fn no_such_choice<T>(self, found: &str, choices: &[&str]) -> Decoded<T> {
        let choices = choices.iter().map(|&choice| choice.to_owned()).collect();
        complain(What::NoSuchChoice {
            found: found.to_owned(),
            choices,
        })
    }

    /// A whole number up to `most`.
    fn whole(self, most: u64) -> Decoded<u64> {
        match self.0 {
            Value::Number(number) => match number.as_u64().filter(|number| *number <= most) {
                Some(number) => Ok(number),
                None => complain(What::BadNumber(number.to_string())),
            },
            _ => self.not(Type::Number),
        }
    }
}

impl<'f> Fields<'f> {
    /// A field that must be there.
    pub fn must<T: Decode>(self, key: &str) -> Decoded<T> {
        match self.0.get(key) {
            Some(value) => below(T::decode(Node(value)), || Segment::Field(key.to_owned())),
            None => complain(What::FieldMissing(key.to_owned())),
        }
    }

    /// A field that may be absent. `null` is not absent.
    pub fn may<T: Decode + Default>(self, key: &str) -> Decoded<T> {
        if self.0.contains_key(key) {
            self.must(key)
        } else {
            Ok(T::default())
        }
    }

    /// All fields but these.
    pub fn rest(self, keys: &[Option<&str>]) -> Extra {
        let unknown = self.0.iter().filter(|(key, _)| !keys.contains(&Some(key)));
        unknown
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    }

    /// Refuses any field but these.
    pub fn none_but(self, keys: &[Option<&str>]) -> Decoded<()> {
        match self.0.keys().find(|key| !keys.contains(&Some(key))) {
            Some(unknown) => complain(What::FieldUnknown(unknown.clone())),
            None => Ok(()),
        }
    }
}

impl Decode for String {
    fn decode(node: Node<'_>) -> Decoded<Self> {
        node.word().map(str::to_owned)
    }
}

impl Decode for bool {
    fn decode(node: Node<'_>) -> Decoded<Self> {
        match node.0 {
            Value::Bool(flag) => Ok(*flag),
            _ => node.not(Type::Bool),
        }
    }
}

macro_rules! whole_numbers {
    ($($type:ty),*) => {
        $(
            impl Decode for $type {
                fn decode(node: Node<'_>) -> Decoded<Self> {
                    // Within the bound, so nothing is cut off.
                    node.whole(u64::from(<$type>::MAX)).map(|number| number as $type)
                }
            }

            impl Encode for $type {
                fn encode(&self, writer: &mut Writer) {
                    writer.plain(&self.to_string());
                }
            }
        )*
    };
}

whole_numbers!(u8, u16, u32);

impl<T: Decode> Decode for Option<T> {
    fn decode(node: Node<'_>) -> Decoded<Self> {
        T::decode(node).map(Some)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: Node<'_>) -> Decoded<Self> {
        let Value::Array(elements) = node.0 else {
            return node.not(Type::List);
        };
        let mut list = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            list.push(below(T::decode(Node(element)), || Segment::Element(index))?);
        }
        Ok(list)
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(node: Node<'_>) -> Decoded<Self> {
        let mut map = BTreeMap::new();
        for (key, value) in node.fields()?.0 {
            map.insert(
                key.clone(),
                below(T::decode(Node(value)), || Segment::Field(key.clone()))?,
            );
        }
        Ok(map)
    }
}

/// The text of a file as it grows.
pub struct Writer {
    text: String,
    depth: usize,
    /// Nothing stands yet in the list or object that is open.
    fresh: bool,
}

impl Writer {
    /// Opens a list or an object.
    pub fn begin(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth = self.depth.saturating_add(1);
        self.fresh = true;
    }

    /// Closes it.
    pub fn end(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        if !self.fresh {
            self.line();
        }
        self.text.push(bracket);
        self.fresh = false;
    }

    fn line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }

    /// Begins the next element of a list or field of an object.
    fn next(&mut self) {
        if !self.fresh {
            self.text.push(',');
        }
        self.fresh = false;
        self.line();
    }

    fn plain(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A text, in quotes; escaped as little as JSON allows.
    pub fn text(&mut self, text: &str) {
        self.text.push('"');
        for c in text.chars() {
            match c {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                control if control < ' ' => {
                    // Writing to a string cannot fail.
                    let _written = write!(self.text, "\\u{:04x}", u32::from(control));
                }
                plain => self.text.push(plain),
            }
        }
        self.text.push('"');
    }

    /// A field.
    pub fn field(&mut self, key: &str, value: &(impl Encode + ?Sized)) {
        self.next();
        self.text(key);
        self.text.push_str(": ");
        value.encode(self);
    }

    /// A field, unless it says nothing.
    pub fn field_unless_absent(&mut self, key: &str, value: &(impl Encode + Absent)) {
        if !value.is_absent() {
            self.field(key, value);
        }
    }

    /// Fields that this version does not know.
    pub fn fields(&mut self, extra: &Extra) {
        for (key, value) in extra {
            self.field(key, value);
        }
    }
}

impl Encode for str {
    fn encode(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl Encode for String {
    fn encode(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl Encode for bool {
    fn encode(&self, writer: &mut Writer) {
        writer.plain(if *self { "true" } else { "false" });
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.encode(writer),
            None => writer.plain("null"),
        }
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, writer: &mut Writer) {
        writer.begin('[');
        for element in self {
            writer.next();
            element.encode(writer);
        }
        writer.end(']');
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, writer: &mut Writer) {
        writer.begin('{');
        for (key, value) in self {
            writer.field(key, value);
        }
        writer.end('}');
    }
}

impl Encode for Value {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Value::Null => writer.plain("null"),
            Value::Bool(flag) => flag.encode(writer),
            Value::Number(number) => writer.plain(number.as_str()),
            Value::String(text) => writer.text(text),
            Value::Array(elements) => elements.encode(writer),
            Value::Object(fields) => {
                writer.begin('{');
                for (key, value) in fields {
                    writer.field(key, value);
                }
                writer.end('}');
            }
        }
    }
}

impl Absent for String {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for bool {
    fn is_absent(&self) -> bool {
        !*self
    }
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Absent for BTreeMap<String, T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
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

#[cfg(test)]
mod tests {
    use super::super::{tree, v1};
    use super::*;
    use crate::start::SAMPLE_FILE;

    /// Reads and writes by `serde` and by this module; both must agree to the byte.
    fn agree(text: &str) {
        let value = tree::parse(text.as_bytes()).unwrap();
        let here: v1::File = from_tree(&value).unwrap();
        let there: v1::File = serde_json::from_value(value).unwrap();
        assert_eq!(here, there);
        assert_eq!(
            to_text(&here),
            serde_json::to_string_pretty(&there).unwrap()
        );
    }

    #[test]
    fn the_sample_reads_and_writes_as_serde_does() {
        agree(SAMPLE_FILE);
    }

    #[test]
    fn odd_texts_and_unknown_fields_read_and_write_as_serde_does() {
        let odd = r#""extra": 1, "overruling": 2, "unknown": {"b": [1.10, {}, [], null, true, -7, 1e+400], "a": "\u0000\u001f\b\f\n\r\t\"\\/ ü 達成 \ud83d\ude00"},"#;
        let text = SAMPLE_FILE.replacen("\"municipality\"", &format!("{odd} \"municipality\""), 1);
        agree(&text.replacen("\"format\"", &format!("{odd} \"format\""), 1));
    }
}
