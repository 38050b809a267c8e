//! What other rules would change, before they are put in force: which judgements, which totals, which figures.

use crate::domain::id::NodeId;
use crate::domain::outcome::{Outcome, Standing};
use crate::domain::plan::Plan;
use crate::domain::rules::Rules;
use crate::domain::summary::{Figures, Share, Tally};
use crate::domain::tree::Place;
use crate::domain::year::FiscalYear;
use crate::report::verdict::{self, Verdict};
use crate::text::bands;

/// What other rules would change in one year, and how much in the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The year.
    pub year: FiscalYear,
    /// The indicators that would be judged differently, in the plan's order.
    pub changed: Vec<Changed>,
    /// Those whose figures would be shown differently without another judgement.
    pub reworded: Vec<Changed>,
    /// In how many cases of the other years the judgement would be another.
    pub elsewhere: usize,
    /// The totals now.
    pub before: Side,
    /// The totals then.
    pub after: Side,
}

/// An indicator that would be judged differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub id: NodeId,
    /// The printed number of its 取組内容.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its rate now.
    pub rate_before: String,
    /// Its rate then.
    pub rate_after: String,
    /// Its judgement now.
    pub before: Verdict,
    /// Its judgement then.
    pub after: Verdict,
}

/// The totals of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The levels with their counts, best first.
    pub bands: Vec<(Verdict, usize)>,
    /// 概ね達成率; `None` while nothing is counted.
    pub share: Option<Share>,
    /// What that is called.
    pub share_name: String,
}

impl Side {
    fn of(figures: &Figures, rules: &Rules) -> Self {
        Self::of_tally(&Tally::of(figures.outcomes()), rules)
    }

    /// The totals of whatever was counted.
    pub fn of_tally(tally: &Tally, rules: &Rules) -> Self {
        Self {
            bands: (0..rules.bands().len())
                .map(|band| (Verdict::of_band(band, rules), tally.in_band(band)))
                .collect(),
            share: tally.attainment_share(rules),
            share_name: bands::attainment(rules),
        }
    }
}

impl Effect {
    /// What `rules` would change in `plan`, shown for `year`.
    pub fn of(plan: &Plan, rules: &Rules, year: FiscalYear) -> Self {
        let mut changed_plan = plan.clone();
        changed_plan.rules = rules.clone();
        Self::between(plan, &changed_plan, year)
    }

    /// What differs between a plan and the same plan with other rules, figures or kinds, shown for `year`.
    pub fn between(plan: &Plan, changed_plan: &Plan, year: FiscalYear) -> Self {
        let rules = &changed_plan.rules;
        let now = Figures::of(plan, year);
        let then = Figures::of(changed_plan, year);
        let mut changed = Vec::new();
        let mut reworded = Vec::new();
        for ((place, before), after) in now.rows(plan).zip(then.outcomes()) {
            let list = if !is_judged_alike(before, &plan.rules, after, rules) {
                &mut changed
            } else if verdict::measure(before) != verdict::measure(after) {
                &mut reworded
            } else {
                continue;
            };
            list.push(Changed::of(&place, before, &plan.rules, after, rules));
        }
        let others = plan.years.iter().filter(|other| **other != year);
        Self {
            year,
            changed,
            reworded,
            elsewhere: others
                .map(|other| differences(plan, changed_plan, *other))
                .sum(),
            before: Side::of(&now, &plan.rules),
            after: Side::of(&then, rules),
        }
    }
}

impl Changed {
    fn of(
        place: &Place<'_>,
        before: &Outcome,
        rules_before: &Rules,
        after: &Outcome,
        rules_after: &Rules,
    ) -> Self {
        Self {
            id: place.indicator.id.clone(),
            code: verdict::code(place),
            name: place.indicator.name.clone(),
            rate_before: verdict::measure(before),
            rate_after: verdict::measure(after),
            before: Verdict::of(before.standing, rules_before),
            after: Verdict::of(after.standing, rules_after),
        }
    }
}

fn differences(before: &Plan, after: &Plan, year: FiscalYear) -> usize {
    let then = Figures::of(after, year);
    Figures::of(before, year)
        .outcomes()
        .iter()
        .zip(then.outcomes())
        .filter(|(now, then)| !is_judged_alike(now, &before.rules, then, &after.rules))
        .count()
}

