//! Counts tests from what the test runners themselves report.

use std::fmt;
use std::ops::AddAssign;

use anyhow::{Context, Result};
use serde_json::Value;

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Ran and succeeded.
    pub passed: u64,
    /// Ran and did not succeed, or only when tried again.
    pub failed: u64,
    /// Did not run.
    pub skipped: u64,
}

impl Tally {
    /// Adds what a line of `cargo test` says, if it is one that closes a test program:
    /// `test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s`.
    pub fn add_cargo_line(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result:") else {
            return;
        };
        for part in counts.split(['.', ';']) {
            let Some((number, what)) = part.trim().split_once(' ') else {
                continue;
            };
            let Ok(number) = number.parse::<u64>() else {
                continue;
            };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.skipped += number,
                _ => {}
            }
        }
    }

    /// What the report of Playwright's `json` reporter says.
    pub fn from_playwright(report: &str) -> Result<Self> {
        let report: Value =
            serde_json::from_str(report).context("Playwright's report is not JSON")?;
        let count = |name: &str| {
            report
                .pointer(&format!("/stats/{name}"))
                .and_then(Value::as_u64)
                .with_context(|| format!("Playwright's report does not count what is {name}"))
        };
        Ok(Self {
            passed: count("expected")?,
            failed: count("unexpected")? + count("flaky")?,
            skipped: count("skipped")?,
        })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// The line that closes a run: `12 passed, 0 failed`.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_cargo_are_counted() {
        let output = "running 3 tests\n\
            test a ... ok\n\
            test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.01s\n\
            test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.10s\n\
            test result: \u{1b}[32mok\u{1b}[m. 10 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
            9 passed; 9 failed\n";
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.add_cargo_line(line));
        assert_eq!(
            tally,
            Tally {
                passed: 17,
                failed: 3,
                skipped: 1
            }
        );
    }

    #[test]
    fn playwrights_report_is_counted() {
        let report = r#"{"suites": [], "stats": {"startTime": "", "expected": 4, "skipped": 1, "unexpected": 2, "flaky": 3}}"#;
        assert_eq!(
            Tally::from_playwright(report).unwrap(),
            Tally {
                passed: 4,
                failed: 5,
                skipped: 1
            }
        );
    }

    #[test]
    fn a_report_that_counts_nothing_is_refused() {
        for report in [
            "",
            "{}",
            r#"{"stats": {"expected": 4, "skipped": 1, "unexpected": 2}}"#,
        ] {
            assert!(Tally::from_playwright(report).is_err(), "{report}");
        }
    }

    #[test]
    fn the_closing_line_is_plain() {
        let mut tally = Tally {
            passed: 1,
            failed: 2,
            skipped: 0,
        };
        assert_eq!(tally.to_string(), "1 passed, 2 failed");
        tally += Tally {
            passed: 10,
            failed: 0,
            skipped: 3,
        };
        assert_eq!(tally.to_string(), "11 passed, 2 failed, 3 skipped");
    }
}
