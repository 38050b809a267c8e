//! The merge of what departments filled in. A file brings the state it was cut from and what it holds now; beside the
//! plan that is open that makes three, and each field is weighed by itself: what only one side changed is taken, the same
//! change on both sides is one change, anything else is for a person to decide. Nothing is changed here: what comes out
//! is a plan, to be put in the place of the old one by one command.
//!
//! It works on the tree of the canonical file and not on the types of the plan: so it merges what this version does not
//! know as well as what it knows (`docs/decisions/`).

mod build;
mod index;
mod shape;
mod weigh;

use std::rc::Rc;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::domain::cut::Fingerprint;
use crate::domain::indicator::Indicator;
use crate::domain::plan::Plan;

use super::error::Problem;
use super::{FORMAT, VERSION, codec, fingerprint, of_tree, output, tree};

pub use build::{Take, taken};
pub use index::{FILE, ORDER, PLACE, PLAN, plain};
pub use shape::Sort;
pub use weigh::{Entry, Nature, Proposal};

/// A field by the thing it belongs to and the way to it there; see `index` for the places and orders among them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// A node by its identifier, anything else by its list and its identifier; blank for the plan.
    pub owner: String,
    /// The names of fields, a stroke between them.
    pub path: String,
}

/// What somebody decided about a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// What stands here stays.
    Ours,
    /// What that file holds is taken.
    File(usize),
    /// This is to stand there.
    Typed(String),
}

/// A state of a plan, as the tree of its canonical file. Copying it copies handles.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    plan: Arc<Value>,
    around: Arc<Value>,
    /// 取組内容 that stand in the place of those in the plan; what stands below them has the same names there.
    instead: Arc<Vec<Value>>,
}

/// A file: the state it was cut from, and what it holds.
#[derive(Debug, Clone)]
pub struct Theirs {
    /// The state it was cut from.
    pub base: State,
    /// What it holds.
    pub now: State,
}

impl State {
    /// The state of a plan.
    pub fn of(plan: &Plan) -> Self {
        Self::of_text(plan, &codec::to_text(&mut output::plan(plan)))
    }

    /// The state of a plan, and its fingerprint.
    pub fn printed(plan: &Plan) -> (Self, Fingerprint) {
        let text = codec::to_text(&mut output::plan(plan));
        (Self::of_text(plan, &text), fingerprint::of_text(&text))
    }

    fn of_text(plan: &Plan, text: &str) -> Self {
        // What was just written can be read.
        let tree = tree::parse_text(text).unwrap_or_default();
        Self {
            around: Arc::new(Value::Object(
                plan.file_extra
                    .iter()
                    .map(|(key, value)| (key.clone(), value.clone()))
                    .collect(),
            )),
            ..Self::of_tree(tree)
        }
    }

    /// The state of a plan that stands alone, by the tree of its canonical text.
    pub fn of_tree(tree: Value) -> Self {
        Self {
            plan: Arc::new(tree),
            around: Arc::new(Value::Object(Map::new())),
            instead: Arc::default(),
        }
    }

    /// This state with 取組内容 in the place of those that have the same names. Below them 成果指標 have the same names too.
    pub fn with(&self, instead: Vec<Value>) -> Self {
        Self {
            instead: Arc::new(instead),
            ..self.clone()
        }
    }

    /// The state of a plan that stands alone: nothing is said around it.
    pub fn alone(plan: &Plan) -> Self {
        Self {
            around: Arc::new(Value::Object(Map::new())),
            ..Self::of(plan)
        }
    }

    /// The other is this one, or this one with something in its place.
    fn is_under(&self, other: &State) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan) && Arc::ptr_eq(&self.around, &other.around)
    }

    /// Everything in it; not of one that stands over another.
    fn index(&self) -> index::Index<'_> {
        index::Index::of(&self.plan, Some(&self.around))
    }
}

/// Most files were cut from one state, which is gone through once.
fn sides(files: &[Theirs]) -> Vec<weigh::Side<'_>> {
    let mut bases: Vec<(&State, Rc<index::Index<'_>>)> = Vec::new();
    let mut sides = Vec::with_capacity(files.len());
    for file in files {
        let base = match bases.iter().find(|(other, _)| other.is_under(&file.base)) {
            Some((_, index)) => Rc::clone(index),
            None => {
                let index = Rc::new(file.base.index());
                bases.push((&file.base, Rc::clone(&index)));
                index
            }
        };
        let now = &file.now;
        let theirs = if file.base.is_under(now) {
            index::Index::over(&base, &now.instead)
        } else {
            now.index()
        };
        sides.push(weigh::Side { base, theirs });
    }
    sides
}

/// What the files ask for, weighed against what stands here. The order of the files decides nothing but their numbers.
pub fn weigh(ours: &State, files: &[Theirs]) -> Vec<Entry> {
    weigh::weigh(&ours.index(), &sides(files))
}

/// The plan once what is taken has been taken. What was weighed must have been weighed with these states. An error says
/// where the changes, each of them sound, do not make a plan together.
pub fn merged(
    ours: &Plan,
    state: &State,
    files: &[Theirs],
    entries: &[Entry],
    choices: &[(Key, Choice)],
) -> Result<Plan, Box<Problem>> {
    let (plan, around) = build::build(&state.index(), &sides(files), entries, choices);
    let mut file = match around {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    file.insert("format".to_owned(), FORMAT.into());
    file.insert("version".to_owned(), VERSION.into());
    file.insert("holds".to_owned(), "plan".into());
    file.insert("plan".to_owned(), plan);
    let read = of_tree(&Value::Object(file))?;
    Ok(Plan {
        cut: ours.cut.clone(),
        ..read.plan
    })
}

/// The first digits of the fingerprint of a value, by which it is known again.
pub fn print_of(value: Option<&Value>) -> String {
    let text = value.map(codec::text_of).unwrap_or_default();
    fingerprint::of_text(&text).short().to_owned()
}

/// What stands in the fields of one indicator.
#[derive(Debug, Clone)]
pub struct Standing(Value);

impl Standing {
    /// Of this one.
    pub fn of(indicator: &Indicator) -> Self {
        let text = codec::to_text(&mut output::indicator(indicator));
        // What was just written can be read.
        Self(tree::parse_text(&text).unwrap_or_default())
    }

    /// The print of what stands at a path.
    pub fn print(&self, path: &str) -> String {
        let fields = self.0.as_object();
        let value = fields.and_then(|fields| index::value_at(Sort::Indicator, fields, path));
        print_of(value.as_ref())
    }
}
