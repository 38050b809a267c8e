//! What must hold whatever goes wrong: every fault at every call of a scripted piece of work.

use serde_json::Value;

use super::fake::{Fake, Fault};
use super::key::{self, Side};
use super::seal::{Header, seal};
use super::slots::{self, Known, NotSaved, Opened};
use super::snapshots::{self, Reason, Taken};
use super::{Shelf, Trouble, room};

const PLAN: &str = "p";

fn header(stamp: &str, minute: usize) -> Header {
    Header {
        plan: PLAN.into(),
        name: "計画".into(),
        saved_at: format!("2025-08-08T{:02}:{:02}:00Z", minute / 60, minute % 60),
        stamp: stamp.into(),
        ..Header::default()
    }
}

fn file(edit: usize) -> String {
    format!("{{\n  \"actual\": \"{edit}人\"\n}}\n")
}

/// A tab as the program runs it, reduced to what it does with storage.
struct Tab {
    name: &'static str,
    known: Known,
    unsaved: bool,
    stopped: bool,
}

impl Tab {
    fn open(shelf: &dyn Shelf, name: &'static str) -> (Self, Opened) {
        let opened = slots::open(shelf, PLAN).unwrap();
        let tab = Self {
            name,
            known: opened.known.clone(),
            unsaved: false,
            stopped: false,
        };
        (tab, opened)
    }

    fn save(&mut self, shelf: &dyn Shelf, edit: usize) {
        if self.stopped {
            return;
        }
        let header = header(&format!("{}{edit}", self.name), edit);
        let mut make_room = || room::drop_oldest(shelf);
        match slots::save(shelf, &mut self.known, header, &file(edit), &mut make_room) {
            Ok(_) => self.unsaved = false,
            Err(NotSaved::Elsewhere | NotSaved::Damaged) => {
                self.unsaved = true;
                self.stopped = true;
            }
            Err(NotSaved::Refused(_)) => self.unsaved = true,
        }
    }
}

#[derive(Default)]
struct Count {
    faults: usize,
    lost: Vec<String>,
    unreadable: Vec<String>,
    overwritten: Vec<String>,
}

const EDITS: usize = 12;

/// Works, with one fault `times` times from call `at` on; `false` once the fault comes after all calls.
fn work(fault: Fault, at: i64, times: i64, count: &mut Count) -> bool {
    let shelf = Fake::default();
    let (mut tab, _) = Tab::open(&shelf, "one-");
    tab.save(&shelf, 1);
    let others = 500;
    if fault == Fault::Other {
        *shelf.other.borrow_mut() = Some(Box::new(move |shelf| {
            let mut other = Tab {
                name: "two-",
                known: slots::open(shelf, PLAN).unwrap().known,
                unsaved: false,
                stopped: false,
            };
            other.save(shelf, others);
        }));
    }
    shelf.arm(fault, at, times);
    let mut told = 1;
    for edit in 2..=EDITS {
        tab.save(&shelf, edit);
        if edit % 4 == 0 && !tab.stopped {
            let header = Header {
                reason: Reason::Work.word().into(),
                ..header(&format!("s{edit}"), edit)
            };
            let _taken = snapshots::take(&shelf, &header, &file(edit));
        }
        if shelf.dead.get() {
            break;
        }
        if tab.unsaved && !tab.stopped {
            // Half a second later it is tried again.
            tab.save(&shelf, edit);
        }
        if !tab.unsaved {
            told = edit;
        }
        if shelf.dead.get() {
            break;
        }
    }
    let happened = shelf.happened.get() > 0;
    let dead = shelf.dead.get();
    shelf.revive();
    let empty = |side| shelf.raw(&key::slot(PLAN, side)).is_none();
    if !dead && !tab.stopped && Side::BOTH.into_iter().all(empty) {
        // A tab looks from time to time whether its slots are there, and stores again what it holds.
        tab.save(&shelf, EDITS);
    }
    let what = format!("{fault:?} at call {at}, {times} times");
    if happened {
        count.faults += 1;
    }
    let (_, opened) = Tab::open(&shelf, "three-");
    let found = |edit: usize| {
        let newest = opened
            .newest
            .as_ref()
            .is_some_and(|(_, text)| *text == file(edit));
        let beside = opened
            .beside
            .as_ref()
            .is_some_and(|(_, text)| *text == file(edit));
        newest || beside
    };
    // What was told to be stored is there; the edit at which the program died may be there or not.
    let mine = (told..=EDITS).find(|edit| {
        // Also where the other tab read it first and went on from it.
        let newest = opened.newest.as_ref();
        let stamp = format!("one-{edit}");
        found(*edit) || newest.is_some_and(|(header, _)| header.goes_on_from(&stamp))
    });
    if opened.newest.is_none() {
        count.unreadable.push(what.clone());
    }
    match (fault, tab.stopped, dead) {
        (_, _, true) | (_, false, false) if mine.is_none() => count.lost.push(what.clone()),
        (_, true, false) if fault != Fault::Other => count.lost.push(format!("{what}: stopped")),
        _ => {}
    }
    if fault == Fault::Other && happened && !found(others) {
        let gone_on = opened
            .newest
            .as_ref()
            .is_some_and(|(header, _)| header.goes_on_from(&format!("two-{others}")));
        if !gone_on {
            count.overwritten.push(what);
        }
    }
    happened
}

