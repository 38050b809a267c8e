//! Files on disk that the page may write back to, where the browser has pickers for them (File System Access). Their types
//! are not settled in `web_sys`, so they are spoken to by name. Elsewhere files are downloaded and picked (`files`).

use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::files::Given;

/// A file on disk.
#[derive(Debug, Clone)]
pub struct Disk(JsValue);

/// Why nothing was opened or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Somebody thought better of it.
    Cancelled,
    /// The file is gone, locked, or may not be written.
    Refused,
    /// What stands in the file is not what was expected there. Nothing has been written.
    Changed,
}

type Outcome<T> = Result<T, Failure>;

fn window() -> Outcome<JsValue> {
    web_sys::window().map(JsValue::from).ok_or(Failure::Refused)
}

/// The browser has both pickers.
pub fn is_there() -> bool {
    let has = |name: &str| {
        window().is_ok_and(|window| Reflect::has(&window, &name.into()).unwrap_or(false))
    };
    has("showOpenFilePicker") && has("showSaveFilePicker")
}

fn why(error: JsValue) -> Failure {
    let name = Reflect::get(&error, &"name".into()).unwrap_or_default();
    if name == "AbortError" {
        Failure::Cancelled
    } else {
        Failure::Refused
    }
}

/// Calls a method that answers later.
async fn call(of: &JsValue, name: &str, with: &Array) -> Outcome<JsValue> {
    let method = Reflect::get(of, &name.into())
        .ok()
        .and_then(|method| method.dyn_into::<Function>().ok())
        .ok_or(Failure::Refused)?;
    let answer = method.apply(of, with).map_err(why)?;
    JsFuture::from(Promise::resolve(&answer)).await.map_err(why)
}

fn put(object: &Object, key: &str, value: &JsValue) {
    // Refused only by objects that are closed, and these are made here.
    let _put = Reflect::set(object, &key.into(), value);
}

/// What the pickers are told: plans are JSON.
fn options(kind: &str, name: Option<&str>) -> Object {
    let accept = Object::new();
    put(
        &accept,
        "application/json",
        &Array::of1(&".json".into()).into(),
    );
    let of = Object::new();
    put(&of, "description", &kind.into());
    put(&of, "accept", &accept);
    let options = Object::new();
    put(&options, "types", &Array::of1(&of).into());
    if let Some(name) = name {
        put(&options, "suggestedName", &name.into());
    }
    options
}

/// Lets somebody choose a file to open. `kind` is what such files are called.
pub async fn pick(kind: &str) -> Outcome<Disk> {
    let with = Array::of1(&options(kind, None));
    let chosen = call(&window()?, "showOpenFilePicker", &with).await?;
    let first = Array::from(&chosen).get(0);
    if first.is_object() {
        Ok(Disk(first))
    } else {
        Err(Failure::Cancelled)
    }
}

/// Lets somebody choose where to save; the browser asks before a file that is there is replaced.
pub async fn place(kind: &str, name: &str) -> Outcome<Disk> {
    let with = Array::of1(&options(kind, Some(name)));
    call(&window()?, "showSaveFilePicker", &with)
        .await
        .map(Disk)
}

impl Disk {
    /// The file's name.
    pub fn name(&self) -> String {
        Reflect::get(&self.0, &"name".into())
            .ok()
            .and_then(|name| name.as_string())
            .unwrap_or_default()
    }

    /// The file as it is now.
    pub async fn given(&self) -> Outcome<Given> {
        let file = call(&self.0, "getFile", &Array::new()).await?;
        let file: File = file.dyn_into().map_err(|_| Failure::Refused)?;
        Ok(Given::of(file))
    }

    /// Puts a text into the file. With `known`, only if just that stands there: it is looked at when everything is ready to
    /// be put in its place.
    pub async fn write(&self, text: &str, known: Option<&[u8]>) -> Outcome<()> {
        let stream = call(&self.0, "createWritable", &Array::new()).await?;
        let text: JsString = text.into();
        call(&stream, "write", &Array::of1(&text)).await?;
        if let Some(known) = known {
            let now = match self.given().await {
                Ok(given) => given.read().await,
                Err(_) => None,
            };
            if now.as_deref() != Some(known) {
                // Until it is closed nothing of it has reached the file.
                let _gone = call(&stream, "abort", &Array::new()).await;
                return Err(match now {
                    Some(_) => Failure::Changed,
                    None => Failure::Refused,
                });
            }
        }
        call(&stream, "close", &Array::new()).await.map(drop)
    }
}
