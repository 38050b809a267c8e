//! Words of 計算根拠: of one indicator and of a total.

use crate::domain::rounding::Rounding;
use crate::domain::rules::Rules;
use crate::domain::tree::Level;

use super::format::count;
use super::{arithmetic, bands, change};

/// What the link on a number leads to.
pub const OPENS: &str = "計算根拠を見る";
/// The same beside a row of figures.
pub const SHORT: &str = "根拠";
/// Copies the text.
pub const COPY: &str = "文章でコピー";
/// Said after it has been copied.
pub const COPIED: &str = "コピーしました。メールなどに貼り付けられます。";
/// Said where the browser does not let the program copy.
pub const COPY_BY_HAND: &str = "選択しました。Ctrl＋C でコピーしてください。";
/// The name of the box with the text.
pub const AS_TEXT: &str = "計算根拠の文章";
/// The plan has no such number.
pub const GONE_TITLE: &str = "計算根拠が見つかりません";
/// What to do about it.
pub const GONE: &str =
    "この計画に、その指標・範囲・年度・区分はありません。閉じて、画面の数から開き直してください。";
/// What is tried is not kept.
pub const GONE_TRIAL: &str = "試算の条件は、ページを閉じるか読み直すと消えます。閉じて、「試算」のページの数から開き直してください。";
/// The indicator's own page.
pub const TO_INDICATOR: &str = "指標のページを開く";

/// What the number is: `概ね達成率の計算根拠`.
pub fn title(what: &str) -> String {
    format!("{what}の計算根拠")
}

/// The title of what is tried.
pub fn tried(title: &str) -> String {
    arithmetic::line(super::whatif::TRIAL, title)
}

/// Why an indicator is not counted in a trial.
pub const NOT_TRIED: &str = "参考の指標か、試算で集計から除いた指標です。";

/// The title of the text.
pub fn titled(title: &str) -> String {
    format!("【{title}】")
}

/// Of what and when.
pub fn about(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("　")
}

/// The number, and the judgement where there is one.
pub fn result(figure: &str, judged: &str) -> String {
    match (figure, judged) {
        (figure, "") => figure.to_owned(),
        ("", judged) => arithmetic::line(arithmetic::JUDGEMENT, judged),
        (figure, judged) => format!("{figure}・{judged}"),
    }
}

/// How target and actual are read.
pub const READING: &str = "数え方";
/// 累計.
pub const CUMULATIVE: &str = "累計（目標も実績も、計画のはじめからの合計として比べます）";
/// The levels of the plan.
pub const LEVELS: &str = "区分";
/// What a person decided.
pub const BY_PERSON: &str = "手で決めた判定";
/// Why.
pub const REASON: &str = "理由";
/// Who is in charge of the inputs.
pub const IN_CHARGE: &str = "担当課";
/// Who or which file supplied them.
pub const SOURCE: &str = "入力元";

/// A department's file that was taken in.
pub fn from_file(department: &str, file: &str, at: &str, reason: &str) -> String {
    let reason = match reason {
        "" => String::new(),
        reason => format!("。理由：{reason}"),
    };
    format!("{department}のファイル「{file}」（{at} 反映{reason}）")
}

/// What came from it.
pub fn supplied(fields: &[String], from: &str) -> String {
    arithmetic::line(&fields.join("・"), from)
}

/// More files than are named.
pub fn more_files(files: usize) -> String {
    format!("ほか{}ファイル", count(files))
}

/// Values that came from no department's file.
pub fn entered_here(as_of: &str) -> String {
    let as_of = match as_of {
        "" => String::new(),
        as_of => format!("、計画の最終更新 {as_of}"),
    };
    format!("この計画に直接入力した値（課のファイルから反映した記録なし{as_of}）")
}

/// What did not come from a file, beside what did.
pub fn the_rest(here: &str) -> String {
    arithmetic::line("そのほか", here)
}

/// All levels with their bounds.
pub fn levels(rules: &Rules) -> String {
    let levels: Vec<String> = rules
        .bands()
        .iter()
        .enumerate()
        .map(|(index, band)| {
            format!(
                "{} {}",
                bands::quoted(&band.label),
                bands::range(rules, index)
            )
        })
        .collect();
    levels.join("、")
}

/// What a person decided, and what was computed.
pub fn overruled(word: &str, rate: &str, computed: &str, computed_rate: &str) -> String {
    format!(
        "{}（計算では {}）",
        result(rate, word),
        result(computed_rate, computed)
    )
}

/// The scope that is the whole plan.
pub const WHOLE: &str = "計画全体";

/// The scope below a node.
pub fn node(level: Level, number: &str, name: &str) -> String {
    format!(
        "{} {}",
        change::level(level),
        super::overview::numbered(number, name)
    )
}

/// Only what a filter of the list lets through.
pub const LISTED: &str = "一覧で絞り込んだ行";

/// The scope of a department.
pub fn department(name: &str) -> String {
    format!("{name}が担当する指標")
}

