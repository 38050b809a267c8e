//! What Trunk compiled, and the page that is served beside its files.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow, bail};

use super::html::{self, Tag};
use super::style::{Inlined, closer};
use super::{boot_tag, csp, glue, splice};

/// How the name of the rest of the program ends.
pub const REST_END: &str = "_rest.wasm";

/// The compiled page and its files.
#[derive(Debug)]
pub struct Site {
    /// `index.html`, with plain line ends, because browsers hash scripts after making them plain.
    pub index: String,
    /// wasm-bindgen's module.
    pub glue: String,
    /// The first part of the program.
    pub wasm: Vec<u8>,
    /// The rest of it.
    pub rest: Vec<u8>,
    /// Style sheets by file name.
    pub styles: BTreeMap<String, String>,
    /// Names of the module and the parts of the program, as the page knows them.
    pub names: Names,
}

/// File names that carry a hash.
#[derive(Debug)]
pub struct Names {
    /// The module's.
    pub glue: String,
    /// The first part's.
    pub wasm: String,
    /// The rest's.
    pub rest: String,
}

impl Site {
    /// Sorts the files of Trunk's folder, and refuses any that has no place in the page.
    pub fn from_files(files: BTreeMap<String, Vec<u8>>) -> Result<Self> {
        let (mut index, mut glue, mut styles) = (None, None, BTreeMap::new());
        let (mut wasm, mut rest) = (None, None);
        for (name, bytes) in files {
            let extension = name.rsplit_once('.').map(|(_, extension)| extension);
            match extension.filter(|_| !name.contains('/')) {
                Some("html") if name == "index.html" => index = Some(text(&name, bytes)?),
                Some("js") if glue.is_none() => glue = Some((text(&name, bytes)?, name)),
                Some("wasm") if name.ends_with(REST_END) && rest.is_none() => {
                    rest = Some((bytes, name));
                }
                Some("wasm") if wasm.is_none() => wasm = Some((bytes, name)),
                Some("css") => {
                    styles.insert(name.clone(), text(&name, bytes)?);
                }
                _ => bail!("the page has a file that is neither program nor style: {name}"),
            }
        }
        let (glue, glue_name) = glue.context("Trunk made no JavaScript module")?;
        let (wasm, wasm_name) = wasm.context("Trunk made no WebAssembly program")?;
        let (rest, rest_name) = rest.context("the rest of the program is not there")?;
        Ok(Self {
            index: index.context("Trunk made no index.html")?,
            glue,
            wasm,
            rest,
            styles,
            names: Names {
                glue: glue_name,
                wasm: wasm_name,
                rest: rest_name,
            },
        })
    }

    /// The style sheet that a `link` names.
    pub fn style(&self, link: &Tag) -> Result<&str> {
        let address = link.attribute("href").unwrap_or_default();
        let name = address.strip_prefix("./").unwrap_or(address);
        self.styles
            .get(name)
            .map(String::as_str)
            .with_context(|| format!("there is no style sheet {address}"))
    }
}

fn text(name: &str, bytes: Vec<u8>) -> Result<String> {
    let text = String::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8"))?;
    Ok(text.replace("\r\n", "\n"))
}

/// Where the policy goes: right after the tag that names the encoding, before anything the policy governs.
pub fn policy_place(tags: &[Tag]) -> Result<usize> {
    let charset = html::only(tags, "<meta charset>", |tag| {
        tag.name == "meta" && tag.attribute("charset").is_some()
    })?;
    let governed = |tag: &&Tag| {
        matches!(
            tag.name.as_str(),
            "script" | "style" | "link" | "img" | "base" | "body"
        )
    };
    if tags
        .iter()
        .find(governed)
        .is_some_and(|tag| tag.open.start < charset.open.end)
    {
        bail!("<meta charset> must stand before all scripts, styles and links");
    }
    Ok(charset.open.end)
}

/// The scripts inlined by Trunk, which are no modules: the one that must run first, and the one by which the page tests
/// its own policy.
pub fn plain<'t, 'a>(tags: &'t [Tag<'a>]) -> Result<[&'t Tag<'a>; 2]> {
    let plain: Vec<&Tag> = tags
        .iter()
        .filter(|tag| tag.is_program() && tag.attribute("type").is_none())
        .collect();
    plain.try_into().map_err(|_| {
        anyhow!("the page must have two plain scripts, src/boot.js and src/selfcheck.js")
    })
}

/// The script that starts the program.
pub fn start<'t, 'a>(tags: &'t [Tag<'a>]) -> Result<&'t Tag<'a>> {
    html::only(tags, "<script type=\"module\">", |tag| {
        tag.is_program() && tag.attribute("type") == Some("module")
    })
}

/// wasm-bindgen's module as it is served.
pub fn served_glue(site: &Site) -> Result<String> {
    let rest = &site.names.rest;
    let source = format!("fetch(new URL(\"{rest}\", import.meta.url))");
    Ok(closer(&glue::linked(&site.glue, &source)?, "/**"))
}

