//! The arithmetic of every kind of indicator, as a table of what is said.

use super::*;
use crate::domain::id::{BandId, NodeId, PartId};
use crate::domain::indicator::Override;
use crate::domain::kind::{Composite, LowerFormula, Part, Reference, Tolerance};
use crate::domain::rounding::Rounding;
use crate::domain::rules::{JudgedOn, Percent, ZeroTarget};
use crate::start;

fn year(number: u16) -> FiscalYear {
    FiscalYear::new(number).unwrap()
}

fn sample() -> Plan {
    start::sample().unwrap().plan
}

fn arithmetic(plan: &Plan, indicator: &Indicator) -> Arithmetic {
    let working = Judge::new(plan, year(2024)).judge(indicator);
    Arithmetic::of(plan, indicator, year(2024), &working)
}

fn of_sample(plan: &Plan, id: &str) -> Arithmetic {
    let place = plan.place(&NodeId::new(id).unwrap()).unwrap();
    arithmetic(plan, place.indicator)
}

/// An indicator with a unit, a target and an actual.
fn indicator(kind: Kind, unit: &str, target: &str, actual: &str) -> Indicator {
    let mut indicator = Indicator::new(NodeId::new("x").unwrap(), "x", kind);
    indicator.unit = unit.to_owned();
    indicator.set_target(year(2024), target);
    indicator.set_actual(year(2024), actual);
    indicator
}

fn maintain(amount: &str, relative: bool, reference: Reference) -> Kind {
    Kind::Maintain(Tolerance {
        amount: amount.to_owned(),
        relative,
        reference,
    })
}

#[test]
fn the_sample_says_how_its_rates_come_about() {
    let plan = sample();
    for (id, sentence) in [
        (
            "p1-2b-4-1",
            "729人 ÷ 1,000人 ＝ 72.9％ → 73％（四捨五入）　80％未満なので未達成",
        ),
        (
            "p1-1a-2-1",
            "4グループ ÷ 5グループ ＝ 80％　80％以上100％未満なので概ね達成",
        ),
        (
            "p2-1b-1-1",
            "87％ ÷ 90％ ＝ 96.666…％ → 97％（四捨五入）　80％以上100％未満なので概ね達成",
        ),
        (
            "p1-3b-1-1",
            "800万文字 ÷ 780万文字 ＝ 102.564…％ → 103％（四捨五入）　100％以上なので達成",
        ),
        ("p1-3b-2-1", "約20％ ÷ 10％ ＝ 200％　100％以上なので達成"),
        (
            "p1-3b-5-1",
            "10.5ｆｍ ÷ 8.4ｆｍ ＝ 125％　100％以上なので達成",
        ),
        (
            "p1-3c-1-1",
            "126 ÷ 85 ＝ 148.235…％ → 148％（四捨五入）　100％以上なので達成",
        ),
        (
            "p2-2c-1-1",
            "98.1％ ÷ 100％ ＝ 98.1％ → 98％（四捨五入）　80％以上100％未満なので概ね達成",
        ),
        ("p3-2b-3-1", "0件 ÷ 1件 ＝ 0％　80％未満なので未達成"),
        ("p1-1b-2-1", "人が「達成」と判定しました"),
    ] {
        assert_eq!(of_sample(&plan, id).sentence(), sentence, "{id}");
    }
}

