//! Every change can be taken back to the very same plan, a refused one changes nothing, and whatever a change lets in
//! can be written to a file and read again.

#[path = "../plans/mod.rs"]
mod plans;

mod acts;
mod fields;
mod history;
mod limits;
mod structure;

use tassei::command::Command;
use tassei::command::error::CommandError;
use tassei::domain::plan::Plan;
use tassei::exchange::{Document, read_stored, write};

/// The plan of the fixture with every field and kind.
fn full() -> Plan {
    let text = include_str!("../fixtures/v1/full.json");
    let mut plan = tassei::exchange::read(text.as_bytes()).unwrap().plan;
    // Closed years have a test of their own.
    plan.closed.clear();
    plan
}

/// The plan as the text of a file.
fn text(plan: &Plan) -> String {
    write(&Document {
        as_of: String::new(),
        plan: plan.clone(),
    })
}

/// What is written is what is read again.
#[track_caller]
fn comes_back(plan: &Plan) {
    let text = text(plan);
    match read_stored(&text) {
        Ok(document) => assert_eq!(&document.plan, plan),
        Err(problem) => panic!("{problem:?}\n{text}"),
    }
}

/// The change is made, survives a file, and is taken back.
#[track_caller]
fn accepted(plan: &Plan, command: Command) -> Plan {
    let mut changed = plan.clone();
    let back = command.apply(&mut changed).expect("accepted");
    comes_back(&changed);
    let mut restored = changed.clone();
    let again = back.apply(&mut restored).expect("taken back");
    assert_eq!(&restored, plan);
    assert_eq!(text(&restored), text(plan));
    again.apply(&mut restored).expect("done again");
    assert_eq!(restored, changed);
    changed
}

/// The change is refused, and the plan is as it was.
#[track_caller]
fn refused(plan: &Plan, command: Command) -> CommandError {
    let mut same = plan.clone();
    let error = command.apply(&mut same).expect_err("refused");
    assert_eq!(&same, plan);
    assert!(!tassei::text::change::refused(&error).is_empty());
    error
}
