use super::*;
use crate::domain::id::MergeId;
use crate::domain::merged::{Merge, MergedValue};
use crate::domain::rounding::Rounding;
use crate::exchange::merge;
use crate::start;

fn sample() -> Plan {
    start::sample().unwrap().plan
}

fn r6() -> FiscalYear {
    FiscalYear::new(2024).unwrap()
}

const CONTEXT: Context<'_> = Context {
    time: &str::to_owned,
    as_of: "2025-08-08T04:15:00Z",
    conditions: Vec::new(),
};

fn of(plan: &Plan, why: &Why) -> Page {
    Page::of(plan, why, &Figures::of(plan, r6()), &CONTEXT).unwrap()
}

fn steps(page: &Page) -> Vec<String> {
    page.steps
        .iter()
        .map(|step| arithmetic::line(&step.label, &step.text))
        .collect()
}

fn groups(page: &Page) -> Vec<String> {
    page.groups
        .iter()
        .map(|group| {
            format!(
                "{} {} {}",
                group.verdict.word,
                group.title,
                group.lines.len()
            )
        })
        .collect()
}

#[test]
fn the_headline_is_divided_before_ones_eyes() {
    let plan = sample();
    let page = of(&plan, &Why::share(None, r6()));
    assert_eq!(page.title, "概ね達成率の計算根拠");
    assert_eq!(page.about, "令和６年度　計画全体");
    assert_eq!(page.figure, "87.8％（36÷41）");
    assert_eq!(
        steps(&page),
        [
            "範囲：計画全体",
            "成果指標設定項目：41項目",
            "判定の内訳：達成 27 ＋ 概ね達成 9 ＋ 未達成 5 ＝ 41",
            "式：（達成 ＋ 概ね達成）÷ 判定のある項目の数（80％以上）",
            "計算：（27 ＋ 9）÷ 41 ＝ 36/41 ＝ 87.8048…％",
            "丸め：87.8048…％ → 87.8％（小数第1位まで四捨五入）",
            "規則：丸める前の達成率で判定。達成 100％以上、概ね達成 80％以上100％未満、未達成 80％未満",
            "入力元：この計画に直接入力した値（課のファイルから反映した記録なし、計画の最終更新 2025-08-08T04:15:00Z）",
        ]
    );
    assert_eq!(
        groups(&page),
        [
            "達成 100％以上 27項目 27",
            "概ね達成 80％以上100％未満 9項目 9",
            "未達成 80％未満 5項目 5",
        ]
    );
    assert!(page.groups.iter().all(|group| !group.open));
}

#[test]
fn every_part_of_the_tree_and_every_department_has_its_own() {
    let plan = sample();
    let whole = Why::share(None, r6());
    let mut seen = 0;
    for priority in &plan.priorities {
        let page = of(&plan, &whole.clone().within(&priority.id));
        let lines: usize = page.groups.iter().map(|group| group.lines.len()).sum();
        assert_eq!(lines, priority.indicator_count());
        seen += lines;
    }
    assert_eq!(seen, 41);
    let department = plan
        .departments
        .iter()
        .find(|department| department.name == "職員課")
        .unwrap();
    let page = of(&plan, &Why::share(Some(&department.id), r6()));
    assert_eq!(page.about, "令和６年度　計画全体・職員課が担当する指標");
    assert_eq!(page.notes, [words::ONCE_EACH]);
}

#[test]
fn a_level_lists_its_indicators_and_says_how_it_is_rounded() {
    let plan = sample();
    let why = Why::share(None, r6());
    let page = of(&plan, &why.level(&plan.rules, Some(2)));
    assert_eq!(page.figure, "5項目・12％（5÷41）");
    assert!(steps(&page).contains(&"計算：5 ÷ 41 ＝ 5/41 ＝ 12.195…％".to_owned()));
    let open: Vec<&str> = page
        .groups
        .iter()
        .filter(|group| group.open)
        .flat_map(|group| &group.lines)
        .map(|line| line.measure.as_str())
        .collect();
    assert_eq!(open, ["77％", "73％", "67％", "60％", "0％"]);
    // 66 + 22 + 12 is 100.
    assert!(page.notes.is_empty());
    let mut plan = plan;
    plan.rules.rounding = Rounding::Floor;
    let page = of(&plan, &why.level(&plan.rules, Some(2)));
    assert_eq!(
        page.notes,
        ["端数処理のため合計が100％にならない場合があります。"]
    );
}

