//! 照合 › 資料の値の入力 › one paper: its summary table, shares, repetitions and texts.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::command::address::{Address, Field, PrintedField, Subject};
use crate::domain::id::PublicationId;
use crate::report::reconcile::papers::{self as model, Section, Shape as Paper};
use crate::report::route::{ReconcilePage, Route};
use crate::text::papers as words;
use crate::ui::choice::select;
use crate::ui::field::Labelled;
use crate::ui::typed::{Shape, typed};
use crate::ui::why::why_or_plain;

use super::papers::pasted;

/// A paper that is being entered.
#[derive(Clone, Copy)]
struct Editing {
    app: App,
    id: StoredValue<PublicationId>,
    shape: Memo<Paper>,
}

/// The page.
pub fn page(id: PublicationId) -> AnyView {
    let app = use_app();
    let id = StoredValue::new(id);
    let found = Memo::new(move |_| app.with(|plan| id.with_value(|id| Paper::of(plan, id))));
    let there = Memo::new(move |_| found.with(Option::is_some));
    let shape = Memo::new(move |_| found.get().unwrap_or_default());
    let editing = Editing { app, id, shape };
    let back = move || {
        let href = Route::Reconcile(ReconcilePage::Papers).href();
        view! { <p><a class="hit" href=href>{words::BACK}</a></p> }
    };
    (move || {
        if !there.get() {
            return view! { {back()}<h2>{words::GONE_TITLE}</h2> };
        }
        view! {
            <section class="section" aria-labelledby="h-paper">
                {back()}
                <h2 id="h-paper">{move || shape.with(|shape| shape.name.clone())}</h2>
                {editing.name()}
            </section>
            {editing.summary()}
            {editing.shares()}
            {editing.excerpts()}
            {editing.statements()}
        }
    })
    .into_any()
}

impl Editing {
    fn name(self) -> AnyView {
        let at = Address {
            subject: Subject::Publication(self.id.get_value()),
            field: Field::Name,
        };
        let value = Signal::derive(move || self.shape.with(|shape| shape.name.clone()));
        Labelled {
            id: "paper-name".to_owned(),
            label: words::NAME.to_owned(),
            ..Labelled::default()
        }
        .bound(at, value, Signal::derive(String::new))
    }

    fn value(self, field: PrintedField) -> Signal<String> {
        Signal::derive(move || {
            self.app
                .with(|plan| self.id.with_value(|id| model::value(plan, id, &field)))
        })
    }

    /// A box for a field; `name` is what screen readers call it.
    fn control(self, field: PrintedField, id: String, name: String, rows: u32) -> AnyView {
        let shape = Shape {
            id,
            multiline: rows > 1,
            rows,
            aria_label: Some(name),
            ..Shape::default()
        };
        let at = self.id.with_value(|id| Address::printed(id, field.clone()));
        typed(shape, at, self.value(field), Signal::derive(|| false))
    }

    /// A cell of a table that takes what a spreadsheet copies.
    fn cell(self, section: Section, row: usize, column: usize, heading: &str) -> AnyView {
        let fields = self
            .app
            .with_document_untracked(|document| model::columns(&document.plan, section, row));
        let Some(field) = fields.into_iter().nth(column) else {
            return ().into_view();
        };
        let id = format!("{}-{row}-{column}", word(section));
        let control = self.control(field, id, words::nth(called(section), row, heading), 1);
        let paste = move |text: &str| {
            self.app.leave_field();
            self.app.with_document_untracked(|document| {
                let at = (row, column);
                self.id
                    .with_value(|id| model::paste(&document.plan, id, section, at, text))
            })
        };
        let app = self.app;
        view! { <td on:paste=move |event| pasted(app, &event, &paste)>{control}</td> }
    }

