//! Characters that nobody sees and that change what is read: shown as what they are. Controls of writing direction can
//! turn a text around or hide a part of it, characters without width make two names look the same.
//!
//! Variation selectors are kept: they choose the shape of a 漢字, as in names of persons and places.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text as it may be shown. What is stored, exported and copied keeps its characters.
pub fn visible(text: &str) -> Cow<'_, str> {
    // Nearly every text is without any.
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for ch in text.chars() {
        if is_hidden(ch) {
            let _written = write!(shown, "⟨U+{:04X}⟩", u32::from(ch));
        } else {
            shown.push(ch);
        }
    }
    Cow::Owned(shown)
}

/// Controls but for line feed and tab, controls of writing direction, and what has no width.
pub fn is_hidden(ch: char) -> bool {
    match ch {
        '\n' | '\t' => false,
        '\u{ad}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => ch.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_shown() {
        for (text, shown) in [
            ("職員採用試験", "職員採用試験"),
            ("一行目\n二行目\t続き", "一行目\n二行目\t続き"),
            ("a\u{202e}b", "a⟨U+202E⟩b"),
            ("企画\u{200b}課", "企画⟨U+200B⟩課"),
            ("\u{feff}\0", "⟨U+FEFF⟩⟨U+0000⟩"),
            ("タグ\u{e0041}", "タグ⟨U+E0041⟩"),
            // Shapes of 漢字 stay.
            ("辻\u{e0100}", "辻\u{e0100}"),
            ("葛\u{fe00}", "葛\u{fe00}"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn what_has_been_made_visible_stays_as_it_is() {
        let once = visible("a\u{202e}\u{200b}b").into_owned();
        assert_eq!(visible(&once), once);
    }

    #[test]
    fn no_text_of_the_program_itself_is_hidden() {
        for (at, text) in include_str!("../sample.json").lines().enumerate() {
            assert_eq!(visible(text), text, "line {}", at + 1);
        }
    }
}
