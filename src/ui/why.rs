//! A number that leads to its arithmetic.

use crate::text::why as words;

use super::element::{Child, Element, of_class};

/// The number as a link to its 計算根拠.
pub fn why(href: impl Into<String>, number: impl Into<Child>) -> Element {
    of_class("a", "why")
        .attr("href", href)
        .attr("title", words::OPENS)
        .with(number)
}
