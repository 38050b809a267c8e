//! The papers of the sample plan, and of plans that are larger, emptier and otherwise unlike it.

use super::sheet::{Block, Page, Paper};
use super::*;
use crate::domain::kind::Kind;
use crate::domain::summary::Figures;
use crate::report::errata::Errata;
use crate::report::reconcile;
use crate::start;

fn sample() -> Plan {
    start::sample().unwrap().plan
}

fn papers(plan: &Plan, only: Option<Paper>) -> Vec<Page> {
    let figures = Figures::of(plan, plan.reporting_year);
    pages(plan, &figures, only, "abcd")
}

/// Everything that stands on pages, piece by piece.
fn texts(pages: &[Page]) -> Vec<String> {
    let mut texts = Vec::new();
    for block in pages.iter().flat_map(|page| &page.blocks) {
        match block {
            Block::Title(lines) => texts.extend(lines.clone()),
            Block::Heading(_, text) | Block::Text(text) | Block::Note(text) => {
                texts.push(text.clone());
            }
            Block::Chart(_, text) => texts.push(text.clone()),
            Block::Pairs(pairs) | Block::Items(pairs) => {
                texts.extend(pairs.iter().map(|(one, other)| format!("{one}{other}")));
            }
            Block::Table(table) => texts.extend(
                table
                    .body
                    .iter()
                    .flatten()
                    .flatten()
                    .map(|cell| format!("{}{}", cell.text, cell.small)),
            ),
            Block::Drawing(drawing) => {
                texts.extend(drawing.boxes.iter().map(|placed| placed.lines.concat()));
            }
        }
    }
    texts
}

#[test]
fn the_papers_of_the_sample_have_the_pages_of_the_citys() {
    let plan = sample();
    let pages = papers(&plan, None);
    let count = |paper| pages.iter().filter(|page| page.paper == paper).count();
    assert_eq!(count(Paper::Agenda), 1);
    // Nobody has decided yet what is to be corrected.
    assert_eq!(count(Paper::Errata), 0);
    assert!(
        (5..=7).contains(&count(Paper::Summary)),
        "{}",
        count(Paper::Summary)
    );
    assert!(
        (9..=14).contains(&count(Paper::Full)),
        "{}",
        count(Paper::Full)
    );
    let boxes: Vec<&str> = pages
        .iter()
        .map(|page| page.boxed.as_str())
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(boxes, ["資料１", "資料１＿別紙１"]);
    for (index, page) in pages.iter().enumerate() {
        assert_eq!(page.number, index + 1);
        assert_eq!(page.wide, page.paper == Paper::Full);
    }
}

#[test]
fn the_full_table_has_everything_once() {
    let plan = sample();
    let pages = papers(&plan, Some(Paper::Full));
    let all = texts(&pages);
    let once = |text: &str| {
        let found = all.iter().filter(|other| other.as_str() == text).count();
        assert_eq!(found, 1, "{text}");
    };
    for place in plan.places() {
        let name = place.indicator.name.trim();
        let found = all
            .iter()
            .filter(|text| text.as_str() == name || text.starts_with(&format!("{name}\n")))
            .count();
        assert_eq!(found, 1, "{name}");
    }
    for (_, _, initiative) in plan.initiatives() {
        for action in &initiative.actions {
            once(&format!("{}{}", action.number, action.name));
        }
    }
}

#[test]
fn the_totals_are_those_of_the_rows() {
    let all = texts(&papers(&sample(), Some(Paper::Summary)));
    for total in [
        "41項目",
        "27項目",
        "9項目",
        "87.8％（36÷41）",
        "90.5％（19÷21）",
    ] {
        assert!(all.iter().any(|text| text == total), "{total}");
    }
    let overall = all
        .iter()
        .find(|text| text.contains("成果指標41項目"))
        .unwrap();
    assert!(
        overall.contains("達成が27項目、概ね達成が9項目"),
        "{overall}"
    );
}

