//! What is said beside a cell: how it was read, or why it was not.

use crate::domain::entry::Entry;
use crate::domain::quantity::{Expect, Quantity, Reading};
use crate::domain::unit::{Amount, Figure, NoAmount, multiplied};
use crate::text::{format, reading};

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
            Err(why) => refused(why, quantity, unit),
        },
    }
}

/// What is said of a number that counts nothing under the declared unit; `None` for any other.
pub fn refusal(quantity: &Quantity, declared: &str) -> Option<Note> {
    let why = Amount::of(quantity, declared).err()?;
    Some(refused(why, quantity, declared))
}

fn refused(why: NoAmount, quantity: &Quantity, declared: &str) -> Note {
    let declared = declared.trim();
    let (factor, unit) = multiplied(declared);
    match (why, quantity.value.checked_div(factor)) {
        (NoAmount::ScaledTwice, Ok(number)) => {
            let full = format::with_unit(&format::exact(&quantity.value, 0), unit);
            let number = format::exact(&number, 0);
            Note::Error {
                what: reading::scaled_twice(declared),
                mend: reading::scaled_twice_mend(&full, &number, declared),
            }
        }
        _ => Note::Error {
            what: reading::OVERFLOW.to_owned(),
            mend: reading::OVERFLOW_MEND.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_two_scales_is_refused_with_what_to_write() {
        for (raw, unit, mend) in [
            (
                "800万",
                "万文字",
                "8,000,000文字のことなら、「800」又は「800万文字」と入力してください。",
            ),
            (
                "2,000万",
                "千円",
                "20,000,000円のことなら、「20,000」又は「20,000千円」と入力してください。",
            ),
            (
                "5万",
                "百万円",
                "50,000円のことなら、「0.05」又は「0.05百万円」と入力してください。",
            ),
        ] {
            let Note::Error { what, mend: said } = note(&Entry::new(raw, Expect::Number), unit)
            else {
                panic!("{raw}");
            };
            assert_eq!(said, mend);
            assert_eq!(
                what,
                format!(
                    "指標の単位が「{unit}」なので、「万」などを付けただけの数は二通りに読めます。"
                )
            );
        }
        let read = note(&Entry::new("800万文字", Expect::Number), "万文字");
        assert_eq!(
            read,
            Note::Read("8,000,000文字 と読み取りました".to_owned())
        );
    }
}
