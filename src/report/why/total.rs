//! The arithmetic of a total: its scope, the indicators counted in each level, those left out with the reason, the
//! division, the rounding.

use crate::domain::exact::Exact;
use crate::domain::id::NodeId;
use crate::domain::outcome::{NotSet, Outcome, Standing};
use crate::domain::plan::Plan;
use crate::domain::rounding::Rounding;
use crate::domain::rules::BandIndex;
use crate::domain::sort;
use crate::domain::summary::{Figures, Share};
use crate::domain::tree::Place;
use crate::report::arithmetic::Step;
use crate::report::census::Census;
use crate::report::collect::sources::of_results;
use crate::report::list::order::{Order, Wanted};
use crate::report::route::{ListQuery, Route};
use crate::report::verdict::{self, Verdict};
use crate::text::why::{self as words, items};
use crate::text::{self, arithmetic, bands, collect, format, overview};

use super::{Context, Figure, Group, Line, Page, Under, Why};

/// The most indicators of a group that are listed; the list shows the rest.
const MOST_LISTED: usize = 200;
/// The most files that are named.
const MOST_FILES: usize = 5;

type Counted<'a> = (Place<'a>, &'a Outcome);

pub(super) fn page(
    plan: &Plan,
    why: &Why,
    figures: &Figures,
    context: &Context<'_>,
) -> Option<Page> {
    let total = Total::gather(plan, why, figures)?;
    let (title, figure) = total.headline()?;
    let mut notes = Vec::new();
    if !total.census.tally.shares_add_up(&plan.rules) && matches!(why.figure, Figure::Level(_)) {
        let note = match plan.rules.rounding {
            Rounding::HalfUp => overview::ROUNDED,
            _ => overview::ROUNDED_OTHERWISE,
        };
        notes.push(note.to_owned());
    }
    if why.department.is_some() {
        notes.push(words::ONCE_EACH.to_owned());
    }
    Some(Page {
        mark: "",
        title: words::title(&title),
        about: words::about(&[&format::year_long(figures.year), &total.scope]),
        figure,
        verdict: None,
        sentence: String::new(),
        notes,
        steps: total.steps(context),
        groups: total.groups(),
        links: total.links(),
    })
}

struct Total<'a> {
    plan: &'a Plan,
    why: &'a Why,
    figures: &'a Figures,
    scope: String,
    census: Census,
    counted: Vec<Counted<'a>>,
}

fn is_within(place: &Place<'_>, node: &NodeId) -> bool {
    [
        &place.priority.id,
        &place.theme.id,
        &place.initiative.id,
        &place.action.id,
        &place.indicator.id,
    ]
    .contains(&node)
}

impl<'a> Total<'a> {
    fn gather(plan: &'a Plan, why: &'a Why, figures: &'a Figures) -> Option<Self> {
        let mut scope = Vec::new();
        match &why.node {
            None => scope.push(words::WHOLE.to_owned()),
            Some(node) => {
                let (level, number, name) = plan.describe(node)?;
                scope.push(words::node(level, number, name));
            }
        }
        if let Some(id) = &why.department {
            scope.push(words::department(&plan.department(id)?.name));
        }
        let order = why.list.as_ref().map(|query| {
            let wanted = Wanted {
                query: ListQuery::clone(query),
                scope: why.department.clone(),
                year: figures.year,
            };
            Order::of(plan, figures, wanted)
        });
        if order.is_some() {
            scope.push(words::LISTED.to_owned());
        }
        let mut listed = vec![order.is_none(); figures.outcomes().len()];
        for line in order.iter().flat_map(Order::lines) {
            if let Some(listed) = listed.get_mut(line.at) {
                *listed = true;
            }
        }
        let mut census = Census::default();
        let mut counted = Vec::new();
        let mut listed = listed.into_iter();
        for (place, outcome) in figures.rows(plan) {
            let within = listed.next().unwrap_or_default()
                && why.node.as_ref().is_none_or(|node| is_within(&place, node))
                && why
                    .department
                    .as_ref()
                    .is_none_or(|own| place.departments().contains(own));
            if within {
                census.add(outcome);
                counted.push((place, outcome));
            }
        }
        Some(Self {
            plan,
            why,
            figures,
            scope: scope.join("・"),
            census,
            counted,
        })
    }

    fn band(&self) -> Option<BandIndex> {
        match &self.why.figure {
            Figure::Level(id) => self.plan.rules.band_index(id),
            _ => None,
        }
    }

    fn word(&self, band: BandIndex) -> String {
        text::outcome::standing(Standing::Judged(band), &self.plan.rules)
    }

