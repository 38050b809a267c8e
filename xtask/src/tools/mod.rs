//! What must be installed for a task, and how it comes to be installed. Every function here returns at once when
//! nothing is lacking, and otherwise says what it installs and how long that usually takes.

mod cargo_tool;
mod lockfile;
mod npm;
mod rust;
mod system;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::workspace::Workspace;
use cargo_tool::CargoTool;

pub use npm::{packages as npm_packages, playwright};
pub use rust::{TARGET, browser_target, style_tools};
pub use system::{chromium, page_tools};

/// Trunk as tried with this workspace. It is not in any lock file, so its version is pinned here; 0.22 needs a newer
/// compiler than `rust-toolchain.toml` names.
const TRUNK: &str = "0.21.14";

/// Trunk, ready to be given its arguments, with the wasm-bindgen of `Cargo.lock` where it looks for it.
pub fn trunk(workspace: &Workspace) -> Result<Command> {
    let wasm_bindgen = wasm_bindgen_tool(workspace)?;
    let trunk = CargoTool {
        package: "trunk",
        program: "trunk",
        version: TRUNK.to_owned(),
        // Without its default features it needs no OpenSSL; it downloads nothing for us anyway.
        flags: &["--no-default-features", "--features", "rustls"],
        usually: "7 to 12 minutes",
    };
    let folders = [wasm_bindgen.ensure(workspace)?, trunk.ensure(workspace)?];
    let [_, folder] = &folders;
    let mut command = workspace.command(folder.join(trunk.file_name()));
    command.env("PATH", path_with(&folders)?);
    // A person's own settings for Trunk would change what is built, and Trunk takes no `NO_COLOR=1`.
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("TRUNK_") || name == "NO_COLOR" {
            command.env_remove(name);
        }
    }
    Ok(command)
}

/// wasm-bindgen, ready to be given its arguments.
pub fn wasm_bindgen(workspace: &Workspace) -> Result<Command> {
    let tool = wasm_bindgen_tool(workspace)?;
    Ok(workspace.command(tool.ensure(workspace)?.join(tool.file_name())))
}

/// wasm-bindgen in the version of `Cargo.lock`: it fits no other.
fn wasm_bindgen_tool(workspace: &Workspace) -> Result<CargoTool> {
    let lock = workspace.root().join("Cargo.lock");
    let lock =
        fs::read_to_string(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    Ok(CargoTool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: lockfile::version(&lock, "wasm-bindgen")?,
        flags: &[],
        usually: "about 4 minutes",
    })
}

/// `PATH` with these folders before all others.
fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.iter().cloned().chain(env::split_paths(&path)))
        .context("PATH cannot be extended")
}

/// The folder for tools of this project on this machine, outside any checkout so that each is built once.
fn cache() -> Result<PathBuf> {
    let variable = |name| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    variable("TASSEI_CACHE")
        .or_else(|| Some(variable("XDG_CACHE_HOME")?.join("tassei")))
        .or_else(|| Some(variable("LOCALAPPDATA")?.join("tassei")))
        .or_else(|| Some(env::home_dir()?.join(".cache").join("tassei")))
        .context("no folder for build tools: set TASSEI_CACHE")
}
