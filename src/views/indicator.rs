//! 指標: one indicator over all years.

mod aside;
mod overruling;
pub mod printed;
mod settings;
mod sources;
pub mod texts;
pub mod verdict;
pub mod years;

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::domain::id::NodeId;
use crate::domain::plan::Plan;
use crate::domain::tree::Place;
use crate::report::indicator::problems::{At, Problem, problems};
use crate::report::indicator::{Chosen, Head, Link, Neighbour};
use crate::report::route::{ListQuery, Route, SettingsPage};
use crate::text::app::Tone;
use crate::text::indicator as words;
use crate::views::comments;
use crate::views::overview::see_whole;

/// The indicator that is shown, and the app it is in.
#[derive(Clone, Copy)]
pub struct Subject {
    app: App,
    id: StoredValue<NodeId>,
    action: StoredValue<NodeId>,
}

impl Subject {
    /// An indicator of the plan; `None` if it is not there. Who asks follows where it stands, not what is typed into it.
    pub fn of(app: App, id: NodeId) -> Option<Self> {
        let id = StoredValue::new(id);
        let action = Memo::new(move |_| {
            app.with(|plan| id.with_value(|id| Some(plan.place(id)?.action.id.clone())))
        });
        Some(Self {
            app,
            id,
            action: StoredValue::new(action.get()?),
        })
    }

    /// Something about the indicator; follows changes. `None` once it is gone.
    pub fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Plan, &Place<'_>) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        Memo::new(move |_| {
            self.app.with(|plan| {
                let place = self.id.with_value(|id| plan.place(id))?;
                Some(read(plan, &place))
            })
        })
    }
}

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let chosen = Memo::new(move |_| {
        let scope = app.scope();
        app.route.with(|route| match route {
            Route::Indicator(named) => app.with(|plan| {
                let chosen = Chosen::of(plan, named.as_ref(), scope.as_ref());
                let action = match &chosen {
                    Chosen::Indicator(id) => plan.place(id).map(|place| place.action.id.clone()),
                    _ => None,
                };
                Some((chosen, action))
            }),
            // The page is about to go.
            _ => None,
        })
    });
    (move || match chosen.get() {
        Some((Chosen::Indicator(id), Some(action))) => shown(Subject {
            app,
            id: StoredValue::new(id),
            action: StoredValue::new(action),
        }),
        Some((chosen, _)) => instead(app, &chosen),
        None => ().into_any(),
    })
    .into_any()
}

/// What the page says while it shows no indicator.
fn instead(app: App, chosen: &Chosen) -> AnyView {
    let list = Route::List(ListQuery::default()).href();
    let structure = Route::Settings(SettingsPage::Structure).href();
    let (title, text, link) = match chosen {
        Chosen::NoIndicator => (
            words::EMPTY_TITLE,
            words::EMPTY_TEXT,
            view! { <a class="btn" data-kind="primary" href=structure>{words::TO_STRUCTURE}</a> }
                .into_any(),
        ),
        Chosen::NoneInScope => (
            words::NONE_IN_SCOPE_TITLE,
            words::NONE_IN_SCOPE_TEXT,
            view! { {see_whole(app)} <a class="btn" href=list>{words::TO_LIST}</a> }.into_any(),
        ),
        Chosen::Unknown | Chosen::Indicator(_) => (
            words::UNKNOWN_TITLE,
            words::UNKNOWN_TEXT,
            view! { <a class="btn" data-kind="primary" href=list>{words::TO_LIST}</a> }.into_any(),
        ),
    };
    view! {
        <div class="page-head"><h1>{words::TITLE}</h1></div>
        <div class="empty">
            <h2>{title}</h2>
            <p>{text}</p>
            <div class="btns">{link}</div>
        </div>
    }
    .into_any()
}

