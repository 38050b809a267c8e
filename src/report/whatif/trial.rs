//! The totals under what is tried beside the official ones, and what moves and why.

use crate::domain::id::{NodeId, PartId};
use crate::domain::judge::Judge;
use crate::domain::kind::Kind;
use crate::domain::outcome::{NotSet, Standing};
use crate::domain::plan::Plan;
use crate::domain::rules::Rules;
use crate::domain::summary::{Figures, Totals};
use crate::domain::tree::Place;
use crate::domain::year::FiscalYear;
use crate::report::amount;
use crate::report::arithmetic::Arithmetic;
use crate::report::settings::effect::{Changed, Effect, Side};
use crate::report::verdict::{self, Verdict};
use crate::report::why::{Under, Why};
use crate::text::settings::rules as words;
use crate::text::{overview, whatif};

use super::{Changes, Tried, hypothetical};

/// What is tried, and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// What is tried, in words; empty while nothing is.
    pub conditions: Vec<String>,
    /// The totals of each 重点項目 and of the whole, official and tried.
    pub totals: Vec<Compared>,
    /// What moves.
    pub moved: Vec<Moved>,
    /// In how many cases of the other years the judgement would be another.
    pub elsewhere: usize,
}

/// A total, official and tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Of what.
    pub name: String,
    /// The official counts.
    pub counts: String,
    /// The official share.
    pub share: String,
    /// Where its arithmetic is found.
    pub why: String,
    /// The tried counts.
    pub tried_counts: String,
    /// The tried share.
    pub tried_share: String,
    /// Where its arithmetic is found.
    pub tried_why: String,
    /// They differ.
    pub differs: bool,
}

/// More than these are counted, not listed.
pub const MOST_MOVED: usize = 100;

/// An indicator whose judgement or rate is another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Both sides.
    pub changed: Changed,
    /// The judgement is another, not only the figure.
    pub judged_anew: bool,
    /// Where the official arithmetic and the tried one are found.
    pub whys: [String; 2],
    /// The official arithmetic; blank beyond [`MOST_MOVED`].
    pub because: String,
    /// The arithmetic under what is tried; blank likewise.
    pub tried_because: String,
}

impl Trial {
    /// What comes of it in `year`.
    pub fn of(plan: &Plan, tried: &Tried, changes: &Changes, year: FiscalYear) -> Self {
        let then = hypothetical(plan, tried, changes, year);
        let effect = Effect::between(plan, &then, year);
        let sentence = |plan: &Plan, id: &NodeId| {
            let Some(place) = plan.place(id) else {
                return String::new();
            };
            let working = Judge::new(plan, year).judge(place.indicator);
            match Arithmetic::of(plan, place.indicator, year, &working).sentence() {
                blank if blank.is_empty() => {
                    crate::text::outcome::reason(working.outcome.standing).to_owned()
                }
                sentence => sentence,
            }
        };
        let anew = effect.changed.len();
        let moved = |(index, changed): (usize, Changed)| {
            let mut both = [String::new(), String::new()];
            if index < MOST_MOVED {
                both = [sentence(plan, &changed.id), sentence(&then, &changed.id)];
            }
            let [because, mut tried_because] = both;
            if changes.left_out.contains(&changed.id) {
                whatif::LEFT_OUT.clone_into(&mut tried_because);
            }
            Moved {
                whys: [Under::Plan, Under::Trial]
                    .map(|under| Why::rate(&changed.id, year).under(under).href()),
                because,
                tried_because,
                changed: Changed {
                    after: tried_verdict(changed.after, changes, &changed.id),
                    ..changed
                },
                judged_anew: index < anew,
            }
        };
        let all = effect.changed.into_iter().chain(effect.reworded);
        let all = all.enumerate().map(moved).collect();
        // What is left out or has another result is so in this year only.
        let elsewhere = if changes.is_empty() {
            effect.elsewhere
        } else if tried.rules == plan.rules && !tried.by_person {
            0
        } else {
            let rules_only = hypothetical(plan, tried, &Changes::default(), year);
            Effect::between(plan, &rules_only, year).elsewhere
        };
        let conditions = whatif::conditions(&plan.rules, tried, changes);
        Self {
            totals: totals(plan, &then, year),
            moved: all,
            conditions,
            elsewhere,
        }
    }
}

/// What is left out is not called 参考, which it is only for this trial.
fn tried_verdict(verdict: Verdict, changes: &Changes, id: &NodeId) -> Verdict {
    if changes.left_out.contains(id) {
        Verdict {
            word: whatif::OUT.to_owned(),
            ..verdict
        }
    } else {
        verdict
    }
}

fn totals(plan: &Plan, then: &Plan, year: FiscalYear) -> Vec<Compared> {
    let of = |plan: &Plan| Figures::of(plan, year).totals(plan, None);
    let (now, tried): (Totals, Totals) = (of(plan), of(then));
    let why = Why::share(None, year);
    let row = |name: String, why: &Why, now: &Side, tried: &Side| Compared {
        name,
        counts: words::written_out(now),
        share: words::share(now),
        why: why.href(),
        tried_counts: words::written_out(tried),
        tried_share: words::share(tried),
        tried_why: why.clone().under(Under::Trial).href(),
        differs: words::written_out(now) != words::written_out(tried)
            || words::share(now) != words::share(tried),
    };
    let side = |tally, rules: &Rules| Side::of_tally(tally, rules);
    let mut rows = vec![row(
        whatif::WHOLE.to_owned(),
        &why,
        &side(&now.all, &plan.rules),
        &side(&tried.all, &then.rules),
    )];
    let parts = now.by_priority.iter().zip(&tried.by_priority);
    rows.extend(
        plan.priorities
            .iter()
            .zip(parts)
            .map(|(priority, (now, tried))| {
                row(
                    overview::numbered(&priority.number, &priority.name),
                    &why.clone().within(&priority.id),
                    &side(now, &plan.rules),
                    &side(tried, &then.rules),
                )
            }),
    );
    rows
}

