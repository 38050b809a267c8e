//! 年度: what each year of the plan holds, and which can be added or dropped.

use crate::command::Command;
use crate::domain::limits;
use crate::domain::plan::Plan;
use crate::domain::quantity::Reading;
use crate::domain::sort;
use crate::domain::year::FiscalYear;

/// A year of the plan and what has been entered in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRow {
    /// The year.
    pub year: FiscalYear,
    /// Its results are being reported.
    pub reporting: bool,
    /// 成果指標 with a target; － says that there is none.
    pub targets: usize,
    /// 成果指標 with an actual, of their own or of a part.
    pub actuals: usize,
    /// 取組内容 with a yearly plan or a status.
    pub actions: usize,
    /// 成果指標 with anything at all, also only a text.
    pub records: usize,
}

/// Why a year cannot be dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// It is the only one.
    Only(FiscalYear),
    /// Something has been entered in it.
    InUse(YearRow),
    /// It is the year that is reported.
    Reporting(FiscalYear),
}

impl Kept {
    /// The year.
    pub fn year(&self) -> FiscalYear {
        match self {
            Kept::Only(year) | Kept::Reporting(year) => *year,
            Kept::InUse(row) => row.year,
        }
    }
}

/// The years of the plan.
pub fn rows(plan: &Plan) -> Vec<YearRow> {
    plan.years.iter().map(|year| row(plan, *year)).collect()
}

fn row(plan: &Plan, year: FiscalYear) -> YearRow {
    let mut row = YearRow {
        year,
        reporting: plan.reporting_year == year,
        targets: 0,
        actuals: 0,
        actions: 0,
        records: 0,
    };
    let count = |counter: &mut usize, holds: bool| {
        *counter = counter.saturating_add(usize::from(holds));
    };
    for (_, _, initiative) in plan.initiatives() {
        for action in &initiative.actions {
            count(&mut row.actions, action.years.contains_key(&year));
            for record in action
                .indicators
                .iter()
                .filter_map(|indicator| indicator.year(year))
            {
                count(&mut row.records, true);
                let none = matches!(
                    record.target.reading(),
                    Reading::Blank | Reading::NotApplicable
                );
                count(&mut row.targets, !none);
                let of_a_part = record.parts.values().any(|part| !part.actual.is_blank());
                count(&mut row.actuals, !record.actual.is_blank() || of_a_part);
            }
        }
    }
    row
}

/// The years that can be added: before the first, in gaps, after the last; none once there are as many as there may be.
pub fn addable(plan: &Plan) -> Vec<FiscalYear> {
    let (Some(first), Some(last)) = (plan.years.first(), plan.years.last()) else {
        return Vec::new();
    };
    if plan.years.len() >= limits::YEARS {
        return Vec::new();
    }
    let before = first.number().saturating_sub(1);
    let after = last.number().saturating_add(1);
    (before..=after)
        .filter_map(FiscalYear::new)
        .filter(|year| !plan.years.contains(year))
        .collect()
}

/// Adds a year.
pub fn add(plan: &Plan, year: FiscalYear) -> Command {
    let mut years = plan.years.clone();
    years.push(year);
    sort::by_key(&mut years, |year| *year);
    years.dedup();
    Command::Years {
        years,
        reporting_year: plan.reporting_year,
    }
}

/// Drops a year, or says why it is kept.
pub fn remove(plan: &Plan, year: FiscalYear) -> Result<Command, Kept> {
    let row = row(plan, year);
    if row.records > 0 || row.actions > 0 {
        return Err(Kept::InUse(row));
    }
    if plan.years.len() < 2 {
        return Err(Kept::Only(year));
    }
    if row.reporting {
        return Err(Kept::Reporting(year));
    }
    Ok(Command::Years {
        years: plan
            .years
            .iter()
            .copied()
            .filter(|other| *other != year)
            .collect(),
        reporting_year: plan.reporting_year,
    })
}

/// Reports another year.
pub fn report(plan: &Plan, year: FiscalYear) -> Command {
    Command::Years {
        years: plan.years.clone(),
        reporting_year: year,
    }
}

/// The first years to choose from for a blank plan: those around the fiscal year of today, newest last.
pub fn first_years(this: FiscalYear) -> Vec<FiscalYear> {
    const EARLIER: u16 = 6;
    const LATER: u16 = 3;
    (this.number().saturating_sub(EARLIER)..=this.number().saturating_add(LATER))
        .filter_map(FiscalYear::new)
        .collect()
}

/// The fiscal year that a day falls into.
pub fn of_day(year: u32, month: u32) -> Option<FiscalYear> {
    let year = u16::try_from(year).ok()?;
    FiscalYear::new(if month < 4 {
        year.saturating_sub(1)
    } else {
        year
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    fn year(number: u16) -> FiscalYear {
        FiscalYear::new(number).unwrap()
    }

    #[test]
    fn what_the_years_of_the_sample_hold() {
        let rows: Vec<_> = rows(&start::sample().unwrap().plan)
            .into_iter()
            .map(|row| (row.year.number(), row.reporting, row.targets, row.actuals))
            .collect();
        assert_eq!(
            rows,
            [
                (2024, true, 41, 41),
                (2025, false, 41, 0),
                (2026, false, 40, 0)
            ]
        );
    }

    #[test]
    fn years_are_added_at_both_ends_and_in_gaps() {
        let mut plan = start::sample().unwrap().plan;
        let of = |plan: &Plan| -> Vec<u16> {
            addable(plan).into_iter().map(FiscalYear::number).collect()
        };
        assert_eq!(of(&plan), [2023, 2027]);
        for number in [2023, 2029] {
            add(&plan, year(number)).apply(&mut plan).unwrap();
        }
        assert_eq!(of(&plan), [2022, 2027, 2028, 2030]);
        plan.years = (1989..2019).map(year).collect();
        assert_eq!(of(&plan), [0_u16; 0]);
    }

    #[test]
    fn only_an_empty_year_is_dropped() {
        let mut plan = start::sample().unwrap().plan;
        assert!(matches!(remove(&plan, year(2025)), Err(Kept::InUse(row)) if row.targets == 41));
        add(&plan, year(2027)).apply(&mut plan).unwrap();
        report(&plan, year(2027)).apply(&mut plan).unwrap();
        assert_eq!(remove(&plan, year(2027)), Err(Kept::Reporting(year(2027))));
        report(&plan, year(2024)).apply(&mut plan).unwrap();
        remove(&plan, year(2027)).unwrap().apply(&mut plan).unwrap();
        assert_eq!(plan, start::sample().unwrap().plan);

        let mut blank = start::blank(plan.id, year(2026)).unwrap();
        blank.years = vec![year(2026)];
        assert_eq!(remove(&blank, year(2026)), Err(Kept::Only(year(2026))));
    }

    #[test]
    fn the_fiscal_year_of_a_day() {
        for (of, expected) in [((2026, 3), 2025), ((2026, 4), 2026), ((2026, 12), 2026)] {
            assert_eq!(of_day(of.0, of.1), Some(year(expected)));
        }
        assert_eq!(of_day(1970, 1), None);
        let offered = first_years(year(2026));
        assert_eq!(
            (offered.first(), offered.last()),
            (Some(&year(2020)), Some(&year(2029)))
        );
    }
}
