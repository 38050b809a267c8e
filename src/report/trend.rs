//! Targets and actuals of one indicator over the plan's years as a chart. Geometry as attribute values; no markup.

use crate::domain::entry::Entry;
use crate::domain::exact::Exact;
use crate::domain::indicator::{Indicator, YearRecord};
use crate::domain::judge::Judge;
use crate::domain::kind::Kind;
use crate::domain::outcome::Standing;
use crate::domain::plan::Plan;
use crate::domain::quantity::{ChangeDirection, Quantity, Unit, read_change, read_range};
use crate::domain::rounding::{Rounding, round};
use crate::domain::unit::Figure;
use crate::domain::year::FiscalYear;
use crate::text::{chart as words, format};

use super::amount::{Amounts, actual_quantity};
use super::verdict::tone_name;

/// The chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// One per year.
    pub columns: Vec<Column>,
    /// Where 0 is.
    pub zero: String,
    /// The whole in words.
    pub label: String,
    /// How to read it.
    pub note: String,
}

/// One year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The year, for keys.
    pub year: FiscalYear,
    /// The middle.
    pub x: String,
    /// The bar of the actual, or the empty one up to the target.
    pub bar: Option<Bar>,
    /// The lines of the target: one, or the two ends of a range.
    pub ticks: Vec<Mark>,
    /// What stands below: the year. Blank where there is no room for every year.
    pub name: String,
    /// It is the chosen year.
    pub now: bool,
    /// What stands below that: the target. Blank where there is none or no room.
    pub target: String,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its place.
    pub mark: Mark,
    /// Its height.
    pub height: String,
    /// The value of `data-band`; `none` for a year without an actual.
    pub tone: &'static str,
    /// The actual; blank where there is none.
    pub value: String,
    /// The value of `data-band` for the text: `none` where the bar is too low for it.
    pub text_tone: &'static str,
    /// It would be longer, and is cut.
    pub cut: bool,
}

/// A place in the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The left edge.
    pub x: String,
    /// The width.
    pub width: String,
    /// The upper edge.
    pub y: String,
}

/// Where 0 is drawn while nothing is negative, and the room above it, in tenths.
const GROUND: i128 = 1_620;
const ROOM: i128 = 1_491;
/// A result of more than so many times the largest target would leave no room for the others: the scale then ends at
/// three halves of that target, as the bar of the year does.
const FAR: i64 = 3;
const END: (i128, i128) = (3, 2);
/// Half the height of the line of a target, in tenths.
const HALF_TICK: i128 = 25;
/// A bar lower than this has no room for its figure, in tenths.
const LOW: i128 = 280;
/// Widths in percent of a column's.
const BAR: i128 = 60;
const TICK: i128 = 78;
/// With more years than this only some are named.
const NAMED: usize = 6;

struct Year {
    year: FiscalYear,
    targets: Vec<Exact>,
    actual: Option<Exact>,
    tone: &'static str,
    annualised: bool,
}

