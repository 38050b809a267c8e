//! Words of 設定 › 計画の一覧: the plans that this device keeps.

use super::format;

/// What it is for.
pub const INTRO: &str = "この端末のこのブラウザに保存している計画です。開いている計画を閉じずに、別の計画へ切り替えられます。切り替えても、それぞれの内容は残ります。";
/// Nothing is stored.
pub const NONE: &str =
    "保存している計画はまだありません。見本や取り込んだ計画を変更すると、自動で保存します。";
/// The column of the name.
pub const NAME: &str = "計画名";
/// The column of the time.
pub const SAVED: &str = "最後の保存";
/// The column of the snapshots.
pub const SNAPSHOTS: &str = "控え";
/// The column of the size.
pub const SIZE: &str = "大きさ";
/// The column of what can be done.
pub const ACTS: &str = "操作";
/// The badge of the plan on the page.
pub const IS_OPEN: &str = "開いています";
/// Opens it.
pub const OPEN: &str = "開く";
/// Copies it.
pub const COPY: &str = "写しを作る";
/// Writes it as a file.
pub const EXPORT: &str = "書き出す";
/// Drops it.
pub const REMOVE: &str = "消す";
/// What a newer program wrote.
pub const NEWER: &str = "新しい版のプログラムで保存した計画（この版では開けません）";
/// What cannot be read.
pub const UNREADABLE: &str = "読み取れない計画";
/// Title of the question before a plan is dropped.
pub const REMOVE_TITLE: &str = "この計画を端末から消しますか";
/// What that means.
pub fn remove_text(name: &str) -> String {
    format!(
        "「{name}」とその控えが、このブラウザから消えます。「元に戻す」では戻せません。書き出したファイルは消えません。"
    )
}
/// Writes a file first.
pub const EXPORT_FIRST: &str = "先に書き出す";
/// How much room is taken: name.
pub const ROOM: &str = "使用量";

/// Opened.
pub fn opened(name: &str) -> String {
    format!("「{name}」を開きました。")
}
/// It could not be opened.
pub const NOT_OPENED: &str = "開けませんでした。今の計画を保存できていないか、開く計画を読み取れません。先に今の計画を書き出してください。";
/// The name of a copy.
pub fn copy_of(name: &str) -> String {
    // The name has a limit; what is added has to fit.
    format!("{}（写し）", format::cut(name, 200))
}
/// Copied.
pub fn copied(name: &str) -> String {
    format!("「{name}」の写しを作りました。")
}
/// No room for a copy.
pub const COPY_FULL: &str =
    "空きがないため、写しを作れませんでした。使わない計画を消してください。";
/// It could not be copied.
pub const COPY_FAILED: &str = "写しを作れませんでした。計画を読み取れないか、保存が使えません。";
/// It could not be written.
pub const NOT_WRITTEN: &str =
    "書き出せませんでした。計画を読み取れないか、ダウンロードが使えません。";
/// Dropped.
pub fn removed(name: &str) -> String {
    format!("「{name}」を端末から消しました。")
}
/// It could not be dropped.
pub const NOT_REMOVED: &str = "消せませんでした。ブラウザの保存が使えません。";

/// How many snapshots.
pub fn snapshots(count: usize) -> String {
    format!("{}件", format::count(count))
}

/// The name of a button for those who do not see the row.
pub fn named(plan: &str, act: &str) -> String {
    format!("{plan}：{act}")
}
