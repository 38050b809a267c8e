//! Texts in one form, so that only what a reader would call different is.

/// One character in its one form: full-width letters, digits and signs as half-width ones.
pub(super) fn folded_char(ch: char) -> char {
    match ch {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(ch).saturating_sub(0xFEE0)).unwrap_or(ch)
        }
        '\u{3000}' | '\u{A0}' => ' ',
        '−' | '‐' | '\u{2011}' => '-',
        '〇' | '◯' | '⚪' => '○',
        '✕' | '✖' | '╳' | '❌' => '×',
        other => other,
    }
}

/// A text without white space, each character in its one form.
pub(super) fn folded(text: &str) -> String {
    text.chars()
        .map(folded_char)
        .filter(|ch| !ch.is_whitespace())
        .collect()
}

/// The text without a pair of brackets around all of it: 資料 print targets as (100％）.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix(['(', '（'])
        .and_then(|text| text.strip_suffix([')', '）']))
        .map_or(text, str::trim)
}

/// A place such as (2)－イ 人材の確保 without brackets, dashes and white space.
pub(super) fn place(text: &str) -> String {
    folded(text)
        .chars()
        .filter(|ch| {
            !matches!(
                ch,
                '(' | ')' | '-' | '－' | '―' | '—' | '–' | 'ー' | '・' | '.' | ':'
            )
        })
        .collect()
}

/// Where two texts differ: what stands in the first and what in the second, between the beginning and the end that both
/// share.
pub(super) fn difference(one: &str, other: &str) -> (String, String) {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let same = |a: &char, b: &char| folded_char(*a) == folded_char(*b);
    let before = one
        .iter()
        .zip(&other)
        .take_while(|(a, b)| same(a, b))
        .count();
    let most = one.len().min(other.len()).saturating_sub(before);
    let behind = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take(most)
        .take_while(|(a, b)| same(a, b))
        .count();
    let middle = |text: &[char]| {
        text.get(before..text.len().saturating_sub(behind))
            .unwrap_or_default()
            .iter()
            .collect()
    };
    (middle(&one), middle(&other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_one_form() {
        assert_eq!(folded("ＤＸの 推進（１）"), "DXの推進(1)");
        assert_eq!(bare("(100％）"), "100％");
        assert_eq!(bare("（実施)"), "実施");
        assert_eq!(bare("実施（案）"), "実施（案）");
        assert_eq!(place("(2)－イ 人材の確保"), place("(2)イ人材の確保"));
        for (one, other, only) in [
            ("取組にに対する", "取組に対する", ("に", "")),
            ("導入率", "導入率（工事）", ("", "（工事）")),
            ("ＡＢ", "AB", ("", "")),
            ("収入（除く）", "収入（一般）（除く）", ("", "一般）（")),
        ] {
            let found = difference(one, other);
            assert_eq!((found.0.as_str(), found.1.as_str()), only, "{one} {other}");
        }
    }
}
