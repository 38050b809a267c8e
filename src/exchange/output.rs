//! From the plan to the text of the newest version.

mod handout;
mod merged;

use crate::domain::comment::Comment;
use crate::domain::cut::Cut;
use crate::domain::decision::{Decision, Ruling};
use crate::domain::indicator::{Indicator, Override, PartRecord, YearRecord};
use crate::domain::kind::{Composite, Kind, LowerFormula, Part, Reference, TargetBasis, Tolerance};
use crate::domain::plan::{Action, ActionYear, Department, Initiative, Plan, Priority, Theme};
use crate::domain::printed::{Excerpt, PrintedFigure, Publication, Statement, SummaryRow};
use crate::domain::rounding::Rounding;
use crate::domain::rule_set::RuleSet;
use crate::domain::rules::{Band, JudgedOn, Percent, Rules, ZeroTarget};

use super::{Document, FORMAT, VERSION, codec, v1};

/// The canonical text, without the line feed at its end.
pub fn text(document: &Document) -> String {
    let given = document.plan.cut.as_deref();
    let mut file = v1::File {
        format: FORMAT.to_owned(),
        version: VERSION,
        holds: match given {
            None => v1::Holds::Plan,
            Some(_) => v1::Holds::Department,
        },
        as_of: document.as_of.clone(),
        part: given.map(cut),
        plan: plan(&document.plan),
        base: given
            .filter(|cut| *cut.base != document.plan.bare())
            .map(|cut| plan(&cut.base)),
        extra: document.plan.file_extra.clone(),
    };
    codec::to_text(&mut file)
}

fn cut(cut: &Cut) -> v1::Cut {
    v1::Cut {
        department: cut.department.to_string(),
        year: cut.year.number(),
        note: cut.note.clone(),
        cut_at: cut.cut_at.clone(),
        origin: cut.origin.as_str().to_owned(),
        extra: cut.extra.clone(),
    }
}

/// A plan as it stands in the file.
pub fn plan(plan: &Plan) -> v1::Plan {
    v1::Plan {
        id: plan.id.to_string(),
        name: plan.name.clone(),
        municipality: plan.municipality.clone(),
        sample: plan.sample,
        years: plan.years.iter().map(|year| year.number()).collect(),
        reporting_year: plan.reporting_year.number(),
        closed_years: plan.closed.iter().map(|year| year.number()).collect(),
        departments: plan.departments.iter().map(department).collect(),
        rules: rules(&plan.rules),
        rule_sets: plan.rule_sets.iter().map(rule_set).collect(),
        priorities: plan.priorities.iter().map(priority).collect(),
        publications: plan.publications.iter().map(publication).collect(),
        handouts: plan.handouts.iter().map(handout::handout).collect(),
        merges: plan.merges.iter().map(merged::merge).collect(),
        decisions: plan.decisions.iter().map(decision).collect(),
        extra: plan.extra.clone(),
    }
}

fn department(department: &Department) -> v1::Department {
    v1::Department {
        id: department.id.to_string(),
        name: department.name.clone(),
        extra: department.extra.clone(),
    }
}

fn rules(rules: &Rules) -> v1::Rules {
    v1::Rules {
        bands: rules.bands().iter().map(band).collect(),
        rate_decimals: rules.rate_decimals,
        share_decimals: rules.share_decimals,
        rounding: match rules.rounding {
            Rounding::HalfUp => v1::Rounding::HalfUp,
            Rounding::HalfEven => v1::Rounding::HalfEven,
            Rounding::Floor => v1::Rounding::Floor,
            Rounding::Ceiling => v1::Rounding::Ceiling,
            Rounding::Truncate => v1::Rounding::Truncate,
        },
        judged_on: match rules.judged_on {
            JudgedOn::Exact => v1::JudgedOn::Exact,
            JudgedOn::Shown => v1::JudgedOn::Shown,
        },
        lower_formula: lower_formula(rules.lower_formula),
        zero_target: match rules.zero_target {
            ZeroTarget::NotCounted => v1::ZeroTarget::NotCounted,
            ZeroTarget::Met => v1::ZeroTarget::Met,
            ZeroTarget::Missed => v1::ZeroTarget::Missed,
        },
        cap: rules.cap.as_ref().map(percent).unwrap_or_default(),
        extra: rules.extra.clone(),
    }
}

fn rule_set(set: &RuleSet) -> v1::RuleSet {
    v1::RuleSet {
        id: set.id.to_string(),
        name: set.name.clone(),
        by_person: set.by_person,
        rules: rules(&set.rules),
        extra: set.extra.clone(),
    }
}

