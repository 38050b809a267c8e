//! 設定 › 体系の編集: the tree as an outline, one list per 重点項目. Only open ones have their rows in the page.

use std::collections::HashSet;
use std::sync::Arc;

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::{App, use_app};
use crate::domain::id::NodeId;
use crate::domain::tree::Level;
use crate::report::route::SettingsPage;
use crate::report::settings::outline::{self, Branch, Row};
use crate::report::settings::restructure;
use crate::text::settings::{self, structure as words};

use super::structure_ask::Question;
use super::{Reveal, structure_add, structure_ask, structure_row};

/// The state of the page.
#[derive(Clone, Copy)]
pub struct Editor {
    /// The program.
    pub app: App,
    branches: Memo<Arc<Vec<Branch>>>,
    open: RwSignal<HashSet<NodeId>>,
    /// Where the form that adds stands: what it adds, and below which node.
    pub adding: RwSignal<Option<(Level, Option<NodeId>)>>,
    /// What is being asked.
    pub question: RwSignal<Option<Question>>,
    /// What has just been done, for those who do not see it.
    pub told: RwSignal<String>,
}

impl Editor {
    fn new(app: App) -> Self {
        let branches = Memo::new(move |_| Arc::new(app.with(outline::branches)));
        let first =
            branches.with_untracked(|branches| branches.first().map(|branch| branch.id.clone()));
        Self {
            app,
            branches,
            open: RwSignal::new(first.into_iter().collect()),
            adding: RwSignal::new(None),
            question: RwSignal::new(None),
            told: RwSignal::new(String::new()),
        }
    }

    /// A row as it is now; follows changes.
    pub fn row(&self, id: &NodeId) -> Option<Row> {
        self.branches
            .with(|branches| find(branches, id).map(|(_, row)| row.clone()))
    }

    /// A row as it is now.
    pub fn row_untracked(&self, id: &NodeId) -> Option<Row> {
        self.branches
            .with_untracked(|branches| find(branches, id).map(|(_, row)| row.clone()))
    }

    /// The row beside one that is about to go.
    pub fn neighbour(&self, id: &NodeId) -> Option<NodeId> {
        self.branches.with_untracked(|branches| {
            let (branch, _) = find(branches, id)?;
            let beside = branch.neighbour(id).map(|row| &row.id);
            // A 重点項目 stands beside other ones.
            let other = branches
                .iter()
                .map(|branch| &branch.id)
                .find(|other| *other != id);
            beside.or(other).cloned()
        })
    }

    /// Whether the rows of a 重点項目 are in the page; follows changes.
    pub fn is_open(&self, id: &NodeId) -> bool {
        self.open.with(|open| open.contains(id))
    }

    /// Shows the rows of a 重点項目, or hides them.
    pub fn set_open(&self, id: &NodeId, open: bool) {
        self.open.update(|all| {
            if open {
                all.insert(id.clone());
            } else {
                all.remove(id);
            }
        });
    }

    /// Makes sure that a row is in the page.
    pub fn show(&self, id: &NodeId) {
        let branch = self
            .branches
            .with_untracked(|branches| find(branches, id).map(|(branch, _)| branch.id.clone()));
        if let Some(branch) = branch {
            self.set_open(&branch, true);
        }
    }
}

fn find<'a>(branches: &'a [Branch], id: &NodeId) -> Option<(&'a Branch, &'a Row)> {
    branches
        .iter()
        .find_map(|branch| Some((branch, branch.rows.iter().find(|row| &row.id == id)?)))
}

/// One thing in a list: a row, or the form that adds one.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Item {
    Row(NodeId),
    Form(Level, NodeId),
}

/// The page.
pub fn page() -> AnyView {
    let editor = Editor::new(use_app());
    reveal(editor);
    let ids = move || -> Vec<NodeId> {
        editor
            .branches
            .with(|branches| branches.iter().map(|branch| branch.id.clone()).collect())
    };
    let unordered = Memo::new(move |_| {
        editor
            .app
            .with(|plan| restructure::renumber(plan, None).is_some())
    });
    let is_empty = Memo::new(move |_| editor.branches.with(|branches| branches.is_empty()));
    view! {
        <section class="section" aria-labelledby="set-structure">
            <div class="section-head">
                <h2 id="set-structure" tabindex="-1">{settings::page(SettingsPage::Structure)}</h2>
                {move || unordered.get().then(|| renumber_priorities(editor))}
            </div>
            {move || if is_empty.get() {
                view! { <div class="empty"><h2>{words::EMPTY_TITLE}</h2><p>{words::EMPTY_TEXT}</p></div> }.into_any()
            } else {
                view! { <p>{words::INTRO}</p> }.into_any()
            }}
            <For each=ids key=Clone::clone children=move |id| branch(editor, id)/>
            {structure_add::at_the_end(editor)}
            <p class="hidden" role="status">{editor.told}</p>
        </section>
        {structure_ask::view(editor)}
    }
    .into_any()
}

/// Shows the row that another page leads to.
fn reveal(editor: Editor) {
    let wanted = expect_context::<Reveal>().0;
    if let Some(id) = wanted.get_untracked() {
        wanted.set(None);
        editor.show(&id);
        doors::focus_soon(structure_row::dom_id(&id, structure_row::NAME));
    }
}

fn renumber_priorities(editor: Editor) -> AnyView {
    let act = move |_| {
        structure_row::renumber(editor, None);
        doors::focus("set-structure");
    };
    view! { <button class="btn" data-size="s" type="button" on:click=act>{words::RENUMBER}</button> }.into_any()
}

fn branch(editor: Editor, id: NodeId) -> AnyView {
    let list_id = structure_row::dom_id(&id, "list");
    let items = Memo::new(move |_| items(editor, &id));
    view! {
        <ul class="outline" id=list_id>
            <For
                each=move || items.get()
                key=Clone::clone
                children=move |item| match item {
                    Item::Row(id) => structure_row::row(editor, id),
                    Item::Form(level, parent) => structure_add::form(editor, level, Some(parent)),
                }
            />
        </ul>
    }
    .into_any()
}

/// What stands in the list of a 重点項目, with the form behind everything below the node that it adds to.
fn items(editor: Editor, id: &NodeId) -> Vec<Item> {
    let open = editor.is_open(id);
    editor.branches.with(|branches| {
        let Some(branch) = branches.iter().find(|branch| &branch.id == id) else {
            return Vec::new();
        };
        let shown = if open { branch.rows.len() } else { 1 };
        let mut items: Vec<Item> = branch
            .rows
            .iter()
            .take(shown)
            .map(|row| Item::Row(row.id.clone()))
            .collect();
        if let Some((level, Some(parent))) = editor.adding.get()
            && let Some(end) = branch.end_of(&parent).filter(|_| open)
        {
            items.insert(end.min(items.len()), Item::Form(level, parent));
        }
        items
    })
}
