//! What was decided about the papers of a meeting.

use crate::domain::handout::{Handout, Passage, Piece};
use crate::domain::id::NodeId;

use super::v1;

/// The papers on one fiscal year.
pub fn handout(handout: &Handout) -> v1::Handout {
    v1::Handout {
        year: handout.year.number(),
        title: handout.title.clone(),
        date: handout.date.clone(),
        time: handout.time.clone(),
        venue: handout.place.clone(),
        examples: handout
            .excerpts
            .as_ref()
            .map(|ids| ids.iter().map(NodeId::to_string).collect()),
        passages: handout.passages.iter().map(passage).collect(),
        extra: handout.extra.clone(),
    }
}

fn passage(passage: &Passage) -> v1::Passage {
    let (piece, priority) = match &passage.piece {
        Piece::Agenda => (v1::Piece::Agenda, None),
        Piece::Opening => (v1::Piece::Opening, None),
        Piece::Overall => (v1::Piece::Overall, None),
        Piece::Results(priority) => (v1::Piece::Results, Some(priority)),
        Piece::NextSteps(priority) => (v1::Piece::NextSteps, Some(priority)),
    };
    v1::Passage {
        piece,
        priority: priority.map(NodeId::to_string).unwrap_or_default(),
        text: passage.text.clone(),
        extra: passage.extra.clone(),
    }
}