#[test]
fn errata_are_what_somebody_decided_to_correct() {
    let mut plan = sample();
    let year = plan.reporting_year;
    let desk = |plan: &Plan| Desk::of(plan, &Figures::of(plan, year));
    let agenda = |plan: &Plan| desk(plan).passages[0].text.clone();
    let all = reconcile::Page::of(&plan, year);
    assert_eq!(desk(&plan).undecided, 16);
    assert!(!agenda(&plan).contains("正誤表"));
    for group in &all.groups {
        reconcile::correct_all(group).apply(&mut plan).unwrap();
    }
    assert_eq!(desk(&plan).undecided, 0);
    assert!(agenda(&plan).contains("正誤表"));
    let pages = papers(&plan, Some(Paper::Errata));
    assert_eq!(pages[0].boxed, "正誤表");
    // Line by line what 照合 lists.
    let errata = Errata::of(&plan, year);
    let printed: Vec<Vec<String>> = pages
        .iter()
        .flat_map(|page| &page.blocks)
        .filter_map(|block| match block {
            Block::Table(table) => Some(table.body.iter().flatten()),
            _ => None,
        })
        .flatten()
        .map(|row| row.iter().map(|cell| cell.text.clone()).collect())
        .collect();
    let listed: Vec<Vec<String>> = errata
        .lines
        .iter()
        .map(|line| line.cells().map(str::to_owned).to_vec())
        .collect();
    assert_eq!(printed, listed);
    assert!(listed.iter().any(|cells| cells[2..4] == ["96%", "97％"]));
}

#[test]
fn plans_unlike_the_sample() {
    let mut plan = sample();
    plan.priorities.clear();
    plan.publications.clear();
    // Nothing to report: the agenda, and a first page.
    let pages = papers(&plan, None);
    assert!(pages.iter().all(|page| !page.wide));
    assert!(pages.len() >= 2);

    let mut plan = sample();
    plan.priorities.truncate(1);
    assert!(papers(&plan, None).len() < papers(&sample(), None).len());

    // A level whose name leaves no room below the heading.
    let mut plan = sample();
    let mut bands = plan.rules.bands().to_vec();
    bands[1].label = "概ね達成".repeat(250);
    plan.rules.set_bands(bands).unwrap();
    assert!((12..400).contains(&papers(&plan, Some(Paper::Full)).len()));

    // Names and texts as long as they may be.
    let mut plan = sample();
    let long = "長い名称".repeat(250);
    let text = "とても長い文章です。".repeat(1_000);
    let year = plan.reporting_year;
    let indicator = &mut plan.priorities[0].themes[0].initiatives[0].actions[0].indicators[0];
    indicator.name = long.clone();
    indicator.edit_year(year, |record| record.results = text.clone());
    plan.priorities[0].themes[0].initiatives[0].actions[0].name = long;
    let pages = papers(&plan, Some(Paper::Full));
    let found: usize = texts(&pages)
        .iter()
        .map(|text| text.matches("とても長い文章です。").count())
        .sum();
    assert!((980..=1_000).contains(&found), "{found}");
}

#[test]
fn what_a_rate_was_held_against_is_printed() {
    let mut plan = sample();
    let year = plan.reporting_year;
    let last = *plan.years.last().unwrap();
    let id = crate::domain::id::NodeId::new("p1-2b-4-1").unwrap();
    let indicator = plan.indicator_mut(&id).unwrap();
    indicator.basis = crate::domain::kind::TargetBasis::Apportioned;
    indicator.set_target(last, "6,000人");
    indicator.edit_year(year, |record| record.annualised = true);
    let said = "比べた目標 2,000人、2倍した実績 1,458人";
    for paper in [Paper::Summary, Paper::Full] {
        let found = texts(&papers(&plan, Some(paper)));
        let found = found.iter().filter(|text| text.contains(said)).count();
        assert_eq!(found, 1, "{paper:?}");
    }
}

