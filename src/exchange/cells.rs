//! Cells on their way to a spreadsheet and back: as CSV (RFC 4180, UTF-8 with a mark at its beginning, by which Excel knows it),
//! and with an apostrophe before whatever a spreadsheet could take for a formula.

use crate::domain::quantity::{Expect, Reading, read};

/// Whether a spreadsheet could take it for a formula: `＝` is one to some, and white space before it no help.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches(['\u{feff}', ' '])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A text as it goes out: no formula. Figures stay figures, and －, ▲5 and -5 are figures or signs of their own.
pub fn guarded(text: &str) -> String {
    let is_figure = || {
        matches!(
            read(text, Expect::Number),
            Reading::Number(_) | Reading::NotApplicable
        )
    };
    let mark = if is_formula(text.trim_start_matches('\'')) && !is_figure() {
        "'"
    } else {
        ""
    };
    [mark, text].concat()
}

/// A text as it comes in: without the apostrophe that [`guarded`] put before it, or a person at work in a spreadsheet.
pub fn bare(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

/// Rows as a file.
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut file = "\u{feff}".to_owned();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                file.push(',');
            }
            let cell = guarded(cell);
            if cell.contains([',', '"', '\r', '\n']) {
                file.extend(["\"", &cell.replace('"', "\"\""), "\""]);
            } else {
                file.push_str(&cell);
            }
        }
        file.push_str("\r\n");
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_could_take_for_a_formula_is_none() {
        for (text, out) in [
            ("=1+1", "'=1+1"),
            ("+SUM(A1)", "'+SUM(A1)"),
            ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("\n=1", "'\n=1"),
            (" =1", "' =1"),
            ("\u{feff}=1", "'\u{feff}=1"),
            ("＝1+1", "'＝1+1"),
            ("＋採用", "'＋採用"),
            ("－項目", "'－項目"),
            ("＠都", "'＠都"),
            ("-項目", "'-項目"),
            ("'=1", "''=1"),
            ("''=1", "'''=1"),
            // Figures, signs and words as they are.
            ("-5", "-5"),
            ("▲5%", "▲5%"),
            ("+3人", "+3人"),
            ("－", "－"),
            ("98.5％", "98.5％"),
            ("'古い", "'古い"),
            ("採用=増", "採用=増"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), out, "{text:?}");
            assert_eq!(bare(out), text, "{out:?}");
        }
        // What a person typed in a spreadsheet so that it stays text.
        assert_eq!(bare("'-5"), "-5");
    }

    #[test]
    fn a_file_has_a_mark_ends_its_lines_and_quotes_what_needs_it() {
        let rows = [
            vec!["№".to_owned(), "目標, R6".to_owned()],
            vec!["「\"A\"」".to_owned(), "一\n二".to_owned()],
            vec!["=cmd|' /C calc'!A0,\"".to_owned(), String::new()],
        ];
        assert_eq!(
            csv(&rows),
            "\u{feff}№,\"目標, R6\"\r\n\"「\"\"A\"\"」\",\"一\n二\"\r\n\"'=cmd|' /C calc'!A0,\"\"\",\r\n"
        );
    }
}
