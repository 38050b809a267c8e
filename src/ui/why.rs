//! A number that leads to its arithmetic.

use crate::text::why as words;
use crate::ui::prelude::*;

use super::element::{Child, Element, of_class};

/// The number as a link to its 計算根拠.
pub fn why(href: impl Into<String>, number: impl Into<Child>) -> Element {
    of_class("a", "why")
        .attr("href", href)
        .attr("title", words::OPENS)
        .with(number)
}

/// The same where there may be no number, or one that has no arithmetic: then it is as it is.
pub fn why_or_plain(href: String, number: String) -> AnyView {
    if href.is_empty() || number.is_empty() {
        return number.into_any();
    }
    why(href, number).into_any()
}
