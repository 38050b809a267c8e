use super::*;
use crate::start;
use crate::text::settings::rules::PRESETS;

fn sample() -> Plan {
    start::sample().unwrap().plan
}

fn id(text: &str) -> BandId {
    BandId::new(text).unwrap()
}

fn fresh() -> impl FnMut() -> Option<BandId> {
    let mut count = 0;
    move || {
        count += 1;
        Some(id(&format!("fresh-{count}")))
    }
}

#[test]
fn an_untouched_draft_gives_the_same_rules() {
    let plan = sample();
    assert_eq!(Draft::of(&plan.rules).rules(&plan), Ok(plan.rules.clone()));
}

#[test]
fn what_is_wrong_is_said_with_its_field() {
    type Case = (
        &'static str,
        fn(&mut Draft),
        Problem,
        Option<(usize, Column)>,
    );
    let cases: [Case; 10] = [
        (
            "a bound in words",
            |draft| draft.bands[1].percent = "八割".into(),
            Problem::BoundUnreadable(1),
            Some((1, Column::Bound)),
        ),
        (
            "an approximate bound",
            |draft| draft.bands[0].percent = "約100".into(),
            Problem::BoundUnreadable(0),
            Some((0, Column::Bound)),
        ),
        (
            "no bound",
            |draft| draft.bands[1].percent = " ".into(),
            Problem::Bands(BandsError::BoundMissing(1)),
            Some((1, Column::Bound)),
        ),
        (
            "a bound above the one before",
            |draft| draft.bands[1].percent = "１００".into(),
            Problem::Bands(BandsError::NotDescending(1)),
            Some((1, Column::Bound)),
        ),
        (
            "no name",
            |draft| draft.bands[2].label = " ".into(),
            Problem::Bands(BandsError::LabelMissing(2)),
            Some((2, Column::Label)),
        ),
        (
            "a name twice, but for a space",
            |draft| draft.bands[2].label = "達成 ".into(),
            Problem::Bands(BandsError::LabelTwice(2)),
            Some((2, Column::Label)),
        ),
        (
            "counted below not counted",
            |draft| draft.bands[0].attains = false,
            Problem::Bands(BandsError::AttainsOutOfOrder(1)),
            Some((1, Column::Attains)),
        ),
        (
            "nothing counted",
            |draft| draft.bands.iter_mut().for_each(|band| band.attains = false),
            Problem::Bands(BandsError::NothingAttains),
            None,
        ),
        (
            "one level",
            |draft| draft.bands.truncate(1),
            Problem::Bands(BandsError::TooFew),
            None,
        ),
        (
            "a negative cap",
            |draft| draft.cap = "▲1".into(),
            Problem::CapUnreadable,
            None,
        ),
    ];
    let plan = sample();
    for (name, change, problem, field) in cases {
        let mut draft = Draft::of(&plan.rules);
        change(&mut draft);
        assert_eq!(problem.field(), field, "{name}");
        assert_eq!(draft.rules(&plan), Err(vec![problem]), "{name}");
    }
}

#[test]
fn several_problems_are_said_together() {
    let plan = sample();
    let mut draft = Draft::of(&plan.rules);
    draft.bands[0].percent = "x".into();
    draft.cap = "y".into();
    assert_eq!(
        draft.rules(&plan),
        Err(vec![Problem::BoundUnreadable(0), Problem::CapUnreadable])
    );
}

#[test]
fn a_level_that_is_chosen_somewhere_is_not_dropped() {
    let plan = sample();
    let mut draft = Draft::of(&plan.rules);
    draft.remove(1);
    let Err(problems) = draft.rules(&plan) else {
        panic!("a level in use was dropped");
    };
    let [Problem::Dropped(found)] = problems.as_slice() else {
        panic!("{problems:?}");
    };
    // The sample has textual indicators that a person judged, and printed figures for each level.
    assert_eq!(found.label, "概ね達成");
    assert!(!found.indicators.is_empty() && found.printed);
    let applied =
        crate::command::Command::Rules(Box::new(Draft::of(&plan.rules).rules(&plan).unwrap()))
            .apply(&mut plan.clone());
    assert!(applied.is_ok());
}

