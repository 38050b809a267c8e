use super::*;
use crate::domain::id::BandId;
use crate::domain::indicator::Override;
use crate::domain::year::FiscalYear;
use crate::start;

fn sample() -> Plan {
    start::sample().unwrap().plan
}

fn shown(plan: &Plan, year: u16, department: Option<&str>) -> Tree {
    let department = department.map(|id| DepartmentId::new(id).unwrap());
    let figures = Figures::of(plan, FiscalYear::new(year).unwrap());
    tree(plan, &figures, department.as_ref())
}

/// The tree in lines, indented.
fn told(tree: &Tree, ids: &[NodeId], depth: usize, lines: &mut Vec<String>) {
    for id in ids {
        let branch = tree.branch(id).unwrap();
        let links = |links: &[Link]| -> String {
            links
                .iter()
                .map(|link| format!(" <{}>", link.text))
                .collect()
        };
        let line = match &branch.line {
            Line::Heading(line) => {
                let counts: String = line
                    .counts
                    .iter()
                    .map(|count| {
                        let word = if count.worded {
                            count.key.word.as_str()
                        } else {
                            ""
                        };
                        format!(" {}{word}{}", count.key.mark, count.count)
                    })
                    .collect();
                let bar = if line.bar.is_some() { " [bar]" } else { "" };
                format!("{} {} {}{counts}{bar}", line.code, line.name, line.set)
            }
            Line::Action(line) => {
                format!(
                    "{} {}{} {}",
                    line.code,
                    line.name,
                    links(&line.departments),
                    match line.fill.as_str() {
                        "" => "",
                        _ => words::NO_INDICATOR,
                    }
                )
            }
            Line::Indicator(line) => format!(
                "{} {} {}{}{} {}",
                line.name,
                line.measure,
                line.verdict.mark,
                line.verdict.word,
                links(&line.departments),
                line.computed
            ),
        };
        lines.push(format!("{}{}", "  ".repeat(depth), line.trim()));
        told(tree, &branch.below, depth + 1, lines);
    }
}

fn lines(tree: &Tree) -> Vec<String> {
    let mut lines = Vec::new();
    told(tree, &tree.roots, 0, &mut lines);
    lines
}

#[test]
fn the_real_plan() {
    let tree = shown(&sample(), 2024, None);
    assert_eq!(tree.extent, "3 重点項目・22 取組・60 取組内容・41 成果指標");
    assert_eq!(tree.headings().count(), 25);
    assert_eq!(tree.len(), 25 + 60 + 41);
    let lines = lines(&tree);
    assert_eq!(lines.len(), tree.len());
    assert_eq!(
        lines[..6],
        [
            "Ⅰ 強くしなやかな組織をつくる 21項目 ●15 ▲4 ×2 [bar]",
            "  (1)ア 職員の人材育成 2項目 ●0 ▲2 ×0",
            "    ① 職員アンケートを実施し、結果を踏まえた研修の充実に取り組む。 <職員課>",
            "      研修報告「講義内容が理解できた」と回答した割合 98％ ▲概ね達成",
            "    ② 自主的かつ自発的な能力開発を助長するため、職員の自己啓発活動を支援する。 <職員課>",
            "      職員自主研究グループ数 80％ ▲概ね達成",
        ]
    );
    let without = lines
        .iter()
        .filter(|line| line.ends_with("成果指標なし"))
        .count();
    let sample = sample();
    let actions = sample
        .initiatives()
        .flat_map(|(_, _, initiative)| &initiative.actions);
    assert_eq!(
        without,
        actions
            .filter(|action| action.indicators.is_empty())
            .count()
    );
}

#[test]
fn links() {
    let plan = sample();
    let tree = shown(&plan, 2024, None);
    let place = plan.places().next().unwrap();
    let Line::Action(action) = &tree.branch(&place.action.id).unwrap().line else {
        panic!()
    };
    assert_eq!(action.departments[0].href, "#/list?department=shokuin");
    let Line::Indicator(indicator) = &tree.branch(&place.indicator.id).unwrap().line else {
        panic!()
    };
    assert_eq!(
        indicator.href,
        format!("#/indicator/{}", place.indicator.id)
    );
}

#[test]
fn the_branches_add_up_to_the_whole() {
    let plan = sample();
    let scopes = plan
        .departments
        .iter()
        .map(|department| Some(department.id.as_str()));
    for scope in scopes.chain([None]) {
        let tree = shown(&plan, 2024, scope);
        let sum = |level| -> usize {
            let headings = tree
                .headings()
                .filter(|(_, heading)| heading.level == level);
            headings
                .flat_map(|(_, heading)| &heading.counts)
                .map(|count| count.count)
                .sum()
        };
        assert_eq!(sum(Level::Priority), sum(Level::Initiative), "{scope:?}");
    }
}

