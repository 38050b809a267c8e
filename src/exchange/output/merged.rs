//! What came into the plan from files of departments.

use crate::domain::merged::{Merge, MergedValue};
use crate::domain::year::FiscalYear;

use super::v1;

/// A file that was taken in.
pub fn merge(merge: &Merge) -> v1::Merge {
    v1::Merge {
        id: merge.id.to_string(),
        at: merge.at.clone(),
        file: merge.file.clone(),
        department: merge
            .department
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        year: merge.year.map(FiscalYear::number),
        as_of: merge.as_of.clone(),
        print: merge.print.clone(),
        values: merge.values.iter().map(value).collect(),
        extra: merge.extra.clone(),
    }
}

fn value(value: &MergedValue) -> v1::MergedValue {
    v1::MergedValue {
        at: value.at.clone(),
        print: value.print.clone(),
        reason: value.reason.clone(),
        extra: value.extra.clone(),
    }
}