impl Trend {
    /// The chart of an indicator; `None` if there is no figure to draw.
    pub fn of(plan: &Plan, indicator: &Indicator, chosen: FiscalYear) -> Option<Self> {
        let mut unit = None;
        let years: Vec<Year> = plan
            .years
            .iter()
            .map(|year| values(plan, indicator, *year, &mut unit))
            .collect();
        let all = || {
            years
                .iter()
                .flat_map(|year| year.targets.iter().chain(&year.actual))
        };
        let most = all().copied().max()?.max(Exact::ZERO);
        let bottom = all().copied().min()?.min(Exact::ZERO);
        let aim = years.iter().flat_map(|year| &year.targets).max();
        let end = aim.and_then(|aim| end(aim, &most));
        let scale = Scale {
            top: end.unwrap_or(most),
            bottom,
        };
        let amounts = Amounts::of(indicator);
        // All that is drawn is in the unit that was found first.
        let like = unit.map(|unit| Quantity {
            value: Exact::ZERO,
            unit,
            approximate: false,
            provisional: false,
            bound: None,
        });
        let write = |value: &Exact| amounts.bare(*value, like.as_ref());
        let words_of = |year: &Year| {
            let targets: Vec<String> = year.targets.iter().map(write).collect();
            (
                targets.join("～"),
                year.actual.as_ref().map(write).unwrap_or_default(),
            )
        };
        let every = years.len().div_ceil(NAMED).max(1);
        let columns = years
            .iter()
            .enumerate()
            .map(|(index, year)| {
                let (target, actual) = words_of(year);
                let named = index % every == 0;
                let now = year.year == chosen;
                Column {
                    year: year.year,
                    x: across(middle(index), years.len()),
                    bar: bar(&scale, year, index, years.len(), actual),
                    ticks: year
                        .targets
                        .iter()
                        .map(|target| Mark {
                            x: across(middle(index).saturating_sub(TICK / 2), years.len()),
                            width: across(TICK, years.len()),
                            y: tenths(scale.y(target).saturating_sub(HALF_TICK)),
                        })
                        .collect(),
                    name: if named || now {
                        format::year_short(year.year)
                    } else {
                        String::new()
                    },
                    now,
                    target: if every == 1 && !target.is_empty() {
                        words::at_target(&target)
                    } else {
                        String::new()
                    },
                }
            })
            .collect();
        let said: Vec<String> = years
            .iter()
            .map(|year| {
                let (target, actual) = words_of(year);
                words::trend_year(&format::year_short(year.year), &target, &actual)
            })
            .collect();
        Some(Self {
            columns,
            zero: tenths(scale.y(&Exact::ZERO)),
            label: words::trend_label(&said),
            note: words::trend_note(
                amounts.unit(like.as_ref()),
                years.iter().any(|year| year.annualised),
                end.is_some(),
            ),
        })
    }
}

/// Where the scale ends before the largest value; `None` where there is room for all.
fn end(aim: &Exact, most: &Exact) -> Option<Exact> {
    let far = aim.checked_mul(Exact::from_i64(FAR)).ok()?;
    let end = aim.checked_mul(Exact::new(END.0, END.1).ok()?).ok()?;
    (aim.is_positive() && *most > far).then_some(end)
}

fn bar(scale: &Scale, year: &Year, index: usize, of: usize, value: String) -> Option<Bar> {
    let high = year.actual.as_ref().or_else(|| year.targets.last())?;
    let (zero, end) = (scale.y(&Exact::ZERO), scale.y(high));
    let height = zero.abs_diff(end);
    let tone = if year.actual.is_some() {
        year.tone
    } else {
        "none"
    };
    Some(Bar {
        mark: Mark {
            x: across(middle(index).saturating_sub(BAR / 2), of),
            width: across(BAR, of),
            y: tenths(zero.min(end)),
        },
        height: tenths(i128::try_from(height).unwrap_or(0)),
        tone,
        text_tone: if i128::try_from(height).unwrap_or(0) < LOW || high.is_negative() {
            "none"
        } else {
            tone
        },
        value,
        cut: *high > scale.top,
    })
}

/// What is known of a year, in one unit: that of the first figure found.
fn values(plan: &Plan, indicator: &Indicator, year: FiscalYear, unit: &mut Option<Unit>) -> Year {
    let judge = Judge::new(plan, year);
    let outcome = judge.judge(indicator).outcome;
    let record = indicator.year(year);
    let mut comparable = |figure: Figure<'_>| {
        let first = unit.get_or_insert_with(|| figure.unit.clone().into_owned());
        (*first == *figure.unit).then_some(figure.value)
    };
    let targets = record
        .map(|record| targets(indicator, record, &mut comparable))
        .unwrap_or_default();
    let annualised = record.is_some_and(|record| record.annualised);
    let actual = match indicator.kind() {
        Kind::Composite(_) => judge.mean_of(indicator).and_then(|mean| {
            let like = Figure::of(actual_quantity(indicator, record)?, &indicator.unit).ok()?;
            comparable(Figure {
                value: mean.used,
                ..like
            })
        }),
        _ => record
            .and_then(|record| figure(&record.actual, &indicator.unit))
            .and_then(&mut comparable)
            .and_then(|value| match annualised {
                true => value.checked_mul(Exact::from_i64(2)).ok(),
                false => Some(value),
            }),
    };
    Year {
        year,
        targets,
        annualised: annualised && actual.is_some(),
        actual,
        tone: match outcome.standing {
            Standing::Judged(band) => tone_name(plan.rules.tone(band)),
            _ => "none",
        },
    }
}

