//! Words of the page of composites (債権).

use crate::domain::kind::Kind;
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;

use super::format;

/// The title where composites are debts, as those of the sample.
const DEBTS: &str = "債権";
/// The title where they are anything else.
const IN_PARTS: &str = "内訳のある指標";

/// The title: as the plan itself calls what it takes the mean of, if it calls it debts.
pub fn title(plan: &Plan) -> &'static str {
    let of_debts = plan
        .places()
        .filter(|place| matches!(place.indicator.kind(), Kind::Composite(_)))
        .any(|place| {
            let names = [
                &place.initiative.name,
                &place.action.name,
                &place.indicator.name,
            ];
            names.iter().any(|name| name.contains(DEBTS))
        });
    if of_debts { DEBTS } else { IN_PARTS }
}

/// What the page is about.
pub fn about(year: FiscalYear) -> String {
    format!("内訳の平均で見る指標（{}）", format::year_long(year))
}

/// The plan has no composite.
pub const EMPTY_TITLE: &str = "内訳のある指標がまだありません";
/// How to make one.
pub const EMPTY_TEXT: &str = "税目ごとの収納率のように、いくつかの内訳の平均を実績とする指標を、ここで入力します。「指標」のページで種類を「内訳の平均」に変えると、この画面に出ます。";
/// To the page of one indicator.
pub const TO_INDICATOR: &str = "指標を開く";
/// None in the chosen scope.
pub const NONE_IN_SCOPE_TITLE: &str = "選んだ範囲に内訳のある指標がありません";
/// How to see others.
pub const NONE_IN_SCOPE_TEXT: &str = "上の「範囲」で別の担当課か計画全体を選んでください。";

/// How many parts make the mean.
pub fn mean_of(parts: usize, weighted: bool) -> String {
    let which = if weighted {
        "加重平均"
    } else {
        "単純平均"
    };
    format!("{parts}件の{which} ")
}
/// Behind the mean.
pub fn against_target(target: &str) -> String {
    format!("。目標 {target} に対する達成率 ")
}
/// Not every part has a value.
pub fn entered(entered: usize, parts: usize) -> String {
    format!("{parts}件のうち{entered}件を入力済みです。全ての値がそろうと平均を出します。")
}
/// There is no part.
pub const NO_PARTS: &str = "内訳がまだありません。下の「内訳の編集」で加えてください。";

/// The parts and their values.
pub const PARTS: &str = "内訳と平均";
/// The name of the table for screen readers.
pub fn table_of(name: &str) -> String {
    format!("{name}の内訳（横に動かせます）")
}
/// The number of a part.
pub const NUMBER: &str = "№";
/// The name of a part.
pub const PART: &str = "内訳";
/// The weight of a part.
pub const WEIGHT: &str = "重み";
/// The heading of the values.
pub fn values(year: FiscalYear, unit: &str) -> String {
    let year = format::year_short(year);
    match unit {
        "" => format!("{year} 実績"),
        "%" => format!("{year} 実績（％）"),
        unit => format!("{year} 実績（{unit}）"),
    }
}
/// The name of a box in the table: `市税 R6 実績`.
pub fn in_part(part: &str, year: FiscalYear, field: &str) -> String {
    format!("{part} {} {field}", format::year_short(year))
}
/// 実績.
pub const ACTUAL: &str = "実績";
/// The mean.
pub const MEAN: &str = "平均";
/// A part without a name.
pub fn unnamed(number: usize) -> String {
    format!("（名称未設定 {number}）")
}

/// How the mean and the rate come about.
pub const ARITHMETIC: &str = "平均と達成率の計算";
/// To the indicator's own page.
pub const TO_PAGE: &str = "この指標の目標・判定・文章を見る";

/// Editing the parts.
pub const EDIT: &str = "内訳の編集";
/// What the weights are for.
pub const EDIT_HELP: &str = "重みを空にすると1として数えます。全て空なら単純平均です。削除した内訳の値は残り、「元に戻す」で戻せます。";
/// The decimals of the mean.
pub const DECIMALS: &str = "平均の丸め";
/// What rounding the mean does.
pub const DECIMALS_HELP: &str = "丸めた平均を実績として使い、達成率を計算します。桁は、指標の単位（万人など）で書いた数の桁です。";
/// The mean is used exactly.
pub const NOT_ROUNDED: &str = "丸めない";
/// Rounded to so many decimals.
pub fn rounded_to(decimals: u8) -> String {
    match decimals {
        0 => "整数に丸める".to_owned(),
        some => format!("小数第{some}位までに丸める"),
    }
}
/// A new part.
pub const ADD: &str = "内訳を加える";
/// The name of a new part's box.
pub fn name_of(number: usize) -> String {
    format!("内訳{number}の名称")
}
/// The name of a part's weight box.
pub fn weight_of(part: &str) -> String {
    format!("{part}の重み")
}
/// Up.
pub const UP: &str = "上へ";
/// Down.
pub const DOWN: &str = "下へ";
/// Away.
pub const REMOVE: &str = "削除";
/// What a button does to a part.
pub fn on_part(part: &str, verb: &str) -> String {
    format!("{part}を{verb}")
}
/// A part has been taken away.
pub fn removed(part: &str) -> String {
    format!("内訳「{part}」を削除しました。")
}
/// A weight could not be read.
pub const WEIGHT_UNREADABLE: &str =
    "重みを読み取れません。「2」「0.5」のように、0以上の数値で入力してください。";
/// All weights are 0.
pub const WEIGHTS_ZERO: &str = "重みの合計が0です。どれかを1以上にしてください。";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    #[test]
    fn the_page_is_called_what_the_plan_calls_it() {
        let mut plan = start::sample().unwrap().plan;
        assert_eq!(title(&plan), "債権");
        let initiatives = plan.priorities.iter_mut().flat_map(|node| &mut node.themes);
        for initiative in initiatives.flat_map(|node| &mut node.initiatives) {
            initiative.name = initiative.name.replace(DEBTS, "満足度");
            for action in &mut initiative.actions {
                action.name = action.name.replace(DEBTS, "満足度");
            }
        }
        assert_eq!(title(&plan), "内訳のある指標");
    }
}
