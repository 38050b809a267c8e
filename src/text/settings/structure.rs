//! Words of 設定 › 体系の編集.

use crate::domain::tree::Level;
use crate::report::settings::outline::Row;
use crate::report::settings::restructure::{Destination, Taken};
use crate::text::change::level;
use crate::text::format::count;

/// How the page is used.
pub const INTRO: &str = "番号と名称はその場で書き換えられます。欄の中で Alt+↑・Alt+↓ を押すと行が動きます。削除は「元に戻す」で戻せます。";
/// There is nothing yet.
pub const EMPTY_TITLE: &str = "体系はまだありません";
/// How to begin.
pub const EMPTY_TEXT: &str =
    "まず重点項目を加え、その下に推進項目、取組、取組内容、成果指標を順に加えます。";
/// The label of a number.
pub const NUMBER: &str = "番号";
/// The label of a name.
pub const NAME: &str = "名称";
/// The label of a kind.
pub const KIND: &str = "種類";
/// The label of a unit.
pub const UNIT: &str = "単位";
/// Ends adding.
pub const DONE: &str = "終わる";
/// Moves below another node.
pub const MOVE: &str = "移す";
/// No department.
pub const NO_DEPARTMENTS: &str = "未設定";
/// An indicator without departments of its own.
pub const SAME_DEPARTMENTS: &str = "取組内容と同じ";
/// Counts numbers anew.
pub const RENUMBER: &str = "番号を順に振り直す";
/// Said after numbers have been counted anew.
pub const RENUMBERED: &str = "番号を順に振り直しました。";
/// Leads to the page of an indicator.
pub const OPEN: &str = "指標のページへ";
/// What stands in the place of a number before an indicator.
pub const INDICATOR: &str = "指標";
/// Hides the rows of a 重点項目.
pub const FOLD: &str = "たたむ";
/// Shows the rows of a 重点項目.
pub const UNFOLD: &str = "ひらく";
/// A name is missing.
pub const NAME_MISSING: &str = "名称がありません。名称を入れてください。";
/// A 推進項目 needs a number or a name.
pub const BOTH_MISSING: &str = "番号か名称のどちらかを入れてください。";
/// How adding goes on.
pub const ADD_HELP: &str = "Enter で加えて次へ進み、Esc で終わります。表計算ソフトの列を名称に貼り付けると、行の数だけ加えます。";
/// Several columns were pasted.
pub const ONE_COLUMN: &str =
    "2列以上は貼り付けられません。名称の1列だけをコピーしてから、貼り付けてください。";

/// Opens the form that adds a node of a level.
pub fn add(of: Level) -> String {
    format!("{}を加える", level(of))
}

/// The same in a row, where room is short.
pub fn add_short(of: Level) -> String {
    format!("＋{}", level(of))
}

/// The same with its parent, for those who do not see the row.
pub fn add_below(of: Level, row: &Row) -> String {
    format!("{}に{}", row_name(row), add(of))
}

/// A row, named: `取組内容Ⅰ(1)ア①`, `成果指標「年休取得率」`.
pub fn row_name(row: &Row) -> String {
    if row.level == Level::Indicator || row.number.is_empty() {
        format!("{}「{}」", level(row.level), row.name)
    } else {
        format!("{}{}", level(row.level), row.code)
    }
}

/// `重点項目Ⅰの名称`: a field of a row, for those who do not see it.
pub fn field_of(row: &Row, field: &str) -> String {
    format!("{}の{field}", row_name(row))
}

/// What an indicator is: its kind and its unit.
pub fn what_it_is(kind: &str, unit: &str) -> String {
    if unit.trim().is_empty() {
        kind.to_owned()
    } else {
        format!("{kind}（{unit}）")
    }
}

/// `取組内容Ⅰ(1)ア①の`: names the row before what stands in it.
pub fn of_row(row: &Row) -> String {
    format!("{}の", row_name(row))
}

/// The departments in a row.
pub fn departments(names: &[String], of: Level) -> String {
    let words = match (names, of) {
        ([], Level::Indicator) => SAME_DEPARTMENTS.to_owned(),
        ([], _) => NO_DEPARTMENTS.to_owned(),
        (names, _) => names.join("・"),
    };
    format!("担当課：{words}")
}

