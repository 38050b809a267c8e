//! Version 1 of the file, as it stands on disk. Frozen: once released, a change of meaning is a new version.
//!
//! These types are only for reading and writing. Reading is forgiving about what is absent and strict about what is
//! there; `extra` keeps the fields this version does not know.
//!
//! The types are declared as `serde` types, and in the tests they are: the JSON Schema comes from them, and every file
//! is read and written both ways and compared. The program itself reads and writes them through [`super::codec`], which
//! understands the same few attributes: derived code made up a fifth of the whole program (`docs/decisions/`).

/// Declares records of the format.
macro_rules! file_types {
    ($(
        $(#[doc = $doc:expr])*
        $(#[derive(Default)])?
        $(#[serde($container:ident)])?
        pub struct $name:ident {
            $(
                $(#[doc = $field_doc:expr])*
                $(#[serde($($serde:tt)*)])?
                pub $field:ident: $type:ty,
            )*
        }
    )*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Debug, Clone, PartialEq, Default)]
            #[cfg_attr(test, derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema))]
            $(#[cfg_attr(test, serde($container))])?
            pub struct $name {
                $(
                    $(#[doc = $field_doc])*
                    $(#[cfg_attr(test, serde($($serde)*))])?
                    pub $field: $type,
                )*
            }

            impl crate::exchange::codec::Record for $name {
                fn fields(&mut self, visitor: &mut dyn crate::exchange::codec::Visitor) {
                    $(crate::exchange::v1::visit!(visitor, self, $field $($($serde)*)?);)*
                }

                fn is_closed(&self) -> bool {
                    let _closed = false;
                    $(let _closed = crate::exchange::v1::is_closed!($container);)?
                    _closed
                }
            }

            impl crate::exchange::codec::Field for $name {
                fn read(&mut self, value: &serde_json::Value, reader: &mut crate::exchange::codec::Reader) {
                    reader.record(value, self);
                }

                fn write(&mut self, writer: &mut crate::exchange::codec::Writer) {
                    writer.record(self);
                }
            }
        )*
    };
}

/// The name of a field in the file.
macro_rules! key {
    ($field:ident default, rename = $key:literal, skip_serializing_if = $absent:literal) => {
        $key
    };
    ($field:ident $($serde:tt)*) => {
        stringify!($field)
    };
}

macro_rules! is_closed {
    (deny_unknown_fields) => {
        true
    };
}

/// Tells of one field by its attribute.
macro_rules! visit {
    ($visitor:ident, $record:ident, $field:ident) => {
        $visitor.field(stringify!($field), crate::exchange::codec::Need::Must, &mut $record.$field)
    };
    ($visitor:ident, $record:ident, $field:ident default) => {
        $visitor.field(stringify!($field), crate::exchange::codec::Need::May, &mut $record.$field)
    };
    ($visitor:ident, $record:ident, $field:ident flatten) => { $visitor.extra(&mut $record.$field) };
    ($visitor:ident, $record:ident, $field:ident $($serde:tt)*) => {
        $visitor.field(
            crate::exchange::v1::key!($field $($serde)*),
            crate::exchange::codec::Need::Absent,
            &mut $record.$field,
        )
    };
}

/// Declares words of which exactly one may stand in a field.
macro_rules! file_choices {
    ($(
        $(#[doc = $doc:expr])*
        pub enum $name:ident {
            $( $(#[doc = $choice_doc:expr])* $choice:ident = $word:literal, )*
        }
    )*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            #[cfg_attr(test, derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema))]
            pub enum $name {
                $(
                    $(#[doc = $choice_doc])*
                    #[cfg_attr(test, serde(rename = $word))]
                    $choice,
                )*
            }

            impl Default for $name {
                /// What stands there until it is read.
                fn default() -> Self {
                    crate::exchange::v1::first!($(Self::$choice),*)
                }
            }

            impl crate::exchange::codec::Field for $name {
                fn read(&mut self, value: &serde_json::Value, reader: &mut crate::exchange::codec::Reader) {
                    let found = reader.choice(value, &[$($word),*]);
                    if let Some(choice) = found.and_then(|found| [$(Self::$choice),*].get(found).copied()) {
                        *self = choice;
                    }
                }

                fn write(&mut self, writer: &mut crate::exchange::codec::Writer) {
                    let word = match self { $(Self::$choice => $word),* };
                    writer.text(word);
                }
            }
        )*
    };
}

macro_rules! first {
    ($first:path $(, $others:path)*) => {
        $first
    };
}

use {first, is_closed, key, visit};

mod choices;
mod comment;
mod decision;
mod handout;
mod indicator;
mod merged;
mod plan;
mod printed;
mod rule_set;

pub use choices::*;
pub use comment::*;
pub use decision::*;
pub use handout::*;
pub use indicator::*;
pub use merged::*;
pub use plan::*;
pub use printed::*;
pub use rule_set::*;
