//! The parts of a page from its text. It knows what the build and [`super::page`] write, and no other page.

use super::{PROGRAM, Parts, SAMPLE};

impl Parts {
    /// The parts of a page in one file; `None` if some are not there.
    pub fn of_page(html: &str) -> Option<Self> {
        let mut parts = Self::default();
        let mut rest = html;
        while let Some((_, from)) = rest.split_once('<') {
            rest = from;
            let Some(name) = ["meta ", "link ", "script", "style"]
                .into_iter()
                .find(|name| from.starts_with(name))
            else {
                continue;
            };
            let (tag, after) = from.split_once('>')?;
            rest = after;
            let of = |name| attribute(tag, name).unwrap_or_default();
            match name {
                "meta " if of("http-equiv") == "Content-Security-Policy" => {
                    parts.policy = of("content");
                }
                "link " if of("rel") == "icon" => parts.icon = of("href"),
                "script" => {
                    let (text, after) = after.split_once("</script>")?;
                    rest = after;
                    let needs = attribute(tag, "data-needs");
                    let id = of("id");
                    let place = match &needs {
                        Some(_) => &mut parts.boot,
                        None if id == SAMPLE => &mut parts.sample,
                        None if id == PROGRAM => &mut parts.program,
                        None if of("type") == "module" => &mut parts.start,
                        None if tag == "script" => &mut parts.check,
                        None => continue,
                    };
                    text.clone_into(place);
                    parts.needs.extend(needs);
                }
                "style" => {
                    let (text, after) = after.split_once("</style>")?;
                    rest = after;
                    parts.styles.push(text.to_owned());
                }
                _ => {}
            }
        }
        parts.are_whole().then_some(parts)
    }
}

/// An attribute of a tag, which both the build and this program write in double quotes.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, value) = tag.split_once(&[" ", name, "=\""].concat())?;
    let (value, _) = value.split_once('"')?;
    let marks = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    Some(
        marks
            .into_iter()
            .fold(value.to_owned(), |value, (mark, ch)| {
                value.replace(mark, ch)
            }),
    )
}
