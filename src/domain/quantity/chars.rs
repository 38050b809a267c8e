//! Characters: one form for the many in which a Japanese keyboard, a spreadsheet or a PDF writes the same sign.
//!
//! The folding is the part of Unicode's compatibility composition (NFKC) that matters in figures and units: full-width
//! ASCII, half-width kana, voiced marks on their own, and the spaces and minus signs that office programs put in.

/// A folded character and where it came from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// The folded character.
    pub ch: char,
    /// Its place in the text, counted in characters.
    pub at: usize,
}

/// The text with each character in its one form. A kana and its voiced mark become one glyph.
pub(super) fn fold(text: &str) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len().min(128));
    for (at, raw) in text.chars().enumerate() {
        let ch = fold_char(raw);
        if let Some(last) = glyphs.last_mut()
            && let Some(composed) = compose(last.ch, ch)
        {
            last.ch = composed;
            continue;
        }
        glyphs.push(Glyph { ch, at });
    }
    glyphs
}

/// The text as a string, each character in its one form: what a search compares.
pub fn folded(text: &str) -> String {
    fold(text).iter().map(|glyph| glyph.ch).collect()
}

/// One character in its one form. Spaces that may stand between digits become `' '`, other white space `'\n'`.
pub(super) fn fold_char(ch: char) -> char {
    match ch {
        ' ' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{1680}' => '\n',
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(ch) - 0xFF01 + u32::from('!')).unwrap_or(ch)
        }
        '\u{FF61}'..='\u{FF9F}' => half_width_kana(ch),
        '−' | '‐' | '\u{2011}' | '﹣' => '-',
        '〜' | '∼' | '˜' => '~',
        '￥' => '¥',
        '﹪' => '%',
        '\u{2126}' => 'Ω',
        '\u{B5}' => 'μ',
        '゛' => '\u{3099}',
        '゜' => '\u{309A}',
        _ => ch,
    }
}

/// The wide forms of U+FF61 to U+FF9F, in order.
const WIDE_KANA: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}";

fn half_width_kana(ch: char) -> char {
    let index = usize::try_from(u32::from(ch) - 0xFF61).unwrap_or(0);
    WIDE_KANA.chars().nth(index).unwrap_or(ch)
}

/// A kana and a voiced mark as one character: the voiced forms follow their plain ones in Unicode.
fn compose(kana: char, mark: char) -> Option<char> {
    let voiced = "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホ";
    let half_voiced = "はひふへほハヒフヘホ";
    let step = match mark {
        '\u{3099}' if matches!(kana, 'う' | 'ウ') => 0x4E,
        '\u{3099}' if voiced.contains(kana) => 1,
        '\u{309A}' if half_voiced.contains(kana) => 2,
        _ => return None,
    };
    char::from_u32(u32::from(kana) + step)
}

/// Variation selectors choose among drawings of one character (葛 in two forms). They are kept in the raw text and
/// left out where units are compared; behind a digit they are refused like any other character that cannot be seen.
pub(super) fn is_variation_selector(ch: char) -> bool {
    matches!(ch, '\u{180B}'..='\u{180D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Characters that draw nothing, or that change the order in which others are drawn: what is seen would not be what
/// is computed with.
pub(super) fn is_hidden(ch: char) -> bool {
    ch.is_control() && !matches!(ch, '\t' | '\n' | '\r')
        || matches!(
            ch,
            '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{115F}'
                | '\u{1160}'
                | '\u{17B4}'
                | '\u{17B5}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E00FF}'
                | '\u{E01F0}'..='\u{E0FFF}'
        )
}

/// Dashes that mean "not applicable" when they stand alone.
pub(super) fn is_dash(ch: char) -> bool {
    matches!(
        ch,
        '-' | '－'
            | '−'
            | '﹣'
            | '‐'
            | '\u{2011}'
            | '‒'
            | '–'
            | '—'
            | '―'
            | '─'
            | '━'
            | 'ー'
            | 'ｰ'
    )
}

/// Whether a folded character is a kanji.
pub(super) fn is_kanji(ch: char) -> bool {
    matches!(ch, '々' | '〆' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a folded character may be part of a unit: kanji, kana, Latin and Greek letters, and unit signs.
pub(super) fn is_unit_letter(ch: char) -> bool {
    is_kanji(ch)
        || ch.is_ascii_alphabetic()
        || matches!(ch, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '\u{31F0}'..='\u{31FF}' | 'Α'..='ω')
        || matches!(ch, '%' | '‰' | '°' | '℃' | '℉' | 'ℓ' | 'Å' | '㎀'..='㏟' | '㌀'..='㍗')
}

/// Whether a character is a digit of another script, a circled number, a raised number or a ready-made fraction.
pub(super) fn is_foreign_digit(ch: char) -> bool {
    ch.is_numeric() && !ch.is_ascii_digit() && !matches!(ch, '〇' | '\u{2160}'..='\u{2188}')
}

/// Whether a folded character is a numeral in kanji, or a circle used as one.
pub(super) fn is_kanji_numeral(ch: char) -> bool {
    "〇零一二三四五六七八九十百千万億兆壱弐参拾○◯".contains(ch)
}
