//! Words of 照合: what papers print against what the rows give, and what would explain it.

use crate::domain::decision::Ruling;
use crate::domain::rounding::Rounding;
use crate::reconcile::finding::{Aspect, Gravity};
use crate::report::kinds::KindName;

use super::arithmetic::rounding;
use super::format::count;
use super::kind;

/// The page.
pub const TITLE: &str = "照合";
/// What the page does.
pub const ABOUT: &str = "資料に印字した値を、各指標の行から計算した値と比べます。違うところだけを、重いものから順に示します。";
/// The parts of the page.
pub const PARTS: &str = "照合の項目";
/// The findings.
pub const FINDINGS: &str = "違いの一覧";
/// The 正誤表.
pub const ERRATA: &str = "正誤表";
/// The papers.
pub const PAPERS: &str = "資料の値の入力";

/// Nothing is printed.
pub const NOTHING_TITLE: &str = "比べる資料がまだありません";
/// How to begin.
pub const NOTHING_TEXT: &str = "公表した資料の値（達成率、判定、集計表、割合、文章の中の数）を入力すると、計算した値と比べます。";
/// The way there.
pub const TO_PAPERS: &str = "資料の値を入力する";
/// Everything agrees.
pub fn all_agree(agreed: usize) -> String {
    format!(
        "印字された{}か所は、すべて計算した値と一致しています。",
        count(agreed)
    )
}
/// How many differ and how many agree.
pub fn lead(findings: usize, agreed: usize) -> [String; 3] {
    [
        "違いが ".to_owned(),
        format!("{}件", count(findings)),
        format!(" あります。ほかの{}か所は一致しています。", count(agreed)),
    ]
}
/// How many are decided.
pub fn progress(open: usize, accepted: usize, correct: usize) -> String {
    format!(
        "未決 {}件・訂正する {}件・このままとする {}件",
        count(open),
        count(correct),
        count(accepted)
    )
}

/// The heading over findings of one gravity.
pub fn gravity(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Totals => "項目数",
        Gravity::Judgement => "判定",
        Gravity::Rate => "達成率・実績・目標",
        Gravity::Share => "割合",
        Gravity::Wording => "名称・単位・桁の書き方",
    }
}
/// A heading with how many there are.
pub fn group(name: &str, findings: usize) -> String {
    format!("{name}（{}件）", count(findings))
}

/// The paper that prints the rows.
pub const ROWS: &str = "別紙１";
/// The summary table of a paper.
pub const TABLE: &str = "集計表";
/// The shares of a paper.
pub const SHARES: &str = "全体に占める割合";
/// An indicator that is repeated.
pub const EXCERPT: &str = "指標の再掲";
/// Two parts of a place.
pub fn place(one: &str, other: &str) -> String {
    match (one.is_empty(), other.is_empty()) {
        (true, _) => other.to_owned(),
        (_, true) => one.to_owned(),
        _ => format!("{one}　{other}"),
    }
}
/// A piece of text without a heading.
pub const TEXT: &str = "文章";

/// What is compared.
pub const WHAT: &str = "区分";
/// As printed.
pub const PRINTED: &str = "印字";
/// As computed.
pub const COMPUTED: &str = "計算";
/// As it stands in the row.
pub const IN_ROW: &str = "行の値";
/// Both are the same.
pub const AGREES: &str = "一致";
/// They are not.
pub const DIFFERS: &str = "違い";

/// 実績.
pub const ACTUAL: &str = "実績";
/// 目標.
pub const TARGET: &str = "目標";
/// 達成率.
pub const RATE: &str = "達成率";
/// 判定.
pub const MARK: &str = "判定";
/// The name.
pub const NAME: &str = "指標名";
/// The place.
pub const PLACE: &str = "掲載箇所";
/// 成果指標設定項目.
pub const SET: &str = "設定項目";
/// 取組.
pub const INITIATIVES: &str = "取組の数";
/// 取組内容.
pub const ACTIONS: &str = "取組内容の数";
/// The count of levels.
pub fn levels(names: &str) -> String {
    names.to_owned()
}
/// The share of levels.
pub fn share_of(names: &str) -> String {
    format!("{names}の割合")
}
/// Names of levels together.
pub fn together(names: &[&str]) -> String {
    names.join("＋")
}
/// What an aspect of a repetition is called.
pub fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Gone => "計画にない指標",
        Aspect::Value => "値の違い",
        Aspect::Digits => "桁・表し方の違い",
        Aspect::Unit => "単位の違い",
        Aspect::Words => "言い方の違い",
        Aspect::Name => "指標名の違い",
        Aspect::Place => "掲載箇所の違い",
    }
}

