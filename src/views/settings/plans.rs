//! 設定 › 計画の一覧: the plans that this device keeps.

use crate::ui::prelude::*;

use crate::app::autosave::Saver;
use crate::app::state::{App, use_app};
use crate::app::{doors, keeping, plans};
use crate::report::kept::Row;
use crate::report::route::SettingsPage;
use crate::text;
use crate::text::plans as words;
use crate::text::settings;
use crate::ui::dialog::dialog;
use crate::ui::rows;

const HEADING: &str = "set-plans";

#[derive(Clone, Copy)]
struct Page {
    app: App,
    saver: Saver,
    asked: RwSignal<Option<Row>>,
    /// Counts what has been done here, so that what is kept is asked for again.
    done: RwSignal<u32>,
}

impl Page {
    fn count(&self) {
        self.done.update(|count| *count = count.wrapping_add(1));
    }
}

/// The page.
pub fn page() -> AnyView {
    let page = Page {
        app: use_app(),
        saver: expect_context::<Saver>(),
        asked: RwSignal::new(None),
        done: RwSignal::new(0),
    };
    let usage = move || {
        page.done.track();
        page.app.saving.track();
        text::about::usage(keeping::usage())
    };
    view! {
        <section class="section" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{settings::page(SettingsPage::Plans)}</h2>
            <p>{words::INTRO}</p>
            {table(page)}
            <dl class="dl"><dt>{words::ROOM}</dt><dd>{usage}</dd></dl>
        </section>
        {move || page.asked.get().map(|row| ask(page, row))}
    }
    .into_any()
}

fn table(page: Page) -> AnyView {
    let kept = Memo::new(move |_| {
        page.done.track();
        // Every saving changes it.
        page.app.saving.track();
        plans::rows(page.app)
    });
    let none = Memo::new(move |_| kept.with(Vec::is_empty));
    // What a newer program wrote may be of the same plan.
    let key = |row: &Row| (row.plan.clone(), row.readable);
    let keys = move || kept.with(|kept| kept.iter().map(key).collect::<Vec<_>>());
    (move || {
        if none.get() {
            return view! { <p>{words::NONE}</p> }.into_any();
        }
        let lines = view! {
            <For each=keys key=Clone::clone children=move |own| {
                let row = Memo::new(move |_| {
                    kept.with(|kept| kept.iter().find(|row| key(row) == own).cloned())
                });
                view! { <tr>{move || row.get().map(|row| line(page, row))}</tr> }
            }/>
        };
        rows::table(
            "table plans",
            &[
                (words::NAME, false),
                (words::SAVED, false),
                (words::SNAPSHOTS, true),
                (words::SIZE, true),
                (words::ACTS, false),
            ],
            lines.into_any(),
        )
    })
    .into_any()
}

fn act(row: &Row, label: &'static str, danger: bool, act: impl Fn() + 'static) -> AnyView {
    let id = (label == words::COPY).then(|| copy_id(row));
    rows::act(id, words::named(&row.name, label), label, danger, act)
}

fn copy_id(row: &Row) -> String {
    format!("plan-{}-copy", row.plan)
}

fn line(page: Page, row: Row) -> AnyView {
    let app = page.app;
    let (to_open, to_copy, to_export, to_ask) =
        (row.clone(), row.clone(), row.clone(), row.clone());
    let open = (row.readable && !row.open).then(|| {
        act(&row, words::OPEN, false, move || {
            plans::open(page.saver, app, &to_open);
            page.count();
            doors::focus_soon(HEADING);
        })
    });
    let copy = row.readable.then(|| {
        act(&row, words::COPY, false, move || {
            page.saver.now();
            plans::copy(app, &to_copy);
            page.count();
            // The rows may have changed places.
            doors::focus_soon(copy_id(&to_copy));
        })
    });
    let export = row.readable.then(|| {
        act(&row, words::EXPORT, false, move || {
            page.saver.now();
            plans::export(app, &to_export);
        })
    });
    let remove = row.removable.then(|| {
        act(&row, words::REMOVE, true, move || {
            page.asked.set(Some(to_ask.clone()));
        })
    });
    let badge = row
        .open
        .then(|| view! { <span class="badge">{words::IS_OPEN}</span> });
    view! {
        <th scope="row">{row.name.clone()} " " {badge}</th>
        <td class="text">{row.saved}</td>
        <td class="num" data-label=words::SNAPSHOTS>{row.snapshots}</td>
        <td class="num">{row.size}</td>
        <td><div class="btns">{open}{copy}{export}{remove}</div></td>
    }
    .into_any()
}

fn ask(page: Page, row: Row) -> AnyView {
    let leave = move || {
        page.asked.set(None);
        doors::focus_soon(HEADING);
    };
    let export = row.readable.then(|| {
        let row = row.clone();
        view! {
            <button class="btn" data-kind="primary" type="button" on:click=move |_| plans::export(page.app, &row)>{words::EXPORT_FIRST}</button>
        }
    });
    let text = words::remove_text(&row.name);
    let remove = move |_| {
        plans::remove(page.app, &row);
        page.count();
        leave();
    };
    let foot = view! {
        {export}
        <button class="btn" data-kind="danger" type="button" on:click=remove>{words::REMOVE}</button>
        <button class="btn" type="button" on:click=move |_| leave()>{text::app::CANCEL}</button>
    };
    dialog(
        None,
        words::REMOVE_TITLE.to_owned(),
        view! { <p>{text}</p> }.into_any(),
        foot.into_any(),
        leave,
    )
}
