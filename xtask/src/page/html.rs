//! Finds the tags in a page of our own making. Not a parser for the web at large: it knows no optional tags and no
//! foreign content, and refuses what it does not understand.

use std::ops::Range;

use anyhow::{Context, Result, bail};

/// An opening tag, with the text that belongs to it where that text is not HTML.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The element's name in small letters.
    pub name: String,
    /// The attributes, names in small letters, values as written.
    pub attributes: Vec<(String, &'a str)>,
    /// From `<` to `>`.
    pub open: Range<usize>,
    /// Of `script` and `style`: what stands between the tags.
    pub text: Option<&'a str>,
    /// From `<` to the end of the closing tag of `script` and `style`, and the opening tag alone of all others.
    pub whole: Range<usize>,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes
            .iter()
            .find(|(have, _)| have == name)
            .map(|&(_, value)| value)
    }

    /// Whether this is a `link` with that `rel`.
    pub fn is_link(&self, rel: &str) -> bool {
        self.name == "link" && self.attribute("rel") == Some(rel)
    }

    /// Whether this is a script that runs; others are blocks of data.
    pub fn is_program(&self) -> bool {
        self.name == "script"
            && matches!(
                self.attribute("type"),
                None | Some("module" | "text/javascript")
            )
    }
}

/// The opening tags of a page, in order.
pub fn tags(page: &str) -> Result<Vec<Tag<'_>>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = page.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        let rest = page.get(start..).unwrap_or_default();
        at = if let Some(comment) = rest.strip_prefix("<!--") {
            start + 4 + comment.find("-->").context("a comment does not end")? + 3
        } else if rest.starts_with("<!") || rest.starts_with("</") {
            start + rest.find('>').context("a tag does not end")? + 1
        } else {
            let tag = tag(page, start)?;
            let end = tag.whole.end;
            tags.push(tag);
            end
        };
    }
    Ok(tags)
}

/// The only tag that satisfies a condition.
pub fn only<'t, 'a>(
    tags: &'t [Tag<'a>],
    what: &str,
    is: impl Fn(&Tag) -> bool,
) -> Result<&'t Tag<'a>> {
    let mut found = tags.iter().filter(|tag| is(tag));
    match (found.next(), found.next()) {
        (Some(tag), None) => Ok(tag),
        (None, _) => bail!("the page has no {what}"),
        (Some(_), Some(_)) => bail!("the page has more than one {what}"),
    }
}

fn tag(page: &str, start: usize) -> Result<Tag<'_>> {
    let mut cursor = Cursor {
        page,
        at: start + 1,
    };
    let name = cursor
        .take(|c| c.is_ascii_alphanumeric() || c == '-')
        .to_ascii_lowercase();
    if name.is_empty() {
        bail!("a `<` that opens no tag must be written `&lt;`");
    }
    let mut attributes = Vec::new();
    loop {
        cursor.take(|c| c.is_ascii_whitespace() || c == '/');
        if cursor.eat('>') {
            break;
        }
        let attribute = cursor.take(|c| !c.is_ascii_whitespace() && !matches!(c, '=' | '>' | '/'));
        if attribute.is_empty() {
            bail!("the tag <{name} does not end");
        }
        attributes.push((attribute.to_ascii_lowercase(), cursor.value()?));
    }
    let open = start..cursor.at;
    let mut tag = Tag {
        name,
        attributes,
        whole: open.clone(),
        open,
        text: None,
    };
    if matches!(tag.name.as_str(), "script" | "style") {
        let close = format!("</{}>", tag.name);
        let rest = page.get(tag.open.end..).unwrap_or_default();
        let length = rest
            .find(&close)
            .with_context(|| format!("<{}> does not end", tag.name))?;
        tag.text = rest.get(..length);
        tag.whole.end = tag.open.end + length + close.len();
    }
    Ok(tag)
}

struct Cursor<'a> {
    page: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.page.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.rest().starts_with(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn value(&mut self) -> Result<&'a str> {
        if !self.eat('=') {
            return Ok("");
        }
        for quote in ['"', '\''] {
            if self.eat(quote) {
                let value = self.take(|c| c != quote);
                if !self.eat(quote) {
                    bail!("an attribute's value does not end");
                }
                return Ok(value);
            }
        }
        Ok(self.take(|c| !c.is_ascii_whitespace() && c != '>'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_attributes_and_texts_are_found() {
        let page = concat!(
            "<!doctype html><!-- <b> --><HTML Lang='ja'><meta charset=utf-8>",
            "<link rel=\"stylesheet\" href=\"./a.css\"/><script>if (a<b) {}</script><p hidden>1 &lt; 2</p>",
        );
        let tags = tags(page).unwrap();
        let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["html", "meta", "link", "script", "p"]);
        assert_eq!(
            only(&tags, "root", |tag| tag.name == "html")
                .unwrap()
                .attribute("lang"),
            Some("ja")
        );
        assert_eq!(
            only(&tags, "meta", |tag| tag.name == "meta")
                .unwrap()
                .attribute("charset"),
            Some("utf-8")
        );
        let sheet = only(&tags, "sheet", |tag| tag.is_link("stylesheet")).unwrap();
        assert_eq!(sheet.attribute("href"), Some("./a.css"));
        let script = only(&tags, "script", |tag| tag.is_program()).unwrap();
        assert_eq!(script.text, Some("if (a<b) {}"));
        assert_eq!(
            page.get(script.whole.clone()),
            Some("<script>if (a<b) {}</script>")
        );
        assert_eq!(
            only(&tags, "p", |tag| tag.name == "p")
                .unwrap()
                .attribute("hidden"),
            Some("")
        );
    }

    #[test]
    fn only_blocks_of_a_script_type_are_programs() {
        let cases = [
            ("<script></script>", true),
            ("<script type=module></script>", true),
            ("<script type=\"application/octet-stream\"></script>", false),
            ("<style></style>", false),
        ];
        for (page, program) in cases {
            assert_eq!(
                tags(page).unwrap().iter().any(Tag::is_program),
                program,
                "{page}"
            );
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for page in [
            "a < b",
            "<p",
            "<p class=\"a>",
            "<script>",
            "<!-- ",
            "<p =",
            "<style>a{}</styl>",
        ] {
            assert!(tags(page).is_err(), "{page}");
        }
    }

    #[test]
    fn none_and_several_are_told_apart() {
        let tags = tags("<p><p>").unwrap();
        let problem = |name: &str| {
            only(&tags, "tag", |tag| tag.name == name)
                .unwrap_err()
                .to_string()
        };
        assert_eq!(problem("b"), "the page has no tag");
        assert_eq!(problem("p"), "the page has more than one tag");
    }
}
