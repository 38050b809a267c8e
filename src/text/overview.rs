//! Words of 概況.

use crate::domain::rules::Rules;
use crate::domain::summary::{Share, Tally};
use crate::domain::year::FiscalYear;
use crate::report::census::Census;
use crate::report::why::Figure;

use super::{bands, format};

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// They carry the message.
    pub strong: bool,
    /// The number in them, whose arithmetic can be shown.
    pub figure: Option<Figure>,
}

fn plain(text: impl Into<String>) -> Phrase {
    Phrase {
        text: text.into(),
        strong: false,
        figure: None,
    }
}

fn strong(text: impl Into<String>, figure: Figure) -> Phrase {
    Phrase {
        text: text.into(),
        strong: true,
        figure: Some(figure),
    }
}

/// The heading of the page.
pub fn title(year: FiscalYear) -> String {
    format!("{}の取組状況", format::year_long(year))
}

/// How far the entering has come: always in view.
pub fn entered(tally: &Tally) -> String {
    format!(
        "{}項目中 {}項目入力済",
        format::count(tally.set),
        format::count(tally.reported)
    )
}

/// The most levels that are told even when nothing is in them.
const ALL_TOLD: usize = 4;

/// The page in one sentence: counts, share and denominator.
pub fn lead(census: &Census, rules: &Rules) -> Vec<Phrase> {
    let tally = &census.tally;
    if tally.set == 0 {
        return vec![plain("この年度に集計する成果指標はありません。")];
    }
    let share = tally.attainment_share(rules);
    let mut counts: Vec<(String, usize, Figure)> = Vec::new();
    if share.is_some() {
        let bands = rules.bands();
        counts.extend(
            bands
                .iter()
                .enumerate()
                .map(|(index, band)| {
                    let figure = Figure::Level(band.id.clone());
                    (band.label.clone(), tally.in_band(index), figure)
                })
                .filter(|(_, count, _)| *count > 0 || bands.len() <= ALL_TOLD),
        );
    }
    let open = census.open(rules);
    counts.extend(open.map(|(word, count)| (word, count, Figure::Open)));
    let mut phrases = vec![
        Phrase {
            figure: Some(Figure::Set),
            ..plain(format!("{}項目", format::count(tally.set)))
        },
        plain("のうち "),
    ];
    let mut separator = "";
    for (word, count, figure) in counts {
        if !separator.is_empty() {
            phrases.push(plain(separator));
        }
        phrases.push(strong(format!("{word}{}", format::count(count)), figure));
        separator = "、";
    }
    phrases.push(plain("。"));
    let name = bands::attainment(rules);
    match share {
        Some(share) => {
            let percent = format::percent(share.shown);
            phrases.push(strong(format!("{name} {percent}"), Figure::Share));
            let part_way = part_way(tally);
            phrases.push(plain(format!("（{part_way}{}）", format::fraction(&share))));
        }
        None => phrases.push(plain(format!("{name}は、判定が出ると表示します。"))),
    }
    phrases
}

/// That a share is of some of the indicators only, and of how many; blank once all are judged.
pub fn part_way(tally: &Tally) -> String {
    if tally.counted().saturating_add(tally.left_out) >= tally.set {
        return String::new();
    }
    format!(
        "途中：{}項目中 {}項目、",
        format::count(tally.set),
        format::count(tally.counted())
    )
}

/// `36 ÷ 41（達成 27 ＋ 概ね達成 9）`: where the headline comes from.
pub fn attainment_note(share: &Share, tally: &Tally, rules: &Rules) -> String {
    let mut parts: Vec<String> = rules
        .bands()
        .iter()
        .enumerate()
        .filter(|(_, band)| band.attains)
        .map(|(index, band)| format!("{} {}", band.label, format::count(tally.in_band(index))))
        .collect();
    // One level adds nothing up, and a dozen would be no note.
    if !(2..=ALL_TOLD).contains(&parts.len()) {
        parts.clear();
    }
    let sum = match parts.is_empty() {
        true => String::new(),
        false => format!("（{}）", parts.join(" ＋ ")),
    };
    format!(
        "{} ÷ {}{sum}",
        format::count(share.part),
        format::count(share.whole)
    )
}

