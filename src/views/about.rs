//! tmp
use leptos::prelude::*;
/// tmp
pub fn page() -> AnyView {
    view! { <h1>"about"</h1> }.into_any()
}
