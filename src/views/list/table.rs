//! What the parts of the list share: its filter, its rows, what is in view, and which row has the keyboard.

use std::sync::Arc;

use crate::ui::prelude::*;
use leptos::task::{spawn_local, tick};

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::command::address::YearField;
use crate::domain::id::NodeId;
use crate::report::list::order::{Order, Wanted};
use crate::report::list::window::{Measures, Window};
use crate::report::list::{self, Columns, Counts, Row};
use crate::report::route::{ListQuery, Route};
use crate::text::list as words;

use super::grid;
use super::paste::Question;

/// The state of the list. Copying it copies handles.
#[derive(Clone, Copy)]
pub struct Table {
    /// The program.
    pub app: App,
    /// The filter and the sorting, as the address says.
    pub query: Memo<ListQuery>,
    /// What is entered in the rows: 実績 or 目標.
    pub field: Memo<YearField>,
    /// The rows, top to bottom. While the keyboard is in one, no row leaves or changes its place by what is typed.
    pub order: Memo<Arc<Order>>,
    /// What is counted above the table.
    pub counts: Memo<Counts>,
    /// What is in the table's body.
    pub window: Memo<Window>,
    /// The rows in the table's body.
    pub rows: Memo<Vec<Arc<Row>>>,
    /// What the scrolling part measures.
    pub measures: RwSignal<Measures>,
    /// The row that has the keyboard.
    pub keyboard: RwSignal<Option<NodeId>>,
    /// What is about to be pasted.
    pub question: RwSignal<Option<Question>>,
}

/// Why the table has no rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Empty {
    /// The plan has no indicators.
    NoIndicators,
    /// None of them is wanted.
    NothingFound {
        /// What was looked through.
        text: String,
        /// There are conditions that could be taken away.
        conditions: bool,
    },
}

impl Table {
    /// The list that the address names.
    pub fn new() -> Self {
        let app = use_app();
        let query = Memo::new(move |old: Option<&ListQuery>| match app.route.get() {
            Route::List(query) => query,
            // The page is being left.
            _ => old.cloned().unwrap_or_default(),
        });
        let field = Memo::new(move |_| match query.with(|query| query.targets) {
            true => YearField::Target,
            false => YearField::Actual,
        });
        let measures = RwSignal::new(Measures::default());
        let keyboard = RwSignal::new(None::<NodeId>);
        let held = Memo::new(move |_| keyboard.with(Option::is_some));
        let order = Memo::new(move |old: Option<&Arc<Order>>| {
            let wanted = Wanted {
                query: narrowing(query.get()),
                scope: app.scope(),
                year: app.year(),
            };
            let held = held.get();
            app.with_figures(|plan, figures| match old {
                Some(old) if held && old.still_holds(plan, &wanted) => Arc::clone(old),
                _ => Arc::new(Order::of(plan, figures, wanted)),
            })
        });
        let counts = Memo::new(move |_| {
            let scope = app.scope();
            let order = order.get();
            app.with_figures(|plan, figures| Counts::of(plan, figures, &order, scope.as_ref()))
        });
        let window = Memo::new(move |_| {
            let order = order.get();
            let count = order.lines().len();
            let range = match app.whole.get() {
                true => 0..count,
                false => measures.get().range(count),
            };
            let keyboard = keyboard.with(|id| id.as_ref().and_then(|id| order.position(id)));
            Window::of(order.lines(), range, keyboard)
        });
        let columns = Memo::new(move |_| query.with(columns));
        let rows = Memo::new(move |_| {
            let order = order.get();
            let columns = columns.get();
            window.with(|window| {
                app.with_figures(|plan, figures| {
                    list::rows(plan, figures, columns, &order, &window.rows)
                        .into_iter()
                        .map(Arc::new)
                        .collect()
                })
            })
        });
        Self {
            app,
            query,
            field,
            order,
            counts,
            window,
            rows,
            measures,
            keyboard,
            question: RwSignal::new(None),
        }
    }

    /// Which columns are shown; follows changes.
    pub fn columns(&self) -> Columns {
        self.query.with(columns)
    }

    /// Shows the list with another filter, sorting or set of columns.
    pub fn show(&self, query: ListQuery) {
        self.app.replace_route(Route::List(query));
    }

    /// Takes every condition away and puts the keyboard on the element with this id: the button that was pressed goes.
    pub fn clear(&self, then: &'static str) {
        let query = self.query.get_untracked();
        self.show(ListQuery {
            sort: query.sort,
            descending: query.descending,
            all_columns: query.all_columns,
            targets: query.targets,
            ..ListQuery::default()
        });
        doors::focus_soon(then);
    }

    /// Why there are no rows; `None` while there are. Follows changes.
    pub fn emptiness(&self) -> Option<Empty> {
        let (all, shown) = self.counts.with(|counts| (counts.all, counts.shown));
        if shown > 0 {
            return None;
        }
        let scope = self.app.scope();
        if all == 0 && scope.is_none() {
            return Some(Empty::NoIndicators);
        }
        Some(Empty::NothingFound {
            text: self
                .app
                .with(|plan| words::nothing_found(plan, scope.as_ref(), all)),
            conditions: self.query.with(words::conditions) > 0,
        })
    }

    /// Puts the keyboard into the box of a row, wherever it stands.
    pub fn go_to(&self, index: usize) {
        let Some(id) = self
            .order
            .with_untracked(|order| order.lines().get(index).map(|line| line.id.clone()))
        else {
            return;
        };
        let field = grid::field_id(self.field.get_untracked(), &id);
        // In the same moment if the row is there: the next keystroke must already go into it.
        if doors::focus_if_there(&field) {
            return;
        }
        self.scroll_to(self.measures.get_untracked().centred(index));
        spawn_local(async move {
            // The row is in the page after the first turn, its content after the second; both come before the next
            // keystroke.
            tick().await;
            tick().await;
            doors::focus(&field);
        });
    }

    /// Scrolls the table.
    pub fn scroll_to(&self, hundredths: u64) {
        self.measures
            .update(|measures| measures.scrolled = hundredths);
        doors::scroll_to(grid::SCROLLER, hundredths as f64 / 100.0);
    }

    /// The keyboard has left a field: the rows may move again, unless it is still in one. A window that is only out of
    /// sight keeps it.
    pub fn left(&self) {
        let table = *self;
        let _timer = doors::after(0, move || {
            let asking = table
                .question
                .try_with_untracked(Option::is_some)
                .unwrap_or(false);
            if !asking && !doors::is_within(grid::BODY) {
                table.keyboard.set(None);
            }
        });
    }
}

/// Which columns a query asks for.
fn columns(query: &ListQuery) -> Columns {
    if query.all_columns {
        Columns::All
    } else {
        Columns::Entry
    }
}

/// The part of a query that decides which rows there are.
fn narrowing(query: ListQuery) -> ListQuery {
    ListQuery {
        all_columns: false,
        targets: false,
        ..query
    }
}
