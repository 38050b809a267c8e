use std::sync::Arc;

use super::*;
use crate::command::Command;
use crate::domain::cut::Cut;
use crate::domain::id::{DepartmentId, MergeId, NodeId, PlanId};
use crate::domain::merged::Merge;
use crate::domain::tree::Node;
use crate::domain::year::FiscalYear;
use crate::exchange::{self, Document, fingerprint};
use crate::start;

const INDICATOR: &str = "p1-2b-4-1";

fn sample() -> Plan {
    start::sample().unwrap().plan
}

/// A file of a department in which it has written down what comes next.
fn file(plan: &Plan, department: &DepartmentId, as_of: &str, next_steps: &str) -> Received {
    let mut filled = plan.clone();
    let year = plan.reporting_year;
    let indicator = filled
        .indicator_mut(&NodeId::new(INDICATOR).unwrap())
        .unwrap();
    indicator.edit_year(year, |record| next_steps.clone_into(&mut record.next_steps));
    filled.cut = Some(Box::new(Cut {
        department: department.clone(),
        year,
        note: String::new(),
        cut_at: String::new(),
        origin: fingerprint(plan),
        base: Arc::new(plan.bare()),
        extra: Default::default(),
    }));
    let document = Document {
        as_of: as_of.to_owned(),
        plan: filled,
    };
    Received {
        name: format!("{as_of}.json"),
        content: Content::Parcel(Arc::new(parcel(plan, document).unwrap())),
        chosen: None,
    }
}

/// Two departments, and what is seen of files beside a plan.
fn departments(plan: &Plan) -> [DepartmentId; 2] {
    let ids: Vec<DepartmentId> = in_charge(plan)
        .iter()
        .map(|(id, _)| (*id).clone())
        .collect();
    [ids[0].clone(), ids[1].clone()]
}

fn look(plan: &Plan, received: &[Received]) -> Look {
    super::look(plan, received, &str::to_owned)
}

fn decision(look: &Look, answer: usize) -> Decision {
    let question = &look.questions[0];
    Decision {
        key: question.key.clone(),
        choice: question.answers[answer].choice.clone(),
        answers: question.answers.clone(),
    }
}

fn noted(look: &Look, name: &str, reason: &str) -> Vec<Merge> {
    let reasons: Vec<(Key, String)> = look
        .entries
        .iter()
        .map(|entry| (entry.key.clone(), reason.to_owned()))
        .collect();
    let mut chosen = look.chosen.clone();
    for file in &mut chosen.files {
        file.0 = name.to_owned();
    }
    let mut number = 0;
    journal(&chosen, &look.entries, &[], &reasons, "", &mut || {
        number += 1;
        MergeId::new(&format!("m{number}")).ok()
    })
}

#[test]
fn a_decision_stands_while_there_is_the_same_to_decide() {
    let plan = sample();
    let [one, other] = departments(&plan);
    let mut files = vec![
        file(&plan, &one, "2025-07-01T00:00:00Z", "甲"),
        file(&plan, &other, "2025-07-02T00:00:00Z", "乙"),
    ];
    let before = look(&plan, &files);
    assert_eq!(undecided(&before.questions, &[]), 1);
    let decisions = [decision(&before, 2)];
    assert_eq!(undecided(&before.questions, &decisions), 0);
    let taken = |look: &Look| {
        let settled = settled(&look.questions, &decisions, &look.chosen);
        let plan = merge::merged(
            &plan,
            &State::of(&plan),
            &look.chosen.theirs(),
            &look.entries,
            &settled,
        );
        let plan = plan.unwrap();
        let place = plan.place(&NodeId::new(INDICATOR).unwrap()).unwrap();
        let record = place.indicator.year(plan.reporting_year).unwrap();
        record.next_steps.clone()
    };
    let wanted = taken(&before);
    assert!(["甲", "乙"].contains(&wanted.as_str()));
    // A file that has nothing to do with it moves the others to other places.
    files.insert(0, file(&plan, &one, "2025-06-01T00:00:00Z", "古い"));
    let more = look(&plan, &files);
    assert_eq!(undecided(&more.questions, &decisions), 0);
    assert_eq!(taken(&more), wanted);
    // Once that file is chosen as well there is something else to decide.
    files[0].chosen = Some(true);
    let three = look(&plan, &files);
    assert_eq!(undecided(&three.questions, &decisions), 1);
    // And so it is once something else stands here.
    files[0].chosen = None;
    let mut changed = plan.clone();
    let indicator = changed.indicator_mut(&NodeId::new(INDICATOR).unwrap());
    indicator.unwrap().edit_year(plan.reporting_year, |record| {
        "丙".clone_into(&mut record.next_steps);
    });
    let changed = look(&changed, &files);
    assert_eq!(undecided(&changed.questions, &decisions), 1);
}

