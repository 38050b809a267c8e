//! Sorting. The standard library's is compiled once for every type that is sorted, some kilobytes each time; this one
//! sorts places and only then moves what stands in them.

/// Sorts by a key, which is asked for once for each item. Items of equal keys keep their order.
pub fn by_key<T, K: PartialOrd>(items: &mut [T], key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = order(keys.len(), &|one, other| keys.get(one) < keys.get(other));
    arrange(order, &mut |one, other| items.swap(one, other));
}

/// Sorts by what belongs before what. Items of which neither belongs before the other keep their order.
pub fn by<T>(items: &mut [T], before: impl Fn(&T, &T) -> bool) {
    let order = order(
        items.len(),
        &|one, other| matches!((items.get(one), items.get(other)), (Some(one), Some(other)) if before(one, other)),
    );
    arrange(order, &mut |one, other| items.swap(one, other));
}

/// The places in their order; `before` tells whether what stands in one belongs before what stands in another.
fn order(count: usize, before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut width = 1_usize;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for run in order.chunks(width.saturating_mul(2)) {
            let (mut left, mut right) = run.split_at(width.min(run.len()));
            while let (Some((one, ones)), Some((other, others))) =
                (left.split_first(), right.split_first())
            {
                if before(*other, *one) {
                    merged.push(*other);
                    right = others;
                } else {
                    merged.push(*one);
                    left = ones;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        width = width.saturating_mul(2);
    }
    order
}

/// Brings what stands in the places into this order.
fn arrange(order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    let mut goes_to = vec![0; order.len()];
    for (to, from) in order.into_iter().enumerate() {
        if let Some(place) = goes_to.get_mut(from) {
            *place = to;
        }
    }
    for place in 0..goes_to.len() {
        // Every swap brings one to where it stays.
        while let Some(to) = goes_to.get(place).copied().filter(|to| *to != place) {
            swap(place, to);
            goes_to.swap(place, to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(
            keys in proptest::collection::vec(0_u8..20, 0..70),
        ) {
            let mut here: Vec<(usize, u8)> = keys.into_iter().enumerate().collect();
            let mut there = here.clone();
            by_key(&mut here, |(_, key)| *key);
            there.sort_by_key(|(_, key)| *key);
            prop_assert_eq!(&here, &there);
            by(&mut here, |one, other| one.1 > other.1);
            there.sort_by_key(|(_, key)| std::cmp::Reverse(*key));
            prop_assert_eq!(here, there);
        }
    }
}
