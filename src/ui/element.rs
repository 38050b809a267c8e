//! Elements put together while the program runs. A piece of `view!` becomes a type of its own, with code of its own to
//! build, change, mount and drop it; a page that only shows many small things would be mostly that. Here every element is
//! of the same few types, so that another one costs no more than the calls that describe it. For fields and other things
//! that live, `view!` is the tool.

use leptos::html::custom;
use leptos::prelude::*;
use leptos::svg;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;

/// An element in the making.
pub struct Element {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element without attributes and contents.
pub fn el(tag: &'static str) -> Element {
    Element {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

/// An element with a class.
pub fn of_class(tag: &'static str, class: &'static str) -> Element {
    el(tag).attr("class", class)
}

impl Element {
    /// Gives it an attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.attributes
            .push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Does something when it is clicked, instead of what the browser would do.
    pub fn on_click(mut self, act: impl Fn() + 'static) -> Self {
        let act: Box<dyn FnMut(leptos::ev::MouseEvent)> = Box::new(move |event| {
            event.prevent_default();
            act();
        });
        let handler = leptos::tachys::html::event::on(leptos::ev::click, act);
        self.attributes.push(handler.into_any_attr());
        self
    }

    /// Puts something into it, behind what is there.
    pub fn with(mut self, child: impl Into<Child>) -> Self {
        self.children.push(child.into().0);
        self
    }

    /// Puts several things into it.
    pub fn with_all<C: Into<Child>>(mut self, children: impl IntoIterator<Item = C>) -> Self {
        self.children
            .extend(children.into_iter().map(|child| child.into().0));
        self
    }
}

/// Something that can be put into an element.
pub struct Child(AnyView);

impl From<Element> for Child {
    fn from(element: Element) -> Self {
        Child(element.into())
    }
}

impl From<AnyView> for Child {
    fn from(view: AnyView) -> Self {
        Child(view)
    }
}

impl From<String> for Child {
    fn from(text: String) -> Self {
        Child(text.into_any())
    }
}

impl From<&str> for Child {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl<C: Into<Child>> From<Option<C>> for Child {
    fn from(child: Option<C>) -> Self {
        child.map_or_else(|| Child(().into_any()), Into::into)
    }
}

impl From<Element> for AnyView {
    fn from(element: Element) -> Self {
        let Element {
            tag,
            attributes,
            children,
        } = element;
        // The browser has to be told which elements belong to a drawing.
        match tag {
            "svg" => svg::svg()
                .child(children)
                .add_any_attr(attributes)
                .into_any(),
            "rect" => svg::rect()
                .child(children)
                .add_any_attr(attributes)
                .into_any(),
            "text" => svg::text()
                .child(children)
                .add_any_attr(attributes)
                .into_any(),
            _ => custom(tag)
                .child(children)
                .add_any_attr(attributes)
                .into_any(),
        }
    }
}
