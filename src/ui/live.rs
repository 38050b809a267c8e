//! What changes in a page by itself. Whatever is followed belongs to the owner in which it was written: when that is
//! cleaned up, as before a part of the page is shown anew, nothing of it is followed any longer.

use std::borrow::Cow;

use leptos::prelude::{Owner, RenderEffect, untrack};
use leptos::tachys::dom::{body, document};
use web_sys::{Node, Text};

use crate::keyed;

use super::el::{IntoView, View, insert, place};

/// Puts the whole page into the browser's.
pub fn mount(page: impl FnOnce() -> View + 'static) {
    leptos::mount::mount_to_body(move || place(&body(), None, page()));
}

/// Runs now, and again whenever something changes that it reads.
pub fn follow(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    Owner::on_cleanup(move || drop(effect));
}

/// What stands between two nodes, both included, and never gets others at its ends.
struct Stretch {
    first: Node,
    last: Node,
}

impl Stretch {
    /// Puts a view into the page; `None` for nothing.
    fn of(parent: &Node, before: &Node, view: View) -> Option<Self> {
        match view {
            View::Nothing => None,
            View::Element(element) => {
                insert(parent, Some(before), &element);
                let only: Node = element.into();
                Some(Self {
                    first: only.clone(),
                    last: only,
                })
            }
            // What stands at the ends of these may change, so they get ends that stay.
            view => {
                let first: Node = document().create_text_node("").into();
                let last: Node = document().create_text_node("").into();
                insert(parent, Some(before), &first);
                place(parent, Some(before), view);
                insert(parent, Some(before), &last);
                Some(Self { first, last })
            }
        }
    }

    fn each(&self, mut then: impl FnMut(&Node)) {
        let mut next = Some(self.first.clone());
        while let Some(node) = next {
            next = (node != self.last).then(|| node.next_sibling()).flatten();
            then(&node);
        }
    }

    fn remove(&self) {
        if let Some(parent) = self.first.parent_node() {
            self.each(|node| {
                let _removed = parent.remove_child(node);
            });
        }
    }

    fn put_before(&self, parent: &Node, before: &Node) {
        self.each(|node| insert(parent, Some(before), node));
    }
}

/// A view that is computed anew whenever something changes that is read for it. A text takes the place of another
/// without the page being built anew.
pub fn changing(mut read: Box<dyn FnMut() -> View>) -> View {
    View::Live(Box::new(move |end| {
        let mut shown: Option<Stretch> = None;
        let mut text = Cow::Borrowed("");
        follow(Box::new(move || {
            let view = read();
            // The browser calls handlers while it removes what has the keyboard; what they read is not read for this.
            untrack(|| {
                if let Some(shown) = shown.take() {
                    shown.remove();
                }
                let (words, view) = match view {
                    View::Text(words) => (words, View::Nothing),
                    view => (Cow::Borrowed(""), view),
                };
                if words != text {
                    end.set_data(&words);
                    text = words;
                }
                if let Some(parent) = end.parent_node() {
                    shown = Stretch::of(&parent, &end, view);
                }
            });
        }));
    }))
}

/// An item of a list. What is followed in it lives as long as it is in the list.
struct Item {
    owner: Owner,
    shown: Option<Stretch>,
}

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
    View::Live(Box::new(move |end| {
        let mut keys = Vec::new();
        let mut list = List::new(end);
        follow(Box::new(move || {
            let mut items: Vec<Option<T>> = items().into_iter().map(Some).collect();
            let new: Vec<K> = items.iter().flatten().map(&key).collect();
            let before = keyed::places(&keys, &new);
            keys = new;
            untrack(|| {
                list.show(&before, &mut |index| {
                    let item = items.get_mut(index).and_then(Option::take);
                    item.map(&make).into_view()
                });
            });
        }));
    }))
}

struct List {
    end: Text,
    /// Items outlive the run in which they are made.
    owner: Owner,
    items: Vec<Item>,
}

impl List {
    fn new(end: Text) -> Self {
        Self {
            end,
            owner: Owner::current().unwrap_or_default(),
            items: Vec::new(),
        }
    }

    /// `before` says of every new item where it stood; `make` makes those that did not.
    fn show(&mut self, before: &[Option<usize>], make: &mut dyn FnMut(usize) -> View) {
        let Some(parent) = self.end.parent_node() else {
            return;
        };
        let mut old: Vec<Option<Item>> = std::mem::take(&mut self.items)
            .into_iter()
            .map(Some)
            .collect();
        let mut kept: Vec<Option<Item>> = before
            .iter()
            .map(|place| {
                place
                    .and_then(|place| old.get_mut(place))
                    .and_then(Option::take)
            })
            .collect();
        for item in old.into_iter().flatten() {
            item.owner.cleanup();
            if let Some(shown) = item.shown {
                shown.remove();
            }
        }
        let stays = keyed::stays(before);
        // From the end, as every item is put before the one that follows it.
        let mut next: Node = self.end.clone().into();
        for (index, stays) in stays.into_iter().enumerate().rev() {
            let item = match kept.get_mut(index).and_then(Option::take) {
                Some(item) => {
                    if let (false, Some(shown)) = (stays, &item.shown) {
                        shown.put_before(&parent, &next);
                    }
                    item
                }
                None => {
                    let owner = self.owner.with(Owner::new);
                    let shown = owner.with(|| Stretch::of(&parent, &next, make(index)));
                    Item { owner, shown }
                }
            };
            if let Some(shown) = &item.shown {
                next = shown.first.clone();
            }
            self.items.push(item);
        }
        self.items.reverse();
    }
}
