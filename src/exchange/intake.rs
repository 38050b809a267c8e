//! From the types of version 1 to the plan: everything that a type cannot say is checked here, and nothing is mended.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use crate::domain::entry::Entry;
use crate::domain::extra::Extra;
use crate::domain::id::{BandId, DepartmentId, IdError, NodeId, PartId, PlanId, PublicationId};
use crate::domain::indicator::{Indicator, Override, PartRecord, YearRecord};
use crate::domain::kind::{Composite, Kind, LowerFormula, Part, Reference, TargetBasis, Tolerance};
use crate::domain::limits::{self, TooMuch};
use crate::domain::plan::{Action, ActionYear, Department, Initiative, Plan, Priority, Theme};
use crate::domain::printed::{Excerpt, PrintedFigure, Publication, Statement, SummaryRow};
use crate::domain::quantity::Expect;
use crate::domain::rounding::Rounding;
use crate::domain::rules::{Band, JudgedOn, LowerBound, Percent, Rules, ZeroTarget};
use crate::domain::year::FiscalYear;

use super::error::{Problem, What};
use super::place::Pointer;
use super::{Document, v1};

/// The document that a file of version 1 holds. `file` is the tree it came from, for naming places.
pub fn document(shaped: v1::File, file: &Value) -> Result<Document, Box<Problem>> {
    let root = Pointer::root();
    let mut intake = Intake {
        nodes: HashSet::new(),
        departments: HashSet::new(),
        bands: HashSet::new(),
    };
    let taken = if is_time(&shaped.as_of) {
        intake.plan(shaped.plan, &root.key("plan"))
    } else {
        Err(Refusal {
            at: root.key("as_of"),
            what: What::BadTime(shaped.as_of.clone()),
        })
    };
    match taken {
        Ok(plan) => Ok(Document {
            as_of: shaped.as_of,
            plan: Plan {
                file_extra: shaped.extra,
                ..plan
            },
        }),
        Err(refusal) => Err(Box::new(Problem {
            place: refusal.at.within(file),
            what: refusal.what,
        })),
    }
}

/// Blank, or `2025-08-08T04:15:00Z`.
fn is_time(text: &str) -> bool {
    const PATTERN: &[u8] = b"dddd-dd-ddTdd:dd:ddZ";
    text.is_empty()
        || text.len() == PATTERN.len()
            && text
                .bytes()
                .zip(PATTERN)
                .all(|(byte, pattern)| match pattern {
                    b'd' => byte.is_ascii_digit(),
                    _ => byte == *pattern,
                })
}

/// A problem whose place is not spelled out yet.
struct Refusal {
    at: Pointer,
    what: What,
}

type Taken<T> = Result<T, Refusal>;

/// What has been seen on the way, for identifiers that must be there or must not be there twice.
struct Intake {
    nodes: HashSet<NodeId>,
    departments: HashSet<DepartmentId>,
    bands: HashSet<BandId>,
}

fn refuse<T>(at: &Pointer, what: What) -> Taken<T> {
    Err(Refusal {
        at: at.clone(),
        what,
    })
}

fn within(at: &Pointer, checked: Result<(), TooMuch>) -> Taken<()> {
    checked.or_else(|too_much| refuse(at, What::TooMuch(too_much)))
}

fn id<T>(at: &Pointer, text: &str, make: impl Fn(&str) -> Result<T, IdError>) -> Taken<T> {
    make(text).or_else(|error| refuse(at, What::BadId(text.to_owned(), error)))
}

fn short(at: &Pointer, field: &str, text: &str) -> Taken<()> {
    within(
        &at.key(field),
        limits::text_at_most(text, limits::SHORT_TEXT),
    )
}

fn long(at: &Pointer, field: &str, text: &str) -> Taken<()> {
    within(
        &at.key(field),
        limits::text_at_most(text, limits::LONG_TEXT),
    )
}

fn year(at: &Pointer, number: u16) -> Taken<FiscalYear> {
    FiscalYear::new(number).map_or_else(|| refuse(at, What::BadYear(number.to_string())), Ok)
}

fn decimals(at: &Pointer, field: &str, decimals: u8) -> Taken<u8> {
    if decimals > limits::DECIMALS {
        return refuse(
            &at.key(field),
            What::TooManyDecimals {
                most: limits::DECIMALS,
            },
        );
    }
    Ok(decimals)
}

