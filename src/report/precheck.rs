//! 提出前チェック: what a department has to mend before it hands in its results, and what it should look at once more.

#[cfg(test)]
mod tests;

use crate::domain::entry::Entry;
use crate::domain::exact::Exact;
use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::indicator::{PartRecord, YearRecord};
use crate::domain::judge::Judge;
use crate::domain::kind::{Kind, Part};
use crate::domain::outcome::{Measure, NotSet, Outcome, Standing, Unsettled, Waiting};
use crate::domain::plan::{ActionYear, Plan};
use crate::domain::rules::Tone;
use crate::domain::tree::Place;
use crate::domain::year::FiscalYear;
use crate::report::amount::target_cell;
use crate::report::comments::asked;
use crate::report::entry::{Note, note};
use crate::report::indicator::judged::reason;
use crate::report::indicator::name_of;
use crate::report::indicator::problems::{actual_id, actual_is_negative};
use crate::report::route::{Filling, Route};
use crate::report::{composites, verdict};
use crate::text::{indicator, precheck as words};

/// What has been found about one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Which.
    pub id: NodeId,
    /// Its number as printed.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Nothing needs to be entered this year.
    pub not_needed: bool,
    /// What has been found, in the order of the fields.
    pub findings: Vec<Finding>,
}

/// Something to mend or to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub what: What,
    /// The `id` of the box where it is mended.
    pub at: String,
    /// Where and what, in words.
    pub text: String,
}

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// No actual, or none for a part.
    Missing,
    /// A person has to choose the level.
    AssessmentMissing,
    /// A cell cannot be read.
    Unreadable,
    /// Target and actual do not go together: units, words for a number, and the like.
    Unsettled,
    /// It was missed and no reason is given.
    ReasonMissing,
    /// The actual is announced.
    Pending,
    /// Something is wrong with the target.
    Target,
    /// The target is 0.
    TargetZero,
    /// The actual is approximate.
    Approximate,
    /// The actual is provisional.
    Provisional,
    /// A rate that hints at a slip.
    FarOff,
    /// A text is missing.
    Blank,
    /// The same words as last year.
    Same,
    /// A comment of the secretariat is open.
    Comment,
}

impl What {
    /// It keeps the file from being handed in.
    pub fn is_error(self) -> bool {
        matches!(
            self,
            What::Missing
                | What::AssessmentMissing
                | What::Unreadable
                | What::Unsettled
                | What::ReasonMissing
        )
    }
}

impl Finding {
    /// Where it is mended.
    pub fn route(&self, of: &NodeId) -> Route {
        Route::Fill(Filling::One {
            id: of.clone(),
            at: self.at.clone(),
        })
    }
}

impl Checked {
    /// How many errors there are.
    pub fn errors(&self) -> usize {
        let errors = self.findings.iter();
        errors.filter(|finding| finding.what.is_error()).count()
    }

    /// The result has not been entered, or not all of it.
    pub fn is_open(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| matches!(finding.what, What::Missing | What::AssessmentMissing))
    }
}

/// Checks what a department is in charge of, or the whole plan, in the plan's order.
pub fn check(plan: &Plan, scope: Option<&DepartmentId>, year: FiscalYear) -> Vec<Checked> {
    let judge = Judge::new(plan, year);
    plan.places()
        .filter(|place| scope.is_none_or(|department| place.departments().contains(department)))
        .map(|place| one(plan, &judge, &place, year))
        .collect()
}

/// Errors and warnings of all of them.
pub fn sum(checked: &[Checked]) -> (usize, usize) {
    let errors = checked.iter().map(Checked::errors).sum();
    let all: usize = checked.iter().map(|one| one.findings.len()).sum();
    (errors, all.saturating_sub(errors))
}

/// A rate from here on, or down to here, is looked at once more: twice the target, a fifth of it.
const FAR_OFF: (Exact, Exact) = (Exact::from_i64(2), Exact::from_i64(5));

fn one(plan: &Plan, judge: &Judge<'_>, place: &Place<'_>, year: FiscalYear) -> Checked {
    let outcome = judge.outcome(place.indicator);
    let not_needed = matches!(outcome.standing, Standing::NotSet(_));
    let mut checker = Checker {
        plan,
        place,
        year,
        outcome: &outcome,
        record: place.indicator.year(year),
        findings: Vec::new(),
    };
    if !matches!(outcome.standing, Standing::NotSet(NotSet::NotApplicable)) {
        checker.target();
        checker.cells();
        checker.standing();
        checker.figure();
        checker.texts();
    }
    checker.comments();
    Checked {
        id: place.indicator.id.clone(),
        code: verdict::code(place),
        name: name_of(place),
        not_needed,
        findings: checker.findings,
    }
}

