//! What must hold of every merge, whatever was changed on either side.

use std::sync::{Arc, OnceLock};

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use tassei::command::Command;
use tassei::domain::cut::{Cut, Fingerprint};
use tassei::domain::id::DepartmentId;
use tassei::domain::plan::Plan;
use tassei::exchange::kin::Known;
use tassei::exchange::merge::{Choice, Entry, Key, Nature, State, Theirs, merged, taken, weigh};
use tassei::exchange::{self, Document, fingerprint};

#[path = "common/file.rs"]
mod small;
use small::{action, file, initiative, plan};

/// A small plan: two actions in each of two initiatives, an indicator in most of them.
fn base() -> Value {
    static BASE: OnceLock<Value> = OnceLock::new();
    BASE.get_or_init(made).clone()
}

fn made() -> Value {
    let indicator = |id: &str| {
        json!({"id": id, "name": id, "kind": "higher",
            "years": {"2024": {"target": "10", "actual": "9"}}})
    };
    let first = [
        action("a1", &["d1"], &[indicator("i1"), indicator("i2")]),
        action("a2", &["d2"], &[indicator("i3")]),
    ];
    let second = [action("a3", &["d2"], &[])];
    let departments = json!([{"id": "d1", "name": "一課"}, {"id": "d2", "name": "二課"}]);
    let initiatives = [initiative("n1", &first), initiative("n2", &second)];
    file(&plan(&[2024, 2025], &departments, &initiatives))
}

fn plan_of(file: &Value) -> Plan {
    exchange::read(file.to_string().as_bytes()).unwrap().plan
}

fn bytes(plan: &Plan) -> String {
    exchange::write(&Document {
        as_of: String::new(),
        plan: plan.clone(),
    })
}

/// One change of a plan; what it names is looked up when it is made, and what is gone is left alone.
#[derive(Debug, Clone)]
enum Edit {
    Field(usize, usize, usize),
    Unknown(usize, usize),
    Remove(usize),
    Add(usize, usize, usize),
    Move(usize, usize, usize),
    Turn(usize),
    Around(usize),
    Rule(usize),
    Comment(usize, usize),
}

const WORDS: [&str; 3] = ["", "甲", "乙"];
const NODES: [&str; 7] = ["a1", "a2", "a3", "i1", "i2", "i3", "n2"];

/// Lets `act` have the list that a node stands in, and its place there.
fn with_node<T>(
    file: &mut Value,
    id: &str,
    act: &mut dyn FnMut(&mut Vec<Value>, usize) -> T,
) -> Option<T> {
    fn search<T>(
        value: &mut Value,
        id: &str,
        act: &mut dyn FnMut(&mut Vec<Value>, usize) -> T,
    ) -> Option<T> {
        match value {
            Value::Array(list) => {
                if let Some(at) = list.iter().position(|one| one["id"] == id) {
                    return Some(act(list, at));
                }
                list.iter_mut().find_map(|one| search(one, id, act))
            }
            Value::Object(fields) => fields.values_mut().find_map(|one| search(one, id, act)),
            _ => None,
        }
    }
    search(&mut file["plan"]["priorities"], id, act)
}

