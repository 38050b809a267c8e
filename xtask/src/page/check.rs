//! Reads the finished pages for what their policy cannot stop (navigation), for what it would stop without anybody
//! noticing (inline handlers and styles), and for addresses that have no business there.
//!
//! The program itself is WebAssembly and can reach the browser only through the functions of wasm-bindgen's module, so
//! reading that module shows all it can do. It does not show with what arguments: a link that the program makes and
//! clicks is beyond this check, and is left to the tests in the browser.

use std::fmt::Write;

use anyhow::{Result, bail};

use super::html::{self, Tag};
use super::site::{self, Site};

/// Calls that reach the network or leave the page, whoever makes them.
const CALLS: [&str; 14] = [
    "fetch(",
    "XMLHttpRequest",
    "sendBeacon",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "RTCPeerConnection",
    "Worker(",
    "serviceWorker",
    "importScripts",
    "window.open",
    "location.assign",
    "location.replace",
    "navigation.navigate",
];

/// The same calls as the program would make them, on an object that has no name in the module, and what the program
/// can do instead.
const PROGRAM_CALLS: [(&str, &str); 5] = [
    (".open(", "a dialog opens with `show_modal`"),
    (".assign(", "a route changes with `set_hash`"),
    (
        ".replace(",
        "a route changes with `set_hash`, and text changes in Rust",
    ),
    (".navigate(", "a route changes with `set_hash`"),
    (
        ".href =",
        "a link gets its address with `set_attribute`, which cannot be mistaken for leaving the page",
    ),
];

/// Parts of wasm-bindgen's module that are known to load the program and nothing else, or to be no such call, and the
/// attempts of `src/selfcheck.js`, which goes where nothing is so that the page can show that it is stopped.
const KNOWN: [&str; 7] = [
    "module_or_path = fetch(module_or_path);",
    // The rest of the program (`glue.rs`).
    "await fetch(new URL(",
    "Object.assign(",
    "window.fetch(NOWHERE)",
    "navigator.sendBeacon(NOWHERE, \"x\")",
    "new WebSocket(\"wss://tassei.invalid/\")",
    // `platform::page` asks for the page in one file, which stands beside this one; the policy lets it ask for nothing else.
    "const ret = arg0.fetch(getStringFromWasm0(arg1, arg2));",
];

/// Beginnings of addresses that may stand in the page because nothing is there: names of XML vocabularies, and a host
/// under a name that is kept free for such uses (RFC 2606). An address that people are shown, such as that of a licence,
/// is to be added here, so that it is added on purpose.
const NAMES: [&str; 3] = [
    "http://www.w3.org/",
    "https://tassei.invalid/",
    "wss://tassei.invalid/",
];

/// Fails with everything that was found.
///
/// `private` are parts of file paths that tell about the machine of the build, such as the home folder.
pub fn check(site: &Site, served: &str, single: &str, private: &[String]) -> Result<()> {
    let mut findings = Findings::default();
    for (name, page) in [("index.html", served), ("tassei.html", single)] {
        findings.page(name, page)?;
    }
    let glue = site::served_glue(site)?;
    findings.script(&site.names.glue, &glue);
    findings.addresses(&site.names.glue, &glue);
    findings.program_calls(&site.names.glue, &glue);
    for (name, style) in &site.styles {
        findings.style(name, style);
        findings.addresses(name, style);
    }
    findings.program(&site.names.wasm, &site.wasm, private);
    findings.program(&site.names.rest, &site.rest, private);
    findings.into_result()
}

#[derive(Default)]
struct Findings(String);

