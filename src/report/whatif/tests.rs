use super::*;
use crate::command::Command;
use crate::domain::kind::LowerFormula;
use crate::domain::rounding::Rounding;
use crate::report::settings::rules::Draft;
use crate::start;
use crate::text::whatif::READY;

fn sample() -> Plan {
    start::sample().unwrap().plan
}

fn r6() -> FiscalYear {
    FiscalYear::new(2024).unwrap()
}

fn official(plan: &Plan) -> Tried {
    Tried {
        rules: plan.rules.clone(),
        by_person: false,
    }
}

/// Ready rules by a word in their name.
fn ready(plan: &Plan, word: &str) -> Tried {
    let ready = READY
        .iter()
        .find(|ready| ready.name.contains(word))
        .unwrap();
    let mut number = 0;
    let draft = Draft::of_ready(ready, &plan.rules, || {
        number += 1;
        BandId::new(&format!("fresh{number}")).ok()
    });
    Tried {
        rules: draft.rules_to_try().unwrap(),
        by_person: ready.by_person,
    }
}

fn id(plan: &Plan, name: &str) -> NodeId {
    plan.places()
        .find(|place| place.indicator.name.contains(name))
        .map(|place| place.indicator.id.clone())
        .unwrap()
}

fn whole(plan: &Plan, tried: &Tried, changes: &Changes) -> (String, String) {
    let trial = Trial::of(plan, tried, changes, r6());
    let all = &trial.totals[0];
    assert_eq!(all.counts, "達成 27・概ね達成 9・未達成 5");
    assert_eq!(all.share, "87.8％（36÷41）");
    (all.tried_counts.clone(), all.tried_share.clone())
}

#[test]
fn nothing_tried_is_nothing_moved() {
    let plan = sample();
    let trial = Trial::of(&plan, &official(&plan), &Changes::default(), r6());
    assert!(trial.conditions.is_empty() && trial.moved.is_empty());
    assert!(trial.totals.iter().all(|row| !row.differs));
    assert_eq!(trial.totals.len(), 4);
}

#[test]
fn the_rules_of_others_beside_the_official_totals() {
    let plan = sample();
    let none = Changes::default();
    for (word, counts, share) in [
        ("2区分", "達成 27・未達成 14", "65.9％（27÷41）"),
        (
            "3区分：達成・概ね達成・未達成（80・60）",
            "達成 35・概ね達成 4・未達成 2",
            "95.1％（39÷41）",
        ),
        ("4区分", "A 35・B 5・C 0・D 1", "97.6％（40÷41）"),
        ("人が選ぶ", "A 7・B 1・C 0・D 0", "100.0％（8÷8）"),
        (
            "小数第1位",
            "達成 27・概ね達成 9・未達成 5",
            "87.8％（36÷41）",
        ),
        (
            "端数は切り捨て（0に近い方へ）",
            "達成 27・概ね達成 9・未達成 5",
            "87.8％（36÷41）",
        ),
    ] {
        assert_eq!(
            whole(&plan, &ready(&plan, word), &none),
            (counts.to_owned(), share.to_owned()),
            "{word}"
        );
    }
}

#[test]
fn what_moves_is_told_with_both_sums() {
    let plan = sample();
    let tried = ready(&plan, "2 － 実績");
    assert_eq!(tried.rules.lower_formula, LowerFormula::TwoMinus);
    let trial = Trial::of(&plan, &tried, &Changes::default(), r6());
    let moved = trial
        .moved
        .iter()
        .find(|moved| moved.because.contains("10.5"))
        .unwrap();
    assert!(!moved.judged_anew);
    assert_eq!(
        (
            moved.changed.rate_before.as_str(),
            moved.changed.rate_after.as_str()
        ),
        ("125％", "120％")
    );
    assert!(moved.because.contains("÷ 8.4"), "{}", moved.because);
    assert!(
        moved.tried_because.starts_with("2 － 8.4"),
        "{}",
        moved.tried_because
    );
    assert_eq!(trial.conditions.len(), 1);
}

#[test]
fn results_are_tried_and_indicators_left_out() {
    let plan = sample();
    let mut changes = Changes::default();
    let applicants = id(&plan, "職員採用試験申込者数");
    changes.set_actual(&applicants, None, "1,000人".into(), "729人");
    assert_eq!(
        whole(&plan, &official(&plan), &changes).0,
        "達成 28・概ね達成 9・未達成 4"
    );
    changes.leave_out(&applicants, true);
    assert_eq!(
        whole(&plan, &official(&plan), &changes),
        (
            "達成 27・概ね達成 9・未達成 4".to_owned(),
            "90.0％（36÷40）".to_owned()
        )
    );
    let trial = Trial::of(&plan, &official(&plan), &changes, r6());
    assert_eq!(trial.moved.len(), 1);
    assert_eq!(trial.moved[0].changed.after.word, "除外");
    // Nothing is said of the other years: it is left out of this one.
    assert_eq!(trial.elsewhere, 0);
    changes.leave_out(&applicants, false);
    changes.set_actual(&applicants, None, "729人 ".into(), "729人");
    assert!(changes.is_empty());
    // The plan itself is as it was.
    assert_eq!(plan, sample());
}