fn edit(file: &mut Value, edit: &Edit) {
    match *edit {
        Edit::Field(node, field, word) => {
            let (id, word) = (NODES[node % NODES.len()], WORDS[word % WORDS.len()]);
            with_node(file, id, &mut |list, at| {
                let node = &mut list[at];
                let indicator = id.starts_with('i');
                match (field % 4, indicator) {
                    (0, _) => node["name"] = json!(word),
                    (1, true) => node["years"]["2024"]["actual"] = json!(word),
                    (2, true) => node["years"]["2025"]["results"] = json!(word),
                    (3, true) => {
                        node["kind"] = json!(["higher", "lower", "bound"][word.len() % 3]);
                    }
                    (_, _) if id.starts_with('a') => node["years"]["2024"]["status"] = json!(word),
                    _ => node["number"] = json!(word),
                }
            });
        }
        Edit::Unknown(node, word) => {
            with_node(file, NODES[node % NODES.len()], &mut |list, at| {
                list[at]["~/未知"] = json!({"値": [word % 3]});
            });
        }
        Edit::Remove(node) => {
            with_node(file, NODES[node % NODES.len()], &mut |list, at| {
                list.remove(at)
            });
        }
        Edit::Add(below, at, name) => {
            let id = format!("new{}", name % 4);
            if with_node(file, &id, &mut |_, _| ()).is_some() {
                return;
            }
            with_node(file, ["a1", "a2", "a3"][below % 3], &mut |list, here| {
                let below = list[here]["indicators"].as_array_mut().unwrap();
                let at = at % (below.len() + 1);
                below.insert(
                    at,
                    json!({"id": id, "name": WORDS[name % 3], "kind": "higher"}),
                );
            });
        }
        Edit::Move(node, below, at) => {
            let id = ["i1", "i2", "i3"][node % 3];
            let Some(node) = with_node(file, id, &mut |list, at| list.remove(at)) else {
                return;
            };
            let mut put = |action: &str| {
                with_node(file, action, &mut |list, here| {
                    let below = list[here]["indicators"].as_array_mut().unwrap();
                    let at = at % (below.len() + 1);
                    below.insert(at, node.clone());
                })
            };
            if put(["a1", "a2", "a3"][below % 3]).is_none() {
                let _placed = put("a1").or_else(|| put("a2")).or_else(|| put("a3"));
            }
        }
        Edit::Turn(node) => {
            with_node(file, NODES[node % NODES.len()], &mut |list, _| {
                list.reverse()
            });
        }
        Edit::Around(word) => file["道具"] = json!(word % 3),
        Edit::Comment(node, word) => {
            with_node(file, ["i1", "i2", "i3"][node % 3], &mut |list, at| {
                let id = format!("c{}", word % 3);
                let comments = &mut list[at]["comments"];
                let Some(comments) = comments.as_array_mut() else {
                    *comments = json!([{"id": id, "text": WORDS[word % 3]}]);
                    return;
                };
                match comments.iter_mut().find(|one| one["id"] == id) {
                    Some(comment) => comment["settled"] = json!(true),
                    None => comments.push(json!({"id": id, "text": WORDS[word % 3]})),
                }
            });
        }
        Edit::Rule(decimals) => file["plan"]["rules"]["rate_decimals"] = json!(decimals % 4),
    }
}

/// What a clerk does most: fields. Nothing comes, goes or moves.
fn fields() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (0..7_usize, 0..4_usize, 0..3_usize).prop_map(|(a, b, c)| Edit::Field(a, b, c)),
        1 => (0..7_usize, 0..3_usize).prop_map(|(a, b)| Edit::Unknown(a, b)),
        1 => (0..3_usize, 0..3_usize).prop_map(|(a, b)| Edit::Comment(a, b)),
        1 => (0..3_usize).prop_map(Edit::Around),
        1 => (0..4_usize).prop_map(Edit::Rule),
    ]
}

fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        5 => fields(),
        1 => (0..7_usize).prop_map(Edit::Remove),
        1 => (0..3_usize, 0..4_usize, 0..4_usize).prop_map(|(a, b, c)| Edit::Add(a, b, c)),
        1 => (0..3_usize, 0..3_usize, 0..4_usize).prop_map(|(a, b, c)| Edit::Move(a, b, c)),
        1 => (0..7_usize).prop_map(Edit::Turn),
    ]
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    vec(any_edit(), 0..5)
}

/// A plan with its state, made once.
#[derive(Debug, Clone)]
struct Made {
    plan: Plan,
    state: State,
    print: Fingerprint,
}

fn made_of(plan: Plan) -> Made {
    let (state, print) = State::printed(&plan);
    Made { state, print, plan }
}

/// The plan before anything is changed.
fn before() -> &'static Made {
    static BEFORE: OnceLock<Made> = OnceLock::new();
    BEFORE.get_or_init(|| made_of(plan_of(&base())))
}

fn changed(edits: &[Edit]) -> Made {
    if edits.is_empty() {
        return before().clone();
    }
    let mut file = base();
    for one in edits {
        edit(&mut file, one);
    }
    made_of(plan_of(&file))
}

