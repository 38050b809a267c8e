//! The keys. Each names the layout of what is kept under it, so two versions of the program never write the same key in
//! different ways, and the plan it belongs to: on `file://` every page in every folder shares one storage.

/// What every key of this program begins with, in any version.
pub const PREFIX: &str = "tassei:";
/// What the keys of this layout begin with. A change of the layout, or of the version of the files in it, raises the number.
pub const LAYOUT: &str = "tassei:1:";
/// Which plan was open last.
pub const OPEN: &str = "tassei:1:open";
/// Written when somebody drops all that is kept here: other tabs must not store again what they show.
pub const FORGOTTEN: &str = "tassei:1:forgotten";
/// What could not be read, moved out of the way.
pub const SET_ASIDE: &str = "tassei:set-aside:";

/// One of the two places of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one.
    A,
    /// The other.
    B,
}

impl Side {
    /// Both.
    pub const BOTH: [Self; 2] = [Side::A, Side::B];

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Side::A => Side::B,
            Side::B => Side::A,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Side::A => "a",
            Side::B => "b",
        }
    }
}

/// The key of a slot of a plan.
pub fn slot(plan: &str, side: Side) -> String {
    [LAYOUT, plan, ":", side.word()].concat()
}

/// What the keys of a plan's snapshots begin with.
pub fn snapshots(plan: &str) -> String {
    [LAYOUT, plan, ":s:"].concat()
}

/// The key of a snapshot: in the order of the keys is the order of time.
pub fn snapshot(plan: &str, at: &str, stamp: &str) -> String {
    [LAYOUT, plan, ":s:", at, ":", stamp].concat()
}

/// The key under which the tabs that show a plan speak to each other.
pub fn tab(plan: &str) -> String {
    [LAYOUT, plan, ":tab"].concat()
}

/// The key of what somebody has begun to write about something in a plan and has not added to it yet.
pub fn draft(plan: &str, about: &str) -> String {
    [LAYOUT, plan, ":d:", about].concat()
}

/// The plan that a key of this layout belongs to.
pub fn plan_of(key: &str) -> Option<&str> {
    let (plan, _) = key.strip_prefix(LAYOUT)?.split_once(':')?;
    (!plan.is_empty()).then_some(plan)
}

/// The plan of a slot's key.
pub fn plan_of_slot(key: &str) -> Option<&str> {
    let plan = plan_of(key)?;
    Side::BOTH
        .iter()
        .any(|side| slot(plan, *side) == key)
        .then_some(plan)
}

/// The plan of a key that a newer program wrote in a layout that is not known here.
pub fn plan_of_newer(key: &str) -> Option<&str> {
    let (number, rest) = key.strip_prefix(PREFIX)?.split_once(':')?;
    let number: u32 = number.parse().ok()?;
    let (plan, _) = rest.split_once(':')?;
    (number > 1 && !plan.is_empty()).then_some(plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_name_their_plan() {
        assert_eq!(slot("p", Side::A), "tassei:1:p:a");
        assert_eq!(plan_of_slot("tassei:1:p:b"), Some("p"));
        let snapshot = snapshot("p", "2025-08-08T04:15:00Z", "x");
        assert_eq!(plan_of(&snapshot), Some("p"));
        for other in [
            OPEN,
            FORGOTTEN,
            &snapshot,
            "tassei:1::a",
            "tassei:2:p:a",
            "tassei:1:p:c",
            "other:1:p:a",
            "tassei:plan",
        ] {
            assert_eq!(plan_of_slot(other), None, "{other}");
        }
        for (key, plan) in [
            ("tassei:2:p:a", Some("p")),
            ("tassei:10:p:x:y", Some("p")),
            ("tassei:1:p:a", None),
            ("tassei:2:open", None),
            ("tassei:plan", None),
            ("tassei:set-aside:2025-08-08T04:15:00Z", None),
        ] {
            assert_eq!(plan_of_newer(key), plan, "{key}");
        }
    }
}
