//! Words of 履歴: snapshots of the plan and the changes that can be taken back.

use super::format;

/// What the page is for.
pub const INTRO: &str = "取り込みや規則の変更の前などに、計画の控えをこの端末に自動で残します。控えの内容を今と比べ、その時点に戻せます。戻したあとも「元に戻す」で取り消せます。";
/// The heading over the snapshots.
pub const SNAPSHOTS: &str = "計画の控え";
/// How long they are kept.
pub const KEPT: &str = "取り込み・統合・規則や年度の変更の前と、作業15分ごとに残します。新しい方から10件までで、空きが少なくなると古いものから消えます。残しておきたいものは、ファイルに書き出してください。";
/// There is none.
pub const NONE: &str = "控えはまだありません。";
/// Takes one now.
pub const TAKE: &str = "今の内容を控えに残す";
/// It has been taken.
pub const TAKEN: &str = "今の内容を控えに残しました。";
/// The column of the time.
pub const WHEN: &str = "残した日時";
/// The column of the reason.
pub const WHY: &str = "残した理由";
/// The column of the size.
pub const SIZE: &str = "大きさ";
/// The column of what can be done.
pub const ACTS: &str = "操作";
/// Compares it with the plan as it is now.
pub const COMPARE: &str = "今と比べる";
/// Restores it.
pub const RESTORE: &str = "この時点に戻す";
/// Writes it as a file.
pub const EXPORT: &str = "書き出す";
/// It cannot be read.
pub const DAMAGED: &str = "読み取れません";
/// It could not be read or written.
pub const FAILED: &str = "この控えを読み取れませんでした。";
/// Closes the comparison.
pub const CLOSE: &str = "比較を閉じる";
/// The column of what a plan holds.
pub const HOLDS: &str = "内容";
/// The column of the place.
pub const PLACE: &str = "場所";
/// The column of what stood there.
pub const THEN: &str = "控え";
/// The column of what stands there now.
pub const NOW: &str = "今の内容";
/// Nothing differs.
pub const SAME: &str = "控えと今の内容に、違いはありません。";
/// It is there.
pub const THERE: &str = "あり";
/// It has been added.
pub const ADDED: &str = "追加";
/// It has been removed.
pub const REMOVED: &str = "削除";
/// A flag that is set.
pub const YES: &str = "はい";
/// A flag that is not.
pub const NO: &str = "いいえ";

/// The heading over the changes.
pub const CHANGES: &str = "元に戻せる操作";
/// What they are.
pub const CHANGES_TEXT: &str = "この画面を開いてからの操作です。新しいものから順に「元に戻す」で取り消せます。画面を閉じたり別の計画を開いたりすると、この一覧は消えます（内容は残ります）。";
/// There are none.
pub const CHANGES_NONE: &str = "元に戻せる操作はありません。";

/// No snapshot could be taken.
pub const NOT_TAKEN_TITLE: &str = "控えを残せませんでした";
/// No room.
pub const NOT_TAKEN_FULL: &str = "この端末の空きがないため、変更の前の控えがありません。「元に戻す」は使えます。心配なときは「書き出す」でファイルに保存してください。";
/// No storage.
pub const NOT_TAKEN_OFF: &str = "ブラウザの保存が使えないため、変更の前の控えがありません。「元に戻す」は使えます。心配なときは「書き出す」でファイルに保存してください。";

/// Why a snapshot was taken, by the word in it.
pub fn reason(word: &str) -> &'static str {
    use crate::keep::snapshots::Reason;
    match Reason::of(word) {
        Some(Reason::Import) => "取り込みの前",
        Some(Reason::Merge) => "統合の前",
        Some(Reason::Rules) => "計算の規則の変更前",
        Some(Reason::Years) => "年度の変更前",
        Some(Reason::Work) => "作業の途中",
        Some(Reason::Restore) => "控えの時点に戻す前",
        Some(Reason::Replace) => "同じ計画の別の内容を開く前",
        Some(Reason::OtherTab) => "別のタブの内容",
        Some(Reason::Old) => "以前の版で保存した内容",
        Some(Reason::Hand) => "手動",
        None => "その他",
    }
}

/// How much room it takes: the browser counts in units of two bytes.
pub fn size(units: usize) -> String {
    let kilobytes = format::count(units.saturating_mul(2).div_ceil(1024));
    format!("約 {kilobytes} KB")
}

/// The heading over a comparison.
pub fn compared(taken: &str) -> String {
    format!("{taken} の控えと今の内容の違い")
}

/// How many differences there are.
pub fn count(shown: usize, all: usize) -> String {
    if shown < all {
        format!(
            "違いは{}か所です。はじめの{}か所を示します。",
            format::count(all),
            format::count(shown)
        )
    } else {
        format!("違いは{}か所です。", format::count(all))
    }
}

/// Of which list the order differs.
pub fn order(place: &str) -> String {
    format!("{place} → 順番")
}

/// What undo calls the restoring of a snapshot.
pub fn restoring(taken: &str) -> String {
    format!("{taken} の控えへの復元")
}

/// A snapshot has been restored.
pub fn restored(taken: &str) -> String {
    format!("{taken} の控えの内容に戻しました。")
}

/// The name of a button for those who do not see the row.
pub fn named(taken: &str, act: &str) -> String {
    format!("{taken} の控え：{act}")
}
