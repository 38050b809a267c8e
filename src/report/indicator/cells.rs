//! The cells of an indicator: what stands in them, and what is said beside them.

use crate::domain::entry::Entry;
use crate::domain::indicator::Indicator;
use crate::domain::kind::{Kind, Tolerance};
use crate::domain::quantity::{
    ChangeDirection, Expect, ReadError, Reading, read, read_change, read_range,
};
use crate::report::entry::{Note, note, refusal};
use crate::text::{format, indicator as words, reading};

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What was entered.
    pub text: String,
    /// What is said beside it.
    pub note: Note,
}

impl Cell {
    /// Nothing entered.
    pub fn blank() -> Self {
        Self {
            text: String::new(),
            note: Note::None,
        }
    }

    /// A cell with the note that any cell has.
    pub fn plain(entry: &Entry, unit: &str) -> Self {
        Self {
            text: entry.raw().to_owned(),
            note: note(entry, unit),
        }
    }

    /// A cell with a target: ranges and changes are read in their own way.
    pub fn target(indicator: &Indicator, entry: &Entry) -> Self {
        let note = match (indicator.kind(), entry.reading()) {
            (Kind::Range, Reading::Text) => match read_range(entry.raw()) {
                Ok(range) => [&range.low, &range.high]
                    .into_iter()
                    .find_map(|end| refusal(end, &indicator.unit))
                    .unwrap_or_else(|| {
                        Note::Read(words::range_read(
                            &reading::as_read(&range.low),
                            &reading::as_read(&range.high),
                        ))
                    }),
                Err(error) => refused(&error),
            },
            (Kind::Change, Reading::Text) => match read_change(entry.raw()) {
                Ok(change) => Note::Read(words::change_read(
                    &format::exact_percent(&change.fraction, 0),
                    change.direction == ChangeDirection::Reduction,
                )),
                Err(error) => refused(&error),
            },
            _ => note(entry, &indicator.unit),
        };
        Self {
            text: entry.raw().to_owned(),
            note,
        }
    }

    /// What is wrong with it, if anything is.
    pub fn error(&self) -> Option<&str> {
        match &self.note {
            Note::Error { what, .. } => Some(what),
            _ => None,
        }
    }
}

fn refused(error: &ReadError) -> Note {
    let message = reading::read_error(error);
    Note::Error {
        what: message.what,
        mend: message.mend,
    }
}

/// How the cells of an indicator are entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// The target is running text.
    pub target_in_lines: bool,
    /// The target is a plain figure: the phone shows its keyboard for figures.
    pub target_is_figure: bool,
    /// The actual is running text.
    pub actual_in_lines: bool,
    /// The actual comes from parts.
    pub from_parts: bool,
    /// A half-year's actual may be doubled.
    pub can_be_doubled: bool,
    /// A person chooses the level.
    pub by_person: bool,
}

impl Shape {
    /// How the cells of an indicator of this kind are entered.
    pub fn of(kind: &Kind) -> Self {
        let by_person = kind.judged_by_person();
        let from_parts = matches!(kind, Kind::Composite(_));
        Self {
            target_in_lines: by_person,
            target_is_figure: !matches!(
                kind,
                Kind::Qualitative | Kind::Graded | Kind::Range | Kind::Change | Kind::Bound
            ),
            actual_in_lines: by_person,
            from_parts,
            can_be_doubled: !by_person && !matches!(kind, Kind::Monitor),
            by_person,
        }
    }
}

/// Whether a tolerance can be used, of an indicator whose bare numbers are in `unit`.
pub fn tolerance_is_readable(tolerance: &Tolerance, unit: &str) -> bool {
    // Of a relative one the unit is %, whatever that of the indicator is.
    let unit = if tolerance.relative { "" } else { unit };
    match read(&tolerance.amount, Expect::Number) {
        Reading::Blank => true,
        Reading::Number(quantity) => {
            !quantity.value.is_negative() && refusal(&quantity, unit).is_none()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::NodeId;
    use crate::domain::kind::Reference;
    use crate::domain::year::FiscalYear;

    #[test]
    fn what_is_said_beside_a_target() {
        for (kind, target, said) in [
            (
                Kind::Range,
                "36.0～37.5℃",
                Ok("36℃ から 37.5℃ まで と読み取りました"),
            ),
            (
                Kind::Range,
                "36.0",
                Err("「36.0」は、どこからどこまでかが分かりません。"),
            ),
            (Kind::Range, "－", Ok("対象外（－）と読み取りました")),
            (
                Kind::Change,
                "5%以上削減",
                Ok("基準値から 5％ 以上の削減 と読み取りました"),
            ),
            (
                Kind::Change,
                "3.5％増",
                Ok("基準値から 3.5％ 以上の増加 と読み取りました"),
            ),
            (
                Kind::Change,
                "5%",
                Err("「5%」は、増やすのか減らすのかが書かれていません。"),
            ),
            (Kind::Higher, "1000", Ok("1,000人 と読み取りました")),
            (Kind::Bound, "30件以上", Ok("30件以上 と読み取りました")),
            (Kind::Qualitative, "見直し案作成", Ok("")),
            (Kind::Higher, "", Ok("")),
        ] {
            let year = FiscalYear::new(2024).unwrap();
            let mut indicator = Indicator::new(NodeId::new("x").unwrap(), "x", kind);
            indicator.unit = "人".to_owned();
            indicator.set_target(year, target);
            let cell = match indicator.year(year) {
                Some(record) => Cell::target(&indicator, &record.target),
                None => Cell::blank(),
            };
            let note = match &cell.note {
                Note::None => Ok(""),
                Note::Read(words) => Ok(words.as_str()),
                Note::Error { what, .. } => Err(what.as_str()),
            };
            assert_eq!(note, said, "{target}");
        }
    }

    #[test]
    fn tolerances() {
        for (amount, unit, readable) in [
            ("", "人", true),
            ("3", "人", true),
            ("0.5人", "人", true),
            ("▲1", "人", false),
            ("少し", "人", false),
            ("2万", "人", true),
            ("2万", "万人", false),
            ("2万人", "万人", true),
        ] {
            let tolerance = |relative| Tolerance {
                amount: amount.to_owned(),
                relative,
                reference: Reference::Target,
            };
            assert_eq!(
                tolerance_is_readable(&tolerance(false), unit),
                readable,
                "{amount}"
            );
            // Of a share the unit is %.
            let number = matches!(amount, "2万");
            assert!(!number || tolerance_is_readable(&tolerance(true), unit));
        }
    }
}