/// What would explain it.
pub const WHY: &str = "考えられる理由";
/// The arithmetic.
pub const ARITHMETIC: &str = "計算";
/// Nothing that was tried explains it.
pub const UNEXPLAINED: &str = "丸め方、計算式、判定の決め方などを変えて試しましたが、印字の値になるものは見つかりませんでした。";

/// Another rounding.
pub fn by_rounding(mode: Rounding, figure: &str) -> String {
    format!("{}にすると {figure} になります。", rounding(mode))
}
/// Another rounding of several.
pub fn all_by_rounding(mode: Rounding) -> String {
    format!("{}にすると、印字の値になります。", rounding(mode))
}
/// Another formula.
pub fn by_formula(formula: &str, rate: &str) -> String {
    format!("計算式を「{formula}」にすると {rate} になり、印字と合います。")
}
/// A figure put in is itself rounded.
pub fn rounded_input(
    which: &str,
    shown: &str,
    from: &str,
    below: &str,
    low: &str,
    high: &str,
) -> String {
    format!(
        "{which} {shown} が {from}以上 {below}未満を丸めた値なら、達成率は {low} から {high} の間で、印字の値もありえます。"
    )
}
/// Rounded twice.
pub fn twice(first: &str) -> String {
    format!("いったん {first} に丸め、もう一度丸めると、印字の値になります（二重の丸め）。")
}
/// The mean of the parts used with other decimals.
pub fn by_mean(decimals: Option<u8>) -> String {
    match decimals {
        None => "内訳の平均を丸めずに使うと、印字の値になります。".to_owned(),
        Some(0) => "内訳の平均を整数に丸めてから使うと、印字の値になります。".to_owned(),
        Some(some) => format!("内訳の平均を小数第{some}位に丸めてから使うと、印字の値になります。"),
    }
}
/// Judged on the shown rate.
pub fn on_shown(mode: Rounding, rate: &str) -> String {
    format!(
        "表示した達成率 {rate}（{}）で判定すると、印字の判定になります。",
        rounding(mode)
    )
}
/// Judged on the exact rate.
pub const ON_EXACT: &str = "丸める前の達成率で判定すると、印字の判定になります。";
/// Judged by the printed rate.
pub fn by_printed_rate(rate: &str) -> String {
    format!("印字された達成率 {rate} で判定すると、印字の判定になります。")
}
/// Exactly at a bound.
pub const AT_BOUND: &str =
    "達成率が区分の境とちょうど同じです。境の扱い（以上か超か）を変えると、印字の判定になります。";
/// A person overruled it.
pub const BEFORE_OVERRIDE: &str = "手で決める前の、計算の判定が印字されています。";
/// The set as the whole.
pub fn of_set(set: usize, counted: usize) -> String {
    format!(
        "判定した{}項目でなく、設定した{}項目で割ると、印字の値になります。",
        count(counted),
        count(set)
    )
}
/// Forced to add up to 100.
pub fn forced(sum: &str) -> String {
    format!("1つずつ丸めると合計が {sum} になるため、100％になるように調整したと考えられます。")
}
/// A sum of rounded shares.
pub fn sum_of_shown(shares: &[String], sum: &str) -> String {
    format!(
        "丸めた割合を足した値です（{} ＝ {sum}）。",
        shares.join(" ＋ ")
    )
}
/// The share of one level.
pub fn only(level: &str) -> String {
    format!("「{level}」だけの割合です。")
}
/// From the printed counts.
pub fn from_printed(parts: &[String], whole: usize, shares: &[String]) -> String {
    let each: Vec<String> = parts
        .iter()
        .zip(shares)
        .map(|(part, share)| format!("{part} ÷ {} → {share}", count(whole)))
        .collect();
    format!(
        "集計表に印字された項目数から計算した値です（{}）。",
        each.join("、")
    )
}
/// The sum of the rows.
pub const SUM_OF_ROWS: &str =
    "上の行に印字された数を足した値です。上の行の違いが、そのまま合計に入っています。";
