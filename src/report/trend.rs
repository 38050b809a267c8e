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
/// How many halves of a 漢字 all columns have room for together, side by side on a phone.
const ROOM_ACROSS: usize = 48;

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
            scaled: false,
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
        let fits = |text: &str| width(text).saturating_mul(years.len()) <= ROOM_ACROSS;
        let below = |year: &Year| words::at_target(&words_of(year).0);
        // Some without the others would look like years without a target.
        let told = every == 1 && years.iter().all(|year| fits(&below(year)));
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
                    bar: bar(
                        &scale,
                        year,
                        index,
                        years.len(),
                        if fits(&actual) { actual } else { String::new() },
                    ),
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
                    target: if told && !target.is_empty() {
                        below(year)
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

/// In halves of a 漢字.
fn width(text: &str) -> usize {
    text.chars()
        .map(|char| if char.is_ascii() { 1 } else { 2 })
        .sum()
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
mod tests;
