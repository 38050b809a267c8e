//! What the indicator is: name, kind with its parameters, unit, baseline, departments.

use crate::ui::prelude::*;

use crate::command::Command;
use crate::command::address::{Address, Field, Value};
use crate::domain::kind::{Kind, Reference, Tolerance};
use crate::report::indicator::problems::{BASELINE_ID, NAME_ID, TOLERANCE_ID};
use crate::report::indicator::settings::{
    DepartmentChoice, LOWER_FORMULAS, REFERENCES, Settings, by_word, choose_basis, choose_kind,
    choose_lower, set_cumulative, set_departments, ticked, with_tolerance, word_of,
};
use crate::report::kinds::KindName;
use crate::text::{indicator as words, kind};
use crate::ui::choice::{check, select};
use crate::ui::field::{Labelled, Need};

use super::Subject;

type Model = Memo<Option<Settings>>;

pub fn section(subject: Subject) -> AnyView {
    let model = subject.memo(Settings::of);
    view! {
        <section class="section" aria-labelledby="h-settings">
            <h2 id="h-settings">{words::SETTINGS}</h2>
            <div class="form">
                {name(subject, model)}
                {kind_choice(subject, model)}
            </div>
            <div class="form" data-cols="2">
                {lower(subject, model)}
                {tolerance(subject, model)}
                {unit(subject, model)}
                {baseline(subject, model)}
                {basis(subject, model)}
                {cumulative(subject, model)}
            </div>
            <div class="form">
                {departments(subject, model)}
                {note(subject, model)}
            </div>
        </section>
    }
    .into_any()
}

/// Something of the settings, as a signal.
fn of<T>(model: Model, read: fn(&Settings) -> T) -> Signal<T>
where
    T: Default + Send + Sync + 'static,
{
    Signal::derive(move || model.with(|model| model.as_ref().map(read).unwrap_or_default()))
}

fn at(subject: Subject, field: Field) -> Address {
    subject.id.with_value(|id| Address::node(id, field))
}

fn no_error() -> Signal<String> {
    Signal::derive(String::new)
}

fn name(subject: Subject, model: Model) -> AnyView {
    let field = Labelled {
        id: NAME_ID.to_owned(),
        label: words::NAME.to_owned(),
        need: Need::Required,
        ..Labelled::default()
    };
    field.bound(
        at(subject, Field::Name),
        of(model, |settings| settings.name.clone()),
        of(model, |settings| settings.name_error.to_owned()),
    )
}

/// A list to choose from, as a field.
fn choice(
    field: Labelled,
    options: Vec<(String, String)>,
    value: Signal<String>,
    choose: Callback<String>,
) -> AnyView {
    let never = Signal::derive(|| false);
    let control = select(
        field.id.clone(),
        field.described_by(),
        options,
        value,
        never,
        choose,
    );
    field.around(control, no_error())
}

fn kind_choice(subject: Subject, model: Model) -> AnyView {
    let options = KindName::ALL
        .into_iter()
        .map(|name| (name.code().to_owned(), kind::name(name).to_owned()))
        .collect();
    let choose = Callback::new(move |code: String| {
        if let Some(name) = KindName::parse(&code) {
            let command = subject.id.with_value(|id| choose_kind(id, name));
            subject.app.dispatch_or_tell(command);
        }
    });
    let value = of(model, |settings| settings.kind.code().to_owned());
    let help = of(model, |settings| settings.kind_help.to_owned());
    let id = "kind".to_owned();
    let control = select(
        id.clone(),
        "kind-h".to_owned(),
        options,
        value,
        Signal::derive(|| false),
        choose,
    );
    view! {
        <div class="field">
            <label class="field-label" for=id>{words::KIND}</label>
            <p class="field-help" id="kind-h">{help}</p>
            {control}
        </div>
    }
    .into_any()
}

fn lower(subject: Subject, model: Model) -> AnyView {
    let default =
        Memo::new(move |_| model.with(|model| model.as_ref()?.lower.map(|(_, of_rules)| of_rules)));
    let value = of(model, |settings| {
        let chosen = settings.lower.and_then(|(chosen, _)| chosen);
        word_of(&LOWER_FORMULAS, &chosen).to_owned()
    });
    let choose = Callback::new(move |word: String| {
        if let Some(formula) = by_word(&LOWER_FORMULAS, &word) {
            let command = subject.id.with_value(|id| choose_lower(id, formula));
            subject.app.dispatch_or_tell(command);
        }
    });
    (move || {
        default.get().map(|of_rules| {
            let options = LOWER_FORMULAS
                .iter()
                .map(|(formula, word)| {
                    let text = match formula {
                        Some(formula) => kind::lower(*formula).to_owned(),
                        None => kind::lower_of_the_rules(of_rules),
                    };
                    ((*word).to_owned(), text)
                })
                .collect();
            let field = Labelled {
                id: "lower-formula".to_owned(),
                label: words::LOWER_FORMULA.to_owned(),
                ..Labelled::default()
            };
            choice(field, options, value, choose)
        })
    })
    .into_any()
}

