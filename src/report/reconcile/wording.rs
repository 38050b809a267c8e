//! Findings in words: where something is, what it is, what the rows give, and each explanation as a sentence.

use crate::domain::exact::Exact;
use crate::domain::id::{BandId, NodeId};
use crate::domain::indicator::Indicator;
use crate::domain::kind::LowerFormula;
use crate::domain::outcome::Formula;
use crate::domain::plan::Plan;
use crate::domain::rounding::{Rounding, percent};
use crate::domain::rules::{BandIndex, JudgedOn, ZeroTarget};
use crate::domain::year::FiscalYear;
use crate::reconcile::explain::{Change, Explanation, Moves};
use crate::reconcile::{At, Computed, Finding, Material, Pair, What};
use crate::report::amount::{Amounts, actual_quantity};
use crate::report::verdict::{self, Verdict};
use crate::text::{arithmetic, bands, format, reconcile as words};

/// Puts findings into words.
pub struct Speaker<'a> {
    plan: &'a Plan,
    year: FiscalYear,
}

impl<'a> Speaker<'a> {
    /// For what was found in a plan in one year.
    pub fn new(plan: &'a Plan, year: FiscalYear) -> Self {
        Self { plan, year }
    }

    /// The paper and where in it.
    pub fn place(&self, at: &At) -> (String, String) {
        let paper = |index: usize| self.plan.publications.get(index);
        let name = |index: usize| paper(index).map_or_else(String::new, |paper| paper.name.clone());
        match at {
            At::Indicator(id) => (words::ROWS.to_owned(), self.indicator(id)),
            At::Row { paper: index, row } => {
                let row = paper(*index).and_then(|paper| paper.summary.get(*row));
                let label = row.map_or("", |row| row.label.as_str());
                (name(*index), words::place(words::TABLE, label))
            }
            At::Shares { paper } => (name(*paper), words::SHARES.to_owned()),
            At::Statement {
                paper: index,
                statement,
            } => {
                let own = paper(*index).and_then(|paper| paper.statements.get(*statement));
                let heading = own.map_or("", |own| own.heading.trim());
                let of = own.and_then(|own| own.priority.as_ref());
                let place = words::place(
                    &of.map_or_else(String::new, |id| self.priority(id)),
                    heading,
                );
                let place = if place.is_empty() {
                    words::TEXT.to_owned()
                } else {
                    place
                };
                (name(*index), place)
            }
            At::Excerpt {
                paper: index,
                excerpt,
                ..
            } => {
                let own = paper(*index).and_then(|paper| paper.excerpts.get(*excerpt));
                let place = own.map_or_else(String::new, |own| {
                    let indicator = self.plan.place(&own.indicator);
                    let printed = own.place.trim();
                    let place = match &indicator {
                        Some(place) if printed.is_empty() => verdict::code(place),
                        // 資料 print these below the heading of their 重点項目; in a list of all it is needed.
                        Some(place) if !printed.starts_with(&place.priority.number) => {
                            [place.priority.number.as_str(), printed].concat()
                        }
                        _ => printed.to_owned(),
                    };
                    words::place(&place, own.name.trim())
                });
                (name(*index), place)
            }
        }
    }

    fn indicator(&self, id: &NodeId) -> String {
        self.plan.place(id).map_or_else(
            || id.to_string(),
            |place| words::place(&verdict::code(&place), &place.indicator.name),
        )
    }

    /// The name of a 重点項目 with its number.
    pub fn priority(&self, id: &NodeId) -> String {
        let mut priorities = self.plan.priorities.iter();
        priorities.find(|priority| &priority.id == id).map_or_else(
            || id.to_string(),
            |priority| words::place(&priority.number, &priority.name),
        )
    }

    fn band(&self, index: BandIndex) -> &str {
        let band = self.plan.rules.band(index);
        band.map_or("", |band| band.label.as_str())
    }

