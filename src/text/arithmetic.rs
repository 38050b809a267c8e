//! Words of the arithmetic behind a rate and a judgement.

use crate::domain::kind::LowerFormula;
use crate::domain::outcome::Formula;
use crate::domain::rounding::Rounding;
use crate::domain::rules::{JudgedOn, Rules};
use crate::domain::year::FiscalYear;

use super::format;

/// 目標.
pub const TARGET: &str = "目標";
/// 実績.
pub const ACTUAL: &str = "実績";
/// 基準値.
pub const BASELINE: &str = "基準値";
/// The target's share of the years gone by.
pub const APPORTIONED: &str = "年数で割り振り";
/// The half-year's actual doubled.
pub const ANNUALISED: &str = "年換算";
/// The sum of a composite's parts.
pub const SUM: &str = "合計";
/// Their mean.
pub const MEAN: &str = "平均";
/// The mean rounded before use.
pub const MEAN_ROUNDED: &str = "平均の丸め";
/// The formula in words.
pub const FORMULA: &str = "式";
/// The formula with the numbers put in.
pub const CALCULATION: &str = "計算";
/// The rounding of the rate.
pub const ROUNDING: &str = "丸め";
/// The cap of the rate.
pub const CAP: &str = "表示の上限";
/// The judgement and why.
pub const JUDGEMENT: &str = "判定";
/// The rule in force.
pub const RULE: &str = "規則";
/// Nothing was entered.
pub const BLANK: &str = "（未入力）";

/// The target of the plan's last year.
pub fn end_target(last: FiscalYear) -> String {
    format!("最終年度（{}）の目標", format::year_short(last))
}

/// A cell whose text was read as something that is not written the same.
pub fn read_as(raw: &str, read: &str) -> String {
    format!("「{raw}」を {read} と読み取り")
}

/// A cell that holds words, a dash or an announcement.
pub fn quoted(raw: &str) -> String {
    format!("「{raw}」")
}

/// A cell that could not be read.
pub fn unreadable(raw: &str) -> String {
    format!("「{raw}」（読み取れません）")
}

/// A formula in words.
pub fn formula(formula: Formula) -> &'static str {
    match formula {
        Formula::ActualOverTarget => "実績 ÷ 目標",
        Formula::Lower(LowerFormula::TargetOverActual) => "目標 ÷ 実績",
        Formula::Lower(LowerFormula::TwoMinus) => "2 － 実績 ÷ 目標",
        Formula::Progress => "（実績 － 基準値）÷（目標 － 基準値）",
        Formula::ByPerson => "人が決めた達成率",
    }
}

/// The formula of a change.
pub const CHANGE_FORMULA: &str = "（実績 － 基準値）÷ 基準値";

/// A formula with the numbers put in, without its result.
pub fn put_in(formula: Formula, target: &str, actual: &str, baseline: &str) -> String {
    match formula {
        Formula::ActualOverTarget => format!("{actual} ÷ {target}"),
        Formula::Lower(LowerFormula::TargetOverActual) => format!("{target} ÷ {actual}"),
        Formula::Lower(LowerFormula::TwoMinus) => format!("2 － {actual} ÷ {target}"),
        Formula::Progress => format!("（{actual} － {baseline}）÷（{target} － {baseline}）"),
        Formula::ByPerson => String::new(),
    }
}

/// A change with the numbers put in.
pub fn change_put_in(actual: &str, baseline: &str) -> String {
    format!("（{actual} － {baseline}）÷ {baseline}")
}

/// Two values that are the same.
pub fn equals(left: &str, right: &str) -> String {
    format!("{left} ＝ {right}")
}

/// A value and what it is rounded to: `72.9％ → 73％（四捨五入）`.
pub fn rounded(exact: &str, shown: &str, mode: Rounding) -> String {
    format!("{exact} → {shown}（{}）", rounding(mode))
}

/// A way of rounding.
pub fn rounding(mode: Rounding) -> &'static str {
    match mode {
        Rounding::HalfUp => "四捨五入",
        Rounding::HalfEven => "偶数への丸め",
        Rounding::Floor => "切り捨て",
        Rounding::Ceiling => "切り上げ",
        Rounding::Truncate => "0に近い方へ切り捨て",
    }
}

/// To how many decimals is rounded: 整数, 小数第１位まで.
pub fn decimals(decimals: u8) -> String {
    match decimals {
        0 => "整数まで".to_owned(),
        some => format!("小数第{some}位まで"),
    }
}

/// The target apportioned: `900件 × 1/3 ＝ 300件`.
pub fn apportioned(end: &str, over: usize, all: usize, share: &str) -> String {
    format!("{end} × {over}/{all} ＝ {share}")
}

/// The target apportioned on the way from the baseline.
pub fn apportioned_from(base: &str, end: &str, over: usize, all: usize, share: &str) -> String {
    format!("{base} ＋（{end} － {base}）× {over}/{all} ＝ {share}")
}

/// A half-year's actual doubled.
pub fn annualised(half: &str, whole: &str) -> String {
    format!("{half} × 2 ＝ {whole}")
}

/// Why a rate is in its level: `80％未満なので未達成`.
pub fn because(bounds: &str, band: &str) -> String {
    format!("{bounds}なので{}", super::bands::quoted(band))
}

