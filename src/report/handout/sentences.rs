//! The passages of the papers: as they were edited, or as they follow from the rows.

use crate::command::Command;
use crate::domain::handout::{Passage, Piece, edited};
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;
use crate::text::{bands, handout as words};

use super::excerpt;
use super::material::{Material, Part};

/// Where a passage comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Somebody edited it.
    Edited,
    /// A published paper on the year has it.
    Published,
    /// It follows from the rows.
    Rows,
}

/// The passages in the order of the papers.
pub fn pieces(material: &Material<'_>) -> Vec<Piece> {
    let mut pieces = vec![Piece::Agenda, Piece::Opening, Piece::Overall];
    for part in &material.parts {
        pieces.push(Piece::Results(part.priority.id.clone()));
        pieces.push(Piece::NextSteps(part.priority.id.clone()));
    }
    pieces
}

/// A passage as it is printed.
pub fn passage(material: &Material<'_>, piece: &Piece) -> (String, Origin) {
    if let Some(edited) = material.handout.and_then(|handout| handout.passage(piece)) {
        return (edited.to_owned(), Origin::Edited);
    }
    if let Some(published) = published(material, piece) {
        return (published.to_owned(), Origin::Published);
    }
    (standard(material, piece), Origin::Rows)
}

fn published<'a>(material: &Material<'a>, piece: &Piece) -> Option<&'a str> {
    let (id, word) = match piece {
        Piece::Results(id) => (id, words::RESULTS_IN_HEADING),
        Piece::NextSteps(id) => (id, words::NEXT_IN_HEADING),
        _ => return None,
    };
    let papers = material.plan.publications.iter();
    papers
        .filter(|paper| paper.year == material.year)
        .flat_map(|paper| &paper.statements)
        .find(|statement| {
            statement.priority.as_ref() == Some(id) && statement.heading.contains(word)
        })
        .map(|statement| statement.text.as_str())
}

fn part_of<'m, 'a>(material: &'m Material<'a>, piece: &Piece) -> Option<&'m Part<'a>> {
    match piece {
        Piece::Results(id) | Piece::NextSteps(id) => {
            material.parts.iter().find(|part| &part.priority.id == id)
        }
        _ => None,
    }
}

/// The passage that follows from the rows.
pub fn standard(material: &Material<'_>, piece: &Piece) -> String {
    let plan = material.plan;
    match piece {
        Piece::Agenda => words::agenda(
            &plan.name,
            material.year,
            &words::references(plan.initiatives().next().is_some(), has_errata(material)),
        ),
        Piece::Opening => words::opening(
            &plan.name,
            material.year,
            (plan.years.first().copied(), plan.years.last().copied()),
            [
                plan.priorities.len(),
                plan.initiatives().count(),
                material.all.tally.set,
            ],
        ),
        Piece::Overall => words::overall(&material.all, material.rules),
        Piece::Results(_) => part_of(material, piece)
            .map(|part| results(material, part))
            .unwrap_or_default(),
        Piece::NextSteps(_) => part_of(material, piece)
            .map(|part| told(material, part, |record| &record.next_steps).join("\n"))
            .unwrap_or_default(),
    }
}

fn has_errata(material: &Material<'_>) -> bool {
    !material.errata().lines.is_empty()
}

/// The most rows that the first draft of a passage tells of.
const ROWS_TOLD: usize = 6;

fn told<'a>(
    material: &Material<'a>,
    part: &Part<'a>,
    read: fn(&'a crate::domain::indicator::YearRecord) -> &'a String,
) -> Vec<String> {
    let missed = part
        .rows
        .iter()
        .filter(|(_, outcome)| material.level(outcome).is_some_and(|level| !level.attains));
    let mut told: Vec<String> = Vec::new();
    for (place, _) in excerpt::chosen(material, part).into_iter().chain(missed) {
        let text = place
            .indicator
            .year(material.year)
            .map_or("", |record| read(record).trim());
        // Two indicators of one 取組内容 often carry the same text.
        if !text.is_empty() && told.len() < ROWS_TOLD && !told.iter().any(|other| other == text) {
            told.push(text.to_owned());
        }
    }
    told
}

fn results(material: &Material<'_>, part: &Part<'_>) -> String {
    if part.census.tally.counted() == 0 {
        return String::new();
    }
    let mut lines = vec![words::counted(&part.census, material.rules)];
    lines.extend(told(material, part, |record| &record.results));
    lines.join("\n")
}

/// Running text as papers set it: every paragraph begins one character in.
pub fn indented(text: &str) -> String {
    let lines: Vec<String> = text
        .trim_end()
        .lines()
        .map(|line| {
            let first = line.chars().next();
            if first.is_none_or(|c| c.is_whitespace() || "・●○■◆※(（①②③".contains(c))
            {
                line.to_owned()
            } else {
                format!("　{line}")
            }
        })
        .collect();
    lines.join("\n")
}

/// Begins to edit a passage: what stands there now becomes somebody's own.
pub fn edit(plan: &Plan, year: FiscalYear, piece: &Piece, text: String) -> Command {
    Command::Handouts(edited(&plan.handouts, year, |handout| {
        handout.passages.retain(|passage| &passage.piece != piece);
        handout.passages.push(Passage {
            piece: piece.clone(),
            text,
            extra: Default::default(),
        });
    }))
}

/// Gives up what was edited.
pub fn reset(plan: &Plan, year: FiscalYear, piece: &Piece) -> Command {
    Command::Handouts(edited(&plan.handouts, year, |handout| {
        handout.passages.retain(|passage| &passage.piece != piece);
    }))
}

/// The words for the levels that count as attained, or that do not.
pub fn levels(material: &Material<'_>, attained: bool) -> String {
    let levels = material.rules.bands().iter();
    bands::together(levels.filter(|level| level.attains == attained))
}
