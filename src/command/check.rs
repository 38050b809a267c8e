//! What can be said against a change before anything is touched. The same limits bind a file that is read
//! (`exchange::intake`), so whatever a command has let in can be written and read again.

use crate::domain::comment::Comment;
use crate::domain::handout::Handout;
use crate::domain::id::{BandId, DepartmentId};
use crate::domain::indicator::{Indicator, Override, YearRecord};
use crate::domain::kind::Kind;
use crate::domain::limits::{self, LONG_TEXT, SHORT_TEXT, at_most, text_at_most};
use crate::domain::moment::is_moment;
use crate::domain::plan::{Action, Initiative, Plan, Priority, Theme};
use crate::domain::printed::{PrintedFigure, Publication};
use crate::domain::rule_set::RuleSet;
use crate::domain::rules::{Percent, Rules};
use crate::domain::tree::Node;
use crate::domain::year::FiscalYear;

use super::error::CommandError;

type Checked = Result<(), CommandError>;

fn short<'t>(texts: impl IntoIterator<Item = &'t String>) -> Checked {
    texts
        .into_iter()
        .try_for_each(|text| Ok(text_at_most(text, SHORT_TEXT)?))
}

fn long<'t>(texts: impl IntoIterator<Item = &'t String>) -> Checked {
    texts
        .into_iter()
        .try_for_each(|text| Ok(text_at_most(text, LONG_TEXT)?))
}

fn percent(given: Option<&Percent>) -> Checked {
    given.map_or(Ok(()), |given| Ok(text_at_most(given.raw(), SHORT_TEXT)?))
}

/// The plan has the year.
pub fn year(plan: &Plan, year: FiscalYear) -> Checked {
    if plan.years.contains(&year) {
        Ok(())
    } else {
        Err(CommandError::NoSuchYear(year))
    }
}

/// The plan has the year, and what is recorded in it may be changed.
pub fn open_year(plan: &Plan, of: FiscalYear) -> Checked {
    year(plan, of)?;
    if plan.closed.contains(&of) {
        return Err(CommandError::YearClosed(of));
    }
    Ok(())
}

/// Nothing is recorded in a closed year at or below a node that comes or goes.
pub fn still_open(plan: &Plan, node: &Node) -> Checked {
    match node.recorded_in(&plan.closed) {
        Some(year) => Err(CommandError::YearClosed(year)),
        None => Ok(()),
    }
}

/// The rules have the level, if one is chosen.
pub fn band(plan: &Plan, band: Option<&BandId>) -> Checked {
    match band {
        Some(band) if plan.rules.band_index(band).is_none() => Err(CommandError::NoSuchBand),
        _ => Ok(()),
    }
}

/// Every department is in the plan, and none is named twice.
pub fn departments(plan: &Plan, ids: &[DepartmentId]) -> Checked {
    for (index, id) in ids.iter().enumerate() {
        if plan.department(id).is_none() {
            return Err(CommandError::NoSuchDepartment);
        }
        if ids.iter().take(index).any(|other| other == id) {
            return Err(CommandError::IdTaken);
        }
    }
    Ok(())
}

