//! One form for the many in which the same word is written, so that a search finds it: full and half width, upper and
//! lower case. Circled and Roman numbers stay what they are: who looks for ① does not want every 1, nor Ⅲ for Ⅰ.

use crate::domain::quantity::folded as one_width;

/// The words of a search: all of them have to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// The words of what somebody typed, divided by any white space.
    pub fn of(text: &str) -> Self {
        let mut form = String::new();
        add(&mut form, text);
        Self(form.split_whitespace().map(str::to_owned).collect())
    }

    /// Nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All words are in a text that [`add`] put together.
    pub fn found_in(&self, form: &str) -> bool {
        self.0.iter().all(|word| form.contains(word.as_str()))
    }
}

/// Adds a text in its one form, and a line end so that no word is found across two texts.
pub fn add(form: &mut String, text: &str) {
    if text.is_empty() {
        return;
    }
    for ch in one_width(text).chars() {
        if ch.is_ascii() {
            form.push(ch.to_ascii_lowercase());
        } else {
            form.extend(ch.to_lowercase());
        }
    }
    form.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_in_what() {
        for (typed, text, found) in [
            ("", "何でも", true),
            ("　 ", "何でも", true),
            ("ＰＰＰ", "PPP/PFIの導入件数", true),
            ("ppp/pfi", "ＰＰＰ／ＰＦＩの導入件数", true),
            ("キャッシュレス", "ｷｬｯｼｭﾚｽ決済の件数", true),
            ("ガ", "ｶﾞ", true),
            ("ﾊﾟ", "パブリックコメント", true),
            ("98%", "９８％", true),
            ("1,000", "１，０００人", true),
            ("Ⅰ(1)ア①", "Ⅰ（１）ア①", true),
            ("ⅰ(1)ア①", "Ⅰ(1)ア①", true),
            ("Ⅰ(1)", "Ⅲ(1)ア①", false),
            ("①", "1件", false),
            (
                "研修　割合",
                "研修報告「講義内容が理解できた」と回答した割合",
                true,
            ),
            (
                "研修 件数",
                "研修報告「講義内容が理解できた」と回答した割合",
                false,
            ),
            ("かな", "カナ", false),
            ("Ä", "ä", true),
        ] {
            let mut form = String::new();
            add(&mut form, text);
            assert_eq!(Words::of(typed).found_in(&form), found, "{typed} in {text}");
        }
    }

    #[test]
    fn no_word_is_found_across_two_texts() {
        let mut form = String::new();
        add(&mut form, "職員");
        add(&mut form, "");
        add(&mut form, "課題");
        assert!(!Words::of("職員課").found_in(&form));
        assert!(Words::of("課題 職員").found_in(&form));
        assert!(Words::of("").is_empty() && !Words::of("課").is_empty());
    }
}
