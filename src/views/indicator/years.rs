//! Target and actual of every year.

use crate::ui::prelude::*;

use crate::command::Command;
use crate::command::address::{Address, Value, YearField};
use crate::domain::id::BandId;
use crate::domain::year::FiscalYear;
use crate::report::entry::Note;
use crate::report::indicator::cells::{self, Cell};
use crate::report::indicator::override_form::bands;
use crate::report::indicator::problems::{actual_id, target_id};
use crate::report::indicator::years::Year;
use crate::report::route::Route;
use crate::report::why::Why;
use crate::text::indicator as words;
use crate::text::settings::years::CLOSED;
use crate::ui::chip::chip;
use crate::ui::choice::{check, of_year, select};
use crate::ui::entry::labelled_entry;
use crate::ui::field::Labelled;
use crate::ui::typed::Shape;
use crate::ui::why::why_or_plain;

use super::Subject;

pub fn section(subject: Subject) -> AnyView {
    let app = subject.app;
    let shape = subject.memo(|_, place| cells::Shape::of(place.indicator.kind()));
    let years = Memo::new(move |_| app.with(|plan| plan.years.clone()));
    view! {
        <section class="section" aria-labelledby="h-years">
            <h2 id="h-years">{words::YEARS}</h2>
            {move || shape.get().map(|shape| view! {
                <div class="years">
                    <For
                        each=move || years.get()
                        key=|year| *year
                        children=move |year| card(subject, year, shape)
                    />
                </div>
            })}
        </section>
    }
    .into_any()
}

fn card(subject: Subject, year: FiscalYear, shape: cells::Shape) -> AnyView {
    let app = subject.app;
    let model = subject
        .memo(move |plan, place| Year::of(plan, place.action, place.indicator, year, app.year()));
    let plan = Memo::new(move |_| {
        model.with(|model| {
            let plan = &model.as_ref()?.texts.plan;
            (!plan.is_empty()).then(|| words::action_plan(plan))
        })
    });
    let now = move || model.with(|model| model.as_ref().is_some_and(|year| year.now).then_some(""));
    view! {
        <fieldset class="year" data-now=now>
            <legend>
                <span>{words::year_legend(year)}</span>
                <span class="tag" hidden=move || !app.is_closed(year)>{CLOSED}</span>
            </legend>
            {move || plan.get().map(|plan| view! { <p class="note">{plan}</p> })}
            {target(subject, year, shape, model)}
            {outcome(subject, year, shape, model, true)}
        </fieldset>
    }
    .into_any()
}

/// What is entered about the result of a year, with its rate and level at once, for a page of its own.
pub fn results(subject: Subject, year: FiscalYear) -> AnyView {
    let app = subject.app;
    let shape = subject.memo(|_, place| cells::Shape::of(place.indicator.kind()));
    let model = subject
        .memo(move |plan, place| Year::of(plan, place.action, place.indicator, year, app.year()));
    (move || {
        let shape = shape.get();
        shape.map(|shape| outcome(subject, year, shape, model, false))
    })
    .into_any()
}

/// The boxes of a result, and what came of it. `away` leads to the parts of a composite, where they are not at hand.
fn outcome(
    subject: Subject,
    year: FiscalYear,
    shape: cells::Shape,
    model: Model,
    away: bool,
) -> AnyView {
    view! {
        {actual(subject, year, shape, model, away)}
        {shape.can_be_doubled.then(|| doubled(subject, year, model))}
        {shape.by_person.then(|| assessment(subject, year, model))}
        <div role="status">{move || model.get().map(|model| sum(subject, model))}</div>
    }
    .into_any()
}

type Model = Memo<Option<Year>>;

/// The text of a cell, and what is said beside it.
fn cell(model: Model, read: fn(&Year) -> &Cell) -> (Signal<String>, Signal<Note>) {
    let cell =
        Memo::new(move |_| model.with(|model| model.as_ref().map(|year| read(year).clone())));
    let text = move || cell.with(|cell| cell.as_ref().map(|cell| cell.text.clone()));
    let note = move || cell.with(|cell| cell.as_ref().map(|cell| cell.note.clone()));
    (
        Signal::derive(move || text().unwrap_or_default()),
        Signal::derive(move || note().unwrap_or(Note::None)),
    )
}

