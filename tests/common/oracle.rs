//! The calculation a second time: written from `docs/calculation.md` and not from the program, in plain big rationals,
//! from figures and not from cells. Where the two differ, one of them is wrong.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use tassei::domain::kind::{
    Composite, Kind, LowerFormula, Part, Reference, TargetBasis, Tolerance,
};
use tassei::domain::rounding::Rounding;
use tassei::domain::rules::{JudgedOn, Percent, Rules, ZeroTarget};

use super::{Case, bands, rules, year};

pub type Number = BigRational;

/// What stands in a cell for a figure.
#[derive(Debug, Clone)]
pub enum Cell {
    Blank,
    Dash,
    Pending,
    Words,
    Figure(Figure),
}

/// A figure as a person wrote it.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Digits without the point.
    pub mantissa: i64,
    pub decimals: u32,
    pub unit: &'static str,
    /// 以上 and so on, in a target.
    pub bound: &'static str,
    pub commas: bool,
}

#[derive(Debug, Clone)]
pub enum Way {
    Higher,
    LowerByRules,
    LowerRatio,
    LowerTwoMinus,
    Progress,
    /// Reduction or not, hundredths of a percent.
    Change(bool, i64),
    /// The distance in tenths, in percent of the reference or not, of the baseline or not.
    Maintain(i64, bool, bool),
    /// The lower end is so far below the target.
    Range(i64),
    Bound,
    Qualitative,
    Graded,
    /// The weights in tenths (`None`: not written), and the decimals of the mean.
    Composite(Vec<Option<i64>>, Option<u8>),
    Monitor,
}

#[derive(Debug, Clone)]
pub struct Question {
    pub way: Way,
    pub declared: &'static str,
    pub target: Cell,
    /// The target of the plan's last year.
    pub end: Cell,
    pub actual: Cell,
    pub baseline: Cell,
    pub parts: Vec<Cell>,
    pub basis: u8,
    /// 0 to 2: 2024 to 2026.
    pub year: u16,
    pub annualised: bool,
    pub assessment: Option<usize>,
    pub override_band: Option<usize>,
    /// In tenths of a percent.
    pub override_rate: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct Regime {
    /// Lower bounds in tenths of a percent, with 以上 or 超, best first; the last level has none.
    pub bounds: Vec<(i64, bool)>,
    pub decimals: u8,
    pub rounding: Rounding,
    pub on_shown: bool,
    pub two_minus: bool,
    pub zero: u8,
    pub cap: Option<i64>,
}

/// Where an indicator stands and what is shown for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub standing: Standing,
    /// The rate or the change.
    pub exact: Option<Number>,
    pub shown: Option<String>,
    pub displayed: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    NotSet,
    Waiting,
    Unsettled,
    LeftOut,
    Level(usize),
}

use Standing::{LeftOut, Level, NotSet, Unsettled, Waiting};

fn number(mantissa: i64, decimals: u32) -> Number {
    Number::new(BigInt::from(mantissa), BigInt::from(10).pow(decimals))
}

fn whole(value: i64) -> Number {
    number(value, 0)
}

impl Figure {
    fn value(&self) -> Number {
        number(self.mantissa, self.decimals)
    }

    fn text(&self) -> String {
        let digits = self.mantissa.unsigned_abs().to_string();
        let width = self.decimals as usize + 1;
        let digits = format!("{digits:0>width$}");
        let (before, behind) = digits.split_at(digits.len() - self.decimals as usize);
        let mut integer = String::new();
        for (index, digit) in before.chars().enumerate() {
            if self.commas && index > 0 && (before.len() - index) % 3 == 0 {
                integer.push(',');
            }
            integer.push(digit);
        }
        let sign = if self.mantissa < 0 { "▲" } else { "" };
        let point = if behind.is_empty() { "" } else { "." };
        format!("{sign}{integer}{point}{behind}{}{}", self.unit, self.bound)
    }

