//! What became of an indicator, in words.

use crate::domain::outcome::{LeftOut, NotSet, Standing, Unsettled, Waiting};
use crate::domain::rules::{Rules, Tone};

/// The mark of a tone on screen. Handouts use the plan's own marks.
pub fn mark(tone: Tone) -> &'static str {
    match tone {
        Tone::Met => "●",
        Tone::Near => "▲",
        Tone::Missed => "×",
    }
}

/// The word for where an indicator stands.
pub fn standing(standing: Standing, rules: &Rules) -> String {
    let word = match standing {
        Standing::Judged(band) => {
            return rules
                .band(band)
                .map(|band| band.label.clone())
                .unwrap_or_default();
        }
        Standing::NotSet(NotSet::NotApplicable) => "対象外",
        Standing::NotSet(NotSet::MonitorOnly) => "参考",
        Standing::Waiting(
            Waiting::ActualPending | Waiting::TargetPending | Waiting::PartPending,
        ) => "集計中",
        Standing::Waiting(Waiting::Assessment) => "判定待ち",
        // The actual may have come all the same, and then it is counted as entered.
        Standing::Waiting(Waiting::TargetBlank) => "目標未入力",
        Standing::Waiting(_) => "未入力",
        Standing::Unsettled(_) => "要確認",
        Standing::LeftOut(LeftOut::ZeroTarget) => "判定なし",
    };
    word.to_owned()
}

/// Why it stands there, where the word alone does not say so, and what to do about it. Blank for a judgement.
pub fn reason(standing: Standing) -> &'static str {
    match standing {
        Standing::Judged(_) => "",
        Standing::NotSet(NotSet::NotApplicable) => {
            "目標が「－」のため、この年度の集計に入りません。"
        }
        Standing::NotSet(NotSet::MonitorOnly) => "参考値の指標です。示すだけで、集計に入りません。",
        Standing::Waiting(waiting) => match waiting {
            Waiting::TargetBlank => {
                "目標が入力されていません。この年度に目標がない場合は「－」と入力してください。"
            }
            Waiting::TargetPending => "目標が未確定です。確定したら入力してください。",
            Waiting::ActualBlank => "実績が入力されていません。",
            Waiting::ActualPending => "実績が集計中です。確定したら入力してください。",
            Waiting::Assessment => "実績を見て、判定を選んでください。",
            Waiting::PartBlank => "内訳に入力されていない項目があります。",
            Waiting::PartPending => "内訳に集計中の項目があります。",
        },
        Standing::Unsettled(unsettled) => match unsettled {
            Unsettled::TargetUnreadable => "目標を読み取れません。目標の書き方を直してください。",
            Unsettled::ActualUnreadable => "実績を読み取れません。実績の書き方を直してください。",
            Unsettled::BaselineUnusable => {
                "基準値がないか、読み取れません。基準値を数値で入力してください。"
            }
            Unsettled::PartUnreadable => {
                "内訳の値か重みを読み取れません。数値で、重みは単位をそろえて入力してください。"
            }
            Unsettled::ToleranceUnreadable => {
                "許容幅を読み取れません。0以上の数値を、実績と同じ単位で入力してください。"
            }
            Unsettled::TargetIsText => {
                "目標が文章です。数値で入力するか、指標の種類を「文章で示す（人が判定）」に変えてください。"
            }
            Unsettled::ActualIsText => {
                "実績が文章です。数値で入力するか、指標の種類を「文章で示す（人が判定）」に変えてください。"
            }
            Unsettled::ActualNotApplicable => {
                "目標があるのに実績が「－」です。実績を入力するか、目標を「－」にしてください。"
            }
            Unsettled::UnitsDiffer => {
                "目標と実績の単位が違います。単位をそろえて入力してください。"
            }
            Unsettled::BaselineUnit => {
                "目標と基準値の単位が違います。基準値の単位を目標にそろえてください。"
            }
            Unsettled::ActualUnit => {
                "実績と基準値の単位が違います。単位をそろえて入力してください。"
            }
            Unsettled::BoundDoesNotFit => {
                "目標の「以上」「以下」などが、指標の種類に合いません。どちらかを直してください。"
            }
            Unsettled::BoundMissing => {
                "目標に「以上」「超」「以下」「未満」のどれかを付けてください。"
            }
            Unsettled::Negative => {
                "負の値（または0以下の基準値）があり、この種類では率を計算できません。合う種類を選んでください。"
            }
            Unsettled::BaselineIsTarget => "基準値と目標が同じため、率を計算できません。",
            Unsettled::EndTargetMissing => "最終年度の目標が入力されていません。",
            Unsettled::Overflow => {
                "数が大きすぎて正確に計算できません。単位を大きくして（千円など）入力してください。"
            }
        },
        Standing::LeftOut(LeftOut::ZeroTarget) => {
            "目標が0のため率がなく、計算の規則により判定の対象から除いています。"
        }
    }
}
