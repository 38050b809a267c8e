//! A 成果指標 and what is recorded of it year by year.

use super::comment::Comment;
use super::entry::Entry;
use super::extra::Extra;
use super::few::Few;
use super::id::{BandId, DepartmentId, NodeId, PartId};
use super::kind::{Kind, TargetBasis};
use super::quantity::Expect;
use super::rules::Percent;
use super::year::{ByYear, FiscalYear};

/// A 成果指標.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Stable identifier.
    pub id: NodeId,
    /// Its name as printed.
    pub name: String,
    /// The unit of a bare number; blank if none is declared.
    pub unit: String,
    /// 累計: target and actual are running totals, compared as written.
    pub cumulative: bool,
    /// Which target an actual is held against.
    pub basis: TargetBasis,
    /// The departments in charge; empty means those of the 取組内容.
    pub departments: Vec<DepartmentId>,
    /// A note shown beside the indicator.
    pub note: String,
    /// What department and secretariat tell each other about it, in the order in which it was written.
    pub comments: Vec<Comment>,
    /// Fields this version does not know.
    pub extra: Extra,
    kind: Kind,
    baseline: Entry,
    years: ByYear<YearRecord>,
}

/// What is recorded of an indicator in one fiscal year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRecord {
    /// 目標.
    pub target: Entry,
    /// 実績. A composite computes its own from its parts.
    pub actual: Entry,
    /// The actual covers half a year and is doubled before it is compared: always somebody's explicit choice.
    pub annualised: bool,
    /// The level a person chose, for kinds judged by a person.
    pub assessment: Option<BandId>,
    /// A person's judgement or rate in place of the computed one.
    pub overruling: Option<Override>,
    /// 成果と課題、未達成の理由.
    pub results: String,
    /// 今後の取組等.
    pub next_steps: String,
    /// 備考, for example how many people answered.
    pub note: String,
    /// The actual as it was printed, where the program computes it (composites); blank if nothing was.
    pub printed_actual: String,
    /// The achievement rate as it was printed; blank if nothing was.
    pub printed_rate: String,
    /// The mark as it was printed; blank if nothing was.
    pub printed_mark: String,
    /// The parts of a composite.
    pub parts: Few<PartId, PartRecord>,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// What is recorded of one part of a composite in one fiscal year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRecord {
    /// Its value.
    pub actual: Entry,
    /// 取組状況.
    pub status: String,
    /// 成果と課題.
    pub results: String,
    /// 今後の取組等.
    pub next_steps: String,
    /// Fields this version does not know.
    pub extra: Extra,
}

/// A judgement or rate given by a person against the computed one. The computed one stays visible beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The level, if it is overruled.
    pub band: Option<BandId>,
    /// The rate, if it is overruled.
    pub rate: Option<Percent>,
    /// Why. Never blank.
    pub reason: String,
}

impl YearRecord {
    /// A record with nothing in it.
    pub fn blank(kind: &Kind) -> Self {
        Self {
            target: Entry::new("", kind.target_grammar()),
            actual: Entry::new("", kind.actual_expects()),
            annualised: false,
            assessment: None,
            overruling: None,
            results: String::new(),
            next_steps: String::new(),
            note: String::new(),
            printed_actual: String::new(),
            printed_rate: String::new(),
            printed_mark: String::new(),
            parts: Few::new(),
            extra: Extra::new(),
        }
    }

    /// Nothing was entered in it.
    pub fn is_blank(&self) -> bool {
        self.target.raw().is_empty()
            && self.actual.raw().is_empty()
            && !self.annualised
            && self.assessment.is_none()
            && self.overruling.is_none()
            && [
                &self.results,
                &self.next_steps,
                &self.note,
                &self.printed_actual,
                &self.printed_rate,
                &self.printed_mark,
            ]
            .iter()
            .all(|text| text.is_empty())
            && self.parts.is_empty()
            && self.extra.is_empty()
    }
}

impl PartRecord {
    /// A record with nothing in it.
    pub fn blank() -> Self {
        Self {
            actual: Entry::new("", Expect::Number),
            status: String::new(),
            results: String::new(),
            next_steps: String::new(),
            extra: Extra::new(),
        }
    }

    /// Nothing was entered in it.
    pub fn is_blank(&self) -> bool {
        self.actual.raw().is_empty()
            && [&self.status, &self.results, &self.next_steps]
                .iter()
                .all(|text| text.is_empty())
            && self.extra.is_empty()
    }
}

impl Indicator {
    /// An indicator with a name and nothing recorded.
    pub fn new(id: NodeId, name: impl Into<String>, kind: Kind) -> Self {
        let baseline = Entry::new("", kind.actual_expects());
        Self {
            id,
            name: name.into(),
            unit: String::new(),
            cumulative: false,
            basis: TargetBasis::OfYear,
            departments: Vec::new(),
            note: String::new(),
            comments: Vec::new(),
            extra: Extra::new(),
            kind,
            baseline,
            years: ByYear::default(),
        }
    }

    /// How it is judged.
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// Judges it in another way from now on, reads every cell anew, and returns the kind it had.
    pub fn set_kind(&mut self, kind: Kind) -> Kind {
        self.baseline.reread(kind.actual_expects());
        for record in self.years.values_mut() {
            record.target.reread(kind.target_grammar());
            record.actual.reread(kind.actual_expects());
        }
        std::mem::replace(&mut self.kind, kind)
    }

    /// The value before the plan began.
    pub fn baseline(&self) -> &Entry {
        &self.baseline
    }

    /// Enters another baseline and returns the text that was there.
    pub fn set_baseline(&mut self, raw: &str) -> String {
        let old = std::mem::replace(
            &mut self.baseline,
            Entry::new(raw, self.kind.actual_expects()),
        );
        old.raw().to_owned()
    }

    /// What is recorded, year by year.
    pub fn years(&self) -> &ByYear<YearRecord> {
        &self.years
    }

    /// What is recorded of one year.
    pub fn year(&self, year: FiscalYear) -> Option<&YearRecord> {
        self.years.get(year)
    }

    /// Changes a year's record through `change`, making one if there is none. A record left with nothing in it is
    /// dropped, so that changing something and changing it back leaves the very same plan.
    pub fn edit_year<T>(
        &mut self,
        year: FiscalYear,
        change: impl FnOnce(&mut YearRecord) -> T,
    ) -> T {
        let mut record = self
            .years
            .remove(year)
            .unwrap_or_else(|| YearRecord::blank(&self.kind));
        let outcome = change(&mut record);
        record.target.reread(self.kind.target_grammar());
        record.actual.reread(self.kind.actual_expects());
        record.parts.retain(|_, part| !part.is_blank());
        if !record.is_blank() {
            self.years.insert(year, record);
        }
        outcome
    }

    /// Enters a target.
    pub fn set_target(&mut self, year: FiscalYear, raw: &str) {
        let grammar = self.kind.target_grammar();
        self.edit_year(year, |record| record.target = Entry::new(raw, grammar));
    }

    /// Enters an actual.
    pub fn set_actual(&mut self, year: FiscalYear, raw: &str) {
        let expect = self.kind.actual_expects();
        self.edit_year(year, |record| record.actual = Entry::new(raw, expect));
    }
}
