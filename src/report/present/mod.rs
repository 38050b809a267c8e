//! 発表: what stands on the wall, screen by screen, each with one message. Pure: the order of the screens, what each says,
//! and finding an indicator by its number or by words; no markup.
//!
//! Only what may be shown to a committee is here: neither notes nor comments.

pub mod find;

use std::fmt;

use crate::domain::id::NodeId;
use crate::domain::judge::Judge;
use crate::domain::outcome::Standing;
use crate::domain::plan::{Plan, Priority};
use crate::domain::rules::Rules;
use crate::domain::summary::Figures;
use crate::domain::tree::Place;
use crate::exchange;
use crate::report::bars::{self, Bar, Key};
use crate::report::census::Census;
use crate::report::indicator::judged::Judged;
use crate::report::meter::Meter;
use crate::report::overview::{self, Figure, ShareText};
use crate::report::verdict::{self, Verdict};
use crate::report::why::Why;
use crate::text::{bands, format, overview as overview_words, present as words, transfer};

/// A screen, as it is addressed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Slide {
    /// The whole plan.
    #[default]
    Overall,
    /// A 重点項目.
    Priority(NodeId),
    /// What was missed, in its turn.
    Missed(NodeId),
    /// Any indicator, aside from the order.
    Indicator(NodeId),
}

impl Slide {
    /// The screen that the parts of an address name.
    pub fn of(kind: Option<&str>, id: Option<&str>) -> Option<Self> {
        let (Some(kind), Some(id)) = (kind, id) else {
            return (kind, id).eq(&(None, None)).then_some(Slide::Overall);
        };
        let id = NodeId::new(id).ok()?;
        match kind {
            "priority" => Some(Slide::Priority(id)),
            "missed" => Some(Slide::Missed(id)),
            "indicator" => Some(Slide::Indicator(id)),
            _ => None,
        }
    }
}

impl fmt::Display for Slide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, id) = match self {
            Slide::Overall => return Ok(()),
            Slide::Priority(id) => ("priority", id),
            Slide::Missed(id) => ("missed", id),
            Slide::Indicator(id) => ("indicator", id),
        };
        f.write_str("/")?;
        f.write_str(kind)?;
        f.write_str("/")?;
        f.write_str(id.as_str())
    }
}

/// The screens in their order: the whole, each 重点項目, each miss. `figures` must be those of `plan`.
pub fn order(plan: &Plan, figures: &Figures) -> Vec<Slide> {
    let mut order = vec![Slide::Overall];
    order.extend(
        plan.priorities
            .iter()
            .map(|priority| Slide::Priority(priority.id.clone())),
    );
    order.extend(
        figures
            .rows(plan)
            .filter(|(_, outcome)| is_missed(outcome.standing, &plan.rules))
            .map(|(place, _)| Slide::Missed(place.indicator.id.clone())),
    );
    order
}

fn is_missed(standing: Standing, rules: &Rules) -> bool {
    matches!(standing, Standing::Judged(band) if rules.band(band).is_some_and(|band| !band.attains))
}

/// The mark of the data, the same on the wall as on paper.
pub fn print(plan: &Plan) -> String {
    crate::text::handout::fingerprint(exchange::fingerprint(plan).short())
}

/// Where a screen stands in the order. One that stands in none, such as a miss that has been mended, is at the beginning.
pub fn position(order: &[Slide], slide: &Slide) -> usize {
    order
        .iter()
        .position(|other| other == slide)
        .unwrap_or_default()
}

/// What a screen says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// What it is about, above the headline.
    pub about: String,
    /// The headline.
    pub headline: String,
    /// What is below.
    pub body: Body,
    /// Where the arithmetic of its largest figure is found; blank where there is none.
    pub why: String,
    /// `3／9`, or that it stands aside from the order.
    pub at: String,
}

/// A screen below its headline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The totals of the plan or of a 重点項目.
    Totals(Box<Totals>),
    /// An indicator.
    Indicator(Box<Single>),
    /// There is nothing to show, and why.
    Nothing(&'static str),
}

/// Totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// 概ね達成率; `None` while nothing is judged.
    pub share: Option<ShareText>,
    /// The counts, level by level.
    pub figures: Vec<Figure>,
    /// The bar and the bar in words; `None` where nothing is set.
    pub bar: Option<(Bar, String)>,
    /// What its patterns mean.
    pub legend: Vec<Key>,
    /// What has to be known to read the counts; may be empty.
    pub notes: Vec<String>,
    /// What the parts below are; blank where that needs no word.
    pub of_parts: String,
    /// The parts, with their screens: the 重点項目 of the whole, what was missed of a 重点項目.
    pub parts: Vec<Part>,
    /// How many more there are; blank for none.
    pub more: String,
}

/// A 重点項目 below the whole, or a miss below a 重点項目.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its screen.
    pub slide: Slide,
    /// Its number and name.
    pub name: String,
    /// Its share or rate, or a dash.
    pub share: String,
    /// Where the arithmetic of that is found; blank where there is none.
    pub why: String,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Single {
    /// Where it stands.
    pub verdict: Verdict,
    /// 達成率 or 増減率; blank where there is no figure.
    pub measure: &'static str,
    /// The figure; blank where there is none.
    pub rate: String,
    /// Target and actual.
    pub figures: String,
    /// How it came about, or why there is no judgement.
    pub because: String,
    /// What was computed, where a person decided otherwise.
    pub computed: String,
    /// The bar.
    pub meter: Option<Meter>,
    /// 成果と課題、未達成の理由, and 今後の取組等: with their headings, those that are not blank.
    pub texts: Vec<(&'static str, String)>,
}

/// What a screen says. `figures` must be those of `plan`.
pub fn screen(plan: &Plan, figures: &Figures, order: &[Slide], slide: &Slide) -> Screen {
    let at = match slide {
        Slide::Indicator(_) => words::ASIDE.to_owned(),
        slide => words::at(position(order, slide).saturating_add(1), order.len()),
    };
    let mut screen = match slide {
        Slide::Overall => Some(overall(plan, figures)),
        Slide::Priority(id) => plan
            .priorities
            .iter()
            .find(|priority| &priority.id == id)
            .map(|priority| one_priority(plan, figures, order, priority)),
        Slide::Missed(id) | Slide::Indicator(id) => {
            plan.place(id).map(|place| single(plan, figures, &place))
        }
    }
    .unwrap_or_else(|| Screen {
        about: transfer::plan_name(&plan.name),
        headline: words::GONE.to_owned(),
        body: Body::Nothing(words::GONE_TEXT),
        why: String::new(),
        at: String::new(),
    });
    screen.at = at;
    screen
}

fn census(plan: &Plan, figures: &Figures, within: Option<&Priority>) -> Census {
    let mut census = Census::default();
    for (place, outcome) in figures.rows(plan) {
        if within.is_none_or(|priority| priority.id == place.priority.id) {
            census.add(outcome);
        }
    }
    census
}

fn overall(plan: &Plan, figures: &Figures) -> Screen {
    let why = Why::share(None, figures.year);
    let mut parts = Vec::new();
    for priority in &plan.priorities {
        let of_part = why.clone().within(&priority.id);
        let tally = census(plan, figures, Some(priority)).tally;
        let (share, why) = match ShareText::of(&tally, &of_part, &plan.rules) {
            Some(share) => ([share.percent, share.fraction].concat(), share.why),
            None => (format::NO_FIGURE.to_owned(), String::new()),
        };
        parts.push(Part {
            slide: Slide::Priority(priority.id.clone()),
            name: overview_words::numbered(&priority.number, &priority.name),
            share,
            why,
        });
    }
    let headline = overview_words::title(figures.year);
    let about = transfer::plan_name(&plan.name);
    totals(
        plan,
        &census(plan, figures, None),
        &why,
        (about, headline),
        (String::new(), parts),
    )
}

/// More misses than these are counted, not named: the screen has no room for them.
const MOST_MISSES: usize = 6;

fn one_priority(plan: &Plan, figures: &Figures, order: &[Slide], priority: &Priority) -> Screen {
    let headline = overview_words::numbered(&priority.number, &priority.name);
    let census = census(plan, figures, Some(priority));
    let judge = Judge::new(plan, figures.year);
    let mut missed = Vec::new();
    for slide in order {
        if let Slide::Missed(id) = slide
            && let Some(place) = plan.place(id)
            && place.priority.id == priority.id
        {
            missed.push(Part {
                slide: slide.clone(),
                name: words::about(&verdict::code(&place), &place.indicator.name),
                share: crate::report::indicator::judged::rate(&judge.outcome(place.indicator)),
                why: Why::rate(id, figures.year).href(),
            });
        }
    }
    let levels = plan.rules.bands().iter().filter(|band| !band.attains);
    let of_parts = words::missed(&bands::together(levels), missed.len());
    totals(
        plan,
        &census,
        &Why::share(None, figures.year).within(&priority.id),
        (overview_words::PRIORITY.to_owned(), headline),
        (of_parts, missed),
    )
}

fn totals(
    plan: &Plan,
    census: &Census,
    why: &Why,
    (about, headline): (String, String),
    (of_parts, mut parts): (String, Vec<Part>),
) -> Screen {
    let rules = &plan.rules;
    let tally = &census.tally;
    let share = ShareText::of(tally, why, rules);
    // The first is the share itself.
    let mut counts = overview::large_figures(census, why, rules);
    counts.drain(..counts.len().min(1));
    let part_way = census.open_count() > 0;
    let bar = Bar::of(census, rules).map(|mut bar| {
        if part_way {
            // The bar is of what is set and 概ね達成率 of what is judged: a screen has one denominator.
            bar.segments.iter_mut().for_each(|own| own.share.clear());
            for figure in &mut counts {
                figure.note.clear();
                figure.fraction.clear();
            }
        }
        let label = overview_words::bar_label(&headline, tally.set, &bar.words);
        (bar, label)
    });
    let mut notes = Vec::new();
    if part_way {
        notes.push(overview_words::bars_of_all(census, rules));
    }
    let more = match parts.len().saturating_sub(MOST_MISSES) {
        more if more > 0 && !of_parts.is_empty() => {
            parts.truncate(MOST_MISSES);
            words::more_missed(more)
        }
        _ => String::new(),
    };
    Screen {
        why: share
            .as_ref()
            .map_or(String::new(), |share| share.why.clone()),
        body: if tally.set == 0 {
            Body::Nothing(words::NOTHING_SET)
        } else {
            Body::Totals(Box::new(Totals {
                share,
                figures: counts,
                bar,
                // The levels have their marks beside their counts.
                legend: bars::legend(census, rules).split_off(rules.bands().len()),
                notes,
                of_parts,
                parts,
                more,
            }))
        },
        about,
        headline,
        at: String::new(),
    }
}

fn single(plan: &Plan, figures: &Figures, place: &Place<'_>) -> Screen {
    let indicator = place.indicator;
    let year = figures.year;
    let outcome = Judge::new(plan, year).judge(indicator).outcome;
    let Judged {
        verdict,
        rate,
        arithmetic,
        reason,
        overruled,
        meter,
        why,
        ..
    } = Judged::of(plan, indicator, year);
    let (target, actual) = overview::target_and_actual(plan, year, indicator);
    let record = indicator.year(year);
    let texts = record.map(|record| {
        [
            (
                words::results(is_missed(outcome.standing, &plan.rules)),
                record.results.clone(),
            ),
            (words::NEXT_STEPS, record.next_steps.clone()),
        ]
    });
    let sentence = arithmetic.sentence();
    Screen {
        about: words::about(&verdict::code(place), &verdict::departments(place, plan)),
        headline: indicator.name.clone(),
        body: Body::Indicator(Box::new(Single {
            verdict,
            measure: words::measure(&outcome.measure),
            rate,
            figures: overview_words::figures(&target, &actual),
            because: match overruled {
                Some(overruled) => words::by_person(&overruled.reason),
                None if sentence.is_empty() => reason,
                None => sentence,
            },
            computed: overview::overruled(&outcome, &plan.rules).unwrap_or_default(),
            meter,
            texts: texts
                .into_iter()
                .flatten()
                .filter(|(_, text)| !text.trim().is_empty())
                .collect(),
        })),
        why,
        at: String::new(),
    }
}

#[cfg(test)]
mod tests;
