//! The donut of 資料１: how the indicators divide among the levels. Lengths along the ring are hundredths of a percent of
//! it, so the drawing needs no angles; only the labels do.

use crate::domain::rules::Rules;
use crate::domain::summary::Share;
use crate::report::census::Census;
use crate::report::verdict::Verdict;
use crate::text::{format, handout as words};

/// The donut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Donut {
    /// The title above it.
    pub title: String,
    /// What stands in its middle: the number of indicators.
    pub middle: String,
    /// Its segments from the top, clockwise. Those of nothing are left out.
    pub segments: Vec<Segment>,
    /// The entries of its legend: the pattern, the level, how many and which share.
    pub legend: Vec<(usize, String)>,
    /// The same in words.
    pub words: String,
    /// Where the arithmetic is found, for the screen; blank for nowhere.
    pub why: String,
}

/// A segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Which pattern fills it: from 0 for the best level; the last for what is in no level.
    pub pattern: usize,
    /// Its outline as a drawing takes it; blank for the whole ring.
    pub outline: String,
    /// Its label, line by line; none where there is no room.
    pub label: Vec<String>,
    /// Where the label stands, from the middle of the ring, in thousandths of its radius.
    pub at: (i32, i32),
}

/// Beyond these levels the patterns begin again.
pub const PATTERNS: usize = 6;
/// The pattern of what is in no level.
pub const OPEN: usize = PATTERNS;

/// The least share of the ring that has room for a label.
const ROOM_FOR_LABEL: usize = 900;

/// The whole ring.
const RING: usize = 10_000;

impl Donut {
    /// Its height in hundredths of a point: the title, the ring and the legend.
    pub fn height(&self) -> u32 {
        super::sheet::times(1_400, self.legend.len()).saturating_add(17_800)
    }

    /// The donut of a part of the plan; `None` where nothing is set.
    pub fn of(census: &Census, rules: &Rules, title: String, middle: String) -> Option<Self> {
        let whole = census.tally.set;
        if whole == 0 {
            return None;
        }
        let mut parts: Vec<(usize, String, usize)> = (0..rules.bands().len())
            .map(|band| {
                let word = Verdict::of_band(band, rules).word;
                (band % PATTERNS, word, census.tally.in_band(band))
            })
            .collect();
        let open: Vec<String> = census.open(rules).map(|(word, _)| word).collect();
        parts.push((OPEN, open.join("・"), census.open_count()));
        let mut segments = Vec::new();
        let mut words_of_all = Vec::new();
        let mut legend = Vec::new();
        let mut passed = 0_usize;
        let at = |passed: usize| passed.saturating_mul(RING).checked_div(whole).unwrap_or(0);
        for (pattern, word, count) in parts.into_iter().filter(|(_, _, count)| *count > 0) {
            let from = at(passed);
            passed = passed.saturating_add(count);
            let length = at(passed).saturating_sub(from);
            let share = Share::of(count, whole, rules.rate_decimals, rules)
                .map_or(String::new(), |share| format::percent(share.shown));
            words_of_all.push(format!("{word}{}（{share}）", format::count(count)));
            legend.push((pattern, words::legend(&word, &format::count(count), &share)));
            let roomy = length >= ROOM_FOR_LABEL;
            segments.push(Segment {
                pattern,
                outline: match length {
                    RING => String::new(),
                    _ => outline(to_i32(from), to_i32(from.saturating_add(length))),
                },
                label: match roomy {
                    true => vec![word, share],
                    false => Vec::new(),
                },
                at: around(to_i32(from.saturating_add(length / 2))),
            });
        }
        Some(Self {
            title,
            middle,
            segments,
            legend,
            why: String::new(),
            words: words_of_all.join("、"),
        })
    }
}

fn to_i32(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// The middle of the ring, in points.
pub const MIDDLE: (i32, i32) = (110, 96);
/// Its radii outside and inside.
const RADII: (i32, i32) = (73, 31);

/// A part of the ring, its arcs by their ends: dashes around a circle are printed wrongly by some programs.
fn outline(from: i32, to: i32) -> String {
    let point = |radius: i32, at: i32| {
        let (right, down) = around(at);
        let place = |middle: i32, off: i32| {
            let hundredths = middle
                .saturating_mul(100)
                .saturating_add(off.saturating_mul(radius) / 10);
            format!("{}.{:02}", hundredths / 100, hundredths % 100)
        };
        [place(MIDDLE.0, right), place(MIDDLE.1, down)].join(" ")
    };
    let (outer, inner) = RADII;
    let large = u8::from(to.saturating_sub(from) > 5_000);
    format!(
        "M{}A{outer} {outer} 0 {large} 1 {}L{}A{inner} {inner} 0 {large} 0 {}Z",
        point(outer, from),
        point(outer, to),
        point(inner, to),
        point(inner, from)
    )
}

/// The place on a circle of radius 1,000 at so many hundredths of a percent clockwise from the top: (right, down).
fn around(at: i32) -> (i32, i32) {
    (sine(at), sine(at.saturating_add(7_500)))
}

/// A thousand times the sine of hundredths of a percent of a circle, by Bhaskara's formula: never more than two off.
fn sine(at: i32) -> i32 {
    let at = i64::from(at).rem_euclid(10_000);
    let (half, sign) = if at < 5_000 {
        (at, 1)
    } else {
        (at.saturating_sub(5_000), -1)
    };
    let product = half.saturating_mul(5_000_i64.saturating_sub(half));
    let below = 31_250_000_i64.saturating_sub(product);
    let sine = product
        .saturating_mul(4_000)
        .checked_div(below)
        .unwrap_or(0);
    i32::try_from(sine).unwrap_or(0).saturating_mul(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_has_its_corners_on_both_circles() {
        assert_eq!(
            outline(0, 2_500),
            "M110.00 23.00A73 73 0 0 1 183.00 96.00L141.00 96.00A31 31 0 0 0 110.00 65.00Z"
        );
        assert!(outline(2_500, 10_000).contains("A73 73 0 1 1 110.00 23.00"));
    }

    #[test]
    fn labels_stand_around_the_ring() {
        for (at, place) in [
            (0, (0, -1_000)),
            (2_500, (1_000, 0)),
            (5_000, (0, 1_000)),
            (7_500, (-1_000, 0)),
            (1_250, (705, -705)),
        ] {
            let found = around(at);
            let near = |one: i32, other: i32| (one - other).abs() <= 3;
            assert!(
                near(found.0, place.0) && near(found.1, place.1),
                "{at}: {found:?}"
            );
        }
    }
}
