//! What earlier versions of the program stored: one plan under one key, a line above the file. It is read, kept until its
//! plan has been saved in the new way, and never written.

use serde::Deserialize;

use super::seal::Header;

/// The key.
pub const KEY: &str = "tassei:plan";

#[derive(Deserialize)]
struct Line {
    revision: u64,
    exported: Option<u64>,
    saved_at: String,
    stamp: String,
}

/// The line, put into today's words, and the file. The plan's identifier and name have to be filled in from the file.
pub fn read(value: &str) -> Option<(Header, &str)> {
    let (line, file) = value.split_once('\n')?;
    let line: Line = serde_json::from_str(line).ok()?;
    let header = Header {
        revision: line.revision,
        exported: line.exported,
        saved_at: line.saved_at,
        stamp: line.stamp,
        ..Header::default()
    };
    Some((header, file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_first_version_stored_is_read() {
        let line = r#"{"revision":7,"exported":5,"saved_at":"2025-08-08T04:15:00Z","stamp":"x"}"#;
        let value = format!("{line}\n{{\n}}\n");
        let (header, file) = read(&value).unwrap();
        assert_eq!(file, "{\n}\n");
        assert_eq!(
            (header.revision, header.exported, header.stamp.as_str()),
            (7, Some(5), "x")
        );
        for foreign in ["", "{}", "{\"revision\":1}\n{}", "\n", "null\n{}"] {
            assert!(read(foreign).is_none(), "{foreign:?}");
        }
    }
}
