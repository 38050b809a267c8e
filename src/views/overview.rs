//! tmp
use leptos::prelude::*;
/// tmp
pub fn page() -> AnyView {
    view! { <h1>"overview"</h1> }.into_any()
}
