//! What the program can start from: the sample plan that comes with it, or a blank one.

use crate::domain::id::PlanId;
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;
#[cfg(not(target_arch = "wasm32"))]
use crate::exchange::Document;
use crate::exchange::{self, error::Problem};

/// The sample, a real city's plan, as a file. In the browser it stands in the page, beside the program and not in it,
/// where it would be held in memory twice.
#[cfg(not(target_arch = "wasm32"))]
pub const SAMPLE_FILE: &str = include_str!("sample.json");

/// A plan with the usual rules and nothing else, as a file.
const BLANK_FILE: &str = include_str!("blank.json");

/// The sample, read as any file is.
#[cfg(not(target_arch = "wasm32"))]
pub fn sample() -> Result<Document, Box<Problem>> {
    exchange::read(SAMPLE_FILE.as_bytes())
}

/// A blank plan of three years that begins with `first`.
pub fn blank(id: PlanId, first: FiscalYear) -> Result<Plan, Box<Problem>> {
    let document = exchange::read(BLANK_FILE.as_bytes())?;
    let years = std::iter::successors(Some(first), |year| year.next())
        .take(3)
        .collect();
    Ok(Plan {
        id,
        years,
        reporting_year: first,
        ..document.plan
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_can_be_read_and_are_canonical() {
        for file in [SAMPLE_FILE, BLANK_FILE] {
            let document = exchange::read(file.as_bytes()).unwrap();
            assert_eq!(exchange::write(&document), file);
        }
    }

    #[test]
    fn a_blank_plan_holds_no_word_of_the_sample() {
        let plan = blank(PlanId::new("x").unwrap(), FiscalYear::new(2026).unwrap()).unwrap();
        assert_eq!(
            plan.years
                .iter()
                .map(|year| year.number())
                .collect::<Vec<_>>(),
            [2026, 2027, 2028]
        );
        let text = exchange::write(&Document {
            as_of: String::new(),
            plan,
        });
        let sample = sample().unwrap().plan;
        let names = sample
            .places()
            .map(|place| place.indicator.name.clone())
            .chain([sample.name.clone(), sample.municipality.clone()]);
        for name in names.chain(
            sample
                .departments
                .iter()
                .map(|department| department.name.clone()),
        ) {
            assert!(!text.contains(&name), "{name}");
        }
    }
}
