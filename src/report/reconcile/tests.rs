use super::*;
use crate::command::address::Address;
use crate::domain::id::NodeId;
use crate::domain::kind::Kind;
use crate::report::errata::Errata;
use crate::start;

fn sample() -> Plan {
    start::sample().unwrap().plan
}

fn year() -> FiscalYear {
    FiscalYear::new(2024).unwrap()
}

fn all(page: &Page) -> Vec<&FindingView> {
    let groups = page.groups.iter();
    groups.flat_map(|group| &group.findings).collect()
}

/// Everything that the real papers have wrong or written in two ways, and nothing else.
#[test]
fn the_real_plan_has_these_differences() {
    let page = Page::of(&sample(), year());
    let told: Vec<String> = all(&page)
        .iter()
        .map(|finding| {
            let lines: Vec<String> = finding
                .lines
                .iter()
                .filter(|line| !line.agrees)
                .map(|line| format!("{} {} → {}", line.what, line.printed, line.computed))
                .collect();
            format!("{}｜{}｜{}", finding.paper, finding.place, lines.join("、"))
        })
        .collect();
    assert_eq!(
        told,
        [
            "資料１｜集計表　③市民協働により公共サービスを向上させる｜達成 5 → 4、概ね達成 2 → 3",
            "資料１｜集計表　合 計｜達成 28 → 27、概ね達成 8 → 9",
            "資料１｜２ 令和６年度取組状況（全体）｜達成 28項目 → 27、概ね達成 8項目 → 9",
            "別紙１｜Ⅱ(1)イ①　研修報告で経営感覚が醸成されたと回答した受講者の割合｜達成率 96% → 97％",
            "資料１｜全体に占める割合｜達成の割合 68% → 66％、概ね達成の割合 20% → 22％",
            "資料１｜Ⅰ(1)－イ 職員のモラールとモチベーションの向上　マネジメント研修等の実施状況　言い方の違い｜実績 新任主幹・課長職を対象に実施 → 新任主幹職、新任課長職を対象に実施",
            "資料１｜Ⅰ(3)－ア ウェルビーイング経営の推進　男性育休取得率　桁・表し方の違い｜目標 65％ → 65.0%",
            "資料１｜Ⅰ(3)－イ DXの推進　電子契約の導入率　指標名の違い｜指標名 電子契約の導入率 → 電子契約の導入率（工事、委託、物品、物品賃貸借）",
            "資料１｜Ⅰ(3)－イ DXの推進　電子契約の導入率　桁・表し方の違い｜目標 10％ → 10.0%",
            "資料１｜Ⅰ(3)－ウ 市民の利便性の向上　電子申請システムを活用する手続数　指標名の違い｜指標名 電子申請システムを活用する手続数 → 電子申請システムを活用する手続数（累計）",
            "資料１｜Ⅰ(3)－ウ 市民の利便性の向上　電子申請システムを活用する手続数　単位の違い｜実績 126件 → 126、目標 85件 → 85",
            "資料１｜Ⅱ(1)－ア 評価結果を踏まえた事業の見直し　事務事業評価により事業の縮小・廃止を検討した事業数　単位の違い｜目標 ２件 → 2事業",
            "資料１｜Ⅱ(2)－ア 財源の確保　広告料収入（現物納付を除く）　指標名の違い｜指標名 広告料収入（現物納付を除く） → 広告料収入（一般会計＋病院事業会計）（現物納付を除く）",
            "資料１｜Ⅱ(2)－ウ 債権の確実な収納　各債権の収納率　指標名の違い｜指標名 各債権の収納率 → 市税、国民健康保険料、後期高齢者医療保険料、介護保険料、保育料、市営住宅使用料の現年分収納率",
            "資料１｜Ⅱ(2)－ウ 債権の確実な収納　各債権の収納率　桁・表し方の違い｜実績 98％ → 98.1%",
            "資料１｜Ⅱ(3)－イ 市有財産の有効活用　現本庁舎敷地跡地等の取組にに対する市民への意見聴取の機会　指標名の違い｜指標名 現本庁舎敷地跡地等の取組にに対する市民への意見聴取の機会 → 現本庁舎敷地跡地等の取組に対する市民への意見聴取の機会",
        ]
    );
    assert_eq!(page.lead[1], "16件");
}

