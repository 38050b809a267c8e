//! The bar of one indicator: from 0, with the target as a tick, clipped at 150% with the true figure written. Geometry
//! as attribute values; no markup.

use crate::domain::exact::Exact;
use crate::domain::indicator::Indicator;
use crate::domain::kind::Kind;
use crate::domain::outcome::{Inputs, Measure, Standing, Working};
use crate::domain::plan::Plan;
use crate::domain::rounding::{Rounding, round};
use crate::domain::year::FiscalYear;
use crate::text::{chart as words, format};

use super::amount::{self, Amounts, actual_quantity};
use super::verdict::tone_name;

/// The bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meter {
    /// The value of `data-band`.
    pub tone: &'static str,
    /// Its length in percent of the whole width.
    pub width: String,
    /// It would be longer, and is cut.
    pub cut: bool,
    /// Where the target is, in percent of the whole width; a range has its lower end there too.
    pub ticks: Vec<String>,
    /// What stands at the target.
    pub target: String,
    /// What stands below the bar.
    pub actual: String,
    /// The whole in words.
    pub label: String,
    /// What has to be known to read it; blank for nothing.
    pub note: String,
}

/// The scale ends here: three halves of the target.
const END: (i128, i128) = (3, 2);

impl Meter {
    /// The bar of an indicator, if a bar can show it.
    pub fn of(
        plan: &Plan,
        indicator: &Indicator,
        year: FiscalYear,
        working: &Working,
    ) -> Option<Self> {
        let rules = &plan.rules;
        let outcome = &working.outcome;
        let Standing::Judged(band) = outcome.standing else {
            return None;
        };
        let inputs = working.inputs?;
        let measure = match &outcome.overruled {
            Some(computed) => &computed.measure,
            None => &outcome.measure,
        };
        let (ratio, low) = ratios(indicator.kind(), measure, &inputs)?;
        let amounts = Amounts::of(indicator);
        let like = actual_quantity(indicator, indicator.year(year));
        let actual = amounts.write(inputs.actual, like);
        let target = amount::target(plan, indicator, year, &inputs);
        let rate = match measure {
            Measure::Rate(rate) => Some(format::percent(rate.value.shown)),
            _ => None,
        };
        let end = Exact::new(END.0, END.1).ok()?;
        let cut = ratio > end;
        Some(Self {
            tone: tone_name(rules.tone(band)),
            width: of_scale(if cut { end } else { ratio })?,
            cut,
            ticks: low
                .into_iter()
                .chain([Exact::ONE])
                .filter_map(of_scale)
                .collect(),
            label: words::meter_label(&target, &actual, rate.as_deref()),
            target: words::at_target(&target),
            actual: words::below_bar(&actual, rate.as_deref()),
            note: note(indicator.kind(), cut),
        })
    }
}

/// The bar's length as a multiple of the target's, and that of the lower end of a range.
fn ratios(kind: &Kind, measure: &Measure, inputs: &Inputs) -> Option<(Exact, Option<Exact>)> {
    if let Measure::Rate(rate) = measure {
        return Some((rate.value.exact, None));
    }
    if !inputs.target.is_positive() {
        return None;
    }
    let of_target = |value: Exact| value.checked_div(inputs.target).ok();
    match kind {
        Kind::Bound | Kind::Maintain(_) => Some((of_target(inputs.actual)?, None)),
        Kind::Range => Some((
            of_target(inputs.actual)?,
            inputs
                .low
                .and_then(of_target)
                .filter(|low| !low.is_negative()),
        )),
        _ => None,
    }
}

fn note(kind: &Kind, cut: bool) -> String {
    let of_kind = match kind {
        Kind::Lower(_) => words::BAR_OF_LOWER,
        Kind::Progress => words::BAR_OF_PROGRESS,
        _ => "",
    };
    let of_cut = if cut { words::CUT } else { "" };
    format!("{of_kind}{of_cut}")
}

