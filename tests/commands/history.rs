//! Undo and redo.

use proptest::collection::vec;
use proptest::prelude::*;

use super::acts::act;
use super::plans::{plan, year};
use super::{comes_back, full, text};
use tassei::command::Command;
use tassei::command::address::{Address, Field, YearField};
use tassei::command::history::{History, MOST_STEPS};
use tassei::domain::plan::Plan;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Changes one after the other, then all taken back one by one, then all done again.
    #[test]
    fn every_step_leads_back_and_forth(start in plan(), acts in vec(act(), 1..16)) {
        let mut now = start;
        let mut history = History::default();
        let mut states = vec![now.clone()];
        for (turn, act) in acts.into_iter().enumerate() {
            let command = act.command(&now, turn);
            let before = now.clone();
            match history.apply(&mut now, command, format!("{turn}"), false) {
                Ok(true) => {
                    comes_back(&now);
                    states.push(now.clone());
                }
                // What stands there already is no step.
                Ok(false) | Err(_) => prop_assert_eq!(&now, &before),
            }
        }
        let texts: Vec<String> = states.iter().map(text).collect();
        for (state, text_then) in states.iter().zip(&texts).rev().skip(1) {
            prop_assert_eq!(history.undo(&mut now), Ok(true));
            prop_assert_eq!(&now, state);
            prop_assert_eq!(&text(&now), text_then);
        }
        prop_assert_eq!(history.undo(&mut now), Ok(false));
        for (state, text_then) in states.iter().zip(&texts).skip(1) {
            prop_assert_eq!(history.redo(&mut now), Ok(true));
            prop_assert_eq!(&now, state);
            prop_assert_eq!(&text(&now), text_then);
        }
        prop_assert_eq!(history.redo(&mut now), Ok(false));
    }
}

fn name(text: &str) -> Command {
    Command::text(Address::plan(Field::Name), text)
}

fn municipality(text: &str) -> Command {
    Command::text(Address::plan(Field::Municipality), text)
}

struct Typing {
    plan: Plan,
    history: History<String>,
}

impl Typing {
    fn begin() -> Self {
        Self {
            plan: full(),
            history: History::default(),
        }
    }

    fn types(&mut self, command: Command) {
        self.history
            .apply(&mut self.plan, command, "typing".into(), true)
            .unwrap();
    }

    fn undoes(&mut self) -> usize {
        let mut count = 0;
        while self.history.undo(&mut self.plan).unwrap() {
            count += 1;
        }
        count
    }
}

#[test]
fn typing_into_one_field_is_one_step() {
    let mut page = Typing::begin();
    for text in ["計", "計画", "計画の", "計画"] {
        page.types(name(text));
    }
    assert_eq!(page.plan.name, "計画");
    assert_eq!(page.undoes(), 1);
    assert_eq!(page.plan, full());
    assert_eq!(page.history.redo(&mut page.plan), Ok(true));
    assert_eq!(page.plan.name, "計画");
}

#[test]
fn what_ends_a_step_of_typing() {
    // Leaving the field.
    let mut page = Typing::begin();
    page.types(name("a"));
    page.history.close();
    page.types(name("b"));
    assert_eq!(page.undoes(), 2);

    // Another field, another year of the same field, and anything that is no typing.
    let mut page = Typing::begin();
    page.types(name("a"));
    page.types(municipality("a"));
    page.types(name("b"));
    let id = page.plan.places().next().unwrap().indicator.id.clone();
    for number in [2024, 2025] {
        page.types(Command::text(
            Address::year(&id, year(number), YearField::Target),
            "1",
        ));
    }
    page.history
        .apply(&mut page.plan, name("c"), "set".into(), false)
        .unwrap();
    page.types(name("d"));
    assert_eq!(page.undoes(), 7);
    assert_eq!(page.plan, full());

    // Undo: what is typed after it does not join a step from before.
    let mut page = Typing::begin();
    page.types(name("a"));
    page.types(municipality("b"));
    page.history.undo(&mut page.plan).unwrap();
    page.types(name("c"));
    assert_eq!(page.undoes(), 2);

    // A refused change ends nothing and leaves no step.
    let mut page = Typing::begin();
    page.types(name("a"));
    let long = "長".repeat(1_001);
    assert!(
        page.history
            .apply(&mut page.plan, name(&long), "typing".into(), true)
            .is_err()
    );
    page.types(name("b"));
    assert_eq!(page.undoes(), 1);
}

#[test]
fn a_new_change_drops_what_was_undone() {
    let mut page = Typing::begin();
    page.types(name("a"));
    page.history.undo(&mut page.plan).unwrap();
    assert!(page.history.redo_title().is_some());
    page.types(municipality("b"));
    assert_eq!(page.history.redo_title(), None);
    assert_eq!(page.history.redo(&mut page.plan), Ok(false));
}

#[test]
fn the_oldest_steps_are_forgotten() {
    let mut page = Typing::begin();
    for number in 0..MOST_STEPS + 50 {
        page.history
            .apply(
                &mut page.plan,
                name(&number.to_string()),
                number.to_string(),
                false,
            )
            .unwrap();
    }
    assert_eq!(
        page.history.undo_title(),
        Some(&(MOST_STEPS + 49).to_string())
    );
    assert_eq!(page.undoes(), MOST_STEPS);
    assert_eq!(page.plan.name, "49");
    let mut redone = 0;
    while page.history.redo(&mut page.plan).unwrap() {
        redone += 1;
    }
    assert_eq!((redone, page.plan.name.as_str()), (MOST_STEPS, "249"));
}

/// What the page keeps with a change: the first note of what was before, the last of what came after.
#[test]
fn the_note_on_a_step_of_typing_goes_on() {
    #[derive(Debug, PartialEq)]
    struct Times(u8, u8);
    impl tassei::command::history::Note for Times {
        fn go_on(&mut self, later: Self) {
            self.1 = later.1;
        }
    }
    let mut plan = full();
    let mut history = History::default();
    for time in 0..3 {
        history
            .apply(
                &mut plan,
                name(&time.to_string()),
                Times(time, time + 1),
                true,
            )
            .unwrap();
    }
    assert_eq!(history.undo_title(), Some(&Times(0, 3)));
}
