//! How large the page may be. People get it by mail and open it on old office machines.

use std::fmt;
use std::fs;
use std::io::Write;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::page::REST_END;
use crate::workspace::Workspace;

/// The most bytes of the single file.
const SINGLE_FILE: u64 = 900_000;
/// The most bytes of the first part of the program as a server would send it: what the first page waits for.
const PROGRAM: u64 = 250_000;
/// The most bytes of the rest of it, which follows (`docs/decisions/0019-two-parts.md`): a roof above what was measured
/// last, so that it does not grow unseen.
const REST: u64 = 585_000;

/// Sizes of a finished build in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Of `tassei.html`.
    pub single_file: u64,
    /// Of the first part of the program after gzip.
    pub program: u64,
    /// Of the rest after gzip.
    pub rest: u64,
}

impl Sizes {
    /// Measures what is in `dist/`.
    pub fn measure(workspace: &Workspace) -> Result<Self> {
        let single_file = workspace.single_file();
        let size = fs::metadata(&single_file)
            .with_context(|| format!("{} is not there", single_file.display()))?
            .len();
        let (mut program, mut rest) = (None, None);
        for entry in fs::read_dir(workspace.dist())? {
            let path = entry?.path();
            let name = path.to_string_lossy();
            let part = if name.ends_with(REST_END) {
                &mut rest
            } else if name.ends_with(".wasm") {
                &mut program
            } else {
                continue;
            };
            *part = Some(gzipped(&fs::read(&path)?)?);
        }
        Ok(Self {
            single_file: size,
            program: program.context("dist/ holds no program")?,
            rest: rest.context("dist/ holds but one part of the program")?,
        })
    }

    /// Fails when something has grown too large.
    pub fn check(&self) -> Result<()> {
        for (name, size, most) in [
            ("tassei.html", self.single_file, SINGLE_FILE),
            (
                "the first part of the program after gzip",
                self.program,
                PROGRAM,
            ),
            ("the rest of the program after gzip", self.rest, REST),
        ] {
            if size > most {
                bail!(
                    "{name} has {} and may have {}",
                    kilobytes(size),
                    kilobytes(most)
                );
            }
        }
        Ok(())
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "tassei.html {} of {}; wasm after gzip: {} of {} to begin with, {} of {} that follow",
            kilobytes(self.single_file),
            kilobytes(SINGLE_FILE),
            kilobytes(self.program),
            kilobytes(PROGRAM),
            kilobytes(self.rest),
            kilobytes(REST)
        )
    }
}

fn gzipped(bytes: &[u8]) -> Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len() as u64)
}

/// In thousands of bytes, rounded up so that nothing over the line looks as if it were on it.
fn kilobytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_is_met_up_to_its_last_byte() {
        let sizes = Sizes {
            single_file: SINGLE_FILE,
            program: PROGRAM,
            rest: REST,
        };
        assert!(sizes.check().is_ok());
        let page = Sizes {
            single_file: SINGLE_FILE + 1,
            ..sizes
        };
        assert_eq!(
            page.check().unwrap_err().to_string(),
            "tassei.html has 900.1 KB and may have 900.0 KB"
        );
        let program = Sizes {
            program: PROGRAM + 1,
            ..sizes
        };
        assert_eq!(
            program.check().unwrap_err().to_string(),
            "the first part of the program after gzip has 250.1 KB and may have 250.0 KB"
        );
        let rest = Sizes {
            rest: REST + 1,
            ..sizes
        };
        assert_eq!(
            rest.check().unwrap_err().to_string(),
            "the rest of the program after gzip has 585.1 KB and may have 585.0 KB"
        );
    }

    #[test]
    fn figures_are_told_with_their_limits() {
        let sizes = Sizes {
            single_file: 123_400,
            program: 40_001,
            rest: 50_000,
        };
        assert_eq!(
            sizes.to_string(),
            "tassei.html 123.4 KB of 900.0 KB; wasm after gzip: 40.1 KB of 250.0 KB to begin with, 50.0 KB of 585.0 KB that follow"
        );
    }
}
