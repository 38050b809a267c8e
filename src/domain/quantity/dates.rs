//! Dates, which land in figure cells when a spreadsheet thinks that it knows better.

use super::cell::Cell;

/// Eras as they are written before a year.
const ERAS: [&str; 12] = [
    "令和", "平成", "昭和", "西暦", "R", "H", "S", "r", "h", "s", "令", "平",
];

/// Whether the cell looks like a date: `R6.4.1`, `令和6年度`, `2024/4/1`, `2024-04`, `2024年`.
pub(super) fn looks_like_one(cell: &Cell) -> bool {
    // Most cells begin with a digit and hold none of a date's marks.
    let plain = |ch: char| !matches!(ch, '/' | '-' | '.' | '年');
    let glyphs = &cell.glyphs;
    if glyphs.first().is_some_and(|g| g.ch.is_ascii_digit()) && glyphs.iter().all(|g| plain(g.ch)) {
        return false;
    }
    let text: String = (cell.glyphs.iter().map(|glyph| glyph.ch))
        .filter(|ch| !ch.is_whitespace())
        .collect();
    let after_era = (ERAS.iter())
        .filter_map(|era| text.strip_prefix(era))
        .any(|rest| rest.starts_with(|ch: char| ch.is_ascii_digit() || ch == '元'));
    after_era || is_numeric_date(&text) || text.strip_suffix('年').is_some_and(is_year)
}

/// Three numbers, or a year and a month, with the same mark between them.
fn is_numeric_date(text: &str) -> bool {
    ['/', '-', '.'].into_iter().any(|mark| {
        let parts: Vec<&str> = text.split(mark).collect();
        let number = |part: &&str| {
            (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let year = (parts.first()).is_some_and(|first| is_year(first));
        let month = (parts.get(1)).and_then(|part| part.parse().ok());
        let month = month.is_some_and(|month: u32| (1..=12).contains(&month));
        match parts.len() {
            3 => parts.iter().all(number) && (year || mark == '/') && (month || mark == '/'),
            // 2024.4 is a number with a point, and was read as one.
            2 => parts.iter().all(number) && year && month && mark != '.',
            _ => false,
        }
    })
}

/// Four digits of this century or the last.
fn is_year(digits: &str) -> bool {
    digits.len() == 4
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits.starts_with("19") || digits.starts_with("20"))
}
