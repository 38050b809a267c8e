//! 入力: a department's own indicators, how far they have come, and everything needed to fill in one of them.

pub mod actions;

use crate::domain::comment::open;
use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::indicator::Indicator;
use crate::domain::kind::{Kind, TargetBasis};
use crate::domain::plan::Plan;
use crate::domain::rules::{JudgedOn, Rules};
use crate::domain::tree::Place;
use crate::domain::unit::Amount;
use crate::domain::year::FiscalYear;
use crate::report::amount::{Amounts, target_cell};
use crate::report::composites;
use crate::report::indicator::problems::actual_id;
use crate::report::indicator::years::{Texts, Year};
use crate::report::indicator::{Neighbour, name_of};
use crate::report::precheck::{self, Checked};
use crate::report::route::{Filling, Route};
use crate::report::verdict;
use crate::text::{comments, fill as words, format, kind};

/// The indicators that a department fills in, and how far they have come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Each of them, in the plan's order.
    pub items: Vec<Item>,
    /// How many have been filled in.
    pub done: usize,
    /// How many have to be.
    pub needed: usize,
}

/// One of the indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub id: NodeId,
    /// Its number as printed.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How far it has come.
    pub state: State,
}

/// How far an indicator has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Everything needed is there.
    Done,
    /// The result is missing.
    Open,
    /// Something has to be mended.
    ToMend,
    /// Nothing is needed this year.
    NotNeeded,
}

impl State {
    fn of(checked: &Checked) -> Self {
        if checked.not_needed {
            State::NotNeeded
        } else if checked.is_open() {
            State::Open
        } else if checked.errors() > 0 {
            State::ToMend
        } else {
            State::Done
        }
    }

    /// In a word.
    pub fn word(self) -> &'static str {
        match self {
            State::Done => words::DONE,
            State::Open => words::OPEN,
            State::ToMend => words::TO_MEND,
            State::NotNeeded => words::NOT_NEEDED,
        }
    }

    /// For the style of the page.
    pub fn name(self) -> &'static str {
        match self {
            State::Done => "done",
            State::Open => "open",
            State::ToMend => "mend",
            State::NotNeeded => "none",
        }
    }
}

impl Item {
    /// Where it is filled in.
    pub fn href(&self) -> String {
        href(&self.id)
    }

    fn neighbour(&self) -> Neighbour {
        Neighbour {
            code: self.code.clone(),
            name: self.name.clone(),
            href: self.href(),
        }
    }
}

fn href(id: &NodeId) -> String {
    Route::Fill(Filling::one(id.clone())).href()
}

impl Board {
    /// What a department, or anybody, fills in for a year.
    pub fn of(plan: &Plan, scope: Option<&DepartmentId>, year: FiscalYear) -> Self {
        let items: Vec<Item> = precheck::check(plan, scope, year)
            .into_iter()
            .map(|checked| Item {
                state: State::of(&checked),
                id: checked.id,
                code: checked.code,
                name: checked.name,
            })
            .collect();
        let count = |state| items.iter().filter(|item| item.state == state).count();
        let done = count(State::Done);
        Self {
            done,
            needed: items.len().saturating_sub(count(State::NotNeeded)),
            items,
        }
    }

    /// The progress in words.
    pub fn progress(&self) -> String {
        words::progress(self.done, self.needed)
    }

    /// What is left to be done.
    pub fn left(&self) -> usize {
        self.needed.saturating_sub(self.done)
    }

    /// The next indicator that is not finished, behind the one that is shown; past the end it goes on at the beginning.
    pub fn next_open(&self, shown: Option<&NodeId>) -> Option<&Item> {
        let at = shown.and_then(|id| self.items.iter().position(|item| &item.id == id));
        let (before, behind) = self.items.split_at(at.map_or(0, |at| at.saturating_add(1)));
        behind
            .iter()
            .chain(before)
            .filter(|item| Some(&item.id) != shown)
            .find(|item| matches!(item.state, State::Open | State::ToMend))
    }

