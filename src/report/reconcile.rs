//! 照合: the differences between print and rows as a page shows them, and what can be decided about them.

pub mod papers;
pub mod wording;

use crate::command::Command;
use crate::domain::decision::{Decision, Ruling};
use crate::domain::id::NodeId;
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;
use crate::reconcile::{
    At, Computed, Finding, Gravity, Material, Pair, Report, What, reconcile, statement,
};
use crate::report::route::{ListQuery, ReconcilePage, Route};
use crate::report::why::{Figure, Why};
use crate::text::reconcile as words;

use wording::Speaker;

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Nothing is printed at all.
    pub empty: bool,
    /// How much differs, in three pieces of which the second is emphasised; or that nothing does.
    pub lead: [String; 3],
    /// How many are decided; blank if there is nothing to decide.
    pub progress: String,
    /// The findings by gravity; gravities without any are left out.
    pub groups: Vec<Group>,
}

/// Findings of one gravity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The gravity, as an `id`.
    pub id: String,
    /// The heading.
    pub title: String,
    /// The findings.
    pub findings: Vec<FindingView>,
    /// How many are not decided.
    pub open: usize,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingView {
    /// Its key.
    pub key: String,
    /// The `id` of its heading.
    pub id: String,
    /// The paper.
    pub paper: String,
    /// Where in it.
    pub place: String,
    /// What is compared: what differs first.
    pub lines: Vec<Line>,
    /// The heading of the column of what is computed.
    pub computed: &'static str,
    /// The arithmetic.
    pub arithmetic: Vec<String>,
    /// What would explain it, in sentences.
    pub why: Vec<String>,
    /// Where to look.
    pub links: Vec<(String, String)>,
    /// The figures as they are now, for a decision.
    pub seen: String,
    /// What was decided.
    pub ruling: Option<Ruling>,
    /// Why.
    pub reason: String,
    /// It was decided about other figures.
    pub stale: bool,
}

/// One thing compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What.
    pub what: String,
    /// As printed.
    pub printed: String,
    /// As computed.
    pub computed: String,
    /// Both are the same.
    pub agrees: bool,
    /// Where the arithmetic of what is computed is found; blank for what is no figure.
    pub why: String,
}

impl Page {
    /// The page of a year.
    pub fn of(plan: &Plan, year: FiscalYear) -> Self {
        let report = reconcile(plan, year);
        let material = Material::of(plan, year);
        let speaker = Speaker::new(plan, year);
        let mut groups: Vec<Group> = Vec::new();
        let [mut open, mut accepted, mut correct] = [0_usize; 3];
        let mut number = 0_usize;
        for gravity in Gravity::ALL {
            let mut findings = Vec::new();
            for finding in &report.findings {
                if finding.gravity == gravity {
                    number = number.saturating_add(1);
                    findings.push(view(plan, &material, &speaker, finding, number));
                }
            }
            let mut own_open = 0_usize;
            for finding in &findings {
                let counter = match finding.ruling {
                    None => {
                        own_open = own_open.saturating_add(1);
                        &mut open
                    }
                    Some(Ruling::Accept) => &mut accepted,
                    Some(Ruling::Correct) => &mut correct,
                };
                *counter = counter.saturating_add(1);
            }
            if !findings.is_empty() {
                groups.push(Group {
                    id: format!("g-{}", groups.len()),
                    title: words::group(words::gravity(gravity), findings.len()),
                    findings,
                    open: own_open,
                });
            }
        }
        let empty = report.findings.is_empty() && report.agreed == 0;
        Self {
            empty,
            lead: lead(&report),
            progress: if report.findings.is_empty() {
                String::new()
            } else {
                words::progress(open, accepted, correct)
            },
            groups,
        }
    }
}

fn lead(report: &Report) -> [String; 3] {
    if report.findings.is_empty() {
        return [
            words::all_agree(report.agreed),
            String::new(),
            String::new(),
        ];
    }
    words::lead(report.findings.len(), report.agreed)
}

fn view(
    plan: &Plan,
    material: &Material<'_>,
    speaker: &Speaker<'_>,
    finding: &Finding,
    number: usize,
) -> FindingView {
    let (paper, place) = speaker.place(&finding.at);
    let scopes = scopes(plan, material, &finding.at);
    let line = |(index, pair): (usize, &Pair)| Line {
        what: speaker.what(&pair.what),
        printed: pair.printed.clone(),
        computed: speaker.computed(&finding.at, &pair.computed),
        agrees: pair.agrees,
        why: why(
            plan,
            material.year,
            &finding.at,
            pair,
            scopes.get(index).and_then(Option::as_ref),
        ),
    };
    let decision = plan.decision(&finding.key);
    let valid = finding.decision(plan);
    let mut explained_by = speaker.explanations(finding);
    let wording = finding.gravity == Gravity::Wording;
    let explained = finding
        .explanations
        .iter()
        .any(|explanation| explanation.is_cause());
    let value = matches!(finding.at, At::Excerpt { .. });
    if !explained && !wording && !value {
        explained_by.insert(0, words::UNEXPLAINED.to_owned());
    }
    let place = match &finding.at {
        At::Excerpt { aspect, .. } => words::place(&place, words::aspect(*aspect)),
        _ => place,
    };
    FindingView {
        key: finding.key.clone(),
        id: format!("f-{number}"),
        paper,
        place,
        lines: finding.pairs.iter().enumerate().map(line).collect(),
        computed: if wording || value {
            words::IN_ROW
        } else {
            words::COMPUTED
        },
        arithmetic: speaker.arithmetic(material, finding),
        why: explained_by,
        links: links(plan, speaker, finding),
        seen: finding.seen(),
        ruling: valid.map(|decision| decision.ruling),
        reason: decision.map_or_else(String::new, |decision| decision.reason.clone()),
        stale: decision.is_some() && valid.is_none(),
    }
}