/// The sign behind a percentage that is written large.
pub const PERCENT: &str = "％";
/// The unit of counts.
pub const ITEMS: &str = "項目";
/// Shares rounded one by one may miss 100.
pub const ROUNDED: &str = "四捨五入のため合計が100％にならない場合があります。";
/// The same where the plan rounds in another way.
pub const ROUNDED_OTHERWISE: &str = "端数処理のため合計が100％にならない場合があります。";

/// What the bars are of, where not everything is in a level.
pub fn bars_of_all(census: &Census, rules: &Rules) -> String {
    let open: Vec<String> = census.open(rules).map(|(word, _)| word).collect();
    format!(
        "棒は設定項目の全体を100％とし、{}も含めて描いています。{}の分母には入りません。",
        open.join("・"),
        bands::attainment(rules)
    )
}

/// In brackets; nothing stays nothing.
pub fn bracketed(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("（{text}）")
    }
}

/// Heading of the bars.
pub const BARS: &str = "重点項目ごとの状況";
/// Instead of the bar of a 重点項目 that has nothing in it.
pub const NO_INDICATORS_HERE: &str = "この範囲に成果指標はありません。";

/// A bar in words: `Ⅰ 強くしなやかな組織をつくる：21項目のうち達成15、概ね達成4、未達成2`.
pub fn bar_label(name: &str, set: usize, words: &[String]) -> String {
    format!(
        "{name}：{}項目のうち{}",
        format::count(set),
        words.join("、")
    )
}

/// A node of the plan by its number and name: `Ⅰ　強くしなやかな組織をつくる`.
pub fn numbered(number: &str, name: &str) -> String {
    match (number.is_empty(), name.is_empty()) {
        (false, false) => format!("{number}　{name}"),
        _ => format!("{number}{name}"),
    }
}

/// Heading of the list of what was missed; `levels` are the levels that do not count as attained.
pub fn missed(levels: &str, count: usize) -> String {
    format!("{levels}の項目（{}）", format::count(count))
}

/// There is none.
pub fn none_missed(levels: &str) -> String {
    format!("この範囲に、{levels}の項目はありません。")
}

/// Heading of the list of what a person has to see to.
pub fn to_settle(count: usize) -> String {
    format!("人の確認が必要な項目（{}）", format::count(count))
}

/// Heading of the list of what has not been entered.
pub fn waiting(count: usize) -> String {
    format!("未入力の項目（{}）", format::count(count))
}

/// The same where targets are among it: an actual without a target is counted as entered.
pub fn waiting_for_targets(count: usize) -> String {
    format!("目標か実績が未入力の項目（{}）", format::count(count))
}

/// The link to the list of all of them.
pub const SEE_LIST: &str = "一覧で見る";
/// The same where they are to be entered.
pub const ENTER_IN_LIST: &str = "一覧で入力する";
/// The same for one level of several.
pub fn see_list_of(level: &str) -> String {
    format!("{level}を一覧で見る")
}
/// What a long list leaves out.
pub fn more(count: usize) -> String {
    format!("ほか {}項目は一覧で見られます。", format::count(count))
}

/// `目標 100% → 実績 77%`.
pub fn figures(target: &str, actual: &str) -> String {
    let [target, actual] = [target, actual].map(|text| match text.trim() {
        "" => "未入力".to_owned(),
        text => shortened(text),
    });
    format!("目標 {target} → 実績 {actual}")
}

/// The most characters of a target or an actual in one line.
const LINE: usize = 60;

fn shortened(text: &str) -> String {
    if text.chars().count() <= LINE {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LINE).collect();
    short.push('…');
    short
}

/// What was computed where a person decided otherwise.
pub fn computed(measure: &str, word: &str) -> String {
    if measure == format::NO_FIGURE {
        format!("計算では {word}")
    } else {
        format!("計算では {measure}・{word}")
    }
}

/// Heading of the summary table.
pub const TABLE: &str = "集計表";
/// What its columns follow.
pub const TABLE_NOTE: &str = "資料１と同じ列";
/// The name of the region that scrolls.
pub const TABLE_REGION: &str = "集計表（横に動かせます）";
/// The first column.
pub const PRIORITY: &str = "重点項目";
/// 成果指標設定項目.
pub const SET: &str = "成果指標設定項目";
/// The total.
pub const TOTAL: &str = "合計";

