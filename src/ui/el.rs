//! What is to be shown, and the builder that `view!` calls. Whatever a page is made of ends in one of few types before it
//! comes here, so that the program holds the code that shows it once, and not once for every shape of markup and every
//! closure. Nothing here touches the page: see `draw`.

use std::borrow::Cow;

use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::prelude::NodeRef;
use leptos::tachys::html::node_ref::NodeRefContainer;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::live::List;
use super::value::{IntoSetting, Setting};

/// Something to be shown.
#[must_use]
pub enum View {
    /// A text; a blank one for nothing.
    Text(Cow<'static, str>),
    /// An element.
    Element(El),
    /// Several beside each other.
    Several(Vec<View>),
    /// What is computed anew whenever something changes that is read for it.
    Changing(Box<dyn FnMut() -> View>),
    /// A list of which items come and go.
    List(List),
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
        View::Several(self.into_iter().map(I::Item::into_view).collect())
    }
}

/// What of an element is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// An attribute.
    Attribute,
    /// A property.
    Property,
    /// A property of its style.
    Style,
}

/// Attributes as they stand in the markup.
pub type Fixed = &'static [(&'static str, &'static str)];

/// What is called at an event.
pub type Handler = Box<dyn FnMut(Event)>;

/// What wants to know an element.
pub type Finder = Box<dyn FnOnce(&Element)>;

/// An element in the making. It is small, as it is handed on with every call.
#[must_use]
pub struct El(Box<Made>);

/// What an element is made of.
pub struct Made {
    /// Its tag; blank for what only holds several beside each other.
    pub tag: &'static str,
    /// It is drawn, and not an element of text.
    pub drawn: bool,
    /// Attributes that never change.
    pub fixed: Fixed,
    /// What else is set.
    pub sets: Vec<(Part, &'static str, Setting)>,
    /// What is called at events.
    pub events: Vec<(Cow<'static, str>, Handler)>,
    /// What wants to know it.
    pub nodes: Vec<Finder>,
    /// What is in it.
    pub children: Vec<View>,
}

impl From<Made> for El {
    fn from(made: Made) -> Self {
        Self(Box::new(made))
    }
}

fn begun(tag: &'static str, drawn: bool, fixed: Fixed) -> El {
    El(Box::new(Made {
        tag,
        drawn,
        fixed,
        sets: Vec::new(),
        events: Vec::new(),
        nodes: Vec::new(),
        children: Vec::new(),
    }))
}

/// An element of text.
pub fn el(tag: &'static str, fixed: Fixed) -> El {
    begun(tag, false, fixed)
}

/// An element that is drawn. The browser has to be told them apart.
pub fn drawn(tag: &'static str, fixed: Fixed) -> El {
    begun(tag, true, fixed)
}

/// Several views beside each other.
pub fn several() -> El {
    begun("", false, &[])
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
        self.listen(event.name(), then)
    }

    /// Calls `then` at an event of which Leptos does not know what comes with it.
    pub fn on_other(self, event: &'static str, then: impl FnMut(Event) + 'static) -> Self {
        self.listen(Cow::Borrowed(event), Box::new(then))
    }

    /// Lets others find the element.
    pub fn node_ref<E>(mut self, node: NodeRef<E>) -> Self
    where
        E: ElementType,
        E::Output: JsCast + 'static,
    {
        self.0
            .nodes
            .push(Box::new(move |element| node.load(element)));
        self
    }

    /// Appends a text.
    pub fn text(self, text: &'static str) -> Self {
        self.append(View::Text(Cow::Borrowed(text)))
    }

    /// Appends an element.
    pub fn element(self, child: El) -> Self {
        self.append(View::Element(child))
    }

    /// Appends whatever can be shown.
    pub fn child(self, child: impl IntoView) -> Self {
        self.append(child.into_view())
    }

    /// As a view.
    pub fn view(self) -> View {
        if self.0.tag.is_empty() {
            View::Several(self.0.children)
        } else {
            View::Element(self)
        }
    }

    /// What it is made of.
    pub fn made(self) -> Made {
        *self.0
    }

    fn append(mut self, child: View) -> Self {
        self.0.children.push(child);
        self
    }

    fn set(mut self, part: Part, name: &'static str, setting: Setting) -> Self {
        self.0.sets.push((part, name, setting));
        self
    }

    fn listen(mut self, event: Cow<'static, str>, then: Handler) -> Self {
        self.0.events.push((event, then));
        self
    }
}
