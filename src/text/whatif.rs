//! Words of 試算, and the rules that are ready to be chosen.

use crate::domain::id::NodeId;
use crate::domain::kind::LowerFormula;
use crate::domain::rounding::Rounding;
use crate::domain::rules::{JudgedOn, Rules};
use crate::domain::year::FiscalYear;
use crate::report::kinds::KindName;
use crate::report::settings::rules::{Preset, PresetBand, Ready};
use crate::report::whatif::{Changes, Tried};
use crate::text::settings::rules::{self as rule_words, PRESETS};

use super::format::{self, count};
use super::{arithmetic, kind, why};

/// The mark on every number that is tried.
pub const TRIAL: &str = "試算";
/// The parts of the page.
pub const PAGES: &str = "試算の項目";
/// Rules and results are changed.
pub const SCENARIO: &str = "規則や実績を変えてみる";
/// This year's results against next year's targets.
pub const OUTLOOK: &str = "次年度の見通し";
/// The title of the banner.
pub const BANNER_TITLE: &str = "試算です。公式の集計ではありません";
/// What that means.
pub const BANNER: &str = "ここで変えた規則や実績は、採り入れるまで計画に入りません。ほかのページとファイルは変わらず、ページを閉じると消えます。";
/// The same on paper.
pub const ON_PAPER: &str = "試算（公式の集計ではありません）";

/// The heading over what is tried.
pub const CONDITIONS: &str = "試算の条件";
/// Nothing is tried yet.
pub const NO_CONDITION: &str =
    "まだ何も変えていません。下で規則を選ぶか、実績を変えると、公式の集計と並べて示します。";
/// Opens the rules.
pub const RULES: &str = "規則を変える";
/// Opens the results.
pub const FIGURES: &str = "実績を変える・指標を除く";
/// The heading over the totals.
pub const TOTALS: &str = "集計の比較";
/// The name of the table for those who move it sideways.
pub const TOTALS_REGION: &str = "集計の比較の表（横に動かせます）";
/// The column of what is compared.
pub const OF: &str = "範囲";
/// The official column.
pub const OFFICIAL: &str = "公式";
/// The counts.
pub const COUNTS: &str = "判定の内訳";
/// The share.
pub const SHARE: &str = "達成の割合";
/// The whole plan.
pub const WHOLE: &str = "計画全体";
/// It does not change.
pub const SAME: &str = "公式と同じ";
/// The heading over what moves.
pub const MOVED: &str = "動く指標とその理由";
/// Nothing moves.
pub const NOTHING_MOVES: &str = "判定や達成率が変わる指標はありません。";
/// The word for what is left out.
pub const OUT: &str = "除外";
/// Why it moves.
pub const LEFT_OUT: &str = "試算の集計から除いています";
/// Back to the official figures.
pub const RESET: &str = "条件をすべて消す";
/// Begins the adoption.
pub const ADOPT: &str = "計画に採り入れる…";
/// Prints.
pub const PRINT_HINT: &str = "印刷すると、どの数にも「試算」と入ります。";

/// How many move.
pub fn moved(judged: usize, reworded: usize) -> String {
    match (judged, reworded) {
        (judged, 0) => format!("判定が変わる {}項目", count(judged)),
        (0, reworded) => format!("達成率の表示だけが変わる {}項目", count(reworded)),
        (judged, reworded) => format!(
            "判定が変わる {}項目、達成率の表示だけが変わる {}項目",
            count(judged),
            count(reworded)
        ),
    }
}

/// More than are listed.
pub fn more(left_out: usize) -> String {
    format!("ほか{}項目", count(left_out))
}

/// More rows than are shown.
pub fn more_rows(more: usize) -> String {
    format!(
        "ほか{}項目あります。名称か番号で絞り込んでください。",
        count(more)
    )
}

/// The other years.
pub fn elsewhere(cases: usize) -> String {
    format!(
        "この規則では、ほかの年度の判定ものべ{}件変わります。",
        count(cases)
    )
}

