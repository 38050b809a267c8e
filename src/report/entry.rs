//! What is said beside a cell: how it was read, or why it was not.

use crate::domain::entry::Entry;
use crate::domain::quantity::{Expect, Reading};
use crate::domain::unit::Figure;
use crate::text::reading;

/// What is said beside a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Nothing to say.
    None,
    /// How it was read.
    Read(String),
    /// Why it could not be read, and how to mend it.
    Error {
        /// What happened.
        what: String,
        /// How to mend it.
        mend: String,
    },
}

/// What is said beside a cell whose bare numbers are in `unit`.
pub fn note(entry: &Entry, unit: &str) -> Note {
    match entry.reading() {
        Reading::Blank => Note::None,
        Reading::Text if entry.expect() == Expect::Text => Note::None,
        Reading::Text => Note::Error {
            what: reading::TEXT_FOR_NUMBER.to_owned(),
            mend: reading::TEXT_FOR_NUMBER_MEND.to_owned(),
        },
        Reading::NotApplicable => Note::Read(reading::NOT_APPLICABLE.to_owned()),
        Reading::Pending => Note::Read(reading::PENDING.to_owned()),
        Reading::Unreadable(error) => {
            let message = reading::read_error(error);
            Note::Error {
                what: message.what,
                mend: message.mend,
            }
        }
        Reading::Number(quantity) => match Figure::of(quantity, unit) {
            Ok(figure) => Note::Read(reading::read_as(&figure)),
            Err(_) => Note::Error {
                what: reading::OVERFLOW.to_owned(),
                mend: reading::OVERFLOW_MEND.to_owned(),
            },
        },
    }
}
