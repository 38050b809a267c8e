//! How rates are judged and rounded.

use crate::ui::prelude::*;

use crate::domain::kind::LowerFormula;
use crate::domain::limits::DECIMALS;
use crate::domain::rounding::Rounding;
use crate::domain::rules::{JudgedOn, ZeroTarget};
use crate::report::settings::rules::{Draft, Problem};
use crate::text::settings::rules as words;
use crate::ui::field::Labelled;
use crate::ui::typed::Shape;

use super::super::parts::{choice, radios, text_box};
use super::editor::Editor;

pub fn judging(editor: Editor) -> AnyView {
    const JUDGED: [(&str, JudgedOn); 2] = [("exact", JudgedOn::Exact), ("shown", JudgedOn::Shown)];
    const ZERO: [(&str, ZeroTarget); 3] = [
        ("not-counted", ZeroTarget::NotCounted),
        ("met", ZeroTarget::Met),
        ("missed", ZeroTarget::Missed),
    ];
    const LOWER: [(&str, LowerFormula); 2] = [
        ("target-over-actual", LowerFormula::TargetOverActual),
        ("two-minus", LowerFormula::TwoMinus),
    ];
    view! {
        <section class="section" aria-labelledby="set-judging">
            <h2 id="set-judging">{words::JUDGING}</h2>
            <div class="form">
                {radios(
                    "judged-on",
                    words::JUDGED_ON,
                    JUDGED.map(|(value, of)| (value, words::judged_on(of))).to_vec(),
                    editor.read(|draft| word_of(&JUDGED, &draft.judged_on)),
                    move |value| editor.edit(|draft| put(&JUDGED, &value, &mut draft.judged_on)),
                )}
                {radios(
                    "lower",
                    words::LOWER,
                    LOWER.map(|(value, of)| (value, words::lower(of))).to_vec(),
                    editor.read(|draft| word_of(&LOWER, &draft.lower_formula)),
                    move |value| editor.edit(|draft| put(&LOWER, &value, &mut draft.lower_formula)),
                )}
                {radios(
                    "zero",
                    words::ZERO,
                    ZERO.map(|(value, of)| (value, words::zero(of))).to_vec(),
                    editor.read(|draft| word_of(&ZERO, &draft.zero_target)),
                    move |value| editor.edit(|draft| put(&ZERO, &value, &mut draft.zero_target)),
                )}
            </div>
        </section>
    }
    .into_any()
}

/// The word of a form for one of a few.
fn word_of<T: PartialEq>(all: &[(&'static str, T)], value: &T) -> &'static str {
    all.iter()
        .find(|(_, other)| other == value)
        .map_or("", |(word, _)| word)
}

/// Puts in what a word of a form stands for.
fn put<T: Copy>(all: &[(&str, T)], word: &str, place: &mut T) {
    if let Some((_, value)) = all.iter().find(|(other, _)| *other == word) {
        *place = *value;
    }
}

pub fn figures(editor: Editor) -> AnyView {
    let decimals = move |id: &str, label: &str, read: fn(&Draft) -> u8, set: fn(&mut Draft, u8)| {
        let options = (0..=DECIMALS).map(|number| (number.to_string(), words::decimals(number)));
        let field = Labelled {
            id: id.to_owned(),
            label: label.to_owned(),
            ..Labelled::default()
        };
        let chosen = editor.read(move |draft| read(draft).to_string());
        let select = choice(field.id.clone(), options.collect(), chosen, move |value| {
            if let Ok(number) = value.parse() {
                editor.edit(|draft| set(draft, number));
            }
        });
        field.around(select, Signal::derive(String::new))
    };
    let rounding = Labelled {
        id: "rules-rounding".to_owned(),
        label: words::ROUNDING.to_owned(),
        ..Labelled::default()
    };
    let ways = Rounding::ALL.map(words::rounding);
    let rounding_select = choice(
        rounding.id.clone(),
        ways.map(|(value, word)| (value.to_owned(), word.to_owned()))
            .to_vec(),
        editor.read(|draft| words::rounding(draft.rounding).0.to_owned()),
        move |value| {
            let way = Rounding::ALL
                .into_iter()
                .find(|way| words::rounding(*way).0 == value);
            if let Some(way) = way {
                editor.edit(|draft| draft.rounding = way);
            }
        },
    );
    let cap = Labelled {
        id: "rules-cap".to_owned(),
        label: words::CAP.to_owned(),
        help: words::CAP_HELP.to_owned(),
        ..Labelled::default()
    };
    let cap_wrong = editor.has_problem(|problem| matches!(problem, Problem::CapUnreadable));
    let cap_box = text_box(
        Shape {
            id: cap.id.clone(),
            figure: true,
            described_by: cap.described_by(),
            ..Shape::default()
        },
        editor.read(|draft| draft.cap.clone()),
        cap_wrong,
        move |value| editor.edit(|draft| draft.cap = value),
    );
    let cap_error = Signal::derive(move || {
        if cap_wrong.get() {
            words::problem(&Problem::CapUnreadable)
        } else {
            String::new()
        }
    });
    let cap_box =
        view! { <div class="affix">{cap_box}<span>{words::PERCENT}</span></div> }.into_any();
    view! {
        <section class="section" aria-labelledby="set-figures">
            <h2 id="set-figures">{words::FIGURES}</h2>
            <div class="form" data-cols="2">
                {decimals("rules-rate-decimals", words::RATE_DECIMALS, |draft| draft.rate_decimals, |draft, to| draft.rate_decimals = to)}
                {decimals("rules-share-decimals", words::SHARE_DECIMALS, |draft| draft.share_decimals, |draft, to| draft.share_decimals = to)}
                {rounding.around(rounding_select, Signal::derive(String::new))}
                {cap.around(cap_box, cap_error)}
            </div>
        </section>
    }
    .into_any()
}