/// The composite of the sample and its first part.
fn composite(plan: &Plan) -> (NodeId, PartId) {
    let mut places = plan.places();
    let found = places.find_map(|place| match place.indicator.kind() {
        Kind::Composite(own) => Some((place.indicator.id.clone(), own.parts[0].id.clone())),
        _ => None,
    });
    found.unwrap()
}

#[test]
fn parts_of_a_composite_are_tried_one_by_one() {
    let plan = sample();
    let (claims, part) = composite(&plan);
    let row = |changes: &Changes| {
        let (rows, _) = rows(&plan, &official(&plan), changes, r6(), "", false);
        rows.into_iter().find(|row| row.id == claims).unwrap()
    };
    let mut changes = Changes::default();
    let before = row(&changes);
    assert_eq!(before.official, "98.1％");
    let Field::Parts(parts) = before.field else {
        panic!("{:?}", before.field);
    };
    assert_eq!(parts.len(), 6);
    assert_eq!(parts[0].official, "98.8%");
    // (98.8 − 28.8 is taken from the sum of six.)
    changes.set_actual(&claims, Some(&part), "70%".into(), &parts[0].official);
    let after = row(&changes);
    assert!(after.moved);
    assert_eq!(
        (after.rate.as_str(), after.tried_rate.as_str()),
        ("98％", "93％")
    );
    let trial = Trial::of(&plan, &official(&plan), &changes, r6());
    assert_eq!(trial.conditions, ["実績を変えた指標：1項目"]);
    // A part that the plan does not have is not tried, and what stands there already is no change.
    changes.set_actual(&claims, Some(&PartId::new("gone").unwrap()), "1".into(), "");
    changes = changes.within(&plan);
    assert_eq!(changes.actuals.len(), 1);
    changes.set_actual(&claims, Some(&part), "98.8% ".into(), "98.8%");
    assert!(changes.is_empty());
}

#[test]
fn a_level_chosen_by_hand_is_tried() {
    let plan = sample();
    let by_hand = plan
        .places()
        .find(|place| place.indicator.kind().judged_by_person())
        .map(|place| place.indicator.id.clone())
        .unwrap();
    let mut changes = Changes::default();
    changes.set_level(&by_hand, Some(plan.rules.bands()[2].id.clone()));
    let (counts, _) = whole(&plan, &official(&plan), &changes);
    assert!(counts.ends_with("未達成 6"), "{counts}");
}

#[test]
fn levels_keep_their_meaning_or_fall_where_their_bound_falls() {
    let plan = sample();
    let [met, near, missed] = [0, 1, 2].map(|index| plan.rules.bands()[index].id.clone());
    for (word, expected) in [
        ("2区分", ["達成", "未達成", "未達成"]),
        ("5段階", ["4", "3", "1"]),
    ] {
        let then = ready(&plan, word).rules;
        let found = [&met, &near, &missed].map(|level| {
            let level = level_for(level, &plan.rules, &then).unwrap();
            then.band(then.band_index(&level).unwrap())
                .unwrap()
                .label
                .clone()
        });
        assert_eq!(found, expected, "{word}");
    }
}