/// The state of a plan that a file is cut from.
fn alone(plan: &Made) -> State {
    static ALONE: OnceLock<State> = OnceLock::new();
    if std::ptr::eq(plan, before()) {
        ALONE.get_or_init(|| State::alone(&plan.plan)).clone()
    } else {
        State::alone(&plan.plan)
    }
}

fn theirs(base: &Made, now: &Made) -> Theirs {
    Theirs {
        base: alone(base),
        now: now.state.clone(),
    }
}

/// The choices with each file's number put through `number`.
fn renumbered(choices: &[(Key, Choice)], number: &dyn Fn(usize) -> usize) -> Vec<(Key, Choice)> {
    let choices = choices.iter().map(|(key, choice)| {
        let choice = match choice {
            Choice::File(file) => Choice::File(number(*file)),
            other => other.clone(),
        };
        (key.clone(), choice)
    });
    choices.collect()
}

/// The entries with each file's number put through `number`, and the proposals in the order of their new numbers.
fn renumber(entries: &mut [Entry], number: &dyn Fn(usize) -> usize) {
    for entry in entries {
        for proposal in &mut entry.proposals {
            proposal.file = number(proposal.file);
        }
        entry.proposals.sort_by_key(|proposal| proposal.file);
    }
}

/// Weighs and merges with these decisions. The files are put in the order of their prints, as the program does; told of
/// them is by their numbers among `files`.
fn merge(
    ours: &Made,
    base: &Made,
    files: &[&Made],
    choices: &[(Key, Choice)],
) -> (Vec<Entry>, Option<Plan>) {
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|given| &files[*given].print);
    let sorted: Vec<Theirs> = order
        .iter()
        .map(|given| theirs(base, files[*given]))
        .collect();
    let place = |given: usize| order.iter().position(|one| *one == given).unwrap();
    let mut entries = weigh(&ours.state, &sorted);
    let choices = renumbered(choices, &place);
    let plan = merged(&ours.plan, &ours.state, &sorted, &entries, &choices);
    renumber(&mut entries, &|place| order[place]);
    (entries, plan.ok())
}

/// The file in which a department hands in what it made of a plan.
fn handed_in(base: &Made, now: &Made) -> String {
    exchange::write(&Document {
        as_of: "2025-07-01T00:00:00Z".into(),
        plan: Plan {
            cut: Some(Box::new(Cut {
                department: DepartmentId::new("d1").unwrap(),
                year: base.plan.reporting_year,
                note: String::new(),
                cut_at: String::new(),
                origin: base.print.clone(),
                base: Arc::new(base.plan.bare()),
                extra: Default::default(),
            })),
            ..now.plan.bare()
        },
    })
}

