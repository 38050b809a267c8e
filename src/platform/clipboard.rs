//! What somebody pastes and copies. The clipboard is never read on the program's own account.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ClipboardEvent, HtmlDocument, HtmlTextAreaElement};

/// What is being pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// As plain text.
    pub text: String,
    /// It comes from a table: spreadsheets say so beside the plain text, text editors do not.
    pub table: bool,
}

/// What an event pastes, if it is text.
pub fn pasted(event: &ClipboardEvent) -> Option<Pasted> {
    let data = event.clipboard_data()?;
    let text = data.get_data("text/plain").ok()?;
    let html = data.get_data("text/html").unwrap_or_default();
    (!text.is_empty()).then(|| Pasted {
        text,
        table: html.to_ascii_lowercase().contains("<table"),
    })
}

/// Copies the text of a box. `false` where the browser does not let the program: the text is selected then, so that a
/// person can copy it. Asked of the document and not of `navigator.clipboard`, which is not there on every `file://`.
pub fn copy_from(id: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document else {
        return false;
    };
    let area = document
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(area) = area {
        let _focused = area.focus();
        area.select();
    }
    document
        .dyn_into::<HtmlDocument>()
        .is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}

/// Puts a text on the clipboard, and beside it the same as a table for programs that take one. `false` if the browser
/// refuses. It answers a click: the newer interface asks for permission on pages that are opened from a folder.
pub fn copy(text: &str, html: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(document) = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok())
    else {
        return false;
    };
    let (text, html) = (text.to_owned(), html.to_owned());
    let listener = Closure::<dyn Fn(ClipboardEvent)>::new(move |event: ClipboardEvent| {
        if let Some(data) = event.clipboard_data()
            && data.set_data("text/plain", &text).is_ok()
        {
            let _as_table = data.set_data("text/html", &html);
            event.prevent_default();
        }
    });
    let function = listener.as_ref().unchecked_ref();
    let listens = document.add_event_listener_with_callback("copy", function);
    let done = listens.is_ok() && document.exec_command("copy") == Ok(true);
    let _removed = document.remove_event_listener_with_callback("copy", function);
    done
}
