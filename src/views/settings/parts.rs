//! Parts of the settings pages: small buttons of rows, and boxes for what is not part of the plan yet.

use std::rc::Rc;

use crate::ui::prelude::*;
use leptos::ev;

use crate::ui::typed::Shape;

/// A button of a row. Its name for screen readers says what of which row. One that has nothing to do stays in the row of
/// the keyboard, so that the keyboard is not lost when a row reaches the end of its list.
pub fn row_button(
    id: Option<String>,
    label: &'static str,
    name: Signal<String>,
    idle: Signal<bool>,
    act: impl Fn() + 'static,
) -> AnyView {
    button(id, label, name, idle, Box::new(act))
}

fn button(
    id: Option<String>,
    label: &'static str,
    name: Signal<String>,
    idle: Signal<bool>,
    act: Box<dyn Fn()>,
) -> AnyView {
    view! {
        <button
            class="btn"
            data-size="s"
            data-kind="plain"
            type="button"
            id=id
            aria-label=name
            aria-disabled=move || idle.get().then_some("true")
            on:click=move |_| if !idle.get_untracked() { act() }
        >
            {label}
        </button>
    }
    .into_any()
}

/// Never idle.
pub fn busy() -> Signal<bool> {
    Signal::derive(|| false)
}

/// A box for a text of the page itself. What an input method composes arrives when it is done.
pub fn text_box(
    shape: Shape,
    value: Signal<String>,
    invalid: Signal<bool>,
    set: impl Fn(String) + 'static,
) -> AnyView {
    text_box_of(shape, value, invalid, Rc::new(set))
}

fn text_box_of(
    shape: Shape,
    value: Signal<String>,
    invalid: Signal<bool>,
    set: Rc<dyn Fn(String)>,
) -> AnyView {
    // Where nothing was typed the browser has nothing to take back: there the plan's last change is. A box that somebody
    // has emptied is another thing: it gets its text back.
    let erased = RwSignal::new(false);
    let put = move |text: String| {
        erased.set(text.is_empty());
        set(text);
    };
    let plan = Signal::derive(move || value.with(String::is_empty) && !erased.get());
    let described_by = (!shape.described_by.is_empty()).then_some(shape.described_by);
    let Shape {
        id,
        figure,
        aria_label,
        rows,
        ..
    } = shape;
    let aria_invalid = move || invalid.get().then_some("true");
    let typed = put.clone();
    let on_input = move |event: ev::Event| {
        if !is_composing(&event) {
            typed(event_target_value(&event));
        }
    };
    let on_composed = move |event: ev::CompositionEvent| put(event_target_value(&event));
    if shape.multiline {
        view! {
            <textarea
                class="area"
                id=id
                data-plan=plan
                rows=rows.max(1).to_string()
                aria-label=aria_label
                aria-describedby=described_by
                aria-invalid=aria_invalid
                prop:value=value
                on:input=on_input
                on:compositionend=on_composed
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="input"
                type="text"
                autocomplete="off"
                id=id
                data-plan=plan
                data-kind=figure.then_some("number")
                inputmode=if figure { "decimal" } else { "text" }
                aria-label=aria_label
                aria-describedby=described_by
                aria-invalid=aria_invalid
                prop:value=value
                on:input=on_input
                on:compositionend=on_composed
            />
        }
        .into_any()
    }
}

fn is_composing(event: &ev::Event) -> bool {
    use leptos::wasm_bindgen::JsCast;
    event
        .dyn_ref::<leptos::web_sys::InputEvent>()
        .is_some_and(leptos::web_sys::InputEvent::is_composing)
}

/// A control with a name for screen readers that follows what it is about.
pub fn named(name: Signal<String>, control: AnyView) -> AnyView {
    view! { <label class="named"><span class="hidden">{name}</span>{control}</label> }.into_any()
}

/// Whether a key was pressed for an input method: its Enter chooses a word and must do nothing else.
pub fn is_for_input_method(event: &ev::KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// A choice out of a list: the words, and which one is chosen.
pub fn choice(
    id: String,
    options: Vec<(String, String)>,
    chosen: Signal<String>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    choice_of(id, options, chosen, Box::new(choose))
}

fn choice_of(
    id: String,
    options: Vec<(String, String)>,
    chosen: Signal<String>,
    choose: Box<dyn Fn(String)>,
) -> AnyView {
    let options = options
        .into_iter()
        .map(|(value, word)| {
            let own = value.clone();
            view! { <option value=value prop:selected=move || chosen.get() == own>{word}</option> }
        })
        .collect_view();
    view! {
        <select
            class="select"
            id=id
            on:change=move |event| choose(event_target_value(&event))
        >
            {options}
        </select>
    }
    .into_any()
}

/// One of a few, each with a sentence.
pub fn radios(
    name: &'static str,
    legend: &'static str,
    options: Vec<(&'static str, &'static str)>,
    chosen: Signal<&'static str>,
    choose: impl Fn(String) + Clone + 'static,
) -> AnyView {
    let options = options
        .into_iter()
        .map(|(value, word)| {
            let choose = choose.clone();
            view! {
                <label class="check">
                    <input
                        type="radio"
                        name=name
                        value=value
                        prop:checked=move || chosen.get() == value
                        on:change=move |event| choose(event_target_value(&event))
                    />
                    <span>{word}</span>
                </label>
            }
        })
        .collect_view();
    view! { <fieldset class="field"><legend>{legend}</legend>{options}</fieldset> }.into_any()
}
