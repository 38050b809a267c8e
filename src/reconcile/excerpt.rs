//! Indicators that a paper repeats: the same name, the same values, written in the same units and digits.

use crate::domain::indicator::Indicator;
use crate::domain::kind::Kind;
use crate::domain::printed::{Excerpt, Publication};
use crate::domain::quantity::{Expect, Quantity, Reading, read};
use crate::domain::tree::Place;
use crate::domain::unit::Amount;

use super::explain::Explanation;
use super::figure::{coarser, decimals, gives};
use super::finding::{Aspect, At, Computed, Pair, What};
use super::indicator::same_unit;
use super::words::{bare, difference, folded, place};
use super::{Found, Material, behind};

pub(super) fn compare_paper(
    material: &Material<'_>,
    index: usize,
    paper: &Publication,
    found: &mut Found,
) {
    for (number, excerpt) in paper.excerpts.iter().enumerate() {
        let before = paper.excerpts.iter().take(number);
        let behind = behind(
            before
                .filter(|own| own.indicator == excerpt.indicator)
                .count(),
        );
        for (aspect, pairs, explanations) in compare(material, excerpt) {
            let key = format!(
                "{}/excerpt/{}/{}{behind}",
                paper.id,
                excerpt.indicator,
                aspect.word()
            );
            let at = At::Excerpt {
                paper: index,
                excerpt: number,
                aspect,
            };
            if let Some(finding) = found.take(key, aspect.gravity(), at, pairs) {
                finding.explanations = explanations;
            }
        }
    }
}

type Aspects = Vec<(Aspect, Vec<Pair>, Vec<Explanation>)>;

fn compare(material: &Material<'_>, excerpt: &Excerpt) -> Aspects {
    let Some(own) = material.plan.place(&excerpt.indicator) else {
        let pair = Pair {
            what: What::Name,
            printed: excerpt.name.clone(),
            computed: Computed::Nothing,
            agrees: false,
        };
        return vec![(Aspect::Gone, vec![pair], Vec::new())];
    };
    let mut aspects: Aspects = Vec::new();
    if !excerpt.name.trim().is_empty() {
        let name = &own.indicator.name;
        let agrees = folded(&excerpt.name) == folded(name);
        aspects.push(text(Aspect::Name, What::Name, &excerpt.name, name, agrees));
    }
    if !excerpt.place.trim().is_empty() {
        let (agrees, written) = is_place(&excerpt.place, &own);
        aspects.push(text(
            Aspect::Place,
            What::Place,
            &excerpt.place,
            &written,
            agrees,
        ));
    }
    for (what, printed) in [
        (What::Actual, &excerpt.actual),
        (What::Target, &excerpt.target),
    ] {
        if printed.trim().is_empty() {
            continue;
        }
        let (aspect, pair, explanation) = value(material, own.indicator, what, printed);
        // Both cells with the same difference are one finding.
        match aspects.iter_mut().find(|(other, ..)| *other == aspect) {
            Some((_, pairs, explanations)) => {
                pairs.push(pair);
                if let Some(more) = explanation
                    && !explanations.contains(&more)
                {
                    explanations.push(more);
                }
            }
            None => aspects.push((aspect, vec![pair], explanation.into_iter().collect())),
        }
    }
    aspects
}

fn text(
    aspect: Aspect,
    what: What,
    printed: &str,
    computed: &str,
    agrees: bool,
) -> (Aspect, Vec<Pair>, Vec<Explanation>) {
    let pair = Pair {
        what,
        printed: printed.trim().to_owned(),
        computed: Computed::Text(computed.to_owned()),
        agrees,
    };
    let explanations = if agrees {
        Vec::new()
    } else {
        letters(printed.trim(), computed).into_iter().collect()
    };
    (aspect, vec![pair], explanations)
}

fn letters(printed: &str, computed: &str) -> Option<Explanation> {
    let (one, other) = difference(printed, computed);
    let whole = one.chars().count() == printed.chars().count()
        && other.chars().count() == computed.chars().count();
    let nothing = one.is_empty() && other.is_empty();
    (!whole && !nothing).then_some(Explanation::Letters {
        printed: one,
        computed: other,
    })
}

