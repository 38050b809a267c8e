//! What is to be made of a change, once all files are before one: something that goes may have been worked on elsewhere.

use super::super::index::{Index, ORDER, PLACE, Thing, differences, names};
use super::super::shape::lists;
use super::orders::{orders_differ, reordered};
use super::{Change, Entry, Nature, Side};

/// What can only be seen with all files before one.
pub(super) fn settle_nature(
    entry: &mut Entry,
    ours: &Index<'_>,
    files: &[Side<'_>],
    touched: &[Touch],
) {
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
                (None, _) => {
                    let by_files = touched.iter().any(|touch| {
                        touch.file != proposal.file
                            && (base.is_within(&touch.owner, owner)
                                || ours.is_within(&touch.owner, owner)
                                || files
                                    .get(touch.file)
                                    .is_some_and(|side| side.theirs.is_within(&touch.owner, owner)))
                    });
                    by_files || worked_on(base, ours, owner)
                }
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

/// Something that a file worked on.
pub(super) struct Touch {
    file: usize,
    owner: String,
}

/// What files worked on, and where they put things. Taking something away is no work on it.
pub(super) fn touches(files: &[Side<'_>], changes: &[Change]) -> Vec<Touch> {
    // Only where something is taken away does it matter.
    if !changes
        .iter()
        .any(|change| change.key.path == PLACE && change.theirs.is_none())
    {
        return Vec::new();
    }
    let mut touches = Vec::new();
    for change in changes {
        if change.theirs.is_none() && change.key.path == PLACE {
            continue;
        }
        let mut touch = |owner: &str| {
            touches.push(Touch {
                file: change.file,
                owner: owner.to_owned(),
            });
        };
        touch(&change.key.owner);
        if change.key.path == PLACE
            && let Some(thing) = files
                .get(change.file)
                .and_then(|side| side.theirs.get(&change.key.owner))
        {
            touch(&thing.parent);
        }
    }
    touches
}

/// Something here, or below it, is not as it was when the file was cut.
pub(super) fn worked_on(base: &Index<'_>, ours: &Index<'_>, owner: &str) -> bool {
    let changed = base
        .things()
        .iter()
        .filter(|thing| base.is_within(&thing.owner, owner))
        .filter_map(|thing| Some((thing, ours.get(&thing.owner)?)))
        .any(|(before, now)| before.parent != now.parent || !same_fields(before, now));
    let new = ours
        .things()
        .iter()
        .filter(|thing| base.get(&thing.owner).is_none())
        .any(|thing| ours.is_within(&thing.owner, owner));
    changed || new
}

pub(super) fn same_fields(a: &Thing<'_>, b: &Thing<'_>) -> bool {
    let mut same = a.parent == b.parent;
    differences(a.sort, a.fields, b.fields, &mut |_, _, _| same = false);
    let ordered = lists(a.sort).iter().all(|(list, sort)| {
        !reordered(&names(a.fields, list, *sort), &names(b.fields, list, *sort))
    });
    same && ordered
}
