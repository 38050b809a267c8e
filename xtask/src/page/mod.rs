//! Makes the two finished pages out of what Trunk compiled: text in, text out, no files.

mod check;
mod csp;
mod data;
mod glue;
mod html;
mod order;
mod pack;
mod single;
mod site;
mod split;
mod style;

use anyhow::Result;

pub use check::check;
pub use data::with_sample;
pub use order::ordered;
pub use single::page as single_file;
pub use site::{REST_END, Site, served, served_glue};

/// What the page cannot do without; `src/boot.js` reads it and says so where something is missing.
fn boot_tag(needs: &str) -> String {
    format!("<script data-needs=\"{needs}\">")
}

/// Replaces parts of a text, given as ranges in order.
fn splice(text: &str, edits: &[(std::ops::Range<usize>, String)]) -> Result<String> {
    let mut result = String::with_capacity(text.len());
    let mut from = 0;
    for (range, replacement) in edits {
        let kept = text
            .get(from..range.start)
            .ok_or_else(|| anyhow::anyhow!("edits overlap at byte {}", range.start))?;
        result.push_str(kept);
        result.push_str(replacement);
        from = range.end;
    }
    result.push_str(text.get(from..).unwrap_or_default());
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_replaced_in_order() {
        let edits = [
            (0..1, "A".to_owned()),
            (1..1, "-".to_owned()),
            (2..3, String::new()),
        ];
        assert_eq!(splice("abcd", &edits).unwrap(), "A-bd");
        assert!(splice("abcd", &[(2..3, String::new()), (1..2, String::new())]).is_err());
    }
}