/// How many cases each property is tried with: what `TASSEI_CASES` says, if it says something.
fn cases() -> u32 {
    static CASES: OnceLock<u32> = OnceLock::new();
    *CASES.get_or_init(|| {
        let asked = std::env::var("TASSEI_CASES").ok();
        let cases = asked.and_then(|text| text.parse().ok()).unwrap_or(10_000);
        println!("{cases} cases of each property (TASSEI_CASES)");
        cases
    })
}

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases())
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nothing_changed_is_nothing_to_merge(edits in edits()) {
        let x = changed(&edits);
        let (entries, plan) = merge(&x, &x, &[&x], &[]);
        prop_assert!(entries.iter().all(|entry| entry.nature == Nature::Same));
        prop_assert_eq!(plan, Some(x.plan));
    }

    #[test]
    fn what_one_side_changed_wins(edits in edits()) {
        let (x, y) = (before(), changed(&edits));
        let (entries, there) = merge(x, x, &[&y], &[]);
        prop_assert!(entries.iter().all(|entry| entry.nature == Nature::Taken));
        prop_assert_eq!(there.as_ref(), Some(&y.plan));
        let (entries, here) = merge(&y, x, &[x], &[]);
        prop_assert!(entries.iter().all(|entry| entry.nature == Nature::Same));
        prop_assert_eq!(here.as_ref(), Some(&y.plan));
        // The same change on both sides is one change.
        let (entries, both) = merge(&y, x, &[&y, &y], &[]);
        prop_assert!(entries.iter().all(|entry| entry.nature == Nature::Same));
        prop_assert_eq!(both.as_ref(), Some(&y.plan));
    }

    /// Where nothing is in conflict, one after the other is the same as the other after the one, and as both at once.
    #[test]
    fn changes_that_do_not_meet_commute(a in edits(), b in edits()) {
        let (x, a, b) = (before(), changed(&a), changed(&b));
        let (entries, both) = merge(x, x, &[&a, &b], &[]);
        if entries.iter().all(|entry| entry.nature != Nature::Conflict)
            && let Some(both) = both
        {
            let (first, a_then_b) = merge(&a, x, &[&b], &[]);
            let (second, b_then_a) = merge(&b, x, &[&a], &[]);
            for entry in first.iter().chain(&second) {
                prop_assert!(entry.nature != Nature::Conflict, "{:?}", entry);
            }
            prop_assert_eq!(a_then_b.as_ref(), Some(&both));
            prop_assert_eq!(b_then_a.as_ref(), Some(&both));
        }
    }

    /// Whatever a file changed is in the plan afterwards, or was there before, or is listed for a person to decide; and
    /// what no file changed is as it was. Unknown fields are fields like others here.
    #[test]
    fn every_change_is_made_or_listed(here in vec(fields(), 0..4), a in vec(fields(), 0..4), b in vec(fields(), 0..4)) {
        let x = before();
        let (ours, a, b) = (changed(&here), changed(&a), changed(&b));
        let (entries, plan) = merge(&ours, x, &[&a, &b], &[]);
        let plan = plan.expect("changed fields make a plan");
        let told = |file: &Made| weigh(&x.state, &[theirs(x, file)]);
        let after = State::of(&plan);
        for file in [&a, &b] {
            for change in told(file) {
                let entry = entries.iter().find(|entry| entry.key == change.key);
                let entry = entry.expect("listed");
                let made = weigh(&after, &[theirs(x, file)]).into_iter().find(|entry| entry.key == change.key);
                prop_assert!(
                    entry.nature == Nature::Conflict || made.is_none_or(|entry| entry.nature == Nature::Same),
                    "{:?}", change
                );
            }
        }
        // From here to what came out only what was listed has changed.
        let moved = weigh(&ours.state, &[Theirs { base: ours.state.clone(), now: after }]);
        for change in moved {
            prop_assert!(entries.iter().any(|entry| entry.key == change.key && entry.nature == Nature::Taken));
        }
    }

    /// So it is where what a file changed is gone here: it comes back with all that the files made of it, or not at all.
    #[test]
    fn every_change_of_what_is_gone_is_made_or_listed(
        here in edits(), gone in 0..7_usize, a in vec(fields(), 0..4), b in vec(fields(), 0..4), which in 0..2_usize,
    ) {
        let x = before();
        let ours = changed(&[here, vec![Edit::Remove(gone)]].concat());
        let files = [changed(&a), changed(&b)];
        let files = [&files[0], &files[1]];
        let (entries, _) = merge(&ours, x, &files, &[]);
        let back = entries.iter().filter(|entry| entry.key.path == "~");
        let back: Vec<(Key, Choice)> = back
            .map(|entry| (entry.key.clone(), Choice::File(entry.proposals[which % entry.proposals.len()].file)))
            .collect();
        let (_, plan) = merge(&ours, x, &files, &back);
        let after = State::of(&plan.expect("changed fields make a plan"));
        for file in files {
            for change in weigh(&x.state, &[theirs(x, file)]) {
                let entry = entries.iter().find(|entry| entry.key == change.key);
                let entry = entry.expect("listed");
                let made = weigh(&after, &[theirs(x, file)]).into_iter().find(|entry| entry.key == change.key);
                let new = change.key.path == "~" || made.is_none_or(|entry| entry.nature == Nature::Same);
                prop_assert!(entry.nature == Nature::Conflict || new, "{:?}", change);
            }
        }
        let (_, plan) = merge(&ours, x, &files, &[]);
        let after = State::of(&plan.expect("a plan"));
        let moved = weigh(&ours.state, &[Theirs { base: ours.state.clone(), now: after }]);
        for entry in entries.iter().filter(|entry| entry.within.is_some()) {
            prop_assert!(taken(entry, &[]).is_none());
            prop_assert!(moved.iter().all(|moved| moved.key.owner != entry.key.owner));
        }
    }

    /// Whatever is decided, the files may come in any order, and one step back gives the very same bytes.
    #[test]
    fn the_order_of_files_is_nothing_and_a_merge_is_taken_back(
        here in edits(), files in vec(edits(), 1..4), typed in any::<bool>(), which in 0..4_usize,
    ) {
        let x = before();
        let ours = changed(&here);
        let files: Vec<Made> = files.iter().map(|edits| changed(edits)).collect();
        let forth: Vec<&Made> = files.iter().collect();
        let back: Vec<&Made> = files.iter().rev().collect();
        let (entries, _) = merge(&ours, x, &forth, &[]);
        let choices: Vec<(Key, Choice)> = entries.iter()
            .filter(|entry| entry.nature == Nature::Conflict)
            .map(|entry| {
                let texts = entry.proposals.iter().all(|proposal| proposal.value.as_ref().is_some_and(Value::is_string));
                let choice = if typed && texts && entry.key.path.ends_with("/actual") {
                    Choice::Typed("丙".into())
                } else if which == 0 {
                    Choice::Ours
                } else {
                    Choice::File(entry.proposals[which % entry.proposals.len()].file)
                };
                (entry.key.clone(), choice)
            })
            .collect();
        let (entries, one) = merge(&ours, x, &forth, &choices);
        let mirrored = |file: usize| files.len() - 1 - file;
        let (mut again, other) = merge(&ours, x, &back, &renumbered(&choices, &mirrored));
        renumber(&mut again, &mirrored);
        prop_assert_eq!(entries, again);
        prop_assert_eq!(one.as_ref().map(bytes), other.as_ref().map(bytes));
        if let Some(merged) = one {
            let mut plan = ours.plan.clone();
            let undo = Command::Replace(Box::new(merged)).apply(&mut plan).unwrap();
            undo.apply(&mut plan).unwrap();
            prop_assert_eq!(bytes(&plan), bytes(&ours.plan));
        }
    }

    /// A file that is read by what it differs in asks for what it asks for when all of it is read.
    #[test]
    fn reading_less_finds_the_same(here in edits(), there in edits(), plain in vec(fields(), 0..4), of_fields in any::<bool>()) {
        let (x, ours) = (before(), changed(&here));
        let now = changed(if of_fields { &plain } else { &there });
        let text = handed_in(x, &now);
        let known = Known::of(text.as_bytes()).expect("it is written as this program writes");
        let kin = known.read(text.as_bytes());
        // What a clerk does is never left to the long way.
        let within = |one: &Edit| matches!(one, Edit::Field(node, ..) | Edit::Unknown(node, _) if node % NODES.len() < 6);
        prop_assert!(kin.is_some() || !of_fields || !plain.iter().all(within));
        if let Some(kin) = kin {
            let short = [Theirs { base: kin.base, now: kin.now }];
            let read = exchange::read(text.as_bytes()).unwrap();
            prop_assert_eq!(read.plan.cut.as_deref(), Some(&kin.cut));
            prop_assert_eq!((read.as_of, fingerprint(&read.plan)), (kin.as_of, kin.print));
            let long = [Theirs { base: State::alone(&kin.cut.base), now: State::of(&read.plan) }];
            let entries = weigh(&ours.state, &short);
            prop_assert_eq!(&entries, &weigh(&ours.state, &long));
            let choices: Vec<(Key, Choice)> = entries.iter().map(|entry| (entry.key.clone(), Choice::File(0))).collect();
            let plan = |files: &[Theirs]| merged(&ours.plan, &ours.state, files, &entries, &choices).ok();
            prop_assert_eq!(plan(&short), plan(&long));
        }
    }

    /// Something unknown in a file, wherever it stands, comes through beside whatever else was changed.
    #[test]
    fn nothing_unknown_is_dropped(node in 0..7_usize, here in vec(fields(), 0..3), there in vec(fields(), 0..3)) {
        let x = before();
        let ours = changed(&here);
        let mut file = base();
        for one in &there {
            edit(&mut file, one);
        }
        let id = NODES[node];
        let mark = json!([1.50, {"中": null}]);
        with_node(&mut file, id, &mut |list, at| list[at]["印"] = mark.clone());
        file["印"] = mark.clone();
        file["plan"]["印"] = mark.clone();
        file["plan"]["rules"]["印"] = mark.clone();
        file["plan"]["departments"][0]["印"] = mark.clone();
        let (_, plan) = merge(&ours, x, &[&made_of(plan_of(&file))], &[]);
        let text = bytes(&plan.expect("a plan"));
        prop_assert_eq!(text.matches("\"印\": [").count(), 5);
        let mine = bytes(&ours.plan);
        prop_assert!(!mine.contains("未知") || text.contains("未知"));
    }
}

