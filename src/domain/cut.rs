//! What makes a plan a department's file: for whom it was cut out of the whole, for which year, and from which state.
//! It stands in the plan itself, so that undoing, saving and taking a file in carry it along.

use std::sync::Arc;

use super::extra::Extra;
use super::id::DepartmentId;
use super::plan::Plan;
use super::year::FiscalYear;

/// The plan is with a department, which fills in its own part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The department.
    pub department: DepartmentId,
    /// The fiscal year it is asked to report.
    pub year: FiscalYear,
    /// What the secretariat wants it to know; may be blank.
    pub note: String,
    /// When the file was cut, as UTC; blank if unknown.
    pub cut_at: String,
    /// The fingerprint of the state it was cut from, as the file gives it.
    pub origin: Fingerprint,
    /// That state. Files leave it out while the plan is still equal to it.
    pub base: Arc<Plan>,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// The SHA-256 of a plan's canonical bytes, as 64 hexadecimal digits. `exchange::fingerprint` computes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The digits of a fingerprint.
    pub const DIGITS: usize = 64;
    /// The digits of its short form, as people compare it.
    pub const SHORT: usize = 8;

    /// Takes the digits of a fingerprint over; `None` if they are none.
    pub fn parse(digits: &str) -> Option<Self> {
        let plain = |digit: u8| matches!(digit, b'0'..=b'9' | b'a'..=b'f');
        (digits.len() == Self::DIGITS && digits.bytes().all(plain)).then(|| Self(digits.to_owned()))
    }

    /// A fingerprint just computed.
    pub fn of_digest(digits: String) -> Self {
        Self(digits)
    }

    /// All digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first eight digits, for names of files. How they are written on screen and paper belongs to `text`.
    pub fn short(&self) -> &str {
        self.0.get(..Self::SHORT).unwrap_or_default()
    }
}

impl Plan {
    /// The plan alone, without what the file around it says.
    pub fn bare(&self) -> Plan {
        Plan {
            cut: None,
            file_extra: Extra::new(),
            ..self.clone()
        }
    }

    /// The department whose file this is; `None` for a whole plan.
    pub fn cut_for(&self) -> Option<&DepartmentId> {
        self.cut.as_ref().map(|cut| &cut.department)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_fingerprint() {
        let digits = "0123456789abcdef".repeat(4);
        let print = Fingerprint::parse(&digits).unwrap();
        assert_eq!(
            (print.as_str(), print.short()),
            (digits.as_str(), "01234567")
        );
        for other in ["", "01234567", &digits.to_uppercase(), &"g".repeat(64)] {
            assert_eq!(Fingerprint::parse(other), None, "{other}");
        }
    }
}
