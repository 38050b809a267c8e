//! 受領: files in, and how each of them stands.

use std::sync::Arc;

use crate::ui::prelude::*;

use crate::app::collecting::{self, Stage};
use crate::app::doors;
use crate::app::state::App;
use crate::report::collect::{Look, Row, Standing};
use crate::text::{collect as words, transfer};

use super::super::settings::asking::ask;

const HEADING: &str = "collect-in";
const EMPTY: &str = "collect-empty";

fn picker(app: App, label: &'static str, folder: bool) -> AnyView {
    let id = if folder {
        "collect-folder"
    } else {
        "collect-files"
    };
    view! {
        <button class="btn" type="button" on:click=move |_| doors::press(id)>{label}</button>
        <input
            class="hidden"
            id=id
            type="file"
            accept=(!folder).then_some(".json,application/json")
            multiple=true
            webkitdirectory=folder.then_some("")
            tabindex="-1"
            aria-hidden="true"
            on:change=move |event| collecting::chosen(app, &event)
        />
    }
    .into_any()
}

/// The section.
pub fn receiving(app: App) -> AnyView {
    let here = app.collecting;
    let asking = RwSignal::new(false);
    let empty = move || {
        asking.set(false);
        collecting::empty(app);
        doors::focus_soon(HEADING);
    };
    let ask_first = Callback::new(move |()| match here.is_begun() {
        true => asking.set(true),
        false => empty(),
    });
    let question = move || {
        asking.get().then(|| {
            ask(
                words::EMPTY_ASK.to_owned(),
                view! { <p>{words::EMPTY_TEXT}</p> }.into_any(),
                words::EMPTY,
                true,
                EMPTY.to_owned(),
                move || asking.set(false),
                empty,
            )
        })
    };
    let list = move || {
        let look = here.look.get();
        (!look.rows.is_empty()).then(|| received(app, &look, ask_first))
    };
    let bar = move || {
        here.progress.get().map(|(stage, done, all)| {
            let label = match stage {
                Stage::Reading => words::reading(done, all),
                Stage::Weighing => words::WEIGHING.to_owned(),
                Stage::Writing => words::writing(done, all),
            };
            view! {
                <div class="collect-progress">
                    <label for="collect-progress">{label}</label>
                    <progress id="collect-progress" max=all.to_string() value=done.to_string()></progress>
                </div>
            }
        })
    };
    view! {
        <section class="section" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{words::RECEIVE}</h2>
            <div class="collect-drop">
                <p>{words::RECEIVE_TEXT}</p>
                <div class="btns">
                    {picker(app, words::CHOOSE_FILES, false)}
                    {picker(app, words::CHOOSE_FOLDER, true)}
                </div>
            </div>
            <div role="status">{bar}</div>
            {list}
            {question}
        </section>
    }
    .into_any()
}

fn received(app: App, look: &Arc<Look>, empty: Callback<()>) -> AnyView {
    let rows = look
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| line(app, index, row));
    let [first, department, made, origin, standing, file] = words::COLUMNS;
    view! {
        <p class="collect-missing"><b>{words::missing(&look.missing)}</b></p>
        <div class="table-wrap" tabindex="0" role="region" aria-label=words::LIST>
            <table class="table collect-list">
                <caption>{words::LIST}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="keep">{first}</th>
                        <th scope="col">{department}</th>
                        <th scope="col">{standing}</th>
                        <th scope="col">{made}</th>
                        <th scope="col">{origin}</th>
                        <th scope="col">{file}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        <div class="btns">
            <button class="btn" data-size="s" data-kind="plain" type="button" id=EMPTY on:click=move |_| empty.run(())>{words::EMPTY}</button>
        </div>
    }
    .into_any()
}

fn line(app: App, index: usize, row: &Row) -> AnyView {
    let chosen = row.chosen;
    let kind = match row.standing {
        Standing::New => "new",
        Standing::Older | Standing::Unfit | Standing::Newer | Standing::Unreadable => "bad",
        _ => "idle",
    };
    let remark = row
        .remark
        .iter()
        .map(|text| view! { <p class="note">{text.clone()}</p> });
    view! {
        <tr>
            <td>
                <label class="check">
                    <input
                        type="checkbox"
                        aria-label=words::choose(&row.name)
                        disabled=!row.standing.can_be_chosen()
                        prop:checked=chosen
                        on:change=move |event| {
                            let chosen = event_target_checked(&event);
                            app.collecting.received.update(|received| {
                                if let Some(one) = received.get_mut(index) {
                                    one.chosen = Some(chosen);
                                }
                            });
                        }
                    />
                </label>
            </td>
            <th scope="row">{transfer::or_dash(&row.department)}</th>
            <td class="text" data-standing=kind><b>{words::standing(row.standing, row.open)}</b>{remark.collect_view()}</td>
            <td class="text">{transfer::or_dash(&row.made)}</td>
            <td class="text">{transfer::or_dash(&row.origin)}</td>
            <td class="text collect-file">{row.name.clone()}</td>
        </tr>
    }
    .into_any()
}
