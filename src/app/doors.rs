//! What pages may ask of the browser. Everything else in `platform` is for `app` alone.

use crate::domain::id::{BandId, DepartmentId, NodeId, RuleSetId};
use crate::platform::events;

pub use crate::platform::clipboard::{Pasted, copy_from, pasted};
pub use crate::platform::clock::elapsed;
pub use crate::platform::events::{Timer, after};
pub use crate::platform::failure::show as fail;
pub use crate::platform::focus::{
    at_end, focus, focus_if_there, is_open, is_within, open_dialog, set_text,
};
pub use crate::platform::ids::fresh as fresh_id;
pub use crate::platform::scroll::{Extent, Watch, extent, scroll_to, watch};

/// Does something once the page shows what has just been changed.
pub fn soon(then: impl FnOnce() + 'static) {
    events::after(0, then);
}

/// Puts the keyboard on an element that the page is about to show.
pub fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    soon(move || focus(&id));
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

/// A fresh identifier of a level.
pub fn fresh_band() -> Option<BandId> {
    BandId::new(&fresh_id()).ok()
}
