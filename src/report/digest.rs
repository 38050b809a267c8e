//! Every figure of a plan as plain text that does not change with the machine, so that two builds can be compared to the
//! last digit: `cargo run --example figures -- plan.json` natively, the same function in the browser.
//!
//! Not for people: no word of the screen is in it, and exact values stand as fractions in lowest terms.

use std::fmt::Write;

use crate::domain::exact::Exact;
use crate::domain::outcome::{Measure, Outcome, Standing};
use crate::domain::plan::Plan;
use crate::domain::rules::Rules;
use crate::domain::summary::{Figures, Tally};

/// A line for every indicator in every year of the plan, then the totals of that year; fields are separated by tabs.
///
/// - `indicator`, year, identifier, `set` or `-`, `reported` or `-`, standing, level or `-`, exact measure or `-`, shown
///   measure or `-`, and after an override the same four as they were computed.
/// - `total`, year, identifier of the 重点項目 or `*` for all, set, reported, counted, the counts by level separated by
///   `/`, and the 概ね達成率 or `-`.
pub fn digest(plan: &Plan) -> String {
    let mut text = String::new();
    for year in &plan.years {
        let figures = Figures::of(plan, *year);
        let number = year.number();
        for (place, outcome) in figures.rows(plan) {
            let id = &place.indicator.id;
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "indicator\t{number}\t{id}\t{}",
                row(outcome, &plan.rules)
            );
        }
        let totals = figures.totals(plan, None);
        let ids = plan.priorities.iter().map(|priority| priority.id.as_str());
        let tallies = totals.by_priority.iter().chain([&totals.all]);
        for (id, tally) in ids.chain(["*"]).zip(tallies) {
            let _ = writeln!(text, "total\t{number}\t{id}\t{}", total(tally, &plan.rules));
        }
    }
    text
}

fn row(outcome: &Outcome, rules: &Rules) -> String {
    let mark = |holds: bool, word: &'static str| if holds { word } else { "-" };
    let mut text = format!(
        "{}\t{}\t{}",
        mark(outcome.is_set(), "set"),
        mark(outcome.reported, "reported"),
        found(outcome.standing, &outcome.measure, rules)
    );
    if let Some(computed) = &outcome.overruled {
        text.push('\t');
        text.push_str(&found(computed.standing, &computed.measure, rules));
    }
    text
}

fn found(standing: Standing, measure: &Measure, rules: &Rules) -> String {
    let band = match standing {
        Standing::Judged(band) => rules.band(band).map(|band| band.id.as_str()),
        _ => None,
    };
    let standing = match standing {
        Standing::Judged(_) => "judged".to_owned(),
        Standing::NotSet(why) => format!("not-set:{why:?}"),
        Standing::Waiting(why) => format!("waiting:{why:?}"),
        Standing::Unsettled(why) => format!("unsettled:{why:?}"),
        Standing::LeftOut(why) => format!("left-out:{why:?}"),
    };
    let shown = match measure {
        Measure::None => None,
        Measure::Rate(rate) => Some(&rate.value),
        Measure::Change(change) => Some(change),
    };
    let (exact, shown) = match shown {
        Some(figure) => (fraction(&figure.exact), figure.shown.to_string()),
        None => ("-".to_owned(), "-".to_owned()),
    };
    format!("{standing}\t{}\t{exact}\t{shown}", band.unwrap_or("-"))
}

fn fraction(value: &Exact) -> String {
    let (above, below) = value.numerator_denominator();
    format!("{above}/{below}")
}

fn total(tally: &Tally, rules: &Rules) -> String {
    let counts: Vec<String> = (0..rules.bands().len())
        .map(|band| tally.in_band(band).to_string())
        .collect();
    let share = match tally.attainment_share(rules) {
        Some(share) => share.shown.to_string(),
        None => "-".to_owned(),
    };
    format!(
        "{}\t{}\t{}\t{}\t{share}",
        tally.set,
        tally.reported,
        tally.counted(),
        counts.join("/")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::BandId;
    use crate::domain::indicator::Override;
    use crate::domain::rules::Percent;
    use crate::start;

    #[test]
    fn the_sample_in_figures() {
        let mut plan = start::sample().unwrap().plan;
        let lines =
            |plan: &Plan| -> Vec<String> { digest(plan).lines().map(str::to_owned).collect() };
        let sample = lines(&plan);
        // 41 indicators, 3 重点項目 and the whole, in each of 3 years.
        assert_eq!(sample.len(), 3 * (41 + 3 + 1));
        let totals: Vec<&String> = sample
            .iter()
            .filter(|line| line.starts_with("total\t2024"))
            .collect();
        assert_eq!(
            totals,
            [
                "total\t2024\tp1\t21\t21\t21\t15/4/2\t90.5",
                "total\t2024\tp2\t12\t12\t12\t8/2/2\t83.3",
                "total\t2024\tp3\t8\t8\t8\t4/3/1\t87.5",
                "total\t2024\t*\t41\t41\t41\t27/9/5\t87.8"
            ]
        );
        assert_eq!(sample.last().unwrap(), "total\t2026\t*\t40\t0\t0\t0/0/0\t-");
        let first = plan.places().next().unwrap().indicator.id.clone();
        assert_eq!(
            sample.first().unwrap(),
            &format!("indicator\t2024\t{first}\tset\treported\tjudged\tnear\t49/50\t98")
        );
        let year = plan.reporting_year;
        plan.indicator_mut(&first)
            .unwrap()
            .edit_year(year, |record| {
                record.overruling = Some(Override {
                    band: Some(BandId::new("met").unwrap()),
                    rate: Percent::parse("99.5"),
                    reason: "理由".to_owned(),
                });
            });
        assert_eq!(
            lines(&plan).first().unwrap(),
            &format!(
                "indicator\t2024\t{first}\tset\treported\tjudged\tmet\t199/200\t100\tjudged\tnear\t49/50\t98"
            )
        );
    }
}