#[test]
fn every_step_is_told() {
    let plan = sample();
    assert_eq!(
        of_sample(&plan, "p2-1b-1-1").as_text(),
        "目標：90%\n実績：87%\n式：実績 ÷ 目標\n計算：87％ ÷ 90％ ＝ 29/30 ＝ 96.666…％\n\
         丸め：96.666…％ → 97％（四捨五入）\n判定：80％以上100％未満なので概ね達成\n\
         規則：整数まで四捨五入、丸める前の達成率で判定"
    );
    assert_eq!(
        of_sample(&plan, "p1-3b-2-1").as_text(),
        "目標：「10.0%」を 10% と読み取り\n実績：「約20％」を 約20% と読み取り\n式：実績 ÷ 目標\n\
         計算：約20％ ÷ 10％ ＝ 200％\n判定：100％以上なので達成\n\
         規則：整数まで四捨五入、丸める前の達成率で判定"
    );
    assert_eq!(
        of_sample(&plan, "p2-2c-1-1").as_text(),
        "目標：100%\n合計：98.8 ＋ 92.64 ＋ 99.61 ＋ 99.7 ＋ 99.8 ＋ 98.1 ＝ 588.65\n\
         平均：588.65 ÷ 6 ＝ 98.1083…\n\
         平均の丸め：98.1083… → 98.1％（小数第1位まで四捨五入。この値を実績とします）\n\
         式：実績 ÷ 目標\n計算：98.1％ ÷ 100％ ＝ 98.1％\n丸め：98.1％ → 98％（四捨五入）\n\
         判定：80％以上100％未満なので概ね達成\n規則：整数まで四捨五入、丸める前の達成率で判定"
    );
}

#[test]
fn every_kind_says_why() {
    let plan = sample();
    for (kind, unit, target, actual, baseline, sentence) in [
        (
            Kind::Lower(Some(LowerFormula::TwoMinus)),
            "件",
            "10件",
            "8件",
            "",
            "2 － 8件 ÷ 10件 ＝ 120％　100％以上なので達成",
        ),
        (
            Kind::Lower(None),
            "件",
            "0件",
            "0件",
            "",
            "目標 0件 に対し実績 0件。率はなく、目標の0を守ったので達成",
        ),
        (
            Kind::Lower(None),
            "件",
            "0件",
            "2件",
            "",
            "目標 0件 に対し実績 2件。率はなく、目標の0を超えたので未達成",
        ),
        (
            Kind::Lower(None),
            "件",
            "5件",
            "0件",
            "",
            "目標 5件 に対し実績 0件。実績が0のため率は数になりませんが、目標を下回ったので達成",
        ),
        (
            Kind::Higher,
            "件",
            "0件",
            "2件",
            "",
            "目標 0件 に対し実績 2件",
        ),
        (
            Kind::Progress,
            "人",
            "200人",
            "160人",
            "100人",
            "（160人 － 100人）÷（200人 － 100人） ＝ 60％　80％未満なので未達成",
        ),
        (
            Kind::Progress,
            "人",
            "200人",
            "90人",
            "100人",
            "（90人 － 100人）÷（200人 － 100人） ＝ ▲10％　80％未満なので未達成",
        ),
        (
            Kind::Change,
            "t",
            "5%以上削減",
            "950t",
            "1,000t",
            "（950t － 1,000t）÷ 1,000t ＝ ▲5％　「5%以上削減」を満たすので達成",
        ),
        (
            Kind::Change,
            "t",
            "5%以上削減",
            "955t",
            "1,000t",
            "（955t － 1,000t）÷ 1,000t ＝ ▲4.5％ → ▲5％（四捨五入）　「5%以上削減」を満たさないので未達成",
        ),
        (
            Kind::Bound,
            "件",
            "30件以上",
            "35件",
            "",
            "実績 35件 は「30件以上」を満たすので達成",
        ),
        (
            Kind::Bound,
            "分",
            "10分未満",
            "10分",
            "",
            "実績 10分 は「10分未満」を満たさないので未達成",
        ),
        (
            Kind::Range,
            "℃",
            "36.0～37.5℃",
            "36.5℃",
            "",
            "実績 36.5℃ は 36℃ から 37.5℃ までに収まるので達成",
        ),
        (
            Kind::Range,
            "℃",
            "36.0～37.5℃",
            "38℃",
            "",
            "実績 38℃ は 36℃ から 37.5℃ までに収まらないので未達成",
        ),
        (
            maintain("3", false, Reference::Target),
            "人",
            "100人",
            "98人",
            "",
            "実績 98人 と目標 100人 の差は 2人。許容幅 3人 以内なので達成",
        ),
        (
            maintain("3", true, Reference::Baseline),
            "人",
            "",
            "208人",
            "200人",
            "実績 208人 と基準値 200人 の差は 8人。許容幅 3％（6人） を超えるので未達成",
        ),
        (
            maintain("", false, Reference::Target),
            "人",
            "100人",
            "100人",
            "",
            "実績 100人 と目標 100人 の差は 0人。許容幅 0人 以内なので達成",
        ),
        (Kind::Higher, "件", "5件", "", "", ""),
        (Kind::Higher, "件", "5件", "1,00", "", ""),
        (Kind::Higher, "件", "5件", "3事業", "", ""),
        (Kind::Monitor, "件", "5件", "3件", "", ""),
    ] {
        let mut indicator = indicator(kind, unit, target, actual);
        indicator.set_baseline(baseline);
        let said = arithmetic(&plan, &indicator).sentence();
        assert_eq!(said, sentence, "{target} {actual} {baseline}");
    }
}