#[test]
fn nothing_is_lost_whatever_goes_wrong_at_whichever_call() {
    let mut count = Count::default();
    for fault in Fault::ALL {
        for times in [1, 2, 3] {
            let mut at = 0;
            while work(fault, at, times, &mut count) {
                at += 1;
            }
            assert!(at > 50, "{fault:?}: only {at} calls");
        }
    }
    println!(
        "{} faults: {} lost, {} unreadable, {} overwritten",
        count.faults,
        count.lost.len(),
        count.unreadable.len(),
        count.overwritten.len()
    );
    assert!(count.lost.is_empty(), "lost: {:#?}", count.lost);
    assert!(
        count.unreadable.is_empty(),
        "unreadable: {:#?}",
        count.unreadable
    );
    assert!(
        count.overwritten.is_empty(),
        "overwritten: {:#?}",
        count.overwritten
    );
    assert!(count.faults > 2_000, "{}", count.faults);
}

/// Two tabs that store at once: what the other one stored is there, told apart from this one's, and can be chosen, whichever
/// slot it stands in. Found by `cargo xtask soak`.
#[test]
fn where_another_tab_comes_between_its_state_can_be_chosen() {
    let mut stopped = 0;
    for before in 1..=2 {
        for at in 0.. {
            let shelf = Fake::default();
            let (mut tab, _) = Tab::open(&shelf, "one-");
            for edit in 1..=before {
                tab.save(&shelf, edit);
            }
            *shelf.other.borrow_mut() = Some(Box::new(move |shelf| {
                let (mut other, _) = Tab::open(shelf, "two-");
                other.save(shelf, 500);
            }));
            shelf.arm(Fault::Other, at, 1);
            tab.save(&shelf, 9);
            if shelf.happened.get() == 0 {
                break;
            }
            shelf.revive();
            let opened = slots::open(&shelf, PLAN).unwrap();
            let theirs = opened.clone().of_another(tab.known.stamp());
            let (newest, text) = theirs.newest.clone().unwrap();
            if tab.stopped {
                stopped += 1;
                assert_eq!(text, file(500), "after {before} savings, at call {at}");
                assert_eq!(theirs.known.header, Some(newest));
                if let Some((_, beside)) = theirs.beside {
                    assert_eq!(beside, file(9));
                }
            } else {
                // Either they follow each other, or both are there and the next saving asks.
                let both = [opened.newest, opened.beside].map(|state| state.map(|(_, text)| text));
                let goes_on = newest.goes_on_from("two-500");
                assert!(
                    goes_on || both.contains(&Some(file(500))),
                    "at call {at}: {both:?}"
                );
            }
        }
    }
    assert!(stopped >= 6, "{stopped}");
}

#[test]
fn both_pickers_choose_the_same() {
    let cases = include_str!("../../tests/fixtures/slots/cases.json");
    let cases: Value = serde_json::from_str(cases).unwrap();
    let cases = cases.as_array().unwrap();
    assert!(cases.len() > 15);
    for case in cases {
        let shelf = Fake::default();
        for (key, value) in case["entries"].as_object().unwrap() {
            shelf.put(key, value.as_str().unwrap());
        }
        let expected = case["expect"].as_object().unwrap();
        for (plan, file) in expected {
            let opened = slots::open(&shelf, plan).unwrap();
            let found = opened.newest.map(|(_, file)| file);
            assert_eq!(found.as_deref(), file.as_str(), "{}", case["name"]);
        }
        let mut listed: Vec<String> = slots::plans(&shelf)
            .into_iter()
            .filter(|kept| !kept.newer)
            .map(|kept| kept.plan)
            .collect();
        listed.sort_unstable();
        let wanted: Vec<&String> = expected.keys().collect();
        assert_eq!(
            listed.iter().collect::<Vec<_>>(),
            wanted,
            "{}",
            case["name"]
        );
    }
}

