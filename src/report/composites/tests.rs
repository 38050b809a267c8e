//! The debts of the sample, and what can be done to their parts.

use super::*;
use crate::command::address::PartField;
use crate::domain::kind::TargetBasis;
use crate::start;

const ID: &str = "p2-2c-1-1";

fn year(number: u16) -> FiscalYear {
    FiscalYear::new(number).unwrap()
}

fn id() -> NodeId {
    NodeId::new(ID).unwrap()
}

fn part(text: &str) -> PartId {
    PartId::new(text).unwrap()
}

fn plan() -> Plan {
    start::sample().unwrap().plan
}

fn view(plan: &Plan, number: u16) -> CompositeView {
    CompositeView::of(plan, &id(), year(number)).unwrap()
}

fn change(plan: &mut Plan, by: impl FnOnce(&mut Composite)) -> Command {
    let value = changed(plan, &id(), by).unwrap();
    command(&id(), value).apply(plan).unwrap()
}

fn set(plan: &mut Plan, part: &PartId, raw: &str) {
    let at = Address::part(&id(), year(2024), part, PartField::Actual);
    Command::text(at, raw).apply(plan).unwrap();
}

#[test]
fn the_debts_of_the_sample() {
    let view = view(&plan(), 2024);
    let names: Vec<&str> = view.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "市税",
            "国民健康保険料",
            "後期高齢者医療保険料",
            "介護保険料",
            "保育料",
            "市営住宅使用料"
        ]
    );
    assert_eq!(view.mean, "98.1％");
    assert_eq!(view.heading, "R6 実績（％）");
    let Lead::Mean(said) = &view.lead else {
        panic!("{:?}", view.lead)
    };
    assert_eq!(
        said.concat(),
        "6件の単純平均 98.1％。目標 100％ に対する達成率 98％"
    );
    assert_eq!(view.verdict.word, "概ね達成");
    assert_eq!(
        view.steps.get(1).map(|step| step.text.as_str()),
        Some("98.8 ＋ 92.64 ＋ 99.61 ＋ 99.7 ＋ 99.8 ＋ 98.1 ＝ 588.65")
    );
    assert!(!view.weighted && !view.printed.differs && view.problems.is_empty());
    assert_eq!(view.printed.rows.len(), 3);
}

#[test]
fn a_year_that_has_not_come() {
    let view = view(&plan(), 2025);
    assert_eq!(
        view.lead,
        Lead::Waiting("6件のうち0件を入力済みです。全ての値がそろうと平均を出します。".to_owned())
    );
    assert_eq!((view.mean.as_str(), view.steps.len()), ("―", 0));
    assert_eq!(view.reason, "内訳に入力されていない項目があります。");
}

#[test]
fn what_the_page_shows() {
    let mut plan = plan();
    assert_eq!(Shown::of(&plan, None), Shown::Composites(vec![id()]));
    let other = plan.departments.first().unwrap().id.clone();
    assert_eq!(Shown::of(&plan, Some(&other)), Shown::NoneInScope);
    plan.indicator_mut(&id()).unwrap().set_kind(Kind::Higher);
    assert_eq!(Shown::of(&plan, None), Shown::NoComposite);
    assert_eq!(CompositeView::of(&plan, &id(), year(2024)), None);
}

#[test]
fn the_sentence_tells_what_was_counted_and_compared() {
    let mut plan = plan();
    set(&mut plan, &part("debt-2"), "－");
    let indicator = plan.indicator_mut(&id()).unwrap();
    indicator.basis = TargetBasis::EndOfPlan;
    indicator.set_target(year(2024), "95％");
    indicator.set_target(year(2026), "100％");
    let said = |plan: &Plan| match view(plan, 2024).lead {
        Lead::Mean(said) => said.concat(),
        other => panic!("{other:?}"),
    };
    // (588.65 − 92.64) ÷ 5
    assert_eq!(
        said(&plan),
        "5件の単純平均 99.2％。目標 100％ に対する達成率 99％"
    );
    let indicator = plan.indicator_mut(&id()).unwrap();
    indicator.set_target(year(2026), "0％");
    assert_eq!(said(&plan), "5件の単純平均 99.2％");
}

#[test]
fn parts_are_changed_and_changed_back() {
    let mut plan = plan();
    let before = plan.clone();
    let names = |plan: &Plan| -> String {
        view(plan, 2024)
            .rows
            .iter()
            .map(|row| format!("{};", row.title))
            .collect()
    };
    let mut inverses = Vec::new();
    inverses.push(change(&mut plan, |it| add(it, part("new"))));
    inverses.push(change(&mut plan, |it| {
        edit(it, &part("debt-1"), |part| part.name = "市民税".into())
    }));
    inverses.push(change(&mut plan, |it| shift(it, &part("debt-1"), false)));
    inverses.push(change(&mut plan, |it| shift(it, &part("new"), true)));
    inverses.push(change(&mut plan, |it| remove(it, &part("debt-3"))));
    assert_eq!(
        names(&plan),
        "国民健康保険料;市民税;介護保険料;保育料;（名称未設定 5）;市営住宅使用料;"
    );
    assert_eq!(
        changed(&plan, &id(), |it| shift(it, &part("debt-2"), true)),
        None
    );
    for inverse in inverses.into_iter().rev() {
        inverse.apply(&mut plan).unwrap();
    }
    assert_eq!(plan, before);
}

#[test]
fn weights_and_decimals_change_the_mean() {
    let mut plan = plan();
    change(&mut plan, |it| it.decimals = None);
    assert_eq!(view(&plan, 2024).mean, "98.1083…％");
    change(&mut plan, |it| {
        it.decimals = Some(2);
        edit(it, &part("debt-2"), |part| part.weight = "0".into());
    });
    let weighted = view(&plan, 2024);
    assert!(weighted.weighted);
    // (588.65 − 92.64) ÷ 5
    assert_eq!(weighted.mean, "99.2％");
    let Lead::Mean(said) = &weighted.lead else {
        panic!("{:?}", weighted.lead)
    };
    assert_eq!(said.first().map(String::as_str), Some("6件の加重平均 "));
}

#[test]
fn what_has_to_be_mended_leads_to_its_box() {
    let mut plan = plan();
    set(&mut plan, &part("debt-1"), "98,8%");
    change(&mut plan, |it| {
        edit(it, &part("debt-2"), |part| part.weight = "多め".into())
    });
    let found: Vec<(At, String)> = view(&plan, 2024)
        .problems
        .into_iter()
        .map(|problem| (problem.at, problem.text))
        .collect();
    assert_eq!(found.len(), 2);
    assert_eq!(
        found.first(),
        Some(&(
            At::Field("p2-2c-1-1-debt-1-actual".to_owned()),
            "市税 R6 実績：「98,8」の桁区切りが3桁ごとになっていません。".to_owned()
        ))
    );
    change(&mut plan, |it| {
        for part in &mut it.parts {
            part.weight = "0".to_owned();
        }
    });
    assert_eq!(view(&plan, 2024).weights_error, words::WEIGHTS_ZERO);
}
