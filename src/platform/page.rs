//! Data that the build put into the page beside the program.

/// The text of the block of data with this `id`.
pub fn data(id: &str) -> Option<String> {
    web_sys::window()?
        .document()?
        .get_element_by_id(id)?
        .text_content()
}