fn percent(at: &Pointer, raw: &str) -> Taken<Percent> {
    Percent::parse(raw).map_or_else(|| refuse(at, What::BadPercent(raw.to_owned())), Ok)
}

/// The elements of a list, each with its own place.
fn each<A, B>(
    at: &Pointer,
    field: &str,
    list: Vec<A>,
    mut take: impl FnMut(A, &Pointer) -> Taken<B>,
) -> Taken<Vec<B>> {
    let at = at.key(field);
    list.into_iter()
        .enumerate()
        .map(|(index, element)| take(element, &at.index(index)))
        .collect()
}

/// The entries of an object keyed by fiscal year, each with its own place.
fn each_year<A, B>(
    at: &Pointer,
    entries: BTreeMap<String, A>,
    mut take: impl FnMut(A, &Pointer) -> Taken<B>,
) -> Taken<Vec<(FiscalYear, B)>> {
    let at = at.key("years");
    entries
        .into_iter()
        .map(|(key, entry)| {
            let at = at.key(&key);
            // The key is compared with what it would be written as, so that two spellings cannot mean one year.
            let number = key
                .parse::<u16>()
                .ok()
                .filter(|number| number.to_string() == key);
            let Some(number) = number else {
                return refuse(&at, What::BadYear(key));
            };
            Ok((year(&at, number)?, take(entry, &at)?))
        })
        .collect()
}

impl Intake {
    fn plan(&mut self, plan: v1::Plan, at: &Pointer) -> Taken<Plan> {
        short(at, "name", &plan.name)?;
        short(at, "municipality", &plan.municipality)?;
        let years_at = at.key("years");
        within(&years_at, limits::at_most(plan.years.len(), limits::YEARS))?;
        let years = plan
            .years
            .iter()
            .enumerate()
            .map(|(index, number)| year(&years_at.index(index), *number))
            .collect::<Taken<Vec<_>>>()?;
        if years.is_empty() || !years.is_sorted_by(|before, after| before < after) {
            return refuse(&years_at, What::YearsNotAscending);
        }
        let reporting_year = year(&at.key("reporting_year"), plan.reporting_year)?;
        if !years.contains(&reporting_year) {
            return refuse(&at.key("reporting_year"), What::ReportingYearNotInPlan);
        }
        within(
            &at.key("departments"),
            limits::at_most(plan.departments.len(), limits::DEPARTMENTS),
        )?;
        let departments = each(at, "departments", plan.departments, |department, at| {
            self.department(department, at)
        })?;
        let rules = self.rules(plan.rules, &at.key("rules"))?;
        let priorities = each(at, "priorities", plan.priorities, |node, at| {
            self.priority(node, at)
        })?;
        within(
            &at.key("publications"),
            limits::at_most(plan.publications.len(), limits::PRINTED),
        )?;
        let mut papers = HashSet::new();
        let publications = each(at, "publications", plan.publications, |paper, at| {
            let paper = self.publication(paper, at)?;
            if !papers.insert(paper.id.clone()) {
                return refuse(&at.key("id"), What::IdTwice(paper.id.to_string()));
            }
            Ok(paper)
        })?;
        Ok(Plan {
            id: id(&at.key("id"), &plan.id, PlanId::new)?,
            name: plan.name,
            municipality: plan.municipality,
            sample: plan.sample,
            years,
            reporting_year,
            departments,
            rules,
            priorities,
            publications,
            extra: plan.extra,
            file_extra: Extra::new(),
        })
    }

    fn department(&mut self, department: v1::Department, at: &Pointer) -> Taken<Department> {
        let own = id(&at.key("id"), &department.id, DepartmentId::new)?;
        if !self.departments.insert(own.clone()) {
            return refuse(&at.key("id"), What::IdTwice(department.id));
        }
        short(at, "name", &department.name)?;
        Ok(Department {
            id: own,
            name: department.name,
            extra: department.extra,
        })
    }

