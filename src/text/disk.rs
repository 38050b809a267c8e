//! Words of the file on disk that is held open, where the browser can write to it.

use super::saving::ExportState;

/// What such files are called in the browser's picker.
pub const KIND: &str = "達成の計画ファイル";
/// The heading.
pub const TITLE: &str = "ファイルに直接保存";
/// What it is for.
pub const HELP: &str = "ファイルを開いておくと、Ctrl＋S で同じファイルに上書き保存できます。開いたあとにほかの人が変えたファイルには、上書きしません。";
/// Opens a file.
pub const OPEN: &str = "ファイルを開く";
/// Saves to the file.
pub const SAVE: &str = "上書き保存";
/// Saves to a new file.
pub const SAVE_AS: &str = "名前を付けて保存";
/// No file is held.
pub const NONE: &str = "開いているファイルはありません。";
/// The file that was held when the page was open last.
pub fn was_open(name: &str) -> String {
    format!(
        "ページを開き直したため、「{name}」は閉じています。続けて保存するには、もう一度「ファイルを開く」で選んでください。前に保存した時のままのファイルなら、入力はそのまま残ります。"
    )
}

/// How the plan stands to the file that is held.
pub fn state(name: &str, state: ExportState) -> String {
    match state {
        ExportState::Current => format!("「{name}」に保存済み"),
        ExportState::Changed | ExportState::Never => {
            format!("「{name}」に未保存の変更あり（Ctrl＋S で保存）")
        }
    }
}
/// It has been saved.
pub fn saved(name: &str, time: &str) -> String {
    format!("「{name}」に保存しました（{time}）。")
}
/// Title: nothing could be opened.
pub const FAILED: &str = "ファイルを開けませんでした";
/// How to mend it.
pub const NOT_OPENED: &str = "ファイルが移動・削除されていないか、書き込みが許可されているか確かめて、もう一度選んでください。入力はこの画面に残っています。";
/// Title: somebody else has changed the file.
pub const CHANGED: &str = "ファイルがほかで変更されています";
/// What that means.
pub fn changed(name: &str) -> String {
    format!(
        "「{name}」は、ここで開いたか保存したあとに変更されました。上書きせずに止めました。入力はこの画面に残っています。別の名前で保存するか、ファイルの内容を確かめてください。"
    )
}
/// Title: another plan is open.
pub const OTHER_PLAN: &str = "別の計画を開いています";
/// What that means.
pub fn other_plan(name: &str) -> String {
    format!(
        "「{name}」には別の計画が入っています。上書きせずに止めました。別の名前で保存してください。"
    )
}
/// Title: the file cannot be written.
pub const REFUSED: &str = "ファイルに保存できませんでした";
/// What that means.
pub fn refused(name: &str) -> String {
    format!(
        "「{name}」に書き込めません。移動・削除されたか、ほかのアプリで開かれているか、書き込みが許可されていません。入力はこの画面に残っています。別の名前で保存してください。"
    )
}
/// Looks at what stands in the file.
pub const LOOK: &str = "ファイルの内容を確かめる";
