//! Words of the page of one indicator.

use crate::domain::year::FiscalYear;

use super::format;

/// The label of the way to the indicator through the plan.
pub const CRUMBS: &str = "計画の中の位置";
/// The label of the links to the indicators before and after.
pub const PAGER: &str = "前後の指標";
/// The indicator before.
pub const PREVIOUS: &str = "前の指標";
/// The indicator after.
pub const NEXT: &str = "次の指標";

/// The title while no indicator can be shown.
pub const TITLE: &str = "指標";
/// There is no such indicator.
pub const UNKNOWN_TITLE: &str = "この指標は計画にありません";
/// What may have happened, and where to go.
pub const UNKNOWN_TEXT: &str =
    "削除されたか、別の計画の指標です。一覧から選ぶか、「元に戻す」で削除を取り消してください。";
/// The plan has no indicator.
pub const EMPTY_TITLE: &str = "成果指標がまだありません";
/// How to make one.
pub const EMPTY_TEXT: &str =
    "「設定」の「体系の編集」で、重点項目から順に取組内容まで加え、成果指標を加えてください。";
/// To the structure editor.
pub const TO_STRUCTURE: &str = "体系を編集する";
/// No indicator in the chosen scope.
pub const NONE_IN_SCOPE_TITLE: &str = "選んだ範囲に成果指標がありません";
/// How to see others.
pub const NONE_IN_SCOPE_TEXT: &str = "上の「範囲」で別の担当課か計画全体を選んでください。";
/// To the list.
pub const TO_LIST: &str = "一覧を開く";
/// The indicator belongs to other departments than the chosen one.
pub const OUTSIDE_SCOPE: &str =
    "選んでいる範囲の外の指標です。「前の指標」「次の指標」は範囲の中を進みます。";
/// An indicator without a name.
pub const UNNAMED: &str = "（名称未設定の成果指標）";

/// 担当課, as in the heading.
pub fn departments(names: &str) -> String {
    match names {
        "" => "担当課：未設定".to_owned(),
        names => format!("担当課：{names}"),
    }
}

/// Its kind, as in the heading.
pub fn kind(word: &str) -> String {
    format!("種類：{word}")
}

/// Its unit, as in the heading.
pub fn unit(unit: &str) -> String {
    format!("単位：{unit}")
}

/// Its target, as in the heading, where it is not that of the year.
pub fn basis(word: &str) -> String {
    format!("比べる目標：{word}")
}

/// The heading of the judgement.
pub fn verdict_of(year: FiscalYear) -> String {
    format!("{}の判定", format::year_long(year))
}

/// The arithmetic, step by step.
pub const STEPS: &str = "計算の根拠";
/// Where it stands although a person decided otherwise.
pub const COMPUTED: &str = "計算では";
/// Who decided.
pub const BY_PERSON: &str = "手で決めた判定です。";
/// Why.
pub fn reason(reason: &str) -> String {
    format!("理由：{reason}")
}
/// The actual was given as approximate.
pub const APPROXIMATE: &str = "実績は「約」の付いたおよその値です。";
/// The actual was given as provisional.
pub const PROVISIONAL: &str = "実績は速報・暫定の値です。";

/// What target and actual count, where they differ.
pub fn units_differ(target: &str, actual: &str) -> String {
    let named = |unit: &str| match unit {
        "" => "なし".to_owned(),
        unit => format!("「{unit}」"),
    };
    format!(
        "目標の単位は{}、実績の単位は{}です。",
        named(target),
        named(actual)
    )
}

/// Targets and actuals.
pub const YEARS: &str = "目標と実績";
/// 目標.
pub const TARGET: &str = "目標";
/// 実績.
pub const ACTUAL: &str = "実績";
/// The actual of a composite.
pub fn mean(value: &str) -> String {
    match value {
        "" => "内訳に、まだ入力されていないものがあります。".to_owned(),
        value => format!("{value}（内訳の平均）"),
    }
}
/// To the parts of a composite.
pub const TO_PARTS: &str = "内訳を入力する";
/// The half-year's actual is doubled.
pub const ANNUALISED: &str = "半年分の実績を2倍して比べる";
/// The level that a person chooses.
pub const ASSESSMENT: &str = "判定";
/// No level is chosen.
pub const NOT_ASSESSED: &str = "（未判定）";
/// 達成率.
pub const RATE: &str = "達成率";
/// The change against the baseline.
pub const CHANGE: &str = "増減率";
/// The legend of a year.
pub fn year_legend(year: FiscalYear) -> String {
    format!("{}　{}", format::year_short(year), format::year_long(year))
}
/// The yearly plan above target and actual.
pub fn action_plan(plan: &str) -> String {
    format!("年次計画：{plan}")
}

