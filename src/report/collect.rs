//! 受領・統合: what the files of departments are, what they ask to be changed, and what has to be decided about it.

pub mod marks;
pub mod sources;

use std::sync::Arc;

use crate::domain::cut::Fingerprint;
use crate::domain::id::{DepartmentId, MergeId, NodeId};
use crate::domain::merged::{Merge, MergedValue};
use crate::domain::plan::Plan;
use crate::domain::sort;
use crate::exchange::merge::{self, Entry, State, Take, Theirs};
pub use crate::exchange::merge::{Choice, Key, Nature};
use crate::exchange::{Document, fingerprint};
use crate::text::collect as words;
use crate::text::file::Refusal;

use marks::{Mark, Piece};

/// A file that was given, and what it is.
#[derive(Debug, Clone)]
pub struct Received {
    /// Its name.
    pub name: String,
    /// What it is.
    pub content: Content,
    /// Whether a person wants it to be taken in; until somebody says so, what is new is and what is older is not.
    pub chosen: Option<bool>,
}

impl Received {
    /// Whether it is to be taken in, standing as it does.
    fn is_taken(&self, standing: Standing) -> bool {
        standing.can_be_chosen() && self.chosen.unwrap_or(standing == Standing::New)
    }
}

/// What a file is.
#[derive(Debug, Clone)]
pub enum Content {
    /// It can be merged.
    Parcel(Arc<Parcel>),
    /// It can be read, and cannot be merged with this plan.
    Unfit(Unfit),
    /// It cannot be read. The flag: it is of a newer version.
    Refused(Refusal, bool),
}

/// Why a file cannot be merged with this plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// It is another plan, of this name.
    OtherPlan(String),
    /// It is a whole plan and says nothing of the state it came from.
    WholePlan,
    /// The state it says it was cut from is not the one it brings along.
    BaseLost,
}

/// A file that can be merged.
#[derive(Debug)]
pub struct Parcel {
    /// What it holds.
    pub document: Document,
    /// Its fingerprint.
    pub print: Fingerprint,
    /// Its states.
    pub theirs: Theirs,
    /// It is a newer distribution: what it was cut from is what this plan is to count from.
    pub renews: bool,
}

/// How a file stands to what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It brings something.
    New,
    /// Nothing was filled in.
    Nothing,
    /// All it brings is here already.
    Here,
    /// The very same file is in the list twice.
    Twice,
    /// A later file of the same department is in the list, or was taken in.
    Older,
    /// It belongs to something else.
    Unfit,
    /// It is of a newer version of the format.
    Newer,
    /// It cannot be read.
    Unreadable,
}

/// A line of the list of what was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The file's name.
    pub name: String,
    /// Whose it is.
    pub department: String,
    /// When its data were last changed.
    pub made: String,
    /// From which state it was cut.
    pub origin: String,
    /// How it stands.
    pub standing: Standing,
    /// Why it is not taken, where, and how that is mended; blank where nothing is to be said.
    pub remark: Vec<String>,
    /// How many of its changes are not here yet.
    pub open: usize,
    /// It is to be taken in.
    pub chosen: bool,
}

impl Standing {
    /// Whether a person may choose it.
    pub fn can_be_chosen(self) -> bool {
        matches!(self, Standing::New | Standing::Older)
    }
}

/// Makes a file ready to be merged with this plan, or says why it cannot be.
pub fn parcel(ours: &Plan, document: Document) -> Result<Parcel, Unfit> {
    if document.plan.id != ours.id {
        return Err(Unfit::OtherPlan(document.plan.name));
    }
    let (base, renews) = match (document.plan.cut.as_deref(), ours.cut.as_deref()) {
        (None, None) => return Err(Unfit::WholePlan),
        (None, Some(own)) => (Arc::clone(&own.base), true),
        (Some(cut), Some(own)) if cut.department == own.department && cut.origin != own.origin => {
            (Arc::clone(&own.base), true)
        }
        (Some(cut), _) => {
            if fingerprint(&cut.base) != cut.origin {
                return Err(Unfit::BaseLost);
            }
            (Arc::clone(&cut.base), false)
        }
    };
    let theirs = Theirs {
        base: State::alone(&base),
        now: State::of(&document.plan),
    };
    Ok(Parcel {
        print: fingerprint(&document.plan),
        theirs,
        renews,
        document,
    })
}

