//! The file on disk: opening one to save back to it, where the browser can.

use crate::ui::prelude::*;

use crate::app::holding;
use crate::app::state::App;
use crate::text::disk as words;

/// The card; nothing where the browser cannot.
pub fn card(app: App) -> Option<AnyView> {
    holding::is_there().then(|| {
        let state = move || match app.holder.name(app) {
            Some(name) => words::state(&name, app.export_state()),
            None => match holding::was_open(app) {
                Some(name) => words::was_open(&name),
                None => words::NONE.to_owned(),
            },
        };
        let save = move || {
            app.holder.name(app).map(|_| view! {
                <button class="btn" data-size="s" type="button" on:click=move |_| holding::save(app)>{words::SAVE}</button>
            })
        };
        view! {
            <section class="card fill-file" aria-labelledby="h-disk">
                <h2 id="h-disk">{words::TITLE}</h2>
                <p class="note">{words::HELP}</p>
                <p>{state}</p>
                <div class="btns">
                    <button class="btn" data-size="s" type="button" on:click=move |_| holding::open(app)>{words::OPEN}</button>
                    {save}
                    <button class="btn" data-size="s" type="button" on:click=move |_| holding::save_as(app)>{words::SAVE_AS}</button>
                </div>
            </section>
        }
        .into_any()
    })
}
