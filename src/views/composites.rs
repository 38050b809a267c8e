//! tmp
use leptos::prelude::*;
/// tmp
pub fn page() -> AnyView {
    view! { <h1>"composites"</h1> }.into_any()
}
