//! What the page says of the real plan.

mod settle;

use super::*;
use crate::domain::id::{BandId, NodeId};
use crate::domain::year::FiscalYear;
use crate::start;

fn sample() -> Plan {
    start::sample().unwrap().plan
}

fn shown(plan: &Plan, year: u16, department: Option<&str>) -> Overview {
    let department = department.map(|id| DepartmentId::new(id).unwrap());
    let figures = Figures::of(plan, FiscalYear::new(year).unwrap());
    overview(plan, &figures, department.as_ref())
}

fn report_of(plan: &Plan, year: u16, department: Option<&str>) -> Report {
    match shown(plan, year, department).body {
        Body::Report(report) => *report,
        Body::Empty(empty) => panic!("{empty:?}"),
    }
}

/// The identifier of the first indicator whose name begins so.
fn named(plan: &Plan, name: &str) -> NodeId {
    let place = plan
        .places()
        .find(|place| place.indicator.name.starts_with(name));
    place.unwrap().indicator.id.clone()
}

fn enter(plan: &mut Plan, name: &str, target: &str, actual: &str) {
    let year = FiscalYear::new(2024).unwrap();
    let id = named(plan, name);
    let indicator = plan.indicator_mut(&id).unwrap();
    indicator.set_target(year, target);
    indicator.set_actual(year, actual);
}

fn sentence(report: &Report) -> String {
    report
        .lead
        .iter()
        .map(|phrase| phrase.text.as_str())
        .collect()
}

fn list<'a>(report: &'a Report, id: &str) -> Option<&'a Items> {
    report.lists.iter().find(|list| list.id == id)
}

fn rows(table: &Table) -> Vec<String> {
    table
        .rows
        .iter()
        .chain([&table.total])
        .map(|row| {
            let cells: Vec<&str> = row.cells.iter().map(|cell| cell.figure.as_str()).collect();
            format!("{} {}", row.name, cells.join(" "))
        })
        .collect()
}

#[test]
fn the_real_plan_in_one_sentence_and_in_figures() {
    let plan = sample();
    let page = shown(&plan, 2024, None);
    assert_eq!(page.title, "令和６年度の取組状況");
    assert_eq!(
        (page.scope.as_str(), page.entered.as_str()),
        ("", "41項目中 41項目入力済")
    );
    let report = report_of(&plan, 2024, None);
    assert_eq!(
        sentence(&report),
        "41項目のうち 達成27、概ね達成9、未達成5。概ね達成率 87.8％（36÷41）"
    );
    let strong: Vec<&str> = report
        .lead
        .iter()
        .filter(|phrase| phrase.strong)
        .map(|phrase| phrase.text.as_str())
        .collect();
    assert_eq!(
        strong,
        ["達成27", "概ね達成9", "未達成5", "概ね達成率 87.8％"]
    );
    let figures: Vec<String> = report
        .figures
        .iter()
        .map(|figure| {
            format!(
                "{}{} {}{} {}{}",
                figure.mark, figure.label, figure.number, figure.unit, figure.note, figure.fraction
            )
        })
        .collect();
    assert_eq!(
        figures,
        [
            "概ね達成率 87.8％ 36 ÷ 41（達成 27 ＋ 概ね達成 9）",
            "●達成 27項目 66％（27÷41）",
            "▲概ね達成 9項目 22％（9÷41）",
            "×未達成 5項目 12％（5÷41）",
        ]
    );
    assert_eq!(report.figures_note, "");
    assert!(report.remarks.iter().all(|remark| remark.jump.is_some()));
}

#[test]
fn a_bar_per_priority() {
    let report = report_of(&sample(), 2024, None);
    let bars: Vec<(String, String)> = report
        .bars
        .iter()
        .map(|bar| {
            let share = bar.share.as_ref().unwrap();
            (
                bar.bar.as_ref().unwrap().1.clone(),
                format!("{} {}{}", share.name, share.percent, share.fraction),
            )
        })
        .collect();
    assert_eq!(
        bars,
        [
            (
                "Ⅰ　強くしなやかな組織をつくる：21項目のうち達成15、概ね達成4、未達成2".into(),
                "概ね達成率 90.5％（19÷21）".into()
            ),
            (
                "Ⅱ　強い財政基盤を確立する：12項目のうち達成8、概ね達成2、未達成2".into(),
                "概ね達成率 83.3％（10÷12）".into()
            ),
            (
                "Ⅲ　市民協働により公共サービスを向上させる：8項目のうち達成4、概ね達成3、未達成1"
                    .into(),
                "概ね達成率 87.5％（7÷8）".into()
            ),
        ]
    );
    assert_eq!(report.bars[0].href, "#/list?priority=p1");
    // 67 + 17 + 17 and 50 + 38 + 13.
    assert_eq!(report.bar_notes, [words::ROUNDED]);
}

