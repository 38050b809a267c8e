//! Words of 入力, the page on which a department fills in its indicators one by one.

use crate::domain::kind::{Kind, Tolerance};
use crate::domain::year::FiscalYear;

use super::{format, kind};

/// The title while no department is chosen.
pub const TITLE: &str = "担当課の入力";
/// What to do there.
pub const CHOOSE: &str =
    "自分の課を選んでください。選んだ課はこの端末に残り、次からはすぐに入力を始められます。";
/// Said before anything is filled in where the file is not one that can be handed in.
pub const OF_WHOLE: &str = "開いているのは計画全体のファイルです。事務局に提出する担当課は、届いた担当課ごとのファイルを「取り込む」で開いてから入力してください。";
/// The plan has no department.
pub const NO_DEPARTMENTS: &str = "計画に担当課がありません。「設定」の「担当課」で加えるか、配布されたファイルを取り込んでください。";
/// Column: the department.
pub const DEPARTMENT: &str = "担当課";
/// Column: how far it has come.
pub const PROGRESS: &str = "入力";
/// Column: what is to be mended.
pub const LEFT: &str = "残り";
/// Column: 取組内容 that only have texts.
pub const BARE: &str = "指標のない取組内容";
/// Chooses a department.
pub const FILL_IN: &str = "入力する";
/// Chooses a department, for screen readers.
pub fn fill_in(department: &str) -> String {
    format!("{FILL_IN}（{department}）")
}
/// Caption of the table of departments.
pub fn departments(year: FiscalYear) -> String {
    format!("担当課ごとの入力状況（{}）", format::year_long(year))
}

/// The heading above the indicators of a department.
pub fn heading(department: &str, year: FiscalYear) -> String {
    format!("{department}の入力　{}", format::year_long(year))
}
/// How far a department has come.
pub fn progress(done: usize, needed: usize) -> String {
    format!("入力 {}/{}", format::count(done), format::count(needed))
}
/// What is left.
pub fn left(count: usize) -> String {
    match count {
        0 => "なし".to_owned(),
        count => format!("{}件", format::count(count)),
    }
}
/// Everything has been entered.
pub const ALL_DONE: &str = "すべて入力済みです。";
/// To the next indicator that is not filled in.
pub const NEXT_OPEN: &str = "次の未入力へ";
/// To the check before handing in.
pub const TO_CHECK: &str = "提出前チェックへ";
/// The list of the department's indicators.
pub fn list(count: usize) -> String {
    format!("指標の一覧（{}件）", format::count(count))
}
/// The label of the list.
pub const LIST: &str = "自分の課の指標";
/// The buttons at the bottom.
pub const MOVES: &str = "指標の移動";
/// The keys that move on.
pub const KEYS: [&str; 4] = [
    "Ctrl＋Enter",
    "で次の指標、",
    "Ctrl＋Shift＋Enter",
    "で前の指標へ移ります。",
];
/// Everything about the indicator.
pub const TO_INDICATOR: &str = "ほかの年度と計算の根拠を見る";
/// To the 取組内容 that have no 成果指標.
pub fn to_actions(count: usize) -> String {
    format!("{BARE}（{}件）", format::count(count))
}
/// Their title.
pub fn actions_title(department: &str, year: FiscalYear) -> String {
    format!("{department}の{BARE}　{}", format::year_long(year))
}
/// What they are.
pub const ACTIONS_TEXT: &str = "成果指標がないので、判定にも合計にも入りません。ここに書いた年次計画と取組状況は、別紙１に載ります。";
/// There are none.
pub const NO_ACTIONS: &str = "成果指標のない取組内容はありません。";
/// Back to the indicators.
pub const TO_INDICATORS: &str = "成果指標の入力へ";
/// The department has none.
pub const NONE_TITLE: &str = "この課が担当する成果指標はありません";
/// How to see others.
pub const NONE_TEXT: &str = "上の「範囲」で課を選び直してください。";
/// The indicator that was shown is gone.
pub const GONE_TITLE: &str = "この指標は計画にありません";
/// How to go on.
pub const GONE_TEXT: &str = "削除されたか、別の計画の指標です。一覧から選び直してください。";
/// Back to the beginning.
pub const TO_START: &str = "入力の最初へ";
/// The indicator belongs to others.
pub const OUTSIDE: &str = "選んでいる課の指標ではありません。";