/// Whether a printed place is that of the indicator, and how it would be written: number and name of the 取組, or either.
fn is_place(printed: &str, own: &Place<'_>) -> (bool, String) {
    let initiative = own.initiative;
    let number = format!("{}{}", own.theme.number, initiative.number);
    let written = format!(
        "{}－{} {}",
        own.theme.number, initiative.number, initiative.name
    );
    let wanted = place(printed);
    let with_priority = format!("{}{number}", own.priority.number);
    let agrees = [
        format!("{number}{}", initiative.name),
        format!("{with_priority}{}", initiative.name),
        initiative.name.clone(),
        number,
        with_priority,
    ]
    .iter()
    .any(|way| place(way) == wanted);
    (agrees, written)
}

/// Compares a value. The aspect says in what it differs, or would.
fn value(
    material: &Material<'_>,
    indicator: &Indicator,
    what: What,
    printed: &str,
) -> (Aspect, Pair, Option<Explanation>) {
    let printed = bare(printed);
    let is_target = what == What::Target;
    let record = indicator.year(material.year);
    let composite = matches!(indicator.kind(), Kind::Composite(_)) && !is_target;
    let raw = record.map_or("", |record| match (is_target, composite) {
        (true, _) => record.target.raw(),
        (false, true) => record.printed_actual.as_str(),
        (false, false) => record.actual.raw(),
    });
    let pair = |computed: Computed, agrees: bool| Pair {
        what: what.clone(),
        printed: printed.to_owned(),
        computed,
        agrees,
    };
    let as_text = || Computed::Text(raw.trim().to_owned());
    let words = indicator.kind().judged_by_person();
    let same = folded(printed) == folded(raw);
    if same {
        let aspect = if words { Aspect::Words } else { Aspect::Digits };
        return (aspect, pair(as_text(), true), None);
    }
    if composite && raw.trim().is_empty() {
        // What the paper repeats is the mean, to as many decimals as it prints.
        let mean = material.judge.mean_of(indicator);
        let computed = mean.map_or(Computed::Nothing, |mean| Computed::Amount(mean.used));
        let agrees = mean.zip(number(printed)).is_some_and(|(mean, quantity)| {
            let mode = material.rules.rounding;
            gives(printed, &quantity, &mean.used, &indicator.unit, mode)
                && record.is_none_or(|record| same_unit(&quantity, indicator, record))
        });
        return (Aspect::Value, pair(computed, agrees), None);
    }
    if words {
        let explanation = letters(printed, raw.trim());
        return (Aspect::Words, pair(as_text(), false), explanation);
    }
    let (Some(one), Some(other)) = (number(printed), number(raw)) else {
        return (Aspect::Value, pair(as_text(), false), None);
    };
    let (aspect, explanation) = quantities(material, indicator, (printed, &one), (raw, &other));
    let agrees = aspect.is_none();
    (
        aspect.unwrap_or(Aspect::Digits),
        pair(as_text(), agrees),
        explanation,
    )
}

/// In what two figures differ; `None` if only in how they are typed.
fn quantities(
    material: &Material<'_>,
    indicator: &Indicator,
    (printed, one): (&str, &Quantity),
    (raw, other): (&str, &Quantity),
) -> (Option<Aspect>, Option<Explanation>) {
    let (Ok(a), Ok(b)) = (
        Amount::of(one, &indicator.unit),
        Amount::of(other, &indicator.unit),
    ) else {
        return (Some(Aspect::Value), None);
    };
    if a.value != b.value {
        let (unit, mode) = (&indicator.unit, material.rules.rounding);
        let rounded = coarser((printed, one), (raw, other), unit)
            && gives(printed, one, &b.value, unit, mode);
        return if rounded && a.counts_as(&b) {
            (Some(Aspect::Digits), Some(Explanation::RoundedFrom))
        } else {
            (Some(Aspect::Value), None)
        };
    }
    if !a.counts_as(&b) {
        return (Some(Aspect::Unit), None);
    }
    let written_alike = decimals(printed) == decimals(raw)
        && one.approximate == other.approximate
        && one.bound == other.bound;
    ((!written_alike).then_some(Aspect::Digits), None)
}

fn number(text: &str) -> Option<Quantity> {
    match read(text, Expect::Target) {
        Reading::Number(quantity) => Some(quantity),
        _ => None,
    }
}
