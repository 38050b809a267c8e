//! What a file holds, beside what is open, before it takes its place.

use crate::domain::indicator::YearRecord;
use crate::domain::plan::Plan;
use crate::exchange::Document;
use crate::text::{format, transfer};

/// A file that could be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// It is the plan that is open, in another state.
    pub same_plan: bool,
    /// It holds exactly what is open.
    pub identical: bool,
    /// What can be compared, row by row.
    pub rows: Vec<Row>,
}

/// One thing to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What is compared.
    pub label: &'static str,
    /// What is open.
    pub now: String,
    /// What the file holds.
    pub file: String,
    /// It is a number, and stands to the right.
    pub numeric: bool,
}

/// Compares a file with what is open. `time` words a time of the files' form on the device's own clock.
pub fn summary(now: &Document, file: &Document, time: impl Fn(&str) -> String) -> Summary {
    let text = |label, word: &dyn Fn(&Document) -> String| Row {
        label,
        now: word(now),
        file: word(file),
        numeric: false,
    };
    let number = |label, count: &dyn Fn(&Plan) -> usize| Row {
        label,
        now: format::count(count(&now.plan)),
        file: format::count(count(&file.plan)),
        numeric: true,
    };
    Summary {
        same_plan: now.plan.id == file.plan.id,
        identical: now == file,
        rows: vec![
            text(transfer::HOLDS, &|document| {
                let cut = document.plan.cut.as_deref();
                let of = cut.and_then(|cut| cut.base.department(&cut.department));
                of.map_or(transfer::WHOLE_PLAN.to_owned(), |one| {
                    transfer::part(&one.name)
                })
            }),
            text(transfer::PLAN_NAME, &|document| {
                transfer::plan_name(&document.plan.name)
            }),
            text(transfer::MUNICIPALITY, &|document| {
                transfer::or_dash(&document.plan.municipality)
            }),
            text(transfer::YEARS, &|document| {
                document
                    .plan
                    .years
                    .iter()
                    .map(|year| format::year_short(*year))
                    .collect::<Vec<_>>()
                    .join("・")
            }),
            text(transfer::CHANGED, &|document| {
                transfer::or_dash(&time(&document.as_of))
            }),
            number(transfer::INDICATORS, &|plan| plan.places().count()),
            number(transfer::TARGETS, &|plan| {
                records(plan)
                    .filter(|record| !record.target.is_blank())
                    .count()
            }),
            number(transfer::ACTUALS, &|plan| {
                records(plan).filter(|record| has_actual(record)).count()
            }),
            number(transfer::DEPARTMENTS, &|plan| plan.departments.len()),
        ],
    }
}

fn records(plan: &Plan) -> impl Iterator<Item = &YearRecord> {
    plan.places()
        .flat_map(|place| place.indicator.years().values())
}

fn has_actual(record: &YearRecord) -> bool {
    !record.actual.is_blank() || record.parts.values().any(|part| !part.actual.is_blank())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    #[test]
    fn the_sample_beside_itself_and_beside_a_changed_one() {
        let sample = start::sample().unwrap();
        let same = summary(&sample, &sample, str::to_owned);
        assert!(same.identical && same.same_plan);
        let find = |summary: &Summary, label| {
            summary
                .rows
                .iter()
                .find(|row| row.label == label)
                .unwrap()
                .clone()
        };
        assert_eq!(find(&same, transfer::ACTUALS).now, "41");
        assert_eq!(find(&same, transfer::YEARS).file, "R6・R7・R8");

        let mut changed = sample.clone();
        let id = changed.plan.places().next().unwrap().indicator.id.clone();
        let year = changed.plan.reporting_year;
        changed
            .plan
            .indicator_mut(&id)
            .unwrap()
            .set_actual(year, "");
        let summary = summary(&sample, &changed, str::to_owned);
        assert!(!summary.identical && summary.same_plan);
        let actuals = find(&summary, transfer::ACTUALS);
        assert_eq!((actuals.now.as_str(), actuals.file.as_str()), ("41", "40"));
    }
}
