//! Two slots for each plan. A saving goes into the slot that is not needed, is read back and compared, and only then into
//! the other: at any moment one of them is whole, and a moment later both hold the newest state. On starting the newest slot
//! that is whole is taken. Nothing that this program did not itself write and see is written over.

use crate::domain::sort;

use super::key::{self, Side};
use super::seal::{Header, head, seal, unseal};
use super::{Shelf, TRIES, Trouble, get_surely, set_surely, set_unless};

/// What is in a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Empty,
    /// A saving, with the whole of the value.
    Whole(Box<Header>, String),
    /// Something that is not whole, or not this plan's.
    Damaged(String),
}

/// Looks into a slot. What seems damaged is read again: it may be the reading that went wrong.
pub fn look(shelf: &dyn Shelf, plan: &str, side: Side) -> Result<Found, Trouble> {
    let key = key::slot(plan, side);
    let mut found = Found::Empty;
    for _ in 0..TRIES {
        let Some(value) = get_surely(shelf, &key)? else {
            return Ok(Found::Empty);
        };
        match unseal(&value) {
            Some((header, _)) if header.plan == plan => {
                return Ok(Found::Whole(Box::new(header), value));
            }
            _ => found = Found::Damaged(value),
        }
    }
    Ok(found)
}

/// What a tab knows of a plan's slots.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    a: Place,
    b: Place,
    /// The state that is stored.
    pub header: Option<Header>,
    /// The slot that is written next is B.
    next_is_b: bool,
}

/// What a tab knows of one slot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Place {
    /// The head of what was read from it or written to it last.
    head: Option<String>,
    /// This tab tried to write to it and failed: what is there is nobody's.
    spoiled: bool,
}

impl Known {
    fn place(&mut self, side: Side) -> &mut Place {
        match side {
            Side::A => &mut self.a,
            Side::B => &mut self.b,
        }
    }

    fn next(&self) -> Side {
        if self.next_is_b { Side::B } else { Side::A }
    }

    /// Forgets what is known of slots that cannot be read, so that saving sets them aside before it writes over them.
    pub fn forgetting_damage(mut self, damaged: &[(String, String)]) -> Self {
        let plan = self.header.as_ref().map(|header| header.plan.clone());
        for side in Side::BOTH {
            let is_it = |key: &str| match &plan {
                Some(plan) => key::slot(plan, side) == key,
                None => true,
            };
            if damaged.iter().any(|(key, _)| is_it(key)) {
                self.place(side).head = None;
            }
        }
        self
    }

    /// The mark of the state that is stored; blank if none is.
    pub fn stamp(&self) -> &str {
        self.header.as_ref().map_or("", |header| &header.stamp)
    }

    /// Whether a state is this one or one that led to it.
    fn came_from(&self, stamp: &str) -> bool {
        self.header
            .as_ref()
            .is_some_and(|header| header.goes_on_from(stamp))
    }
}

/// What was found of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opened {
    /// The newest state that is whole, with its file.
    pub newest: Option<(Header, String)>,
    /// The state in the other slot, where it did not lead to the newest: another tab stored it at the same time.
    pub beside: Option<(Header, String)>,
    /// What is not whole, with its key.
    pub damaged: Vec<(String, String)>,
    /// What has to be known for saving.
    pub known: Known,
}

impl Opened {
    /// The same with the state that another tab stored in the place of this one's: where both were stored at once, neither is
    /// the newer.
    pub fn of_another(mut self, stamp: &str) -> Self {
        let is_ours = |(header, _): &(Header, String)| header.stamp == stamp;
        if self.newest.as_ref().is_some_and(is_ours) && self.beside.is_some() {
            std::mem::swap(&mut self.newest, &mut self.beside);
            self.known.header = self.newest.as_ref().map(|(header, _)| header.clone());
        }
        self
    }
}

