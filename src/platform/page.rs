//! What the build, or an earlier copy of the page, put into the page beside the program.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Response};

use crate::carry::{PLAN, PROGRAM, Parts, SAMPLE};

/// The page in one file, which stands beside `index.html` and its files.
const ONE_FILE: &str = "tassei.html";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The text of the block of data with this `id`: what the start of the single file unpacked from it, if it stands packed.
pub fn data(id: &str) -> Option<String> {
    let document = document()?;
    document
        .get_element_by_id(&["unpacked-", id].concat())
        .or_else(|| document.get_element_by_id(id))?
        .text_content()
}

/// What the block of data with this `id` says of itself in an attribute, and its text.
pub fn carried(id: &str, attribute: &str) -> Option<(String, String)> {
    let block = document()?.get_element_by_id(id)?;
    Some((block.get_attribute(attribute)?, block.text_content()?))
}

/// Whether the page carries a plan of its own.
pub fn carries_plan() -> bool {
    document().is_some_and(|document| document.get_element_by_id(PLAN).is_some())
}

/// The parts of the page in one file: those of this page, if it is one; otherwise those of the file beside it. `None` if
/// there is no such file.
pub async fn parts() -> Option<Parts> {
    let own = document()?;
    if own.get_element_by_id(PROGRAM).is_some() {
        return parts_of(&own);
    }
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str(ONE_FILE)).await;
    let answer: Response = answer.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let text = JsFuture::from(answer.text().ok()?)
        .await
        .ok()?
        .as_string()?;
    // Taken apart as text: as a page it would be held to the policy of this one, which has no styles of its own inside.
    Parts::of_page(&text)
}

fn parts_of(page: &Document) -> Option<Parts> {
    let one = |which: &str| page.query_selector(which).ok().flatten();
    let attribute = |which: &str, name: &str| one(which)?.get_attribute(name);
    let text = |element: Option<Element>| element?.text_content();
    let styles = page.query_selector_all("style[data-own]").ok()?;
    Some(Parts {
        policy: attribute("meta[http-equiv='Content-Security-Policy']", "content")?,
        icon: attribute("link[rel='icon']", "href")?,
        needs: attribute("script[data-needs]", "data-needs")?,
        boot: text(one("script[data-needs]"))?,
        check: text(one("script:not([type]):not([data-needs])"))?,
        styles: (0..styles.length())
            .filter_map(|index| styles.item(index)?.text_content())
            .collect(),
        sample: text(page.get_element_by_id(SAMPLE))?,
        program: text(page.get_element_by_id(PROGRAM))?,
        start: text(one("script[type='module']"))?,
    })
}
