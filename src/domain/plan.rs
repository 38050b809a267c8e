//! The plan: 重点項目 → 推進項目 → 取組 → 取組内容 → 成果指標, its years, departments and rules.

use super::cut::Cut;
use super::decision::Decision;
use super::extra::Extra;
use super::few::Few;
use super::handout::Handout;
use super::id::{DepartmentId, NodeId, PlanId};
use super::indicator::Indicator;
use super::merged::Merge;
use super::printed::Publication;
use super::rule_set::RuleSet;
use super::rules::Rules;
use super::year::FiscalYear;

/// A reform plan with everything recorded of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Stable identifier.
    pub id: PlanId,
    /// 計画名.
    pub name: String,
    /// The municipality, as it is to appear in papers; may be blank.
    pub municipality: String,
    /// Shown on every page: the sample plan, not somebody's own.
    pub sample: bool,
    /// The fiscal years of the plan: at least one, ascending, none twice; there may be gaps.
    pub years: Vec<FiscalYear>,
    /// The year whose results are being reported.
    pub reporting_year: FiscalYear,
    /// The years that are closed, ascending: what is recorded in them is not changed any more. Each is one of `years`.
    pub closed: Vec<FiscalYear>,
    /// 担当課, in the order in which they are listed.
    pub departments: Vec<Department>,
    /// How rates are shown, judged and counted.
    pub rules: Rules,
    /// Other rules, to be tried or put in force.
    pub rule_sets: Vec<RuleSet>,
    /// The tree.
    pub priorities: Vec<Priority>,
    /// What was printed elsewhere and is kept for comparison.
    pub publications: Vec<Publication>,
    /// What was decided about the papers of meetings: at most one for each fiscal year, in their order.
    pub handouts: Vec<Handout>,
    /// What was decided about differences between print and rows, in the order of the keys, none twice.
    pub decisions: Vec<Decision>,
    /// Fields this version does not know.
    pub extra: Extra,
    /// Which files of departments were taken in, the oldest first.
    pub merges: Vec<Merge>,
    /// The plan is with a department; `None` for a whole plan.
    pub cut: Option<Box<Cut>>,
    /// Fields of the file around the plan that this version does not know.
    pub file_extra: Extra,
}

/// A department (担当課).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Stable identifier.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// 重点項目.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priority {
    /// Stable identifier.
    pub id: NodeId,
    /// Its number as printed, for example Ⅰ.
    pub number: String,
    /// Its name.
    pub name: String,
    /// 推進項目 below it.
    pub themes: Vec<Theme>,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// 推進項目: the level between 重点項目 and 取組, often only a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Stable identifier.
    pub id: NodeId,
    /// Its number as printed, for example (1).
    pub number: String,
    /// Its name; blank where the papers give only the number.
    pub name: String,
    /// 取組 below it.
    pub initiatives: Vec<Initiative>,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// 取組, in 別紙１ the column 計画名.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Initiative {
    /// Stable identifier.
    pub id: NodeId,
    /// Its number as printed, for example ア.
    pub number: String,
    /// Its name.
    pub name: String,
    /// 取組内容 below it.
    pub actions: Vec<Action>,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// 取組内容.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Stable identifier.
    pub id: NodeId,
    /// Its number as printed, for example ①.
    pub number: String,
    /// What is to be done.
    pub name: String,
    /// 担当課.
    pub departments: Vec<DepartmentId>,
    /// What was planned and done, year by year.
    pub years: Few<FiscalYear, ActionYear>,
    /// A note on the yearly plan, for example “as needed”.
    pub note: String,
    /// 成果指標; an action may have none.
    pub indicators: Vec<Indicator>,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// What was planned and done under a 取組内容 in one year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActionYear {
    /// 年次計画.
    pub plan: String,
    /// 取組状況.
    pub status: String,
    /// Fields this version does not know.
    pub extra: Extra,
}

impl ActionYear {
    /// Nothing was entered in it.
    pub fn is_blank(&self) -> bool {
        self.plan.is_empty() && self.status.is_empty() && self.extra.is_empty()
    }
}

impl Action {
    /// Changes a year's entry through `change`; one left with nothing in it is dropped.
    pub fn edit_year<T>(
        &mut self,
        year: FiscalYear,
        change: impl FnOnce(&mut ActionYear) -> T,
    ) -> T {
        let mut entry = self.years.remove(&year).unwrap_or_default();
        let outcome = change(&mut entry);
        if !entry.is_blank() {
            self.years.insert(year, entry);
        }
        outcome
    }
}

impl Plan {
    /// A plan with a name, years and rules, and nothing in it.
    pub fn empty(
        id: PlanId,
        name: impl Into<String>,
        years: Vec<FiscalYear>,
        reporting_year: FiscalYear,
        rules: Rules,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            municipality: String::new(),
            sample: false,
            years,
            reporting_year,
            closed: Vec::new(),
            departments: Vec::new(),
            rules,
            rule_sets: Vec::new(),
            priorities: Vec::new(),
            publications: Vec::new(),
            handouts: Vec::new(),
            decisions: Vec::new(),
            extra: Extra::new(),
            merges: Vec::new(),
            cut: None,
            file_extra: Extra::new(),
        }
    }

    /// What was decided about a finding.
    pub fn decision(&self, finding: &str) -> Option<&Decision> {
        self.decisions
            .iter()
            .find(|decision| decision.finding == finding)
    }

    /// A department by its identifier.
    pub fn department(&self, id: &DepartmentId) -> Option<&Department> {
        self.departments
            .iter()
            .find(|department| &department.id == id)
    }
}