#[test]
fn what_is_left_out_is_listed_with_the_reason() {
    let mut plan = sample();
    let ids: Vec<NodeId> = plan
        .places()
        .map(|place| place.indicator.id.clone())
        .collect();
    plan.indicator_mut(&ids[0]).unwrap().set_target(r6(), "－");
    let applicants = plan
        .places()
        .find(|place| place.indicator.name == "職員採用試験申込者数")
        .map(|place| place.indicator.id.clone())
        .unwrap();
    plan.indicator_mut(&applicants)
        .unwrap()
        .set_target(r6(), "0人");
    plan.indicator_mut(&ids[2]).unwrap().set_actual(r6(), "");
    let page = of(&plan, &Why::share(None, r6()));
    let left_out: Vec<(&str, &str, bool)> = page
        .groups
        .iter()
        .filter(|group| !group.reason.is_empty())
        .map(|group| (group.verdict.word.as_str(), group.reason, group.open))
        .collect();
    assert_eq!(
        left_out,
        [
            ("未入力", "実績が入力されていません。", true),
            (
                "判定なし",
                "目標が0のため率がなく、計算の規則により判定の対象から除いています。",
                true
            ),
            (
                "対象外",
                "目標が「－」のため、この年度の集計に入りません。",
                true
            ),
        ]
    );
    let steps = steps(&page);
    assert!(
        steps.contains(
            &"成果指標設定項目：40項目（成果指標 41項目 から、対象外・参考の 1項目 を除いた数）"
                .to_owned()
        ),
        "{steps:?}"
    );
    assert!(
        steps.contains(&"設定項目の内訳：判定あり 38 ＋ 未入力 1 ＋ 判定なし 1 ＝ 40".to_owned()),
        "{steps:?}"
    );
}

#[test]
fn a_rate_says_everything_in_a_mail() {
    let plan = sample();
    let place = plan
        .places()
        .find(|place| place.indicator.name == "職員採用試験申込者数")
        .unwrap();
    let page = of(&plan, &Why::rate(&place.indicator.id, r6()));
    assert_eq!(
        page.as_text(),
        "【職員採用試験申込者数の計算根拠】\n\
         令和６年度　Ⅰ(2)イ④\n\
         73％・未達成\n\
         目標：1,000人\n\
         実績：729人\n\
         式：実績 ÷ 目標\n\
         計算：729人 ÷ 1,000人 ＝ 72.9％\n\
         丸め：72.9％ → 73％（四捨五入）\n\
         判定：80％未満なので未達成\n\
         規則：整数まで四捨五入、丸める前の達成率で判定\n\
         区分：達成 100％以上、概ね達成 80％以上100％未満、未達成 80％未満\n\
         担当課：職員課\n\
         入力元：この計画に直接入力した値（課のファイルから反映した記録なし、計画の最終更新 2025-08-08T04:15:00Z）"
    );
}

#[test]
fn a_total_says_everything_in_a_mail() {
    let plan = sample();
    let third = &plan.priorities[2].id;
    let text = of(&plan, &Why::share(None, r6()).within(third)).as_text();
    assert!(
        text.starts_with("【概ね達成率の計算根拠】\n令和６年度　重点項目 Ⅲ　市民協働により"),
        "{text}"
    );
    assert!(text.contains("\n\n■達成　100％以上 4項目\n・Ⅲ"), "{text}");
    assert!(text.contains("\n\n■未達成　80％未満 1項目\n・Ⅲ"), "{text}");
}

/// A file that brought these values of the year, each with its print.
fn file(name: &str, department: &str, plan: &Plan, values: &[(&NodeId, &str)]) -> Merge {
    let value = |(id, path): &(&NodeId, &str)| {
        let standing = merge::Standing::of(plan.place(id).unwrap().indicator);
        MergedValue {
            at: format!("{id}/{path}"),
            print: standing.print(path),
            reason: String::new(),
            extra: Default::default(),
        }
    };
    Merge {
        id: MergeId::new(name).unwrap(),
        at: "2025-08-01T00:00:00Z".to_owned(),
        file: format!("{name}.json"),
        department: plan
            .departments
            .iter()
            .find(|one| one.name == department)
            .map(|one| one.id.clone()),
        year: None,
        as_of: String::new(),
        print: String::new(),
        values: values.iter().map(value).collect(),
        extra: Default::default(),
    }
}

