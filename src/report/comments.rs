//! The comments on an indicator as pages show them, and the commands that add and settle them.

use crate::command::Command;
use crate::command::address::{Address, Field, Value};
use crate::domain::comment::{Comment, open};
use crate::domain::id::{CommentId, DepartmentId, NodeId};
use crate::domain::plan::Plan;
use crate::domain::tree::Place;
use crate::text::comments as words;

/// The comments on an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// Each of them, in the order in which they were written.
    pub rows: Vec<Row>,
    /// How many are open, in words; blank for none.
    pub open: String,
    /// Who may have written the next one: value and words, the secretariat first.
    pub authors: Vec<(String, String)>,
}

/// One comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub id: CommentId,
    /// Who wrote it.
    pub author: String,
    /// When, on the device's own clock.
    pub time: String,
    /// What it says.
    pub text: String,
    /// Nothing is left to be done about it.
    pub settled: bool,
    /// What the button does, with which comment.
    pub action: String,
}

impl Thread {
    /// The comments on an indicator. `time` words a moment of the files' form on the device's own clock.
    pub fn of(plan: &Plan, place: &Place<'_>, time: impl Fn(&str) -> String) -> Self {
        let comments = &place.indicator.comments;
        let mut authors = vec![(String::new(), words::SECRETARIAT.to_owned())];
        authors.extend(place.departments().iter().map(|id| {
            let value = id.to_string();
            (value, author(plan, Some(id)))
        }));
        Self {
            rows: comments
                .iter()
                .map(|comment| row(plan, comment, &time))
                .collect(),
            open: match open(comments) {
                0 => String::new(),
                count => words::open(count),
            },
            authors,
        }
    }
}

fn row(plan: &Plan, comment: &Comment, time: &impl Fn(&str) -> String) -> Row {
    let author = author(plan, comment.department.as_ref());
    let time = time(&comment.written_at);
    let action = if comment.settled {
        words::REOPEN
    } else {
        words::SETTLE
    };
    Row {
        id: comment.id.clone(),
        action: words::of(action, &author, &time),
        author,
        time,
        text: comment.text.clone(),
        settled: comment.settled,
    }
}

fn author(plan: &Plan, department: Option<&DepartmentId>) -> String {
    match department {
        None => words::SECRETARIAT.to_owned(),
        Some(id) => plan
            .department(id)
            .map_or(words::GONE, |department| &department.name)
            .to_owned(),
    }
}

/// The open comments that the secretariat has written and the department is to answer.
pub fn asked(comments: &[Comment]) -> usize {
    comments
        .iter()
        .filter(|comment| !comment.settled && comment.department.is_none())
        .count()
}

/// The command that adds a comment; `None` if the indicator is gone or nothing is said.
pub fn added(plan: &Plan, of: &NodeId, comment: Comment) -> Option<Command> {
    if comment.text.trim().is_empty() {
        return None;
    }
    changed(plan, of, |comments| comments.push(comment))
}

/// The command that settles a comment or opens it again; `None` if it is gone.
pub fn turned(plan: &Plan, of: &NodeId, id: &CommentId) -> Option<Command> {
    changed(plan, of, |comments| {
        if let Some(comment) = comments.iter_mut().find(|comment| &comment.id == id) {
            comment.settled = !comment.settled;
        }
    })
}

fn changed(plan: &Plan, of: &NodeId, change: impl FnOnce(&mut Vec<Comment>)) -> Option<Command> {
    let mut comments = plan.place(of)?.indicator.comments.clone();
    change(&mut comments);
    Some(Command::Set {
        at: Address::node(of, Field::Comments),
        value: Value::Comments(comments),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    fn comment(id: &str, department: Option<&str>, text: &str) -> Comment {
        Comment {
            id: CommentId::new(id).unwrap(),
            department: department.map(|id| DepartmentId::new(id).unwrap()),
            written_at: "2025-06-02T01:30:00Z".to_owned(),
            text: text.to_owned(),
            settled: false,
            extra: Default::default(),
        }
    }

    #[test]
    fn said_settled_and_taken_back() {
        let mut plan = start::sample().unwrap().plan;
        let id = NodeId::new("p1-2b-4-1").unwrap();
        let own = plan.place(&id).unwrap().departments()[0].clone();
        let before = plan.clone();
        let mut back = Vec::new();
        for one in [
            comment("c1", None, "根拠の資料はありますか。"),
            comment("c2", Some(own.as_str()), "あります。"),
            comment("c3", Some("gone"), "旧の課です。"),
        ] {
            let command = added(&plan, &id, one).unwrap();
            back.push(command.apply(&mut plan).unwrap());
        }
        let settle = turned(&plan, &id, &CommentId::new("c2").unwrap()).unwrap();
        back.push(settle.apply(&mut plan).unwrap());
        let place = plan.place(&id).unwrap();
        let thread = Thread::of(&plan, &place, str::to_owned);
        let rows: Vec<(&str, bool)> = thread
            .rows
            .iter()
            .map(|row| (row.author.as_str(), row.settled))
            .collect();
        assert_eq!(
            rows,
            [("事務局", false), ("職員課", true), (words::GONE, false)]
        );
        assert_eq!(thread.open, "2件が対応中");
        assert_eq!(thread.authors.len(), 2);
        assert_eq!(asked(&place.indicator.comments), 1);
        assert!(added(&plan, &id, comment("c4", None, " \n")).is_none());
        for command in back.into_iter().rev() {
            command.apply(&mut plan).unwrap();
        }
        assert_eq!(plan, before);
    }
}