/// What is tried, line by line.
pub fn conditions(now: &Rules, tried: &Tried, changes: &Changes) -> Vec<String> {
    let then = &tried.rules;
    let cap = |rules: &Rules| {
        rules.cap.as_ref().map_or_else(
            || "なし".to_owned(),
            |cap| format!("{}％", cap.raw().trim().trim_end_matches(['%', '％'])),
        )
    };
    let pairs = [
        ("区分", why::levels(now), why::levels(then)),
        (
            rule_words::RATE_DECIMALS,
            arithmetic::decimals(now.rate_decimals),
            arithmetic::decimals(then.rate_decimals),
        ),
        (
            rule_words::SHARE_DECIMALS,
            arithmetic::decimals(now.share_decimals),
            arithmetic::decimals(then.share_decimals),
        ),
        (
            rule_words::ROUNDING,
            arithmetic::rounding(now.rounding).to_owned(),
            arithmetic::rounding(then.rounding).to_owned(),
        ),
        (
            "判定",
            arithmetic::judged_on(now.judged_on).to_owned(),
            arithmetic::judged_on(then.judged_on).to_owned(),
        ),
        (
            rule_words::LOWER,
            rule_words::lower(now.lower_formula).to_owned(),
            rule_words::lower(then.lower_formula).to_owned(),
        ),
        (
            rule_words::ZERO,
            rule_words::zero(now.zero_target).to_owned(),
            rule_words::zero(then.zero_target).to_owned(),
        ),
        (rule_words::CAP, cap(now), cap(then)),
    ];
    let mut lines: Vec<String> = pairs
        .into_iter()
        .filter(|(_, now, then)| now != then)
        .map(|(what, now, then)| arithmetic::line(what, &rule_words::arrow(&now, &then)))
        .collect();
    if tried.by_person {
        lines.push("区分はすべて人が選ぶ（達成率からは判定しない）".to_owned());
    }
    let mut touched: Vec<&NodeId> = Vec::new();
    for (id, ..) in &changes.actuals {
        if !touched.contains(&id) {
            touched.push(id);
        }
    }
    for (number, what) in [
        (touched.len(), "実績を変えた指標"),
        (changes.levels.len(), "判定を変えた指標"),
        (changes.left_out.len(), "集計から除いた指標"),
    ] {
        if number > 0 {
            lines.push(arithmetic::line(what, &format!("{}項目", count(number))));
        }
    }
    lines
}

/// The search of the table of results.
pub const SEARCH: &str = "名称・番号で探す";
/// Only what moves.
pub const ONLY_MOVED: &str = "変えたもの・動いたものだけ";
/// The name of the table of results.
pub const ROWS_REGION: &str = "実績を変える表（横に動かせます）";
/// The column of the number.
pub const NUMBER: &str = "№";
/// The column of the name.
pub const INDICATOR: &str = "成果指標";
/// The column of the target.
pub const TARGET: &str = "目標";
/// The column of the official result.
pub const ACTUAL: &str = "実績（公式）";
/// The column of the tried result.
pub const TRIED_ACTUAL: &str = "実績（試算）";
/// The column of the official judgement.
pub const VERDICT: &str = "判定（公式）";
/// The column of the tried judgement.
pub const TRIED_VERDICT: &str = "判定（試算）";
/// The column of what is left out.
pub const LEAVE_OUT: &str = "除く";
/// No other level is tried.
pub const AS_IS: &str = "公式のまま";
/// No row.
pub const NO_ROWS: &str = "あてはまる指標はありません。";

/// The name of the box of a result.
pub fn tried_actual(name: &str) -> String {
    format!("{name} の{TRIED_ACTUAL}")
}

/// The name of the box of a part's value.
pub fn tried_part(name: &str, part: &str) -> String {
    tried_actual(&format!("{name}：{part}"))
}

/// The name of the box that leaves out.
pub fn leave_out(name: &str) -> String {
    format!("{name} を集計から除く")
}

