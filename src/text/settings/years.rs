//! Words of 設定 › 年度.

use crate::domain::year::FiscalYear;
use crate::report::settings::years::{Kept, Moved, Rollover};
use crate::text::format::{count, year_long, year_short};

/// What the page is for.
pub const INTRO: &str = "計画の年度と、実績を報告する年度を決めます。入力のある年度は外せません。";
/// The name of the table.
pub const TABLE: &str = "計画の年度の表（横に動かせます）";
/// The column of the years.
pub const YEAR: &str = "年度";
/// The column of the targets.
pub const TARGETS: &str = "目標のある指標";
/// The column of the actuals.
pub const ACTUALS: &str = "実績のある指標";
/// The column of the yearly plans.
pub const ACTIONS: &str = "計画・状況のある取組内容";
/// The column of the reporting year.
pub const REPORTING: &str = "報告する年度";
/// The heading over the years that can be added.
pub const ADD_TITLE: &str = "年度を加える";
/// There can be no more years.
pub const NO_MORE: &str = "これ以上は加えられません。";

/// A closed year.
pub const CLOSED: &str = "締めた年度";
/// Lets it be changed again.
pub const REOPEN: &str = "締めを解く";
/// Heading of 年度更新.
pub const ROLL_OVER: &str = "年度更新";
/// What it is for.
pub const ROLL_OVER_TEXT: &str = "報告が終わった年度を締め、次の年度の報告を始めます。次のとおり変わります。変更の前に控えを残し、「元に戻す」1回で取り消せます。";
/// There can be no further year.
pub const NO_NEXT: &str = "次の年度がありません。年度は30までです。";
/// What leads to next year's targets beside this year's results.
pub const OUTLOOK: &str = "次年度の見通しで、0の目標、「－」、累計を確かめる";
/// What leads to the files for departments.
pub const HAND_OUT: &str = "受領・統合の「配布」で、担当課にファイルを作る";
/// What 年度更新 changes, line by line.
pub fn steps(found: &Rollover) -> String {
    let (from, to) = (year_long(found.from), year_long(found.to));
    let [unreported, with, none, without] =
        [found.unreported, found.with, found.none, found.without].map(count);
    let new = if found.new {
        "（計画の年度に加わります）"
    } else {
        ""
    };
    let moved = match found.moved.indicators {
        0 => String::new(),
        _ => ["\n", &moved(&found.moved)].concat(),
    };
    format!(
        "報告する年度：{from}から{to}{new}\n{from}：締めます。目標、実績、文章、判定は、締めを解くまで変えられません。実績が未入力の成果指標は{unreported}項目です。\n{to}の目標：あり{with}項目、「－」{none}項目、空欄{without}項目{moved}"
    )
}

/// What becomes of results by a further year.
fn moved(found: &Moved) -> String {
    let years: Vec<String> = found.years.iter().copied().map(year_long).collect();
    let waiting = match found.unsettled {
        0 => String::new(),
        some => format!(
            "うち{}項目は、新しい最終年度の目標を入れるまで要確認になります。",
            count(some)
        ),
    };
    format!(
        "最終年度の目標を使う成果指標：{}項目で、{}の判定や達成率が変わります。{waiting}",
        count(found.indicators),
        years.join("、")
    )
}

/// The same for each year that can be added, line by line; blank where nothing changes.
pub fn additions(found: &[(FiscalYear, Moved)]) -> String {
    let each = found.iter();
    let lines: Vec<String> = each
        .map(|(year, found)| format!("{}を加えるとき　{}", year_long(*year), moved(found)))
        .collect();
    lines.join("\n")
}

/// Does it.
pub fn roll_over(found: &Rollover) -> String {
    format!(
        "{}を締めて{}に進む",
        year_long(found.from),
        year_long(found.to)
    )
}

/// Done.
pub fn rolled_over(found: &Rollover) -> String {
    format!(
        "{}を締め、報告する年度を{}にしました。",
        year_long(found.from),
        year_long(found.to)
    )
}

/// Opened again.
pub fn reopened(year: FiscalYear) -> String {
    format!("{}の締めを解きました。", year_long(year))
}

/// What leads to where it is opened again.
pub const TO_SETTINGS: &str = "設定の「年度」";
/// What that means.
pub const CLOSED_TEXT: &str = "値は見るだけです。変えるときは、締めを解きます：";

/// `R6　令和６年度`.
pub fn name(year: FiscalYear) -> String {
    format!("{}　{}", year_short(year), year_long(year))
}

/// The button that adds a year.
pub fn add(year: FiscalYear) -> String {
    format!("{}を加える", year_long(year))
}

/// The choice of the reporting year, for those who do not see its row.
pub fn report(year: FiscalYear) -> String {
    format!("{}を報告する年度にする", year_long(year))
}

/// Title of the message that a year is kept.
pub const KEPT: &str = "この年度は外せません";

/// Why a year is kept, and what to do about it.
pub fn kept(kept: &Kept) -> String {
    match kept {
        Kept::Only(_) => "年度は1つ以上必要です。先に別の年度を加えてください。".to_owned(),
        Kept::Reporting(year) => format!(
            "{}は報告する年度のため外せません。先に別の年度を「報告する年度」に選んでください。",
            year_long(*year)
        ),
        Kept::InUse(row) => {
            let parts = [
                (row.targets, "目標"),
                (row.actuals, "実績"),
                (row.actions, "年次計画・取組状況"),
                (row.papers, "資料"),
            ];
            let mut held: Vec<String> = parts
                .iter()
                .filter(|(held, _)| *held > 0)
                .map(|(held, word)| format!("{word}{}件", count(*held)))
                .collect();
            if held.is_empty() {
                held.push(format!("記入{}件", count(row.records)));
            }
            format!(
                "{}には{}が入力されているため外せません。外すには、先に{}",
                year_long(row.year),
                held.join("、"),
                if row.records > 0 || row.actions > 0 {
                    "「指標」のページでその年度の入力を空にしてください。"
                } else {
                    "「資料」と「照合」のページで、その年度のものを消してください。"
                }
            )
        }
    }
}

/// Said after a year has been added.
pub fn added(year: FiscalYear) -> String {
    format!("{}を加えました。", year_long(year))
}

/// Said after a year has been dropped.
pub fn removed(year: FiscalYear) -> String {
    format!("{}を外しました。", year_long(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::settings::years::remove;
    use crate::start;

    #[test]
    fn a_refusal_counts_what_is_there_and_says_how_to_mend_it() {
        let plan = start::sample().unwrap().plan;
        let refusal = kept(&remove(&plan, plan.years[2]).unwrap_err());
        assert!(refusal.starts_with("令和８年度には目標40件"), "{refusal}");
        assert!(!refusal.contains("実績0"), "{refusal}");
        assert!(refusal.ends_with("空にしてください。"), "{refusal}");
    }
}