fn percent(percent: &Percent) -> String {
    percent.raw().to_owned()
}

fn lower_formula(formula: LowerFormula) -> v1::LowerFormula {
    match formula {
        LowerFormula::TargetOverActual => v1::LowerFormula::TargetOverActual,
        LowerFormula::TwoMinus => v1::LowerFormula::TwoMinus,
    }
}

fn band(band: &Band) -> v1::Band {
    v1::Band {
        id: band.id.to_string(),
        label: band.label.clone(),
        mark: band.mark.clone(),
        from: band.lower.as_ref().map(|bound| v1::BandFrom {
            percent: percent(&bound.percent),
            inclusive: bound.inclusive,
        }),
        attains: band.attains,
        extra: band.extra.clone(),
    }
}

fn priority(node: &Priority) -> v1::Priority {
    v1::Priority {
        id: node.id.to_string(),
        number: node.number.clone(),
        name: node.name.clone(),
        themes: node.themes.iter().map(theme).collect(),
        extra: node.extra.clone(),
    }
}

fn theme(node: &Theme) -> v1::Theme {
    v1::Theme {
        id: node.id.to_string(),
        number: node.number.clone(),
        name: node.name.clone(),
        initiatives: node.initiatives.iter().map(initiative).collect(),
        extra: node.extra.clone(),
    }
}

fn initiative(node: &Initiative) -> v1::Initiative {
    v1::Initiative {
        id: node.id.to_string(),
        number: node.number.clone(),
        name: node.name.clone(),
        actions: node.actions.iter().map(action).collect(),
        extra: node.extra.clone(),
    }
}

/// A 取組内容 as it stands in the file.
pub fn action(node: &Action) -> v1::Action {
    v1::Action {
        id: node.id.to_string(),
        number: node.number.clone(),
        name: node.name.clone(),
        departments: node.departments.iter().map(ToString::to_string).collect(),
        note: node.note.clone(),
        years: node
            .years
            .iter()
            .map(|(year, entry)| (year.number().to_string(), action_year(entry)))
            .collect(),
        indicators: node.indicators.iter().map(indicator).collect(),
        extra: node.extra.clone(),
    }
}

fn action_year(entry: &ActionYear) -> v1::ActionYear {
    v1::ActionYear {
        plan: entry.plan.clone(),
        status: entry.status.clone(),
        extra: entry.extra.clone(),
    }
}

/// A 成果指標 as it stands in the file.
pub fn indicator(node: &Indicator) -> v1::Indicator {
    let (kind, formula, tolerance, composite) = kind(node.kind());
    v1::Indicator {
        id: node.id.to_string(),
        name: node.name.clone(),
        kind,
        lower_formula: formula,
        tolerance,
        composite,
        unit: node.unit.clone(),
        cumulative: node.cumulative,
        basis: match node.basis {
            TargetBasis::OfYear => None,
            TargetBasis::EndOfPlan => Some(v1::Basis::EndOfPlan),
            TargetBasis::Apportioned => Some(v1::Basis::Apportioned),
        },
        baseline: node.baseline().raw().to_owned(),
        departments: node.departments.iter().map(ToString::to_string).collect(),
        note: node.note.clone(),
        years: node
            .years()
            .iter()
            .map(|(year, record)| (year.number().to_string(), indicator_year(record)))
            .collect(),
        comments: node.comments.iter().map(comment).collect(),
        extra: node.extra.clone(),
    }
}

fn comment(comment: &Comment) -> v1::Comment {
    v1::Comment {
        id: comment.id.to_string(),
        department: comment
            .department
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        written_at: comment.written_at.clone(),
        text: comment.text.clone(),
        settled: comment.settled,
        extra: comment.extra.clone(),
    }
}

type KindOnFile = (
    v1::Kind,
    Option<v1::LowerFormula>,
    Option<v1::Tolerance>,
    Option<v1::Composite>,
);

fn kind(kind: &Kind) -> KindOnFile {
    let plain = |kind| (kind, None, None, None);
    match kind {
        Kind::Higher => plain(v1::Kind::Higher),
        Kind::Lower(formula) => (v1::Kind::Lower, formula.map(lower_formula), None, None),
        Kind::Progress => plain(v1::Kind::Progress),
        Kind::Change => plain(v1::Kind::Change),
        Kind::Maintain(allowed) => (v1::Kind::Maintain, None, Some(tolerance(allowed)), None),
        Kind::Range => plain(v1::Kind::Range),
        Kind::Bound => plain(v1::Kind::Bound),
        Kind::Qualitative => plain(v1::Kind::Qualitative),
        Kind::Graded => plain(v1::Kind::Graded),
        Kind::Composite(parts) => (v1::Kind::Composite, None, None, Some(composite(parts))),
        Kind::Monitor => plain(v1::Kind::Monitor),
    }
}

