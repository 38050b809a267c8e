//! Files: what a plan looks like on disk, and the way in and out. Pure: knows the domain and nobody else.
//!
//! A file is read in steps, each with its own refusals: bytes → tree of JSON values ([`tree`]) → envelope and version
//! ([`open`]) → the types of that version ([`v1`]) → the plan ([`intake`]). Writing goes straight from the plan to the
//! newest version ([`output`]). One plan has one canonical text: same data, same bytes.

pub mod error;
mod intake;
mod output;
pub mod place;
mod shape;
pub mod slot;
pub mod tree;
mod v1;

use serde_json::Value;

use crate::domain::plan::Plan;

use error::{Problem, What};
use place::Pointer;

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
    let file = tree::parse(bytes)?;
    check_envelope(&file)?;
    let shaped: v1::File = shape::from_tree(&file)?;
    intake::document(shaped, &file)
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
    let at = || Pointer::root().key("version").within(file);
    match file.get("version") {
        Some(Value::Number(version)) => match version.as_u64() {
            Some(version) if version == u64::from(VERSION) => Ok(()),
            Some(version) if version > u64::from(VERSION) => {
                Err(Problem::of_file(What::NewerVersion(version.to_string())))
            }
            _ => Err(Box::new(Problem {
                place: at(),
                what: What::BadNumber(version.to_string()),
            })),
        },
        Some(other) => Err(Box::new(Problem {
            place: at(),
            what: What::WrongType {
                expected: error::Type::Number,
                found: error::Type::of(other),
            },
        })),
        None => Err(Problem::of_file(What::FieldMissing("version".to_owned()))),
    }
}