#[test]
fn what_cannot_be_read_is_set_aside_before_it_is_written_over() {
    let shelf = Fake::default();
    let (mut tab, _) = Tab::open(&shelf, "one-");
    tab.save(&shelf, 1);
    shelf.put(&key::slot(PLAN, Side::B), "ごみ");
    tab.save(&shelf, 2);
    assert!(!tab.unsaved);
    let aside: Vec<String> = shelf
        .keys()
        .into_iter()
        .filter(|key| key.starts_with(key::SET_ASIDE))
        .filter_map(|key| shelf.raw(&key))
        .collect();
    assert_eq!(aside, ["ごみ"]);
    // Without room for a copy nothing is written at all.
    shelf.put(&key::slot(PLAN, Side::A), "また");
    shelf.quota.set(shelf.units());
    tab.save(&shelf, 3);
    assert!(tab.unsaved && tab.stopped);
    assert_eq!(
        shelf.raw(&key::slot(PLAN, Side::A)).as_deref(),
        Some("また")
    );
}

#[test]
fn another_tabs_saving_is_never_written_over() {
    let shelf = Fake::default();
    let (mut one, _) = Tab::open(&shelf, "one-");
    one.save(&shelf, 1);
    let (mut two, _) = Tab::open(&shelf, "two-");
    two.save(&shelf, 2);
    one.save(&shelf, 3);
    assert!(one.stopped && one.unsaved);
    let opened = slots::open(&shelf, PLAN).unwrap();
    let (header, text) = opened.newest.unwrap();
    assert_eq!(text, file(2));
    assert!(header.goes_on_from("one-1") && !header.goes_on_from("one-3"));
}

#[test]
fn a_full_shelf_gives_up_snapshots_for_the_work_at_hand() {
    let shelf = Fake::default();
    let (mut tab, _) = Tab::open(&shelf, "one-");
    for edit in 1..=14 {
        tab.save(&shelf, edit);
        let taken = snapshots::take(&shelf, &header(&format!("s{edit}"), edit), &file(edit));
        assert_eq!(taken, Ok(Taken::New));
        let again = snapshots::take(&shelf, &header(&format!("t{edit}"), edit), &file(edit));
        assert_eq!(again, Ok(Taken::Same));
    }
    let kept = snapshots::keys(&shelf, PLAN);
    assert_eq!(kept.len(), snapshots::MOST);
    let texts = |keys: &[String]| -> Vec<String> {
        keys.iter()
            .filter_map(|key| snapshots::read(&shelf, key))
            .map(|(_, file)| file)
            .collect()
    };
    assert_eq!(texts(&kept).first(), Some(&file(14)));
    assert_eq!(texts(&kept).last(), Some(&file(5)));
    shelf.quota.set(shelf.units());
    tab.save(&shelf, 1_000_000);
    assert!(!tab.unsaved);
    let left = snapshots::keys(&shelf, PLAN);
    assert!(left.len() < kept.len() && texts(&left).first() == Some(&file(14)));
    // And when nothing is left that could go, it says so and what was stored stays.
    for key in left {
        shelf.remove(&key).unwrap();
    }
    shelf.quota.set(1);
    tab.save(&shelf, 1_000_001);
    assert!(tab.unsaved && !tab.stopped);
    assert_eq!(
        slots::open(&shelf, PLAN).unwrap().newest.unwrap().1,
        file(1_000_000)
    );
}

#[test]
fn a_snapshot_of_an_old_state_is_not_its_own_surplus() {
    let shelf = Fake::default();
    for edit in 11..=20 {
        let taken = snapshots::take(&shelf, &header(&format!("s{edit}"), edit), &file(edit));
        assert_eq!(taken, Ok(Taken::New));
    }
    // What another tab or an earlier program stored is older than all of them.
    let old = header("old", 1);
    assert_eq!(snapshots::take(&shelf, &old, &file(1)), Ok(Taken::New));
    let kept = snapshots::keys(&shelf, PLAN);
    assert_eq!(kept.len(), snapshots::MOST);
    let is_old =
        |key: &String| snapshots::read(&shelf, key).is_some_and(|(_, text)| text == file(1));
    assert!(kept.iter().any(is_old));
    // Neither does it go at once where room is short.
    shelf.put("other", &"y".repeat(room::QUOTA));
    let older = header("older", 0);
    assert_eq!(snapshots::take(&shelf, &older, &file(0)), Ok(Taken::New));
    let kept = snapshots::keys(&shelf, PLAN);
    assert!(kept.iter().any(|key| key.ends_with(":older")));
}

