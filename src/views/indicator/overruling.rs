//! 手で判定を決める.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::App;
use crate::command::Command;
use crate::command::address::{Address, Value, YearField};
use crate::domain::id::PlanId;
use crate::domain::indicator::Override;
use crate::domain::year::FiscalYear;
use crate::report::indicator::override_form::{Draft, OverrideForm};
use crate::report::route::{Route, SettingsPage};
use crate::text::indicator as words;
use crate::text::settings::years;
use crate::ui::choice::{check, of_year, select};
use crate::ui::field::{Labelled, Need};

use super::Subject;

pub fn card(subject: Subject) -> AnyView {
    let year = Memo::new(move |_| subject.app.year());
    view! {
        <section class="card" aria-labelledby="h-override">
            <h2 id="h-override">{words::OVERRIDE}</h2>
            // What is being filled in belongs to one year.
            {move || form(subject, year.get())}
        </section>
    }
    .into_any()
}

/// What is being filled in, and where it goes once it is complete.
#[derive(Clone, Copy)]
struct Filling {
    app: App,
    at: StoredValue<Address>,
    year: FiscalYear,
    draft: RwSignal<Draft>,
    /// What is in force.
    given: Memo<Option<Override>>,
    /// Where it is kept until it is in force.
    kept: StoredValue<(PlanId, String)>,
    /// The reason has been left once: from then on it is said that it is missing.
    seen: RwSignal<bool>,
}

impl Filling {
    /// Changes the form. `typing` is one change until the box is left.
    fn change(self, typing: bool, change: impl FnOnce(&mut Draft)) {
        let before = self.draft.with_untracked(|draft| draft.check().ok());
        self.draft.update(change);
        let now = self.draft.with_untracked(Draft::check);
        // What the plan has not taken is kept beside it.
        if now == Ok(self.given.get_untracked()) {
            self.keep("");
        } else {
            self.keep(&self.draft.with_untracked(Draft::begun));
        }
        let Ok(now) = now else { return };
        if before == Some(now.clone()) {
            return;
        }
        let at = self.at.get_value();
        let value = Value::Override(now);
        if typing {
            self.app.type_value(at, value);
        } else {
            self.app.dispatch_or_tell(Command::Set { at, value });
        }
    }

    fn keep(self, begun: &str) {
        self.kept
            .with_value(|(plan, about)| doors::keep_draft(plan, about, begun));
    }

    fn text(self, read: fn(&Draft) -> &String) -> Signal<String> {
        Signal::derive(move || self.draft.with(|draft| read(draft).clone()))
    }
}

fn form(subject: Subject, year: FiscalYear) -> AnyView {
    let model = subject.memo(move |plan, place| OverrideForm::of(plan, place.indicator, year));
    let given = Memo::new(move |_| model.with(|model| model.as_ref()?.given.clone()));
    let key = subject
        .id
        .with_value(|id| format!("{id}:{}", year.number()));
    let plan = subject
        .app
        .with_document_untracked(|document| document.plan.id.clone());
    let begun = Draft::begun_before(&doors::draft(&plan, &key));
    let filling = Filling {
        app: subject.app,
        at: StoredValue::new(
            subject
                .id
                .with_value(|id| Address::year(id, year, YearField::Override)),
        ),
        year,
        given,
        draft: RwSignal::new(begun.unwrap_or_else(|| Draft::of(given.get_untracked().as_ref()))),
        kept: StoredValue::new((plan, key)),
        seen: RwSignal::new(false),
    };
    // Undo, or another tab: the form shows what is in force. At first it shows what was begun.
    Effect::new(move |before: Option<()>| {
        let given = given.get();
        let taken = filling
            .draft
            .with_untracked(|draft| draft.check() == Ok(given.clone()));
        if taken || before.is_some() {
            filling.keep("");
        }
        if !taken && before.is_some() {
            filling.draft.set(Draft::of(given.as_ref()));
        }
    });
    let possible = Memo::new(move |_| {
        model.with(|model| {
            model
                .as_ref()
                .is_some_and(|model| model.possible || model.given.is_some())
        })
    });
    let on = Memo::new(move |_| filling.draft.with(|draft| draft.on));
    let tick = Callback::new(move |on| {
        filling.seen.set(false);
        filling.change(false, |draft| draft.on = on);
    });
    let closed = move || {
        subject.app.is_closed(year).then(|| {
            let href = Route::Settings(SettingsPage::Years).href();
            view! { <p class="note">{years::CLOSED_TEXT}<a class="hit" href=href>{years::TO_SETTINGS}</a></p> }
        })
    };
    view! {
        <div class="form">
            {closed}
            {move || if !possible.get() {
                view! { <p>{words::OVERRIDE_NOT_SET}</p> }.into_any()
            } else if on.get() {
                let computed = move || model.with(|model| model.as_ref().map(|model| model.computed.clone()));
                view! { <p>{computed}{words::OVERRIDE_BESIDE}</p> }.into_any()
            } else {
                view! { <p>{words::OVERRIDE_HELP}</p> }.into_any()
            }}
            {move || possible.get().then(|| {
                of_year(year, check(words::OVERRIDE_ON.to_owned(), Signal::derive(move || on.get()), tick))
            })}
            {move || (possible.get() && on.get()).then(|| boxes(filling, model))}
        </div>
    }
    .into_any()
}

