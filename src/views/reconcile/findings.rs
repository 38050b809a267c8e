//! 照合 › 違いの一覧.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::command::address::Address;
use crate::domain::decision::Ruling;
use crate::report::reconcile::{self as model, FindingView, Group, Line, Page};
use crate::report::route::{ReconcilePage, Route};
use crate::text::reconcile as words;
use crate::ui::element::{Element, el, of_class};
use crate::ui::field::{Labelled, Need};
use crate::ui::why::why_or_plain;

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let page = Memo::new(move |_| {
        let year = app.year();
        app.with(|plan| Page::of(plan, year))
    });
    let empty = Memo::new(move |_| page.with(|page| page.empty));
    let lead = Memo::new(move |_| page.with(|page| page.lead.clone()));
    let progress = Memo::new(move |_| page.with(|page| page.progress.clone()));
    let groups = move || {
        page.with(|page| {
            page.groups
                .iter()
                .map(|group| group.id.clone())
                .collect::<Vec<_>>()
        })
    };
    (move || {
        if empty.get() {
            let href = Route::Reconcile(ReconcilePage::Papers).href();
            return view! {
                <div class="empty">
                    <h2>{words::NOTHING_TITLE}</h2>
                    <p>{words::NOTHING_TEXT}</p>
                    <div class="btns"><a class="btn" data-kind="primary" href=href>{words::TO_PAPERS}</a></div>
                </div>
            };
        }
        view! {
            <section class="section" aria-labelledby="h-findings">
                <h2 id="h-findings" tabindex="-1">{words::FINDINGS}</h2>
                <p>{words::ABOUT}</p>
                <p class="lead">{move || {
                    let [before, number, behind] = lead.get();
                    view! { {before}<b>{number}</b>{behind} }
                }}</p>
                <p role="status">{progress}</p>
            </section>
            <For each=groups key=Clone::clone children=move |id| group(app, page, id)/>
        }
    })
    .into_any()
}

fn group(app: App, page: Memo<Page>, id: String) -> AnyView {
    let own = StoredValue::new(id.clone());
    let of = move |page: &Page| {
        own.with_value(|id| page.groups.iter().find(|group| &group.id == id).cloned())
    };
    let group = Memo::new(move |_| page.with(of));
    let title =
        Memo::new(move |_| group.with(|group| group.as_ref().map(|group| group.title.clone())));
    let open = Memo::new(move |_| group.with(|group| group.as_ref().map_or(0, |group| group.open)));
    let keys = move || {
        let keys = |group: &Group| {
            let findings = group.findings.iter();
            findings
                .map(|finding| finding.key.clone())
                .collect::<Vec<_>>()
        };
        group.with(|group| group.as_ref().map(keys).unwrap_or_default())
    };
    let heading = id.clone();
    view! {
        <section class="section" aria-labelledby=id>
            <div class="section-head">
                <h2 id=heading tabindex="-1">{title}</h2>
                {move || {
                    let open = open.get();
                    (open > 1).then(|| view! {
                        <button class="btn" data-size="s" data-changes="" type="button" on:click=move |_| correct_all(app, group, own)>
                            {words::all_correct(open)}
                        </button>
                    })
                }}
            </div>
            <For each=keys key=Clone::clone children=move |key| finding(app, group, key)/>
        </section>
    }
    .into_any()
}

fn correct_all(app: App, group: Memo<Option<Group>>, id: StoredValue<String>) {
    let Some(group) = group.get_untracked() else {
        return;
    };
    app.dispatch_and_tell(model::correct_all(&group), words::decided_all(group.open));
    doors::focus_soon(id.get_value());
}

/// One finding: what is printed, what is computed, why, and what is decided.
fn finding(app: App, group: Memo<Option<Group>>, key: String) -> AnyView {
    let own = Memo::new(move |_| {
        group.with(|group| {
            let mut findings = group.as_ref()?.findings.iter();
            findings.find(|finding| finding.key == key).cloned()
        })
    });
    let ruling = Memo::new(move |_| own.with(|own| own.as_ref().and_then(|own| own.ruling)));
    let id = own.with_untracked(|own| own.as_ref().map_or_else(String::new, |own| own.id.clone()));
    let labelled = id.clone();
    // Drawn anew when what is said changes, not when something is decided.
    let said = Memo::new(move |_| {
        own.with(|own| {
            own.clone().map(|own| FindingView {
                ruling: None,
                reason: String::new(),
                ..own
            })
        })
    });
    let head = id.clone();
    // What is settled when the page is opened is folded; what is settled on it stays until it is left.
    let open = ruling.get_untracked().is_none();
    view! {
        <article class="card find" aria-labelledby=labelled data-ruled=move || ruling.get().map(|ruling| match ruling {
            Ruling::Accept => "accept",
            Ruling::Correct => "correct",
        })>
            <details open=open>
            <summary class="find-head">
                <h3 id=head>
                    {move || said.with(|said| said.as_ref().map(|said| {
                        view! { <span class="find-paper">{said.paper.clone()}</span>" "{said.place.clone()} }
                    }))}
                </h3>
                <span class="tag" data-kind=move || ruling.get().is_none().then_some("required")>{move || words::ruled(ruling.get())}</span>
            </summary>
            <div class="find-cols">
                <div class="find-what">{move || said.get().map(what)}</div>
                {decision(app, own, ruling, id)}
            </div>
            </details>
        </article>
    }
    .into_any()
}