/// The label of the rule sets.
pub const SET: &str = "規則の組を選ぶ";
/// What choosing does.
pub const SET_HELP: &str = "よく使われる規則と、この計画に保存した規則から選べます。選ぶと下の欄に入り、そのあと直せます。";
/// The group of ready sets.
pub const SET_READY: &str = "よく使われる規則";
/// The group of saved sets.
pub const SET_SAVED: &str = "この計画に保存した規則";
/// No set chosen.
pub const SET_NONE: &str = "選んでください";
/// The rules in force.
pub const SET_NOW: &str = "計画の今の規則に戻す";
/// The label of the name.
pub const SET_NAME: &str = "名前を付けて保存";
/// What saving does.
pub const SET_NAME_HELP: &str = "今の欄の規則を、この計画に保存します。書き出すファイルにも入ります。計画の計算は変わりません。";
/// Saves.
pub const SET_SAVE: &str = "保存";
/// Deletes.
pub const SET_DELETE: &str = "削除";
/// Overwrites.
pub const SET_OVERWRITE: &str = "今の欄で上書き";
/// The heading over the saved sets.
pub const SET_LIST: &str = "保存した規則の組";
/// A name is missing.
pub const SET_NAME_MISSING: &str = "名前を入れてください。";
/// The rules are not usable.
pub const SET_BROKEN: &str = "規則の欄に誤りがあります。直してから保存してください。";
/// A person chooses every level.
pub fn set_by_person() -> String {
    format!(
        "この組では、区分をすべて人が選びます。設定で使うには、指標の種類を「{}」に変えてください。",
        kind::name(KindName::Graded)
    )
}

/// Said after a set has been saved.
pub fn set_saved(name: &str) -> String {
    format!("規則の組「{name}」を保存しました。")
}

/// Said after a set has been deleted.
pub fn set_deleted(name: &str) -> String {
    format!("規則の組「{name}」を削除しました。")
}

/// The name of a set, or what stands for it.
pub fn set_name(name: &str) -> String {
    match name.trim() {
        "" => "（名前なし）".to_owned(),
        name => name.to_owned(),
    }
}

/// The title of the question before the adoption.
pub const ADOPTION: &str = "試算を計画に採り入れますか";
/// What it means.
pub const ADOPTION_TEXT: &str =
    "選んだものが計画の正式な規則・実績になります。1回の「元に戻す」で取り消せます。";
/// The rules.
pub const ADOPT_RULES: &str = "規則";
/// Nothing was chosen.
pub const ADOPT_NOTHING: &str = "採り入れるものを選んでください。";
/// What is left out is not adopted.
pub const ADOPT_NOT_OUT: &str = "「集計から除く」は試算だけのものです。計画で集計から外すには、目標を「－」にするか、種類を「参考」にしてください。";
/// Puts it in force.
pub const ADOPT_NOW: &str = "採り入れる";
/// Said afterwards.
pub const ADOPTED: &str = "試算を計画に採り入れました。";

/// The results.
pub fn adopt_figures(number: usize, year: FiscalYear) -> String {
    format!(
        "{}の実績・判定（{}件）",
        format::year_short(year),
        count(number)
    )
}

/// Why the rules cannot be adopted.
pub fn printed_under(label: &str) -> String {
    format!(
        "区分「{label}」には公表資料の値が記録されているため、この規則は採り入れられません。試算には使えます。"
    )
}

/// There is no next year.
pub const NO_NEXT_YEAR: &str = "この計画には、選んだ年度の次の年度がありません。";
/// How to mend it.
pub const NO_NEXT_YEAR_TEXT: &str =
    "上の「年度」で前の年度を選ぶか、「設定」の「年度」で次の年度を加えてください。";
/// The mean of parts.
pub const FROM_PARTS: &str = "内訳の平均";

/// The heading of the outlook.
pub fn outlook_title(from: FiscalYear, to: FiscalYear) -> String {
    format!(
        "{}の実績のままなら、{}はどうなるか",
        format::year_long(from),
        format::year_long(to)
    )
}

/// What it does.
pub fn outlook_help(from: FiscalYear, to: FiscalYear) -> String {
    format!(
        "{}の実績を{}の目標と比べ、計画の規則で判定した試算です。年度が始まる前に、目標の見直しや記入漏れを確かめるためのものです。",
        format::year_short(from),
        format::year_short(to)
    )
}

/// All of it in one sentence.
pub fn outlook_lead(
    _from: FiscalYear,
    to: FiscalYear,
    levels: &[(String, usize)],
    open: usize,
) -> String {
    let mut parts: Vec<String> = levels
        .iter()
        .map(|(word, number)| format!("{word} {}", count(*number)))
        .collect();
    parts.push(format!("まだ判定できない {}", count(open)));
    format!("{}の見通し：{}", format::year_short(to), parts.join("、"))
}

