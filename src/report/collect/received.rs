//! 受領一覧: the files that were given, how each stands to what is here, and from whom nothing has come.

use crate::domain::cut::Fingerprint;
use crate::domain::id::DepartmentId;
use crate::domain::merged::MergedValue;
use crate::domain::plan::Plan;
use crate::text::collect as words;

use super::parcel::{Content, Parcel};

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
    pub(super) fn is_taken(&self, standing: Standing) -> bool {
        let goes = matches!(standing, Standing::New | Standing::Agrees);
        standing.can_be_chosen() && self.chosen.unwrap_or(goes)
    }
}

/// How a file stands to what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It brings something.
    New,
    /// Nothing was filled in.
    Nothing,
    /// All it brings is here already, and that it came is not noted yet.
    Agrees,
    /// It was taken in.
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
        matches!(self, Standing::New | Standing::Older | Standing::Agrees)
    }
}

/// How each file stands, by its place in the list.
pub fn standings(ours: &Plan, received: &[Received], changes: &[(usize, usize)]) -> Vec<Standing> {
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
        let later = |as_of: &str| as_of > this.as_of.as_str();
        let (mut twice, mut older) = (false, false);
        for (other, parcel) in &parcels {
            if *other != index && parcel.department() == this.department() {
                twice |= *other < index && parcel.print == this.print && parcel.as_of == this.as_of;
                // One in which nothing was filled in takes nothing's place.
                let brings = changes.get(*other).is_some_and(|(brought, _)| *brought > 0);
                older |= brings && later(&parcel.as_of);
            }
        }
        older |= ours
            .merges
            .iter()
            .any(|merge| merge.department.as_ref() == this.answering() && later(&merge.as_of));
        match changes.get(index).copied().unwrap_or_default() {
            _ if twice => Standing::Twice,
            (0, _) => Standing::Nothing,
            (_, 0) if noted(ours, this) => Standing::Here,
            (_, 0) => Standing::Agrees,
            _ if older => Standing::Older,
            _ => Standing::New,
        }
    };
    received.iter().enumerate().map(stands).collect()
}

/// The plan says that this very file was taken in.
fn noted(ours: &Plan, parcel: &Parcel) -> bool {
    ours.merges.iter().any(|merge| {
        merge.department.as_ref() == parcel.answering() && merge.print == parcel.print.short()
    })
}

/// The list of what was received.
pub fn rows(
    print: &Fingerprint,
    received: &[Received],
    standings: &[Standing],
    changes: &[(usize, usize)],
    time: &dyn Fn(&str) -> String,
) -> Vec<Row> {
    let each = received.iter().zip(standings).zip(changes);
    each.map(|((one, standing), (_, open))| {
        let (department, made, origin) = match &one.content {
            Content::Parcel(parcel) => {
                let cut = parcel.cut.as_deref();
                let origin = cut.map(|cut| words::origin(&cut.origin, print, &time(&cut.cut_at)));
                (
                    parcel.whose(),
                    time(&parcel.as_of),
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

/// The departments in charge of something from which no file has come: neither is one in the list that was filled in for the
/// year that is reported, nor was one taken in that says something of that year. `changes` tells how many changes each brings.
pub fn missing(ours: &Plan, received: &[Received], changes: &[(usize, usize)]) -> Vec<String> {
    let reported = format!("/years/{}/", ours.reporting_year.number());
    let came = |id: &DepartmentId| {
        let mut listed = received.iter().zip(changes);
        let listed = listed.any(|(one, (brought, _))| match &one.content {
            Content::Parcel(parcel) => {
                let asked = parcel.cut.as_ref().map(|cut| cut.year);
                let answers = parcel.department() == Some(id) && asked == Some(ours.reporting_year);
                answers && *brought > 0
            }
            _ => false,
        });
        let taken = ours.merges.iter().any(|merge| {
            let says = |value: &MergedValue| value.at.contains(&reported);
            merge.department.as_ref() == Some(id)
                && (merge.year == Some(ours.reporting_year) || merge.values.iter().any(says))
        });
        listed || taken
    };
    in_charge(ours)
        .into_iter()
        .filter(|(id, _)| !came(id))
        .map(|(_, name)| name.to_owned())
        .collect()
}

/// The departments that are in charge of a 成果指標, or of a 取組内容, with their names.
pub fn in_charge(plan: &Plan) -> Vec<(&DepartmentId, &str)> {
    let mut named: Vec<&DepartmentId> = Vec::new();
    for (_, _, initiative) in plan.initiatives() {
        for action in &initiative.actions {
            let indicators = action.indicators.iter();
            let below = indicators.flat_map(|indicator| &indicator.departments);
            for id in action.departments.iter().chain(below) {
                if let Err(at) = named.binary_search(&id) {
                    named.insert(at, id);
                }
            }
        }
    }
    let departments = plan.departments.iter();
    departments
        .filter(|department| named.binary_search(&&department.id).is_ok())
        .map(|department| (&department.id, department.name.as_str()))
        .collect()
}
