//! `cargo xtask bench` measures the finished page, `cargo xtask soak` tries it for long. What they do is in `tests/bench/` and
//! `tests/soak/`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::args::Profile;
use crate::build::{build, flags};
use crate::e2e;
use crate::process::{run, say};
use crate::tools;
use crate::workspace::{Workspace, lock_flags};

/// Programs that only the benchmarks have, by their packages: the calculation alone, and an empty page.
const COMPARED: [&str; 2] = ["tassei-bench-engine", "tassei-bench-blank"];

/// Runs each benchmark with these further arguments.
pub fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let _built = build(workspace, Profile::Release)?;
    let environment = [
        ("TASSEI_DIST", workspace.dist()),
        ("TASSEI_COMPARED", compared(workspace)?),
    ];
    run_all(workspace, "bench", &environment, arguments)
}

/// Tries for hours what the tests try for seconds: faults of the storage in the browser, then every reader of outside data.
pub fn soak(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    /// Of each reader.
    const SECONDS: &str = "600";
    let built = build(workspace, Profile::Release)?;
    run_all(workspace, "soak", &[], arguments)?;
    drop(built);
    let seconds = std::env::var("TASSEI_FUZZ_SECONDS").unwrap_or_else(|_| SECONDS.to_owned());
    say(format_args!("trying every reader for {seconds} s"));
    run(workspace
        .cargo("test")
        .args(lock_flags())
        .args([
            "--release",
            "--package",
            "tassei",
            "--test",
            "fuzz",
            "--",
            "--nocapture",
        ])
        .env("TASSEI_FUZZ_SECONDS", seconds))
}

/// Runs each script of a folder below `tests/` on what was built.
fn run_all(
    workspace: &Workspace,
    folder: &str,
    environment: &[(&str, PathBuf)],
    arguments: &[String],
) -> Result<()> {
    for script in scripts(workspace, folder)? {
        say(format_args!("running: {}", workspace.relative(&script)));
        run(e2e::node(workspace)?
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .arg(script)
            .args(arguments))?;
    }
    Ok(())
}

/// Compiles what the page is compared with as the page itself is compiled, and returns the folder that holds it.
fn compared(workspace: &Workspace) -> Result<PathBuf> {
    let mut cargo = workspace.cargo("build");
    cargo
        .args(lock_flags())
        .args(["--release", "--target", tools::TARGET]);
    for package in COMPARED {
        cargo.args(["--package", package]);
    }
    let built = workspace.target();
    cargo
        .arg("--target-dir")
        .arg(&built)
        .env("CARGO_ENCODED_RUSTFLAGS", flags()?);
    run(&mut cargo)?;
    let folder = workspace.scratch().join("compared");
    for package in COMPARED {
        let module = format!("{}.wasm", package.replace('-', "_"));
        run(tools::wasm_bindgen(workspace)?
            .args([
                "--target",
                "web",
                "--no-typescript",
                "--remove-name-section",
                "--out-dir",
            ])
            .arg(folder.join(package))
            .args(["--out-name", "module"])
            .arg(built.join(tools::TARGET).join("release").join(module)))?;
    }
    Ok(folder)
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
