//! What narrows the list. All of it stands in the address, so a narrowed list can be linked and reloaded.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::report::list::filters::{Choice, Filters};
use crate::report::list::order::SortBy;
use crate::report::route::{ListQuery, Route};
use crate::text::list as words;

use super::table::Table;

/// Milliseconds between the last keystroke of a search and the search.
const SEARCH_PAUSE: u64 = 150;

/// The identifier of the first filter.
const FIRST: &str = "list-priority";

/// A filter that chooses one of several.
#[derive(Clone, Copy)]
struct Select {
    id: &'static str,
    label: &'static str,
    options: fn(&Filters) -> &Vec<Choice>,
    of: fn(&mut ListQuery) -> &mut String,
}

const SELECTS: [Select; 4] = [
    Select {
        id: FIRST,
        label: words::PRIORITY,
        options: |filters| &filters.priorities,
        of: |query| &mut query.priority,
    },
    Select {
        id: "list-department",
        label: words::DEPARTMENT,
        options: |filters| &filters.departments,
        of: |query| &mut query.department,
    },
    Select {
        id: "list-standing",
        label: words::STANDING,
        options: |filters| &filters.standings,
        of: |query| &mut query.standing,
    },
    Select {
        id: "list-kind",
        label: words::KIND,
        options: |filters| &filters.kinds,
        of: |query| &mut query.kind,
    },
];

/// The filters.
pub fn filters(table: Table) -> AnyView {
    let all = Memo::new(move |_| table.app.with(Filters::of));
    let selects = SELECTS
        .into_iter()
        .map(|of| select(table, all, of))
        .collect_view();
    view! {
        <details class="filters">
            <summary class="btn">{move || table.query.with(words::filter_button)}</summary>
            <div class="filters-body" role="search" aria-label=words::SEARCH>
                {selects} {search(table)} <div class="narrow-only">{sorting(table)}</div>
                <button
                    class="btn"
                    type="button"
                    disabled=move || table.query.with(words::conditions) == 0
                    on:click=move |_| table.clear(FIRST)
                >
                    {words::CLEAR}
                </button>
            </div>
        </details>
    }
    .into_any()
}

fn select(table: Table, all: Memo<Filters>, of: Select) -> AnyView {
    let Select { id, label, .. } = of;
    let chosen = Memo::new(move |_| {
        let mut query = table.query.get();
        std::mem::take((of.of)(&mut query))
    });
    let choices = Memo::new(move |_| {
        let mut choices = vec![(String::new(), words::EVERY.to_owned())];
        all.with(|all| choices.extend_from_slice((of.options)(all)));
        let chosen = chosen.get();
        if !choices.iter().any(|(value, _)| *value == chosen) {
            choices.push((chosen, words::UNKNOWN_CHOICE.to_owned()));
        }
        choices
    });
    let choose = move |value: String| {
        let mut query = table.query.get_untracked();
        *(of.of)(&mut query) = value;
        table.show(query);
    };
    let options = move || {
        choices
            .get()
            .into_iter()
            .map(|(value, word)| {
                let own = value.clone();
                view! { <option value=value prop:selected=move || chosen.with(|chosen| *chosen == own)>{word}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="field">
            <label class="field-label" for=id>{label}</label>
            <select class="select" id=id on:change=move |event| choose(event_target_value(&event))>{options}</select>
        </div>
    }
    .into_any()
}

/// The search by words. It waits for a short pause, and for an input method to finish.
fn search(table: Table) -> AnyView {
    const ID: &str = "list-text";
    let timer = StoredValue::new(None::<doors::Timer>);
    let composing = StoredValue::new(false);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    on_cleanup(stop);
    let look = move |text: String| {
        let query = table.query.get_untracked();
        // A box that loses the keyboard because its page is left tells of its change, too.
        let here = |route: &Route| matches!(route, Route::List(_));
        if query.text != text && table.app.route.with_untracked(here) {
            table.show(ListQuery { text, ..query });
        }
    };
    let typed = move |text: String| {
        stop();
        if !composing.get_value() {
            timer.set_value(doors::after(SEARCH_PAUSE, move || look(text)));
        }
    };
    view! {
        <div class="field">
            <label class="field-label" for=ID>{words::TEXT}</label>
            <input
                class="input"
                id=ID
                type="search"
                autocomplete="off"
                prop:value=move || table.query.with(|query| query.text.clone())
                on:input=move |event| typed(event_target_value(&event))
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=move |event| {
                    composing.set_value(false);
                    typed(event_target_value(&event));
                }
                on:change=move |event| {
                    stop();
                    look(event_target_value(&event));
                }
            />
        </div>
    }
    .into_any()
}

/// On narrow screens there are no headings to press.
fn sorting(table: Table) -> AnyView {
    const ID: &str = "list-sort";
    let orders = SortBy::ALL
        .into_iter()
        .flat_map(|(by, _)| [(by, false), (by, true)]);
    let options = orders
        .clone()
        .enumerate()
        .map(|(index, (by, descending))| {
            let selected = move || {
                table
                    .query
                    .with(|query| SortBy::of(query) == by && query.descending == descending)
            };
            view! { <option value=index.to_string() prop:selected=selected>{words::sorting(by, descending)}</option> }
        })
        .collect_view();
    let choose = move |value: String| {
        let chosen = value
            .parse()
            .ok()
            .and_then(|index: usize| orders.clone().nth(index));
        if let Some((by, descending)) = chosen {
            table.show(ListQuery {
                sort: by.word().to_owned(),
                descending,
                ..table.query.get_untracked()
            });
        }
    };
    view! {
        <div class="field">
            <label class="field-label" for=ID>{words::SORT}</label>
            <select class="select" id=ID on:change=move |event| choose(event_target_value(&event))>{options}</select>
        </div>
    }
    .into_any()
}
