//! What is decided about the papers, beside their pages: the meeting, the passages, the examples, and copying out.

use crate::app::state::App;
use crate::app::{doors, papers};
use crate::command::address::{Address, HandoutField};
use crate::domain::handout::Piece;
use crate::domain::year::FiscalYear;
use crate::report::handout::sentences::{self, Origin};
use crate::report::handout::{Desk, Edited, copied, excerpt, offers};
use crate::text::handout as words;
use crate::ui::choice::check;
use crate::ui::field::{Labelled, Need};
use crate::ui::prelude::*;

/// What says that the examples are those that the program chooses.
const FIRST: &str = "examples-first";

/// All of it. `texts` opens the passages, `copies` what can be copied out.
pub fn desk(app: App, desk: Memo<Desk>, texts: RwSignal<bool>, copies: RwSignal<bool>) -> AnyView {
    let [first, examples_open] = [true, false].map(RwSignal::new);
    let year = Memo::new(move |_| app.year());
    (move || {
        let year = year.get();
        view! {
            {section(words::SECTION_MEETING, first, move || meeting(desk, year))}
            {section(words::SECTION_TEXTS, texts, move || passages(app, desk, year))}
            {section(words::SECTION_EXAMPLES, examples_open, move || examples(app, desk))}
            {section(words::SECTION_COPY, copies, move || copying(app))}
        }
    })
    .into_any()
}

/// A part that can be closed. What is in it is there while it is open.
fn section(
    title: &'static str,
    open: RwSignal<bool>,
    contents: impl Fn() -> AnyView + 'static,
) -> AnyView {
    let contents = move || open.get().then(&contents);
    view! {
        <details class="card desk-part" prop:open=move || open.get() on:toggle=move |event| open.set(doors::is_open(&event))>
            <summary><h2>{title}</h2></summary>
            {contents}
        </details>
    }
    .into_any()
}

fn meeting(desk: Memo<Desk>, year: FiscalYear) -> AnyView {
    let of = move |read: fn(&Desk) -> &String| {
        Signal::derive(move || desk.with(|desk| read(desk).clone()))
    };
    let none = Signal::derive(String::new);
    let field = move |id: &str, label: &str, help: &str, at, value, error| {
        Labelled {
            id: id.to_owned(),
            label: label.to_owned(),
            need: Need::Optional,
            help: help.to_owned(),
            ..Labelled::default()
        }
        .bound(Address::handout(year, at), value, error)
    };
    let date_error = Signal::derive(move || desk.with(|desk| desk.date_error.to_owned()));
    view! {
        <div class="form">
            {field("meeting-title", words::MEETING_TITLE, words::MEETING_TITLE_HELP, HandoutField::Title, of(|desk| &desk.title), none)}
            <div>
                {field("meeting-date", words::MEETING_DATE, words::MEETING_DATE_HELP, HandoutField::Date, of(|desk| &desk.date), date_error)}
                {move || {
                    let read = desk.with(|desk| desk.date_read.clone());
                    (!read.is_empty()).then(|| view! { <p class="field-read" role="status">{read}</p> })
                }}
            </div>
            {field("meeting-time", words::MEETING_TIME, words::MEETING_TIME_HELP, HandoutField::Time, of(|desk| &desk.time), none)}
            {field("meeting-place", words::MEETING_PLACE, "", HandoutField::Place, of(|desk| &desk.place), none)}
        </div>
    }
    .into_any()
}

fn passages(app: App, desk: Memo<Desk>, year: FiscalYear) -> AnyView {
    let pieces = move || {
        desk.with(|desk| {
            desk.passages
                .iter()
                .map(|passage| passage.piece.clone())
                .collect::<Vec<Piece>>()
        })
    };
    view! {
        <p class="field-help">{words::TEXTS_HELP}</p>
        <div class="passages">
            <For each=pieces key=Piece::clone children=move |piece| passage(app, desk, year, piece)/>
        </div>
    }
    .into_any()
}

