//! 年度: what each year of the plan holds, and which can be added or dropped.

use crate::command::Command;
use crate::domain::indicator::Indicator;
use crate::domain::judge::Judge;
use crate::domain::kind::{Kind, TargetBasis};
use crate::domain::limits;
use crate::domain::outcome::{Standing, Unsettled};
use crate::domain::plan::Plan;
use crate::domain::quantity::Reading;
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
    /// Papers that are about it: printed ones that were entered, and those that are prepared.
    pub papers: usize,
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
        papers: 0,
    };
    let count = |counter: &mut usize, holds: bool| {
        *counter = counter.saturating_add(usize::from(holds));
    };
    let printed = plan.publications.iter().map(|paper| paper.year);
    for of in printed.chain(plan.handouts.iter().map(|paper| paper.year)) {
        count(&mut row.papers, of == year);
    }
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
    with(plan, years_with(plan, year))
}

fn years_with(plan: &Plan, year: FiscalYear) -> Vec<FiscalYear> {
    let mut years = plan.years.clone();
    if let Err(at) = years.binary_search(&year) {
        years.insert(at, year);
    }
    years
}

/// Results of the plan's years that become others by a further year: those that are held against the target of the last
/// year, or against a share of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moved {
    /// How many 成果指標.
    pub indicators: usize,
    /// How many of them wait for the target of the new last year.
    pub unsettled: usize,
    /// In which years.
    pub years: Vec<FiscalYear>,
}

/// What becomes of the results by a further year.
fn moved(plan: &Plan, added: FiscalYear) -> Moved {
    let mut moved = Moved::default();
    let of_year = |indicator: &&Indicator| indicator.basis != TargetBasis::OfYear;
    let indicators = plan.places().map(|place| place.indicator);
    let mut bound: Vec<(&Indicator, bool, bool)> = indicators
        .filter(of_year)
        .map(|indicator| (indicator, false, false))
        .collect();
    if bound.is_empty() {
        return moved;
    }
    let mut then = plan.clone();
    then.years = years_with(plan, added);
    for year in &plan.years {
        let (judge, later) = (Judge::new(plan, *year), Judge::new(&then, *year));
        let mut any = false;
        for (indicator, changes, waits) in &mut bound {
            let outcome = later.outcome(indicator);
            if outcome != judge.outcome(indicator) {
                (any, *changes) = (true, true);
                *waits |= outcome.standing == Standing::Unsettled(Unsettled::EndTargetMissing);
            }
        }
        if any {
            moved.years.push(*year);
        }
    }
    moved.indicators = bound.iter().filter(|(_, changes, _)| *changes).count();
    moved.unsettled = bound.iter().filter(|(.., waits)| *waits).count();
    moved
}

/// What becomes of the results by each year that can be added, where anything does.
pub fn additions(plan: &Plan) -> Vec<(FiscalYear, Moved)> {
    let each = addable(plan).into_iter();
    each.map(|year| (year, moved(plan, year)))
        .filter(|(_, moved)| moved.indicators > 0)
        .collect()
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
    if row.records > 0 || row.actions > 0 || row.papers > 0 {
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
    /// What becomes of results by a new last year.
    pub moved: Moved,
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
        moved: Moved::default(),
    };
    if found.new {
        found.moved = moved(plan, to);
    }
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
    use crate::domain::handout::Handout;
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
    fn what_a_further_year_makes_of_results_is_told_before() {
        let mut plan = start::sample().unwrap().plan;
        let ids: Vec<_> = plan
            .places()
            .filter(|place| *place.indicator.kind() == Kind::Higher)
            .map(|place| place.indicator.id.clone())
            .take(3)
            .collect();
        assert_eq!(additions(&plan), []);
        let bases = [TargetBasis::EndOfPlan, TargetBasis::Apportioned];
        for (id, basis) in ids.iter().zip(bases) {
            let indicator = plan.indicator_mut(id).unwrap();
            indicator.basis = basis;
            for number in [2024, 2025, 2026] {
                indicator.set_target(year(number), "300件");
            }
            indicator.set_actual(year(2024), "100件");
        }
        plan.reporting_year = year(2026);
        let rolling = rollover(&plan).unwrap();
        // The result of 2024 is another; in the others nothing was reported, but what they wait for is.
        let years = [2024, 2025, 2026].map(year).to_vec();
        let last = Moved {
            indicators: 2,
            unsettled: 2,
            years: years.clone(),
        };
        assert_eq!((rolling.new, &rolling.moved), (true, &last));
        // A year before the others makes other shares, and leaves the last year as it is.
        let first = Moved {
            indicators: 1,
            unsettled: 0,
            years: vec![year(2024)],
        };
        assert_eq!(additions(&plan), [(year(2023), first), (year(2027), last)]);
        // Both are what really comes of it.
        let before = Figures::of(&plan, year(2024));
        let mut after = plan.clone();
        add(&plan, year(2027)).apply(&mut after).unwrap();
        let after = Figures::of(&after, year(2024));
        let differ = before.outcomes().iter().zip(after.outcomes());
        assert_eq!(differ.filter(|(one, other)| one != other).count(), 2);
        // Once every year is there nothing of it is told.
        plan.reporting_year = year(2024);
        assert_eq!(rollover(&plan).unwrap().moved, Moved::default());
    }

    #[test]
    fn a_year_that_papers_are_about_is_not_dropped() {
        let mut plan = start::sample().unwrap().plan;
        add(&plan, year(2027)).apply(&mut plan).unwrap();
        let mut handed = plan.clone();
        handed.handouts.push(Handout::blank(year(2027)));
        let mut printed = plan.clone();
        let mut paper = plan.publications[0].clone();
        paper.year = year(2027);
        printed.publications.push(paper);
        for plan in [handed, printed] {
            assert!(matches!(remove(&plan, year(2027)), Err(Kept::InUse(row)) if row.papers == 1));
        }
        assert!(remove(&plan, year(2027)).is_ok());
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
