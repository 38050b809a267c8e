use std::collections::HashSet;

use super::filters::Filters;
use super::order::{SortBy, Wanted};
use super::*;
use crate::domain::entry::Entry;
use crate::domain::id::PartId;
use crate::domain::indicator::PartRecord;
use crate::domain::quantity::Expect;
use crate::report::route::ListQuery;
use crate::start;
use crate::text::format;

fn sample() -> Plan {
    start::sample().unwrap().plan
}

fn year(number: u16) -> FiscalYear {
    FiscalYear::new(number).unwrap()
}

fn shown(plan: &Plan, number: u16, columns: Columns) -> Vec<Row> {
    let figures = Figures::of(plan, year(number));
    let order = Order::of(
        plan,
        &figures,
        Wanted {
            query: ListQuery::default(),
            scope: None,
            year: year(number),
        },
    );
    let wanted: Vec<usize> = (0..order.lines().len()).collect();
    rows(plan, &figures, columns, &order, &wanted)
}

fn row<'a>(rows: &'a [Row], code: &str) -> &'a Row {
    rows.iter().find(|row| row.code == code).unwrap()
}

fn said(counts: &Counts) -> String {
    [words::counts(counts), words::reported(counts)].concat()
}

#[test]
fn the_rows_of_the_sample() {
    let rows = shown(&sample(), 2024, Columns::All);
    assert_eq!(rows.len(), 41);
    let ids: HashSet<&NodeId> = rows.iter().map(|row| &row.id).collect();
    assert_eq!(ids.len(), 41);
    assert!(rows.iter().enumerate().all(|(at, row)| row.index == at));

    let debts = rows.iter().find(|row| row.id.as_str() == "p2-2c-1-1");
    let debts = debts.unwrap();
    assert_eq!(debts.actual, Actual::Computed("98.1％".into()));

    let first = row(&rows, "Ⅰ(1)ア①");
    assert_eq!(first.plan, "(1)ア 職員の人材育成");
    assert!(first.action.starts_with("① 職員アンケート"));
    assert_eq!(first.departments, "職員課");
    assert_eq!(first.annual, "アンケート実施");
    assert_eq!(first.name, "研修報告「講義内容が理解できた」と回答した割合");
    assert_eq!(
        (first.target.as_str(), first.rate.as_str()),
        ("100%", "98％")
    );
    assert_eq!(
        (first.verdict.word.as_str(), first.verdict.tone),
        ("概ね達成", "near")
    );
    assert_eq!(
        first.actual,
        Actual::Entered {
            raw: "98%".into(),
            note: Note::None,
            words: false
        }
        .with_note_of(&first.actual)
    );
    assert_eq!(
        first.others,
        [
            ("100%".into(), String::new()),
            ("100%".into(), String::new())
        ]
    );
    assert_eq!(
        (first.choice.as_deref(), first.computed.as_str()),
        (None, "")
    );
    assert!(!first.results.is_empty());

    let words = row(&rows, "Ⅰ(1)イ②");
    assert!(matches!(&words.actual, Actual::Entered { words: true, .. }));
    assert_eq!(
        (words.choice.as_deref(), words.rate.as_str()),
        (Some("met"), "―")
    );

    let computed: Vec<&Actual> = rows
        .iter()
        .map(|row| &row.actual)
        .filter(|actual| matches!(actual, Actual::Computed(_)))
        .collect();
    assert_eq!(computed, [&Actual::Computed("98.1％".into())]);
}

impl Actual {
    /// The same with the note of another: the note's words are the reading's business.
    fn with_note_of(self, other: &Actual) -> Self {
        match (self, other) {
            (Actual::Entered { raw, words, .. }, Actual::Entered { note, .. }) => Actual::Entered {
                raw,
                note: note.clone(),
                words,
            },
            (same, _) => same,
        }
    }
}