#[test]
fn tones_follow_from_the_draft() {
    let plan = sample();
    let mut draft = Draft::of(&plan.rules);
    let sample = vec![Tone::Met, Tone::Near, Tone::Missed];
    assert_eq!(draft.tones(), Some(sample));
    draft.take_preset(&PRESETS[2], &plan.rules, fresh());
    let letters = vec![Tone::Met, Tone::Met, Tone::Near, Tone::Missed, Tone::Missed];
    assert_eq!(draft.tones(), Some(letters));
    draft.bands[0].percent = "?".into();
    assert_eq!(draft.tones(), None);
}

#[test]
fn levels_are_added_above_the_last_and_up_to_the_limit() {
    let mut draft = Draft::of(&sample().rules);
    let mut fresh = fresh();
    assert_eq!(draft.add(fresh().unwrap()), Some(2));
    assert_eq!(draft.bands[3].label, "未達成");
    while draft.add(fresh().unwrap()).is_some() {}
    assert_eq!(draft.bands.len(), Rules::MOST_BANDS);
}

#[test]
fn a_level_moves_and_the_bounds_stay() {
    let plan = sample();
    let mut draft = Draft::of(&plan.rules);
    assert_eq!(draft.step(0, true), None);
    assert_eq!(draft.step(2, false), None);
    assert_eq!(draft.step(0, false), Some(1));
    let seen: Vec<_> = draft
        .bands
        .iter()
        .map(|band| (band.label.as_str(), band.percent.as_str()))
        .collect();
    assert_eq!(seen, [("概ね達成", "100"), ("達成", "80"), ("未達成", "")]);
    assert_eq!(draft.step(1, true), Some(0));
    assert_eq!(draft, Draft::of(&plan.rules));
}

#[test]
fn every_ready_choice_can_be_put_in_force_and_left_again() {
    for first in PRESETS {
        for second in PRESETS {
            let mut plan = sample();
            for preset in [first, second] {
                let mut draft = Draft::of(&plan.rules);
                let mut count = plan.rules.bands().len();
                draft.take_preset(preset, &plan.rules, || {
                    count += 1;
                    Some(id(&format!("x-{count}-{}", preset.bands.len())))
                });
                let rules = draft.rules(&plan).unwrap();
                crate::command::Command::Rules(Box::new(rules))
                    .apply(&mut plan)
                    .unwrap();
            }
            let labels: Vec<_> = plan.rules.bands().iter().map(|band| &band.label).collect();
            let wanted: Vec<_> = second.bands.iter().map(|band| band.label).collect();
            assert_eq!(labels, wanted);
        }
    }
}

#[test]
fn a_ready_choice_keeps_what_people_chose() {
    let plan = sample();
    for preset in PRESETS {
        let mut draft = Draft::of(&plan.rules);
        draft.take_preset(preset, &plan.rules, fresh());
        let rules = draft.rules(&plan).unwrap();
        // What was met is in the level of 100%, and what was missed in the last.
        assert_eq!(rules.band_index(&id("met")), Some(rules.met_band()));
        assert_eq!(rules.band_index(&id("missed")), Some(rules.missed_band()));
    }
    let mut draft = Draft::of(&plan.rules);
    for preset in PRESETS {
        draft.take_preset(preset, &plan.rules, fresh());
        let alike = PRESETS.iter().filter(|other| draft.is_like(other)).count();
        assert!(draft.is_like(preset) && alike == 1);
    }
    draft.take_preset(&PRESETS[0], &plan.rules, fresh());
    assert_eq!(draft, Draft::of(&plan.rules), "the sample's own levels");
}