/// Of each figure in a text the 重点項目 that it is about.
fn scopes(plan: &Plan, material: &Material<'_>, at: &At) -> Vec<Option<NodeId>> {
    let At::Statement { paper, statement } = at else {
        return Vec::new();
    };
    let paper = plan.publications.get(*paper);
    let own = paper.and_then(|paper| paper.statements.get(*statement));
    let claims = own.map(|own| statement::claims(material, own));
    let claims = claims.into_iter().flatten();
    claims.map(|claim| claim.priority).collect()
}

/// Where the arithmetic of what is computed is found; blank for what is no figure. `scope` is the 重点項目 that a figure in
/// a text is about.
pub fn why(plan: &Plan, year: FiscalYear, at: &At, pair: &Pair, scope: Option<&NodeId>) -> String {
    let paper = |index: &usize| plan.publications.get(*index);
    let scope = match at {
        At::Indicator(id) => return Why::rate(id, year).href(),
        At::Excerpt {
            paper: index,
            excerpt,
            ..
        } => {
            let own = paper(index).and_then(|paper| paper.excerpts.get(*excerpt));
            // Other values stand in the row as they were entered.
            return match (own, &pair.computed) {
                (Some(own), Computed::Amount(_)) => Why::rate(&own.indicator, year).href(),
                _ => String::new(),
            };
        }
        At::Row { paper: index, row } => {
            let row = paper(index).and_then(|paper| paper.summary.get(*row));
            row.and_then(|row| row.priority.as_ref())
        }
        At::Shares { .. } => None,
        At::Statement { .. } => scope,
    };
    let figure = match &pair.what {
        What::Set => Figure::Set,
        What::Attainment => Figure::Share,
        What::Count(bands) | What::Share(bands) => match bands.as_slice() {
            [band] => Figure::Level(band.clone()),
            _ => Figure::Share,
        },
        _ => return String::new(),
    };
    let whole = Why::share(None, year).of(figure);
    match scope {
        None => whole.href(),
        Some(id) => whole.within(id).href(),
    }
}

/// Where to look: the indicators counted, the indicator, the place where the print is entered.
fn links(plan: &Plan, speaker: &Speaker<'_>, finding: &Finding) -> Vec<(String, String)> {
    let mut links = Vec::new();
    let indicator = match &finding.at {
        At::Indicator(id) => Some(id.clone()),
        At::Excerpt { paper, excerpt, .. } => plan
            .publications
            .get(*paper)
            .and_then(|paper| paper.excerpts.get(*excerpt))
            .map(|excerpt| excerpt.indicator.clone()),
        At::Row { paper, row } => {
            let own = plan.publications.get(*paper);
            let row = own.and_then(|paper| paper.summary.get(*row));
            let priority = row.and_then(|row| row.priority.as_ref());
            for pair in finding.differing() {
                if let What::Count(bands) = &pair.what
                    && let [band] = bands.as_slice()
                {
                    let query = ListQuery {
                        priority: priority.map_or_else(String::new, ToString::to_string),
                        standing: band.to_string(),
                        ..ListQuery::default()
                    };
                    links.push((
                        words::see_counted(&speaker.what(&pair.what)),
                        Route::List(query).href(),
                    ));
                }
            }
            None
        }
        _ => None,
    };
    if let Some(id) = indicator.filter(|id| plan.place(id).is_some()) {
        let href = Route::Indicator(Some(id)).href();
        links.push((words::SEE_INDICATOR.to_owned(), href));
    }
    let paper = match &finding.at {
        At::Indicator(_) => None,
        At::Row { paper, .. }
        | At::Shares { paper }
        | At::Statement { paper, .. }
        | At::Excerpt { paper, .. } => plan.publications.get(*paper),
    };
    if let Some(paper) = paper {
        let page = ReconcilePage::Paper(paper.id.clone());
        links.push((words::SEE_PAPER.to_owned(), Route::Reconcile(page).href()));
    }
    links
}

/// The change that decides about a finding: with the reason that it has already.
pub fn decide(finding: &FindingView, ruling: Option<Ruling>) -> Command {
    Command::Decide {
        finding: finding.key.clone(),
        decision: ruling.map(|ruling| {
            Box::new(Decision {
                finding: finding.key.clone(),
                seen: finding.seen.clone(),
                ruling,
                reason: finding.reason.clone(),
                extra: Default::default(),
            })
        }),
    }
}

/// The change that has all findings of a group corrected that are not decided.
pub fn correct_all(group: &Group) -> Command {
    let open = group
        .findings
        .iter()
        .filter(|finding| finding.ruling.is_none());
    Command::Batch(
        open.map(|finding| decide(finding, Some(Ruling::Correct)))
            .collect(),
    )
}

#[cfg(test)]
mod tests;
