//! Finding an indicator while the room waits: by its number as it is read out from the paper (2-3-1), or by words.

use crate::domain::id::NodeId;
use crate::domain::plan::Plan;
use crate::domain::quantity::folded;
use crate::domain::summary::Figures;
use crate::domain::tree::Place;
use crate::report::list::fold::{self, Words};
use crate::report::verdict::{self, Verdict};

/// The most that are offered.
pub const MOST: usize = 7;

/// An indicator that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// It.
    pub id: NodeId,
    /// Its number in figures: `1-2-2-4-1`.
    pub number: String,
    /// The number of its 取組内容 as printed: Ⅰ(2)イ④.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its departments.
    pub departments: String,
    /// Where it stands.
    pub verdict: Verdict,
}

/// The indicators that somebody may mean, in the plan's order, and how many more there are. `figures` must be those of
/// `plan`.
pub fn find(plan: &Plan, figures: &Figures, typed: &str) -> (Vec<Hit>, usize) {
    let wanted = numbers(typed);
    let words = Words::of(typed);
    let mut hits = Vec::new();
    let mut more = 0_usize;
    if words.is_empty() {
        return (hits, more);
    }
    let mut form = String::new();
    let mut indexed = Indexed::default();
    for (place, outcome) in figures.rows(plan) {
        let number = indexed.next(&place);
        let (code, departments) = (verdict::code(&place), verdict::departments(&place, plan));
        let meant = match &wanted {
            Some(wanted) => number.starts_with(wanted),
            None => {
                form.clear();
                fold::add(&mut form, &code);
                fold::add(&mut form, &place.indicator.name);
                fold::add(&mut form, &departments);
                words.found_in(&form)
            }
        };
        if !meant {
            continue;
        }
        if hits.len() == MOST {
            more = more.saturating_add(1);
            continue;
        }
        let written: Vec<String> = number.iter().map(ToString::to_string).collect();
        hits.push(Hit {
            id: place.indicator.id.clone(),
            number: written.join("-"),
            code,
            name: place.indicator.name.clone(),
            departments,
            verdict: Verdict::of(outcome.standing, &plan.rules),
        });
    }
    (hits, more)
}

/// What was typed as a number: figures with anything between them that is no letter. `None` if it is none.
fn numbers(typed: &str) -> Option<Vec<usize>> {
    let form = folded(typed);
    let between = |ch: char| {
        ch.is_whitespace()
            || matches!(
                ch,
                '-' | '.'
                    | ','
                    | '/'
                    | '‐'
                    | '‑'
                    | '–'
                    | '—'
                    | '―'
                    | '−'
                    | 'ー'
                    | '、'
                    | '。'
                    | '・'
                    | 'の'
            )
    };
    let parts: Vec<&str> = form
        .split(between)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        return None;
    }
    parts
        .into_iter()
        .map(|part| {
            let figures = part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|_| figures)
        })
        .collect()
}

/// Numbers the indicators as they come by, in the plan's order.
#[derive(Default)]
struct Indexed<'a> {
    /// The 取組内容 and how many of its indicators came by.
    action: Option<(&'a NodeId, usize)>,
}

impl<'a> Indexed<'a> {
    /// 重点項目, 推進項目, 取組, 取組内容, 成果指標: by their printed numbers, or by their places where these are none.
    fn next(&mut self, place: &Place<'a>) -> Vec<usize> {
        let index = match self.action {
            Some((id, count)) if id == &place.action.id => count.saturating_add(1),
            _ => 1,
        };
        self.action = Some((&place.action.id, index));
        fn at<T>(all: &[T], one: &T, same: fn(&T, &T) -> bool) -> usize {
            all.iter()
                .position(|other| same(other, one))
                .map_or(0, |at| at.saturating_add(1))
        }
        let theme = at(&place.priority.themes, place.theme, |a, b| a.id == b.id);
        let initiative = at(&place.theme.initiatives, place.initiative, |a, b| {
            a.id == b.id
        });
        let action = at(&place.initiative.actions, place.action, |a, b| a.id == b.id);
        vec![
            ordinal(&place.priority.number).unwrap_or(0),
            ordinal(&place.theme.number).unwrap_or(theme),
            ordinal(&place.initiative.number).unwrap_or(initiative),
            ordinal(&place.action.number).unwrap_or(action),
            index,
        ]
    }
}

