//! Why a file is refused: what, and where. How to mend it, and the wording, belong to `text`.

use crate::domain::id::IdError;
use crate::domain::limits::TooMuch;
use crate::domain::rules::BandsError;
use crate::domain::year::FiscalYear;

use super::place::Place;

/// The first thing that keeps a file from being read. A file is taken in whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where; empty for the file as a whole.
    pub place: Place,
    /// What.
    pub what: What,
}

/// What keeps a file from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Nothing in it.
    Empty,
    /// More bytes than are read.
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The most.
        most: usize,
    },
    /// A workbook of a spreadsheet, or something else that is packed.
    Packed,
    /// Not UTF-8: saved by another program in another encoding, or no text at all.
    NotUtf8,
    /// Not JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// It ends in the middle: an incomplete copy.
        cut_off: bool,
    },
    /// Nested deeper than is read.
    TooDeep {
        /// The most.
        most: usize,
    },
    /// An object names a field twice.
    FieldTwice(String),
    /// JSON, but of something else.
    NotOurFormat,
    /// Of a version that this program does not know yet.
    NewerVersion(String),
    /// A field that must be there is not.
    FieldMissing(String),
    /// A field that must not be there is.
    FieldUnknown(String),
    /// Another kind of value than is needed.
    WrongType {
        /// What is needed.
        expected: Type,
        /// What is there.
        found: Type,
    },
    /// A number out of range, or with a fraction.
    BadNumber(String),
    /// None of the words that may stand there.
    NoSuchChoice {
        /// The word found.
        found: String,
        /// The words that may stand there.
        choices: Vec<String>,
    },
    /// Not an identifier.
    BadId(String, IdError),
    /// An identifier used twice.
    IdTwice(String),
    /// An identifier of something that is not in the file.
    NoSuchId(String),
    /// Not a fiscal year of the plan's range.
    BadYear(String),
    /// Something is recorded of a year that the plan does not have.
    YearNotInPlan(FiscalYear),
    /// The plan's years are not ascending, or there are none.
    YearsNotAscending,
    /// The reporting year is none of the plan's years.
    ReportingYearNotInPlan,
    /// Bands that cannot be used.
    Bands(BandsError),
    /// Not a percentage.
    BadPercent(String),
    /// More decimals than can be shown.
    TooManyDecimals {
        /// The most.
        most: u8,
    },
    /// An override without a reason.
    ReasonMissing,
    /// An override that overrules nothing.
    OverridesNothing,
    /// Details of another kind of indicator, or none where they are needed.
    KindDetails,
    /// Not a time as the format writes it.
    BadTime(String),
    /// Not a fingerprint as the format writes it.
    BadFingerprint(String),
    /// The state that a department's file was cut from is one of another plan.
    OtherPlan,
    /// Longer or more than is allowed.
    TooMuch(TooMuch),
}

/// Types of JSON values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Text in quotes.
    Text,
    /// A number.
    Number,
    /// true or false.
    Bool,
    /// A list.
    List,
    /// An object.
    Object,
    /// null.
    Null,
}

impl Problem {
    /// A problem of the file as a whole.
    pub fn of_file(what: What) -> Box<Self> {
        Box::new(Self {
            place: Place::new(),
            what,
        })
    }
}