#[test]
fn work_and_removal_meet() {
    let x = before();
    let removed = changed(&[Edit::Remove(0)]);
    let worked = changed(&[Edit::Field(3, 1, 1)]);
    // Removed in a file, worked on here.
    let (entries, plan) = merge(&worked, x, &[&removed], &[]);
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].nature, Nature::Conflict);
    assert_eq!(plan.map(|plan| bytes(&plan)), Some(bytes(&worked.plan)));
    let choices = [(entries[0].key.clone(), Choice::File(0))];
    let (_, plan) = merge(&worked, x, &[&removed], &choices);
    assert_eq!(plan.map(|plan| bytes(&plan)), Some(bytes(&removed.plan)));
    // Removed here, worked on in a file: it comes back with what the file made of it.
    let (entries, plan) = merge(&removed, x, &[&worked], &[]);
    let told: Vec<(&str, Nature)> = entries
        .iter()
        .map(|entry| (entry.key.owner.as_str(), entry.nature))
        .collect();
    assert_eq!(told, [("a1", Nature::Conflict), ("i1", Nature::Taken)]);
    assert!(taken(&entries[1], &[]).is_none());
    assert_eq!(plan.map(|plan| bytes(&plan)), Some(bytes(&removed.plan)));
    let choices = [(entries[0].key.clone(), Choice::File(0))];
    let (entries, plan) = merge(&removed, x, &[&worked], &choices);
    assert!(taken(&entries[0], &choices).is_some());
    assert_eq!(plan.map(|plan| bytes(&plan)), Some(bytes(&worked.plan)));
    // One file removes what another works on.
    let (entries, _) = merge(x, x, &[&worked, &removed], &[]);
    let conflicts = entries
        .iter()
        .filter(|entry| entry.nature == Nature::Conflict);
    assert_eq!(conflicts.count(), 1);
}

