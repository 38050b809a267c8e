//! Every kind of indicator in every case of `docs/calculation.md`, sections 2 to 4: one line each.

mod common;

use common::{Case, FIVE_LEVELS, S_TO_C, TWO_LEVELS, composite, line};
use tassei::domain::kind::{Kind, LowerFormula, Reference, TargetBasis, Tolerance};
use tassei::domain::rounding::Rounding;
use tassei::domain::rules::{JudgedOn, Percent, ZeroTarget};

const HIGHER: Kind = Kind::Higher;
const LOWER: Kind = Kind::Lower(None);
const RATIO: Kind = Kind::Lower(Some(LowerFormula::TargetOverActual));
const TWO_MINUS: Kind = Kind::Lower(Some(LowerFormula::TwoMinus));

#[track_caller]
fn says(case: Case, expected: &str) {
    assert_eq!(line(&case.outcome(), &case.rules), expected);
}

/// Kind, target and actual.
#[track_caller]
fn judges(kind: Kind, target: &str, actual: &str, expected: &str) {
    says(Case::new(kind, target, actual), expected);
}

/// Kind, baseline, target and actual.
#[track_caller]
fn from(kind: Kind, baseline: &str, target: &str, actual: &str, expected: &str) {
    says(Case::new(kind, target, actual).baseline(baseline), expected);
}

fn maintain(amount: &str) -> Kind {
    tolerance(amount, false, Reference::Target)
}

fn tolerance(amount: &str, relative: bool, reference: Reference) -> Kind {
    Kind::Maintain(Tolerance {
        amount: amount.to_owned(),
        relative,
        reference,
    })
}

/// A composite of three simple parts, with target 100%.
#[track_caller]
fn mean(parts: &[&str], expected: &str) {
    let weights = vec![""; parts.len()];
    says(
        Case::new(composite(&weights, None), "100%", "").parts(parts),
        expected,
    );
}

/// A composite of parts with weights, with target 100%.
#[track_caller]
fn weighted(weights: &[&str], parts: &[&str], expected: &str) {
    says(
        Case::new(composite(weights, None), "100%", "").parts(parts),
        expected,
    );
}

#[test]
#[rustfmt::skip] // One case, one line.
fn higher() {
    judges(HIGHER, "100%", "98%", "98% near");
    judges(HIGHER, "5グループ", "4グループ", "80% near");
    judges(HIGHER, "28件", "35件", "125% met");
    judges(HIGHER, "1人", "5人", "500% met");
    judges(HIGHER, "1,000人", "729人", "73% missed");
    judges(HIGHER, "3", "3", "100% met");
    judges(HIGHER, "3", "2", "67% missed");
    judges(HIGHER, "0.3", "0.1", "33% missed");
    judges(HIGHER, "５件", "４件", "80% near");
    judges(HIGHER, "1億2,000万円", "6,000万円", "50% missed");
    judges(HIGHER, "10.0%", "約20％", "200% met");
    judges(HIGHER, "85以上", "126", "148% met");
    // Zero.
    judges(HIGHER, "6件", "0件", "0% missed");
    judges(HIGHER, "0件", "0件", "left out: ZeroTarget");
    judges(HIGHER, "0件", "3件", "left out: ZeroTarget");
    says(zero_target(ZeroTarget::Met), "met");
    says(zero_target(ZeroTarget::Missed), "missed");
    says(zero_target(ZeroTarget::Missed).bands(S_TO_C), "C");
    says(zero_target(ZeroTarget::Met).bands(S_TO_C), "A");
    says(zero_target(ZeroTarget::Met).actual(2024, ""), "waiting: ActualBlank");
    // Negative.
    judges(HIGHER, "▲3", "5", "unsettled: Negative");
    judges(HIGHER, "▲3", "", "unsettled: Negative");
    judges(HIGHER, "10", "▲5", "-50% missed");
    // Bounds that fit, and that do not.
    judges(HIGHER, "90%以上", "95%", "106% met");
    judges(HIGHER, "90%超", "95%", "unsettled: BoundDoesNotFit");
    judges(HIGHER, "90%以下", "95%", "unsettled: BoundDoesNotFit");
    judges(HIGHER, "90%未満", "", "unsettled: BoundDoesNotFit");
}

fn zero_target(rule: ZeroTarget) -> Case {
    Case::new(HIGHER, "0件", "1件").rules(|rules| rules.zero_target = rule)
}

#[test]
#[rustfmt::skip] // One case, one line.
fn missing_and_pending() {
    for kind in [HIGHER, RATIO, TWO_MINUS, Kind::Bound, maintain("1")] {
        judges(kind.clone(), "－", "", "not set: NotApplicable");
        judges(kind.clone(), "―", "5", "not set: NotApplicable");
        judges(kind.clone(), "", "5", "waiting: TargetBlank");
        judges(kind.clone(), "　", "", "waiting: TargetBlank");
        judges(kind.clone(), "未確定", "5", "waiting: TargetPending");
        judges(kind.clone(), "見直し", "5", "unsettled: TargetIsText");
        judges(kind, "1,00", "5", "unsettled: TargetUnreadable");
    }
    for (kind, target) in [
        (HIGHER, "10"),
        (RATIO, "10"),
        (TWO_MINUS, "10"),
        (Kind::Bound, "10以上"),
        (Kind::Range, "5～10"),
        (maintain("1"), "10"),
    ] {
        judges(kind.clone(), target, "", "waiting: ActualBlank");
        judges(kind.clone(), target, "集計中", "waiting: ActualPending");
        judges(kind.clone(), target, "※", "waiting: ActualPending");
        judges(kind.clone(), target, "－", "unsettled: ActualNotApplicable");
        judges(kind.clone(), target, "見直し", "unsettled: ActualIsText");
        judges(kind, target, "1,00", "unsettled: ActualUnreadable");
    }
    for (kind, target) in [(Kind::Progress, "10"), (Kind::Change, "5%減")] {
        from(kind.clone(), "8", "－", "9", "not set: NotApplicable");
        from(kind.clone(), "8", "", "9", "waiting: TargetBlank");
        from(kind.clone(), "8", "集計中", "9", "waiting: TargetPending");
        from(kind.clone(), "8", target, "", "waiting: ActualBlank");
        from(kind.clone(), "8", target, "集計中", "waiting: ActualPending");
        from(kind.clone(), "8", target, "－", "unsettled: ActualNotApplicable");
        for baseline in ["", "－", "集計中", "見直し", "1,00"] {
            from(kind.clone(), baseline, target, "9", "unsettled: BaselineUnusable");
        }
    }
    // A year in which nothing at all was recorded.
    for kind in [HIGHER, Kind::Range, Kind::Change, Kind::Qualitative] {
        says(Case::new(kind, "", "").in_year(2025), "waiting: TargetBlank");
    }
}