/// Said after a node has been added.
pub fn added(of: Level, number: &str, name: &str) -> String {
    let words = [number, name].join(" ");
    format!("{}「{}」を加えました。", level(of), words.trim())
}

/// Said after several were added at once.
pub fn added_many(of: Level, held: usize) -> String {
    format!("{}{}件を加えました。", level(of), count(held))
}

/// Said after several lines have been pasted into the box of one node.
pub const PASTED_LINES: &str = "複数の行を1つの欄に入れました。行の数だけ加えるには、元に戻してから、加えるときの「名称」に貼り付けてください。";

/// Said after a node has been moved.
pub fn moved(row: &Row) -> String {
    format!(
        "{}を{}番目に動かしました。",
        row_name(row),
        count(row.index.saturating_add(1))
    )
}

/// Title of the question before a removal.
pub fn remove_title(row: &Row) -> String {
    format!("{}を削除しますか", row_name(row))
}

/// What goes with it.
pub fn goes_along(taken: &Taken, of: Level) -> String {
    let indicators = match of {
        Level::Indicator => 0,
        _ => taken.indicators,
    };
    let below = [
        (Level::Theme, taken.themes),
        (Level::Initiative, taken.initiatives),
        (Level::Action, taken.actions),
        (Level::Indicator, indicators),
    ];
    let mut parts: Vec<String> = below
        .into_iter()
        .filter(|(_, held)| *held > 0)
        .map(|(of, held)| format!("{}{}件", level(of), count(held)))
        .collect();
    for (word, held) in [("目標", taken.targets), ("実績", taken.actuals)] {
        if held > 0 {
            parts.push(format!("{word}の入力{}件", count(held)));
        }
    }
    format!("いっしょに消えるもの：{}。", parts.join("、"))
}

/// It can be taken back.
pub const UNDO_HELP: &str = "削除したあと「元に戻す」で取り消せます。";

/// Title of the question where a node is to be moved to.
pub fn move_title(row: &Row) -> String {
    format!("{}を移す", row_name(row))
}

/// The label of the place to move to.
pub fn move_to(of: Level) -> String {
    format!("移す先の{}", level(of))
}

/// A place to move to.
pub fn destination(destination: &Destination) -> String {
    let here = if destination.current {
        "（今の場所）"
    } else {
        ""
    };
    format!("{} {}{here}", destination.code, destination.name)
}

/// The number there.
pub const NEW_NUMBER: &str = "移した先での番号";

/// Said after a node has been moved below another one.
pub fn moved_below(row: &Row, destination: &Destination) -> String {
    format!("{}を{}に移しました。", row_name(row), destination.code)
}

/// Title of the choice of departments.
pub fn departments_title(row: &Row) -> String {
    format!("{}の担当課", row_name(row))
}

/// There are no departments to choose from.
pub const NO_DEPARTMENTS_YET: &str =
    "担当課がまだありません。「設定」の「担当課」で加えてください。";
/// No departments of its own.
pub const INHERITED: &str = "1つも選ばないと、取組内容の担当課と同じになります。";
/// Puts the choice in force.
pub const CHOOSE: &str = "決める";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::settings::outline;
    use crate::report::settings::restructure::taken;
    use crate::start;

    #[test]
    fn what_goes_along_is_counted() {
        let plan = start::sample().unwrap().plan;
        let branches = outline::branches(&plan);
        for (index, name, expected) in [
            (
                2,
                "取組Ⅰ(1)ア",
                "いっしょに消えるもの：取組内容2件、成果指標2件、目標の入力6件、実績の入力2件。",
            ),
            (
                3,
                "取組内容Ⅰ(1)ア①",
                "いっしょに消えるもの：成果指標1件、目標の入力3件、実績の入力1件。",
            ),
            (
                4,
                "成果指標「研修報告「講義内容が理解できた」と回答した割合」",
                "いっしょに消えるもの：目標の入力3件、実績の入力1件。",
            ),
        ] {
            let row = &branches[0].rows[index];
            assert_eq!(row_name(row), name);
            assert_eq!(goes_along(&taken(&plan, &row.id), row.level), expected);
        }
    }
}