impl Parcel {
    fn department(&self) -> Option<&DepartmentId> {
        self.document.plan.cut_for()
    }

    /// Whose it is.
    pub fn whose(&self) -> String {
        let cut = self.document.plan.cut.as_deref();
        let department = cut.and_then(|cut| cut.base.department(&cut.department));
        words::whose(department.map(|department| department.name.as_str()))
    }
}

/// Everything that there is to be seen of the files.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// The list of what was received.
    pub rows: Vec<Row>,
    /// The departments from which nothing has come.
    pub missing: Vec<String>,
    /// What is to be taken in.
    pub chosen: Chosen,
    /// What that asks for.
    pub entries: Vec<Entry>,
    /// What of it is not here yet, as a person looks at it.
    pub questions: Vec<Question>,
}

/// Looks at all that was received. `time` words a time of the files' form on the device's own clock.
pub fn look(ours: &Plan, received: &[Received], time: &dyn Fn(&str) -> String) -> Look {
    let state = State::of(ours);
    let mut files: Vec<(usize, &str, Arc<Parcel>)> = received
        .iter()
        .enumerate()
        .filter_map(|(index, one)| match &one.content {
            Content::Parcel(parcel) => Some((index, one.name.as_str(), Arc::clone(parcel))),
            _ => None,
        })
        .collect();
    sort::by(&mut files, |a, b| (&a.2.print, a.1) < (&b.2.print, b.1));
    let all: Vec<Theirs> = files
        .iter()
        .map(|(_, _, parcel)| parcel.theirs.clone())
        .collect();
    let mut entries = merge::weigh(&state, &all);
    // How many changes each file brings, and how many of them are not here yet.
    let mut changes = vec![(0_usize, 0_usize); received.len()];
    for proposal in entries.iter().flat_map(|entry| &entry.proposals) {
        let index = files.get(proposal.file).map_or(usize::MAX, |file| file.0);
        if let Some((brought, open)) = changes.get_mut(index) {
            *brought = brought.saturating_add(1);
            *open = open.saturating_add(usize::from(!proposal.same));
        }
    }
    let standings = standings(ours, received, &changes);
    let is_taken = |index: usize| {
        received
            .get(index)
            .zip(standings.get(index))
            .is_some_and(|(one, standing)| one.is_taken(*standing))
    };
    let before = files.len();
    files.retain(|(index, ..)| is_taken(*index));
    let chosen = Chosen {
        files: files
            .into_iter()
            .map(|(_, name, parcel)| (name.to_owned(), parcel))
            .collect(),
    };
    if chosen.files.len() != before {
        entries = merge::weigh(&state, &chosen.theirs());
    }
    Look {
        rows: rows(ours, received, &standings, &changes, time),
        missing: missing(ours, received),
        questions: questions(ours, &chosen, &entries),
        chosen,
        entries,
    }
}

/// How each file stands, by its place in the list.
fn standings(ours: &Plan, received: &[Received], changes: &[(usize, usize)]) -> Vec<Standing> {
    let parcels: Vec<(usize, &Parcel)> = received
        .iter()
        .enumerate()
        .filter_map(|(index, one)| match &one.content {
            Content::Parcel(parcel) => Some((index, parcel.as_ref())),
            _ => None,
        })
        .collect();
    let stands = |(index, one): (usize, &Received)| {
        let this = match &one.content {
            Content::Refused(_, true) => return Standing::Newer,
            Content::Refused(_, false) => return Standing::Unreadable,
            Content::Unfit(_) => return Standing::Unfit,
            Content::Parcel(parcel) => parcel.as_ref(),
        };
        let later = |as_of: &str| as_of > this.document.as_of.as_str();
        let (mut twice, mut older) = (false, false);
        for (other, parcel) in &parcels {
            if *other != index && parcel.department() == this.department() {
                twice |= *other < index
                    && parcel.print == this.print
                    && parcel.document.as_of == this.document.as_of;
                older |= later(&parcel.document.as_of);
            }
        }
        older |= ours
            .merges
            .iter()
            .any(|merge| merge.department.as_ref() == this.department() && later(&merge.as_of));
        match changes.get(index).copied().unwrap_or_default() {
            _ if twice => Standing::Twice,
            (0, _) => Standing::Nothing,
            (_, 0) => Standing::Here,
            _ if older => Standing::Older,
            _ => Standing::New,
        }
    };
    received.iter().enumerate().map(stands).collect()
}

