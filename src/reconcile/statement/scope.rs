//! Of whom and of which year a figure in a sentence speaks: told by what the sentence has named before it.

use crate::domain::id::NodeId;
use crate::domain::year::FiscalYear;

use super::super::words::folded_char;
use super::reader::Reader;

/// The words for years other than the paper's.
const OTHER_YEARS: [&str; 7] = ["前年", "昨年", "前回", "来年", "翌年", "次年", "当初"];

impl Reader<'_, '_> {
    /// What the sentence has spoken of before this place: `None` if that is neither the plan nor a 重点項目.
    pub(super) fn scope(&self, place: usize) -> Option<Option<NodeId>> {
        let plan = self.material.plan;
        let before: String = self.text.get(..place).unwrap_or_default().iter().collect();
        let said = |name: &str| {
            let name: String = name.trim().chars().map(folded_char).collect();
            let place = (!name.is_empty()).then(|| before.rfind(&name)).flatten()?;
            let behind = before.get(place.saturating_add(name.len())..)?;
            let behind = behind.trim_start_matches(['」', '』', ')', '"']);
            let of = ["では", "の", "は", "で", "において", "について", "に関"];
            of.iter()
                .any(|word| behind.starts_with(word))
                .then_some(place)
        };
        let mut nearest: Option<(usize, Option<Option<NodeId>>)> = None;
        let mut note = |place: Option<usize>, scope: Option<Option<NodeId>>| {
            if let Some(place) = place
                && nearest.as_ref().is_none_or(|(other, _)| *other <= place)
            {
                nearest = Some((place, scope));
            }
        };
        for priority in &plan.priorities {
            note(said(&priority.name), Some(Some(priority.id.clone())));
        }
        for (_, theme, initiative) in plan.initiatives() {
            note(said(&initiative.name), None);
            note(said(&theme.name), None);
        }
        for department in &plan.departments {
            note(said(&department.name), None);
        }
        match nearest {
            Some((_, scope)) => scope,
            // 重点項目Ⅱでは …: which one is not worth guessing.
            None if before.contains("重点項目") && !before.contains("重点項目ごと") => {
                None
            }
            None => Some(self.own.cloned()),
        }
    }

    /// The year last named before this place is another than the paper's.
    pub(super) fn of_other_year(&self, place: usize) -> bool {
        let mut other = false;
        let mut at = 0;
        while at < place {
            if OTHER_YEARS.iter().any(|word| self.starts(at, word)) {
                other = true;
            }
            for (era, base) in [
                ("令和", 2018_i128),
                ("平成", 1988),
                ("R", 2018),
                ("H", 1988),
            ] {
                let begins = at.saturating_add(era.chars().count());
                if self.starts(at, era)
                    && let Some((end, value, 0)) = self.number(begins)
                    && (self.starts(end, "年度") || era.len() == 1)
                {
                    let year = value
                        .numerator_denominator()
                        .0
                        .checked_add(base)
                        .and_then(|year| u16::try_from(year).ok())
                        .and_then(FiscalYear::new);
                    other = year != Some(self.material.year);
                }
            }
            at = at.saturating_add(1);
        }
        other
    }
}
