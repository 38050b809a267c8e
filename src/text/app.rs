//! Words of the shell: header, navigation, state of saving, messages that any page can raise.

use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;
use crate::report::route::{Filling, ReconcilePage, Route, SettingsPage, WhatIfPage};

/// The program's name.
pub const APP: &str = "達成";
/// The badge of the plan that comes with the program.
pub const SAMPLE: &str = "見本データ";
/// What stands for a plan without a name.
pub const UNNAMED_PLAN: &str = "（計画名未設定）";
/// The skip link.
pub const SKIP: &str = "本文へ進む";
/// The menu button of narrow screens.
pub const MENU: &str = "メニュー";
/// The label of the navigation.
pub const PAGES: &str = "ページ";
/// The label of the year switch.
pub const YEAR: &str = "年度";
/// The label of the scope switch.
pub const SCOPE: &str = "範囲";
/// The scope that is the whole plan.
pub const WHOLE_PLAN: &str = "計画全体";
/// Undo.
pub const UNDO: &str = "元に戻す";
/// Redo.
pub const REDO: &str = "やり直す";
/// Import.
pub const IMPORT: &str = "取り込む";
/// Export.
pub const EXPORT: &str = "書き出す";
/// Close.
pub const CLOSE: &str = "閉じる";
/// Cancel.
pub const CANCEL: &str = "やめる";
/// What is said over the page while a file is dragged over it.
pub const DROP_HERE: &str = "ここで放すと、ファイルの内容を確かめてから取り込みます";

/// The pages in the navigation, in order, group by group: to work in, to check, to hand over, to set up. An empty group
/// is not shown.
pub fn navigation() -> Vec<Vec<Route>> {
    vec![
        vec![
            Route::Overview,
            Route::List(Default::default()),
            Route::Indicator(None),
            Route::Fill(Filling::Next),
            Route::Precheck,
            Route::Tree,
            Route::Composites,
        ],
        vec![
            Route::Reconcile(ReconcilePage::Findings),
            Route::WhatIf(WhatIfPage::Scenario),
        ],
        vec![
            Route::Collect,
            Route::Handout,
            Route::Present(Default::default()),
        ],
        vec![
            Route::Settings(SettingsPage::Plan),
            Route::History,
            Route::About,
        ],
    ]
}

/// The name of a page.
pub fn page(route: &Route) -> &'static str {
    match route {
        Route::Overview => "概況",
        Route::List(_) => "一覧",
        Route::Indicator(_) => "指標",
        Route::Fill(_) => "入力",
        Route::Precheck => "提出前チェック",
        Route::Tree => "体系",
        Route::Composites => "内訳のある指標",
        Route::Reconcile(_) => "照合",
        Route::WhatIf(_) => "試算",
        Route::Handout => "資料",
        Route::Collect => "受領・統合",
        Route::Present(_) => "発表",
        Route::Settings(_) => "設定",
        Route::History => "履歴",
        Route::About => "このアプリについて",
        Route::Why(_) => "計算根拠",
        Route::Unknown(_) => "ページが見つかりません",
    }
}

/// The title of the browser's tab.
pub fn tab_title(route: &Route, plan: &Plan) -> String {
    let page = match route {
        Route::Composites => super::composites::title(plan),
        route => page(route),
    };
    let plan = super::transfer::plan_name(&plan.name);
    format!("{page}｜{plan}｜{APP}")
}

/// The word of a kind of message: it is never told by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Info,
    /// Something to mind.
    Warning,
    /// Something failed.
    Error,
    /// Something is done.
    Done,
}

impl Tone {
    /// The word shown.
    pub fn word(self) -> &'static str {
        match self {
            Tone::Info => "お知らせ",
            Tone::Warning => "注意",
            Tone::Error => "エラー",
            Tone::Done => "完了",
        }
    }
}

/// The address in the browser leads nowhere.
pub const UNKNOWN_TITLE: &str = "このページは見つかりません";
/// How to mend it.
pub const UNKNOWN_TEXT: &str = "アドレスが正しいか確かめるか、上の一覧からページを選んでください。";

/// Title of the message that the sample is open.
pub const SAMPLE_TITLE: &str = "見本データを開いています";
/// What it is, and how to begin with one's own plan.
pub const SAMPLE_TEXT: &str = "実在の計画の公表資料をもとにした見本です。文章は要約しています。自分の計画は、空の計画から始めるか、配布されたファイルを取り込んでください。";
/// Begin with a blank plan.
pub const START_BLANK: &str = "空の計画から始める";
/// The program's own sample cannot be read.
pub const NO_SAMPLE: &str = "見本の計画を読み取れません";
/// In the place of a page that is on its way.
pub const COMING: &str = "読み込んでいます。";
/// The second part of the program did not come.
pub const REST_FAILED_TITLE: &str = "プログラムの続きを読み込めませんでした";
/// What that means.
pub const REST_FAILED_TEXT: &str = "表示している数値は正しいものですが、入力やほかの画面への移動ができません。通信を確かめてから、開き直してください。保存されているデータはそのままです。";
/// Opens the page again.
pub const OPEN_AGAIN: &str = "開き直す";
/// A change was refused.
pub const REFUSED: &str = "変更できませんでした";
/// Taken in.
pub fn taken_in(name: &str) -> String {
    format!("「{name}」を取り込みました。")
}
/// A blank plan has been begun.
pub const BLANK_BEGUN: &str = "空の計画を始めました。";
/// A field that must be filled.
pub const REQUIRED: &str = "必須";
/// A field that may be left empty.
pub const OPTIONAL: &str = "任意";

/// What stands at the foot of a printed page.
pub fn print_foot(plan: &str, year: FiscalYear, data: &str) -> String {
    let mark = super::handout::fingerprint(data);
    [plan, &super::format::year_long(year), &mark].join("　")
}