/// Reads a plan's slots and takes the newest that is whole.
pub fn open(shelf: &dyn Shelf, plan: &str) -> Result<Opened, Trouble> {
    let mut opened = Opened::default();
    let mut whole: Vec<(Side, Header, String)> = Vec::new();
    for side in Side::BOTH {
        match look(shelf, plan, side)? {
            Found::Empty => {}
            Found::Damaged(value) => {
                opened.known.place(side).head = Some(head(&value).to_owned());
                opened.damaged.push((key::slot(plan, side), value));
            }
            Found::Whole(header, value) => {
                opened.known.place(side).head = Some(head(&value).to_owned());
                if let Some((_, file)) = unseal(&value) {
                    whole.push((side, *header, file.to_owned()));
                }
            }
        }
    }
    let mut whole = whole.into_iter();
    let (mut newest, mut other) = (whole.next(), whole.next());
    let seq =
        |found: &Option<(Side, Header, String)>| found.as_ref().map(|(_, header, _)| header.seq);
    if seq(&other) > seq(&newest) {
        std::mem::swap(&mut newest, &mut other);
    }
    if let Some((side, header, file)) = newest {
        opened.known.next_is_b = side == Side::A;
        opened.known.header = Some(header.clone());
        opened.beside = other
            .filter(|(_, other, _)| !header.goes_on_from(&other.stamp))
            .map(|(_, other, file)| (other, file));
        opened.newest = Some((header, file));
    }
    Ok(opened)
}

/// Why a state was not stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSaved {
    /// Another tab has stored something else since: nothing was overwritten.
    Elsewhere,
    /// What stands in the slot cannot be read and could not be set aside.
    Damaged,
    /// The storage refused.
    Refused(Trouble),
}

impl From<Trouble> for NotSaved {
    fn from(trouble: Trouble) -> Self {
        NotSaved::Refused(trouble)
    }
}

/// Stores a state. `header` says what it is; its place in the row of savings is filled in here. `make_room` drops something
/// that can be done without, and says whether it did. Afterwards `known` holds what is stored; `Ok(true)` says that something
/// unreadable was set aside on the way.
pub fn save(
    shelf: &dyn Shelf,
    known: &mut Known,
    header: Header,
    file: &str,
    make_room: &mut dyn FnMut() -> bool,
) -> Result<bool, NotSaved> {
    let (plan, now) = (header.plan.clone(), header.saved_at.clone());
    let mut set_aside_some = false;
    for side in Side::BOTH {
        set_aside_some |= check_place(shelf, known, &plan, side, &now)?;
    }
    let (seq, trail) = known
        .header
        .as_ref()
        .map_or((0, Vec::new()), |before| (before.seq, before.trail_on()));
    let header = Header {
        seq: seq.saturating_add(1),
        trail,
        ..header
    };
    let value = seal(&header, file);
    let side = known.next();
    while let Err(reason) = put(shelf, known, &plan, side, &value) {
        if reason != NotSaved::Refused(Trouble::Full) || !make_room() {
            return Err(reason);
        }
    }
    // From here on the new state is stored, and the other slot is the one that is not needed.
    known.header = Some(header);
    known.next_is_b = side == Side::A;
    let other = side.other();
    // Without the second there is still the first; the next saving tries again.
    let second = check_place(shelf, known, &plan, other, &now)
        .and_then(|_| put(shelf, known, &plan, other, &value));
    match second {
        Err(NotSaved::Elsewhere) => Err(NotSaved::Elsewhere),
        _ => Ok(set_aside_some),
    }
}

/// Writes a value into a slot and takes note of how that went. Where something else is found there on reading it back, a
/// whole state is that of another tab and is not written over.
fn put(
    shelf: &dyn Shelf,
    known: &mut Known,
    plan: &str,
    side: Side,
    value: &str,
) -> Result<(), NotSaved> {
    let is_theirs = || match look(shelf, plan, side) {
        Ok(Found::Whole(header, found)) => found != value && !known.came_from(&header.stamp),
        _ => false,
    };
    let outcome = set_unless(shelf, &key::slot(plan, side), value, &is_theirs);
    let theirs = outcome.is_err() && is_theirs();
    let place = known.place(side);
    match outcome {
        Ok(()) => {
            place.head = Some(head(value).to_owned());
            place.spoiled = false;
            Ok(())
        }
        Err(_) if theirs => Err(NotSaved::Elsewhere),
        Err(trouble) => {
            place.spoiled = true;
            Err(trouble.into())
        }
    }
}

/// Holds what is in a slot against what is known of it. `Ok(true)` if something unreadable was set aside.
fn check_place(
    shelf: &dyn Shelf,
    known: &mut Known,
    plan: &str,
    side: Side,
    now: &str,
) -> Result<bool, NotSaved> {
    let current = head_of(shelf, plan, side)?;
    if current.is_none() || current == known.place(side).head {
        return Ok(false);
    }
    match look(shelf, plan, side)? {
        Found::Empty => Ok(false),
        // An earlier state of this row, such as one that could not be written over.
        Found::Whole(header, _) if known.came_from(&header.stamp) => Ok(false),
        Found::Whole(..) => Err(NotSaved::Elsewhere),
        Found::Damaged(_) if known.place(side).spoiled => Ok(false),
        Found::Damaged(value) => {
            if !set_aside(shelf, &value, now) {
                return Err(NotSaved::Damaged);
            }
            known.place(side).head = Some(head(&value).to_owned());
            Ok(true)
        }
    }
}

