//! The whole program in one file that opens by double click. From `file://` a page may neither import a module nor
//! fetch a file, so module, program and styles stand in the page itself.

use anyhow::Result;

use super::html;
use super::site::{Site, plain, policy_place, start};
use super::style::{Inlined, closer};
use super::{boot_tag, csp, glue, pack, splice, split};

/// The element that holds the program.
const DATA: &str = "wasm-lzma";

/// The element that holds the sample plan.
const SAMPLE: &str = "sample";

/// The variable that holds the rest of the program until the first part asks for it.
const REST: &str = "restOfProgram";

/// Both parts of the program, the length of the first before them.
fn parts(site: &Site) -> Result<Vec<u8>> {
    let first = split::apart(&site.wasm)?;
    let mut parts = u32::try_from(first.len())?.to_le_bytes().to_vec();
    parts.extend(first);
    parts.extend(split::apart(&site.rest)?);
    Ok(parts)
}

/// Reads the program out of the page and starts it. The text of the program stays in the page: a copy of the page with a
/// plan in it is made of its own parts.
fn start_script() -> String {
    format!(
        r#"
let {REST};
try {{
  const sample = document.getElementById("{SAMPLE}");
  // Beside it, so that a copy of the page is made of what was built.
  const plain = document.createElement("script");
  plain.type = "application/json";
  plain.id = "unpacked-{SAMPLE}";
  plain.textContent = new TextDecoder().decode(unpacked(bytesOf(sample.textContent)));
  document.body.appendChild(plain);
  const data = document.getElementById("{DATA}");
  const parts = unpacked(bytesOf(data.textContent));
  const length = new DataView(parts.buffer).getUint32(0, true);
  {REST} = together(parts.slice(4 + length));
  await {init}({{ module_or_path: together(parts.slice(4, 4 + length)) }});
  dispatchEvent(new CustomEvent("tassei-started"));
}} catch (error) {{
  dispatchEvent(new CustomEvent("tassei-failed", {{ detail: String(error) }}));
}}
"#,
        init = glue::INIT
    )
}

/// `tassei.html`.
pub fn page(site: &Site) -> Result<String> {
    let tags = html::tags(&site.index)?;
    let ([boot, selfcheck], start) = (plain(&tags)?, start(&tags)?);
    let glue = glue::inlined(&glue::linked(&site.glue, REST)?)?;
    let program = closer(&glue, "/**") + pack::UNPACK + &start_script();

    let styles = Inlined::of(site, &tags)?;
    let mut edits = styles.edits.clone();
    for tag in tags
        .iter()
        .filter(|tag| tag.is_link("modulepreload") || tag.is_link("preload"))
    {
        edits.push((tag.whole.clone(), String::new()));
    }
    let is_sample = |tag: &&html::Tag| tag.attribute("id") == Some(SAMPLE);
    for sample in tags.iter().filter(is_sample) {
        let packed = pack::text(sample.text.unwrap_or_default().as_bytes())?;
        edits.push((
            sample.whole.clone(),
            format!("<script type=\"application/json\" id=\"{SAMPLE}\">{packed}</script>"),
        ));
    }
    edits.push((boot.open.clone(), boot_tag("WebAssembly")));
    edits.push((
        start.whole.clone(),
        format!(
            "<script type=\"application/octet-stream\" id=\"{DATA}\">{}</script>\n<script type=\"module\">{program}</script>",
            pack::text(&parts(site)?)?
        ),
    ));
    let [boot_text, check_text] = [boot, selfcheck].map(|script| script.text.unwrap_or_default());
    let policy = csp::single(&[boot_text, check_text, &program], &styles.texts());
    let place = policy_place(&tags)?;
    edits.push((place..place, format!("\n    {}", csp::meta(&policy))));
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    splice(&site.index, &edits)
}

#[cfg(test)]
mod tests {
    use super::super::site::tests::files;
    use super::*;

    fn built() -> String {
        page(&Site::from_files(files()).unwrap()).unwrap()
    }

    #[test]
    fn nothing_is_left_outside_the_file() {
        let page = built();
        let tags = html::tags(&page).unwrap();
        assert!(!tags.iter().any(|tag| tag.name == "link"), "{page}");
        assert!(
            !tags.iter().any(|tag| tag.attribute("src").is_some()),
            "{page}"
        );
        assert!(!page.contains("t-3"), "{page}");
    }

    #[test]
    fn the_sample_is_packed_and_comes_back() {
        let mut files = files();
        let block = "<body><script type=\"application/json\" id=\"sample\">{\"a\":1}</script>";
        let index = super::super::site::tests::INDEX.replace("<body>", block);
        files.insert("index.html".to_owned(), index.into_bytes());
        let page = page(&Site::from_files(files).unwrap()).unwrap();
        let tags = html::tags(&page).unwrap();
        let sample =
            html::only(&tags, "sample", |tag| tag.attribute("id") == Some(SAMPLE)).unwrap();
        let text = sample.text.unwrap();
        assert!(!text.starts_with('{'), "{text}");
        assert_eq!(pack::read(text), b"{\"a\":1}");
    }

    #[test]
    fn the_program_comes_back_out_of_the_page() {
        let page = built();
        let tags = html::tags(&page).unwrap();
        let data = html::only(&tags, "data", |tag| tag.attribute("id") == Some(DATA)).unwrap();
        assert!(!data.is_program());
        let parts = pack::read(data.text.unwrap());
        let (length, parts) = parts.split_first_chunk().unwrap();
        let (first, rest) = parts.split_at(u32::from_le_bytes(*length) as usize);
        assert_eq!(split::together(first).unwrap(), b"\0asm-bytes");
        assert_eq!(split::together(rest).unwrap(), b"\0asm-rest");
    }

    #[test]
    fn the_policy_names_every_script_and_style_that_is_there() {
        let page = built();
        let tags = html::tags(&page).unwrap();
        let texts = |name: &str| -> Vec<&str> {
            let named = tags
                .iter()
                .filter(|tag| tag.name == name && (name == "style" || tag.is_program()));
            named.filter_map(|tag| tag.text).collect()
        };
        let (scripts, styles) = (texts("script"), texts("style"));
        assert_eq!((scripts.len(), styles.len()), (3, 2));
        assert!(
            page.contains(&csp::meta(&csp::single(&scripts, &styles))),
            "{page}"
        );
    }

    #[test]
    fn the_same_input_gives_the_same_bytes() {
        assert_eq!(built(), built());
    }
}
