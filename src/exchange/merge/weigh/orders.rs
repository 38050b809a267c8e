//! When two values of a field are the same to a person: an order is told by the names in it, and what is new on one side alone makes
//! no other order.

use serde_json::Value;

use crate::domain::sort;

use super::super::Key;
use super::super::index::ORDER;
use super::{Change, Proposal};

/// What the file asks for is here already.
pub(super) fn agrees(change: &Change, stands: Option<&Value>) -> bool {
    if change.key.path.starts_with(ORDER) {
        let [base, theirs, here] =
            [change.base.as_ref(), change.theirs.as_ref(), stands].map(names_of);
        // Told only for what the file has put there: as long as that does not stand here, nothing agrees with it.
        let (before, stands) = (Places::of(&base), Places::of(&here));
        let new = |one: &String| before.find(one).is_none() && stands.find(one).is_none();
        let missing = !reordered(&base, &theirs) && theirs.iter().any(new);
        return !missing && !reordered(&theirs, &here);
    }
    change.theirs.as_ref() == stands
}

/// What stands here is what the file was cut with.
pub(super) fn unchanged(key: &Key, base: Option<&Value>, stands: Option<&Value>) -> bool {
    if key.path.starts_with(ORDER) {
        return !orders_differ(base, stands);
    }
    base == stands
}

/// An order of things that the file has put there, and that stand here as well.
pub(super) fn brought_by_both(
    key: &Key,
    base: Option<&Value>,
    stands: Option<&Value>,
    file: &Proposal,
) -> bool {
    let [base, stands, theirs] = [base, stands, file.value.as_ref()].map(names_of);
    key.path.starts_with(ORDER) && placed(&base, &theirs, &stands)
}

/// Something new stands in both, and not behind the same.
pub(super) fn placed(base: &[String], one: &[String], other: &[String]) -> bool {
    let (before, there) = (Places::of(base), Places::of(other));
    let both = one
        .iter()
        .filter_map(|name| Some((name, there.find(name)?)));
    let both: Vec<(bool, usize)> = both
        .map(|(name, at)| (before.find(name).is_none(), at))
        .collect();
    // It stands behind the same when nothing that is ahead of it in the one is behind it in the other, nor the other way round.
    let mut last = None;
    let overtaken = both.iter().any(|(new, at)| {
        let overtaken = *new && last > Some(*at);
        last = last.max(Some(*at));
        overtaken
    });
    let mut first = usize::MAX;
    overtaken
        || both.iter().rev().any(|(new, at)| {
            let overtakes = *new && first < *at;
            first = first.min(*at);
            overtakes
        })
}

/// Where the names of a list stand in it, by name.
struct Places<'n>(Vec<(&'n str, usize)>);

impl<'n> Places<'n> {
    fn of(names: &'n [String]) -> Self {
        let places = names.iter().enumerate();
        let mut places: Vec<(&str, usize)> = places.map(|(at, name)| (name.as_str(), at)).collect();
        sort::by(&mut places, |a, b| a.0 < b.0);
        Self(places)
    }

    fn find(&self, name: &str) -> Option<usize> {
        let found = self.0.binary_search_by(|(one, _)| (*one).cmp(name)).ok()?;
        self.0.get(found).map(|(_, at)| *at)
    }
}

pub(super) fn order(names: &[String]) -> Value {
    Value::Array(
        names
            .iter()
            .map(|name| Value::from(name.as_str()))
            .collect(),
    )
}

/// The names of an order.
pub fn names_of(order: Option<&Value>) -> Vec<String> {
    let names = order.and_then(Value::as_array).into_iter().flatten();
    names
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect()
}

pub(super) fn orders_differ(a: Option<&Value>, b: Option<&Value>) -> bool {
    reordered(&names_of(a), &names_of(b))
}

/// What stands in both does not stand in the same order.
pub(super) fn reordered(before: &[String], after: &[String]) -> bool {
    if before == after {
        return false;
    }
    let after = Places::of(after);
    !before
        .iter()
        .filter_map(|name| after.find(name))
        .is_sorted()
}