/// What differs elsewhere, is laid out otherwise, or is not sound is left to the reader of whole files.
#[test]
fn what_is_not_read_by_its_differences() {
    let x = before();
    let now = changed(&[Edit::Field(3, 1, 1), Edit::Comment(0, 1)]);
    let text = handed_in(x, &now);
    let known = Known::of(text.as_bytes()).unwrap();
    assert!(known.read(text.as_bytes()).is_some());
    assert!(known.read(handed_in(x, x).as_bytes()).is_some());
    let digits = x.print.as_str();
    for (from, to) in [
        ("\"version\": 1", "\"version\": 2"),
        ("\"version\": 1,", "\"version\": 1, \"道具\": 1,"),
        ("\"version\": 1,", "\"version\": 1, \"plan\": {},"),
        ("\"department\": \"d1\"", "\"department\": \"d9\""),
        (digits, &"0".repeat(64)),
        ("\"as_of\": \"2025", "\"as_of\": \"25"),
        ("\"甲\"", " \"甲\""),
        ("\"甲\"", "甲"),
        ("\"甲\"", "\"甲\", \"actual\": \"甲\""),
        ("\"text\": \"甲\"", "\"text\": 1"),
        ("\n  \"base\"", "\n \"base\""),
        ("\n}\n", "\n}\n}"),
        ("\n}\n", "\n"),
    ] {
        assert!(text.contains(from), "{from}");
        let other = text.replacen(from, to, 1);
        assert!(known.read(other.as_bytes()).is_none(), "{from} → {to}");
    }
    let moved = changed(&[Edit::Move(0, 1, 0)]);
    assert!(known.read(handed_in(x, &moved).as_bytes()).is_none());
    let other = changed(&[Edit::Rule(2)]);
    assert!(known.read(handed_in(&other, &other).as_bytes()).is_none());
}

