//! What a paper printed, held against what is computed.

use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;
use crate::reconcile::{At, Computed, Finding, Gravity, Material, What, indicator};
use crate::report::reconcile::wording::Speaker;
use crate::text::{indicator as words, reconcile};

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
    pub fn of(plan: &Plan, own: &Indicator, year: FiscalYear) -> Self {
        let blank;
        let record = match own.year(year) {
            Some(record) => record,
            None => {
                blank = YearRecord::blank(own.kind());
                &blank
            }
        };
        let material = Material::of(plan, year);
        let outcome = material.judge.outcome(own);
        let compared = indicator::compare(&material, own, record, &outcome);
        let speaker = Speaker::new(plan, year);
        let at = At::Indicator(own.id.clone());
        let mut rows = Vec::new();
        let mut sentences = Vec::new();
        for (pair, explanations) in compared.pairs {
            rows.push(Row {
                label: match pair.what {
                    What::Actual => words::ACTUAL,
                    What::Mark => words::JUDGEMENT,
                    _ => words::RATE,
                },
                printed: pair.printed.clone(),
                computed: speaker.computed(&at, &pair.computed),
                agrees: pair.agrees,
            });
            if pair.agrees {
                continue;
            }
            let computed = !matches!(pair.computed, Computed::Nothing);
            let tried = pair.what != What::Actual;
            let of_rate =
                pair.what == What::Rate && !matches!(pair.computed, Computed::Standing(_));
            let finding = Finding {
                key: String::new(),
                gravity: Gravity::Rate,
                at: at.clone(),
                pairs: vec![pair],
                explanations,
            };
            if of_rate {
                sentences.extend(speaker.arithmetic(&material, &finding));
            }
            let explained = speaker.explanations(&finding);
            if explained.is_empty() && computed && tried {
                sentences.push(reconcile::UNEXPLAINED.to_owned());
            }
            sentences.extend(explained);
        }
        let is_composite = matches!(own.kind(), crate::domain::kind::Kind::Composite(_));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::NodeId;
    use crate::domain::quantity::Expect;
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
                "切り捨てにすると 96％ になります。",
                "実績 87% が 86.5％以上 87.5％未満を丸めた値なら、達成率は 96.1％ から 97.2％ の間で、印字の値もありえます。",
                "目標 90% が 89.5％以上 90.5％未満を丸めた値なら、達成率は 96.1％ から 97.2％ の間で、印字の値もありえます。"
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
            Some(reconcile::UNEXPLAINED)
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