fn what(said: FindingView) -> AnyView {
    let heads = [
        el("th").attr("scope", "col").with(words::WHAT),
        of_class("th", "find-figure")
            .attr("scope", "col")
            .with(words::PRINTED),
        of_class("th", "find-figure")
            .attr("scope", "col")
            .with(said.computed),
        el("th").attr("scope", "col").with(words::DIFFERS),
    ];
    let mut table = of_class("table", "table");
    if said.computed == words::IN_ROW {
        table = table.attr("data-as-entered", "");
    }
    let table = table
        .with(el("thead").with(el("tr").with_all(heads)))
        .with(el("tbody").with_all(said.lines.into_iter().map(line)));
    let list = |title: &'static str, sentences: Vec<String>| {
        (!sentences.is_empty()).then(|| {
            let items = sentences
                .into_iter()
                .map(|sentence| el("li").with(sentence));
            of_class("div", "find-list")
                .with(el("h4").with(title))
                .with(el("ul").with_all(items))
        })
    };
    let links = said
        .links
        .into_iter()
        .map(|(text, href)| of_class("a", "hit").attr("href", href).with(text));
    view! {
        <div class="table-wrap">{table}</div>
        {list(words::ARITHMETIC, said.arithmetic).map(Element::into_any)}
        {list(words::WHY, said.why).map(Element::into_any)}
        {of_class("div", "find-links").with_all(links)}
    }
}

fn line(line: Line) -> Element {
    let row = el("tr").attr("data-differs", if line.agrees { "no" } else { "yes" });
    let figure = |text: String| of_class("td", "find-figure").with(text);
    let computed = of_class("td", "find-figure").with(why_or_plain(line.why, line.computed));
    row.with(el("th").attr("scope", "row").with(line.what))
        .with(figure(line.printed))
        .with(computed)
        .with(of_class("td", "keep").with(if line.agrees {
            words::AGREES
        } else {
            words::DIFFERS
        }))
}

/// The decision: three buttons, and the reason once there is one.
fn decision(
    app: App,
    own: Memo<Option<FindingView>>,
    ruling: Memo<Option<Ruling>>,
    id: String,
) -> AnyView {
    let name = format!("{id}-rule");
    let choice = move |value: Option<Ruling>| {
        let name = name.clone();
        view! {
            <label class="check">
                <input
                    type="radio"
                    name=name
                    prop:checked=move || ruling.get() == value
                    on:change=move |_| {
                        if let Some(own) = own.get_untracked() {
                            app.dispatch_or_tell(model::decide(&own, value));
                        }
                    }
                />
                <span>{value.map_or(words::OPEN, words::ruling)}</span>
            </label>
        }
    };
    let stale = Memo::new(move |_| own.with(|own| own.as_ref().is_some_and(|own| own.stale)));
    view! {
        <fieldset class="find-rule" disabled=app.is_reading()>
            <legend>{words::DECISION}</legend>
            {move || stale.get().then(|| view! { <p class="field-error">{words::STALE}</p> })}
            {choice.clone()(None)}
            {choice.clone()(Some(Ruling::Correct))}
            {choice(Some(Ruling::Accept))}
            {move || ruling.get().map(|ruling| reason(own, ruling, &id))}
        </fieldset>
    }
    .into_any()
}

fn reason(own: Memo<Option<FindingView>>, ruling: Ruling, id: &str) -> AnyView {
    let key =
        own.with_untracked(|own| own.as_ref().map_or_else(String::new, |own| own.key.clone()));
    let value = Signal::derive(move || {
        own.with(|own| {
            own.as_ref()
                .map_or_else(String::new, |own| own.reason.clone())
        })
    });
    let error = Signal::derive(move || {
        if ruling == Ruling::Accept && value.get().trim().is_empty() {
            words::REASON_MISSING.to_owned()
        } else {
            String::new()
        }
    });
    Labelled {
        id: format!("{id}-reason"),
        label: words::REASON.to_owned(),
        need: match ruling {
            Ruling::Accept => Need::Required,
            Ruling::Correct => Need::Optional,
        },
        help: words::reason_help(ruling).to_owned(),
        multiline: true,
        rows: 2,
        ..Labelled::default()
    }
    .bound(Address::reason(&key), value, error)
}
