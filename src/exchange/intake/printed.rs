//! What was printed elsewhere.

use crate::domain::id::{NodeId, PublicationId};
use crate::domain::limits;
use crate::domain::printed::{Excerpt, PrintedFigure, Publication, Statement, SummaryRow};

use super::super::place::Pointer;
use super::super::v1;
use super::{Intake, Taken, each, id, long, short, within, year};

impl Intake {
    pub(super) fn publication(&self, paper: v1::Publication, at: &Pointer) -> Taken<Publication> {
        short(at, "name", &paper.name)?;
        for (field, count) in [
            ("summary", paper.summary.len()),
            ("shares", paper.shares.len()),
            ("excerpts", paper.excerpts.len()),
            ("statements", paper.statements.len()),
        ] {
            within(&at.key(field), limits::at_most(count, limits::PRINTED))?;
        }
        Ok(Publication {
            id: id(&at.key("id"), &paper.id, PublicationId::new)?,
            name: paper.name,
            year: year(&at.key("year"), paper.year)?,
            summary: each(at, "summary", paper.summary, |row, at| {
                for (field, text) in [
                    ("label", &row.label),
                    ("set", &row.set),
                    ("share", &row.share),
                ] {
                    short(at, field, text)?;
                }
                Ok(SummaryRow {
                    priority: node_or_none(&row.priority, &at.key("priority"))?,
                    label: row.label,
                    set: row.set,
                    counts: each(at, "counts", row.counts, |figure, at| {
                        self.figure(figure, at)
                    })?,
                    share: row.share,
                    extra: row.extra,
                })
            })?,
            shares: each(at, "shares", paper.shares, |figure, at| {
                self.figure(figure, at)
            })?,
            excerpts: each(at, "excerpts", paper.excerpts, |excerpt, at| {
                for (field, text) in [
                    ("place", &excerpt.place),
                    ("name", &excerpt.name),
                    ("actual", &excerpt.actual),
                    ("target", &excerpt.target),
                ] {
                    short(at, field, text)?;
                }
                Ok(Excerpt {
                    indicator: id(&at.key("indicator"), &excerpt.indicator, NodeId::new)?,
                    place: excerpt.place,
                    name: excerpt.name,
                    actual: excerpt.actual,
                    target: excerpt.target,
                    extra: excerpt.extra,
                })
            })?,
            statements: each(at, "statements", paper.statements, |statement, at| {
                short(at, "heading", &statement.heading)?;
                long(at, "text", &statement.text)?;
                Ok(Statement {
                    priority: node_or_none(&statement.priority, &at.key("priority"))?,
                    heading: statement.heading,
                    text: statement.text,
                    extra: statement.extra,
                })
            })?,
            extra: paper.extra,
        })
    }

    fn figure(&self, figure: v1::PrintedFigure, at: &Pointer) -> Taken<PrintedFigure> {
        short(at, "figure", &figure.figure)?;
        Ok(PrintedFigure {
            band: self.band(&figure.band, &at.key("band"))?,
            figure: figure.figure,
            extra: figure.extra,
        })
    }
}

/// What was printed stays printed: it may name a node that has been removed since.
fn node_or_none(text: &str, at: &Pointer) -> Taken<Option<NodeId>> {
    if text.is_empty() {
        Ok(None)
    } else {
        id(at, text, NodeId::new).map(Some)
    }
}
