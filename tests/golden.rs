//! The figures of the real plan, as `docs/calculation.md` states them (section 6).

use tassei::domain::plan::Plan;
use tassei::domain::summary::{Figures, Tally};
use tassei::domain::year::FiscalYear;
use tassei::start;
use tassei::text::format;

fn plan() -> Plan {
    start::sample().unwrap().plan
}

fn year(number: u16) -> FiscalYear {
    FiscalYear::new(number).unwrap()
}

fn counts(tally: &Tally) -> (usize, [usize; 3]) {
    (
        tally.set,
        [tally.in_band(0), tally.in_band(1), tally.in_band(2)],
    )
}

#[test]
fn the_plan_holds_what_the_papers_hold() {
    let plan = plan();
    let initiatives: Vec<usize> = plan
        .priorities
        .iter()
        .map(|priority| {
            priority
                .themes
                .iter()
                .map(|theme| theme.initiatives.len())
                .sum()
        })
        .collect();
    assert_eq!(initiatives, [9, 7, 6]);
    assert_eq!(
        plan.initiatives()
            .map(|(_, _, initiative)| initiative.actions.len())
            .sum::<usize>(),
        60
    );
    assert_eq!(plan.places().count(), 41);
    assert_eq!(
        plan.places()
            .filter(|place| place.indicator.kind().judged_by_person())
            .count(),
        8
    );
}

#[test]
fn totals_follow_from_the_rows() {
    let plan = plan();
    let totals = Figures::of(&plan, year(2024)).totals(&plan, None);
    let parts: Vec<_> = totals.by_priority.iter().map(counts).collect();
    assert_eq!(parts, [(21, [15, 4, 2]), (12, [8, 2, 2]), (8, [4, 3, 1])]);
    assert_eq!(counts(&totals.all), (41, [27, 9, 5]));
    assert_eq!((totals.all.reported, totals.all.counted()), (41, 41));
    let share = |tally: &Tally| format::share(&tally.attainment_share(&plan.rules).unwrap());
    assert_eq!(
        totals.by_priority.iter().map(share).collect::<Vec<_>>(),
        ["90.5％（19÷21）", "83.3％（10÷12）", "87.5％（7÷8）"]
    );
    assert_eq!(share(&totals.all), "87.8％（36÷41）");
    let shares = [0, 1, 2]
        .map(|band| format::percent(totals.all.band_share(band, &plan.rules).unwrap().shown));
    assert_eq!(shares, ["66％", "22％", "12％"]);
    assert!(totals.all.shares_add_up(&plan.rules));
}

#[test]
fn all_printed_rates_but_one_are_reproduced() {
    let plan = plan();
    let figures = Figures::of(&plan, year(2024));
    let mut numeric = 0;
    let mut different = Vec::new();
    for (place, outcome) in figures.rows(&plan) {
        let record = place.indicator.year(year(2024)).unwrap();
        let Some(rate) = outcome.rate() else { continue };
        numeric += 1;
        let computed = rate.value.shown.to_string();
        let printed = record.printed_rate.trim_end_matches('%');
        if computed != printed {
            different.push((printed.to_owned(), computed));
        }
        let mark = &plan.rules.band(outcome.band().unwrap()).unwrap().mark;
        assert_eq!(mark, &record.printed_mark, "{}", place.indicator.name);
    }
    assert_eq!(numeric, 33);
    assert_eq!(different, [("96".to_owned(), "97".to_owned())]);
}

#[test]
fn the_mean_of_the_collection_rates_is_rounded_before_use() {
    let plan = plan();
    let place = plan
        .places()
        .find(|place| place.indicator.name.contains("現年分収納率"))
        .unwrap();
    let judge = tassei::domain::judge::Judge::new(&plan, year(2024));
    let working = judge.judge(place.indicator);
    assert_eq!(working.inputs.unwrap().actual.to_string(), "98.1");
    assert_eq!(
        working.outcome.rate().unwrap().value.shown.to_string(),
        "98"
    );
}

#[test]
fn the_years_to_come() {
    let plan = plan();
    let seven = Figures::of(&plan, year(2025)).totals(&plan, None).all;
    assert_eq!((seven.set, seven.reported, seven.counted()), (41, 0, 0));
    let eight = Figures::of(&plan, year(2026)).totals(&plan, None).all;
    assert_eq!((eight.set, eight.not_set), (40, 1));
}

#[test]
fn a_department_counts_its_own_and_shared_indicators() {
    let plan = plan();
    let figures = Figures::of(&plan, year(2024));
    let sum: usize = plan
        .departments
        .iter()
        .map(|department| figures.totals(&plan, Some(&department.id)).all.set)
        .sum();
    // Two indicators are shared by two departments each, so they count once in the plan and once in each department.
    assert_eq!(sum, 41 + 2);
}
