//! What pages may ask of the browser. Everything else in `platform` is for `app` alone.

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
    at_end, focus, focus_if_there, is_open, is_within, open_dialog, press, put_back, set_text,
    tick_back,
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

/// What somebody has begun to write and not added to the plan yet, by the plan and what it is about.
pub fn draft(plan: &PlanId, about: &NodeId) -> String {
    let kept = storage::get(&key::draft(plan.as_str(), about.as_str()));
    kept.ok().flatten().unwrap_or_default()
}

/// Keeps it on this device until it is added or the plan is dropped; a blank one is forgotten.
pub fn keep_draft(plan: &PlanId, about: &NodeId, text: &str) {
    let key = key::draft(plan.as_str(), about.as_str());
    // Where nothing can be stored it stays in its box for as long as the page is open.
    let _kept = if text.is_empty() {
        storage::remove(&key)
    } else {
        storage::set(&key, text)
    };
}

/// A fresh identifier of a level.
pub fn fresh_band() -> Option<BandId> {
    BandId::new(&fresh_id()).ok()
}

/// A fresh identifier of a paper.
pub fn fresh_paper() -> Option<PublicationId> {
    PublicationId::new(&fresh_id()).ok()
}