    /// The indicators before and behind the one that is shown.
    pub fn around(&self, shown: &NodeId) -> (Option<Neighbour>, Option<Neighbour>) {
        let Some(at) = self.items.iter().position(|item| &item.id == shown) else {
            return (None, None);
        };
        let item = |at: Option<usize>| at.and_then(|at| self.items.get(at)).map(Item::neighbour);
        (item(at.checked_sub(1)), item(at.checked_add(1)))
    }
}

/// Which indicator a department begins with: the first that is not finished, or the first of all.
pub fn first(plan: &Plan, scope: &DepartmentId, year: FiscalYear) -> Option<NodeId> {
    let board = Board::of(plan, Some(scope), year);
    board
        .next_open(None)
        .or(board.items.first())
        .map(|item| item.id.clone())
}

/// A department to choose, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// How far it has come: 入力 5/9.
    pub progress: String,
    /// What is left, in words.
    pub left: String,
    /// Its 取組内容 without 成果指標.
    pub actions: String,
    /// How many comments are open, in words; blank for none.
    pub comments: String,
}

/// The departments that have something to fill in.
pub fn choices(plan: &Plan, year: FiscalYear) -> Vec<Choice> {
    // Everything is checked once, however many departments there are.
    let all = precheck::check(plan, None, year);
    let states: Vec<State> = all.iter().map(State::of).collect();
    let mut bare = Vec::new();
    for priority in &plan.priorities {
        priority.for_each_action(|action| {
            if actions::is_bare(action) {
                bare.push(action);
            }
        });
    }
    plan.departments
        .iter()
        .filter_map(|department| {
            let own: Vec<State> = plan
                .places()
                .zip(&states)
                .filter(|(place, _)| place.departments().contains(&department.id))
                .map(|(_, state)| *state)
                .collect();
            let count = |state| own.iter().filter(|one| **one == state).count();
            let needed = own.len().saturating_sub(count(State::NotNeeded));
            let done = count(State::Done);
            let open_comments = plan
                .places()
                .filter(|place| place.departments().contains(&department.id))
                .map(|place| open(&place.indicator.comments))
                .sum();
            let actions = bare
                .iter()
                .filter(|action| action.departments.contains(&department.id))
                .count();
            (!own.is_empty() || actions > 0).then(|| Choice {
                id: department.id.clone(),
                name: department.name.clone(),
                progress: match own.len() {
                    0 => format::NO_FIGURE.to_owned(),
                    _ => words::progress(done, needed),
                },
                left: words::left(needed.saturating_sub(done)),
                actions: words::left(actions),
                comments: comments::mark(open_comments),
            })
        })
        .collect()
}

/// What is shown of one indicator around its boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Its number as printed.
    pub code: String,
    /// Its name.
    pub name: String,
    /// 取組内容.
    pub action: String,
    /// 年次計画 of the year.
    pub plan: String,
    /// The target, as entered.
    pub target: String,
    /// What the target means, sentence by sentence.
    pub meaning: Vec<String>,
    /// The `id` of the first box.
    pub first: String,
    /// It belongs to others.
    pub outside: bool,
    /// The year before, if the plan has one.
    pub before: Option<Before>,
}

/// The year before, for reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// Which year.
    pub year: FiscalYear,
    /// Its target and actual: 目標 5件　実績 4件　80％.
    pub figures: String,
    /// Its texts.
    pub texts: Texts,
}

