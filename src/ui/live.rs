//! What changes in a page by itself. Whatever is followed belongs to the owner in which it was drawn: when that is
//! cleaned up, as before a part of the page is computed anew, nothing of it is followed any longer.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use leptos::prelude::{Owner, RenderEffect, untrack};
use leptos::tachys::dom::body;
use web_sys::{Node, Text};

use crate::keyed;

use super::draw::{Shown, draw, redraw};
use super::el::{IntoView, Render, View};

/// Puts the whole page into the browser's.
pub fn mount(page: impl FnOnce() -> View + 'static) {
    leptos::mount::mount_to_body(move || {
        // It stays as long as the browser shows it; what changes in it is held by what it follows.
        let _shown = draw(page(), &body(), None);
    });
}

/// Runs now, and again whenever something changes that it reads.
pub fn follow(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    Owner::on_cleanup(move || drop(effect));
}

/// Shows what `read` computes, before `before` or at the end, and again whenever something changes that it reads.
pub fn begin(
    mut read: Box<dyn Render>,
    parent: &Node,
    before: Option<&Node>,
) -> Rc<RefCell<Shown>> {
    let first = Rc::new(OnceCell::new());
    let (shown, mut place) = (first.clone(), Some((parent.clone(), before.cloned())));
    follow(Box::new(move || {
        let view = read.render();
        untrack(|| match (place.take(), shown.get()) {
            (Some((parent, before)), _) => {
                let drawn = draw(view, &parent, before.as_ref());
                let _first = shown.set(Rc::new(RefCell::new(drawn)));
            }
            (None, Some(shown)) => redraw(&mut shown.borrow_mut(), view),
            (None, None) => {}
        });
    }));
    match first.get() {
        Some(shown) => shown.clone(),
        // It runs at once.
        None => Rc::new(RefCell::new(draw(().into_view(), parent, before))),
    }
}

/// Lets what `read` computes take the place of what is shown, now and whenever something changes that it reads.
pub fn change(mut read: Box<dyn Render>, shown: Rc<RefCell<Shown>>) {
    follow(Box::new(move || {
        let view = read.render();
        // The browser calls handlers while it removes what has the keyboard; what they read is not read for this.
        untrack(|| redraw(&mut shown.borrow_mut(), view));
    }));
}

/// What a list shows.
trait Items {
    /// Looks at the items; how many there were and how many there are.
    fn look(&mut self) -> (usize, usize);

    /// Whether one that was there is the same as one that is.
    fn same(&self, old: usize, new: usize) -> bool;

    /// Builds one that is there.
    fn build(&mut self, index: usize) -> View;
}

/// A list of which items come and go.
pub struct List(Box<dyn Items>);

struct Each<T, K, G, N, B> {
    get: G,
    name: N,
    build: B,
    old: Vec<K>,
    new: Vec<K>,
    items: Vec<Option<T>>,
}

impl<T, K, I, V, G, N, B> Items for Each<T, K, G, N, B>
where
    G: FnMut() -> I,
    I: IntoIterator<Item = T>,
    N: Fn(&T) -> K,
    K: PartialEq,
    B: Fn(T) -> V,
    V: IntoView,
{
    fn look(&mut self) -> (usize, usize) {
        self.items = (self.get)().into_iter().map(Some).collect();
        let new = self.items.iter().flatten().map(&self.name).collect();
        self.old = std::mem::replace(&mut self.new, new);
        (self.old.len(), self.new.len())
    }

    fn same(&self, old: usize, new: usize) -> bool {
        self.old.get(old) == self.new.get(new)
    }

    fn build(&mut self, index: usize) -> View {
        let item = self.items.get_mut(index).and_then(Option::take);
        item.map(&self.build).into_view()
    }
}

/// A list of which items come and go. An item whose key stays is not built anew, and not moved if others can be.
pub fn each<T, K, I, V>(
    get: impl FnMut() -> I + 'static,
    name: impl Fn(&T) -> K + 'static,
    build: impl Fn(T) -> V + 'static,
) -> View
where
    T: 'static,
    I: IntoIterator<Item = T>,
    K: PartialEq + 'static,
    V: IntoView,
{
    View::List(List(Box::new(Each {
        get,
        name,
        build,
        old: Vec::new(),
        new: Vec::new(),
        items: Vec::new(),
    })))
}

/// The items of a list in the page.
#[derive(Clone, Default)]
pub struct Standing(Rc<RefCell<Vec<Item>>>);

/// An item in the page. What is followed in it lives as long as it is in the list.
struct Item {
    owner: Owner,
    shown: Shown,
}

impl Standing {
    /// The first node of the first.
    pub fn first(&self) -> Option<Node> {
        self.0.borrow().first().map(|item| item.shown.first())
    }

    /// Does something with each outermost node.
    pub fn each(&self, then: &mut dyn FnMut(&Node)) {
        for item in self.0.borrow().iter() {
            item.shown.each(then);
        }
    }
}

/// Shows a list before `end`.
pub fn list(list: List, end: Text) -> Standing {
    let standing = Standing::default();
    let List(mut items) = list;
    let mut shelf = Shelf {
        end,
        owner: Owner::current().unwrap_or_default(),
        standing: standing.clone(),
    };
    follow(Box::new(move || {
        let (old, new) = items.look();
        let before = keyed::places(old, new, &|old, new| items.same(old, new));
        untrack(|| shelf.show(&before, items.as_mut()));
    }));
    standing
}

/// Where the items of a list stand.
struct Shelf {
    end: Text,
    /// Items outlive the run in which they are made.
    owner: Owner,
    standing: Standing,
}

impl Shelf {
    /// `before` says of every new item where it stood; those that did not are built.
    fn show(&mut self, before: &[Option<usize>], build: &mut dyn Items) {
        let Some(parent) = self.end.parent_node() else {
            return;
        };
        let mut items = self.standing.0.borrow_mut();
        let mut old: Vec<Option<Item>> = items.drain(..).map(Some).collect();
        let mut kept: Vec<Option<Item>> = before
            .iter()
            .map(|place| old.get_mut((*place)?).and_then(Option::take))
            .collect();
        for item in old.into_iter().flatten() {
            item.owner.cleanup();
            item.shown.remove();
        }
        // From the end, as every item is put before the one that follows it.
        let mut next: Node = self.end.clone().into();
        for (index, stays) in keyed::stays(before).into_iter().enumerate().rev() {
            let item = match kept.get_mut(index).and_then(Option::take) {
                Some(item) => {
                    if !stays {
                        item.shown.put_before(&parent, &next);
                    }
                    item
                }
                None => {
                    let owner = self.owner.with(Owner::new);
                    let shown = owner.with(|| draw(build.build(index), &parent, Some(&next)));
                    Item { owner, shown }
                }
            };
            next = item.shown.first();
            items.push(item);
        }
        items.reverse();
    }
}
