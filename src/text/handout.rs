//! Words of 資料: what stands on the papers of a meeting, and around them while they are prepared.

mod desk;
mod standard;

use crate::domain::handout::Day;
use crate::domain::rounding::Rounding;
use crate::domain::rules::{JudgedOn, Rules};
use crate::domain::year::FiscalYear;
use crate::report::handout::sheet::Paper;

use super::{arithmetic, bands, format, overview};

pub use super::overview::numbered;
pub use desk::*;
pub use standard::*;

/// `令和７年８月８日（金）`.
pub fn day(day: Day) -> String {
    let (era, before) = if (day.year, day.month) >= (2019, 5) {
        ("令和", 2018)
    } else {
        ("平成", 1988)
    };
    let year = match day.year.saturating_sub(before) {
        1 => "元".to_owned(),
        year => format::full_width(year),
    };
    format!(
        "{era}{year}年{}月{}日（{}）",
        format::full_width(u16::from(day.month)),
        format::full_width(u16::from(day.day)),
        day.weekday()
    )
}

/// What was read of a day.
pub fn day_read(read: Day) -> String {
    format!("{} と読み取りました", day(read))
}

/// A day that cannot be read.
pub const DAY_UNREADABLE: &str = "期日を読み取れません。「令和７年８月８日」や「2025/8/8」のように入力してください。曜日は自動で付きます。";

// On the papers.

/// 次第.
pub const AGENDA: &str = "次　第";
/// Instead of the name of a meeting.
pub const MEETING: &str = "会議";
/// 日時.
pub const WHEN: &str = "日時";
/// 場所.
pub const WHERE: &str = "場所";
/// 分類 of 資料１.
pub const PLACE: &str = "分類";
/// The indicators of 資料１.
pub const INDICATOR: &str = "指標名";
/// Their figures.
pub const ACTUAL_AND_TARGET: &str = "実績\n（目標）";
/// 重点項目.
pub const PRIORITY: &str = "重点項目";
/// The chart. While some are in no level, its shares are others than those of the table: then it says of what they are.
pub fn chart(set: usize, part_way: bool) -> String {
    let of = match part_way {
        true => format!("設定{}の内訳", items(&format::count(set))),
        false => "全体".to_owned(),
    };
    format!("取組状況（{of}）")
}
/// 主な成果・課題.
pub const RESULTS: &str = "主な成果・課題";
/// The word by which a published passage is known.
pub const RESULTS_IN_HEADING: &str = "成果";
/// 今後の取組.
pub const NEXT_STEPS: &str = "今後の取組";
/// The word by which a published passage is known.
pub const NEXT_IN_HEADING: &str = "今後";
/// No row.
pub const NONE: &str = "該当なし";
/// The columns of the diagram.
pub const SYSTEM_COLUMNS: [&str; 3] = ["重点項目", "推進項目", "取組"];
/// №.
pub const NUMBER: &str = "№";
/// 計画名.
pub const PLAN_NAME: &str = "計画名";
/// 取組内容.
pub const ACTION: &str = "取組内容";
/// 担当課.
pub const DEPARTMENT: &str = "担当課";
/// 年次計画.
pub const YEARLY_PLAN: &str = "年次計画";
/// 成果指標.
pub const INDICATOR_OF_TABLE: &str = "成果指標";
/// 目標と実績.
pub const FIGURES: &str = "目標と実績";
/// 達成率.
pub const RATE: &str = "達成率";
/// 成果と課題.
pub const RESULTS_OF_TABLE: &str = "成果と課題、未達成の理由";
/// 今後の取組等.
pub const NEXT_OF_TABLE: &str = "今後の取組等";
/// 計画.
pub const PLANNED: &str = "計画";
/// 取組状況.
pub const DONE: &str = "取組状況";
/// 目標.
pub const TARGET: &str = "目標";
/// 実績.
pub const ACTUAL: &str = "実績";
/// A part of a composite.
pub const PART: &str = "項目";
/// 正誤表.
pub const ERRATA: &str = "正誤表";
/// What it begins with.
pub const ERRATA_LEAD: &str = "公表済みの資料に次のとおり誤りがありましたので、訂正します。";
/// Where its figures come from.
pub const ERRATA_NOTE: &str =
    "「正」の値は、別紙１の各成果指標の目標と実績から、計画の計算の規則により計算したものです。";
/// Behind the label of a group that goes on.
pub const CONTINUED_BELOW: &str = "\n（続き）";

/// A name that goes on from the page before.
pub fn continued(name: &str) -> String {
    format!("{name}（続き）")
}

