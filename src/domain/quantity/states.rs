//! Cells that hold no number on purpose: blank, not applicable, pending; and words where a number belongs.

use super::Reading;
use super::cell::Cell;
use super::chars;
use super::error::Reason;

/// Words for a figure that will come, as they stand in the papers of local governments.
///
/// `※` refers to a note that says so. Brackets around the word, and `※` before it, change nothing.
const PENDING: [&str; 7] = [
    "集計中",
    "未確定",
    "調査中",
    "未集計",
    "算定中",
    "確定前",
    "※",
];

/// Zero, or no target at all? The words do not say.
const NOTHING: [&str; 10] = [
    "なし",
    "無し",
    "無",
    "ゼロ",
    "零",
    "皆無",
    "該当なし",
    "該当無し",
    "実績なし",
    "実績無し",
];

/// Words that say that there is nothing to count; one way of writing it is enough.
const NOT_APPLICABLE: [&str; 8] = [
    "対象外",
    "設定なし",
    "目標なし",
    "非該当",
    "N/A",
    "NA",
    "n/a",
    "斜線",
];

/// Words that leave open whether a figure will come.
const OPEN: [&str; 6] = ["未定", "不明", "確認中", "未報告", "未入力", "未把握"];

/// What kanji numerals are followed by when they are meant as a figure: 三件, but not 三者協議 or 十分.
const COUNTED: [&str; 34] = [
    "件",
    "人",
    "回",
    "%",
    "円",
    "千円",
    "事業",
    "時間",
    "日",
    "か月",
    "ヶ月",
    "か所",
    "ヶ所",
    "カ所",
    "箇所",
    "グループ",
    "校",
    "団体",
    "項目",
    "台",
    "枚",
    "冊",
    "社",
    "名",
    "組",
    "世帯",
    "施設",
    "種類",
    "点",
    "個",
    "つ",
    "件数",
    "年間",
    "倍",
];

/// The reading of a cell that holds no figure and no text on purpose.
pub(super) fn unset(raw: &str) -> Option<Reading> {
    let text = raw.trim();
    if text.is_empty() {
        return Some(Reading::Blank);
    }
    if is_dash_alone(text) {
        return Some(Reading::NotApplicable);
    }
    let word = text
        .strip_prefix('※')
        .filter(|rest| !rest.is_empty())
        .unwrap_or(text);
    let word = (word.strip_prefix(['（', '(']))
        .and_then(|inner| inner.strip_suffix(['）', ')']))
        .unwrap_or(word);
    PENDING.contains(&word.trim()).then_some(Reading::Pending)
}

/// A dash alone, or the same dash twice as word processors like it.
fn is_dash_alone(text: &str) -> bool {
    let mut characters = text.chars();
    let Some(first) = characters.next() else {
        return false;
    };
    chars::is_dash(first) && (characters.as_str().is_empty() || characters.eq([first]))
}

/// Whether there is nothing in the text that a person could see.
pub(super) fn is_invisible(raw: &str) -> bool {
    (raw.chars())
        .all(|ch| ch.is_whitespace() || chars::is_hidden(ch) || chars::is_variation_selector(ch))
}

/// What a text without any digit is, where a number belongs: a refusal if it stands for a figure, `None` for words.
/// The two ends of the offending piece are glyphs of the cell.
pub(super) fn word_for_figure(cell: &Cell) -> Option<(Reason, usize, usize, Vec<String>)> {
    let end = cell.glyphs.len();
    let text: String = (cell.glyphs.iter().map(|glyph| glyph.ch))
        .filter(|ch| !ch.is_whitespace())
        .collect();
    let whole = |reason, suggestions: &[&str]| {
        let suggestions = suggestions.iter().map(|&s| s.to_owned()).collect();
        Some((reason, 0, end, suggestions))
    };
    let is = |words: &[&str]| words.contains(&text.as_str());
    if text.starts_with('#') {
        return whole(Reason::SpreadsheetError, &[]);
    }
    if text.starts_with('=') {
        return whole(Reason::Formula, &[]);
    }
    if is(&NOTHING) {
        return whole(Reason::WordForNothing, &["0", "－"]);
    }
    if is(&NOT_APPLICABLE) {
        return whole(Reason::WordForNothing, &["－"]);
    }
    if is(&OPEN) {
        return whole(Reason::WordForOpen, &["集計中", "－"]);
    }
    if let Some(at) = cell
        .glyphs
        .iter()
        .position(|g| chars::is_foreign_digit(g.ch))
    {
        return Some((Reason::ForeignDigits, at, at + 1, Vec::new()));
    }
    // －％: a dash with its unit is still a dash.
    let unit = text.strip_prefix(chars::is_dash).unwrap_or_default();
    if COUNTED.contains(&unit) || text.chars().all(chars::is_dash) {
        return whole(Reason::WordForNothing, &["－"]);
    }
    if let Some(found) = kanji_numeral(cell) {
        return Some(found);
    }
    // A mark is no words either: what × says in a column of figures is anybody's guess.
    let first = cell.glyphs.first().map(|glyph| glyph.ch)?;
    let words = text.chars().any(|ch| ch.is_alphabetic());
    (!words).then(|| (Reason::UnexpectedCharacter(first), 0, 1, Vec::new()))
}

fn kanji_numeral(cell: &Cell) -> Option<(Reason, usize, usize, Vec<String>)> {
    let glyphs = &cell.glyphs;
    let from = (glyphs.iter()).position(|g| chars::is_kanji_numeral(g.ch))?;
    let before: String = glyphs.iter().take(from).map(|g| g.ch).collect();
    let length = (glyphs.iter().skip(from))
        .take_while(|g| chars::is_kanji_numeral(g.ch))
        .count();
    let to = from + length;
    let behind: String = (glyphs.iter().skip(to).map(|g| g.ch))
        .filter(|ch| !ch.is_whitespace())
        .collect();
    let counted = behind.trim_end_matches("以上").trim_end_matches("以下");
    let a_figure = matches!(before.trim(), "" | "約" | "およそ" | "延べ")
        && (counted.is_empty() || COUNTED.contains(&counted));
    if !a_figure {
        return None;
    }
    let circles = (glyphs.iter().skip(from).take(length)).all(|g| "〇○◯".contains(g.ch));
    let reason = if circles {
        Reason::Circle
    } else {
        Reason::KanjiNumeral
    };
    // A kanji one on its own is often meant as a dash.
    let suggestions = match glyphs.as_slice() {
        [only] if only.ch == '一' => vec!["1".to_owned(), "－".to_owned()],
        _ => Vec::new(),
    };
    Some((reason, from, to, suggestions))
}