/// The list of what was received.
fn rows(
    ours: &Plan,
    received: &[Received],
    standings: &[Standing],
    changes: &[(usize, usize)],
    time: &dyn Fn(&str) -> String,
) -> Vec<Row> {
    let print = fingerprint(ours);
    let each = received.iter().zip(standings).zip(changes);
    each.map(|((one, standing), (_, open))| {
        let (department, made, origin) = match &one.content {
            Content::Parcel(parcel) => {
                let cut = parcel.document.plan.cut.as_deref();
                let origin = cut.map(|cut| words::origin(&cut.origin, &print, &time(&cut.cut_at)));
                (
                    parcel.whose(),
                    time(&parcel.document.as_of),
                    origin.unwrap_or_default(),
                )
            }
            _ => Default::default(),
        };
        Row {
            name: one.name.clone(),
            department,
            made,
            origin,
            standing: *standing,
            remark: match &one.content {
                Content::Parcel(_) => words::remark(*standing),
                Content::Unfit(unfit) => words::unfit(unfit),
                Content::Refused(refusal, _) => words::refused(refusal),
            },
            open: *open,
            chosen: one.is_taken(*standing),
        }
    })
    .collect()
}

/// The departments in charge of something from which no file has come: neither is one in the list, nor was one taken in
/// that says something of the year that is reported.
fn missing(ours: &Plan, received: &[Received]) -> Vec<String> {
    let reported = format!("/years/{}/", ours.reporting_year.number());
    let came = |id: &DepartmentId| {
        let listed = received.iter().any(|one| match &one.content {
            Content::Parcel(parcel) => parcel.department() == Some(id),
            _ => false,
        });
        let taken = ours.merges.iter().any(|merge| {
            merge.department.as_ref() == Some(id)
                && merge
                    .values
                    .iter()
                    .any(|value| value.at.contains(&reported))
        });
        listed || taken
    };
    in_charge(ours)
        .filter(|(id, _)| !came(id))
        .map(|(_, name)| name.to_owned())
        .collect()
}

/// The departments that are in charge of a 成果指標, or of a 取組内容, with their names.
pub fn in_charge(plan: &Plan) -> impl Iterator<Item = (&DepartmentId, &str)> {
    plan.departments
        .iter()
        .filter(|department| {
            plan.initiatives().any(|(_, _, initiative)| {
                initiative.actions.iter().any(|action| {
                    action.departments.contains(&department.id)
                        || action
                            .indicators
                            .iter()
                            .any(|indicator| indicator.departments.contains(&department.id))
                })
            })
        })
        .map(|department| (&department.id, department.name.as_str()))
}

/// The files that are to be taken in, in the order in which they are merged: by fingerprint, so that the order in which
/// they came decides nothing.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// Their names and what they hold.
    pub files: Vec<(String, Arc<Parcel>)>,
}

impl Chosen {
    /// Their states.
    pub fn theirs(&self) -> Vec<Theirs> {
        self.files
            .iter()
            .map(|(_, parcel)| parcel.theirs.clone())
            .collect()
    }
}

/// Something that a change is, beside being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// It is not among what the sender is in charge of.
    Outside,
    /// Something comes, goes or is put elsewhere.
    Structure,
    /// Two departments are in charge of it.
    Shared,
}

