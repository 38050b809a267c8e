//! 債権 and other composites: the parts, their mean, and editing the parts.

mod edit;

use crate::ui::prelude::*;

use crate::app::state::{App, use_app};
use crate::command::address::{Address, PartField};
use crate::domain::id::{NodeId, PartId};
use crate::domain::year::FiscalYear;
use crate::report::composites::{CompositeView, Lead, PartRow, Shown, actual_id};
use crate::report::entry::Note;
use crate::report::route::Route;
use crate::report::why::Why;
use crate::text::{composites as words, fill, format, indicator};
use crate::ui::chip::large_chip;
use crate::ui::entry::cell_entry;
use crate::ui::typed::{Shape, typed};
use crate::ui::why::why_or_plain;

use super::indicator::{crumbs, summary, verdict};
use super::overview::see_whole;

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let shown = Memo::new(move |_| {
        let scope = app.scope();
        app.with(|plan| Shown::of(plan, scope.as_ref()))
    });
    let year = Memo::new(move |_| app.year());
    view! {
        <div class="page-head">
            <h1>{move || app.with(words::title)}</h1>
            <span>{move || words::about(year.get())}</span>
        </div>
        {move || match shown.get() {
            Shown::Composites(ids) => {
                let year = year.get();
                ids.into_iter().map(|id| composite(app, id, year)).collect_view().into_any()
            }
            Shown::NoComposite => {
                let href = Route::Indicator(None).href();
                view! {
                    <div class="empty">
                        <h2>{words::EMPTY_TITLE}</h2>
                        <p>{words::EMPTY_TEXT}</p>
                        <div class="btns"><a class="btn" data-kind="primary" href=href>{words::TO_INDICATOR}</a></div>
                    </div>
                }
                .into_any()
            }
            Shown::NoneInScope => view! {
                <div class="empty">
                    <h2>{words::NONE_IN_SCOPE_TITLE}</h2>
                    <p>{words::NONE_IN_SCOPE_TEXT}</p>
                    <div class="btns">{see_whole(app)}</div>
                </div>
            }
            .into_any(),
        }}
    }
    .into_any()
}

/// One composite in one year.
#[derive(Clone, Copy)]
struct Subject {
    app: App,
    id: StoredValue<NodeId>,
    year: FiscalYear,
    view: Memo<Option<CompositeView>>,
}

impl Subject {
    /// Something of it; follows changes.
    fn of<T: PartialEq + Default + Send + Sync + 'static>(
        self,
        read: impl Fn(&CompositeView) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| {
            self.view
                .with(|view| view.as_ref().map(&read).unwrap_or_default())
        })
    }

    /// Something of one of its parts; follows changes.
    fn of_part<T: PartialEq + Default + Send + Sync + 'static>(
        self,
        part: PartId,
        read: fn(&PartRow) -> T,
    ) -> Memo<T> {
        self.of(move |view| {
            let row = view.rows.iter().find(|row| row.id == part);
            row.map(read).unwrap_or_default()
        })
    }
}

fn subject(app: App, id: NodeId, year: FiscalYear) -> Subject {
    let id = StoredValue::new(id);
    Subject {
        app,
        id,
        year,
        view: Memo::new(move |_| {
            app.with(|plan| id.with_value(|id| CompositeView::of(plan, id, year)))
        }),
    }
}

