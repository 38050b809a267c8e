//! What was decided about differences between print and rows.

use crate::domain::decision::{Decision, Ruling};
use crate::domain::limits;
use crate::domain::sort;

use super::super::error::What;
use super::super::place::Pointer;
use super::super::v1;
use super::{Taken, each, long, refuse, short, within};

pub(super) fn decisions(list: Vec<v1::Decision>, at: &Pointer) -> Taken<Vec<Decision>> {
    within(
        &at.key("decisions"),
        limits::at_most(list.len(), limits::DECISIONS),
    )?;
    let mut taken = each(at, "decisions", list, |decision, at| {
        short(at, "finding", &decision.finding)?;
        short(at, "seen", &decision.seen)?;
        long(at, "reason", &decision.reason)?;
        Ok(Decision {
            finding: decision.finding,
            seen: decision.seen,
            ruling: match decision.ruling {
                v1::Ruling::Accept => Ruling::Accept,
                v1::Ruling::Correct => Ruling::Correct,
            },
            reason: decision.reason,
            extra: decision.extra,
        })
    })?;
    // One order for the same data, whoever wrote the file.
    sort::by(&mut taken, |one, other| one.finding < other.finding);
    if let Some(twice) = taken.windows(2).find_map(|pair| match pair {
        [one, other] if one.finding == other.finding => Some(one.finding.clone()),
        _ => None,
    }) {
        return refuse(&at.key("decisions"), What::IdTwice(twice));
    }
    Ok(taken)
}
