//! 成果指標 and what is recorded of it.

use std::collections::HashSet;

use crate::domain::comment::Comment;
use crate::domain::entry::Entry;
use crate::domain::id::{BandId, CommentId, DepartmentId, PartId};
use crate::domain::indicator::{Indicator, Override, PartRecord, YearRecord};
use crate::domain::kind::{Composite, Kind, Part, Reference, TargetBasis, Tolerance};
use crate::domain::limits;
use crate::domain::moment::is_moment;
use crate::domain::quantity::Expect;

use super::super::error::What;
use super::super::place::Pointer;
use super::super::v1;
use super::rules::lower_formula;
use super::{Intake, Taken, decimals, each, id, long, percent, refuse, short, within};

impl Intake {
    pub(super) fn indicator(&mut self, node: v1::Indicator, at: &Pointer) -> Taken<Indicator> {
        short(at, "name", &node.name)?;
        short(at, "unit", &node.unit)?;
        short(at, "baseline", &node.baseline)?;
        long(at, "note", &node.note)?;
        let kind = self.kind(
            node.kind,
            node.lower_formula,
            node.tolerance,
            node.composite,
            at,
        )?;
        let records =
            self.each_year(at, node.years, |record, at| self.record(record, &kind, at))?;
        let mut indicator = Indicator::new(self.node_id(at, &node.id)?, node.name, kind);
        indicator.unit = node.unit;
        indicator.cumulative = node.cumulative;
        indicator.basis = match node.basis {
            None => TargetBasis::OfYear,
            Some(v1::Basis::EndOfPlan) => TargetBasis::EndOfPlan,
            Some(v1::Basis::Apportioned) => TargetBasis::Apportioned,
        };
        indicator.set_baseline(&node.baseline);
        indicator.departments = self.in_charge(node.departments, at)?;
        indicator.note = node.note;
        indicator.comments = comments(node.comments, at)?;
        indicator.extra = node.extra;
        for (year, record) in records {
            indicator.edit_year(year, |place| *place = record);
        }
        Ok(indicator)
    }

    fn kind(
        &self,
        kind: v1::Kind,
        formula: Option<v1::LowerFormula>,
        tolerance: Option<v1::Tolerance>,
        composite: Option<v1::Composite>,
        at: &Pointer,
    ) -> Taken<Kind> {
        Ok(match (kind, formula, tolerance, composite) {
            (v1::Kind::Lower, formula, None, None) => Kind::Lower(formula.map(lower_formula)),
            (v1::Kind::Maintain, None, Some(tolerance), None) => {
                short(&at.key("tolerance"), "amount", &tolerance.amount)?;
                Kind::Maintain(Tolerance {
                    amount: tolerance.amount,
                    relative: tolerance.relative,
                    reference: match tolerance.reference {
                        v1::Reference::Target => Reference::Target,
                        v1::Reference::Baseline => Reference::Baseline,
                    },
                })
            }
            (v1::Kind::Composite, None, None, Some(composite)) => {
                Kind::Composite(self.composite(composite, &at.key("composite"))?)
            }
            (v1::Kind::Higher, None, None, None) => Kind::Higher,
            (v1::Kind::Progress, None, None, None) => Kind::Progress,
            (v1::Kind::Change, None, None, None) => Kind::Change,
            (v1::Kind::Range, None, None, None) => Kind::Range,
            (v1::Kind::Bound, None, None, None) => Kind::Bound,
            (v1::Kind::Qualitative, None, None, None) => Kind::Qualitative,
            (v1::Kind::Graded, None, None, None) => Kind::Graded,
            (v1::Kind::Monitor, None, None, None) => Kind::Monitor,
            _ => return refuse(&at.key("kind"), What::KindDetails),
        })
    }

    fn composite(&self, composite: v1::Composite, at: &Pointer) -> Taken<Composite> {
        within(
            &at.key("parts"),
            limits::at_most(composite.parts.len(), limits::PARTS),
        )?;
        let mut seen = HashSet::new();
        let parts = each(at, "parts", composite.parts, |part, at| {
            let own = id(&at.key("id"), &part.id, PartId::new)?;
            if !seen.insert(own.clone()) {
                return refuse(&at.key("id"), What::IdTwice(part.id));
            }
            short(at, "name", &part.name)?;
            short(at, "weight", &part.weight)?;
            Ok(Part {
                id: own,
                name: part.name,
                weight: part.weight,
                extra: part.extra,
            })
        })?;
        let decimals = match composite.decimals {
            Some(given) => Some(decimals(at, "decimals", given)?),
            None => None,
        };
        Ok(Composite { parts, decimals })
    }