/// A change, as a person looks at it.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Of what.
    pub key: Key,
    /// What is to be made of it.
    pub nature: Nature,
    /// What it belongs to.
    pub thing: String,
    /// Which field of it.
    pub field: String,
    /// What else it is.
    pub tags: Vec<Tag>,
    /// What stood there when the file was cut.
    pub base: String,
    /// What can stand there: what is here, and what the files say.
    pub answers: Vec<Answer>,
    /// Something else can be typed.
    pub text: bool,
}

/// Something that can stand in a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Whose it is.
    pub who: String,
    /// What is chosen by it.
    pub choice: Choice,
    /// Its text, and where it differs from what stood there.
    pub pieces: Vec<Piece>,
}

/// The changes that are not here yet, those first that somebody has to decide.
fn questions(ours: &Plan, chosen: &Chosen, entries: &[Entry]) -> Vec<Question> {
    let own: Vec<Vec<String>> = chosen
        .files
        .iter()
        .map(|(_, parcel)| own_of(&parcel.document.plan))
        .collect();
    let shared = shared(ours);
    let mut questions: Vec<Question> = entries
        .iter()
        .filter(|entry| entry.nature != Nature::Same)
        .map(|entry| question(ours, chosen, entry, &own, &shared))
        .collect();
    sort::by_key(&mut questions, |question| {
        (
            question.nature != Nature::Conflict,
            question.tags.is_empty(),
        )
    });
    questions
}

fn question(
    ours: &Plan,
    chosen: &Chosen,
    entry: &Entry,
    own: &[Vec<String>],
    shared: &[String],
) -> Question {
    let structure = (entry.key.path == merge::PLACE || entry.key.path.starts_with(merge::ORDER))
        && !entry.key.owner.starts_with("comments/");
    let mut tags = Vec::new();
    let outside = entry
        .proposals
        .iter()
        .filter(|proposal| !proposal.same)
        .any(|proposal| {
            let within = |owner: &str| {
                // A comment belongs to whom its indicator belongs to.
                let owner = match owner.strip_prefix("comments/") {
                    Some(comment) => comment.split('/').next().unwrap_or_default(),
                    None => owner,
                };
                own.get(proposal.file)
                    .is_none_or(|own| own.iter().any(|id| id == owner))
            };
            let parent = proposal.value.as_ref().and_then(|value| value.as_str());
            let new = entry.key.path == merge::PLACE && entry.base.is_none();
            let renews = chosen
                .files
                .get(proposal.file)
                .is_some_and(|(_, parcel)| parcel.renews);
            !(renews || within(&entry.key.owner) || new && parent.is_some_and(within))
        });
    if outside {
        tags.push(Tag::Outside);
    }
    if structure {
        tags.push(Tag::Structure);
    }
    if shared.contains(&entry.key.owner) {
        tags.push(Tag::Shared);
    }
    // What it is called is looked up where it is.
    let plans = || {
        std::iter::once(ours).chain(chosen.files.iter().map(|(_, parcel)| &parcel.document.plan))
    };
    let said = |value: Option<&serde_json::Value>| words::value(entry, value, &mut plans());
    let base = said(entry.base.as_ref());
    let pieces = |text: &str| marks::pieces(&base, text);
    let mut answers = vec![Answer {
        who: words::OURS.to_owned(),
        choice: Choice::Ours,
        pieces: pieces(&said(entry.ours.as_ref())),
    }];
    for proposal in entry.proposals.iter().filter(|proposal| !proposal.same) {
        let whose = chosen
            .files
            .get(proposal.file)
            .map(|(_, parcel)| parcel.whose());
        answers.push(Answer {
            who: whose.unwrap_or_default(),
            choice: Choice::File(proposal.file),
            pieces: pieces(&said(proposal.value.as_ref())),
        });
    }
    let texts = |value: Option<&serde_json::Value>| value.is_none_or(serde_json::Value::is_string);
    Question {
        nature: entry.nature,
        thing: words::thing(entry, &mut plans()),
        field: words::field(entry),
        tags,
        text: !structure
            && words::can_be_typed(&entry.key.path)
            && texts(entry.ours.as_ref())
            && entry
                .proposals
                .iter()
                .all(|proposal| texts(proposal.value.as_ref())),
        base,
        answers,
        key: entry.key.clone(),
    }
}

