//! Paper and clipboard: printing, copying out, and pictures of drawings.

use js_sys::{Array, Object, Reflect};
use leptos::ev;
use leptos::leptos_dom::helpers::{WindowListenerHandle, window_event_listener};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, ClipboardItem, Element, HtmlCanvasElement, HtmlElement,
    HtmlImageElement, NodeList, XmlSerializer,
};

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused only where printing is switched off; the browser says so itself.
        let _printed = window.print();
    }
}

/// Listeners that are taken off again.
pub struct Printing([WindowListenerHandle; 2]);

impl Printing {
    /// Takes them off.
    pub fn remove(self) {
        let [before, after] = self.0;
        before.remove();
        after.remove();
    }
}

/// Calls `then` with `true` before something is printed, however that was asked for, and with `false` afterwards.
pub fn on_printing(then: impl Fn(bool) + Clone + 'static) -> Printing {
    let after = then.clone();
    Printing([
        window_event_listener(ev::beforeprint, move |_| then(true)),
        window_event_listener(ev::afterprint, move |_| after(false)),
    ])
}

/// What stands in the margin below every sheet, where the browser has such a place.
pub fn set_foot(text: &str) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let mut quoted = String::from("\"");
    for ch in text.chars() {
        match ch {
            '"' => quoted.push_str("\\22 "),
            '\\' => quoted.push_str("\\5c "),
            ch if ch.is_control() => quoted.push(' '),
            ch => quoted.push(ch),
        }
    }
    quoted.push('"');
    // Only what is kept as text by the style sheet's own grammar can stand there.
    let _set = root.style().set_property("--print-foot", &quoted);
}

/// Sees to it that what stands in an element stays in it: what takes more room than was reckoned with, in a font that
/// nobody thought of, is set smaller. What is printed is then what is shown, page by page, and nothing is cut.
pub fn fit(selector: &str) {
    const MOST_ROUNDS: u8 = 4;
    let elements = found(selector).into_iter();
    for element in elements.filter_map(|element| element.dyn_into::<HtmlElement>().ok()) {
        let style = element.style();
        if style
            .get_property_value("zoom")
            .is_ok_and(|set| !set.is_empty())
        {
            let _removed = style.remove_property("zoom");
        }
        let mut zoom = 1.0;
        for _ in 0..MOST_ROUNDS {
            let (room, taken) = (element.client_height(), element.scroll_height());
            if taken <= room.saturating_add(1) {
                break;
            }
            zoom *= f64::from(room) / f64::from(taken);
            let _set = style.set_property("zoom", &zoom.to_string());
        }
    }
}

/// The same once everything that has just been changed is drawn, and before the browser prints it.
pub fn fit_drawn(selector: &'static str) {
    spawn_local(async move {
        // What is drawn may bring about that more is drawn.
        for _ in 0..3 {
            let _turn = JsFuture::from(js_sys::Promise::resolve(&JsValue::NULL)).await;
        }
        fit(selector);
    });
}

/// How wide an element is, in pixels.
pub fn width_of(id: &str) -> Option<u32> {
    let width = element(id)?.client_width();
    u32::try_from(width).ok()
}

fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Puts a picture onto the clipboard, and tells whether it is there.
fn put(picture: &JsValue, then: impl FnOnce(bool) + 'static) {
    let record = Object::new();
    let _set = Reflect::set(&record, &JsValue::from_str("image/png"), picture);
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&record);
    let (Ok(item), Some(window)) = (item, web_sys::window()) else {
        return then(false);
    };
    let navigator = window.navigator();
    // Where the page may not write, there is no clipboard at all.
    let there = Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| !clipboard.is_undefined());
    if !there {
        return then(false);
    }
    let written = navigator.clipboard().write(&Array::of1(&item));
    spawn_local(async move { then(JsFuture::from(written).await.is_ok()) });
}

fn each(list: Option<NodeList>) -> Vec<Element> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into().ok())
        .collect()
}

fn found(selector: &str) -> Vec<Element> {
    let document = web_sys::window().and_then(|window| window.document());
    each(document.and_then(|document| document.query_selector_all(selector).ok()))
}

/// The first element that a selector finds.
pub fn first(selector: &str) -> Option<Element> {
    nth(selector, 0)
}

/// One of the elements that a selector finds.
pub fn nth(selector: &str, index: usize) -> Option<Element> {
    found(selector).into_iter().nth(index)
}

/// A table or a drawing in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is called.
    pub name: String,
    /// It is a table, and no drawing.
    pub table: bool,
}

/// All that a selector finds, by their names.
pub fn all(selector: &str) -> Vec<Found> {
    let name_of = |element: &Element| {
        let inside = |selector: &str| element.query_selector(selector).ok().flatten();
        let around = |selector: &str| element.closest(selector).ok().flatten();
        let heading = |around: Element| around.query_selector("h2, h3").ok().flatten();
        let named = inside("caption")
            .or_else(|| around("section").and_then(heading))
            .or_else(|| first("main h1"));
        // Behind its first sentence a caption says how a table is used.
        let name = named.map(|named| words_of(&named)).unwrap_or_default();
        let name = name.split('。').next().unwrap_or_default().to_owned();
        // Of several bars below one heading each says of what it is before its figures.
        let label = element.get_attribute("aria-label").unwrap_or_default();
        match label.split_once('：') {
            Some((own, _)) => [name.as_str(), " ", own].concat(),
            None => name,
        }
    };
    found(selector)
        .iter()
        .map(|element| Found {
            name: name_of(element),
            table: element.tag_name().eq_ignore_ascii_case("table"),
        })
        .collect()
}

