//! Every fixture of every released version is read, and is written as its version's successor would write it: as it is,
//! or as the file beside it with `.canonical.json`.

use std::path::Path;

use super::{read, tree};
use tassei::exchange::error::What;
use tassei::exchange::{read_newer, write};

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

/// A file of a version to come: what is known of it can be looked at, and what is not known is there all the same.
#[test]
fn a_version_to_come_can_be_looked_at() {
    let text = include_str!("../fixtures/newer/plan.json");
    let problem = read(text).expect_err("it is not taken in");
    assert_eq!(problem.what, What::NewerVersion("2".to_owned()));
    let document = read_newer(text).expect("it can be looked at");
    let known = include_str!("../fixtures/v1/unknown-fields.json");
    assert_eq!(Ok(&document), read(known).as_ref());
    assert_eq!(tree(&write(&document)), tree(known));

    // Where a field more would change what the others mean, it is not looked at either; nor where something does not fit.
    for (from, to) in [
        (
            "\"percent\": \"100%\"",
            "\"percent\": \"100%\", \"of\": \"mean\"",
        ),
        ("\"reporting_year\": 2024", "\"reporting_year\": [2024]"),
        ("\"kind\": \"lower\"", "\"kind\": \"of a version to come\""),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(read_newer(&text.replacen(from, to, 1)).is_err(), "{to}");
    }
}