/// The mean of the parts.
pub fn mean(weighted: bool) -> &'static str {
    if weighted { "加重平均" } else { "平均" }
}

/// `①職員アンケートを…`: a number and a name without a gap.
pub fn tight(number: &str, name: &str) -> String {
    format!("{number}{name}")
}

/// The heading of a column, in lines as the city sets it: 目標達成, 項目. Where columns are narrow, in more of them.
pub fn column_heading(name: &str, narrow: bool) -> String {
    let (first, rest) = match name.strip_prefix("目標").filter(|_| narrow) {
        Some(rest) => ("目標\n", rest),
        None => ("", name),
    };
    let ends = ["設定項目", "項目"];
    let mut found = ends
        .iter()
        .filter_map(|end| Some((rest.strip_suffix(end)?, *end)));
    match found.next() {
        Some((begin, end)) if !begin.is_empty() => [first, begin, "\n", end].concat(),
        _ => [first, rest].concat(),
    }
}

/// What stands in brackets; narrow columns have no room for those.
pub fn aside(text: &str, narrow: bool) -> String {
    match narrow {
        true => text.trim_matches(['（', '）']).to_owned(),
        false => text.to_owned(),
    }
}

/// The heading of a level's column: `目標概ね達成項目（80％以上100％未満）`, its bounds one below the other.
pub fn level_heading(name: &str, bounds: &[String], narrow: bool) -> String {
    let name = column_heading(name, narrow);
    let range = overview::bracketed(&bounds.join("\n"));
    match aside(&range, narrow).as_str() {
        "" => name,
        range => format!("{name}\n{range}"),
    }
}

/// `21項目`.
pub fn items(count: &str) -> String {
    format!("{count}項目")
}

/// `(2)－イ 人材の確保`.
pub fn place(theme: &str, initiative: &str, name: &str) -> String {
    let number = match (theme.is_empty(), initiative.is_empty()) {
        (false, false) => format!("{theme}－{initiative}"),
        _ => format!("{theme}{initiative}"),
    };
    if number.is_empty() {
        name.to_owned()
    } else {
        format!("{number} {name}")
    }
}

/// The heading of a composite's sheet: `Ⅱ－(2)－ウ 債権の確実な収納`.
pub fn sheet_of_parts(priority: &str, theme: &str, initiative: &str, name: &str) -> String {
    let number: Vec<&str> = [priority, theme, initiative]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    format!("{} {name}", number.join("－"))
}

/// The actual, and below it the target in brackets.
pub fn actual_and_target(actual: &str, target: &str) -> String {
    let actual = if actual.is_empty() {
        format::NO_FIGURE
    } else {
        actual
    };
    let target = if target.is_empty() {
        format::NO_FIGURE
    } else {
        target
    };
    format!("{actual}\n（{target}）")
}

/// A group of rows: `達成・概ね達成指標（19項目）※抜粋`.
pub fn group(levels: &str, count: usize, excerpt: bool) -> String {
    let excerpt = if excerpt { "\n※抜粋" } else { "" };
    format!("{levels}指標\n（{}項目）{excerpt}", format::count(count))
}

/// The column of the marks is named after the lowest level that attains: 概ね達成. Other levels are 判定.
pub fn judged(rules: &Rules) -> String {
    bands::attainment(rules)
        .strip_suffix("率")
        .map_or_else(|| "判定".to_owned(), str::to_owned)
}

/// What was computed, below what a person decided.
pub fn computed(measure: &str, word: &str) -> String {
    if measure.is_empty() {
        format!("（計算では{word}）")
    } else {
        format!("（計算では{measure}・{word}）")
    }
}

/// The title of 資料１.
pub fn summary_title(plan: &str, year: FiscalYear) -> Vec<String> {
    vec![
        super::transfer::plan_name(plan),
        format!("{}の取組状況について", format::year_long(year)),
    ]
}

/// The title of 正誤表.
pub fn errata_title(plan: &str, year: FiscalYear) -> Vec<String> {
    vec![
        super::transfer::plan_name(plan),
        format!("{} 取組結果資料　正誤表", format::year_long(year)),
    ]
}

/// `１ 令和６年度取組状況について`.
pub fn about_year(number: u16, year: FiscalYear) -> String {
    format!(
        "{}　{}取組状況について",
        format::full_width(number),
        format::year_long(year)
    )
}

/// `２ 令和６年度取組状況（全体）`.
pub fn overall_heading(number: u16, year: FiscalYear) -> String {
    format!(
        "{}　{}取組状況（全体）",
        format::full_width(number),
        format::year_long(year)
    )
}

