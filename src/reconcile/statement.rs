//! Counts and percentages inside sentences: 「41項目のうち28項目が達成」「約88％」. What is read is what leaves no doubt what it
//! counts; anything else in a sentence is no claim, because an alarm that is none costs more than one that is missed:
//! another year's figures, 10％以上, increases, parts of parts, percentages of something else.
//!
//! Knows the few words that such sentences are made of, and the levels' names from the rules.

mod labels;
mod meaning;
mod reader;
mod scope;

use crate::domain::exact::Exact;
use crate::domain::id::NodeId;
use crate::domain::limits;
use crate::domain::printed::{Publication, Statement};
use crate::domain::rules::BandIndex;
use crate::domain::summary::{Share, Tally};

use super::explain::Explanation;
use super::explain::share::{Asked, shares};
use super::figure::exact;
use super::finding::{At, Computed, Gravity, Pair, What};
use super::totals::{ids, printed_counts};
use super::words::folded_char;
use super::{Found, Material, behind};

use labels::Labels;
use reader::Reader;
use scope::Named;

/// A figure in a sentence and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// As it stands there, with its unit.
    pub printed: String,
    /// What it counts. Where the words leave two possibilities, both.
    pub about: Vec<About>,
    /// The 重点項目 it is about; `None` for the plan.
    pub priority: Option<NodeId>,
    value: Exact,
    digits: u8,
    percent: bool,
}

/// What a figure counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Indicators set this year.
    Set,
    /// Indicators there are, whether or not they are set this year.
    All,
    /// 取組.
    Initiatives,
    /// 取組内容.
    Actions,
    /// Indicators in these levels, or their share.
    Bands(Vec<BandIndex>),
}

pub(super) fn compare_paper(
    material: &Material<'_>,
    index: usize,
    paper: &Publication,
    found: &mut Found,
) {
    for (number, statement) in paper.statements.iter().enumerate() {
        let claims = claims(material, statement);
        let mut pairs = Vec::new();
        let mut explanations: Vec<Explanation> = Vec::new();
        let mut counts_differ = false;
        for claim in &claims {
            let pair = compare(material, claim);
            if !pair.agrees {
                counts_differ |= !claim.percent;
                for more in explain(material, paper, claim) {
                    if !explanations.contains(&more) {
                        explanations.push(more);
                    }
                }
            }
            pairs.push(pair);
        }
        let before = paper.statements.iter().take(number);
        let own = |other: &&Statement| {
            other.priority == statement.priority && other.heading.trim() == statement.heading.trim()
        };
        let key = [key(paper, statement), behind(before.filter(own).count())].concat();
        let gravity = if counts_differ {
            Gravity::Totals
        } else {
            Gravity::Share
        };
        let at = At::Statement {
            paper: index,
            statement: number,
        };
        if let Some(finding) = found.take(key, gravity, at, pairs) {
            finding.explanations = explanations;
        }
    }
}

/// What a piece of text is called among the findings.
fn key(paper: &Publication, statement: &Statement) -> String {
    let scope = statement.priority.as_ref().map_or("all", NodeId::as_str);
    let key = format!("{}/text/{scope}/{}", paper.id, statement.heading.trim());
    key.chars().take(limits::SHORT_TEXT / 2).collect()
}

/// The figures in a text that can be held against the rows, in their order.
pub fn claims(material: &Material<'_>, statement: &Statement) -> Vec<Claim> {
    let labels = Labels::of(material);
    let mut found = Vec::new();
    for paragraph in statement.text.split('\n') {
        let mut named = Named::default();
        for sentence in paragraph.split_inclusive(['。', ';', '；']) {
            let from = found.len();
            let mut reader = Reader {
                material,
                labels: &labels,
                own: statement.priority.as_ref(),
                raw: sentence.chars().collect(),
                text: sentence.chars().map(folded_char).collect(),
                found: &mut found,
                last: None,
                named: &named,
            };
            if reader.text.iter().any(char::is_ascii_digit) {
                reader.read();
            }
            named = reader.names(from);
        }
    }
    found
}

/// What was read in a text, each with what the rows give: for those who enter a text.
pub fn read(material: &Material<'_>, statement: &Statement) -> Vec<Pair> {
    let claims = claims(material, statement);
    claims
        .iter()
        .map(|claim| compare(material, claim))
        .collect()
}

fn compare(material: &Material<'_>, claim: &Claim) -> Pair {
    let tally = material.tally(claim.priority.as_ref());
    let own = |about: &About| what_is(material, tally, claim, about);
    let mut all = claim.about.iter().map(own);
    let agreeing = all.clone().find(|(_, _, agrees)| *agrees);
    let (what, computed, agrees) = match agreeing.or_else(|| all.next()) {
        Some(found) => found,
        None => (What::Set, Computed::Nothing, false),
    };
    Pair {
        what,
        printed: claim.printed.clone(),
        computed,
        agrees,
    }
}

fn what_is(
    material: &Material<'_>,
    tally: Option<&Tally>,
    claim: &Claim,
    about: &About,
) -> (What, Computed, bool) {
    let in_scope = |id: &NodeId| claim.priority.as_ref().is_none_or(|own| own == id);
    let initiatives = || {
        let all = material.plan.initiatives();
        all.filter(|(priority, ..)| in_scope(&priority.id))
    };
    let (what, count) = match about {
        About::Set => (What::Set, tally.map(|tally| tally.set)),
        About::All => {
            let all = tally.map(|tally| tally.set.saturating_add(tally.not_set));
            (What::Set, all)
        }
        About::Initiatives => (What::Initiatives, Some(initiatives().count())),
        About::Actions => {
            let actions = initiatives().map(|(_, _, initiative)| initiative.actions.len());
            (What::Actions, Some(actions.sum()))
        }
        About::Bands(bands) => {
            let count = tally.map(|tally| bands.iter().map(|band| tally.in_band(*band)).sum());
            let ids = ids(material, bands);
            if claim.percent {
                (What::Share(ids), count)
            } else {
                (What::Count(ids), count)
            }
        }
    };
    if claim.percent {
        let share = count.zip(tally).and_then(|(part, tally)| {
            Share::of(part, tally.counted(), claim.digits, material.rules)
        });
        let agrees = share.is_some_and(|share| share.shown.to_exact() == claim.value);
        return (
            what,
            share.map_or(Computed::Nothing, Computed::Share),
            agrees,
        );
    }
    let agrees = count.is_some_and(|count| exact(count) == claim.value);
    (
        what,
        count.map_or(Computed::Nothing, Computed::Count),
        agrees,
    )
}

/// What would explain a figure in a sentence: the table of the same paper, or what explains any share.
fn explain(material: &Material<'_>, paper: &Publication, claim: &Claim) -> Vec<Explanation> {
    let printed = printed_counts(material, paper, claim.priority.as_ref());
    let mut found = Vec::new();
    for about in &claim.about {
        let About::Bands(bands) = about else { continue };
        if claim.percent {
            if let Some(tally) = material.tally(claim.priority.as_ref()) {
                let asked = Asked {
                    bands: bands.clone(),
                    printed: claim.value,
                    digits: claim.digits,
                };
                found.extend(shares(&[asked], tally, material.rules, printed.as_deref()));
            }
        } else if let Some(counts) = &printed {
            let sum: usize = bands.iter().filter_map(|band| counts.get(*band)).sum();
            if exact(sum) == claim.value {
                found.push(Explanation::AsInTable);
            }
        }
    }
    found
}
