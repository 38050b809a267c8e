//! How a list becomes another with as little done as possible: which items are the same, and which of those stay where
//! they are. It knows nothing of what the items are.

/// Where each of the `new` items stood among the `old` ones; `same` tells whether an old and a new one are the same.
/// Items mostly come and go, so one is looked for first where the one before it was followed by it. No place is given
/// twice.
pub fn places(old: usize, new: usize, same: &dyn Fn(usize, usize) -> bool) -> Vec<Option<usize>> {
    let mut taken = vec![false; old];
    let mut next = 0;
    (0..new)
        .map(|item| {
            let free = |place: usize| taken.get(place) == Some(&false) && same(place, item);
            let found = (next..old)
                .chain(0..next.min(old))
                .find(|place| free(*place))?;
            if let Some(taken) = taken.get_mut(found) {
                *taken = true;
            }
            next = found.saturating_add(1);
            Some(found)
        })
        .collect()
}

/// Which of the items stay where they are, by where each stood: as many as follow one another as before.
pub fn stays(before: &[Option<usize>]) -> Vec<bool> {
    // For every length the item that ends a run of that length and stood foremost, and for every item the one before it
    // in its run.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut previous = Vec::with_capacity(before.len());
    for (index, place) in before.iter().enumerate() {
        let Some(place) = *place else {
            previous.push(None);
            continue;
        };
        let length = ends.partition_point(|(end, _)| *end < place);
        previous.push(
            length
                .checked_sub(1)
                .and_then(|shorter| ends.get(shorter))
                .map(|(_, item)| *item),
        );
        match ends.get_mut(length) {
            Some(end) => *end = (place, index),
            None => ends.push((place, index)),
        }
    }
    let mut stays = vec![false; before.len()];
    let mut item = ends.last().map(|(_, item)| *item);
    while let Some(index) = item {
        if let Some(stays) = stays.get_mut(index) {
            *stays = true;
        }
        item = previous.get(index).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places_of<K: PartialEq>(old: &[K], new: &[K]) -> Vec<Option<usize>> {
        places(old.len(), new.len(), &|place, item| old[place] == new[item])
    }

    #[test]
    fn the_same_items_are_found_and_as_few_as_possible_move() {
        let cases: [(&str, &str, &[Option<usize>], &str); 9] = [
            ("", "", &[], ""),
            ("", "ab", &[None, None], ""),
            ("ab", "", &[], ""),
            ("abc", "abc", &[Some(0), Some(1), Some(2)], "abc"),
            ("abc", "ac", &[Some(0), Some(2)], "ac"),
            ("ac", "abc", &[Some(0), None, Some(1)], "ac"),
            // The last to the front: only it moves.
            ("abcd", "dabc", &[Some(3), Some(0), Some(1), Some(2)], "abc"),
            ("abcd", "bcda", &[Some(1), Some(2), Some(3), Some(0)], "bcd"),
            // The same key twice takes two places.
            ("aab", "aba", &[Some(0), Some(2), Some(1)], "aa"),
        ];
        for (old, new, expected, staying) in cases {
            let [old, new] = [old, new].map(|keys| keys.chars().collect::<Vec<_>>());
            let places = places_of(&old, &new);
            assert_eq!(places, expected, "{old:?} {new:?}");
            let stay: String = new
                .iter()
                .zip(stays(&places))
                .filter_map(|(key, stays)| stays.then_some(key))
                .collect();
            assert_eq!(stay, staying, "{old:?} {new:?}");
        }
    }

    proptest! {
        #[test]
        fn places_hold_their_keys_and_what_stays_is_in_order_and_longest(
            old in proptest::collection::vec(0_u8..12, 0..12),
            new in proptest::collection::vec(0_u8..12, 0..12),
        ) {
            let places = places_of(&old, &new);
            let mut seen = Vec::new();
            for (place, key) in places.iter().zip(&new) {
                if let Some(place) = place {
                    prop_assert_eq!(&old[*place], key);
                    prop_assert!(!seen.contains(place));
                    seen.push(*place);
                }
            }
            for key in 0..12 {
                let count = |keys: &[u8]| keys.iter().filter(|other| **other == key).count();
                let found = places.iter().zip(&new).filter(|(place, other)| place.is_some() && **other == key).count();
                prop_assert_eq!(found, count(&old).min(count(&new)));
            }
            let kept: Vec<usize> = places.iter().zip(stays(&places)).filter(|(_, stays)| *stays).filter_map(|(place, _)| *place).collect();
            prop_assert!(kept.is_sorted());
            // The longest ascending run, by trying: its length for every end.
            let mut longest = vec![0_usize; seen.len()];
            for (end, place) in seen.iter().enumerate() {
                longest[end] = 1 + seen[..end].iter().zip(&longest).filter(|(other, _)| *other < place).map(|(_, length)| *length).max().unwrap_or(0);
            }
            prop_assert_eq!(kept.len(), longest.into_iter().max().unwrap_or(0));
        }
    }
}