fn composite(app: App, id: NodeId, year: FiscalYear) -> AnyView {
    let subject = subject(app, id, year);
    let (id, view) = (subject.id, subject.view);
    let left = RwSignal::new(());
    let problems = subject.of(|view| view.problems.clone());
    let (heading_id, table_id) = id.with_value(|id| (format!("h-{id}"), format!("parts-{id}")));
    let labelled_by = heading_id.clone();
    let href = StoredValue::new(id.with_value(|id| Why::rate(id, year).href()));
    let name = subject.of(|view| view.name.clone());
    let steps = subject.of(|view| view.steps.clone());
    view! {
        {summary(problems.into(), left)}
        <section class="section" aria-labelledby=labelled_by on:focusout=move |_| left.set(())>
            {move || view.with(|view| view.as_ref().map(|view| crumbs(view.crumbs.clone())))}
            <div class="page-head">
                <h2 id=heading_id>{name}</h2>
                <div class="page-side">
                    {move || view.with(|view| view.as_ref().map(|view| large_chip(view.verdict.clone())))}
                </div>
            </div>
            <div role="status">{move || view.with(|view| view.as_ref().map(|view| lead(view, href.get_value())))}</div>
            {table(subject, table_id)}
            <div class="col">
                <div class="col">
                    {(!subject.app.is_reading()).then(|| edit::section(subject))}
                </div>
                <div class="col">
                    {move || {
                        let steps = steps.get();
                        (!steps.is_empty()).then(|| view! {
                            <section class="card">
                                <h3>{words::ARITHMETIC}</h3>
                                {verdict::list(steps)}
                            </section>
                        })
                    }}
                    {printed(subject)}
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn lead(view: &CompositeView, href: String) -> AnyView {
    let reason = (!view.reason.is_empty()
        && !matches!(view.lead, Lead::Waiting(_) | Lead::NoParts))
    .then(|| view! { <p>{view.reason.clone()}</p> });
    let lead = match view.lead.clone() {
        Lead::NoParts => view! { <p class="lead">{words::NO_PARTS}</p> }.into_any(),
        Lead::Waiting(said) => view! { <p class="lead">{said}</p> }.into_any(),
        Lead::Mean([which, mean, behind, rate]) => {
            view! { <p class="lead">{which}<b>{why_or_plain(href.clone(), mean)}</b>{behind}<b>{why_or_plain(href, rate)}</b></p> }.into_any()
        }
    };
    view! {
        {lead}
        {reason}
        <p><a class="hit" href=view.href.clone()>{words::TO_PAGE}</a></p>
    }
    .into_any()
}

fn printed(subject: Subject) -> AnyView {
    let view = subject.view;
    let differs = subject.of(|view| view.printed.differs);
    (move || {
        let title = if differs.get() {
            indicator::PRINTED_DIFFERS
        } else {
            indicator::PRINTED
        };
        let compared = move || {
            view.with(|view| {
                let view = view.as_ref()?;
                let year = format::year_short(subject.year);
                let href = subject
                    .id
                    .with_value(|id| Why::rate(id, subject.year).href());
                Some(super::indicator::printed::compared(
                    view.printed.clone(),
                    year,
                    &href,
                ))
            })
        };
        view! { <section class="card"><h3>{title}</h3>{compared}</section> }
    })
    .into_any()
}

fn table(subject: Subject, id: String) -> AnyView {
    // A part that is called otherwise has boxes that are called otherwise.
    let rows = subject.of(|view| {
        let key = |row: &PartRow| (row.id.clone(), row.title.clone());
        view.rows.iter().map(key).collect::<Vec<_>>()
    });
    let weighted = subject.of(|view| view.weighted);
    let values = subject.of(|view| view.heading.clone());
    let mean = subject.of(|view| view.mean.clone());
    let href = subject
        .id
        .with_value(|id| Why::rate(id, subject.year).href());
    let name = subject.of(|view| words::table_of(&view.name));
    view! {
        <h3 id=id.clone()>{words::PARTS}</h3>
        <div class="table-wrap" tabindex="0" role="region" aria-label=name>
            <table class="table parts" data-wide>
                <thead>
                    <tr>
                        <th scope="col" class="num">{words::NUMBER}</th>
                        <th scope="col">{words::PART}</th>
                        {move || weighted.get().then(|| view! { <th scope="col" class="num">{words::WEIGHT}</th> })}
                        <th scope="col" class="num">{values}</th>
                        <th scope="col">{indicator::STATUS}</th>
                        <th scope="col">{indicator::RESULTS}</th>
                        <th scope="col">{indicator::NEXT_STEPS}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=Clone::clone children=move |(part, title)| row(subject, part, title, weighted)/>
                </tbody>
                <tfoot>
                    <tr>
                        <td></td>
                        <th scope="row">{words::MEAN}</th>
                        {move || weighted.get().then(|| view! { <td></td> })}
                        <td class="num">{move || why_or_plain(href.clone(), mean.get())}</td>
                        <td colspan="3"></td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// The boxes of one part: its value, and its texts with their labels.
struct Boxes {
    value: AnyView,
    texts: [(&'static str, AnyView); 3],
}

fn boxes(subject: Subject, part: &PartId, named: &str) -> Boxes {
    let year = subject.year;
    let at = |field| {
        subject
            .id
            .with_value(|id| Address::part(id, year, part, field))
    };
    let id = subject.id.with_value(|id| actual_id(id, part));
    let value = subject.of_part(part.clone(), |row| row.actual.text.clone());
    let note = {
        let note = subject.of_part(part.clone(), |row| Some(row.actual.note.clone()));
        Signal::derive(move || note.get().unwrap_or(Note::None))
    };
    let of_actual = words::in_part(named, year, words::ACTUAL);
    let entry = cell_entry(
        id.clone(),
        of_actual,
        false,
        at(PartField::Actual),
        value.into(),
        note,
    );
    let text = |word: &str, field: PartField, label: &'static str, value: Memo<String>| {
        let shape = Shape {
            id: format!("{id}-{word}"),
            multiline: true,
            aria_label: Some(words::in_part(named, year, label)),
            rows: 4,
            ..Shape::default()
        };
        let control = typed(shape, at(field), value.into(), Signal::derive(|| false));
        (label, control)
    };
    Boxes {
        value: entry,
        texts: [
            text(
                "status",
                PartField::Status,
                indicator::STATUS,
                subject.of_part(part.clone(), |row| row.status.clone()),
            ),
            text(
                "results",
                PartField::Results,
                indicator::RESULTS,
                subject.of_part(part.clone(), |row| row.results.clone()),
            ),
            text(
                "next-steps",
                PartField::NextSteps,
                indicator::NEXT_STEPS,
                subject.of_part(part.clone(), |row| row.next_steps.clone()),
            ),
        ],
    }
}

fn row(subject: Subject, part: PartId, named: String, weighted: Memo<bool>) -> AnyView {
    let number = subject.of_part(part.clone(), |row| row.number);
    let weight = subject.of_part(part.clone(), |row| row.weight.clone());
    let value = subject.of(|view| view.heading.clone());
    let boxes = boxes(subject, &part, &named);
    let texts = boxes
        .texts
        .into_iter()
        .map(|(label, control)| view! { <td class="text" data-label=label>{control}</td> })
        .collect_view();
    view! {
        <tr>
            <td class="num">{number}</td>
            <th scope="row">{named}</th>
            {move || weighted.get().then(|| view! { <td class="num" data-label=words::WEIGHT>{move || weight.get()}</td> })}
            <td class="num" data-label=move || value.get()>{boxes.value}</td>
            {texts}
        </tr>
    }
    .into_any()
}

/// The boxes of all parts for a page of their composite: the values below each other, the texts behind a click each.
pub fn parts(app: App, id: NodeId, year: FiscalYear) -> AnyView {
    let subject = subject(app, id, year);
    let rows = subject.of(|view| {
        let key = |row: &PartRow| (row.id.clone(), row.title.clone());
        view.rows.iter().map(key).collect::<Vec<_>>()
    });
    view! {
        <div class="fill-parts">
            <For each=move || rows.get() key=Clone::clone children=move |(part, title)| {
                let boxes = boxes(subject, &part, &title);
                let texts = boxes
                    .texts
                    .into_iter()
                    .map(|(label, control)| view! {
                        <div class="field"><span class="field-label" aria-hidden="true">{label}</span>{control}</div>
                    })
                    .collect_view();
                view! {
                    <div class="fill-part">
                        <span class="field-label" aria-hidden="true">{title.clone()}</span>
                        {boxes.value}
                        <details class="more">
                            <summary>{fill::part_texts(&title)}</summary>
                            <div class="texts">{texts}</div>
                        </details>
                    </div>
                }
            }/>
        </div>
    }
    .into_any()
}