#[test]
fn adopting_is_one_step_and_gives_what_was_tried() {
    let base = sample();
    let mut free = base.clone();
    free.publications.clear();
    let mut changes = Changes::default();
    let applicants = id(&base, "職員採用試験申込者数");
    changes.set_actual(&applicants, None, "1,000人".into(), "729人");
    let (claims, part) = composite(&base);
    changes.set_actual(&claims, Some(&part), "70%".into(), "");
    let by_hand = base
        .places()
        .find(|place| place.indicator.kind().judged_by_person())
        .map(|place| place.indicator.id.clone())
        .unwrap();
    let both = Parts {
        rules: true,
        figures: true,
    };
    for ready_set in READY {
        let tried = ready(&free, ready_set.name);
        let mut changes = changes.clone();
        changes.set_level(
            &by_hand,
            tried.rules.bands().last().map(|band| band.id.clone()),
        );
        let mut plan = free.clone();
        let command = adoption(&plan, &tried, &changes, r6(), both);
        let back = command.apply(&mut plan).unwrap();
        let expected = hypothetical(&free, &tried, &changes, r6());
        assert_eq!(plan, expected, "{}", ready_set.name);
        back.apply(&mut plan).unwrap();
        assert_eq!(plan, free, "{}", ready_set.name);
        // Only the rules, only the figures.
        for parts in [
            Parts {
                rules: true,
                figures: false,
            },
            Parts {
                rules: false,
                figures: true,
            },
        ] {
            let mut plan = free.clone();
            let back = adoption(&plan, &tried, &changes, r6(), parts)
                .apply(&mut plan)
                .unwrap();
            assert_eq!(
                plan.rules == tried.rules,
                parts.rules || tried.rules == free.rules
            );
            back.apply(&mut plan).unwrap();
            assert_eq!(plan, free);
        }
    }
    // Published figures are kept for 概ね達成: rules without it are tried, not adopted.
    let two = ready(&base, "2区分");
    assert_eq!(printed_under(&base, &two).as_deref(), Some("概ね達成"));
    assert_eq!(printed_under(&free, &two), None);
    let mut plan = base.clone();
    assert!(
        adoption(&base, &two, &changes, r6(), both)
            .apply(&mut plan)
            .is_err()
    );
    assert_eq!(plan, base);
}

#[test]
fn rules_under_a_name_come_back_with_the_plans_own_levels() {
    let plan = sample();
    let mut other = Draft::of(&plan.rules);
    for (index, band) in other.bands.iter_mut().enumerate() {
        band.id = BandId::new(&format!("elsewhere{index}")).unwrap();
        band.label.push('★');
    }
    other.rounding = Rounding::Ceiling;
    let set = other.rules_to_try().unwrap();
    let draft = Draft::of_set(&set, &plan.rules);
    let ids: Vec<&BandId> = draft.bands.iter().map(|band| &band.id).collect();
    let own: Vec<&BandId> = plan.rules.bands().iter().map(|band| &band.id).collect();
    assert_eq!(ids, own);
    assert!(draft.bands.iter().all(|band| band.label.ends_with('★')));
    assert_eq!(draft.rounding, Rounding::Ceiling);
    assert!(draft.rules(&plan).is_ok());
}

#[test]
fn every_ready_choice_can_be_used_and_changes_something() {
    let plan = sample();
    let mut seen = Vec::new();
    for choice in READY {
        let tried = ready(&plan, choice.name);
        let same = tried == official(&plan);
        assert_eq!(same, choice.name.contains("（100・80）"), "{}", choice.name);
        assert!(!seen.contains(&tried), "{}", choice.name);
        seen.push(tried);
    }
}

#[test]
fn the_table_of_results_says_how_each_is_tried() {
    let plan = sample();
    let tried = official(&plan);
    let none = Changes::default();
    let (all, more) = rows(&plan, &tried, &none, r6(), "", false);
    assert_eq!((all.len(), more), (41, 0));
    let of = |field: fn(&Field) -> bool| all.iter().filter(|row| field(&row.field)).count();
    assert_eq!(
        (
            of(|field| matches!(field, Field::Actual)),
            of(|field| matches!(field, Field::Level(_))),
            of(|field| matches!(field, Field::Parts(_))),
        ),
        (32, 8, 1)
    );
    assert_eq!(
        rows(&plan, &tried, &none, r6(), "申込者数", false).0.len(),
        1
    );
    assert!(rows(&plan, &tried, &none, r6(), "", true).0.is_empty());
    let mut changes = Changes::default();
    let applicants = id(&plan, "職員採用試験申込者数");
    changes.set_actual(&applicants, None, "999人".into(), "729人");
    let (moved, _) = rows(&plan, &tried, &changes, r6(), "", true);
    assert_eq!(moved.len(), 1);
    assert_eq!(
        (
            moved[0].official.as_str(),
            moved[0].value.as_str(),
            moved[0].rate.as_str(),
            moved[0].tried_rate.as_str(),
            moved[0].moved
        ),
        ("729人", "999人", "73％", "100％", true)
    );
    assert_eq!(moved[0].tried.word, "概ね達成");
}