/// A multiple of the target as a percentage of the whole width.
fn of_scale(ratio: Exact) -> Option<String> {
    if ratio.is_negative() {
        return Some("0%".to_owned());
    }
    let share = ratio
        .checked_mul(Exact::new(100 * END.1, END.0).ok()?)
        .ok()?;
    let rounded = round(&share, 2, Rounding::HalfUp).ok()?;
    Some(format!("{rounded}%"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::NodeId;
    use crate::domain::judge::Judge;
    use crate::start;

    fn meter(kind: Kind, target: &str, actual: &str, baseline: &str) -> Option<Meter> {
        let year = FiscalYear::new(2024).unwrap();
        let plan = start::sample().unwrap().plan;
        let mut indicator = Indicator::new(NodeId::new("x").unwrap(), "x", kind);
        indicator.unit = "件".to_owned();
        indicator.set_target(year, target);
        indicator.set_actual(year, actual);
        indicator.set_baseline(baseline);
        let working = Judge::new(&plan, year).judge(&indicator);
        Meter::of(&plan, &indicator, year, &working)
    }

    #[test]
    fn bars() {
        for (kind, target, actual, baseline, width, cut, tone, below) in [
            (
                Kind::Higher,
                "5",
                "4",
                "",
                "53.33%",
                false,
                "near",
                "実績 4件（達成率 80％）",
            ),
            (
                Kind::Higher,
                "1",
                "5",
                "",
                "100.00%",
                true,
                "met",
                "実績 5件（達成率 500％）",
            ),
            (
                Kind::Higher,
                "2",
                "3",
                "",
                "100.00%",
                false,
                "met",
                "実績 3件（達成率 150％）",
            ),
            (
                Kind::Higher,
                "2",
                "0",
                "",
                "0.00%",
                false,
                "missed",
                "実績 0件（達成率 0％）",
            ),
            (
                Kind::Higher,
                "2",
                "▲1",
                "",
                "0%",
                false,
                "missed",
                "実績 ▲1件（達成率 ▲50％）",
            ),
            (
                Kind::Lower(None),
                "10",
                "8",
                "",
                "83.33%",
                false,
                "met",
                "実績 8件（達成率 125％）",
            ),
            (
                Kind::Progress,
                "0",
                "5",
                "10",
                "33.33%",
                false,
                "missed",
                "実績 5件（達成率 50％）",
            ),
            (
                Kind::Bound,
                "10件以下",
                "12",
                "",
                "80.00%",
                false,
                "missed",
                "実績 12件",
            ),
            (
                Kind::Range,
                "5件～10件",
                "8",
                "",
                "53.33%",
                false,
                "met",
                "実績 8件",
            ),
        ] {
            let meter = meter(kind, target, actual, baseline).unwrap();
            assert_eq!(
                (
                    meter.width.as_str(),
                    meter.cut,
                    meter.tone,
                    meter.actual.as_str()
                ),
                (width, cut, tone, below)
            );
            assert_eq!(meter.ticks.last().map(String::as_str), Some("66.67%"));
        }
    }

    #[test]
    fn what_no_bar_can_show() {
        for (kind, target, actual) in [
            (Kind::Higher, "5", ""),
            (Kind::Higher, "－", "5"),
            (Kind::Higher, "0", "5"),
            (Kind::Lower(None), "5", "0"),
            (Kind::Qualitative, "検討", "実施"),
            (Kind::Monitor, "5", "4"),
        ] {
            assert_eq!(meter(kind, target, actual, ""), None, "{target} {actual}");
        }
    }

    #[test]
    fn words_beside_the_bar() {
        let range = meter(Kind::Range, "5件～10件", "8", "").unwrap();
        assert_eq!(range.ticks, ["33.33%", "66.67%"]);
        assert_eq!(range.target, "目標 5件～10件");
        assert_eq!(range.label, "目標 5件～10件 に対し実績 8件");
        let cut = meter(Kind::Higher, "1", "5", "").unwrap();
        assert_eq!(cut.label, "目標 1件 に対し実績 5件、達成率 500％");
        assert_eq!(cut.note, "棒は150％で打ち切って描いています。");
    }
}