/// What the secretariat wants the department to know.
pub const FROM_SECRETARIAT: &str = "事務局からの連絡";
/// When the file was cut.
pub fn cut_at(time: &str) -> String {
    format!("{time} に配布")
}

/// Everything needed has been entered.
pub const DONE: &str = "入力済み";
/// The actual has not been entered.
pub const OPEN: &str = "未入力";
/// Something entered has to be mended.
pub const TO_MEND: &str = "要修正";
/// Nothing is needed this year.
pub const NOT_NEEDED: &str = "対象外";

/// 取組内容 of the indicator.
pub const ACTION: &str = "取組内容";
/// The target.
pub fn target(year: FiscalYear) -> String {
    format!("目標 {}", format::year_short(year))
}
/// There is no target.
pub const NO_TARGET: &str = "（未入力）";
/// What is entered.
pub fn results(year: FiscalYear) -> String {
    format!("{}の実績", format::year_long(year))
}
/// What the department writes.
pub const TEXTS: &str = "取組状況と課題";
/// The parts of a composite.
pub const PARTS: &str = "内訳";
/// The texts of a part.
pub fn part_texts(name: &str) -> String {
    format!("{name}の取組状況と課題")
}
/// The texts of the year before.
pub fn last_year(year: FiscalYear) -> String {
    format!("前年度（{}）の記録", format::year_short(year))
}
/// What stood there.
pub const LAST_ACTUAL: &str = "実績";
/// The year before has none.
pub const NO_LAST_YEAR: &str = "前年度の記録はありません。";

/// What a target means for who enters the actual.
pub fn meaning(of: &Kind, lower: &str, baseline: &str) -> String {
    let from = match baseline {
        "" => "基準値".to_owned(),
        baseline => format!("基準値（{baseline}）"),
    };
    match of {
        Kind::Higher => "実績が大きいほど良い指標です。達成率は 実績 ÷ 目標 です。".to_owned(),
        Kind::Lower(_) => format!("実績が小さいほど良い指標です。達成率は {lower} です。"),
        Kind::Progress => format!("{from}から目標までの進み具合を達成率にします。"),
        Kind::Change => format!("{from}からの増減を目標と比べます。達成率は出しません。"),
        Kind::Maintain(Tolerance { reference, .. }) => format!(
            "{}から許容幅の中に保てば達成です。達成率は出しません。",
            kind::reference(*reference)
        ),
        Kind::Range => "実績がこの範囲に収まれば達成です。達成率は出しません。".to_owned(),
        Kind::Bound => "実績がこの上限・下限を守れば達成です。達成率は出しません。".to_owned(),
        Kind::Qualitative | Kind::Graded => {
            "実績を書き、判定を選びます。達成率は出しません。".to_owned()
        }
        Kind::Composite(_) => "内訳の平均を実績とします。達成率は 実績 ÷ 目標 です。".to_owned(),
        Kind::Monitor => "参考値の指標です。判定も集計もしません。".to_owned(),
    }
}
/// From which value on a level is reached: `1,000人以上で達成`.
pub fn reached(amount: &str, inclusive: bool, band: &str) -> String {
    let word = if inclusive { "以上" } else { "超" };
    format!("{amount}{word}で{band}")
}
/// From which rate on a level is reached.
pub fn reached_all(levels: &[String]) -> String {
    format!("{}です。", levels.join("、"))
}
/// Running totals.
pub const CUMULATIVE: &str = "累計の指標です。計画の初めからの合計を入力してください。";
/// The target of another year is in force.
pub fn against(basis: &str, last: &str) -> String {
    match last {
        "" => format!("{basis}と比べます。"),
        last => format!("{basis}（{last}）と比べます。"),
    }
}
