//! 年度: what each year of the plan holds, and which can be added or dropped.

use crate::command::Command;
use crate::domain::kind::Kind;
use crate::domain::limits;
use crate::domain::plan::Plan;
use crate::domain::quantity::Reading;
use crate::domain::sort;
use crate::domain::summary::{Figures, Tally};
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
    with(plan, years)
}

/// The plan with these years, of which those that are closed stay so.
fn with(plan: &Plan, years: Vec<FiscalYear>) -> Command {
    let mut closed = plan.closed.clone();
    closed.retain(|year| years.contains(year));
    Command::Years {
        years,
        reporting_year: plan.reporting_year,
        closed,
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
    let mut years = plan.years.clone();
    years.retain(|other| *other != year);
    Ok(with(plan, years))
}

/// Reports another year.
pub fn report(plan: &Plan, year: FiscalYear) -> Command {
    Command::Years {
        years: plan.years.clone(),
        reporting_year: year,
        closed: plan.closed.clone(),
    }
}

/// Lets what is recorded in a closed year be changed again.
pub fn reopen(plan: &Plan, year: FiscalYear) -> Command {
    let mut closed = plan.closed.clone();
    closed.retain(|other| *other != year);
    Command::Years {
        years: plan.years.clone(),
        reporting_year: plan.reporting_year,
        closed,
    }
}

/// 年度更新: the year that is reported is closed, and the next one is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rollover {
    /// The year that is closed.
    pub from: FiscalYear,
    /// The year that is reported from then on.
    pub to: FiscalYear,
    /// It comes into the plan with it.
    pub new: bool,
    /// 成果指標 whose result of the old year has not been entered.
    pub unreported: usize,
    /// 成果指標 with a target for the new year.
    pub with: usize,
    /// Those for which it says that there is none (－).
    pub none: usize,
    /// Those without a word about it.
    pub without: usize,
}

/// What 年度更新 would change; `None` where there can be no further year.
pub fn rollover(plan: &Plan) -> Option<Rollover> {
    let from = plan.reporting_year;
    let mut later = plan.years.iter().copied().filter(|year| *year > from);
    let next = later.next();
    let to = next.or_else(|| from.next().filter(|_| plan.years.len() < limits::YEARS))?;
    let tally = Tally::of(Figures::of(plan, from).outcomes());
    let mut found = Rollover {
        from,
        to,
        new: next.is_none(),
        unreported: tally.set.saturating_sub(tally.reported),
        with: 0,
        none: 0,
        without: 0,
    };
    for place in plan.places() {
        let indicator = place.indicator;
        if *indicator.kind() == Kind::Monitor {
            continue;
        }
        let target = indicator.year(to).map(|record| record.target.reading());
        match target {
            None | Some(Reading::Blank) => found.without = found.without.saturating_add(1),
            Some(Reading::NotApplicable) => found.none = found.none.saturating_add(1),
            Some(_) => found.with = found.with.saturating_add(1),
        }
    }
    Some(found)
}

/// 年度更新 as one change.
pub fn roll_over(plan: &Plan, found: &Rollover) -> Command {
    let (mut years, mut closed) = (plan.years.clone(), plan.closed.clone());
    for (list, year) in [(&mut years, found.to), (&mut closed, found.from)] {
        if let Err(at) = list.binary_search(&year) {
            list.insert(at, year);
        }
    }
    Command::Years {
        years,
        reporting_year: found.to,
        closed,
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
    fn a_year_is_closed_and_the_next_one_reported_in_one_step() {
        let before = start::sample().unwrap().plan;
        let mut plan = before.clone();
        let found = rollover(&plan).unwrap();
        assert_eq!(
            (found.from, found.to, found.new),
            (year(2024), year(2025), false)
        );
        assert_eq!((found.unreported, found.with, found.none), (0, 41, 0));
        assert_eq!(found.without, 0);
        let back = roll_over(&plan, &found).apply(&mut plan).unwrap();
        assert_eq!(
            (plan.reporting_year, &plan.closed),
            (year(2025), &vec![year(2024)])
        );
        assert_eq!(plan.years, before.years);
        let mut undone = plan.clone();
        back.apply(&mut undone).unwrap();
        assert_eq!(undone, before);

        // The next: a target that is －, one that is missing, and results that are not there.
        let found = rollover(&plan).unwrap();
        assert_eq!((found.unreported, found.with, found.none), (41, 40, 1));
        assert_eq!(found.without, 0);
        roll_over(&plan, &found).apply(&mut plan).unwrap();
        let found = rollover(&plan).unwrap();
        assert_eq!((found.to, found.new, found.without), (year(2027), true, 41));
        roll_over(&plan, &found).apply(&mut plan).unwrap();
        assert_eq!(plan.years.last(), Some(&year(2027)));
        assert_eq!(plan.closed, [2024, 2025, 2026].map(year));

        // A closed year stays closed whatever else is done with the years, and is opened again by itself.
        let mut opened = plan.clone();
        for command in [add(&plan, year(2028)), report(&plan, year(2024))] {
            command.apply(&mut opened).unwrap();
            assert_eq!(opened.closed, plan.closed);
        }
        reopen(&plan, year(2025)).apply(&mut plan).unwrap();
        assert_eq!(plan.closed, [2024, 2026].map(year));
        plan.years = (1989..2019).map(year).collect();
        plan.reporting_year = year(2018);
        assert_eq!(rollover(&plan), None);
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