struct Checker<'a> {
    plan: &'a Plan,
    place: &'a Place<'a>,
    year: FiscalYear,
    outcome: &'a Outcome,
    record: Option<&'a YearRecord>,
    findings: Vec<Finding>,
}

/// Why a department hands nothing in from here; `None` if it can.
pub fn not_handed_in(plan: &Plan, scope: Option<&DepartmentId>) -> Option<String> {
    let Some(cut) = plan.cut.as_deref() else {
        // Nothing in it would say what was changed, and nobody could merge it.
        return Some(words::WHOLE_FILE.to_owned());
    };
    if scope == Some(&cut.department) {
        return None;
    }
    let whose = cut.base.department(&cut.department);
    Some(words::other_scope(whose.map_or("", |one| &one.name)))
}

/// The `id` of the box for a new comment: what concerns the target is said there.
pub const COMMENT_ID: &str = "comment-text";

impl Checker<'_> {
    fn push(&mut self, what: What, at: String, label: &str, text: &str) {
        self.findings.push(Finding {
            what,
            at,
            text: indicator::problem(label, text),
        });
    }

    fn of_actual(&mut self, what: What, text: &str) {
        let at = self.actual_at();
        self.push(what, at, indicator::ACTUAL, text);
    }

    /// Where the actual is entered: its own box, or that of the first part.
    fn actual_at(&self) -> String {
        match self.parts().first() {
            Some(part) => composites::actual_id(&self.place.indicator.id, &part.id),
            None => actual_id(self.year),
        }
    }

    fn field(&self, word: &str) -> String {
        format!("{word}-{}", self.year.number())
    }

    fn parts(&self) -> &[Part] {
        match self.place.indicator.kind() {
            Kind::Composite(composite) => &composite.parts,
            _ => &[],
        }
    }

    fn part_record(&self, part: &Part) -> Option<&PartRecord> {
        self.record?.parts.get(&part.id)
    }

    fn target(&mut self) {
        let cell = target_cell(self.plan, self.place.indicator, self.year);
        let zero = cell
            .and_then(Entry::quantity)
            .is_some_and(|target| target.value.is_zero());
        if zero {
            self.push(
                What::TargetZero,
                COMMENT_ID.to_owned(),
                indicator::TARGET,
                words::TARGET_ZERO,
            );
        }
    }

    /// What cannot be read, cell by cell.
    fn cells(&mut self) {
        let indicator = self.place.indicator;
        let mut unreadable = Vec::new();
        let mut look = |entry: &Entry, at: String| {
            if let Note::Error { what, mend } = note(entry, &indicator.unit) {
                unreadable.push((at, format!("{what}{mend}")));
            }
        };
        if self.parts().is_empty() {
            if let Some(record) = self.record {
                look(&record.actual, actual_id(self.year));
            }
        } else {
            for part in self.parts() {
                if let Some(record) = self.part_record(part) {
                    look(
                        &record.actual,
                        composites::actual_id(&indicator.id, &part.id),
                    );
                }
            }
        }
        for (at, text) in unreadable {
            self.push(What::Unreadable, at, indicator::ACTUAL, &text);
        }
    }

    fn standing(&mut self) {
        let standing = self.outcome.standing;
        match standing {
            Standing::Waiting(Waiting::ActualBlank) => {
                self.of_actual(What::Missing, words::ACTUAL_MISSING);
            }
            Standing::Waiting(Waiting::PartBlank) => self.missing_parts(),
            Standing::Waiting(Waiting::Assessment) => {
                let at = self.field("assessment");
                self.push(
                    What::AssessmentMissing,
                    at,
                    indicator::ASSESSMENT,
                    words::ASSESSMENT_MISSING,
                );
            }
            Standing::Waiting(Waiting::ActualPending | Waiting::PartPending) => {
                self.of_actual(What::Pending, words::PENDING);
            }
            Standing::Waiting(Waiting::TargetBlank | Waiting::TargetPending) => {
                self.target_is_wrong(standing);
                // Nothing else would say so.
                let blank = self
                    .record
                    .is_none_or(|record| record.actual.raw().trim().is_empty());
                if blank && self.parts().is_empty() {
                    self.of_actual(What::Missing, words::ACTUAL_MISSING);
                }
            }
            Standing::Unsettled(unsettled) => self.unsettled(unsettled),
            Standing::Judged(band) => {
                let told = self.record.is_some_and(|of| !of.results.trim().is_empty());
                if self.plan.rules.tone(band) == Tone::Missed && !told {
                    let at = self.field("results");
                    self.push(
                        What::ReasonMissing,
                        at,
                        indicator::RESULTS,
                        words::REASON_MISSING,
                    );
                }
            }
            Standing::NotSet(_) | Standing::LeftOut(_) => {}
        }
    }

    fn missing_parts(&mut self) {
        let id = &self.place.indicator.id;
        let missing: Vec<(String, String)> = self
            .parts()
            .iter()
            .filter(|part| {
                self.part_record(part)
                    .is_none_or(|record| record.actual.raw().trim().is_empty())
            })
            .map(|part| {
                let text = words::part_missing(part.name.trim());
                (composites::actual_id(id, &part.id), text)
            })
            .collect();
        for (at, text) in missing {
            self.push(What::Missing, at, indicator::ACTUAL, &text);
        }
    }

    fn target_is_wrong(&mut self, standing: Standing) {
        let what = reason(self.plan, self.place.indicator, self.year, standing);
        self.push(
            What::Target,
            COMMENT_ID.to_owned(),
            indicator::TARGET,
            &words::of_target(&what),
        );
    }

    fn unsettled(&mut self, unsettled: Unsettled) {
        let standing = self.outcome.standing;
        match unsettled {
            // The cell itself has been named.
            Unsettled::ActualUnreadable | Unsettled::PartUnreadable
                if self.findings.iter().any(|one| one.what == What::Unreadable) => {}
            Unsettled::ActualUnreadable
            | Unsettled::PartUnreadable
            | Unsettled::ActualIsText
            | Unsettled::ActualNotApplicable
            | Unsettled::UnitsDiffer
            | Unsettled::ActualUnit
            | Unsettled::Overflow => {
                if self.findings.iter().any(|one| one.what == What::Unreadable) {
                    return;
                }
                let what = reason(self.plan, self.place.indicator, self.year, standing);
                self.of_actual(What::Unsettled, &what);
            }
            // Of the figures that may not be negative here only this one is the department's.
            Unsettled::Negative
                if actual_is_negative(self.plan, self.place.indicator, self.year) =>
            {
                let what = reason(self.plan, self.place.indicator, self.year, standing);
                self.of_actual(What::Unsettled, &what);
            }
            Unsettled::TargetUnreadable
            | Unsettled::TargetIsText
            | Unsettled::BaselineUnusable
            | Unsettled::BaselineUnit
            | Unsettled::ToleranceUnreadable
            | Unsettled::BoundDoesNotFit
            | Unsettled::BoundMissing
            | Unsettled::Negative
            | Unsettled::BaselineIsTarget
            | Unsettled::EndTargetMissing => self.target_is_wrong(standing),
        }
    }

    /// What has to be known about the figure.
    fn figure(&mut self) {
        if self.outcome.approximate {
            self.of_actual(What::Approximate, words::APPROXIMATE);
        }
        if self.outcome.provisional {
            self.of_actual(What::Provisional, words::PROVISIONAL);
        }
        let Measure::Rate(rate) = &self.outcome.measure else {
            return;
        };
        let exact = rate.value.exact;
        let (most, parts) = FAR_OFF;
        let small = exact
            .checked_mul(parts)
            .is_ok_and(|times| times <= Exact::ONE && !exact.is_zero());
        if exact >= most || small {
            let shown = verdict::measure(self.outcome);
            self.of_actual(What::FarOff, &words::far_off(&shown));
        }
    }

    /// Texts that are missing, or the same as last year.
    fn texts(&mut self) {
        let indicator = self.place.indicator;
        let before = self
            .plan
            .years
            .iter()
            .rfind(|year| **year < self.year)
            .copied();
        let status = |year: FiscalYear| {
            let entry: Option<&ActionYear> = self.place.action.years.get(&year);
            entry.map_or("", |entry| entry.status.trim())
        };
        let of = |year: FiscalYear, text: fn(&YearRecord) -> &String| {
            indicator
                .year(year)
                .map_or("", |record| text(record).trim())
        };
        let texts = [
            (
                "status",
                indicator::STATUS,
                status(self.year),
                before.map(status),
            ),
            (
                "results",
                indicator::RESULTS,
                of(self.year, |record| &record.results),
                before.map(|year| of(year, |record| &record.results)),
            ),
            (
                "next-steps",
                indicator::NEXT_STEPS,
                of(self.year, |record| &record.next_steps),
                before.map(|year| of(year, |record| &record.next_steps)),
            ),
        ];
        let missed = self
            .findings
            .iter()
            .any(|one| one.what == What::ReasonMissing);
        let mut found = Vec::new();
        for (word, label, now, before) in texts {
            if now.is_empty() {
                // Said already, and more gravely.
                if !(missed && word == "results") {
                    found.push((What::Blank, word, label, words::BLANK));
                }
            } else if before == Some(now) {
                found.push((What::Same, word, label, words::SAME));
            }
        }
        for (what, word, label, text) in found {
            let at = self.field(word);
            self.push(what, at, label, text);
        }
    }

    fn comments(&mut self) {
        let count = asked(&self.place.indicator.comments);
        if count > 0 {
            self.push(
                What::Comment,
                COMMENT_ID.to_owned(),
                crate::text::comments::TITLE,
                &words::comments(count),
            );
        }
    }
}
