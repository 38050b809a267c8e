//! `cargo xtask bench`: measures the finished page. The measurements themselves are in `tests/bench/`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::args::Profile;
use crate::build::build;
use crate::e2e;
use crate::process::{run, say};
use crate::workspace::Workspace;

/// Builds, then runs each benchmark with these further arguments.
pub fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let benches = benches(workspace)?;
    build(workspace, Profile::Release)?;
    for bench in benches {
        say(format_args!("measuring: {}", workspace.relative(&bench)));
        run(e2e::node(workspace)?.arg(bench).args(arguments))?;
    }
    Ok(())
}

/// In the order of their names. Files that begin with `_` are parts of others.
fn benches(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let folder = workspace.root().join("tests").join("bench");
    let entries =
        fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut benches = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".mjs") && !name.starts_with('_') {
            benches.push(entry.path());
        }
    }
    benches.sort();
    if benches.is_empty() {
        bail!("{} holds no benchmark", folder.display());
    }
    Ok(benches)
}