#[test]
fn the_four_inconsistencies_are_explained() {
    let page = Page::of(&sample(), year());
    let why = |place: &str| {
        let all = all(&page);
        let found = all.iter().find(|finding| finding.place.contains(place));
        found.unwrap().why.clone()
    };
    assert_eq!(
        why("③"),
        [
            "整数に丸めた達成率（切り上げ）で判定すると、この資料の項目数がすべて印字のとおりになります。",
            "「概ね達成」のうち少なくとも1項目を「達成」に数えると、印字の数と一致します。",
            "どの項目かは、数だけでは特定できません。「概ね達成」の3項目のうち1項目です（境に近い順）。\n・「市民実感度調査「自治会やボランティア・NPO等の活動に参加している」と回答した市民の割合」99.477…％\n・「市民協働提案事業の実施件数」83.333…％\n・「「補助金の交付に関する基準」、「補助金及び交付金に関する調書」の見直しの進捗状況」",
            "概ね達成率は 7 ÷ 8 ＝ 87.5％ で、印字と一致しています。概ね達成率に数える区分どうしで数が入れ替わっても率は変わらないため、率だけでは気付けません。",
        ]
    );
    let total = why("合 計");
    assert_eq!(
        total[0],
        "上の行に印字された数を足した値です。上の行の違いが、そのまま合計に入っています。"
    );
    assert_eq!(
        total.last().unwrap(),
        "概ね達成率は 36 ÷ 41 ＝ 87.8％ で、印字と一致しています。概ね達成率に数える区分どうしで数が入れ替わっても率は変わらないため、率だけでは気付けません。"
    );
    assert_eq!(
        why("２ 令和６年度取組状況"),
        ["同じ資料の集計表に印字された数と同じです。"]
    );
    assert_eq!(
        why("全体に占める割合"),
        [
            "集計表に印字された項目数から計算した値です（28 ÷ 41 → 68％、8 ÷ 41 → 20％、5 ÷ 41 → 12％）。"
        ]
    );
    let rate = why("経営感覚");
    assert_eq!(rate[0], "切り捨てにすると 96％ になります。");
    assert!(rate[1].starts_with(
        "実績 87% が 86.5％以上 87.5％未満を丸めた値なら、達成率は 96.1％ から 97.2％"
    ));
}

