//! Fields of a plan, named: which field of which thing, and what may stand in it. Commands, the journal and the merge
//! of files all speak of fields by these names.

use crate::domain::comment::Comment;
use crate::domain::handout::Piece;
use crate::domain::id::{BandId, DepartmentId, NodeId, PartId, PublicationId};
use crate::domain::indicator::Override;
use crate::domain::kind::{Kind, TargetBasis};
use crate::domain::year::FiscalYear;

/// A field of something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// Of what.
    pub subject: Subject,
    /// Which.
    pub field: Field,
}

/// What has fields.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The plan itself.
    Plan,
    /// A department.
    Department(DepartmentId),
    /// A node of the tree.
    Node(NodeId),
    /// A published paper.
    Publication(PublicationId),
    /// A decision about a difference, by the key of what it is about.
    Decision(String),
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The name of a plan, department or node.
    Name,
    /// The municipality of a plan.
    Municipality,
    /// The printed number of a node other than an indicator.
    Number,
    /// The note of an action or indicator.
    Note,
    /// The departments of an action or indicator.
    Departments,
    /// An indicator's unit.
    Unit,
    /// How an indicator is judged.
    Kind,
    /// 累計.
    Cumulative,
    /// Which target an indicator is held against.
    Basis,
    /// An indicator's baseline.
    Baseline,
    /// The comments on an indicator, all of them.
    Comments,
    /// Something recorded of one year.
    Year(FiscalYear, YearField),
    /// Something recorded of one part of a composite in one year.
    Part(FiscalYear, PartId, PartField),
    /// Something decided about the papers on one year.
    Handout(FiscalYear, HandoutField),
    /// Something that a paper printed.
    Printed(PrintedField),
    /// Why it was decided so.
    Reason,
}

/// What is recorded of a year: the first two of an action, the rest of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearField {
    /// 年次計画.
    Plan,
    /// 取組状況.
    Status,
    /// 目標.
    Target,
    /// 実績.
    Actual,
    /// The actual covers half a year.
    Annualised,
    /// The level a person chose.
    Assessment,
    /// A person's judgement or rate.
    Override,
    /// 成果と課題、未達成の理由.
    Results,
    /// 今後の取組等.
    NextSteps,
    /// 備考.
    Note,
    /// The printed actual of a composite.
    PrintedActual,
    /// The printed rate.
    PrintedRate,
    /// The printed mark.
    PrintedMark,
}

/// What a paper printed, by the row in which it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PrintedField {
    /// The heading of a row of the summary table.
    Label(usize),
    /// 成果指標設定項目 of such a row.
    Set(usize),
    /// The count of a level in such a row. What is made blank is taken out.
    Count(usize, BandId),
    /// 概ね達成率 of such a row.
    Attainment(usize),
    /// The share of a level. What is made blank is taken out.
    Share(BandId),
    /// The place of an indicator that is repeated.
    Place(usize),
    /// Its name.
    Name(usize),
    /// Its actual.
    Actual(usize),
    /// Its target.
    Target(usize),
    /// The heading of a piece of text.
    Heading(usize),
    /// The text.
    Text(usize),
}

/// What is recorded of a part of a composite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartField {
    /// Its value.
    Actual,
    /// 取組状況.
    Status,
    /// 成果と課題.
    Results,
    /// 今後の取組等.
    NextSteps,
}

/// What is decided about the papers of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HandoutField {
    /// What the meeting is called.
    Title,
    /// Its day.
    Date,
    /// When it begins.
    Time,
    /// Where it is.
    Place,
    /// An edited passage; it must be there.
    Passage(Piece),
}

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text, also the text of a figure.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// Departments.
    Departments(Vec<DepartmentId>),
    /// A kind of indicator.
    Kind(Kind),
    /// A choice of target.
    Basis(TargetBasis),
    /// A level, or none.
    Band(Option<BandId>),
    /// A person's judgement or rate, or none.
    Override(Option<Override>),
    /// Comments.
    Comments(Vec<Comment>),
}

impl Value {
    /// The texts of it that somebody has typed where `over` stood before.
    pub fn typed(&self, over: Option<&Value>) -> Vec<&str> {
        match self {
            Self::Text(text) => vec![text],
            Self::Override(Some(overruling)) => vec![&overruling.reason],
            Self::Kind(Kind::Maintain(tolerance)) => vec![&tolerance.amount],
            Self::Kind(Kind::Composite(composite)) => {
                let before = match over {
                    Some(Self::Kind(Kind::Composite(before))) => before.parts.as_slice(),
                    _ => &[],
                };
                let texts = composite.parts.iter().flat_map(|part| {
                    let old = before.iter().find(|old| old.id == part.id);
                    let name = (&part.name, old.map(|old| &old.name));
                    let weight = (&part.weight, old.map(|old| &old.weight));
                    [name, weight]
                });
                texts
                    .filter(|(text, old)| *old != Some(text))
                    .map(|(text, _)| text.as_str())
                    .collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Address {
    /// A field of the plan.
    pub fn plan(field: Field) -> Self {
        Self {
            subject: Subject::Plan,
            field,
        }
    }

    /// Something decided about the papers on one year.
    pub fn handout(year: FiscalYear, field: HandoutField) -> Self {
        Self::plan(Field::Handout(year, field))
    }

    /// A field of a department.
    pub fn department(id: &DepartmentId, field: Field) -> Self {
        Self {
            subject: Subject::Department(id.clone()),
            field,
        }
    }

    /// A field of a node.
    pub fn node(id: &NodeId, field: Field) -> Self {
        Self {
            subject: Subject::Node(id.clone()),
            field,
        }
    }

    /// A field of a node in one year.
    pub fn year(id: &NodeId, year: FiscalYear, field: YearField) -> Self {
        Self::node(id, Field::Year(year, field))
    }

    /// Something that a paper printed.
    pub fn printed(id: &PublicationId, field: PrintedField) -> Self {
        Self {
            subject: Subject::Publication(id.clone()),
            field: Field::Printed(field),
        }
    }

    /// The reason of a decision.
    pub fn reason(finding: &str) -> Self {
        Self {
            subject: Subject::Decision(finding.to_owned()),
            field: Field::Reason,
        }
    }

    /// A field of a part of a composite in one year.
    pub fn part(id: &NodeId, year: FiscalYear, part: &PartId, field: PartField) -> Self {
        Self::node(id, Field::Part(year, part.clone(), field))
    }
}
