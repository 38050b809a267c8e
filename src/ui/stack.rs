//! The stacked 100% bar, its legend, and the same in a row of counts.

use leptos::prelude::*;

use crate::report::bars::{Bar, Count, Key, Segment};

/// The bar with its figures written in it; `label` says the same to those who cannot see it.
pub fn stack(bar: Bar, label: String) -> AnyView {
    let texts = bar.segments.clone().into_iter().map(figures).collect_view();
    view! {
        <svg class="stack" height="52" role="img" aria-label=label>
            {drawn(bar.segments, "52")}
            {texts}
        </svg>
    }
    .into_any()
}

/// The bar without figures, beside counts that say the same.
pub fn slim_stack(bar: Bar) -> AnyView {
    view! {
        <svg class="stack" height="16" aria-hidden="true">
            {drawn(bar.segments, "16")}
        </svg>
    }
    .into_any()
}

fn drawn(segments: Vec<Segment>, height: &'static str) -> AnyView {
    let segments = segments
        .into_iter()
        .map(|segment| {
            view! { <rect class="seg" data-band=segment.tone x=segment.x y="0" width=segment.width height=height></rect> }
        })
        .collect_view();
    view! {
        {segments}
        <rect class="seg-edge" x="0" y="0" width="100%" height=height></rect>
    }
    .into_any()
}

fn figures(segment: Segment) -> AnyView {
    let share = (!segment.share.is_empty()).then(|| {
        let x = segment.middle.clone();
        view! { <text class="seg-share" data-band=segment.tone x=x y="42">{segment.share}</text> }
    });
    view! {
        <text data-band=segment.tone x=segment.middle y="22">{segment.count}</text>
        {share}
    }
    .into_any()
}

/// What the patterns of the bars mean.
pub fn legend(keys: Vec<Key>) -> AnyView {
    let keys = keys
        .into_iter()
        .map(|key| {
            view! {
                <li>
                    <svg class="swatch" width="24" height="16" aria-hidden="true">
                        <rect class="seg" data-band=key.tone width="24" height="16"></rect>
                        <rect class="seg-edge" x=".5" y=".5" width="23" height="15"></rect>
                    </svg>
                    <span>{mark(key.tone, key.mark)}{key.word}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="legend">{keys}</ul> }.into_any()
}

/// A mark before its word.
pub fn mark(tone: &'static str, mark: &'static str) -> Option<AnyView> {
    (!mark.is_empty()).then(|| {
        view! {
            <span class="mark" data-band=tone aria-hidden="true">{mark}</span>
            " "
        }
        .into_any()
    })
}

/// Counts in a row.
pub fn tally(counts: Vec<Count>) -> AnyView {
    let counts = counts
        .into_iter()
        .map(|count| {
            let Key { tone, mark, word } = count.key;
            let mark = (!mark.is_empty()).then(|| view! { <span aria-hidden="true">{mark}</span> });
            let class = (!count.worded).then_some("hidden");
            view! {
                <span data-band=tone data-n=count.count.to_string()>
                    {mark} <span class=class>{word}</span> " " {count.count.to_string()}
                </span>
            }
        })
        .collect_view();
    view! { <span class="tally">{counts}</span> }.into_any()
}
