//! Words of 資料: what stands on the papers of a meeting, and around them while they are prepared.

use crate::domain::handout::{Day, Piece};
use crate::domain::rounding::Rounding;
use crate::domain::rules::{JudgedOn, Rules};
use crate::domain::year::FiscalYear;
use crate::report::census::Census;
use crate::report::handout::sentences::Origin;
use crate::report::handout::sheet::Paper;

use super::{bands, format, overview};

pub use super::overview::numbered;

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
/// The chart.
pub const CHART: &str = "取組状況（全体）";
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

/// The heading of a level's column: `目標概ね達成項目（80％以上100％未満）`, its bounds one below the other.
pub fn level_heading(name: &str, bounds: &[String]) -> String {
    match overview::bracketed(&bounds.join("\n")).as_str() {
        "" => name.to_owned(),
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
    let rounding = match rules.rounding {
        Rounding::HalfUp => "四捨五入",
        Rounding::HalfEven => "偶数への丸め",
        Rounding::Floor => "切り下げ",
        Rounding::Ceiling => "切り上げ",
        Rounding::Truncate => "切り捨て",
    };
    let judged = match rules.judged_on {
        JudgedOn::Exact => format!("判定は{rounding}前の率"),
        JudgedOn::Shown => format!("判定は{rounding}後の率"),
    };
    let data = if data.is_empty() {
        String::new()
    } else {
        format!("データ識別 {data}　")
    };
    format!(
        "{data}判定の区分：{}{more}（{judged}による）",
        levels.join("、")
    )
}

/// The papers to which the agenda refers.
pub fn references(errata: bool) -> String {
    let papers = "資料１、資料１＿別紙１";
    if errata {
        format!("{papers}、{ERRATA}")
    } else {
        papers.to_owned()
    }
}

/// The items of an agenda.
pub fn agenda(plan: &str, year: FiscalYear, references: &str) -> String {
    format!(
        "１　開会\n２　案件\n　(1) {}　{}取組結果について……{references}\n３　その他\n４　閉会",
        super::transfer::plan_name(plan),
        format::year_long(year)
    )
}

/// What 資料１ begins with. `counts` are those of 重点項目, 取組 and indicators.
pub fn opening(
    plan: &str,
    year: FiscalYear,
    (first, last): (Option<FiscalYear>, Option<FiscalYear>),
    [priorities, initiatives, set]: [usize; 3],
) -> String {
    let term = match (first, last) {
        (Some(first), Some(last)) if first != last => format!(
            "（計画期間：{}から{}まで）",
            format::year_long(first),
            format::year_long(last)
        ),
        _ => String::new(),
    };
    format!(
        "{}{term}では、{}つの重点項目の下に{}の取組を置いています。{}は{}項目の成果指標を設定しており、取組状況は次のとおりです。",
        super::transfer::plan_name(plan),
        u16::try_from(priorities).map_or_else(|_| format::count(priorities), format::full_width),
        format::count(initiatives),
        format::year_long(year),
        format::count(set)
    )
}

/// The counts of a part in a sentence: 「達成15項目、概ね達成4項目、未達成2項目」.
fn levels_counted(census: &Census, rules: &Rules, attained: Option<bool>) -> Vec<String> {
    rules
        .bands()
        .iter()
        .enumerate()
        .filter(|(_, band)| attained.is_none_or(|attained| band.attains == attained))
        .map(|(index, band)| {
            format!(
                "{}が{}項目",
                band.label,
                format::count(census.tally.in_band(index))
            )
        })
        .collect()
}

fn share_of(census: &Census, rules: &Rules) -> String {
    census
        .tally
        .attainment_share(rules)
        .map_or(String::new(), |share| {
            format!(
                "{}は{}",
                bands::attainment(rules),
                format::percent(share.shown)
            )
        })
}

/// The sentence beside the overall chart.
pub fn overall(census: &Census, rules: &Rules) -> String {
    let tally = &census.tally;
    if tally.counted() == 0 {
        return format!(
            "成果指標{}項目の実績は、まだそろっていません。",
            format::count(tally.set)
        );
    }
    let mut sentence = format!(
        "成果指標{}項目のうち、{}で、{}でした。",
        format::count(tally.set),
        levels_counted(census, rules, Some(true)).join("、"),
        share_of(census, rules)
    );
    let missed: Vec<String> = rules
        .bands()
        .iter()
        .enumerate()
        .filter(|(index, band)| !band.attains && tally.in_band(*index) > 0)
        .map(|(index, band)| {
            let share = tally
                .band_share(index, rules)
                .map_or(String::new(), |share| {
                    format!("（{}）", format::percent(share.shown))
                });
            format!(
                "{}の{}項目{share}",
                band.label,
                format::count(tally.in_band(index))
            )
        })
        .collect();
    if !missed.is_empty() {
        sentence.push_str(&format!(
            "{}については、目標に届かなかった要因を確かめ、今後の取組に生かします。",
            missed.join("、")
        ));
    }
    let open: Vec<String> = census
        .open(rules)
        .map(|(word, count)| format!("{word}が{}項目", format::count(count)))
        .collect();
    if !open.is_empty() {
        sentence.push_str(&format!("このほか{}あります。", open.join("、")));
    }
    sentence
}

/// What the first draft of 主な成果・課題 begins with.
pub fn counted(census: &Census, rules: &Rules) -> String {
    let share = share_of(census, rules);
    let share = if share.is_empty() {
        String::new()
    } else {
        format!("、{share}")
    };
    format!(
        "{}項目の成果指標のうち、{}{share}となりました。",
        format::count(census.tally.set),
        levels_counted(census, rules, None).join("、")
    )
}

/// An entry of the chart's legend: `達成　27項目　66％`.
pub fn legend(word: &str, count: &str, share: &str) -> String {
    format!("{word}　{count}項目　{share}")
}

// Around the papers.

/// Heading of the page.
pub const TITLE: &str = "会議資料";
/// The paper that is shown and printed.
pub const SHOWN: &str = "表示・印刷する資料";
/// All of them.
pub const ALL_PAPERS: &str = "すべて";
/// A paper by its name.
pub fn paper(paper: Paper) -> &'static str {
    match paper {
        Paper::Agenda => "次第",
        Paper::Summary => "資料１（概要）",
        Paper::Full => "別紙１（一覧・債権）",
        Paper::Errata => "正誤表",
    }
}
/// The button.
pub const PRINT: &str = "印刷・PDF保存";
/// What the button opens.
pub const PRINT_HELP: &str = "A4とA3が1つの印刷にまとまります。用紙は「資料の設定どおり」、倍率は100％、ヘッダーとフッターは「なし」にしてください。";
/// How many pages there are.
pub fn page_count(pages: usize, wide: usize) -> String {
    let upright = pages.saturating_sub(wide);
    let of = |name: &str, count: usize| {
        (count > 0).then(|| format!("{name} {}ページ", format::count(count)))
    };
    let parts: Vec<String> = [of("A4縦", upright), of("A3横", wide)]
        .into_iter()
        .flatten()
        .collect();
    format!("全{}ページ（{}）", format::count(pages), parts.join("、"))
}
/// The pages.
pub const PREVIEW: &str = "印刷プレビュー";
/// A page by its number.
pub fn page_of(number: usize, all: usize) -> String {
    format!("{number} / {all}")
}
/// A page for screen readers.
pub fn page_name(paper_of_page: Paper, number: usize, all: usize) -> String {
    format!("{} {number} / {all} ページ", paper(paper_of_page))
}
/// There is nothing on the chosen paper.
pub const NOTHING: &str = "この資料に載せるものがありません。";
/// Beside how many differences are not decided: what comes of it.
pub const UNDECIDED: &str = "正誤表には「訂正する」にしたものだけが載ります。";
/// Where they are decided.
pub const DECIDE: &str = "照合で決める";
/// The size of the preview.
pub const ZOOM: &str = "表示の大きさ";
/// As wide as there is room.
pub const FIT: &str = "幅に合わせる";