    /// Value and unit after the declared one has been put in.
    fn meant(&self, declared: &'static str) -> (Number, &'static str) {
        match (self.unit, declared.strip_prefix('万')) {
            ("", Some(unit)) => (self.value() * whole(10_000), unit),
            ("", None) => (self.value(), declared),
            (own, _) => (self.value(), own),
        }
    }
}

impl Cell {
    pub fn text(&self) -> String {
        match self {
            Cell::Blank => String::new(),
            Cell::Dash => "－".to_owned(),
            Cell::Pending => "集計中".to_owned(),
            Cell::Words => "見直し".to_owned(),
            Cell::Figure(figure) => figure.text(),
        }
    }
}

impl Regime {
    pub fn rules(&self) -> Rules {
        let mut lines: Vec<String> = (self.bounds.iter().enumerate())
            .map(|(index, (tenths, inclusive))| {
                let above = if *inclusive { "" } else { ">" };
                format!("b{index} {above}{} +", percent_text(*tenths))
            })
            .collect();
        lines.push("last - -".to_owned());
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut built = rules(&["a 1 +", "b - -"]);
        built.set_bands(bands(&lines)).unwrap();
        built.rate_decimals = self.decimals;
        built.rounding = self.rounding;
        if self.on_shown {
            built.judged_on = JudgedOn::Shown;
        }
        if self.two_minus {
            built.lower_formula = LowerFormula::TwoMinus;
        }
        built.zero_target = match self.zero {
            0 => ZeroTarget::NotCounted,
            1 => ZeroTarget::Met,
            _ => ZeroTarget::Missed,
        };
        built.cap = self
            .cap
            .and_then(|tenths| Percent::parse(&percent_text(tenths)));
        built
    }

    /// Every level that the rate reaches; the best of them is its level.
    fn level(&self, rate: &Number) -> usize {
        let reached = |(tenths, inclusive): &(i64, bool)| {
            let bound = number(*tenths, 3);
            *rate > bound || *inclusive && *rate == bound
        };
        (self.bounds.iter().position(reached)).unwrap_or(self.bounds.len())
    }

    fn met(&self) -> usize {
        self.level(&Number::one())
    }

    fn missed(&self) -> usize {
        self.bounds.len()
    }

    /// In percent, as shown.
    fn shown(&self, rate: &Number) -> String {
        self.percent(rate, self.decimals)
    }

    /// In percent, to so many decimals.
    pub fn percent(&self, share: &Number, decimals: u8) -> String {
        written(&self.rounded(&(share * whole(100)), decimals), decimals)
    }

    fn rounded(&self, value: &Number, decimals: u8) -> Number {
        let scale = Number::from_integer(BigInt::from(10).pow(u32::from(decimals)));
        let scaled = value * &scale;
        let half = number(5, 1);
        let away = |x: &Number| {
            let magnitude = (x.abs() + &half).floor();
            if x.is_negative() {
                -magnitude
            } else {
                magnitude
            }
        };
        let settled = match self.rounding {
            Rounding::HalfUp => away(&scaled),
            Rounding::HalfEven => {
                let below = scaled.floor();
                if &scaled - &below == half {
                    let even = (below.to_integer() % BigInt::from(2)).is_zero();
                    if even { below } else { below + Number::one() }
                } else {
                    away(&scaled)
                }
            }
            Rounding::Floor => scaled.floor(),
            Rounding::Ceiling => scaled.ceil(),
            Rounding::Truncate => scaled.trunc(),
        };
        settled / scale
    }

    fn rated(&self, rate: Number) -> Answer {
        let judged = if self.on_shown {
            self.rounded(&(&rate * whole(100)), self.decimals) / whole(100)
        } else {
            rate.clone()
        };
        let displayed = match self.cap {
            Some(cap) if rate > number(cap, 3) => self.shown(&number(cap, 3)),
            _ => self.shown(&rate),
        };
        Answer {
            standing: Level(self.level(&judged)),
            shown: Some(self.shown(&rate)),
            displayed: Some(displayed),
            exact: Some(rate),
        }
    }

