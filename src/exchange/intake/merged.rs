//! What came into the plan from files of departments.

use std::collections::HashSet;

use crate::domain::id::{DepartmentId, MergeId};
use crate::domain::limits;
use crate::domain::merged::{Merge, MergedValue};

use super::super::error::What;
use super::super::place::Pointer;
use super::super::v1;
use super::{Taken, each, id, long, refuse, short, time, within, year};

/// All files that were taken in.
pub fn merges(merges: Vec<v1::Merge>, at: &Pointer) -> Taken<Vec<Merge>> {
    let mut seen = HashSet::new();
    let most = limits::at_most(merges.len(), limits::MERGES);
    within(&at.key("merges"), most)?;
    each(at, "merges", merges, |file, at| {
        let own = id(&at.key("id"), &file.id, MergeId::new)?;
        if !seen.insert(own.clone()) {
            return refuse(&at.key("id"), What::IdTwice(file.id));
        }
        merge(own, file, at)
    })
}

fn merge(own: MergeId, file: v1::Merge, at: &Pointer) -> Taken<Merge> {
    time(&at.key("at"), &file.at)?;
    time(&at.key("as_of"), &file.as_of)?;
    short(at, "file", &file.file)?;
    short(at, "print", &file.print)?;
    let most = limits::at_most(file.values.len(), limits::NODES);
    within(&at.key("values"), most)?;
    Ok(Merge {
        id: own,
        at: file.at,
        file: file.file,
        // It may be gone from the plan.
        department: match file.department.as_str() {
            "" => None,
            text => Some(id(&at.key("department"), text, DepartmentId::new)?),
        },
        // It may be none of the plan's any more.
        year: match file.year {
            None => None,
            Some(number) => Some(year(&at.key("year"), number)?),
        },
        as_of: file.as_of,
        print: file.print,
        values: each(at, "values", file.values, |value, at| {
            short(at, "at", &value.at)?;
            short(at, "print", &value.print)?;
            long(at, "reason", &value.reason)?;
            Ok(MergedValue {
                at: value.at,
                print: value.print,
                reason: value.reason,
                extra: value.extra,
            })
        })?,
        extra: file.extra,
    })
}
