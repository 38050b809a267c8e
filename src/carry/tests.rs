//! What is carried stays data, whatever is in it, and the file stays the same from copy to copy.

use super::*;
use crate::domain::year::FiscalYear;
use crate::start;

/// What would end an element, begin one, or look like something else.
const HOSTILE: &[&str] = &[
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>",
    "<img src=x onerror=alert(1)>",
    "\"'&amp;&lt;",
    "a\u{2028}b\u{2029}c",
    "\u{0}\u{7}\u{85}",
    "a\r\nb\rc",
    "\u{202e}逆\u{200b}",
    "</DIV></noscript><NOSCRIPT>",
    "𠮷\u{e0100}",
];

fn parts() -> Parts {
    Parts {
        policy: "default-src 'none'; script-src 'sha256-AA=='".into(),
        icon: "data:image/svg+xml,%3Csvg xmlns='x' a=\"b\"%3E".into(),
        needs: "WebAssembly DecompressionStream".into(),
        boot: "\nboot(1 < 2);\n".into(),
        check: "\ncheck();\n".into(),
        styles: vec!["p > b { color: red }".into(), "\nq {}\n".into()],
        sample: "{\"a\":\"\\u003cb>\"}".into(),
        program: "H4sIAAAA+/=".into(),
        start: "\nstart(\"a\" && 'b');\n".into(),
    }
}

fn hostile() -> Document {
    let mut document = start::sample().unwrap();
    let plan = &mut document.plan;
    let all = HOSTILE.concat();
    plan.name = all.clone();
    plan.municipality = all.clone();
    let year = plan.reporting_year;
    for (index, priority) in plan.priorities.iter_mut().enumerate() {
        priority.name = HOSTILE[index % HOSTILE.len()].into();
    }
    let ids: Vec<_> = plan
        .places()
        .map(|place| place.indicator.id.clone())
        .collect();
    for (index, id) in ids.iter().enumerate() {
        let indicator = plan.indicator_mut(id).unwrap();
        indicator.name = HOSTILE[index % HOSTILE.len()].into();
        indicator.edit_year(year, |record| record.results = all.clone());
    }
    document
}

fn saved(parts: &Parts, document: &Document, r#use: Use) -> String {
    let figures = Figures::of(&document.plan, document.plan.reporting_year);
    page(parts, document, &figures, r#use)
}

/// The attributes and the text of the elements of one kind, as a browser finds them: what stands in a script or a style
/// ends with its end tag and nothing else.
fn found<'a>(html: &'a str, name: &str) -> Vec<(&'a str, &'a str)> {
    let (open, end) = (format!("<{name}"), format!("</{name}>"));
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(&open) {
        let from = &rest[at + open.len()..];
        let (attributes, text) = from.split_once('>').unwrap();
        let (text, after) = text.split_once(end.as_str()).unwrap();
        found.push((attributes, text));
        rest = after;
    }
    found
}

/// What a browser reads back from a page, as the program asks for it.
fn read_back(html: &str) -> (Parts, Document) {
    let unescaped = |text: &str| {
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    };
    let between = |from: &str| {
        let text = html.split_once(from).unwrap().1;
        unescaped(text.split_once('"').unwrap().0)
    };
    let scripts = found(html, "script");
    assert_eq!(scripts.len(), 6);
    let text = |index: usize| scripts[index].1.to_owned();
    let parts = Parts {
        policy: between("Content-Security-Policy\" content=\""),
        icon: between("rel=\"icon\" href=\""),
        needs: between("data-needs=\""),
        boot: text(0),
        check: text(1),
        styles: found(html, "style")
            .into_iter()
            .map(|(_, text)| text.to_owned())
            .collect(),
        sample: text(2),
        program: text(4),
        start: text(5),
    };
    let document = exchange::read_stored(&text(3)).unwrap();
    (parts, document)
}