/// What a department's file asks it to fill in: its 成果指標, and the 取組内容 they belong to or that are its own.
fn own_of(plan: &Plan) -> Vec<String> {
    let Some(cut) = plan.cut.as_deref() else {
        return Vec::new();
    };
    let mut own = Vec::new();
    for (_, _, initiative) in cut.base.initiatives() {
        for action in &initiative.actions {
            let before = own.len();
            for indicator in &action.indicators {
                if action.in_charge_of(indicator).contains(&cut.department) {
                    own.push(indicator.id.to_string());
                }
            }
            if own.len() > before || action.departments.contains(&cut.department) {
                own.push(action.id.to_string());
            }
        }
    }
    own
}

/// The 成果指標 that more than one department is in charge of.
fn shared(plan: &Plan) -> Vec<String> {
    plan.places()
        .filter(|place| place.departments().len() > 1)
        .map(|place| place.indicator.id.to_string())
        .collect()
}

/// How many conflicts nobody has decided yet.
pub fn undecided(questions: &[Question], choices: &[(Key, Choice)]) -> usize {
    questions
        .iter()
        .filter(|question| question.nature == Nature::Conflict)
        .filter(|question| !choices.iter().any(|(key, _)| *key == question.key))
        .count()
}

/// What is noted of a merge: for each file which values were taken from it, and why where somebody decided.
pub fn journal(
    chosen: &Chosen,
    entries: &[Entry],
    choices: &[(Key, Choice)],
    reasons: &[(Key, String)],
    at: &str,
    fresh: &mut dyn FnMut() -> Option<MergeId>,
) -> Vec<Merge> {
    let mut merges: Vec<Merge> = Vec::new();
    for (index, (name, parcel)) in chosen.files.iter().enumerate() {
        let mut values = Vec::new();
        for entry in entries {
            let mut own = entry
                .proposals
                .iter()
                .filter(|one| one.file == index && !one.same);
            if own.next().is_none() {
                continue;
            }
            let reason = reasons.iter().find(|(key, _)| *key == entry.key);
            let reason = reason
                .map(|(_, text)| text.trim().to_owned())
                .unwrap_or_default();
            let print = match merge::taken(entry, choices) {
                Some(Take::File(file, value)) if file == index => merge::print_of(value),
                Some(Take::Typed(text)) => merge::print_of(Some(&text.into())),
                _ if reason.is_empty() => continue,
                _ => String::new(),
            };
            values.push(MergedValue {
                at: [&entry.key.owner, "/", &entry.key.path].concat(),
                print,
                reason,
                extra: Default::default(),
            });
        }
        let Some(id) = fresh() else { continue };
        merges.push(Merge {
            id,
            at: at.to_owned(),
            file: name.clone(),
            department: parcel.department().cloned(),
            as_of: parcel.document.as_of.clone(),
            print: parcel.print.short().to_owned(),
            values,
            extra: Default::default(),
        });
    }
    merges
}

/// A department that took a newer distribution in counts from that state from now on.
pub fn renew(plan: &mut Plan, chosen: &Chosen) {
    let Some((_, newest)) = chosen.files.iter().find(|(_, parcel)| parcel.renews) else {
        return;
    };
    match &newest.document.plan.cut {
        Some(cut) => plan.cut = Some(cut.clone()),
        None => {
            let base = newest.document.plan.bare();
            if let Some(cut) = &mut plan.cut {
                cut.origin = fingerprint(&base);
                cut.base = Arc::new(base);
            }
        }
    }
}

/// Whether anything in a row of pieces is marked.
pub fn is_marked(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| piece.mark != Mark::Both)
}

/// A node that a key belongs to.
pub fn node(key: &Key) -> Option<NodeId> {
    NodeId::new(&key.owner).ok()
}
