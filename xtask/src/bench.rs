//! `cargo xtask bench` measures the finished page, `cargo xtask soak` tries it for long. What they do is in `tests/bench/` and
//! `tests/soak/`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::args::Profile;
use crate::build::build;
use crate::e2e;
use crate::process::{run, say};
use crate::workspace::Workspace;

/// Builds, then runs each script of a folder below `tests/` with these further arguments.
pub fn run_all(workspace: &Workspace, folder: &str, arguments: &[String]) -> Result<()> {
    let scripts = scripts(workspace, folder)?;
    build(workspace, Profile::Release)?;
    for script in scripts {
        say(format_args!("running: {}", workspace.relative(&script)));
        run(e2e::node(workspace)?.arg(script).args(arguments))?;
    }
    Ok(())
}

/// In the order of their names. Files that begin with `_` are parts of others.
fn scripts(workspace: &Workspace, folder: &str) -> Result<Vec<PathBuf>> {
    let folder = workspace.root().join("tests").join(folder);
    let entries =
        fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut scripts = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".mjs") && !name.starts_with('_') {
            scripts.push(entry.path());
        }
    }
    scripts.sort();
    if scripts.is_empty() {
        bail!("{} holds no script", folder.display());
    }
    Ok(scripts)
}
