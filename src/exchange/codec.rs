//! Between the tree of JSON values and the types of a version: strict about the type of every value, able to say where
//! and what when something does not fit, and small in the program (see `docs/decisions/`). A record names its fields in
//! order to a visitor, and there are two: one reads them and one writes them.

mod kinds;
mod writer;

use serde_json::{Map, Value};

use crate::domain::extra::Extra;

use super::error::{Problem, Type, What};
use super::place::{Pointer, Segment};

pub use writer::Writer;

/// Reads `file` as a `T`.
pub fn from_tree<T: Field + Default>(file: &Value) -> Result<T, Box<Problem>> {
    let mut read = T::default();
    let mut reader = Reader::default();
    read.read(file, &mut reader);
    match reader.complaint.take() {
        None => Ok(read),
        Some(what) => Err(reader.problem(what, file)),
    }
}

/// The canonical text of a value: two spaces of indentation, no line feed at the end.
pub fn to_text(value: &mut dyn Field) -> String {
    to_text_at(value, 0)
}

/// The same as it stands at a depth in a file.
pub fn to_text_at(value: &mut dyn Field, depth: usize) -> String {
    let mut writer = Writer::at(depth);
    value.write(&mut writer);
    writer.finish()
}

/// The canonical text of a value of the tree.
pub fn text_of(value: &Value) -> String {
    let mut writer = Writer::at(0);
    writer.unknown(value);
    writer.finish()
}

/// What can stand in a file.
pub trait Field {
    /// Reads it from a value of the tree. What does not fit is told to the reader, and what was read then means nothing.
    fn read(&mut self, value: &Value, reader: &mut Reader);

    /// Writes it. It is not changed.
    fn write(&mut self, writer: &mut Writer);

    /// It says nothing.
    fn is_absent(&self) -> bool {
        false
    }
}

/// What is told of a field's presence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must be there.
    Must,
    /// It may be absent, and is written in any case.
    May,
    /// It is absent where it says nothing.
    Absent,
}

/// Whoever is told of the fields of a record.
pub trait Visitor {
    /// A field that the version knows.
    fn field(&mut self, key: &'static str, need: Need, field: &mut dyn Field);

    /// The fields that it does not know.
    fn extra(&mut self, extra: &mut Extra);
}

/// An object whose fields are known.
pub trait Record {
    /// Tells of its fields in the order of the format.
    fn fields(&mut self, visitor: &mut dyn Visitor);

    /// A field that is not known is refused.
    fn is_closed(&self) -> bool;
}

/// Who reads, and what did not fit.
#[derive(Debug, Default)]
pub struct Reader {
    complaint: Option<What>,
    /// The way to it, the last step first.
    way: Vec<Segment>,
}

impl Reader {
    fn complain(&mut self, what: What) {
        self.complaint = Some(what);
    }

    fn expected(&mut self, expected: Type, value: &Value) {
        self.complain(What::WrongType {
            expected,
            found: Type::of(value),
        });
    }

    fn is_stopped(&self) -> bool {
        self.complaint.is_some()
    }

    /// Reads what stands a step further.
    fn below(&mut self, step: &dyn Fn() -> Segment, value: &Value, field: &mut dyn Field) {
        field.read(value, self);
        if self.is_stopped() {
            self.way.push(step());
        }
    }

    fn problem(&self, what: What, file: &Value) -> Box<Problem> {
        let mut at = Pointer::root();
        for step in self.way.iter().rev() {
            at = match step {
                Segment::Field(name) => at.key(name),
                Segment::Element(index) => at.index(*index),
            };
        }
        Box::new(Problem {
            place: at.within(file),
            what,
        })
    }

    fn word<'v>(&mut self, value: &'v Value) -> Option<&'v str> {
        let word = value.as_str();
        if word.is_none() {
            self.expected(Type::Text, value);
        }
        word
    }

    /// Which of the words stands there.
    pub fn choice(&mut self, value: &Value, choices: &[&str]) -> Option<usize> {
        let found = self.word(value)?;
        let place = choices.iter().position(|choice| *choice == found);
        if place.is_none() {
            self.complain(What::NoSuchChoice {
                found: found.to_owned(),
                choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
            });
        }
        place
    }

    /// A whole number up to `most`; 0 where there is none.
    fn whole(&mut self, value: &Value, most: u32) -> u32 {
        let Value::Number(number) = value else {
            self.expected(Type::Number, value);
            return 0;
        };
        let whole = number.as_u64().and_then(|number| number.try_into().ok());
        match whole.filter(|number| *number <= most) {
            Some(number) => number,
            None => {
                self.complain(What::BadNumber(number.to_string()));
                0
            }
        }
    }

    /// Reads the fields of a record.
    pub fn record(&mut self, value: &Value, record: &mut dyn Record) {
        let Value::Object(object) = value else {
            return self.expected(Type::Object, value);
        };
        let mut names = Names::default();
        record.fields(&mut names);
        if record.is_closed()
            && let Some(unknown) = object.keys().find(|key| !names.0.contains(&key.as_str()))
        {
            return self.complain(What::FieldUnknown(unknown.clone()));
        }
        record.fields(&mut Filling {
            object,
            names: &names,
            reader: self,
        });
    }
}

/// The names of the fields of a record.
#[derive(Default)]
struct Names(Vec<&'static str>);

impl Visitor for Names {
    fn field(&mut self, key: &'static str, _: Need, _: &mut dyn Field) {
        self.0.push(key);
    }

    fn extra(&mut self, _: &mut Extra) {}
}

/// A record that is being read.
struct Filling<'r> {
    object: &'r Map<String, Value>,
    names: &'r Names,
    reader: &'r mut Reader,
}

impl Visitor for Filling<'_> {
    fn field(&mut self, key: &'static str, need: Need, field: &mut dyn Field) {
        if self.reader.is_stopped() {
            return;
        }
        match self.object.get(key) {
            // `null` is not absent.
            Some(value) => {
                self.reader
                    .below(&|| Segment::Field(key.to_owned()), value, field);
            }
            None if need == Need::Must => {
                self.reader.complain(What::FieldMissing(key.to_owned()));
            }
            None => {}
        }
    }

    fn extra(&mut self, extra: &mut Extra) {
        for (key, value) in self.object {
            if !self.names.0.contains(&key.as_str()) {
                extra.insert(key.clone(), value.clone());
            }
        }
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
        let mut here: v1::File = from_tree(&value).unwrap();
        let there: v1::File = serde_json::from_value(value).unwrap();
        assert_eq!(here, there);
        assert_eq!(
            to_text(&mut here),
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
