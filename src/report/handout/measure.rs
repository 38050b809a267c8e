//! How much room a text takes on paper, without a browser: the pages are the same on every machine, they are there at
//! once however many they are, and they can be tested. What is found here is never less than what a browser takes.

/// Hundredths of a point.
pub type Length = u32;

/// A text is set this large: the size of its characters, and from one line to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Type {
    /// The size.
    pub size: Length,
    /// The distance of its lines.
    pub leading: Length,
}

impl Type {
    /// The height of this many lines.
    pub fn lines(self, count: usize) -> Length {
        self.leading.saturating_mul(to_length(count))
    }
}

/// A count as a length.
pub fn to_length(count: usize) -> Length {
    Length::try_from(count).unwrap_or(Length::MAX)
}

/// Browsers round; a line that fits to the hair might not.
const HAIR: Length = 40;

/// What may not begin a line: it takes the character before it along.
const NO_START: &str = "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％‰ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%〜～…‥";
/// What may not end a line.
const NO_END: &str = "‘“（〔［｛〈《「『【￥＄£([{";

/// The width of a character in hundredths of its size, for the widest of the fonts in use.
fn width(c: char) -> Length {
    match c {
        '0'..='9' => 64,
        'M' | 'W' | 'm' | 'w' | '@' | '%' => 98,
        'A'..='Z' | '&' | '#' => 78,
        ' ' => 36,
        '!'..='~' => 62,
        '\u{ff61}'..='\u{ff9f}' => 56,
        _ => 100,
    }
}

/// A word of a Western script is not broken inside.
fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '/' | '%' | '\'' | '_' | '+')
}

/// Whether a line may end between two characters.
fn may_break(before: char, after: char) -> bool {
    !(NO_START.contains(after)
        || NO_END.contains(before)
        || after == ' '
        || (is_of_word(before) && is_of_word(after)))
}

/// The lines of a text within a width: where each ends, as byte offsets. A blank text has none.
pub fn line_ends(text: &str, width_of_line: Length, size: Length) -> Vec<usize> {
    let room = u64::from(width_of_line.saturating_sub(HAIR)).saturating_mul(100);
    let mut ends = Vec::new();
    if text.is_empty() {
        return ends;
    }
    // What stands in the line, and what of it stands behind the last place at which it may end.
    let (mut used, mut behind) = (0_u64, 0_u64);
    let mut chance: Option<usize> = None;
    let mut before = None;
    for (at, c) in text.char_indices() {
        if c == '\n' {
            ends.push(at.saturating_add(1));
            (used, behind, chance, before) = (0, 0, None, None);
            continue;
        }
        if before.is_some_and(|before| may_break(before, c)) {
            chance = Some(at);
            behind = 0;
        }
        let own = u64::from(width(c)).saturating_mul(u64::from(size));
        if used.saturating_add(own) > room && before.is_some() {
            match chance.take() {
                Some(place) => {
                    ends.push(place);
                    used = behind;
                }
                // A word longer than a line breaks anywhere.
                None => {
                    ends.push(at);
                    used = 0;
                }
            }
            behind = 0;
        }
        used = used.saturating_add(own);
        behind = behind.saturating_add(own);
        before = Some(c);
    }
    ends.push(text.len());
    ends
}

/// How many lines a text takes.
pub fn lines(text: &str, width_of_line: Length, size: Length) -> usize {
    line_ends(text, width_of_line, size).len()
}

/// Cuts a text behind its first lines; what is left is blank if there are no more.
pub fn cut(text: &str, width_of_line: Length, size: Length, most: usize) -> (&str, &str) {
    let ends = line_ends(text, width_of_line, size);
    match most.checked_sub(1).and_then(|last| ends.get(last)) {
        Some(end) => {
            let (head, rest) = text.split_at_checked(*end).unwrap_or((text, ""));
            (head.trim_end_matches('\n'), rest)
        }
        None if most == 0 => ("", text),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, characters: u32) -> Vec<&str> {
        let ends = line_ends(text, characters * 1_000 + HAIR, 1_000);
        let mut from = 0;
        ends.into_iter()
            .map(|end| {
                let line = &text[from..end];
                from = end;
                line
            })
            .collect()
    }

    #[test]
    fn lines_break_as_japanese_does() {
        let cases: [(&str, u32, &[&str]); 9] = [
            ("", 4, &[]),
            ("一二三四", 4, &["一二三四"]),
            ("一二三四五", 4, &["一二三四", "五"]),
            // Not at the beginning of a line: the character before goes along.
            ("一二三四、五", 4, &["一二三", "四、五"]),
            // Not at the end of one.
            ("一二三「四」", 4, &["一二三", "「四」"]),
            ("一\n二三", 4, &["一\n", "二三"]),
            ("一\n\n二", 4, &["一\n", "\n", "二"]),
            ("一二 PPP/PFI 手法", 6, &["一二 ", "PPP/PFI ", "手法"]),
            ("abcdefghijkl", 4, &["abcdef", "ghijkl"]),
        ];
        for (text, characters, lines) in cases {
            assert_eq!(set(text, characters), lines, "{text}");
        }
    }

    #[test]
    fn a_text_is_cut_between_lines_and_nothing_is_lost() {
        let text = "一二三四五六七八\n九十";
        let width = 4_000 + HAIR;
        for (most, head, rest) in [
            (0, "", text),
            (1, "一二三四", "五六七八\n九十"),
            (2, "一二三四五六七八", "九十"),
            (3, text, ""),
            (9, text, ""),
        ] {
            assert_eq!(cut(text, width, 1_000, most), (head, rest), "{most}");
        }
    }
}
