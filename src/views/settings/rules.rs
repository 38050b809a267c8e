//! 設定 › 計算の規則: a draft that is put in force as a whole, once its effect has been seen.

mod bands;
mod editor;
mod judging;

use std::cell::RefCell;

use crate::ui::prelude::*;

use crate::app::state::use_app;
use crate::report::route::SettingsPage;
use crate::text::settings;

use super::{rule_sets, rules_effect};

pub use editor::{Editor, Held};

thread_local! {
    /// What was being edited when the page was left, so that a look at another page costs nothing.
    static LEFT: RefCell<Option<Held>> = const { RefCell::new(None) };
}

/// The page.
pub fn page() -> AnyView {
    let editor = Editor::new(use_app(), &LEFT, false);
    view! {
        <h2>{settings::page(SettingsPage::Rules)}</h2>
        {rule_sets::section(editor)}
        {fields(editor)}
        {rules_effect::view(editor)}
    }
    .into_any()
}

/// All fields of the rules.
pub fn fields(editor: Editor) -> AnyView {
    view! {
        {bands::bands(editor)}
        {judging::judging(editor)}
        {judging::figures(editor)}
    }
    .into_any()
}
