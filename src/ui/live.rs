//! What changes in a page by itself. Whatever is followed belongs to the owner in which it was drawn: when that is
//! cleaned up, as before a part of the page is computed anew, nothing of it is followed any longer.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Owner, RenderEffect, untrack};
use leptos::tachys::dom::body;
use web_sys::{Node, Text};

use crate::keyed;

use super::draw::{Shown, draw, redraw};
use super::el::{IntoView, View};

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

/// Lets what `read` computes take the place of what is shown, now and whenever something changes that it reads.
pub fn change(mut read: Box<dyn FnMut() -> View>, shown: Rc<RefCell<Shown>>) {
    follow(Box::new(move || {
        let view = read();
        // The browser calls handlers while it removes what has the keyboard; what they read is not read for this.
        untrack(|| redraw(&mut shown.borrow_mut(), view));
    }));
}

/// Tells where each item stood before and shows those that are new: see [`Shelf::show`].
type Show = Box<dyn FnMut(&mut Shelf)>;

/// A list of which items come and go.
pub struct List(Show);

/// A list of which items come and go. An item whose key stays is not built anew, and not moved if others can be.
pub fn each<T, K, I, V>(
    mut items: impl FnMut() -> I + 'static,
    key: impl Fn(&T) -> K + 'static,
    make: impl Fn(T) -> V + 'static,
) -> View
where
    I: IntoIterator<Item = T>,
    K: PartialEq + 'static,
    V: IntoView,
{
    let mut keys = Vec::new();
    View::List(List(Box::new(move |shelf| {
        let mut items: Vec<Option<T>> = items().into_iter().map(Some).collect();
        let new: Vec<K> = items.iter().flatten().map(&key).collect();
        let before = keyed::places(&keys, &new);
        keys = new;
        untrack(|| {
            shelf.show(&before, &mut |index| {
                let item = items.get_mut(index).and_then(Option::take);
                item.map(&make).into_view()
            });
        });
    })))
}

/// The items of a list in the page.
#[derive(Clone, Default)]
pub struct Items(Rc<RefCell<Vec<Item>>>);

/// An item in the page. What is followed in it lives as long as it is in the list.
struct Item {
    owner: Owner,
    shown: Shown,
}

impl Items {
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
pub fn list(list: List, end: Text) -> Items {
    let items = Items::default();
    let List(mut show) = list;
    let mut shelf = Shelf {
        end,
        owner: Owner::current().unwrap_or_default(),
        items: items.clone(),
    };
    follow(Box::new(move || show(&mut shelf)));
    items
}

/// Where the items of a list stand.
struct Shelf {
    end: Text,
    /// Items outlive the run in which they are made.
    owner: Owner,
    items: Items,
}

impl Shelf {
    /// `before` says of every new item where it stood; `make` makes those that did not.
    fn show(&mut self, before: &[Option<usize>], make: &mut dyn FnMut(usize) -> View) {
        let Some(parent) = self.end.parent_node() else {
            return;
        };
        let mut items = self.items.0.borrow_mut();
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
                    let shown = owner.with(|| draw(make(index), &parent, Some(&next)));
                    Item { owner, shown }
                }
            };
            next = item.shown.first();
            items.push(item);
        }
        items.reverse();
    }
}
