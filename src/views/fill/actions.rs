//! The 取組内容 without 成果指標: what was planned and done, one below the other.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::App;
use crate::command::address::{Address, YearField};
use crate::domain::plan::ActionYear;
use crate::domain::year::FiscalYear;
use crate::report::fill::Board;
use crate::report::fill::actions::{Bare, bare, status_id, texts};
use crate::report::route::{Filling, Route};
use crate::text::{fill as words, indicator};
use crate::ui::field::{Labelled, Need};

/// Whether whoever is chosen has any.
pub fn any(app: App) -> bool {
    count(app) > 0
}

fn count(app: App) -> usize {
    let scope = app.scope();
    app.with(|plan| bare(plan, scope.as_ref()).len())
}

/// The way to them, where there are any.
pub fn link(app: App) -> AnyView {
    let count = Memo::new(move |_| count(app));
    let href = Route::Fill(Filling::Actions { at: String::new() }).href();
    (move || {
        let count = count.get();
        (count > 0).then(
            || view! { <p><a class="hit" href=href.clone()>{words::to_actions(count)}</a></p> },
        )
    })
    .into_any()
}

/// The page.
pub fn page(app: App, year: FiscalYear) -> AnyView {
    let all = Memo::new(move |_| {
        let scope = app.scope();
        app.with(|plan| bare(plan, scope.as_ref()))
    });
    let asked = Memo::new(move |_| {
        app.route.with(|route| match route {
            Route::Fill(Filling::Actions { at }) => at.clone(),
            _ => String::new(),
        })
    });
    Effect::new(move |_| {
        let at = asked.get();
        if !at.is_empty() {
            doors::focus_soon(at);
        }
    });
    let list = move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p>{words::NO_ACTIONS}</p> }.into_any();
        }
        let cards = all.into_iter().map(|action| card(app, action, year));
        view! { <div class="fill-main">{cards.collect_view()}</div> }.into_any()
    };
    // Whoever is in charge of no indicator would come here again.
    let back = move || {
        let scope = app.scope();
        let some = app.with(|plan| !Board::of(plan, scope.as_ref(), year).items.is_empty());
        some.then(|| view! { <p><a class="hit" href=Route::Fill(Filling::Next).href()>{words::TO_INDICATORS}</a></p> })
    };
    view! {
        <div class="page-head">
            <h1>{move || words::actions_title(&super::whose(app), year)}</h1>
        </div>
        <p>{words::ACTIONS_TEXT}</p>
        {list}
        {back}
    }
    .into_any()
}

fn card(app: App, action: Bare, year: FiscalYear) -> AnyView {
    let id = StoredValue::new(action.id.clone());
    let written = Memo::new(move |_| app.with(|plan| id.with_value(|id| texts(plan, id, year))));
    let field = move |which: YearField,
                      own_id: String,
                      label: &str,
                      rows,
                      read: fn(ActionYear) -> String| {
        let labelled = Labelled {
            id: own_id,
            label: label.to_owned(),
            need: Need::Optional,
            multiline: true,
            rows,
            ..Labelled::default()
        };
        let value = Signal::derive(move || written.get().map(read).unwrap_or_default());
        let at = id.with_value(|id| Address::year(id, year, which));
        labelled.bound(at, value, Signal::derive(String::new))
    };
    let plan_id = format!("plan-{}", action.id);
    let heading = format!("h-{}", action.id);
    view! {
        <section class="fill-result" aria-labelledby=heading.clone()>
            <div class="fill-head">
                <p class="note">{action.code}"　"{action.departments}</p>
                <h2 id=heading>{action.name}</h2>
            </div>
            {field(YearField::Plan, plan_id, indicator::PLAN, 1, |texts| texts.plan)}
            {field(YearField::Status, status_id(&action.id), indicator::STATUS, 3, |texts| texts.status)}
        </section>
    }
    .into_any()
}
