//! What a paper printed, held against what is computed.

use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::judge::Judge;
use crate::domain::outcome::{Measure, Shown, Standing};
use crate::domain::plan::Plan;
use crate::domain::quantity::{Expect, Quantity, Reading, read};
use crate::domain::rounding::{Rounding, percent};
use crate::domain::unit::Figure;
use crate::domain::year::FiscalYear;
use crate::report::amount::Amounts;
use crate::report::arithmetic::Arithmetic;
use crate::report::verdict::{self, Verdict};
use crate::text::{arithmetic, format, indicator as words};

/// Printed against computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The printed actual, of a composite only.
    pub actual: Option<String>,
    /// The printed rate.
    pub rate: String,
    /// The printed mark.
    pub mark: String,
    /// What can be compared.
    pub rows: Vec<Row>,
    /// Something printed is not what is computed.
    pub differs: bool,
    /// The computed figure and what would give the printed one, in sentences.
    pub sentences: Vec<String>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub label: &'static str,
    /// As printed.
    pub printed: String,
    /// As computed.
    pub computed: String,
    /// Both are the same.
    pub agrees: bool,
}

impl Printed {
    /// What is printed of an indicator in a year.
    pub fn of(plan: &Plan, indicator: &Indicator, year: FiscalYear) -> Self {
        let blank;
        let record = match indicator.year(year) {
            Some(record) => record,
            None => {
                blank = YearRecord::blank(indicator.kind());
                &blank
            }
        };
        let judge = Judge::new(plan, year);
        let working = judge.judge(indicator);
        let outcome = &working.outcome;
        let mean = judge.mean_of(indicator);
        let is_composite = matches!(indicator.kind(), crate::domain::kind::Kind::Composite(_));
        let mut rows = Vec::new();
        let printed_actual = record.printed_actual.trim();
        if is_composite && !printed_actual.is_empty() {
            let used = mean.map(|mean| mean.used);
            let figure = number(printed_actual);
            let agrees = match (&figure, used) {
                (Some(printed), Some(used)) => {
                    Figure::of(printed, &indicator.unit).is_ok_and(|figure| figure.value == used)
                }
                _ => false,
            };
            rows.push(Row {
                label: words::ACTUAL,
                printed: printed_actual.to_owned(),
                computed: used.map_or_else(
                    || format::NO_FIGURE.to_owned(),
                    |used| Amounts::of(indicator).write(used, None),
                ),
                agrees,
            });
        }
        let mut sentences = Vec::new();
        let printed_rate = record.printed_rate.trim();
        if !printed_rate.is_empty() {
            let agrees = match &outcome.measure {
                Measure::Rate(rate) => agrees_with_rate(printed_rate, &rate.value, plan),
                Measure::Change(change) => agrees_with_rate(printed_rate, change, plan),
                Measure::None => agrees_with_level(printed_rate, outcome.standing, plan),
            };
            rows.push(Row {
                label: words::RATE,
                printed: printed_rate.to_owned(),
                computed: verdict::measure(outcome),
                agrees,
            });
            if let (false, Measure::Rate(rate)) = (agrees, &outcome.measure) {
                let arithmetic = Arithmetic::of(plan, indicator, year, &working);
                sentences.push(arithmetic.calculation);
                sentences.extend(by_rounding(printed_rate, &rate.value, plan));
            }
        }
        let printed_mark = record.printed_mark.trim();
        if !printed_mark.is_empty() {
            let verdict = Verdict::of(outcome.standing, &plan.rules);
            rows.push(Row {
                label: words::JUDGEMENT,
                printed: printed_mark.to_owned(),
                computed: with_mark(&verdict),
                agrees: agrees_with_level(printed_mark, outcome.standing, plan),
            });
        }
        Self {
            actual: is_composite.then(|| record.printed_actual.clone()),
            rate: record.printed_rate.clone(),
            mark: record.printed_mark.clone(),
            differs: rows.iter().any(|row| !row.agrees),
            rows,
            sentences,
        }
    }
}

fn with_mark(verdict: &Verdict) -> String {
    format!("{} {}", verdict.mark, verdict.word)
        .trim()
        .to_owned()
}

fn number(printed: &str) -> Option<Quantity> {
    match read(printed, Expect::Number) {
        Reading::Number(quantity) => Some(quantity),
        _ => None,
    }
}

/// How many decimals are printed.
fn decimals(printed: &str) -> u8 {
    let behind = printed.split(['.', '．']).nth(1).unwrap_or_default();
    let digits = behind
        .chars()
        .take_while(|sign| sign.is_ascii_digit() || ('０'..='９').contains(sign));
    u8::try_from(digits.count()).unwrap_or(u8::MAX)
}

/// A printed percentage agrees if the exact rate, rounded to as many decimals as are printed, gives it.
fn agrees_with_rate(printed: &str, computed: &Shown, plan: &Plan) -> bool {
    rounds_to(printed, computed, plan.rules.rounding)
}