#[test]
fn the_chart_says_of_what_its_shares_are_and_whether_they_add_up() {
    let chart = |entered: usize| {
        let mut plan = sample();
        let year = plan.reporting_year;
        let mut at = 0;
        plan.for_each_indicator_mut(&mut |indicator| {
            if at >= entered {
                indicator.set_actual(year, "");
            }
            at += 1;
        });
        let pages = papers(&plan, Some(Paper::Summary));
        let blocks: Vec<&Block> = pages.iter().flat_map(|page| &page.blocks).collect();
        let note = blocks
            .iter()
            .any(|block| matches!(block, Block::Note(text) if text.contains("100％にならない")));
        let donut = blocks.into_iter().find_map(|block| match block {
            Block::Chart(donut, _) => Some(donut.as_ref().clone()),
            _ => None,
        });
        (donut.unwrap(), note)
    };
    let (all, note) = chart(41);
    assert_eq!(all.title, "取組状況（全体）");
    assert!(!note);
    for entered in [1, 3, 7, 20, 33] {
        let (donut, note) = chart(entered);
        assert_eq!(donut.title, "取組状況（設定41項目の内訳）");
        let shares = donut.legend.iter().map(|(_, text)| {
            let share = text.rsplit('　').next().unwrap();
            share.trim_end_matches('％').parse::<u32>().unwrap()
        });
        assert_eq!(shares.sum::<u32>() != 100, note, "{entered}: {donut:?}");
    }
}

#[test]
fn examples_are_chosen_and_given_back() {
    let mut plan = sample();
    let year = plan.reporting_year;
    let figures = Figures::of(&plan, year);
    let desk = Desk::of(&plan, &figures);
    assert!(desk.chosen_first);
    let shown: Vec<usize> = desk
        .choices
        .iter()
        .map(|choice| choice.rows.iter().filter(|(_, _, on)| *on).count())
        .collect();
    assert_eq!(shown, [5, 4, 3]);
    let (id, _, _) = desk.choices[0].rows.iter().find(|(_, _, on)| *on).unwrap();
    let before = plan.clone();
    let back = excerpt::choose(&plan, &figures, id, false)
        .apply(&mut plan)
        .unwrap();
    let desk = Desk::of(&plan, &figures);
    assert!(!desk.chosen_first);
    let left = desk.choices[0].rows.iter().filter(|(_, _, on)| *on).count();
    assert_eq!(left, 4);
    back.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
    // One that is not met for the moment stays chosen, whatever else is chosen meanwhile.
    let off = |desk: &Desk| {
        let rows = desk.choices.iter().flat_map(|choice| &choice.rows);
        let off = rows.clone().find(|(_, _, on)| !on).unwrap().0.clone();
        (off, rows.filter(|(_, _, on)| *on).count())
    };
    let chosen = id.clone();
    excerpt::choose(&plan, &figures, &chosen, true)
        .apply(&mut plan)
        .unwrap();
    let swap = |plan: &mut Plan, kind: Kind| plan.indicator_mut(&chosen).unwrap().set_kind(kind);
    let kind = swap(&mut plan, Kind::Monitor);
    let without = Figures::of(&plan, year);
    let (other, shown) = off(&Desk::of(&plan, &without));
    assert_eq!(shown, 11);
    excerpt::choose(&plan, &without, &other, true)
        .apply(&mut plan)
        .unwrap();
    swap(&mut plan, kind);
    assert_eq!(off(&Desk::of(&plan, &figures)).1, 13);
    // Without a published paper: one of each 取組, at most five.
    plan = before;
    plan.publications.clear();
    let desk = Desk::of(&plan, &figures);
    for choice in &desk.choices {
        let shown = choice.rows.iter().filter(|(_, _, on)| *on).count();
        assert!((3..=5).contains(&shown), "{}: {shown}", choice.name);
    }
}

#[test]
fn a_passage_is_edited_and_given_back() {
    let mut plan = sample();
    let year = plan.reporting_year;
    let before = plan.clone();
    let back = sentences::edit(&plan, year, &Piece::Overall, "28項目が達成した。".into())
        .apply(&mut plan)
        .unwrap();
    let figures = Figures::of(&plan, year);
    let desk = Desk::of(&plan, &figures);
    let doubt = desk
        .doubts
        .iter()
        .find(|doubt| doubt.piece == Piece::Overall)
        .unwrap();
    assert_eq!(doubt.wrong.len(), 1);
    assert_eq!(doubt.at, "passage-overall");
    back.apply(&mut plan).unwrap();
    assert_eq!(plan, before);
}