#[test]
fn columns_for_entry_hold_no_long_text() {
    for row in shown(&sample(), 2024, Columns::Entry) {
        for text in [
            &row.plan,
            &row.action,
            &row.annual,
            &row.results,
            &row.next_steps,
        ] {
            assert_eq!(text, "");
        }
        assert!(!row.name.is_empty() && !row.code.is_empty());
    }
}

#[test]
fn rows_are_found_wherever_the_order_puts_them() {
    let plan = sample();
    let figures = Figures::of(&plan, year(2024));
    let order = Order::of(
        &plan,
        &figures,
        Wanted {
            query: ListQuery {
                sort: SortBy::Rate.word().into(),
                descending: true,
                ..Default::default()
            },
            scope: None,
            year: year(2024),
        },
    );
    let mut found = rows(&plan, &figures, Columns::Entry, &order, &[0, 1, 7, 40, 99]);
    found.sort_by_key(|row| row.index);
    let indexes: Vec<usize> = found.iter().map(|row| row.index).collect();
    assert_eq!(indexes, [0, 1, 7, 40]);
    for row in &found {
        assert_eq!(order.lines()[row.index].id, row.id);
    }
    assert_eq!(found[0].rate, "500％");
    assert!(rows(&plan, &figures, Columns::Entry, &order, &[]).is_empty());
}

#[test]
fn what_a_row_says_of_a_year_without_results() {
    let plan = sample();
    let rows = shown(&plan, 2026, Columns::Entry);
    let counts: Vec<&str> = rows.iter().map(|row| row.verdict.word.as_str()).collect();
    assert_eq!(counts.iter().filter(|word| **word == "対象外").count(), 1);
    assert!(rows.iter().all(|row| row.verdict.tone == "none"));
    let out = rows
        .iter()
        .find(|row| row.verdict.word == "対象外")
        .unwrap();
    assert_eq!((out.target.as_str(), out.rate.as_str()), ("－", "―"));
    assert!(!out.reason.is_empty());
    assert_eq!(
        other_years(&plan, year(2026), Columns::Entry),
        [year(2024), year(2025)]
    );
    let words = row(&rows, "Ⅰ(1)イ②");
    assert_eq!(words.choice.as_deref(), Some(""));
}

#[test]
fn an_overruled_row_keeps_the_computed_figures_in_view() {
    let mut plan = sample();
    let ids: Vec<NodeId> = plan
        .places()
        .map(|place| place.indicator.id.clone())
        .collect();
    let override_with =
        |band: Option<&str>, rate: Option<&str>| crate::domain::indicator::Override {
            band: band.map(|id| BandId::new(id).unwrap()),
            rate: rate.map(|raw| crate::domain::rules::Percent::parse(raw).unwrap()),
            reason: "集計方法を見直したため".into(),
        };
    for (at, given) in [
        (0, override_with(Some("met"), None)),
        (1, override_with(None, Some("100"))),
        (3, override_with(Some("near"), None)),
    ] {
        plan.indicator_mut(&ids[at])
            .unwrap()
            .edit_year(year(2024), |record| record.overruling = Some(given));
    }
    let rows = shown(&plan, 2024, Columns::Entry);
    for (at, rate, word, computed) in [
        (0, "98％", "達成", "計算 98％ 概ね達成"),
        (1, "100％", "達成", "計算 80％ 概ね達成"),
        (3, "―", "概ね達成", "計算 ― 達成"),
    ] {
        let row = &rows[at];
        assert_eq!(
            (
                row.rate.as_str(),
                row.verdict.word.as_str(),
                row.computed.as_str()
            ),
            (rate, word, computed)
        );
        assert_eq!(
            row.choice, None,
            "a reason stands behind it: changed on its own page"
        );
    }
}

