//! What is noted of a merge in the plan.

use std::sync::Arc;

use crate::domain::id::MergeId;
use crate::domain::limits;
use crate::domain::merged::{Merge, MergedValue};
use crate::domain::plan::Plan;
use crate::exchange::fingerprint;
use crate::exchange::merge::{self, Choice, Entry, Key, Take};

use super::Chosen;

/// What is noted of a merge: that each file came, which values were taken from it, and why where somebody decided.
pub fn journal(
    chosen: &Chosen,
    entries: &[Entry],
    choices: &[(Key, Choice)],
    reasons: &[(Key, String)],
    at: &str,
    fresh: &mut dyn FnMut() -> Option<MergeId>,
) -> Vec<Merge> {
    let mut merges: Vec<Merge> = Vec::new();
    for (index, (name, parcel)) in chosen.files.iter().enumerate() {
        let mut values = Vec::new();
        for entry in entries {
            let mut own = entry
                .proposals
                .iter()
                .filter(|one| one.file == index && !one.same);
            if own.next().is_none() {
                continue;
            }
            let reason = reasons.iter().find(|(key, _)| *key == entry.key);
            let reason = reason
                .map(|(_, text)| within(text.trim(), limits::LONG_TEXT))
                .unwrap_or_default();
            let print = match merge::taken(entry, choices) {
                Some(Take::File(file, value)) if file == index => merge::print_of(value),
                Some(Take::Typed(text)) => merge::print_of(Some(&text.into())),
                _ if reason.is_empty() => continue,
                _ => String::new(),
            };
            let at = [&entry.key.owner, "/", &entry.key.path].concat();
            // Of what has so long a name the file could not say it; it is taken all the same.
            if limits::text_at_most(&at, limits::SHORT_TEXT).is_err() {
                continue;
            }
            values.push(MergedValue {
                at,
                print,
                reason,
                extra: Default::default(),
            });
        }
        let Some(id) = fresh() else { continue };
        merges.push(Merge {
            id,
            at: at.to_owned(),
            file: within(name, limits::SHORT_TEXT),
            department: parcel.answering().cloned(),
            year: parcel.cut.as_ref().map(|cut| cut.year),
            as_of: parcel.as_of.clone(),
            print: parcel.print.short().to_owned(),
            values,
            extra: Default::default(),
        });
    }
    merges
}

/// As much of a text as a file may hold: what is noted must never keep the plan from being read again.
fn within(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// A department that took a newer distribution in counts from that state from now on.
pub fn renew(plan: &mut Plan, chosen: &Chosen) {
    let Some((_, newest)) = chosen.files.iter().find(|(_, parcel)| parcel.renews) else {
        return;
    };
    match &newest.cut {
        Some(cut) => plan.cut = Some(cut.clone()),
        None => {
            let base = newest.plan.bare();
            if let Some(cut) = &mut plan.cut {
                cut.origin = fingerprint(&base);
                cut.base = Arc::new(base);
            }
        }
    }
}
