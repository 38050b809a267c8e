//! Words of 一覧.

use crate::command::address::YearField;
use crate::domain::id::DepartmentId;
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;
use crate::report::list::Counts;
use crate::report::list::order::{SortBy, Without};
use crate::report::list::paste::{Arriving, Paste};
use crate::report::route::ListQuery;

use super::format;

/// The name of the table for screen readers.
pub const TABLE: &str = "成果指標の一覧";
/// The name of the filter for screen readers.
pub const SEARCH: &str = "一覧の絞り込み";
/// The name of the choice of columns.
pub const COLUMNS: &str = "列の表示";
/// The columns for entry.
pub const COLUMNS_ENTRY: &str = "入力の列";
/// All columns.
pub const COLUMNS_ALL: &str = "すべての列";
/// The results.
pub const ACTUALS: &str = "実績";
/// The targets.
pub const TARGETS: &str = "目標";
/// The choice that narrows nothing.
pub const EVERY: &str = "すべて";
/// A choice in the address that the plan does not have.
pub const UNKNOWN_CHOICE: &str = "（この計画にない条件）";
/// Label of the filter by 重点項目.
pub const PRIORITY: &str = "重点項目";
/// Label of the filter by department.
pub const DEPARTMENT: &str = "担当課";
/// Label of the filter by judgement.
pub const STANDING: &str = "判定";
/// Label of the filter by kind.
pub const KIND: &str = "種類";
/// Label of the search.
pub const TEXT: &str = "文字";
/// Label of the sorting on narrow screens.
pub const SORT: &str = "並び順";
/// Takes every condition away.
pub const CLEAR: &str = "条件を消す";
/// The caption of the table, said before it is read out.
pub const CAPTION: &str = "成果指標の一覧。見出しのボタンで並べ替えます。入力の欄では、Enterキーで次の行、Shift+Enterで前の行へ移り、Escキーで入力を取り消します。";

/// Writes the rows shown as a table for a spreadsheet.
pub const AS_CSV: &str = "CSVを書き出す";
/// Column headings.
pub mod column {
    /// №.
    pub const NUMBER: &str = "№";
    /// 計画名.
    pub const PLAN: &str = "計画名";
    /// 取組内容.
    pub const ACTION: &str = "取組内容";
    /// 担当課.
    pub const DEPARTMENT: &str = "担当課";
    /// 成果指標.
    pub const NAME: &str = "成果指標";
    /// 達成率.
    pub const RATE: &str = "達成率";
    /// 判定.
    pub const STANDING: &str = "判定";
    /// 成果と課題、未達成の理由.
    pub const RESULTS: &str = "成果と課題、未達成の理由";
    /// 今後の取組等.
    pub const NEXT_STEPS: &str = "今後の取組等";
    /// Second line of the heading of another year.
    pub const OTHER_YEAR: &str = "目標・実績";
}

/// `年次計画（R6）`.
pub fn annual_plan(year: FiscalYear) -> String {
    format!("年次計画（{}）", format::year_short(year))
}

/// `R6 目標`.
pub fn target(year: FiscalYear) -> String {
    format!("{} 目標", format::year_short(year))
}

/// `R6 実績`.
pub fn actual(year: FiscalYear) -> String {
    format!("{} 実績", format::year_short(year))
}

/// The heading of what is entered: `R6 目標` or `R6 実績`.
pub fn entered(of: YearField, year: FiscalYear) -> String {
    match of {
        YearField::Target => target(year),
        _ => actual(year),
    }
}

/// The name of a row's 目標 or 実績 for screen readers.
pub fn entry_of(code: &str, name: &str, of: YearField, year: FiscalYear) -> String {
    format!("{code} {name} {}", entered(of, year))
}

/// Lets 目標 be entered in the rows in place of 実績.
pub const TYPE_TARGETS: &str = "目標を入力する";
/// Lets 実績 be entered in the rows again.
pub const TYPE_ACTUALS: &str = "実績を入力する";

