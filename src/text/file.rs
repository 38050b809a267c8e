//! Why a file is refused, in words: what happened, where in the plan, and how to mend it.

mod place;

use crate::domain::id::{self, IdError};
use crate::domain::limits::TooMuch;
use crate::domain::year::FiscalYear;
use crate::exchange::error::{Problem, Type, What};
use crate::exchange::merge::Sort;
use crate::exchange::place::Place;
use crate::exchange::{FORMAT, VERSION};

use super::app::APP;
use super::change;
use super::format::{count, megabytes, year_long};
use place::{quoted, walk};

/// Why a file is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What happened.
    pub what: String,
    /// Where; blank if it is about the file as a whole.
    pub place: String,
    /// How to mend it.
    pub mend: String,
}

/// Why a file is refused, in words.
pub fn refusal(problem: &Problem) -> Refusal {
    let (place, thing) = walk(&problem.place);
    let place = match &problem.what {
        What::NotJson { line, column, .. } => {
            format!("{line}行目の{column}文字目")
        }
        _ => place,
    };
    // A field is called by its word and, for whoever opens the file, by its name there.
    let named = |name: &str| match thing.and_then(|thing| place::field(thing, name)) {
        Some((word, _)) => format!("「{word}」（{name}）"),
        None => quoted(name),
    };
    let (what, mend) = words(&problem.what, named);
    Refusal { what, place, mend }
}

/// A place in a file, in the plan's own words.
pub fn place(place: &Place) -> String {
    walk(place).0
}

fn words(what: &What, named: impl Fn(&str) -> String) -> (String, String) {
    let again = "書き出したままのファイルを、もう一度受け取ってください。";
    match what {
        What::Empty => ("ファイルに何も入っていません。".into(), again.into()),
        What::TooLarge { bytes, most } => (
            format!("ファイルが大きすぎます（{}）。", megabytes(*bytes)),
            format!(
                "読み込めるのは{}までです。計画のファイルかどうか確かめてください。",
                megabytes(*most)
            ),
        ),
        What::Packed => (
            "表計算ソフトなどのファイルは取り込めません。".into(),
            format!(
                "「{APP}」で書き出したファイル（拡張子 .json）を選んでください。実績の列は、「一覧」に貼り付けられます。"
            ),
        ),
        What::NotUtf8 => (
            "文字コードがUTF-8ではありません。".into(),
            "Excelやメモ帳で保存し直すと、Shift_JISなどに変わることがあります。書き出したままのファイルを取り込むか、文字コードをUTF-8にして保存し直してください。".into(),
        ),
        What::NotJson { cut_off: true, .. } => (
            "ファイルが途中で切れています。".into(),
            format!("コピーや受け渡しが途中で終わったようです。{again}"),
        ),
        What::NotJson { cut_off: false, .. } => (
            "計画のファイルとして読み取れません。".into(),
            format!(
                "{again}手で直したファイルなら、その場所の近くの「,」「\"」「}}」などの過不足を直してください。"
            ),
        ),
        What::TooDeep { most } => (
            format!("入れ子が深すぎます。読み込めるのは{most}段までです。"),
            again.into(),
        ),
        What::FieldTwice(name) => (
            format!("項目{}が2回書かれています。", named(name)),
            "どちらが正しいかは決められません。要らない方を消してください。".into(),
        ),
        What::NotOurFormat => (
            format!("「{APP}」の計画のファイルではありません。"),
            format!(
                "「{APP}」で書き出したファイル（拡張子 .json）を選んでください。手で作ったファイルなら、先頭に \"format\": \"{FORMAT}\" が要ります。"
            ),
        ),
        What::NewerVersion(version) => (
            format!("新しい版で作られたファイルです（形式の版{}）。", quoted(version)),
            format!(
                "この「{APP}」で読めるのは形式の版 {VERSION} までです。新しい「{APP}」で開いてください。"
            ),
        ),
        What::FieldMissing(name) => (
            format!("必要な項目{}がありません。", named(name)),
            "その項目を書き加えてください。".into(),
        ),
        What::FieldUnknown(name) => (
            format!("項目{}は、ここには書けません。", quoted(name)),
            "その項目を消すか、名前のつづりを直してください。".into(),
        ),
        What::WrongType { expected, found } => (
            format!("{}ではなく{}が書かれています。", type_word(*expected), type_word(*found)),
            format!("{}にしてください。", type_example(*expected)),
        ),
        What::BadNumber(number) => (
            format!("数値{}は、ここには使えません。", quoted(number)),
            "決められた範囲の整数にしてください。小数や負の数、指数（1e3 など）は使えません。".into(),
        ),
        What::NoSuchChoice { found, choices } => (
            format!("{}という選択肢はありません。", quoted(found)),
            format!("次のどれかにしてください：{}。", choices.join("、")),
        ),
        What::BadId(text, error) => (
            format!("{}は識別子に使えません。", quoted(text)),
            bad_id(error),
        ),
        What::IdTwice(id) => (
            format!("識別子{}が2回使われています。", quoted(id)),
            "どちらかを別の識別子にしてください。".into(),
        ),
        What::NoSuchId(id) => (
            format!("識別子{}が指すものが、ファイルにありません。", quoted(id)),
            "つづりを直すか、指すものを加えてください。".into(),
        ),
        What::BadYear(text) => (
            format!("{}は年度として読み取れません。", quoted(text)),
            format!(
                "{}から{}までの西暦4桁にしてください。令和６年度は 2024 です。",
                FiscalYear::FIRST,
                FiscalYear::LAST
            ),
        ),
        What::YearNotInPlan(year) => (
            format!("{}は計画の年度にありません。", year_long(*year)),
            format!("計画の年度（years）に {} を加えるか、その年度の記録を消してください。", year.number()),
        ),
        What::YearsNotAscending => (
            "年度が1つもないか、古い順に並んでいません。".into(),
            "年度を1つ以上、重なりなく、古い順に書いてください。".into(),
        ),
        What::ReportingYearNotInPlan => (
            "報告する年度が、計画の年度にありません。".into(),
            "計画の年度（years）のどれかにしてください。".into(),
        ),
        What::Bands(error) => ("判定の区分に誤りがあります。".into(), change::bands(error)),
        What::BadPercent(text) => (
            format!("{}はパーセントとして読み取れません。", quoted(text)),
            "0以上の数値で書いてください（例：80、99.5、100%）。".into(),
        ),
        What::TooManyDecimals { most } => (
            "小数の桁数が多すぎます。".into(),
            format!("{most}までにしてください。"),
        ),
        What::ReasonMissing => (
            "手で決めた判定に理由がありません。".into(),
            "理由（reason）を書いてください。".into(),
        ),
        What::OverridesNothing => (
            "手で決めた判定に、判定の区分も達成率もありません。".into(),
            "判定の区分（band）か達成率（rate）のどちらかを書くか、手で決めた判定（override）を消してください。".into(),
        ),
        What::KindDetails => (
            "指標の種類と、その種類だけの項目が合っていません。".into(),
            "lower_formula は lower、tolerance は maintain、composite は composite のときだけ書けます。maintain には tolerance、composite には composite が必要です。".into(),
        ),
        What::BadTime(text) => (
            format!("{}は日時として読み取れません。", quoted(text)),
            "協定世界時で 2025-08-08T04:15:00Z のように書くか、空にしてください。".into(),
        ),
        What::BadFingerprint(text) => (
            format!("{}は指紋として読み取れません。", quoted(text)),
            "計画の正規形の SHA-256 を、半角小文字の16進数64桁で書いてください。".into(),
        ),
        What::OtherPlan => (
            "配布時の計画が、このファイルの計画と別のものです。".into(),
            again.into(),
        ),
        What::TooMuch(too_much) => (
            format!("長すぎるか多すぎます（{}）。", count(too_much.found)),
            self::too_much(too_much),
        ),
    }
}

