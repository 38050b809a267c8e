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
        $(#[derive($($derive:ident),*)])?
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
            #[derive(Debug, Clone, PartialEq, $($($derive),*)?)]
            #[cfg_attr(test, derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema))]
            $(#[cfg_attr(test, serde($container))])?
            pub struct $name {
                $(
                    $(#[doc = $field_doc])*
                    $(#[cfg_attr(test, serde($($serde)*))])?
                    pub $field: $type,
                )*
            }

            impl crate::exchange::codec::Decode for $name {
                fn decode(node: crate::exchange::codec::Node<'_>) -> crate::exchange::codec::Decoded<Self> {
                    const KEYS: &[Option<&str>] = &[$(crate::exchange::v1::known!($field $($($serde)*)?)),*];
                    let fields = node.fields()?;
                    let _closed = false;
                    $(let _closed = crate::exchange::v1::is_closed!($container);)?
                    if _closed {
                        fields.none_but(KEYS)?;
                    }
                    Ok(Self { $($field: crate::exchange::v1::decode!(fields, KEYS, $field $($($serde)*)?)),* })
                }
            }

            impl crate::exchange::codec::Encode for $name {
                fn encode(&self, writer: &mut crate::exchange::codec::Writer) {
                    writer.begin('{');
                    $(crate::exchange::v1::encode!(writer, self, $field $($($serde)*)?);)*
                    writer.end('}');
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

/// A field that the version knows; the unknown ones have no name of their own, least of all that of the place where they
/// are kept.
macro_rules! known {
    ($field:ident flatten) => {
        None
    };
    ($field:ident $($serde:tt)*) => {
        Some(crate::exchange::v1::key!($field $($serde)*))
    };
}

macro_rules! is_closed {
    (deny_unknown_fields) => {
        true
    };
}

/// Reads one field by its attribute.
macro_rules! decode {
    ($fields:ident, $keys:ident, $field:ident) => { $fields.must(stringify!($field))? };
    ($fields:ident, $keys:ident, $field:ident flatten) => { $fields.rest($keys) };
    ($fields:ident, $keys:ident, $field:ident $($serde:tt)*) => {
        $fields.may(crate::exchange::v1::key!($field $($serde)*))?
    };
}

/// Writes one field by its attribute.
macro_rules! encode {
    ($writer:ident, $record:ident, $field:ident) => { $writer.field(stringify!($field), &$record.$field) };
    ($writer:ident, $record:ident, $field:ident default) => { $writer.field(stringify!($field), &$record.$field) };
    ($writer:ident, $record:ident, $field:ident flatten) => { $writer.fields(&$record.$field) };
    ($writer:ident, $record:ident, $field:ident $($serde:tt)*) => {
        $writer.field_unless_absent(crate::exchange::v1::key!($field $($serde)*), &$record.$field)
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

            impl crate::exchange::codec::Decode for $name {
                fn decode(node: crate::exchange::codec::Node<'_>) -> crate::exchange::codec::Decoded<Self> {
                    match node.word()? {
                        $($word => Ok(Self::$choice),)*
                        other => node.no_such_choice(other, &[$($word),*]),
                    }
                }
            }

            impl crate::exchange::codec::Encode for $name {
                fn encode(&self, writer: &mut crate::exchange::codec::Writer) {
                    let word = match self { $(Self::$choice => $word),* };
                    writer.text(word);
                }
            }
        )*
    };
}

use {decode, encode, is_closed, key, known};

mod choices;
mod comment;
mod handout;
mod indicator;
mod plan;
mod printed;
mod rule_set;

pub use choices::*;
pub use comment::*;
pub use handout::*;
pub use indicator::*;
pub use plan::*;
pub use printed::*;
pub use rule_set::*;