fn shown(subject: Subject) -> AnyView {
    let app = subject.app;
    let head = Memo::new(move |_| {
        let scope = app.scope();
        app.with(|plan| {
            subject
                .id
                .with_value(|id| Head::of(plan, id, scope.as_ref()))
        })
    });
    let found = subject.memo(problems);
    let left = RwSignal::new(());
    let boxes = view! {
        <div class="cols" data-kind="aside" on:focusout=move |_| left.set(())>
            <div class="col">
                {verdict::section(subject)}
                {years::section(subject)}
                {texts::section(subject)}
                {comments::section(subject.app, subject.id)}
                {(!app.is_reading()).then(|| settings::section(subject))}
            </div>
            <div class="col">
                {aside::trend(subject)}
                {sources::section(subject)}
                {(!app.is_reading()).then(|| view! { {printed::card(subject)} {overruling::card(subject)} })}
            </div>
        </div>
    };
    view! {
        {move || head.get().map(heading)}
        {summary(Signal::derive(move || found.get().unwrap_or_default()), left)}
        {AnyView::Anew(Box::new(boxes))}
        {move || head.get().map(pager)}
    }
    .into_any()
}

/// The way through the plan, as links.
pub fn crumbs(links: Vec<Link>) -> AnyView {
    let links = links
        .into_iter()
        .map(|link| view! { <li><a href=link.href>{link.text}</a></li> })
        .collect_view();
    view! { <nav class="crumbs" aria-label=words::CRUMBS><ol>{links}</ol></nav> }.into_any()
}

fn heading(head: Head) -> AnyView {
    let button = |neighbour: Option<Neighbour>, rel: &'static str, word: &'static str| {
        neighbour.map(|to| {
            view! { <a class="btn" data-size="s" href=to.href rel=rel title=to.name>{word}</a> }
        })
    };
    let meta = head
        .meta
        .into_iter()
        .map(|part| view! { <span>{part}</span> })
        .collect_view();
    let outside = head
        .outside_scope
        .then(|| view! { <p class="note">{words::OUTSIDE_SCOPE}</p> });
    view! {
        <div class="ind-head">
            {crumbs(head.crumbs)}
            <div class="page-head">
                <h1>{head.name}</h1>
                <div class="page-side wide-only">
                    {button(head.previous, "prev", words::PREVIOUS)}
                    {button(head.next, "next", words::NEXT)}
                </div>
            </div>
            <p class="ind-meta">{meta}</p>
            {outside}
        </div>
    }
    .into_any()
}

fn pager(head: Head) -> AnyView {
    let link = |neighbour: Option<Neighbour>, rel: &'static str, word: &'static str| {
        neighbour.map(|to| {
            view! {
                <a href=to.href rel=rel>
                    <span class="note">{word}"　"{to.code}</span>
                    <span>{to.name}</span>
                </a>
            }
        })
    };
    view! {
        <nav class="pager" aria-label=words::PAGER>
            {link(head.previous, "prev", words::PREVIOUS)}
            {link(head.next, "next", words::NEXT)}
        </nav>
    }
    .into_any()
}

/// What has to be mended, with a link to each box. Something new is named only once a box has been `left`: a message
/// that comes and goes above the box would move it under the hands of who types.
pub fn summary(found: Signal<Vec<Problem>>, left: RwSignal<()>) -> AnyView {
    let named = RwSignal::new(found.get_untracked());
    Effect::new(move |_| {
        found.with(|found| {
            if named.with_untracked(|named| named.iter().any(|one| !found.contains(one))) {
                named.update(|named| named.retain(|one| found.contains(one)));
            }
        });
    });
    Effect::new(move |_| {
        left.track();
        let now = found.get_untracked();
        if named.with_untracked(|named| *named != now) {
            named.set(now);
        }
    });
    (move || {
        let problems = named.get();
        (!problems.is_empty()).then(|| {
            let title = words::problems(problems.len());
            let items = problems.into_iter().map(item).collect_view();
            view! {
                <div class="notice errors" data-kind="error" role="alert">
                    <span class="notice-kind">{Tone::Error.word()}</span>
                    <p class="notice-title">{title}</p>
                    <div class="notice-text"><ul>{items}</ul></div>
                </div>
            }
        })
    })
    .into_any()
}

fn item(problem: Problem) -> AnyView {
    match problem.at {
        At::Page(route) => view! { <li><a href=route.href()>{problem.text}</a></li> }.into_any(),
        At::Field(id) => {
            let href = format!("#{id}");
            view! {
                <li>
                    <a
                        href=href
                        on:click=move |event| {
                            // As a plain link it would leave the page that the address names.
                            event.prevent_default();
                            doors::focus(&id);
                        }
                    >
                        {problem.text}
                    </a>
                </li>
            }
            .into_any()
        }
    }
}
