//! tmp
use leptos::prelude::*;
/// tmp
pub fn page() -> AnyView {
    view! { <h1>"indicator"</h1> }.into_any()
}
