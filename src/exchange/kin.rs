//! Files that were cut from one state: most of each is the same text, twice. What they were cut from is read once, and of
//! every file only the 取組内容 in which it differs. Whatever is not just so (another layout, changes elsewhere, anything
//! that has to be refused) is left to [`super::read`]: there is no telling here of what is wrong with a file.

use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;

use crate::domain::cut::{Cut, Fingerprint};
use crate::domain::plan::{Action, Plan};
use crate::domain::sort;

use super::fingerprint::{self, Hashing};
use super::merge::State;
use super::{check_envelope, codec, intake, output, tree, v1};

/// What stands before the two states in a file as it is written. No text of JSON holds a line feed, so what begins a line
/// here begins one nowhere else at this depth.
const PLAN: &str = ",\n  \"plan\": ";
const BASE: &str = ",\n  \"base\": ";
/// What stands behind the last of them.
const END: &str = "\n}\n";
/// How deep a 取組内容 stands in a file.
const DEPTH: usize = 9;
/// How a line begins with which it ends, and one deeper than files may be.
const CLOSE: &str = "\n                  }";
const TOO_DEEP: &str = "\n                                                                ";
/// The lists on the way to it, by the spaces before them.
const WAY: [(usize, &str); 4] = [
    (4, "\"priorities\": ["),
    (8, "\"themes\": ["),
    (12, "\"initiatives\": ["),
    (16, "\"actions\": ["),
];

/// A state that files were cut from.
pub struct Known {
    /// Its text as it stands in a file.
    text: String,
    /// The same as it stands by itself.
    alone: String,
    actions: Vec<Place>,
    plan: Arc<Plan>,
    state: State,
    print: Fingerprint,
}

/// Where a 取組内容 stands.
struct Place {
    /// In the text of a file.
    here: Range<usize>,
    /// In the text by itself.
    alone: Range<usize>,
    /// What the fingerprint has come to before it.
    hashing: Hashing,
}

/// A state whose text has been taken apart, on its way to be [`Known`]: each step takes a while.
pub struct Begun {
    text: String,
    value: Value,
}

/// A 取組内容 that is not as it was.
struct Changed<'f> {
    index: usize,
    text: &'f str,
    value: Value,
}

/// What a file holds.
pub struct Kin {
    /// When its data were last changed.
    pub as_of: String,
    /// For whom it was cut, and from what.
    pub cut: Cut,
    /// The state it was cut from.
    pub base: State,
    /// What it holds now.
    pub now: State,
    /// The fingerprint of that.
    pub print: Fingerprint,
}

impl Begun {
    /// The state that a file brings along.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let file = std::str::from_utf8(fitting(bytes)?).ok()?;
        let from = match file.find(BASE) {
            Some(at) => at.checked_add(BASE.len())?,
            None => file.find(PLAN)?.checked_add(PLAN.len())?,
        };
        let text = file.get(from..)?.strip_suffix(END)?;
        Some(Self {
            value: tree::parse_text(text).ok()?,
            text: text.to_owned(),
        })
    }

    /// The state, if it is written as this program writes.
    pub fn known(self) -> Option<Known> {
        let Self { text, value } = self;
        let plan = intake::bare(codec::from_tree(&value).ok()?).ok()?;
        if codec::to_text_at(&mut output::plan(&plan), 1) != text {
            return None;
        }
        let spans = spans(&text);
        if spans.len() != all(&plan).len() {
            return None;
        }
        let mut alone = String::with_capacity(text.len());
        let mut actions = Vec::with_capacity(spans.len());
        let mut hashing = Hashing::default();
        let mut at = 0;
        for here in spans {
            let from = alone.len();
            fingerprint::unindent(text.get(at..here.start)?, &mut alone);
            hashing.add(alone.get(from..)?);
            let start = alone.len();
            fingerprint::unindent(text.get(here.clone())?, &mut alone);
            at = here.end;
            actions.push(Place {
                here,
                alone: start..alone.len(),
                hashing: hashing.clone(),
            });
            hashing.add(alone.get(start..)?);
        }
        let from = alone.len();
        fingerprint::unindent(text.get(at..)?, &mut alone);
        hashing.add(alone.get(from..)?);
        Some(Known {
            print: hashing.print(),
            text,
            alone,
            actions,
            plan: Arc::new(plan),
            state: State::of_tree(value),
        })
    }
}

