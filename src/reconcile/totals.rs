//! The rows of summary tables and the shares of charts.

use crate::domain::id::{BandId, NodeId};
use crate::domain::printed::{Publication, SummaryRow};
use crate::domain::rules::BandIndex;
use crate::domain::summary::{Share, Tally};

use super::explain::share::{Asked, shares};
use super::explain::totals::{Row, moves, of_all, printed_count};
use super::explain::{Explanation, share};
use super::figure::{Printed, exact};
use super::finding::{At, Computed, Finding, Gravity, Pair, What};
use super::{Found, Material, behind};

pub(super) fn compare_paper(
    material: &Material<'_>,
    index: usize,
    paper: &Publication,
    found: &mut Found,
) {
    let read: Vec<Option<Row>> = paper
        .summary
        .iter()
        .map(|row| read(material, row))
        .collect();
    let mut of_all_rows: Option<Vec<Explanation>> = None;
    for (row, (printed, own)) in paper.summary.iter().zip(&read).enumerate() {
        let pairs = row_pairs(material, printed);
        let counts_differ = pairs
            .iter()
            .any(|pair| !pair.agrees && !matches!(pair.what, What::Attainment));
        let gravity = if counts_differ {
            Gravity::Totals
        } else {
            Gravity::Share
        };
        let priority = printed.priority.as_ref();
        let before = paper.summary.iter().take(row);
        let behind = behind(
            before
                .filter(|own| own.priority == printed.priority)
                .count(),
        );
        let key = format!("{}/table/{}{behind}", paper.id, scope(printed));
        let at = At::Row { paper: index, row };
        let explain = found.explain;
        let Some(finding) = found.take(key, gravity, at, pairs) else {
            continue;
        };
        if !explain {
            continue;
        }
        let mut explanations = Vec::new();
        if counts_differ && let Some(own) = own {
            let readable: Vec<&Row> = read.iter().flatten().collect();
            explanations.extend(sum_of_rows(own, &readable));
            explanations.extend(of_row(material, own));
            if !own.fits(&material.totals) {
                let all = of_all_rows.get_or_insert_with(|| {
                    let rows: Vec<Row> = read.iter().flatten().map(copied).collect();
                    of_all(material, &rows)
                });
                explanations.extend(all.iter().cloned());
            }
            explanations.extend(moves(material, own));
            explanations.extend(described(material, finding, printed, own));
        }
        if let Some(tally) = material.tally(priority)
            && let Some(asked) = attainment_asked(material, printed)
            && finding
                .differing()
                .any(|pair| matches!(pair.what, What::Attainment))
        {
            let counts = own.as_ref().and_then(Row::all);
            explanations.extend(shares(&[asked], tally, material.rules, counts.as_deref()));
        }
        finding.explanations = explanations;
    }
    compare_shares(material, index, paper, &read, found);
}

fn scope(row: &SummaryRow) -> &str {
    row.priority.as_ref().map_or("all", NodeId::as_str)
}

fn copied(row: &Row) -> Row {
    Row {
        priority: row.priority,
        counts: row.counts.clone(),
    }
}

/// The counts of a row, as far as they can be read.
fn read(material: &Material<'_>, row: &SummaryRow) -> Option<Row> {
    let priority = match &row.priority {
        None => None,
        Some(id) => {
            let mut priorities = material.plan.priorities.iter();
            Some(priorities.position(|priority| &priority.id == id)?)
        }
    };
    let mut counts = vec![None; material.rules.bands().len()];
    for figure in &row.counts {
        if let Some(band) = material.rules.band_index(&figure.band)
            && let Some(place) = counts.get_mut(band)
        {
            *place = printed_count(&figure.figure);
        }
    }
    Some(Row { priority, counts })
}

/// A count that is printed against one that is computed.
pub(super) fn count_pair(what: What, printed: &str, computed: Option<usize>) -> Option<Pair> {
    let agrees = match (Printed::read(printed), computed) {
        (Printed::Blank, _) => return None,
        (Printed::NoFigure, computed) => computed == Some(0),
        (Printed::Number { quantity, .. }, Some(computed)) => quantity.value == exact(computed),
        _ => false,
    };
    Some(Pair {
        what,
        printed: printed.trim().to_owned(),
        computed: computed.map_or(Computed::Nothing, Computed::Count),
        agrees,
    })
}

/// A share that is printed against one that is computed, to as many decimals as are printed.
pub(super) fn share_pair(
    material: &Material<'_>,
    what: What,
    printed: &str,
    part: Option<usize>,
    tally: Option<&Tally>,
    usual: u8,
) -> Option<Pair> {
    let share = |digits: u8| Share::of(part?, tally?.counted(), digits, material.rules);
    let (agrees, share) = match Printed::read(printed) {
        Printed::Blank => return None,
        Printed::NoFigure => (share(usual).is_none(), share(usual)),
        Printed::Number { quantity, decimals } => {
            let share = share(decimals);
            let same = share.is_some_and(|share| share.shown.to_exact() == quantity.value);
            (same, share)
        }
        Printed::Words => (false, share(usual)),
    };
    Some(Pair {
        what,
        printed: printed.trim().to_owned(),
        computed: share.map_or(Computed::Nothing, Computed::Share),
        agrees,
    })
}

/// A row of a summary table, figure by figure.
pub fn row_pairs(material: &Material<'_>, row: &SummaryRow) -> Vec<Pair> {
    let rules = material.rules;
    let tally = material.tally(row.priority.as_ref());
    let mut pairs = Vec::new();
    pairs.extend(count_pair(
        What::Set,
        &row.set,
        tally.map(|tally| tally.set),
    ));
    for figure in &row.counts {
        let band = rules.band_index(&figure.band);
        let computed = tally.zip(band).map(|(tally, band)| tally.in_band(band));
        let what = What::Count(vec![figure.band.clone()]);
        pairs.extend(count_pair(what, &figure.figure, computed));
    }
    pairs.extend(share_pair(
        material,
        What::Attainment,
        &row.share,
        tally.map(|tally| tally.attained(rules)),
        tally,
        rules.share_decimals,
    ));
    pairs
}