/// Another row.
pub fn of_row(name: &str) -> String {
    format!("「{name}」の行の数と同じです。行を取り違えたと考えられます。")
}
/// Counted by the printed rates and marks.
pub const BY_PRINTED_ROWS: &str =
    "別紙１に印字された達成率と判定で数えると、この資料の項目数がすべて印字のとおりになります。";
/// Under other rules.
pub fn by_rules(rules: &[String]) -> String {
    format!(
        "{}、この資料の項目数がすべて印字のとおりになります。",
        rules.join("、さらに")
    )
}
/// Judged on the shown rate.
pub fn rule_on_shown(mode: Rounding, decimals: u8) -> String {
    let to = match decimals {
        0 => "整数".to_owned(),
        some => format!("小数第{some}位"),
    };
    format!("{to}に丸めた達成率（{}）で判定すると", rounding(mode))
}
/// Judged on the exact rate.
pub const RULE_ON_EXACT: &str = "丸める前の達成率で判定すると";
/// The other formula for less is better.
pub fn rule_lower(formula: &str) -> String {
    let kind = kind::name(KindName::Lower);
    format!("「{kind}」の計算式を「{formula}」にすると")
}
/// Another rule for a target of 0.
pub fn rule_zero(word: &str) -> String {
    format!("目標が0の指標を「{word}」とすると")
}
/// A target of 0 is not counted.
pub const NOT_COUNTED: &str = "数えない";
/// The other side of a bound.
pub fn rule_bound(level: &str, inclusive: bool) -> String {
    let word = if inclusive { "以上" } else { "超" };
    format!("「{level}」の下限を「{word}」にすると")
}
/// In no level.
pub const IN_NONE: &str = "判定なし";
/// The fewest indicators counted elsewhere.
pub fn moves(number: usize, from: &[String], to: &[String]) -> String {
    format!(
        "{}のうち少なくとも{}項目を{}に数えると、印字の数と一致します。",
        from.join("・"),
        count(number),
        to.join("・")
    )
}
/// A level with how many, where there are several.
pub fn level_and_count(level: &str, number: Option<usize>) -> String {
    match number {
        Some(number) => format!("「{level}」（{}項目）", count(number)),
        None => format!("「{level}」"),
    }
}
/// It can only be these.
pub fn only_these(names: &[String]) -> String {
    format!("当てはまるのは {} だけです。", names.join("、"))
}
/// It can be some of these: each on a line of its own.
pub fn some_of(level: &str, of: usize, number: usize, names: &[String], more: usize) -> String {
    let more = if more > 0 {
        format!("\n・ほか{}項目", count(more))
    } else {
        String::new()
    };
    format!(
        "どの項目かは、数だけでは特定できません。「{level}」の{}項目のうち{}項目です（境に近い順）。\n・{}{more}",
        count(of),
        count(number),
        names.join("\n・")
    )
}
/// An indicator and its rate.
pub fn named(name: &str, rate: &str) -> String {
    if rate.is_empty() {
        format!("「{name}」")
    } else {
        format!("「{name}」{rate}")
    }
}
/// More than there are.
pub fn too_many(printed: usize, there: usize) -> String {
    format!(
        "印字された項目数の合計は{}で、計画にある{}項目より多くなっています。",
        count(printed),
        count(there)
    )
}
/// They do not add up.
pub fn not_adding_up(sum: usize, set: usize) -> String {
    format!(
        "印字された区分の数を足すと{}で、印字された設定項目{}と合いません。",
        count(sum),
        count(set)
    )
}
/// The share agrees all the same.
pub fn share_hides(share: &str, attained: usize, counted: usize, percent: &str) -> String {
    format!(
        "{share}は {} ÷ {} ＝ {percent} で、印字と一致しています。{share}に数える区分どうしで数が入れ替わっても率は変わらないため、率だけでは気付けません。",
        count(attained),
        count(counted)
    )
}
/// The table prints the same.
pub const AS_IN_TABLE: &str = "同じ資料の集計表に印字された数と同じです。";
/// Rounded from the row.
pub fn rounded_from(raw: &str) -> String {
    format!("行の値 {raw} を丸めた値です。")
}
/// What only stands in one of them.
pub fn letters(printed: &str, computed: &str) -> String {
    match (printed.is_empty(), computed.is_empty()) {
        (true, _) => format!("印字には「{computed}」がありません。"),
        (_, true) => format!("印字には「{printed}」が余分にあります。"),
        _ => format!("印字の「{printed}」が、行では「{computed}」です。"),
    }
}
/// The parts of a row and their sum.
pub fn parts_and_sum(parts: &[String], sum: usize) -> String {
    format!("{} ＝ {}", parts.join(" ＋ "), count(sum))
}
/// A level and its count.
pub fn level_count(level: &str, number: usize) -> String {
    format!("{level} {}", count(number))
}
/// A share as a quotient.
pub fn quotient(what: &str, part: usize, whole: usize, percent: &str) -> String {
    format!("{what} {} ÷ {} ＝ {percent}", count(part), count(whole))
}
/// The indicators that are counted.
pub fn see_counted(level: &str) -> String {
    format!("{level}の指標を見る")
}
/// The indicator.
pub const SEE_INDICATOR: &str = "指標を開く";
/// The paper.
pub const SEE_PAPER: &str = "印字の値を直す";