impl Desk {
    /// One indicator in a year.
    pub fn of(
        plan: &Plan,
        place: &Place<'_>,
        scope: Option<&DepartmentId>,
        year: FiscalYear,
    ) -> Self {
        let indicator = place.indicator;
        let target = target_cell(plan, indicator, year).map_or("", |target| target.raw().trim());
        let action = &place.action;
        Self {
            code: verdict::code(place),
            name: name_of(place),
            action: action.name.clone(),
            plan: action
                .years
                .get(&year)
                .map(|entry| entry.plan.clone())
                .unwrap_or_default(),
            target: match target {
                "" => words::NO_TARGET.to_owned(),
                target => target.to_owned(),
            },
            meaning: meaning(plan, indicator, year),
            first: first_box(indicator, year),
            outside: scope.is_some_and(|scope| !place.departments().contains(scope)),
            before: plan
                .years
                .iter()
                .rfind(|before| **before < year)
                .map(|before| self::before(plan, place, *before, year)),
        }
    }
}

fn first_box(indicator: &Indicator, year: FiscalYear) -> String {
    match indicator.kind() {
        Kind::Composite(composite) => match composite.parts.first() {
            Some(part) => composites::actual_id(&indicator.id, &part.id),
            None => format!("status-{}", year.number()),
        },
        _ => actual_id(year),
    }
}

fn before(plan: &Plan, place: &Place<'_>, before: FiscalYear, year: FiscalYear) -> Before {
    let model = Year::of(plan, place.action, place.indicator, before, year);
    let figures = [
        (words::target(before), model.target.text.trim()),
        (words::LAST_ACTUAL.to_owned(), model.actual.text.trim()),
        (model.measure.to_owned(), model.rate.trim()),
    ];
    let figures: Vec<String> = figures
        .into_iter()
        .filter(|(label, text)| !label.is_empty() && !text.is_empty() && *text != format::NO_FIGURE)
        .map(|(label, text)| format!("{label} {text}"))
        .collect();
    Before {
        year: before,
        figures: figures.join("　"),
        texts: model.texts,
    }
}

/// What the target means for who enters the actual.
fn meaning(plan: &Plan, indicator: &Indicator, year: FiscalYear) -> Vec<String> {
    let formula = match indicator.kind() {
        Kind::Lower(own) => kind::lower(own.unwrap_or(plan.rules.lower_formula)),
        _ => "",
    };
    let baseline = indicator.baseline().raw().trim();
    let mut said = vec![words::meaning(indicator.kind(), formula, baseline)];
    said.extend(reached(&plan.rules, plan, indicator, year));
    if indicator.cumulative {
        said.push(words::CUMULATIVE.to_owned());
    }
    if indicator.basis != TargetBasis::OfYear {
        let last = plan.years.last().and_then(|last| indicator.year(*last));
        let last = last.map_or("", |record| record.target.raw().trim());
        said.push(words::against(kind::basis(indicator.basis), last));
    }
    said
}