/// Heading of the meeting.
pub const SECTION_MEETING: &str = "会議（次第）";
/// What the meeting is called.
pub const MEETING_TITLE: &str = "会議名";
/// For example.
pub const MEETING_TITLE_HELP: &str = "例：令和７年度第１回行政改革調査委員会";
/// Its day.
pub const MEETING_DATE: &str = "期日";
/// For example.
pub const MEETING_DATE_HELP: &str = "例：令和７年８月８日、2025/8/8。曜日は自動で付きます。";
/// When it begins.
pub const MEETING_TIME: &str = "時間";
/// For example.
pub const MEETING_TIME_HELP: &str = "例：13時15分から";
/// Where it is.
pub const MEETING_PLACE: &str = "場所";
/// Heading of the passages.
pub const SECTION_TEXTS: &str = "資料の文章";
/// What can be done with them.
pub const TEXTS_HELP: &str = "標準の文は成果指標の行から作られ、行が変わると変わります。書き換えた文の数字は、行と合うかを印刷の前に確かめます。";
/// Heading of the examples.
pub const SECTION_EXAMPLES: &str = "抜粋する成果指標";
/// What they are.
pub const EXAMPLES_HELP: &str = "資料１の重点項目ごとの表に、達成・概ね達成の例として載せる指標を選びます。未達成の指標はすべて載ります。";
/// Leaves the choice to the program.
pub const CHOOSE_FIRST: &str = "標準の選び方に戻す";
/// The choice is the program's.
pub const CHOSEN_FIRST: &str = "標準の選び方です。";
/// Heading of what can be copied out.
pub const SECTION_COPY: &str = "表と図をコピー";
/// Where it can be pasted.
pub const COPY_HELP: &str = "表はWordやExcelに、結合したセルのまま貼り付けられます。";
/// Copies a table.
pub const COPY: &str = "コピー";
/// Copies a table, for those who do not see its row.
pub fn copy_of(name: &str) -> String {
    format!("{name}をコピー")
}
/// A table by its name and its paper.
pub fn table_name(name: &str, kind: &str) -> String {
    let paper = match kind {
        "full" => "（別紙１）",
        "parts" => "（内訳）",
        "examples" => "（資料１の抜粋）",
        _ => "",
    };
    format!("{name}{paper}")
}
/// The charts.
pub const DONUT: &str = "取組状況（全体）の図";
/// The diagram.
pub const SYSTEM: &str = "実施計画体系図";
/// As a drawing.
pub const AS_SVG: &str = "SVGで保存";
/// As a picture.
pub const AS_PNG: &str = "PNGをコピー";
/// Has been copied.
pub fn copied(name: &str) -> String {
    format!("「{name}」をコピーしました。")
}
/// Was not copied.
pub const NOT_COPIED: &str = "コピーできませんでした。ブラウザーがクリップボードへの書き込みを許しているか確かめてください。";
/// Was not saved.
pub const NOT_SAVED: &str = "図を保存できませんでした。";

