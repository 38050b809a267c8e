//! Files: what a plan looks like on disk, and the way in and out. Pure: knows the domain and nobody else.
//!
//! A file is read in steps, each with its own refusals: bytes → tree of JSON values ([`tree`]) → envelope and version
//! ([`read`]) → the types of that version (`v1`, by way of `codec`) → the plan (`intake`). Writing goes straight from the plan to the
//! newest version (`output`). One plan has one canonical text: same data, same bytes.

pub mod cells;
mod codec;
pub mod error;
mod fingerprint;
mod intake;
pub mod kin;
pub mod merge;
mod output;
pub mod place;
#[cfg(test)]
mod schema;
pub mod tree;
mod v1;

use serde_json::Value;

use crate::domain::plan::Plan;

use error::{Problem, What};
use place::Pointer;

pub use fingerprint::{fingerprint, of_text, rename};

/// The name by which a file says that it is one of ours.
pub const FORMAT: &str = "tassei-plan";
/// The version that is written. Every version from 1 on is read.
pub const VERSION: u32 = 1;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// When the data was last changed, as UTC `2025-08-08T04:15:00Z`; blank if unknown.
    pub as_of: String,
    /// The plan.
    pub plan: Plan,
}

/// Reads a file, whole or not at all.
pub fn read(bytes: &[u8]) -> Result<Document, Box<Problem>> {
    of_tree(&tree::parse(bytes)?)
}

/// Reads what this program itself has stored. The size of a file does not bind it: what was stored must come back, and
/// the place where it is stored has a bound of its own.
pub fn read_stored(text: &str) -> Result<Document, Box<Problem>> {
    of_tree(&tree::parse_text(text)?)
}

/// Reads a file of a version to come as far as it is like this one: what is not known here is carried along, and what does not
/// fit refuses it. It is for looking at and for nothing else: only its own bytes are this file.
pub fn read_newer(text: &str) -> Result<Document, Box<Problem>> {
    let mut file = tree::parse_text(text.trim_start_matches('\u{feff}'))?;
    if let Some(version) = file.get_mut("version") {
        *version = VERSION.into();
    }
    of_tree(&file)
}

fn of_tree(file: &Value) -> Result<Document, Box<Problem>> {
    check_envelope(file)?;
    let shaped: v1::File = codec::from_tree(file)?;
    intake::document(shaped, file)
}

/// The canonical text of a document: two spaces of indentation, fields in the order of the format, one line feed at the
/// end.
pub fn write(document: &Document) -> String {
    let mut text = output::text(document);
    text.push('\n');
    text
}

/// Before anything else: is it ours, and is it of a version that is known here?
fn check_envelope(file: &Value) -> Result<(), Box<Problem>> {
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(Problem::of_file(What::NotOurFormat));
    }
    let refuse = |what| {
        Err(Box::new(Problem {
            place: Pointer::root().key("version").within(file),
            what,
        }))
    };
    match file.get("version") {
        Some(Value::Number(version)) => {
            let digits = version.to_string();
            match digits.parse::<u32>() {
                Ok(VERSION) => Ok(()),
                // The versions to come, however far: no sign, no fraction, no exponent.
                _ if digits != "0" && digits.bytes().all(|digit| digit.is_ascii_digit()) => {
                    Err(Problem::of_file(What::NewerVersion(digits)))
                }
                _ => refuse(What::BadNumber(digits)),
            }
        }
        Some(other) => refuse(What::WrongType {
            expected: error::Type::Number,
            found: error::Type::of(other),
        }),
        None => Err(Problem::of_file(What::FieldMissing("version".to_owned()))),
    }
}