#[test]
fn what_is_carried_comes_back_letter_for_letter() {
    for r#use in [Use::Read, Use::Work] {
        for document in [start::sample().unwrap(), hostile()] {
            let html = saved(&parts(), &document, r#use);
            let (back, plan) = read_back(&html);
            assert_eq!(back, parts());
            assert_eq!(exchange::write(&plan), exchange::write(&document));
            let word = format!("{USE}=\"{}\"", r#use.word());
            assert!(html.contains(&word));
        }
    }
}

#[test]
fn a_page_is_taken_apart_as_a_browser_does() {
    let html = saved(&parts(), &hostile(), Use::Work);
    assert_eq!(Parts::of_page(&html), Some(parts()));
    for (from, to) in [
        ("<style data-own>", "<b>"),
        ("id=\"wasm-lzma\"", "id=\"x\""),
        ("</script>", "</scrip>"),
        ("Content-Security-Policy", "X"),
    ] {
        assert_eq!(Parts::of_page(&html.replace(from, to)), None, "{from}");
    }
    for page in ["", "<", "<!doctype html><title>404</title>", "<script"] {
        assert_eq!(Parts::of_page(page), None, "{page}");
    }
}

#[test]
fn ten_generations_are_the_same_bytes() {
    let first = saved(&parts(), &hostile(), Use::Work);
    let mut html = first.clone();
    for _ in 0..10 {
        let (parts, document) = read_back(&html);
        assert!(parts.are_whole());
        html = saved(&parts, &document, Use::Work);
        assert!(html == first);
    }
}

#[test]
fn nothing_in_the_data_becomes_markup() {
    let html = saved(&parts(), &hostile(), Use::Read);
    let body = html.split_once("<body>").unwrap().1;
    let tags: Vec<&str> = body
        .split('<')
        .skip(1)
        .map(|tag| tag.split([' ', '>', '\n']).next().unwrap())
        .collect();
    let known = [
        "div", "noscript", "p", "h1", "h2", "table", "caption", "thead", "tbody", "tr", "th", "td",
        "script",
    ];
    for tag in tags {
        assert!(
            known.contains(&tag.trim_start_matches('/')) || tag == "/body" || tag == "/html",
            "{tag}"
        );
    }
    let shown = body.split_once("<script").unwrap().0;
    for part in ["alert(1)>", "<img", "\u{202e}", "\u{200b}", "\u{0}", "\r"] {
        assert!(!shown.contains(part), "{part:?}");
    }
    assert!(!html.contains("<!--") && !html.contains("<img"));
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assert!(shown.contains("⟨U+202E⟩逆⟨U+200B⟩") && shown.contains("⟨U+0000⟩"));
}

#[test]
fn the_plain_page_holds_the_summary_and_every_row() {
    let document = start::sample().unwrap();
    let plan = &document.plan;
    let figures = Figures::of(plan, FiscalYear::new(2024).unwrap());
    let page = plain(plan, &figures, Use::Read);
    assert!(page.contains("概ね達成率 87.8％（36÷41）"), "{page}");
    let cells: Vec<&str> = found(&page, "td")
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    for place in plan.places() {
        let mut name = String::new();
        escape(&mut name, &place.indicator.name);
        assert!(cells.contains(&name.as_str()), "{name}");
    }
    assert_eq!(found(&page, "tr").len(), 1 + 3 + 1 + 3 + 41);
    assert_eq!(page.matches("× 未達成").count(), 5);
    // A plan without anything has a plain page, too.
    let blank = start::blank(plan.id.clone(), FiscalYear::new(2026).unwrap()).unwrap();
    let figures = Figures::of(&blank, FiscalYear::new(2026).unwrap());
    assert!(plain(&blank, &figures, Use::Work).contains("<h1>"));
}

#[test]
fn a_page_that_is_not_as_it_was_built_is_not_saved() {
    assert!(parts().are_whole());
    let spoil: [fn(&mut Parts); 7] = [
        |parts| parts.policy.clear(),
        |parts| parts.start = " \n".into(),
        |parts| parts.styles.clear(),
        |parts| parts.boot.push_str("</SCRIPT >"),
        |parts| parts.program.push_str("<!--"),
        |parts| parts.sample.push_str("</script"),
        |parts| parts.styles.push("</Style>".into()),
    ];
    for spoil in spoil {
        let mut parts = parts();
        spoil(&mut parts);
        assert!(!parts.are_whole(), "{parts:?}");
    }
}

#[test]
fn a_use_that_is_not_known_is_reading() {
    for r#use in [Use::Read, Use::Work] {
        assert_eq!(Use::of(r#use.word()), r#use);
    }
    assert_eq!(Use::of("edit"), Use::Read);
}
