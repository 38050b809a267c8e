//! Papers made from a plan's own figures.

use tassei::domain::extra::Extra;
use tassei::domain::id::{NodeId, PublicationId};
use tassei::domain::judge::Judge;
use tassei::domain::kind::Kind;
use tassei::domain::outcome::{Measure, Standing};
use tassei::domain::plan::Plan;
use tassei::domain::printed::{Excerpt, PrintedFigure, Publication, Statement, SummaryRow};
use tassei::domain::quantity::Reading;
use tassei::domain::rounding::{Rounding, round};
use tassei::domain::summary::{Figures, Tally};

use super::common::generate::Sequence;
use super::common::node;
use super::year;

pub fn share(part: usize, whole: usize, decimals: usize) -> String {
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
pub fn print(plan: &mut Plan, sequence: &mut Sequence) {
    let figures = Figures::of(plan, year());
    let judge = Judge::new(plan, year());
    let printed: Vec<[String; 4]> = figures
        .rows(plan)
        .map(|(place, outcome)| {
            let mean = judge.mean_of(place.indicator).map(|mean| {
                let shown = round(&mean.used, 1, Rounding::HalfUp).unwrap();
                format!("{shown}")
            });
            let word = |standing| match standing {
                Standing::Judged(band) => plan.rules.band(band).unwrap().label.clone(),
                _ => String::new(),
            };
            let rate = match &outcome.measure {
                Measure::Rate(rate) => format!("{}%", rate.displayed()),
                Measure::Change(change) => format!("{}%", change.shown),
                Measure::None => word(outcome.standing),
            };
            [
                place.indicator.id.to_string(),
                rate,
                word(outcome.standing),
                mean.unwrap_or_default(),
            ]
        })
        .collect();
    for [id, rate, mark, mean] in &printed {
        let indicator = plan.indicator_mut(&node(id)).unwrap();
        indicator.edit_year(year(), |record| {
            record.printed_rate = rate.replace('-', "▲");
            record.printed_mark = mark.clone();
            record.printed_actual = mean.clone();
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
            let figures = is_number(record.target.reading()) && is_number(record.actual.reading());
            let words = *place.indicator.kind() == Kind::Qualitative
                && [&record.target, &record.actual].iter().all(|entry| {
                    *entry.reading() == Reading::Text
                        && !entry.raw().contains(|ch: char| ch.is_ascii_digit())
                });
            (words || figures && sequence.one_in(3)).then(|| Excerpt {
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
    let statement = |priority: Option<&NodeId>, heading: &str, text: String| Statement {
        priority: priority.cloned(),
        heading: heading.to_owned(),
        text,
        extra: Extra::new(),
    };
    let [met, near, missed] = [0, 1, 2].map(|band| all.in_band(band));
    let mut statements = vec![
        statement(
            None,
            "全体",
            format!(
                "令和６年度は、全{}項目のうち{met}項目が達成、{near}項目が概ね達成となり、全体の約{}が目標を達成した。未達成となった{missed}項目（全体の約{}）は、前年度より2項目減った。令和７年度は99項目が達成する見込みである。",
                all.set,
                share(met + near, all.counted(), 0),
                share(missed, all.counted(), 0),
            ),
        ),
        statement(
            None,
            "概要",
            format!(
                "計画では{}の取組を位置付け、{}の取組内容がある。",
                plan.initiatives().count(),
                plan.initiatives()
                    .map(|(_, _, initiative)| initiative.actions.len())
                    .sum::<usize>(),
            ),
        ),
    ];
    for (priority, tally) in plan.priorities.iter().zip(&totals.by_priority) {
        let [met, near, missed] = [0, 1, 2].map(|band| tally.in_band(band));
        let text = format!(
            "達成・概ね達成指標({}項目)※抜粋 未達成指標({missed}項目)",
            met + near
        );
        statements.push(statement(Some(&priority.id), "指標", text));
    }
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