    fn choose(self, section: Section, row: usize) -> AnyView {
        let of_text = section == Section::Statements;
        let repeated = section == Section::Excerpts;
        let value = Memo::new(move |_| {
            self.app.with(|plan| {
                self.id.with_value(|id| {
                    if repeated {
                        model::repeated(plan, id, row)
                    } else {
                        model::scope(plan, id, row, of_text)
                    }
                })
            })
        });
        let options = self.app.with_document_untracked(|document| {
            if repeated {
                model::indicators(&document.plan, &value.get_untracked())
            } else {
                model::scopes(&document.plan)
            }
        });
        let choose = Callback::new(move |to: String| {
            let command = self.app.with_document_untracked(|document| {
                let plan = &document.plan;
                self.id
                    .with_value(|id| model::set_scope(plan, id, section, row, &to))
            });
            self.app.dispatch_or_tell(command);
        });
        let id = format!("{}-{row}-of", word(section));
        let label = if repeated {
            words::INDICATOR
        } else {
            words::SCOPE
        };
        let name = words::nth(called(section), row, label);
        let for_id = id.clone();
        let control = select(
            id,
            String::new(),
            options,
            value.into(),
            Signal::derive(|| false),
            choose,
        );
        view! { <label class="hidden" for=for_id>{name}</label>{control} }
    }

    fn add(self, section: Section, text: &'static str) -> AnyView {
        let add = move |_| {
            let command = self.app.with_document_untracked(|document| {
                self.id
                    .with_value(|id| model::add_row(&document.plan, id, section))
            });
            let rows = self.shape.with_untracked(|shape| count(shape, section));
            if let Some(command) = command {
                self.app.dispatch_or_tell(command);
                doors::focus_soon(format!("{}-{rows}-0", word(section)));
            }
        };
        view! { <div class="btns"><button class="btn" type="button" on:click=add>{text}</button></div> }
    }

    fn remove(self, section: Section, row: usize) -> AnyView {
        let remove = move |_| {
            let command = self.app.with_document_untracked(|document| {
                self.id
                    .with_value(|id| model::remove_row(&document.plan, id, section, row))
            });
            self.app.dispatch_or_tell(command);
            doors::focus_soon(heading(section));
        };
        view! {
            <button class="btn" data-size="s" data-kind="plain" type="button" aria-label=words::remove_nth(called(section), row) on:click=remove>
                {words::REMOVE}
            </button>
        }
    }

    fn rows(self, section: Section) -> Memo<Vec<usize>> {
        Memo::new(move |_| (0..self.shape.with(|shape| count(shape, section))).collect())
    }

    fn table(self, section: Section, headings: Vec<String>, name: &'static str) -> AnyView {
        let rows = self.rows(section);
        let heads = headings.clone();
        let headings = StoredValue::new(headings);
        let row = move |row: usize| {
            let headings = headings.get_value();
            let cells = headings
                .iter()
                .enumerate()
                .map(|(column, heading)| self.cell(section, row, column, heading))
                .collect_view();
            view! {
                <tr>
                    <td>{self.choose(section, row)}</td>
                    {cells}
                    <td>{self.remove(section, row)}</td>
                </tr>
            }
        };
        let first = if section == Section::Excerpts {
            words::INDICATOR
        } else {
            words::SCOPE
        };
        (move || {
            if rows.with(Vec::is_empty) {
                return ().into_view();
            }
            let heads = heads
                .iter()
                .map(|heading| view! { <th scope="col">{heading.clone()}</th> })
                .collect_view();
            view! {
                <div class="table-wrap" tabindex="0" role="region" aria-label=words::table_of(name)>
                    <table class="table entry-table" data-wide>
                        <thead>
                            <tr>
                                <th scope="col">{first}</th>
                                {heads}
                                <th scope="col">{words::ACTIONS}</th>
                            </tr>
                        </thead>
                        <tbody><For each=move || rows.get() key=|row| *row children=row/></tbody>
                    </table>
                </div>
            }
        })
        .into_any()
    }

    fn summary(self) -> AnyView {
        let headings = Memo::new(move |_| {
            self.shape.with(|shape| {
                let levels = shape.bands.iter().map(|(_, label)| label.clone());
                let mut headings = vec![words::LABEL.to_owned(), words::SET.to_owned()];
                headings.extend(levels);
                headings.push(shape.attainment.clone());
                headings
            })
        });
        let add = move || {
            let text = if self.shape.with(|shape| shape.summary == 0) {
                words::ADD_USUAL
            } else {
                words::ADD_ROW
            };
            self.add(Section::Summary, text)
        };
        view! {
            <section class="section" aria-labelledby="h-summary">
                <h3 id="h-summary" tabindex="-1">{words::SUMMARY}</h3>
                <p class="note">{words::SUMMARY_ABOUT}</p>
                {move || self.table(Section::Summary, headings.get(), words::SUMMARY)}
                {add}
            </section>
        }
    }