#[test]
fn who_answered_is_not_missing_whatever_the_answer_changed() {
    let plan = sample();
    let [one, _] = departments(&plan);
    let name = plan.department(&one).unwrap().name.clone();
    let files = [file(&plan, &one, "2025-07-01T00:00:00Z", "甲")];
    // What the department says stands here already.
    let mut here = plan.clone();
    let indicator = here.indicator_mut(&NodeId::new(INDICATOR).unwrap());
    indicator.unwrap().edit_year(plan.reporting_year, |record| {
        "甲".clone_into(&mut record.next_steps);
    });
    let before = look(&here, &files);
    assert_eq!(before.rows[0].standing, Standing::Agrees);
    assert_eq!((before.chosen.files.len(), before.questions.len()), (1, 0));
    assert!(look(&here, &[]).missing.contains(&name));
    here.merges = noted(&before, "甲.json", "");
    assert!(!look(&here, &[]).missing.contains(&name));
    let after = look(&here, &files);
    assert_eq!(after.rows[0].standing, Standing::Here);
    assert!(after.chosen.files.is_empty());
}

/// Who is named as missing while something of theirs is in the list.
#[test]
fn who_has_not_answered_is_missing_whatever_was_received() {
    let plan = sample();
    let [one, _] = departments(&plan);
    let name = plan.department(&one).unwrap().name.clone();
    let of_year = |year, next_steps: &str| {
        let mut asked = plan.clone();
        asked.reporting_year = year;
        file(&asked, &one, "2025-07-01T00:00:00Z", next_steps)
    };
    let now = plan.reporting_year;
    let other = *plan.years.iter().find(|year| **year != now).unwrap();
    let place = plan.place(&NodeId::new(INDICATOR).unwrap()).unwrap();
    let as_it_was = place.indicator.year(now).unwrap().next_steps.clone();
    for (what, files, missing) in [
        ("nothing", vec![], true),
        ("an answer", vec![of_year(now, "甲")], false),
        ("of another year", vec![of_year(other, "甲")], true),
        ("untouched", vec![of_year(now, &as_it_was)], true),
        ("untouched, twice", vec![of_year(now, &as_it_was); 2], true),
    ] {
        assert_eq!(
            look(&plan, &files).missing.contains(&name),
            missing,
            "{what}"
        );
    }
}

#[test]
fn a_later_file_makes_another_older_only_if_something_was_filled_in() {
    let plan = sample();
    let [one, _] = departments(&plan);
    let place = plan.place(&NodeId::new(INDICATOR).unwrap()).unwrap();
    let as_it_was = place
        .indicator
        .year(plan.reporting_year)
        .unwrap()
        .next_steps
        .clone();
    for (later, standing) in [("乙", Standing::Older), (as_it_was.as_str(), Standing::New)] {
        let files = [
            file(&plan, &one, "2025-07-01T00:00:00Z", "甲"),
            file(&plan, &one, "2025-07-02T00:00:00Z", later),
        ];
        assert_eq!(look(&plan, &files).rows[0].standing, standing, "{later}");
    }
}

/// What two departments filled in below something that was taken away meanwhile.
#[test]
fn something_comes_back_once_with_all_that_was_filled_in_below_it() {
    let plan = sample();
    let [one, other] = departments(&plan);
    let mut here = plan.clone();
    let id = NodeId::new(INDICATOR).unwrap();
    Command::Remove(id).apply(&mut here).unwrap();
    let files = [
        file(&plan, &one, "2025-07-01T00:00:00Z", "甲"),
        file(&plan, &other, "2025-07-02T00:00:00Z", "乙"),
    ];
    let seen = look(&here, &files);
    let places: Vec<&Question> = seen
        .questions
        .iter()
        .filter(|question| question.tags.contains(&Tag::Structure))
        .collect();
    assert_eq!((places.len(), seen.questions.len()), (1, 2));
    let place = places[0];
    // Both ask for the same, and below it they do not.
    assert_eq!(place.answers.len(), 2);
    let decided = |choice: &Choice| Decision {
        key: place.key.clone(),
        choice: choice.clone(),
        answers: place.answers.clone(),
    };
    assert_eq!(undecided(&seen.questions, &[]), 2);
    assert_eq!(undecided(&seen.questions, &[decided(&Choice::Ours)]), 0);
    let back = decided(&place.answers[1].choice);
    assert_eq!(undecided(&seen.questions, &[back]), 1);
}

