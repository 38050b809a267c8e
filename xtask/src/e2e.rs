//! The tests in a real browser, against the served page and against the single file.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::name;
use crate::server::Server;
use crate::tally::Tally;
use crate::tools;
use crate::workspace::Workspace;

/// A path no server has, so that an address in the page that is not relative does not go unnoticed.
const BASE: &str = "/some/sub/path/";

/// A Node.js process that knows where the finished page is, in both forms, and what browser to use. `dist/` is served
/// until this program ends.
pub fn node(workspace: &Workspace) -> Result<Command> {
    prepare(workspace)?;
    let address = Server::bind(&workspace.dist(), BASE, 0)?.spawn()?;
    let mut node = workspace.command("node");
    node.env("TASSEI_URL", address)
        .env("TASSEI_FILE", workspace.single_file())
        .env("TASSEI_CHROMIUM", tools::chromium());
    Ok(node)
}

/// Installs what the browser tests need, or says what somebody must install.
pub fn prepare(workspace: &Workspace) -> Result<()> {
    tools::page_tools(workspace)?;
    tools::npm_packages(workspace)
}

/// Runs Playwright with these further arguments and returns its own count.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<Tally> {
    let out = workspace.e2e().join(".out");
    let report = out.join("report.json");
    // A report of an earlier run must not be taken for one of this.
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("{} cannot be removed", out.display()))?;
    }
    let mut playwright = node(workspace)?;
    playwright
        .current_dir(workspace.e2e())
        .arg(tools::playwright(workspace))
        .arg("test")
        .args(arguments)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
        // Node.js warns where both this and a terminal's wish for colours are set.
        .env_remove("NO_COLOR");
    let status = playwright
        .status()
        .with_context(|| format!("{} could not be started", name(&playwright)))?;
    let text = fs::read_to_string(&report)
        .with_context(|| format!("Playwright wrote no report ({status})"))?;
    let tally = Tally::from_playwright(&text)?;
    if !status.success() && tally.failed == 0 {
        bail!("Playwright failed outside of its tests ({status})");
    }
    Ok(tally)
}