#[test]
fn next_year_on_todays_results() {
    let plan = sample();
    let outlook = outlook(&plan, r6()).unwrap();
    assert_eq!(outlook.to, FiscalYear::new(2025).unwrap());
    let counted: usize = outlook.groups.iter().map(|group| group.entries.len()).sum();
    assert_eq!(counted, 41);
    let group = |word: &str| {
        outlook
            .groups
            .iter()
            .find(|group| group.verdict.word == word)
            .unwrap()
    };
    // The target of PPP/PFI is 0件 in R7.
    let zero = group("目標が0");
    assert_eq!(zero.entries.len(), 1);
    assert!(zero.entries[0].name.contains("PPP"));
    assert_eq!(zero.entries[0].target, "0件");
    assert_eq!(group("人が判定").entries.len(), 8);
    for entry in &group("累計").entries {
        let id = id(&plan, &entry.name);
        assert!(
            plan.place(&id).unwrap().indicator.cumulative,
            "{}",
            entry.name
        );
    }
    // The worst comes first, so that it is seen.
    assert_eq!(outlook.groups[0].verdict.word, "未達成");
    assert!(
        outlook.lead.starts_with("R7の見通し：達成 "),
        "{}",
        outlook.lead
    );
    // R8 has －, and there is no year after it.
    let r7 = FiscalYear::new(2025).unwrap();
    let later = super::outlook(&plan, r7).unwrap();
    let dash = later
        .groups
        .iter()
        .find(|group| group.verdict.word == "目標なし（－）")
        .unwrap();
    assert!(dash.entries[0].name.contains("キャッシュレス"));
    assert_eq!(super::outlook(&plan, FiscalYear::new(2026).unwrap()), None);
}

#[test]
fn an_adoption_of_nothing_changes_nothing() {
    let plan = sample();
    let neither = Parts {
        rules: false,
        figures: false,
    };
    let command = adoption(&plan, &official(&plan), &Changes::default(), r6(), neither);
    assert_eq!(command, Command::Batch(Vec::new()));
}

#[test]
fn a_strict_level_stands_for_itself_under_rules_with_the_same_bounds() {
    let now = start::sample().unwrap().plan.rules;
    let renamed = |inclusive: bool| {
        let mut bands = now.bands().to_vec();
        for (index, band) in bands.iter_mut().enumerate() {
            band.id = BandId::new(&format!("other-{index}")).unwrap();
            if let Some(bound) = &mut band.lower {
                bound.inclusive = inclusive;
            }
        }
        let mut rules = now.clone();
        rules.set_bands(bands).unwrap();
        rules
    };
    let (strict, from) = (renamed(false), renamed(true));
    let index = |now: &Rules, then: &Rules, at: usize| {
        let id = level_for(&now.bands()[at].id, now, then).unwrap();
        then.band_index(&id).unwrap()
    };
    let mut strict_too = strict.clone();
    let mut bands = strict.bands().to_vec();
    for (at, band) in bands.iter_mut().enumerate() {
        band.id = BandId::new(&format!("third-{at}")).unwrap();
    }
    strict_too.set_bands(bands).unwrap();
    for at in 0..strict.bands().len() {
        assert_eq!(index(&strict, &strict_too, at), at, "超 under 超: {at}");
        assert_eq!(index(&now, &from, at), at, "以上 under 以上: {at}");
    }
    // Exactly 100% is in the level from 100% on, and not in the one above 100%.
    assert_eq!(index(&now, &strict, 0), 1);
}

#[test]
fn what_is_tried_belongs_to_its_year_and_its_plan() {
    let plan = sample();
    let r7 = FiscalYear::new(2025).unwrap();
    let hours = id(&plan, "時間");
    let mut kept = Kept::default();
    let mut changes = Changes::default();
    changes.set_actual(&hours, None, "1".to_owned(), "2");
    kept.put(&plan.id, r6(), changes.clone());
    assert_eq!(kept.of(&plan, r6()), changes);
    assert!(kept.of(&plan, r7).is_empty());
    // Both years are kept beside each other.
    let mut other = Changes::default();
    other.leave_out(&hours, true);
    kept.put(&plan.id, r7, other.clone());
    assert_eq!((kept.of(&plan, r6()), kept.of(&plan, r7)), (changes, other));
    // A copy has the same indicators, and nothing is tried in it.
    let mut copy = plan.clone();
    copy.id = crate::domain::id::PlanId::new("copy").unwrap();
    assert!(kept.of(&copy, r6()).is_empty());
    // An indicator that was taken out, and put back.
    let mut less = plan.clone();
    let (node, position) = less.take_out(&hours).unwrap();
    assert!(kept.of(&less, r6()).is_empty());
    less.put_in(node, &position).unwrap();
    assert!(!kept.of(&less, r6()).is_empty());
    kept.put(&plan.id, r6(), Changes::default());
    assert!(kept.of(&plan, r6()).is_empty() && !kept.of(&plan, r7).is_empty());
}

#[test]
fn the_name_of_a_ready_rounding_is_that_of_its_condition() {
    let plan = sample();
    let tried = ready(&plan, "端数は切り捨て");
    let conditions = crate::text::whatif::conditions(&plan.rules, &tried, &Changes::default());
    assert!(
        conditions[0].contains("0に近い方へ切り捨て"),
        "{conditions:?}"
    );
}
