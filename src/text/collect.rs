//! Words of 受領・統合: handing out, receiving, deciding, taking in.

use serde_json::Value;

use crate::domain::cut::Fingerprint;
use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;
use crate::exchange::merge::{Entry, FILE, ORDER, PLACE, PLAN, Sort};
use crate::report::collect::{Standing, Tag, Unfit};

use super::change;
use super::file::{self, Refusal};
use super::format::year_long;

/// What the page is for.
pub const INTRO: &str = "計画のファイルを担当課に配り、返ってきたファイルをまとめて1つの計画に反映します。「反映する」を押すまで、計画は変わりません。";

/// Heading: handing out.
pub const HAND_OUT: &str = "配布";
/// What is handed out.
pub const HAND_OUT_TEXT: &str = "今の計画から、担当課ごとのファイルを作ります。ファイルには配布した時の状態が入るので、返ってきたファイルだけで、どこが変わったか分かります。";
/// This is a department's own file.
pub fn is_part(department: &str) -> String {
    format!("このファイルは{department}の担当分です。配布は、計画全体のファイルを開いて行います。")
}
/// The note to the departments.
pub const NOTE: &str = "担当課への連絡";
/// What it is for.
pub const NOTE_HELP: &str =
    "ファイルを開いた担当課に示します。例：６月30日までに提出してください。";
/// Writes a file for each.
pub fn hand_out_all(files: usize) -> String {
    format!("担当課ごとに書き出す（{files}ファイル）")
}
/// Writes one.
pub const HAND_OUT_ONE: &str = "書き出す";
/// Nobody is in charge of anything.
pub const NOBODY: &str = "担当課が決まっている取組内容や成果指標がありません。「設定」の「担当課」と各指標で決めてください。";
/// The browser may ask.
pub const MANY_FILES: &str = "初めてのとき、ブラウザが「複数のファイルのダウンロード」の許可を求めることがあります。許可すると、続けて保存されます。";
/// Files were handed to the browser.
pub fn handed_out(files: usize) -> String {
    format!("{files}個のファイルを書き出しました。ブラウザのダウンロード先を確かめてください。")
}
/// The plan's fingerprint.
pub const PRINT: &str = "今の計画の指紋";
/// One department's file.
pub fn hand_out_to(department: &str) -> String {
    format!("{department}のファイルを書き出す")
}
/// Each by itself.
pub const ONE_BY_ONE: &str = "課を選んで書き出す";

/// Heading: receiving.
pub const RECEIVE: &str = "受領";
/// How.
pub const RECEIVE_TEXT: &str =
    "返ってきたファイルを、いくつでもこの画面にドラッグしてください。選ぶこともできます。";
/// Choose files.
pub const CHOOSE_FILES: &str = "ファイルを選ぶ";
/// Choose a folder.
pub const CHOOSE_FOLDER: &str = "フォルダーを選ぶ";
/// Empty the list.
pub const EMPTY: &str = "一覧を空にする";
/// Asks before.
pub const EMPTY_ASK: &str = "一覧を空にしますか";
/// What is lost.
pub const EMPTY_TEXT: &str =
    "決めた内容と理由が消えます。「元に戻す」では戻せません。計画は変わりません。";
/// How far reading has come.
pub fn reading(done: usize, all: usize) -> String {
    format!("読み込んでいます（{done}／{all}）")
}
/// What they bring is being weighed.
pub const WEIGHING: &str = "今の計画と照らし合わせています";
/// How far writing has come.
pub fn writing(done: usize, all: usize) -> String {
    format!("書き出しています（{done}／{all}）")
}
/// The list of what was received.
pub const LIST: &str = "受領一覧";
/// Columns of it.
pub const COLUMNS: [&str; 6] = [
    "反映",
    "担当課",
    "データの日時",
    "配布の状態",
    "結果",
    "ファイル",
];
/// Chooses a file.
pub fn choose(name: &str) -> String {
    format!("{name}を反映する")
}
/// Departments that have not handed in.
pub fn missing(names: &[String]) -> String {
    if names.is_empty() {
        "すべての担当課から受け取りました。".to_owned()
    } else {
        format!("未提出：{}（{}課）", names.join("、"), names.len())
    }
}