/// The decision.
pub const DECISION: &str = "決定";
/// Not decided.
pub const OPEN: &str = "未決";
/// A decision.
pub fn ruling(ruling: Ruling) -> &'static str {
    match ruling {
        Ruling::Accept => "このままとする",
        Ruling::Correct => "訂正する（正誤表に載せる）",
    }
}
/// A decision in one word.
pub fn ruled(ruling: Option<Ruling>) -> &'static str {
    match ruling {
        None => OPEN,
        Some(Ruling::Accept) => "このまま",
        Some(Ruling::Correct) => "訂正する",
    }
}
/// The reason.
pub const REASON: &str = "理由";
/// What the reason is for.
pub fn reason_help(ruling: Ruling) -> &'static str {
    match ruling {
        Ruling::Accept => "印字のままでよい理由を、あとで説明できるように書きます。",
        Ruling::Correct => "正誤表の「理由」の欄に載ります。",
    }
}
/// A reason is missing.
pub const REASON_MISSING: &str = "このままとする理由が書かれていません。1文で書いてください。";
/// Decided about other figures.
pub const STALE: &str = "前に決めたあとで値が変わりました。もう一度決めてください。";
/// Decides about all of a group.
pub fn all_correct(number: usize) -> String {
    format!("未決の{}件をすべて「訂正する」にする", count(number))
}
/// All are decided.
pub fn decided_all(number: usize) -> String {
    format!("{}件を「訂正する」にしました。", count(number))
}

/// Title of the 正誤表.
pub fn errata_title(year: &str) -> String {
    format!("{year}　資料の正誤表")
}
/// Its columns.
pub const ERRATA_COLUMNS: [&str; 5] = ["資料", "箇所", "誤", "正", "理由"];
/// Nothing is in it.
pub const ERRATA_EMPTY: &str =
    "正誤表に載せるものはまだありません。「違いの一覧」で「訂正する」を選ぶと、ここに載ります。";
/// Some are not decided.
pub fn errata_open(open: usize) -> String {
    format!("まだ決めていない違いが{}件あります。", count(open))
}
/// Copies it.
pub const COPY: &str = "表をコピーする";
/// It is copied.
pub const COPIED: &str = "正誤表をコピーしました。Excel、Word、メールに貼り付けられます。";
/// It could not be copied.
pub const NOT_COPIED: &str = "コピーできませんでした。表を選んで Ctrl＋C を押してください。";
/// A count as a correction.
pub fn items(number: usize, like: &str) -> String {
    let unit = ["項目", "指標"]
        .into_iter()
        .find(|unit| like.trim_end().ends_with(unit))
        .unwrap_or_default();
    format!("{}{unit}", count(number))
}