/// The total is the sum of the printed rows.
fn sum_of_rows(own: &Row, rows: &[&Row]) -> Option<Explanation> {
    let above: Vec<&&Row> = rows.iter().filter(|row| row.priority.is_some()).collect();
    if own.priority.is_some() || above.is_empty() {
        return None;
    }
    let printed = own.all()?;
    let sums = (0..printed.len()).map(|band| {
        let counts = above
            .iter()
            .map(|row| row.counts.get(band).copied().flatten());
        counts.sum::<Option<usize>>()
    });
    let sums: Option<Vec<usize>> = sums.collect();
    (sums? == printed).then_some(Explanation::SumOfRows)
}

/// The counts are those of another row.
fn of_row(material: &Material<'_>, own: &Row) -> Option<Explanation> {
    let printed = own.all()?;
    let own = own.priority?;
    let mut others = material
        .plan
        .priorities
        .iter()
        .zip(&material.totals.by_priority)
        .enumerate();
    let same = |tally: &Tally| {
        let mut counts = printed.iter().enumerate();
        counts.all(|(band, count)| tally.in_band(band) == *count)
    };
    others
        .find(|(index, (_, tally))| *index != own && same(tally))
        .map(|(_, (priority, _))| Explanation::OfRow(priority.id.clone()))
}

/// What is to be seen in the printed row itself.
fn described(
    material: &Material<'_>,
    finding: &Finding,
    printed: &SummaryRow,
    own: &Row,
) -> Vec<Explanation> {
    let mut found = Vec::new();
    let tally = material.tally(printed.priority.as_ref());
    if let (Some(counts), Some(set), Some(tally)) = (own.all(), printed_count(&printed.set), tally)
    {
        let sum: usize = counts.iter().sum();
        if sum != set && tally.counted() == tally.set {
            found.push(Explanation::PartsDoNotAddUp { sum, set });
        }
    }
    let agrees = finding
        .pairs
        .iter()
        .any(|pair| pair.what == What::Attainment && pair.agrees);
    if let (true, Some(tally)) = (agrees, tally) {
        found.push(Explanation::ShareHides {
            attained: tally.attained(material.rules),
            counted: tally.counted(),
        });
    }
    found
}

fn attainment_asked(material: &Material<'_>, row: &SummaryRow) -> Option<Asked> {
    asked(attaining(material), &row.share)
}

/// The levels that count as attained.
pub(super) fn attaining(material: &Material<'_>) -> Vec<BandIndex> {
    let bands = material.rules.bands().iter().enumerate();
    bands
        .filter(|(_, band)| band.attains)
        .map(|(index, _)| index)
        .collect()
}

/// A printed share of these levels, if it can be read.
pub(super) fn asked(bands: Vec<BandIndex>, printed: &str) -> Option<Asked> {
    match Printed::read(printed) {
        Printed::Number { quantity, decimals } => Some(Asked {
            bands,
            printed: quantity.value,
            digits: decimals,
        }),
        _ => None,
    }
}

/// The shares of a chart, figure by figure.
pub fn share_pairs(material: &Material<'_>, paper: &Publication) -> Vec<Pair> {
    let rules = material.rules;
    let tally = &material.totals.all;
    let shares = paper.shares.iter();
    shares
        .filter_map(|figure| {
            let part = rules
                .band_index(&figure.band)
                .map(|band| tally.in_band(band));
            let what = What::Share(vec![figure.band.clone()]);
            let usual = rules.rate_decimals;
            share_pair(material, what, &figure.figure, part, Some(tally), usual)
        })
        .collect()
}

fn compare_shares(
    material: &Material<'_>,
    index: usize,
    paper: &Publication,
    rows: &[Option<Row>],
    found: &mut Found,
) {
    let rules = material.rules;
    let tally = &material.totals.all;
    let pairs = share_pairs(material, paper);
    let key = format!("{}/shares", paper.id);
    let at = At::Shares { paper: index };
    if let Some(finding) = found.take(key, Gravity::Share, at, pairs) {
        let all: Option<Vec<Asked>> = paper
            .shares
            .iter()
            .filter(|figure| !figure.figure.trim().is_empty())
            .map(|figure| asked(vec![rules.band_index(&figure.band)?], &figure.figure))
            .collect();
        let counts = printed_total(rows);
        finding.explanations = all
            .map(|all| share::shares(&all, tally, rules, counts.as_deref()))
            .unwrap_or_default();
    }
}

/// The counts that a paper prints for the whole plan.
fn printed_total(rows: &[Option<Row>]) -> Option<Vec<usize>> {
    let mut rows = rows.iter().flatten();
    rows.find(|row| row.priority.is_none())?.all()
}

/// The counts that a paper prints for a 重点項目 or for the plan.
pub(super) fn printed_counts(
    material: &Material<'_>,
    paper: &Publication,
    priority: Option<&NodeId>,
) -> Option<Vec<usize>> {
    let mut rows = paper.summary.iter();
    let row = rows.find(|row| row.priority.as_ref() == priority)?;
    read(material, row)?.all()
}

/// The identifiers of levels.
pub(super) fn ids(material: &Material<'_>, bands: &[BandIndex]) -> Vec<BandId> {
    let ids = bands.iter().filter_map(|band| material.rules.band(*band));
    ids.map(|band| band.id.clone()).collect()
}
