//! What has to be mended on the page of an indicator, and where: the summary at its top.

use crate::domain::entry::Entry;
use crate::domain::indicator::Indicator;
use crate::domain::judge::Judge;
use crate::domain::kind::Kind;
use crate::domain::outcome::{Standing, Unsettled};
use crate::domain::plan::Plan;
use crate::domain::tree::Place;
use crate::domain::year::FiscalYear;
use crate::report::amount::target_cell;
use crate::report::route::Route;
use crate::text::indicator as words;

use super::cells::Cell;
use super::judged::reason;
use super::settings::Settings;

/// Something to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub at: At,
    /// Where and what, in words.
    pub text: String,
}

/// Where something has to be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// In the box with this `id`.
    Field(String),
    /// On another page.
    Page(Route),
}

/// The `id` of the box of a year's target.
pub fn target_id(year: FiscalYear) -> String {
    format!("target-{}", year.number())
}

/// The `id` of the box of a year's actual.
pub fn actual_id(year: FiscalYear) -> String {
    format!("actual-{}", year.number())
}

/// The `id` of the box of the name.
pub const NAME_ID: &str = "indicator-name";
/// The `id` of the box of the baseline.
pub const BASELINE_ID: &str = "baseline";
/// The `id` of the box of the tolerance.
pub const TOLERANCE_ID: &str = "tolerance";

/// Everything that has to be mended, in the order of the page.
pub fn problems(plan: &Plan, place: &Place<'_>) -> Vec<Problem> {
    let indicator = place.indicator;
    let mut found = Vec::new();
    for year in &plan.years {
        of_year(plan, indicator, *year, &mut found);
    }
    let settings = Settings::of(plan, place);
    let of_settings = [
        (NAME_ID, words::NAME, Some(settings.name_error)),
        (
            TOLERANCE_ID,
            words::TOLERANCE,
            Some(settings.tolerance_error),
        ),
        (BASELINE_ID, words::BASELINE, settings.baseline.error()),
    ];
    for (id, label, error) in of_settings {
        if let Some(error) = error.filter(|error| !error.is_empty()) {
            push(&mut found, At::Field(id.to_owned()), label, error);
        }
    }
    found
}

fn push(found: &mut Vec<Problem>, at: At, place: &str, what: &str) {
    let problem = Problem {
        at,
        text: words::problem(place, what),
    };
    // What every year suffers from is said once.
    if !found.contains(&problem) {
        found.push(problem);
    }
}

fn of_year(plan: &Plan, indicator: &Indicator, year: FiscalYear, found: &mut Vec<Problem>) {
    let target = || At::Field(target_id(year));
    let actual = || At::Field(actual_id(year));
    let mut unreadable = false;
    if let Some(record) = indicator.year(year) {
        let composite = matches!(indicator.kind(), crate::domain::kind::Kind::Composite(_));
        let cells = [
            (
                target(),
                words::TARGET,
                Some(Cell::target(indicator, &record.target)),
            ),
            (
                actual(),
                words::ACTUAL,
                (!composite).then(|| Cell::plain(&record.actual, &indicator.unit)),
            ),
        ];
        for (at, label, cell) in cells {
            if let Some(error) = cell.as_ref().and_then(Cell::error) {
                unreadable = true;
                push(found, at, &words::in_year(year, label), error);
            }
        }
    }
    let standing = Judge::new(plan, year).judge(indicator).outcome.standing;
    let Standing::Unsettled(unsettled) = standing else {
        return;
    };
    if unreadable {
        return;
    }
    let in_year = |label| words::in_year(year, label);
    let last = plan.years.last().copied().unwrap_or(year);
    let (at, place) = match unsettled {
        // Said once, beside the box itself.
        Unsettled::BaselineUnusable | Unsettled::ToleranceUnreadable => return,
        Unsettled::TargetUnreadable
        | Unsettled::TargetIsText
        | Unsettled::BoundDoesNotFit
        | Unsettled::BoundMissing => (target(), in_year(words::TARGET)),
        Unsettled::EndTargetMissing => (
            At::Field(target_id(last)),
            words::in_year(last, words::TARGET),
        ),
        Unsettled::BaselineIsTarget | Unsettled::BaselineUnit => (
            At::Field(BASELINE_ID.to_owned()),
            words::BASELINE.to_owned(),
        ),
        Unsettled::PartUnreadable => (At::Page(Route::Composites), in_year(words::ACTUAL)),
        Unsettled::Negative if target_is_negative(plan, indicator, year) => {
            (target(), in_year(words::TARGET))
        }
        Unsettled::ActualUnreadable
        | Unsettled::ActualIsText
        | Unsettled::ActualNotApplicable
        | Unsettled::UnitsDiffer
        | Unsettled::ActualUnit
        | Unsettled::Negative
        | Unsettled::Overflow => (actual(), in_year(words::ACTUAL)),
    };
    let what = reason(plan, indicator, year, standing);
    push(found, at, &place, &what);
}