#[test]
fn what_is_noted_can_be_read_again() {
    let mut plan = sample();
    let [one, _] = departments(&plan);
    let seen = look(&plan, &[file(&plan, &one, "2025-07-01T00:00:00Z", "甲")]);
    plan.merges = noted(&seen, &"名".repeat(2_000), &"理".repeat(30_000));
    let text = exchange::write(&Document {
        as_of: String::new(),
        plan: plan.clone(),
    });
    assert_eq!(
        exchange::read(text.as_bytes()).map(|read| read.plan),
        Ok(plan)
    );
}

#[test]
fn a_change_of_a_closed_year_is_asked_for_and_cannot_be_taken() {
    let mut plan = sample();
    let [one, _] = departments(&plan);
    let year = plan.reporting_year;
    let files = [file(&plan, &one, "2025-07-01T00:00:00Z", "甲")];
    plan.closed = vec![year];
    let seen = look(&plan, &files);
    let question = &seen.questions[0];
    assert_eq!(question.nature, Nature::Conflict);
    assert!(question.tags.contains(&Tag::Closed));
    for (answer, taken) in [(0, false), (1, true)] {
        let decisions = [decision(&seen, answer)];
        assert_eq!(undecided(&seen.questions, &decisions), 0);
        let choices = settled(&seen.questions, &decisions, &seen.chosen);
        let found = of_closed(&plan, &seen.chosen, &seen.entries, &choices);
        assert_eq!(found.map(|(_, year)| year), taken.then_some(year));
    }
    // Opened again it goes without saying.
    plan.closed.clear();
    let seen = look(&plan, &files);
    assert_eq!(seen.questions[0].nature, Nature::Taken);
    assert!(of_closed(&plan, &seen.chosen, &seen.entries, &[]).is_none());
    // Taking away what holds something of a closed year is no better.
    let mut entry = seen.entries[0].clone();
    entry.key.path = merge::PLACE.to_owned();
    entry.proposals[0].value = None;
    plan.closed = vec![year];
    assert!(of_closed(&plan, &seen.chosen, &[entry], &[]).is_some());
}

/// The same file with something new in it.
fn adding(plan: &Plan, department: &DepartmentId, add: impl FnOnce(&mut Plan)) -> [Received; 1] {
    let given = file(plan, department, "2025-07-01T00:00:00Z", "");
    let Content::Parcel(sent) = given.content else {
        panic!("a parcel");
    };
    let mut filled = plan.clone();
    add(&mut filled);
    filled.cut = sent.cut.clone();
    let document = Document {
        as_of: sent.as_of.clone(),
        plan: filled,
    };
    [Received {
        content: Content::Parcel(Arc::new(parcel(plan, document).unwrap())),
        ..given
    }]
}

#[test]
fn what_is_new_and_holds_something_of_a_closed_year_is_asked_for() {
    let mut plan = sample();
    let [one, _] = departments(&plan);
    let year = plan.reporting_year;
    let id = NodeId::new(INDICATOR).unwrap();
    let renamed = |node: &mut Node| match node {
        Node::Indicator(indicator) => indicator.id = NodeId::new("new").unwrap(),
        Node::Action(action) => {
            action.id = NodeId::new("new").unwrap();
            for (n, indicator) in action.indicators.iter_mut().enumerate() {
                indicator.id = NodeId::new(&format!("new-{n}")).unwrap();
            }
        }
        _ => panic!("one of these"),
    };
    let action = plan.place(&id).unwrap().action.id.clone();
    // An indicator, and a 取組内容 with all its indicators: each is asked for once.
    for of in [&id, &action] {
        let files = adding(&plan, &one, |plan| {
            let (mut node, position) = plan.clone().take_out(of).unwrap();
            renamed(&mut node);
            plan.put_in(node, &position).unwrap();
        });
        plan.closed = vec![year];
        let seen = look(&plan, &files);
        assert_eq!(undecided(&seen.questions, &[]), 1);
        let question = &seen.questions[0];
        assert_eq!(question.key.owner, "new");
        assert!(question.tags.contains(&Tag::Closed));
        for (answer, taken) in [(0, false), (1, true)] {
            let decisions = [decision(&seen, answer)];
            let choices = settled(&seen.questions, &decisions, &seen.chosen);
            let found = of_closed(&plan, &seen.chosen, &seen.entries, &choices);
            assert_eq!(found.map(|(_, year)| year), taken.then_some(year));
            if !taken {
                let theirs = seen.chosen.theirs();
                let merged =
                    merge::merged(&plan, &State::of(&plan), &theirs, &seen.entries, &choices);
                assert_eq!(merged.unwrap(), plan);
            }
        }
        // Where nothing of it is closed it goes without saying.
        plan.closed.clear();
        assert_eq!(undecided(&look(&plan, &files).questions, &[]), 0);
        let new = FiscalYear::new(2030).unwrap();
        plan.years.push(new);
        plan.closed = vec![new];
        assert_eq!(undecided(&look(&plan, &files).questions, &[]), 0);
        plan.years.pop();
        plan.closed.clear();
    }
}