/// How a file stands.
pub fn standing(standing: Standing, open: usize) -> String {
    match standing {
        Standing::New => return format!("新しい入力 {open}件"),
        Standing::Nothing => "変更なし（未入力）",
        Standing::Agrees => "今の計画と同じ入力",
        Standing::Here => "反映済み",
        Standing::Twice => "同じファイル",
        Standing::Older => "古いファイル",
        Standing::Unfit => "反映できません",
        Standing::Newer => "新しい形式",
        Standing::Unreadable => "読み取れません",
    }
    .to_owned()
}

/// Why a file that could be taken in is not chosen; blank where nothing is to be said.
pub fn remark(standing: Standing) -> Vec<String> {
    let text = match standing {
        Standing::Older => "同じ課の、より新しいファイルがあります。反映するなら選んでください。",
        Standing::Agrees => "値は変わりません。反映すると、受け取ったことを記録します。",
        Standing::Nothing => "配布した時のままで、入力がありません。",
        _ => return Vec::new(),
    };
    vec![text.to_owned()]
}

/// Whose a file is.
pub fn whose(department: Option<&str>) -> String {
    match department.map(str::trim) {
        Some("") => "（名称のない課）".to_owned(),
        Some(name) => name.to_owned(),
        None => "計画全体".to_owned(),
    }
}

/// The list was received for another plan than the one that is open now.
pub const LEFT_TITLE: &str = "受け取ったファイルの一覧を空にしました";
/// Why, and what to do.
pub const LEFT_TEXT: &str = "別の計画か、別の配布から作られたファイルを開いたためです。必要なファイルは、もう一度選んでください。";

/// Two who ask for the same.
pub fn together(one: &str, other: &str) -> String {
    [one, other].join("、")
}

/// From which state a file was cut.
pub fn origin(origin: &Fingerprint, now: &Fingerprint, cut_at: &str) -> String {
    let state = if origin == now {
        "今の計画と同じ"
    } else {
        "以前の状態"
    };
    let at = if cut_at.is_empty() {
        String::new()
    } else {
        format!("、{cut_at}")
    };
    format!("{state}（{}{at}）", print(origin))
}

/// A fingerprint as people compare it.
pub fn print(print: &Fingerprint) -> String {
    let (front, back) = print.short().split_at_checked(4).unwrap_or_default();
    format!("{front} {back}")
}

/// Why a file cannot be merged, and how that is mended.
pub fn unfit(unfit: &Unfit) -> Vec<String> {
    let (why, mend) = match unfit {
        Unfit::OtherPlan(name) => (
            format!(
                "別の計画「{}」のファイルです。",
                super::transfer::plan_name(name)
            ),
            "この計画のファイルかどうか、担当課に確かめてください。",
        ),
        Unfit::WholePlan => (
            "担当課のファイルではなく、計画全体のファイルです。".to_owned(),
            "配布したファイルに入力して返すよう、担当課に伝えてください。計画を入れ替えるなら「取り込む」を使います。",
        ),
        Unfit::BaseLost => (
            "配布した時の状態が、ファイルの中で書き換えられています。".to_owned(),
            "どこが変わったか確かめられません。「達成」で書き出したままのファイルを、もう一度受け取ってください。",
        ),
    };
    vec![why, mend.to_owned()]
}