/// `３ 令和６年度取組状況（重点項目ごと）`.
pub fn by_priority(number: u16, year: FiscalYear) -> String {
    format!(
        "{}　{}取組状況（重点項目ごと）",
        format::full_width(number),
        format::year_long(year)
    )
}

/// The heading of the diagram.
pub fn system_heading(again: bool) -> String {
    const SYSTEM: &str = "実施計画体系図";
    if again {
        continued(SYSTEM)
    } else {
        SYSTEM.to_owned()
    }
}

/// Why shares may miss 100.
pub fn rounded(rules: &Rules) -> &'static str {
    match rules.rounding {
        Rounding::HalfUp => overview::ROUNDED,
        _ => overview::ROUNDED_OTHERWISE,
    }
}

/// What is in no level, below a table that shows only what is.
pub fn open(open: &[(String, usize)]) -> String {
    let open: Vec<String> = open
        .iter()
        .map(|(word, count)| format!("{word} {}項目", format::count(*count)))
        .collect();
    format!("※ このほか、{}があります。", open.join("、"))
}

/// What stands in the box at the top right.
pub fn boxed(paper: Paper) -> &'static str {
    match paper {
        Paper::Agenda => "",
        Paper::Summary => "資料１",
        Paper::Full => "資料１＿別紙１",
        Paper::Errata => ERRATA,
    }
}

/// The first line at the foot of a page.
pub fn foot(plan: &str, year: FiscalYear, paper: Paper) -> String {
    format!(
        "{}　{}　{}",
        super::transfer::plan_name(plan),
        format::year_long(year),
        boxed(paper)
    )
}

/// The mark of the data, the same on paper as on the wall.
pub fn fingerprint(short: &str) -> String {
    ["指紋 ", short].concat()
}

/// Levels beyond these are not told one by one at the foot.
const LEVELS_TOLD: usize = 6;

/// The second line at the foot: the data and the rules in force.
pub fn rules(data: &str, rules: &Rules) -> String {
    let levels: Vec<String> = rules
        .bands()
        .iter()
        .enumerate()
        .take(LEVELS_TOLD)
        .map(|(index, band)| format!("{} {}", band.label, bands::range(rules, index)))
        .collect();
    let more = if rules.bands().len() > LEVELS_TOLD {
        " ほか"
    } else {
        ""
    };
    let rounding = arithmetic::rounding(rules.rounding);
    let when = match rules.judged_on {
        JudgedOn::Exact => "前",
        JudgedOn::Shown => "後",
    };
    let data = if data.is_empty() {
        String::new()
    } else {
        format!("{}　", fingerprint(data))
    };
    format!(
        "{data}判定の区分：{}{more}（{rounding}{when}の率で判定）",
        levels.join("、")
    )
}

/// An entry of the chart's legend: `達成　27項目　66％`.
pub fn legend(word: &str, count: &str, share: &str) -> String {
    format!("{word}　{count}項目　{share}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for (year, month, date, words) in [
            (2025, 8, 8, "令和７年８月８日（金）"),
            (2019, 5, 1, "令和元年５月１日（水）"),
            (2019, 4, 30, "平成31年４月30日（火）"),
            (2028, 12, 10, "令和10年12月10日（日）"),
        ] {
            assert_eq!(day(Day::new(year, month, date).unwrap()), words);
        }
    }

    #[test]
    fn headings_of_columns() {
        for (name, narrow, set) in [
            ("目標概ね達成項目", false, "目標概ね達成\n項目"),
            ("目標概ね達成項目", true, "目標\n概ね達成\n項目"),
            ("成果指標設定項目", false, "成果指標\n設定項目"),
            ("「A」の項目", true, "「A」の\n項目"),
            ("項目", false, "項目"),
            ("未入力", true, "未入力"),
        ] {
            assert_eq!(column_heading(name, narrow), set, "{name}");
        }
        let bounds = ["80％以上".to_owned(), "100％未満".to_owned()];
        assert_eq!(
            level_heading("A", &bounds, false),
            "A\n（80％以上\n100％未満）"
        );
        assert_eq!(level_heading("A", &bounds, true), "A\n80％以上\n100％未満");
    }

    #[test]
    fn places() {
        assert_eq!(place("(2)", "イ", "人材の確保"), "(2)－イ 人材の確保");
        assert_eq!(place("", "1", "人材の確保"), "1 人材の確保");
        assert_eq!(place("", "", "人材の確保"), "人材の確保");
    }
}