    fn met_or_missed(&self, met: bool) -> Answer {
        bare(Level(if met { self.met() } else { self.missed() }))
    }
}

fn percent_text(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn written(value: &Number, decimals: u8) -> String {
    let scale = BigInt::from(10).pow(u32::from(decimals));
    let digits = (value * Number::from_integer(scale)).to_integer();
    let sign = if digits.is_negative() { "-" } else { "" };
    let digits = digits.magnitude().to_string();
    let width = usize::from(decimals) + 1;
    let digits = format!("{digits:0>width$}");
    let (before, behind) = digits.split_at(digits.len() - usize::from(decimals));
    let point = if behind.is_empty() { "" } else { "." };
    format!("{sign}{before}{point}{behind}")
}

fn bare(standing: Standing) -> Answer {
    Answer {
        standing,
        exact: None,
        shown: None,
        displayed: None,
    }
}

type Meant = (Number, &'static str);

/// The answer to a question, or the standing at which the way to it ends.
pub fn answer(question: &Question, regime: &Regime) -> Answer {
    let computed = found(question, regime).unwrap_or_else(bare);
    if computed.standing == NotSet {
        return computed;
    }
    let given = question
        .override_rate
        .map(|tenths| regime.rated(number(tenths, 3)));
    match (question.override_band, given) {
        (None, None) => computed,
        (None, Some(rate)) => rate,
        (Some(level), rate) => Answer {
            standing: Level(level),
            ..rate.unwrap_or(computed)
        },
    }
}

/// Whether a result has come: a figure, words or a dash, of a composite in every part; or a person has judged.
pub fn has_result(question: &Question, answer: &Answer) -> bool {
    let come = |cell: &Cell| !matches!(cell, Cell::Blank | Cell::Pending);
    let entered = match &question.way {
        Way::Composite(..) => !question.parts.is_empty() && question.parts.iter().all(come),
        _ => come(&question.actual),
    };
    entered || matches!(answer.standing, Level(_))
}

fn found(question: &Question, regime: &Regime) -> Result<Answer, Standing> {
    if matches!(question.way, Way::Monitor) || matches!(question.target, Cell::Dash) {
        return Err(NotSet);
    }
    match &question.way {
        Way::Qualitative | Way::Graded => by_person(question),
        Way::Change(reduction, hundredths) => change(question, regime, *reduction, *hundredths),
        Way::Maintain(tenths, relative, of_baseline) => {
            maintain(question, regime, *tenths, *relative, *of_baseline)
        }
        Way::Progress => progress(question, regime),
        Way::Range(width) => range(question, regime, *width),
        Way::Bound => {
            let (target, bound) = target(question)?;
            if bound.is_empty() {
                return Err(Unsettled);
            }
            let actual = actual(question, regime)?;
            alike(&[&target, &actual])?;
            Ok(regime.met_or_missed(match bound {
                "以上" => actual.0 >= target.0,
                "超" => actual.0 > target.0,
                "以下" => actual.0 <= target.0,
                _ => actual.0 < target.0,
            }))
        }
        Way::Higher | Way::Composite(..) => {
            let (target, bound) = target(question)?;
            if !matches!(bound, "" | "以上") || target.0.is_negative() {
                return Err(Unsettled);
            }
            let actual = actual(question, regime)?;
            alike(&[&target, &actual])?;
            if !target.0.is_zero() {
                return Ok(regime.rated(actual.0 / target.0));
            }
            match regime.zero {
                0 => Err(LeftOut),
                rule => Ok(regime.met_or_missed(rule == 1)),
            }
        }
        Way::LowerByRules | Way::LowerRatio | Way::LowerTwoMinus => {
            let two_minus = match question.way {
                Way::LowerByRules => regime.two_minus,
                Way::LowerTwoMinus => true,
                _ => false,
            };
            let (target, bound) = target(question)?;
            if !matches!(bound, "" | "以下") || target.0.is_negative() {
                return Err(Unsettled);
            }
            let actual = actual(question, regime)?;
            alike(&[&target, &actual])?;
            let (t, a) = (target.0, actual.0);
            match (t.is_zero(), a.is_zero(), a.is_negative()) {
                (true, _, true) => Err(Unsettled),
                (true, zero, false) => Ok(regime.met_or_missed(zero)),
                (false, _, _) if two_minus => Ok(regime.rated(whole(2) - a / t)),
                (false, _, true) => Err(Unsettled),
                // Beyond every bound.
                (false, true, false) => Ok(bare(Level(0))),
                (false, false, false) => Ok(regime.rated(t / a)),
            }
        }
        Way::Monitor => Err(NotSet),
    }
}

fn by_person(question: &Question) -> Result<Answer, Standing> {
    if let Some(level) = question.assessment {
        return Ok(bare(Level(level)));
    }
    if let Way::Qualitative = question.way
        && matches!(question.target, Cell::Blank | Cell::Pending)
    {
        return Err(Waiting);
    }
    let pending = matches!(question.target, Cell::Pending);
    match question.actual {
        Cell::Dash if !pending => Err(Unsettled),
        _ => Err(Waiting),
    }
}

fn progress(question: &Question, regime: &Regime) -> Result<Answer, Standing> {
    let (target, bound) = target(question)?;
    let base = baseline(question)?;
    alike(&[&target, &base])?;
    let way = &target.0 - &base.0;
    let fits = match bound {
        "" => !way.is_zero(),
        "以上" => way.is_positive(),
        "以下" => way.is_negative(),
        _ => false,
    };
    if !fits {
        return Err(Unsettled);
    }
    let actual = actual(question, regime)?;
    alike(&[&target, &actual])?;
    Ok(regime.rated((actual.0 - base.0) / way))
}

fn change(
    question: &Question,
    regime: &Regime,
    reduction: bool,
    hundredths: i64,
) -> Result<Answer, Standing> {
    let wanted = number(hundredths, 4) * aim(question)?;
    let base = baseline(question)?;
    if !base.0.is_positive() {
        return Err(Unsettled);
    }
    let actual = actual(question, regime)?;
    alike(&[&base, &actual])?;
    let change = actual.0 / base.0 - Number::one();
    let met = if reduction {
        change <= -wanted
    } else {
        change >= wanted
    };
    let shown = regime.shown(&change);
    Ok(Answer {
        displayed: Some(shown.clone()),
        shown: Some(shown),
        exact: Some(change),
        ..regime.met_or_missed(met)
    })
}

fn range(question: &Question, regime: &Regime, width: i64) -> Result<Answer, Standing> {
    let share = aim(question)?;
    let Cell::Figure(high) = end_or_target(question) else {
        return Err(Unsettled);
    };
    let low = Figure {
        mantissa: high.mantissa - width,
        ..high.clone()
    };
    let ends = [low.meant(question.declared), high.meant(question.declared)];
    let actual = actual(question, regime)?;
    alike(&[&ends[0], &actual])?;
    let [low, high] = ends.map(|end| end.0 * &share);
    Ok(regime.met_or_missed(low <= actual.0 && actual.0 <= high))
}

fn maintain(
    question: &Question,
    regime: &Regime,
    tenths: i64,
    relative: bool,
    of_baseline: bool,
) -> Result<Answer, Standing> {
    let held_against = if of_baseline {
        baseline(question)?
    } else {
        let (target, bound) = target(question)?;
        if !bound.is_empty() {
            return Err(Unsettled);
        }
        target
    };
    let allowed = if relative {
        held_against.0.abs() * number(tenths, 3)
    } else {
        // A bare distance is in the declared unit.
        let distance = Figure {
            mantissa: tenths,
            decimals: 1,
            unit: "",
            bound: "",
            commas: false,
        };
        let meant = distance.meant(question.declared);
        if tenths != 0 {
            alike(&[&meant, &held_against])?;
        }
        meant.0
    };
    let actual = actual(question, regime)?;
    alike(&[&held_against, &actual])?;
    Ok(regime.met_or_missed((actual.0 - held_against.0).abs() <= allowed))
}

/// The cell with the target; of the end of the plan, where the basis says so.
fn end_or_target(question: &Question) -> &Cell {
    if question.basis == 0 || question.year == 2 {
        &question.target
    } else {
        &question.end
    }
}

/// That there is a target of whatever grammar, and by what it is to be multiplied.
fn aim(question: &Question) -> Result<Number, Standing> {
    match (question.basis, end_or_target(question)) {
        (0, Cell::Blank) => Err(Waiting),
        (_, Cell::Blank | Cell::Dash) => Err(Unsettled),
        (_, Cell::Pending) => Err(Waiting),
        (_, Cell::Words) => Err(Unsettled),
        (2, Cell::Figure(_)) => Ok(Number::new(
            BigInt::from(question.year + 1),
            BigInt::from(3),
        )),
        (_, Cell::Figure(_)) => Ok(Number::one()),
    }
}

fn target(question: &Question) -> Result<(Meant, &'static str), Standing> {
    let share = aim(question)?;
    let Cell::Figure(figure) = end_or_target(question) else {
        return Err(Unsettled);
    };
    let (value, unit) = figure.meant(question.declared);
    let value = if matches!(question.way, Way::Progress) && question.basis == 2 {
        let base = baseline(question)?;
        alike(&[&(value.clone(), unit), &base])?;
        &base.0 + (value - &base.0) * share
    } else {
        value * share
    };
    Ok(((value, unit), figure.bound))
}

fn baseline(question: &Question) -> Result<Meant, Standing> {
    match &question.baseline {
        Cell::Figure(figure) => Ok(figure.meant(question.declared)),
        _ => Err(Unsettled),
    }
}

fn actual(question: &Question, regime: &Regime) -> Result<Meant, Standing> {
    let times = whole(if question.annualised { 2 } else { 1 });
    if let Way::Composite(weights, decimals) = &question.way {
        let (mean, unit) = mean(question, weights)?;
        let mean = mean * times;
        let used = match decimals {
            Some(decimals) => {
                // Under 万件 it is the number of 万件 that is rounded.
                let written = match question.declared.strip_prefix('万') {
                    Some(counted) if counted == unit => whole(10_000),
                    _ => whole(1),
                };
                regime.rounded(&(mean / &written), *decimals) * written
            }
            None => mean,
        };
        return Ok((used, unit));
    }
    match &question.actual {
        Cell::Blank | Cell::Pending => Err(Waiting),
        Cell::Dash | Cell::Words => Err(Unsettled),
        Cell::Figure(figure) => {
            let (value, unit) = figure.meant(question.declared);
            Ok((value * times, unit))
        }
    }
}

fn mean(question: &Question, weights: &[Option<i64>]) -> Result<Meant, Standing> {
    let parts = || question.parts.iter().zip(weights);
    let figures: Vec<(Meant, Number)> = parts()
        .filter_map(|(cell, weight)| match cell {
            Cell::Figure(figure) => Some((
                figure.meant(question.declared),
                number(weight.unwrap_or(10), 1),
            )),
            _ => None,
        })
        .collect();
    if parts().any(|(cell, _)| matches!(cell, Cell::Words)) {
        return Err(Unsettled);
    }
    alike(&figures.iter().map(|(meant, _)| meant).collect::<Vec<_>>())?;
    if parts().any(|(cell, _)| matches!(cell, Cell::Blank | Cell::Pending)) {
        return Err(Waiting);
    }
    let weight: Number = figures.iter().map(|(_, weight)| weight).sum();
    if weight.is_zero() {
        return Err(if weights.is_empty() {
            Waiting
        } else {
            Unsettled
        });
    }
    let sum: Number = figures
        .iter()
        .map(|((value, _), weight)| value * weight)
        .sum();
    Ok((sum / weight, figures[0].0.1))
}

/// All of them count the same thing.
fn alike(figures: &[&Meant]) -> Result<(), Standing> {
    match figures.iter().all(|figure| figure.1 == figures[0].1) {
        true => Ok(()),
        false => Err(Unsettled),
    }
}

/// The question as an indicator of a plan.
pub fn case(question: &Question, regime: &Regime) -> Case {
    let kind = match &question.way {
        Way::Higher => Kind::Higher,
        Way::LowerByRules => Kind::Lower(None),
        Way::LowerRatio => Kind::Lower(Some(LowerFormula::TargetOverActual)),
        Way::LowerTwoMinus => Kind::Lower(Some(LowerFormula::TwoMinus)),
        Way::Progress => Kind::Progress,
        Way::Change(..) => Kind::Change,
        Way::Maintain(tenths, relative, of_baseline) => Kind::Maintain(Tolerance {
            amount: if *tenths == 0 {
                String::new()
            } else {
                percent_text(*tenths)
            },
            relative: *relative,
            reference: if *of_baseline {
                Reference::Baseline
            } else {
                Reference::Target
            },
        }),
        Way::Range(_) => Kind::Range,
        Way::Bound => Kind::Bound,
        Way::Qualitative => Kind::Qualitative,
        Way::Graded => Kind::Graded,
        Way::Composite(weights, decimals) => Kind::Composite(Composite {
            parts: (weights.iter().enumerate())
                .map(|(index, weight)| Part {
                    id: super::part(index),
                    name: String::new(),
                    weight: weight.map(percent_text).unwrap_or_default(),
                    extra: Default::default(),
                })
                .collect(),
            decimals: *decimals,
        }),
        Way::Monitor => Kind::Monitor,
    };
    let mut case = Case::new(kind, "", "")
        .in_year(2024 + question.year)
        .unit(question.declared)
        .baseline(&question.baseline.text())
        .target(2026, &target_text(question, &question.end))
        .target(
            2024 + question.year,
            &target_text(question, &question.target),
        )
        .actual(2024 + question.year, &question.actual.text());
    case.indicator.basis = match question.basis {
        0 => TargetBasis::OfYear,
        1 => TargetBasis::EndOfPlan,
        _ => TargetBasis::Apportioned,
    };
    let rules = regime.rules();
    let level = |index: usize| rules.band(index).unwrap().id.to_string();
    let texts: Vec<String> = question.parts.iter().map(Cell::text).collect();
    case = case.parts(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    if question.annualised {
        case = case.annualised();
    }
    if let Some(index) = question.assessment {
        case = case.assessed(&level(index));
    }
    if question.override_band.is_some() || question.override_rate.is_some() {
        let band = question.override_band.map(level).unwrap_or_default();
        let rate = question.override_rate.map(percent_text).unwrap_or_default();
        case = case.overruled(&band, &rate);
    }
    case.year = year(2024 + question.year);
    case.rules(|own| *own = rules)
}

/// A target in the grammar of its kind.
fn target_text(question: &Question, cell: &Cell) -> String {
    match (&question.way, cell) {
        (Way::Range(width), Cell::Figure(high)) => {
            let low = Figure {
                mantissa: high.mantissa - width,
                unit: "",
                ..high.clone()
            };
            format!("{}～{}", low.text(), high.text())
        }
        (Way::Change(reduction, hundredths), Cell::Figure(_)) => {
            let percent = Figure {
                mantissa: *hundredths,
                decimals: 2,
                unit: "%",
                bound: "",
                commas: false,
            };
            format!(
                "{}{}",
                percent.text(),
                if *reduction {
                    "以上削減"
                } else {
                    "以上増加"
                }
            )
        }
        _ => cell.text(),
    }
}
