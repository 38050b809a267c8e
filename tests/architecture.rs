//! Who may know whom (`docs/architecture.md`), held against the sources: the compiler keeps the browser out of the pure
//! modules, but not the pure modules out of each other.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the library with the modules it may name. What stands behind `#[cfg(test)]` may name any.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("carry", &["domain", "exchange", "report", "text"]),
    ("command", &["domain"]),
    ("exchange", &["domain"]),
    ("reconcile", &["domain"]),
    ("keep", &["domain"]),
    ("start", &["domain", "exchange"]),
    (
        "text",
        &[
            "domain",
            "command",
            "exchange",
            "reconcile",
            "keep",
            "report",
            "carry",
        ],
    ),
    (
        "report",
        &["domain", "command", "exchange", "reconcile", "keep", "text"],
    ),
    ("platform", &["text", "carry"]),
    ("keyed", &[]),
    (
        "ui",
        &["domain", "command", "report", "text", "app", "keyed"],
    ),
    (
        "views",
        &["domain", "command", "report", "text", "app", "ui"],
    ),
    (
        "app",
        &[
            "domain",
            "command",
            "exchange",
            "reconcile",
            "keep",
            "start",
            "text",
            "report",
            "carry",
            "platform",
            "ui",
            "views",
        ],
    ),
];

/// The modules that build and test without a browser.
const PURE: &[&str] = &[
    "domain",
    "command",
    "exchange",
    "reconcile",
    "report",
    "text",
    "start",
    "keep",
    "carry",
];

/// What only `platform` may name. Event types that Leptos hands over are written as `leptos::web_sys::…`.
const BROWSER: &[&str] = &["web_sys::", "js_sys::", "gloo", "wasm_bindgen"];

/// What the parts of a page may take from the browser through Leptos: types of what an event brings, and the cast to
/// them. Nothing in this list leads to the window, the document, storage or the network.
const HANDED_OVER: &[&str] = &[
    "leptos::wasm_bindgen::JsCast",
    "leptos::web_sys::Element",
    "leptos::web_sys::InputEvent",
];

struct Source {
    /// The module it belongs to, by its top level.
    module: String,
    path: PathBuf,
    /// Its code without comments and without what is compiled for tests only.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files
        .into_iter()
        .map(|path| {
            let below = path.strip_prefix(&root).unwrap().to_owned();
            let first = below.iter().next().unwrap().to_str().unwrap();
            Source {
                module: first.trim_end_matches(".rs").to_owned(),
                code: code_of(&fs::read_to_string(&path).unwrap()),
                path: below,
            }
        })
        .filter(|source| !is_test(&source.path))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// A module of tests in a file or folder of its own.
fn is_test(path: &Path) -> bool {
    path.iter()
        .any(|part| part == "tests" || part == "tests.rs")
}

/// The code without comments, and without the items behind `#[cfg(test)]`. By the order of this house the module of
/// tests stands last in its file; a smaller item ends with its line or its braces.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim_start() == "#[cfg(test)]" {
            let Some(item) = lines.next() else { break };
            if item.trim_start().starts_with("mod ") && item.ends_with('{') {
                break;
            }
            let mut open = depth(item);
            while open > 0 {
                let Some(line) = lines.next() else { break };
                open += depth(line);
            }
            continue;
        }
        code.push_str(line.split("//").next().unwrap_or_default());
        code.push('\n');
    }
    code
}

fn depth(line: &str) -> i64 {
    let count = |brace: char| i64::try_from(line.matches(brace).count()).unwrap();
    count('{') - count('}')
}

/// The modules of the library that a source names.
fn named(code: &str) -> Vec<&str> {
    let word = |text: &str| {
        text.find(|ch: char| !ch.is_ascii_alphanumeric() && ch != '_')
            .unwrap_or(text.len())
    };
    code.match_indices("crate::")
        .flat_map(|(at, found)| {
            let behind = &code[at + found.len()..];
            match behind.strip_prefix('{') {
                // use crate::{a, b::c};
                Some(list) => list
                    .split('}')
                    .next()
                    .unwrap_or_default()
                    .split(',')
                    .map(|item| &item.trim()[..word(item.trim())])
                    .collect(),
                None => vec![&behind[..word(behind)]],
            }
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn every_module_knows_only_whom_it_may() {
    let may: BTreeMap<&str, &[&str]> = MAY_KNOW.iter().copied().collect();
    let mut wrong = Vec::new();
    let mut checked = 0;
    for source in sources() {
        let Some(allowed) = may.get(source.module.as_str()) else {
            assert!(
                ["lib", "main"].contains(&source.module.as_str()),
                "{}: say in docs/architecture.md and here whom this module may know",
                source.path.display()
            );
            continue;
        };
        for name in named(&source.code) {
            checked += 1;
            if name != source.module && !allowed.contains(&name) {
                wrong.push(format!("{} knows {name}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(checked > 200, "only {checked} names were seen");
}

#[test]
fn only_the_platform_names_the_browser() {
    let mut wrong = Vec::new();
    for source in sources() {
        // What `view!` says is drawn by `ui`'s elements, straight into the page.
        let draws = ["draw.rs", "el.rs", "live.rs", "template.rs", "value.rs"]
            .iter()
            .any(|file| source.path.ends_with(format!("ui/{file}")));
        if source.module == "platform" || draws {
            continue;
        }
        let mut code = source.code.clone();
        if !PURE.contains(&source.module.as_str()) {
            for handed_over in HANDED_OVER {
                code = code.replace(handed_over, "");
            }
        }
        for name in BROWSER.iter().filter(|name| code.contains(**name)) {
            wrong.push(format!("{} names {name}", source.path.display()));
        }
        if PURE.contains(&source.module.as_str()) && code.contains("leptos") {
            wrong.push(format!("{} names leptos", source.path.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_binary_floating_point_between_input_and_output() {
    let mut wrong = Vec::new();
    for source in sources() {
        if ["domain", "exchange", "reconcile"].contains(&source.module.as_str()) {
            for float in ["f32", "f64"] {
                let named = source
                    .code
                    .split(|ch: char| !ch.is_ascii_alphanumeric() && ch != '_')
                    .any(|word| word == float || word.ends_with(&format!("_{float}")));
                if named {
                    wrong.push(format!("{} names {float}", source.path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_page_of_the_architecture_says_the_same() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/architecture.md");
    let page = fs::read_to_string(page).unwrap();
    for (module, knows) in MAY_KNOW {
        let row = page
            .lines()
            .find(|line| line.starts_with(&format!("| `{module}` |")))
            .unwrap_or_else(|| panic!("no row for {module}"));
        let cell = row.split('|').nth(3).unwrap();
        let mut said: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
        let mut knows = knows.to_vec();
        said.sort_unstable();
        knows.sort_unstable();
        assert_eq!(said, knows, "{module}");
    }
}

#[test]
fn the_checks_see_what_they_should() {
    assert_eq!(named("use crate::domain::plan::Plan;"), ["domain"]);
    assert_eq!(named("use crate::{app::App, text};"), ["app", "text"]);
    assert_eq!(named("let x = crate::text::format::count(1);"), ["text"]);
    let code = code_of(
        "a // crate::x\n#[cfg(test)]\nfn b() {\n crate::y;\n}\nc\n#[cfg(test)]\nmod tests {\n d\n}\n",
    );
    assert_eq!(code, "a \nc\n");
}