/// The order of the syllables in numbers such as ア, イ, ウ.
const SYLLABLES: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ";

/// The number that a printed number stands for: Ⅱ, (2), イ, ②, b. `None` if it is none.
fn ordinal(printed: &str) -> Option<usize> {
    let form = folded(printed);
    let digits: String = form.chars().filter(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return digits.parse().ok();
    }
    let from = |ch: char, first: char, last: char| {
        (first..=last)
            .contains(&ch)
            .then(|| {
                u32::from(ch)
                    .saturating_sub(u32::from(first))
                    .saturating_add(1)
            })
            .and_then(|number| usize::try_from(number).ok())
    };
    form.chars().find_map(|ch| {
        SYLLABLES
            .chars()
            .position(|syllable| syllable == ch)
            .map(|at| at.saturating_add(1))
            .or_else(|| from(ch, 'Ⅰ', 'Ⅻ'))
            .or_else(|| from(ch, 'ⅰ', 'ⅻ'))
            .or_else(|| from(ch, '①', '⑳'))
            .or_else(|| from(ch, 'a', 'z'))
            .or_else(|| from(ch, 'A', 'Z'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    #[test]
    fn printed_numbers_in_figures() {
        for (printed, number) in [
            ("Ⅰ", Some(1)),
            ("Ⅻ", Some(12)),
            ("(2)", Some(2)),
            ("（１０）", Some(10)),
            ("ア", Some(1)),
            ("ｲ", Some(2)),
            ("④", Some(4)),
            ("⑳", Some(20)),
            ("b", Some(2)),
            ("C", Some(3)),
            ("", None),
            ("―", None),
        ] {
            assert_eq!(ordinal(printed), number, "{printed}");
        }
    }

    #[test]
    fn what_is_typed_as_a_number() {
        for (typed, number) in [
            ("2-3-1", Some(vec![2, 3, 1])),
            ("２－３－１", Some(vec![2, 3, 1])),
            ("2ー3ー1", Some(vec![2, 3, 1])),
            (" 2 3 ", Some(vec![2, 3])),
            ("2の3の1", Some(vec![2, 3, 1])),
            ("2", Some(vec![2])),
            ("2-", Some(vec![2])),
            ("2-a", None),
            ("R6", None),
            ("", None),
            ("-", None),
            ("99999999999999999999999", None),
        ] {
            assert_eq!(numbers(typed), number, "{typed}");
        }
    }

    #[test]
    fn indicators_are_found_by_number_and_by_words() {
        let plan = start::sample().unwrap().plan;
        let figures = Figures::of(&plan, plan.reporting_year);
        let found = |typed: &str| -> (Vec<String>, usize) {
            let (hits, more) = find(&plan, &figures, typed);
            (
                hits.into_iter().map(|hit| hit.id.to_string()).collect(),
                more,
            )
        };
        assert_eq!(found("1-2-2-4"), (vec!["p1-2b-4-1".to_owned()], 0));
        assert_eq!(found("1-2-2-4-1"), found("1-2-2-4"));
        assert_eq!(found("Ⅰ(2)イ④"), found("1-2-2-4"));
        assert_eq!(found("人事配置率").0, ["p1-2b-2-1"]);
        let (first, more) = found("1");
        assert_eq!((first.len(), more), (MOST, 21 - MOST));
        assert_eq!(found(""), (vec![], 0));
        assert_eq!(found("9-9"), (vec![], 0));
        assert_eq!(found("どこにもない語"), (vec![], 0));
        // Every number leads to its own indicator and to no other.
        let (mut all, mut indexed) = (Vec::new(), Indexed::default());
        for place in plan.places() {
            let number = indexed.next(&place);
            assert!(!all.contains(&number), "{number:?}");
            all.push(number);
        }
    }
}