#[test]
fn who_supplied_the_inputs_and_when_is_told() {
    let mut plan = sample();
    let ids: Vec<NodeId> = plan
        .places()
        .map(|place| place.indicator.id.clone())
        .collect();
    let (target, actual) = ("years/2024/target", "years/2024/actual");
    let next = "years/2025/target";
    let mut first = file(
        "a",
        "職員課",
        &plan,
        &[
            (&ids[0], target),
            (&ids[0], actual),
            (&ids[1], actual),
            (&ids[2], next),
        ],
    );
    first.values[1].reason = "電話で確認".to_owned();
    plan.merges.push(first);
    plan.merges.push(file(
        "b",
        "",
        &plan,
        &[(&ids[1], actual), (&ids[3], actual)],
    ));
    let of_rate = |plan: &Plan, id: &NodeId| {
        let page = of(plan, &Why::rate(id, r6()));
        page.steps.last().unwrap().text.clone()
    };
    let here = "この計画に直接入力した値（課のファイルから反映した記録なし、計画の最終更新 2025-08-08T04:15:00Z）";
    assert_eq!(
        of_rate(&plan, &ids[0]),
        "実績 R6：職員課のファイル「a.json」（2025-08-01T00:00:00Z 反映。理由：電話で確認）\n\
         目標 R6：職員課のファイル「a.json」（2025-08-01T00:00:00Z 反映）"
    );
    // The latest file counts, and the target stood here before.
    assert_eq!(
        of_rate(&plan, &ids[1]),
        format!(
            "実績 R6：計画全体のファイル「b.json」（2025-08-01T00:00:00Z 反映）\nそのほか：{here}"
        )
    );
    // Next year's target is not put in.
    assert_eq!(of_rate(&plan, &ids[2]), here);
    let of_total = |plan: &Plan| {
        let page = of(plan, &Why::share(None, r6()));
        page.steps.last().unwrap().text.clone()
    };
    assert_eq!(
        of_total(&plan),
        format!(
            "2項目：計画全体のファイル「b.json」（2025-08-01T00:00:00Z 反映）\n\
             1項目：職員課のファイル「a.json」（2025-08-01T00:00:00Z 反映）\n\
             38項目：{here}"
        )
    );
    // What has been changed since is nobody's but the plan's.
    for id in [&ids[0], &ids[1], &ids[3]] {
        plan.indicator_mut(id).unwrap().set_actual(r6(), "7");
    }
    assert_eq!(of_total(&plan), here);
    assert!(of_rate(&plan, &ids[1]).starts_with("この計画に"));
}

#[test]
fn the_list_as_it_is_filtered_has_its_own() {
    let plan = sample();
    let query = ListQuery {
        text: "職員".to_owned(),
        ..ListQuery::default()
    };
    let page = of(&plan, &Why::share(None, r6()).listed(&query));
    assert_eq!(page.about, "令和６年度　計画全体・一覧で絞り込んだ行");
    let lines: usize = page.groups.iter().map(|group| group.lines.len()).sum();
    assert!((1..41).contains(&lines), "{lines}");
    let plain = Why::share(None, r6()).listed(&ListQuery {
        sort: "rate".to_owned(),
        ..ListQuery::default()
    });
    assert_eq!(plain, Why::share(None, r6()));
}

#[test]
fn every_number_of_the_overview_is_what_its_arithmetic_comes_to() {
    use crate::report::overview::{Body, overview};
    let plan = sample();
    let figures = Figures::of(&plan, r6());
    let Body::Report(report) = overview(&plan, &figures, None).body else {
        panic!("nothing to report");
    };
    let numbers = |href: &str| {
        let Route::Why(why) = Route::parse(href.trim_start_matches('#')) else {
            panic!("{href}");
        };
        of(&plan, &why).figure
    };
    for figure in &report.figures {
        let number = format!("{}{}", figure.number, figure.unit);
        assert!(
            numbers(&figure.why).starts_with(&number),
            "{}",
            figure.label
        );
    }
    for row in report.table.rows.iter().chain([&report.table.total]) {
        for cell in &row.cells {
            assert!(numbers(&cell.why).starts_with(&cell.figure), "{}", row.name);
        }
    }
    for bar in &report.bars {
        let (drawn, _) = bar.bar.as_ref().unwrap();
        assert_eq!(bar.whys.len(), drawn.segments.len());
        for (segment, href) in drawn.segments.iter().zip(&bar.whys) {
            assert!(numbers(href).starts_with(&segment.count), "{}", bar.name);
        }
    }
}

#[test]
fn what_the_plan_does_not_have_has_no_arithmetic() {
    let plan = sample();
    let figures = Figures::of(&plan, r6());
    let node = NodeId::new("nowhere").unwrap();
    let department = crate::domain::id::DepartmentId::new("nobody").unwrap();
    let year = FiscalYear::new(2050).unwrap();
    let whole = Why::share(None, r6());
    for why in [
        Why::rate(&node, r6()),
        whole.clone().within(&node),
        Why::share(Some(&department), r6()),
        Why::share(None, year),
        whole.of(Figure::Level(BandId::new("nothing").unwrap())),
        whole.of(Figure::Rate),
    ] {
        assert_eq!(Page::of(&plan, &why, &figures, &CONTEXT), None, "{why:?}");
    }
}
