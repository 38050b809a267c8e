//! 入力元: from which department's file the values of a 成果指標 came, as long as they stand as they came.

use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::plan::Plan;
use crate::domain::sort;
use crate::domain::year::FiscalYear;
use crate::exchange::merge;
use crate::text::collect as words;

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The way to the field.
    pub path: String,
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
                path: path.to_owned(),
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

/// Whether a field is put into the judgement of a year.
pub fn is_input(path: &str, year: FiscalYear) -> bool {
    let mut steps = path.split('/');
    let of_year = steps.next() == Some("years");
    let number = steps.next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    match last {
        "baseline" | "unit" | "kind" | "basis" | "cumulative" => true,
        "target" | "actual" | "annualised" | "assessment" | "override" => {
            of_year && number == year.number().to_string()
        }
        _ => false,
    }
}

/// Of how many of these indicators the result of a year came from which file: the files by their places in the journal,
/// in its order.
pub fn of_results(plan: &Plan, indicators: &[&Indicator], year: FiscalYear) -> Vec<(usize, usize)> {
    let mut taken: Vec<(&str, &str, &str, usize)> = Vec::new();
    for (file, merge) in plan.merges.iter().enumerate().rev() {
        for value in &merge.values {
            let Some((owner, path)) = value.at.split_once('/') else {
                continue;
            };
            let result = ["/actual", "/assessment", "/override"];
            let is_result = result.iter().any(|end| path.ends_with(end));
            if is_result && is_input(path, year) && !value.print.is_empty() {
                taken.push((owner, path, &value.print, file));
            }
        }
    }
    // The latest of each indicator first.
    sort::by_key(&mut taken, |one| one.0);
    let mut counts = vec![0_usize; plan.merges.len()];
    for indicator in indicators {
        let id = indicator.id.as_str();
        let from = taken.partition_point(|one| one.0 < id);
        let mut own = taken.iter().skip(from).take_while(|one| one.0 == id);
        let mut seen: Vec<&str> = Vec::new();
        let found = own.find(|one| {
            let again = seen.contains(&one.1);
            seen.push(one.1);
            !again && merge::Standing::of(indicator).print(one.1) == one.2
        });
        if let Some(count) = found.and_then(|one| counts.get_mut(one.3)) {
            *count = count.saturating_add(1);
        }
    }
    let counts = counts.into_iter().enumerate();
    counts.filter(|(_, count)| *count > 0).collect()
}