/// `index.html` as it is served: Trunk's, with its styles and its policy. It does not ask for the rest of the
/// program: that would delay the first part, which asks for it itself.
pub fn served(site: &Site) -> Result<String> {
    let tags = html::tags(&site.index)?;
    let ([boot, selfcheck], start) = (plain(&tags)?, start(&tags)?);
    let place = policy_place(&tags)?;
    let styles = Inlined::of(site, &tags)?;
    let policy = csp::served(
        &[boot, selfcheck, start].map(|script| script.text.unwrap_or_default()),
        &styles.texts(),
    );
    let mut edits = styles.edits;
    edits.push((place..place, format!("\n    {}", csp::meta(&policy))));
    edits.push((boot.open.clone(), boot_tag("WebAssembly")));
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    splice(&site.index, &edits)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub const INDEX: &str = "<!doctype html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\">\
        <link rel=\"stylesheet\" href=\"./a-1.css\"/><link rel=\"stylesheet\" href=\"./b-2.css\" media=\"print\"/>\
        <script>boot();</script><script>check();</script>\
        <script type=\"module\">import init from \"./t-3.js\"; init();</script>\
        <link rel=\"modulepreload\" href=\"./t-3.js\"><link rel=\"preload\" href=\"./t-3_bg.wasm\" as=\"fetch\">\
        </head><body></body></html>\n";

    pub const GLUE: &str = "import * as import1 from \"./rest.js\"\nexport function run() {}\nasync function __wbg_load() {}\nasync function __wbg_init(module_or_path) {}\n\
        export { initSync, __wbg_init as default };\n";

    pub fn files() -> BTreeMap<String, Vec<u8>> {
        [
            ("index.html", INDEX),
            ("a-1.css", "p { color: red }"),
            ("b-2.css", "p { color: black }"),
            ("t-3.js", GLUE),
            ("t-3_bg.wasm", "\0asm-bytes"),
            ("t-3_rest.wasm", "\0asm-rest"),
        ]
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .collect()
    }

    #[test]
    fn the_served_page_is_trunks_with_its_styles_and_its_policy_before_all_else() {
        let site = Site::from_files(files()).unwrap();
        let page = served(&site).unwrap();
        let styles = ["p { color: red }\n", "p { color: black }\n"];
        let policy = csp::meta(&csp::served(
            &[
                "boot();",
                "check();",
                "import init from \"./t-3.js\"; init();",
            ],
            &styles,
        ));
        let expected = INDEX
            .replace(
                "<meta charset=\"utf-8\">",
                &format!("<meta charset=\"utf-8\">\n    {policy}"),
            )
            .replace("<script>boot", "<script data-needs=\"WebAssembly\">boot")
            .replace(
                "<link rel=\"stylesheet\" href=\"./a-1.css\"/>",
                &format!("<style data-own>{}</style>", styles[0]),
            )
            .replace(
                "<link rel=\"stylesheet\" href=\"./b-2.css\" media=\"print\"/>",
                &format!("<style data-own media=\"print\">{}</style>", styles[1]),
            );
        assert_eq!(page, expected);
    }

    #[test]
    fn the_served_module_brings_the_rest_from_beside_it() {
        let glue = served_glue(&Site::from_files(files()).unwrap()).unwrap();
        assert!(
            glue.contains("await fetch(new URL(\"t-3_rest.wasm\", import.meta.url))"),
            "{glue}"
        );
    }

    #[test]
    fn line_ends_are_plain_before_hashing() {
        let mut files = files();
        files.insert(
            "index.html".to_owned(),
            INDEX.replace("boot();", "boot();\r\n").into_bytes(),
        );
        assert!(
            served(&Site::from_files(files).unwrap())
                .unwrap()
                .contains("boot();\n</script>")
        );
    }

    #[test]
    fn a_folder_that_is_not_a_page_is_refused() {
        let cases = [
            ("index.html", None, "no index.html"),
            ("t-3.js", None, "no JavaScript"),
            ("t-3_bg.wasm", None, "no WebAssembly"),
            ("t-3_rest.wasm", None, "the rest"),
            ("snippets/a.js", Some("x"), "snippets/a.js"),
            ("robots.txt", Some("x"), "robots.txt"),
            ("other.html", Some("x"), "other.html"),
        ];
        for (name, content, problem) in cases {
            let mut files = files();
            match content {
                None => drop(files.remove(name)),
                Some(content) => drop(files.insert(name.to_owned(), content.as_bytes().to_vec())),
            }
            let error = Site::from_files(files).expect_err(name).to_string();
            assert!(error.contains(problem), "{name}: {error}");
        }
    }

    #[test]
    fn a_page_without_its_scripts_or_with_a_late_charset_is_refused() {
        let cases = [
            ("<script>boot();</script>", "", "src/boot.js"),
            ("</head>", "<script>more()</script></head>", "src/boot.js"),
            (
                "<script type=\"module\">import init from \"./t-3.js\"; init();</script>",
                "",
                "module",
            ),
            ("<meta charset=\"utf-8\">", "", "charset"),
            (
                "<head>",
                "<head><link rel=\"icon\" href=\"data:,\">",
                "before all",
            ),
        ];
        for (from, to, problem) in cases {
            let mut files = files();
            files.insert(
                "index.html".to_owned(),
                INDEX.replace(from, to).into_bytes(),
            );
            let error = served(&Site::from_files(files).unwrap())
                .expect_err(from)
                .to_string();
            assert!(error.contains(problem), "{from}: {error}");
        }
    }
}