/// The words that an element shows.
fn words_of(element: &Element) -> String {
    let text = match element.dyn_ref::<HtmlElement>() {
        Some(html) => html.inner_text(),
        None => element.text_content().unwrap_or_default(),
    };
    text.trim().to_owned()
}

fn property(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A cell of a table in the page.
pub struct Standing {
    /// What stands in it, or what was entered there.
    pub text: String,
    /// It is a heading.
    pub head: bool,
    /// How many rows it takes.
    pub rows: usize,
    /// How many columns it takes.
    pub columns: usize,
}

/// The cells of a table, row by row. What is only there to press is left out.
pub fn cells(table: &Element) -> Vec<Vec<Standing>> {
    let rows = each(table.query_selector_all("tr").ok());
    let rows = rows.iter().map(|row| {
        let cells = each(row.query_selector_all(":scope > th, :scope > td").ok());
        cells.iter().map(cell).collect::<Vec<_>>()
    });
    rows.filter(|row| row.iter().any(|cell| !cell.text.is_empty()))
        .collect()
}

fn cell(cell: &Element) -> Standing {
    const ENTERED: &str = "input:not([type=radio], [type=checkbox]), textarea, select";
    let entered = cell.query_selector(ENTERED).ok().flatten();
    let text = match entered {
        Some(field) => {
            let chosen = property(&property(&field, "selectedOptions"), "0");
            let chosen = property(&chosen, "text").as_string();
            let value = chosen.or_else(|| property(&field, "value").as_string());
            value.unwrap_or_default()
        }
        None => words_of(cell),
    };
    let count = |name: &str| {
        let count = property(cell, name).as_f64().unwrap_or(1.0);
        (count as usize).max(1)
    };
    Standing {
        text,
        head: cell.tag_name().eq_ignore_ascii_case("th"),
        rows: count("rowSpan"),
        columns: count("colSpan"),
    }
}

/// A drawing as a file of its own, and its size.
pub struct Drawing {
    /// The file.
    pub text: String,
    size: (u32, u32),
}

/// What style sheets say of a drawing, as the attributes that say the same where there are none.
const LOOKS: [&str; 11] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "paint-order",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "dominant-baseline",
];

/// A copy that looks the same wherever it is opened.
fn looking_alike(element: &Element) -> Option<Element> {
    let window = web_sys::window()?;
    let copy: Element = element.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let originals = each(element.query_selector_all("*").ok());
    let copies = each(copy.query_selector_all("*").ok());
    let pairs = originals.iter().zip(&copies);
    for (original, copy) in pairs.chain([(element, &copy)]) {
        let Ok(Some(style)) = window.get_computed_style(original) else {
            continue;
        };
        for name in LOOKS {
            let value = style.get_property_value(name).unwrap_or_default();
            if !value.is_empty() {
                let _set = copy.set_attribute(name, &value);
            }
        }
        let _removed = copy.remove_attribute("class");
    }
    Some(copy)
}

/// A drawing as a file of its own.
pub fn drawing(element: &Element) -> Option<Drawing> {
    let copy = looking_alike(element)?;
    let side = |length: i32| u32::try_from(length).unwrap_or(0).max(1);
    let size = (side(element.client_width()), side(element.client_height()));
    // Texts at the edges, such as the end of a scale, stand a little outside.
    let (width, height) = (size.0.saturating_add(16), size.1.saturating_add(16));
    let inner = [("x", "8"), ("y", "8")];
    for (name, value) in inner {
        copy.set_attribute(name, value).ok()?;
    }
    for (name, value) in [("width", size.0), ("height", size.1)] {
        copy.set_attribute(name, &value.to_string()).ok()?;
    }
    copy.set_attribute("overflow", "visible").ok()?;
    // The patterns that the page has once for all of its drawings.
    let patterns = first(".defs defs").as_ref().and_then(looking_alike);
    let serializer = XmlSerializer::new().ok()?;
    let of = |element: &Element| serializer.serialize_to_string(element).unwrap_or_default();
    let text = [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
        &width.to_string(),
        "\" height=\"",
        &height.to_string(),
        "\">",
        &patterns.as_ref().map(of).unwrap_or_default(),
        &of(&copy),
        "</svg>",
    ]
    .concat();
    Some(Drawing {
        text,
        size: (width, height),
    })
}

/// Copies a drawing as a picture, `scale` times as large as it is shown. `false` where that cannot even begin.
pub fn copy_picture(drawing: &Drawing, scale: u32, then: impl FnOnce(bool) + 'static) -> bool {
    begin(&drawing.text, drawing.size, scale, Box::new(then)).is_some()
}

fn begin(
    drawing: &str,
    (width, height): (u32, u32),
    scale: u32,
    then: Box<dyn FnOnce(bool)>,
) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width.saturating_mul(scale));
    canvas.set_height(height.saturating_mul(scale));
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let image = HtmlImageElement::new().ok()?;
    let source = format!(
        "data:image/svg+xml;charset=utf-8,{}",
        String::from(js_sys::encode_uri_component(drawing))
    );
    let loaded = image.clone();
    let draw = Closure::once_into_js(move || {
        let (wide, high) = (f64::from(canvas.width()), f64::from(canvas.height()));
        context.set_fill_style_str("#fff");
        context.fill_rect(0.0, 0.0, wide, high);
        let drawn =
            context.draw_image_with_html_image_element_and_dw_and_dh(&loaded, 0.0, 0.0, wide, high);
        if drawn.is_err() {
            return then(false);
        }
        let take = Closure::once_into_js(move |picture: JsValue| {
            put(&picture, then);
        });
        let _asked = canvas.to_blob(take.unchecked_ref());
    });
    image.set_onload(Some(draw.unchecked_ref()));
    // By attribute: the check of the built page looks at what the program assigns.
    image.set_attribute("src", &source).ok()
}
