//! The judgement of an indicator as any page shows it: mark, word and tone together, never colour alone.

use crate::domain::outcome::{Measure, Outcome, Standing};
use crate::domain::rules::{BandIndex, Rules, Tone};
use crate::domain::tree::Place;
use crate::text;
use crate::text::format;

/// A judgement, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The value of `data-band` in the page: `met`, `near`, `missed` or `none`.
    pub tone: &'static str,
    /// The mark; blank where there is no judgement.
    pub mark: &'static str,
    /// The word.
    pub word: String,
}

/// The value of `data-band` for a tone.
pub fn tone_name(tone: Tone) -> &'static str {
    match tone {
        Tone::Met => "met",
        Tone::Near => "near",
        Tone::Missed => "missed",
    }
}

impl Verdict {
    /// Where an indicator stands.
    pub fn of(standing: Standing, rules: &Rules) -> Self {
        match standing {
            Standing::Judged(band) => Self::of_band(band, rules),
            _ => Self {
                tone: "none",
                mark: "",
                word: text::outcome::standing(standing, rules),
            },
        }
    }

    /// A level.
    pub fn of_band(band: BandIndex, rules: &Rules) -> Self {
        let tone = rules.tone(band);
        Self {
            tone: tone_name(tone),
            mark: text::outcome::mark(tone),
            word: text::outcome::standing(Standing::Judged(band), rules),
        }
    }
}

/// The achievement rate or change as shown in lists: `87％`, `＋5％`, or a dash.
pub fn measure(outcome: &Outcome) -> String {
    match &outcome.measure {
        Measure::Rate(rate) => format::percent(rate.displayed()),
        Measure::Change(change) => format::signed_percent(change.shown),
        Measure::None => format::NO_FIGURE.to_owned(),
    }
}

/// The number of an indicator's 取組内容 as printed: Ⅰ(2)ア④.
pub fn code(place: &Place<'_>) -> String {
    [
        &place.priority.number,
        &place.theme.number,
        &place.initiative.number,
        &place.action.number,
    ]
    .map(String::as_str)
    .concat()
}

/// The departments in charge, joined as papers do.
pub fn departments(place: &Place<'_>, plan: &crate::domain::plan::Plan) -> String {
    let names: Vec<&str> = place
        .departments()
        .iter()
        .filter_map(|id| plan.department(id))
        .map(|department| department.name.as_str())
        .collect();
    names.join("・")
}
