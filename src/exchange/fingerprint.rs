//! The fingerprint of a plan: SHA-256 of its canonical bytes. Two people who see the same one have the same plan before
//! them, on whatever screen, file or paper.

use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::domain::cut::Fingerprint;
use crate::domain::id::PlanId;
use crate::domain::plan::Plan;

use super::{codec, output};

/// The fingerprint of a plan: that of the canonical text of the object `plan` as it would stand by itself, without the
/// envelope. So it is the same in a whole plan's file and in a department's, and does not change with times of writing.
pub fn fingerprint(plan: &Plan) -> Fingerprint {
    of_text(&codec::to_text(&mut output::plan(plan)))
}

/// Gives a plan another identifier and another name, as a copy has them. The state that it was cut from takes the
/// identifier, too: a file that brings the state of another plan along cannot be read.
pub fn rename(plan: &mut Plan, id: PlanId, name: String) {
    if let Some(cut) = &mut plan.cut {
        let mut base = Plan::clone(&cut.base);
        base.id = id.clone();
        if base.name == plan.name {
            base.name.clone_from(&name);
        }
        cut.origin = fingerprint(&base);
        cut.base = Arc::new(base);
    }
    plan.id = id;
    plan.name = name;
}

/// Appends a piece of a plan's text as it stands in a file, two spaces from the margin, as it stands by itself. A piece
/// begins within a line.
pub(super) fn unindent(piece: &str, into: &mut String) {
    for (index, line) in piece.split('\n').enumerate() {
        if index > 0 {
            into.push('\n');
            into.push_str(line.strip_prefix("  ").unwrap_or(line));
        } else {
            into.push_str(line);
        }
    }
}

/// The fingerprint of a text.
pub fn of_text(text: &str) -> Fingerprint {
    let mut hashing = Hashing::default();
    hashing.add(text);
    hashing.print()
}

/// The fingerprint of a text that comes in pieces. A copy goes on from what has come so far: what many texts begin with
/// is gone through once.
#[derive(Clone, Default)]
pub(super) struct Hashing(Sha256);

impl Hashing {
    /// The next piece.
    pub fn add(&mut self, piece: &str) {
        self.0.update(piece.as_bytes());
    }

    /// The fingerprint of all that has come.
    pub fn print(self) -> Fingerprint {
        let mut digits = String::with_capacity(Fingerprint::DIGITS);
        for byte in self.0.finalize() {
            // Writing to a string cannot fail.
            let _written = write!(digits, "{byte:02x}");
        }
        Fingerprint::of_digest(digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cut::Cut;
    use crate::exchange::{Document, read_stored, write};
    use crate::start;

    #[test]
    fn it_is_the_sha_256() {
        assert_eq!(
            of_text("abc").as_str(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_copy_of_a_departments_file_can_be_read() {
        let whole = start::sample().unwrap().plan;
        let department = whole.departments[0].id.clone();
        let cut = |base: Plan| Plan {
            cut: Some(Box::new(Cut {
                department: department.clone(),
                year: whole.reporting_year,
                note: String::new(),
                cut_at: String::new(),
                origin: fingerprint(&base),
                base: Arc::new(base),
                extra: Default::default(),
            })),
            ..whole.clone()
        };
        let id = PlanId::new("copy").unwrap();
        let read = |plan: &Plan| {
            read_stored(&write(&Document {
                as_of: String::new(),
                plan: plan.clone(),
            }))
        };
        let mut filled = whole.bare();
        filled.municipality.push('。');
        for base in [whole.bare(), filled] {
            let mut plan = cut(base);
            // The identifier alone is not enough.
            let mut other = plan.clone();
            other.id = id.clone();
            assert!(read(&other).is_err());
            let name = "写し".to_owned();
            rename(&mut plan, id.clone(), name.clone());
            let found = read(&plan).unwrap().plan;
            assert_eq!((&found.id, &found.name), (&id, &name));
            let cut = found.cut.unwrap();
            assert_eq!((&cut.base.id, &cut.base.name), (&id, &name));
            assert_eq!(cut.origin, fingerprint(&cut.base));
        }
    }

    #[test]
    fn it_follows_the_plan_and_not_its_envelope() {
        let plan = start::sample().unwrap().plan;
        let print = fingerprint(&plan);
        let mut other = plan.clone();
        other.file_extra.insert("x".into(), 1.into());
        assert_eq!(fingerprint(&other), print);
        other.name.push('。');
        assert_ne!(fingerprint(&other), print);
    }
}