/// Lets a column be entered in the rows in place of the other.
pub fn type_into(of: YearField) -> &'static str {
    match of {
        YearField::Target => TYPE_TARGETS,
        _ => TYPE_ACTUALS,
    }
}

/// The same for those who do not see the column.
pub fn type_into_of(of: YearField, year: FiscalYear) -> String {
    format!("{}を入力する", entered(of, year))
}

/// What is entered in the rows.
pub fn word(of: YearField) -> &'static str {
    match of {
        YearField::Target => TARGETS,
        _ => ACTUALS,
    }
}

/// The name of a row's 判定 for screen readers, where a person chooses it.
pub fn standing_of(code: &str, name: &str) -> String {
    format!("{code} {name} {STANDING}")
}

/// The choice of a level that has not been made.
pub const NOT_CHOSEN: &str = "判定を選ぶ";
/// The link to where the parts of a computed 実績 are entered.
pub const PARTS: &str = "内訳を入力";

/// The link's name for screen readers.
pub fn parts_of(name: &str) -> String {
    format!("{name}の内訳を入力")
}

/// The 実績 of another year in its cell.
pub fn other_actual(actual: &str) -> String {
    format!("実績 {}", or_dash(actual))
}

/// A text, or a dash for none.
pub fn or_dash(text: &str) -> &str {
    if text.is_empty() {
        format::NO_FIGURE
    } else {
        text
    }
}

/// Numbers and a name: `(1)ア 職員の人材育成`.
pub fn numbered(numbers: &[&str], name: &str) -> String {
    let number = numbers.concat();
    if number.is_empty() || name.is_empty() {
        format!("{number}{name}")
    } else {
        format!("{number} {name}")
    }
}

/// The computed figures beside those a person put in their place.
pub fn computed(rate: &str, word: &str) -> String {
    format!("計算 {rate} {word}")
}

/// Rows without a level.
pub fn without(without: Without) -> &'static str {
    match without {
        Without::Waiting => "未入力・集計中",
        Without::Assessment => "判定待ち",
        Without::Unsettled => "要確認",
        Without::LeftOut => "判定なし（目標が0）",
        Without::NotSet => "対象外・参考",
    }
}

/// What the rows can be sorted by, for a list of choices: with direction.
pub fn sorting(by: SortBy, descending: bool) -> &'static str {
    match (by, descending) {
        (SortBy::Number, false) => "№",
        (SortBy::Number, true) => "№の逆順",
        (SortBy::Department, false) => "担当課",
        (SortBy::Department, true) => "担当課の逆順",
        (SortBy::Rate, false) => "達成率の低い順",
        (SortBy::Rate, true) => "達成率の高い順",
        (SortBy::Standing, false) => "判定の低い順",
        (SortBy::Standing, true) => "判定の高い順",
    }
}

/// `41項目中 5項目を表示・41項目入力済`. Where some are not set this year, they are not waited for:
/// `41項目中 5項目を表示・対象40項目中 38項目入力済`.
pub fn counts(counts: &Counts) -> String {
    format!(
        "{}項目中 {}項目を表示・",
        format::count(counts.all),
        format::count(counts.shown)
    )
}

/// How many have a result.
pub fn reported(counts: &Counts) -> String {
    let whole = &counts.whole;
    if whole.not_set == 0 {
        format!("{}項目入力済", format::count(whole.reported))
    } else {
        format!(
            "対象{}項目中 {}項目入力済",
            format::count(whole.set),
            format::count(whole.reported)
        )
    }
}

/// The link to what a person must settle.
pub fn unsettled(count: usize) -> String {
    format!("要確認 {}件", format::count(count))
}

/// The label of the totals of the rows shown.
pub const TOTALS: &str = "表示中の集計";

/// The button of the filter on narrow screens: how many conditions there are.
pub fn filter_button(query: &ListQuery) -> String {
    match conditions(query) {
        0 => "絞り込み（条件なし）".to_owned(),
        count => format!("絞り込み（条件{count}件）"),
    }
}

/// How many conditions a filter has.
pub fn conditions(query: &ListQuery) -> usize {
    [
        &query.priority,
        &query.department,
        &query.standing,
        &query.kind,
        &query.text,
    ]
    .into_iter()
    .filter(|condition| !condition.trim().is_empty())
    .count()
}

