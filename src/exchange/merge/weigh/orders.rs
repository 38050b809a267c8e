//! When two values of a field are the same to a person: an order is told by the names in it, and what is new on one side alone makes
//! no other order.

use serde_json::Value;

use super::super::Key;
use super::super::index::ORDER;
use super::{Change, Proposal};

/// What the file asks for is here already.
pub(super) fn agrees(change: &Change, stands: Option<&Value>) -> bool {
    if change.key.path.starts_with(ORDER) {
        let [base, theirs, here] =
            [change.base.as_ref(), change.theirs.as_ref(), stands].map(names_of);
        // Told only for what the file has put there: as long as that does not stand here, nothing agrees with it.
        let new = |one: &String| !base.contains(one) && !here.contains(one);
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
    let new = one
        .iter()
        .filter(|name| other.contains(name) && !base.contains(name));
    new.into_iter().any(|name| {
        let ahead = |list: &[String], of: &[String]| -> Vec<String> {
            let ahead = list.iter().take_while(|one| *one != name);
            ahead.filter(|one| of.contains(one)).cloned().collect()
        };
        let (ahead, there) = (ahead(one, other), ahead(other, one));
        ahead.len() != there.len() || ahead.iter().any(|one| !there.contains(one))
    })
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
    let kept = before.iter().filter(|name| after.contains(name));
    let again = after.iter().filter(|name| before.contains(name));
    !kept.eq(again)
}
