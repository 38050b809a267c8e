//! Words of このアプリについて: what the program does with data, and what it does not do.

use crate::domain::exact::Exact;
use crate::domain::rounding::{Rounding, percent};
use crate::exchange::VERSION;

use crate::report::selfcheck::{Attempt, SelfCheck};

use super::app::Tone;
use super::format;

/// What it is, in a sentence.
pub const INTRO: &str = "行政改革などの計画について、目標と実績から達成率・判定・集計を計算するページです。サーバーはなく、この1つのページの中だけで動きます。";

/// The heading over where the data is.
pub const PLACE: &str = "データの場所";
/// Where it is kept: name.
pub const KEPT_IN: &str = "保存先";
/// Where it is kept.
pub const KEPT_IN_TEXT: &str = "この端末の、このブラウザの中（localStorage）。ほかの端末、ほかのブラウザ、ほかの利用者からは見えません。閲覧履歴やサイトデータを消すと、いっしょに消えます。";
/// How much room it takes: name.
pub const USAGE: &str = "使用量";
/// Whether it is saved: name.
pub const STATE: &str = "保存の状態";
/// What to rely on: name.
pub const RECORD: &str = "正本";
/// What to rely on.
pub const RECORD_TEXT: &str = "書き出したファイルを正本にしてください。ブラウザの中の保存は、作業の途中を守るためのものです。";

/// How much room the data takes: the browser counts in units of two bytes.
///
/// Given are what this program keeps, what all pages keep that share the room, and how much fits.
pub fn usage((used, all, quota): (usize, usize, usize)) -> String {
    let kilobytes = |units: usize| format::count(units.saturating_mul(2).div_ceil(1024));
    let told = share(used, quota).unwrap_or_default();
    let mut text = format!(
        "約 {} KB（上限 約 {} KB の {told}）",
        kilobytes(used),
        kilobytes(quota)
    );
    if all > used {
        let share = share(all, quota).unwrap_or_default();
        text.push_str(&format!("。ほかのページの分も含めると {share}"));
    }
    text
}

fn share(used: usize, quota: usize) -> Option<String> {
    let share = Exact::new(i128::try_from(used).ok()?, i128::try_from(quota).ok()?).ok()?;
    // Never rounded down to nothing, and never to less room than is taken.
    Some(format::percent(percent(&share, 1, Rounding::Ceiling).ok()?))
}

/// The heading over what could not be read.
pub const ASIDE: &str = "読み取れずに取り置いたデータ";
/// What that is.
pub const ASIDE_TEXT: &str = "保存してあったデータのうち、読み取れなかったものです。上書きせずに残しています。ファイルとして受け取って担当者に渡し、要らなくなったら消してください。";
/// There is none.
pub const ASIDE_NONE: &str = "ありません。";
/// Hands it out.
pub const ASIDE_SAVE: &str = "ファイルで受け取る";
/// Drops it.
pub const ASIDE_DROP: &str = "消す";
/// It could not be handed out.
pub const ASIDE_FAILED: &str =
    "ファイルを受け取れませんでした。ブラウザのダウンロードの設定を確かめてください。";
/// Title of the question before it is dropped.
pub const ASIDE_DROP_TITLE: &str = "取り置いたデータを消しますか";
/// What that means.
pub const ASIDE_DROP_TEXT: &str =
    "元に戻せません。まだファイルで受け取っていないときは、先に受け取ってください。";
/// It has been dropped.
pub const ASIDE_DROPPED: &str = "取り置いたデータを消しました。";

/// One of them: `2025年8月8日 13:15 に取り置き（約 93 KB）`.
pub fn aside(since: &str, length: usize) -> String {
    let kilobytes = format::count(length.saturating_mul(2).div_ceil(1024));
    if since.is_empty() {
        format!("保存場所に残っているデータ（約 {kilobytes} KB）")
    } else {
        format!("{since} に取り置き（約 {kilobytes} KB）")
    }
}

