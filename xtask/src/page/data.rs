//! Data that stands in the page beside the program: the sample plan.

use anyhow::{Context, Result, ensure};

/// Where `index.html` wants the sample.
const PLACE: &str = "<script type=\"application/json\" id=\"sample\"></script>";

/// The page with the sample in its place: without the white space between its values, and without any `<`, so that
/// nothing in it can end the block.
pub fn with_sample(page: &str, sample: &str) -> Result<String> {
    ensure!(
        page.matches(PLACE).count() == 1,
        "index.html must hold {PLACE} once"
    );
    let value: serde_json::Value =
        serde_json::from_str(sample).context("src/sample.json is not JSON")?;
    let block = PLACE.replace(
        "><",
        &format!(">{}<", value.to_string().replace('<', "\\u003c")),
    );
    Ok(page.replace(PLACE, &block))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_comes_into_its_place_and_stays_data() {
        let page = format!("<body>{PLACE}</body>");
        let filled = with_sample(&page, "{\n \"a\": \"</script><b>\"\n}").unwrap();
        assert_eq!(
            filled,
            "<body><script type=\"application/json\" id=\"sample\">{\"a\":\"\\u003c/script>\\u003cb>\"}</script></body>"
        );
    }

    #[test]
    fn a_page_without_the_place_and_a_broken_sample_are_refused() {
        assert!(with_sample("<body></body>", "{}").is_err());
        assert!(with_sample(&format!("{PLACE}{PLACE}"), "{}").is_err());
        assert!(with_sample(PLACE, "{").is_err());
    }
}
