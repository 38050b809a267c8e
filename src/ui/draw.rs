//! Views in the page. A view that takes the place of another changes only what differs: an element of the same shape stays
//! the same element, so that it keeps the keyboard, the caret, what is open and how far it is scrolled.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::set_timeout;
use leptos::tachys::dom::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Node, Text};

use crate::text::visible::visible;

use super::el::{Fixed, Handler, Made, Part, View};
use super::live::{self, Standing as Listed};
use super::value::{Setting, Value};

/// What stands in the page. There is always a node of it there, so that its place is known.
pub enum Shown {
    /// A text, which may be blank.
    Text(Text, Cow<'static, str>),
    /// An element.
    Element(Box<Standing>),
    /// Several beside each other, and an empty text behind them.
    Several(Vec<Shown>, Text),
    /// What changes by itself.
    Changing(Rc<RefCell<Shown>>),
    /// A list, and an empty text behind it.
    List(Listed, Text),
}

/// An element in the page.
pub struct Standing {
    element: Element,
    tag: &'static str,
    fixed: Fixed,
    sets: Vec<(Part, &'static str)>,
    /// What they were set to last.
    values: Rc<RefCell<Vec<Value>>>,
    events: Vec<(&'static str, Rc<RefCell<Handler>>)>,
    children: Vec<Shown>,
}

/// Puts a node into the page: before `before`, or at the end.
fn insert(parent: &Node, before: Option<&Node>, node: &Node) {
    // Refused only where `before` stands elsewhere, which nothing here does.
    let _inserted = parent.insert_before(node, before);
}

/// What nobody sees is made visible here, so that no page can forget to.
fn text_node(parent: &Node, before: Option<&Node>, text: &str) -> Text {
    let node = document().create_text_node(&visible(text));
    insert(parent, before, &node);
    node
}

/// Puts a view into the page: before `before`, or at the end.
pub fn draw(view: View, parent: &Node, before: Option<&Node>) -> Shown {
    match view {
        View::Text(text) => Shown::Text(text_node(parent, before, &text), text),
        View::Element(el) => {
            let standing = stand(el.made());
            insert(parent, before, &standing.element);
            Shown::Element(Box::new(standing))
        }
        View::Several(views) => {
            let shown = views
                .into_iter()
                .map(|view| draw(view, parent, before))
                .collect();
            Shown::Several(shown, text_node(parent, before, ""))
        }
        View::Changing(read) => Shown::Changing(live::begin(read, parent, before)),
        View::List(list) => {
            let end = text_node(parent, before, "");
            Shown::List(live::list(list, end.clone()), end)
        }
        View::Anew(view) => draw(*view, parent, before),
    }
}

/// Lets a view take the place of what stands there.
pub fn redraw(shown: &mut Shown, view: View) {
    match (&mut *shown, view) {
        (Shown::Text(node, old), View::Text(text)) => {
            if *old != text {
                node.set_data(&visible(&text));
                *old = text;
            }
        }
        (Shown::Several(old, end), View::Several(views)) => {
            if let Some(parent) = end.parent_node() {
                redraw_all(old, views, &parent, Some(end));
            }
        }
        (Shown::Changing(old), View::Changing(read)) => live::change(read, old.clone()),
        (Shown::Element(standing), View::Element(el)) => {
            let made = el.made();
            if standing.is_like(&made) {
                standing.become_like(made);
            } else {
                replace(shown, View::Element(made.into()));
            }
        }
        (_, view) => replace(shown, view),
    }
}

fn replace(shown: &mut Shown, view: View) {
    let first = shown.first();
    if let Some(parent) = first.parent_node() {
        let new = draw(view, &parent, Some(&first));
        std::mem::replace(shown, new).remove();
    }
}

fn redraw_all(shown: &mut Vec<Shown>, views: Vec<View>, parent: &Node, before: Option<&Node>) {
    for gone in shown.drain(views.len().min(shown.len())..) {
        gone.remove();
    }
    let mut views = views.into_iter();
    for (shown, view) in shown.iter_mut().zip(views.by_ref()) {
        redraw(shown, view);
    }
    shown.extend(views.map(|view| draw(view, parent, before)));
}

impl Shown {
    /// The first of its nodes.
    pub fn first(&self) -> Node {
        match self {
            Self::Text(node, _) => node.clone().into(),
            Self::Element(standing) => standing.element.clone().into(),
            Self::Several(shown, end) => shown
                .first()
                .map_or_else(|| end.clone().into(), Self::first),
            Self::Changing(shown) => shown.borrow().first(),
            Self::List(items, end) => items.first().unwrap_or_else(|| end.clone().into()),
        }
    }

    /// Does something with each of its outermost nodes.
    pub fn each(&self, then: &mut dyn FnMut(&Node)) {
        match self {
            Self::Text(node, _) => then(node),
            Self::Element(standing) => then(&standing.element),
            Self::Several(shown, end) => {
                shown.iter().for_each(|shown| shown.each(then));
                then(end);
            }
            Self::Changing(shown) => shown.borrow().each(then),
            Self::List(items, end) => {
                items.each(then);
                then(end);
            }
        }
    }

    /// Takes it out of the page.
    pub fn remove(&self) {
        self.each(&mut |node| {
            if let Some(parent) = node.parent_node() {
                let _removed = parent.remove_child(node);
            }
        });
    }

    /// Moves it within its parent.
    pub fn put_before(&self, parent: &Node, before: &Node) {
        self.each(&mut |node| insert(parent, Some(before), node));
    }
}

/// What many elements have in common: a tag, and attributes that never change.
struct Pattern {
    tag: &'static str,
    drawn: bool,
    fixed: Fixed,
    /// One without anything else, from the second that was wanted on.
    element: Option<Element>,
}

thread_local! {
    /// The patterns of what was drawn, spread over lists. A copy costs one call of the browser; the tag and each of the attributes
    /// would cost one each, with their texts handed over.
    static PATTERNS: RefCell<[Vec<Pattern>; SPREAD]> = const { RefCell::new([const { Vec::new() }; SPREAD]) };
}

const SPREAD: usize = 64;

/// A new element with a tag and attributes that never change.
fn fresh(made: &Made) -> Element {
    // All such texts stand in the program, so the place of one tells it from others.
    let place = made.fixed.last().map_or(made.tag, |(_, value)| value);
    let place = place.as_ptr().addr() % SPREAD;
    PATTERNS.with_borrow_mut(|patterns| {
        let Some(list) = patterns.get_mut(place) else {
            return create(made);
        };
        let is_like = |known: &&mut Pattern| {
            known.tag == made.tag && known.drawn == made.drawn && known.fixed == made.fixed
        };
        let Some(known) = list.iter_mut().find(is_like) else {
            list.push(Pattern {
                tag: made.tag,
                drawn: made.drawn,
                fixed: made.fixed.clone(),
                element: None,
            });
            return create(made);
        };
        let pattern = known.element.get_or_insert_with(|| create(made));
        match pattern.clone_node() {
            Ok(copy) => copy.unchecked_into(),
            Err(_) => create(made),
        }
    })
}

fn create(made: &Made) -> Element {
    let document = document();
    let created = if made.drawn {
        document.create_element_ns(Some("http://www.w3.org/2000/svg"), made.tag)
    } else {
        document.create_element(made.tag)
    };
    // Refused only for a tag that is none, and those stand in the source.
    let element = created.unwrap_or_else(|_| document.create_text_node("").unchecked_into());
    for (name, value) in &made.fixed {
        let _set = element.set_attribute(name, value);
    }
    element
}

/// An element that stands nowhere yet.
fn stand(made: Made) -> Standing {
    let element = fresh(&made);
    let mut standing = Standing {
        element,
        tag: made.tag,
        fixed: made.fixed,
        sets: Vec::new(),
        values: Rc::default(),
        events: Vec::new(),
        children: Vec::new(),
    };
    standing.sets = made
        .sets
        .iter()
        .map(|(part, name, _)| (*part, *name))
        .collect();
    *standing.values.borrow_mut() = vec![Value::Nothing; made.sets.len()];
    standing.set(made.sets);
    for (event, handler) in made.events {
        let handler = Rc::new(RefCell::new(handler));
        listen(&standing.element, event, handler.clone());
        standing.events.push((event, handler));
    }
    for node in made.nodes {
        node(&standing.element);
    }
    standing.children = made
        .children
        .into_iter()
        .map(|view| draw(view, &standing.element, None))
        .collect();
    standing
}

fn listen(element: &Element, event: &str, handler: Rc<RefCell<Handler>>) {
    let then = move |event: Event| {
        let chosen = event.type_() == "change";
        // A handler that makes its own event happen again is not called for that.
        if let Ok(mut handler) = handler.try_borrow_mut() {
            handler.act(event);
        }
        if chosen {
            // Once what follows from it is shown.
            set_timeout(show_choices, Duration::ZERO);
        }
    };
    // The browser lets go of it together with the element.
    let listener = Closure::wrap(Box::new(then) as Box<dyn FnMut(Event)>).into_js_value();
    let _added = element.add_event_listener_with_callback(event, listener.unchecked_ref());
}

/// Where an element keeps what of its own choice was set last.
const KEPT: &str = "tasseiKept";

/// The browser shows a choice before anybody is asked for it. One that was refused stays on the screen, as nothing that is
/// shown has changed: whatever then differs from what was set is set again.
fn show_choices() {
    let Ok(all) = document().query_selector_all("option, input") else {
        return;
    };
    for element in (0..all.length()).filter_map(|index| all.item(index)) {
        let of = |name: &str| js_sys::Reflect::get(&element, &JsValue::from_str(name)).ok();
        let name = if element.node_name() == "OPTION" {
            "selected"
        } else {
            "checked"
        };
        if let Some(kept) = of(KEPT).filter(|kept| !kept.is_undefined())
            && of(name).as_ref() != Some(&kept)
        {
            let _set = js_sys::Reflect::set(&element, &JsValue::from_str(name), &kept);
        }
    }
}

impl Standing {
    /// Whether it differs in values only.
    fn is_like(&self, made: &Made) -> bool {
        self.tag == made.tag
            && self.fixed == made.fixed
            && self
                .sets
                .iter()
                .copied()
                .eq(made.sets.iter().map(|(part, name, _)| (*part, *name)))
            && self
                .events
                .iter()
                .map(|(event, _)| event)
                .eq(made.events.iter().map(|(event, _)| event))
    }

    fn become_like(&mut self, made: Made) {
        self.set(made.sets);
        for ((_, old), (_, new)) in self.events.iter().zip(made.events) {
            if let Ok(mut old) = old.try_borrow_mut() {
                *old = new;
            }
        }
        for node in made.nodes {
            node(&self.element);
        }
        redraw_all(&mut self.children, made.children, &self.element, None);
    }

    fn set(&self, sets: Vec<(Part, &'static str, Setting)>) {
        for (index, (part, name, setting)) in sets.into_iter().enumerate() {
            let element = self.element.clone();
            let values = self.values.clone();
            let apply = move |value: Value| {
                // What stays is not set anew: that would disturb who is typing there.
                if let Some(old) = values.borrow_mut().get_mut(index)
                    && *old != value
                {
                    apply(&element, part, name, &value);
                    *old = value;
                }
            };
            match setting {
                Setting::Fixed(value) => apply(value),
                Setting::Live(mut read) => live::follow(Box::new(move || apply(read.value()))),
            }
        }
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
            let value = value.js();
            let _set = js_sys::Reflect::set(element, &JsValue::from_str(name), &value);
            if matches!(name, "checked" | "selected") {
                let _kept = js_sys::Reflect::set(element, &JsValue::from_str(KEPT), &value);
            }
        }
        Part::Style => {
            let style = element.unchecked_ref::<web_sys::HtmlElement>().style();
            let _set = style.set_property(name, value.text().unwrap_or_default());
        }
    }
}
