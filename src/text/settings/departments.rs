//! Words of 設定 › 担当課.

use crate::report::settings::departments::{Pasted, Use};
use crate::text::format::count;

/// What the page is for.
pub const INTRO: &str =
    "取組内容と成果指標を担当する課です。この並び順で、範囲の選択などに出ます。";
/// There is none yet.
pub const NONE: &str = "担当課はまだありません。下の欄に名前を入れて加えてください。";
/// The heading over the field for new names.
pub const ADD_TITLE: &str = "担当課を加える";
/// The label of the field for new names.
pub const ADD_LABEL: &str = "担当課の名前";
/// How several are added.
pub const ADD_HELP: &str =
    "1行に1つずつ書くと、まとめて加えられます。表計算ソフトの列をそのまま貼り付けられます。";
/// A name is missing.
pub const NAME_MISSING: &str = "担当課の名前がありません。名前を入れるか、削除してください。";
/// A name is used twice.
pub const DOUBLED: &str = "同じ名前の担当課がほかにもあります。";
/// Nothing was written.
pub const NOTHING_TO_ADD: &str = "加える名前がありません。1行に1つずつ書いてください。";

/// The label of a name, for those who do not see its row.
pub fn name_of(index: usize) -> String {
    format!("担当課{}の名前", index.saturating_add(1))
}

/// How often a department is in charge.
pub fn uses(times: usize) -> String {
    match times {
        0 => "担当なし".to_owned(),
        times => format!("担当 {}件", count(times)),
    }
}

/// What the field would add.
pub fn would_add(pasted: &Pasted) -> String {
    match (pasted.new.len(), pasted.known) {
        (0, 0) => String::new(),
        (0, known) => format!("加えるものはありません（{}件は既にあります）", count(known)),
        (new, 0) => format!("{}件を加えます", count(new)),
        (new, known) => format!(
            "{}件を加えます（{}件は既にあるか重なるため除きます）",
            count(new),
            count(known)
        ),
    }
}

/// Said after departments have been added.
pub fn added(names: &[String]) -> String {
    match names {
        [only] => format!("担当課「{only}」を加えました。"),
        names => format!("担当課を{}件加えました。", count(names.len())),
    }
}

/// Title of the message that a department cannot be removed.
pub fn in_use(name: &str, times: usize) -> String {
    format!(
        "「{name}」は{}件を担当しているため削除できません",
        count(times)
    )
}

/// How to mend it.
pub const IN_USE_TEXT: &str = "先に、次の取組内容と成果指標の担当課を変えてください。取組内容の担当課は「体系の編集」で変えられます。";

/// A place where a department is in charge: `Ⅰ(1)ア① 取組内容「…」`.
pub fn place(place: &Use) -> String {
    let word = if place.indicator {
        "成果指標"
    } else {
        "取組内容"
    };
    format!("{} {word}「{}」", place.code, place.name)
}

/// How many more places there are than are listed.
pub fn more(left_out: usize) -> String {
    format!("ほか{}件", count(left_out))
}

/// `担当課「職員課」`.
pub fn quoted(name: &str) -> String {
    format!("担当課「{name}」")
}
