//! `cargo xtask lint`: the style of the code, for this machine and for the browser.

use anyhow::Result;

use crate::process::run;
use crate::tools;
use crate::workspace::{Workspace, lock_flags};

/// Fails at the first complaint.
pub fn lint(workspace: &Workspace) -> Result<()> {
    tools::style_tools(workspace)?;
    tools::browser_target(workspace)?;
    run(workspace.cargo("fmt").args(["--all", "--check"]))?;
    run(workspace.cargo("clippy").args(lock_flags()).args([
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))?;
    run(workspace.cargo("clippy").args(lock_flags()).args([
        "--package",
        "tassei",
        "--lib",
        "--bins",
        "--target",
        "wasm32-unknown-unknown",
        "--",
        "-D",
        "warnings",
    ]))
}
