//! The judgement of the chosen year: level, rate, arithmetic, and why there is none.

use crate::domain::indicator::Indicator;
use crate::domain::judge::Judge;
use crate::domain::outcome::{Measure, Outcome, Standing, Unsettled};
use crate::domain::plan::Plan;
use crate::domain::quantity::Unit;
use crate::domain::unit::Figure;
use crate::domain::year::FiscalYear;
use crate::report::amount::target_cell;
use crate::report::arithmetic::Arithmetic;
use crate::report::meter::Meter;
use crate::report::verdict::{self, Verdict};
use crate::report::why::Why;
use crate::text::{self, indicator as words};

/// The judgement of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The heading.
    pub title: String,
    /// Where the arithmetic is found, to be linked and copied.
    pub why: String,
    /// The level, or what stands for it.
    pub verdict: Verdict,
    /// The rate or change; blank where there is none.
    pub rate: String,
    /// How it came about.
    pub arithmetic: Arithmetic,
    /// Why there is no judgement, and what to do about it; blank where there is one.
    pub reason: String,
    /// A person must settle something.
    pub unsettled: bool,
    /// What has to be known about the actual: approximate, provisional.
    pub remarks: Vec<&'static str>,
    /// What a person overruled.
    pub overruled: Option<Overruled>,
    /// The bar.
    pub meter: Option<Meter>,
}

/// What a person overruled: it stays in view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overruled {
    /// The computed level.
    pub verdict: Verdict,
    /// The computed rate; blank where there is none.
    pub rate: String,
    /// Why it was overruled.
    pub reason: String,
}

impl Judged {
    /// The judgement of an indicator in a year.
    pub fn of(plan: &Plan, indicator: &Indicator, year: FiscalYear) -> Self {
        let working = Judge::new(plan, year).judge(indicator);
        let outcome = &working.outcome;
        let given = indicator
            .year(year)
            .and_then(|record| record.overruling.as_ref());
        Self {
            title: words::verdict_of(year),
            why: Why::rate(&indicator.id, year).href(),
            verdict: Verdict::of(outcome.standing, &plan.rules),
            rate: rate(outcome),
            arithmetic: Arithmetic::of(plan, indicator, year, &working),
            reason: reason(plan, indicator, year, outcome.standing),
            unsettled: matches!(outcome.standing, Standing::Unsettled(_)),
            remarks: remarks(outcome),
            overruled: outcome.as_computed().map(|computed| Overruled {
                verdict: Verdict::of(computed.standing, &plan.rules),
                rate: rate(&computed),
                reason: given.map(|given| given.reason.clone()).unwrap_or_default(),
            }),
            meter: Meter::of(plan, indicator, year, &working),
        }
    }
}

/// The rate or change as shown, or nothing.
pub fn rate(outcome: &Outcome) -> String {
    match outcome.measure {
        Measure::None => String::new(),
        _ => verdict::measure(outcome),
    }
}

/// Why it stands where it stands, and what to do about it.
pub fn reason(plan: &Plan, indicator: &Indicator, year: FiscalYear, standing: Standing) -> String {
    let reason = text::outcome::reason(standing);
    match standing {
        Standing::Unsettled(Unsettled::UnitsDiffer) => match units(plan, indicator, year) {
            Some((target, actual)) if target != actual => {
                let said = words::units_differ(target.as_str(), actual.as_str());
                format!("{said}{reason}")
            }
            _ => reason.to_owned(),
        },
        _ => reason.to_owned(),
    }
}

/// The units of target and actual.
fn units(plan: &Plan, indicator: &Indicator, year: FiscalYear) -> Option<(Unit, Unit)> {
    let unit = |quantity| {
        Some(
            Figure::of(quantity, &indicator.unit)
                .ok()?
                .unit
                .into_owned(),
        )
    };
    let target = unit(target_cell(plan, indicator, year)?.quantity()?)?;
    let actual = unit(indicator.year(year)?.actual.quantity()?)?;
    Some((target, actual))
}

fn remarks(outcome: &Outcome) -> Vec<&'static str> {
    [
        (outcome.approximate, words::APPROXIMATE),
        (outcome.provisional, words::PROVISIONAL),
    ]
    .into_iter()
    .filter_map(|(is_so, remark)| is_so.then_some(remark))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{BandId, NodeId};
    use crate::domain::indicator::Override;
    use crate::domain::kind::Kind;
    use crate::start;

    fn year() -> FiscalYear {
        FiscalYear::new(2024).unwrap()
    }

    fn judged(target: &str, actual: &str) -> Judged {
        let mut indicator = Indicator::new(NodeId::new("x").unwrap(), "x", Kind::Higher);
        indicator.set_target(year(), target);
        indicator.set_actual(year(), actual);
        Judged::of(&start::sample().unwrap().plan, &indicator, year())
    }

    #[test]
    fn what_is_said_of_a_year() {
        for (target, actual, word, rate, reason) in [
            ("1,000人", "729人", "未達成", "73％", ""),
            ("5件", "", "未入力", "", "実績が入力されていません。"),
            (
                "5件",
                "集計中",
                "集計中",
                "",
                "実績が集計中です。確定したら入力してください。",
            ),
            (
                "－",
                "5件",
                "対象外",
                "",
                "目標が「－」のため、この年度の集計に入りません。",
            ),
            (
                "5件",
                "3事業",
                "要確認",
                "",
                "目標の単位は「件」、実績の単位は「事業」です。目標と実績の単位が違います。単位をそろえて入力してください。",
            ),
            (
                "5件",
                "3",
                "要確認",
                "",
                "目標の単位は「件」、実績の単位はなしです。目標と実績の単位が違います。単位をそろえて入力してください。",
            ),
            (
                "0件",
                "3件",
                "判定なし",
                "",
                "目標が0のため率がなく、計算の規則により判定の対象から除いています。",
            ),
        ] {
            let judged = judged(target, actual);
            assert_eq!(
                (
                    judged.verdict.word.as_str(),
                    judged.rate.as_str(),
                    judged.reason.as_str()
                ),
                (word, rate, reason)
            );
            assert_eq!(judged.unsettled, word == "要確認");
        }
    }

    #[test]
    fn remarks_about_the_actual() {
        assert_eq!(judged("5件", "約5件").remarks, [words::APPROXIMATE]);
        assert_eq!(judged("5件", "5件（速報）").remarks, [words::PROVISIONAL]);
    }

    #[test]
    fn what_was_computed_stays_beside_what_a_person_decided() {
        let mut indicator = Indicator::new(NodeId::new("x").unwrap(), "x", Kind::Higher);
        indicator.set_target(year(), "5件");
        indicator.set_actual(year(), "3件");
        indicator.edit_year(year(), |record| {
            record.overruling = Some(Override {
                band: BandId::new("near").ok(),
                rate: None,
                reason: "災害のため".to_owned(),
            });
        });
        let judged = Judged::of(&start::sample().unwrap().plan, &indicator, year());
        assert_eq!(judged.verdict.word, "概ね達成");
        let overruled = judged.overruled.unwrap();
        assert_eq!(
            (
                overruled.verdict.word.as_str(),
                overruled.rate.as_str(),
                overruled.reason.as_str()
            ),
            ("未達成", "60％", "災害のため")
        );
    }
}