/// The details of a kind are within limits, and no part is there twice.
pub fn kind(kind: &Kind) -> Checked {
    match kind {
        Kind::Maintain(tolerance) => short([&tolerance.amount]),
        Kind::Composite(composite) => {
            at_most(composite.parts.len(), limits::PARTS)?;
            at_most(
                usize::from(composite.decimals.unwrap_or(0)),
                usize::from(limits::DECIMALS),
            )?;
            for (index, part) in composite.parts.iter().enumerate() {
                short([&part.name, &part.weight])?;
                let mut earlier = composite.parts.iter().take(index);
                if earlier.any(|other| other.id == part.id) {
                    return Err(CommandError::IdTaken);
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// An override gives a reason and something to overrule with.
pub fn overruling(plan: &Plan, given: &Override) -> Checked {
    long([&given.reason])?;
    percent(given.rate.as_ref())?;
    if given.reason.trim().is_empty() {
        return Err(CommandError::ReasonMissing);
    }
    if given.band.is_none() && given.rate.is_none() {
        return Err(CommandError::OverridesNothing);
    }
    band(plan, given.band.as_ref())
}

/// A node that comes into the plan: its texts, and what it names must be there.
pub fn node(plan: &Plan, node: &Node) -> Checked {
    match node {
        Node::Priority(node) => priority(plan, node),
        Node::Theme(node) => theme(plan, node),
        Node::Initiative(node) => initiative(plan, node),
        Node::Action(node) => action(plan, node),
        Node::Indicator(node) => indicator(plan, node),
    }
}

fn priority(plan: &Plan, node: &Priority) -> Checked {
    short([&node.number, &node.name])?;
    node.themes.iter().try_for_each(|node| theme(plan, node))
}

fn theme(plan: &Plan, node: &Theme) -> Checked {
    short([&node.number, &node.name])?;
    let mut below = node.initiatives.iter();
    below.try_for_each(|node| initiative(plan, node))
}

fn initiative(plan: &Plan, node: &Initiative) -> Checked {
    short([&node.number, &node.name])?;
    node.actions.iter().try_for_each(|node| action(plan, node))
}

fn action(plan: &Plan, node: &Action) -> Checked {
    short([&node.number, &node.name])?;
    long([&node.note])?;
    departments(plan, &node.departments)?;
    for (of, entry) in node.years.iter() {
        year(plan, *of)?;
        long([&entry.plan, &entry.status])?;
    }
    let mut below = node.indicators.iter();
    below.try_for_each(|node| indicator(plan, node))
}

fn indicator(plan: &Plan, node: &Indicator) -> Checked {
    short([&node.name, &node.unit])?;
    text_at_most(node.baseline().raw(), SHORT_TEXT)?;
    long([&node.note])?;
    kind(node.kind())?;
    departments(plan, &node.departments)?;
    comments(&node.comments)?;
    node.years().iter().try_for_each(|(of, entry)| {
        year(plan, *of)?;
        record(plan, entry)
    })
}

fn record(plan: &Plan, record: &YearRecord) -> Checked {
    text_at_most(record.target.raw(), SHORT_TEXT)?;
    text_at_most(record.actual.raw(), SHORT_TEXT)?;
    short([
        &record.printed_actual,
        &record.printed_rate,
        &record.printed_mark,
    ])?;
    long([&record.results, &record.next_steps, &record.note])?;
    band(plan, record.assessment.as_ref())?;
    if let Some(given) = &record.overruling {
        overruling(plan, given)?;
    }
    record.parts.values().try_for_each(|part| {
        text_at_most(part.actual.raw(), SHORT_TEXT)?;
        long([&part.status, &part.results, &part.next_steps])
    })
}

/// The comments on an indicator: a file must be able to say what they say. Their department may be gone.
pub fn comments(comments: &[Comment]) -> Checked {
    at_most(comments.len(), limits::COMMENTS)?;
    for (index, comment) in comments.iter().enumerate() {
        long([&comment.text])?;
        if !is_moment(&comment.written_at) {
            return Err(CommandError::DoesNotFit);
        }
        let mut earlier = comments.iter().take(index);
        if earlier.any(|other| other.id == comment.id) {
            return Err(CommandError::IdTaken);
        }
    }
    Ok(())
}

/// Rules that come into the plan.
pub fn rules(rules: &Rules) -> Checked {
    let decimals = rules.rate_decimals.max(rules.share_decimals);
    at_most(usize::from(decimals), usize::from(limits::DECIMALS))?;
    percent(rules.cap.as_ref())?;
    rules.bands().iter().try_for_each(|band| {
        percent(band.lower.as_ref().map(|bound| &bound.percent))?;
        short([&band.label, &band.mark])
    })
}

/// Rules that come into the plan to be kept beside those in force.
pub fn rule_sets(sets: &[RuleSet]) -> Checked {
    at_most(sets.len(), limits::RULE_SETS)?;
    for (index, set) in sets.iter().enumerate() {
        if sets.iter().take(index).any(|other| other.id == set.id) {
            return Err(CommandError::IdTaken);
        }
        short([&set.name])?;
        rules(&set.rules)?;
    }
    Ok(())
}

/// Papers that come into the plan.
pub fn publications(plan: &Plan, papers: &[Publication]) -> Checked {
    at_most(papers.len(), limits::PRINTED)?;
    for (index, paper) in papers.iter().enumerate() {
        let mut earlier = papers.iter().take(index);
        if earlier.any(|other| other.id == paper.id) {
            return Err(CommandError::IdTaken);
        }
        short([&paper.name])?;
        for rows in [
            paper.summary.len(),
            paper.shares.len(),
            paper.excerpts.len(),
            paper.statements.len(),
        ] {
            at_most(rows, limits::PRINTED)?;
        }
        figures(plan, &paper.shares)?;
        for row in &paper.summary {
            short([&row.label, &row.set, &row.share])?;
            figures(plan, &row.counts)?;
        }
        for excerpt in &paper.excerpts {
            short([
                &excerpt.place,
                &excerpt.name,
                &excerpt.actual,
                &excerpt.target,
            ])?;
        }
        for statement in &paper.statements {
            short([&statement.heading])?;
            long([&statement.text])?;
        }
    }
    Ok(())
}

/// What is decided about the papers of meetings: in the order of the years, each once.
pub fn handouts(handouts: &[Handout]) -> Checked {
    if !handouts.is_sorted_by(|before, after| before.year < after.year) {
        return Err(CommandError::IdTaken);
    }
    at_most(handouts.len(), limits::PRINTED)?;
    for handout in handouts {
        short([&handout.title, &handout.date, &handout.time, &handout.place])?;
        at_most(handout.excerpts.as_ref().map_or(0, Vec::len), limits::NODES)?;
        at_most(handout.passages.len(), limits::PRINTED)?;
        for (index, passage) in handout.passages.iter().enumerate() {
            let mut earlier = handout.passages.iter().take(index);
            if earlier.any(|other| other.piece == passage.piece) {
                return Err(CommandError::IdTaken);
            }
            long([&passage.text])?;
        }
    }
    Ok(())
}

fn figures(plan: &Plan, figures: &[PrintedFigure]) -> Checked {
    figures.iter().try_for_each(|printed| {
        band(plan, Some(&printed.band))?;
        short([&printed.figure])
    })
}
