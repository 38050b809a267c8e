//! Misprints, planted one by one.

use tassei::domain::id::NodeId;
use tassei::domain::plan::Plan;
use tassei::domain::printed::{Excerpt, SummaryRow};
use tassei::reconcile::Gravity;

use super::common::generate::Sequence;
use super::common::node;
use super::{YEAR, year};

/// How many types there are, and of each how many must have been planted for a test to mean anything. Of results
/// in words there are fewer, and of means of composites few: one indicator in a hundred is one.
pub const KINDS: usize = 18;
pub const LEAST: [usize; KINDS] = [
    900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 800, 900, 150, 900, 900,
];

/// Another number than this one, written the same way.
fn other(figure: &str, sequence: &mut Sequence) -> String {
    let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
    let number: u64 = digits.parse().unwrap();
    let by = 1 + sequence.below(3);
    let changed = if number >= by && sequence.one_in(2) {
        number - by
    } else {
        number + by
    };
    // 1,000 and 87.5 keep their signs only where the number of digits stays.
    let changed = changed.to_string();
    if changed.len() != digits.len() {
        let behind: String = figure
            .trim_start_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, '.' | ',' | '▲'))
            .to_owned();
        return format!("{changed}{behind}");
    }
    let mut new = changed.chars();
    figure
        .chars()
        .map(|ch| {
            if ch.is_ascii_digit() {
                new.next().unwrap()
            } else {
                ch
            }
        })
        .collect()
}

