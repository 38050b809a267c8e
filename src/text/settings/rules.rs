//! Words of 設定 › 計算の規則, and the levels that are ready to be chosen.

use crate::domain::kind::LowerFormula;
use crate::domain::rounding::Rounding;
use crate::domain::rules::{JudgedOn, ZeroTarget};
use crate::report::settings::effect::{Effect, Side};
use crate::report::settings::rules::{InUse, Preset, PresetBand, Problem};
use crate::text::format::{self, count};
use crate::text::{bands, change};

/// The heading over the rules under a name.
pub const SETS: &str = "規則の組";
/// The heading over the levels.
pub const BANDS: &str = "判定の区分";
/// How the levels are read.
pub const BANDS_HELP: &str = "達成率を上の区分から順に当てはめます。下限は100％を超えてもかまいません。最後の区分は、残りすべてを受けます。";
/// The name of the table of levels.
pub const BANDS_TABLE: &str = "区分の表（横に動かせます）";
/// The column of the screen's marks.
pub const COLUMN_SHOWN: &str = "画面の印";
/// The column of the names.
pub const COLUMN_LABEL: &str = "名称";
/// The column of the handouts' marks.
pub const COLUMN_MARK: &str = "資料の印";
/// The column of the lower bounds.
pub const COLUMN_BOUND: &str = "下限（％）";
/// The column of what the bound itself belongs to.
pub const COLUMN_EDGE: &str = "境目";
/// The column of what counts.
pub const COLUMN_ATTAINS: &str = "概ね達成率に算入";
/// The same as the name of a box: `「達成」の概ね達成率への算入`.
pub const COUNTED: &str = "概ね達成率への算入";
/// 以上.
pub const FROM: &str = "以上";
/// 超.
pub const ABOVE: &str = "超";
/// The bound of the last level.
pub const NO_BOUND: &str = "残りすべて";
/// Adds a level.
pub const ADD_BAND: &str = "区分を加える";
/// The label of the ready choices.
pub const PRESET: &str = "よく使われる区分から選ぶ";
/// What a ready choice does.
pub const PRESET_HELP: &str = "選ぶと下の表に入ります。名称や下限はそのあと直せます。人が選んだ判定は、同じ意味の区分に引き継ぎます。";
/// No choice made.
pub const PRESET_NONE: &str = "選んでください";

/// Names a level in labels, for those who do not see its row.
pub fn band(index: usize, label: &str) -> String {
    if label.trim().is_empty() {
        format!("区分{}", index.saturating_add(1))
    } else {
        format!("「{}」", label.trim())
    }
}

/// `「達成」の下限`: a field of a level, for those who do not see its row.
pub fn field_of_band(index: usize, label: &str, column: &str) -> String {
    format!("{}の{column}", band(index, label))
}

/// The heading over rounding.
pub const FIGURES: &str = "端数と表示";
/// The label of the rate's decimals.
pub const RATE_DECIMALS: &str = "達成率の小数";
/// The label of the share's decimals.
pub const SHARE_DECIMALS: &str = "概ね達成率の小数";
/// The label of the rounding.
pub const ROUNDING: &str = "端数の扱い";
/// The label of the cap.
pub const CAP: &str = "達成率の表示の上限";
/// What the cap does.
pub const CAP_HELP: &str = "空なら上限なし。判定と集計には影響しません。";
/// The unit of the cap.
pub const PERCENT: &str = "％";
/// The heading over judging.
pub const JUDGING: &str = "判定のしかた";
/// The label of what is judged.
pub const JUDGED_ON: &str = "判定に使う達成率";
/// The label of the formula.
pub const LOWER: &str = "低いほど良い指標の計算";
/// The label of the zero rule.
pub const ZERO: &str = "目標が0のとき（高いほど良い指標）";

/// A number of decimals.
pub fn decimals(decimals: u8) -> String {
    match decimals {
        0 => "小数なし（例：88％）".to_owned(),
        1 => "小数第1位まで（例：87.8％）".to_owned(),
        2 => "小数第2位まで（例：87.80％）".to_owned(),
        more => format!("小数第{more}位まで"),
    }
}

/// The value of a way of rounding in a form, and its word with an example.
pub fn rounding(rounding: Rounding) -> (&'static str, &'static str) {
    match rounding {
        Rounding::HalfUp => ("half-up", "四捨五入（86.5 → 87）"),
        Rounding::HalfEven => ("half-even", "偶数への丸め（86.5 → 86、87.5 → 88）"),
        Rounding::Floor => ("floor", "切り捨て（86.9 → 86、▲1.2 → ▲2）"),
        Rounding::Ceiling => ("ceiling", "切り上げ（86.1 → 87、▲1.8 → ▲1）"),
        Rounding::Truncate => ("truncate", "0に近い方へ切り捨て（86.9 → 86、▲1.8 → ▲1）"),
    }
}

