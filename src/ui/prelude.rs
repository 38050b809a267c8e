//! What a page is written with. It stands in for the prelude of Leptos: in place of its signals and its views our own, which
//! are the same to use and smaller in the program.

pub use leptos::prelude::{
    event_target_checked, event_target_value, expect_context, on_cleanup, provide_context,
    request_animation_frame, untrack,
};
pub use tassei_view_macro::view;

pub use super::el::{CollectView, IntoView, View as AnyView};
pub use super::signal::{ArcRwSignal, Callback, Effect, Memo, RwSignal, Signal, StoredValue};