/// Plants one misprint of a type and says under which key it must be found; `None` if the plan has no place for it.
pub fn plant(kind: usize, plan: &mut Plan, sequence: &mut Sequence) -> Option<(String, Gravity)> {
    let bands = plan.rules.bands().to_vec();
    let ids: Vec<NodeId> = plan
        .places()
        .map(|place| place.indicator.id.clone())
        .collect();
    let id = ids[usize::try_from(sequence.below(ids.len() as u64)).unwrap()].clone();
    let record = plan.place(&id)?.indicator.year(year())?.clone();
    let paper = &mut plan.publications[0];
    let rows = paper.summary.len() as u64;
    let at = usize::try_from(sequence.below(rows)).unwrap();
    let scope = |row: &SummaryRow| {
        row.priority
            .as_ref()
            .map_or("all".to_owned(), ToString::to_string)
    };
    match kind {
        0 => {
            if !record.printed_rate.ends_with('%') {
                return None;
            }
            let wrong = other(&record.printed_rate, sequence);
            plan.indicator_mut(&id)?
                .edit_year(year(), |record| record.printed_rate = wrong);
            Some((format!("{YEAR}/row/{id}/rate"), Gravity::Rate))
        }
        1 => {
            let own = bands
                .iter()
                .position(|band| band.label == record.printed_mark)?;
            let wrong = bands[(own + 1) % bands.len()].label.clone();
            plan.indicator_mut(&id)?
                .edit_year(year(), |record| record.printed_mark = wrong);
            Some((format!("{YEAR}/row/{id}/mark"), Gravity::Judgement))
        }
        2 => {
            let row = &mut paper.summary[at];
            row.set = other(&row.set, sequence);
            Some((format!("paper/table/{}", scope(row)), Gravity::Totals))
        }
        3 => {
            let row = &mut paper.summary[at];
            let band = usize::try_from(sequence.below(row.counts.len() as u64)).unwrap();
            row.counts[band].figure = other(&row.counts[band].figure, sequence);
            Some((format!("paper/table/{}", scope(row)), Gravity::Totals))
        }
        4 => {
            let row = &mut paper.summary[at];
            if row.share == "－" {
                return None;
            }
            row.share = other(&row.share, sequence);
            Some((format!("paper/table/{}", scope(row)), Gravity::Share))
        }
        5 => {
            let band = usize::try_from(sequence.below(paper.shares.len() as u64)).unwrap();
            paper.shares[band].figure = other(&paper.shares[band].figure, sequence);
            Some(("paper/shares".to_owned(), Gravity::Share))
        }
        6..=9 | 12 | 13 => {
            let figures = matches!(kind, 7..=9);
            let mut fitting: Vec<&mut Excerpt> = paper
                .excerpts
                .iter_mut()
                .filter(|own| {
                    let is_words = !own.actual.contains(|ch: char| ch.is_ascii_digit());
                    if kind == 13 {
                        is_words
                    } else {
                        !figures || !is_words
                    }
                })
                .collect();
            if fitting.is_empty() {
                return None;
            }
            let index = usize::try_from(sequence.below(fitting.len() as u64)).unwrap();
            let own = &mut *fitting[index];
            let of = own.indicator.clone();
            let (aspect, gravity) = match kind {
                6 => {
                    own.name.push_str("（累計）");
                    ("name", Gravity::Wording)
                }
                7 => {
                    own.actual = other(&own.actual, sequence);
                    ("value", Gravity::Rate)
                }
                8 => {
                    if own.target.contains('以') || own.target.contains('.') {
                        return None;
                    }
                    let end = own.target.rfind(|ch: char| ch.is_ascii_digit())? + 1;
                    own.target.insert_str(end, ".0");
                    ("digits", Gravity::Wording)
                }
                12 => {
                    own.place = "(9)－ン 別の取組".to_owned();
                    ("place", Gravity::Wording)
                }
                13 => {
                    own.actual.push_str("した");
                    ("words", Gravity::Wording)
                }
                _ => {
                    let end = own.target.rfind(|ch: char| ch.is_ascii_digit())? + 1;
                    if own.target.contains('以') {
                        return None;
                    }
                    own.target = format!("{}冊）", &own.target[..end]);
                    ("unit", Gravity::Wording)
                }
            };
            Some((format!("paper/excerpt/{of}/{aspect}"), gravity))
        }
        10 => {
            let text = &mut paper.statements[0].text;
            let start = text.find("うち")? + "うち".len();
            let end = start + text[start..].find("項目")?;
            let wrong = other(&text[start..end], sequence);
            text.replace_range(start..end, &wrong);
            Some(("paper/text/all/全体".to_owned(), Gravity::Totals))
        }
        11 => {
            let text = &mut paper.statements[0].text;
            let start = text.rfind("約")? + "約".len();
            let end = start + text[start..].find('％')?;
            let wrong = other(&text[start..end], sequence);
            text.replace_range(start..end, &wrong);
            Some(("paper/text/all/全体".to_owned(), Gravity::Share))
        }
        14 => {
            let text = &mut paper.statements[1].text;
            let start = text.find("では")? + "では".len();
            let end = start + text[start..].find('の')?;
            let wrong = other(&text[start..end], sequence);
            text.replace_range(start..end, &wrong);
            Some(("paper/text/all/概要".to_owned(), Gravity::Totals))
        }
        15 => {
            let means: Vec<(NodeId, String)> = plan
                .places()
                .filter_map(|place| {
                    let record = place.indicator.year(year())?;
                    let mean = record.printed_actual.clone();
                    (!mean.is_empty()).then(|| (place.indicator.id.clone(), mean))
                })
                .collect();
            if means.is_empty() {
                return None;
            }
            let index = usize::try_from(sequence.below(means.len() as u64)).unwrap();
            let (id, mean) = means[index].clone();
            let wrong = other(&mean, sequence);
            plan.indicator_mut(&id)?
                .edit_year(year(), |record| record.printed_actual = wrong);
            Some((format!("{YEAR}/row/{id}/actual"), Gravity::Rate))
        }
        16 => {
            let at =
                2 + usize::try_from(sequence.below(paper.statements.len() as u64 - 2)).unwrap();
            let own = &mut paper.statements[at];
            let of = own.priority.clone()?;
            let missed = sequence.one_in(2);
            let before = if missed {
                "未達成指標("
            } else {
                "・概ね達成指標("
            };
            let start = own.text.find(before)? + before.len();
            let end = start + own.text[start..].find('項')?;
            let wrong = other(&own.text[start..end], sequence);
            own.text.replace_range(start..end, &wrong);
            Some((format!("paper/text/{of}/指標"), Gravity::Totals))
        }
        _ => {
            let mut own = paper.excerpts.first()?.clone();
            own.indicator = node(&format!("gone-{}", sequence.below(1_000_000)));
            let key = format!("paper/excerpt/{}/gone", own.indicator);
            paper.excerpts.push(own);
            Some((key, Gravity::Rate))
        }
    }
}