/// What bands are held against, with an example.
pub fn judged_on(judged_on: JudgedOn) -> &'static str {
    match judged_on {
        JudgedOn::Exact => {
            "丸める前の値（99.6％は「100％」と表示しても、100％以上の区分に入れない）"
        }
        JudgedOn::Shown => "表示した値（99.6％を「100％」と表示するなら、100％以上の区分に入れる）",
    }
}

/// A formula, with an example.
pub fn lower(formula: LowerFormula) -> &'static str {
    match formula {
        LowerFormula::TargetOverActual => "目標 ÷ 実績（目標10.5、実績8.4 → 125％）",
        LowerFormula::TwoMinus => "2 － 実績 ÷ 目標（目標10.5、実績8.4 → 120％）",
    }
}

/// What a target of 0 means.
pub fn zero(zero: ZeroTarget) -> &'static str {
    match zero {
        ZeroTarget::NotCounted => "判定せず、集計から除く",
        ZeroTarget::Met => "達成とする（100％が入る区分）",
        ZeroTarget::Missed => "未達成とする（最後の区分）",
    }
}

/// What is wrong with a draft, and how to mend it.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::BoundUnreadable(index) => format!(
            "{}番目の区分の下限を読み取れません。「80」「99.5」のように、0以上の数で書いてください。",
            index.saturating_add(1)
        ),
        Problem::CapUnreadable => {
            "達成率の表示の上限を読み取れません。「150」のように0以上の数で書くか、空にしてください。"
                .to_owned()
        }
        Problem::Bands(error) => change::bands(error),
        Problem::Dropped(found) => dropped(found),
    }
}

fn dropped(found: &InUse) -> String {
    let label = &found.label;
    match (found.indicators.len(), found.printed) {
        (0, _) => format!(
            "区分「{label}」には公表資料の値が記録されているため削除できません。「やめる」で戻し、名称を変えて使ってください。"
        ),
        (times, false) => format!(
            "区分「{label}」は{}件の指標で人が選んでいるため削除できません。先に、その指標の判定を変えてください。",
            count(times)
        ),
        (times, true) => format!(
            "区分「{label}」は{}件の指標で人が選んでいて、公表資料の値も記録されているため削除できません。「やめる」で戻し、名称を変えて使ってください。",
            count(times)
        ),
    }
}

/// The title over what is wrong.
pub const PROBLEMS: &str = "このままでは変更できません";

/// The title over what would change.
pub fn effect_title(effect: &Effect) -> String {
    match (effect.changed.len(), effect.elsewhere) {
        (0, 0) => "この変更で判定が変わる項目はありません".to_owned(),
        (0, _) => format!(
            "この変更で{}の判定は変わりません",
            format::year_short(effect.year)
        ),
        (changed, _) => format!("この変更で {}項目の判定が変わります", count(changed)),
    }
}

/// What would change, line by line.
pub fn effect_lines(effect: &Effect) -> Vec<String> {
    let mut lines = vec![format!(
        "{}：{}",
        format::year_long(effect.year),
        count_changes(&effect.before, &effect.after)
    )];
    let (before, after) = (&effect.before, &effect.after);
    let named = |side: &Side| format!("{}：{}", side.share_name, share(side));
    lines.push(if before.share_name != after.share_name {
        format!("{} → {}", named(before), named(after))
    } else if share(before) == share(after) {
        format!("{}のまま", named(before))
    } else {
        format!("{} → {}", named(before), share(after))
    });
    if !effect.reworded.is_empty() {
        lines.push(format!(
            "判定は同じで、達成率の表示が変わる項目：{}項目",
            count(effect.reworded.len())
        ));
    }
    if effect.elsewhere > 0 {
        lines.push(format!(
            "ほかの年度で判定が変わる項目：のべ{}項目",
            count(effect.elsewhere)
        ));
    }
    lines
}

/// The 概ね達成率 of one side.
pub fn share(side: &Side) -> String {
    side.share
        .as_ref()
        .map_or_else(|| format::NO_FIGURE.to_owned(), format::share)
}

/// Levels of the same words are set against each other one by one; otherwise the two sides are written out.
fn count_changes(before: &Side, after: &Side) -> String {
    let words = |side: &Side| -> Vec<String> {
        side.bands
            .iter()
            .map(|(band, _)| band.word.clone())
            .collect()
    };
    if words(before) != words(after) {
        return format!("{} → {}", written_out(before), written_out(after));
    }
    let changes: Vec<String> = before
        .bands
        .iter()
        .zip(&after.bands)
        .filter(|((_, now), (_, then))| now != then)
        .map(|((band, now), (_, then))| format!("{} {} → {}", band.word, count(*now), count(*then)))
        .collect();
    if changes.is_empty() {
        format!("{}のまま", written_out(before))
    } else {
        changes.join("、")
    }
}