/// Title of the empty list: the plan has no indicators.
pub const NONE_YET: &str = "成果指標がまだありません";
/// What to do about it.
pub const NONE_YET_TEXT: &str = "「設定」の「体系の編集」で、重点項目から順に加えてください。";
/// The link there.
pub const TO_STRUCTURE: &str = "体系を編集する";
/// Title of the empty list: the conditions leave nothing.
pub const NOTHING_FOUND: &str = "条件に合う成果指標はありません";

/// What the conditions were applied to.
pub fn nothing_found(plan: &Plan, scope: Option<&DepartmentId>, all: usize) -> String {
    let part = scope
        .and_then(|id| plan.department(id))
        .map_or("計画全体", |department| department.name.as_str());
    if all == 0 {
        format!(
            "{part}が担当する成果指標はありません。画面の上の「範囲」を「計画全体」にすると、すべて表示します。"
        )
    } else {
        format!(
            "{part}の{}項目を調べました。条件を減らすか、消してください。",
            format::count(all)
        )
    }
}

/// Title of the question before a paste.
pub fn paste_title(paste: &Paste) -> String {
    format!(
        "{}{}件を貼り付けます",
        word(paste.of),
        format::count(paste.arriving.len())
    )
}
/// Title when several columns were copied.
pub const SEVERAL_TITLE: &str = "貼り付けられません";

/// Several columns were copied.
pub fn several(columns: usize, of: YearField) -> String {
    let word = word(of);
    format!(
        "コピーした表には{columns}列あります。どの列が{word}か決められないため、何も変えていません。{word}の1列だけをコピーしてから、貼り付けてください。"
    )
}

/// What will be overwritten, as a choice.
pub fn paste_overwriting(count: usize) -> String {
    format!("入力済みの{}件を上書きする", format::count(count))
}

/// What cannot be read, as a choice.
pub fn paste_unreadable(count: usize) -> String {
    format!(
        "読み取れない{}件も、そのまま入れる（直すまで「要確認」になり、判定に入りません）",
        format::count(count)
    )
}

/// What does not go in, one sentence each.
pub fn paste_left(paste: &Paste) -> Vec<String> {
    let mut left = Vec::new();
    if !paste.computed.is_empty() {
        left.push(format!(
            "{}は実績を内訳から計算するため、貼り付けません。",
            paste.computed.join("、")
        ));
    }
    if paste.surplus > 0 {
        left.push(format!(
            "後ろの{}件は、入れる行がありません。始める行と並び順を確かめてください。",
            format::count(paste.surplus)
        ));
    }
    if paste.blank > 0 {
        left.push(format!(
            "空のセル{}件に当たる行は変えません。",
            format::count(paste.blank)
        ));
    }
    if paste.same > 0 {
        left.push(format!(
            "{}件は今の値と同じです。",
            format::count(paste.same)
        ));
    }
    left
}

/// Headings of the table of what is pasted.
pub const PASTE_NOW: &str = "今の値";
/// Heading of what comes.
pub const PASTE_TEXT: &str = "貼り付ける値";
/// The name of the table for screen readers.
pub const PASTE_TABLE: &str = "貼り付ける値の一覧（縦に動かせます）";

/// More rows than are listed.
pub fn paste_more(count: usize) -> String {
    format!("ほか {}件", format::count(count))
}

/// What happens to a value that needs no message.
pub fn paste_word(arriving: &Arriving) -> &'static str {
    if arriving.overwrites() {
        "上書き"
    } else {
        "新しく入力"
    }
}

/// The button that pastes.
pub fn paste_do(count: usize) -> String {
    format!("{}件を入れる", format::count(count))
}

/// Said when it is done.
pub fn pasted(of: YearField, count: usize) -> String {
    format!("{}{}件を入れました。", word(of), format::count(count))
}

/// Said when there was nothing to change.
pub const PASTED_NOTHING: &str = "貼り付けた値は今の値と同じです。何も変えていません。";