/// The words of a way within a thing: 実績 R6. `owner` tells things of a plan's lists apart by the list.
pub fn within(sort: Sort, owner: &str, path: &str) -> String {
    place::within(sort, owner, path)
}

/// Why a text cannot be an identifier, and how to mend it.
pub fn bad_id(error: &IdError) -> String {
    match error {
        IdError::Empty => "識別子を書いてください。空にはできません。".to_owned(),
        IdError::TooLong => format!("{}文字までにしてください。", id::MAX_LENGTH),
        IdError::BadCharacter(bad) => format!(
            "半角の英字、数字、「-」「_」「.」だけにしてください（{}は使えません）。",
            quoted(&bad.to_string())
        ),
    }
}

/// How much there may be.
pub fn too_much(too_much: &TooMuch) -> String {
    format!("{}までにしてください。", count(too_much.most))
}

fn type_word(of: Type) -> &'static str {
    match of {
        Type::Text => "文字列",
        Type::Number => "数値",
        Type::Bool => "真偽値",
        Type::List => "並び",
        Type::Object => "項目の集まり",
        Type::Null => "null",
    }
}

fn type_example(of: Type) -> &'static str {
    match of {
        Type::Text => "「\"」で囲んだ文字列（例：\"98%\"）",
        Type::Number => "「\"」で囲まない整数（例：2024）",
        Type::Bool => "true か false",
        Type::List => "[ ] で囲んだ並び",
        Type::Object => "{ } で囲んだ項目の集まり",
        Type::Null => "null",
    }
}

#[cfg(test)]
mod tests;

/// Opens a file of a version to come, to be looked at.
pub const NEWER_OPEN: &str = "読み取り専用で開く";
/// What that is.
pub const NEWER_OFFER: &str = "この版が知っている項目を見るだけなら、今開けます。変更はできません。ファイルも、この端末の計画も変わりません。";
/// Title of the message above such a file.
pub const NEWER_TITLE: &str = "新しい版のファイルを、読み取り専用で開いています";
/// What that means.
pub const NEWER_TEXT: &str = "この版が知らない項目は表示しません（ファイルには残っています）。計算のしかたが新しい版と違うことがあるため、数値は新しい「達成」で確かめてください。";
/// Hands it out as it came.
pub const NEWER_HAND_OUT: &str = "受け取ったままのファイルを書き出す";
/// Goes back to what was open before.
pub const NEWER_CLOSE: &str = "閉じて元の計画に戻る";
/// It could not be opened.
pub const NEWER_NOT_OPENED: &str = "読み取り専用で開けませんでした";
/// Why, and how to mend it.
pub const NEWER_NOT_OPENED_TEXT: &str = "今の計画をこの端末に保存できていないか、ブラウザがファイルを覚えておけません。今の計画を書き出してから、開き直して試してください。";
