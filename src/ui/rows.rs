//! A list whose items come and go without moving: an item that stays is not touched, so the keyboard and an input method
//! stay in it. Leptos' own keyed list takes items that stay out of the page and puts them back while it inserts others
//! before them.

use std::hash::Hash;

use leptos::html;
use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use leptos::tachys::reactive_graph::OwnedView;
use leptos::tachys::view::any_view::AnyViewState;

use crate::report::list::window::staying;

struct Mounted<K> {
    key: K,
    state: AnyViewState,
}

/// Keeps the rows of a table's body as `keys` says. `make` builds a row; what it reads in signals lives as long as the
/// row does.
pub fn rows<K>(
    body: NodeRef<html::Tbody>,
    keys: Memo<Vec<K>>,
    make: impl Fn(&K) -> AnyView + 'static,
) where
    K: Clone + Eq + Hash + Send + Sync + 'static,
{
    let owner = Owner::current().unwrap_or_default();
    let mounted = StoredValue::new_local(Vec::<Mounted<K>>::new());
    Effect::new(move |_| {
        let Some(body) = body.get() else { return };
        let keys = keys.get();
        mounted.update_value(|mounted| {
            let old: Vec<K> = mounted.iter().map(|item| item.key.clone()).collect();
            let stays = staying(&old, &keys);
            let mut kept = Vec::with_capacity(keys.len());
            for (mut item, stays) in std::mem::take(mounted).into_iter().zip(stays) {
                if stays {
                    kept.push(item);
                } else {
                    item.state.unmount();
                }
            }
            let mut kept = kept.into_iter().peekable();
            for key in keys {
                if let Some(item) = kept.next_if(|item| item.key == key) {
                    mounted.push(item);
                    continue;
                }
                let own = owner.with(Owner::new);
                let view = own.with(|| make(&key));
                let mut state = OwnedView::new_with_owner(view, own).into_any().build();
                let before_next = kept
                    .peek()
                    .is_some_and(|next| next.state.insert_before_this(&mut state));
                if !before_next {
                    state.mount(&body, None);
                }
                mounted.push(Mounted { key, state });
            }
        });
    });
}
