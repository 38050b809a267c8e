//! A box in which somebody types into a field of the plan. What is typed becomes a change by itself (see
//! [`App::type_into`]); an input method is never disturbed while it composes.

use crate::ui::prelude::*;
use leptos::ev;

use crate::app::state::{App, use_app};
use crate::command::address::{Address, Field};
use crate::domain::year::FiscalYear;

/// What a box looks like and is called.
#[derive(Clone, Default)]
pub struct Shape {
    /// Its `id`.
    pub id: String,
    /// Several lines.
    pub multiline: bool,
    /// Holds a figure: right-aligned, with the keyboard for figures on a phone.
    pub figure: bool,
    /// Its name for screen readers, where no label stands beside it.
    pub aria_label: Option<String>,
    /// The identifiers of the texts that describe it.
    pub described_by: String,
    /// Lines shown, of several.
    pub rows: u32,
    /// The year to which the text belongs: once that is closed it is only to be read.
    pub year: Option<FiscalYear>,
    /// What stands in it need not be the plan's yet: there the browser takes typing back, and not the program.
    pub apart: bool,
}

/// The box. `value` is what stands in the field of the plan; `invalid` marks it as wrong.
pub fn typed(shape: Shape, at: Address, value: Signal<String>, invalid: Signal<bool>) -> AnyView {
    let app = use_app();
    let shape = Shape {
        year: match at.field {
            Field::Year(year, _) | Field::Part(year, ..) => Some(year),
            _ => None,
        },
        ..shape
    };
    let at = StoredValue::new(at);
    let send = Callback::new(move |text| app.type_into(at.get_value(), text));
    typed_by(shape, value, invalid, send)
}

/// The blank placeholder lets style sheets tell a box in which nothing stands: paper does without it.
///
/// The same box for a text that is only part of a value: `send` is told what stands in it.
pub fn typed_by(
    shape: Shape,
    value: Signal<String>,
    invalid: Signal<bool>,
    send: Callback<String>,
) -> AnyView {
    let app = use_app();
    let on = Handlers { app, send };
    let (locked, year) = (app.locks_fields(), shape.year);
    let readonly = Signal::derive(move || locked || year.is_some_and(|year| app.is_closed(year)));
    let aria_invalid = move || invalid.get().then_some("true");
    let plan = (!shape.apart).then_some("");
    let described_by = (!shape.described_by.is_empty()).then_some(shape.described_by);
    if shape.multiline {
        view! {
            <textarea
                class="area"
                id=shape.id
                data-plan=plan
                rows=shape.rows.max(1)
                placeholder=" "
                aria-label=shape.aria_label
                aria-describedby=described_by
                aria-invalid=aria_invalid
                readonly=readonly
                prop:value=value
                on:input=move |event| on.input(&event)
                on:compositionstart=move |_| on.compose(true)
                on:compositionend=move |event| on.composed(event_target_value(&event))
                on:blur=move |_| on.leave()
            ></textarea>
        }
    } else {
        view! {
            <input
                type="text"
                class="input"
                id=shape.id
                data-plan=plan
                data-kind=shape.figure.then_some("number")
                inputmode=if shape.figure { "decimal" } else { "text" }
                autocomplete="off"
                placeholder=" "
                aria-label=shape.aria_label
                aria-describedby=described_by
                aria-invalid=aria_invalid
                readonly=readonly
                prop:value=value
                on:input=move |event| on.input(&event)
                on:compositionstart=move |_| on.compose(true)
                on:compositionend=move |event| on.composed(event_target_value(&event))
                on:blur=move |_| on.leave()
            />
        }
    }
}

#[derive(Clone, Copy)]
struct Handlers {
    app: App,
    send: Callback<String>,
}

impl Handlers {
    fn input(&self, event: &ev::Event) {
        if !event_is_composing(event) {
            self.send.run(event_target_value(event));
        }
    }

    fn compose(&self, composing: bool) {
        self.app.set_composing(composing);
    }

    fn composed(&self, text: String) {
        self.app.set_composing(false);
        self.send.run(text);
    }

    fn leave(&self) {
        self.app.leave_field();
    }
}

fn event_is_composing(event: &ev::Event) -> bool {
    use leptos::wasm_bindgen::JsCast;
    event
        .dyn_ref::<leptos::web_sys::InputEvent>()
        .is_some_and(leptos::web_sys::InputEvent::is_composing)
}
