//! What somebody pastes. The clipboard is never read on the program's own account.

use web_sys::ClipboardEvent;

/// What is being pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// As plain text.
    pub text: String,
    /// It comes from a table: spreadsheets say so beside the plain text, text editors do not.
    pub table: bool,
}

/// What an event pastes, if it is text.
pub fn pasted(event: &ClipboardEvent) -> Option<Pasted> {
    let data = event.clipboard_data()?;
    let text = data.get_data("text/plain").ok()?;
    let html = data.get_data("text/html").unwrap_or_default();
    (!text.is_empty()).then(|| Pasted {
        text,
        table: html.to_ascii_lowercase().contains("<table"),
    })
}
