//! What has to be settled, explained or built before the totals can be read as they are.

use super::*;
use crate::domain::indicator::Override;
use crate::domain::rules::{Band, JudgedOn, LowerBound, Percent};
use crate::report::list::order::{Order, Wanted};
use crate::report::route::Route;

#[test]
fn what_a_person_has_to_see_to_comes_after_the_misses() {
    let mut plan = sample();
    enter(&mut plan, "職員採用試験申込者数", "1,000人", "729件");
    enter(&mut plan, "設備投資額", "280,000千円", "集計中");
    let id = named(&plan, "マネジメント研修等");
    plan.indicator_mut(&id)
        .unwrap()
        .edit_year(FiscalYear::new(2024).unwrap(), |record| {
            record.assessment = None
        });
    let report = report_of(&plan, 2024, None);
    let ids: Vec<&str> = report.lists.iter().map(|list| list.id).collect();
    assert_eq!(ids, ["misses", "settle", "waiting"]);
    assert_eq!(report.lists[0].title, "未達成の項目（3）");
    let told: Vec<String> = report.lists[1]
        .items
        .iter()
        .map(|item| {
            format!(
                "{} {} {}",
                item.verdict.word,
                item.name,
                item.reasons.join(" ")
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "判定待ち マネジメント研修等の実施状況 実績を見て、判定を選んでください。",
            "要確認 職員採用試験申込者数 目標と実績の単位が違います。単位をそろえて入力してください。",
        ]
    );
    assert_eq!(report.lists[2].items[0].verdict.word, "集計中");
    // What is announced is what the links lead to.
    let links = |list: &Items| -> Vec<String> {
        let links = list.links.iter();
        links
            .map(|link| format!("{} {}", link.text, link.href))
            .collect()
    };
    assert_eq!(
        links(&report.lists[1]),
        [
            "判定待ちを一覧で見る #/list?standing=to-judge",
            "要確認を一覧で見る #/list?standing=unsettled"
        ]
    );
    for list in &report.lists[1..] {
        let mut shown = 0;
        for link in &list.links {
            let Route::List(query) = Route::parse(link.href.trim_start_matches('#')) else {
                panic!("{}", link.href);
            };
            let figures = Figures::of(&plan, FiscalYear::new(2024).unwrap());
            let wanted = Wanted {
                query,
                scope: None,
                year: figures.year,
            };
            shown += Order::of(&plan, &figures, wanted).lines().len();
        }
        assert_eq!(shown, list.items.len(), "{}", list.title);
    }
    assert_eq!(
        sentence(&report),
        "41項目のうち 達成26、概ね達成9、未達成3、要確認1、判定待ち1、集計中1。概ね達成率 92.1％（途中：41項目中 38項目、35÷38）"
    );
    assert_eq!(
        report.table.headings[4].lines[0],
        "要確認・判定待ち・集計中"
    );
}

#[test]
fn a_level_that_rounding_would_change_is_said() {
    let mut plan = sample();
    enter(&mut plan, "職員採用試験申込者数", "1,000人", "996人");
    enter(&mut plan, "設備投資額", "280,000千円", "279,999千円");
    let told = |plan: &Plan| -> Vec<String> {
        let mut report = report_of(plan, 2024, None);
        report.remarks.retain(|remark| remark.jump.is_none());
        let links = report.remarks.iter().flat_map(|remark| &remark.links);
        report
            .remarks
            .iter()
            .map(|remark| remark.text.clone())
            .chain(links.map(|link| link.text.clone()))
            .collect()
    };
    assert_eq!(
        told(&plan),
        [
            "丸める前と後で判定が変わる指標が2項目あります。判定には丸める前の率を使っています。",
            "職員採用試験申込者数：99.6％（表示 100％）で 概ね達成",
            "設備投資額：99.9996％（表示 100％）で 概ね達成",
        ]
    );
    plan.rules.judged_on = JudgedOn::Shown;
    assert_eq!(
        told(&plan)[..2],
        [
            "丸める前と後で判定が変わる指標が2項目あります。判定には表示している（丸めた）率を使っています。",
            "職員採用試験申込者数：99.6％（表示 100％）で 達成",
        ]
    );
}

#[test]
fn a_persons_decision_never_hides_what_was_computed() {
    let mut plan = sample();
    let id = named(&plan, "職員採用試験申込者数");
    let missed = plan.rules.bands()[2].id.clone();
    let met = plan.rules.bands()[0].id.clone();
    let mut decide = |id: &NodeId, band: BandId| {
        plan.indicator_mut(id)
            .unwrap()
            .edit_year(FiscalYear::new(2024).unwrap(), |record| {
                record.overruling = Some(Override {
                    band: Some(band),
                    rate: None,
                    reason: "委員会で決定".to_owned(),
                });
            });
    };
    decide(&id, met);
    let workshop = NodeId::new("p1-1b-3-1").unwrap();
    decide(&workshop, missed);
    let report = report_of(&plan, 2024, None);
    let remark = &report.remarks[0];
    assert_eq!(remark.text, "手で判定や率を決めた指標が2項目あります。");
    let links: Vec<&str> = remark.links.iter().map(|link| link.text.as_str()).collect();
    assert_eq!(
        links,
        [
            "マネジメント研修等の実施状況：未達成（計算では 達成）",
            "職員採用試験申込者数：73％・達成（計算では 73％・未達成）",
        ]
    );
    let misses = list(&report, "misses").unwrap();
    assert_eq!(misses.items[0].reasons, ["計算では 達成"]);
}

#[test]
fn levels_of_another_plan() {
    let mut plan = sample();
    let level = |id: &str, label: &str, lower: &str, attains| Band {
        id: BandId::new(id).unwrap(),
        label: label.to_owned(),
        mark: label.to_owned(),
        lower: Percent::parse(lower).map(|percent| LowerBound {
            percent,
            inclusive: true,
        }),
        attains,
        extra: Default::default(),
    };
    let bands = vec![
        level("s", "S", "120", true),
        level("met", "A", "100", true),
        level("near", "B", "80", true),
        level("c", "C", "60", false),
        level("missed", "D", "", false),
    ];
    plan.rules.set_bands(bands).unwrap();
    let report = report_of(&plan, 2024, None);
    assert!(
        sentence(&report).starts_with("41項目のうち S"),
        "{}",
        sentence(&report)
    );
    assert!(sentence(&report).ends_with("「B」以上の割合 87.8％（36÷41）"));
    assert_eq!(report.table.headings.len(), 7);
    assert_eq!(
        report.table.headings[2].lines,
        ["「A」の項目", "（100％以上", "120％未満）"]
    );
    let misses = list(&report, "misses").unwrap();
    assert_eq!(misses.title, "C・Dの項目（5）");
    let links: Vec<&str> = misses.links.iter().map(|link| link.text.as_str()).collect();
    assert_eq!(links, ["Cを一覧で見る", "Dを一覧で見る"]);
    assert_eq!(report.figures[0].note, "36 ÷ 41（S 10 ＋ A 17 ＋ B 9）");
}

#[test]
fn what_the_program_makes_is_shown_where_nothing_was_typed() {
    let mut plan = sample();
    enter(&mut plan, "市税、国民健康保険料", "200%", "");
    let report = report_of(&plan, 2024, None);
    let misses = list(&report, "misses").unwrap();
    let item = misses
        .items
        .iter()
        .find(|item| item.name.starts_with("市税、国民健康保険料"))
        .unwrap();
    assert_eq!(item.figures, "目標 200% → 実績 98.1％");
}

#[test]
fn nothing_to_report_says_what_to_do() {
    let mut plan = sample();
    let empty = |plan: &Plan, department| match shown(plan, 2024, department).body {
        Body::Empty(empty) => Some(empty),
        Body::Report(_) => None,
    };
    assert_eq!(empty(&plan, Some("hoiku")), Some(Empty::NotTheirs));
    assert_eq!(empty(&plan, None), None);
    for priority in &mut plan.priorities {
        priority.themes.clear();
    }
    assert_eq!(empty(&plan, None), Some(Empty::NoIndicators));
    plan.priorities.clear();
    assert_eq!(empty(&plan, None), Some(Empty::NoPriorities));
    assert_eq!(shown(&plan, 2024, None).entered, "0項目中 0項目入力済");
}