    fn record(&self, file: v1::IndicatorYear, kind: &Kind, at: &Pointer) -> Taken<YearRecord> {
        for (field, text) in [
            ("target", &file.target),
            ("actual", &file.actual),
            ("printed_actual", &file.printed_actual),
            ("printed_rate", &file.printed_rate),
            ("printed_mark", &file.printed_mark),
        ] {
            short(at, field, text)?;
        }
        for (field, text) in [
            ("results", &file.results),
            ("next_steps", &file.next_steps),
            ("note", &file.note),
        ] {
            long(at, field, text)?;
        }
        let mut record = YearRecord::blank(kind);
        // A part that the composite has lost keeps its values, so that taking it back restores them.
        for (key, part) in file.parts {
            let at = at.key("parts").key(&key);
            let part_id = id(&at, &key, PartId::new)?;
            short(&at, "actual", &part.actual)?;
            for (field, text) in [
                ("status", &part.status),
                ("results", &part.results),
                ("next_steps", &part.next_steps),
            ] {
                long(&at, field, text)?;
            }
            record.parts.insert(
                part_id,
                PartRecord {
                    actual: Entry::new(part.actual, Expect::Number),
                    status: part.status,
                    results: part.results,
                    next_steps: part.next_steps,
                    extra: part.extra,
                },
            );
        }
        record.target = Entry::new(file.target, kind.target_expects());
        record.actual = Entry::new(file.actual, kind.actual_expects());
        record.annualised = file.annualised;
        record.assessment = self.band_or_none(&file.assessment, &at.key("assessment"))?;
        record.overruling = match file.overruling {
            Some(given) => Some(self.overruling(given, &at.key("override"))?),
            None => None,
        };
        record.results = file.results;
        record.next_steps = file.next_steps;
        record.note = file.note;
        record.printed_actual = file.printed_actual;
        record.printed_rate = file.printed_rate;
        record.printed_mark = file.printed_mark;
        record.extra = file.extra;
        Ok(record)
    }

    fn overruling(&self, given: v1::Override, at: &Pointer) -> Taken<Override> {
        long(at, "reason", &given.reason)?;
        if given.reason.trim().is_empty() {
            return refuse(&at.key("reason"), What::ReasonMissing);
        }
        let band = self.band_or_none(&given.band, &at.key("band"))?;
        let rate = match given.rate.as_str() {
            "" => None,
            rate => Some(percent(&at.key("rate"), rate)?),
        };
        if band.is_none() && rate.is_none() {
            return refuse(at, What::OverridesNothing);
        }
        Ok(Override {
            band,
            rate,
            reason: given.reason,
        })
    }

    pub(super) fn band(&self, text: &str, at: &Pointer) -> Taken<BandId> {
        let band = id(at, text, BandId::new)?;
        if self.bands.contains(&band) {
            Ok(band)
        } else {
            refuse(at, What::NoSuchId(text.to_owned()))
        }
    }

    fn band_or_none(&self, text: &str, at: &Pointer) -> Taken<Option<BandId>> {
        if text.is_empty() {
            Ok(None)
        } else {
            self.band(text, at).map(Some)
        }
    }
}

fn comments(comments: Vec<v1::Comment>, at: &Pointer) -> Taken<Vec<Comment>> {
    within(
        &at.key("comments"),
        limits::at_most(comments.len(), limits::COMMENTS),
    )?;
    let mut seen = HashSet::new();
    each(at, "comments", comments, |comment, at| {
        let own = id(&at.key("id"), &comment.id, CommentId::new)?;
        if !seen.insert(own.clone()) {
            return refuse(&at.key("id"), What::IdTwice(comment.id));
        }
        long(at, "text", &comment.text)?;
        if !is_moment(&comment.written_at) {
            return refuse(
                &at.key("written_at"),
                What::BadTime(comment.written_at.clone()),
            );
        }
        Ok(Comment {
            id: own,
            // What was said stays said: the department may have been dissolved since.
            department: match comment.department.as_str() {
                "" => None,
                department => Some(id(&at.key("department"), department, DepartmentId::new)?),
            },
            written_at: comment.written_at,
            text: comment.text,
            settled: comment.settled,
            extra: comment.extra,
        })
    })
}