/// How the result of an indicator is tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// As a figure or words.
    Actual,
    /// As a level out of these, by identifier and word.
    Level(Vec<(String, String)>),
    /// It is the mean of parts, each of which is tried as a figure.
    Parts(Vec<PartRow>),
}

/// A part of a composite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRow {
    /// Which.
    pub id: PartId,
    /// Its name.
    pub name: String,
    /// Its official value.
    pub official: String,
}

/// An indicator in the table in which results are tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub id: NodeId,
    /// The number of its 取組内容.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its target.
    pub target: String,
    /// The official result.
    pub official: String,
    /// How another is tried.
    pub field: Field,
    /// What is tried: the text of the result, or the identifier of the level.
    pub value: String,
    /// It is left out.
    pub out: bool,
    /// The official rate and judgement.
    pub rate: String,
    /// The official judgement.
    pub verdict: Verdict,
    /// Where their arithmetic is found.
    pub why: String,
    /// The tried rate.
    pub tried_rate: String,
    /// Where its arithmetic is found.
    pub tried_why: String,
    /// The tried judgement.
    pub tried: Verdict,
    /// Rate or judgement are another.
    pub moved: bool,
}

/// The most rows shown at once.
const MOST_ROWS: usize = 60;

/// The indicators whose name or number holds `text`, or only those that were changed or move; and how many more there
/// are than are shown.
pub fn rows(
    plan: &Plan,
    tried: &Tried,
    changes: &Changes,
    year: FiscalYear,
    text: &str,
    only_moved: bool,
) -> (Vec<Row>, usize) {
    let then = hypothetical(plan, tried, changes, year);
    let (now, after) = (Figures::of(plan, year), Figures::of(&then, year));
    let levels: Vec<(String, String)> = tried
        .rules
        .bands()
        .iter()
        .map(|band| (band.id.to_string(), band.label.clone()))
        .collect();
    let text = text.trim();
    let judge = Judge::new(plan, year);
    let mut shown = Vec::new();
    let mut more = 0_usize;
    for ((place, outcome), after) in now.rows(plan).zip(after.outcomes()) {
        let indicator = place.indicator;
        let not_counted = matches!(outcome.standing, Standing::NotSet(NotSet::MonitorOnly));
        let code = verdict::code(&place);
        if not_counted || !(indicator.name.contains(text) || code.contains(text)) {
            continue;
        }
        let id = &indicator.id;
        let out = changes.left_out.contains(id);
        let row = Row {
            rate: verdict::measure(outcome),
            verdict: Verdict::of(outcome.standing, &plan.rules),
            tried_rate: verdict::measure(after),
            tried: tried_verdict(Verdict::of(after.standing, &tried.rules), changes, id),
            why: Why::rate(id, year).href(),
            tried_why: Why::rate(id, year).under(Under::Trial).href(),
            moved: false,
            ..row(&place, changes, year, &levels, tried.by_person, out, code)
        };
        let moved = row.rate != row.tried_rate || row.verdict != row.tried;
        let official = match (&row.field, amount::mean(&judge, indicator, year)) {
            (Field::Parts(_), Some(mean)) => mean,
            _ => row.official.clone(),
        };
        let touched = moved || changes.touches(id);
        if only_moved && !touched {
            continue;
        }
        if shown.len() < MOST_ROWS {
            shown.push(Row {
                moved,
                official,
                ..row
            });
        } else {
            more = more.saturating_add(1);
        }
    }
    (shown, more)
}

fn row(
    place: &Place<'_>,
    changes: &Changes,
    year: FiscalYear,
    levels: &[(String, String)],
    by_person: bool,
    out: bool,
    code: String,
) -> Row {
    let indicator = place.indicator;
    let id = &indicator.id;
    let record = indicator.year(year);
    let text = |raw: Option<&str>| raw.unwrap_or_default().to_owned();
    let official = text(record.map(|record| record.actual.raw()));
    let (field, value) = if by_person || indicator.kind().judged_by_person() {
        let level = changes.level(id).map(ToString::to_string);
        (Field::Level(levels.to_vec()), level.unwrap_or_default())
    } else if let Kind::Composite(composite) = indicator.kind() {
        let parts = composite.parts.iter().map(|part| {
            let entered = record.and_then(|record| record.parts.get(&part.id));
            PartRow {
                id: part.id.clone(),
                name: part.name.clone(),
                official: text(entered.map(|entered| entered.actual.raw())),
            }
        });
        (Field::Parts(parts.collect()), String::new())
    } else {
        let value = changes
            .actual(id, None)
            .map_or_else(|| official.clone(), str::to_owned);
        (Field::Actual, value)
    };
    Row {
        id: id.clone(),
        code,
        name: indicator.name.clone(),
        target: text(record.map(|record| record.target.raw())),
        official,
        field,
        value,
        out,
        rate: String::new(),
        verdict: Verdict {
            tone: "none",
            mark: "",
            word: String::new(),
        },
        why: String::new(),
        tried_rate: String::new(),
        tried_why: String::new(),
        tried: Verdict {
            tone: "none",
            mark: "",
            word: String::new(),
        },
        moved: false,
    }
}
