//! The Content-Security-Policy of the two pages. It lets them run their own code and nothing else: no address but
//! the page's own files can be reached, and text that slips into the page cannot become code.
//!
//! It stands in a `meta` tag because the page must carry it to any server and to `file://`. Two things a `meta` tag
//! cannot do: forbid framing, and (no policy can) forbid navigation, which is why `check` reads the code for it.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// What both pages deny.
const COMMON: &str = "default-src 'none'; img-src data:; form-action 'none'; base-uri 'none'";

/// For the page beside its files: they are its own, and what stands in the page itself is named by its hash.
pub fn served(scripts: &[&str], styles: &[&str]) -> String {
    format!(
        "{COMMON}; script-src 'self' {}'wasm-unsafe-eval'; style-src {}; connect-src 'self'",
        hashes(scripts),
        hashes(styles).trim_end()
    )
}

/// For the page that is all in one file and therefore needs to reach nothing.
pub fn single(scripts: &[&str], styles: &[&str]) -> String {
    format!(
        "{COMMON}; script-src {}'wasm-unsafe-eval'; style-src {}; connect-src 'none'",
        hashes(scripts),
        hashes(styles).trim_end()
    )
}

/// The tag that puts a policy in force for everything after it.
pub fn meta(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// One source expression per text, each followed by a space.
fn hashes(texts: &[&str]) -> String {
    texts
        .iter()
        .map(|text| format!("'sha256-{}' ", STANDARD.encode(Sha256::digest(text))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example in the text of the Content Security Policy standard, level 3.
    const EXAMPLE: &str = "alert('Hello, world.');";
    const EXAMPLE_HASH: &str = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";

    #[test]
    fn a_hash_is_that_of_the_standard() {
        assert_eq!(hashes(&[EXAMPLE]), format!("{EXAMPLE_HASH} "));
    }

    #[test]
    fn the_served_page_reaches_its_own_files_only() {
        assert_eq!(
            served(&[EXAMPLE], &[EXAMPLE]),
            format!(
                "default-src 'none'; img-src data:; form-action 'none'; base-uri 'none'; \
                 script-src 'self' {EXAMPLE_HASH} 'wasm-unsafe-eval'; style-src {EXAMPLE_HASH}; connect-src 'self'"
            )
        );
    }

    #[test]
    fn the_single_file_reaches_nothing() {
        assert_eq!(
            single(&[EXAMPLE], &[EXAMPLE, EXAMPLE]),
            format!(
                "default-src 'none'; img-src data:; form-action 'none'; base-uri 'none'; \
                 script-src {EXAMPLE_HASH} 'wasm-unsafe-eval'; style-src {EXAMPLE_HASH} {EXAMPLE_HASH}; connect-src 'none'"
            )
        );
    }

    #[test]
    fn neither_policy_lets_unnamed_code_in() {
        for policy in [
            served(&[EXAMPLE], &[EXAMPLE]),
            single(&[EXAMPLE], &[EXAMPLE]),
        ] {
            for hole in ["unsafe-inline", "'unsafe-eval'", "*", "http", "blob:"] {
                assert!(!policy.contains(hole), "{hole} in {policy}");
            }
        }
    }
}