/// 入力済.
pub const REPORTED: &str = "入力済の項目";
/// What counts as entered.
pub const REPORTED_MEANS: &str =
    "実績が入力されている項目と、人が判定を選んだ項目の数（「集計中」などは含みません）";
/// What is in no level.
pub const OPEN: &str = "判定のない項目";
/// What is not set.
pub const NOT_SET: &str = "この年度の集計に入らない項目";
/// The scope.
pub const SCOPE: &str = "範囲";
/// The counts of the levels.
pub const COUNTED: &str = "判定の内訳";
/// What is set and in no level.
pub const NOT_COUNTED: &str = "設定項目の内訳";
/// What is in a level.
pub const JUDGED: &str = "判定あり";
/// The bounds of a level.
pub const BOUNDS: &str = "区分の範囲";

/// The count of a level.
pub fn level(word: &str) -> String {
    format!("「{word}」の項目数と割合")
}

/// A count.
pub fn items(items: usize) -> String {
    format!("{}項目", count(items))
}

/// A count and its share.
pub fn counted(number: usize, share: &str) -> String {
    match share {
        "" => items(number),
        share => format!("{}・{share}", items(number)),
    }
}

/// How many are set: `41項目（成果指標 42項目から、対象外・参考の1項目を除いた数）`.
pub fn set(set: usize, not_set: usize, all: usize) -> String {
    match not_set {
        0 => items(set),
        some => format!(
            "{}（成果指標 {} から、対象外・参考の {} を除いた数）",
            items(set),
            items(all),
            items(some)
        ),
    }
}

/// Parts and their sum: `達成 27 ＋ 概ね達成 9 ＋ 未達成 5 ＝ 41`.
pub fn adding_up(parts: &[(String, usize)], whole: usize) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|(word, number)| format!("{} {}", bands::quoted(word), count(*number)))
        .collect();
    arithmetic::equals(&parts.join(" ＋ "), &count(whole))
}

/// The formula of the 概ね達成率.
pub fn share_formula(levels: &[&str], range: &str) -> String {
    let sum = match levels {
        [one] => (*one).to_owned(),
        several => format!("（{}）", several.join(" ＋ ")),
    };
    let range = super::overview::bracketed(range);
    format!("{} 判定のある項目の数{range}", over(&sum))
}

/// What is divided, with the sign of the division.
fn over(dividend: &str) -> String {
    let gap = if dividend.ends_with('）') { "" } else { " " };
    format!("{dividend}{gap}÷")
}

/// The formula of a level's share.
pub fn level_formula(word: &str) -> String {
    format!("{word} ÷ 判定のある項目の数")
}

/// What a level takes in: a rate, and what is judged without one.
pub fn bounds(word: &str, range: &str) -> String {
    format!("達成率 {range} を「{word}」とする")
}

/// A sum with its numbers put in: `（27 ＋ 9）`.
pub fn sum(counts: &[usize]) -> String {
    match counts {
        [one] => count(*one),
        several => {
            let terms: Vec<String> = several.iter().map(|number| count(*number)).collect();
            format!("（{}）", terms.join(" ＋ "))
        }
    }
}

/// The division: `（27 ＋ 9）÷ 41 ＝ 36/41`.
pub fn divided(numerator: &str, part: usize, whole: usize) -> String {
    arithmetic::equals(
        &format!("{} {}", over(numerator), count(whole)),
        &format!("{}/{}", count(part), count(whole)),
    )
}

/// There is no denominator.
pub const NOTHING_TO_DIVIDE: &str = "判定のある項目がないため、割合は出しません";

/// The rounding of a share.
pub fn rounded(exact: &str, shown: &str, decimals: u8, rounding: Rounding) -> String {
    format!(
        "{exact} → {shown}（{}{}）",
        arithmetic::decimals(decimals),
        arithmetic::rounding(rounding)
    )
}

/// The rules by which the indicators were judged.
pub fn rule(rules: &Rules) -> String {
    format!(
        "{}。{}",
        arithmetic::judged_on(rules.judged_on),
        levels(rules)
    )
}

/// An indicator in charge of which are two departments.
pub const ONCE_EACH: &str =
    "複数の課が担当する指標は、それぞれの課の集計に1項目ずつ入り、計画全体では1項目です。";

/// `100％以上 27項目`.
pub fn group_title(range: &str, number: usize) -> String {
    match range {
        "" => items(number),
        range => format!("{range} {}", items(number)),
    }
}

/// The heading of a group in the text.
pub fn group(word: &str, title: &str, reason: &str) -> String {
    format!(
        "■{word}　{title}{}",
        super::overview::bracketed(reason.trim_end_matches('。'))
    )
}

/// An indicator in the text.
pub fn item(code: &str, name: &str, measure: &str) -> String {
    let name = format!("・{code} {name}");
    match measure {
        "" => name,
        measure => format!("{name}　{measure}"),
    }
}