/// Indicators that are not part of the year.
pub fn not_set(count: usize) -> String {
    format!(
        "この年度の集計に入らない指標が{}項目あります（目標が「－」、または参考値）。設定項目の数にも分母にも入っていません。",
        format::count(count)
    )
}

/// Indicators that a rule leaves out.
pub fn left_out(count: usize) -> String {
    format!(
        "目標が0のため率がない指標が{}項目あります。計算の規則により判定から除き、分母に入れていません。",
        format::count(count)
    )
}

/// Where judging by the exact and by the shown rate differ; `on_exact` is the rule in force.
pub fn judged_apart(count: usize, on_exact: bool) -> String {
    let rule = if on_exact {
        "丸める前の率"
    } else {
        "表示している（丸めた）率"
    };
    format!(
        "丸める前と後で判定が変わる指標が{}項目あります。判定には{rule}を使っています。",
        format::count(count)
    )
}

/// One of them: `99.6％（表示 100％）で 概ね達成`.
pub fn judged_apart_item(name: &str, exact: &str, shown: &str, word: &str) -> String {
    format!("{name}：{exact}（表示 {shown}）で {word}")
}

/// Indicators that a person judged against the computation.
pub fn overruled(count: usize) -> String {
    format!(
        "手で判定や率を決めた指標が{}項目あります。",
        format::count(count)
    )
}

/// One of them.
pub fn overruled_item(name: &str, measure: &str, word: &str, computed: &str) -> String {
    if measure == format::NO_FIGURE {
        format!("{name}：{word}（{computed}）")
    } else {
        format!("{name}：{measure}・{word}（{computed}）")
    }
}

/// Heading of the comparison with a paper.
pub fn printed(paper: &str) -> String {
    format!("{paper}の印字との違い")
}
/// That there is such a comparison below.
pub fn printed_apart(paper: &str, count: usize) -> String {
    format!(
        "{paper}に印字された合計と、各項目から計算した数が違うところが{}か所あります。",
        format::count(count)
    )
}
/// The link to it.
pub const SEE_PRINTED: &str = "違いを見る";
/// What is compared.
pub const PRINTED_NOTE: &str =
    "この画面の数は、各項目の判定から計算しています。印字と違うのは次のところです。";
/// The page that explains it.
pub const SEE_RECONCILE: &str = "照合で理由を確かめる";
/// The row or chart of the paper.
pub const PLACE: &str = "場所";
/// What is counted.
pub const WHAT: &str = "区分";
/// The figure in the paper.
pub const PRINTED: &str = "印字";
/// The figure that follows from the rows.
pub const COMPUTED: &str = "計算";
/// The place of shares that stand in no row.
pub const SHARES: &str = "全体に占める割合";

/// Why there is nothing to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Empty {
    /// The plan is blank.
    NoPriorities,
    /// It has no 成果指標 yet.
    NoIndicators,
    /// The department has none.
    NotTheirs,
}

impl Empty {
    /// What is missing.
    pub fn title(self) -> &'static str {
        match self {
            Empty::NoPriorities => "重点項目がまだありません",
            Empty::NoIndicators => "成果指標がまだありません",
            Empty::NotTheirs => "この課が担当する成果指標はありません",
        }
    }

    /// What to do about it.
    pub fn text(self) -> &'static str {
        match self {
            Empty::NoPriorities | Empty::NoIndicators => {
                "重点項目、取組、成果指標の順に作ると、ここに達成の状況が出ます。配布されたファイルがあれば、「取り込む」ですぐに始められます。"
            }
            Empty::NotTheirs => {
                "担当する取組内容は体系で見られます。計画全体の状況を見るには、範囲を切り替えてください。"
            }
        }
    }
}

/// The link to where the structure is built.
pub const BUILD: &str = "体系を作る";
/// The button that shows the whole plan.
pub const SEE_WHOLE: &str = "計画全体を見る";
/// The link to the tree.
pub const SEE_TREE: &str = "体系を見る";
