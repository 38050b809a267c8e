//! 手で判定を決める: what is being filled in, which becomes an override only when it is complete.

use crate::domain::id::BandId;
use crate::domain::indicator::{Indicator, Override};
use crate::domain::judge::Judge;
use crate::domain::outcome::Standing;
use crate::domain::plan::Plan;
use crate::domain::rules::{Percent, Rules};
use crate::domain::year::FiscalYear;
use crate::report::verdict::Verdict;
use crate::text::{self, indicator as words};

use super::judged::rate;

/// What the form shows beside what is being filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverrideForm {
    /// What is computed.
    pub computed: String,
    /// The indicator is set this year, so that there is something to overrule.
    pub possible: bool,
    /// The levels to choose from, by identifier, with their words.
    pub bands: Vec<(String, String)>,
    /// The override in force.
    pub given: Option<Override>,
}

impl OverrideForm {
    /// The form for an indicator in a year.
    pub fn of(plan: &Plan, indicator: &Indicator, year: FiscalYear) -> Self {
        let outcome = Judge::new(plan, year).judge(indicator).outcome;
        let computed = outcome.as_computed().unwrap_or(outcome);
        let verdict = Verdict::of(computed.standing, &plan.rules);
        Self {
            computed: words::override_computed(&rate(&computed), verdict.mark, &verdict.word),
            possible: !matches!(computed.standing, Standing::NotSet(_)),
            bands: bands(&plan.rules),
            given: indicator
                .year(year)
                .and_then(|record| record.overruling.clone()),
        }
    }
}

/// The levels to choose from: identifier, and mark with word.
pub fn bands(rules: &Rules) -> Vec<(String, String)> {
    rules
        .bands()
        .iter()
        .enumerate()
        .map(|(index, band)| {
            let mark = text::outcome::mark(rules.tone(index));
            (band.id.to_string(), format!("{mark} {}", band.label))
        })
        .collect()
}

/// What is being filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The computed judgement is not to be used.
    pub on: bool,
    /// The level, by identifier; blank to have it follow from the rate.
    pub band: String,
    /// The rate as entered; blank to leave it.
    pub rate: String,
    /// The reason.
    pub reason: String,
}

/// What is wrong with each box; blank for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DraftErrors {
    /// The level.
    pub band: &'static str,
    /// The rate.
    pub rate: &'static str,
    /// The reason.
    pub reason: &'static str,
}

impl Draft {
    /// The form filled in with an override.
    pub fn of(given: Option<&Override>) -> Self {
        match given {
            None => Self::default(),
            Some(given) => Self {
                on: true,
                band: given
                    .band
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                rate: given
                    .rate
                    .as_ref()
                    .map(|rate| rate.raw().to_owned())
                    .unwrap_or_default(),
                reason: given.reason.clone(),
            },
        }
    }

    /// The override that this is, once it is complete; `None` for none.
    pub fn check(&self) -> Result<Option<Override>, DraftErrors> {
        if !self.on {
            return Ok(None);
        }
        let band = BandId::new(&self.band).ok();
        let entered = !self.rate.trim().is_empty();
        let rate = Percent::parse(&self.rate).filter(|_| entered);
        let errors = DraftErrors {
            band: if band.is_none() && !entered {
                words::OVERRIDE_NOTHING
            } else {
                ""
            },
            rate: if entered && rate.is_none() {
                words::OVERRIDE_RATE_UNREADABLE
            } else {
                ""
            },
            reason: if self.reason.trim().is_empty() {
                words::OVERRIDE_REASON_MISSING
            } else {
                ""
            },
        };
        if errors == DraftErrors::default() {
            Ok(Some(Override {
                band,
                rate,
                reason: self.reason.clone(),
            }))
        } else {
            Err(errors)
        }
    }

