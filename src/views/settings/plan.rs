//! 設定 › 計画: what the plan is called, and beginning with another one.

use crate::ui::prelude::*;

use crate::app::state::{App, use_app};
use crate::app::{doors, exporting, starting};
use crate::command::address::{Address, Field};
use crate::domain::year::FiscalYear;
use crate::report::route::SettingsPage;
use crate::report::settings::years;
use crate::text;
use crate::text::settings::{self, plan as words};
use crate::ui::field::{Labelled, Need};

use super::asking::ask;
use super::parts::choice;

/// What is being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    Blank,
    Sample,
}

const NAME: &str = "plan-name";

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let question = RwSignal::new(None);
    Effect::new(move |_| {
        if app.asks_blank.get() {
            app.asks_blank.set(false);
            question.set(Some(Question::Blank));
        }
    });
    let left = RwSignal::new(false);
    let name_error = Signal::derive(move || {
        let missing = left.get() && app.with(|plan| plan.name.trim().is_empty());
        if missing { words::NAME_MISSING } else { "" }.to_owned()
    });
    let name = Labelled {
        id: NAME.to_owned(),
        label: words::NAME.to_owned(),
        need: Need::Required,
        help: words::NAME_HELP.to_owned(),
        ..Labelled::default()
    }
    .bound(
        Address::plan(Field::Name),
        Signal::derive(move || app.with(|plan| plan.name.clone())),
        name_error,
    );
    let municipality = Labelled {
        id: "plan-municipality".to_owned(),
        label: words::MUNICIPALITY.to_owned(),
        need: Need::Optional,
        help: words::MUNICIPALITY_HELP.to_owned(),
        ..Labelled::default()
    }
    .bound(
        Address::plan(Field::Municipality),
        Signal::derive(move || app.with(|plan| plan.municipality.clone())),
        Signal::derive(String::new),
    );
    let kind = move || {
        if app.with(|plan| plan.sample) {
            view! { <span class="badge" data-kind="sample">{text::app::SAMPLE}</span> " " {words::IS_SAMPLE} }.into_any()
        } else {
            words::IS_OWN.into_any()
        }
    };
    view! {
        <section class="section" aria-labelledby="set-plan">
            <h2 id="set-plan">{settings::page(SettingsPage::Plan)}</h2>
            <div class="form">
                <div on:focusout=move |_| left.set(true)>{name}</div>
                {municipality}
            </div>
            <dl class="dl"><dt>{words::KIND}</dt><dd>{kind}</dd></dl>
        </section>
        <section class="section" aria-labelledby="set-start">
            <h2 id="set-start">{words::START}</h2>
            <p>{words::START_HELP}</p>
            <div class="btns">
                <button class="btn" type="button" id="start-blank" on:click=move |_| question.set(Some(Question::Blank))>
                    {text::app::START_BLANK}
                </button>
                <button class="btn" type="button" id="start-sample" on:click=move |_| question.set(Some(Question::Sample))>
                    {words::OPEN_SAMPLE}
                </button>
            </div>
        </section>
        {move || question.get().map(|asked| match asked {
            Question::Blank => ask_blank(app, question),
            Question::Sample => ask_sample(app, question),
        })}
    }
    .into_any()
}

/// What becomes of the plan that is open, with the way to keep it.
fn replaced(app: App) -> AnyView {
    let name =
        app.with_document_untracked(|document| text::transfer::plan_name(&document.plan.name));
    view! {
        <p>{words::replaced(&name)}</p>
        <div class="btns"><button class="btn" data-size="s" type="button" on:click=move |_| exporting::export(app)>{words::EXPORT_FIRST}</button></div>
    }
    .into_any()
}

fn ask_blank(app: App, question: RwSignal<Option<Question>>) -> AnyView {
    let this = starting::this_year()
        .unwrap_or_else(|| app.with_document_untracked(|document| document.plan.reporting_year));
    let first = RwSignal::new(this);
    let options = years::first_years(this)
        .into_iter()
        .map(|year| (year.number().to_string(), words::year_choice(year)))
        .collect();
    let select = choice(
        "first-year".to_owned(),
        options,
        Signal::derive(move || first.get().number().to_string()),
        move |value| {
            if let Some(year) = value.parse().ok().and_then(FiscalYear::new) {
                first.set(year);
            }
        },
    );
    let field = Labelled {
        id: "first-year".to_owned(),
        label: words::FIRST_YEAR.to_owned(),
        help: words::FIRST_YEAR_HELP.to_owned(),
        ..Labelled::default()
    }
    .around(select, Signal::derive(String::new));
    ask(
        text::app::START_BLANK.to_owned(),
        view! { {field} {replaced(app)} }.into_any(),
        words::BEGIN,
        false,
        "start-blank".to_owned(),
        move || question.set(None),
        move || {
            question.set(None);
            starting::blank(app, first.get_untracked());
            // What a new plan needs first is a name.
            doors::focus_soon(NAME);
        },
    )
}

fn ask_sample(app: App, question: RwSignal<Option<Question>>) -> AnyView {
    ask(
        words::OPEN_SAMPLE.to_owned(),
        replaced(app),
        words::OPEN,
        false,
        "start-sample".to_owned(),
        move || question.set(None),
        move || {
            question.set(None);
            starting::sample(app);
            doors::focus_soon("start-sample");
        },
    )
}
