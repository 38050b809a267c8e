//! Papers made from a plan's own figures are found without a fault; whatever is then misprinted is found, and nothing
//! else.

#[path = "common/mod.rs"]
mod common;

use common::generate::{Mix, Sequence, seeded, usual_rules};
use tassei::domain::extra::Extra;
use tassei::domain::id::{NodeId, PublicationId};
use tassei::domain::kind::Kind;
use tassei::domain::outcome::{Measure, Standing};
use tassei::domain::plan::Plan;
use tassei::domain::printed::{Excerpt, PrintedFigure, Publication, Statement, SummaryRow};
use tassei::domain::quantity::Reading;
use tassei::domain::summary::{Figures, Tally};
use tassei::domain::year::FiscalYear;
use tassei::reconcile::{Finding, Gravity, reconcile};

const YEAR: u16 = 2024;

fn year() -> FiscalYear {
    FiscalYear::new(YEAR).unwrap()
}

fn share(part: usize, whole: usize, decimals: usize) -> String {
    // Half up, in whole numbers: another way than the program's.
    let scale = 10_usize.pow(u32::try_from(decimals).unwrap());
    let scaled = (part * 100 * scale * 2 + whole) / (whole * 2);
    if decimals == 0 {
        format!("{scaled}％")
    } else {
        format!("{}.{}％", scaled / scale, scaled % scale)
    }
}

fn row(plan: &Plan, label: &str, priority: Option<&NodeId>, tally: &Tally) -> SummaryRow {
    let bands = plan.rules.bands().iter().enumerate();
    SummaryRow {
        priority: priority.cloned(),
        label: label.to_owned(),
        set: tally.set.to_string(),
        counts: bands
            .map(|(index, band)| PrintedFigure {
                band: band.id.clone(),
                figure: tally.in_band(index).to_string(),
                extra: Extra::new(),
            })
            .collect(),
        share: if tally.counted() == 0 {
            "－".to_owned()
        } else {
            share(tally.attained(&plan.rules), tally.counted(), 1)
        },
        extra: Extra::new(),
    }
}

/// Prints everything of a plan as it is.
fn print(plan: &mut Plan, sequence: &mut Sequence) {
    let figures = Figures::of(plan, year());
    let printed: Vec<(NodeId, String, String)> = figures
        .rows(plan)
        .map(|(place, outcome)| {
            let word = |standing| match standing {
                Standing::Judged(band) => plan.rules.band(band).unwrap().label.clone(),
                _ => String::new(),
            };
            let rate = match &outcome.measure {
                Measure::Rate(rate) => format!("{}%", rate.displayed()),
                Measure::Change(change) => format!("{}%", change.shown),
                Measure::None => word(outcome.standing),
            };
            (place.indicator.id.clone(), rate, word(outcome.standing))
        })
        .collect();
    for (id, rate, mark) in &printed {
        plan.indicator_mut(id).unwrap().edit_year(year(), |record| {
            record.printed_rate = rate.replace('-', "▲");
            record.printed_mark = mark.clone();
        });
    }
    let totals = figures.totals(plan, None);
    let all = &totals.all;
    let priorities = plan.priorities.iter().zip(&totals.by_priority);
    let mut summary: Vec<SummaryRow> = priorities
        .map(|(priority, tally)| row(plan, &priority.name, Some(&priority.id), tally))
        .collect();
    summary.push(row(plan, "合計", None, all));
    let bands: Vec<_> = plan.rules.bands().iter().enumerate().collect();
    let shares = bands
        .iter()
        .map(|(index, band)| PrintedFigure {
            band: band.id.clone(),
            figure: share(all.in_band(*index), all.counted(), 0),
            extra: Extra::new(),
        })
        .collect();
    let excerpts = plan
        .places()
        .filter_map(|place| {
            // What a composite repeats is its mean.
            if matches!(place.indicator.kind(), Kind::Composite(_)) {
                return None;
            }
            let record = place.indicator.year(year())?;
            let is_number = |reading: &Reading| matches!(reading, Reading::Number(_));
            let fit = is_number(record.target.reading()) && is_number(record.actual.reading());
            (fit && sequence.one_in(3)).then(|| Excerpt {
                indicator: place.indicator.id.clone(),
                place: format!(
                    "{}－{} {}",
                    place.theme.number, place.initiative.number, place.initiative.name
                ),
                name: place.indicator.name.clone(),
                actual: record.actual.raw().to_owned(),
                target: format!("({}）", record.target.raw()),
                extra: Extra::new(),
            })
        })
        .collect();
    let statement = |text: String| Statement {
        priority: None,
        heading: "全体".to_owned(),
        text,
        extra: Extra::new(),
    };
    let [met, near, missed] = [0, 1, 2].map(|band| all.in_band(band));
    let statements = vec![statement(format!(
        "令和６年度は、全{}項目のうち{met}項目が達成、{near}項目が概ね達成となり、全体の約{}が目標を達成した。未達成となった{missed}項目（全体の約{}）は、前年度より2項目減った。令和７年度は99項目が達成する見込みである。",
        all.set,
        share(met + near, all.counted(), 0),
        share(missed, all.counted(), 0),
    ))];
    plan.publications = vec![Publication {
        id: PublicationId::new("paper").unwrap(),
        name: "資料".to_owned(),
        year: year(),
        summary,
        shares,
        excerpts,
        statements,
        extra: Extra::new(),
    }];
}