fn rounds_to(printed: &str, computed: &Shown, mode: Rounding) -> bool {
    let Some(quantity) = number(printed) else {
        return false;
    };
    percent(&computed.exact, decimals(printed), mode)
        .is_ok_and(|rounded| rounded.to_exact() == quantity.value)
}

/// Which other rounding would give what was printed.
fn by_rounding(printed: &str, computed: &Shown, plan: &Plan) -> Option<String> {
    let quantity = number(printed)?;
    let found = Rounding::ALL
        .into_iter()
        .filter(|mode| *mode != plan.rules.rounding)
        .find(|mode| rounds_to(printed, computed, *mode));
    Some(match found {
        Some(mode) => words::by_rounding(
            arithmetic::rounding(mode),
            &format!("{}％", format::exact(&quantity.value, 1)),
        ),
        None => words::BY_NO_ROUNDING.to_owned(),
    })
}

/// A printed mark agrees if it is the mark or the word of the level; circles and crosses of any kind are the same.
fn agrees_with_level(printed: &str, standing: Standing, plan: &Plan) -> bool {
    let Standing::Judged(index) = standing else {
        return false;
    };
    plan.rules
        .band(index)
        .is_some_and(|band| printed == band.label || folded(printed) == folded(&band.mark))
}

fn folded(mark: &str) -> String {
    mark.chars()
        .map(|sign| match sign {
            '〇' | '◯' | '⚪' => '○',
            '✕' | '✖' | '╳' | '❌' => '×',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::NodeId;
    use crate::start;

    fn year() -> FiscalYear {
        FiscalYear::new(2024).unwrap()
    }

    fn of(id: &str, change: impl FnOnce(&mut YearRecord)) -> Printed {
        let mut plan = start::sample().unwrap().plan;
        let id = NodeId::new(id).unwrap();
        let indicator = plan.indicator_mut(&id).unwrap();
        indicator.edit_year(year(), change);
        let indicator = plan.place(&id).unwrap().indicator;
        Printed::of(&plan, indicator, year())
    }

    #[test]
    fn only_the_known_misprint_of_the_sample_differs() {
        let plan = start::sample().unwrap().plan;
        let differing: Vec<String> = plan
            .places()
            .filter(|place| Printed::of(&plan, place.indicator, year()).differs)
            .map(|place| place.indicator.id.to_string())
            .collect();
        assert_eq!(differing, ["p2-1b-1-1"]);
        let compared = plan
            .places()
            .map(|place| Printed::of(&plan, place.indicator, year()).rows.len())
            .sum::<usize>();
        // A rate and a mark each, and the mean of the composite.
        assert_eq!(compared, 2 * 41 + 1);
    }

    #[test]
    fn the_misprint_is_told() {
        let printed = of("p2-1b-1-1", |_| {});
        assert_eq!(
            printed.rows,
            [
                Row {
                    label: "達成率",
                    printed: "96%".to_owned(),
                    computed: "97％".to_owned(),
                    agrees: false
                },
                Row {
                    label: "判定",
                    printed: "○".to_owned(),
                    computed: "▲ 概ね達成".to_owned(),
                    agrees: true
                }
            ]
        );
        assert_eq!(
            printed.sentences,
            [
                "87％ ÷ 90％ ＝ 96.666…％ → 97％（四捨五入）",
                "切り捨てにすると 96％ になります。"
            ]
        );
    }

    #[test]
    fn what_agrees_and_what_does_not() {
        for (rate, mark, agrees) in [
            ("73%", "×", [true, true]),
            ("７３％", "✕", [true, true]),
            ("72.9%", "未達成", [true, true]),
            ("72.90", "○", [true, false]),
            ("72%", "達成", [false, false]),
            ("○", "×", [false, true]),
        ] {
            let printed = of("p1-2b-4-1", |record| {
                record.printed_rate = rate.to_owned();
                record.printed_mark = mark.to_owned();
            });
            let found: Vec<bool> = printed.rows.iter().map(|row| row.agrees).collect();
            assert_eq!(found, agrees, "{rate} {mark}");
        }
        let far = of("p1-2b-4-1", |record| record.printed_rate = "70%".to_owned());
        assert_eq!(
            far.sentences.last().map(String::as_str),
            Some(words::BY_NO_ROUNDING)
        );
    }

    #[test]
    fn words_means_and_nothing() {
        let words = of("p3-3b-1-1", |_| {});
        assert_eq!(
            words
                .rows
                .first()
                .map(|row| (row.printed.as_str(), row.agrees)),
            Some(("概ね達成", true))
        );
        let mean = of("p2-2c-1-1", |record| {
            record.printed_actual = "98.2%".to_owned()
        });
        assert!(mean.differs && mean.actual.is_some());
        let nothing = of("p1-2b-4-1", |record| {
            record.printed_rate.clear();
            record.printed_mark.clear();
        });
        assert!(nothing.rows.is_empty() && !nothing.differs);
        let unjudged = of("p1-2b-4-1", |record| {
            record.actual = crate::domain::entry::Entry::new("", Expect::Number);
        });
        assert!(unjudged.differs);
    }
}
