//! What a page is written with. It stands in for the prelude of Leptos: its signals, and in place of its views our own.

pub use leptos::prelude::{
    ArcRwSignal, Callable, Callback, Effect, Memo, NodeRef, RwSignal, Signal, StoredValue,
    event_target_checked, event_target_value, expect_context, on_cleanup, provide_context,
    request_animation_frame, untrack,
};
pub use leptos::reactive::prelude::*;
pub use tassei_view_macro::view;

pub use super::el::{CollectView, IntoView, View as AnyView};