/// In the same level, though it may have another place or another name now; or in the same standing without one.
fn is_judged_alike(
    before: &Outcome,
    rules_before: &Rules,
    after: &Outcome,
    rules_after: &Rules,
) -> bool {
    match (before.standing, after.standing) {
        (Standing::Judged(before), Standing::Judged(after)) => {
            let before = rules_before.band(before).map(|band| &band.id);
            before == rules_after.band(after).map(|band| &band.id)
        }
        (before, after) => before == after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::{JudgedOn, ZeroTarget};
    use crate::report::settings::rules::Draft;
    use crate::start;

    fn effect(change: impl FnOnce(&mut Draft)) -> Effect {
        let plan = start::sample().unwrap().plan;
        let mut draft = Draft::of(&plan.rules);
        change(&mut draft);
        let rules = draft.rules(&plan).unwrap();
        Effect::of(&plan, &rules, plan.reporting_year)
    }

    fn counts(side: &Side) -> Vec<usize> {
        side.bands.iter().map(|(_, count)| *count).collect()
    }

    #[test]
    fn the_same_rules_change_nothing() {
        let effect = effect(|_| {});
        assert_eq!(
            (
                effect.changed.len(),
                effect.reworded.len(),
                effect.elsewhere
            ),
            (0, 0, 0)
        );
        assert_eq!(effect.before, effect.after);
        assert_eq!(counts(&effect.before), [27, 9, 5]);
    }

    #[test]
    fn a_higher_bound_moves_indicators_down() {
        let effect = effect(|draft| draft.bands[1].percent = "90".into());
        assert_eq!(
            counts(&effect.after),
            [27, 9 - effect.changed.len(), 5 + effect.changed.len()]
        );
        assert!(!effect.changed.is_empty());
        for changed in &effect.changed {
            assert_eq!(
                (changed.before.tone, changed.after.tone),
                ("near", "missed")
            );
            assert_eq!(changed.rate_before, changed.rate_after);
        }
        assert_eq!(effect.elsewhere, 0);
    }

    #[test]
    fn judging_on_the_shown_rate_lifts_what_rounds_up() {
        // 87 of 90 is 96.67 and shows as 97.
        let bound_of_97 = |draft: &mut Draft| draft.bands[1].percent = "97".into();
        let exact = effect(bound_of_97);
        let shown = effect(|draft| {
            bound_of_97(draft);
            draft.judged_on = JudgedOn::Shown;
        });
        assert_eq!(counts(&shown.after)[1], counts(&exact.after)[1] + 1);
        assert_eq!(shown.changed.len() + 1, exact.changed.len());
    }

    #[test]
    fn more_decimals_change_figures_and_no_judgement() {
        let effect = effect(|draft| draft.rate_decimals = 1);
        assert!(effect.changed.is_empty());
        // Each of the 33 rates gets a decimal.
        assert_eq!(effect.reworded.len(), 33);
    }

    #[test]
    fn a_new_name_or_place_is_no_new_judgement() {
        let effect = effect(|draft| draft.bands[0].label = "Ａ".into());
        assert!(effect.changed.is_empty());
        assert_eq!(effect.after.bands[0].0.word, "Ａ");
    }

    #[test]
    fn other_years_are_counted_too() {
        let mut plan = start::sample().unwrap().plan;
        let id = plan
            .places()
            .find(|place| place.indicator.name.contains("PPP"))
            .map(|place| place.indicator.id.clone())
            .unwrap();
        let r7 = FiscalYear::new(2025).unwrap();
        plan.indicator_mut(&id).unwrap().set_actual(r7, "2件");
        let mut draft = Draft::of(&plan.rules);
        draft.zero_target = ZeroTarget::Met;
        let rules = draft.rules(&plan).unwrap();
        let effect = Effect::of(&plan, &rules, plan.reporting_year);
        assert_eq!((effect.changed.len(), effect.elsewhere), (0, 1));
        let effect = Effect::of(&plan, &rules, r7);
        assert_eq!((effect.changed.len(), effect.elsewhere), (1, 0));
        assert_eq!(effect.changed[0].before.tone, "none");
        assert_eq!(effect.changed[0].after.tone, "met");
    }
}
