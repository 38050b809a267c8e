//! What this device remembers besides the plan: the chosen year and department. Losing it loses nothing of the plan.

use crate::ui::prelude::*;
use serde_json::Value;

use crate::domain::id::DepartmentId;
use crate::domain::year::FiscalYear;
use crate::exchange::tree;
use crate::platform::storage;

use super::state::App;

const KEY: &str = "tassei:1:prefs";

/// What is stored: JSON of two fields. `null` is nothing chosen.
fn written(year: Option<FiscalYear>, department: Option<&DepartmentId>) -> String {
    let year = year.map_or("null".to_owned(), |year| year.number().to_string());
    // An identifier holds nothing that would have to be escaped.
    let department = department.map_or("null".to_owned(), |id| ["\"", id.as_str(), "\""].concat());
    ["{\"year\":", &year, ",\"department\":", &department, "}"].concat()
}

/// Takes up what was remembered, and remembers every choice from now on.
pub fn remember(app: App) {
    let kept = storage::get(KEY).ok().flatten().unwrap_or_default();
    let kept = tree::parse_text(&kept).unwrap_or_default();
    let year = kept.get("year").and_then(Value::as_u64);
    if let Some(year) = year.and_then(|year| FiscalYear::new(year.try_into().ok()?)) {
        app.choose_year(year);
    }
    let department = kept.get("department").and_then(Value::as_str);
    app.choose_scope(department.and_then(|id| DepartmentId::new(id).ok()));
    Effect::new(move |before: Option<String>| {
        let now = written(app.chosen_year(), app.scope().as_ref());
        if before.is_some_and(|before| before != now) {
            // A choice that cannot be kept is made again with one click.
            let _stored = storage::set(KEY, &now);
        }
        now
    });
}