/// A range as it was read.
pub fn range_read(low: &str, high: &str) -> String {
    format!("{low} から {high} まで と読み取りました")
}

/// A change as it was read.
pub fn change_read(percent: &str, reduction: bool) -> String {
    let which = if reduction { "削減" } else { "増加" };
    format!("基準値から {percent} 以上の{which} と読み取りました")
}

/// Running texts.
pub const TEXTS: &str = "文章";
/// The texts of one year.
pub fn texts_of(year: FiscalYear) -> String {
    format!("{}の文章", format::year_long(year))
}
/// 年次計画.
pub const PLAN: &str = "年次計画";
/// 取組状況.
pub const STATUS: &str = "取組状況";
/// Whose they are, where the 取組内容 has several indicators.
pub const SHARED: &str = "取組内容の欄です。同じ取組内容のほかの指標にも表示されます。";
/// 成果と課題、未達成の理由.
pub const RESULTS: &str = "成果と課題、未達成の理由";
/// What to write there when missed.
pub const RESULTS_MISSED: &str = "未達成です。達成できなかった理由を書いてください。";
/// What to write there.
pub const RESULTS_HELP: &str = "未達成のときは、理由を書いてください。";
/// 今後の取組等.
pub const NEXT_STEPS: &str = "今後の取組等";
/// 備考.
pub const NOTE: &str = "備考";
/// What a note of a year is for.
pub const NOTE_HELP: &str = "回答者数や調査時点など、実績に添える説明を書きます。";

/// What the indicator is.
pub const SETTINGS: &str = "指標の設定";
/// Its name.
pub const NAME: &str = "成果指標の名称";
/// The name is missing.
pub const NAME_MISSING: &str = "名称がありません。成果指標の名称を入力してください。";
/// Its kind.
pub const KIND: &str = "種類";
/// The formula of “less is better”.
pub const LOWER_FORMULA: &str = "達成率の式";
/// How far a maintained value may stray.
pub const TOLERANCE: &str = "許容幅";
/// How to give it.
pub const TOLERANCE_HELP: &str = "空のときは0（少しも動かさない）とします。";
/// The tolerance could not be read.
pub const TOLERANCE_UNREADABLE: &str =
    "許容幅を読み取れません。「3」「0.5」のように、0以上の数値で入力してください。";
/// What the tolerance is given in.
pub const TOLERANCE_IN: &str = "許容幅の単位";
/// In the unit of the indicator.
pub const IN_UNIT: &str = "指標の単位のまま";
/// In percent of the reference.
pub const IN_PERCENT: &str = "比べる値の％";
/// What the actual is held against.
pub const REFERENCE: &str = "比べる値";
/// Its unit.
pub const UNIT: &str = "単位";
/// What a unit is for.
pub const UNIT_HELP: &str = "単位を付けずに入力した数値の単位です（人、件、％、千円など）。";
/// 累計.
pub const CUMULATIVE: &str = "累計（目標も実績も、計画の初めからの合計で書く）";
/// Which target an actual is held against.
pub const BASIS: &str = "比べる目標";
/// The baseline.
pub const BASELINE: &str = "基準値";
/// What it is for.
pub const BASELINE_HELP: &str = "計画が始まる前の値です。この種類では計算に使います。";
/// The same where it takes no part.
pub const BASELINE_UNUSED: &str = "計画が始まる前の値です。この種類では計算に使いません。";
/// The baseline is needed and not there.
pub const BASELINE_MISSING: &str = "基準値がありません。この種類では数値の基準値が必要です。";
/// 担当課.
pub const DEPARTMENTS: &str = "担当課";
/// Those of the 取組内容.
pub fn inherited(names: &str) -> String {
    match names {
        "" => "取組内容の担当課と同じにする（未設定）".to_owned(),
        names => format!("取組内容の担当課と同じにする（{names}）"),
    }
}
/// The plan has no department.
pub const NO_DEPARTMENTS: &str = "計画に担当課がありません。「設定」の「担当課」で加えてください。";
/// Something to know about the indicator.
pub const INDICATOR_NOTE: &str = "指標の備考";

