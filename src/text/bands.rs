//! The plan's levels and their bounds in words, as the headings of papers give them: 80％以上100％未満.

use crate::domain::exact::Exact;
use crate::domain::rules::{Band, BandIndex, LowerBound, Rules};

use super::format;

/// The rates that fall into a level: `100％以上`, `80％以上100％未満`, `80％未満`.
pub fn range(rules: &Rules, band: BandIndex) -> String {
    bounds(rules, band).concat()
}

/// The same, bound by bound.
pub fn bounds(rules: &Rules, band: BandIndex) -> Vec<String> {
    let bands = rules.bands();
    let above = band.checked_sub(1).and_then(|above| bands.get(above));
    let below_that = above.and_then(|above| above.lower.as_ref()).map(ceiling);
    let from = bands
        .get(band)
        .and_then(|band| band.lower.as_ref())
        .map(floor);
    [from, below_that].into_iter().flatten().collect()
}

/// The heading of a level's column: `目標概ね達成項目`. Levels that are no words of attainment (S, A) stand for themselves.
pub fn column(band: &Band) -> String {
    if speaks_of_attainment(band) {
        format!("目標{}項目", band.label)
    } else {
        format!("「{}」の項目", band.label)
    }
}

/// What the share of the attained is called: `概ね達成率`. It is named after the last level that counts.
pub fn attainment(rules: &Rules) -> String {
    match last_attaining(rules) {
        Some((index, band)) if speaks_of_attainment(band) && index > rules.met_band() => {
            format!("{}率", band.label)
        }
        // 達成率 is what a single indicator has.
        Some((_, band)) if speaks_of_attainment(band) => format!("{}項目の割合", band.label),
        Some((0, band)) => format!("「{}」の割合", band.label),
        Some((_, band)) => format!("「{}」以上の割合", band.label),
        None => String::new(),
    }
}

/// The rates that count as attained: `80％以上`. Blank where every rate does.
pub fn attainment_range(rules: &Rules) -> String {
    last_attaining(rules)
        .and_then(|(_, band)| band.lower.as_ref())
        .map(floor)
        .unwrap_or_default()
}

/// Levels named together: `C・D`.
pub fn together<'a>(bands: impl IntoIterator<Item = &'a Band>) -> String {
    let labels: Vec<&str> = bands.into_iter().map(|band| band.label.as_str()).collect();
    labels.join("・")
}

/// A level's word where figures stand beside it: one that is a figure itself (5, 4, 3 …) is set in brackets.
pub fn quoted(label: &str) -> String {
    if label.ends_with(|last: char| last.is_numeric()) {
        format!("「{label}」")
    } else {
        label.to_owned()
    }
}

fn last_attaining(rules: &Rules) -> Option<(BandIndex, &Band)> {
    rules
        .bands()
        .iter()
        .enumerate()
        .rfind(|(_, band)| band.attains)
}

fn speaks_of_attainment(band: &Band) -> bool {
    band.label.contains("達成")
}

fn floor(bound: &LowerBound) -> String {
    let word = if bound.inclusive { "以上" } else { "超" };
    format!("{}{word}", rate(bound))
}

/// The same bound seen from the level below it.
fn ceiling(bound: &LowerBound) -> String {
    let word = if bound.inclusive { "未満" } else { "以下" };
    format!("{}{word}", rate(bound))
}

fn rate(bound: &LowerBound) -> String {
    let percent = bound.percent.fraction().checked_mul(Exact::HUNDRED);
    match percent {
        Ok(percent) => format!("{}％", format::group(&percent.to_string())),
        Err(_) => bound.percent.raw().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::extra::Extra;
    use crate::domain::id::BandId;
    use crate::domain::rules::Percent;

    /// Levels with their bounds (`>` for 超) and whether they count as attained.
    fn rules(levels: &[(&str, &str, bool)]) -> Rules {
        let bands = levels
            .iter()
            .enumerate()
            .map(|(index, (label, lower, attains))| Band {
                id: BandId::new(&format!("b{index}")).unwrap(),
                label: (*label).to_owned(),
                mark: String::new(),
                lower: Percent::parse(lower.trim_start_matches('>')).map(|percent| LowerBound {
                    percent,
                    inclusive: !lower.starts_with('>'),
                }),
                attains: *attains,
                extra: Extra::new(),
            });
        Rules::with_bands(bands.collect()).unwrap()
    }

    #[test]
    fn headings() {
        let cases: [(Rules, &[&str], &str); 6] = [
            (
                rules(&[
                    ("達成", "100", true),
                    ("概ね達成", "８０％", true),
                    ("未達成", "", false),
                ]),
                &[
                    "目標達成項目（100％以上）",
                    "目標概ね達成項目（80％以上100％未満）",
                    "目標未達成項目（80％未満）",
                ],
                "概ね達成率（80％以上）",
            ),
            (
                rules(&[("達成", ">99.5", true), ("未達成", "", false)]),
                &["目標達成項目（99.5％超）", "目標未達成項目（99.5％以下）"],
                "達成項目の割合（99.5％超）",
            ),
            (
                rules(&[
                    ("S", "120", true),
                    ("A", "100", true),
                    ("B", "80", true),
                    ("C", "", false),
                ]),
                &[
                    "「S」の項目（120％以上）",
                    "「A」の項目（100％以上120％未満）",
                    "「B」の項目（80％以上100％未満）",
                    "「C」の項目（80％未満）",
                ],
                "「B」以上の割合（80％以上）",
            ),
            (
                rules(&[("○", "1,000", true), ("×", "", false)]),
                &["「○」の項目（1,000％以上）", "「×」の項目（1,000％未満）"],
                "「○」の割合（1,000％以上）",
            ),
            (
                rules(&[("達成", "100", true), ("おおむね達成", "", true)]),
                &[
                    "目標達成項目（100％以上）",
                    "目標おおむね達成項目（100％未満）",
                ],
                "おおむね達成率（）",
            ),
            (
                rules(&[
                    ("達成", "80", true),
                    ("一部達成", "50", false),
                    ("未達成", "", false),
                ]),
                &[
                    "目標達成項目（80％以上）",
                    "目標一部達成項目（50％以上80％未満）",
                    "目標未達成項目（50％未満）",
                ],
                "達成項目の割合（80％以上）",
            ),
        ];
        for (rules, columns, share) in cases {
            let headings: Vec<String> = rules
                .bands()
                .iter()
                .enumerate()
                .map(|(index, band)| format!("{}（{}）", column(band), range(&rules, index)))
                .collect();
            assert_eq!(headings, columns);
            assert_eq!(
                format!("{}（{}）", attainment(&rules), attainment_range(&rules)),
                share
            );
        }
    }

    #[test]
    fn levels_that_are_figures() {
        for (label, shown) in [
            ("達成", "達成"),
            ("A", "A"),
            ("5", "「5」"),
            ("４", "「４」"),
        ] {
            assert_eq!(quoted(label), shown);
        }
    }

    #[test]
    fn levels_together() {
        let rules = rules(&[("A", "100", true), ("C", "50", false), ("D", "", false)]);
        let missed = rules.bands().iter().filter(|band| !band.attains);
        assert_eq!(together(missed), "C・D");
    }
}
