//! Which of the indicators that were met 資料１ shows as examples: those the secretariat chose, or a first choice.

use crate::command::Command;
use crate::domain::handout::edited;
use crate::domain::id::NodeId;
use crate::domain::outcome::Measure;
use crate::domain::plan::Plan;
use crate::domain::sort;
use crate::domain::summary::Figures;

use super::material::{Material, Part, Row};

/// How many rows of a 重点項目 the first choice takes.
const FIRST: usize = 5;

/// The rows of a 重点項目 that are shown as examples, in the plan's order.
pub fn chosen<'m, 'a>(material: &'m Material<'a>, part: &'m Part<'a>) -> Vec<&'m Row<'a>> {
    let attained = part
        .rows
        .iter()
        .filter(|(_, outcome)| material.attains(outcome));
    match material
        .handout
        .and_then(|handout| handout.excerpts.as_ref())
    {
        Some(ids) => attained
            .filter(|(place, _)| ids.contains(&place.indicator.id))
            .collect(),
        None => first(material, attained.collect()),
    }
}

/// The first choice: what a published paper on the year shows; otherwise one of each 取組, taken from all 推進項目 in turn,
/// those with a rate before those without.
fn first<'m, 'a>(material: &'m Material<'a>, attained: Vec<&'m Row<'a>>) -> Vec<&'m Row<'a>> {
    let published: Vec<&Row<'a>> = attained
        .iter()
        .filter(|(place, _)| {
            material
                .plan
                .publications
                .iter()
                .filter(|paper| paper.year == material.year)
                .flat_map(|paper| &paper.excerpts)
                .any(|excerpt| excerpt.indicator == place.indicator.id)
        })
        .copied()
        .collect();
    if !published.is_empty() {
        return published;
    }
    // By 推進項目, each with one row of each of its 取組.
    let mut themes: Vec<(&NodeId, Vec<(&NodeId, usize)>)> = Vec::new();
    for (index, (place, outcome)) in attained.iter().enumerate() {
        let theme = &place.theme.id;
        if themes.last().is_none_or(|(last, _)| *last != theme) {
            themes.push((theme, Vec::new()));
        }
        let Some((_, initiatives)) = themes.last_mut() else {
            continue;
        };
        let initiative = &place.initiative.id;
        match initiatives.last_mut() {
            Some((last, at)) if *last == initiative => {
                let has_rate = |at: usize| {
                    attained
                        .get(at)
                        .is_some_and(|(_, outcome)| outcome.measure != Measure::None)
                };
                if !has_rate(*at) && outcome.measure != Measure::None {
                    *at = index;
                }
            }
            _ => initiatives.push((initiative, index)),
        }
    }
    let mut taken = Vec::new();
    let most = themes.iter().map(|(_, of)| of.len()).max().unwrap_or(0);
    for turn in 0..most {
        let of_turn = themes.iter().filter_map(|(_, of)| of.get(turn));
        for (_, index) in of_turn {
            if taken.len() < FIRST {
                taken.push(*index);
            }
        }
    }
    sort::by_key(&mut taken, |index| *index);
    taken
        .into_iter()
        .filter_map(|index| attained.get(index).copied())
        .collect()
}

/// A 重点項目 among whose rows the secretariat chooses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its number and name.
    pub name: String,
    /// The rows that were met, each with whether it is shown.
    pub rows: Vec<(NodeId, String, bool)>,
}

/// What can be chosen from.
pub fn choices(material: &Material<'_>) -> Vec<Choice> {
    material
        .parts
        .iter()
        .map(|part| {
            let shown = chosen(material, part);
            Choice {
                name: super::name_of(part),
                rows: part
                    .rows
                    .iter()
                    .filter(|(_, outcome)| material.attains(outcome))
                    .map(|(place, outcome)| {
                        let id = &place.indicator.id;
                        let words = crate::text::handout::choice(
                            &super::code_within(place),
                            &place.indicator.name,
                            &material.rate(outcome),
                        );
                        let on = shown.iter().any(|(other, _)| &other.indicator.id == id);
                        (id.clone(), words, on)
                    })
                    .collect(),
            }
        })
        .collect()
}

/// Shows a row as an example, or does not any more.
pub fn choose(plan: &Plan, figures: &Figures, id: &NodeId, on: bool) -> Command {
    let material = Material::gather(plan, figures);
    let stored = material
        .handout
        .and_then(|handout| handout.excerpts.clone());
    // Those chosen before stay chosen, also while they are not met.
    let mut ids: Vec<NodeId> = stored.unwrap_or_else(|| {
        let shown = material
            .parts
            .iter()
            .flat_map(|part| chosen(&material, part));
        shown.map(|(place, _)| place.indicator.id.clone()).collect()
    });
    ids.retain(|other| other != id);
    if on {
        ids.push(id.clone());
    }
    Command::Handouts(edited(&plan.handouts, figures.year, |handout| {
        handout.excerpts = Some(ids);
    }))
}

/// Leaves the choice to the program again.
pub fn choose_first(plan: &Plan, figures: &Figures) -> Command {
    Command::Handouts(edited(&plan.handouts, figures.year, |handout| {
        handout.excerpts = None;
    }))
}
