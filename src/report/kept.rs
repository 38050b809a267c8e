//! 計画の一覧: the plans that this device keeps, as rows.

use crate::keep::slots::Kept;
use crate::text::{format, history, plans as words, transfer};

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its identifier.
    pub plan: String,
    /// Its name, or what stands for it.
    pub name: String,
    /// When it was saved, on the device's own clock.
    pub saved: String,
    /// How many snapshots there are of it.
    pub snapshots: String,
    /// How much room it takes with its snapshots.
    pub size: String,
    /// It is the one on the page.
    pub open: bool,
    /// It can be read here.
    pub readable: bool,
    /// It may be dropped here: not the one on the page, and not what a newer program wrote.
    pub removable: bool,
}

/// A row; `saved` is worded by the caller, who has the clock.
pub fn row(kept: Kept, open: &str, saved: String) -> Row {
    let is_open = !kept.newer && kept.plan == open;
    let name = match &kept.header {
        Some(header) => transfer::plan_name(&header.name),
        None if kept.newer => words::NEWER.to_owned(),
        None => words::UNREADABLE.to_owned(),
    };
    Row {
        name,
        saved: if saved.is_empty() {
            format::NO_FIGURE.to_owned()
        } else {
            saved
        },
        snapshots: words::snapshots(kept.snapshots),
        size: history::size(kept.units),
        open: is_open,
        readable: kept.header.is_some(),
        removable: !is_open && !kept.newer,
        plan: kept.plan,
    }
}
