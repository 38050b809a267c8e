//! What files ask to be changed, weighed against what has been changed here since they were cut, field by field.

mod nature;
mod orders;

use std::rc::Rc;

use serde_json::Value;

use crate::domain::sort;

use super::Key;
use super::index::{Index, ORDER, PLACE, PLAN, Thing, differences, names};
use super::shape::{Sort, lists};
use nature::{settle_nature, touches};
pub use orders::names_of;
use orders::{agrees, brought_by_both, order, placed, reordered, unchanged};

/// A file: the state it was cut from and what it holds now.
#[derive(Debug, Clone)]
pub struct Side<'t> {
    /// What it was cut from.
    pub base: Rc<Index<'t>>,
    /// What it holds.
    pub theirs: Index<'t>,
}

/// A field, or a place or an order, that some file asks to change.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Which.
    pub key: Key,
    /// Of what sort of thing.
    pub sort: Sort,
    /// What stood there when the first of the files was cut. `None`: nothing.
    pub base: Option<Value>,
    /// What stands there here.
    pub ours: Option<Value>,
    /// What stands there in the files that changed it.
    pub proposals: Vec<Proposal>,
    /// What is to be made of it.
    pub nature: Nature,
}

/// What one file asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Which file.
    pub file: usize,
    /// What stands there in it. `None`: nothing.
    pub value: Option<Value>,
    /// It is what stands there here already.
    pub same: bool,
}

/// What is to be made of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// It is here already.
    Same,
    /// Nobody else changed it: it is taken.
    Taken,
    /// It was changed here or in another file as well, and differently: somebody decides.
    Conflict,
}

/// A change of one file against the state it was cut from.
struct Change {
    file: usize,
    key: Key,
    sort: Sort,
    base: Option<Value>,
    theirs: Option<Value>,
}

/// What the files ask for, by key.
pub fn weigh(ours: &Index<'_>, files: &[Side<'_>]) -> Vec<Entry> {
    let mut changes = Vec::new();
    for (file, side) in files.iter().enumerate() {
        changes_of(file, side, &mut changes);
        contested(file, ours, files, &mut changes);
    }
    let touched = touches(files, &changes);
    let mut told = Vec::with_capacity(changes.len());
    for change in changes {
        beside(ours, files, change, &mut told);
    }
    sort::by(&mut told, |a, b| (&a.key, a.file) < (&b.key, b.file));
    let mut entries: Vec<Entry> = Vec::with_capacity(told.len());
    for change in told {
        let stands = stands_at(ours, &change.key);
        let proposal = Proposal {
            file: change.file,
            same: agrees(&change, stands.as_ref()),
            value: change.theirs,
        };
        // Nothing has happened to it here since the file was cut.
        let clean = unchanged(&change.key, change.base.as_ref(), stands.as_ref())
            && !brought_by_both(
                &change.key,
                change.base.as_ref(),
                stands.as_ref(),
                &proposal,
            );
        match entries.last_mut().filter(|last| last.key == change.key) {
            Some(last) => {
                // A file may tell the same twice: of several fields in something that is gone here.
                if last.proposals.iter().any(|told| told.file == proposal.file) {
                    continue;
                }
                if !clean && !proposal.same {
                    last.nature = Nature::Conflict;
                }
                last.proposals.push(proposal);
            }
            None => entries.push(Entry {
                key: change.key,
                sort: change.sort,
                base: change.base,
                ours: stands,
                nature: if clean || proposal.same {
                    Nature::Taken
                } else {
                    Nature::Conflict
                },
                proposals: vec![proposal],
            }),
        }
    }
    for entry in &mut entries {
        settle_nature(entry, ours, files, &touched);
    }
    entries
}

/// What a file changed.
fn changes_of(file: usize, side: &Side<'_>, into: &mut Vec<Change>) {
    let mut tell = |owner: &str, sort, path: String, base, theirs| {
        into.push(Change {
            file,
            key: Key {
                owner: owner.to_owned(),
                path,
            },
            sort,
            base,
            theirs,
        });
    };
    for before in before(side) {
        let owner = before.owner.as_str();
        let Some(after) = side.theirs.get(owner) else {
            // What goes with something above it is not told by itself.
            if side.theirs.get(&before.parent).is_some() {
                let place = Value::from(before.parent.as_str());
                tell(owner, before.sort, PLACE.to_owned(), Some(place), None);
            }
            continue;
        };
        if before.parent != after.parent {
            let places = [&before.parent, &after.parent].map(|parent| Value::from(parent.as_str()));
            let [base, theirs] = places.map(Some);
            tell(owner, before.sort, PLACE.to_owned(), base, theirs);
        }
        differences(
            before.sort,
            before.fields,
            after.fields,
            &mut |path, base, theirs| {
                tell(owner, before.sort, path, base, theirs);
            },
        );
        for (list, sort) in lists(before.sort) {
            let base = names(before.fields, list, *sort);
            let theirs = names(after.fields, list, *sort);
            if reordered(&base, &theirs) {
                let path = [ORDER, list].concat();
                tell(
                    owner,
                    before.sort,
                    path,
                    Some(order(&base)),
                    Some(order(&theirs)),
                );
            }
        }
    }
    for after in side.theirs.things() {
        if side.base.get(&after.owner).is_none() {
            let place = Value::from(after.parent.as_str());
            tell(
                &after.owner,
                after.sort,
                PLACE.to_owned(),
                None,
                Some(place),
            );
        }
    }
}

