//! What is shown, and the builder that `view!` calls. Whatever a page is made of ends in one of few types before it comes
//! here, so that the program holds this code once, and not once for every shape of markup and every closure.
//!
//! An element is made as soon as it is written, and what it follows lives as long as the owner in which it is written:
//! see `live`.

use std::borrow::Cow;

use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::prelude::NodeRef;
use leptos::tachys::dom::document;
use leptos::tachys::html::node_ref::NodeRefContainer;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DocumentFragment, Element, Event, Node};

use super::live;
use super::value::{IntoSetting, Setting, Value};

/// Something to be shown.
#[must_use]
pub enum View {
    /// Nothing.
    Nothing,
    /// A text.
    Text(Cow<'static, str>),
    /// An element.
    Element(Element),
    /// Several beside each other.
    Several(DocumentFragment),
    /// What changes by itself: it is told where to stand, before an empty text that stays.
    Live(Box<dyn FnOnce(web_sys::Text)>),
}

/// What can be shown.
pub trait IntoView: Sized {
    /// As a view.
    fn into_view(self) -> View;

    /// As a view; the name that Leptos has for it.
    fn into_any(self) -> View {
        self.into_view()
    }
}

/// Several of the same beside each other.
pub trait CollectView {
    /// All of them, in their order.
    fn collect_view(self) -> View;
}

impl<I> CollectView for I
where
    I: IntoIterator,
    I::Item: IntoView,
{
    fn collect_view(self) -> View {
        let all = several();
        for item in self {
            place(&all.0, None, item.into_view());
        }
        all.view()
    }
}

/// Puts a view into the page: before `before`, or at the end.
pub fn place(parent: &Node, before: Option<&Node>, view: View) {
    let node: Node = match view {
        View::Nothing => return,
        View::Text(text) => document().create_text_node(&text).into(),
        View::Element(element) => element.into(),
        View::Several(all) => all.into(),
        View::Live(start) => {
            let end = document().create_text_node("");
            insert(parent, before, &end);
            return start(end);
        }
    };
    insert(parent, before, &node);
}

/// Puts a node into the page.
pub fn insert(parent: &Node, before: Option<&Node>, node: &Node) {
    // Refused only where `before` stands elsewhere, which nothing here does.
    let _inserted = parent.insert_before(node, before);
}

/// An element in the making, or several views beside each other.
#[must_use]
pub struct El(Node);

fn with_fixed(element: Result<Element, JsValue>, fixed: &[(&str, &str)]) -> El {
    // Refused only for a tag that is none, and those stand in the source.
    let Ok(element) = element else {
        return several();
    };
    for (name, value) in fixed {
        let _set = element.set_attribute(name, value);
    }
    El(element.into())
}

/// An element of text.
pub fn el(tag: &str, fixed: &[(&str, &str)]) -> El {
    with_fixed(document().create_element(tag), fixed)
}

/// An element that is drawn.
pub fn drawn(tag: &str, fixed: &[(&str, &str)]) -> El {
    let made = document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag);
    with_fixed(made, fixed)
}

/// Several views beside each other.
pub fn several() -> El {
    El(document().create_document_fragment().into())
}

/// What of an element is set.
#[derive(Clone, Copy)]
enum Part {
    Attribute,
    Property,
    Style,
}

impl El {
    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl IntoSetting) -> Self {
        self.set(Part::Attribute, name, value.into_setting())
    }

    /// Sets a property.
    pub fn prop(self, name: &'static str, value: impl IntoSetting) -> Self {
        self.set(Part::Property, name, value.into_setting())
    }

    /// Sets a property of the style.
    pub fn style(self, name: &'static str, value: impl IntoSetting) -> Self {
        self.set(Part::Style, name, value.into_setting())
    }

    /// Calls `then` at an event.
    pub fn on<E>(self, event: E, mut then: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        let then = Box::new(move |event: Event| then(event.unchecked_into()));
        self.listen(&event.name(), then)
    }

    /// Calls `then` at an event of which Leptos does not know what comes with it.
    pub fn on_other(self, event: &str, then: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(then))
    }

    /// Lets others find the element.
    pub fn node_ref<E>(self, node: NodeRef<E>) -> Self
    where
        E: ElementType,
        E::Output: JsCast + 'static,
    {
        node.load(self.0.unchecked_ref());
        self
    }

    /// Appends a text.
    pub fn text(self, text: &'static str) -> Self {
        self.append(View::Text(Cow::Borrowed(text)))
    }

    /// Appends an element.
    pub fn element(self, child: El) -> Self {
        insert(&self.0, None, &child.0);
        self
    }

    /// Appends whatever can be shown.
    pub fn child(self, child: impl IntoView) -> Self {
        self.append(child.into_view())
    }

    /// As a view.
    pub fn view(self) -> View {
        match self.0.dyn_into::<Element>() {
            Ok(element) => View::Element(element),
            Err(all) => View::Several(all.unchecked_into()),
        }
    }

    fn append(self, child: View) -> Self {
        place(&self.0, None, child);
        self
    }

    fn set(self, part: Part, name: &'static str, setting: Setting) -> Self {
        let element: &Element = self.0.unchecked_ref();
        match setting {
            Setting::Fixed(Value::Nothing) => {}
            Setting::Fixed(value) => apply(element, part, name, &value),
            Setting::Live(mut read) => {
                let element = element.clone();
                let mut last = None;
                live::follow(Box::new(move || {
                    let value = Some(read());
                    // What stays is not set anew: that would disturb who is typing there.
                    if last != value {
                        last = value;
                        if let Some(value) = &last {
                            apply(&element, part, name, value);
                        }
                    }
                }));
            }
        }
        self
    }

    fn listen(self, event: &str, then: Box<dyn FnMut(Event)>) -> Self {
        // The browser lets go of it together with the element.
        let listener = Closure::wrap(then).into_js_value();
        let _added = self
            .0
            .add_event_listener_with_callback(event, listener.unchecked_ref());
        self
    }
}

fn apply(element: &Element, part: Part, name: &str, value: &Value) {
    // Nothing here is refused but names that are none, and those stand in the source.
    match part {
        Part::Attribute => {
            let _set = match value.text() {
                Some(text) => element.set_attribute(name, text),
                None => element.remove_attribute(name),
            };
        }
        Part::Property => {
            let _set = js_sys::Reflect::set(element, &JsValue::from_str(name), &value.js());
        }
        Part::Style => {
            let style = element.unchecked_ref::<web_sys::HtmlElement>().style();
            let _set = style.set_property(name, value.text().unwrap_or_default());
        }
    }
}