/// The counts of one side: `達成 27・概ね達成 9・未達成 5`.
pub fn written_out(side: &Side) -> String {
    let bands: Vec<String> = side
        .bands
        .iter()
        .map(|(band, number)| format!("{} {}", bands::quoted(&band.word), count(*number)))
        .collect();
    bands.join("・")
}

/// From one to the other.
pub fn arrow(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

/// Opens the list of what would change.
pub const EFFECT_LIST: &str = "判定が変わる項目を見る";

/// How many more there are than are listed.
pub fn effect_more(left_out: usize) -> String {
    format!("ほか{}項目", count(left_out))
}

/// Puts the draft in force.
pub const APPLY: &str = "変更する";
/// Said after the rules have been changed.
pub const APPLIED: &str = "計算の規則を変更しました。";

/// The ready choices by name, in the order of [`PRESETS`].
pub const PRESET_NAMES: [&str; 5] = [
    "達成・概ね達成・未達成（100・80）",
    "達成・概ね達成・未達成（80・60）",
    "S・A・B・C・D（120・100・80、Dは0％）",
    "5・4・3・2・1（105・100・95・90）",
    "A・B・C・D（80・50・20）",
];

const fn level(label: &'static str, percent: u16, attains: bool) -> PresetBand {
    PresetBand {
        label,
        mark: label,
        percent: Some(percent),
        inclusive: true,
        attains,
    }
}

const fn rest(label: &'static str) -> PresetBand {
    PresetBand {
        label,
        mark: label,
        percent: None,
        inclusive: true,
        attains: false,
    }
}

const fn marked(band: PresetBand, mark: &'static str) -> PresetBand {
    PresetBand { mark, ..band }
}

/// The ready choices of levels; the first is the sample's.
pub const PRESETS: &[Preset; 5] = &[
    Preset {
        bands: &[
            marked(level("達成", 100, true), "○"),
            marked(level("概ね達成", 80, true), "○"),
            marked(rest("未達成"), "×"),
        ],
    },
    Preset {
        bands: &[
            marked(level("達成", 80, true), "○"),
            marked(level("概ね達成", 60, true), "△"),
            marked(rest("未達成"), "×"),
        ],
    },
    Preset {
        bands: &[
            level("S", 120, true),
            level("A", 100, true),
            level("B", 80, true),
            PresetBand {
                inclusive: false,
                ..level("C", 0, false)
            },
            rest("D"),
        ],
    },
    Preset {
        bands: &[
            level("5", 105, true),
            level("4", 100, true),
            level("3", 95, true),
            level("2", 90, false),
            rest("1"),
        ],
    },
    Preset {
        bands: &[
            level("A", 80, true),
            level("B", 50, true),
            level("C", 20, false),
            rest("D"),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::settings::rules::Draft;
    use crate::start;

    fn effect(change: impl FnOnce(&mut Draft)) -> Effect {
        let plan = start::sample().unwrap().plan;
        let mut draft = Draft::of(&plan.rules);
        change(&mut draft);
        let rules = draft.rules(&plan).unwrap();
        Effect::of(&plan, &rules, plan.reporting_year)
    }

    #[test]
    fn an_effect_is_told_in_counts() {
        type Change = fn(&mut Draft);
        let cases: [(Change, &str, &[&str]); 4] = [
            (
                |_| {},
                "この変更で判定が変わる項目はありません",
                &[
                    "令和６年度：達成 27・概ね達成 9・未達成 5のまま",
                    "概ね達成率：87.8％（36÷41）のまま",
                ],
            ),
            (
                |draft| draft.bands[1].percent = "90".into(),
                "この変更で 3項目の判定が変わります",
                &[
                    "令和６年度：概ね達成 9 → 6、未達成 5 → 8",
                    "概ね達成率：87.8％（36÷41） → 80.5％（33÷41）",
                ],
            ),
            (
                |draft| draft.bands[0].label = "Ａ".into(),
                "この変更で判定が変わる項目はありません",
                &[
                    "令和６年度：達成 27・概ね達成 9・未達成 5 → Ａ 27・概ね達成 9・未達成 5",
                    "概ね達成率：87.8％（36÷41）のまま",
                ],
            ),
            (
                |draft| draft.bands[1].label = "B".into(),
                "この変更で判定が変わる項目はありません",
                &[
                    "令和６年度：達成 27・概ね達成 9・未達成 5 → 達成 27・B 9・未達成 5",
                    "概ね達成率：87.8％（36÷41） → 「B」以上の割合：87.8％（36÷41）",
                ],
            ),
        ];
        for (change, title, lines) in cases {
            let effect = effect(change);
            assert_eq!(effect_title(&effect), title);
            assert_eq!(effect_lines(&effect), lines);
        }
    }

    #[test]
    fn every_way_of_rounding_has_its_own_word_and_value() {
        let all = Rounding::ALL.map(rounding);
        for (index, (value, word)) in all.iter().enumerate() {
            let mut others = all.iter().skip(index + 1);
            assert!(others.all(|(other, _)| other != value), "{word}");
        }
    }
}