/// The heading of a group.
pub fn outlook_group(number: usize) -> String {
    format!("{}項目", count(number))
}

/// The name of a group's table for those who move it sideways.
pub fn outlook_region(word: &str) -> String {
    format!("「{word}」の表（横に動かせます）")
}

/// The columns of the outlook.
pub fn outlook_columns(from: FiscalYear, to: FiscalYear) -> [String; 3] {
    [
        format!("{} 目標", format::year_short(to)),
        format!("{} 実績", format::year_short(from)),
        "達成率".to_owned(),
    ]
}

/// The target is 0.
pub const OPEN_ZERO: (&str, &str) = (
    "目標が0",
    "目標が0のため達成率がありません。目標を見直すか、「－」にするか、計算の規則で扱いを決めてください。",
);
/// The target is －.
pub const OPEN_NOT_APPLICABLE: (&str, &str) = (
    "目標なし（－）",
    "目標が「－」のため、その年度の集計に入りません。",
);
/// A running total that is not reached yet.
pub const OPEN_CUMULATIVE: (&str, &str) = (
    "累計",
    "累計の指標です。その年度の実績が加わるまで判定できません。達成率は今の累計によるものです。",
);
/// A person judges.
pub const OPEN_BY_PERSON: (&str, &str) = (
    "人が判定",
    "文章や段階で示す指標です。その年度の実績を見て人が判定します。",
);
/// There is no target yet.
pub const OPEN_NO_TARGET: (&str, &str) = ("目標が未入力", "次の年度の目標を入力してください。");
/// There is no result yet.
pub const OPEN_NO_ACTUAL: (&str, &str) = ("実績が未入力", "今の年度の実績が入ると見通せます。");
/// Something is to be settled.
pub const OPEN_UNSETTLED: (&str, &str) = (
    "要確認",
    "単位や書き方が合わず、比べられません。年度が始まる前に直してください。",
);

const fn level(label: &'static str, percent: u16, attains: bool) -> PresetBand {
    PresetBand {
        label,
        mark: label,
        percent: Some(percent),
        inclusive: true,
        attains,
    }
}

const TWO_LEVELS: Preset = Preset {
    bands: &[
        PresetBand {
            mark: "○",
            ..level("達成", 100, true)
        },
        PresetBand {
            label: "未達成",
            mark: "×",
            percent: None,
            inclusive: true,
            attains: false,
        },
    ],
};

const fn ready(name: &'static str, bands: Option<Preset>) -> Ready {
    Ready {
        name,
        bands,
        by_person: false,
        change: |_| {},
    }
}

/// The rules of other municipalities, ready to be chosen.
pub const READY: [Ready; 12] = [
    ready("2区分：達成・未達成（100）", Some(TWO_LEVELS)),
    ready("3区分：達成・概ね達成・未達成（100・80）", Some(PRESETS[0])),
    ready("3区分：達成・概ね達成・未達成（80・60）", Some(PRESETS[1])),
    ready("4区分：A・B・C・D（80・50・20）", Some(PRESETS[4])),
    ready("5段階：5・4・3・2・1（105・100・95・90）", Some(PRESETS[3])),
    ready(
        "5区分：S・A・B・C・D（120・100・80、Dは0％）",
        Some(PRESETS[2]),
    ),
    Ready {
        by_person: true,
        ..ready(
            "A・B・C・Dを人が選ぶ（達成率からは判定しない）",
            Some(PRESETS[4]),
        )
    },
    Ready {
        change: |draft| draft.lower_formula = LowerFormula::TwoMinus,
        ..ready("低いほど良い指標は 2 － 実績 ÷ 目標", None)
    },
    Ready {
        change: |draft| draft.rate_decimals = 1,
        ..ready("達成率を小数第1位まで示す", None)
    },
    Ready {
        change: |draft| draft.rounding = Rounding::Truncate,
        ..ready("端数は切り捨て（0に近い方へ）", None)
    },
    Ready {
        change: |draft| draft.judged_on = JudgedOn::Shown,
        ..ready("表示した（丸めた）達成率で判定", None)
    },
    Ready {
        change: |draft| {
            draft.rounding = Rounding::Truncate;
            draft.judged_on = JudgedOn::Shown;
        },
        ..ready("端数を切り捨て（0に近い方へ）、表示した達成率で判定", None)
    },
];
