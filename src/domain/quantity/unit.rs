//! What a number counts, in one spelling for each unit.
//!
//! The same unit is typed in many ways: `ｆｍ` and `fm`, `％` and `パーセント`, `m2` and `㎡`, `ヶ所` and `か所`. All of them
//! become one spelling, so that units can be compared. `千円` and `円`, though, stay two units: whether a figure is off by
//! a thousand is for a person to settle.

use super::chars;
use std::fmt;

/// A unit as read from a cell; empty for a bare number.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(String);

impl Unit {
    /// The unit written as `text`, in its one spelling. Nothing is refused here: a unit may also come from a plan's own
    /// list. For the refusals see [`read`](super::read).
    ///
    /// ```
    /// use tassei::domain::quantity::Unit;
    ///
    /// assert_eq!(Unit::new(" ｆｍ ").as_str(), "fm");
    /// assert_eq!(Unit::new("㎡"), Unit::new("m2"));
    /// assert_ne!(Unit::new("千円"), Unit::new("円"));
    /// ```
    pub fn new(text: &str) -> Self {
        let folded: String = chars::fold(text)
            .iter()
            .map(|glyph| glyph.ch)
            .filter(|&ch| !ch.is_whitespace() && !chars::is_variation_selector(ch))
            .collect();
        Self(one_spelling(&folded))
    }

    /// The unit in its one spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is no unit at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether two figures count the same thing. A bare number and one with a unit do not: that is for the caller to
/// judge, who knows where a unit is written once for a whole row.
pub fn same_unit(a: &Unit, b: &Unit) -> bool {
    a == b
}

/// Spellings of one unit, the one that is kept second.
const SPELLINGS: [(&str, &str); 14] = [
    ("パーセント", "%"),
    ("パーミル", "‰"),
    ("°C", "℃"),
    ("平方メートル", "㎡"),
    ("立方メートル", "㎥"),
    ("平方キロメートル", "㎢"),
    ("km2", "㎢"),
    ("km²", "㎢"),
    ("m2", "㎡"),
    ("m²", "㎡"),
    ("m3", "㎥"),
    ("m³", "㎥"),
    ("CO₂", "CO2"),
    ("のべ", "延べ"),
];

/// How か of `か所` and `か月` is written otherwise.
const KA: [char; 7] = ['ヶ', 'ヵ', 'ケ', 'カ', '箇', 'ゖ', 'ゕ'];

fn one_spelling(folded: &str) -> String {
    // Each side of a slash is a unit of its own: 円/m2.
    let parts: Vec<String> = folded.split('/').map(one_part).collect();
    parts.join("/")
}

fn one_part(part: &str) -> String {
    let mut rest = part.strip_prefix("延").map_or_else(
        || part.to_owned(),
        |after| format!("延べ{}", after.strip_prefix('べ').unwrap_or(after)),
    );
    for (from, to) in SPELLINGS {
        // Whole parts only, apart from a prefix like the `t-` of `t-CO₂`: `cm2` is no `c㎡`.
        if rest == from || (matches!(from, "CO₂") && rest.ends_with(from)) {
            rest = format!("{}{to}", rest.strip_suffix(from).unwrap_or_default());
        } else if let Some(after) = rest.strip_prefix("のべ") {
            rest = format!("延べ{after}");
        }
    }
    let mut letters = rest.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some('所' | '月' | '国' | '年' | '村' | '町')) if KA.contains(&first) =>
        {
            let tail: String = rest.chars().skip(1).collect();
            format!("か{tail}")
        }
        _ => rest,
    }
}