    /// What the number is called, and the number.
    fn headline(&self) -> Option<(String, String)> {
        let (tally, rules) = (&self.census.tally, &self.plan.rules);
        Some(match &self.why.figure {
            Figure::Rate => return None,
            Figure::Share => (
                bands::attainment(rules),
                tally.attainment_share(rules).map_or_else(
                    || format::NO_FIGURE.to_owned(),
                    |share| format::share(&share),
                ),
            ),
            Figure::Set => (overview::SET.to_owned(), items(tally.set)),
            Figure::Reported => (words::REPORTED.to_owned(), items(tally.reported)),
            Figure::Level(_) => {
                let band = self.band()?;
                let share = tally.band_share(band, rules);
                let share = share.map(|share| format::share(&share)).unwrap_or_default();
                (
                    words::level(&self.word(band)),
                    words::counted(tally.in_band(band), &share),
                )
            }
            Figure::Open => (words::OPEN.to_owned(), items(self.census.open_count())),
            Figure::NotSet => (words::NOT_SET.to_owned(), items(tally.not_set)),
        })
    }

    fn steps(&self, context: &Context<'_>) -> Vec<Step> {
        let (tally, rules) = (&self.census.tally, &self.plan.rules);
        let mut steps = vec![
            Step::new(words::SCOPE, self.scope.clone()),
            Step::new(
                overview::SET,
                words::set(tally.set, tally.not_set, self.counted.len()),
            ),
        ];
        let mut parts: Vec<(String, usize)> = (0..rules.bands().len())
            .map(|band| (self.word(band), tally.in_band(band)))
            .collect();
        steps.push(Step::new(
            words::COUNTED,
            words::adding_up(&parts, tally.counted()),
        ));
        if self.census.open_count() > 0 {
            parts = vec![(words::JUDGED.to_owned(), tally.counted())];
            parts.extend(self.census.open(rules));
            steps.push(Step::new(
                words::NOT_COUNTED,
                words::adding_up(&parts, tally.set),
            ));
        }
        match &self.why.figure {
            Figure::Share => {
                let attained: Vec<(String, usize)> = rules
                    .bands()
                    .iter()
                    .enumerate()
                    .filter(|(_, band)| band.attains)
                    .map(|(index, _)| (self.word(index), tally.in_band(index)))
                    .collect();
                let names: Vec<&str> = attained.iter().map(|(word, _)| word.as_str()).collect();
                steps.push(Step::new(
                    arithmetic::FORMULA,
                    words::share_formula(&names, &bands::attainment_range(rules)),
                ));
                let counts: Vec<usize> = attained.iter().map(|(_, count)| *count).collect();
                self.divided(
                    tally.attainment_share(rules),
                    &words::sum(&counts),
                    rules.share_decimals,
                    &mut steps,
                );
            }
            Figure::Level(_) => {
                if let Some(band) = self.band() {
                    let word = self.word(band);
                    steps.push(Step::new(
                        words::BOUNDS,
                        words::bounds(&word, &bands::range(rules, band)),
                    ));
                    steps.push(Step::new(arithmetic::FORMULA, words::level_formula(&word)));
                    let count = [tally.in_band(band)];
                    self.divided(
                        tally.band_share(band, rules),
                        &words::sum(&count),
                        rules.rate_decimals,
                        &mut steps,
                    );
                }
            }
            Figure::Reported => {
                steps.push(Step::new(arithmetic::FORMULA, words::REPORTED_MEANS));
            }
            _ => {}
        }
        steps.push(Step::new(arithmetic::RULE, words::rule(rules)));
        if context.conditions.is_empty() {
            steps.push(Step::new(words::SOURCE, self.supplied(context)));
        }
        steps
    }

    /// Which files supplied the results, and when; those that brought most first.
    fn supplied(&self, context: &Context<'_>) -> String {
        let all: Vec<_> = self
            .counted
            .iter()
            .map(|(place, _)| place.indicator)
            .collect();
        let mut files = of_results(self.plan, &all, self.figures.year);
        sort::by_key(&mut files, |(_, count)| std::cmp::Reverse(*count));
        let of_files: usize = files.iter().map(|(_, count)| *count).sum();
        let mut lines = Vec::new();
        let mut more = (0_usize, 0_usize);
        for (index, (file, count)) in files.into_iter().enumerate() {
            let Some(merge) = self.plan.merges.get(file).filter(|_| index < MOST_FILES) else {
                more = (more.0.saturating_add(1), more.1.saturating_add(count));
                continue;
            };
            let department = merge.department.as_ref();
            let named = department.and_then(|id| self.plan.department(id));
            let whose = collect::whose(named.map(|one| one.name.as_str()));
            let from = words::from_file(&whose, &merge.file, &(context.time)(&merge.at), "");
            lines.push(arithmetic::line(&items(count), &from));
        }
        if more.0 > 0 {
            lines.push(arithmetic::line(&items(more.1), &words::more_files(more.0)));
        }
        let here = context.here();
        match all.len().saturating_sub(of_files) {
            _ if lines.is_empty() => return here,
            0 => {}
            rest => lines.push(arithmetic::line(&items(rest), &here)),
        }
        lines.join("\n")
    }

