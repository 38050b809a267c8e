//! Words around the page as a file that carries a plan: saving one, opening one, and its plain page.

use crate::carry::Use;
use crate::domain::year::FiscalYear;

use super::app::APP;
use super::format;

/// The button that opens the question.
pub const SAVE: &str = "データ込みHTMLとして保存";
/// Title of the question.
pub const SAVE_TITLE: &str = "データ込みHTMLとして保存";
/// What such a file is.
pub const SAVE_TEXT: &str = "このページと今の計画を、1つのHTMLファイルにまとめます。受け取った人は、ダブルクリックで開くだけで見られます。ほかのファイルも、通信も要りません。";
/// The question.
pub const WHO: &str = "だれに渡しますか";
/// A file to be read only.
pub const FOR_READING: &str = "見るだけの人（委員など）：読み取り専用";
/// What it can do.
pub const FOR_READING_TEXT: &str = "画面、図、計算根拠、印刷、発表が使えます。入力と設定はできません。開いた端末には何も保存しません。";
/// A file to be worked with.
pub const FOR_WORK: &str = "いっしょに作業する人：すべての機能";
/// What it can do.
pub const FOR_WORK_TEXT: &str = "この計画から始めて、入力、設定、書き出しができます。変更は開いた人の端末に保存され、このファイルの中は変わりません。";
/// What is in the file, whoever gets it.
pub const INSIDE: &str = "どちらのファイルにも、計画のデータがすべて入ります（パスワードはかかりません）。渡してよい相手か確かめてください。";
/// Does it.
pub const DO_SAVE: &str = "保存する";
/// It cannot be done where only `index.html` and its files were put.
pub const NO_PAGE_TITLE: &str = "データ込みHTMLを作れませんでした";
/// Why, and how to mend it.
pub const NO_PAGE_TEXT: &str = "このページと同じ場所に tassei.html が見つからないか、読み取れません。tassei.html を開いて、同じ操作をしてください。";

/// The name of such a file; `file` is the one that a plan file would be given.
pub fn file_name(file: &str, r#use: Use) -> String {
    let what = match r#use {
        Use::Read => "_閲覧用.html",
        Use::Work => "_作業用.html",
    };
    [file.strip_suffix(".json").unwrap_or(file), what].concat()
}

/// The title of the tab before the program runs.
pub fn tab_title(plan: &str) -> String {
    [plan, "｜", APP].concat()
}

/// The badge of a page that is only to be read.
pub const READ_ONLY: &str = "読み取り専用";
/// The state of saving there.
pub const NOT_KEPT: &str = "読み取り専用（この端末に保存しません）";
/// What is said instead of a page that only changes the plan.
pub const READ_ONLY_TITLE: &str = "このファイルは読み取り専用です";
/// What to do about it.
pub const READ_ONLY_TEXT: &str = "このページでは入力や設定をするため、読み取り専用のファイルでは開きません。変更が必要なときは、渡した人に連絡してください。";

/// A change was refused.
pub const READ_ONLY_CHANGE: &str = "読み取り専用のファイルです。変更はできません。";

/// Title of the question that is asked when both the file and this device hold a plan.
pub const BOTH_TITLE: &str = "この端末に、別の内容が保存されています";
/// What the choice means.
pub const BOTH_TEXT: &str = "開いたファイルの中の計画と、この端末に保存されている計画が違います。どちらで始めるか選んでください。ファイルの計画で始めると、この端末の計画と置き換わります（「元に戻す」で戻せます）。選ぶまで、何も上書きしません。";
/// Goes on with what is stored.
pub const KEEP_STORED: &str = "この端末の計画を続ける";
/// Begins with what is in the file.
pub const TAKE_CARRIED: &str = "ファイルの計画で始める";
/// Writes what is stored as a file first.
pub const EXPORT_STORED: &str = "この端末の計画を書き出す";
/// The column of what is stored.
pub const STORED: &str = "この端末";
/// The column of what is in the file.
pub const CARRIED: &str = "開いたファイル";
/// The plan in the file cannot be read.
pub const BROKEN_TITLE: &str = "ファイルの中の計画を読み取れませんでした";

/// Said on the plain page where scripts are off.
pub const NO_SCRIPT: &str = "JavaScript が無効のため、保存したときの集計と一覧だけを表示しています。図や計算根拠を見るには、JavaScript を有効にして開き直してください。";
/// 目標.
pub const TARGET: &str = "目標";
/// 実績.
pub const ACTUAL: &str = "実績";

/// What the plain page is.
pub fn plain_intro(municipality: &str, year: FiscalYear, r#use: Use) -> String {
    let year = format::year_long(year);
    let of = match r#use {
        Use::Read => "（読み取り専用のファイル）",
        Use::Work => "",
    };
    let space = if municipality.trim().is_empty() {
        ""
    } else {
        "　"
    };
    [municipality, space, &year, "の状況", of].concat()
}

/// `× 未達成`.
pub fn judged(mark: &str, word: &str) -> String {
    if mark.is_empty() {
        word.to_owned()
    } else {
        [mark, " ", word].concat()
    }
}