#[test]
fn decisions_make_the_errata_and_are_taken_back() {
    let mut plan = sample();
    let before = plan.clone();
    let page = Page::of(&plan, year());
    let inverse = correct_all(&page.groups[0]).apply(&mut plan).unwrap();
    let first = all(&page)[0].key.clone();
    Command::text(Address::reason(&first), "行の判定から数え直した")
        .apply(&mut plan)
        .unwrap();
    let rate = all(&page)[3].clone();
    decide(&rate, Some(Ruling::Accept))
        .apply(&mut plan)
        .unwrap();
    let errata = Errata::of(&plan, year());
    let lines: Vec<String> = errata
        .lines
        .iter()
        .map(|line| line.cells().join("｜"))
        .collect();
    assert_eq!(
        lines,
        [
            "資料１｜集計表　③市民協働により公共サービスを向上させる　達成｜5｜4｜行の判定から数え直した",
            "資料１｜集計表　③市民協働により公共サービスを向上させる　概ね達成｜2｜3｜行の判定から数え直した",
            "資料１｜集計表　合 計　達成｜28｜27｜",
            "資料１｜集計表　合 計　概ね達成｜8｜9｜",
            "資料１｜２ 令和６年度取組状況（全体）　達成｜28項目｜27項目｜",
            "資料１｜２ 令和６年度取組状況（全体）　概ね達成｜8項目｜9項目｜",
        ]
    );
    assert_eq!((errata.open, errata.accepted), (12, 1));
    assert!(
        errata
            .text()
            .starts_with("資料\t箇所\t誤\t正\t理由\n資料１\t")
    );
    assert!(errata.html().contains("<td>28項目</td><td>27項目</td>"));
    // What was decided holds for the figures that were seen.
    let id = crate::domain::id::NodeId::new("p3-1a-1-1").unwrap();
    plan.indicator_mut(&id).unwrap().set_actual(year(), "0件");
    let later = Page::of(&plan, year());
    let row = all(&later)[0].clone();
    assert!(row.stale && row.ruling.is_none() && row.reason == "行の判定から数え直した");
    plan.indicator_mut(&id).unwrap().set_actual(year(), "5件");
    decide(&rate, None).apply(&mut plan).unwrap();
    Command::text(Address::reason(&first), "")
        .apply(&mut plan)
        .unwrap();
    inverse.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn a_plan_without_papers_says_so() {
    let mut plan = sample();
    plan.publications.clear();
    let ids: Vec<_> = plan
        .places()
        .map(|place| place.indicator.id.clone())
        .collect();
    for id in ids {
        plan.indicator_mut(&id)
            .unwrap()
            .edit_year(year(), |record| {
                record.printed_rate.clear();
                record.printed_mark.clear();
                record.printed_actual.clear();
            });
    }
    assert!(Page::of(&plan, year()).empty);
}

#[test]
fn tables_from_a_spreadsheet_become_papers() {
    let mut plan = sample();
    let id = crate::domain::id::PublicationId::new("new").unwrap();
    papers::add(&plan, id.clone(), year())
        .apply(&mut plan)
        .unwrap();
    papers::add_row(&plan, &id, papers::Section::Summary)
        .unwrap()
        .apply(&mut plan)
        .unwrap();
    assert_eq!(papers::paper(&plan, &id).unwrap().summary.len(), 4);
    let pasted =
        "①強くしなやかな組織をつくる\t21\t15\t4\t2\t90.5％\r\n合計\t41\t28\t8\t5\t87.8％\r\n";
    let paste = papers::paste(&plan, &id, papers::Section::Summary, (3, 0), pasted).unwrap();
    assert_eq!((paste.cells, paste.left_out), (12, 0));
    paste.command.apply(&mut plan).unwrap();
    let own = papers::paper(&plan, &id).unwrap();
    assert_eq!(own.summary.len(), 5);
    assert_eq!(own.summary[3].priority.as_ref().unwrap().as_str(), "p1");
    assert_eq!(own.summary[4].counts[0].figure, "28");
    let paste = papers::paste(
        &plan,
        &id,
        papers::Section::Excerpts,
        (0, 1),
        "年休取得率\t68.8%\t64.0%\n男性育休取得率\t72.1%\t65.0%",
    )
    .unwrap();
    assert_eq!(paste.unsure, 0);
    paste.command.apply(&mut plan).unwrap();
    let own = papers::paper(&plan, &id).unwrap();
    assert_eq!(own.excerpts[1].indicator.as_str(), "p1-3a-4-1");
    assert_eq!(own.excerpts[1].target, "65.0%");
    assert!(papers::paste(&plan, &id, papers::Section::Summary, (0, 0), "21").is_none());
}

#[test]
fn a_paragraph_speaks_of_what_its_sentences_have_named() {
    use crate::domain::printed::Statement;
    use crate::reconcile::{Material, statement};
    let plan = sample();
    let material = Material::of(&plan, year());
    let p1 = &plan.priorities[0].id;
    let wrong = |priority: Option<&crate::domain::id::NodeId>, text: &str| {
        let statement = Statement {
            priority: priority.cloned(),
            heading: String::new(),
            text: text.to_owned(),
            extra: Default::default(),
        };
        let pairs = statement::read(&material, &statement);
        (
            pairs.len(),
            pairs.iter().filter(|pair| !pair.agrees).count(),
        )
    };
    const SAID: &str = "41項目のうち30項目が達成した。";
    let after = |before: &str| wrong(None, &[before, SAID].concat());
    for (before, found) in [
        ("", (2, 1)),
        // Another year is the subject of the paragraph, until it is this one again.
        ("令和５年度の結果は次のとおりである。", (0, 0)),
        ("前年度は、次のとおりであった。", (0, 0)),
        ("令和５年度の結果は次のとおりである。\n", (2, 1)),
        (
            "令和５年度の結果は別に示す。令和６年度は次のとおりである。",
            (2, 1),
        ),
        ("令和５年度の結果は別に示す。令和６年度は、", (2, 1)),
        ("前年度と比べて改善した。", (2, 1)),
        ("令和６年度の結果は次のとおりである。", (2, 1)),
        ("2023年度は、", (0, 0)),
        ("2024年度は、", (2, 1)),
        ("令和元年度の結果は次のとおりである。", (0, 0)),
        ("前年度は改善したが、今年度は", (2, 1)),
        // A sentence with figures of this year is about this year.
        ("27項目が達成し、令和７年度は30項目を目指す。", (3, 1)),
        // So with a part of the plan.
        ("重点項目Ⅰについて述べる。", (0, 0)),
        ("重点項目１では、次のとおりとなった。", (0, 0)),
        ("「強くしなやかな組織をつくる」について述べる。", (0, 0)),
        ("３つの重点項目に取り組んだ。", (2, 1)),
        ("「強くしなやかな組織をつくる」を進めた。", (2, 1)),
    ] {
        assert_eq!(after(before), found, "{before}");
    }
    let own = "「強くしなやかな組織をつくる」について述べる。21項目のうち20項目が達成した。";
    assert_eq!(wrong(Some(p1), own), (2, 1));
    assert_eq!(wrong(None, own), (0, 0));
    let named =
        "「強くしなやかな組織をつくる」では21項目のうち15項目が達成した。未達成は2項目である。";
    assert_eq!(wrong(None, named), (2, 0));
}

#[test]
fn a_decision_stays_with_its_row_whatever_the_others_say() {
    let mut plan = sample();
    let keys = |plan: &Plan| -> Vec<String> {
        let report = crate::reconcile::differences(plan, year());
        let mut keys: Vec<String> = report
            .findings
            .into_iter()
            .map(|finding| finding.key)
            .filter(|key| key.contains("/table/all"))
            .collect();
        keys.sort();
        keys
    };
    let paper = &mut plan.publications[0];
    let total = paper
        .summary
        .iter()
        .find(|row| row.priority.is_none())
        .unwrap()
        .clone();
    paper.summary.push(total);
    let both = keys(&plan);
    assert_eq!(both.len(), 2);
    assert!(both[1].ends_with("/table/all~2"), "{both:?}");
    // The first is put right: the second is the same as before.
    let paper = &mut plan.publications[0];
    let row = paper
        .summary
        .iter_mut()
        .find(|row| row.priority.is_none())
        .unwrap();
    row.counts[0].figure = "27".to_owned();
    row.counts[1].figure = "9".to_owned();
    assert_eq!(keys(&plan), both[1..]);
}

#[test]
fn a_printed_value_agrees_when_it_is_rounded_from_the_row() {
    let mut plan = sample();
    let debts = NodeId::new("p2-2c-1-1").unwrap();
    let mut found = |decimals: Option<u8>, printed: &str| -> Vec<String> {
        let indicator = plan.indicator_mut(&debts).unwrap();
        let Kind::Composite(mut composite) = indicator.kind().clone() else {
            panic!("parts");
        };
        composite.decimals = decimals;
        indicator.set_kind(Kind::Composite(composite));
        indicator.edit_year(year(), |record| record.printed_actual = printed.to_owned());
        let report = crate::reconcile::differences(&plan, year());
        let keys = report.findings.into_iter().map(|finding| finding.key);
        keys.filter(|key| key.ends_with("p2-2c-1-1/actual"))
            .collect()
    };
    // (98.8 ＋ 92.64 ＋ 99.61 ＋ 99.7 ＋ 99.8 ＋ 98.1) ÷ 6 = 98.1083…
    for (decimals, printed, agrees) in [
        (Some(1), "98.1%", true),
        (None, "98.1%", true),
        (None, "98％", true),
        (None, "98.11", true),
        (None, "98.2%", false),
        (None, "98.1件", false),
    ] {
        assert_eq!(
            found(decimals, printed).is_empty(),
            agrees,
            "{decimals:?} {printed}"
        );
    }
}

#[test]
fn a_rate_is_corrected_to_the_digits_that_are_printed() {
    let mut plan = sample();
    let id = NodeId::new("p2-1b-1-1").unwrap();
    let indicator = plan.indicator_mut(&id).unwrap();
    indicator.edit_year(year(), |record| record.printed_rate = "96.6%".to_owned());
    let page = Page::of(&plan, year());
    let said: Vec<String> = all(&page)
        .iter()
        .map(|finding| format!("{finding:?}"))
        .filter(|text| text.contains("96.6%"))
        .collect();
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("96.7％"), "{}", said[0]);
}

