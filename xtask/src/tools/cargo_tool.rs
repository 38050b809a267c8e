//! Programs that Cargo builds from a registry, kept in the cache folder one version each.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::lock::lock;
use crate::process::{output, run, say};
use crate::workspace::Workspace;

/// A program to be built once per machine and version.
pub struct CargoTool {
    /// The package in the registry.
    pub package: &'static str,
    /// The program it installs.
    pub program: &'static str,
    /// Exactly this version.
    pub version: String,
    /// Further arguments for `cargo install`.
    pub flags: &'static [&'static str],
    /// How long it takes to build, in words.
    pub usually: &'static str,
}

impl CargoTool {
    /// The program's file name on this system.
    pub fn file_name(&self) -> String {
        format!("{}{}", self.program, env::consts::EXE_SUFFIX)
    }

    /// Builds the program unless it is there and runs, and returns the folder that holds it.
    pub fn ensure(&self, workspace: &Workspace) -> Result<PathBuf> {
        let cache = super::cache()?;
        let home = cache.join(format!("{}-{}", self.program, self.version));
        let folder = home.join("bin");
        if self.runs(&folder) {
            return Ok(folder);
        }
        let _lock = lock(&home.with_added_extension("lock"))?;
        if !self.runs(&folder) {
            self.install(workspace, &home)?;
        }
        if !self.runs(&folder) {
            bail!(
                "{} was installed into {} but does not run",
                self.program,
                folder.display()
            );
        }
        Ok(folder)
    }

    /// Asks the program itself: a file may be left from a broken install or another system.
    fn runs(&self, folder: &Path) -> bool {
        output(Command::new(folder.join(self.file_name())).arg("--version"))
            .is_some_and(|text| reported_version(&text) == Some(&self.version))
    }

    fn install(&self, workspace: &Workspace, home: &Path) -> Result<()> {
        say(format_args!(
            "installing {} {} into {} (once per machine, {})",
            self.package,
            self.version,
            home.display(),
            self.usually
        ));
        // Its own target folder: another one's may be locked for minutes, and an interrupted build goes on from here.
        let target = home.with_added_extension("build");
        let mut command = workspace.cargo("install");
        command
            .args([
                self.package,
                "--version",
                &self.version,
                "--locked",
                "--force",
                "--root",
            ])
            .arg(home)
            .args(self.flags)
            .env("CARGO_TARGET_DIR", &target)
            // Or Cargo advises to put the folder there for good.
            .env("PATH", super::path_with(&[home.join("bin")])?)
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        run(&mut command)?;
        fs::remove_dir_all(&target)
            .with_context(|| format!("{} cannot be removed", target.display()))
    }
}

/// The version in what `--version` prints: `trunk 0.21.14`.
fn reported_version(text: &str) -> Option<&str> {
    text.lines().next()?.split_whitespace().nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_second_word() {
        let cases = [
            ("trunk 0.21.14", Some("0.21.14")),
            ("wasm-bindgen 0.2.129 (0123abc)\nmore 1.0", Some("0.2.129")),
            ("trunk", None),
            ("", None),
        ];
        for (text, version) in cases {
            assert_eq!(reported_version(text), version, "{text}");
        }
    }
}
