//! What files ask to be changed, weighed against what has been changed here since they were cut, field by field.

mod nature;
mod orders;

use std::rc::Rc;

use serde_json::Value;

use crate::domain::sort;

use super::Key;
use super::index::{Index, ORDER, PLACE, Thing, differences, names};
use super::shape::{Sort, lists};
use nature::{Work, settle_nature};
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
    /// What is gone here and has to come back first, for the change to be made in.
    pub within: Option<String>,
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
    within: Option<String>,
}

/// What the files ask for, by key.
pub fn weigh(ours: &Index<'_>, files: &[Side<'_>]) -> Vec<Entry> {
    let mut changes = Vec::new();
    for (file, side) in files.iter().enumerate() {
        let from = changes.len();
        changes_of(file, side, &mut changes);
        contested(file, from, ours, files, &mut changes);
    }
    let work = Work::of(ours, files, &changes);
    let mut told = Vec::with_capacity(changes.len());
    for change in changes {
        beside(ours, files, change, &mut told);
    }
    sort::by(&mut told, |a, b| (&a.key, a.file) < (&b.key, b.file));
    agree_on_what_comes_back(ours, &mut told);
    let mut entries: Vec<Entry> = Vec::with_capacity(told.len());
    for change in told {
        // What comes back does so as the file was cut with it.
        let stands = match &change.within {
            Some(_) if ours.get(&change.key.owner).is_none() => change.base.clone(),
            _ => stands_at(ours, &change.key),
        };
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
                within: change.within,
            }),
        }
    }
    for entry in &mut entries {
        settle_nature(entry, files, &work);
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
            within: None,
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
/// is told as an order, so that neither goes without saying. The file's own changes begin at `from`.
fn contested(
    file: usize,
    from: usize,
    ours: &Index<'_>,
    files: &[Side<'_>],
    into: &mut Vec<Change>,
) {
    let Some(side) = files.get(file) else { return };
    let own = into.get(from..).unwrap_or_default();
    let puts = own.iter().filter(|one| one.key.path == PLACE);
    let mut lists: Vec<(&str, &'static str, Sort)> = puts
        .filter_map(|one| side.theirs.get(&one.key.owner))
        .map(|thing| (thing.parent.as_str(), thing.list, thing.sort))
        .collect();
    sort::by(&mut lists, |a, b| a < b);
    lists.dedup();
    let orders = own.iter().filter(|one| one.key.path.starts_with(ORDER));
    let mut orders: Vec<&Key> = orders.map(|one| &one.key).collect();
    sort::by(&mut orders, |a, b| a < b);
    let mut told = Vec::new();
    for (parent, list, sort) in lists {
        let key = Key {
            owner: parent.to_owned(),
            path: [ORDER, list].concat(),
        };
        let (Some(above), Err(_)) = (side.theirs.get(parent), orders.binary_search(&&key)) else {
            continue;
        };
        let in_list = |index: &Index<'_>| Some(names(index.get(parent)?.fields, list, sort));
        let here = names(above.fields, list, sort);
        let before = in_list(&side.base).unwrap_or_default();
        let differs =
            |other: &Index<'_>| in_list(other).is_some_and(|there| placed(&before, &here, &there));
        let others = files.iter().enumerate().filter(|(other, _)| *other != file);
        let mut others = others.map(|(_, side)| &side.theirs).chain([ours]);
        if others.any(differs) {
            told.push(Change {
                file,
                key,
                sort: above.sort,
                base: Some(order(&before)),
                theirs: Some(order(&here)),
                within: None,
            });
        }
    }
    into.extend(told);
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
/// come back and is made in it then, and something new that is here already is told field by field.
fn beside(ours: &Index<'_>, files: &[Side<'_>], mut change: Change, told: &mut Vec<Change>) {
    let Some(side) = files.get(change.file) else {
        return;
    };
    let owner = change.key.owner.as_str();
    let here = ours.get(owner);
    let is_place = change.key.path == PLACE;
    let goes = is_place && change.theirs.is_none();
    let gone = match here {
        Some(_) if goes || !is_place => None,
        None if goes => side.base.get(owner).map(|thing| thing.parent.as_str()),
        _ => Some(owner),
    };
    let gone = gone.and_then(|owner| topmost_gone(ours, side, owner));
    if let Some((before, after)) = gone
        && !(is_place && before.owner == owner)
    {
        change.within = Some(before.owner.clone());
        if !goes {
            told.push(Change {
                file: change.file,
                key: Key {
                    owner: before.owner.clone(),
                    path: PLACE.to_owned(),
                },
                sort: before.sort,
                base: Some(Value::from(before.parent.as_str())),
                theirs: Some(Value::from(after.parent.as_str())),
                within: None,
            });
        }
    }
    if is_place
        && change.base.is_none()
        && let (Some(here), Some(after)) = (here, side.theirs.get(owner))
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
                    within: None,
                });
            },
        );
    }
    told.push(change);
}

/// The topmost of what a thing stands below in the file, itself included, that the file was cut with and that is gone
/// here: as it was, and as it is in the file.
fn topmost_gone<'s, 't>(
    ours: &Index<'_>,
    side: &'s Side<'t>,
    owner: &str,
) -> Option<(&'s Thing<'t>, &'s Thing<'t>)> {
    let way = side.theirs.way(owner).into_iter().rev();
    way.filter(|owner| ours.get(owner).is_none())
        .find_map(|owner| Some((side.base.get(owner)?, side.theirs.get(owner)?)))
}

/// What a change is made in has to come back for all who ask for the same change, or for none; and nothing asks for
/// something to come back only to take something away from it.
fn agree_on_what_comes_back(ours: &Index<'_>, told: &mut [Change]) {
    if told.iter().all(|change| change.within.is_none()) {
        return;
    }
    let back = told.iter().filter(|change| {
        change.key.path == PLACE && change.theirs.is_some() && change.base.is_some()
    });
    let back = back.filter(|change| ours.get(&change.key.owner).is_none());
    let back: Vec<String> = back.map(|change| change.key.owner.clone()).collect();
    for same in told.chunk_by_mut(|one, other| one.key == other.key) {
        let within = same.iter().map(|change| change.within.clone()).min();
        let within = within
            .flatten()
            .filter(|gone| back.binary_search(gone).is_ok());
        for change in same {
            change.within.clone_from(&within);
        }
    }
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
