//! Next year on today's results: this year's actuals against next year's targets, before the year begins. Which would be
//! met, which not, and which cannot be judged yet.

use crate::domain::exact::Exact;
use crate::domain::indicator::YearRecord;
use crate::domain::judge::Judge;
use crate::domain::kind::{Kind, TargetBasis};
use crate::domain::outcome::{Inputs, Standing, Waiting, Working};
use crate::domain::plan::Plan;
use crate::domain::quantity::Bound;
use crate::domain::rules::BandIndex;
use crate::domain::sort;
use crate::domain::tree::Place;
use crate::domain::year::FiscalYear;
use crate::report::arithmetic::Arithmetic;
use crate::report::route::Route;
use crate::report::verdict::{self, Verdict};
use crate::report::why::{Under, Why};
use crate::text::{outcome as outcome_words, whatif as words};

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The year whose results are taken.
    pub from: FiscalYear,
    /// The year whose targets are taken.
    pub to: FiscalYear,
    /// All of it in one sentence.
    pub lead: String,
    /// The indicators, what needs somebody first.
    pub groups: Vec<OutlookGroup>,
}

/// Indicators that would stand in the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlookGroup {
    /// Where.
    pub verdict: Verdict,
    /// Why it is no judgement; blank for a level.
    pub note: &'static str,
    /// The indicators.
    pub entries: Vec<Entry>,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The number of its 取組内容.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Next year's target as entered.
    pub target: String,
    /// This year's result as entered.
    pub actual: String,
    /// The rate; blank where there is none.
    pub measure: String,
    /// Where its arithmetic is found.
    pub why: String,
    /// How it comes about, or what else is to be known.
    pub note: String,
}

/// Why an indicator cannot be judged before the year begins, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Open {
    ZeroTarget,
    NotApplicable,
    Cumulative,
    ByPerson,
    NoTarget,
    NoActual,
    Unsettled,
}

/// Where an indicator would stand: in a level, counted from the worst, or in none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stand {
    Level(std::cmp::Reverse<usize>),
    Open(Open),
}

/// The plan with the results of one year in another.
pub(super) fn carried(plan: &Plan, from: FiscalYear, to: FiscalYear) -> Plan {
    let mut then = plan.clone();
    then.for_each_indicator_mut(&mut |indicator| {
        let today = indicator.year(from).cloned();
        indicator.edit_year(to, |record| take_results(record, today));
    });
    then
}

/// The outlook from `from` to the year after it in the plan; `None` if there is none.
pub fn outlook(plan: &Plan, from: FiscalYear) -> Option<Outlook> {
    let to = plan.years.iter().copied().find(|year| *year > from)?;
    let then = carried(plan, from, to);
    let judge = Judge::new(&then, to);
    let mut found: Vec<(Stand, Entry)> = Vec::new();
    for place in then.places() {
        if *place.indicator.kind() == Kind::Monitor {
            continue;
        }
        let working = judge.judge(place.indicator);
        found.push((
            stands(&then, &place, to, &working),
            entry(&then, &place, to, &working),
        ));
    }
    sort::by_key(&mut found, |(stands, _)| *stands);
    let mut groups: Vec<(Stand, OutlookGroup)> = Vec::new();
    for (stands, entry) in found {
        match groups.last_mut() {
            Some((last, group)) if *last == stands => group.entries.push(entry),
            _ => {
                let (verdict, note) = told(&then, stands);
                let entries = vec![entry];
                groups.push((
                    stands,
                    OutlookGroup {
                        verdict,
                        note,
                        entries,
                    },
                ));
            }
        }
    }
    let mut counts: Vec<(String, usize)> = plan
        .rules
        .bands()
        .iter()
        .map(|band| (band.label.clone(), 0))
        .collect();
    let mut open = 0_usize;
    for (stands, group) in &groups {
        match stands {
            Stand::Level(std::cmp::Reverse(band)) => {
                if let Some((_, count)) = counts.get_mut(*band) {
                    *count = group.entries.len();
                }
            }
            Stand::Open(_) => open = open.saturating_add(group.entries.len()),
        }
    }
    Some(Outlook {
        from,
        to,
        lead: words::outlook_lead(from, to, &counts, open),
        groups: groups.into_iter().map(|(_, group)| group).collect(),
    })
}

/// The results of a year in the place of those of another. What a person decided is decided for its own year only.
fn take_results(record: &mut YearRecord, from: Option<YearRecord>) {
    record.assessment = None;
    record.overruling = None;
    record.annualised = from.as_ref().is_some_and(|from| from.annualised);
    match from {
        Some(from) => {
            record.actual = from.actual;
            record.parts = from.parts;
        }
        None => {
            record.actual = YearRecord::blank(&Kind::Higher).actual;
            record.parts.clear();
        }
    }
}

fn stands(plan: &Plan, place: &Place<'_>, to: FiscalYear, working: &Working) -> Stand {
    let indicator = place.indicator;
    let zero = working.inputs.is_some_and(|inputs| inputs.target.is_zero())
        && matches!(indicator.kind(), Kind::Higher | Kind::Composite(_));
    let open = match working.outcome.standing {
        Standing::NotSet(_) => Open::NotApplicable,
        Standing::LeftOut(_) => Open::ZeroTarget,
        _ if zero => Open::ZeroTarget,
        Standing::Waiting(Waiting::TargetBlank | Waiting::TargetPending) => Open::NoTarget,
        _ if indicator.kind().judged_by_person() => Open::ByPerson,
        Standing::Waiting(_) => Open::NoActual,
        Standing::Unsettled(_) => Open::Unsettled,
        // A running total only grows. Where more is better, what is met today stays met and what is not may come; where
        // less is better, what is missed stays missed and all else may still fall; within two ends either may happen, until
        // the upper one is passed.
        Standing::Judged(band)
            if indicator.cumulative
                && may_change(
                    plan,
                    indicator.kind(),
                    bound(plan, place, to),
                    working,
                    band,
                ) =>
        {
            Open::Cumulative
        }
        Standing::Judged(band) => return Stand::Level(std::cmp::Reverse(band)),
    };
    Stand::Open(open)
}