/// The exact and the shown rate are in different levels: which of them is in force.
pub fn conflict(
    judged_on: JudgedOn,
    exact: &str,
    exact_band: &str,
    shown: &str,
    shown_band: &str,
) -> String {
    let which = match judged_on {
        JudgedOn::Exact => "丸める前の率で判定する規則のため",
        JudgedOn::Shown => "表示の率で判定する規則のため",
    };
    let band = match judged_on {
        JudgedOn::Exact => exact_band,
        JudgedOn::Shown => shown_band,
    };
    format!(
        "丸める前の {exact} なら{exact_band}、表示の {shown} なら{shown_band}です。{which}、{band}としています。"
    )
}

/// What levels are held against.
pub fn judged_on(judged_on: JudgedOn) -> &'static str {
    match judged_on {
        JudgedOn::Exact => "丸める前の達成率で判定",
        JudgedOn::Shown => "表示の（丸めた）達成率で判定",
    }
}

/// How rates are rounded and judged.
pub fn rule(rules: &Rules) -> String {
    format!(
        "{}{}、{}",
        decimals(rules.rate_decimals),
        rounding(rules.rounding),
        judged_on(rules.judged_on)
    )
}

/// A target of 0 where more is better, counted by the plan's rule.
pub fn zero_target(actual: &str, target: &str, band: &str) -> String {
    format!(
        "{}。目標が0のため率はなく、計算の規則により{band}",
        against(actual, target)
    )
}

/// A target of 0 where less is better.
pub fn lower_zero_target(actual: &str, target: &str, met: bool, band: &str) -> String {
    let why = if met {
        "目標の0を守ったので"
    } else {
        "目標の0を超えたので"
    };
    format!("{}。率はなく、{why}{band}", against(actual, target))
}

/// An actual of 0 where less is better: no finite rate.
pub fn lower_zero_actual(actual: &str, target: &str, band: &str) -> String {
    format!(
        "{}。実績が0のため率は数になりませんが、目標を下回ったので{band}",
        against(actual, target)
    )
}

/// Actual and target side by side.
pub fn against(actual: &str, target: &str) -> String {
    format!("目標 {target} に対し実績 {actual}")
}

/// A bound kept or not: `実績 35件 は「30件以上」を満たすので達成`.
pub fn bound(actual: &str, target: &str, met: bool, band: &str) -> String {
    format!("実績 {actual} は{}", change(target, met, band))
}

/// A change that is enough or not: `「5%以上削減」を満たすので達成`.
pub fn change(target: &str, met: bool, band: &str) -> String {
    let why = if met {
        "を満たすので"
    } else {
        "を満たさないので"
    };
    format!("「{target}」{why}{band}")
}

/// A range kept or not.
pub fn in_range(actual: &str, low: &str, high: &str, met: bool, band: &str) -> String {
    let why = if met {
        "に収まるので"
    } else {
        "に収まらないので"
    };
    format!("実績 {actual} は {low} から {high} まで{why}{band}")
}

/// What is said of a value that is to be maintained.
pub struct Maintained<'a> {
    /// The actual.
    pub actual: &'a str,
    /// What it is held against: 目標 or 基準値.
    pub what: &'a str,
    /// The value of that.
    pub reference: &'a str,
    /// How far the actual is from it.
    pub distance: &'a str,
    /// How far it may be.
    pub allowed: &'a str,
    /// It is not too far.
    pub met: bool,
    /// The level.
    pub band: &'a str,
}

/// A value maintained or not.
pub fn maintained(said: &Maintained<'_>) -> String {
    let Maintained {
        actual,
        what,
        reference,
        distance,
        allowed,
        band,
        ..
    } = said;
    let why = if said.met {
        "以内なので"
    } else {
        "を超えるので"
    };
    format!("実績 {actual} と{what} {reference} の差は {distance}。許容幅 {allowed} {why}{band}")
}

/// A relative tolerance with what it comes to: `3％（3人）`.
pub fn relative(percent: &str, amount: &str) -> String {
    format!("{percent}（{amount}）")
}

/// A person judged.
pub fn by_person(band: &str) -> String {
    format!("人が「{band}」と判定しました")
}

/// A rate that is capped for display.
pub fn capped(cap: &str, shown: &str) -> String {
    format!("達成率は {shown} ですが、計算の規則により {cap} と表示します（判定は変わりません）")
}

/// A weighted value: `98.8％ × 2`.
pub fn weighted(value: &str, weight: &str) -> String {
    format!("{value} × {weight}")
}

/// A sum written out.
pub fn sum(terms: &[String], sum: &str) -> String {
    equals(&terms.join(" ＋ "), sum)
}

/// A quotient written out.
pub fn quotient(dividend: &str, divisor: &str, result: &str) -> String {
    format!("{dividend} ÷ {divisor} ＝ {result}")
}

/// The mean rounded before use.
pub fn mean_rounded(exact: &str, used: &str, to: u8, mode: Rounding) -> String {
    format!(
        "{exact} → {used}（{}{}。この値を実績とします）",
        decimals(to),
        rounding(mode)
    )
}

/// One line of the arithmetic as plain text.
pub fn line(label: &str, text: &str) -> String {
    format!("{label}：{text}")
}
