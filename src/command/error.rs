//! Why a command is refused. The plan is as it was. The wording belongs to `text`.

use crate::domain::limits::TooMuch;
use crate::domain::rules::BandsError;
use crate::domain::tree::Misplaced;
use crate::domain::year::FiscalYear;

/// Why a command is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommandError {
    /// What was to be changed is no longer there.
    Gone,
    /// The plan came as a file that is only to be read.
    ForReading,
    /// The thing has no such field, or the value is of another sort.
    DoesNotFit,
    /// The plan has no such year.
    NoSuchYear(FiscalYear),
    /// The year is closed: what is recorded in it is not changed.
    YearClosed(FiscalYear),
    /// The plan has no such department.
    NoSuchDepartment,
    /// The rules have no such level.
    NoSuchBand,
    /// An identifier that is already there.
    IdTaken,
    /// The node cannot stand there.
    Misplaced(Misplaced),
    /// The department is still in charge of something.
    DepartmentInUse {
        /// How many 取組内容 and 成果指標 name it.
        times: usize,
    },
    /// Something is recorded in a year that was to be dropped.
    YearInUse(FiscalYear),
    /// The years are not ascending, or there are none, or the reporting year is not among them.
    BadYears,
    /// A level that was to be dropped is chosen somewhere.
    BandInUse {
        /// Its label.
        label: String,
    },
    /// Levels that cannot be used.
    Bands(BandsError),
    /// An override without a reason.
    ReasonMissing,
    /// An override that overrules nothing.
    OverridesNothing,
    /// Another tab writes the plan: nothing is changed here.
    ReadOnly,
    /// Longer or more than is allowed.
    TooMuch(TooMuch),
}

impl From<TooMuch> for CommandError {
    fn from(too_much: TooMuch) -> Self {
        CommandError::TooMuch(too_much)
    }
}

impl From<Misplaced> for CommandError {
    fn from(reason: Misplaced) -> Self {
        CommandError::Misplaced(reason)
    }
}
