//! 受領・統合: what the files of departments are, what they ask to be changed, and what has to be decided about it.

mod journal;
pub mod marks;
mod parcel;
mod questions;
mod received;
pub mod sources;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::domain::cut::Fingerprint;
use crate::domain::plan::Plan;
use crate::domain::sort;
use crate::exchange::merge::{self, Entry, State, Theirs};
pub use crate::exchange::merge::{Key, Nature};

pub use journal::{journal, renew};
pub use parcel::{Content, Parcel, Unfit, ground, parcel, parcel_of_kin};
pub use questions::{
    Answer, Choice, Decision, Question, Tag, decided, is_conflict, of_closed, settled, undecided,
};
pub use received::{Received, Row, Standing, in_charge};

/// Everything that there is to be seen of the files.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// The list of what was received.
    pub rows: Vec<Row>,
    /// The departments from which nothing has come.
    pub missing: Vec<String>,
    /// The plan that was open when this was looked at.
    pub state: Option<State>,
    /// What is to be taken in.
    pub chosen: Chosen,
    /// What that asks for.
    pub entries: Vec<Entry>,
    /// What of it is not here yet, as a person looks at it.
    pub questions: Vec<Question>,
}

/// Looking at all that was received, in steps that each take a moment.
pub struct Weighing {
    received: Vec<Received>,
    /// The plan that is open, with its fingerprint.
    state: State,
    print: Fingerprint,
    /// What can be merged, by its place in the list, in the order in which it is merged.
    files: Vec<(usize, String, Arc<Parcel>)>,
    standings: Vec<Standing>,
    /// How many changes each file brings, and how many of them are not here yet.
    changes: Vec<(usize, usize)>,
    chosen: Chosen,
    entries: Vec<Entry>,
}

impl Weighing {
    /// Begins to look at files beside the plan that is open.
    pub fn begin(ours: &Plan, mut received: Vec<Received>) -> Self {
        // What was received for another plan is no part of this one, whatever was open then.
        for one in &mut received {
            if let Content::Parcel(parcel) = &one.content
                && parcel.plan.id != ours.id
            {
                let name = parcel.plan.name.clone();
                one.content = Content::Unfit(Unfit::OtherPlan(name));
            }
        }
        let each = received.iter().enumerate();
        let mut files: Vec<(usize, String, Arc<Parcel>)> = each
            .filter_map(|(index, one)| match &one.content {
                Content::Parcel(parcel) => Some((index, one.name.clone(), Arc::clone(parcel))),
                _ => None,
            })
            .collect();
        sort::by(&mut files, |(_, name, parcel), (_, other, than)| {
            (&parcel.print, name) < (&than.print, other)
        });
        let (state, print) = State::printed(ours);
        Self {
            state,
            print,
            files,
            standings: Vec::new(),
            changes: Vec::new(),
            chosen: Chosen::default(),
            entries: Vec::new(),
            received,
        }
    }

    /// Weighs what they ask for.
    pub fn weigh(&mut self, ours: &Plan) {
        let files = self.files.iter();
        let all: Vec<Theirs> = files.map(|(.., parcel)| parcel.theirs.clone()).collect();
        self.entries = merge::weigh(&self.state, &all);
        let mut changes = vec![(0_usize, 0_usize); self.received.len()];
        for proposal in self.entries.iter().flat_map(|entry| &entry.proposals) {
            let index = self
                .files
                .get(proposal.file)
                .map_or(usize::MAX, |file| file.0);
            if let Some((brought, open)) = changes.get_mut(index) {
                *brought = brought.saturating_add(1);
                *open = open.saturating_add(usize::from(!proposal.same));
            }
        }
        self.standings = received::standings(ours, &self.received, &changes);
        self.changes = changes;
        let is_taken = |index: usize| {
            let pair = self.received.get(index).zip(self.standings.get(index));
            pair.is_some_and(|(one, standing)| one.is_taken(*standing))
        };
        for (index, name, parcel) in &self.files {
            if is_taken(*index) {
                self.chosen.files.push((name.clone(), Arc::clone(parcel)));
            }
        }
        if self.chosen.files.len() != self.files.len() {
            self.entries = merge::weigh(&self.state, &self.chosen.theirs());
        }
    }

    /// What there is to be seen. `time` words a time of the files' form on the device's own clock.
    pub fn look(self, ours: &Plan, time: &dyn Fn(&str) -> String) -> Look {
        Look {
            rows: received::rows(
                &self.print,
                &self.received,
                &self.standings,
                &self.changes,
                time,
            ),
            missing: received::missing(ours, &self.received, &self.changes),
            questions: questions::questions(ours, &self.chosen, &self.entries),
            state: Some(self.state),
            chosen: self.chosen,
            entries: self.entries,
        }
    }
}

/// Looks at everything in one go. `time` words a time of the files' form on the device's own clock.
pub fn look(ours: &Plan, received: &[Received], time: &dyn Fn(&str) -> String) -> Look {
    let mut weighing = Weighing::begin(ours, received.to_vec());
    weighing.weigh(ours);
    weighing.look(ours, time)
}

/// The files that are to be taken in, in the order in which they are merged: by fingerprint, so that the order in which
/// they came decides nothing.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// Their names and what they hold.
    pub files: Vec<(String, Arc<Parcel>)>,
}

impl Chosen {
    /// Their states.
    pub fn theirs(&self) -> Vec<Theirs> {
        self.files
            .iter()
            .map(|(_, parcel)| parcel.theirs.clone())
            .collect()
    }
}
