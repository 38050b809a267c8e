//! tmp
use crate::exchange::error::Problem;
/// tmp
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// a
    pub what: String,
    /// b
    pub place: String,
    /// c
    pub mend: String,
}
/// d
pub fn refusal(problem: &Problem) -> Refusal {
    Refusal {
        what: format!("{problem:?}"),
        place: String::new(),
        mend: String::new(),
    }
}
