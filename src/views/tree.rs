//! 体系. What somebody opened or closed stays so while the program runs, whichever page is looked at in between.

use crate::ui::prelude::*;

use crate::app::doors;
use crate::app::state::use_app;
use crate::domain::few::Few;
use crate::domain::id::NodeId;
use crate::domain::tree::Level;
use crate::report::overview::Link;
use crate::report::tree::{ActionLine, Heading, IndicatorLine, Line, Tree, tree};
use crate::text::overview::Empty;
use crate::text::tree as words;
use crate::text::why as why_words;
use crate::ui::chip::chip;
use crate::ui::element::{Element, el, of_class};
use crate::ui::stack::{slim_stack, tally};
use crate::ui::why::why;

use super::overview::{nothing as nothing_yet, see_whole};

/// Branches of a tree of at most so many lines are built closed, too, so that the browser's own search finds what is in
/// them; beyond, a branch is built when it is opened.
const SMALL: usize = 2_000;

thread_local! {
    /// The headings that were opened (`true`) or closed (`false`) by hand.
    static TURNED: ArcRwSignal<Few<NodeId, bool>> = ArcRwSignal::new(Few::new());
}

#[derive(Clone, Copy)]
struct Shown {
    tree: Memo<Tree>,
    small: Memo<bool>,
    turned: RwSignal<Few<NodeId, bool>>,
}

impl Shown {
    fn is_open(&self, id: &NodeId, level: Level) -> bool {
        self.turned
            .with(|turned| turned.get(id).copied())
            .unwrap_or(level != Level::Initiative)
    }

    fn turn(&self, id: &NodeId, level: Level, open: bool) {
        // The browser also tells of what the program itself has opened or closed.
        if untrack(|| self.is_open(id, level)) != open {
            self.turned.update(|turned| {
                turned.insert(id.clone(), open);
            });
        }
    }

    fn turn_all(&self, open: bool) {
        let all = self.tree.with_untracked(|tree| {
            tree.headings()
                .map(|(id, _)| (id.clone(), open))
                .collect::<Vec<_>>()
        });
        self.turned.update(|turned| turned.extend(all));
    }
}

/// The page.
pub fn page() -> AnyView {
    let app = use_app();
    let tree = Memo::new(move |_| {
        let scope = app.scope();
        app.with_figures(|plan, figures| tree(plan, figures, scope.as_ref()))
    });
    let shown = Shown {
        tree,
        small: Memo::new(move |_| tree.with(|tree| tree.len() <= SMALL)),
        turned: TURNED.with(|turned| RwSignal::from(turned.clone())),
    };
    let empty = Memo::new(move |_| tree.with(Tree::is_empty));
    let scope = move || {
        let name = tree.with(|tree| tree.scope.clone());
        (!name.is_empty()).then(|| view! { <span>{name}</span> })
    };
    let body = move || {
        if empty.get() {
            return nothing(tree.with(|tree| tree.begun)).into();
        }
        view! {
            <ul class="tree">
                <For each=move || tree.with(|tree| tree.roots.clone()) key=NodeId::clone children=move |id| branch(shown, id)/>
            </ul>
        }
        .into_any()
    };
    view! {
        <div class="page-head">
            <h1>{words::TITLE}</h1>
            {scope}
            <span>{move || tree.with(|tree| tree.extent.clone())}</span>
            <div class="page-side" hidden=move || empty.get()>
                <button class="btn" data-size="s" type="button" on:click=move |_| shown.turn_all(true)>{words::OPEN_ALL}</button>
                <button class="btn" data-size="s" type="button" on:click=move |_| shown.turn_all(false)>{words::CLOSE_ALL}</button>
            </div>
        </div>
        {body}
    }
    .into_any()
}

fn nothing(begun: bool) -> Element {
    let app = use_app();
    if !begun {
        return nothing_yet(app, Empty::NoPriorities);
    }
    of_class("div", "empty")
        .with(el("h2").with(words::NOTHING_THEIRS))
        .with(el("p").with(words::NOTHING_THEIRS_TEXT))
        .with(of_class("div", "btns").with(see_whole(app)))
}