/// The indicator's kind with another tolerance.
fn other_tolerance(subject: Subject, change: impl FnOnce(&mut Tolerance)) -> Option<Kind> {
    subject.app.with(|plan| {
        let place = subject.id.with_value(|id| plan.place(id))?;
        with_tolerance(place.indicator.kind(), change)
    })
}

fn change_tolerance(subject: Subject, change: impl FnOnce(&mut Tolerance)) {
    if let Some(kind) = untrack(|| other_tolerance(subject, change)) {
        subject.app.dispatch_or_tell(Command::Set {
            at: at(subject, Field::Kind),
            value: Value::Kind(kind),
        });
    }
}

fn tolerance(subject: Subject, model: Model) -> AnyView {
    let is_there = Memo::new(move |_| {
        model.with(|model| {
            model
                .as_ref()
                .is_some_and(|settings| settings.tolerance.is_some())
        })
    });
    (move || is_there.get().then(|| tolerance_fields(subject, model))).into_any()
}

fn tolerance_fields(subject: Subject, model: Model) -> AnyView {
    let amount = of(model, |settings| {
        settings
            .tolerance
            .as_ref()
            .map(|one| one.amount.clone())
            .unwrap_or_default()
    });
    let send = Callback::new(move |text: String| {
        let kind = untrack(|| other_tolerance(subject, |tolerance| tolerance.amount = text));
        if let Some(kind) = kind {
            subject
                .app
                .type_value(at(subject, Field::Kind), Value::Kind(kind));
        }
    });
    let field = Labelled {
        id: TOLERANCE_ID.to_owned(),
        label: words::TOLERANCE.to_owned(),
        need: Need::Optional,
        help: words::TOLERANCE_HELP.to_owned(),
        figure: true,
        ..Labelled::default()
    };
    let error = of(model, |settings| settings.tolerance_error.to_owned());
    let relative = of(model, |settings| {
        let relative = settings.tolerance.as_ref().is_some_and(|one| one.relative);
        if relative { "percent" } else { "unit" }.to_owned()
    });
    let reference = of(model, |settings| {
        let reference = settings.tolerance.as_ref().map(|one| one.reference);
        word_of(&REFERENCES, &reference.unwrap_or(Reference::Target)).to_owned()
    });
    let units = [("unit", words::IN_UNIT), ("percent", words::IN_PERCENT)];
    let units = units.map(|(value, text)| (value.to_owned(), text.to_owned()));
    let references = REFERENCES
        .map(|(reference, word)| (word.to_owned(), kind::reference(reference).to_owned()));
    let of_unit = Labelled {
        id: "tolerance-in".to_owned(),
        label: words::TOLERANCE_IN.to_owned(),
        ..Labelled::default()
    };
    let of_reference = Labelled {
        id: "tolerance-of".to_owned(),
        label: words::REFERENCE.to_owned(),
        ..Labelled::default()
    };
    let choose_unit = Callback::new(move |word: String| {
        change_tolerance(subject, |tolerance| tolerance.relative = word == "percent");
    });
    let choose_reference = Callback::new(move |word: String| {
        if let Some(reference) = by_word(&REFERENCES, &word) {
            change_tolerance(subject, |tolerance| tolerance.reference = reference);
        }
    });
    view! {
        {field.sending(amount, error, send)}
        {choice(of_unit, units.into(), relative, choose_unit)}
        {choice(of_reference, references.into(), reference, choose_reference)}
    }
    .into_any()
}

fn unit(subject: Subject, model: Model) -> AnyView {
    let field = Labelled {
        id: "unit".to_owned(),
        label: words::UNIT.to_owned(),
        need: Need::Optional,
        help: words::UNIT_HELP.to_owned(),
        ..Labelled::default()
    };
    let value = of(model, |settings| settings.unit.clone());
    field.bound(at(subject, Field::Unit), value, no_error())
}

