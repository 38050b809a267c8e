//! The canonical text as it grows.

use std::fmt::Write as _;

use serde_json::Value;

use crate::domain::extra::Extra;

use super::{Field, Need, Record, Visitor};

/// The text of a file as it grows.
pub struct Writer {
    text: String,
    depth: usize,
    /// Nothing stands yet in the list or object that is open.
    fresh: bool,
}

impl Writer {
    /// Nothing yet, at a depth in a file.
    pub(super) fn at(depth: usize) -> Self {
        Self {
            text: String::new(),
            depth,
            fresh: true,
        }
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.text
    }

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
    pub(super) fn next(&mut self) {
        if !self.fresh {
            self.text.push(',');
        }
        self.fresh = false;
        self.line();
    }

    pub(super) fn plain(&mut self, text: &str) {
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

    pub(super) fn flag(&mut self, flag: bool) {
        self.plain(if flag { "true" } else { "false" });
    }

    /// The name of the field that follows.
    pub(super) fn key(&mut self, key: &str) {
        self.next();
        self.text(key);
        self.text.push_str(": ");
    }

    /// The fields of a record.
    pub fn record(&mut self, record: &mut dyn Record) {
        self.begin('{');
        record.fields(self);
        self.end('}');
    }

    /// A value that this version does not know.
    pub(super) fn unknown(&mut self, value: &Value) {
        match value {
            Value::Null => self.plain("null"),
            Value::Bool(flag) => self.flag(*flag),
            Value::Number(number) => self.plain(number.as_str()),
            Value::String(text) => self.text(text),
            Value::Array(elements) => {
                self.begin('[');
                for element in elements {
                    self.next();
                    self.unknown(element);
                }
                self.end(']');
            }
            Value::Object(fields) => {
                self.begin('{');
                for (key, value) in fields {
                    self.key(key);
                    self.unknown(value);
                }
                self.end('}');
            }
        }
    }
}

impl Visitor for Writer {
    fn field(&mut self, key: &'static str, need: Need, field: &mut dyn Field) {
        if need != Need::Absent || !field.is_absent() {
            self.key(key);
            field.write(self);
        }
    }

    fn extra(&mut self, extra: &mut Extra) {
        for (key, value) in extra {
            self.key(key);
            self.unknown(value);
        }
    }
}