#[test]
fn a_department_sees_its_own_branches() {
    let plan = sample();
    let tree = shown(&plan, 2024, Some("zaisei"));
    assert_eq!(tree.scope, "財政課");
    assert_eq!(tree.extent, "2 重点項目・2 取組・3 取組内容・1 成果指標");
    assert!(
        lines(&tree)
            .iter()
            .filter(|line| line.contains('<'))
            .all(|line| line.contains("<財政課>"))
    );
    // 保育課 has a 取組内容, and no 成果指標.
    let tree = shown(&plan, 2024, Some("hoiku"));
    assert!(tree.extent.ends_with("・0 成果指標"), "{}", tree.extent);
    assert!(!tree.is_empty());
    assert!(lines(&tree).last().unwrap().ends_with("成果指標なし"));
}

#[test]
fn a_department_with_nothing_and_a_plan_with_nothing() {
    let mut plan = sample();
    let mut nobody = plan.departments[0].clone();
    nobody.id = DepartmentId::new("nobody").unwrap();
    plan.departments.push(nobody);
    let tree = shown(&plan, 2024, Some("nobody"));
    assert!(tree.is_empty() && tree.begun);
    plan.priorities.clear();
    let tree = shown(&plan, 2024, None);
    assert!(tree.is_empty() && !tree.begun);
    assert_eq!(tree.extent, "0 重点項目・0 取組・0 取組内容・0 成果指標");
}

#[test]
fn an_indicator_with_departments_of_its_own() {
    let mut plan = sample();
    let (action, other) = {
        let place = plan
            .places()
            .find(|place| place.action.indicators.len() > 1)
            .unwrap();
        (
            place.action.id.clone(),
            place.action.indicators[1].id.clone(),
        )
    };
    let zaisei = DepartmentId::new("zaisei").unwrap();
    let indicator = plan.indicator_mut(&other).unwrap();
    indicator.departments = vec![zaisei.clone()];
    let tree = shown(&plan, 2024, None);
    let Line::Indicator(line) = &tree.branch(&other).unwrap().line else {
        panic!()
    };
    assert_eq!(line.departments[0].text, "財政課");
    // It is theirs, its neighbour is not.
    let tree = shown(&plan, 2024, Some("zaisei"));
    assert_eq!(tree.branch(&action).unwrap().below, [other]);
}

#[test]
fn a_named_theme_has_a_line_of_its_own() {
    let mut plan = sample();
    plan.priorities[0].themes[0].name = "人材の育成".to_owned();
    let lines = lines(&shown(&plan, 2024, None));
    assert_eq!(
        lines[1..3],
        [
            "  (1) 人材の育成 7項目 ●4 ▲3 ×0",
            "    ア 職員の人材育成 2項目 ●0 ▲2 ×0",
        ]
    );
}

#[test]
fn empty_branches_are_shown_where_the_whole_plan_is() {
    let mut plan = sample();
    plan.priorities.truncate(1);
    plan.priorities[0].themes.truncate(1);
    plan.priorities[0].themes[0].initiatives.truncate(1);
    plan.priorities[0].themes[0].initiatives[0].actions.clear();
    let shown_lines = lines(&shown(&plan, 2024, None));
    assert_eq!(
        shown_lines,
        [
            "Ⅰ 強くしなやかな組織をつくる 0項目 ●0 ▲0 ×0",
            "  (1)ア 職員の人材育成 0項目 ●0 ▲0 ×0",
        ]
    );
}

#[test]
fn what_has_not_come_is_counted_with_its_word() {
    let tree = shown(&sample(), 2025, None);
    assert_eq!(
        lines(&tree)[0],
        "Ⅰ 強くしなやかな組織をつくる 21項目 ●0 ▲0 ×0 未入力21 [bar]"
    );
}

#[test]
fn a_persons_decision_stands_beside_what_was_computed() {
    let mut plan = sample();
    let id = plan.places().next().unwrap().indicator.id.clone();
    plan.indicator_mut(&id)
        .unwrap()
        .edit_year(FiscalYear::new(2024).unwrap(), |record| {
            record.overruling = Some(Override {
                band: BandId::new("missed").ok(),
                rate: None,
                reason: "委員会で決定".to_owned(),
            });
        });
    assert_eq!(
        lines(&shown(&plan, 2024, None))[3].trim(),
        "研修報告「講義内容が理解できた」と回答した割合 98％ ×未達成 計算では 98％・概ね達成"
    );
}