#[test]
#[rustfmt::skip] // One case, one line.
fn lower() {
    judges(LOWER, "10.5ｆｍ", "8.4ｆｍ", "125% met");
    judges(RATIO, "10.5ｆｍ", "8.4ｆｍ", "125% met");
    judges(TWO_MINUS, "10.5ｆｍ", "8.4ｆｍ", "120% met");
    says(Case::new(LOWER, "10.5", "8.4").rules(|rules| rules.lower_formula = LowerFormula::TwoMinus), "120% met");
    says(Case::new(RATIO, "10.5", "8.4").rules(|rules| rules.lower_formula = LowerFormula::TwoMinus), "125% met");
    judges(LOWER, "180時間", "177時間", "102% met");
    judges(RATIO, "100", "125", "80% near");
    judges(TWO_MINUS, "100", "125", "75% missed");
    judges(RATIO, "10", "10", "100% met");
    judges(TWO_MINUS, "10", "10", "100% met");
    judges(TWO_MINUS, "10", "30", "-100% missed");
    judges(RATIO, "100以下", "50", "200% met");
    judges(RATIO, "100以上", "50", "unsettled: BoundDoesNotFit");
    judges(RATIO, "100未満", "50", "unsettled: BoundDoesNotFit");
    // Zero.
    judges(RATIO, "0件", "0件", "met");
    judges(RATIO, "0件", "1件", "missed");
    judges(TWO_MINUS, "0件", "0件", "met");
    judges(TWO_MINUS, "0件", "1件", "missed");
    judges(RATIO, "3件", "0件", "met");
    judges(TWO_MINUS, "3件", "0件", "200% met");
    // No finite rate is better than every bound; a target of 0 that is met is met and no more.
    says(Case::new(RATIO, "3", "0").bands(S_TO_C), "S");
    says(Case::new(RATIO, "0", "0").bands(S_TO_C), "A");
    says(Case::new(RATIO, "0", "1").bands(S_TO_C), "C");
    // The rule for a target of 0 is about more-is-better only.
    says(Case::new(RATIO, "0", "1").rules(|rules| rules.zero_target = ZeroTarget::Met), "missed");
    // Negative.
    judges(RATIO, "▲3", "2", "unsettled: Negative");
    judges(TWO_MINUS, "▲3", "2", "unsettled: Negative");
    judges(RATIO, "3", "▲2", "unsettled: Negative");
    judges(TWO_MINUS, "4", "▲2", "250% met");
    judges(RATIO, "0", "▲2", "unsettled: Negative");
    judges(TWO_MINUS, "0", "▲2", "unsettled: Negative");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn progress() {
    from(Kind::Progress, "20%", "60%", "50%", "75% missed");
    from(Kind::Progress, "20%", "60%", "60%", "100% met");
    from(Kind::Progress, "20%", "60%", "20%", "0% missed");
    from(Kind::Progress, "20%", "60%", "10%", "-25% missed");
    from(Kind::Progress, "20%", "60%", "100%", "200% met");
    from(Kind::Progress, "100件", "50件", "60件", "80% near");
    from(Kind::Progress, "100件", "50件", "110件", "-20% missed");
    from(Kind::Progress, "0件", "5件", "4件", "80% near");
    from(Kind::Progress, "▲10", "10", "6", "80% near");
    from(Kind::Progress, "5", "0", "1", "80% near");
    from(Kind::Progress, "5", "5", "5", "unsettled: BaselineIsTarget");
    from(Kind::Progress, "5", "5.0", "", "unsettled: BaselineIsTarget");
    from(Kind::Progress, "5件", "10件", "8事業", "unsettled: UnitsDiffer");
    from(Kind::Progress, "5事業", "10件", "8件", "unsettled: BaselineUnit");
    from(Kind::Progress, "5", "10以上", "9", "80% near");
    from(Kind::Progress, "10", "5以下", "6", "80% near");
    from(Kind::Progress, "5", "10以下", "9", "unsettled: BoundDoesNotFit");
    from(Kind::Progress, "10", "5以上", "6", "unsettled: BoundDoesNotFit");
    from(Kind::Progress, "5", "10超", "9", "unsettled: BoundDoesNotFit");
    from(Kind::Progress, "10", "5未満", "9", "unsettled: BoundDoesNotFit");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn change_against_a_baseline() {
    from(Kind::Change, "200件", "5%以上削減", "190件", "change -5% met");
    from(Kind::Change, "200件", "5%以上削減", "191件", "change -5% missed");
    from(Kind::Change, "200件", "5%削減", "150件", "change -25% met");
    from(Kind::Change, "200件", "5%増", "210件", "change 5% met");
    from(Kind::Change, "200件", "5%以上増加", "209件", "change 5% missed");
    from(Kind::Change, "200件", "5%以上増加", "200件", "change 0% missed");
    from(Kind::Change, "200件", "5%以上削減", "0件", "change -100% met");
    from(Kind::Change, "200件", "5%以上削減", "▲1件", "change -101% met");
    from(Kind::Change, "0件", "5%以上削減", "0件", "unsettled: Negative");
    from(Kind::Change, "▲5件", "5%以上削減", "3件", "unsettled: Negative");
    from(Kind::Change, "0件", "5%以上削減", "", "unsettled: Negative");
    from(Kind::Change, "200件", "5件削減", "190件", "unsettled: TargetUnreadable");
    from(Kind::Change, "200件", "190件", "190件", "unsettled: TargetUnreadable");
    from(Kind::Change, "200件", "削減する", "190件", "unsettled: TargetUnreadable");
    from(Kind::Change, "200件", "5%削減", "190事業", "unsettled: ActualUnit");
    // The change itself is judged exactly, whatever the rates are judged on: 190.9 is 4.55% less, shown as 5%.
    says(
        Case::new(Kind::Change, "5%減", "190.9")
            .baseline("200")
            .rules(|rules| rules.judged_on = JudgedOn::Shown),
        "change -5% missed",
    );
    says(
        Case::new(Kind::Change, "5%減", "190.9")
            .baseline("200")
            .rules(|rules| rules.rate_decimals = 2),
        "change -4.55% missed",
    );
}

#[test]
#[rustfmt::skip] // One case, one line.
fn maintain_within_a_tolerance() {
    judges(maintain(""), "10件", "10件", "met");
    judges(maintain(""), "10件", "11件", "missed");
    judges(maintain("0"), "10件", "10件", "met");
    judges(maintain("2件"), "10件", "12件", "met");
    judges(maintain("2件"), "10件", "8件", "met");
    judges(maintain("2件"), "10件", "12.1件", "missed");
    judges(maintain("2件"), "10件", "7.9件", "missed");
    judges(maintain("2"), "10", "8", "met");
    judges(maintain("0.5"), "10", "10.5", "met");
    judges(maintain("２"), "10", "8", "met");
    judges(maintain("2"), "▲10", "▲12", "met");
    judges(maintain("2"), "0", "▲2", "met");
    judges(maintain("2"), "10以上", "11", "unsettled: BoundDoesNotFit");
    judges(maintain("2事業"), "10件", "11件", "unsettled: ToleranceUnreadable");
    judges(maintain("2%"), "10件", "11件", "unsettled: ToleranceUnreadable");
    judges(maintain("2"), "10件", "11件", "unsettled: ToleranceUnreadable");
    judges(maintain("▲2"), "10件", "11件", "unsettled: ToleranceUnreadable");
    judges(maintain("少し"), "10件", "11件", "unsettled: ToleranceUnreadable");
    judges(maintain("集計中"), "10件", "11件", "unsettled: ToleranceUnreadable");
    judges(maintain("1,00"), "10件", "11件", "unsettled: ToleranceUnreadable");
    says(Case::new(maintain("2"), "10件", "12件").unit("件"), "met");
    says(Case::new(maintain("2"), "100万字", "102").unit("万字"), "met");
    says(Case::new(maintain("2"), "100万字", "102.1").unit("万字"), "missed");
    says(Case::new(maintain("2万"), "100万字", "102").unit("万字"), "unsettled: ToleranceUnreadable");
    // Before the actual has come, as of any other mistake that can be seen then.
    says(Case::new(maintain("少し"), "100件", ""), "unsettled: ToleranceUnreadable");
    says(Case::new(maintain("2事業"), "100件", ""), "unsettled: ToleranceUnreadable");
    judges(maintain("2件"), "10件", "11事業", "unsettled: UnitsDiffer");
    // In percent of the reference.
    let percent = |amount: &str| tolerance(amount, true, Reference::Target);
    judges(percent("5"), "200件", "210件", "met");
    judges(percent("5%"), "200件", "190件", "met");
    judges(percent("5%"), "200件", "189件", "missed");
    judges(percent("5%"), "▲200件", "▲210件", "met");
    judges(percent("5件"), "200件", "189件", "unsettled: ToleranceUnreadable");
    // Of the baseline: the target is not needed.
    let baseline = |amount: &str| tolerance(amount, false, Reference::Baseline);
    from(baseline("2"), "10", "", "12", "met");
    from(baseline("2"), "10", "99", "12", "met");
    from(baseline("2"), "10", "", "13", "missed");
    from(baseline("2"), "10", "－", "12", "not set: NotApplicable");
    from(baseline("2"), "", "", "12", "unsettled: BaselineUnusable");
    from(baseline("2"), "10", "", "", "waiting: ActualBlank");
    from(baseline("2件"), "10件", "", "12事業", "unsettled: ActualUnit");
    from(tolerance("10", true, Reference::Baseline), "20", "", "22", "met");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn ranges() {
    for (actual, expected) in [
        ("35.9℃", "missed"),
        ("36℃", "met"),
        ("36.7℃", "met"),
        ("37.5℃", "met"),
        ("37.51℃", "missed"),
        ("36.7", "unsettled: UnitsDiffer"),
        ("36.7件", "unsettled: UnitsDiffer"),
    ] {
        judges(Kind::Range, "36.0～37.5℃", actual, expected);
    }
    judges(Kind::Range, "5件以上10件以下", "10件", "met");
    judges(Kind::Range, "5件から10件", "11件", "missed");
    judges(Kind::Range, "▲1～1", "0", "met");
    judges(Kind::Range, "0～0", "0", "met");
    judges(Kind::Range, "10～5", "7", "unsettled: TargetUnreadable");
    judges(Kind::Range, "10件", "7件", "unsettled: TargetUnreadable");
    judges(Kind::Range, "適正な範囲", "7件", "unsettled: TargetUnreadable");
    judges(Kind::Range, "－", "7件", "not set: NotApplicable");
    judges(Kind::Range, "", "7件", "waiting: TargetBlank");
    judges(Kind::Range, "未確定", "7件", "waiting: TargetPending");
    says(Case::new(Kind::Range, "5～10", "7").unit("件"), "met");
    says(Case::new(Kind::Range, "5～10万字", "7万字").unit("万字"), "unsettled: TargetUnreadable");
    says(Case::new(Kind::Range, "5～10", "7万字").unit("万字"), "met");
    says(Case::new(Kind::Range, "5～10", "7字").unit("万字"), "missed");
    says(Case::new(Kind::Range, "5万～10万", "7万字").unit("万字"), "unsettled: TargetUnreadable");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn bounds() {
    for (target, below, at, above) in [
        ("10件以上", "missed", "met", "met"),
        ("10件超", "missed", "missed", "met"),
        ("10件以下", "met", "met", "missed"),
        ("10件未満", "met", "missed", "missed"),
    ] {
        judges(Kind::Bound, target, "9.999999件", below);
        judges(Kind::Bound, target, "10件", at);
        judges(Kind::Bound, target, "10.000001件", above);
    }
    judges(Kind::Bound, "0件以下", "0件", "met");
    judges(Kind::Bound, "▲3以上", "▲2", "met");
    judges(Kind::Bound, "10件", "10件", "unsettled: BoundMissing");
    judges(Kind::Bound, "10件", "", "unsettled: BoundMissing");
    judges(Kind::Bound, "10件以上", "10事業", "unsettled: UnitsDiffer");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn judged_by_a_person() {
    let words = || Case::new(Kind::Qualitative, "見直し案作成", "見直し案を作成");
    says(words(), "waiting: Assessment");
    says(words().assessed("met"), "met");
    // A textual 概ね達成 is its own class.
    says(words().assessed("near"), "near");
    says(words().assessed("missed"), "missed");
    says(words().assessed("no-such-level"), "waiting: Assessment");
    judges(Kind::Qualitative, "", "作成", "waiting: TargetBlank");
    judges(Kind::Qualitative, "作成", "", "waiting: ActualBlank");
    judges(Kind::Qualitative, "未確定", "作成", "waiting: TargetPending");
    judges(Kind::Qualitative, "作成", "集計中", "waiting: ActualPending");
    judges(Kind::Qualitative, "作成", "－", "unsettled: ActualNotApplicable");
    judges(Kind::Qualitative, "－", "作成", "not set: NotApplicable");
    says(Case::new(Kind::Qualitative, "－", "").assessed("met"), "not set: NotApplicable");
    says(Case::new(Kind::Qualitative, "作成", "").assessed("met"), "met");
    // Figures in words are never turned into a judgement.
    judges(Kind::Qualitative, "100件", "120件", "waiting: Assessment");
    judges(Kind::Graded, "100件", "120件", "waiting: Assessment");
    judges(Kind::Graded, "", "", "waiting: Assessment");
    judges(Kind::Graded, "", "集計中", "waiting: ActualPending");
    judges(Kind::Graded, "－", "", "not set: NotApplicable");
    says(Case::new(Kind::Graded, "100件", "50件").assessed("met"), "met");
    says(Case::new(Kind::Graded, "", "").bands(FIVE_LEVELS).assessed("d"), "d");
    // Left over from when the kind was another one: figures decide.
    says(Case::new(HIGHER, "10", "5").assessed("met"), "50% missed");
    says(Case::new(HIGHER, "10", "").assessed("met"), "waiting: ActualBlank");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn monitored_only() {
    judges(Kind::Monitor, "10", "5", "not set: MonitorOnly");
    judges(Kind::Monitor, "", "", "not set: MonitorOnly");
    judges(Kind::Monitor, "－", "5", "not set: MonitorOnly");
    says(Case::new(Kind::Monitor, "10", "5").overruled("met", ""), "not set: MonitorOnly");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn composites() {
    mean(&["90%", "100%", "80%"], "90% near");
    mean(&["100%", "100%", "100%"], "100% met");
    mean(&["100%", "110%", "90%"], "100% met");
    mean(&["99.5%"], "100% near");
    mean(&[], "waiting: PartBlank");
    mean(&["90%", "", "80%"], "waiting: PartBlank");
    mean(&["90%", "集計中", "80%"], "waiting: PartPending");
    mean(&["90%", "少し", "80%"], "unsettled: PartUnreadable");
    mean(&["90%", "1,00", "80%"], "unsettled: PartUnreadable");
    mean(&["90%", "80件"], "unsettled: UnitsDiffer");
    mean(&["90", "80"], "unsettled: UnitsDiffer");
    mean(&["90件", "80件"], "unsettled: UnitsDiffer");
    // A part that is not there this year is not in the mean.
    mean(&["90%", "－", "80%"], "85% near");
    mean(&["－", "－"], "unsettled: ActualNotApplicable");
    // The order of the parts decides nothing, not even what is said first.
    for parts in [
        ["", "集計中", "90%"],
        ["集計中", "90%", ""],
        ["90%", "", "集計中"],
    ] {
        mean(&parts, "waiting: PartBlank");
    }
    for parts in [["", "少し", "9件", "9%"], ["9件", "9%", "少し", ""]] {
        mean(&parts, "unsettled: PartUnreadable");
    }
    for parts in [["", "9件", "9%"], ["9件", "9%", ""]] {
        mean(&parts, "unsettled: UnitsDiffer");
    }
    // Weights.
    weighted(&["3", "1"], &["100%", "60%"], "90% near");
    weighted(&["3", ""], &["100%", "60%"], "90% near");
    weighted(&["0.75", "0.25"], &["100%", "60%"], "90% near");
    weighted(&["75%", "25%"], &["100%", "60%"], "90% near");
    weighted(&["３", "１"], &["100%", "60%"], "90% near");
    weighted(&["1", "0"], &["100%", "60%"], "100% met");
    weighted(&["0", "0"], &["100%", "60%"], "unsettled: PartUnreadable");
    weighted(&["▲1", "2"], &["100%", "60%"], "unsettled: PartUnreadable");
    weighted(&["多め", "2"], &["100%", "60%"], "unsettled: PartUnreadable");
    // 0.75 and 25% could be meant as 3 to 1, or as 3 to 100.
    weighted(&["0.75", "25%"], &["100%", "60%"], "unsettled: PartUnreadable");
    weighted(&["", "25%"], &["100%", "60%"], "unsettled: PartUnreadable");
    // The mean can be rounded before it is used: 98.1083… as 98.1 is 98% of 100, and judged as 98.1.
    let collection = ["98.9%", "95.6%", "99.5%", "99.4%", "99.3%", "95.95%"];
    let six = |decimals| Case::new(composite(&[""; 6], decimals), "100%", "").parts(&collection);
    assert_eq!(six(None).working().inputs.unwrap().actual.to_string(), "11773/120");
    assert_eq!(six(Some(1)).working().inputs.unwrap().actual.to_string(), "98.1");
    says(six(Some(1)), "98% near");
    says(Case::new(composite(&["", ""], None), "80%", "").parts(&["79.95%", "80.01%"]), "100% near");
    says(Case::new(composite(&["", ""], Some(1)), "80%", "").parts(&["79.95%", "80.01%"]), "100% met");
    says(
        Case::new(composite(&["", ""], Some(0)), "80%", "")
            .parts(&["79%", "80%"])
            .rules(|rules| rules.rounding = Rounding::Floor),
        "98% near",
    );
    // Its own cell for the actual is not asked.
    // Decimals are those of the number that is written: of 万人 under that unit, whichever way a part is written.
    for parts in [["7.05", "6.94"], ["7.05万人", "6.94"], ["70,500人", "69,400人"]] {
        let case = |decimals| Case::new(composite(&["", ""], decimals), "7", "").unit("万人").parts(&parts);
        says(case(None), "100% near");
        says(case(Some(1)), "100% met");
    }
    let twice = Case::new(composite(&["", ""], None), "7", "").unit("万人");
    says(twice.parts(&["7万", "6.94"]), "unsettled: PartUnreadable");
    let case = Case::new(composite(&[""], Some(0)), "100件", "").unit("万人");
    says(case.parts(&["99.6件"]), "100% met");
    says(Case::new(composite(&[""], None), "100%", "50%").parts(&["90%"]), "90% near");
    says(Case::new(composite(&[""], None), "0%", "").parts(&["90%"]), "left out: ZeroTarget");
    says(Case::new(composite(&[""], None), "－", "").parts(&["90%"]), "not set: NotApplicable");
    says(Case::new(composite(&[""], None), "", "").parts(&["90%"]), "waiting: TargetBlank");
    says(Case::new(composite(&[""], None), "100", "").parts(&["90"]).unit("%"), "90% near");
    // Half a year of every part is half a year of their mean.
    says(Case::new(composite(&["", ""], None), "100件", "").parts(&["40件", "50件"]).annualised(), "90% near");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn units_and_scales() {
    judges(HIGHER, "10件", "9事業", "unsettled: UnitsDiffer");
    judges(HIGHER, "15,000千円", "17,203,000円", "unsettled: UnitsDiffer");
    judges(HIGHER, "100%", "98", "unsettled: UnitsDiffer");
    judges(HIGHER, "100", "98%", "unsettled: UnitsDiffer");
    judges(HIGHER, "780万文字", "8,000,000文字", "103% met");
    judges(HIGHER, "10.0ｆｍ", "9fm", "90% near");
    judges(HIGHER, "100％", "98パーセント", "98% near");
    judges(HIGHER, "10ヶ所", "9か所", "90% near");
    let declared =
        |unit: &str, target: &str, actual: &str| Case::new(HIGHER, target, actual).unit(unit);
    says(declared("%", "100", "98"), "98% near");
    says(declared("%", "100%", "98"), "98% near");
    says(declared("％", "100%", "98"), "98% near");
    says(declared("%", "100", "98件"), "unsettled: UnitsDiffer");
    says(declared("万文字", "780", "800"), "103% met");
    says(declared("万文字", "780万文字", "800"), "103% met");
    says(declared("万文字", "780", "800万文字"), "103% met");
    says(declared("万文字", "780", "8,000,000文字"), "103% met");
    says(declared("億円", "1.2", "6,000万円"), "50% missed");
    says(declared("兆円", "1", "5,000億円"), "50% missed");
    says(declared("千円", "15,000千円", "17,203"), "115% met");
    says(declared("千円", "15,000", "17,203,000円"), "unsettled: UnitsDiffer");
    says(declared("人", "10件", "9件"), "90% near");
    // Is 800万 eight million, or eight million times ten thousand?
    says(declared("万文字", "780万文字", "800万"), "unsettled: ActualUnreadable");
    says(declared("万文字", "780万", "800"), "unsettled: TargetUnreadable");
    says(declared("万文字", "780万", ""), "unsettled: TargetUnreadable");
    says(declared("千円", "15,000千円", "2,000万"), "unsettled: ActualUnreadable");
    says(declared("百万円", "15百万円", "1億"), "unsettled: ActualUnreadable");
    says(declared("文字", "780万文字", "800万"), "103% met");
    says(declared("", "780万", "800万"), "103% met");
    says(declared("万文字", "780万文字", "800万文字"), "103% met");
    let from = |baseline: &str| {
        Case::new(Kind::Progress, "200万人", "150万人").unit("万人").baseline(baseline)
    };
    says(from("100"), "50% missed");
    says(from("100万"), "unsettled: BaselineUnusable");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn bases() {
    use TargetBasis::{Apportioned, EndOfPlan};
    let plan =
        |kind: Kind, basis, end: &str| Case::new(kind, "", "").target(2026, end).basis(basis);
    let end = |kind: Kind, target: &str| plan(kind, EndOfPlan, target);
    let share = |kind: Kind, target: &str| plan(kind, Apportioned, target);
    says(end(HIGHER, "300件").actual(2024, "100件"), "33% missed");
    says(end(HIGHER, "300件").actual(2025, "240件").in_year(2025), "80% near");
    says(end(HIGHER, "300件").target(2024, "100件").actual(2024, "100件"), "33% missed");
    says(end(HIGHER, "300件").target(2024, "－").actual(2024, "100件"), "not set: NotApplicable");
    says(end(HIGHER, "").actual(2024, "100件"), "unsettled: EndTargetMissing");
    says(end(HIGHER, "－").actual(2024, "100件"), "unsettled: EndTargetMissing");
    says(end(HIGHER, "未確定").actual(2024, "100件"), "waiting: TargetPending");
    says(end(HIGHER, "").target(2024, "9").actual(2024, "9"), "unsettled: EndTargetMissing");
    // 1 of 3 years is a third, 2 are two thirds.
    says(share(HIGHER, "300件").actual(2024, "100件"), "100% met");
    says(share(HIGHER, "300件").actual(2024, "80件"), "80% near");
    says(share(HIGHER, "300件").actual(2025, "150件").in_year(2025), "75% missed");
    says(share(HIGHER, "300件").actual(2026, "300件").in_year(2026), "100% met");
    says(share(HIGHER, "100件").actual(2024, "33件"), "99% near");
    assert_eq!(share(HIGHER, "100件").actual(2024, "33件").working().inputs.unwrap().target.to_string(), "100/3");
    says(share(HIGHER, "300万字").actual(2024, "100").unit("万字"), "100% met");
    says(share(HIGHER, "0件").actual(2024, "100件"), "left out: ZeroTarget");
    says(share(LOWER, "30件").actual(2024, "8件"), "125% met");
    // Of progress it is the way that is shared out, not the target.
    let progress = share(Kind::Progress, "60%").baseline("30%");
    says(progress.clone().actual(2024, "38%"), "80% near");
    says(progress.clone().actual(2025, "50%").in_year(2025), "100% met");
    says(progress.clone().baseline("").actual(2024, "38%"), "unsettled: BaselineUnusable");
    says(progress.baseline("30件").actual(2024, "38%"), "unsettled: BaselineUnit");
    says(end(Kind::Progress, "60%").baseline("30%").actual(2024, "45%"), "50% missed");
    says(share(Kind::Change, "6%削減").baseline("100").actual(2024, "98"), "change -2% met");
    says(share(Kind::Change, "6%削減").baseline("100").actual(2025, "97").in_year(2025), "change -3% missed");
    says(end(Kind::Change, "6%削減").baseline("100").actual(2024, "98"), "change -2% missed");
    says(share(Kind::Range, "30～60件").actual(2024, "10件"), "met");
    says(share(Kind::Range, "30～60件").actual(2024, "21件"), "missed");
    says(end(Kind::Range, "30～60件").actual(2024, "21件"), "missed");
    says(end(Kind::Range, "").actual(2024, "21件"), "unsettled: EndTargetMissing");
    says(share(Kind::Bound, "30件以上").actual(2024, "10件"), "met");
    says(share(Kind::Bound, "30件未満").actual(2024, "10件"), "missed");
    says(share(maintain("1件"), "30件").actual(2024, "11件"), "met");
    says(share(composite(&["", ""], None), "300件").parts(&["100件", "60件"]), "80% near");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn cumulative_figures_are_compared_as_written() {
    let mut case = Case::new(HIGHER, "1,560万文字", "800万文字").in_year(2024);
    let before = case.outcome();
    case.indicator.cumulative = true;
    assert_eq!(case.outcome(), before);
}

#[test]
#[rustfmt::skip] // One case, one line.
fn half_a_year_counts_twice_where_somebody_said_so() {
    let half = |kind, target, actual| Case::new(kind, target, actual).annualised();
    judges(HIGHER, "100件", "40件", "40% missed");
    says(half(HIGHER, "100件", "40件"), "80% near");
    says(half(RATIO, "100件", "50件"), "100% met");
    says(half(Kind::Bound, "100件以下", "51件"), "missed");
    says(half(Kind::Range, "90～100件", "45件"), "met");
    says(half(maintain("5件"), "100件", "52件"), "met");
    says(half(Kind::Progress, "100件", "45件").baseline("50件"), "80% near");
    says(half(Kind::Change, "10%減", "45件").baseline("100件"), "change -10% met");
    says(half(HIGHER, "100件", ""), "waiting: ActualBlank");
    assert_eq!(half(HIGHER, "100件", "40件").working().inputs.unwrap().actual.to_string(), "80");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn overrides() {
    let low = || Case::new(HIGHER, "100%", "77%");
    says(low().overruled("near", ""), "77% near; computed 77% missed");
    says(low().overruled("", "85%"), "85% near; computed 77% missed");
    says(low().overruled("", "100"), "100% met; computed 77% missed");
    says(low().overruled("met", "85%"), "85% met; computed 77% missed");
    says(low().overruled("missed", ""), "77% missed; computed 77% missed");
    says(Case::new(HIGHER, "100", "").overruled("near", ""), "near; computed waiting: ActualBlank");
    says(Case::new(HIGHER, "100", "").overruled("", "79.9%"), "80% missed; computed waiting: ActualBlank");
    says(Case::new(HIGHER, "集計中", "").overruled("met", ""), "met; computed waiting: TargetPending");
    says(Case::new(HIGHER, "0件", "3件").overruled("met", ""), "met; computed left out: ZeroTarget");
    says(Case::new(HIGHER, "10件", "9事業").overruled("", "90%"), "90% near; computed unsettled: UnitsDiffer");
    says(Case::new(HIGHER, "－", "9件").overruled("met", "90%"), "not set: NotApplicable");
    says(Case::new(Kind::Bound, "9件以上", "8件").overruled("near", ""), "near; computed missed");
    says(
        Case::new(Kind::Change, "5%減", "96")
            .baseline("100")
            .overruled("met", ""),
        "change -4% met; computed change -4% missed",
    );
    says(
        Case::new(Kind::Change, "5%減", "96")
            .baseline("100")
            .overruled("", "80%"),
        "80% near; computed change -4% missed",
    );
    says(
        Case::new(Kind::Qualitative, "作成", "作成中")
            .assessed("missed")
            .overruled("near", ""),
        "near; computed missed",
    );
    // A level that the plan no longer has overrules nothing; a rate beside it still does.
    says(low().overruled("no-such-level", ""), "77% missed");
    says(low().overruled("no-such-level", "85%"), "85% near; computed 77% missed");
    let on_shown = low().rules(|rules| rules.judged_on = JudgedOn::Shown);
    says(on_shown.overruled("", "79.9%"), "80% near; computed 77% missed");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn a_cap_is_for_display_only() {
    let capped = |cap: &str, target: &str, actual: &str| {
        Case::new(HIGHER, target, actual)
            .bands(S_TO_C)
            .rules(|rules| rules.cap = Percent::parse(cap))
    };
    says(capped("100", "1人", "5人"), "100% of 500% S");
    says(capped("100", "10", "10"), "100% A");
    says(capped("100", "1000", "1001"), "100% of 100% A");
    says(capped("150", "10", "13"), "130% S");
    says(capped("99.5", "10", "13").rules(|rules| rules.rate_decimals = 1), "99.5% of 130.0% S");
    says(capped("100", "10", "13").overruled("", "400"), "100% of 400% S; computed 100% of 130% S");
    says(capped("100", "10", "13").rules(|rules| rules.judged_on = JudgedOn::Shown), "100% of 130% S");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn judged_on_the_exact_or_on_the_shown_rate() {
    let shown = |target: &str, actual: &str| {
        Case::new(HIGHER, target, actual).rules(|rules| rules.judged_on = JudgedOn::Shown)
    };
    judges(HIGHER, "1000", "996", "100% near");
    says(shown("1000", "996"), "100% met");
    judges(HIGHER, "1000", "995", "100% near");
    says(shown("1000", "995"), "100% met");
    says(shown("1000", "994"), "99% near");
    judges(HIGHER, "1000", "795", "80% missed");
    says(shown("1000", "795"), "80% near");
    judges(HIGHER, "90", "87", "97% near");
    let decimal = |case: Case| case.rules(|rules| rules.rate_decimals = 1);
    says(decimal(shown("1000", "996")), "99.6% near");
    says(decimal(shown("10000", "9996")), "100.0% met");
    let floor = |case: Case| case.rules(|rules| rules.rounding = Rounding::Floor);
    says(floor(shown("1000", "996")), "99% near");
    says(floor(shown("1000", "1009")), "100% met");
}

#[test]
#[rustfmt::skip] // One case, one line.
fn roundings() {
    for (rounding, half, third, minus) in [
        (Rounding::HalfUp, "63%", "67%", "-63%"),
        (Rounding::HalfEven, "62%", "67%", "-62%"),
        (Rounding::Floor, "62%", "66%", "-63%"),
        (Rounding::Ceiling, "63%", "67%", "-62%"),
        (Rounding::Truncate, "62%", "66%", "-62%"),
    ] {
        for (actual, target, shown) in [("5", "8", half), ("2", "3", third), ("▲5", "8", minus)] {
            says(
                Case::new(HIGHER, target, actual).rules(|rules| rules.rounding = rounding),
                &format!("{shown} missed"),
            );
        }
    }
    for (decimals, shown) in [(0, "67%"), (1, "66.7%"), (2, "66.67%"), (6, "66.666667%")] {
        says(Case::new(HIGHER, "3", "2").rules(|rules| rules.rate_decimals = decimals), &format!("{shown} missed"));
    }
}

#[test]
#[rustfmt::skip] // One case, one line.
fn bands_of_any_number() {
    let rate = |bands: &'static [&'static str], actual: &str| {
        Case::new(HIGHER, "1000", actual).bands(bands)
    };
    for (actual, two, four, five) in [
        ("1200", "120% yes", "120% S", "120% a"),
        ("1199", "120% yes", "120% A", "120% a"),
        ("1050", "105% yes", "105% A", "105% a"),
        ("1049", "105% yes", "105% A", "105% b"),
        ("1000", "100% yes", "100% A", "100% b"),
        ("999", "100% no", "100% B", "100% c"),
        ("950", "95% no", "95% B", "95% c"),
        ("949", "95% no", "95% B", "95% d"),
        ("900", "90% no", "90% B", "90% d"),
        ("800", "80% no", "80% B", "80% e"),
        ("799", "80% no", "80% C", "80% e"),
        ("0", "0% no", "0% C", "0% e"),
        ("▲1", "0% no", "0% C", "0% e"),
    ] {
        says(rate(TWO_LEVELS, actual), two);
        says(rate(S_TO_C, actual), four);
        says(rate(FIVE_LEVELS, actual), five);
    }
    // A bound that is not part of the level, and one level for a single rate.
    const ABOVE: &[&str] = &["above >100 +", "at 100 +", "below >80 +", "out - -"];
    for (actual, expected) in [
        ("1001", "100% above"),
        ("1000", "100% at"),
        ("999", "100% below"),
        ("801", "80% below"),
        ("800", "80% out"),
    ] {
        says(rate(ABOVE, actual), expected);
    }
    // What is met without a rate is in the level of 100%, what is missed in the last.
    for (bands, met, missed) in [
        (TWO_LEVELS, "yes", "no"),
        (S_TO_C, "A", "C"),
        (FIVE_LEVELS, "b", "e"),
        (ABOVE, "at", "out"),
    ] {
        says(Case::new(Kind::Bound, "10以上", "11").bands(bands), met);
        says(Case::new(Kind::Bound, "10以上", "9").bands(bands), missed);
    }
}

#[test]
#[rustfmt::skip] // One case, one line.
fn overflow_is_said_and_never_a_wrong_number() {
    let most = "999,999,999,999,999.999999";
    judges(HIGHER, most, most, "100% met");
    judges(HIGHER, "0.000001", most, "99999999999999999999900% met");
    judges(RATIO, most, "0.000001", "99999999999999999999900% met");
    weighted(&[most, most], &["999,999,999,999,999.999999%", "1%"], "unsettled: Overflow");
    says(
        Case::new(composite(&["7", "11"], None), "100%", "")
            .parts(&["999,999,999,999,999.999999%", "1%"]),
        "388888888888889% met",
    );
}

#[test]
#[rustfmt::skip] // One case, one line.
fn flags_of_the_actual() {
    let flags = |case: Case| {
        let outcome = case.outcome();
        (outcome.approximate, outcome.provisional)
    };
    assert_eq!(flags(Case::new(HIGHER, "10%", "約20%")), (true, false));
    assert_eq!(flags(Case::new(HIGHER, "10%", "20%（速報）")), (false, true));
    assert_eq!(flags(Case::new(HIGHER, "約10%", "20%")), (false, false));
    let mean = |parts: &[&str]| Case::new(composite(&["", ""], None), "100%", "").parts(parts);
    assert_eq!(flags(mean(&["90%", "約20%"])), (true, false));
    assert_eq!(flags(mean(&["90%（速報）", "約20%"])), (true, true));
    assert_eq!(flags(mean(&["90%", "20%"])), (false, false));
}

#[test]
#[rustfmt::skip] // One case, one line.
fn what_counts_as_reported() {
    for (case, reported) in [
        (Case::new(HIGHER, "10", "9"), true),
        (Case::new(HIGHER, "", "9"), true),
        (Case::new(HIGHER, "10", "見直し"), true),
        (Case::new(HIGHER, "10", "－"), true),
        (Case::new(HIGHER, "0", "9"), true),
        (Case::new(HIGHER, "10", ""), false),
        (Case::new(HIGHER, "10", "集計中"), false),
        (Case::new(HIGHER, "10", "").assessed("met"), false),
        // Who judges without a figure has reported.
        (Case::new(HIGHER, "10", "").overruled("met", ""), true),
        (Case::new(Kind::Graded, "", "").assessed("met"), true),
        (Case::new(Kind::Graded, "", "").assessed("no-such-level"), false),
        (Case::new(Kind::Qualitative, "作成", "作成"), true),
        (Case::new(composite(&[], None), "100%", ""), false),
        (Case::new(composite(&["", ""], None), "100%", "").parts(&["1%", "2%"]), true),
        (Case::new(composite(&["", ""], None), "100%", "").parts(&["1%", "－"]), true),
        (Case::new(composite(&["", ""], None), "100%", "").parts(&["1%"]), false),
        (Case::new(composite(&["", ""], None), "100%", "3%").parts(&["1%", "集計中"]), false),
    ] {
        let outcome = case.outcome();
        assert_eq!(outcome.reported, reported, "{}", line(&outcome, &case.rules));
    }
}

#[test]
#[rustfmt::skip] // One case, one line.
fn the_numbers_behind_a_judgement() {
    let inputs = |case: Case| {
        let inputs = case.working().inputs.unwrap();
        let maybe = |value: Option<_>| {
            value.map_or("-".to_owned(), |value: tassei::domain::exact::Exact| {
                value.to_string()
            })
        };
        format!(
            "{} {} {} {} {}",
            inputs.target,
            inputs.actual,
            maybe(inputs.low),
            maybe(inputs.baseline),
            maybe(inputs.tolerance)
        )
    };
    assert_eq!(inputs(Case::new(HIGHER, "780万文字", "800万文字")), "7800000 8000000 - - -");
    assert_eq!(inputs(Case::new(Kind::Progress, "60", "50").baseline("20")), "60 50 - 20 -");
    assert_eq!(inputs(Case::new(Kind::Change, "5%減", "50").baseline("20")), "-0.05 50 - 20 -");
    assert_eq!(inputs(Case::new(Kind::Range, "5～10", "7")), "10 7 5 - -");
    assert_eq!(inputs(Case::new(maintain("2"), "10", "7")), "10 7 - - 2");
    let baseline = tolerance("10", true, Reference::Baseline);
    assert_eq!(inputs(Case::new(baseline, "", "7").baseline("20")), "20 7 - 20 2");
    assert!(Case::new(HIGHER, "10", "").working().inputs.is_none());
}
