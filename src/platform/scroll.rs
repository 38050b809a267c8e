//! A part of the page that scrolls by itself: how large it is and how far it has been scrolled.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// What a scrolling part measures, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// How far it is scrolled.
    pub scrolled: f64,
    /// How high it is.
    pub height: f64,
    /// How high the first element inside it is that the selector finds.
    pub inner: Option<f64>,
}

fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Measures the part with this id, and the first element inside it that `selector` finds.
pub fn extent(id: &str, selector: &str) -> Option<Extent> {
    let part = element(id)?;
    let inner = part
        .query_selector(selector)
        .ok()
        .flatten()
        .map(|inner| inner.get_bounding_client_rect().height());
    Some(Extent {
        scrolled: f64::from(part.scroll_top()),
        height: f64::from(part.client_height()),
        inner,
    })
}

/// Scrolls the part with this id.
pub fn scroll_to(id: &str, top: f64) {
    if let Some(part) = element(id) {
        // More pixels than fit are more than any browser can scroll.
        part.set_scroll_top(top as i32);
    }
}

/// Watches the size of a part until it is dropped.
pub struct Watch {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `then` now and whenever the size of the part with this id changes.
pub fn watch(id: &str, then: impl FnMut() + 'static) -> Option<Watch> {
    let part = element(id)?;
    let told = Closure::<dyn FnMut()>::new(then);
    let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
    observer.observe(&part);
    Some(Watch {
        observer,
        _told: told,
    })
}