/// From which values on the levels are reached, where that can be said of values: `1,000人以上で達成、…`.
fn reached(rules: &Rules, plan: &Plan, indicator: &Indicator, year: FiscalYear) -> Option<String> {
    let plain = matches!(indicator.kind(), Kind::Higher | Kind::Composite(_))
        && indicator.basis == TargetBasis::OfYear
        && rules.judged_on == JudgedOn::Exact
        && !indicator.year(year).is_some_and(|record| record.annualised);
    if !plain {
        return None;
    }
    let target = target_cell(plan, indicator, year)?.quantity()?;
    // What the judge compares: a bare number has the scale of the declared unit worked in.
    let value = Amount::of(target, &indicator.unit).ok()?.value;
    if !value.is_positive() {
        return None;
    }
    let amounts = Amounts::of(indicator);
    let levels: Option<Vec<String>> = rules
        .bands()
        .iter()
        .filter_map(|band| band.lower.as_ref().map(|bound| (band, bound)))
        .map(|(band, bound)| {
            let from = value.checked_mul(bound.percent.fraction()).ok()?;
            let amount = amounts.write(from, Some(target));
            Some(words::reached(&amount, bound.inclusive, &band.label))
        })
        .collect();
    levels
        .filter(|levels| !levels.is_empty())
        .map(|levels| words::reached_all(&levels))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    fn year(number: u16) -> FiscalYear {
        FiscalYear::new(number).unwrap()
    }

    fn department(plan: &Plan, name: &str) -> DepartmentId {
        let found = plan.departments.iter().find(|one| one.name == name);
        found.unwrap().id.clone()
    }

    fn desk(id: &str, number: u16) -> Desk {
        let plan = start::sample().unwrap().plan;
        let place = plan.place(&NodeId::new(id).unwrap()).unwrap();
        Desk::of(&plan, &place, None, year(number))
    }

    #[test]
    fn a_department_sees_its_own_and_how_far_they_have_come() {
        let mut plan = start::sample().unwrap().plan;
        let own = department(&plan, "職員課");
        let board = Board::of(&plan, Some(&own), year(2024));
        assert!(board.items.len() > 3);
        assert_eq!((board.left(), board.next_open(None)), (0, None));
        assert_eq!(
            first(&plan, &own, year(2024)).as_ref(),
            board.items.first().map(|item| &item.id)
        );
        // Two are emptied: the way leads from one to the other and back.
        let (second, last) = (
            board.items[1].id.clone(),
            board.items.last().unwrap().id.clone(),
        );
        for id in [&second, &last] {
            plan.indicator_mut(id).unwrap().set_actual(year(2024), "");
        }
        let board = Board::of(&plan, Some(&own), year(2024));
        assert_eq!(board.left(), 2);
        let next = |shown: Option<&NodeId>| board.next_open(shown).map(|item| item.id.clone());
        assert_eq!(next(None).as_ref(), Some(&second));
        assert_eq!(next(Some(&second)).as_ref(), Some(&last));
        assert_eq!(next(Some(&last)).as_ref(), Some(&second));
        assert_eq!(first(&plan, &own, year(2024)), Some(second.clone()));
        let (before, behind) = board.around(&second);
        assert_eq!(before.unwrap().code, board.items[0].code);
        assert_eq!(behind.unwrap().code, board.items[2].code);
        let choice = choices(&plan, year(2024));
        let own = choice
            .iter()
            .find(|choice| choice.name == "職員課")
            .unwrap();
        assert_eq!(
            (&own.progress, own.left.as_str()),
            (&board.progress(), "2件")
        );
    }

    #[test]
    fn what_a_target_means() {
        let applicants = desk("p1-2b-4-1", 2024);
        assert_eq!(applicants.target, "1,000人");
        assert_eq!(
            applicants.meaning,
            [
                "実績が大きいほど良い指標です。達成率は 実績 ÷ 目標 です。",
                "1,000人以上で達成、800人以上で概ね達成です。"
            ]
        );
        assert_eq!(applicants.first, "actual-2024");
        // A bare target has the scale of the declared unit, however it is written.
        for target in ["780", "780万文字", "7,800,000文字"] {
            let mut plan = start::sample().unwrap().plan;
            let id = NodeId::new("p1-2b-4-1").unwrap();
            let indicator = plan.indicator_mut(&id).unwrap();
            indicator.unit = "万文字".to_owned();
            indicator.set_target(year(2024), target);
            let place = plan.place(&id).unwrap();
            let desk = Desk::of(&plan, &place, None, year(2024));
            assert_eq!(
                desk.meaning[1], "780万文字以上で達成、624万文字以上で概ね達成です。",
                "{target}"
            );
        }
        assert!(applicants.before.is_none());
        let debts = desk("p2-2c-1-1", 2024);
        assert!(debts.first.ends_with("-actual") && debts.first.starts_with("p2-2c-1-1-"));
        assert_eq!(
            desk("p1-3b-1-1", 2024).meaning.last().map(String::as_str),
            Some(words::CUMULATIVE)
        );
    }

    #[test]
    fn the_year_before_stands_beside() {
        let before = desk("p1-2b-4-1", 2025).before.unwrap();
        assert_eq!(before.year, year(2024));
        assert_eq!(before.figures, "目標 R6 1,000人　実績 729人　達成率 73％");
        assert!(!before.texts.status.is_empty());
    }
}
