//! 入力元: from which department's file the values of a 成果指標 came, as long as they stand as they came.

use crate::domain::id::NodeId;
use crate::domain::plan::Plan;
use crate::domain::sort;
use crate::exchange::merge;
use crate::text::collect as words;

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The field.
    pub field: String,
    /// The department.
    pub department: String,
    /// The file.
    pub file: String,
    /// When it was taken in.
    pub at: String,
    /// Why it was decided so; may be blank.
    pub reason: String,
}

/// Where the values of an indicator came from. `time` words a time of the files' form on the device's own clock.
pub fn sources(plan: &Plan, id: &NodeId, time: &dyn Fn(&str) -> String) -> Vec<Source> {
    let Some(indicator) = plan
        .places()
        .map(|place| place.indicator)
        .find(|one| one.id == *id)
    else {
        return Vec::new();
    };
    let prefix = [id.as_str(), "/"].concat();
    let about = |at: &str| at.starts_with(&prefix);
    if !plan
        .merges
        .iter()
        .any(|merge| merge.values.iter().any(|value| about(&value.at)))
    {
        return Vec::new();
    }
    let now = merge::Standing::of(indicator);
    let mut seen: Vec<&str> = Vec::new();
    let mut sources = Vec::new();
    for merge in plan.merges.iter().rev() {
        for value in merge.values.iter().filter(|value| about(&value.at)) {
            let path = value.at.get(prefix.len()..).unwrap_or_default();
            if value.print.is_empty() || seen.contains(&path) {
                continue;
            }
            seen.push(path);
            if now.print(path) != value.print {
                continue;
            }
            let department = merge.department.as_ref();
            let named = department.and_then(|id| plan.department(id));
            sources.push(Source {
                field: words::path(merge::Sort::Indicator, "", path),
                department: words::whose(named.map(|one| one.name.as_str())),
                file: merge.file.clone(),
                at: time(&merge.at),
                reason: value.reason.clone(),
            });
        }
    }
    sort::by(&mut sources, |a, b| a.field < b.field);
    sources
}