/// Whether growth can still lead a running total from this level to another.
fn may_change(
    plan: &Plan,
    kind: &Kind,
    bound: Option<Bound>,
    working: &Working,
    band: BandIndex,
) -> bool {
    match (kind, bound) {
        (Kind::Range | Kind::Maintain(_), _) => {
            let passed = |inputs: Inputs| {
                let room = inputs.tolerance.unwrap_or(Exact::ZERO);
                let top = inputs.target.checked_add(room).ok()?;
                Some(inputs.actual > top)
            };
            working.inputs.and_then(passed) != Some(true)
        }
        (Kind::Lower(_), _) | (Kind::Bound, Some(Bound::AtMost | Bound::Below)) => {
            band < plan.rules.missed_band()
        }
        _ => band > plan.rules.met_band(),
    }
}

/// 以上, 以下 … of the target that the indicator is held against.
fn bound(plan: &Plan, place: &Place<'_>, to: FiscalYear) -> Option<Bound> {
    let year = match place.indicator.basis {
        TargetBasis::OfYear => to,
        TargetBasis::EndOfPlan | TargetBasis::Apportioned => *plan.years.last()?,
    };
    place.indicator.year(year)?.target.quantity()?.bound
}

fn told(plan: &Plan, stands: Stand) -> (Verdict, &'static str) {
    let open = match stands {
        Stand::Level(std::cmp::Reverse(band)) => {
            return (Verdict::of_band(band, &plan.rules), "");
        }
        Stand::Open(open) => open,
    };
    let (word, note) = match open {
        Open::ZeroTarget => words::OPEN_ZERO,
        Open::NotApplicable => words::OPEN_NOT_APPLICABLE,
        Open::Cumulative => words::OPEN_CUMULATIVE,
        Open::ByPerson => words::OPEN_BY_PERSON,
        Open::NoTarget => words::OPEN_NO_TARGET,
        Open::NoActual => words::OPEN_NO_ACTUAL,
        Open::Unsettled => words::OPEN_UNSETTLED,
    };
    let verdict = Verdict {
        tone: "none",
        mark: "",
        word: word.to_owned(),
    };
    (verdict, note)
}

fn entry(plan: &Plan, place: &Place<'_>, to: FiscalYear, working: &Working) -> Entry {
    let indicator = place.indicator;
    let record = indicator.year(to);
    let text = |raw: Option<&str>| raw.unwrap_or_default().to_owned();
    let sentence = Arithmetic::of(plan, indicator, to, working).sentence();
    let note = if sentence.is_empty() && matches!(working.outcome.standing, Standing::Unsettled(_))
    {
        outcome_words::reason(working.outcome.standing).to_owned()
    } else if indicator.kind().judged_by_person() {
        String::new()
    } else {
        sentence
    };
    Entry {
        code: verdict::code(place),
        name: indicator.name.clone(),
        href: Route::Indicator(Some(indicator.id.clone())).href(),
        target: text(record.map(|record| record.target.raw())),
        actual: match indicator.kind() {
            Kind::Composite(_) => words::FROM_PARTS.to_owned(),
            _ => text(record.map(|record| record.actual.raw())),
        },
        measure: crate::report::indicator::judged::rate(&working.outcome),
        why: Why::rate(&indicator.id, to).under(Under::NextYear).href(),
        note,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::NodeId;
    use crate::domain::indicator::Indicator;
    use crate::start;

    fn working(inputs: Option<Inputs>) -> Working {
        Working {
            inputs,
            ..Judge::new(
                &start::sample().unwrap().plan,
                FiscalYear::new(2024).unwrap(),
            )
            .judge(&Indicator::new(NodeId::new("x").unwrap(), "", Kind::Higher))
        }
    }

    #[test]
    fn what_growth_can_still_change() {
        let plan = start::sample().unwrap().plan;
        // 達成, 概ね達成, 未達成.
        for (kind, bound, open) in [
            (Kind::Higher, None, [false, true, true]),
            (Kind::Progress, None, [false, true, true]),
            (Kind::Lower(None), None, [true, true, false]),
            (Kind::Bound, Some(Bound::AtLeast), [false, true, true]),
            (Kind::Bound, Some(Bound::Above), [false, true, true]),
            (Kind::Bound, Some(Bound::AtMost), [true, true, false]),
            (Kind::Bound, Some(Bound::Below), [true, true, false]),
        ] {
            for (band, open) in open.into_iter().enumerate() {
                let working = working(None);
                let found = may_change(&plan, &kind, bound, &working, band);
                assert_eq!(found, open, "{kind:?} {bound:?} {band}");
            }
        }
        // Between two ends: open until the upper one is passed.
        for (actual, open) in [(5, true), (10, true), (11, false)] {
            let inputs = Inputs {
                low: Some(Exact::from_i64(8)),
                ..Inputs::of(Exact::from_i64(10), Exact::from_i64(actual))
            };
            let found = may_change(&plan, &Kind::Range, None, &working(Some(inputs)), 2);
            assert_eq!(found, open, "{actual}");
        }
    }
}