/// Pasted into an empty summary table of a plan with three 重点項目: the rows there are, and of which 重点項目 each is.
#[test]
fn a_pasted_summary_has_the_rows_that_were_pasted_and_their_scopes() {
    let names: Vec<String> = sample()
        .priorities
        .iter()
        .map(|one| one.name.clone())
        .collect();
    let [one, two, three] = [&names[0], &names[1], &names[2]];
    let together = format!("{one}・{two}");
    let cases: [(Vec<&str>, &[Option<&str>]); 3] = [
        (
            vec![one, two, three, "合計"],
            &[Some("p1"), Some("p2"), Some("p3"), None],
        ),
        (
            vec!["合計", one, two, three],
            &[None, Some("p1"), Some("p2"), Some("p3")],
        ),
        (
            vec![&together, three, "合計", "参考", "その他"],
            &[None, Some("p3"), None, None, None],
        ),
    ];
    for (labels, scopes) in cases {
        let mut plan = sample();
        let id = crate::domain::id::PublicationId::new("new").unwrap();
        papers::add(&plan, id.clone(), year())
            .apply(&mut plan)
            .unwrap();
        let rows: Vec<String> = labels.iter().map(|label| format!("{label}\t41")).collect();
        let paste = papers::paste(
            &plan,
            &id,
            papers::Section::Summary,
            (0, 0),
            &rows.join("\n"),
        );
        paste.unwrap().command.apply(&mut plan).unwrap();
        let own = &papers::paper(&plan, &id).unwrap().summary;
        let found: Vec<Option<&str>> = own
            .iter()
            .map(|row| row.priority.as_ref().map(|id| id.as_str()))
            .collect();
        assert_eq!(found, scopes, "{labels:?}");
        // Figures beside the headings change nothing of that, and blank cells nothing at all.
        let more = "\t\t9\n\t\t9\n";
        let more = format!("40{more}");
        let paste = papers::paste(&plan, &id, papers::Section::Summary, (0, 1), &more).unwrap();
        assert_eq!((paste.cells, paste.left_out), (3, 0));
        paste.command.apply(&mut plan).unwrap();
        let own = &papers::paper(&plan, &id).unwrap().summary;
        assert_eq!((own[0].set.as_str(), own[1].set.as_str()), ("40", "41"));
        let again: Vec<Option<&str>> = own
            .iter()
            .map(|row| row.priority.as_ref().map(|id| id.as_str()))
            .collect();
        assert_eq!(again, scopes);
    }
}