/// Why a file was refused, where, and how that is mended.
pub fn refused(refusal: &Refusal) -> Vec<String> {
    let place = if refusal.place.is_empty() {
        String::new()
    } else {
        format!("場所：{}", refusal.place)
    };
    [refusal.what.clone(), place, refusal.mend.clone()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect()
}

/// Heading: deciding.
pub const DECIDE: &str = "反映する内容";
/// Nothing is chosen.
pub const NOTHING: &str = "反映するファイルを選ぶと、ここに内容が並びます。";
/// How much there is.
pub fn totals(taken: usize, conflicts: usize) -> String {
    if conflicts == 0 {
        format!("{taken}件を反映します。食い違いはありません。")
    } else {
        format!(
            "{taken}件を反映します。食い違いが{conflicts}件あります。どれを残すか選んでください。"
        )
    }
}
/// Heading: conflicts.
pub fn conflicts(count: usize) -> String {
    format!("食い違い（{count}件）")
}
/// Heading: what is to be looked at.
pub fn flagged(count: usize) -> String {
    format!("確かめたい変更（{count}件）")
}
/// What those are.
pub const FLAGGED_TEXT: &str = "担当外の変更、追加・削除・移動、複数の課が担当する指標の変更、今の計画で削除したものの中の変更です。反映する前に確かめてください。何も選ばなければ反映します（削除したものの中の変更は、削除を取り消すときだけです）。反映しないものは「今の計画」を選んでください。";
/// Heading: all else.
pub fn plain(count: usize) -> String {
    format!("そのほかの変更（{count}件）")
}
/// What stood there.
pub const BASE: &str = "配布時";
/// What is here.
pub const OURS: &str = "今の計画";
/// Something else.
pub const OTHER: &str = "別の内容にする";
/// Chooses it.
pub const TAKE_TYPED: &str = "この内容を採る";
/// What that is to be.
pub fn other_of(thing: &str, field: &str) -> String {
    format!("{thing} {field}に入れる内容")
}
/// The reason.
pub const REASON: &str = "決めた理由（任意）";
/// Before what is only in the old text.
pub const ONLY_OLD: &str = "（削除）";
/// Before what is only in the new one.
pub const ONLY_NEW: &str = "（追加）";
/// Take it in.
pub const APPLY: &str = "反映する";
/// Something is not decided.
pub fn undecided(count: usize) -> String {
    format!("あと{count}件を決めると反映できます。")
}
/// Done.
pub fn applied(files: usize, changes: usize) -> String {
    format!("{files}ファイルの{changes}件を反映しました。")
}
/// What undo calls it.
pub const TITLE: &str = "提出ファイルの反映";
/// The changes do not make a plan together.
pub const NO_PLAN: &str = "反映できないため、何も変えていません";

/// A change of a closed year was chosen.
pub fn closed(ours: &Plan, entry: &Entry, year: FiscalYear) -> Refusal {
    Refusal {
        what: format!("{}は締めた年度のため、変えられません。", year_long(year)),
        place: [thing(entry, &mut std::iter::once(ours)), field(entry)].join(" "),
        mend: "その変更では「今の計画」を選ぶか、「設定」の「年度」で「締めを解く」を押してから反映してください。".to_owned(),
    }
}

/// What a change is, beside being one.
pub fn tag(tag: Tag) -> &'static str {
    match tag {
        Tag::Outside => "担当外",
        Tag::Structure => "構成の変更",
        Tag::Shared => "共同担当",
        Tag::Closed => super::settings::years::CLOSED,
        Tag::Gone => "戻すときだけ",
    }
}

/// Heading on the page of an indicator.
pub const SOURCES: &str = "入力元";
/// What it says.
pub const SOURCES_TEXT: &str = "担当課のファイルから反映し、そのあと変えていない値です。";
/// Column: the field.
pub const SOURCE_FIELD: &str = "項目";
/// Column: from where.
pub const SOURCE_FROM: &str = "入力した課とファイル";
/// When it was taken in.
pub fn taken_at(at: &str) -> String {
    format!("{at} 反映")
}
/// Why it was decided so.
pub fn because(reason: &str) -> String {
    format!("理由：{reason}")
}

/// Nothing stands there.
pub const NOTHING_THERE: &str = "（空欄）";
const GONE: &str = "（なし）";

