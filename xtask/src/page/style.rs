//! Style sheets, put into the page itself: a page that needs a dozen small files is drawn when the last of them has come.

use std::ops::Range;

use anyhow::{Result, bail};

use super::html::Tag;
use super::site::Site;

/// What becomes of the page when its style sheets move into it.
#[derive(Debug, Default)]
pub struct Inlined {
    /// Replacements of the links, in order.
    pub edits: Vec<(Range<usize>, String)>,
    /// What the policy has to let in.
    pub styles: Vec<String>,
}

impl Inlined {
    /// Of a page with these tags.
    pub fn of(site: &Site, tags: &[Tag]) -> Result<Self> {
        let mut inlined = Self::default();
        for link in tags.iter().filter(|tag| tag.is_link("stylesheet")) {
            let style = closer(site.style(link)?, "/*");
            if style.contains("</style") {
                bail!("a style sheet contains text that would end the element it is put into");
            }
            let media = link
                .attribute("media")
                .map(|media| format!(" media=\"{media}\""))
                .unwrap_or_default();
            // Marked, as other programs of the browser put styles of their own into pages.
            inlined.edits.push((
                link.whole.clone(),
                format!("<style data-own{media}>{style}</style>"),
            ));
            inlined.styles.push(style);
        }
        Ok(inlined)
    }

    /// The style sheets as the policy takes them.
    pub fn texts(&self) -> Vec<&str> {
        self.styles.iter().map(String::as_str).collect()
    }
}

/// The same without indentation, blank lines and the comments that take up lines of their own: people read the sources.
pub fn closer(text: &str, comment: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        inside |= line.starts_with(comment);
        if inside {
            // What goes on behind a comment in the same line is kept with it.
            match line.split_once("*/") {
                Some((_, "")) => inside = false,
                Some(_) => {
                    inside = false;
                    kept.push_str(line);
                    kept.push('\n');
                }
                None => {}
            }
        } else if !line.is_empty() {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::html;
    use super::super::site::tests::files;
    use super::*;

    #[test]
    fn indentation_and_comments_go_and_nothing_else() {
        for (text, expected) in [
            ("  a {\n    b: c;\n\n  }\n", "a {\nb: c;\n}\n"),
            ("/* one\n   two */\na\n", "a\n"),
            ("a /* kept */ b\n", "a /* kept */ b\n"),
            ("/* one */ a\nb\n", "/* one */ a\nb\n"),
        ] {
            assert_eq!(closer(text, "/*"), expected, "{text}");
        }
        assert_eq!(
            closer("/* kept */\n/**\n * gone\n */\na", "/**"),
            "/* kept */\na\n"
        );
    }

    #[test]
    fn styles_keep_their_order_and_their_media() {
        let site = Site::from_files(files()).unwrap();
        let inlined = Inlined::of(&site, &html::tags(&site.index).unwrap()).unwrap();
        assert_eq!(
            inlined.texts(),
            ["p { color: red }\n", "p { color: black }\n"]
        );
        let elements: Vec<&str> = inlined
            .edits
            .iter()
            .map(|(_, text)| text.as_str())
            .collect();
        assert_eq!(
            elements,
            [
                "<style data-own>p { color: red }\n</style>",
                "<style data-own media=\"print\">p { color: black }\n</style>"
            ]
        );
    }

    #[test]
    fn a_style_that_would_end_its_element_is_refused() {
        let mut files = files();
        files.insert(
            "a-1.css".to_owned(),
            b"p::after { content: '</style>' }".to_vec(),
        );
        let site = Site::from_files(files).unwrap();
        assert!(Inlined::of(&site, &html::tags(&site.index).unwrap()).is_err());
    }
}
