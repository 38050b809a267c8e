//! 履歴: snapshots of the plan, each to be compared with now, restored or exported, and the changes that can be taken back.

use crate::ui::prelude::*;

use crate::app::notices::Toast;
use crate::app::snapshots::{self, Reason};
use crate::app::state::{App, use_app};
use crate::app::{doors, exporting};
use crate::report::changes::Changes;
use crate::report::history::Row;
use crate::report::incoming::Summary;
use crate::report::route::Route;
use crate::text;
use crate::text::history as words;
use crate::ui::rows;

const COMPARISON: &str = "history-compared";
const SNAPSHOTS: &str = "history-snapshots";

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let compared = RwSignal::new(None::<Row>);
    view! {
        <div class="page-head"><h1>{text::app::page(&Route::History)}</h1></div>
        <div class="prose"><p>{words::INTRO}</p></div>
        <section class="section" aria-labelledby=SNAPSHOTS>
            <h2 id=SNAPSHOTS tabindex="-1">{words::SNAPSHOTS}</h2>
            <p>{words::KEPT}</p>
            <div class="btns">
                <button class="btn" type="button" on:click=move |_| {
                    if snapshots::take(app, Reason::Hand) {
                        tell(app, words::TAKEN);
                    }
                }>
                    {words::TAKE}
                </button>
                <button class="btn" type="button" on:click=move |_| exporting::export(app)>{text::app::EXPORT}</button>
            </div>
            {move || table(app, compared)}
        </section>
        {move || compared.get().map(|row| comparison(app, compared, row))}
        <section class="section" aria-labelledby="history-changes">
            <h2 id="history-changes">{words::CHANGES}</h2>
            <p>{words::CHANGES_TEXT}</p>
            {move || changes(app)}
        </section>
    }
    .into_any()
}

fn tell(app: App, text: &str) {
    app.toast.set(Some(Toast {
        text: text.to_owned(),
        undo: false,
    }));
}

fn table(app: App, compared: RwSignal<Option<Row>>) -> AnyView {
    let kept = snapshots::rows(app);
    if kept.is_empty() {
        return view! { <p>{words::NONE}</p> }.into_any();
    }
    let lines = kept
        .into_iter()
        .map(|row| snapshot(app, compared, row))
        .collect_view();
    rows::table(
        "table history",
        &[
            (words::WHEN, false),
            (words::WHY, false),
            (words::SIZE, true),
            (words::ACTS, false),
        ],
        lines.into_any(),
    )
}

fn snapshot(app: App, compared: RwSignal<Option<Row>>, row: Row) -> AnyView {
    let (to_compare, to_restore, to_export) = (row.clone(), row.clone(), row.key.clone());
    let acts = row.whole.then(|| {
        let act = |label: &'static str, act: Box<dyn Fn()>| {
            rows::act(None, words::named(&row.taken, label), label, false, act)
        };
        let compare = move || {
            compared.set(Some(to_compare.clone()));
            doors::focus_soon(COMPARISON);
        };
        let export = move || {
            if !snapshots::export(&to_export) {
                tell(app, words::FAILED);
            }
        };
        view! {
            <div class="btns">
                {act(words::COMPARE, Box::new(compare))}
                {act(words::RESTORE, Box::new(move || bring_back(app, compared, &to_restore)))}
                {act(words::EXPORT, Box::new(export))}
            </div>
        }
        .into_any()
    });
    view! {
        <tr>
            <th scope="row">{row.taken}</th>
            <td class="text">{row.reason}</td>
            <td class="num">{row.size}</td>
            <td>{acts}</td>
        </tr>
    }
    .into_any()
}

fn bring_back(app: App, compared: RwSignal<Option<Row>>, row: &Row) {
    if snapshots::restore(app, &row.key, &row.taken) {
        compared.set(None);
        doors::focus_soon(SNAPSHOTS);
    } else if !app.reading.get_untracked() {
        tell(app, words::FAILED);
    }
}

/// What differs between a snapshot and now; follows both.
fn comparison(app: App, compared: RwSignal<Option<Row>>, row: Row) -> AnyView {
    let key = row.key.clone();
    let body = move || {
        app.version();
        match snapshots::compare(app, &key) {
            None => view! { <p>{words::FAILED}</p> }.into_any(),
            Some((summary, Changes { rows, .. })) if rows.is_empty() => {
                view! { {held(summary)} <p>{words::SAME}</p> }.into_any()
            }
            Some((summary, Changes { rows, count })) => {
                let shown = words::count(rows.len(), count);
                let lines = rows
                    .into_iter()
                    .map(|row| {
                        view! {
                            <tr>
                                <th scope="row">{row.place}</th>
                                <td class="text">{row.before}</td>
                                <td class="text">{row.after}</td>
                            </tr>
                        }
                    })
                    .collect_view();
                view! {
                    {held(summary)}
                    <p>{shown}</p>
                    {rows::table(
                        "table history-diff",
                        &[(words::PLACE, false), (words::THEN, false), (words::NOW, false)],
                        lines.into_any(),
                    )}
                }
                .into_any()
            }
        }
    };
    let title = words::compared(&row.taken);
    let restore = row;
    view! {
        <section class="section" aria-labelledby=COMPARISON>
            <h2 id=COMPARISON tabindex="-1">{title}</h2>
            {body}
            <div class="btns">
                <button class="btn" type="button" on:click=move |_| bring_back(app, compared, &restore)>{words::RESTORE}</button>
                <button class="btn" type="button" on:click=move |_| {
                    compared.set(None);
                    doors::focus_soon(SNAPSHOTS);
                }>
                    {words::CLOSE}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// What the snapshot holds as a whole.
fn held(summary: Summary) -> AnyView {
    let lines = summary
        .rows
        .into_iter()
        .map(|row| {
            let class = if row.numeric { "num" } else { "text" };
            view! { <tr><th scope="row">{row.label}</th><td class=class>{row.file}</td><td class=class>{row.now}</td></tr> }
        })
        .collect_view();
    rows::table(
        "table history-held",
        &[
            (words::HOLDS, false),
            (words::THEN, false),
            (words::NOW, false),
        ],
        lines.into_any(),
    )
}

/// The changes that can be taken back, the latest first.
fn changes(app: App) -> AnyView {
    let titles = app.done_titles();
    let again = move || app.redo_title().is_some();
    if titles.is_empty() && !again() {
        return view! { <p>{words::CHANGES_NONE}</p> }.into_any();
    }
    let none = titles.is_empty();
    // What has the keyboard stays where it is, also when nothing is left for it to do.
    let back = move || none.then_some("true");
    let forth = move || (!again()).then_some("true");
    let rows = titles
        .into_iter()
        .map(|(title, at)| {
            view! { <li class="kept-row"><span>{title}</span><span class="note">{snapshots::time(&at)}</span></li> }
        })
        .collect_view();
    view! {
        <div class="btns">
            <button class="btn" type="button" aria-disabled=back on:click=move |_| app.undo()>{text::app::UNDO}</button>
            <button class="btn" type="button" aria-disabled=forth on:click=move |_| app.redo()>{text::app::REDO}</button>
        </div>
        {if none {
            view! { <p>{words::CHANGES_NONE}</p> }.into_any()
        } else {
            view! { <ol class="outline" data-kind="flat">{rows}</ol> }.into_any()
        }}
    }
    .into_any()
}
