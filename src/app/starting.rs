//! Beginning with another plan: a blank one, or the sample. Both are changes that can be taken back.

use crate::domain::id::PlanId;
use crate::domain::year::FiscalYear;
use crate::exchange::Document;
use crate::exchange::error::Problem;
use crate::platform::{clock, failure, ids};
use crate::report::settings::years;
use crate::start;
use crate::text;

use super::notices::{About, Toast};
use super::state::App;
use super::store;

/// The fiscal year of today.
pub fn this_year() -> Option<FiscalYear> {
    let today = clock::now_local();
    years::of_day(today.year, today.month)
}

/// Begins a blank plan whose first year is `first`.
pub fn blank(app: App, first: FiscalYear) {
    let Ok(id) = PlanId::new(&ids::fresh()) else {
        return;
    };
    let blank = start::blank(id, first).map(|plan| Document {
        as_of: clock::now_utc(),
        plan,
    });
    begin(app, blank, text::app::BLANK_BEGUN);
}

/// Opens the sample.
pub fn sample(app: App) {
    begin(
        app,
        store::sample_plan(),
        text::settings::plan::SAMPLE_OPENED,
    );
}

fn begin(app: App, document: Result<Document, Box<Problem>>, done: &str) {
    match document {
        Ok(document) => {
            if app.begin(document) {
                app.notices.clear(About::Sample);
                app.toast.set(Some(Toast {
                    text: done.to_owned(),
                    undo: true,
                }));
            }
        }
        // Both come with the program and are read by its tests.
        Err(problem) => failure::show(&format!("{problem:?}")),
    }
}