/// A passage by its name.
pub fn piece(piece: &Piece, priority: &str) -> String {
    match piece {
        Piece::Agenda => "次第の項目".to_owned(),
        Piece::Opening => "資料１の書き出し".to_owned(),
        Piece::Overall => "全体の図に添える文".to_owned(),
        Piece::Results(_) => format!("{priority}　{RESULTS}"),
        Piece::NextSteps(_) => format!("{priority}　{NEXT_STEPS}"),
    }
}
/// Where a passage comes from.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Edited => "書き換えた文",
        Origin::Published => "公表資料の文",
        Origin::Rows => "標準の文",
    }
}
/// Edits a passage.
pub const EDIT: &str = "書き換える";
/// Gives up what was edited.
pub const RESET: &str = "元の文に戻す";
/// The same for those who do not see its passage.
pub fn on_piece(name: &str, verb: &str) -> String {
    format!("{name}を{verb}")
}
/// How an agenda is written.
pub const AGENDA_HELP: &str = "1行に1項目。「……」の後ろは、右端に資料の名前として載ります。";
/// A blank passage is left out.
pub const BLANK_HELP: &str = "空にすると、この文章を載せません。";
/// A passage without any text.
pub const NO_TEXT: &str = "（文はまだありません）";

/// Something has to be looked at.
pub fn doubts(count: usize) -> String {
    format!(
        "印刷の前に確かめてください：成果指標の行と合わない数字が{}か所あります",
        format::count(count)
    )
}
/// How to mend it.
pub const DOUBTS_HELP: &str = "文を直すか、「元の文に戻す」で行から作り直してください。";
/// Only figures that nothing confirms.
pub const UNCONFIRMED_TITLE: &str = "文章に、行からは確かめられない数字があります";
/// Figures that nothing confirms.
pub fn unconfirmed(figures: &[String]) -> String {
    format!("行からは確かめられない数字：{}", figures.join("、"))
}
/// A count beside a level's word.
pub fn not_of_level(written: &str, level: &str, count: usize) -> String {
    format!(
        "「{written}」は行と合いません（{level}は{}項目）",
        format::count(count)
    )
}
/// A count that is none of the rows'.
pub fn no_such_count(written: &str) -> String {
    format!("「{written}」にあたる項目数が行にありません")
}
/// A percentage that is none of the rows'.
pub fn no_such_share(written: &str) -> String {
    format!("「{written}」にあたる割合が行にありません")
}
/// What a clause says of all that attained.
pub const OF_TARGET: &str = "目標を";
/// What a clause says of a sum of levels.
pub const OF_SUM: [&str; 2] = ["合わせ", "計"];
/// A row that can be chosen.
pub fn choice(code: &str, name: &str, rate: &str) -> String {
    format!("{code} {name}（{rate}）")
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
    fn places() {
        assert_eq!(place("(2)", "イ", "人材の確保"), "(2)－イ 人材の確保");
        assert_eq!(place("", "1", "人材の確保"), "1 人材の確保");
        assert_eq!(place("", "", "人材の確保"), "人材の確保");
    }
}
