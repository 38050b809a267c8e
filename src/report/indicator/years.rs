//! Target, actual and texts of every year.

use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::judge::Judge;
use crate::domain::outcome::{Measure, Standing};
use crate::domain::plan::{Action, Plan};
use crate::domain::rules::Tone;
use crate::domain::year::FiscalYear;
use crate::report::amount;
use crate::report::verdict::{self, Verdict};
use crate::text::indicator as words;

use super::cells::Cell;
use super::judged::reason;

/// One year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: FiscalYear,
    /// It is the chosen one.
    pub now: bool,
    /// 目標.
    pub target: Cell,
    /// 実績.
    pub actual: Cell,
    /// The value of a composite.
    pub mean: String,
    /// The half-year's actual is doubled.
    pub annualised: bool,
    /// The level that a person chose, by identifier; blank for none.
    pub assessment: String,
    /// What stands before the rate: 達成率 or 増減率. Blank where a person judges and there is never one.
    pub measure: &'static str,
    /// The rate or change, or a dash.
    pub rate: String,
    /// The level.
    pub verdict: Verdict,
    /// What a person must settle; blank for nothing.
    pub problem: String,
    /// It is missed: the reason belongs into the texts.
    pub missed: bool,
    /// The texts.
    pub texts: Texts,
}

/// The texts of a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts {
    /// 年次計画.
    pub plan: String,
    /// 取組状況.
    pub status: String,
    /// 成果と課題、未達成の理由.
    pub results: String,
    /// 今後の取組等.
    pub next_steps: String,
    /// 備考.
    pub note: String,
}

impl Year {
    /// One year of an indicator. The chosen year comes first where they are listed as texts.
    pub fn of(
        plan: &Plan,
        action: &Action,
        indicator: &Indicator,
        year: FiscalYear,
        chosen: FiscalYear,
    ) -> Self {
        let judge = Judge::new(plan, year);
        let outcome = judge.judge(indicator).outcome;
        let record = indicator.year(year);
        let mean = amount::mean(&judge, indicator, year);
        let standing = outcome.standing;
        Self {
            year,
            now: year == chosen,
            target: record.map_or_else(Cell::blank, |record| {
                Cell::target(indicator, &record.target)
            }),
            actual: record.map_or_else(Cell::blank, |record| {
                Cell::plain(&record.actual, &indicator.unit)
            }),
            mean: words::mean(mean.as_deref().unwrap_or_default()),
            annualised: record.is_some_and(|record| record.annualised),
            assessment: record
                .and_then(|record| record.assessment.as_ref())
                .map(ToString::to_string)
                .unwrap_or_default(),
            measure: match outcome.measure {
                Measure::Change(_) => words::CHANGE,
                Measure::None if indicator.kind().judged_by_person() => "",
                _ => words::RATE,
            },
            rate: match outcome.measure {
                Measure::None if indicator.kind().judged_by_person() => String::new(),
                _ => verdict::measure(&outcome),
            },
            verdict: Verdict::of(standing, &plan.rules),
            problem: match standing {
                Standing::Unsettled(_) => reason(plan, indicator, year, standing),
                _ => String::new(),
            },
            missed: matches!(standing, Standing::Judged(band) if plan.rules.tone(band) == Tone::Missed),
            texts: texts(action, record, year),
        }
    }
}

fn texts(action: &Action, record: Option<&YearRecord>, year: FiscalYear) -> Texts {
    let of_action = action.years.get(&year).cloned().unwrap_or_default();
    let of = |text: fn(&YearRecord) -> &String| record.map(text).cloned().unwrap_or_default();
    Texts {
        plan: of_action.plan,
        status: of_action.status,
        results: of(|record| &record.results),
        next_steps: of(|record| &record.next_steps),
        note: of(|record| &record.note),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::NodeId;
    use crate::start;

    fn year(number: u16) -> FiscalYear {
        FiscalYear::new(number).unwrap()
    }

    fn of_sample(id: &str, number: u16) -> Year {
        let plan = start::sample().unwrap().plan;
        let place = plan.place(&NodeId::new(id).unwrap()).unwrap();
        Year::of(
            &plan,
            place.action,
            place.indicator,
            year(number),
            year(2024),
        )
    }

    #[test]
    fn years_of_the_sample() {
        let now = of_sample("p1-2b-4-1", 2024);
        assert!(now.now && now.missed);
        assert_eq!(
            (now.target.text.as_str(), now.actual.text.as_str()),
            ("1,000人", "729人")
        );
        assert_eq!((now.measure, now.rate.as_str()), ("達成率", "73％"));
        assert!(!now.texts.status.is_empty() && !now.texts.results.is_empty());
        let later = of_sample("p1-2b-4-1", 2025);
        assert!(!later.now && !later.missed);
        assert_eq!(
            (later.rate.as_str(), later.verdict.word.as_str()),
            ("―", "未入力")
        );
        assert!(!later.texts.plan.is_empty() && later.texts.status.is_empty());
    }

    #[test]
    fn composites_and_words() {
        assert_eq!(of_sample("p2-2c-1-1", 2024).mean, "98.1％（内訳の平均）");
        assert_eq!(
            of_sample("p2-2c-1-1", 2025).mean,
            "内訳に、まだ入力されていないものがあります。"
        );
        let words = of_sample("p1-1b-2-1", 2024);
        assert_eq!(
            (words.assessment.as_str(), words.rate.as_str()),
            ("met", "")
        );
    }
}