    fn shares(self) -> AnyView {
        let bands = Memo::new(move |_| self.shape.with(|shape| shape.bands.clone()));
        let fields = move || {
            let fields = bands
                .get()
                .into_iter()
                .enumerate()
                .map(|(index, (band, label))| {
                    let field = PrintedField::Share(band);
                    let at = self.id.with_value(|id| Address::printed(id, field.clone()));
                    Labelled {
                        id: format!("share-{index}"),
                        label,
                        ..Labelled::default()
                    }
                    .bound(at, self.value(field), Signal::derive(String::new))
                });
            view! { <div class="share-fields">{fields.collect_view()}</div> }
        };
        view! {
            <section class="section" aria-labelledby="h-shares">
                <h3 id="h-shares">{words::SHARES}</h3>
                {fields}
            </section>
        }
    }

    fn excerpts(self) -> AnyView {
        let headings = [
            words::PLACE,
            words::PRINTED_NAME,
            words::ACTUAL,
            words::TARGET,
        ];
        let headings = headings.map(str::to_owned).into();
        view! {
            <section class="section" aria-labelledby="h-excerpts">
                <h3 id="h-excerpts" tabindex="-1">{words::EXCERPTS}</h3>
                <p class="note">{words::EXCERPTS_ABOUT}</p>
                {self.table(Section::Excerpts, headings, words::EXCERPTS)}
                {self.add(Section::Excerpts, words::ADD_EXCERPT)}
            </section>
        }
    }

    fn statements(self) -> AnyView {
        let rows = self.rows(Section::Statements);
        view! {
            <section class="section" aria-labelledby="h-statements">
                <h3 id="h-statements" tabindex="-1">{words::STATEMENTS}</h3>
                <p class="note">{words::STATEMENTS_ABOUT}</p>
                <For each=move || rows.get() key=|row| *row children=move |row| self.statement(row)/>
                {self.add(Section::Statements, words::ADD_STATEMENT)}
            </section>
        }
    }

    fn statement(self, row: usize) -> AnyView {
        let claims = Memo::new(move |_| {
            self.app
                .with(|plan| self.id.with_value(|id| model::claims(plan, id, row)))
        });
        let said = move || {
            let claims = claims.get();
            if claims.is_empty() {
                return view! { <p class="note">{words::NOTHING_READ}</p> };
            }
            let items = claims.into_iter().map(
                |(text, agrees, why)| view! { <li data-differs=(!agrees).then_some("yes")>{why_or_plain(why, text)}</li> },
            );
            view! { <p class="note">{words::READ}</p><ul class="claims">{items.collect_view()}</ul> }
        };
        let id = |column: usize| format!("{}-{row}-{column}", word(Section::Statements));
        view! {
            <div class="card statement">
                <div class="statement-head">
                    {self.choose(Section::Statements, row)}
                    {self.control(PrintedField::Heading(row), id(0), words::nth(words::STATEMENT, row, words::HEADING), 1)}
                    {self.remove(Section::Statements, row)}
                </div>
                {self.control(PrintedField::Text(row), id(1), words::nth(words::STATEMENT, row, words::TEXT), 4)}
                {said}
            </div>
        }
    }
}

fn word(section: Section) -> &'static str {
    match section {
        Section::Summary => "summary",
        Section::Excerpts => "excerpts",
        Section::Statements => "statements",
    }
}

fn called(section: Section) -> &'static str {
    match section {
        Section::Summary => words::ROW,
        Section::Excerpts => words::EXCERPT,
        Section::Statements => words::STATEMENT,
    }
}

fn heading(section: Section) -> &'static str {
    match section {
        Section::Summary => "h-summary",
        Section::Excerpts => "h-excerpts",
        Section::Statements => "h-statements",
    }
}

fn count(shape: &Paper, section: Section) -> usize {
    match section {
        Section::Summary => shape.summary,
        Section::Excerpts => shape.excerpts,
        Section::Statements => shape.statements,
    }
}
