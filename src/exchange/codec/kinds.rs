//! What stands in the fields of a record: texts, flags, whole numbers, and options, lists and maps of anything that can.

use serde_json::Value;

use crate::domain::few::Few;

use super::super::error::Type;
use super::super::place::Segment;
use super::{Field, Reader, Writer};

impl Field for String {
    fn read(&mut self, value: &Value, reader: &mut Reader) {
        if let Some(word) = reader.word(value) {
            word.clone_into(self);
        }
    }

    fn write(&mut self, writer: &mut Writer) {
        writer.text(self);
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Field for bool {
    fn read(&mut self, value: &Value, reader: &mut Reader) {
        match value {
            Value::Bool(flag) => *self = *flag,
            _ => reader.expected(Type::Bool, value),
        }
    }

    fn write(&mut self, writer: &mut Writer) {
        writer.flag(*self);
    }

    fn is_absent(&self) -> bool {
        !*self
    }
}

macro_rules! whole_numbers {
    ($($type:ty),*) => {
        $(
            impl Field for $type {
                fn read(&mut self, value: &Value, reader: &mut Reader) {
                    // Within the bound, so nothing is cut off.
                    *self = reader.whole(value, u32::from(<$type>::MAX)) as $type;
                }

                fn write(&mut self, writer: &mut Writer) {
                    writer.plain(&u32::from(*self).to_string());
                }
            }
        )*
    };
}

whole_numbers!(u8, u16, u32);

impl<T: Field + Default> Field for Option<T> {
    fn read(&mut self, value: &Value, reader: &mut Reader) {
        self.insert(T::default()).read(value, reader);
    }

    fn write(&mut self, writer: &mut Writer) {
        match self {
            Some(value) => value.write(writer),
            None => writer.plain("null"),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

/// Elements of any one type.
trait Elements {
    /// One more, to be read.
    fn add(&mut self) -> &mut dyn Field;

    /// Does something with each.
    fn each(&mut self, then: &mut dyn FnMut(&mut dyn Field));
}

impl<T: Field + Default> Elements for Vec<T> {
    fn add(&mut self) -> &mut dyn Field {
        self.push_mut(T::default())
    }

    fn each(&mut self, then: &mut dyn FnMut(&mut dyn Field)) {
        for element in self {
            then(element);
        }
    }
}

fn read_list(list: &mut dyn Elements, value: &Value, reader: &mut Reader) {
    let Value::Array(elements) = value else {
        return reader.expected(Type::List, value);
    };
    for (index, element) in elements.iter().enumerate() {
        if !reader.is_stopped() {
            reader.below(&|| Segment::Element(index), element, list.add());
        }
    }
}

fn write_list(list: &mut dyn Elements, writer: &mut Writer) {
    writer.begin('[');
    list.each(&mut |element| {
        writer.next();
        element.write(writer);
    });
    writer.end(']');
}

impl<T: Field + Default> Field for Vec<T> {
    fn read(&mut self, value: &Value, reader: &mut Reader) {
        read_list(self, value, reader);
    }

    fn write(&mut self, writer: &mut Writer) {
        write_list(self, writer);
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Field + Default> Field for Few<String, T> {
    fn read(&mut self, value: &Value, reader: &mut Reader) {
        let Value::Object(object) = value else {
            return reader.expected(Type::Object, value);
        };
        for (key, value) in object {
            if !reader.is_stopped() {
                let mut field = T::default();
                reader.below(&|| Segment::Field(key.clone()), value, &mut field);
                self.insert(key.clone(), field);
            }
        }
    }

    fn write(&mut self, writer: &mut Writer) {
        writer.begin('{');
        for (key, value) in self.iter_mut() {
            writer.key(key);
            value.write(writer);
        }
        writer.end('}');
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}