    /// The division with its numbers, the exact value, and its rounding.
    fn divided(&self, share: Option<Share>, numerator: &str, decimals: u8, steps: &mut Vec<Step>) {
        let Some(share) = share else {
            steps.push(Step::new(arithmetic::CALCULATION, words::NOTHING_TO_DIVIDE));
            return;
        };
        let number = |count: usize| i128::try_from(count).unwrap_or(i128::MAX);
        let Ok(exact) = Exact::new(number(share.part), number(share.whole)) else {
            return;
        };
        let exact = format::exact_percent(&exact, decimals);
        let shown = format::percent(share.shown);
        let divided = words::divided(numerator, share.part, share.whole);
        steps.push(Step::new(
            arithmetic::CALCULATION,
            arithmetic::equals(&divided, &exact),
        ));
        if exact != shown {
            let rounded = words::rounded(&exact, &shown, decimals, self.plan.rules.rounding);
            steps.push(Step::new(arithmetic::ROUNDING, rounded));
        }
    }

    fn groups(&self) -> Vec<Group> {
        let rules = &self.plan.rules;
        let mut groups: Vec<Group> = (0..rules.bands().len())
            .map(|band| {
                let standing = Standing::Judged(band);
                self.group(
                    standing,
                    self.band() == Some(band),
                    &bands::range(rules, band),
                )
            })
            .filter(|group| !group.lines.is_empty() || group.open)
            .collect();
        let mut others: Vec<Standing> = Vec::new();
        for (_, outcome) in &self.counted {
            let standing = outcome.standing;
            if !matches!(standing, Standing::Judged(_)) && !others.contains(&standing) {
                others.push(standing);
            }
        }
        // What is set before what is not.
        sort::by_key(&mut others, |standing| {
            matches!(standing, Standing::NotSet(_))
        });
        groups.extend(others.into_iter().map(|standing| {
            let asked = match self.why.figure {
                Figure::NotSet => matches!(standing, Standing::NotSet(_)),
                Figure::Level(_) => false,
                _ => true,
            };
            self.group(standing, asked, "")
        }));
        groups
    }

    fn group(&self, standing: Standing, open: bool, range: &str) -> Group {
        let rules = &self.plan.rules;
        let all = || {
            self.counted
                .iter()
                .filter(move |(_, outcome)| outcome.standing == standing)
        };
        let count = all().count();
        Group {
            verdict: Verdict::of(standing, rules),
            title: words::group_title(range, count),
            reason: match (self.why.under, standing) {
                // To leave it out is to treat it so.
                (Under::Trial, Standing::NotSet(NotSet::MonitorOnly)) => words::NOT_TRIED,
                _ => text::outcome::reason(standing),
            },
            lines: all()
                .take(MOST_LISTED)
                .map(|(place, outcome)| Line {
                    code: verdict::code(place),
                    name: place.indicator.name.clone(),
                    href: Why::rate(&place.indicator.id, self.figures.year)
                        .under(self.why.under)
                        .href(),
                    measure: crate::report::indicator::judged::rate(outcome),
                })
                .collect(),
            more: match count.saturating_sub(MOST_LISTED) {
                0 => String::new(),
                more => overview::more(more),
            },
            open,
        }
    }

    /// The list of the same indicators, where the list can be narrowed to them.
    fn links(&self) -> Vec<(String, String)> {
        let is_priority = |id: &NodeId| {
            self.plan
                .priorities
                .iter()
                .any(|priority| &priority.id == id)
        };
        if self.why.list.is_some() || self.why.node.as_ref().is_some_and(|id| !is_priority(id)) {
            return Vec::new();
        }
        let query = ListQuery {
            priority: self
                .why
                .node
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            department: self
                .why
                .department
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            standing: match &self.why.figure {
                Figure::Level(id) => id.to_string(),
                Figure::NotSet => "not-set".to_owned(),
                _ => String::new(),
            },
            ..ListQuery::default()
        };
        vec![(overview::SEE_LIST.to_owned(), Route::List(query).href())]
    }
}