fn at(subject: Subject, year: FiscalYear, field: YearField) -> Address {
    subject.id.with_value(|id| Address::year(id, year, field))
}

fn target(subject: Subject, year: FiscalYear, shape: cells::Shape, model: Model) -> AnyView {
    let (text, note) = cell(model, |year| &year.target);
    let shape = Shape {
        id: target_id(year),
        multiline: shape.target_in_lines,
        figure: shape.target_is_figure,
        rows: 2,
        ..Shape::default()
    };
    let label = words::TARGET.to_owned();
    labelled_entry(
        shape,
        label,
        at(subject, year, YearField::Target),
        text,
        note,
    )
}

fn actual(
    subject: Subject,
    year: FiscalYear,
    shape: cells::Shape,
    model: Model,
    away: bool,
) -> AnyView {
    if shape.from_parts {
        let mean = move || {
            let mean = model.with(|model| model.as_ref().map(|year| year.mean.clone()));
            let href = subject.id.with_value(|id| Why::rate(id, year).href());
            mean.map(|mean| why_or_plain(href, mean))
        };
        let link = away.then(|| {
            view! { <p><a class="hit" href=Route::Composites.href()>{words::TO_PARTS}</a></p> }
        });
        return view! {
            <div class="field">
                <span class="field-label">{words::ACTUAL}</span>
                <p>{mean}</p>
                {link}
            </div>
        }
        .into_any();
    }
    let (text, note) = cell(model, |year| &year.actual);
    let shape = Shape {
        id: actual_id(year),
        multiline: shape.actual_in_lines,
        figure: !shape.actual_in_lines,
        rows: 3,
        ..Shape::default()
    };
    let label = words::ACTUAL.to_owned();
    labelled_entry(
        shape,
        label,
        at(subject, year, YearField::Actual),
        text,
        note,
    )
}

fn doubled(subject: Subject, year: FiscalYear, model: Model) -> AnyView {
    let checked = Signal::derive(move || {
        model.with(|model| model.as_ref().is_some_and(|year| year.annualised))
    });
    let tick = Callback::new(move |on| {
        subject.app.dispatch_or_tell(Command::Set {
            at: at(subject, year, YearField::Annualised),
            value: Value::Flag(on),
        });
    });
    of_year(year, check(words::ANNUALISED.to_owned(), checked, tick))
}

fn assessment(subject: Subject, year: FiscalYear, model: Model) -> AnyView {
    let app = subject.app;
    let bands = Memo::new(move |_| app.with(|plan| bands(&plan.rules)));
    let value = Signal::derive(move || {
        model.with(|model| {
            model
                .as_ref()
                .map(|year| year.assessment.clone())
                .unwrap_or_default()
        })
    });
    let choose = Callback::new(move |band: String| {
        app.dispatch_or_tell(Command::Set {
            at: at(subject, year, YearField::Assessment),
            value: Value::Band(BandId::new(&band).ok()),
        });
    });
    (move || {
        let mut options = vec![(String::new(), words::NOT_ASSESSED.to_owned())];
        options.extend(bands.get());
        let field = Labelled {
            id: format!("assessment-{}", year.number()),
            label: words::ASSESSMENT.to_owned(),
            ..Labelled::default()
        };
        let none = Signal::derive(|| false);
        let control = select(
            field.id.clone(),
            field.described_by(),
            options,
            value,
            none,
            choose,
        );
        field.around(of_year(year, control), Signal::derive(String::new))
    })
    .into_any()
}

fn sum(subject: Subject, year: Year) -> AnyView {
    let href = subject.id.with_value(|id| Why::rate(id, year.year).href());
    let problem = (!year.problem.is_empty())
        .then(|| view! { <p class="field-error">{year.problem.clone()}</p> });
    view! {
        <p class="year-sum">
            <span>{year.measure}" "<b>{why_or_plain(href, year.rate)}</b></span>
            {chip(year.verdict)}
        </p>
        {problem}
    }
    .into_any()
}
