//! Parts of the Rust toolchain. `rust-toolchain.toml` makes rustup bring them; these functions help where another
//! toolchain is in use.

use std::path::Path;

use anyhow::{Context, Result};

use crate::process::{output, run, say, succeeds};
use crate::workspace::Workspace;

/// What the browser's programs are compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for the browser.
pub fn browser_target(workspace: &Workspace) -> Result<()> {
    let mut question = workspace.command("rustc");
    question.args(["--print", "target-libdir", "--target", TARGET]);
    if output(&mut question).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    say(format_args!(
        "adding Rust's {TARGET} target (under a minute)"
    ));
    run(workspace.command("rustup").args(["target", "add", TARGET])).with_context(|| {
        format!("the Rust toolchain lacks the target {TARGET}: install it, or use rustup")
    })
}

/// rustfmt and clippy.
pub fn style_tools(workspace: &Workspace) -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if succeeds(workspace.cargo(subcommand).arg("--version")) {
            continue;
        }
        say(format_args!("adding Rust's {component} (under a minute)"));
        run(workspace
            .command("rustup")
            .args(["component", "add", component]))
        .with_context(|| {
            format!("the Rust toolchain lacks {component}: install it, or use rustup")
        })?;
    }
    Ok(())
}
