//! Words of 体系.

use super::format;

/// The heading.
pub const TITLE: &str = "体系";
/// Opens every branch.
pub const OPEN_ALL: &str = "すべて開く";
/// Closes every branch.
pub const CLOSE_ALL: &str = "すべて閉じる";
/// An action without 成果指標.
pub const NO_INDICATOR: &str = "成果指標なし";
/// What stands before the name of a 成果指標.
pub const INDICATOR: &str = "指標";

/// What the plan, or a department's part of it, consists of.
pub fn extent(priorities: usize, initiatives: usize, actions: usize, indicators: usize) -> String {
    format!(
        "{} 重点項目・{} 取組・{} 取組内容・{} 成果指標",
        format::count(priorities),
        format::count(initiatives),
        format::count(actions),
        format::count(indicators)
    )
}

/// How much a branch has in the year's totals.
pub fn set(count: usize) -> String {
    format!("{}項目", format::count(count))
}

/// A department of a list of them, as a link to what it is in charge of.
pub fn department(name: &str) -> String {
    format!("{name}の成果指標を一覧で見る")
}

/// The department has nothing in the plan.
pub const NOTHING_THEIRS: &str = "この課が担当する取組内容はありません";
/// What to do about it.
pub const NOTHING_THEIRS_TEXT: &str = "計画全体の体系を見るには、範囲を切り替えてください。担当課は「設定」の「体系の編集」で決めます。";