fn baseline(subject: Subject, model: Model) -> AnyView {
    let help = Memo::new(move |_| {
        model.with(|model| model.as_ref().map_or("", |settings| settings.baseline_help))
    });
    let value = of(model, |settings| settings.baseline.text.clone());
    let error = of(model, |settings| {
        use crate::report::entry::Note;
        match &settings.baseline.note {
            Note::Error { what, mend } => format!("{what}{mend}"),
            _ => String::new(),
        }
    });
    (move || {
        let field = Labelled {
            id: BASELINE_ID.to_owned(),
            label: words::BASELINE.to_owned(),
            help: help.get().to_owned(),
            figure: true,
            ..Labelled::default()
        };
        field.bound(at(subject, Field::Baseline), value, error)
    })
    .into_any()
}

fn basis(subject: Subject, model: Model) -> AnyView {
    let options = kind::BASES
        .iter()
        .map(|(basis, word)| ((*word).to_owned(), kind::basis(*basis).to_owned()))
        .collect();
    let value = of(model, |settings| {
        word_of(&kind::BASES, &settings.basis).to_owned()
    });
    let choose = Callback::new(move |word: String| {
        if let Some(basis) = by_word(&kind::BASES, &word) {
            let command = subject.id.with_value(|id| choose_basis(id, basis));
            subject.app.dispatch_or_tell(command);
        }
    });
    let field = Labelled {
        id: "basis".to_owned(),
        label: words::BASIS.to_owned(),
        ..Labelled::default()
    };
    choice(field, options, value, choose)
}

fn cumulative(subject: Subject, model: Model) -> AnyView {
    let checked = of(model, |settings| settings.cumulative);
    let tick = Callback::new(move |on| {
        let command = subject.id.with_value(|id| set_cumulative(id, on));
        subject.app.dispatch_or_tell(command);
    });
    check(words::CUMULATIVE.to_owned(), checked, tick)
}

fn departments(subject: Subject, model: Model) -> AnyView {
    let app = subject.app;
    // Opened by hand: own departments are about to be ticked, though none is yet.
    let open = RwSignal::new(false);
    let inherits = of(model, |settings| settings.inherits);
    let inherited = of(model, |settings| settings.inherited.clone());
    let own = Memo::new(move |_| open.get() || !inherits.get());
    let choices = of(model, |settings| settings.departments.clone());
    let inherit = move |on: bool| {
        open.set(!on);
        if on && !inherits.get_untracked() {
            let command = subject.id.with_value(|id| set_departments(id, Vec::new()));
            app.dispatch_or_tell(command);
        }
    };
    // By themselves, so that ticking one does not draw all of them anew.
    let names = Memo::new(move |_| {
        choices.with(|choices| {
            let name = |one: &DepartmentChoice| (one.id.clone(), one.name.clone());
            choices.iter().map(name).collect::<Vec<_>>()
        })
    });
    let list = move || {
        own.get().then(|| {
            let ids = names.get();
            if ids.is_empty() {
                return view! { <p class="note">{words::NO_DEPARTMENTS}</p> }.into_any();
            }
            ids.into_iter()
                .map(|(id, name)| {
                    let own = id.clone();
                    let checked = Signal::derive(move || {
                        choices
                            .with(|choices| choices.iter().any(|one| one.id == own && one.chosen))
                    });
                    let tick = Callback::new(move |on| {
                        let departments = untrack(|| {
                            app.with(|plan| {
                                let place = subject.id.with_value(|id| plan.place(id));
                                let now = place.map(|place| place.indicator.departments.as_slice());
                                ticked(plan, now.unwrap_or_default(), &id, on)
                            })
                        });
                        // Stays open while the last one is taken off.
                        open.set(true);
                        let command = subject.id.with_value(|id| set_departments(id, departments));
                        app.dispatch_or_tell(command);
                    });
                    check(name, checked, tick)
                })
                .collect_view()
                .into_any()
        })
    };
    view! {
        <fieldset class="field">
            <legend>{words::DEPARTMENTS}</legend>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || !own.get()
                    on:change=move |event| inherit(event_target_checked(&event))
                />
                <span>{inherited}</span>
            </label>
            <div class="checks">{list}</div>
        </fieldset>
    }
    .into_any()
}

fn note(subject: Subject, model: Model) -> AnyView {
    let field = Labelled {
        id: "indicator-note".to_owned(),
        label: words::INDICATOR_NOTE.to_owned(),
        need: Need::Optional,
        multiline: true,
        rows: 2,
        ..Labelled::default()
    };
    let value = of(model, |settings| settings.note.clone());
    field.bound(at(subject, Field::Note), value, no_error())
}
