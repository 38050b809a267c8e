//! What department and secretariat tell each other about an indicator while results are collected. Comments are added and
//! settled, never rewritten, so two files that went apart come together again by their identifiers alone. They are no part
//! of any number and never of a handout.

use super::extra::Extra;
use super::id::{CommentId, DepartmentId};
use super::sort;

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Stable identifier, within its indicator.
    pub id: CommentId,
    /// The department that wrote it; `None` is the secretariat (事務局). It may have been dissolved since.
    pub department: Option<DepartmentId>,
    /// When it was written, as files write moments; blank if unknown.
    pub written_at: String,
    /// What it says.
    pub text: String,
    /// Nothing is left to be done about it.
    pub settled: bool,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// How many comments are still open.
pub fn open(comments: &[Comment]) -> usize {
    comments.iter().filter(|comment| !comment.settled).count()
}

/// The comments of two files that went apart from `base`. Every comment of either side is kept, for none is ever taken
/// away; whether one is settled, and whatever else differs, comes from the side that changed it, from `ours` where both did.
/// Where both sides changed something they stand in the order in which they were written, whichever side is asked first.
pub fn merge(base: &[Comment], ours: &[Comment], theirs: &[Comment]) -> Vec<Comment> {
    // What only one side changed is taken as it stands, also its order.
    if ours == theirs || theirs == base {
        return ours.to_vec();
    }
    if ours == base {
        return theirs.to_vec();
    }
    let find = |list: &[Comment], id: &CommentId| list.iter().find(|one| &one.id == id).cloned();
    let mut merged: Vec<Comment> = Vec::with_capacity(ours.len().max(theirs.len()));
    for comment in ours.iter().chain(theirs).chain(base) {
        if merged.iter().any(|other| other.id == comment.id) {
            continue;
        }
        let sides = (find(ours, &comment.id), find(theirs, &comment.id));
        merged.push(match sides {
            (Some(our), Some(their)) => {
                let old = find(base, &comment.id);
                if old.as_ref() == Some(&our) {
                    their
                } else {
                    our
                }
            }
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => comment.clone(),
        });
    }
    // Moments of one form are ordered as texts are.
    sort::by(&mut merged, |a, b| {
        (&a.written_at, &a.id) < (&b.written_at, &b.id)
    });
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn comment(id: u8, minute: u8, settled: bool) -> Comment {
        Comment {
            id: CommentId::new(&format!("c{id}")).unwrap(),
            department: None,
            written_at: format!("2025-06-01T10:{minute:02}:00Z"),
            text: format!("{id}"),
            settled,
            extra: Extra::new(),
        }
    }

    /// A thread, and what one side made of it: some of its comments settled or opened again, and some added.
    fn side(base: Vec<Comment>, turned: Vec<bool>, added: u8, first: u8) -> Vec<Comment> {
        let mut comments = base;
        for (comment, turned) in comments.iter_mut().zip(turned) {
            comment.settled ^= turned;
        }
        comments.extend((0..added).map(|index| comment(first + index, 30 + index, false)));
        comments
    }

    #[test]
    fn what_each_side_did_is_kept() {
        let base = vec![comment(1, 0, false), comment(2, 5, false)];
        let ours = side(base.clone(), vec![true, false], 1, 10);
        let theirs = side(base.clone(), vec![false, true], 1, 20);
        let merged = merge(&base, &ours, &theirs);
        let said: Vec<(&str, bool)> = merged
            .iter()
            .map(|comment| (comment.id.as_str(), comment.settled))
            .collect();
        assert_eq!(
            said,
            [("c1", true), ("c2", true), ("c10", false), ("c20", false)]
        );
        assert_eq!(open(&merged), 2);
        // A file that was cut before the comment was written does not take it away.
        assert_eq!(merge(&base[..1], &base, &base[..1]), base);
    }

    proptest! {
        #[test]
        fn sides_are_equal_and_what_is_merged_stays(
            settled in proptest::collection::vec(any::<bool>(), 0..5),
            ours in proptest::collection::vec(any::<bool>(), 5),
            theirs in proptest::collection::vec(any::<bool>(), 5),
            added in (0_u8..4, 0_u8..4),
        ) {
            let base: Vec<Comment> = settled.iter().enumerate().map(|(index, settled)| {
                let index = u8::try_from(index).unwrap();
                comment(index, index, *settled)
            }).collect();
            let a = side(base.clone(), ours, added.0, 10);
            let b = side(base.clone(), theirs, added.1, 20);
            let merged = merge(&base, &a, &b);
            prop_assert_eq!(&merged, &merge(&base, &b, &a));
            prop_assert_eq!(&merge(&base, &base, &a), &a);
            prop_assert_eq!(&merge(&a, &a, &a), &a);
            prop_assert_eq!(&merge(&base, &merged, &b), &merged);
            prop_assert_eq!(merged.len(), base.len() + usize::from(added.0 + added.1));
        }
    }
}
