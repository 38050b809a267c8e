//! What files ask to be changed, as a person looks at it, and what has been decided about it.

use crate::domain::cut::Fingerprint;
use crate::domain::id::NodeId;
use crate::domain::plan::Plan;
use crate::domain::sort;
use crate::domain::year::FiscalYear;
use crate::exchange::merge::{self, Entry, Key, Nature, Sort};
use crate::text::collect as words;

use super::Chosen;
use super::marks::{self, Mark, Piece};

/// Something that a change is, beside being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// It is not among what the sender is in charge of.
    Outside,
    /// Something comes, goes or is put elsewhere.
    Structure,
    /// Two departments are in charge of it.
    Shared,
    /// Its year is closed: nothing but what is here can stand there.
    Closed,
    /// What it belongs to is gone here: it is made only if that comes back.
    Gone,
}

/// What somebody decided about a change. A file is known by its fingerprint: its place in the list may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// What stands here stays.
    Ours,
    /// What that file holds is taken.
    File(Fingerprint),
    /// This is to stand there.
    Typed(String),
}

/// A decision with what there was to choose from when it was made: once there is something else, it is asked for again.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// About what.
    pub key: Key,
    /// What was chosen.
    pub choice: Choice,
    /// From what.
    pub answers: Vec<Answer>,
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
    /// What is gone here and has to come back for it to mean anything.
    pub within: Option<String>,
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
pub fn questions(ours: &Plan, chosen: &Chosen, entries: &[Entry]) -> Vec<Question> {
    let own: Vec<Vec<String>> = chosen
        .files
        .iter()
        .map(|(_, parcel)| parcel.own())
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
    let closed = closed_year(ours, chosen, entry).is_some();
    if closed {
        tags.push(Tag::Closed);
    }
    if entry.within.is_some() {
        tags.push(Tag::Gone);
    }
    // What it is called is looked up where it is.
    let plans =
        || std::iter::once(ours).chain(chosen.files.iter().map(|(_, parcel)| parcel.plan.as_ref()));
    let said = |value: Option<&serde_json::Value>| words::value(entry, value, &mut plans());
    let base = said(entry.base.as_ref());
    let pieces = |text: &str| {
        // Where nothing stood, nothing is struck out.
        if base == words::NOTHING_THERE && text != base {
            return vec![Piece {
                text: text.to_owned(),
                mark: Mark::New,
            }];
        }
        marks::pieces(&base, text)
    };
    let mut answers = vec![Answer {
        who: words::OURS.to_owned(),
        choice: Choice::Ours,
        pieces: pieces(&said(entry.ours.as_ref())),
    }];
    for proposal in entry.proposals.iter().filter(|proposal| !proposal.same) {
        let Some((_, parcel)) = chosen.files.get(proposal.file) else {
            continue;
        };
        let answer = Answer {
            who: parcel.whose(),
            choice: Choice::File(parcel.print.clone()),
            pieces: pieces(&said(proposal.value.as_ref())),
        };
        // Whoever brings something back, it is the same that comes back.
        let back = entry.key.path == merge::PLACE && entry.base.is_some();
        let mut told = answers.iter_mut().skip(1);
        match told.find(|told| back && told.pieces == answer.pieces) {
            Some(told) => told.who = words::together(&told.who, &answer.who),
            None => answers.push(answer),
        }
    }
    let texts = |value: Option<&serde_json::Value>| value.is_none_or(serde_json::Value::is_string);
    Question {
        // It does not go without saying that it is not taken.
        nature: if closed {
            Nature::Conflict
        } else {
            entry.nature
        },
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
        within: entry.within.clone(),
        key: entry.key.clone(),
    }
}