/// The heading over dropping everything.
pub const FORGET: &str = "この端末のデータを消す";
/// What it does.
pub const FORGET_TEXT: &str = "共用の端末を離れるときなどに、このブラウザに保存したものをすべて消します。書き出したファイルは消えません。";
/// The button, and the title of the question.
pub const FORGET_ALL: &str = "すべて消す";
/// Title of the question.
pub const FORGET_TITLE: &str = "この端末のデータをすべて消しますか";
/// What goes, and that it does not come back.
pub const FORGET_WARNING: &str = "計画、表示の設定、取り置いたデータがこのブラウザから消え、「元に戻す」でも戻せません。消したあとは見本を開き、ほかのタブで開いているこのページも見本に戻ります。残すものは先に書き出してください。";
/// Writes a file first.
pub const EXPORT_FIRST: &str = "先に書き出す";
/// It has been done.
pub const FORGOTTEN: &str = "この端末のデータをすべて消しました。";

/// The heading over what is never done.
pub const NEVER: &str = "しないこと";
/// What is never done.
pub const NEVER_LIST: [&str; 6] = [
    "通信しません。ページの中に書かれた決まり（Content-Security-Policy）で、読み込み・送信・外部の画像や文字の取得をブラウザに禁じています。",
    "ログインはありません。だれが入力したかは確かめず、記録もしません。",
    "署名や承認、提出はできません。ファイルは、いつもの手段（共有フォルダーやメール）で渡してください。",
    "ほかの端末と自動で合わせません。ファイルを書き出して渡し、取り込みます。",
    "読み取れなかったデータを上書きしません。",
    "入力した文字を書き換えません。数として読んだ値は、文字とは別に持ちます。",
];

/// The heading over the page's test of itself.
pub const CHECK: &str = "通信しないことの点検";
/// What it does.
pub const CHECK_TEXT: &str = "このページには、できることを制限する設定（Content-Security-Policy）が書かれていて、ブラウザがそれを強制します。「点検する」を押すと、してはいけないことを実際に試し、ブラウザが止めたかどうかを表にします。宛先は存在しない住所（tassei.invalid）で、止められなくても何も出ていきません。数秒かかることがあります。";
/// Where the test does not reach.
pub const CHECK_LIMIT: &str = "ほかのページへ移ること（リンクやアドレス欄）は、この決まりでは止められません。このページは自分からは移りません（作るたびに検査しています）。";
/// Starts it.
pub const CHECK_START: &str = "点検する";
/// It runs.
pub const CHECK_RUNNING: &str = "点検しています…";
/// The columns.
pub const CHECK_COLUMNS: [&str; 3] = ["試したこと", "止める決まり", "結果"];

/// How it came out, in a sentence, and whether that is good.
pub fn check_result(check: &SelfCheck) -> (Tone, String) {
    match check.open() {
        0 => (
            Tone::Done,
            format!(
                "{}件すべてをブラウザが止めました。このページから通信はできません。",
                check.stopped.len()
            ),
        ),
        open => (
            Tone::Error,
            format!(
                "{}件のうち {open}件が止められませんでした。このファイルは作り変えられているか、ブラウザが決まりを守っていません。使うのをやめて、配布元から受け取り直してください。",
                check.stopped.len()
            ),
        ),
    }
}

/// An attempt, and the part of the policy that stops it.
pub fn attempt(attempt: Attempt) -> (&'static str, &'static str) {
    match attempt {
        Attempt::Fetch => ("ほかの住所へ問い合わせる", "connect-src"),
        Attempt::Beacon => ("閉じるときにデータを送る", "connect-src"),
        Attempt::Socket => ("通信路を開く（WebSocket）", "connect-src"),
        Attempt::Image => ("外部の画像を読み込む", "img-src"),
        Attempt::Frame => ("外部のページを埋め込む", "frame-src"),
        Attempt::Script => ("差し込まれたプログラムを動かす", "script-src"),
        Attempt::Handler => ("属性に書かれたプログラムを動かす", "script-src"),
        Attempt::Text => ("文字列をプログラムとして動かす", "script-src"),
        Attempt::Style => ("属性で見た目を変える", "style-src"),
    }
}