    fn bands(&self, ids: &[BandId]) -> String {
        let label = |id: &'_ BandId| {
            let index = self.plan.rules.band_index(id);
            index.map_or_else(|| id.to_string(), |index| self.band(index).to_owned())
        };
        let labels: Vec<String> = ids.iter().map(label).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        words::together(&labels)
    }

    /// What is compared.
    pub fn what(&self, what: &What) -> String {
        match what {
            What::Actual => words::ACTUAL.to_owned(),
            What::Target => words::TARGET.to_owned(),
            What::Rate => words::RATE.to_owned(),
            What::Mark => words::MARK.to_owned(),
            What::Name => words::NAME.to_owned(),
            What::Place => words::PLACE.to_owned(),
            What::Set => words::SET.to_owned(),
            What::Initiatives => words::INITIATIVES.to_owned(),
            What::Actions => words::ACTIONS.to_owned(),
            What::Count(ids) => words::levels(&self.bands(ids)),
            What::Share(ids) => words::share_of(&self.bands(ids)),
            What::Attainment => bands::attainment(&self.plan.rules),
        }
    }

    /// The same for a table that says above it what it counts: the level alone.
    pub fn level(&self, what: &What) -> String {
        match what {
            What::Set => crate::text::overview::SET.to_owned(),
            What::Count(ids) | What::Share(ids) => self.bands(ids),
            other => self.what(other),
        }
    }

    fn own(&self, at: &At) -> Option<&'a Indicator> {
        let id = match at {
            At::Indicator(id) => id,
            At::Excerpt { paper, excerpt, .. } => {
                let paper = self.plan.publications.get(*paper)?;
                &paper.excerpts.get(*excerpt)?.indicator
            }
            _ => return None,
        };
        self.plan.place(id).map(|place| place.indicator)
    }

    /// What the rows give.
    pub fn computed(&self, at: &At, computed: &Computed) -> String {
        match computed {
            Computed::Nothing => format::NO_FIGURE.to_owned(),
            Computed::Standing(standing) => {
                let verdict = Verdict::of(*standing, &self.plan.rules);
                format!("{} {}", verdict.mark, verdict.word)
                    .trim()
                    .to_owned()
            }
            Computed::Count(count) => format::count(*count),
            Computed::Share(share) => format::percent(share.shown),
            Computed::Rate(figure) => format::percent(*figure),
            Computed::Change(figure) => format::signed_percent(*figure),
            Computed::Amount(value) => self.own(at).map_or_else(
                || format::exact(value, 1),
                |indicator| {
                    let like = actual_quantity(indicator, indicator.year(self.year));
                    Amounts::of(indicator).write(*value, like)
                },
            ),
            Computed::Text(text) if text.is_empty() => arithmetic::BLANK.to_owned(),
            Computed::Text(text) => text.clone(),
        }
    }

    /// All explanations of a finding, sentence by sentence.
    pub fn explanations(&self, finding: &Finding) -> Vec<String> {
        let explanations = finding.explanations.iter();
        explanations
            .flat_map(|explanation| self.explanation(finding, explanation))
            .collect()
    }

    fn rate(&self, exact: &Exact, decimals: u8) -> String {
        percent(exact, decimals, self.plan.rules.rounding)
            .map_or_else(|_| format::NO_FIGURE.to_owned(), format::percent)
    }

    fn printed_figure(&self, finding: &Finding) -> String {
        let pair = finding.differing().next();
        pair.map_or_else(String::new, |pair| {
            let text = pair.printed.replace('%', "％");
            if text.ends_with('％') {
                text
            } else {
                format!("{text}％")
            }
        })
    }

    fn explanation(&self, finding: &Finding, explanation: &Explanation) -> Vec<String> {
        let rules = &self.plan.rules;
        let one = match explanation {
            Explanation::Rounding(mode) => {
                if finding.differing().count() == 1 {
                    words::by_rounding(*mode, &self.printed_figure(finding))
                } else {
                    words::all_by_rounding(*mode)
                }
            }
            Explanation::Formula { formula, rate } => words::by_formula(
                arithmetic::formula(*formula),
                &self.rate(rate, rules.rate_decimals),
            ),
            Explanation::Rounded {
                actual,
                from,
                below,
                low,
                high,
            } => return self.rounded(&finding.at, *actual, (from, below), [*low, *high]),
            Explanation::Twice(first) => words::twice(&format::percent(*first)),
            Explanation::Mean(decimals) => words::by_mean(*decimals),
            Explanation::JudgedOn(JudgedOn::Exact, _) => words::ON_EXACT.to_owned(),
            Explanation::JudgedOn(JudgedOn::Shown, mode) => {
                words::on_shown(*mode, &self.shown(&finding.at, *mode))
            }
            Explanation::ByPrintedRate => {
                let record = self.own(&finding.at).and_then(|own| own.year(self.year));
                words::by_printed_rate(record.map_or("", |record| record.printed_rate.trim()))
            }
            Explanation::Bound => words::AT_BOUND.to_owned(),
            Explanation::BeforeOverride => words::BEFORE_OVERRIDE.to_owned(),
            Explanation::OfSet { set, counted } => words::of_set(*set, *counted),
            Explanation::Forced(sum) => words::forced(&format::percent(*sum)),
            Explanation::SumOfShown(shares) => {
                let shares: Vec<String> =
                    shares.iter().map(|share| format::percent(*share)).collect();
                words::sum_of_shown(&shares, &self.printed_figure(finding))
            }
            Explanation::Only(band) => words::only(self.band(*band)),
            Explanation::FromPrinted { parts, whole } => {
                let printed: Vec<String> = finding
                    .pairs
                    .iter()
                    .filter(|pair| matches!(pair.computed, Computed::Share(_)))
                    .map(|pair| pair.printed.replace('%', "％"))
                    .collect();
                let parts: Vec<String> = parts.iter().map(|part| format::count(*part)).collect();
                words::from_printed(&parts, *whole, &printed)
            }
            Explanation::SumOfRows => words::SUM_OF_ROWS.to_owned(),
            Explanation::OfRow(id) => words::of_row(&self.priority(id)),
            Explanation::ByPrintedRows => words::BY_PRINTED_ROWS.to_owned(),
            Explanation::Rules(changes) => {
                let changes: Vec<String> =
                    changes.iter().map(|change| self.change(change)).collect();
                words::by_rules(&changes)
            }
            Explanation::Moves(moves) => return self.moves(moves),
            Explanation::TooMany { printed, there } => words::too_many(*printed, *there),
            Explanation::PartsDoNotAddUp { sum, set } => words::not_adding_up(*sum, *set),
            Explanation::ShareHides { attained, counted } => {
                let share = finding.pairs.iter().find_map(|pair| match &pair.computed {
                    Computed::Share(share) if pair.what == What::Attainment => Some(share.shown),
                    _ => None,
                });
                words::share_hides(
                    &bands::attainment(rules),
                    *attained,
                    *counted,
                    &share.map_or_else(String::new, format::percent),
                )
            }
            Explanation::AsInTable => words::AS_IN_TABLE.to_owned(),
            Explanation::RoundedFrom => {
                let pair = finding.differing().next();
                words::rounded_from(&pair.map_or_else(String::new, |pair| {
                    self.computed(&finding.at, &pair.computed)
                }))
            }
            Explanation::Letters { printed, computed } => words::letters(printed, computed),
        };
        vec![one]
    }

    fn shown(&self, at: &At, mode: Rounding) -> String {
        let judge = crate::domain::judge::Judge::new(self.plan, self.year);
        let outcome = self.own(at).map(|own| judge.outcome(own));
        let rate = outcome.as_ref().and_then(|outcome| outcome.rate());
        rate.and_then(|rate| percent(&rate.value.exact, self.plan.rules.rate_decimals, mode).ok())
            .map_or_else(String::new, format::percent)
    }

    fn rounded(
        &self,
        at: &At,
        actual: bool,
        (from, below): (&Exact, &Exact),
        [low, high]: [crate::domain::rounding::Decimal; 2],
    ) -> Vec<String> {
        let Some(own) = self.own(at) else {
            return Vec::new();
        };
        let record = own.year(self.year);
        let entry = record.map(|record| {
            if actual {
                &record.actual
            } else {
                &record.target
            }
        });
        let like = entry.and_then(|entry| entry.quantity());
        let amounts = Amounts::of(own);
        vec![words::rounded_input(
            if actual { words::ACTUAL } else { words::TARGET },
            entry.map_or("", |entry| entry.raw().trim()),
            &amounts.write(*from, like),
            &amounts.write(*below, like),
            &format::percent(low),
            &format::percent(high),
        )]
    }

    fn change(&self, change: &Change) -> String {
        match change {
            Change::JudgedOn(JudgedOn::Exact, ..) => words::RULE_ON_EXACT.to_owned(),
            Change::JudgedOn(JudgedOn::Shown, mode, decimals) => {
                words::rule_on_shown(*mode, *decimals)
            }
            Change::Lower(formula) => words::rule_lower(formula_word(*formula)),
            Change::Zero(zero) => words::rule_zero(match zero {
                ZeroTarget::NotCounted => words::NOT_COUNTED,
                ZeroTarget::Met => self.band(self.plan.rules.met_band()),
                ZeroTarget::Missed => self.band(self.plan.rules.missed_band()),
            }),
            Change::Inclusive(band, inclusive) => words::rule_bound(self.band(*band), *inclusive),
        }
    }

    fn moves(&self, moves: &Moves) -> Vec<String> {
        let level = |band: Option<BandIndex>| match band {
            Some(band) => self.band(band).to_owned(),
            None => words::IN_NONE.to_owned(),
        };
        let several = moves.from.len() > 1 || moves.to.len() > 1;
        let with_count = |band: Option<BandIndex>, count: usize| {
            words::level_and_count(&level(band), several.then_some(count))
        };
        let from: Vec<String> = moves
            .from
            .iter()
            .map(|leaving| with_count(leaving.band, leaving.count))
            .collect();
        let to: Vec<String> = moves
            .to
            .iter()
            .map(|(band, count)| with_count(*band, *count))
            .collect();
        let mut sentences = vec![words::moves(moves.count, &from, &to)];
        let judge = crate::domain::judge::Judge::new(self.plan, self.year);
        for leaving in &moves.from {
            let names: Vec<String> = leaving
                .candidates
                .iter()
                .filter_map(|id| self.plan.place(id))
                .map(|place| {
                    let outcome = judge.outcome(place.indicator);
                    let rate = outcome.rate().map(|rate| {
                        format::exact_percent(&rate.value.exact, self.plan.rules.rate_decimals)
                    });
                    words::named(&place.indicator.name, &rate.unwrap_or_default())
                })
                .collect();
            let more = leaving.of.saturating_sub(names.len());
            sentences.push(if leaving.unique() && more == 0 {
                words::only_these(&names)
            } else {
                words::some_of(
                    &level(leaving.band),
                    leaving.of,
                    leaving.count,
                    &names,
                    more,
                )
            });
        }
        sentences
    }

    /// The arithmetic of a finding in sentences.
    pub fn arithmetic(&self, material: &Material<'_>, finding: &Finding) -> Vec<String> {
        match &finding.at {
            At::Indicator(_) => {
                let Some(own) = self.own(&finding.at) else {
                    return Vec::new();
                };
                let working = material.judge.judge(own);
                let arithmetic =
                    crate::report::arithmetic::Arithmetic::of(self.plan, own, self.year, &working);
                [arithmetic.calculation]
                    .into_iter()
                    .filter(|sentence| !sentence.is_empty())
                    .collect()
            }
            At::Row { paper, row } => {
                let paper = self.plan.publications.get(*paper);
                let row = paper.and_then(|paper| paper.summary.get(*row));
                let tally = row.and_then(|row| material.tally(row.priority.as_ref()));
                let Some(tally) = tally else {
                    return Vec::new();
                };
                let levels = 0..self.plan.rules.bands().len();
                let parts: Vec<String> = levels
                    .map(|band| words::level_count(self.band(band), tally.in_band(band)))
                    .collect();
                let mut sentences = vec![words::parts_and_sum(&parts, tally.counted())];
                if let Some(share) = tally.attainment_share(&self.plan.rules) {
                    sentences.push(words::quotient(
                        &bands::attainment(&self.plan.rules),
                        share.part,
                        share.whole,
                        &format::percent(share.shown),
                    ));
                }
                sentences
            }
            At::Shares { .. } | At::Statement { .. } => finding
                .differing()
                .filter_map(|pair| match &pair.computed {
                    Computed::Share(share) => Some(words::quotient(
                        &self.what(&pair.what),
                        share.part,
                        share.whole,
                        &format::percent(share.shown),
                    )),
                    _ => None,
                })
                .collect(),
            At::Excerpt { .. } => Vec::new(),
        }
    }
}

fn formula_word(formula: LowerFormula) -> &'static str {
    arithmetic::formula(Formula::Lower(formula))
}

/// What should be printed instead, written as it is printed.
pub fn right(speaker: &Speaker<'_>, at: &At, pair: &Pair) -> String {
    match &pair.computed {
        Computed::Count(number) => words::items(*number, &pair.printed),
        Computed::Standing(crate::domain::outcome::Standing::Judged(band)) => {
            let band = speaker.plan.rules.band(*band);
            let text = band.map(|band| {
                if band.mark.is_empty() || pair.what == What::Rate {
                    &band.label
                } else {
                    &band.mark
                }
            });
            text.cloned().unwrap_or_default()
        }
        computed => speaker.computed(at, computed),
    }
}