/// Where a file puts something into a list, new or from elsewhere, and somebody else has put the same there, but not in the same order: that
/// is told as an order, so that neither goes without saying.
fn contested(file: usize, ours: &Index<'_>, files: &[Side<'_>], into: &mut Vec<Change>) {
    let Some(side) = files.get(file) else { return };
    let from = into.len();
    for at in 0..from {
        let Some(new) = into
            .get(at)
            .filter(|one| one.file == file && one.key.path == PLACE)
        else {
            continue;
        };
        let Some(thing) = side.theirs.get(&new.key.owner) else {
            continue;
        };
        let in_list = |index: &Index<'_>| {
            let above = index.get(&thing.parent)?;
            Some(names(above.fields, thing.list, thing.sort))
        };
        let key = Key {
            owner: thing.parent.clone(),
            path: [ORDER, thing.list].concat(),
        };
        let told = |one: &Change| one.file == file && one.key == key;
        let (Some(above), Some(own)) = (side.theirs.get(&thing.parent), in_list(&side.theirs))
        else {
            continue;
        };
        let before = in_list(&side.base).unwrap_or_default();
        let differs =
            |other: &Index<'_>| in_list(other).is_some_and(|list| placed(&before, &own, &list));
        let mut others = files.iter().map(|side| &side.theirs).chain([ours]);
        if !into.iter().any(told) && others.any(differs) {
            into.push(Change {
                file,
                key,
                sort: above.sort,
                base: Some(order(&before)),
                theirs: Some(order(&own)),
            });
        }
    }
}

/// What a file can have changed: everything that it was cut with, or what stands where it has something of its own.
fn before<'s, 't>(side: &'s Side<'t>) -> Vec<&'s Thing<'t>> {
    if !side.theirs.is_over(&side.base) {
        return side.base.things().iter().collect();
    }
    let mut before = Vec::new();
    for thing in side.theirs.things() {
        let Some(thing) = side.base.get(&thing.owner) else {
            continue;
        };
        before.push(thing);
        for (list, sort) in lists(thing.sort) {
            let gone = names(thing.fields, list, *sort);
            let gone = gone.iter().filter(|name| side.theirs.get(name).is_none());
            before.extend(gone.filter_map(|name| side.base.get(name)));
        }
    }
    before
}

/// The same change as it is to be told beside what stands here: one of something that is gone here asks for that to
/// come back, and something new that is here already is told field by field.
fn beside(ours: &Index<'_>, files: &[Side<'_>], change: Change, told: &mut Vec<Change>) {
    let Some(side) = files.get(change.file) else {
        return;
    };
    let here = ours.get(&change.key.owner);
    let is_place = change.key.path == PLACE;
    // What must be here for the change to mean anything: the thing, or where it is to stand.
    let needed = match (&change.theirs, is_place, here) {
        (Some(parent), true, _) => parent.as_str().unwrap_or(PLAN),
        (None, true, _) => PLAN,
        _ => change.key.owner.as_str(),
    };
    if let Some(gone) = topmost_gone(ours, side, needed) {
        if let (Some(before), Some(after)) = (side.base.get(&gone), side.theirs.get(&gone)) {
            told.push(Change {
                file: change.file,
                key: Key {
                    owner: gone.clone(),
                    path: PLACE.to_owned(),
                },
                sort: before.sort,
                base: Some(Value::from(before.parent.as_str())),
                theirs: Some(Value::from(after.parent.as_str())),
            });
        }
        // A new thing keeps an entry of its own; anything else comes or goes with what is gone.
        if !is_place || change.base.is_some() && here.is_none() {
            return;
        }
    }
    if is_place
        && change.base.is_none()
        && let (Some(here), Some(after)) = (here, side.theirs.get(&change.key.owner))
    {
        differences(
            here.sort,
            here.fields,
            after.fields,
            &mut |path, _, theirs| {
                told.push(Change {
                    file: change.file,
                    key: Key {
                        owner: change.key.owner.clone(),
                        path,
                    },
                    sort: here.sort,
                    base: None,
                    theirs,
                });
            },
        );
    }
    told.push(change);
}

/// The topmost of what a thing stands below in the file, itself included, that the file was cut with and that is gone
/// here.
fn topmost_gone(ours: &Index<'_>, side: &Side<'_>, owner: &str) -> Option<String> {
    let mut gone = None;
    let mut here = owner.to_owned();
    while here != PLAN {
        if ours.get(&here).is_none() && side.base.get(&here).is_some() {
            gone = Some(here.clone());
        }
        let above = side.base.get(&here).or_else(|| side.theirs.get(&here))?;
        here.clone_from(&above.parent);
    }
    gone
}

/// What stands at a key.
pub fn stands_at(index: &Index<'_>, key: &Key) -> Option<Value> {
    let thing = index.get(&key.owner)?;
    if key.path == PLACE {
        return Some(Value::from(thing.parent.as_str()));
    }
    match key.path.strip_prefix(ORDER) {
        Some(list) => {
            let (list, sort) = lists(thing.sort).iter().find(|(name, _)| *name == list)?;
            Some(order(&names(thing.fields, list, *sort)))
        }
        None => super::index::value_at(thing.sort, thing.fields, &key.path),
    }
}