/// What stands in a field, in words. `plans` are where names are looked up, first come first.
pub fn value(
    entry: &Entry,
    value: Option<&Value>,
    plans: &mut dyn Iterator<Item = &Plan>,
) -> String {
    let plans: Vec<&Plan> = plans.collect();
    let named = |owner: &str| called(owner, &plans);
    let path = entry.key.path.as_str();
    let Some(value) = value else {
        return if path == PLACE { GONE } else { NOTHING_THERE }.to_owned();
    };
    if path == PLACE {
        return match value.as_str().unwrap_or_default() {
            PLAN => "あり".to_owned(),
            parent => format!("{}の中", named(parent)),
        };
    }
    if path.starts_with(ORDER) {
        let names = value.as_array().into_iter().flatten();
        let names: Vec<String> = names.filter_map(Value::as_str).map(named).collect();
        return names.join("、");
    }
    let mut said = Vec::new();
    flat(value, &mut |text| {
        let department = DepartmentId::new(text).ok();
        let department = department.filter(|_| path == "departments");
        let band = path.ends_with("/assessment") || path.ends_with("/override");
        let known = plans.iter().find_map(|plan| {
            if band {
                let mut bands = plan.rules.bands().iter();
                return bands
                    .find(|band| band.id.as_str() == text)
                    .map(|band| band.label.clone());
            }
            let id = department.as_ref()?;
            plan.department(id).map(|one| one.name.clone())
        });
        said.push(known.unwrap_or_else(|| text.to_owned()));
    });
    let said = said.join("、");
    if said.is_empty() {
        NOTHING_THERE.to_owned()
    } else {
        said
    }
}

/// Every text, number and flag of a value.
fn flat(value: &Value, say: &mut dyn FnMut(&str)) {
    match value {
        Value::Null => {}
        Value::Bool(true) => say("はい"),
        Value::Bool(false) => say("いいえ"),
        Value::Number(number) => say(&number.to_string()),
        Value::String(text) => say(text),
        Value::Array(list) => list.iter().for_each(|one| flat(one, say)),
        Value::Object(fields) => fields.values().for_each(|one| flat(one, say)),
    }
}

/// What a change belongs to.
pub fn thing(entry: &Entry, plans: &mut dyn Iterator<Item = &Plan>) -> String {
    called(&entry.key.owner, &plans.collect::<Vec<_>>())
}

fn called(owner: &str, plans: &[&Plan]) -> String {
    match owner {
        PLAN => return "計画".to_owned(),
        FILE => return "ファイル全体".to_owned(),
        _ => {}
    }
    if let Some((list, id)) = owner.split_once('/') {
        if let Some((indicator, _)) = id.split_once('/') {
            return format!("{}のコメント", called(indicator, plans));
        }
        let found = plans.iter().find_map(|plan| match list {
            "departments" => {
                let id = DepartmentId::new(id).ok()?;
                plan.department(&id).map(|one| one.name.clone())
            }
            "publications" => {
                let mut papers = plan.publications.iter();
                papers
                    .find(|paper| paper.id.as_str() == id)
                    .map(|paper| paper.name.clone())
            }
            _ => None,
        });
        let what = match list {
            "departments" => "担当課",
            "publications" => "資料",
            "rule_sets" => "規則の組",
            "comments" => "コメント",
            _ => "統合の記録",
        };
        return match found {
            Some(name) => format!("{what}「{name}」"),
            None => what.to_owned(),
        };
    }
    let id = NodeId::new(owner).ok();
    let words = plans
        .iter()
        .filter_map(|plan| Some(change::node_words(id.as_ref()?, plan)))
        .find(|words| !words.is_empty());
    words.unwrap_or_else(|| owner.to_owned())
}

/// Which field a change is of.
pub fn field(entry: &Entry) -> String {
    let key = &entry.key;
    if key.path == PLACE {
        let goes = entry
            .proposals
            .iter()
            .any(|proposal| proposal.value.is_none());
        return match (&entry.base, &entry.ours) {
            _ if goes => "削除",
            (None, _) => "追加",
            (Some(_), None) => "削除したものへの変更",
            _ => "移動",
        }
        .to_owned();
    }
    if key.path.starts_with(ORDER) {
        return "並び順".to_owned();
    }
    path(entry.sort, &key.owner, &key.path)
}

/// The words of a path within a thing.
pub fn path(sort: Sort, owner: &str, path: &str) -> String {
    file::within(sort, owner, path)
}

/// Whether another text can be typed into a field: those whose texts are entered, and not chosen from something.
pub fn can_be_typed(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    matches!(
        last,
        "name"
            | "number"
            | "note"
            | "unit"
            | "baseline"
            | "municipality"
            | "plan"
            | "status"
            | "target"
            | "actual"
            | "results"
            | "next_steps"
    )
}