/// The trend.
pub const TREND: &str = "年度の推移";
/// The same as a table.
pub const TREND_TABLE: &str = "表で見る";
/// 年度.
pub const YEAR: &str = "年度";
/// 判定.
pub const JUDGEMENT: &str = "判定";

/// What a paper printed, where it is something else.
pub const PRINTED_DIFFERS: &str = "資料との違い";
/// What a paper printed.
pub const PRINTED: &str = "資料に印字された値";
/// The column of what was printed.
pub const PRINTED_COLUMN: &str = "資料の印字";
/// The column of what is computed.
pub const COMPUTED_COLUMN: &str = "計算";
/// Both are the same.
pub const PRINTED_AGREES: &str = "資料の値と計算の値は同じです。";
/// Nothing was entered.
pub const PRINTED_NOTHING: &str = "資料に印字された値を入力すると、計算の値と比べます。";
/// The boxes for what was printed.
pub const PRINTED_ENTRY: &str = "資料の値を入力する";
/// The printed actual of a composite.
pub const PRINTED_ACTUAL: &str = "資料の実績";
/// The printed rate.
pub const PRINTED_RATE: &str = "資料の達成率";
/// The printed mark.
pub const PRINTED_MARK: &str = "資料の判定";
/// What the printed mark may be.
pub const PRINTED_MARK_HELP: &str = "○、×などの印か、判定の言葉を、印字のとおりに入力します。";

/// A person's judgement.
pub const OVERRIDE: &str = "手で判定を決める";
/// What it is for.
pub const OVERRIDE_HELP: &str = "計算の判定を変えるときだけ使います。理由が必要です。";
/// What is computed.
pub fn override_computed(rate: &str, mark: &str, band: &str) -> String {
    let said: Vec<&str> = [rate, mark, band]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    format!("計算では {} です。", said.join(" "))
}
/// That it stays in view.
pub const OVERRIDE_BESIDE: &str = "手で決めた値は、計算の値と並べて示します。";
/// The year is not set: there is nothing to overrule.
pub const OVERRIDE_NOT_SET: &str = "この年度は集計に入らないため、判定を決める必要はありません。";
/// The switch.
pub const OVERRIDE_ON: &str = "計算の判定を使わない";
/// The level.
pub const OVERRIDE_BAND: &str = "判定";
/// The level follows from the rate.
pub const OVERRIDE_BAND_OF_RATE: &str = "達成率から決める";
/// The rate.
pub const OVERRIDE_RATE: &str = "達成率";
/// How to give the rate.
pub const OVERRIDE_RATE_HELP: &str = "達成率も変えるときだけ「80%」のように入力します。";
/// The rate could not be read.
pub const OVERRIDE_RATE_UNREADABLE: &str =
    "達成率を読み取れません。「80%」のように、0以上の百分率で入力してください。";
/// The reason.
pub const OVERRIDE_REASON: &str = "理由";
/// How to give it.
pub const OVERRIDE_REASON_HELP: &str =
    "委員会で説明できる書き方にしてください。理由を書くと、決めた判定に変わります。";
/// The reason is missing.
pub const OVERRIDE_REASON_MISSING: &str =
    "理由が書かれていません。判定を変えた理由を1文で書いてください。";
/// Neither level nor rate is given.
pub const OVERRIDE_NOTHING: &str = "判定か達成率のどちらかを決めてください。";

/// The title of the summary of what has to be mended.
pub fn problems(count: usize) -> String {
    format!("直すところが{count}件あります")
}

/// One of them: where and what.
pub fn problem(place: &str, what: &str) -> String {
    format!("{place}：{what}")
}

/// A field of a year: `R6 実績`.
pub fn in_year(year: FiscalYear, field: &str) -> String {
    format!("{} {field}", format::year_short(year))
}