/// It is the actual that may not be negative, and neither the target nor what is compared with.
pub fn actual_is_negative(plan: &Plan, indicator: &Indicator, year: FiscalYear) -> bool {
    !matches!(indicator.kind(), Kind::Change) && !target_is_negative(plan, indicator, year)
}

fn target_is_negative(plan: &Plan, indicator: &Indicator, year: FiscalYear) -> bool {
    let quantity = target_cell(plan, indicator, year).and_then(Entry::quantity);
    quantity.is_some_and(|quantity| quantity.value.is_negative())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::NodeId;
    use crate::domain::kind::TargetBasis;
    use crate::report::kinds::KindName;
    use crate::start;

    fn year() -> FiscalYear {
        FiscalYear::new(2024).unwrap()
    }

    fn found(change: impl FnOnce(&mut Indicator)) -> Vec<(At, String)> {
        let mut plan = start::sample().unwrap().plan;
        let id = NodeId::new("p1-2b-4-1").unwrap();
        change(plan.indicator_mut(&id).unwrap());
        let place = plan.place(&id).unwrap();
        problems(&plan, &place)
            .into_iter()
            .map(|problem| (problem.at, problem.text))
            .collect()
    }

    #[test]
    fn the_sample_has_nothing_to_mend() {
        let plan = start::sample().unwrap().plan;
        for place in plan.places() {
            assert_eq!(problems(&plan, &place), [], "{}", place.indicator.name);
        }
    }

    #[test]
    fn every_problem_leads_to_its_box() {
        let field = |id: &str| At::Field(id.to_owned());
        let one = |at: At, text: &str| vec![(at, text.to_owned())];
        assert_eq!(
            found(|indicator| indicator.set_actual(year(), "1,00")),
            one(
                field("actual-2024"),
                "R6 実績：「1,00」の桁区切りが3桁ごとになっていません。"
            )
        );
        assert_eq!(
            found(|indicator| indicator.set_actual(year(), "5事業")),
            one(
                field("actual-2024"),
                "R6 実績：目標の単位は「人」、実績の単位は「事業」です。目標と実績の単位が違います。単位をそろえて入力してください。"
            )
        );
        assert_eq!(
            found(|indicator| indicator.name.clear()),
            one(
                field(NAME_ID),
                "成果指標の名称：名称がありません。成果指標の名称を入力してください。"
            )
        );
        let places = |change: &dyn Fn(&mut Indicator)| -> Vec<At> {
            found(change).into_iter().map(|(at, _)| at).collect()
        };
        assert_eq!(
            places(&|indicator| {
                indicator.set_kind(KindName::Bound.fresh());
            }),
            // A target that does not fit is said for every year, before the actual has come.
            [
                field("target-2024"),
                field("target-2025"),
                field("target-2026")
            ]
        );
        assert_eq!(
            places(&|indicator| indicator.set_target(FiscalYear::new(2025).unwrap(), "▲5人")),
            [field("target-2025")]
        );
        assert_eq!(
            places(&|indicator| {
                indicator.set_kind(KindName::Progress.fresh());
            }),
            [field(BASELINE_ID)]
        );
        assert_eq!(
            places(&|indicator| {
                indicator.set_kind(KindName::Progress.fresh());
                indicator.set_baseline("1,000人");
            }),
            [field(BASELINE_ID)]
        );
        assert_eq!(
            places(&|indicator| {
                indicator.basis = TargetBasis::EndOfPlan;
                indicator.set_target(FiscalYear::new(2026).unwrap(), "");
            }),
            [field("target-2026")]
        );
    }
}
