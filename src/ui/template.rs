//! Markup as one text. `view!` puts all of a piece of markup that never changes into a text, with a sign wherever something
//! is computed, and the program is left with nothing to do for it but to hand over what is computed, in order. A text
//! costs a fifth of what calls cost that build the same.
//!
//! Everything in such a text begins with a sign, a control character that no text of a page holds, and ends before the
//! next sign. `view-macro` writes what is read here.

use std::borrow::Cow;
use std::marker::PhantomData;

use leptos::ev::EventDescriptor;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::el::{Finder, Handler, IntoView, Made, On, Part, View};
use super::value::{IntoSetting, Setting};

/// An element of text begins; its tag follows.
const ELEMENT: u8 = 1;
/// An element that is drawn begins; its tag follows.
const DRAWN: u8 = 2;
/// The name of an attribute whose text follows.
const NAME: u8 = 3;
/// The text of an attribute.
const VALUE: u8 = 4;
// What is computed needs no sign of its own where what is handed over tells what it is: an attribute (5), an event (14),
// one who is told of the element (15) and a child (17).
/// The name of a property that is computed.
const PROPERTY: u8 = 6;
/// The name of a property of the style that is computed.
const STYLE: u8 = 7;
/// A text.
const TEXT: u8 = 16;
/// The element ends.
const END: u8 = 18;

fn is_sign(sign: char) -> bool {
    matches!(sign, '\u{1}'..='\u{7}' | '\u{e}'..='\u{12}')
}

/// The length of texts put together.
pub const fn length(parts: &[&str]) -> usize {
    let mut length = 0;
    let mut rest = parts;
    while let [part, others @ ..] = rest {
        length += part.len();
        rest = others;
    }
    length
}

/// The bytes of texts put together, of which there are `N`.
pub const fn join<const N: usize>(parts: &[&str]) -> [u8; N] {
    let mut joined = [0; N];
    let mut free: &mut [u8] = &mut joined;
    let mut rest = parts;
    while let [part, others @ ..] = rest {
        let (place, behind) = free.split_at_mut(part.len());
        place.copy_from_slice(part.as_bytes());
        free = behind;
        rest = others;
    }
    joined
}

/// The text that these bytes are.
pub const fn text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

/// What is computed for markup.
enum Given {
    Set(Setting),
    Event(Handler),
    Found(Finder),
    Child(View),
}

/// Markup of which what is computed is being handed over. It is small, as it is handed on with every call.
#[must_use]
pub struct Markup(Box<(&'static str, Vec<Given>)>);

/// Markup whose text this is.
pub fn markup(template: &'static str) -> Markup {
    Markup(Box::new((template, Vec::new())))
}

impl Markup {
    fn give(mut self, given: Given) -> Self {
        self.0.1.push(given);
        self
    }

    fn set_to(self, setting: Setting) -> Self {
        self.give(Given::Set(setting))
    }

    fn call(self, handler: Handler) -> Self {
        self.give(Given::Event(handler))
    }

    fn show(self, view: View) -> Self {
        self.give(Given::Child(view))
    }

    /// What an attribute, a property or a property of the style is set to.
    pub fn set(self, value: impl IntoSetting) -> Self {
        self.set_to(value.into_setting())
    }

    /// What is called at an event. The event only says what comes with it; its name is in the template.
    pub fn on<E>(self, _: E, then: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast + 'static,
    {
        let of = PhantomData::<E::EventType>;
        self.call(Box::new(On { then, of }))
    }

    /// What is called at an event of which Leptos does not know what comes with it.
    pub fn on_other(self, then: impl FnMut(Event) + 'static) -> Self {
        let of = PhantomData::<Event>;
        self.call(Box::new(On { then, of }))
    }

    /// What is told of an element as soon as it is made; it is not in the page yet.
    pub fn node_ref(self, then: impl FnOnce(&Element) + 'static) -> Self {
        self.give(Given::Found(Box::new(then)))
    }

    /// What stands in a place.
    pub fn child(self, child: impl IntoView) -> Self {
        self.show(child.into_view())
    }

    /// As a view.
    pub fn view(self) -> View {
        let (template, given) = *self.0;
        let mut page = Vec::new();
        fill(template, given, &mut page);
        if page.len() == 1 {
            page.pop().unwrap_or_else(|| ().into_view())
        } else {
            View::Several(page)
        }
    }
}

fn fill(template: &'static str, given: Vec<Given>, page: &mut Vec<View>) {
    let mut given = given.into_iter();
    let mut open: Vec<Made> = Vec::new();
    let mut name = "";
    let mut rest = template;
    while let Some((sign, behind)) = rest.as_bytes().first().zip(rest.get(1..)) {
        let (word, next) = behind.split_at(behind.find(is_sign).unwrap_or(behind.len()));
        rest = next;
        let view = match (*sign, open.last_mut()) {
            (ELEMENT | DRAWN, _) => {
                open.push(Made::new(word, *sign == DRAWN));
                continue;
            }
            (TEXT, _) => View::Text(Cow::Borrowed(word)),
            (END, _) => match open.pop() {
                Some(made) => View::Element(made.into()),
                None => continue,
            },
            (NAME, _) => {
                name = word;
                continue;
            }
            (VALUE, Some(made)) => {
                made.fixed.push((name, word));
                continue;
            }
            (sign, made) => match (given.next(), made) {
                (Some(Given::Child(view)), _) => view,
                (Some(Given::Set(setting)), Some(made)) => {
                    let part = match sign {
                        PROPERTY => Part::Property,
                        STYLE => Part::Style,
                        _ => Part::Attribute,
                    };
                    made.sets.push((part, word, setting));
                    continue;
                }
                (Some(Given::Event(handler)), Some(made)) => {
                    made.events.push((word, handler));
                    continue;
                }
                (Some(Given::Found(finder)), Some(made)) => {
                    made.nodes.push(finder);
                    continue;
                }
                // The macro hands over as much as it has put signs.
                _ => continue,
            },
        };
        match open.last_mut() {
            Some(made) => made.children.push(view),
            None => page.push(view),
        }
    }
}