/// Two who put the same into a list have to agree on its order; otherwise somebody decides.
#[test]
fn the_same_in_another_order_is_a_conflict() {
    let x = before();
    let forth = changed(&[Edit::Add(0, 0, 1), Edit::Add(0, 1, 2)]);
    let back = changed(&[Edit::Add(0, 0, 2), Edit::Add(0, 1, 1)]);
    let orders = |entries: &[Entry]| -> Vec<Nature> {
        let orders = entries
            .iter()
            .filter(|entry| entry.key.path == "~#indicators");
        orders.map(|entry| entry.nature).collect()
    };
    let (entries, _) = merge(x, x, &[&forth, &back], &[]);
    assert_eq!(orders(&entries), [Nature::Conflict]);
    let (entries, plan) = merge(&forth, x, &[&back], &[]);
    assert_eq!(orders(&entries), [Nature::Conflict]);
    assert_eq!(plan.as_ref(), Some(&forth.plan));
    let choices = [(entries[0].key.clone(), Choice::File(0))];
    let (_, plan) = merge(&forth, x, &[&back], &choices);
    assert_eq!(plan.as_ref(), Some(&back.plan));
}

/// What several files filled in below something that is gone here comes back together, whichever of them brings it back.
#[test]
fn what_comes_back_does_so_with_what_all_files_made_of_it() {
    let x = before();
    let removed = changed(&[Edit::Remove(0)]);
    let [one, other, third] = [
        Edit::Field(3, 1, 1),
        Edit::Field(4, 1, 2),
        Edit::Field(3, 1, 2),
    ];
    let less = [Edit::Remove(4)];
    let more = [Edit::Add(0, 1, 1)];
    type Case<'c> = (&'c [Edit], &'c [Edit], &'c [Edit], usize);
    // What either file changed, what is there then, and how much of it somebody has to decide.
    let cases: [Case<'_>; 5] = [
        (
            std::slice::from_ref(&one),
            std::slice::from_ref(&other),
            &[one.clone(), other.clone()],
            1,
        ),
        (
            std::slice::from_ref(&one),
            std::slice::from_ref(&one),
            std::slice::from_ref(&one),
            1,
        ),
        (
            std::slice::from_ref(&one),
            &more,
            &[one.clone(), more[0].clone()],
            1,
        ),
        (
            std::slice::from_ref(&one),
            &less,
            &[one.clone(), less[0].clone()],
            1,
        ),
        // Nobody has decided between the two: what was there when they were cut stays.
        (
            std::slice::from_ref(&one),
            &[third, other.clone()],
            std::slice::from_ref(&other),
            2,
        ),
    ];
    for (a, b, together, open) in cases {
        let (a, b) = (changed(a), changed(b));
        let (entries, plan) = merge(&removed, x, &[&a, &b], &[]);
        assert_eq!(plan.map(|plan| bytes(&plan)), Some(bytes(&removed.plan)));
        let conflicts = entries
            .iter()
            .filter(|entry| entry.nature == Nature::Conflict);
        assert_eq!(conflicts.count(), open);
        let place = &entries[0];
        assert_eq!(
            (place.key.owner.as_str(), place.key.path.as_str()),
            ("a1", "~")
        );
        for proposal in &place.proposals {
            let choices = [(place.key.clone(), Choice::File(proposal.file))];
            let (_, plan) = merge(&removed, x, &[&a, &b], &choices);
            let together = changed(together);
            assert_eq!(plan.map(|plan| bytes(&plan)), Some(bytes(&together.plan)));
        }
        let choices = [(place.key.clone(), Choice::Ours)];
        let below = entries.iter().skip(1);
        assert!(
            below
                .into_iter()
                .all(|entry| taken(entry, &choices).is_none())
        );
    }
}