fn passage(app: App, desk: Memo<Desk>, year: FiscalYear, piece: Piece) -> AnyView {
    let piece = StoredValue::new(piece);
    let own = Memo::new(move |_| {
        desk.with(|desk| {
            let mut passages = desk.passages.iter();
            piece.with_value(|piece| passages.find(|passage| &passage.piece == piece).cloned())
        })
    });
    // Typing must not build the field anew: only where the passage comes from does.
    let shape = Memo::new(move |_| {
        own.with(|own| {
            own.as_ref()
                .map(|own| (own.id.clone(), own.name.clone(), own.origin))
        })
    });
    let text = Signal::derive(move || {
        own.with(|own| own.as_ref().map_or(String::new(), |own| own.text.clone()))
    });
    (move || {
        let Some((id, name, origin)) = shape.get() else {
            return ().into_any();
        };
        if origin == Origin::Edited {
            let label = name.clone();
            let place = id.clone();
            let field = Labelled {
                id,
                label,
                help: help(&piece.get_value()).to_owned(),
                multiline: true,
                rows: 4,
                ..Labelled::default()
            };
            let at = Address::handout(year, HandoutField::Passage(piece.get_value()));
            let reset = move |_| {
                let command = app.with(|plan| piece.with_value(|piece| sentences::reset(plan, year, piece)));
                app.dispatch_or_tell(command);
                doors::focus_soon(place.clone());
            };
            view! {
                <div class="passage">
                    {field.bound(at, text, Signal::derive(String::new))}
                    <button class="btn" data-changes="" type="button" aria-label=words::on_piece(&name, words::RESET) on:click=reset>{words::RESET}</button>
                </div>
            }
            .into_any()
        } else {
            let edit = move |_| {
                let Some(Edited { text, id, .. }) = own.get_untracked() else {
                    return;
                };
                let command = app.with(|plan| piece.with_value(|piece| sentences::edit(plan, year, piece, text)));
                app.dispatch_or_tell(command);
                doors::focus_soon(id);
            };
            let label_id = format!("{id}-label");
            view! {
                <div class="passage" role="group" aria-labelledby=label_id.clone()>
                    <p class="passage-head"><b id=label_id>{name.clone()}</b>" "<span class="badge">{words::origin(origin)}</span></p>
                    <p class="passage-text" id=id tabindex="-1">{move || match text.get() {
                        text if text.is_empty() => words::NO_TEXT.to_owned(),
                        text => text,
                    }}</p>
                    <button class="btn" data-changes="" type="button" aria-label=words::on_piece(&name, words::EDIT) on:click=edit>{words::EDIT}</button>
                </div>
            }
            .into_any()
        }
    })
    .into_any()
}

fn help(piece: &Piece) -> &'static str {
    match piece {
        Piece::Agenda => words::AGENDA_HELP,
        _ => words::BLANK_HELP,
    }
}

fn examples(app: App, desk: Memo<Desk>) -> AnyView {
    let choices = Memo::new(move |_| desk.with(|desk| desk.choices.clone()));
    let first = Memo::new(move |_| desk.with(|desk| desk.chosen_first));
    let again = move |_| {
        let command = app.with_figures(excerpt::choose_first);
        app.dispatch_or_tell(command);
        doors::focus_soon(FIRST);
    };
    view! {
        <p class="field-help">{words::EXAMPLES_HELP}</p>
        {move || {
            if first.get() {
                view! { <p class="note" id=FIRST tabindex="-1">{words::CHOSEN_FIRST}</p> }.into_any()
            } else {
                view! { <button class="btn" data-changes="" type="button" on:click=again>{words::CHOOSE_FIRST}</button> }.into_any()
            }
        }}
        {move || {
            let of_priority = |choice: excerpt::Choice| {
                let rows = choice.rows.into_iter().map(|(id, text, on)| {
                    let tick = Callback::new(move |on| {
                        let command = app.with_figures(|plan, figures| excerpt::choose(plan, figures, &id, on));
                        app.dispatch_or_tell(command);
                    });
                    check(text, Signal::derive(move || on), tick)
                });
                view! {
                    <fieldset class="examples">
                        <legend>{choice.name}</legend>
                        {rows.collect_view()}
                    </fieldset>
                }
            };
            choices.get().into_iter().map(of_priority).collect_view()
        }}
    }
    .into_any()
}

/// The drawings that can be taken along: their names, and what finds them.
const DRAWINGS: [(&str, &str); 2] = [
    (words::DONUT, ".sheet svg[data-chart=donut]"),
    (words::SYSTEM, ".sheet svg[data-chart=system]"),
];

fn copying(app: App) -> AnyView {
    let tables = Memo::new(move |_| app.with_figures(offers));
    let drawings = DRAWINGS.map(|(name, selector)| {
        view! {
            <li>
                <span>{name}</span>
                <button class="btn" type="button" aria-label=words::on_piece(name, words::AS_PNG) on:click=move |_| papers::copy_picture(app, name.to_owned(), papers::drawing(selector))>{words::AS_PNG}</button>
                <button class="btn" type="button" aria-label=words::on_piece(name, words::AS_SVG) on:click=move |_| papers::save_drawing(app, name, papers::drawing(selector))>{words::AS_SVG}</button>
            </li>
        }
    });
    view! {
        <p class="field-help">{words::COPY_HELP}</p>
        <ul class="copies">
            {drawings.collect_view()}
            {move || {
                let offers = tables.get().into_iter().enumerate();
                offers.map(|(index, offer)| {
                    let name = words::table_name(&offer.name, offer.kind);
                    let shown = name.clone();
                    let label = words::copy_of(&name);
                    let copy = move |_| {
                        let table = app.with_figures(|plan, figures| copied(plan, figures, index));
                        if let Some(table) = table {
                            papers::copy_table(app, &name, &table);
                        }
                    };
                    view! { <li><span>{shown}</span><button class="btn" type="button" aria-label=label on:click=copy>{words::COPY}</button></li> }
                })
                .collect_view()
            }}
        </ul>
    }
    .into_any()
}