#[test]
fn who_is_in_charge() {
    let plan = sample();
    let named: Vec<&DepartmentId> = in_charge(&plan).into_iter().map(|(id, _)| id).collect();
    let expected: Vec<&DepartmentId> = plan
        .departments
        .iter()
        .map(|department| &department.id)
        .filter(|id| {
            let mut actions = plan.initiatives().flat_map(|(_, _, one)| &one.actions);
            actions.any(|action| {
                let mut indicators = action.indicators.iter();
                action.departments.contains(id)
                    || indicators.any(|indicator| indicator.departments.contains(id))
            })
        })
        .collect();
    assert_eq!(named, expected);
    assert!(named.len() > 3);
}

#[test]
fn what_was_received_for_another_plan_is_no_part_of_this_one() {
    let plan = sample();
    let [one, _] = departments(&plan);
    let files = [file(&plan, &one, "2025-07-01T00:00:00Z", "甲")];
    assert_eq!(look(&plan, &files).chosen.files.len(), 1);
    let mut other = plan.clone();
    other.id = PlanId::new("other").unwrap();
    let seen = look(&other, &files);
    assert_eq!((seen.chosen.files.len(), seen.entries.len()), (0, 0));
    assert_eq!(seen.rows[0].standing, Standing::Unfit);
    // What else is open makes the list another; a change of the plan does not.
    let mut changed = plan.clone();
    changed.name.push('。');
    assert_eq!(ground(&changed), ground(&plan));
    assert_ne!(ground(&other), ground(&plan));
    assert_ne!(ground(&cut_for(&plan, &one)), ground(&plan));
    changed = cut_for(&changed, &one);
    assert_ne!(ground(&changed), ground(&cut_for(&plan, &one)));
}

/// The file of a department as it is handed out.
fn cut_for(plan: &Plan, department: &DepartmentId) -> Plan {
    Plan {
        cut: Some(Box::new(Cut {
            department: department.clone(),
            year: plan.reporting_year,
            note: String::new(),
            cut_at: String::new(),
            origin: fingerprint(plan),
            base: Arc::new(plan.bare()),
            extra: Default::default(),
        })),
        ..plan.clone()
    }
}

#[test]
fn a_newer_distribution_is_taken_in_as_it_was_cut_and_answers_for_nobody() {
    let plan = sample();
    let [one, _] = departments(&plan);
    let ours = cut_for(&plan, &one);
    let mut newer = plan.clone();
    let indicator = newer.indicator_mut(&NodeId::new(INDICATOR).unwrap());
    indicator.unwrap().set_target(plan.reporting_year, "9人");
    let document = |plan: Plan| Document {
        as_of: "2025-08-01T00:00:00Z".to_owned(),
        plan,
    };
    // Whoever cut it: what it was cut from must be what it says.
    let mut wrong = cut_for(&newer, &one);
    wrong.cut.as_mut().unwrap().base = Arc::new(plan.bare());
    let refused = parcel(&ours, document(wrong)).map(|_| ());
    assert_eq!(refused, Err(Unfit::BaseLost));

    let taken = parcel(&ours, document(cut_for(&newer, &one))).unwrap();
    assert!(taken.renews);
    let files = [Received {
        name: "x.json".to_owned(),
        content: Content::Parcel(Arc::new(taken)),
        chosen: None,
    }];
    let seen = look(&ours, &files);
    let noted = noted(&seen, "x.json", "");
    assert!(!noted[0].values.is_empty());
    // The values came from the secretariat, and not from the department that holds them now.
    assert_eq!(noted[0].department, None);
    let choices = settled(&seen.questions, &[], &seen.chosen);
    let theirs = seen.chosen.theirs();
    let mut merged =
        merge::merged(&ours, &State::of(&ours), &theirs, &seen.entries, &choices).unwrap();
    merged.merges.extend(noted);
    renew(&mut merged, &seen.chosen);
    let id = NodeId::new(INDICATOR).unwrap();
    let found = sources::sources(&merged, &id, &str::to_owned);
    let departments: Vec<&str> = found.iter().map(|one| one.department.as_str()).collect();
    assert_eq!(departments, ["計画全体"]);
    // It is noted all the same.
    let again = parcel(&merged, document(cut_for(&newer, &one)));
    let files = [Received {
        name: "x.json".to_owned(),
        content: Content::Parcel(Arc::new(again.unwrap())),
        chosen: None,
    }];
    assert_ne!(look(&merged, &files).rows[0].standing, Standing::New);
}
