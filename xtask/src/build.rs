//! `cargo xtask build`: Trunk compiles, then `page` finishes what it made into `dist/`.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::args::Profile;
use crate::budget::Sizes;
use crate::lock::lock;
use crate::page::{self, Site};
use crate::parts::{self, Parts};
use crate::process::{run, say};
use crate::tools;
use crate::workspace::{Workspace, lock_flags};

/// Files by name, as they stand in a folder.
type Files = BTreeMap<String, Vec<u8>>;

/// A finished build. While it is held no other task of this checkout builds, so what is measured and tested is what was
/// built.
#[must_use]
pub struct Built {
    /// The folder to be served: `dist/`, or for [`Profile::Dev`] one in the target folder, as `dist/` holds nothing but
    /// finished builds.
    pub folder: PathBuf,
    _lock: File,
}

/// Builds what is out of date.
pub fn build(workspace: &Workspace, profile: Profile) -> Result<Built> {
    tools::browser_target(workspace)?;
    let lock = lock(&workspace.scratch().join("build.lock"))?;
    let compiled = compile(workspace, profile)?;
    let dist = match profile {
        Profile::Release => workspace.dist(),
        Profile::Dev => workspace.scratch().join("dev"),
    };
    let stamp = workspace.scratch().join(match profile {
        Profile::Release => "release.stamp",
        Profile::Dev => "dev.stamp",
    });
    let mut input = read_folder(&compiled)?;
    add_sample(workspace, &mut input)?;
    let tool = own_code();
    let fresh = |output: &Files| {
        let tool = tool.as_ref()?;
        Some(format!(
            "{}\n{}\n",
            fingerprint(&input, tool),
            fingerprint(output, &[])
        ))
    };

    // The output is part of the stamp, so that a file that somebody removed or changed is made again.
    let unchanged = dist.is_dir()
        && fs::read_to_string(&stamp)
            .is_ok_and(|old| read_folder(&dist).is_ok_and(|output| fresh(&output) == Some(old)));
    if !unchanged {
        let output = finish(workspace, profile, input.clone())?;
        publish(&dist, &output)?;
        fs::write(&stamp, fresh(&output).unwrap_or_default())
            .with_context(|| format!("{} cannot be written", stamp.display()))?;
    }
    if profile == Profile::Release {
        say(format_args!(
            "{} is ready. {}",
            workspace.relative(&dist),
            Sizes::measure(workspace)?
        ));
    }
    Ok(Built {
        folder: dist,
        _lock: lock,
    })
}

/// This program, which is an input of the build like any other: when it changes, the page may come out different.
/// None where it cannot be read, and then nothing is taken for unchanged. Its path alone would not do, as Cargo may
/// have put a newer one there meanwhile.
fn own_code() -> Option<Vec<u8>> {
    if cfg!(target_os = "linux") {
        fs::read("/proc/self/exe").ok()
    } else {
        fs::read(env::current_exe().ok()?).ok()
    }
}

/// Runs Trunk, which runs Cargo, which compiles what is out of date.
fn compile(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    // Trunk is kept from the network, so what the program depends on must be there before.
    run(workspace.cargo("fetch").arg("--quiet").args(lock_flags()))?;
    let folder = workspace.scratch().join(match profile {
        Profile::Release => "trunk",
        Profile::Dev => "trunk-dev",
    });
    let mut trunk = tools::trunk(workspace)?;
    trunk
        .args(["build", "--offline", "--log", "warn"])
        .args(lock_flags())
        .arg("--dist")
        .arg(&folder);
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    let mut flags = flags()?;
    // By them `parts` knows who calls whom.
    flags.push("\x1f-Clink-args=--emit-relocs");
    trunk
        .env("CARGO_ENCODED_RUSTFLAGS", flags)
        .env("CARGO_TARGET_DIR", workspace.target());
    run(&mut trunk)?;
    Ok(folder)
}

/// A browser compiles each function when it is first called, one after the other, while the page waits. The smallest ones cost it more
/// than what they hold, so they stand in those that call them (docs/decisions/0008).
const FEWER_FUNCTIONS: &str = "-Cllvm-args=-inline-threshold=8";

/// What the compiler is told for every program that runs in the browser.
pub fn flags() -> Result<OsString> {
    let mut flags = neutral_paths()?;
    if !flags.is_empty() {
        flags.push("\x1f");
    }
    flags.push(FEWER_FUNCTIONS);
    Ok(flags)
}

/// Panic messages name source files. Where the sources of crates are on this machine is nobody's business, and would
/// make the same program differ from machine to machine.
fn neutral_paths() -> Result<OsString> {
    let sources = cargo_home()?.join("registry").join("src");
    let mut folders: Vec<PathBuf> = match fs::read_dir(&sources) {
        Ok(entries) => entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect(),
        // Vendored sources lie elsewhere.
        Err(_) => Vec::new(),
    };
    folders.sort();
    let mut flags = OsString::new();
    for folder in folders {
        if !flags.is_empty() {
            flags.push("\x1f");
        }
        flags.push("--remap-path-prefix=");
        flags.push(folder);
        flags.push("=crates");
    }
    Ok(flags)
}

fn cargo_home() -> Result<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .context("Cargo's home folder is not known: set CARGO_HOME")
}

