//! The arithmetic of one indicator in one year.

use crate::domain::id::NodeId;
use crate::domain::judge::Judge;
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;
use crate::report::arithmetic::Step;
use crate::report::collect::sources::{Source, is_input, sources};
use crate::report::indicator::judged::Judged;
use crate::report::route::Route;
use crate::report::verdict;
use crate::text::{format, why as words};

use super::{Context, Page};

pub(super) fn page(
    plan: &Plan,
    id: &NodeId,
    year: FiscalYear,
    context: &Context<'_>,
) -> Option<Page> {
    let place = plan.place(id)?;
    let indicator = place.indicator;
    let judged = Judged::of(plan, indicator, year);
    let overruled = judged.overruled;
    let mut notes = Vec::new();
    if !judged.arithmetic.conflict.is_empty() {
        notes.push(judged.arithmetic.conflict.clone());
    }
    if !judged.reason.is_empty() && overruled.is_none() {
        notes.push(judged.reason.clone());
    }
    notes.extend(judged.remarks.iter().map(|remark| (*remark).to_owned()));
    let sentence = match overruled {
        None => judged.arithmetic.sentence(),
        Some(_) => String::new(),
    };
    let mut steps = judged.arithmetic.steps;
    if indicator.cumulative {
        steps.insert(0, Step::new(words::READING, words::CUMULATIVE));
    }
    // The levels explain a judgement that comes from a rate.
    let outcome = Judge::new(plan, year).outcome(indicator);
    let computed_rate = match &outcome.overruled {
        Some(computed) => matches!(computed.measure, crate::domain::outcome::Measure::Rate(_)),
        None => outcome.rate().is_some(),
    };
    if computed_rate {
        steps.push(Step::new(words::LEVELS, words::levels(&plan.rules)));
    }
    if let Some(overruled) = &overruled {
        let said = words::overruled(
            &judged.verdict.word,
            &judged.rate,
            &overruled.verdict.word,
            &overruled.rate,
        );
        steps.push(Step::new(words::BY_PERSON, said));
        steps.push(Step::new(words::REASON, overruled.reason.clone()));
    }
    let departments = verdict::departments(&place, plan);
    if !departments.is_empty() {
        steps.push(Step::new(words::IN_CHARGE, departments));
    }
    if context.conditions.is_empty() {
        steps.push(Step::new(words::SOURCE, supplied(plan, id, year, context)));
    }
    Some(Page {
        mark: "",
        title: words::title(&indicator.name),
        about: words::about(&[&format::year_long(year), &verdict::code(&place)]),
        figure: judged.rate,
        verdict: Some(judged.verdict),
        sentence,
        notes,
        steps,
        groups: Vec::new(),
        links: vec![(
            words::TO_INDICATOR.to_owned(),
            Route::Indicator(Some(id.clone())).href(),
        )],
    })
}

/// Who or which file supplied what is put in, and when.
fn supplied(plan: &Plan, id: &NodeId, year: FiscalYear, context: &Context<'_>) -> String {
    let mut said: Vec<(String, Vec<Source>)> = Vec::new();
    let mut own = Vec::new();
    for source in sources(plan, id, context.time) {
        if !is_input(&source.path, year) {
            continue;
        }
        own.push(source.path.clone());
        let from = words::from_file(&source.department, &source.file, &source.at, &source.reason);
        match said.iter_mut().find(|(other, _)| *other == from) {
            Some((_, fields)) => fields.push(source),
            None => said.push((from, vec![source])),
        }
    }
    let whole = ["target", "actual"].iter().all(|field| {
        let path = ["years/", &year.number().to_string(), "/", field].concat();
        own.contains(&path)
    });
    let mut lines: Vec<String> = said
        .into_iter()
        .map(|(from, fields)| {
            let names: Vec<String> = fields.into_iter().map(|source| source.field).collect();
            words::supplied(&names, &from)
        })
        .collect();
    if lines.is_empty() {
        return context.here();
    }
    if !whole {
        lines.push(words::the_rest(&context.here()));
    }
    lines.join("\n")
}
