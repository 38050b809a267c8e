//! Files in and out: picked, dropped, downloaded. Nothing is sent anywhere.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

/// A file that a person gave to the page, not read yet.
#[derive(Debug, Clone)]
pub struct Given {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: usize,
    file: File,
}

impl Given {
    /// A file of the browser.
    pub fn of(file: File) -> Self {
        Self {
            name: file.name(),
            bytes: file.size() as usize,
            file,
        }
    }

    /// Reads it. `None` if the browser cannot (it was moved or is locked).
    pub async fn read(&self) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.file.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}

fn given(list: Option<FileList>) -> Vec<Given> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length())
        .filter_map(|index| list.item(index))
        .map(Given::of)
        .collect()
}

/// The files chosen in a file input, which is then ready to have the same file chosen again.
pub fn chosen(event: &web_sys::Event) -> Vec<Given> {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else {
        return Vec::new();
    };
    let files = given(input.files());
    input.set_value("");
    files
}

/// The files let go over the page.
pub fn dropped(event: &web_sys::DragEvent) -> Vec<Given> {
    given(event.data_transfer().and_then(|transfer| transfer.files()))
}

/// Whether what is being dragged over the page holds files.
pub fn carries_files(event: &web_sys::DragEvent) -> bool {
    event
        .data_transfer()
        .is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0))
}

/// Hands a text to the browser to be saved as a file. `false` if the browser refuses.
pub fn save_as(name: &str, text: &str) -> bool {
    hand_over(name, "application/json", text).is_some()
}

/// The same for a drawing.
pub fn save_drawing(name: &str, drawing: &str) -> bool {
    hand_over(name, "image/svg+xml", drawing).is_some()
}

/// The same for a table.
pub fn save_table(name: &str, csv: &str) -> bool {
    hand_over(name, "text/csv;charset=utf-8", csv).is_some()
}

/// The same for a text that is a page.
pub fn save_page(name: &str, html: &str) -> bool {
    hand_over(name, "text/html", html).is_some()
}

fn hand_over(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link = document
        .create_element("a")
        .ok()?
        .dyn_into::<HtmlAnchorElement>()
        .ok()?;
    // By attribute: the check of the built page refuses glue that assigns an address.
    link.set_attribute("href", &url).ok()?;
    link.set_download(name);
    link.click();
    // The browser has taken the blob over by the time the click returns; a while later the address may go.
    super::events::after(60_000, move || {
        let _revoked = Url::revoke_object_url(&url);
    });
    Some(())
}
