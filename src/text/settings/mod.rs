//! Words of 設定.

pub mod departments;
pub mod plan;
pub mod rules;
pub mod structure;
pub mod years;

use crate::report::route::SettingsPage;

/// The label of the list of sub-pages.
pub const PAGES: &str = "設定の項目";

/// The name of a sub-page.
pub fn page(page: SettingsPage) -> &'static str {
    match page {
        SettingsPage::Plan => "計画",
        SettingsPage::Years => "年度",
        SettingsPage::Departments => "担当課",
        SettingsPage::Rules => "計算の規則",
        SettingsPage::Structure => "体系の編集",
        SettingsPage::Plans => "計画の一覧",
    }
}

/// Up.
pub const UP: &str = "上へ";
/// Down.
pub const DOWN: &str = "下へ";
/// Remove.
pub const REMOVE: &str = "削除";
/// Add.
pub const ADD: &str = "加える";
/// The heading of a column of buttons.
pub const ACTIONS: &str = "操作";
/// Must be filled in.
pub const REQUIRED: &str = "必須";
/// May stay blank.
pub const OPTIONAL: &str = "任意";

/// `職員課を上へ`: what a button does, for those who do not see its row.
pub fn action_on(what: &str, action: &str) -> String {
    format!("{what}を{action}")
}

/// Said after a removal.
pub fn removed(what: &str) -> String {
    format!("{what}を削除しました。")
}
