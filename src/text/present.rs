//! Words of 発表.

use crate::domain::outcome::Measure;

use super::{format, indicator};

/// The name of the screen for screen readers.
pub const STAGE: &str = "発表の画面";
/// The name of the controls.
pub const CONTROLS: &str = "発表の操作";
/// To the screen before.
pub const PREVIOUS: &str = "前へ";
/// To the next screen.
pub const NEXT: &str = "次へ";
/// Back to where the order was left.
pub const BACK: &str = "元の画面へ戻る";
/// Looks for an indicator.
pub const FIND: &str = "番号・検索";
/// Title of the search.
pub const FIND_TITLE: &str = "指標を番号か言葉で探す";
/// Label of the box.
pub const FIND_LABEL: &str = "番号（例 2-3-1-1）または言葉";
/// What may be typed.
pub const FIND_HELP: &str = "番号は、重点項目・推進項目・取組・取組内容・成果指標の順で、途中まででも探せます。Ⅱ(3)ア① は 2-3-1-1。↑↓で選び、Enterで表示します。";
/// The name of what was found.
pub const FOUND: &str = "見つかった指標";
/// Nothing was found.
pub const NOT_FOUND: &str = "当てはまる指標はありません。";
/// Opens the arithmetic.
pub const ARITHMETIC: &str = "計算根拠";
/// Leads to 試算, said so that nobody takes it for a result.
pub const WHAT_IF: &str = "試算へ";
/// The way back from there.
pub const BACK_TO_SCREEN: &str = "発表に戻る";
/// Fills the screen.
pub const FULL: &str = "全画面";
/// Leaves the presentation.
pub const LEAVE: &str = "終了";
/// The screen is dark.
pub const DARK: &str = "画面を消しています。どれかのキーで戻ります。";
/// 今後の取組等.
pub const NEXT_STEPS: &str = "今後の取組等";
/// Where a screen stands aside from the order.
pub const ASIDE: &str = "個別";
/// There is no such screen.
pub const GONE: &str = "この画面は、今の計画にありません";
/// What to do about it.
pub const GONE_TEXT: &str =
    "指標や重点項目が削除されたか、別の計画の画面です。「次へ」で最初から進みます。";
/// Nothing is counted.
pub const NOTHING_SET: &str = "この年度に集計する成果指標はありません。";

/// `3／9`.
pub fn at(number: usize, of: usize) -> String {
    [format::count(number).as_str(), "／", &format::count(of)].concat()
}

/// What was missed of a 重点項目; blank for nothing.
pub fn missed(levels: &str, count: usize) -> String {
    match count {
        0 => String::new(),
        count => [levels, "の", &format::count(count), "項目"].concat(),
    }
}

/// Misses that are not named.
pub fn more_missed(count: usize) -> String {
    ["ほか", &format::count(count), "項目"].concat()
}

/// Where an indicator belongs: `Ⅰ(2)イ②　行政総務課・職員課`.
pub fn about(code: &str, departments: &str) -> String {
    [code, departments].join("　")
}

/// The heading of the text about the results.
pub fn results(missed: bool) -> &'static str {
    if missed {
        "未達成の理由"
    } else {
        "成果と課題"
    }
}

/// What a figure is.
pub fn measure(measure: &Measure) -> &'static str {
    match measure {
        Measure::None => "",
        Measure::Rate(_) => indicator::RATE,
        Measure::Change(_) => indicator::CHANGE,
    }
}

/// A person decided, and why.
pub fn by_person(reason: &str) -> String {
    [indicator::BY_PERSON, &indicator::reason(reason)].concat()
}

/// How many more were found.
pub fn more(count: usize) -> String {
    [
        "ほか ",
        &format::count(count),
        "件。続けて入力すると絞れます。",
    ]
    .concat()
}