/// Whether it was stopped: mark and word.
pub fn stopped(stopped: bool) -> &'static str {
    if stopped {
        "● 止められました"
    } else {
        "× 止められませんでした"
    }
}

/// The heading over handing the page on with the plan in it.
pub const CARRY: &str = "計画を入れて渡す";
/// The heading over handing the program on.
pub const HAND_ON: &str = "ほかの人に渡すには";
/// The steps.
pub const HAND_ON_LIST: [&str; 3] = [
    "tassei.html を、共有フォルダー・USBメモリー・メールの添付などで渡します。入っているのは見本だけで、自分の計画のデータは入っていません。",
    "画面の上の「書き出す」でできたファイル（.json）を、いっしょに渡します。",
    "受け取った人は tassei.html をダブルクリックで開き、「取り込む」で .json のファイルを選びます。画面にドラッグしても取り込めます。",
];

/// The heading over the keys.
pub const KEYS: &str = "キーボード操作";
/// The column of the keys.
pub const KEY: &str = "キー";
/// The column of what they do.
pub const KEY_DOES: &str = "すること";
/// The column of where they work.
pub const KEY_WHERE: &str = "場所";
/// Between keys that do the same.
pub const KEY_OR: &str = " または ";
/// Keys, what they do, and where.
pub const KEY_LIST: [(&[&str], &str, &str); 15] = [
    (&["Ctrl+Z"], "元に戻す", "どこでも"),
    (&["Ctrl+Y", "Ctrl+Shift+Z"], "やり直す", "どこでも"),
    (&["Ctrl+S"], "ファイルに書き出す", "どこでも"),
    (&["Tab"], "次の欄へ", "どこでも"),
    (&["Shift+Tab"], "前の欄へ", "どこでも"),
    (&["Esc"], "やめて閉じる", "確認の画面"),
    (&["Ctrl+Enter"], "次の指標へ", "入力"),
    (&["Ctrl+Shift+Enter"], "前の指標へ", "入力"),
    (&["Enter", "Shift+Enter"], "次、前の行の実績へ", "一覧"),
    (&["→", "←"], "次、前の画面へ", "発表"),
    (&["Esc"], "発表を終える", "発表"),
    (&["A", "B"], "計算根拠を開く、画面を黒くする", "発表"),
    (
        &["Alt+↑", "Alt+↓"],
        "行を上へ、下へ動かす",
        "設定の「体系の編集」",
    ),
    (&["Enter"], "加えて次へ進む", "「体系の編集」で加える欄"),
    (&["Esc"], "加えるのを終わる", "「体系の編集」で加える欄"),
];

/// The heading over version and licence.
pub const EDITION: &str = "版と利用条件";
/// The program's version: name.
pub const PROGRAM: &str = "アプリの版";
/// The file format's version: name.
pub const FORMAT: &str = "ファイル形式の版";
/// The licence: name.
pub const LICENCE: &str = "ライセンス";

/// The version of the file format that is written.
pub fn format_version() -> String {
    format!("第{VERSION}版（第1版から読めます）")
}

/// The licence as people read it.
pub fn licence(spdx: &str) -> String {
    spdx.replace(" OR ", " または ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_never_told_smaller_than_it_is() {
        for (used, expected) in [
            (0, "約 0 KB（上限 約 10,240 KB の 0.0％）"),
            (1, "約 1 KB（上限 約 10,240 KB の 0.1％）"),
            (93_000, "約 182 KB（上限 約 10,240 KB の 1.8％）"),
            (5_242_880, "約 10,240 KB（上限 約 10,240 KB の 100.0％）"),
        ] {
            assert_eq!(usage((used, used, 5_242_880)), expected);
        }
        assert_eq!(usage((1, 1, 0)), "約 1 KB（上限 約 0 KB の ）");
        assert!(usage((1, 524_288, 5_242_880)).ends_with("。ほかのページの分も含めると 10.0％"));
    }

    #[test]
    fn what_is_set_aside() {
        assert_eq!(
            aside("2025年8月8日 13:15", 600),
            "2025年8月8日 13:15 に取り置き（約 2 KB）"
        );
        assert!(aside("", 1).starts_with("保存場所に"));
    }
}
