//! What a number counts, in one spelling for each unit.
//!
//! The same unit is typed in many ways: `ｆｍ` and `fm`, `％` and `パーセント`, `m2` and `㎡`, `ヶ所` and `か所`. All of them
//! become one spelling, so that units can be compared. `千円` and `円`, though, stay two units: whether a figure is off by
//! a thousand is for a person to settle.

use super::chars;
use std::fmt;

/// A unit as read from a cell; empty for a bare number.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Unit(Letters);

/// The letters of a unit. A few, as in almost every unit, lie in the cell itself: units are compared for every indicator
/// at every change, and what lies elsewhere has to be waited for.
#[derive(Clone, Eq)]
enum Letters {
    /// How many bytes they take, and those; the rest is 0.
    Few(u8, [u8; FEW]),
    /// More than that.
    Many(Box<str>),
}

/// The most bytes of letters that lie in the cell.
const FEW: usize = 10;

impl Default for Letters {
    fn default() -> Self {
        Self::Few(0, [0; FEW])
    }
}

/// As derived, but with the few bytes in two pieces of eight, which are a comparison each: ten are a loop in the browser.
impl PartialEq for Letters {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Few(own_length, own), Self::Few(length, few)) => {
                own_length == length
                    && own.first_chunk::<8>() == few.first_chunk()
                    && own.last_chunk::<8>() == few.last_chunk()
            }
            (Self::Many(own), Self::Many(many)) => own == many,
            _ => false,
        }
    }
}

impl Letters {
    fn of(text: String) -> Self {
        let mut few = [0; FEW];
        match (few.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Self::Few(length, few)
            }
            _ => Self::Many(text.into_boxed_str()),
        }
    }
}

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
        let folded: String = (chars::fold(text).iter())
            .map(|glyph| glyph.ch)
            .filter(|&ch| !ch.is_whitespace() && !chars::is_variation_selector(ch))
            .collect();
        Self::from_folded(folded)
    }

    /// The unit in its one spelling, from letters that were folded already and hold no white space.
    pub(super) fn from_folded(folded: String) -> Self {
        if !folded.contains('/') {
            return Self(Letters::of(one_spelling(folded)));
        }
        // Each side of a slash is a unit of its own: 円/m2.
        let parts: Vec<String> = folded
            .split('/')
            .map(|part| one_spelling(part.to_owned()))
            .collect();
        Self(Letters::of(parts.join("/")))
    }

    /// The unit in its one spelling.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            // They were text before they were put there.
            Letters::Few(length, bytes) => bytes
                .get(..usize::from(*length))
                .and_then(|bytes| std::str::from_utf8(bytes).ok())
                .unwrap_or_default(),
            Letters::Many(text) => text,
        }
    }

    /// Whether there is no unit at all.
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Letters::Few(0, _))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How か of `か所` and `か月` is written otherwise.
const KA: [char; 7] = ['ヶ', 'ヵ', 'ケ', 'カ', '箇', 'ゖ', 'ゕ'];

/// One unit without a slash in the spelling that stands for all of its spellings.
fn one_spelling(unit: String) -> String {
    let known = match unit.as_str() {
        "パーセント" => "%",
        "パーミル" => "‰",
        "°C" => "℃",
        "平方メートル" | "m2" | "m²" => "㎡",
        "立方メートル" | "m3" | "m³" => "㎥",
        "平方キロメートル" | "km2" | "km²" => "㎢",
        "km3" | "km³" => "㎦",
        "cm2" | "cm²" => "㎠",
        "cm3" | "cm³" => "㎤",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    if let Some(before) = unit.strip_suffix('₂') {
        return format!("{before}2");
    }
    let mut letters = unit.chars();
    match (letters.next(), letters.next()) {
        (Some('延'), Some('べ')) => unit,
        (Some('延'), Some(_)) => format!("延べ{}", unit.trim_start_matches('延')),
        (Some('の'), Some('べ')) => format!("延べ{}", unit.trim_start_matches("のべ")),
        (Some(first), Some('所' | '月' | '国' | '年' | '村' | '町')) if KA.contains(&first) =>
        {
            format!("か{}", unit.trim_start_matches(first))
        }
        _ => unit,
    }
}
