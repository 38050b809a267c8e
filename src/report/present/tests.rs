use super::*;
use crate::domain::entry::Entry;
use crate::domain::id::BandId;
use crate::domain::indicator::Override;
use crate::domain::rules::Percent;
use crate::start;

fn sample() -> (Plan, Figures) {
    let plan = start::sample().unwrap().plan;
    let figures = Figures::of(&plan, plan.reporting_year);
    (plan, figures)
}

fn of(plan: &Plan, slide: &Slide) -> Screen {
    let figures = Figures::of(plan, plan.reporting_year);
    screen(plan, &figures, &order(plan, &figures), slide)
}

fn id(text: &str) -> NodeId {
    NodeId::new(text).unwrap()
}

fn single_of(screen: &Screen) -> &Single {
    match &screen.body {
        Body::Indicator(single) => single,
        other => panic!("{other:?}"),
    }
}

fn totals_of(screen: &Screen) -> &Totals {
    match &screen.body {
        Body::Totals(totals) => totals,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_order_is_the_whole_each_priority_each_miss() {
    let (plan, figures) = sample();
    let order = order(&plan, &figures);
    let addresses: Vec<String> = order.iter().map(ToString::to_string).collect();
    assert_eq!(
        addresses[..5],
        [
            "",
            "/priority/p1",
            "/priority/p2",
            "/priority/p3",
            "/missed/p1-2b-2-1"
        ]
    );
    assert_eq!(order.len(), 1 + 3 + 5);
    assert_eq!(position(&order, &Slide::Priority(id("p2"))), 2);
    assert_eq!(position(&order, &Slide::Missed(id("p1-1a-1-1"))), 0);
}

#[test]
fn addresses_lead_to_their_screens() {
    for slide in [
        Slide::Overall,
        Slide::Priority(id("p1")),
        Slide::Missed(id("p1-2b-2-1")),
        Slide::Indicator(id("p1-2b-2-1")),
    ] {
        let address = slide.to_string();
        let mut parts = address.split('/').filter(|part| !part.is_empty());
        assert_eq!(Slide::of(parts.next(), parts.next()), Some(slide));
    }
    for (kind, id) in [
        (Some("missed"), None),
        (Some("x"), Some("p1")),
        (Some("priority"), Some("a b")),
        (None, Some("p1")),
    ] {
        assert_eq!(Slide::of(kind, id), None);
    }
}

#[test]
fn the_whole_and_its_parts() {
    let (plan, _) = sample();
    let whole = of(&plan, &Slide::Overall);
    assert_eq!(whole.headline, "令和６年度の取組状況");
    assert_eq!(whole.at, "1／9");
    let totals = totals_of(&whole);
    let share = totals.share.as_ref().unwrap();
    assert_eq!(
        (
            share.name.as_str(),
            share.percent.as_str(),
            share.fraction.as_str()
        ),
        ("概ね達成率", "87.8％", "（36÷41）")
    );
    let counts: Vec<(&str, &str)> = totals
        .figures
        .iter()
        .map(|figure| (figure.label.as_str(), figure.number.as_str()))
        .collect();
    assert_eq!(counts, [("達成", "27"), ("概ね達成", "9"), ("未達成", "5")]);
    let parts: Vec<&str> = totals
        .parts
        .iter()
        .map(|part| part.share.as_str())
        .collect();
    assert_eq!(
        parts,
        ["90.5％（19÷21）", "83.3％（10÷12）", "87.5％（7÷8）"]
    );
    // Every figure leads to its arithmetic.
    assert_eq!(whole.why, share.why);
    let asked = totals.figures.iter().map(|figure| &figure.why);
    for why in asked.chain(totals.parts.iter().map(|part| &part.why)) {
        assert!(why.starts_with("#/why/"), "{why}");
    }
    let first = of(&plan, &Slide::Priority(id("p1")));
    assert!(first.headline.starts_with('Ⅰ'));
    let totals = totals_of(&first);
    assert_eq!(totals.figures[0].number, "15");
    // Its misses are named, and lead to their screens.
    assert_eq!(totals.of_parts, "未達成の2項目");
    let misses: Vec<(String, &str)> = totals
        .parts
        .iter()
        .map(|part| (part.slide.to_string(), part.share.as_str()))
        .collect();
    assert_eq!(
        misses,
        [
            ("/missed/p1-2b-2-1".to_owned(), "77％"),
            ("/missed/p1-2b-4-1".to_owned(), "73％"),
        ]
    );
    assert_eq!((totals.more.as_str(), totals.legend.len()), ("", 0));
}

#[test]
fn a_screen_with_more_misses_than_room_counts_the_rest() {
    let mut plan = start::sample().unwrap().plan;
    let year = plan.reporting_year;
    for theme in &mut plan.priorities[0].themes {
        for initiative in &mut theme.initiatives {
            for action in &mut initiative.actions {
                for indicator in &mut action.indicators {
                    indicator.set_actual(year, "0");
                }
            }
        }
    }
    let screen = of(&plan, &Slide::Priority(id("p1")));
    let totals = totals_of(&screen);
    let missed: usize = totals.figures[2].number.parse().unwrap();
    assert_eq!(totals.parts.len(), 6);
    assert_eq!(totals.of_parts, format!("未達成の{missed}項目"));
    assert_eq!(totals.more, format!("ほか{}項目", missed - 6));
}

#[test]
fn a_share_of_few_says_so_and_a_screen_has_one_denominator() {
    let mut plan = start::sample().unwrap().plan;
    let year = plan.reporting_year;
    let mut left = 1;
    plan.for_each_indicator_mut(&mut |indicator| {
        if left == 0 {
            indicator.edit_year(year, |record| {
                record.actual = Entry::new("", record.actual.grammar());
                record.assessment = None;
                record.parts.clear();
            });
        }
        left = 0;
    });
    let screen = of(&plan, &Slide::Overall);
    let totals = totals_of(&screen);
    let share = totals.share.as_ref().unwrap();
    assert_eq!(share.fraction, "（途中：41項目中 1項目、1÷1）");
    assert!(totals.figures.iter().all(|figure| figure.note.is_empty()));
    let (bar, _) = totals.bar.as_ref().unwrap();
    assert!(bar.segments.iter().all(|segment| segment.share.is_empty()));
    assert_eq!(totals.legend.len(), 1);
    // The same in the sentence of 資料１, whose chart says what it is of.
    let figures = Figures::of(&plan, year);
    let desk = crate::report::handout::Desk::of(&plan, &figures);
    let overall = &desk.passages[2].text;
    assert!(
        overall.contains("概ね達成率は100.0％（途中：41項目中 1項目、1÷1）でした。"),
        "{overall}"
    );
}

#[test]
fn a_miss_says_why() {
    let (plan, _) = sample();
    let miss = of(&plan, &Slide::Missed(id("p1-2b-4-1")));
    assert!(miss.about.starts_with("Ⅰ(2)イ④　"), "{}", miss.about);
    let single = single_of(&miss);
    assert_eq!(
        (
            single.verdict.word.as_str(),
            single.measure,
            single.rate.as_str(),
            single.figures.as_str(),
            single.because.as_str(),
        ),
        (
            "未達成",
            "達成率",
            "73％",
            "目標 1,000人 → 実績 729人",
            "729人 ÷ 1,000人 ＝ 72.9％ → 73％（四捨五入）　80％未満なので未達成",
        )
    );
    assert_eq!(single.texts[0].0, "未達成の理由");
    assert!(miss.why.contains("p1-2b-4-1"), "{}", miss.why);
    let aside = of(&plan, &Slide::Indicator(id("p1-1a-1-1")));
    assert_eq!(aside.at, "個別");
    assert_eq!(single_of(&aside).texts[0].0, "成果と課題");
}

#[test]
fn what_a_person_decided_is_said_beside_what_was_computed() {
    let (mut plan, _) = sample();
    let year = plan.reporting_year;
    let at = id("p1-2b-4-1");
    plan.indicator_mut(&at).unwrap().edit_year(year, |record| {
        record.overruling = Some(Override {
            band: Some(BandId::new("near").unwrap()),
            rate: Percent::parse("85"),
            reason: "災害のため".to_owned(),
        });
    });
    let shown = of(&plan, &Slide::Indicator(at));
    let single = single_of(&shown);
    assert_eq!(single.because, "手で決めた判定です。理由：災害のため");
    assert_eq!(single.computed, "計算では 73％・未達成");
}

#[test]
fn notes_are_never_shown() {
    let (mut plan, figures) = sample();
    let year = plan.reporting_year;
    for slide in order(&plan, &figures) {
        if let Slide::Missed(id) = &slide {
            plan.indicator_mut(id)
                .unwrap()
                .edit_year(year, |record| record.note = "内部メモ".to_owned());
        }
    }
    for slide in order(&plan, &figures) {
        assert!(!format!("{:?}", of(&plan, &slide)).contains("内部メモ"));
    }
}

#[test]
fn there_is_a_screen_for_nothing() {
    let (plan, _) = sample();
    let gone = of(&plan, &Slide::Missed(id("gone")));
    assert!(matches!(gone.body, Body::Nothing(_)));
    let year = plan.reporting_year;
    let blank = start::blank(plan.id.clone(), year).unwrap();
    assert!(matches!(of(&blank, &Slide::Overall).body, Body::Nothing(_)));
}
