//! Reads `Cargo.lock`. The file is TOML, but Cargo writes it in one fixed shape, of which this needs two lines.

use anyhow::{Result, bail};

/// The version of a package that the lock file names once.
pub fn version(lock: &str, package: &str) -> Result<String> {
    let mut name = None;
    let mut found = Vec::new();
    for line in lock.lines() {
        if line == "[[package]]" {
            name = None;
        } else if let Some(value) = quoted(line, "name = ") {
            name = Some(value);
        } else if let Some(value) = quoted(line, "version = ")
            && name == Some(package)
        {
            found.push(value);
        }
    }
    match found.as_slice() {
        [version] => Ok((*version).to_owned()),
        [] => bail!("Cargo.lock does not name {package}"),
        versions => bail!(
            "Cargo.lock names {package} more than once: {}",
            versions.join(", ")
        ),
    }
}

fn quoted<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "twice"
version = "1.0.0"

[[package]]
name = "twice"
version = "2.0.0"

[[package]]
name = "wasm-bindgen"
version = "0.2.129"
dependencies = [
 "cfg-if",
 "wasm-bindgen-macro",
]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.128"
"#;

    #[test]
    fn the_one_version_is_found() {
        assert_eq!(version(LOCK, "wasm-bindgen").unwrap(), "0.2.129");
        assert_eq!(version(LOCK, "wasm-bindgen-macro").unwrap(), "0.2.128");
        assert_eq!(
            version(&LOCK.replace('\n', "\r\n"), "wasm-bindgen").unwrap(),
            "0.2.129"
        );
    }

    #[test]
    fn none_and_several_are_refused() {
        let problem = |package| version(LOCK, package).unwrap_err().to_string();
        assert_eq!(problem("wasm"), "Cargo.lock does not name wasm");
        assert_eq!(
            problem("twice"),
            "Cargo.lock names twice more than once: 1.0.0, 2.0.0"
        );
    }

    #[test]
    fn the_lock_file_of_this_workspace_has_what_the_build_asks_for() {
        let lock = include_str!("../../../Cargo.lock");
        assert!(version(lock, "wasm-bindgen").is_ok());
    }
}