/// Puts the sample plan into the page.
fn add_sample(workspace: &Workspace, files: &mut Files) -> Result<()> {
    let path = workspace.root().join("src").join("sample.json");
    let sample =
        fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let page = files
        .get_mut("index.html")
        .context("Trunk made no index.html")?;
    *page = page::with_sample(std::str::from_utf8(page)?, &sample)?.into_bytes();
    Ok(())
}

/// Puts the parts of the program in the place of the whole of it that Trunk has.
fn take_apart(workspace: &Workspace, profile: Profile, files: &mut Files) -> Result<()> {
    let program = workspace
        .target()
        .join(tools::TARGET)
        .join(match profile {
            Profile::Release => "release",
            Profile::Dev => "debug",
        })
        .join("tassei.wasm");
    let Parts { glue, first, rest } = parts::take_apart(workspace, &program)?;
    let finished = |bytes: Vec<u8>| match profile {
        Profile::Release => page::ordered(&bytes),
        Profile::Dev => bytes,
    };
    let name = |end: &str| {
        let found = files.keys().find(|name| name.ends_with(end));
        found
            .cloned()
            .with_context(|| format!("Trunk made no file that ends with {end}"))
    };
    let (glue_name, wasm_name) = (name(".js")?, name("_bg.wasm")?);
    let rest_name = wasm_name.replace("_bg.wasm", page::REST_END);
    files.insert(glue_name, glue);
    files.insert(wasm_name, finished(first));
    files.insert(rest_name, finished(rest));
    Ok(())
}

/// The files of the finished page.
fn finish(workspace: &Workspace, profile: Profile, mut compiled: Files) -> Result<Files> {
    take_apart(workspace, profile, &mut compiled)?;
    let mut output = compiled.clone();
    let site = Site::from_files(compiled)?;
    output.insert(
        site.names.glue.clone(),
        page::served_glue(&site)?.into_bytes(),
    );
    let served = page::served(&site)?;
    if profile == Profile::Release {
        let single = page::single_file(&site)?;
        page::check(&site, &served, &single, &private_paths(workspace))?;
        output.insert("tassei.html".to_owned(), single.into_bytes());
    }
    output.insert("index.html".to_owned(), served.into_bytes());
    output.retain(|name, _| !name.ends_with(".css"));
    Ok(output)
}

/// Beginnings of paths that would tell about this machine.
fn private_paths(workspace: &Workspace) -> Vec<String> {
    [env::home_dir(), Some(workspace.root().to_owned())]
        .into_iter()
        .flatten()
        .map(|folder| folder.join("").to_string_lossy().into_owned())
        // A home at the root of all paths (as some containers have it) says nothing.
        .filter(|folder| folder.len() > 1)
        .collect()
}

/// Puts the files in place of whatever was there.
fn publish(dist: &Path, files: &Files) -> Result<()> {
    let context = || format!("{} cannot be written", dist.display());
    if dist.exists() {
        fs::remove_dir_all(dist).with_context(context)?;
    }
    fs::create_dir_all(dist).with_context(context)?;
    for (name, bytes) in files {
        fs::write(dist.join(name), bytes).with_context(context)?;
    }
    Ok(())
}

/// All files below a folder, by their paths in it with slashes.
fn read_folder(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let context = || format!("{} cannot be read", folder.display());
        for entry in fs::read_dir(&folder).with_context(context)? {
            let entry = entry.with_context(context)?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type().with_context(context)?.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else {
                files.insert(name, fs::read(entry.path()).with_context(context)?);
            }
        }
    }
    Ok(files)
}

/// One value for all names and contents. Lengths keep two files from being read as one.
fn fingerprint(files: &Files, more: &[u8]) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in files
        .iter()
        .map(|(name, bytes)| (name.as_bytes(), bytes.as_slice()))
        .chain([(&b""[..], more)])
    {
        for part in [name, bytes] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
    }
    format!("{:x}", hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn a_fingerprint_changes_with_any_name_content_and_tool() {
        let base = fingerprint(&files(&[("a", "1"), ("b", "2")]), b"tool");
        let others = [
            fingerprint(&files(&[("a", "1"), ("b", "3")]), b"tool"),
            fingerprint(&files(&[("a", "1"), ("c", "2")]), b"tool"),
            fingerprint(&files(&[("a", "1b2")]), b"tool"),
            fingerprint(&files(&[("a", "1")]), b"tool"),
            fingerprint(&files(&[("a", "1"), ("b", "2")]), b"tool2"),
            fingerprint(&files(&[("a", "1"), ("b", "2"), ("", "tool")]), b""),
        ];
        for other in others {
            assert_ne!(other, base);
        }
        assert_eq!(
            fingerprint(&files(&[("b", "2"), ("a", "1")]), b"tool"),
            base
        );
    }

    #[test]
    fn a_published_folder_holds_these_files_and_no_others() {
        let folder = env::temp_dir().join(format!("tassei-publish-{}", std::process::id()));
        for list in [files(&[("a", "1"), ("b", "2")]), files(&[("b", "3")])] {
            publish(&folder, &list).unwrap();
            assert_eq!(read_folder(&folder).unwrap(), list);
        }
        fs::create_dir(folder.join("c")).unwrap();
        fs::write(folder.join("c").join("d"), "4").unwrap();
        assert_eq!(
            read_folder(&folder).unwrap(),
            files(&[("b", "3"), ("c/d", "4")])
        );
        fs::remove_dir_all(&folder).unwrap();
    }
}
