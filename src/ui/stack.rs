//! The stacked 100% bar, its legend, and the same in a row of counts.

use crate::ui::prelude::*;

use crate::report::bars::{Bar, Count, Key, Segment};
use crate::text::why as words;

use super::element::{Element, el, of_class};

/// The bar with its figures written in it; `label` says the same to those who cannot see it.
pub fn stack(bar: Bar, label: String) -> Element {
    let texts: Vec<Element> = bar.segments.iter().flat_map(figures).collect();
    of_class("svg", "stack")
        .attr("height", "52")
        .attr("role", "img")
        .attr("aria-label", label)
        .with_all(drawn(bar, "52"))
        .with_all(texts)
}

/// The bar with a link to the arithmetic over each of its segments, in their order.
pub fn stack_with_why(bar: Bar, label: String, hrefs: Vec<String>) -> Element {
    let links = bar
        .segments
        .iter()
        .zip(hrefs)
        .map(|(segment, href)| {
            of_class("a", "stack-why")
                .attr("href", href)
                .attr("title", words::OPENS)
                .attr("aria-label", segment.words.as_str())
                .style("left", segment.x.as_str())
                .style("width", segment.width.as_str())
        })
        .collect::<Vec<_>>();
    of_class("div", "stack-wrap")
        .with(stack(bar, label))
        .with_all(links)
}

/// The bar without figures, beside counts that say the same.
pub fn slim_stack(bar: Bar) -> Element {
    of_class("svg", "stack")
        .attr("height", "16")
        .attr("aria-hidden", "true")
        .with_all(drawn(bar, "16"))
}

fn drawn(bar: Bar, height: &'static str) -> Vec<Element> {
    let rect = |class, x: String, width: String| {
        of_class("rect", class)
            .attr("x", x)
            .attr("y", "0")
            .attr("width", width)
            .attr("height", height)
    };
    bar.segments
        .into_iter()
        .map(|segment| rect("seg", segment.x, segment.width).attr("data-band", segment.tone))
        .chain([rect("seg-edge", "0".to_owned(), "100%".to_owned())])
        .collect()
}

fn figures(segment: &Segment) -> Vec<Element> {
    let count = (el("text"), "22", &segment.count);
    let share = (of_class("text", "seg-share"), "42", &segment.share);
    [count, share]
        .into_iter()
        .filter(|(_, _, figure)| !figure.is_empty())
        .map(|(text, y, figure)| {
            text.attr("data-band", segment.tone)
                .attr("x", segment.middle.as_str())
                .attr("y", y)
                .with(figure.as_str())
        })
        .collect()
}

/// What the patterns of the bars mean.
pub fn legend(keys: Vec<Key>) -> Element {
    of_class("ul", "legend").with_all(keys.into_iter().map(|key| {
        let swatch = of_class("svg", "swatch")
            .attr("width", "24")
            .attr("height", "16")
            .attr("aria-hidden", "true")
            .with(
                of_class("rect", "seg")
                    .attr("data-band", key.tone)
                    .attr("width", "24")
                    .attr("height", "16"),
            )
            .with(
                of_class("rect", "seg-edge")
                    .attr("x", ".5")
                    .attr("y", ".5")
                    .attr("width", "23")
                    .attr("height", "15"),
            );
        let name = el("span").with_all(mark(key.tone, key.mark)).with(key.word);
        el("li").with(swatch).with(name)
    }))
}

/// A mark and the room before its word; nothing where there is no mark.
pub fn mark(tone: &'static str, mark: &'static str) -> Vec<AnyView> {
    if mark.is_empty() {
        return Vec::new();
    }
    let shown = of_class("span", "mark")
        .attr("data-band", tone)
        .attr("aria-hidden", "true")
        .with(mark);
    vec![shown.into(), " ".into_any()]
}

/// Counts in a row.
pub fn tally(counts: Vec<Count>) -> Element {
    of_class("span", "tally").with_all(counts.into_iter().map(|count| {
        let Key { tone, mark, word } = count.key;
        let mark = el("span").attr("aria-hidden", "true").with(mark);
        let word = if count.worded {
            el("span").with(word)
        } else {
            of_class("span", "hidden").with(word)
        };
        let figure = count.count.to_string();
        el("span")
            .attr("data-band", tone)
            .attr("data-n", figure.clone())
            .with(mark)
            .with(word)
            .with(format!(" {figure}"))
    }))
}