/// What there is no place for is counted, and nothing is guessed that could be two things.
#[test]
fn what_is_pasted_too_much_is_told() {
    let mut plan = sample();
    let id = crate::domain::id::PublicationId::new("new").unwrap();
    papers::add(&plan, id.clone(), year())
        .apply(&mut plan)
        .unwrap();
    for (text, cells, left_out, unsure) in [
        ("1\t年休取得率\t68.8%\t64.0%\t○", 4, 1, 0),
        ("1\t率\t68.8%", 3, 0, 1),
        ("1\tどこにもない指標\t68.8%", 3, 0, 1),
        ("1\t\t68.8%", 2, 0, 0),
    ] {
        let paste = papers::paste(&plan, &id, papers::Section::Excerpts, (0, 0), text).unwrap();
        assert_eq!(
            (paste.cells, paste.left_out, paste.unsure),
            (cells, left_out, unsure),
            "{text}"
        );
    }
    let last = plan.places().last().unwrap().indicator.id.clone();
    for (mark, text, cells, left_out) in [
        (false, "98％\t○\n97％\t△", 2, 2),
        (true, "○\t…\n△", 1, 2),
        (false, "\t○\n\t", 1, 0),
    ] {
        let paste = papers::paste_rows(&plan, year(), &last, mark, text).unwrap();
        assert_eq!((paste.cells, paste.left_out), (cells, left_out), "{text}");
    }
    assert!(papers::paste_rows(&plan, year(), &last, false, "\t\n\t").is_none());
}