impl Findings {
    fn add(&mut self, place: &str, what: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.0, "\n  {place}: {what}");
    }

    fn into_result(self) -> Result<()> {
        if self.0.is_empty() {
            Ok(())
        } else {
            bail!("the built page breaks its own rules:{}", self.0)
        }
    }

    fn page(&mut self, name: &str, page: &str) -> Result<()> {
        let tags = html::tags(page)?;
        for tag in &tags {
            self.tag(name, tag);
            match (tag.text, tag.name.as_str()) {
                (Some(script), "script") if tag.is_program() => self.script(name, script),
                (Some(style), "style") => self.style(name, style),
                _ => {}
            }
        }
        if html::only(&tags, "policy", |tag| {
            tag.attribute("http-equiv") == Some("Content-Security-Policy")
        })
        .is_err()
        {
            self.add(name, "must have exactly one Content-Security-Policy");
        }
        self.addresses(name, page);
        Ok(())
    }

    fn tag(&mut self, name: &str, tag: &Tag) {
        if matches!(
            tag.name.as_str(),
            "iframe" | "frame" | "object" | "embed" | "base" | "form"
        ) {
            self.add(name, format_args!("<{}> has no use here", tag.name));
        }
        if tag
            .attribute("http-equiv")
            .is_some_and(|value| value.eq_ignore_ascii_case("refresh"))
        {
            self.add(name, "a refresh leaves the page");
        }
        for (attribute, value) in &tag.attributes {
            if attribute == "style" || attribute.starts_with("on") {
                self.add(
                    name,
                    format_args!(
                        "the policy refuses the attribute {attribute} of <{}>",
                        tag.name
                    ),
                );
            }
            if value
                .trim_start()
                .to_ascii_lowercase()
                .starts_with("javascript:")
            {
                self.add(name, format_args!("the policy refuses the address {value}"));
            }
            if matches!(attribute.as_str(), "src" | "href") && value.starts_with("//") {
                self.add(name, format_args!("the address {value} leads elsewhere"));
            }
        }
    }

    fn script(&mut self, name: &str, script: &str) {
        for (number, line) in lines(script) {
            for call in CALLS.iter().filter(|call| calls(&line, call)) {
                self.add(
                    name,
                    format_args!("line {number} has `{call}`: {}", line.trim()),
                );
            }
            if sets_location(&line) {
                self.add(
                    name,
                    format_args!("line {number} sets the location: {}", line.trim()),
                );
            }
        }
    }

    fn program_calls(&mut self, name: &str, glue: &str) {
        for (number, line) in lines(glue) {
            for (call, instead) in PROGRAM_CALLS.iter().filter(|(call, _)| line.contains(call)) {
                self.add(
                    name,
                    format_args!(
                        "line {number} lets the program use `{call}`: {} ({instead})",
                        line.trim()
                    ),
                );
            }
        }
    }

    fn style(&mut self, name: &str, style: &str) {
        if style.contains("@import") {
            self.add(name, "an @import loads another file");
        }
        for (at, _) in style.match_indices("url(") {
            let address = style
                .get(at + 4..)
                .unwrap_or_default()
                .trim_start()
                .trim_start_matches(['"', '\'']);
            if !address.starts_with("data:") && !address.starts_with('#') {
                self.add(
                    name,
                    format_args!("a url() loads another file: {}", start_of(address)),
                );
            }
        }
    }

    fn program(&mut self, name: &str, program: &[u8], private: &[String]) {
        let text = String::from_utf8_lossy(program);
        for part in private.iter().filter(|part| text.contains(part.as_str())) {
            self.add(name, format_args!("holds a path of this machine: {part}"));
        }
        self.addresses(name, &text);
    }

    fn addresses(&mut self, name: &str, text: &str) {
        for scheme in ["http://", "https://", "ws://", "wss://"] {
            for (at, _) in text.match_indices(scheme) {
                let address = text.get(at..).unwrap_or_default();
                if !NAMES.iter().any(|known| address.starts_with(known)) {
                    self.add(name, format_args!("has the address {}", start_of(address)));
                }
            }
        }
    }
}

/// Numbered lines without comments and without the parts that are known to be harmless.
fn lines(script: &str) -> impl Iterator<Item = (usize, String)> {
    (1..)
        .zip(script.lines())
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(number, line)| {
            (
                number,
                KNOWN
                    .iter()
                    .fold(line.to_owned(), |line, known| line.replace(known, "")),
            )
        })
}

/// Whether a line has these words, and not only as the end of longer ones: `prefetch(` is not `fetch(`.
fn calls(line: &str, call: &str) -> bool {
    line.match_indices(call).any(|(at, _)| {
        let before = line.get(..at).and_then(|start| start.chars().next_back());
        call == "Worker(" || !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$'))
    })
}

/// `location = …` and `location.href = …`, but not `location == …` and not `location.hash = …`.
fn sets_location(line: &str) -> bool {
    line.match_indices("location").any(|(at, word)| {
        let rest = line.get(at + word.len()..).unwrap_or_default();
        let rest = rest.strip_prefix(".href").unwrap_or(rest).trim_start();
        rest.starts_with('=') && !rest.starts_with("==") && !rest.starts_with("=>")
    })
}

