//! `view!`: markup as it is written for Leptos, turned into a text and calls that hand over what is computed (see
//! `src/ui/template.rs`). It knows how markup is written, and of the program only the names of these calls.

mod expand;

/// Markup to a view. Text stands in quotes, anything computed in braces:
///
/// ```text
/// view! { <p class="note" hidden=move || empty.get()>"計 " {count}</p> }
/// ```
///
/// Attributes: `name="text"`, `name=value` (a text, a figure, a `bool`, an `Option` of these, or a signal or a closure
/// of them), `prop:name`, `style:name`, `on:event`, `node_ref`. The one component is
/// `<For each= key= children=/>`; others are plain functions, called in braces.
#[proc_macro]
pub fn view(markup: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::expand(markup.into())
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}
