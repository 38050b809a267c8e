//! A file as something that can be merged with the plan that is open, or why it cannot be.

use std::sync::Arc;

use crate::domain::cut::{Cut, Fingerprint};
use crate::domain::id::{DepartmentId, PlanId};
use crate::domain::plan::Plan;
use crate::exchange::kin::Kin;
use crate::exchange::merge::{State, Theirs};
use crate::exchange::{Document, fingerprint};
use crate::text::collect as words;
use crate::text::file::Refusal;

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
    /// When its data were last changed.
    pub as_of: String,
    /// For whom it was cut, and from what; `None` for a whole plan.
    pub cut: Option<Box<Cut>>,
    /// The plan in it, or the one it was cut from: they hold the same things.
    pub plan: Arc<Plan>,
    /// The fingerprint of the plan in it.
    pub print: Fingerprint,
    /// Its states.
    pub theirs: Theirs,
    /// It is a newer distribution: what it was cut from is what this plan is to count from.
    pub renews: bool,
}

/// What a plan is to the files that were received: of another plan, or of the same cut from another state, they would have to be
/// looked at anew.
pub fn ground(plan: &Plan) -> (PlanId, Option<Fingerprint>) {
    let origin = plan.cut.as_ref().map(|cut| cut.origin.clone());
    (plan.id.clone(), origin)
}

/// Makes a file ready to be merged with this plan, or says why it cannot be.
pub fn parcel(ours: &Plan, document: Document) -> Result<Parcel, Unfit> {
    if document.plan.id != ours.id {
        return Err(Unfit::OtherPlan(document.plan.name));
    }
    if let Some(cut) = document.plan.cut.as_deref()
        && fingerprint(&cut.base) != cut.origin
    {
        return Err(Unfit::BaseLost);
    }
    let (base, renews) = match (document.plan.cut.as_deref(), ours.cut.as_deref()) {
        (None, None) => return Err(Unfit::WholePlan),
        (None, Some(own)) => (Arc::clone(&own.base), true),
        (Some(cut), Some(own)) if cut.department == own.department && cut.origin != own.origin => {
            (Arc::clone(&own.base), true)
        }
        (Some(cut), _) => (Arc::clone(&cut.base), false),
    };
    let (now, print) = State::printed(&document.plan);
    let theirs = Theirs {
        base: State::alone(&base),
        now,
    };
    Ok(Parcel {
        as_of: document.as_of,
        print,
        cut: document.plan.cut.clone(),
        plan: Arc::new(document.plan),
        theirs,
        renews,
    })
}

/// The same of a file that was read by what it was cut from; `None` if it takes more to say what it is to this plan.
pub fn parcel_of_kin(ours: &Plan, kin: Kin) -> Option<Parcel> {
    let Kin {
        as_of,
        cut,
        base,
        now,
        print,
    } = kin;
    if cut.base.id != ours.id || ours.cut.is_some() {
        return None;
    }
    Some(Parcel {
        as_of,
        plan: Arc::clone(&cut.base),
        cut: Some(Box::new(cut)),
        print,
        theirs: Theirs { base, now },
        renews: false,
    })
}

impl Parcel {
    /// The department that filled it in; `None` for a whole plan.
    pub fn department(&self) -> Option<&DepartmentId> {
        self.cut.as_ref().map(|cut| &cut.department)
    }

    /// The department that answers by it: none does by a newer distribution, which comes from the secretariat.
    pub fn answering(&self) -> Option<&DepartmentId> {
        self.department().filter(|_| !self.renews)
    }

    /// Whose it is.
    pub fn whose(&self) -> String {
        let cut = self.cut.as_deref();
        let department = cut.and_then(|cut| cut.base.department(&cut.department));
        words::whose(department.map(|department| department.name.as_str()))
    }

    /// What a department's file asks it to fill in: its 成果指標, and the 取組内容 they belong to or that are its own.
    pub fn own(&self) -> Vec<String> {
        let Some(cut) = self.cut.as_deref() else {
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
}