#[test]
fn other_years_for_entry_are_the_nearest() {
    let mut plan = sample();
    plan.years = (2020..2030).map(year).collect();
    for (chosen, columns, expected) in [
        (2024, Columns::Entry, vec![2023, 2025]),
        (2020, Columns::Entry, vec![2021, 2022]),
        (2029, Columns::Entry, vec![2027, 2028]),
        (2029, Columns::All, (2020..2029).collect()),
    ] {
        let years: Vec<u16> = other_years(&plan, year(chosen), columns)
            .iter()
            .map(|year| year.number())
            .collect();
        assert_eq!(years, expected);
    }
    plan.years = vec![year(2024)];
    assert!(other_years(&plan, year(2024), Columns::Entry).is_empty());
}

#[test]
fn the_counts_above_the_table() {
    let mut plan = sample();
    let count = |plan: &Plan, number: u16, query: ListQuery, scope: Option<&str>| {
        let scope = scope.map(|id| DepartmentId::new(id).unwrap());
        let figures = Figures::of(plan, year(number));
        let order = Order::of(
            plan,
            &figures,
            Wanted {
                query,
                scope: scope.clone(),
                year: year(number),
            },
        );
        Counts::of(plan, &figures, &order, scope.as_ref())
    };
    let missed = ListQuery {
        standing: "missed".into(),
        ..Default::default()
    };
    let all = count(&plan, 2024, ListQuery::default(), None);
    assert_eq!(said(&all), "41項目中 41項目を表示・41項目入力済");
    let levels: Vec<usize> = all.levels.iter().map(|(_, count)| *count).collect();
    assert_eq!(levels, [27, 9, 5]);
    assert_eq!(format::share(&all.share.unwrap()), "87.8％（36÷41）");
    assert_eq!(
        said(&count(&plan, 2024, missed, None)),
        "41項目中 5項目を表示・41項目入力済"
    );
    assert_eq!(
        said(&count(
            &plan,
            2024,
            ListQuery::default(),
            Some("saiken-tanto")
        )),
        "1項目中 1項目を表示・1項目入力済"
    );
    assert_eq!(
        said(&count(&plan, 2026, ListQuery::default(), None)),
        "41項目中 41項目を表示・対象40項目中 0項目入力済"
    );
    assert_eq!(count(&plan, 2026, ListQuery::default(), None).share, None);
    let first = plan.places().next().unwrap().indicator.id.clone();
    plan.indicator_mut(&first)
        .unwrap()
        .set_actual(year(2024), "9,8%");
    assert_eq!(
        count(&plan, 2024, ListQuery::default(), None)
            .whole
            .unsettled,
        1
    );
}

#[test]
fn what_the_list_can_be_narrowed_to() {
    let filters = Filters::of(&sample());
    assert_eq!(filters.priorities.len(), 3);
    assert_eq!(filters.priorities[0].1, "Ⅰ 強くしなやかな組織をつくる");
    assert_eq!(filters.departments.len(), 14);
    let standings: Vec<&str> = filters
        .standings
        .iter()
        .map(|(word, _)| word.as_str())
        .collect();
    assert_eq!(
        standings,
        [
            "met",
            "near",
            "missed",
            "waiting",
            "to-judge",
            "unsettled",
            "left-out",
            "not-set"
        ]
    );
    assert_eq!(filters.standings[1].1, "▲ 概ね達成");
    let kinds: Vec<&str> = filters
        .kinds
        .iter()
        .map(|(word, _)| word.as_str())
        .collect();
    assert_eq!(kinds, ["higher", "lower", "qualitative", "composite"]);
}