#[test]
fn what_was_begun_goes_with_its_plan() {
    let shelf = Fake::default();
    let (mut tab, _) = Tab::open(&shelf, "one-");
    tab.save(&shelf, 1);
    shelf.put(&key::draft(PLAN, "i1"), "書きかけ");
    shelf.put(&key::draft("other", "i1"), "別の計画");
    assert_eq!(slots::plans(&shelf).len(), 1);
    slots::remove(&shelf, PLAN).unwrap();
    assert_eq!(shelf.keys(), [key::draft("other", "i1")]);
}

#[test]
fn room_that_gets_short_thins_the_oldest_but_leaves_each_plan_its_newest() {
    let shelf = Fake::default();
    let big = "x".repeat(room::QUOTA / 10);
    for (plan, hour) in [
        ("p", 1),
        ("q", 2),
        ("p", 3),
        ("q", 4),
        ("p", 5),
        ("p", 6),
        ("p", 7),
        ("p", 8),
        ("p", 9),
    ] {
        shelf.put(
            &key::snapshot(plan, &format!("2025-08-08T{hour:02}:00:00Z"), "x"),
            &big,
        );
    }
    assert!(room::is_over(room::used(&shelf).1, room::THIN));
    assert_eq!(room::thin(&shelf), 1);
    assert!(!room::is_over(room::used(&shelf).1, room::THIN));
    assert!(room::is_over(room::used(&shelf).1, room::WARN));
    assert_eq!(snapshots::keys(&shelf, "p").len(), 6);
    assert_eq!(snapshots::keys(&shelf, "q").len(), 2);
    // The rest is somebody else's: what is left of ours is left.
    shelf.put("other", &"y".repeat(room::QUOTA));
    assert_eq!(room::thin(&shelf), 6);
    assert_eq!(
        (
            snapshots::keys(&shelf, "p").len(),
            snapshots::keys(&shelf, "q").len()
        ),
        (1, 1)
    );
    assert!(room::drop_oldest(&shelf) && room::drop_oldest(&shelf) && !room::drop_oldest(&shelf));
}

#[test]
fn plans_live_side_by_side() {
    let shelf = Fake::default();
    for (plan, minute) in [("p", 1), ("q", 3), ("r", 2)] {
        let header = Header {
            plan: plan.into(),
            ..header(plan, minute)
        };
        slots::save(
            &shelf,
            &mut Known::default(),
            header,
            &file(minute),
            &mut || false,
        )
        .unwrap();
    }
    shelf.put("tassei:2:n:a", "x");
    shelf.put("tassei:1:gone:tab", "x");
    let plans = slots::plans(&shelf);
    let names: Vec<(&str, bool)> = plans
        .iter()
        .map(|kept| (kept.plan.as_str(), kept.newer))
        .collect();
    assert_eq!(
        names,
        [("q", false), ("r", false), ("p", false), ("n", true)]
    );
    let order = |except| slots::in_order(&shelf, except);
    assert_eq!(order(None), ["q", "r", "p"]);
    assert_eq!(order(Some("r")), ["q", "p"]);
    assert_eq!(order(Some("n")), ["q", "r", "p"]);
    // What cannot be read comes last, and the damage stays.
    shelf.put(&key::slot("q", Side::A), "x");
    shelf.put(&key::slot("q", Side::B), "x");
    assert_eq!(order(None), ["r", "p", "q"]);
    assert_eq!(order(Some("q")), ["r", "p"]);
    slots::remove(&shelf, "r").unwrap();
    slots::remove(&shelf, "p").unwrap();
    assert_eq!(slots::in_order(&shelf, None), ["q"]);
    assert_eq!(shelf.raw("tassei:2:n:a").as_deref(), Some("x"));
}

#[test]
fn a_value_under_another_plans_key_is_worth_nothing() {
    let shelf = Fake::default();
    shelf.put(&key::slot("q", Side::A), &seal(&header("x", 1), &file(1)));
    let opened = slots::open(&shelf, "q").unwrap();
    assert!(opened.newest.is_none() && opened.damaged.len() == 1);
}

#[test]
fn a_shelf_that_never_answers_is_off() {
    let shelf = Fake::default();
    shelf.dead.set(true);
    assert_eq!(slots::open(&shelf, PLAN), Err(Trouble::Off));
    let outcome = slots::save(
        &shelf,
        &mut Known::default(),
        header("x", 1),
        "",
        &mut || false,
    );
    assert_eq!(outcome, Err(NotSaved::Refused(Trouble::Off)));
}