fn head_of(shelf: &dyn Shelf, plan: &str, side: Side) -> Result<Option<String>, Trouble> {
    let value = get_surely(shelf, &key::slot(plan, side))?;
    Ok(value.map(|value| head(&value).to_owned()))
}

/// Keeps a copy of what cannot be read. `false` if there is no room for one.
pub fn set_aside(shelf: &dyn Shelf, value: &str, now: &str) -> bool {
    let kept = shelf.keys();
    let mut kept = kept.iter().filter(|key| key.starts_with(key::SET_ASIDE));
    let same =
        |key: &String| get_surely(shelf, key).is_ok_and(|found| found.as_deref() == Some(value));
    if kept.any(same) {
        return true;
    }
    // Several may be set aside within one second.
    for tail in ["", "+1", "+2", "+3"] {
        let key = [key::SET_ASIDE, now, tail].concat();
        if get_surely(shelf, &key) == Ok(None) {
            return set_surely(shelf, &key, value).is_ok();
        }
    }
    false
}

/// A plan that is kept here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its identifier.
    pub plan: String,
    /// The newest state that is whole; `None` if none is.
    pub header: Option<Header>,
    /// A newer program wrote it, in a way that is not known here.
    pub newer: bool,
    /// How many snapshots of it there are.
    pub snapshots: usize,
    /// How many UTF-16 units all of it takes.
    pub units: usize,
}

/// All plans that are kept here, the one saved last first.
pub fn plans(shelf: &dyn Shelf) -> Vec<Kept> {
    let mut plans: Vec<Kept> = Vec::new();
    for key in shelf.keys() {
        let newer = key::plan_of_newer(&key);
        let Some(plan) = newer.or_else(|| key::plan_of(&key)) else {
            continue;
        };
        let newer = newer.is_some();
        let at = plans
            .iter()
            .position(|kept| kept.plan == plan && kept.newer == newer);
        let at = at.unwrap_or_else(|| {
            plans.push(Kept {
                plan: plan.to_owned(),
                header: None,
                newer,
                snapshots: 0,
                units: 0,
            });
            plans.len().saturating_sub(1)
        });
        if let Some(kept) = plans.get_mut(at) {
            kept.units = kept.units.saturating_add(shelf.size(&key));
            if key.starts_with(&key::snapshots(plan)) {
                kept.snapshots = kept.snapshots.saturating_add(1);
            }
        }
    }
    // What tabs have left behind of a plan that is gone is no plan.
    plans.retain(|kept| {
        kept.newer
            || kept.snapshots > 0
            || Side::BOTH
                .iter()
                .any(|side| get_surely(shelf, &key::slot(&kept.plan, *side)) != Ok(None))
    });
    for kept in plans.iter_mut().filter(|kept| !kept.newer) {
        kept.header = open(shelf, &kept.plan)
            .ok()
            .and_then(|opened| opened.known.header);
    }
    let time = |kept: &Kept| {
        let header = kept.header.as_ref();
        header.map_or(String::new(), |header| header.saved_at.clone())
    };
    sort::by(&mut plans, |one, other| time(one) > time(other));
    plans
}

/// The plans to begin with: what can be read, the one saved last first, and then what is damaged. `except` was tried before.
pub fn in_order(shelf: &dyn Shelf, except: Option<&str>) -> Vec<String> {
    let (mut readable, mut damaged) = (Vec::new(), Vec::new());
    for kept in plans(shelf) {
        if kept.newer || Some(kept.plan.as_str()) == except {
            continue;
        }
        if kept.header.is_some() {
            readable.push(kept.plan);
        } else if open(shelf, &kept.plan).is_ok_and(|opened| !opened.damaged.is_empty()) {
            damaged.push(kept.plan);
        }
    }
    readable.append(&mut damaged);
    readable
}

/// Drops all that is kept of a plan.
pub fn remove(shelf: &dyn Shelf, plan: &str) -> Result<(), Trouble> {
    let mut outcome = Ok(());
    for key in shelf.keys() {
        if key::plan_of(&key) == Some(plan)
            && let Err(trouble) = shelf.remove(&key)
        {
            outcome = Err(trouble);
        }
    }
    outcome
}
