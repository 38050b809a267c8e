use super::*;
use crate::domain::id::NodeId;
use crate::start;

fn year(number: u16) -> FiscalYear {
    FiscalYear::new(number).unwrap()
}

fn of_sample(id: &str) -> Option<Trend> {
    let plan = start::sample().unwrap().plan;
    let place = plan.place(&NodeId::new(id).unwrap()).unwrap();
    Trend::of(&plan, place.indicator, year(2024))
}

#[test]
fn the_chart_of_the_mock_up() {
    let trend = of_sample("p1-1a-2-1").unwrap();
    let first = trend.columns.first().unwrap();
    let bar = first.bar.as_ref().unwrap();
    assert_eq!(
        (
            bar.mark.x.as_str(),
            bar.mark.width.as_str(),
            bar.mark.y.as_str()
        ),
        ("6.67%", "20.00%", "42.7")
    );
    assert_eq!(
        (bar.height.as_str(), bar.tone, bar.value.as_str()),
        ("119.3", "near", "4")
    );
    let tick = first.ticks.first().unwrap();
    assert_eq!(
        (tick.x.as_str(), tick.width.as_str(), tick.y.as_str()),
        ("3.67%", "26.00%", "10.4")
    );
    assert_eq!(
        (first.x.as_str(), first.name.as_str(), first.target.as_str()),
        ("16.67%", "R6", "目標 5")
    );
    assert!(first.now);
    let last = trend.columns.last().unwrap();
    let bar = last.bar.as_ref().unwrap();
    assert_eq!(
        (bar.tone, bar.value.as_str(), bar.mark.y.as_str()),
        ("none", "", "12.9")
    );
    assert!(!last.now);
    assert_eq!(trend.zero, "162.0");
    assert_eq!(
        trend.label,
        "年度ごとの目標と実績。R6 目標 5 実績 4、R7 目標 5、R8 目標 5"
    );
}

#[test]
fn words_have_no_chart_and_composites_have_their_mean() {
    assert_eq!(of_sample("p1-1b-2-1"), None);
    let composite = of_sample("p2-2c-1-1").unwrap();
    let bar = composite
        .columns
        .first()
        .and_then(|column| column.bar.clone());
    assert_eq!(bar.unwrap().value, "98.1");
}

fn chart(kind: Kind, baseline: &str, cells: &[(&str, &str)]) -> Trend {
    let mut plan = start::sample().unwrap().plan;
    plan.years = (0..cells.len())
        .map(|n| year(2024 + u16::try_from(n).unwrap()))
        .collect();
    let mut indicator = Indicator::new(NodeId::new("x").unwrap(), "x", kind);
    indicator.unit = "件".to_owned();
    indicator.set_baseline(baseline);
    for (year, (target, actual)) in plan.years.iter().zip(cells) {
        indicator.set_target(*year, target);
        indicator.set_actual(*year, actual);
    }
    Trend::of(&plan, &indicator, year(2024)).unwrap()
}

#[test]
fn targets_of_other_shapes() {
    let range = chart(Kind::Range, "", &[("5件～10件", "8件")]);
    let column = range.columns.first().unwrap();
    assert_eq!(column.ticks.len(), 2);
    assert_eq!(column.target, "目標 5～10");
    let change = chart(Kind::Change, "100件", &[("5%以上削減", "90件")]);
    assert_eq!(change.columns.first().unwrap().target, "目標 95");
    let year = chart(Kind::Higher, "", &[("5件", "3事業")]);
    let bar = year.columns.first().unwrap().bar.clone().unwrap();
    assert_eq!((bar.tone, bar.value.as_str()), ("none", ""));
}

#[test]
fn what_is_below_zero_hangs_from_the_ground() {
    let trend = chart(Kind::Progress, "0", &[("10", "▲10"), ("10", "")]);
    assert_eq!(trend.zero, "87.4");
    let bar = trend.columns.first().unwrap().bar.clone().unwrap();
    assert_eq!((bar.mark.y.as_str(), bar.height.as_str()), ("87.4", "74.6"));
    assert_eq!((bar.value.as_str(), bar.text_tone), ("▲10", "none"));
    let nothing = chart(Kind::Higher, "", &[("0", "0")]);
    assert_eq!(nothing.zero, "162.0");
}

#[test]
fn a_bar_of_many_times_the_target_is_cut_so_that_the_others_can_be_read() {
    let heights = |cells: &[(&str, &str)]| -> Vec<(String, bool)> {
        let trend = chart(Kind::Higher, "", cells);
        let cut = trend.note.contains("途中を省いて");
        let bars = trend.columns.into_iter().filter_map(|column| column.bar);
        let bars: Vec<_> = bars.map(|bar| (bar.height, bar.cut)).collect();
        assert_eq!(bars.iter().any(|(_, cut)| *cut), cut);
        bars
    };
    let of = |cells: &[(&str, &str)]| heights(cells);
    let whole = "149.1".to_owned();
    assert_eq!(
        of(&[("100", "98"), ("100", "777"), ("100", "")]),
        [
            ("97.4".to_owned(), false),
            (whole.clone(), true),
            ("99.4".to_owned(), false)
        ]
    );
    // Three times the target is still drawn as it is; so is what grows together with its target.
    assert_eq!(of(&[("100", "300")]), [(whole.clone(), false)]);
    assert_eq!(
        of(&[("1", "2"), ("900", "777")])[1],
        ("128.7".to_owned(), false)
    );
    assert_eq!(of(&[("0", "5")]), [(whole, false)]);
}

#[test]
fn many_years_are_named_where_there_is_room() {
    let cells = [("5", "4"); 14];
    let trend = chart(Kind::Higher, "", &cells);
    let names: Vec<&str> = trend
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    assert_eq!(names, ["R6", "R9", "R12", "R15", "R18"]);
    assert!(trend.columns.iter().all(|column| column.target.is_empty()));
}

#[test]
fn figures_that_would_run_into_each_other_are_left_to_the_table() {
    let cases = [
        (vec![("123,456,789,012", "9"); 3], (false, true)),
        (vec![("12,345", "123,456,789,012"); 3], (true, true)),
        (vec![("12,345", "123,456,789,012"); 4], (true, false)),
        (vec![("100", "90"); 6], (true, true)),
        (vec![("1,000", "900"); 6], (false, true)),
        (vec![("5", "4"), ("123,456,789,012", "4")], (true, true)),
        (
            vec![("5", "4"), ("5", "4"), ("123,456,789,012", "4")],
            (false, true),
        ),
    ];
    for (cells, told) in cases {
        let trend = chart(Kind::Higher, "", &cells);
        let shown = (
            trend.columns.iter().all(|column| !column.target.is_empty()),
            trend.columns.iter().all(|column| {
                let bar = column.bar.as_ref().unwrap();
                !bar.value.is_empty()
            }),
        );
        assert_eq!(shown, told, "{cells:?}");
    }
}
