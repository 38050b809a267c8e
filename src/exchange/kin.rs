//! Files that were cut from one state: most of each is the same text, twice. What they were cut from is read once, and of
//! every file only the 取組内容 in which it differs. Whatever is not just so (another layout, changes elsewhere, anything
//! that has to be refused) is left to [`super::read`]: there is no telling here of what is wrong with a file.

use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;

use crate::domain::cut::{Cut, Fingerprint};
use crate::domain::plan::{Action, Plan};
use crate::domain::sort;

use super::merge::State;
use super::{check_envelope, codec, fingerprint, intake, output, tree, v1};

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
    /// Where in it its 取組内容 stand.
    actions: Vec<Range<usize>>,
    plan: Arc<Plan>,
    state: State,
    print: Fingerprint,
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

impl Known {
    /// The state that a file brings along, if it is written as this program writes.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let file = text_of(bytes)?;
        let from = match file.find(BASE) {
            Some(at) => at.checked_add(BASE.len())?,
            None => file.find(PLAN)?.checked_add(PLAN.len())?,
        };
        let text = file.get(from..)?.strip_suffix(END)?;
        let value = tree::parse_text(text).ok()?;
        let plan = intake::bare(codec::from_tree(&value).ok()?).ok()?;
        if codec::to_text_at(&mut output::plan(&plan), 1) != text {
            return None;
        }
        let actions = spans(text);
        if actions.len() != all(&plan).len() {
            return None;
        }
        Some(Self {
            print: fingerprint::of_indented(text),
            text: text.to_owned(),
            actions,
            plan: Arc::new(plan),
            state: State::of_tree(value),
        })
    }

    /// Reads a file that was cut from this state, if it differs from it within its 取組内容 only.
    pub fn read(&self, bytes: &[u8]) -> Option<Kin> {
        let file = text_of(bytes)?;
        let at = file.find(PLAN)?;
        let (head, rest) = file.split_at_checked(at)?;
        let rest = rest.get(PLAN.len()..)?;
        let head = tree::parse_text(&[head, END].concat()).ok()?;
        let known = ["format", "version", "holds", "as_of", "part"];
        let fields = head.as_object()?;
        if check_envelope(&head).is_err() || fields.keys().any(|key| !known.contains(&key.as_str()))
        {
            return None;
        }
        // Without what it was cut from it is what it was cut from.
        let (now, base) = match rest.strip_suffix(END)?.strip_suffix(self.text.as_str())? {
            "" => (self.text.as_str(), ""),
            before => (before.strip_suffix(BASE)?, BASE),
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
        let changed = self.changed(now)?;
        let same = base.is_empty() || changed.is_empty();
        Some(Kin {
            as_of: intake::moment(as_of)?,
            cut: intake::cut_from(cut, Arc::clone(&self.plan)).ok()?,
            base: self.state.clone(),
            now: self.state.with(changed),
            print: if same {
                self.print.clone()
            } else {
                fingerprint::of_indented(now)
            },
        })
    }

    /// The 取組内容 of a text that are not as they are here. `None` if anything else differs.
    fn changed(&self, text: &str) -> Option<Vec<Value>> {
        let mut changed = Vec::new();
        // Up to where the two texts have been compared.
        let (mut here, mut there) = (0, 0);
        for (index, span) in self.actions.iter().enumerate() {
            let between = self.text.get(here..span.start)?;
            let rest = text.get(there..)?.strip_prefix(between)?;
            here = span.end;
            there = there.checked_add(between.len())?;
            let same = self.text.get(span.clone())?;
            // A whole object at the beginning is the whole value that stands there.
            if rest.starts_with(same) {
                there = there.checked_add(same.len())?;
                continue;
            }
            let length = rest.find(CLOSE)?.checked_add(CLOSE.len())?;
            changed.push(self.action(index, rest.get(..length)?)?);
            there = there.checked_add(length)?;
        }
        (text.get(there..)? == self.text.get(here..)?).then_some(changed)
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

fn text_of(bytes: &[u8]) -> Option<&str> {
    let fits = bytes.len() <= tree::MOST_BYTES;
    std::str::from_utf8(bytes).ok().filter(|_| fits)
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
