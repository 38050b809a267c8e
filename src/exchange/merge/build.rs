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
    if !has_where_to_be(entry, choices) {
        return None;
    }
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

/// What the change is made in is here, or comes back: which somebody has to say.
fn has_where_to_be(entry: &Entry, choices: &[(Key, Choice)]) -> bool {
    entry.within.as_ref().is_none_or(|gone| {
        choices.iter().any(|(key, choice)| {
            key.owner == *gone && key.path == PLACE && matches!(choice, Choice::File(_))
        })
    })
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
    let taken = entries
        .iter()
        .filter_map(|entry| Some((&entry.key, taken(entry, choices)?)));
    let taken: Vec<(&Key, Take<'_>)> = taken.collect();
    // First what comes: other changes may be made in it.
    for (key, take) in &taken {
        if let (PLACE, Take::File(file, Some(Value::String(parent)))) = (key.path.as_str(), take)
            && ours.get(&key.owner).is_none()
            && let Some(side) = files.get(*file)
        {
            heap.bring(&key.owner, parent, side);
        }
    }
    heap.sort();
    for (Key { owner, path }, take) in taken {
        match take {
            Take::Typed(text) => heap.put(owner, path, Some(Value::from(text))),
            Take::File(_, value) if path == PLACE => heap.place(owner, value),
            Take::File(_, value) => match path.strip_prefix(ORDER) {
                Some(list) => heap.order(owner, list, names_of(value)),
                None => heap.put(owner, path, value.cloned()),
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

    /// Something comes: new, as it is in the file, or back, with all that stood below it when the file was cut.
    fn bring(&mut self, owner: &str, parent: &str, side: &Side<'_>) {
        if let Some(thing) = side.base.get(owner) {
            let all = thing.with_all_below(parent);
            self.0.extend(all.iter().map(loose));
        } else if let Some(thing) = side.theirs.get(owner) {
            self.0.push(loose(thing));
        }
    }

    /// Puts what has come where it belongs; what comes in several ways does so as it came first.
    fn sort(&mut self) {
        if !self.0.is_sorted_by(|one, next| one.owner < next.owner) {
            sort::by(&mut self.0, |one, other| one.owner < other.owner);
            self.0.dedup_by(|next, one| next.owner == one.owner);
        }
    }

    /// Something goes, or is to stand elsewhere. Where that is not here it stays where it is.
    fn place(&mut self, owner: &str, value: Option<&Value>) {
        let parent = value.and_then(Value::as_str);
        if parent.is_some_and(|parent| self.find(parent).is_err()) {
            return;
        }
        if let Some(thing) = self.get(owner) {
            match parent {
                Some(parent) => parent.clone_into(&mut thing.parent),
                // What stands in no list goes, and what stands below it is reached from nowhere any more.
                None => thing.list = "",
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
/// where several bring something to the same place, by name, so that it does not matter which comes first. The members
/// are in the order of their names.
fn put_in_order(
    order: &mut Vec<String>,
    members: &[&String],
    owner: &str,
    list: &str,
    orders: &mut dyn Iterator<Item = &Index<'_>>,
) {
    let rank = |name: &String| members.binary_search(&name).ok();
    order.retain(|name| rank(name).is_some());
    if order.len() == members.len() {
        return;
    }
    let mut chain = Chain::of(members.len());
    let mut last = members.len();
    for rank in order.iter().filter_map(rank) {
        if chain.follows(rank).is_none() {
            chain.insert(last, rank);
            last = rank;
        }
    }
    for index in orders {
        let Some(thing) = index.get(owner) else {
            continue;
        };
        let Some((_, sort)) = lists(thing.sort).iter().find(|(name, _)| *name == list) else {
            continue;
        };
        let theirs = super::index::names(thing.fields, list, *sort);
        let theirs: Vec<usize> = theirs.iter().filter_map(rank).collect();
        let mut is_theirs = vec![false; members.len()];
        for rank in &theirs {
            if let Some(is) = is_theirs.get_mut(*rank) {
                *is = true;
            }
        }
        let mut behind = members.len();
        for rank in theirs {
            if chain.follows(rank).is_none() {
                while let Some(next) = chain.follows(behind)
                    && next < rank
                    && is_theirs.get(next) == Some(&false)
                {
                    behind = next;
                }
                chain.insert(behind, rank);
            }
            behind = rank;
        }
    }
    order.clear();
    let mut at = members.len();
    while let Some(next) = chain.follows(at)
        && let Some(name) = members.get(next)
    {
        order.push((*name).clone());
        at = next;
    }
    for (rank, name) in members.iter().enumerate() {
        if chain.follows(rank).is_none() {
            order.push((*name).clone());
        }
    }
}

/// Numbers below a bound in an order: what follows each that is in it. The bound itself stands before the first and behind
/// the last.
struct Chain(Vec<Option<usize>>);

impl Chain {
    fn of(bound: usize) -> Self {
        let mut follows = vec![None; bound];
        follows.push(Some(bound));
        Self(follows)
    }

    fn follows(&self, at: usize) -> Option<usize> {
        self.0.get(at).copied().flatten()
    }

    fn insert(&mut self, behind: usize, new: usize) {
        let next = self.follows(behind);
        if let Some(follows) = self.0.get_mut(new) {
            *follows = next;
        }
        if let Some(follows) = self.0.get_mut(behind) {
            *follows = Some(new);
        }
    }
}