fn targets(
    indicator: &Indicator,
    record: &YearRecord,
    comparable: &mut impl FnMut(Figure<'_>) -> Option<Exact>,
) -> Vec<Exact> {
    let unit = &indicator.unit;
    match indicator.kind() {
        Kind::Range => {
            let Ok(range) = read_range(record.target.raw()) else {
                return Vec::new();
            };
            [&range.low, &range.high]
                .into_iter()
                .filter_map(|end| Figure::of(end, unit).ok())
                .filter_map(comparable)
                .collect()
        }
        Kind::Change => {
            let level = read_change(record.target.raw()).ok().and_then(|change| {
                let baseline = comparable(figure(indicator.baseline(), unit)?)?;
                let step = baseline.checked_mul(change.fraction).ok()?;
                match change.direction {
                    ChangeDirection::Reduction => baseline.checked_sub(step).ok(),
                    ChangeDirection::Increase => baseline.checked_add(step).ok(),
                }
            });
            level.into_iter().collect()
        }
        _ => figure(&record.target, unit)
            .and_then(comparable)
            .into_iter()
            .collect(),
    }
}

fn figure<'a>(entry: &'a Entry, unit: &'a str) -> Option<Figure<'a>> {
    Figure::of(entry.quantity()?, unit).ok()
}

/// From values to heights.
struct Scale {
    top: Exact,
    bottom: Exact,
}

impl Scale {
    /// The height at which a value is drawn, in tenths from the upper edge.
    fn y(&self, value: &Exact) -> i128 {
        let share = || {
            let span = self.top.checked_sub(self.bottom)?;
            let above = (*value).min(self.top).checked_sub(self.bottom)?;
            round(
                &above.checked_mul(Exact::new(ROOM, 1)?)?.checked_div(span)?,
                0,
                Rounding::HalfUp,
            )
        };
        // Nothing but zeros: all of it lies on the ground.
        GROUND.saturating_sub(share().map_or(0, |height| height.mantissa()))
    }
}

/// The middle of a column, in percent of a column's width from the left edge of the first.
fn middle(index: usize) -> i128 {
    i128::try_from(index)
        .unwrap_or(0)
        .saturating_mul(100)
        .saturating_add(50)
}

/// A distance in percent of a column's width as one in percent of the chart's.
fn across(distance: i128, years: usize) -> String {
    let years = i128::try_from(years.max(1)).unwrap_or(1);
    match Exact::new(distance, years).and_then(|share| round(&share, 2, Rounding::HalfUp)) {
        Ok(percent) => format!("{percent}%"),
        Err(_) => "0%".to_owned(),
    }
}

fn tenths(tenths: i128) -> String {
    format!("{}.{}", tenths / 10, tenths.rem_euclid(10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::NodeId;
    use crate::start;

    fn year(number: u16) -> FiscalYear {
        FiscalYear::new(number).unwrap()
    }

    fn of_sample(id: &str) -> Option<Trend> {
        let plan = start::sample().unwrap().plan;
        let place = plan.place(&NodeId::new(id).unwrap()).unwrap();
        Trend::of(&plan, place.indicator, year(2024))
    }

    #[test]
    fn the_chart_of_the_mock_up() {
        let trend = of_sample("p1-1a-2-1").unwrap();
        let first = trend.columns.first().unwrap();
        let bar = first.bar.as_ref().unwrap();
        assert_eq!(
            (
                bar.mark.x.as_str(),
                bar.mark.width.as_str(),
                bar.mark.y.as_str()
            ),
            ("6.67%", "20.00%", "42.7")
        );
        assert_eq!(
            (bar.height.as_str(), bar.tone, bar.value.as_str()),
            ("119.3", "near", "4")
        );
        let tick = first.ticks.first().unwrap();
        assert_eq!(
            (tick.x.as_str(), tick.width.as_str(), tick.y.as_str()),
            ("3.67%", "26.00%", "10.4")
        );
        assert_eq!(
            (first.x.as_str(), first.name.as_str(), first.target.as_str()),
            ("16.67%", "R6", "目標 5")
        );
        assert!(first.now);
        let last = trend.columns.last().unwrap();
        let bar = last.bar.as_ref().unwrap();
        assert_eq!(
            (bar.tone, bar.value.as_str(), bar.mark.y.as_str()),
            ("none", "", "12.9")
        );
        assert!(!last.now);
        assert_eq!(trend.zero, "162.0");
        assert_eq!(
            trend.label,
            "年度ごとの目標と実績。R6 目標 5 実績 4、R7 目標 5、R8 目標 5"
        );
    }

    #[test]
    fn words_have_no_chart_and_composites_have_their_mean() {
        assert_eq!(of_sample("p1-1b-2-1"), None);
        let composite = of_sample("p2-2c-1-1").unwrap();
        let bar = composite
            .columns
            .first()
            .and_then(|column| column.bar.clone());
        assert_eq!(bar.unwrap().value, "98.1");
    }

    fn chart(kind: Kind, baseline: &str, cells: &[(&str, &str)]) -> Trend {
        let mut plan = start::sample().unwrap().plan;
        plan.years = (0..cells.len())
            .map(|n| year(2024 + u16::try_from(n).unwrap()))
            .collect();
        let mut indicator = Indicator::new(NodeId::new("x").unwrap(), "x", kind);
        indicator.unit = "件".to_owned();
        indicator.set_baseline(baseline);
        for (year, (target, actual)) in plan.years.iter().zip(cells) {
            indicator.set_target(*year, target);
            indicator.set_actual(*year, actual);
        }
        Trend::of(&plan, &indicator, year(2024)).unwrap()
    }

    #[test]
    fn targets_of_other_shapes() {
        let range = chart(Kind::Range, "", &[("5件～10件", "8件")]);
        let column = range.columns.first().unwrap();
        assert_eq!(column.ticks.len(), 2);
        assert_eq!(column.target, "目標 5～10");
        let change = chart(Kind::Change, "100件", &[("5%以上削減", "90件")]);
        assert_eq!(change.columns.first().unwrap().target, "目標 95");
        let year = chart(Kind::Higher, "", &[("5件", "3事業")]);
        let bar = year.columns.first().unwrap().bar.clone().unwrap();
        assert_eq!((bar.tone, bar.value.as_str()), ("none", ""));
    }

    #[test]
    fn what_is_below_zero_hangs_from_the_ground() {
        let trend = chart(Kind::Progress, "0", &[("10", "▲10"), ("10", "")]);
        assert_eq!(trend.zero, "87.4");
        let bar = trend.columns.first().unwrap().bar.clone().unwrap();
        assert_eq!((bar.mark.y.as_str(), bar.height.as_str()), ("87.4", "74.6"));
        assert_eq!((bar.value.as_str(), bar.text_tone), ("▲10", "none"));
        let nothing = chart(Kind::Higher, "", &[("0", "0")]);
        assert_eq!(nothing.zero, "162.0");
    }

    #[test]
    fn a_bar_of_many_times_the_target_is_cut_so_that_the_others_can_be_read() {
        let heights = |cells: &[(&str, &str)]| -> Vec<(String, bool)> {
            let trend = chart(Kind::Higher, "", cells);
            let cut = trend.note.contains("途中を省いて");
            let bars = trend.columns.into_iter().filter_map(|column| column.bar);
            let bars: Vec<_> = bars.map(|bar| (bar.height, bar.cut)).collect();
            assert_eq!(bars.iter().any(|(_, cut)| *cut), cut);
            bars
        };
        let of = |cells: &[(&str, &str)]| heights(cells);
        let whole = "149.1".to_owned();
        assert_eq!(
            of(&[("100", "98"), ("100", "777"), ("100", "")]),
            [
                ("97.4".to_owned(), false),
                (whole.clone(), true),
                ("99.4".to_owned(), false)
            ]
        );
        // Three times the target is still drawn as it is; so is what grows together with its target.
        assert_eq!(of(&[("100", "300")]), [(whole.clone(), false)]);
        assert_eq!(
            of(&[("1", "2"), ("900", "777")])[1],
            ("128.7".to_owned(), false)
        );
        assert_eq!(of(&[("0", "5")]), [(whole, false)]);
    }

    #[test]
    fn many_years_are_named_where_there_is_room() {
        let cells = [("5", "4"); 14];
        let trend = chart(Kind::Higher, "", &cells);
        let names: Vec<&str> = trend
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .filter(|name| !name.is_empty())
            .collect();
        assert_eq!(names, ["R6", "R9", "R12", "R15", "R18"]);
        assert!(trend.columns.iter().all(|column| column.target.is_empty()));
    }
}
