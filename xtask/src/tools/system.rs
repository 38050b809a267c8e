//! Programs of the operating system that the browser tests need: a browser, Japanese glyphs, a reader of PDF pages.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{output, run, say, succeeds};
use crate::workspace::Workspace;

/// Something a Debian package brings.
struct Part {
    /// The Debian package.
    package: &'static str,
    /// What it is for, for people on other systems.
    purpose: &'static str,
    /// Whether it is there.
    present: fn() -> bool,
}

const PARTS: [Part; 3] = [
    Part {
        package: "chromium",
        purpose: "a Chromium browser (or set TASSEI_CHROMIUM to the path of one)",
        present: || chromium().is_file(),
    },
    Part {
        package: "fonts-noto-cjk",
        purpose: "a font with Japanese glyphs",
        present: has_japanese_font,
    },
    Part {
        package: "poppler-utils",
        purpose: "Poppler's pdftotext and pdftoppm",
        present: || {
            ["pdftotext", "pdftoppm"]
                .iter()
                .all(|program| succeeds(Command::new(program).arg("-v")))
        },
    },
];

/// The browser for the tests.
pub fn chromium() -> PathBuf {
    env::var_os("TASSEI_CHROMIUM")
        .unwrap_or_else(|| "/usr/bin/chromium".into())
        .into()
}

/// Sees to it that pages can be shown, read and compared as pictures.
pub fn page_tools(workspace: &Workspace) -> Result<()> {
    // No package would put a browser where somebody says theirs is.
    if env::var_os("TASSEI_CHROMIUM").is_some() && !chromium().is_file() {
        bail!(
            "TASSEI_CHROMIUM names {}, which is not a file",
            chromium().display()
        );
    }
    let missing: Vec<&Part> = PARTS.iter().filter(|part| !(part.present)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|part| part.package).collect();
    let Some(rights) = rights() else {
        let wishes: Vec<String> = missing
            .iter()
            .map(|part| format!("  {} (Debian: {})", part.purpose, part.package))
            .collect();
        bail!(
            "these must be installed for the browser tests:\n{}",
            wishes.join("\n")
        );
    };
    say(format_args!(
        "installing Debian's {} (1 to 2 minutes)",
        packages.join(", ")
    ));
    run(apt(workspace, rights).arg("update"))?;
    run(apt(workspace, rights)
        .args(["install", "--yes", "--no-install-recommends"])
        .args(&packages))?;
    match PARTS.iter().find(|part| !(part.present)()) {
        Some(part) => bail!(
            "Debian's {} is installed, but this is still not found: {}",
            part.package,
            part.purpose
        ),
        None => Ok(()),
    }
}

/// How this user may install packages.
#[derive(Clone, Copy)]
enum Rights {
    Root,
    Sudo,
}

fn rights() -> Option<Rights> {
    if !Path::new("/etc/debian_version").exists() {
        None
    } else if output(Command::new("id").arg("-u")).as_deref() == Some("0") {
        Some(Rights::Root)
    } else if succeeds(Command::new("sudo").args(["--non-interactive", "true"])) {
        Some(Rights::Sudo)
    } else {
        None
    }
}

fn apt(workspace: &Workspace, rights: Rights) -> Command {
    let mut command = match rights {
        Rights::Root => workspace.command("env"),
        Rights::Sudo => workspace.command("sudo"),
    };
    if let Rights::Sudo = rights {
        command.args(["--non-interactive", "env"]);
    }
    // Waits for another installation instead of failing, and asks nothing.
    command.args([
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=300",
        "--quiet",
    ]);
    command
}

/// Only Linux comes without such a font.
fn has_japanese_font() -> bool {
    !cfg!(target_os = "linux")
        || output(Command::new("fc-list").args([":lang=ja", "family"]))
            .is_some_and(|fonts| !fonts.is_empty())
}
