//! How much room is left, and what goes when it gets short.

use crate::domain::sort;

use super::Shelf;
use super::key;

/// How many UTF-16 units a page may keep in Chromium. On `file://` all pages share them.
pub const QUOTA: usize = 5_242_880;
/// From this share on, in percent, it is said that room gets short.
pub const WARN: usize = 70;
/// From this share on, in percent, old snapshots go.
pub const THIN: usize = 85;

/// How many UTF-16 units are taken: by this program, and by all that share the room.
pub fn used(shelf: &dyn Shelf) -> (usize, usize) {
    let (mut ours, mut all) = (0_usize, 0_usize);
    for key in shelf.keys() {
        let size = shelf.size(&key);
        all = all.saturating_add(size);
        if key.starts_with(key::PREFIX) {
            ours = ours.saturating_add(size);
        }
    }
    (ours, all)
}

/// Whether a share of the room is taken.
pub fn is_over(used: usize, percent: usize) -> bool {
    used.saturating_mul(100) >= QUOTA.saturating_mul(percent)
}

/// Drops snapshots, the oldest of all plans first, until room is no longer short; the newest of each plan stays. Says how
/// many went.
pub fn thin(shelf: &dyn Shelf) -> usize {
    thin_but(shelf, "")
}

/// The same, but for the snapshot under one key.
pub fn thin_but(shelf: &dyn Shelf, spared: &str) -> usize {
    let mut dropped = 0_usize;
    while is_over(used(shelf).1, THIN) {
        if !drop_first(shelf, 1, spared) {
            break;
        }
        dropped = dropped.saturating_add(1);
    }
    dropped
}

/// Drops the oldest snapshot of all plans, even if it is the last: the work at hand is worth more. `false` if there is none.
pub fn drop_oldest(shelf: &dyn Shelf) -> bool {
    drop_first(shelf, 1, "") || drop_first(shelf, 0, "")
}

/// Drops the oldest snapshot of those plans that have more than `keep`, but not the one under the key that is `spared`.
fn drop_first(shelf: &dyn Shelf, keep: usize, spared: &str) -> bool {
    let mut snapshots: Vec<(String, String)> = shelf
        .keys()
        .into_iter()
        .filter_map(|key| {
            let plan = key::plan_of(&key)?;
            let at = key.strip_prefix(&key::snapshots(plan))?.to_owned();
            Some((at, key))
        })
        .collect();
    sort::by(&mut snapshots, |one, other| one < other);
    let plan = |key: &str| key::plan_of(key).unwrap_or_default().to_owned();
    let oldest = snapshots.iter().filter(|(_, key)| key != spared);
    let oldest = oldest.into_iter().find(|(_, key)| {
        let others = snapshots
            .iter()
            .filter(|(_, other)| plan(other) == plan(key));
        others.count() > keep
    });
    oldest.is_some_and(|(_, key)| shelf.remove(key).is_ok() && shelf.get(key) == Ok(None))
}
