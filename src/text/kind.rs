//! Words for what an indicator is: its kind with its parameters, its formula, the target it is held against.

use crate::domain::kind::{Kind, LowerFormula, Reference, TargetBasis};
use crate::report::kinds::KindName;

/// The word for a kind.
pub fn name(kind: KindName) -> &'static str {
    match kind {
        KindName::Higher => "高いほど良い",
        KindName::Lower => "低いほど良い",
        KindName::Progress => "基準からの進み具合",
        KindName::Change => "基準からの増減",
        KindName::Maintain => "値を保つ",
        KindName::Range => "範囲に収める",
        KindName::Bound => "上限か下限を守る",
        KindName::Qualitative => "文章で示す（人が判定）",
        KindName::Graded => "段階を人が選ぶ",
        KindName::Composite => "内訳の平均",
        KindName::Monitor => "参考値（集計しない）",
    }
}

/// How a kind is judged and how its target is written.
pub fn help(kind: KindName) -> &'static str {
    match kind {
        KindName::Higher => "実績 ÷ 目標 を達成率にします。目標は「1,000人」のように書きます。",
        KindName::Lower => {
            "実績が小さいほど達成率が高くなります。式は2つから選べます。目標は「180時間」のように書きます。"
        }
        KindName::Progress => {
            "（実績 － 基準値）÷（目標 － 基準値）を達成率にします。増やす目標にも減らす目標にも使えます。基準値が必要です。"
        }
        KindName::Change => {
            "基準値からの増減率を目標と比べます。目標は「5%以上削減」「3%以上増加」のように書きます。達成率は出さず、増減率を示します。基準値が必要です。"
        }
        KindName::Maintain => {
            "実績が、目標（または基準値）から許容幅の中にあれば達成です。達成率は出しません。"
        }
        KindName::Range => {
            "実績が範囲の中にあれば達成です。目標は「36.0～37.5℃」のように書き、両端を含みます。達成率は出しません。"
        }
        KindName::Bound => {
            "実績が上限か下限を守れば達成です。目標は「30件以上」「5人超」「3件以下」「10分未満」のように書きます。達成率は出しません。"
        }
        KindName::Qualitative => "目標と実績を文章で書き、判定は人が選びます。達成率は出しません。",
        KindName::Graded => {
            "目標と実績に何を書いても、判定は人が選びます。数値から判定を決めることはありません。"
        }
        KindName::Composite => {
            "内訳の値の平均を実績とし、実績 ÷ 目標 を達成率にします。内訳は、その指標のページから開く画面で編集します。"
        }
        KindName::Monitor => "示すだけで、判定も集計もしません。",
    }
}

/// A kind with what sets it apart from others of the same name, for headings and lists.
pub fn described(kind: &Kind) -> String {
    let word = name(KindName::of(kind));
    match kind {
        Kind::Lower(Some(formula)) => format!("{word}（{}）", lower(*formula)),
        Kind::Maintain(tolerance) => format!("{word}（{}から）", reference(tolerance.reference)),
        Kind::Composite(composite) => format!("{word}（{}件）", composite.parts.len()),
        _ => word.to_owned(),
    }
}

/// A formula of “less is better”.
pub fn lower(formula: LowerFormula) -> &'static str {
    match formula {
        LowerFormula::TargetOverActual => "目標 ÷ 実績",
        LowerFormula::TwoMinus => "2 － 実績 ÷ 目標",
    }
}

/// The choice of the plan's own formula.
pub fn lower_of_the_rules(formula: LowerFormula) -> String {
    format!("計画の規則に合わせる（{}）", lower(formula))
}

/// What a maintained value is held against.
pub fn reference(reference: Reference) -> &'static str {
    match reference {
        Reference::Target => "目標",
        Reference::Baseline => "基準値",
    }
}

/// Target and actual are running totals.
pub const CUMULATIVE: &str = "累計";

/// Which target an actual is held against.
pub fn basis(basis: TargetBasis) -> &'static str {
    match basis {
        TargetBasis::OfYear => "その年度の目標",
        TargetBasis::EndOfPlan => "最終年度の目標",
        TargetBasis::Apportioned => "最終年度の目標を年数で割り振った値",
    }
}

/// All choices of target, in the order in which they are offered, with the word that stands in a form's value.
pub const BASES: [(TargetBasis, &str); 3] = [
    (TargetBasis::OfYear, "of-year"),
    (TargetBasis::EndOfPlan, "end-of-plan"),
    (TargetBasis::Apportioned, "apportioned"),
];