impl Known {
    /// The state that a file brings along, if it is written as this program writes.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        Begun::of(bytes)?.known()
    }

    /// Reads a file that was cut from this state, if it differs from it within its 取組内容 only.
    pub fn read(&self, bytes: &[u8]) -> Option<Kin> {
        // What is as it is here is text because it is text here: only the rest is looked at as such.
        let bytes = fitting(bytes)?;
        let at = (bytes.windows(PLAN.len())).position(|piece| piece == PLAN.as_bytes())?;
        let (head, rest) = bytes.split_at_checked(at)?;
        let head = std::str::from_utf8(head).ok()?;
        let rest = rest.get(PLAN.len()..)?;
        let head = tree::parse_text(&[head, END].concat()).ok()?;
        let known = ["format", "version", "holds", "as_of", "part"];
        let fields = head.as_object()?;
        if check_envelope(&head).is_err() || fields.keys().any(|key| !known.contains(&key.as_str()))
        {
            return None;
        }
        // Without what it was cut from it is what it was cut from.
        let text = self.text.as_bytes();
        let states = rest.strip_suffix(END.as_bytes())?;
        let (before, last) = states.split_at_checked(states.len().checked_sub(text.len())?)?;
        if !same(last, text) {
            return None;
        }
        let (now, base) = match before {
            [] => (text, ""),
            before => (before.strip_suffix(BASE.as_bytes())?, BASE),
        };
        let cut = match (fields.get("holds")?.as_str()?, fields.get("part")) {
            ("department", Some(part)) => codec::from_tree::<v1::Cut>(part).ok()?,
            _ => return None,
        };
        let as_of = match fields.get("as_of") {
            None => "",
            Some(as_of) => as_of.as_str()?,
        };
        if cut.origin != self.print.as_str() {
            return None;
        }
        let changed = match base {
            "" => Vec::new(),
            _ => self.changed(now)?,
        };
        let print = self.print_with(&changed)?;
        Some(Kin {
            as_of: intake::moment(as_of)?,
            cut: intake::cut_from(cut, Arc::clone(&self.plan)).ok()?,
            base: self.state.clone(),
            now: self
                .state
                .with(changed.into_iter().map(|one| one.value).collect()),
            print,
        })
    }

    /// The fingerprint of this state with these 取組内容 in their places.
    fn print_with(&self, changed: &[Changed<'_>]) -> Option<Fingerprint> {
        let Some(first) = changed.first() else {
            return Some(self.print.clone());
        };
        let first = self.actions.get(first.index)?;
        let mut hashing = first.hashing.clone();
        let mut at = first.alone.start;
        let mut own = String::new();
        for one in changed {
            let place = self.actions.get(one.index)?;
            hashing.add(self.alone.get(at..place.alone.start)?);
            own.clear();
            fingerprint::unindent(one.text, &mut own);
            hashing.add(&own);
            at = place.alone.end;
        }
        hashing.add(self.alone.get(at..)?);
        Some(hashing.print())
    }

    /// The 取組内容 of a text that are not as they are here. `None` if anything else differs.
    fn changed<'f>(&self, text: &'f [u8]) -> Option<Vec<Changed<'f>>> {
        let own = self.text.as_bytes();
        let mut changed = Vec::new();
        // Up to where the two texts have been compared.
        let mut here = 0;
        let mut rest = text;
        for (index, Place { here: span, .. }) in self.actions.iter().enumerate() {
            rest = behind(rest, own.get(here..span.start)?)?;
            here = span.end;
            // A whole object at the beginning is the whole value that stands there.
            if let Some(behind) = behind(rest, own.get(span.clone())?) {
                rest = behind;
                continue;
            }
            let mut places = rest.windows(CLOSE.len());
            let close = places.position(|piece| piece == CLOSE.as_bytes())?;
            let (piece, behind) = rest.split_at_checked(close.checked_add(CLOSE.len())?)?;
            let text = std::str::from_utf8(piece).ok()?;
            changed.push(Changed {
                index,
                text,
                value: self.action(index, text)?,
            });
            rest = behind;
        }
        same(rest, own.get(here..)?).then_some(changed)
    }

    /// A 取組内容 with the same 成果指標 as here, in whatever order.
    fn action(&self, index: usize, text: &str) -> Option<Value> {
        if text.contains(TOO_DEEP) {
            return None;
        }
        let value = tree::parse_text(text).ok()?;
        let action = intake::action_of(&self.plan, codec::from_tree(&value).ok()?).ok()?;
        let before = *all(&self.plan).get(index)?;
        let same = before.id == action.id && ids(before) == ids(&action);
        let canonical = codec::to_text_at(&mut output::action(&action), DEPTH) == text;
        (same && canonical).then_some(value)
    }
}

fn fitting(bytes: &[u8]) -> Option<&[u8]> {
    (bytes.len() <= tree::MOST_BYTES).then_some(bytes)
}

/// What stands behind a beginning.
fn behind<'f>(bytes: &'f [u8], beginning: &[u8]) -> Option<&'f [u8]> {
    let (first, rest) = bytes.split_at_checked(beginning.len())?;
    same(first, beginning).then_some(rest)
}

/// Whether both are the same, by eight bytes at a time: in the browser the usual way goes one by one, and fifty files
/// are a hundred megabytes.
fn same(one: &[u8], other: &[u8]) -> bool {
    let ((eights, rest), (others, last)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    one.len() == other.len()
        && rest == last
        && eights
            .iter()
            .zip(others)
            .all(|(one, other)| u64::from_ne_bytes(*one) == u64::from_ne_bytes(*other))
}

fn all(plan: &Plan) -> Vec<&Action> {
    let initiatives = plan.initiatives();
    initiatives
        .flat_map(|(_, _, initiative)| &initiative.actions)
        .collect()
}

fn ids(action: &Action) -> Vec<&str> {
    let mut ids: Vec<&str> = action
        .indicators
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    sort::by_key(&mut ids, |id| *id);
    ids
}

/// Where the 取組内容 stand in the text of a plan as it stands in a file.
fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut on_way = [false; WAY.len()];
    let mut at = 0_usize;
    let mut begun = None;
    for line in text.split('\n') {
        let inner = line.trim_start_matches(' ');
        let spaces = line.len().saturating_sub(inner.len());
        // Where it stands, and its first letter that is not a space.
        let start = at.saturating_add(spaces);
        at = at.saturating_add(line.len()).saturating_add(1);
        for ((depth, list), on_way) in WAY.iter().zip(&mut on_way) {
            if spaces == *depth {
                *on_way = inner == *list;
            }
        }
        if spaces == DEPTH.saturating_mul(2) {
            match inner.bytes().next() {
                Some(b'{') if on_way == [true; WAY.len()] => begun = Some(start),
                Some(b'}') => {
                    if let Some(begun) = begun.take() {
                        spans.push(begun..start.saturating_add(1));
                    }
                }
                _ => {}
            }
        }
    }
    spans
}
