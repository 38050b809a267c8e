//! The plan's tree as it is once the changes that are taken have been made.

use serde_json::{Map, Value};

use crate::domain::sort;

use super::index::{Index, ORDER, PLACE, PLAN, Thing, put};
use super::shape::{Sort, lists};
use super::weigh::{Entry, Nature, Side, names_of};
use super::{Choice, Key};

/// A thing by itself, without what stands below it.
struct Loose {
    owner: String,
    sort: Sort,
    parent: String,
    list: &'static str,
    fields: Map<String, Value>,
    /// The order in which things stood below it here, or are to stand there.
    orders: Vec<(&'static str, Vec<String>)>,
}

/// All things by themselves, in the order of their names.
struct Heap(Vec<Loose>);

/// What is to be taken of an entry: what was chosen, or what goes without saying. `None`: what is here stays.
pub fn taken<'c>(entry: &'c Entry, choices: &'c [(Key, Choice)]) -> Option<Take<'c>> {
    let chosen = choices.iter().find(|(key, _)| *key == entry.key);
    match chosen.map(|(_, choice)| choice) {
        Some(Choice::Ours) => None,
        Some(Choice::Typed(text)) => Some(Take::Typed(text)),
        Some(Choice::File(file)) => entry
            .proposals
            .iter()
            .find(|proposal| proposal.file == *file && !proposal.same)
            .map(|proposal| Take::File(proposal.file, proposal.value.as_ref())),
        None if entry.nature == Nature::Taken => entry
            .proposals
            .iter()
            .find(|proposal| !proposal.same)
            .map(|proposal| Take::File(proposal.file, proposal.value.as_ref())),
        None => None,
    }
}

/// What is taken.
pub enum Take<'c> {
    /// What stands in a file; `None`: nothing.
    File(usize, Option<&'c Value>),
    /// What somebody typed.
    Typed(&'c str),
}

/// Makes the changes that are taken, and gives the plan's tree and what stands around it in its file.
pub fn build(
    ours: &Index<'_>,
    files: &[Side<'_>],
    entries: &[Entry],
    choices: &[(Key, Choice)],
) -> (Value, Value) {
    let mut heap = Heap(ours.things().iter().map(loose).collect());
    for entry in entries {
        let Some(take) = taken(entry, choices) else {
            continue;
        };
        let owner = entry.key.owner.as_str();
        match take {
            Take::Typed(text) => heap.put(owner, &entry.key.path, Some(Value::from(text))),
            Take::File(file, value) => match (entry.key.path.as_str(), files.get(file)) {
                (PLACE, Some(side)) => heap.place(owner, entry, value, side),
                (path, _) => match path.strip_prefix(ORDER) {
                    Some(list) => heap.order(owner, list, names_of(value)),
                    None => heap.put(owner, path, value.cloned()),
                },
            },
        }
    }
    heap.gather(ours, files)
}

fn loose(thing: &Thing<'_>) -> Loose {
    let below = lists(thing.sort);
    let own = |key: &&String| !below.iter().any(|(list, _)| list == key);
    Loose {
        owner: thing.owner.clone(),
        sort: thing.sort,
        parent: thing.parent.clone(),
        list: thing.list,
        fields: thing
            .fields
            .iter()
            .filter(|(key, _)| own(key))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect(),
        orders: below
            .iter()
            .map(|(list, sort)| (*list, super::index::names(thing.fields, list, *sort)))
            .collect(),
    }
}

impl Heap {
    fn find(&self, owner: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|thing| thing.owner.as_str().cmp(owner))
    }

    fn get(&mut self, owner: &str) -> Option<&mut Loose> {
        let at = self.find(owner).ok()?;
        self.0.get_mut(at)
    }

    fn put(&mut self, owner: &str, path: &str, value: Option<Value>) {
        if let Some(thing) = self.get(owner) {
            put(thing.sort, &mut thing.fields, path, value);
        }
    }

    fn order(&mut self, owner: &str, list: &str, names: Vec<String>) {
        let orders = self.get(owner).map(|thing| &mut thing.orders);
        if let Some((_, order)) =
            orders.and_then(|orders| orders.iter_mut().find(|(name, _)| *name == list))
        {
            *order = names;
        }
    }

    fn add(&mut self, thing: &Thing<'_>) {
        if let Err(at) = self.find(&thing.owner) {
            self.0.insert(at, loose(thing));
        }
    }

    /// Something comes, goes, or is to stand elsewhere.
    fn place(&mut self, owner: &str, entry: &Entry, value: Option<&Value>, side: &Side<'_>) {
        let Some(parent) = value.and_then(Value::as_str) else {
            if let Ok(at) = self.find(owner) {
                // What stands below it is reached from nowhere any more.
                self.0.remove(at);
            }
            return;
        };
        let Some(thing) = side.theirs.get(owner) else {
            return;
        };
        if let Some(here) = self.get(owner) {
            here.parent = parent.to_owned();
            return;
        }
        self.add(thing);
        if entry.base.is_some() {
            // It comes back, with all that stands below it in that file.
            for below in side.theirs.all() {
                if side.theirs.is_within(&below.owner, owner) {
                    self.add(below);
                }
            }
        }
    }

    fn gather(mut self, ours: &Index<'_>, files: &[Side<'_>]) -> (Value, Value) {
        let mut members: Vec<(String, &'static str, String)> = self
            .0
            .iter()
            .filter(|thing| !thing.list.is_empty())
            .map(|thing| (thing.parent.clone(), thing.list, thing.owner.clone()))
            .collect();
        sort::by(&mut members, |a, b| a < b);
        for thing in &mut self.0 {
            let from = members.partition_point(|(parent, ..)| *parent < thing.owner);
            let mut below: Vec<(&'static str, &String)> = Vec::new();
            for (parent, list, owner) in members.iter().skip(from) {
                if *parent != thing.owner {
                    break;
                }
                below.push((list, owner));
            }
            for (list, order) in &mut thing.orders {
                let own: Vec<&String> = below
                    .iter()
                    .filter(|(of, _)| of == list)
                    .map(|(_, owner)| *owner)
                    .collect();
                let indexes = files.iter().map(|side| &side.theirs);
                put_in_order(order, &own, &thing.owner, list, &mut indexes.chain([ours]));
            }
        }
        let around = self
            .get(super::index::FILE)
            .map(|thing| Value::Object(std::mem::take(&mut thing.fields)));
        (self.tree(PLAN), around.unwrap_or_default())
    }

    /// A thing with all that stands below it.
    fn tree(&mut self, owner: &str) -> Value {
        let Some(thing) = self.get(owner) else {
            return Value::Null;
        };
        let mut fields = std::mem::take(&mut thing.fields);
        let sort = thing.sort;
        for (list, names) in std::mem::take(&mut thing.orders) {
            let optional = match sort {
                Sort::Plan => !matches!(list, "departments" | "priorities"),
                _ => matches!(sort, Sort::Action | Sort::Indicator),
            };
            let elements: Vec<Value> = names.iter().map(|name| self.tree(name)).collect();
            if !elements.is_empty() || !optional {
                fields.insert(list.to_owned(), Value::Array(elements));
            }
        }
        Value::Object(fields)
    }
}

/// Makes an order hold exactly what stands there. What is new comes behind what it follows in the file that brings it, or
/// here, where a file has put the rest in another order;
/// where several bring something to the same place, by name, so that it does not matter which comes first.
fn put_in_order(
    order: &mut Vec<String>,
    members: &[&String],
    owner: &str,
    list: &str,
    orders: &mut dyn Iterator<Item = &Index<'_>>,
) {
    order.retain(|name| members.contains(&name));
    if order.len() == members.len() {
        return;
    }
    for index in orders {
        let Some(thing) = index.get(owner) else {
            continue;
        };
        let Some((_, sort)) = lists(thing.sort).iter().find(|(name, _)| *name == list) else {
            continue;
        };
        let theirs = super::index::names(thing.fields, list, *sort);
        let mut behind = 0;
        for name in &theirs {
            if let Some(at) = order.iter().position(|other| other == name) {
                behind = at.saturating_add(1);
            } else if members.contains(&name) {
                let mut at = behind;
                while order
                    .get(at)
                    .is_some_and(|other| other < name && !theirs.contains(other))
                {
                    at = at.saturating_add(1);
                }
                order.insert(at, name.clone());
                behind = at.saturating_add(1);
            }
        }
    }
    for name in members {
        if !order.contains(name) {
            order.push((*name).clone());
        }
    }
}
