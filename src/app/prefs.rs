//! What this device remembers besides the plan: the chosen year and department. Losing it loses nothing of the plan.

use crate::ui::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::id::DepartmentId;
use crate::domain::year::FiscalYear;
use crate::platform::storage;

use super::state::App;

const KEY: &str = "tassei:1:prefs";

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Prefs {
    #[serde(default)]
    year: Option<u16>,
    #[serde(default)]
    department: Option<String>,
}

/// Takes up what was remembered, and remembers every choice from now on.
pub fn remember(app: App) {
    let prefs: Prefs = storage::get_value(KEY).unwrap_or_default();
    if let Some(year) = prefs.year.and_then(FiscalYear::new) {
        app.choose_year(year);
    }
    app.choose_scope(prefs.department.and_then(|id| DepartmentId::new(&id).ok()));
    Effect::new(move |before: Option<Prefs>| {
        let now = Prefs {
            year: app.chosen_year().map(FiscalYear::number),
            department: app.scope().map(|id| id.to_string()),
        };
        if before.is_some_and(|before| before != now) {
            // A choice that cannot be kept is made again with one click.
            let _stored = storage::set_value(KEY, &now);
        }
        now
    });
}
