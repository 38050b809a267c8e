//! Words of 提出前チェック, and of the file that is handed in.

use crate::domain::year::FiscalYear;

use super::format;

/// The title.
pub const TITLE: &str = "提出前チェック";
/// What is checked.
pub fn about(department: &str, year: FiscalYear) -> String {
    format!("{department}　{}", format::year_long(year))
}
/// The whole plan is checked.
pub const WHOLE: &str = "計画全体";
/// What there is to do, in figures.
pub fn sum(errors: usize, warnings: usize) -> String {
    match (errors, warnings) {
        (0, 0) => "直すところ、確かめるところはありません。".to_owned(),
        (0, warnings) => format!(
            "直すところはありません。確かめるところが{}件あります。",
            format::count(warnings)
        ),
        (errors, 0) => format!("直すところが{}件あります。", format::count(errors)),
        (errors, warnings) => format!(
            "直すところが{}件、確かめるところが{}件あります。",
            format::count(errors),
            format::count(warnings)
        ),
    }
}
/// What the two kinds mean.
pub const EXPLAINED: &str = "「要修正」がなくなると提出ファイルを書き出せます。「確認」は、そのままでよければ提出できます。";
/// Has to be mended before handing in.
pub const ERROR: &str = "要修正";
/// Has to be looked at.
pub const WARNING: &str = "確認";
/// The department has no indicator.
pub const NOTHING: &str = "確かめる成果指標がありません。";

/// Writes the file.
pub const EXPORT: &str = "提出ファイルを書き出す";
/// The section of the file.
pub const HAND_IN: &str = "提出ファイル";
/// Its name.
pub fn file_name(name: &str) -> String {
    format!("ファイル名：{name}")
}
/// Why it cannot be written yet, and the way out.
pub fn blocked(errors: usize) -> String {
    format!(
        "要修正が{}件残っているため、まだ書き出せません。途中のものを渡すときは、画面上部の「書き出す」を使ってください。",
        format::count(errors)
    )
}
/// What to do with it.
pub const SEND: &str = "書き出したファイルを、事務局から案内された方法（メール、共有フォルダーなど）で提出してください。この画面から送信されることはありません。";
/// The whole plan is open.
pub const WHOLE_FILE: &str = "開いているのは計画全体のファイルです。提出ファイルは、事務局から届いた担当課ごとのファイルから書き出します。計画全体のファイルは、どこを変えたかの記録がないため「受領・統合」でまとめられません。担当課の方は、届いたファイルを「取り込む」で開いて入力してください。";
/// Another department's part is in view than the one whose file is open.
pub fn other_scope(department: &str) -> String {
    format!(
        "開いているのは{department}のファイルです。上の「範囲」で{department}を選ぶと、提出ファイルを書き出せます。"
    )
}
/// Back to the indicators.
pub const TO_FILL: &str = "入力に戻る";

/// The actual is missing.
pub const ACTUAL_MISSING: &str =
    "入力されていません。まだ分からないときは「集計中」と入力してください。";
/// A part is missing.
pub fn part_missing(name: &str) -> String {
    format!(
        "内訳の「{name}」が入力されていません。まだ分からないときは「集計中」と入力してください。"
    )
}
/// The level has not been chosen.
pub const ASSESSMENT_MISSING: &str = "判定が選ばれていません。";
/// It was missed and nobody says why.
pub const REASON_MISSING: &str = "未達成の理由が書かれていません。";
/// The actual is announced.
pub const PENDING: &str = "集計中です。確定したら入力してください。";
/// The target is 0.
pub const TARGET_ZERO: &str =
    "目標が0です。達成率が出ないことがあります。目標が正しいか、事務局に確かめてください。";
/// Something is wrong with the target, which is the secretariat's.
pub fn of_target(what: &str) -> String {
    format!("{what}目標は事務局が決めます。コメントで知らせてください。")
}
/// The actual is approximate.
pub const APPROXIMATE: &str = "「約」の付いたおよその値です。正確な値が分かれば入力してください。";
/// The actual is provisional.
pub const PROVISIONAL: &str = "速報・暫定の値です。確定した値が分かれば入力してください。";
/// A rate that hints at a slip.
pub fn far_off(rate: &str) -> String {
    format!("達成率が{rate}です。桁や単位の書き間違いがないか確かめてください。")
}
/// A text is missing.
pub const BLANK: &str = "書かれていません。";
/// The same words as last year.
pub const SAME: &str = "前年度と同じ文です。今年度の内容になっているか確かめてください。";
/// Comments of the secretariat are open.
pub fn comments(count: usize) -> String {
    format!(
        "事務局からのコメントのうち、{}件が対応中です。",
        format::count(count)
    )
}