fn plan(seed: u64) -> (Plan, Sequence) {
    let mut sequence = Sequence::new(seed ^ 0x5eed);
    let count = 12 + usize::try_from(sequence.below(20)).unwrap();
    let mut plan = seeded(seed, count, Mix::Everything, usual_rules());
    // The levels' words are those of the field.
    print(&mut plan, &mut sequence);
    (plan, sequence)
}

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
fn plant(kind: usize, plan: &mut Plan, sequence: &mut Sequence) -> Option<(String, Gravity)> {
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
        6..=9 => {
            if paper.excerpts.is_empty() {
                return None;
            }
            let index = usize::try_from(sequence.below(paper.excerpts.len() as u64)).unwrap();
            let own = &mut paper.excerpts[index];
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
        _ => {
            let text = &mut paper.statements[0].text;
            let start = text.rfind("約")? + "約".len();
            let end = start + text[start..].find('％')?;
            let wrong = other(&text[start..end], sequence);
            text.replace_range(start..end, &wrong);
            Some(("paper/text/all/全体".to_owned(), Gravity::Share))
        }
    }
}

const KINDS: usize = 12;

fn keys(findings: &[Finding]) -> Vec<(String, Gravity)> {
    let mut keys: Vec<_> = findings
        .iter()
        .map(|finding| (finding.key.clone(), finding.gravity))
        .collect();
    keys.sort();
    keys
}

#[test]
fn papers_without_a_misprint_give_an_empty_list() {
    for seed in 0..1_000 {
        let (plan, _) = plan(seed);
        let report = reconcile(&plan, year());
        assert_eq!(keys(&report.findings), [], "seed {seed}");
        assert!(report.agreed > 20, "seed {seed}: {}", report.agreed);
    }
}

#[test]
fn every_planted_misprint_is_found_and_nothing_else() {
    let mut planted_of = [0_usize; KINDS];
    for seed in 0..1_000 {
        let (clean, mut sequence) = plan(seed);
        for (kind, planted_of_it) in planted_of.iter_mut().enumerate() {
            // One to five of the type, each at another place.
            let mut plan = clean.clone();
            let mut expected: Vec<(String, Gravity)> = Vec::new();
            for _ in 0..=sequence.below(5) {
                let before = plan.clone();
                let Some(planted) = plant(kind, &mut plan, &mut sequence) else {
                    continue;
                };
                if expected.iter().any(|(key, _)| *key == planted.0) {
                    // The same place twice could put the figure right again.
                    plan = before;
                } else {
                    expected.push(planted);
                }
            }
            *planted_of_it += expected.len();
            expected.sort();
            let report = reconcile(&plan, year());
            assert_eq!(keys(&report.findings), expected, "seed {seed} kind {kind}");
        }
    }
    assert!(
        planted_of.iter().all(|count| *count >= 900),
        "{planted_of:?}"
    );
}

/// The same with misprints of all types at once.
#[test]
fn misprints_of_all_types_together_are_found() {
    for seed in 0..200 {
        let (mut plan, mut sequence) = plan(seed);
        let mut expected: Vec<String> = Vec::new();
        for kind in 0..KINDS {
            let before = plan.clone();
            if let Some((key, _)) = plant(kind, &mut plan, &mut sequence) {
                // A target in another unit is told as that, whatever its digits.
                let of_target = |key: &str| {
                    key.strip_suffix("/digits")
                        .or(key.strip_suffix("/unit"))
                        .map(str::to_owned)
                };
                let taken = expected.iter().any(|other| {
                    *other == key
                        || of_target(other).is_some_and(|other| Some(other) == of_target(&key))
                });
                if taken {
                    plan = before;
                } else {
                    expected.push(key);
                }
            }
        }
        expected.sort();
        let found: Vec<String> = keys(&reconcile(&plan, year()).findings)
            .into_iter()
            .map(|(key, _)| key)
            .collect();
        assert_eq!(found, expected, "seed {seed}");
    }
}