fn tolerance(tolerance: &Tolerance) -> v1::Tolerance {
    v1::Tolerance {
        amount: tolerance.amount.clone(),
        relative: tolerance.relative,
        reference: match tolerance.reference {
            Reference::Target => v1::Reference::Target,
            Reference::Baseline => v1::Reference::Baseline,
        },
    }
}

fn composite(composite: &Composite) -> v1::Composite {
    v1::Composite {
        parts: composite.parts.iter().map(part).collect(),
        decimals: composite.decimals,
    }
}

fn part(part: &Part) -> v1::Part {
    v1::Part {
        id: part.id.to_string(),
        name: part.name.clone(),
        weight: part.weight.clone(),
        extra: part.extra.clone(),
    }
}

fn indicator_year(record: &YearRecord) -> v1::IndicatorYear {
    v1::IndicatorYear {
        target: record.target.raw().to_owned(),
        actual: record.actual.raw().to_owned(),
        annualised: record.annualised,
        assessment: record
            .assessment
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        overruling: record.overruling.as_ref().map(overruling),
        results: record.results.clone(),
        next_steps: record.next_steps.clone(),
        note: record.note.clone(),
        printed_actual: record.printed_actual.clone(),
        printed_rate: record.printed_rate.clone(),
        printed_mark: record.printed_mark.clone(),
        parts: record
            .parts
            .iter()
            .map(|(id, part)| (id.to_string(), part_year(part)))
            .collect(),
        extra: record.extra.clone(),
    }
}

fn overruling(given: &Override) -> v1::Override {
    v1::Override {
        band: given
            .band
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        rate: given.rate.as_ref().map(percent).unwrap_or_default(),
        reason: given.reason.clone(),
    }
}

fn part_year(record: &PartRecord) -> v1::PartYear {
    v1::PartYear {
        actual: record.actual.raw().to_owned(),
        status: record.status.clone(),
        results: record.results.clone(),
        next_steps: record.next_steps.clone(),
        extra: record.extra.clone(),
    }
}

fn decision(decision: &Decision) -> v1::Decision {
    v1::Decision {
        finding: decision.finding.clone(),
        seen: decision.seen.clone(),
        ruling: match decision.ruling {
            Ruling::Accept => v1::Ruling::Accept,
            Ruling::Correct => v1::Ruling::Correct,
        },
        reason: decision.reason.clone(),
        extra: decision.extra.clone(),
    }
}

fn publication(paper: &Publication) -> v1::Publication {
    v1::Publication {
        id: paper.id.to_string(),
        name: paper.name.clone(),
        year: paper.year.number(),
        summary: paper.summary.iter().map(summary_row).collect(),
        shares: paper.shares.iter().map(figure).collect(),
        excerpts: paper.excerpts.iter().map(excerpt).collect(),
        statements: paper.statements.iter().map(statement).collect(),
        extra: paper.extra.clone(),
    }
}

fn summary_row(row: &SummaryRow) -> v1::SummaryRow {
    v1::SummaryRow {
        priority: row
            .priority
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        label: row.label.clone(),
        set: row.set.clone(),
        counts: row.counts.iter().map(figure).collect(),
        share: row.share.clone(),
        extra: row.extra.clone(),
    }
}

fn figure(figure: &PrintedFigure) -> v1::PrintedFigure {
    v1::PrintedFigure {
        band: figure.band.to_string(),
        figure: figure.figure.clone(),
        extra: figure.extra.clone(),
    }
}

fn excerpt(excerpt: &Excerpt) -> v1::Excerpt {
    v1::Excerpt {
        indicator: excerpt.indicator.to_string(),
        place: excerpt.place.clone(),
        name: excerpt.name.clone(),
        actual: excerpt.actual.clone(),
        target: excerpt.target.clone(),
        extra: excerpt.extra.clone(),
    }
}

fn statement(statement: &Statement) -> v1::Statement {
    v1::Statement {
        priority: statement
            .priority
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        heading: statement.heading.clone(),
        text: statement.text.clone(),
        extra: statement.extra.clone(),
    }
}