    /// What has been filled in, to be kept until the plan has it: a line for the level and one for the rate before the
    /// reason. Blank where the computed judgement is used.
    pub fn begun(&self) -> String {
        if !self.on {
            return String::new();
        }
        [
            self.band.as_str(),
            // A line break that was pasted would be taken for the end of the line.
            &self.rate.replace('\n', " "),
            &self.reason,
        ]
        .join("\n")
    }

    /// The form filled in with what was kept.
    pub fn begun_before(kept: &str) -> Option<Self> {
        let mut lines = kept.splitn(3, '\n').map(ToOwned::to_owned);
        Some(Self {
            on: true,
            band: lines.next()?,
            rate: lines.next()?,
            reason: lines.next()?,
        })
    }

    /// What is wrong with each box.
    pub fn errors(&self) -> DraftErrors {
        self.check().err().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::NodeId;
    use crate::start;

    fn draft(band: &str, rate: &str, reason: &str) -> Draft {
        Draft {
            on: true,
            band: band.to_owned(),
            rate: rate.to_owned(),
            reason: reason.to_owned(),
        }
    }

    #[test]
    fn a_form_is_an_override_once_it_is_complete() {
        let said = |draft: Draft| {
            let DraftErrors { band, rate, reason } = draft.errors();
            [!band.is_empty(), !rate.is_empty(), !reason.is_empty()]
        };
        for (band, rate, reason, wrong) in [
            ("met", "", "災害", [false; 3]),
            ("", "80%", "災害", [false; 3]),
            ("met", "80", "災害", [false; 3]),
            ("", "", "災害", [true, false, false]),
            ("met", "", " ", [false, false, true]),
            ("met", "たくさん", "災害", [false, true, false]),
            ("", "▲5%", "", [false, true, true]),
        ] {
            assert_eq!(
                said(draft(band, rate, reason)),
                wrong,
                "{band} {rate} {reason}"
            );
        }
        let off = Draft {
            on: false,
            ..draft("", "x", "")
        };
        assert_eq!(off.check(), Ok(None));
    }

    #[test]
    fn an_override_fills_the_form_again() {
        for (band, rate) in [("met", ""), ("", "80.5%"), ("near", "90")] {
            let filled = draft(band, rate, "災害");
            let given = filled.check().unwrap();
            assert_eq!(Draft::of(given.as_ref()), filled);
        }
        assert_eq!(Draft::of(None), Draft::default());
    }

    #[test]
    fn what_is_not_in_the_plan_yet_is_kept_and_comes_back() {
        for begun in [
            draft("", "", ""),
            draft("met", "", " "),
            draft("", "たくさん", "災害で\n\n遅れた。"),
            draft("met", "80", "災害"),
        ] {
            assert_eq!(Draft::begun_before(&begun.begun()), Some(begun));
        }
        assert_eq!(Draft::default().begun(), "");
        assert_eq!(Draft::begun_before(""), None);
    }

    #[test]
    fn what_is_computed_stands_beside_it() {
        let mut plan = start::sample().unwrap().plan;
        let year = FiscalYear::new(2024).unwrap();
        let id = NodeId::new("p1-2b-4-1").unwrap();
        let given = draft("met", "100", "災害").check().unwrap();
        let indicator = plan.indicator_mut(&id).unwrap();
        indicator.edit_year(year, |record| record.overruling = given.clone());
        let indicator = plan.place(&id).unwrap().indicator;
        let form = OverrideForm::of(&plan, indicator, year);
        assert_eq!(form.computed, "計算では 73％ × 未達成 です。");
        assert_eq!(form.given, given);
        assert!(form.possible);
        assert_eq!(
            form.bands.first(),
            Some(&("met".to_owned(), "● 達成".to_owned()))
        );
        let later = OverrideForm::of(&plan, indicator, FiscalYear::new(2025).unwrap());
        assert_eq!(later.computed, "計算では 未入力 です。");
        let cashless = plan.place(&NodeId::new("p1-3c-2-1").unwrap()).unwrap();
        let not_set = OverrideForm::of(&plan, cashless.indicator, FiscalYear::new(2026).unwrap());
        assert!(!not_set.possible);
    }
}
