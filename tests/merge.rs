//! What must hold of every merge, whatever was changed on either side.

use std::sync::OnceLock;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use tassei::command::Command;
use tassei::domain::plan::Plan;
use tassei::exchange::merge::{
    Choice, Entry, Key, Nature, ORDER, State, Theirs, merged, taken, weigh,
};
use tassei::exchange::{self, Document, fingerprint};

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
    let action = |id: &str, department: &str, below: Vec<Value>| json!({"id": id, "number": "", "name": id, "departments": [department], "indicators": below});
    json!({
        "format": "tassei-plan", "version": 1, "holds": "plan",
        "plan": {
            "id": "p", "name": "計画", "years": [2024, 2025], "reporting_year": 2024,
            "departments": [{"id": "d1", "name": "一課"}, {"id": "d2", "name": "二課"}],
            "rules": {
                "bands": [
                    {"id": "m", "label": "達成", "from": {"percent": "100", "inclusive": true}, "attains": true},
                    {"id": "x", "label": "未達成", "attains": false}],
                "rate_decimals": 0, "share_decimals": 1, "rounding": "half_up", "judged_on": "exact",
                "lower_formula": "target_over_actual", "zero_target": "not_counted"},
            "priorities": [{"id": "q", "number": "", "name": "", "themes": [{"id": "t", "number": "", "name": "",
                "initiatives": [
                    {"id": "n1", "number": "", "name": "", "actions": [
                        action("a1", "d1", vec![indicator("i1"), indicator("i2")]),
                        action("a2", "d2", vec![indicator("i3")])]},
                    {"id": "n2", "number": "", "name": "", "actions": [action("a3", "d2", vec![])]}]}]}],
        }
    })
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
        Edit::Rule(decimals) => file["plan"]["rules"]["rate_decimals"] = json!(decimals % 4),
    }
}

/// What a clerk does most: fields. Nothing comes, goes or moves.
fn fields() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (0..7_usize, 0..4_usize, 0..3_usize).prop_map(|(a, b, c)| Edit::Field(a, b, c)),
        1 => (0..7_usize, 0..3_usize).prop_map(|(a, b)| Edit::Unknown(a, b)),
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

/// The plan before anything is changed.
fn before() -> &'static Plan {
    static BEFORE: OnceLock<Plan> = OnceLock::new();
    BEFORE.get_or_init(|| plan_of(&base()))
}

fn changed(edits: &[Edit]) -> Plan {
    if edits.is_empty() {
        return before().clone();
    }
    let mut file = base();
    for one in edits {
        edit(&mut file, one);
    }
    plan_of(&file)
}

fn theirs(base: &Plan, now: &Plan) -> Theirs {
    Theirs {
        base: State::alone(base),
        now: State::of(now),
    }
}

