//! A labelled field: label, required or optional, help, control, error, in this order.

use crate::ui::prelude::*;

use crate::command::address::Address;
use crate::domain::year::FiscalYear;
use crate::text;

use super::typed::{Shape, typed, typed_by};

/// Whether a field must be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Need {
    /// Nothing is said about it.
    #[default]
    Silent,
    /// Must be filled.
    Required,
    /// May be left empty.
    Optional,
}

/// A labelled field of the plan.
#[derive(Clone, Default)]
pub struct Labelled {
    /// The `id` of its control; help and error derive theirs from it.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Whether it must be filled.
    pub need: Need,
    /// What helps to fill it; blank for none.
    pub help: String,
    /// Several lines of text.
    pub multiline: bool,
    /// Lines shown, of several.
    pub rows: u32,
    /// Holds a figure.
    pub figure: bool,
    /// What stands in it need not be the plan's yet.
    pub apart: bool,
    /// The year to which it belongs: once that is closed it is only to be read.
    pub year: Option<FiscalYear>,
}

impl Labelled {
    /// The field bound to the plan: `value` is what stands there, `error` what is wrong with it (blank for nothing).
    pub fn bound(self, at: Address, value: Signal<String>, error: Signal<String>) -> AnyView {
        let invalid = Signal::derive(move || !error.get().is_empty());
        let control = typed(self.shape(), at, value, invalid);
        self.around(control, error)
    }

    /// The field for a text that is only part of a value: `send` is told what stands in it.
    pub fn sending(
        self,
        value: Signal<String>,
        error: Signal<String>,
        send: Callback<String>,
    ) -> AnyView {
        let invalid = Signal::derive(move || !error.get().is_empty());
        let control = typed_by(self.shape(), value, invalid, send);
        self.around(control, error)
    }

    fn shape(&self) -> Shape {
        Shape {
            id: self.id.clone(),
            multiline: self.multiline,
            figure: self.figure,
            aria_label: None,
            described_by: self.described_by(),
            rows: self.rows,
            apart: self.apart,
            year: self.year,
        }
    }

    /// The identifiers of help and error, for `aria-describedby`.
    pub fn described_by(&self) -> String {
        let id = &self.id;
        if self.help.is_empty() {
            format!("{id}-e")
        } else {
            format!("{id}-h {id}-e")
        }
    }

    /// The field around any control that carries [`Self::id`].
    pub fn around(self, control: AnyView, error: Signal<String>) -> AnyView {
        let tag = match self.need {
            Need::Silent => None,
            Need::Required => Some(
                view! { <span class="tag" data-kind="required">{text::app::REQUIRED}</span> }
                    .into_any(),
            ),
            Need::Optional => {
                Some(view! { <span class="tag">{text::app::OPTIONAL}</span> }.into_any())
            }
        };
        let help_id = format!("{}-h", self.id);
        let error_id = format!("{}-e", self.id);
        let help = (!self.help.is_empty())
            .then(|| view! { <p class="field-help" id=help_id>{self.help}</p> });
        view! {
            <div class="field">
                <label class="field-label" for=self.id>{self.label} " " {tag}</label>
                {help}
                {control}
                {move || {
                    let message = error.get();
                    let id = error_id.clone();
                    (!message.is_empty()).then(|| view! { <p class="field-error" id=id>{message}</p> })
                }}
            </div>
        }
        .into_any()
    }
}
