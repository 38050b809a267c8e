//! Every fixture of every released version is read, and is written as its version's successor would write it: as it is,
//! or as the file beside it with `.canonical.json`.

use std::path::Path;

use super::read;
use tassei::exchange::write;

#[test]
fn every_version_is_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut seen = Vec::new();
    for version in std::fs::read_dir(&root).unwrap() {
        let version = version.unwrap().path();
        let number = version
            .file_name()
            .and_then(|name| name.to_str())
            .and_then(|name| name.strip_prefix('v'));
        if number.is_none_or(|number| number.parse::<u32>().is_err()) {
            continue; // The fixtures of something else.
        }
        for file in std::fs::read_dir(&version).unwrap() {
            let path = file.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap();
            let document = read(&text).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
            let beside = path.with_extension("canonical.json");
            let canonical = std::fs::read_to_string(beside).unwrap_or(text);
            assert!(
                write(&document) == canonical,
                "{name} is not written as expected"
            );
            seen.push(name.to_owned());
        }
    }
    seen.sort();
    assert_eq!(
        seen,
        [
            "full.json",
            "loose.canonical.json",
            "loose.json",
            "minimal.json",
            "sample.json",
            "unknown-fields.json"
        ]
    );
}