/// A line and what is below it. Which kind of line it is never changes for an identifier.
fn branch(shown: Shown, id: NodeId) -> AnyView {
    let of = id.clone();
    let line = Memo::new(move |_| {
        shown
            .tree
            .with(|tree| tree.branch(&of).map(|branch| branch.line.clone()))
    });
    let level = line.with_untracked(|line| match line {
        Some(Line::Heading(heading)) => Some(heading.level),
        _ => None,
    });
    let of = id.clone();
    let below = move || {
        let below = shown
            .tree
            .with(|tree| tree.branch(&of).map(|branch| branch.below.clone()));
        below.unwrap_or_default()
    };
    let content = move || line.get().map(of_line);
    match level {
        Some(level) => heading(shown, id, level, content, below),
        None => view! {
            <li>
                <div class="tree-line">{content}</div>
                {list(shown, below)}
            </li>
        }
        .into_any(),
    }
}

fn heading(
    shown: Shown,
    id: NodeId,
    level: Level,
    content: impl Fn() -> Option<Vec<AnyView>> + Send + 'static,
    below: impl Fn() -> Vec<NodeId> + Clone + Send + Sync + 'static,
) -> AnyView {
    let of = id.clone();
    let open = Memo::new(move |_| shown.is_open(&of, level));
    let of = id.clone();
    // Beside the heading and not in it: what opens and closes cannot hold a link.
    let link = move || {
        shown
            .tree
            .with(|tree| match tree.branch(&of).map(|branch| &branch.line) {
                Some(Line::Heading(heading)) => Some(
                    of_class("a", "tree-why")
                        .attr("href", heading.why.as_str())
                        .attr("aria-label", why_words::title(&heading.name))
                        .with(why_words::SHORT),
                ),
                _ => None,
            })
    };
    let built = Memo::new(move |_| shown.small.get() || open.get());
    view! {
        <li>
            <details prop:open=move || open.get() on:toggle=move |event| shown.turn(&id, level, doors::is_open(&event))>
                <summary class="tree-line">{content}</summary>
                {move || built.get().then(|| list(shown, below.clone()))}
            </details>
            {link}
        </li>
    }
    .into_any()
}

fn list(shown: Shown, below: impl Fn() -> Vec<NodeId> + Clone + Send + Sync + 'static) -> AnyView {
    let any = Memo::new({
        let below = below.clone();
        move |_| !below().is_empty()
    });
    (move || {
        let below = below.clone();
        any.get().then(move || {
            view! { <ul><For each=below key=NodeId::clone children=move |id| branch(shown, id)/></ul> }
        })
    })
    .into_any()
}

fn of_line(line: Line) -> Vec<AnyView> {
    let parts = match line {
        Line::Heading(line) => of_heading(line),
        Line::Action(line) => of_action(line),
        Line::Indicator(line) => of_indicator(line),
    };
    parts.map(AnyView::from).into()
}

fn of_heading(line: Heading) -> [Element; 3] {
    let side = of_class("span", "tree-side")
        .with(line.set)
        .with(tally(line.counts))
        .with(line.bar.map(slim_stack));
    [el("span").with(line.code), el("span").with(line.name), side]
}

fn of_action(line: ActionLine) -> [Element; 3] {
    let bare = !line.fill.is_empty();
    let side = of_class("span", "tree-side note")
        .with_all(line.departments.into_iter().map(department))
        .with(bare.then(|| el("span").with(words::NO_INDICATOR)));
    let name = if bare {
        el("a").attr("href", line.fill)
    } else {
        el("span")
    };
    [el("span").with(line.code), name.with(line.name), side]
}

fn of_indicator(line: IndicatorLine) -> [Element; 3] {
    let computed =
        (!line.computed.is_empty()).then(|| of_class("span", "note").with(line.computed));
    let side = of_class("span", "tree-side")
        .with_all(line.departments.into_iter().map(department))
        .with(computed)
        .with(el("b").with(why(line.why, line.measure)))
        .with(chip(line.verdict).into_any());
    [
        of_class("span", "note").with(words::INDICATOR),
        el("a").attr("href", line.href).with(line.name),
        side,
    ]
}

fn department(link: Link) -> Element {
    of_class("a", "hit note")
        .attr("href", link.href)
        .attr("aria-label", words::department(&link.text))
        .with(link.text)
}
