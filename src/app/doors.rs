//! What pages may ask of the browser. Everything else in `platform` is for `app` alone.

use std::cell::RefCell;

use crate::domain::id::{
    BandId, CommentId, DepartmentId, NodeId, PlanId, PublicationId, RuleSetId,
};
use crate::keep::key;
use crate::platform::{address, clock, events, storage};
use crate::report::route::Route;
use crate::text;
use crate::ui::prelude::on_cleanup;

pub use crate::platform::clipboard::{Pasted, copy, copy_from, pasted};
pub use crate::platform::clock::{elapsed, now_utc};
pub use crate::platform::events::{Key, Timer, after};
pub use crate::platform::failure::show as fail;
pub use crate::platform::focus::{
    at_end, focus, focus_if_there, is_at_start, is_open, is_within, open_dialog, press, set_text,
};
pub use crate::platform::ids::fresh as fresh_id;
pub use crate::platform::screen::{fill as fill_screen, is_full as fills_screen};
pub use crate::platform::scroll::{Extent, Watch, extent, scroll_to, watch};
pub use crate::platform::selfcheck::run as check_itself;

/// Does something once the page shows what has just been changed.
pub fn soon(then: impl FnOnce() + 'static) {
    events::after(0, then);
}

/// Puts the keyboard on an element that the page is about to show.
pub fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    soon(move || focus(&id));
}

/// Goes to a page, as following a link does.
pub fn go(route: &Route) {
    address::go(&route.href());
}

/// Follows a link that is only known by its address.
pub fn follow(href: &str) {
    address::go(href);
}

/// Calls `then` for keys pressed anywhere, for as long as the part of the page is shown that asks for it; `true` keeps
/// the key from the browser.
pub fn keys_here(then: impl Fn(Key) -> bool + 'static) {
    let listener = events::on_key(Box::new(then));
    on_cleanup(move || listener.remove());
}

/// A fresh identifier of a node. The alphabet of fresh identifiers is one that identifiers admit.
pub fn fresh_node() -> Option<NodeId> {
    NodeId::new(&fresh_id()).ok()
}

/// A fresh identifier of a department.
pub fn fresh_department() -> Option<DepartmentId> {
    DepartmentId::new(&fresh_id()).ok()
}

/// A fresh identifier of a rule set.
pub fn fresh_rule_set() -> Option<RuleSetId> {
    RuleSetId::new(&fresh_id()).ok()
}

/// A fresh identifier of a comment.
pub fn fresh_comment() -> Option<CommentId> {
    CommentId::new(&fresh_id()).ok()
}

/// A moment as files write it, on the device's own clock and in words; blank if it is none.
pub fn local_time(utc: &str) -> String {
    clock::local_of(utc)
        .map(|moment| text::transfer::moment(&moment))
        .unwrap_or_default()
}

thread_local! {
    /// What has been begun and could not be stored, by where it would stand. The browser asks before it is lost.
    static UNSTORED: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// What somebody has begun to write and not added to the plan yet, by the plan and what it is about.
pub fn draft(plan: &PlanId, about: &str) -> String {
    let key = key::draft(plan.as_str(), about);
    let unstored = UNSTORED.with_borrow(|drafts| {
        let found = drafts.iter().find(|(other, _)| *other == key);
        found.map(|(_, text)| text.clone())
    });
    unstored
        .or_else(|| storage::get(&key).ok().flatten())
        .unwrap_or_default()
}

/// Keeps it on this device until it is added or the plan is dropped, or where nothing can be stored for as long as the page
/// is open; a blank one is forgotten.
pub fn keep_draft(plan: &PlanId, about: &str, text: &str) {
    let key = key::draft(plan.as_str(), about);
    let kept = if text.is_empty() {
        storage::remove(&key)
    } else {
        storage::set(&key, text)
    };
    UNSTORED.with_borrow_mut(|drafts| {
        drafts.retain(|(other, _)| *other != key);
        if kept.is_err() && !text.is_empty() {
            drafts.push((key, text.to_owned()));
        }
    });
}

/// Whether something that was begun would be lost with the page.
pub fn holds_drafts() -> bool {
    UNSTORED.with_borrow(|drafts| !drafts.is_empty())
}

/// A fresh identifier of a level.
pub fn fresh_band() -> Option<BandId> {
    BandId::new(&fresh_id()).ok()
}

/// A fresh identifier of a paper.
pub fn fresh_paper() -> Option<PublicationId> {
    PublicationId::new(&fresh_id()).ok()
}
