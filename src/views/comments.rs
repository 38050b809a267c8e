//! The comments on an indicator: what has been said, settling it, and saying something.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::App;
use crate::domain::comment::Comment;
use crate::domain::id::{DepartmentId, NodeId};
use crate::report::comments::{Row, Thread, added, turned};
use crate::report::precheck::COMMENT_ID;
use crate::text::comments as words;
use crate::ui::choice::select;
use crate::ui::field::Labelled;

/// The comments on the indicator `of`, under a heading.
pub fn section(app: App, of: StoredValue<NodeId>) -> AnyView {
    let thread = Memo::new(move |_| {
        app.with(|plan| {
            let place = of.with_value(|id| plan.place(id))?;
            Some(Thread::of(plan, &place, doors::local_time))
        })
    });
    let open = move || {
        let open = thread.with(|thread| thread.as_ref().map(|thread| thread.open.clone()));
        let open = open.filter(|open| !open.is_empty());
        open.map(|open| view! { <span class="badge" data-kind="warn">{open}</span> })
    };
    let rows = move || {
        let rows = thread.with(|thread| thread.as_ref().map(|thread| thread.rows.clone()));
        let rows = rows.unwrap_or_default();
        if rows.is_empty() {
            return view! { <p class="note">{words::NONE}</p> }.into_any();
        }
        let rows = rows.into_iter().map(|row| comment(app, of, row));
        view! { <ol class="comments">{rows.collect_view()}</ol> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby="h-comments">
            <div class="section-head"><h2 id="h-comments">{words::TITLE}</h2>{open}</div>
            <p class="note">{words::HELP}</p>
            {rows}
            {form(app, of, thread)}
        </section>
    }
    .into_any()
}

fn comment(app: App, of: StoredValue<NodeId>, row: Row) -> AnyView {
    let id = row.id;
    let turn = move |_| {
        let command = app.with(|plan| of.with_value(|of| turned(plan, of, &id)));
        if let Some(command) = command {
            app.dispatch_or_tell(command);
        }
    };
    let (state, word) = if row.settled {
        (words::SETTLED, words::REOPEN)
    } else {
        (words::OPEN, words::SETTLE)
    };
    let kind = (!row.settled).then_some("warn");
    view! {
        <li class="comment">
            <p class="comment-head">
                <b>{row.author}</b>
                <span class="note">{row.time}</span>
                <span class="badge" data-kind=kind>{state}</span>
            </p>
            <p class="comment-text">{row.text}</p>
            <button class="btn" data-size="s" data-kind="plain" type="button" data-changes="" aria-label=row.action on:click=turn>{word}</button>
        </li>
    }
    .into_any()
}

fn form(app: App, of: StoredValue<NodeId>, thread: Memo<Option<Thread>>) -> AnyView {
    let plan = StoredValue::new(app.with_document_untracked(|document| document.plan.id.clone()));
    let draft =
        RwSignal::new(plan.with_value(|plan| of.with_value(|of| doors::draft(plan, of.as_str()))));
    // Who looks at a department's part most likely writes for it.
    let author = RwSignal::new(None::<String>);
    let authors = Memo::new(move |_| {
        thread.with(|thread| thread.as_ref().map(|thread| thread.authors.clone()))
    });
    let chosen = Memo::new(move |_| {
        author.get().unwrap_or_else(|| {
            let own = app.scope().map(|id| id.to_string()).unwrap_or_default();
            let there = authors.with(|authors| {
                authors
                    .as_ref()
                    .is_some_and(|authors| authors.iter().any(|(value, _)| *value == own))
            });
            if there { own } else { String::new() }
        })
    });
    let keep = move |text: String| {
        plan.with_value(|plan| of.with_value(|of| doors::keep_draft(plan, of.as_str(), &text)));
        draft.set(text);
    };
    let add = move |_| {
        let Some(id) = doors::fresh_comment() else {
            return;
        };
        let comment = Comment {
            id,
            department: DepartmentId::new(&chosen.get_untracked()).ok(),
            written_at: doors::now_utc(),
            text: draft.get_untracked().trim().to_owned(),
            settled: false,
            extra: Default::default(),
        };
        let command = app.with(|plan| of.with_value(|of| added(plan, of, comment)));
        match command.map(|command| app.dispatch(command)) {
            Some(Ok(())) => {
                keep(String::new());
                doors::focus(COMMENT_ID);
            }
            Some(Err(error)) => app.notices.refused(&error),
            None => doors::focus(COMMENT_ID),
        }
    };
    let text = Labelled {
        id: COMMENT_ID.to_owned(),
        label: words::TEXT.to_owned(),
        multiline: true,
        rows: 2,
        apart: true,
        ..Labelled::default()
    };
    let none = Signal::derive(String::new);
    view! {
        <div class="comment-form" data-changes="">
            {text.sending(draft.into(), none, Callback::new(keep))}
            <div class="comment-send">
                {move || {
                    let field = Labelled {
                        id: "comment-author".to_owned(),
                        label: words::AUTHOR.to_owned(),
                        ..Labelled::default()
                    };
                    let control = select(
                        field.id.clone(),
                        String::new(),
                        authors.get().unwrap_or_default(),
                        chosen.into(),
                        Signal::derive(|| false),
                        Callback::new(move |value| author.set(Some(value))),
                    );
                    field.around(control, Signal::derive(String::new))
                }}
                <button class="btn" type="button" disabled=move || draft.with(|text| text.trim().is_empty()) on:click=add>{words::ADD}</button>
            </div>
        </div>
    }
    .into_any()
}