/// Weighs and merges with these decisions.
fn merge(
    ours: &Plan,
    base: &Plan,
    files: &[&Plan],
    choices: &[(Key, Choice)],
) -> (Vec<Entry>, Option<Plan>) {
    let mut files: Vec<&Plan> = files.to_vec();
    if files.len() > 1 {
        files.sort_by_cached_key(|plan| fingerprint(plan));
    }
    let files: Vec<Theirs> = files.iter().map(|now| theirs(base, now)).collect();
    let state = State::of(ours);
    let entries = weigh(&state, &files);
    let plan = merged(ours, &state, &files, &entries, choices);
    (entries, plan.ok())
}

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(10_000)
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nothing_changed_is_nothing_to_merge(edits in edits()) {
        let x = changed(&edits);
        let (entries, plan) = merge(&x, &x, &[&x], &[]);
        prop_assert!(entries.iter().all(|entry| entry.nature == Nature::Same));
        prop_assert_eq!(plan, Some(x));
    }

    #[test]
    fn what_one_side_changed_wins(edits in edits()) {
        let (x, y) = (before().clone(), changed(&edits));
        let (entries, there) = merge(&x, &x, &[&y], &[]);
        prop_assert!(entries.iter().all(|entry| entry.nature == Nature::Taken));
        prop_assert_eq!(there, Some(y.clone()));
        let (entries, here) = merge(&y, &x, &[&x], &[]);
        prop_assert!(entries.iter().all(|entry| entry.nature == Nature::Same));
        prop_assert_eq!(here, Some(y.clone()));
        // The same change on both sides is one change.
        let (entries, both) = merge(&y, &x, &[&y, &y], &[]);
        prop_assert!(entries.iter().all(|entry| entry.nature == Nature::Same));
        prop_assert_eq!(both, Some(y.clone()));
    }

    /// Where nothing is in conflict, one after the other is the same as the other after the one, and as both at once.
    #[test]
    fn changes_that_do_not_meet_commute(a in edits(), b in edits()) {
        let (x, a, b) = (before().clone(), changed(&a), changed(&b));
        let (entries, both) = merge(&x, &x, &[&a, &b], &[]);
        // Whoever puts a list in another order and whoever puts something into it do meet.
        let ordered = entries.iter().any(|entry| entry.key.path.starts_with(ORDER));
        if !ordered && entries.iter().all(|entry| entry.nature != Nature::Conflict)
            && let Some(both) = both
        {
            let (first, a_then_b) = merge(&a, &x, &[&b], &[]);
            let (second, b_then_a) = merge(&b, &x, &[&a], &[]);
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
        let x = before().clone();
        let (ours, a, b) = (changed(&here), changed(&a), changed(&b));
        let (entries, plan) = merge(&ours, &x, &[&a, &b], &[]);
        let plan = plan.expect("changed fields make a plan");
        let told = |plan: &Plan| weigh(&State::of(&x), &[theirs(&x, plan)]);
        let after = State::of(&plan);
        for file in [&a, &b] {
            for change in told(file) {
                let entry = entries.iter().find(|entry| entry.key == change.key);
                let entry = entry.expect("listed");
                let made = weigh(&after, &[theirs(&x, file)]).into_iter().find(|entry| entry.key == change.key);
                prop_assert!(
                    entry.nature == Nature::Conflict || made.is_none_or(|entry| entry.nature == Nature::Same),
                    "{:?}", change
                );
            }
        }
        // From here to what came out only what was listed has changed.
        let moved = weigh(&State::of(&ours), &[Theirs { base: State::of(&ours), now: after }]);
        for change in moved {
            prop_assert!(entries.iter().any(|entry| entry.key == change.key && entry.nature == Nature::Taken));
        }
    }

    /// Whatever is decided, the files may come in any order, and one step back gives the very same bytes.
    #[test]
    fn the_order_of_files_is_nothing_and_a_merge_is_taken_back(
        here in edits(), files in vec(edits(), 1..4), typed in any::<bool>(), which in 0..4_usize,
    ) {
        let x = before().clone();
        let ours = changed(&here);
        let files: Vec<Plan> = files.iter().map(|edits| changed(edits)).collect();
        let forth: Vec<&Plan> = files.iter().collect();
        let back: Vec<&Plan> = files.iter().rev().collect();
        let (entries, _) = merge(&ours, &x, &forth, &[]);
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
        let (entries, one) = merge(&ours, &x, &forth, &choices);
        let (again, other) = merge(&ours, &x, &back, &choices);
        prop_assert_eq!(entries, again);
        prop_assert_eq!(one.as_ref().map(bytes), other.as_ref().map(bytes));
        if let Some(merged) = one {
            let mut plan = ours.clone();
            let undo = Command::Replace(Box::new(merged)).apply(&mut plan).unwrap();
            undo.apply(&mut plan).unwrap();
            prop_assert_eq!(bytes(&plan), bytes(&ours));
        }
    }

    /// Something unknown in a file, wherever it stands, comes through beside whatever else was changed.
    #[test]
    fn nothing_unknown_is_dropped(node in 0..7_usize, here in vec(fields(), 0..3), there in vec(fields(), 0..3)) {
        let x = before().clone();
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
        let (_, plan) = merge(&ours, &x, &[&plan_of(&file)], &[]);
        let text = bytes(&plan.expect("a plan"));
        prop_assert_eq!(text.matches("\"印\": [").count(), 5);
        let mine = bytes(&ours);
        prop_assert!(!mine.contains("未知") || text.contains("未知"));
    }
}

#[test]
fn work_and_removal_meet() {
    let x = before().clone();
    let removed = changed(&[Edit::Remove(0)]);
    let worked = changed(&[Edit::Field(3, 1, 1)]);
    // Removed in a file, worked on here.
    let (entries, plan) = merge(&worked, &x, &[&removed], &[]);
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].nature, Nature::Conflict);
    assert_eq!(plan.map(|plan| bytes(&plan)), Some(bytes(&worked)));
    let choices = [(entries[0].key.clone(), Choice::File(0))];
    let (_, plan) = merge(&worked, &x, &[&removed], &choices);
    assert_eq!(plan.map(|plan| bytes(&plan)), Some(bytes(&removed)));
    // Removed here, worked on in a file: it comes back with what the file made of it.
    let (entries, plan) = merge(&removed, &x, &[&worked], &[]);
    assert_eq!((entries.len(), entries[0].key.owner.as_str()), (1, "a1"));
    assert_eq!(entries[0].nature, Nature::Conflict);
    assert_eq!(plan.map(|plan| bytes(&plan)), Some(bytes(&removed)));
    let choices = [(entries[0].key.clone(), Choice::File(0))];
    let (entries, plan) = merge(&removed, &x, &[&worked], &choices);
    assert!(taken(&entries[0], &choices).is_some());
    assert_eq!(plan.map(|plan| bytes(&plan)), Some(bytes(&worked)));
    // One file removes what another works on.
    let (entries, _) = merge(&x, &x, &[&worked, &removed], &[]);
    let conflicts = entries
        .iter()
        .filter(|entry| entry.nature == Nature::Conflict);
    assert_eq!(conflicts.count(), 1);
}
