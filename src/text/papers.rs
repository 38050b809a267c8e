//! Words of the pages on which printed figures are entered.

use super::format::count;

/// The page with all papers.
pub const TITLE: &str = "資料の値の入力";
/// What it is for.
pub const ABOUT: &str = "公表した資料に印字された値を、印字のとおりに入力します。入力した値は計算に使わず、照合にだけ使います。";
/// The rows of 別紙１.
pub const ROWS_TITLE: &str = "別紙１の達成率と判定";
/// What they are.
pub const ROWS_ABOUT: &str =
    "各指標の行に印字された達成率と判定です。Excel の列をそのまま貼り付けられます。";
/// The way there.
pub const TO_ROWS: &str = "別紙１の達成率と判定を入力する";
/// Other papers.
pub const OTHERS: &str = "集計表・再掲・文章のある資料";
/// None are there.
pub const NONE: &str = "この年度の資料はまだありません。";
/// Adds one.
pub const ADD: &str = "資料を加える";
/// What a new one is called.
pub const NEW_NAME: &str = "資料";
/// Removes one.
pub fn remove(name: &str) -> String {
    format!("「{name}」を削除")
}
/// Removed.
pub fn removed(name: &str) -> String {
    format!("「{name}」を削除しました。")
}
/// The name of a paper without one.
pub const UNNAMED: &str = "（名称なし）";
/// What is entered of a paper.
pub fn holds(summary: usize, shares: usize, excerpts: usize, statements: usize) -> String {
    format!(
        "集計表 {}行・割合 {}・再掲 {}件・文章 {}件",
        count(summary),
        count(shares),
        count(excerpts),
        count(statements)
    )
}
/// There is no such paper.
pub const GONE_TITLE: &str = "この資料はありません";
/// The way back.
pub const BACK: &str = "資料の一覧へ";

/// The name.
pub const NAME: &str = "資料の名称";
/// The whole plan.
pub const WHOLE_PLAN: &str = "計画全体（合計）";
/// An indicator that has been removed.
pub const GONE: &str = "（計画にない指標）";
/// The total.
pub const TOTAL: &str = "合計";

/// The summary table.
pub const SUMMARY: &str = "集計表";
/// How to fill it.
pub const SUMMARY_ABOUT: &str = "Excel の表は、貼り付けたい左上のセルを選んで Ctrl＋V を押すと、右と下へ入ります。足りない行は加えます。";
/// The shares.
pub const SHARES: &str = "全体に占める割合（グラフなど）";
/// The repetitions.
pub const EXCERPTS: &str = "指標の再掲（抜粋）";
/// How they are compared.
pub const EXCERPTS_ABOUT: &str =
    "同じ指標の名称、実績、目標が、行の値と同じに書かれているかを比べます。";
/// The texts.
pub const STATEMENTS: &str = "文章";
/// How they are compared.
pub const STATEMENTS_ABOUT: &str = "「41項目のうち28項目が達成」「約88％」のような数を読み取って比べます。読み取れた数は文章の下に示します。";

/// What a row is about.
pub const SCOPE: &str = "範囲";
/// The heading of a row.
pub const LABEL: &str = "見出し";
/// 成果指標設定項目.
pub const SET: &str = "設定項目";
/// The indicator.
pub const INDICATOR: &str = "指標";
/// The place as printed.
pub const PLACE: &str = "掲載箇所";
/// The name as printed.
pub const PRINTED_NAME: &str = "印字の名称";
/// 実績.
pub const ACTUAL: &str = "実績";
/// 目標.
pub const TARGET: &str = "目標";
/// The heading of a text.
pub const HEADING: &str = "見出し";
/// The text.
pub const TEXT: &str = "本文";
/// №.
pub const NUMBER: &str = "№";
/// 達成率.
pub const RATE: &str = "達成率";
/// 判定.
pub const MARK: &str = "判定";
/// What can be done with a row.
pub const ACTIONS: &str = "操作";
/// Removes a row.
pub const REMOVE: &str = "削除";
/// A cell by its table, the number of its row, and its column.
pub fn nth(table: &str, row: usize, what: &str) -> String {
    format!("{table}{} {what}", count(row.saturating_add(1)))
}
/// Removes a row, for those who cannot see it.
pub fn remove_nth(table: &str, row: usize) -> String {
    format!("{table}{}を削除", count(row.saturating_add(1)))
}
/// What cells of the summary table are called by.
pub const ROW: &str = "集計表の行";
/// What cells of a repetition are called by.
pub const EXCERPT: &str = "再掲";
/// What the boxes of a text are called by.
pub const STATEMENT: &str = "文章";
/// Adds a row.
pub const ADD_ROW: &str = "行を加える";
/// Adds the usual rows.
pub const ADD_USUAL: &str = "重点項目ごとの行と合計の行を作る";
/// Adds a repetition.
pub const ADD_EXCERPT: &str = "再掲を加える";
/// Adds a text.
pub const ADD_STATEMENT: &str = "文章を加える";
/// What was pasted.
pub fn pasted(cells: usize, left_out: usize, unsure: usize) -> String {
    let mut text = format!("{}個のセルに貼り付けました。", count(cells));
    if left_out > 0 {
        text.push_str(&format!(
            "表に収まらない{}個は入れていません。",
            count(left_out)
        ));
    }
    if unsure > 0 {
        text.push_str(&format!(
            "どの成果指標か決まらない行が{}行あります。行ごとに選んでください。",
            count(unsure)
        ));
    }
    text
}
/// What is read in a text.
pub const READ: &str = "読み取った数";
/// Nothing is read.
pub const NOTHING_READ: &str = "比べられる数はありません。";
/// One of them.
pub fn claim(what: &str, printed: &str, computed: &str, agrees: bool) -> String {
    if agrees {
        format!("{what} {printed}（一致）")
    } else {
        format!("{what} {printed}（計算 {computed}）")
    }
}
/// A table that can be moved sideways.
pub fn table_of(name: &str) -> String {
    format!("{name}（横に動かせます）")
}
