//! What is to be made of a change, once all files are before one: something that goes may have been worked on elsewhere.

use std::rc::Rc;

use crate::domain::sort;

use super::super::index::{Index, ORDER, PLACE, Thing, differences, names};
use super::super::shape::lists;
use super::orders::{orders_differ, reordered};
use super::{Change, Entry, Nature, Side};

/// What can only be seen with all files before one.
pub(super) fn settle_nature(entry: &mut Entry, files: &[Side<'_>], work: &Work<'_, '_>) {
    let open = || entry.proposals.iter().filter(|proposal| !proposal.same);
    let Some(first) = open().next() else {
        entry.nature = Nature::Same;
        return;
    };
    let order = entry.key.path.starts_with(ORDER);
    let differ = open().any(|other| {
        if order {
            orders_differ(other.value.as_ref(), first.value.as_ref())
        } else {
            other.value != first.value
        }
    });
    let mut conflict = differ || entry.nature == Nature::Conflict;
    if entry.key.path == PLACE {
        let owner = entry.key.owner.as_str();
        let place = |file: usize| files.get(file).map(|side| (&side.base, &side.theirs));
        conflict |= open().any(|proposal| {
            let Some((base, theirs)) = place(proposal.file) else {
                return false;
            };
            match (&proposal.value, base.get(owner).is_some()) {
                // It is to go, and somebody has worked on it or below it.
                (None, _) => work.is_on(owner, proposal.file, base),
                // Two files bring the same thing, and not the same of it.
                (Some(_), false) => open().any(|other| {
                    let theirs = theirs.get(owner);
                    let others = place(other.file).and_then(|(_, others)| others.get(owner));
                    match (theirs, others) {
                        (Some(a), Some(b)) => !same_fields(a, b),
                        _ => false,
                    }
                }),
                (Some(_), true) => false,
            }
        });
    }
    entry.nature = if conflict {
        Nature::Conflict
    } else {
        Nature::Taken
    };
}

/// What was worked on, and all that stands above it. Taking something away is no work on it.
pub(super) struct Work<'w, 't> {
    /// By which file.
    by_files: Vec<(&'w str, usize)>,
    /// Here, since that was cut.
    here: Vec<(&'w Rc<Index<'t>>, Vec<&'w str>)>,
}

impl<'w, 't> Work<'w, 't> {
    pub(super) fn of(ours: &'w Index<'t>, files: &'w [Side<'t>], changes: &[Change]) -> Self {
        let mut work = Self {
            by_files: Vec::new(),
            here: Vec::new(),
        };
        // Only where something is taken away does it matter.
        let goes = |change: &Change| change.key.path == PLACE && change.theirs.is_none();
        if !changes.iter().any(goes) {
            return work;
        }
        for change in changes {
            let Some(side) = files.get(change.file) else {
                continue;
            };
            if goes(change) {
                if work.on_what(&side.base).is_none() {
                    work.here.push((&side.base, worked_on(&side.base, ours)));
                }
                continue;
            }
            let owner = change.key.owner.as_str();
            let put = side.theirs.get(owner).filter(|_| change.key.path == PLACE);
            for index in [ours, &side.theirs, &*side.base] {
                for owner in std::iter::once(owner).chain(put.map(|thing| thing.parent.as_str())) {
                    let way = index.way(owner).into_iter();
                    work.by_files.extend(way.map(|owner| (owner, change.file)));
                }
            }
        }
        sort::by(&mut work.by_files, |a, b| a < b);
        work.by_files.dedup();
        work
    }

    /// What was worked on here since that was cut.
    fn on_what(&self, base: &Rc<Index<'t>>) -> Option<&[&'w str]> {
        let mut here = self.here.iter();
        let found = here.find(|(other, _)| Rc::ptr_eq(other, base))?;
        Some(&found.1)
    }

    /// Somebody else than this file, which was cut from `base`, has worked on something or below it.
    fn is_on(&self, owner: &str, file: usize, base: &Rc<Index<'t>>) -> bool {
        let from = self.by_files.partition_point(|(other, _)| *other < owner);
        let by_files = self.by_files.iter().skip(from);
        let mut by_files = by_files.take_while(|(other, _)| *other == owner);
        by_files.any(|(_, other)| *other != file)
            || self
                .on_what(base)
                .is_some_and(|here| here.binary_search(&owner).is_ok())
    }
}

/// What here is not as it was when a file was cut, and all that stood or stands above it.
fn worked_on<'w>(base: &'w Index<'_>, ours: &'w Index<'_>) -> Vec<&'w str> {
    let mut worked = Vec::new();
    for before in base.things() {
        let now = ours.get(&before.owner);
        if now.is_some_and(|now| !same_fields(before, now)) {
            worked.extend(base.way(&before.owner));
        }
    }
    for now in ours.things() {
        if base.get(&now.owner).is_none() {
            worked.extend(ours.way(&now.owner));
        }
    }
    sort::by(&mut worked, |a, b| a < b);
    worked.dedup();
    worked
}

fn same_fields(a: &Thing<'_>, b: &Thing<'_>) -> bool {
    let mut same = a.parent == b.parent;
    differences(a.sort, a.fields, b.fields, &mut |_, _, _| same = false);
    let ordered = lists(a.sort).iter().all(|(list, sort)| {
        !reordered(&names(a.fields, list, *sort), &names(b.fields, list, *sort))
    });
    same && ordered
}