#[test]
fn the_summary_table_has_the_columns_of_the_paper() {
    let table = report_of(&sample(), 2024, None).table;
    let headings: Vec<String> = table
        .headings
        .iter()
        .map(|heading| heading.lines.concat())
        .collect();
    assert_eq!(
        headings,
        [
            "成果指標設定項目",
            "目標達成項目（100％以上）",
            "目標概ね達成項目（80％以上100％未満）",
            "目標未達成項目（80％未満）",
            "概ね達成率（80％以上）",
        ]
    );
    assert_eq!(
        rows(&table),
        [
            "Ⅰ　強くしなやかな組織をつくる 21 15 4 2 90.5％",
            "Ⅱ　強い財政基盤を確立する 12 8 2 2 83.3％",
            "Ⅲ　市民協働により公共サービスを向上させる 8 4 3 1 87.5％",
            "合計 41 27 9 5 87.8％",
        ]
    );
    assert_eq!(table.total.cells[4].fraction, "（36÷41）");
}

#[test]
fn misses_come_with_what_a_question_is_about() {
    let report = report_of(&sample(), 2024, None);
    let ids: Vec<&str> = report.lists.iter().map(|list| list.id).collect();
    assert_eq!(ids, ["misses"]);
    let misses = list(&report, "misses").unwrap();
    assert_eq!(misses.title, "未達成の項目（5）");
    assert_eq!(misses.links[0].href, "#/list?standing=missed");
    assert_eq!(misses.note, "");
    let told: Vec<String> = misses
        .items
        .iter()
        .map(|item| {
            format!(
                "{}{} {}|{}|{}|{}|{}",
                item.verdict.mark,
                item.verdict.word,
                item.name,
                item.measure,
                item.code,
                item.departments,
                item.figures
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "×未達成 専門職を必要とする職場への人事配置率|77％|Ⅰ(2)イ②|行政総務課・職員課|目標 100% → 実績 77%",
            "×未達成 職員採用試験申込者数|73％|Ⅰ(2)イ④|職員課|目標 1,000人 → 実績 729人",
            "×未達成 ネーミングライツ導入数（累計）|67％|Ⅱ(2)ア①|行政経営課|目標 3件 → 実績 2件",
            "×未達成 設備投資額|60％|Ⅱ(2)イ②|産業振興課|目標 280,000千円 → 実績 167,400千円",
            "×未達成 PPP/PFI手法の優先的検討の実施件数|0％|Ⅲ(2)イ③|行政経営課|目標 1件 → 実績 0件",
        ]
    );
    assert_eq!(misses.items[1].href, "#/indicator/p1-2b-4-1");
}

#[test]
fn totals_that_a_paper_prints_otherwise_are_shown_beside_the_computed() {
    let plan = sample();
    let report = report_of(&plan, 2024, None);
    assert_eq!(report.printed.len(), 1);
    let paper = &report.printed[0];
    assert_eq!(paper.title, "資料１の印字との違い");
    let lines: Vec<usize> = paper.differences.iter().map(|row| row.lines).collect();
    assert_eq!(lines, [2, 0, 2, 0, 2, 0]);
    let remark = &report.remarks[0];
    assert_eq!(
        remark.text,
        "資料１に印字された合計と、各項目から計算した数が違うところが6か所あります。"
    );
    assert_eq!(
        remark.jump,
        Some((words::SEE_PRINTED, "printed-shiryo-1".to_owned()))
    );
    let told: Vec<String> = paper
        .differences
        .iter()
        .map(|row| {
            format!(
                "{} {}: {} {}",
                row.place, row.what, row.printed, row.computed
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "③市民協働により公共サービスを向上させる 達成: 5 4",
            "③市民協働により公共サービスを向上させる 概ね達成: 2 3",
            "合 計 達成: 28 27",
            "合 計 概ね達成: 8 9",
            "全体に占める割合 達成: 68% 66％",
            "全体に占める割合 概ね達成: 20% 22％",
        ]
    );
    // A paper speaks of its own year and of the whole plan.
    assert_eq!(report_of(&plan, 2025, None).printed, []);
    assert_eq!(report_of(&plan, 2024, Some("shokuin")).printed, []);
}

#[test]
fn what_a_paper_says_of_what_is_gone_is_a_difference() {
    let mut plan = sample();
    let paper = &mut plan.publications[0];
    paper.summary.truncate(1);
    paper.shares.clear();
    paper.summary[0].priority = NodeId::new("gone").ok();
    paper.summary[0].counts[0].band = BandId::new("gone").unwrap();
    paper.summary[0].counts.truncate(1);
    paper.summary[0].share = "　".to_owned();
    let report = report_of(&plan, 2024, None);
    let told: Vec<String> = report.printed[0]
        .differences
        .iter()
        .map(|row| format!("{} {} {}", row.what, row.printed, row.computed))
        .collect();
    assert_eq!(told, ["成果指標設定項目 21 ―", "gone 15 ―"]);
}

#[test]
fn a_department_sees_its_own() {
    let plan = sample();
    let page = shown(&plan, 2024, Some("gyosei-keiei"));
    assert_eq!(page.scope, "行政経営課");
    let report = report_of(&plan, 2024, Some("gyosei-keiei"));
    let count: usize = report.table.total.cells[0].figure.parse().unwrap();
    let own = plan
        .places()
        .filter(|place| {
            place
                .departments()
                .iter()
                .any(|id| id.as_str() == "gyosei-keiei")
        })
        .count();
    assert_eq!(count, own);
    assert!(own > 0 && own < 41);
    let misses = list(&report, "misses").unwrap();
    assert!(
        misses
            .items
            .iter()
            .all(|item| item.departments.contains("行政経営課"))
    );
    assert_eq!(misses.items.len(), 2);

    // 財政課 has nothing in the first 重点項目: its bar is told to be empty, not drawn.
    let report = report_of(&plan, 2024, Some("zaisei"));
    assert_eq!(report.bars.len(), 3);
    assert!(report.bars[0].bar.is_none() && report.bars[0].share.is_none());
    assert_eq!(
        report.table.rows[0].cells.last().unwrap().figure,
        format::NO_FIGURE
    );
    let misses = list(&report, "misses").unwrap();
    assert_eq!(misses.note, "この範囲に、未達成の項目はありません。");
    assert!(misses.links.is_empty());
}

#[test]
fn a_year_with_nothing_entered() {
    let plan = sample();
    let report = report_of(&plan, 2025, None);
    assert_eq!(shown(&plan, 2025, None).entered, "41項目中 0項目入力済");
    assert_eq!(
        sentence(&report),
        "41項目のうち 未入力41。概ね達成率は、判定が出ると表示します。"
    );
    assert_eq!(report.figures, []);
    assert_eq!(report.bars[0].share, None);
    assert_eq!(report.legend.last().unwrap().word, "未入力");
    assert_eq!(
        report.bar_notes,
        [
            "棒は設定項目の全体を100％とし、未入力も含めて描いています。概ね達成率の分母には入りません。"
        ]
    );
    let ids: Vec<&str> = report.lists.iter().map(|list| list.id).collect();
    assert_eq!(ids, ["waiting"]);
    let waiting = &report.lists[0];
    assert_eq!(
        (waiting.title.as_str(), waiting.items.len()),
        ("未入力の項目（41）", 10)
    );
    assert_eq!(waiting.note, "ほか 31項目は一覧で見られます。");
    assert_eq!(waiting.items[0].figures, "目標 100% → 実績 未入力");
    assert!(waiting.items[0].reasons.is_empty());
    assert_eq!(report.table.headings[4].lines[0], "未入力");
    assert_eq!(rows(&report.table)[3], "合計 41 0 0 0 41 ―");
}

#[test]
fn what_is_not_in_the_totals_is_said() {
    let mut plan = sample();
    let report = report_of(&plan, 2026, None);
    assert_eq!(report.table.total.cells[0].figure, "40");
    assert_eq!(report.remarks.len(), 1);
    assert!(report.remarks[0].text.contains("集計に入らない指標が1項目"));
    assert_eq!(report.remarks[0].links[0].href, "#/list?standing=not-set");

    enter(&mut plan, "PPP/PFI", "0件", "2件");
    let report = report_of(&plan, 2024, None);
    assert_eq!(
        sentence(&report),
        "41項目のうち 達成27、概ね達成9、未達成4、判定なし1。概ね達成率 90.0％（36÷40）"
    );
    assert!(
        report.remarks[0]
            .text
            .contains("目標が0のため率がない指標が1項目")
    );
    assert_eq!(report.remarks[0].links[0].href, "#/list?standing=left-out");
    assert_eq!(rows(&report.table)[3], "合計 41 27 9 4 1 90.0％");

    for priority in &mut plan.priorities {
        priority.themes.truncate(1);
    }
    let ids: Vec<NodeId> = plan
        .places()
        .map(|place| place.indicator.id.clone())
        .collect();
    for id in ids {
        let year = FiscalYear::new(2024).unwrap();
        plan.indicator_mut(&id).unwrap().set_target(year, "－");
    }
    let report = report_of(&plan, 2024, None);
    assert_eq!(
        sentence(&report),
        "この年度に集計する成果指標はありません。"
    );
    assert!(report.lists.is_empty() && report.figures.is_empty());
}
