//! Elements put together without markup, for pages that only show many small things from view-models. It is the builder
//! of `el` under names that read well without `view!`.

use super::el::{self, El};
use super::prelude::*;

/// An element in the making.
#[must_use]
pub struct Element(El);

/// An element without attributes and contents.
pub fn el(tag: &'static str) -> Element {
    // The browser has to be told which elements belong to a drawing.
    Element(match tag {
        "svg" | "rect" | "text" => el::drawn(tag, &[]),
        _ => el::el(tag, &[]),
    })
}

/// An element with a class.
pub fn of_class(tag: &'static str, class: &'static str) -> Element {
    el(tag).attr("class", class)
}

impl Element {
    /// Gives it an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        let value: String = value.into();
        Self(self.0.attr(name, value))
    }

    /// Sets a property of its style.
    pub fn style(self, name: &'static str, value: impl Into<String>) -> Self {
        let value: String = value.into();
        Self(self.0.style(name, value))
    }

    /// Does something when it is clicked, instead of what the browser would do.
    pub fn on_click(self, act: impl Fn() + 'static) -> Self {
        Self(self.0.on_click(move |event| {
            event.prevent_default();
            act();
        }))
    }

    /// Puts something into it, behind what is there.
    pub fn with(self, child: impl Into<Child>) -> Self {
        Self(self.0.child(child.into().0))
    }

    /// Puts several things into it.
    pub fn with_all<C: Into<Child>>(self, children: impl IntoIterator<Item = C>) -> Self {
        children.into_iter().fold(self, Self::with)
    }
}

impl IntoView for Element {
    fn into_view(self) -> AnyView {
        self.0.view()
    }
}

/// Something that can be put into an element.
pub struct Child(AnyView);

impl From<Element> for Child {
    fn from(element: Element) -> Self {
        Child(element.into_view())
    }
}

impl From<AnyView> for Child {
    fn from(view: AnyView) -> Self {
        Child(view)
    }
}

impl From<String> for Child {
    fn from(text: String) -> Self {
        Child(text.into_view())
    }
}

impl From<&str> for Child {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl<C: Into<Child>> From<Option<C>> for Child {
    fn from(child: Option<C>) -> Self {
        child.map_or_else(|| Child(().into_view()), Into::into)
    }
}

impl From<Element> for AnyView {
    fn from(element: Element) -> Self {
        element.into_view()
    }
}
