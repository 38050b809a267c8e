//! The passages of the papers as they follow from the rows.

use crate::domain::rules::Rules;
use crate::domain::year::FiscalYear;
use crate::report::census::Census;

use super::super::{bands, format, overview, transfer};
use super::ERRATA;

/// The papers to which the agenda refers.
pub fn references(full: bool, errata: bool) -> String {
    let mut papers = "資料１".to_owned();
    if full {
        papers += "、資料１＿別紙１";
    }
    if errata {
        papers = papers + "、" + ERRATA;
    }
    papers
}

/// The items of an agenda.
pub fn agenda(plan: &str, year: FiscalYear, references: &str) -> String {
    format!(
        "１　開会\n２　案件\n　(1) {}　{}取組結果について……{references}\n３　その他\n４　閉会",
        transfer::plan_name(plan),
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
        transfer::plan_name(plan),
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
                "{}は{}{}",
                bands::attainment(rules),
                format::percent(share.shown),
                match overview::part_way(&census.tally) {
                    part_way if part_way.is_empty() => part_way,
                    part_way => format!("（{part_way}{}）", format::fraction(&share)),
                }
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
            // Beside a chart of all that is set, a share of what is judged would be another for the same level.
            let share = tally
                .band_share(index, rules)
                .filter(|_| census.open_count() == 0)
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
