//! The npm packages of the browser tests and benchmarks, all of them for development only.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{output, run, say};
use crate::workspace::Workspace;

/// The oldest Node.js that the packages run on.
const NODE: u32 = 20;

/// Installs what `package-lock.json` names, when it names something else than last time.
pub fn packages(workspace: &Workspace) -> Result<()> {
    check_node(workspace)?;
    let home = workspace.e2e();
    let lock = home.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    // A copy of the lock file, written after an install that went through.
    let installed = home.join("node_modules").join(".installed-lock.json");
    if fs::read(&installed).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    say("installing the npm packages of tests/e2e (under a minute)");
    let mut command = npm(workspace);
    command
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        .current_dir(&home)
        // The tests use a browser of the system.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run(&mut command)?;
    fs::write(&installed, wanted)
        .with_context(|| format!("{} cannot be written", installed.display()))
}

/// npm is a script, and Windows starts scripts only through its shell.
fn npm(workspace: &Workspace) -> Command {
    if cfg!(windows) {
        let mut command = workspace.command("cmd");
        command.args(["/c", "npm"]);
        command
    } else {
        workspace.command("npm")
    }
}

fn check_node(workspace: &Workspace) -> Result<()> {
    let version = output(workspace.command("node").arg("--version"));
    match version.as_deref().and_then(major) {
        Some(major) if major >= NODE => Ok(()),
        Some(major) => {
            bail!("Node.js {major} is too old for the browser tests: install {NODE} or newer")
        }
        None => bail!("Node.js was not found: install version {NODE} or newer, with npm"),
    }
}

/// `20` of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Where Playwright's command line is.
pub fn playwright(workspace: &Workspace) -> PathBuf {
    workspace
        .e2e()
        .join("node_modules")
        .join("@playwright")
        .join("test")
        .join("cli.js")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_read() {
        let cases = [
            ("v20.20.2", Some(20)),
            ("v8.0.0", Some(8)),
            ("20.1.0", None),
            ("v", None),
            ("", None),
        ];
        for (version, number) in cases {
            assert_eq!(major(version), number, "{version}");
        }
    }
}