#[test]
fn the_next_row_in_which_a_result_is_entered() {
    let plan = sample();
    let figures = Figures::of(&plan, year(2024));
    let order = Order::of(
        &plan,
        &figures,
        Wanted {
            query: ListQuery::default(),
            scope: None,
            year: year(2024),
        },
    );
    let computed = shown(&plan, 2024, Columns::Entry)
        .iter()
        .position(|row| matches!(row.actual, Actual::Computed(_)))
        .unwrap();
    let target = next_entry(&plan, &order, YearField::Target, computed - 1, true);
    assert_eq!(target, Some(computed));
    for (from, down, to) in [
        (0, true, Some(1)),
        (1, false, Some(0)),
        (0, false, None),
        (40, true, None),
        (computed - 1, true, Some(computed + 1)),
        (computed + 1, false, Some(computed - 1)),
    ] {
        assert_eq!(
            next_entry(&plan, &order, YearField::Actual, from, down),
            to,
            "{from} {down}"
        );
    }
}

#[test]
fn what_is_said_below_a_cell() {
    let mut plan = sample();
    let row_of = |plan: &Plan| shown(plan, 2024, Columns::Entry).remove(1);
    let id = row_of(&plan).id;
    for (raw, with_keyboard, without) in [
        ("", "", ""),
        ("4グループ", "4グループ と読み取りました", ""),
        (" 4グループ", "4グループ と読み取りました", ""),
        (
            "４グループ",
            "4グループ と読み取りました",
            "4グループ と読み取りました",
        ),
        ("約4", "約4グループ と読み取りました", ""),
        (
            "1000グループ",
            "1,000グループ と読み取りました",
            "1,000グループ と読み取りました",
        ),
        (
            "1万",
            "10,000グループ と読み取りました",
            "10,000グループ と読み取りました",
        ),
        ("集計中", "集計中と読み取りました", ""),
        (
            "－",
            "対象外（－）と読み取りました",
            "対象外（－）と読み取りました",
        ),
        ("4,00", "!", "!"),
    ] {
        plan.indicator_mut(&id).unwrap().set_actual(year(2024), raw);
        let row = row_of(&plan);
        for (has_keyboard, said) in [(true, with_keyboard), (false, without)] {
            let note = match row.note(YearField::Actual, has_keyboard) {
                Note::None => String::new(),
                Note::Read(words) => words,
                Note::Error { .. } => "!".to_owned(),
            };
            assert_eq!(note, said, "{raw} {has_keyboard}");
        }
    }
    assert!(is_plain("1", "1人 と") && !is_plain("1", "10,000文字 と"));
    // Said by the cell itself; where the cell can be read, the row says what is wrong.
    assert_eq!(
        (
            row_of(&plan).unsettled,
            row_of(&plan).to_settle(YearField::Actual)
        ),
        (true, None)
    );
    plan.indicator_mut(&id)
        .unwrap()
        .set_actual(year(2024), "4件");
    assert!(
        row_of(&plan)
            .to_settle(YearField::Actual)
            .is_some_and(|why| why.contains("単位"))
    );
    assert_eq!(
        shown(&plan, 2024, Columns::Entry)[0].to_settle(YearField::Actual),
        None
    );
}

#[test]
fn a_mean_stands_in_every_year_with_its_unit() {
    let mut plan = sample();
    let id = NodeId::new("p2-2c-1-1").unwrap();
    let indicator = plan.indicator_mut(&id).unwrap();
    indicator.unit = "万人".to_owned();
    let Kind::Composite(composite) = indicator.kind() else {
        panic!("{:?}", indicator.kind())
    };
    let parts: Vec<PartId> = composite.parts.iter().map(|part| part.id.clone()).collect();
    for (number, raw) in [(2024, "5"), (2025, "6")] {
        indicator.set_target(year(number), "7");
        indicator.edit_year(year(number), |record| {
            for part in &parts {
                let mut entered = PartRecord::blank();
                entered.actual = Entry::new(raw, Expect::Number);
                record.parts.insert(part.clone(), entered);
            }
        });
    }
    let rows = shown(&plan, 2024, Columns::All);
    let debts = rows.iter().find(|row| row.id == id).unwrap();
    assert_eq!(debts.actual, Actual::Computed("5万人".into()));
    assert_eq!(debts.others[0], ("7".to_owned(), "6万人".to_owned()));
}
