use super::*;
use crate::domain::extra::Extra;
use crate::domain::id::BandId;
use crate::domain::outcome::{Measure, Outcome, Standing, Waiting};
use crate::domain::rules::{Band, LowerBound, Percent};

/// Levels from best to worst, each with its lower bound (the last has none) and whether it counts as attained.
fn rules(levels: &[(&str, &str, bool)]) -> Rules {
    let bands = levels
        .iter()
        .enumerate()
        .map(|(index, (label, lower, attains))| Band {
            id: BandId::new(&format!("b{index}")).unwrap(),
            label: (*label).to_owned(),
            mark: String::new(),
            lower: Percent::parse(lower).map(|percent| LowerBound {
                percent,
                inclusive: true,
            }),
            attains: *attains,
            extra: Extra::new(),
        });
    Rules::with_bands(bands.collect()).unwrap()
}

fn three() -> Rules {
    rules(&[
        ("達成", "100", true),
        ("概ね達成", "80", true),
        ("未達成", "", false),
    ])
}

fn six() -> Rules {
    rules(&[
        ("S", "120", true),
        ("A", "100", true),
        ("B", "80", true),
        ("C", "60", false),
        ("D", "40", false),
        ("E", "", false),
    ])
}

fn census(levels: &[usize], waiting: usize) -> Census {
    let judged = levels
        .iter()
        .enumerate()
        .flat_map(|(band, count)| vec![Standing::Judged(band); *count]);
    let mut census = Census::default();
    for standing in judged.chain(vec![Standing::Waiting(Waiting::ActualBlank); waiting]) {
        census.add(&Outcome {
            standing,
            measure: Measure::None,
            overruled: None,
            reported: false,
            approximate: false,
            provisional: false,
        });
    }
    census
}

fn drawn(bar: &Bar) -> Vec<String> {
    bar.segments
        .iter()
        .map(|segment| {
            format!(
                "{} {}+{} {} {}",
                segment.tone, segment.x, segment.width, segment.count, segment.share
            )
        })
        .collect()
}

#[test]
fn segments() {
    let cases: [(&[usize], usize, &[&str], bool); 7] = [
        (
            &[15, 4, 2],
            0,
            &[
                "met 0.00%+71.43% 15 71％",
                "near 71.43%+19.05% 4 19％",
                "missed 90.48%+9.52% 2 10％",
            ],
            true,
        ),
        (
            &[4, 3, 1],
            0,
            &[
                "met 0.00%+50.00% 4 50％",
                "near 50.00%+37.50% 3 38％",
                "missed 87.50%+12.50% 1 13％",
            ],
            false,
        ),
        (&[0, 0, 3], 0, &["missed 0.00%+100.00% 3 100％"], true),
        (&[0, 0, 0], 41, &["none 0.00%+100.00% 41 100％"], true),
        (
            &[1, 0, 0],
            2,
            &["met 0.00%+33.33% 1 33％", "none 33.33%+66.67% 2 67％"],
            true,
        ),
        // Neither a percentage nor a count is squeezed into what cannot hold it.
        (
            &[1, 960, 39],
            0,
            &[
                "met 0.00%+0.10%  ",
                "near 0.10%+96.00% 960 96％",
                "missed 96.10%+3.90%  ",
            ],
            true,
        ),
        (
            &[3, 90, 7],
            0,
            &[
                "met 0.00%+3.00% 3 ",
                "near 3.00%+90.00% 90 90％",
                "missed 93.00%+7.00% 7 ",
            ],
            true,
        ),
    ];
    for (levels, waiting, expected, adds_up) in cases {
        let bar = Bar::of(&census(levels, waiting), &three()).unwrap();
        assert_eq!(drawn(&bar), expected);
        assert_eq!(bar.adds_up, adds_up, "{levels:?}");
    }
    assert_eq!(Bar::of(&Census::default(), &three()), None);
}

#[test]
fn neighbours_meet_and_fill_the_bar() {
    fn hundredths(text: &str) -> u64 {
        text.trim_end_matches('%').replace('.', "").parse().unwrap()
    }
    for whole in 1..=97 {
        let bar = Bar::of(
            &census(&[whole / 3, whole / 2], whole - whole / 3 - whole / 2),
            &three(),
        );
        let mut end = 0;
        for segment in bar.unwrap().segments {
            assert_eq!(hundredths(&segment.x), end);
            end += hundredths(&segment.width);
        }
        assert_eq!(end, 10_000, "{whole}");
    }
}

#[test]
fn levels_that_look_alike_are_named() {
    let bar = Bar::of(&census(&[2, 3, 1, 1, 0, 1], 0), &six()).unwrap();
    let written: Vec<&str> = bar
        .segments
        .iter()
        .map(|segment| segment.count.as_str())
        .collect();
    assert_eq!(written, ["S 2", "A 3", "1", "C 1", "E 1"]);
    assert_eq!(bar.words, ["S2", "A3", "B1", "C1", "D0", "E1"]);
    // Where the word does not fit, the count stands alone.
    let narrow = Bar::of(&census(&[1, 17, 0, 0, 0, 0], 0), &six()).unwrap();
    assert_eq!(narrow.segments[0].count, "1");
}

#[test]
fn the_legend_tells_of_what_is_in_no_level_only_where_it_is() {
    let words = |waiting| -> Vec<String> {
        legend(&census(&[1, 0, 0], waiting), &three())
            .into_iter()
            .map(|key| format!("{}{}{}", key.tone, key.mark, key.word))
            .collect()
    };
    let levels = ["met●達成", "near▲概ね達成", "missed×未達成"];
    assert_eq!(words(0), levels);
    assert_eq!(words(1)[3], "none未入力");
}

#[test]
fn rows_of_counts() {
    let told = |census: &Census, rules: &Rules| -> Vec<String> {
        counts(census, rules)
            .into_iter()
            .map(|count| {
                let word = if count.worded {
                    count.key.word.as_str()
                } else {
                    ""
                };
                format!("{}{word}{}", count.key.mark, count.count)
            })
            .collect()
    };
    assert_eq!(
        told(&census(&[2, 0, 1], 3), &three()),
        ["●2", "▲0", "×1", "未入力3"]
    );
    assert_eq!(
        told(&census(&[2, 0, 1, 0, 0, 1], 0), &six()),
        ["●S2", "▲1", "×E1"]
    );
}