    fn rules(&mut self, file: v1::Rules, at: &Pointer) -> Taken<Rules> {
        let bands = each(at, "bands", file.bands, |band, at| {
            short(at, "label", &band.label)?;
            short(at, "mark", &band.mark)?;
            let lower = match band.from {
                Some(from) => Some(LowerBound {
                    percent: percent(&at.key("from").key("percent"), &from.percent)?,
                    inclusive: from.inclusive,
                }),
                None => None,
            };
            Ok(Band {
                id: id(&at.key("id"), &band.id, BandId::new)?,
                label: band.label,
                mark: band.mark,
                lower,
                attains: band.attains,
                extra: band.extra,
            })
        })?;
        self.bands = bands.iter().map(|band| band.id.clone()).collect();
        let mut rules = Rules::with_bands(bands)
            .or_else(|error| refuse(&at.key("bands"), What::Bands(error)))?;
        rules.rate_decimals = decimals(at, "rate_decimals", file.rate_decimals)?;
        rules.share_decimals = decimals(at, "share_decimals", file.share_decimals)?;
        rules.rounding = match file.rounding {
            v1::Rounding::HalfUp => Rounding::HalfUp,
            v1::Rounding::HalfEven => Rounding::HalfEven,
            v1::Rounding::Floor => Rounding::Floor,
            v1::Rounding::Ceiling => Rounding::Ceiling,
            v1::Rounding::Truncate => Rounding::Truncate,
        };
        rules.judged_on = match file.judged_on {
            v1::JudgedOn::Exact => JudgedOn::Exact,
            v1::JudgedOn::Shown => JudgedOn::Shown,
        };
        rules.lower_formula = lower_formula(file.lower_formula);
        rules.zero_target = match file.zero_target {
            v1::ZeroTarget::NotCounted => ZeroTarget::NotCounted,
            v1::ZeroTarget::Met => ZeroTarget::Met,
            v1::ZeroTarget::Missed => ZeroTarget::Missed,
        };
        rules.cap = match file.cap.as_str() {
            "" => None,
            cap => Some(percent(&at.key("cap"), cap)?),
        };
        rules.extra = file.extra;
        Ok(rules)
    }

    fn node_id(&mut self, at: &Pointer, text: &str) -> Taken<NodeId> {
        let at = at.key("id");
        let own = id(&at, text, NodeId::new)?;
        if !self.nodes.insert(own.clone()) {
            return refuse(&at, What::IdTwice(text.to_owned()));
        }
        within(&at, limits::at_most(self.nodes.len(), limits::NODES))?;
        Ok(own)
    }

    fn priority(&mut self, node: v1::Priority, at: &Pointer) -> Taken<Priority> {
        short(at, "number", &node.number)?;
        short(at, "name", &node.name)?;
        Ok(Priority {
            id: self.node_id(at, &node.id)?,
            number: node.number,
            name: node.name,
            themes: each(at, "themes", node.themes, |node, at| self.theme(node, at))?,
            extra: node.extra,
        })
    }

    fn theme(&mut self, node: v1::Theme, at: &Pointer) -> Taken<Theme> {
        short(at, "number", &node.number)?;
        short(at, "name", &node.name)?;
        Ok(Theme {
            id: self.node_id(at, &node.id)?,
            number: node.number,
            name: node.name,
            initiatives: each(at, "initiatives", node.initiatives, |node, at| {
                self.initiative(node, at)
            })?,
            extra: node.extra,
        })
    }

    fn initiative(&mut self, node: v1::Initiative, at: &Pointer) -> Taken<Initiative> {
        short(at, "number", &node.number)?;
        short(at, "name", &node.name)?;
        Ok(Initiative {
            id: self.node_id(at, &node.id)?,
            number: node.number,
            name: node.name,
            actions: each(at, "actions", node.actions, |node, at| {
                self.action(node, at)
            })?,
            extra: node.extra,
        })
    }

    fn action(&mut self, node: v1::Action, at: &Pointer) -> Taken<Action> {
        short(at, "number", &node.number)?;
        short(at, "name", &node.name)?;
        long(at, "note", &node.note)?;
        let years = each_year(at, node.years, |entry, at| {
            long(at, "plan", &entry.plan)?;
            long(at, "status", &entry.status)?;
            Ok(ActionYear {
                plan: entry.plan,
                status: entry.status,
                extra: entry.extra,
            })
        })?;
        Ok(Action {
            id: self.node_id(at, &node.id)?,
            number: node.number,
            name: node.name,
            departments: self.in_charge(node.departments, at)?,
            years: years
                .into_iter()
                .filter(|(_, entry)| !entry.is_blank())
                .collect(),
            note: node.note,
            indicators: each(at, "indicators", node.indicators, |node, at| {
                self.indicator(node, at)
            })?,
            extra: node.extra,
        })
    }

