//! What stands in front of the page: a file that is looked at before it is taken in, or refused.

use crate::ui::prelude::*;

use crate::report::incoming::Row;
use crate::text::file::Refusal;
use crate::text::{app as words, disk, file, transfer};
use crate::ui::dialog::dialog;

use super::autosave::Saver;
use super::holding::{self, Question};
use super::importing::{self, Incoming, Readable};
use super::looking;
use super::state::App;

/// The dialog of the file that is being looked at, if there is one.
pub fn incoming(app: App) -> AnyView {
    (move || {
        let close = move || app.incoming.set(None);
        app.incoming.get().map(
            |Incoming {
                 name,
                 content,
                 newer,
             }| match content {
                Ok(readable) => question(app, name, readable, close),
                Err(refusal) => refused(app, name, refusal, newer, close),
            },
        )
    })
    .into_any()
}

/// What is here beside what a file holds, under the names of both.
pub fn comparison(rows: Vec<Row>, [now, file]: [&'static str; 2]) -> AnyView {
    let rows = rows
        .into_iter()
        .map(|Row { label, now, file, numeric }| {
            let class = if numeric { "num" } else { "text" };
            view! { <tr><th scope="row">{label}</th><td class=class>{now}</td><td class=class>{file}</td></tr> }
        })
        .collect_view();
    view! {
        <table class="table compared">
            <caption>{transfer::COMPARISON}</caption>
            <thead>
                <tr>
                    <th scope="col">{transfer::CONTENT}</th>
                    <th scope="col">{now}</th>
                    <th scope="col">{file}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn question(
    app: App,
    name: String,
    readable: Readable,
    close: impl Fn() + Copy + 'static,
) -> AnyView {
    let summary = readable.summary;
    let remark = if summary.identical {
        Some(transfer::IDENTICAL)
    } else if summary.same_plan {
        None
    } else {
        Some(transfer::OTHER_PLAN)
    };
    let body = view! {
        <p>{transfer::REPLACES}</p>
        <dl class="dl"><dt>{transfer::FILE_NAME}</dt><dd>{name}</dd></dl>
        {remark.map(|remark| view! { <p><b>{remark}</b></p> })}
        {comparison(summary.rows, [transfer::NOW, transfer::IN_FILE])}
    };
    let taking = move || {
        importing::unless_reading(app, || {
            view! { <button class="btn" data-kind="primary" type="button" on:click=move |_| importing::take_in(app)>{transfer::TAKE_IN}</button> }
                .into_any()
        })
    };
    let foot = view! {
        {taking}
        <button class="btn" type="button" on:click=move |_| close()>{words::CANCEL}</button>
    };
    dialog(
        None,
        transfer::QUESTION.to_owned(),
        body.into_any(),
        foot.into_any(),
        close,
    )
}

/// The dialog of what has to be decided before a file on disk is written.
pub fn on_disk(app: App) -> AnyView {
    (move || {
        let close = move || app.holder.question.set(None);
        app.holder.question.get().map(|question| {
            let looks = matches!(question, Question::Changed(_));
            let (title, said) = match question {
                Question::Changed(name) => (disk::CHANGED, disk::changed(&name)),
                Question::OtherPlan(name) => (disk::OTHER_PLAN, disk::other_plan(&name)),
                Question::Refused(name) => (disk::REFUSED, disk::refused(&name)),
            };
            let look = looks.then(|| view! {
                <button class="btn" type="button" on:click=move |_| holding::look_again(app)>{disk::LOOK}</button>
            });
            let foot = view! {
                <button class="btn" data-kind="primary" type="button" on:click=move |_| holding::save_as(app)>{disk::SAVE_AS}</button>
                {look}
                <button class="btn" type="button" on:click=move |_| close()>{words::CANCEL}</button>
            };
            let body = view! { <p>{said}</p> };
            dialog(Some("error"), title.to_owned(), body.into_any(), foot.into_any(), close)
        })
    })
    .into_any()
}

fn refused(
    app: App,
    name: String,
    refusal: Refusal,
    newer: Option<String>,
    close: impl Fn() + Copy + 'static,
) -> AnyView {
    let offer = newer
        .is_some()
        .then(|| view! { <p>{file::NEWER_OFFER}</p> });
    let saver = expect_context::<Saver>();
    let look = newer.map(|text| view! {
        <button class="btn" type="button" on:click=move |_| looking::open(app, saver, &text)>{file::NEWER_OPEN}</button>
    });
    let line = |label: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <dt>{label}</dt><dd>{text}</dd> })
    };
    let body = view! {
        <p>{transfer::UNCHANGED}</p>
        <dl class="dl">
            {line(transfer::FILE_NAME, name)}
            {line(transfer::PLACE, refusal.place)}
            {line(transfer::REASON, refusal.what)}
            {line(transfer::MEND, refusal.mend)}
        </dl>
        {offer}
    };
    let foot = view! {
        <button class="btn" data-kind="primary" type="button" on:click=move |_| close()>{words::CLOSE}</button>
        {look}
    };
    dialog(
        Some("error"),
        transfer::REFUSED.to_owned(),
        body.into_any(),
        foot.into_any(),
        close,
    )
}
