//! tmp
use leptos::prelude::*;
/// tmp
pub fn page() -> AnyView {
    view! { <h1>"tree"</h1> }.into_any()
}
