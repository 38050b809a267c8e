//! 提出前チェック, and writing the file that is handed in.

use crate::ui::prelude::*;

use crate::app::exporting;
use crate::app::state::{App, use_app};
use crate::report::precheck::{self, Checked, Finding};
use crate::report::route::{Filling, Route};
use crate::text::precheck as words;

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let checked = Memo::new(move |_| {
        let (scope, year) = (app.scope(), app.year());
        app.with(|plan| precheck::check(plan, scope.as_ref(), year))
    });
    let sum = Memo::new(move |_| checked.with(|checked| precheck::sum(checked)));
    let about = move || {
        let name = app.scope().and_then(|scope| {
            app.with(|plan| plan.department(&scope).map(|found| found.name.clone()))
        });
        words::about(name.as_deref().unwrap_or(words::WHOLE), app.year())
    };
    let said = move || {
        let (errors, warnings) = sum.get();
        words::sum(errors, warnings)
    };
    view! {
        <div class="page-head">
            <h1>{words::TITLE}</h1>
            <span>{about}</span>
            <div class="page-side">
                <a class="btn" data-size="s" href=Route::Fill(Filling::Next).href()>{words::TO_FILL}</a>
            </div>
        </div>
        <p class="lead" role="status">{said}</p>
        {move || match checked.with(Vec::is_empty) {
            true => Some(view! { <div class="empty"><p>{words::NOTHING}</p></div> }),
            false => None,
        }}
        {file(app, sum)}
        {move || {
            let found: Vec<Checked> = checked.get().into_iter().filter(|one| !one.findings.is_empty()).collect();
            (!found.is_empty()).then(|| view! {
                <p class="note">{words::EXPLAINED}</p>
                <ul class="findings">{found.into_iter().map(one).collect_view()}</ul>
            })
        }}
    }
    .into_any()
}

fn one(checked: Checked) -> AnyView {
    let id = checked.id;
    let findings = checked.findings.into_iter().map(|finding| {
        let href = finding.route(&id).href();
        let Finding { what, text, .. } = finding;
        let (grade, word) = if what.is_error() {
            ("error", words::ERROR)
        } else {
            ("warn", words::WARNING)
        };
        view! {
            <li><span class="fill-state" data-state=grade>{word}</span><a href=href>{text}</a></li>
        }
    });
    view! {
        <li>
            <h2><span class="note">{checked.code}</span>" "{checked.name}</h2>
            <ul>{findings.collect_view()}</ul>
        </li>
    }
    .into_any()
}

/// The file that is handed in: written in one click, once nothing has to be mended.
fn file(app: App, sum: Memo<(usize, usize)>) -> AnyView {
    (move || {
        let (errors, _) = sum.get();
        let body = if let Some(why) = app.with(|plan| precheck::not_handed_in(plan, app.scope().as_ref())) {
            view! { <p>{why}</p> }.into_any()
        } else if errors > 0 {
            view! {
                <p>{words::blocked(errors)}</p>
                <button class="btn" type="button" disabled=true>{words::EXPORT}</button>
            }
            .into_any()
        } else {
            view! {
                <p>{words::SEND}</p>
                <button class="btn" data-kind="primary" type="button" on:click=move |_| exporting::export(app)>{words::EXPORT}</button>
            }
            .into_any()
        };
        view! {
            <section class="card fill-file" aria-labelledby="h-file">
                <h2 id="h-file">{words::HAND_IN}</h2>
                {body}
            </section>
        }
    })
    .into_any()
}
