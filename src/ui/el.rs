//! What is to be shown, and a builder of it for code that shows much without markup of its own. Whatever a page is made of ends in one of few types before it
//! comes here, so that the program holds the code that shows it once, and not once for every shape of markup and every
//! closure. Nothing here touches the page: see `draw`.

use std::borrow::Cow;
use std::marker::PhantomData;

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
    Changing(Box<dyn Render>),
    /// A list of which items come and go.
    List(List),
    /// What takes the place of another as a whole and shares no element with it: its boxes belong to something else, and
    /// what has just been typed into the old ones must not stand in them.
    Anew(Box<View>),
}

/// What computes what is shown. Like [`super::value::Read`], it stands in for a closure.
pub trait Render {
    /// Computes it.
    fn render(&mut self) -> View;
}

impl<F, T> Render for F
where
    F: FnMut() -> T,
    T: IntoView,
{
    fn render(&mut self) -> View {
        self().into_view()
    }
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
pub type Fixed = Vec<(&'static str, &'static str)>;

/// What is called at an event.
pub trait Act {
    /// Calls it.
    fn act(&mut self, event: Event);
}

/// What is called at an event.
pub type Handler = Box<dyn Act>;

/// What is called with an event of one type.
pub struct On<E, F> {
    /// What is called.
    pub then: F,
    /// What comes with the event.
    pub of: PhantomData<E>,
}

impl<E: JsCast, F: FnMut(E)> Act for On<E, F> {
    fn act(&mut self, event: Event) {
        (self.then)(event.unchecked_into());
    }
}

/// What wants to know an element.
pub type Finder = Box<dyn FnOnce(&Element)>;

/// An element in the making. It is small, as it is handed on with every call.
#[must_use]
pub struct El(Box<Made>);

/// What an element is made of.
pub struct Made {
    /// Its tag.
    pub tag: &'static str,
    /// It is drawn, and not an element of text.
    pub drawn: bool,
    /// Attributes that never change.
    pub fixed: Fixed,
    /// What else is set.
    pub sets: Vec<(Part, &'static str, Setting)>,
    /// What is called at events.
    pub events: Vec<(&'static str, Handler)>,
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

impl Made {
    /// One without anything.
    pub fn new(tag: &'static str, drawn: bool) -> Self {
        Self {
            tag,
            drawn,
            fixed: Vec::new(),
            sets: Vec::new(),
            events: Vec::new(),
            nodes: Vec::new(),
            children: Vec::new(),
        }
    }
}

fn begun(tag: &'static str, drawn: bool, fixed: &[(&'static str, &'static str)]) -> El {
    let mut made = Made::new(tag, drawn);
    made.fixed.extend(fixed);
    made.into()
}

/// An element of text, with the attributes that never change.
pub fn el(tag: &'static str, fixed: &[(&'static str, &'static str)]) -> El {
    begun(tag, false, fixed)
}

/// An element that is drawn. The browser has to be told them apart.
pub fn drawn(tag: &'static str, fixed: &[(&'static str, &'static str)]) -> El {
    begun(tag, true, fixed)
}

impl El {
    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl IntoSetting) -> Self {
        self.set(Part::Attribute, name, value.into_setting())
    }

    /// Sets a property of the style.
    pub fn style(self, name: &'static str, value: impl IntoSetting) -> Self {
        self.set(Part::Style, name, value.into_setting())
    }

    /// Calls `then` when it is clicked.
    pub fn on_click(mut self, then: impl FnMut(Event) + 'static) -> Self {
        let of = PhantomData::<Event>;
        self.0.events.push(("click", Box::new(On { then, of })));
        self
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
        View::Element(self)
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
}