/// Enough of an address to find it by.
fn start_of(address: &str) -> &str {
    let end = address
        .char_indices()
        .take(60)
        .find(|(_, c)| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | ')' | '<'))
        .or_else(|| address.char_indices().nth(60))
        .map_or(address.len(), |(at, _)| at);
    address.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(look: impl FnOnce(&mut Findings)) -> String {
        let mut findings = Findings::default();
        look(&mut findings);
        findings.0
    }

    #[test]
    fn calls_that_leave_the_page_are_found_in_scripts() {
        let cases = [
            "fetch('a')",
            "window.fetch(NOWHERE_ELSE)",
            "const r = await window.fetch(a);",
            "Object.assign(a, fetch(b))",
            "new XMLHttpRequest()",
            "navigator.sendBeacon(a)",
            "new WebSocket(a)",
            "new EventSource(a)",
            "new Worker(a)",
            "new SharedWorker(a)",
            "navigator.serviceWorker.register(a)",
            "window.open(a)",
            "location = a",
            "window.location=a",
            "document.location.href = a",
            "location.assign(a)",
            "window.location.replace(a)",
        ];
        for line in cases {
            assert_ne!(found(|findings| findings.script("x", line)), "", "{line}");
        }
    }

    #[test]
    fn harmless_lines_pass() {
        let cases = [
            "        module_or_path = fetch(module_or_path);",
            "throw new Error(`failed to fetch Wasm: ${module.status}`);",
            "// fetch(a) is never called",
            "window.fetch(NOWHERE).catch(function () {});",
            "prefetch(a)",
            "if (location === a) {}",
            "location.hash = a",
            "location.reload()",
            "const ret = Object.assign(a, b);",
        ];
        for line in cases {
            assert_eq!(found(|findings| findings.script("x", line)), "", "{line}");
        }
    }

    #[test]
    fn the_program_is_given_no_function_that_leaves_the_page() {
        let cases = [
            ("const ret = getObject(arg0).open(a, b);", true),
            ("getObject(arg0).assign(a);", true),
            ("getObject(arg0).replace(a);", true),
            ("getObject(arg0).href = a;", true),
            ("getObject(arg0).hash = a;", false),
            ("const ret = getObject(arg0).href;", false),
            ("getObject(arg0).replaceState(a, b);", false),
            ("Object.assign(a, b);", false),
        ];
        for (line, refused) in cases {
            assert_eq!(
                !found(|findings| findings.program_calls("x", line)).is_empty(),
                refused,
                "{line}"
            );
        }
    }

    #[test]
    fn styles_load_nothing() {
        let cases = [
            ("@import 'a.css';", true),
            ("p { background: url(a.png) }", true),
            (
                "p { background: url( \"https://example.org/a.png\") }",
                true,
            ),
            ("p { background: url(\"data:image/svg+xml,x\") }", false),
            ("p { fill: url(#hatch) }", false),
            ("p { color: red }", false),
        ];
        for (style, refused) in cases {
            assert_eq!(
                !found(|findings| findings.style("x", style)).is_empty(),
                refused,
                "{style}"
            );
        }
    }

    #[test]
    fn what_the_policy_would_refuse_is_found_in_pages() {
        const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"\">";
        let cases = [
            ("<p onclick=\"a()\">", "onclick"),
            ("<body OnLoad=a()>", "onload"),
            ("<p style=\"color: red\">", "attribute style"),
            ("<a href=\" javascript:a()\">", "javascript:"),
            ("<script src=\"//example.org/a.js\"></script>", "elsewhere"),
            (
                "<img src=\"https://example.org/a.png\">",
                "https://example.org/a.png",
            ),
            ("<p>http://www.w3.example/</p>", "http://www.w3.example/"),
            (
                "<p>wss://example.org/http://www.w3.org/",
                "wss://example.org/",
            ),
            ("<iframe></iframe>", "<iframe>"),
            ("<base href=\"/\">", "<base>"),
            ("<form>", "<form>"),
            ("<meta http-equiv=\"Refresh\" content=\"0\">", "refresh"),
            ("<script>fetch(a)</script>", "fetch("),
            ("<style>p { background: url(a.png) }</style>", "url()"),
            (POLICY, "exactly one"),
        ];
        for (html, named) in cases {
            let page = format!("{POLICY}{html}");
            let findings = found(|findings| findings.page("x", &page).unwrap());
            assert!(findings.contains(named), "{html}: {findings}");
        }
        let harmless = format!(
            "{POLICY}<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E\">\
             <script type=\"application/octet-stream\">fetch(</script><p class=\"style\">online</p>"
        );
        assert_eq!(found(|findings| findings.page("x", &harmless).unwrap()), "");
        assert!(found(|findings| findings.page("x", "<p>").unwrap()).contains("exactly one"));
    }

    #[test]
    fn the_program_tells_nothing_of_the_machine_it_was_built_on() {
        let private = ["/home/somebody/".to_owned()];
        let look = |program: &[u8]| found(|findings| findings.program("x", program, &private));
        assert!(look(b"\0\xff/home/somebody/src/lib.rs").contains("/home/somebody/"));
        assert_eq!(look(b"\0\xffcrates/lib.rs"), "");
    }

    #[test]
    fn addresses_in_the_program_are_found_among_its_other_bytes() {
        let look = |program: &[u8]| found(|findings| findings.program("x", program, &[]));
        assert!(
            look(b"\0\xffhttps://example.org/a\0b")
                .contains("has the address https://example.org/a")
        );
        assert_eq!(look(b"\0\xffhttp://www.w3.org/2000/svg\0"), "");
    }

    #[test]
    fn all_findings_are_told_at_once() {
        let mut findings = Findings::default();
        findings.add("a", "one");
        findings.add("b", "two");
        let problem = findings.into_result().unwrap_err().to_string();
        assert_eq!(
            problem,
            "the built page breaks its own rules:\n  a: one\n  b: two"
        );
        assert!(Findings::default().into_result().is_ok());
    }
}
