//! 入力元: from which department's file the values came. Nothing is shown where none came from a file.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::report::collect::sources::sources;
use crate::text::collect as words;

use super::Subject;

pub fn section(subject: Subject) -> AnyView {
    let found = Memo::new(move |_| {
        subject.app.with(|plan| {
            subject
                .id
                .with_value(|id| sources(plan, id, &doors::local_time))
        })
    });
    (move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let rows = found.into_iter().map(|source| {
                let reason = (!source.reason.is_empty())
                    .then(|| view! { <p class="note">{words::because(&source.reason)}</p> });
                view! {
                    <tr>
                        <th scope="row">{source.field}</th>
                        <td class="text">
                            {source.department}
                            <p class="note">{words::taken_at(&source.at)}</p>
                            <p class="note collect-file">{source.file}</p>
                            {reason}
                        </td>
                    </tr>
                }
            });
            view! {
                <section class="section" aria-labelledby="h-sources">
                    <h2 id="h-sources">{words::SOURCES}</h2>
                    <p class="note">{words::SOURCES_TEXT}</p>
                    <div class="table-wrap">
                        <table class="table" aria-labelledby="h-sources">
                            <thead>
                                <tr>
                                    <th scope="col">{words::SOURCE_FIELD}</th>
                                    <th scope="col">{words::SOURCE_FROM}</th>
                                </tr>
                            </thead>
                            <tbody>{rows.collect_view()}</tbody>
                        </table>
                    </div>
                </section>
            }
        })
    })
    .into_any()
}
