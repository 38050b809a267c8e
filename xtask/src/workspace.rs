//! Where things are in the checkout. Knows no task.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The checkout this program was started in.
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the checkout: from Cargo when started by it, from the current folder otherwise. Nothing is fixed at
    /// compile time, because checkouts that share a target folder share this program too.
    pub fn discover() -> Result<Self> {
        let start = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(package) => PathBuf::from(package),
            None => env::current_dir().context("the current folder cannot be read")?,
        };
        let root = start
            .ancestors()
            .find(|folder| {
                folder.join("Cargo.lock").is_file() && folder.join("Trunk.toml").is_file()
            })
            .with_context(|| format!("no checkout of Tassei around {}", start.display()))?;
        Ok(Self {
            root: root.to_owned(),
        })
    }

    /// The folder that holds `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where finished builds go.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The whole program in one file.
    pub fn single_file(&self) -> PathBuf {
        self.dist().join("tassei.html")
    }

    /// The checkout's own target folder.
    pub fn target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// What builds leave behind for the next one. It belongs to this checkout even where the target folder is shared.
    pub fn scratch(&self) -> PathBuf {
        self.target().join("tassei")
    }

    /// The browser tests, and the one place that has npm packages.
    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests").join("e2e")
    }

    /// A path as a person in the checkout would type it.
    pub fn relative<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }

    /// The same Cargo that started this program, with one of its subcommands, in the checkout.
    pub fn cargo(&self, subcommand: &str) -> Command {
        let mut command = self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.arg(subcommand);
        command
    }

    /// Any program, in the checkout.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }
}

/// Whether nobody watches: then nothing may ask, and the lock file may not change.
pub fn is_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// What Cargo is told so that dependencies cannot change where nobody would see it.
pub fn lock_flags() -> &'static [&'static str] {
    if is_ci() { &["--locked"] } else { &[] }
}
