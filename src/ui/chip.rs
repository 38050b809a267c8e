//! A judgement: mark, word and colour together.

use crate::ui::prelude::*;

use crate::report::verdict::Verdict;

/// A judgement as a chip.
pub fn chip(verdict: Verdict) -> impl IntoView {
    sized_chip(verdict, None)
}

/// A judgement as the large chip of the page of one indicator.
pub fn large_chip(verdict: Verdict) -> impl IntoView {
    sized_chip(verdict, Some("l"))
}

fn sized_chip(verdict: Verdict, size: Option<&'static str>) -> AnyView {
    let mark = (!verdict.mark.is_empty())
        .then(|| view! { <span class="chip-mark" aria-hidden="true">{verdict.mark}</span> });
    view! { <span class="chip" data-band=verdict.tone data-size=size>{mark}{verdict.word}</span> }
        .into_any()
}