#[test]
fn rules_of_zero_and_caps_are_named() {
    let mut plan = sample();
    let zero = indicator(Kind::Higher, "件", "0件", "2件");
    for (rule, sentence) in [
        (
            ZeroTarget::Met,
            "目標 0件 に対し実績 2件。目標が0のため率はなく、計算の規則により達成",
        ),
        (
            ZeroTarget::Missed,
            "目標 0件 に対し実績 2件。目標が0のため率はなく、計算の規則により未達成",
        ),
    ] {
        plan.rules.zero_target = rule;
        assert_eq!(arithmetic(&plan, &zero).sentence(), sentence);
    }
    plan.rules.cap = Percent::parse("150");
    let said = arithmetic(&plan, &indicator(Kind::Higher, "人", "1人", "5人"));
    assert!(
        said.as_text()
            .contains("表示の上限：達成率は 500％ ですが、計算の規則により 150％ と表示します"),
        "{}",
        said.as_text()
    );
}

#[test]
fn where_exact_and_shown_differ_the_rule_in_force_is_named() {
    let mut plan = sample();
    let close = indicator(Kind::Higher, "人", "1,000人", "996人");
    assert_eq!(
        arithmetic(&plan, &close).conflict,
        "丸める前の 99.6％ なら概ね達成、表示の 100％ なら達成です。丸める前の率で判定する規則のため、概ね達成としています。"
    );
    plan.rules.judged_on = JudgedOn::Shown;
    let said = arithmetic(&plan, &close);
    assert_eq!(
        said.conflict,
        "丸める前の 99.6％ なら概ね達成、表示の 100％ なら達成です。表示の率で判定する規則のため、達成としています。"
    );
    assert_eq!(said.because, "100％以上なので達成");
    plan.rules.rounding = Rounding::Floor;
    let said = arithmetic(&plan, &close);
    assert_eq!(said.conflict, "");
    assert_eq!(
        said.sentence(),
        "996人 ÷ 1,000人 ＝ 99.6％ → 99％（切り捨て）　80％以上100％未満なので概ね達成"
    );
}

#[test]
fn doubled_and_apportioned_values_are_told() {
    let plan = sample();
    let mut half = indicator(Kind::Higher, "件", "90件", "40件");
    half.edit_year(year(2024), |record| record.annualised = true);
    let said = arithmetic(&plan, &half);
    assert_eq!(
        said.calculation,
        "80件 ÷ 90件 ＝ 88.888…％ → 89％（四捨五入）"
    );
    assert!(said.as_text().contains("年換算：40件 × 2 ＝ 80件"));

    let mut share = indicator(Kind::Higher, "件", "", "40件");
    share.basis = TargetBasis::Apportioned;
    share.set_target(year(2026), "90件");
    let said = arithmetic(&plan, &share);
    assert!(
        said.as_text()
            .starts_with("最終年度（R8）の目標：90件\n年数で割り振り：90件 × 1/3 ＝ 30件")
    );
    assert_eq!(
        said.calculation,
        "40件 ÷ 30件 ＝ 133.333…％ → 133％（四捨五入）"
    );

    let mut way = indicator(Kind::Progress, "件", "", "40件");
    way.basis = TargetBasis::Apportioned;
    way.set_target(year(2026), "90件");
    way.set_baseline("30件");
    let said = arithmetic(&plan, &way);
    assert!(
        said.as_text()
            .contains("年数で割り振り：30件 ＋（90件 － 30件）× 1/3 ＝ 50件")
    );

    share.basis = TargetBasis::EndOfPlan;
    assert_eq!(
        arithmetic(&plan, &share).calculation,
        "40件 ÷ 90件 ＝ 44.444…％ → 44％（四捨五入）"
    );
}