    fn in_charge(&self, departments: Vec<String>, at: &Pointer) -> Taken<Vec<DepartmentId>> {
        let mut seen = HashSet::new();
        each(at, "departments", departments, |text, at| {
            let department = id(at, &text, DepartmentId::new)?;
            if !self.departments.contains(&department) {
                return refuse(at, What::NoSuchId(text));
            }
            if !seen.insert(department.clone()) {
                return refuse(at, What::IdTwice(text));
            }
            Ok(department)
        })
    }

    fn indicator(&mut self, node: v1::Indicator, at: &Pointer) -> Taken<Indicator> {
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
        let records = each_year(at, node.years, |record, at| self.record(record, &kind, at))?;
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

    fn band(&self, text: &str, at: &Pointer) -> Taken<BandId> {
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

    fn publication(&self, paper: v1::Publication, at: &Pointer) -> Taken<Publication> {
        short(at, "name", &paper.name)?;
        for (field, count) in [
            ("summary", paper.summary.len()),
            ("shares", paper.shares.len()),
            ("excerpts", paper.excerpts.len()),
            ("statements", paper.statements.len()),
        ] {
            within(&at.key(field), limits::at_most(count, limits::PRINTED))?;
        }
        Ok(Publication {
            id: id(&at.key("id"), &paper.id, PublicationId::new)?,
            name: paper.name,
            year: year(&at.key("year"), paper.year)?,
            summary: each(at, "summary", paper.summary, |row, at| {
                for (field, text) in [
                    ("label", &row.label),
                    ("set", &row.set),
                    ("share", &row.share),
                ] {
                    short(at, field, text)?;
                }
                Ok(SummaryRow {
                    priority: node_or_none(&row.priority, &at.key("priority"))?,
                    label: row.label,
                    set: row.set,
                    counts: each(at, "counts", row.counts, |figure, at| {
                        self.figure(figure, at)
                    })?,
                    share: row.share,
                    extra: row.extra,
                })
            })?,
            shares: each(at, "shares", paper.shares, |figure, at| {
                self.figure(figure, at)
            })?,
            excerpts: each(at, "excerpts", paper.excerpts, |excerpt, at| {
                for (field, text) in [
                    ("place", &excerpt.place),
                    ("name", &excerpt.name),
                    ("actual", &excerpt.actual),
                    ("target", &excerpt.target),
                ] {
                    short(at, field, text)?;
                }
                Ok(Excerpt {
                    indicator: id(&at.key("indicator"), &excerpt.indicator, NodeId::new)?,
                    place: excerpt.place,
                    name: excerpt.name,
                    actual: excerpt.actual,
                    target: excerpt.target,
                    extra: excerpt.extra,
                })
            })?,
            statements: each(at, "statements", paper.statements, |statement, at| {
                short(at, "heading", &statement.heading)?;
                long(at, "text", &statement.text)?;
                Ok(Statement {
                    priority: node_or_none(&statement.priority, &at.key("priority"))?,
                    heading: statement.heading,
                    text: statement.text,
                    extra: statement.extra,
                })
            })?,
            extra: paper.extra,
        })
    }

    fn figure(&self, figure: v1::PrintedFigure, at: &Pointer) -> Taken<PrintedFigure> {
        short(at, "figure", &figure.figure)?;
        Ok(PrintedFigure {
            band: self.band(&figure.band, &at.key("band"))?,
            figure: figure.figure,
            extra: figure.extra,
        })
    }
}

/// What was printed stays printed: it may name a node that has been removed since.
fn node_or_none(text: &str, at: &Pointer) -> Taken<Option<NodeId>> {
    if text.is_empty() {
        Ok(None)
    } else {
        id(at, text, NodeId::new).map(Some)
    }
}

fn lower_formula(formula: v1::LowerFormula) -> LowerFormula {
    match formula {
        v1::LowerFormula::TargetOverActual => LowerFormula::TargetOverActual,
        v1::LowerFormula::TwoMinus => LowerFormula::TwoMinus,
    }
}
