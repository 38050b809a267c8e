//! The draft of rules that is edited, and what follows from it.

use std::cell::RefCell;

use crate::ui::prelude::*;

use crate::app::state::App;
use crate::domain::rules::Rules;
use crate::report::settings::rules::{Draft, Problem};

/// A draft and the rules it was made from: under other rules it means nothing.
#[derive(Clone, PartialEq)]
pub struct Held {
    base: Rules,
    draft: Draft,
    by_person: bool,
}

/// A draft of these rules.
fn theirs<'h>(held: &'h Option<Held>, rules: &Rules) -> Option<&'h Held> {
    held.as_ref().filter(|held| held.base == *rules)
}

/// Where a draft is kept while another page is looked at.
pub type Kept = &'static std::thread::LocalKey<RefCell<Option<Held>>>;

/// The draft and what follows from it.
#[derive(Clone, Copy)]
pub struct Editor {
    /// The program.
    pub app: App,
    held: RwSignal<Option<Held>>,
    /// The draft, or the rules in force.
    pub draft: Memo<Draft>,
    /// A person chooses every level.
    pub by_person: Memo<bool>,
    /// The rule set that was chosen last, as long as nothing was changed in it.
    pub chosen: RwSignal<String>,
    /// Whether there is anything to put in force.
    pub touched: Memo<bool>,
    /// The rules it would be, or what is wrong.
    pub rules: Memo<Result<Rules, Vec<Problem>>>,
}

impl Editor {
    /// The rules as they are kept. `to_try` are those that nobody means to put in force: the plan may have chosen levels
    /// that they do not have.
    pub fn new(app: App, kept: Kept, to_try: bool) -> Self {
        let held = RwSignal::new(kept.take());
        on_cleanup(move || kept.set(held.try_get_untracked().flatten()));
        let draft = Memo::new(move |_| {
            app.with(|plan| {
                held.with(|held| match theirs(held, &plan.rules) {
                    Some(held) => held.draft.clone(),
                    None => Draft::of(&plan.rules),
                })
            })
        });
        let by_person = Memo::new(move |_| {
            app.with(|plan| {
                held.with(|held| theirs(held, &plan.rules).is_some_and(|held| held.by_person))
            })
        });
        Self {
            app,
            held,
            draft,
            by_person,
            chosen: RwSignal::new(String::new()),
            touched: Memo::new(move |_| {
                by_person.get()
                    || draft.with(|draft| app.with(|plan| *draft != Draft::of(&plan.rules)))
            }),
            rules: Memo::new(move |_| {
                draft.with(|draft| {
                    if to_try {
                        draft.rules_to_try()
                    } else {
                        app.with(|plan| draft.rules(plan))
                    }
                })
            }),
        }
    }

    /// Something of the draft; follows changes.
    pub fn read<T: Send + Sync + 'static>(
        &self,
        read: impl Fn(&Draft) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        let draft = self.draft;
        Signal::derive(move || draft.with(&read))
    }

    /// Changes the draft.
    pub fn edit(&self, change: impl FnOnce(&mut Draft)) {
        let base = self
            .app
            .with_document_untracked(|document| document.plan.rules.clone());
        let mut draft = self.draft.get_untracked();
        change(&mut draft);
        // What was done last is no longer what is being done, and its message stands where the effect is told.
        self.app.toast.set(None);
        self.chosen.set(String::new());
        self.hold(base, draft, self.by_person.get_untracked());
    }

    fn hold(&self, base: Rules, draft: Draft, by_person: bool) {
        let touched = by_person || draft != Draft::of(&base);
        let held = Held {
            base,
            draft,
            by_person,
        };
        self.held.set(touched.then_some(held));
    }

    /// Puts a whole set in.
    pub fn load(&self, chosen: String, by_person: bool, make: impl FnOnce(&Rules) -> Draft) {
        let base = self
            .app
            .with_document_untracked(|document| document.plan.rules.clone());
        let draft = make(&base);
        self.app.toast.set(None);
        self.hold(base, draft, by_person);
        self.chosen.set(chosen);
    }

    /// Goes back to the rules that are in force.
    pub fn drop_draft(&self) {
        self.chosen.set(String::new());
        self.held.set(None);
    }

    /// Whether something is wrong; follows changes.
    pub fn has_problem(
        &self,
        test: impl Fn(&Problem) -> bool + Send + Sync + 'static,
    ) -> Signal<bool> {
        let rules = self.rules;
        Signal::derive(move || {
            rules.with(|rules| matches!(rules, Err(problems) if problems.iter().any(&test)))
        })
    }
}
