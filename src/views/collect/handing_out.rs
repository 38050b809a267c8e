//! 配布: a file for each department.

use crate::ui::prelude::*;

use crate::app::collecting;
use crate::app::state::App;
use crate::domain::id::DepartmentId;
use crate::report::collect::in_charge;
use crate::text::{self, collect as words};

/// The section.
pub fn handing_out(app: App) -> AnyView {
    let note = app.collecting.note;
    let departments = Memo::new(move |_| {
        app.with(|plan| {
            in_charge(plan)
                .into_iter()
                .map(|(id, name)| (id.clone(), name.to_owned()))
                .collect::<Vec<(DepartmentId, String)>>()
        })
    });
    let part = Memo::new(move |_| {
        app.with(|plan| {
            let cut = plan.cut.as_deref()?;
            let name = cut
                .base
                .department(&cut.department)
                .map(|one| one.name.as_str());
            Some(words::whose(name))
        })
    });
    let write = move |departments| collecting::hand_out(app, departments);
    let busy = move || {
        let busy = app.collecting.progress.with(Option::is_some);
        busy.then_some("true")
    };
    let body = move || {
        if let Some(part) = part.get() {
            return view! { <p>{words::is_part(&part)}</p> }.into_any();
        }
        let all = departments.get();
        if all.is_empty() {
            return view! { <p>{words::NOBODY}</p> }.into_any();
        }
        let ids: Vec<DepartmentId> = all.iter().map(|(id, _)| id.clone()).collect();
        let one_by_one = all.into_iter().map(|(id, name)| {
            view! {
                <li>
                    <span>{name.clone()}</span>
                    <button
                        class="btn"
                        data-size="s"
                        type="button"
                        aria-disabled=busy
                        aria-label=words::hand_out_to(&name)
                        on:click=move |_| write(vec![id.clone()])
                    >
                        {words::HAND_OUT_ONE}
                    </button>
                </li>
            }
        });
        view! {
            <p>{words::HAND_OUT_TEXT}</p>
            <div class="field">
                <div class="field-label">
                    <label for="collect-note">{words::NOTE}</label>
                    <span class="tag">{text::app::OPTIONAL}</span>
                </div>
                <p class="note" id="collect-note-help">{words::NOTE_HELP}</p>
                <textarea
                    class="area"
                    id="collect-note"
                    rows="2"
                    aria-describedby="collect-note-help"
                    prop:value=note
                    on:input=move |event| note.set(event_target_value(&event))
                ></textarea>
            </div>
            <div class="btns">
                <button class="btn" type="button" aria-disabled=busy on:click={
                    let count = ids.clone();
                    move |_| write(count.clone())
                }>{words::hand_out_all(ids.len())}</button>
            </div>
            <p class="note">{words::MANY_FILES}</p>
            <details class="more">
                <summary>{words::ONE_BY_ONE}</summary>
                <ul class="collect-departments">{one_by_one.collect_view()}</ul>
            </details>
        }
        .into_any()
    };
    view! {
        <section class="section" aria-labelledby="collect-out">
            <h2 id="collect-out">{words::HAND_OUT}</h2>
            {body}
        </section>
    }
    .into_any()
}