/// The closed year of which a change would change something.
fn closed_year(ours: &Plan, chosen: &Chosen, entry: &Entry) -> Option<FiscalYear> {
    if ours.closed.is_empty() {
        return None;
    }
    let Key { owner, path } = &entry.key;
    if path == merge::PLACE {
        let id = NodeId::new(owner).ok()?;
        let recorded = |plan| recorded(plan, entry.sort, &id, &ours.closed);
        let mut proposals = entry.proposals.iter();
        return proposals.find_map(|proposal| match &proposal.value {
            None => recorded(ours),
            // What comes with something above it is asked about there.
            Some(parent) if entry.ours.is_none() && is_here(ours, parent.as_str()?) => {
                let (_, parcel) = chosen.files.get(proposal.file)?;
                recorded(&parcel.plan)
            }
            Some(_) => None,
        });
    }
    let number = path.strip_prefix("years/")?.split('/').next()?;
    let mut closed = ours.closed.iter().copied();
    closed.find(|year| year.number().to_string() == number)
}

fn is_here(plan: &Plan, owner: &str) -> bool {
    owner == merge::PLAN || NodeId::new(owner).is_ok_and(|id| plan.describe(&id).is_some())
}

/// The first of these years in which something is recorded at a node or below it.
fn recorded(plan: &Plan, sort: Sort, id: &NodeId, years: &[FiscalYear]) -> Option<FiscalYear> {
    // Of these there may be many: no copy of the plan for each.
    if sort == Sort::Indicator {
        let place = plan.place(id)?;
        let mut years = years.iter().copied();
        return years.find(|year| place.indicator.year(*year).is_some());
    }
    let (node, _) = plan.clone().take_out(id)?;
    node.recorded_in(years)
}

/// The first change of a closed year that would be taken.
pub fn of_closed<'e>(
    ours: &Plan,
    chosen: &Chosen,
    entries: &'e [Entry],
    choices: &[(Key, merge::Choice)],
) -> Option<(&'e Entry, FiscalYear)> {
    entries
        .iter()
        .filter(|entry| merge::taken(entry, choices).is_some())
        .find_map(|entry| Some((entry, closed_year(ours, chosen, entry)?)))
}

/// The 成果指標 that more than one department is in charge of.
fn shared(plan: &Plan) -> Vec<String> {
    plan.places()
        .filter(|place| place.departments().len() > 1)
        .map(|place| place.indicator.id.to_string())
        .collect()
}

/// What was decided about a change, if that is what there was to decide.
pub fn decided<'d>(question: &Question, decisions: &'d [Decision]) -> Option<&'d Choice> {
    let found = decisions
        .iter()
        .find(|decision| decision.key == question.key && decision.answers == question.answers);
    found.map(|decision| &decision.choice)
}

/// Somebody has to decide about it.
pub fn is_conflict(questions: &[Question], key: &Key) -> bool {
    let mut questions = questions.iter();
    questions.any(|one| one.nature == Nature::Conflict && one.key == *key)
}

/// How many conflicts nobody has decided yet. Below something that is gone and stays so there is nothing to decide.
pub fn undecided(questions: &[Question], decisions: &[Decision]) -> usize {
    let stays_gone = |gone: &String| {
        let mut places = questions.iter();
        let place = places.find(|one| one.key.owner == *gone && one.key.path == merge::PLACE);
        place.and_then(|place| decided(place, decisions)) == Some(&Choice::Ours)
    };
    questions
        .iter()
        .filter(|question| question.nature == Nature::Conflict)
        .filter(|question| decided(question, decisions).is_none())
        .filter(|question| !question.within.as_ref().is_some_and(stays_gone))
        .count()
}

/// What was decided, as the merge knows it: files by their place among those that are chosen.
pub fn settled(
    questions: &[Question],
    decisions: &[Decision],
    chosen: &Chosen,
) -> Vec<(Key, merge::Choice)> {
    let mut settled = Vec::new();
    for question in questions {
        let choice = match decided(question, decisions) {
            None => continue,
            Some(Choice::Ours) => merge::Choice::Ours,
            Some(Choice::Typed(text)) => merge::Choice::Typed(text.clone()),
            Some(Choice::File(print)) => {
                let mut files = chosen.files.iter();
                match files.position(|(_, parcel)| parcel.print == *print) {
                    Some(file) => merge::Choice::File(file),
                    None => continue,
                }
            }
        };
        settled.push((question.key.clone(), choice));
    }
    settled
}
