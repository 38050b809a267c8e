//! What was decided about the papers of a meeting.

use crate::domain::handout::{Handout, Passage, Piece};
use crate::domain::id::NodeId;
use crate::domain::limits;

use super::super::error::What;
use super::super::place::Pointer;
use super::super::v1;
use super::{Intake, Taken, each, id, long, refuse, short, within, year};

impl Intake {
    pub(super) fn handouts(&self, handouts: Vec<v1::Handout>, at: &Pointer) -> Taken<Vec<Handout>> {
        within(
            &at.key("handouts"),
            limits::at_most(handouts.len(), limits::PRINTED),
        )?;
        let mut last = None;
        let mut taken = each(at, "handouts", handouts, |handout, at| {
            let taken = self::taken(handout, at)?;
            // In the order of the years, each once: two of one year could not both be shown.
            if last.is_some_and(|last| last >= taken.year) {
                return refuse(&at.key("year"), What::YearsNotAscending);
            }
            last = Some(taken.year);
            Ok(taken)
        })?;
        taken.retain(|handout| !handout.is_blank());
        Ok(taken)
    }
}

fn taken(handout: v1::Handout, at: &Pointer) -> Taken<Handout> {
    for (field, text) in [
        ("title", &handout.title),
        ("date", &handout.date),
        ("time", &handout.time),
        ("venue", &handout.venue),
    ] {
        short(at, field, text)?;
    }
    let examples = match handout.examples {
        None => None,
        Some(examples) => {
            let most = limits::at_most(examples.len(), limits::NODES);
            within(&at.key("examples"), most)?;
            // The choice may name an indicator that has been removed since.
            let examples = each(at, "examples", examples, |text, at| {
                id(at, &text, NodeId::new)
            });
            Some(examples?)
        }
    };
    within(
        &at.key("passages"),
        limits::at_most(handout.passages.len(), limits::PRINTED),
    )?;
    let mut seen: Vec<Piece> = Vec::new();
    Ok(Handout {
        year: year(&at.key("year"), handout.year)?,
        title: handout.title,
        date: handout.date,
        time: handout.time,
        place: handout.venue,
        excerpts: examples,
        passages: each(at, "passages", handout.passages, |passage, at| {
            let passage = self::passage(passage, at)?;
            if seen.contains(&passage.piece) {
                let piece = match passage.piece {
                    Piece::Agenda => "agenda",
                    Piece::Opening => "opening",
                    Piece::Overall => "overall",
                    Piece::Results(_) => "results",
                    Piece::NextSteps(_) => "next_steps",
                };
                return refuse(&at.key("piece"), What::FieldTwice(piece.to_owned()));
            }
            seen.push(passage.piece.clone());
            Ok(passage)
        })?,
        extra: handout.extra,
    })
}

fn passage(passage: v1::Passage, at: &Pointer) -> Taken<Passage> {
    long(at, "text", &passage.text)?;
    let about = || id(&at.key("priority"), &passage.priority, NodeId::new);
    let piece = match passage.piece {
        v1::Piece::Agenda => Piece::Agenda,
        v1::Piece::Opening => Piece::Opening,
        v1::Piece::Overall => Piece::Overall,
        v1::Piece::Results => Piece::Results(about()?),
        v1::Piece::NextSteps => Piece::NextSteps(about()?),
    };
    let mut extra = passage.extra;
    // A passage about the whole plan has no use for it; it is carried along as what is not known is.
    if !passage.priority.is_empty() && !matches!(piece, Piece::Results(_) | Piece::NextSteps(_)) {
        extra.insert("priority".to_owned(), passage.priority.into());
    }
    Ok(Passage {
        piece,
        text: passage.text,
        extra,
    })
}
