//! 計算根拠 in front of the page: it has an address of its own, so it can be linked, reloaded and left by the browser's way
//! back. The page behind it stays as it is, and the keyboard returns to the number from which it was opened.

use std::cell::RefCell;

use crate::platform::{address, events, focus};
use crate::report::route::Route;
use crate::report::why::Why;

use super::state::App;

/// The way from the page to what is open.
struct Way {
    /// What was opened, one out of the other.
    opened: Vec<Why>,
    /// The page behind it is a step back in the browser: the program was not begun at this address.
    from_page: bool,
}

thread_local! {
    static WAY: RefCell<Way> = const {
        RefCell::new(Way {
            opened: Vec::new(),
            from_page: true,
        })
    };
}

/// The program begins at the address of a number: the page behind it is 概況.
pub fn open_first(app: App, asked: Why) {
    WAY.with_borrow_mut(|way| {
        way.from_page = false;
        way.opened = vec![asked.clone()];
    });
    app.why.set(Some(asked));
}

/// Opens a number, or goes back to the one before.
pub fn open(app: App, asked: Why) {
    WAY.with_borrow_mut(|way| {
        let before = way.opened.iter().rev().nth(1);
        if before == Some(&asked) {
            way.opened.pop();
            return;
        }
        if way.opened.is_empty() {
            way.from_page = true;
            focus::remember();
        }
        way.opened.push(asked.clone());
    });
    app.why.set(Some(asked));
}

/// The address names a page again. `true` if it is the page behind what was open: it needs nothing but the keyboard.
pub fn close(app: App, page: &Route) -> bool {
    let first = WAY.with_borrow_mut(|way| way.opened.drain(..).next());
    let Some(first) = first else { return false };
    app.why.set(None);
    let is_behind = app.route.with_untracked(|route| route == page);
    if is_behind {
        events::after(0, move || {
            if !focus::restore(&first.href()) {
                focus::focus("main");
            }
        });
    }
    is_behind
}

/// Leaves for the page behind.
pub fn leave(app: App) {
    let (steps, from_page) = WAY.with_borrow(|way| (way.opened.len(), way.from_page));
    if from_page {
        // What the address names then closes it.
        address::go_back(i32::try_from(steps).unwrap_or(1));
        return;
    }
    let page = app.route.get_untracked();
    address::replace(&page.href());
    close(app, &page);
}