fn boxes(filling: Filling, model: Memo<Option<OverrideForm>>) -> AnyView {
    let errors = Memo::new(move |_| filling.draft.with(Draft::errors));
    let bands = Memo::new(move |_| {
        model.with(|model| {
            model
                .as_ref()
                .map(|model| model.bands.clone())
                .unwrap_or_default()
        })
    });
    let said =
        move |is: bool, error: &'static str| if is { error.to_owned() } else { String::new() };
    let band_error = Signal::derive(move || said(filling.seen.get(), errors.get().band));
    let rate_error = Signal::derive(move || errors.get().rate.to_owned());
    let reason_error = Signal::derive(move || said(filling.seen.get(), errors.get().reason));
    let choose = Callback::new(move |band| filling.change(false, |draft| draft.band = band));
    let band = move || {
        let field = Labelled {
            id: "override-band".to_owned(),
            label: words::OVERRIDE_BAND.to_owned(),
            need: Need::Required,
            ..Labelled::default()
        };
        let mut options = vec![(String::new(), words::OVERRIDE_BAND_OF_RATE.to_owned())];
        options.extend(bands.get());
        let invalid = Signal::derive(move || !band_error.get().is_empty());
        let value = filling.text(|draft| &draft.band);
        let control = select(
            field.id.clone(),
            field.described_by(),
            options,
            value,
            invalid,
            choose,
        );
        field.around(of_year(filling.year, control), band_error)
    };
    let rate = Labelled {
        id: "override-rate".to_owned(),
        label: words::OVERRIDE_RATE.to_owned(),
        need: Need::Optional,
        help: words::OVERRIDE_RATE_HELP.to_owned(),
        figure: true,
        apart: true,
        year: Some(filling.year),
        ..Labelled::default()
    };
    let reason = Labelled {
        id: "override-reason".to_owned(),
        label: words::OVERRIDE_REASON.to_owned(),
        need: Need::Required,
        help: words::OVERRIDE_REASON_HELP.to_owned(),
        multiline: true,
        rows: 3,
        apart: true,
        year: Some(filling.year),
        ..Labelled::default()
    };
    let send_rate = Callback::new(move |text| filling.change(true, |draft| draft.rate = text));
    let send_reason = Callback::new(move |text| filling.change(true, |draft| draft.reason = text));
    view! {
        {band}
        {rate.sending(filling.text(|draft| &draft.rate), rate_error, send_rate)}
        <div on:focusout=move |_| filling.seen.set(true)>
            {reason.sending(filling.text(|draft| &draft.reason), reason_error, send_reason)}
        </div>
    }
    .into_any()
}
