//! Words of the comments between department and secretariat.

use super::format;

/// How many are open, where there is little room.
pub fn mark(count: usize) -> String {
    match count {
        0 => String::new(),
        count => format!("コメント{}", format::count(count)),
    }
}
/// The title.
pub const TITLE: &str = "コメント";
/// What they are for.
pub const HELP: &str = "担当課と事務局のやり取りです。ファイルと一緒に渡り、資料には載りません。";
/// Nobody has said anything.
pub const NONE: &str = "コメントはありません。";
/// The secretariat.
pub const SECRETARIAT: &str = "事務局";
/// A department that is no longer in the plan.
pub const GONE: &str = "（計画にない課）";
/// Something is left to be done.
pub const OPEN: &str = "対応中";
/// Nothing is.
pub const SETTLED: &str = "対応済み";
/// Settles one.
pub const SETTLE: &str = "対応済みにする";
/// Opens it again.
pub const REOPEN: &str = "対応中に戻す";
/// Which one, for screen readers.
pub fn of(action: &str, author: &str, time: &str) -> String {
    format!("{action}（{author} {time}）")
}
/// Who writes.
pub const AUTHOR: &str = "書く人";
/// What is written.
pub const TEXT: &str = "新しいコメント";
/// Adds it.
pub const ADD: &str = "コメントを加える";
/// How many are open.
pub fn open(count: usize) -> String {
    format!("{}件が対応中", format::count(count))
}
/// The remark on the overview.
pub fn remark(count: usize) -> String {
    format!(
        "対応中のコメントがある指標が{}件あります。",
        format::count(count)
    )
}
/// One of them.
pub fn remark_item(name: &str, count: usize) -> String {
    format!("{name}（{}件）", format::count(count))
}