#[test]
fn weights_of_parts_are_told() {
    let plan = sample();
    let part = |id: &str, weight: &str| Part {
        id: PartId::new(id).unwrap(),
        name: id.to_owned(),
        weight: weight.to_owned(),
        extra: Default::default(),
    };
    let kind = Kind::Composite(Composite {
        parts: vec![part("a", "2"), part("b", "")],
        decimals: None,
    });
    let mut indicator = indicator(kind, "%", "100%", "");
    for (id, value) in [("a", "90%"), ("b", "80%")] {
        indicator.edit_year(year(2024), |record| {
            let mut entered = crate::domain::indicator::PartRecord::blank();
            entered.actual = Entry::new(value, crate::domain::quantity::Expect::Number);
            record.parts.insert(PartId::new(id).unwrap(), entered);
        });
    }
    let said = arithmetic(&plan, &indicator);
    assert!(
        said.as_text()
            .contains("合計：90 × 2 ＋ 80 × 1 ＝ 260\n平均：260 ÷ 3 ＝ 86.6666…\n式："),
        "{}",
        said.as_text()
    );
    assert_eq!(
        said.calculation,
        "86.6666…％ ÷ 100％ ＝ 86.666…％ → 87％（四捨五入）"
    );

    // Half a year's mean is doubled before it is rounded.
    let mut kind = indicator.kind().clone();
    if let Kind::Composite(composite) = &mut kind {
        composite.decimals = Some(1);
    }
    indicator.set_kind(kind);
    indicator.edit_year(year(2024), |record| record.annualised = true);
    let said = arithmetic(&plan, &indicator).as_text();
    for step in [
        "平均：260 ÷ 3 ＝ 86.6666…\n年換算：86.6666… × 2 ＝ 173.3333…\n",
        "173.3333… → 173.3％（小数第1位まで四捨五入",
    ] {
        assert!(said.contains(step), "{said}");
    }
}

#[test]
fn only_what_is_about_is_written_as_about() {
    let plan = sample();
    for (kind, target, actual, said) in [
        (Kind::Range, "36～38℃", "約37℃", "36℃ から 38℃ まで"),
        (Kind::Range, "約36～38℃", "37℃", "約36℃ から 約38℃ まで"),
        (
            maintain("2", false, Reference::Target),
            "10件",
            "約11件",
            "2件",
        ),
        (
            maintain("20", true, Reference::Target),
            "10件",
            "約11件",
            "20％（2件）",
        ),
    ] {
        let unit = if target.ends_with('℃') {
            "℃"
        } else {
            "件"
        };
        let because = arithmetic(&plan, &indicator(kind, unit, target, actual)).because;
        assert!(because.contains(said), "{because}");
    }
}

#[test]
fn what_a_person_overruled_is_still_computed() {
    let plan = sample();
    let mut indicator = indicator(Kind::Higher, "人", "1,000人", "729人");
    indicator.edit_year(year(2024), |record| {
        record.overruling = Some(Override {
            band: BandId::new("met").ok(),
            rate: Percent::parse("100"),
            reason: "x".to_owned(),
        });
    });
    assert_eq!(
        arithmetic(&plan, &indicator).sentence(),
        "729人 ÷ 1,000人 ＝ 72.9％ → 73％（四捨五入）　80％未満なので未達成"
    );
}
