//! Runs other programs and says what went wrong with them.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Tells the person at the terminal what happens next.
pub fn say(text: impl std::fmt::Display) {
    eprintln!("xtask: {text}");
}

/// Runs a program with the terminal as its own, and fails when it does.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("{} could not be started", name(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// What a program prints, when it is there and succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program is there and succeeds.
pub fn succeeds(command: &mut Command) -> bool {
    output(command).is_some()
}

/// A program and its first arguments, short enough for a message.
pub fn name(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut words = vec![
        program
            .file_stem()
            .unwrap_or(command.get_program())
            .to_string_lossy()
            .into_owned(),
    ];
    words.extend(
        command
            .get_args()
            .take(2)
            .map(|arg| arg.to_string_lossy().into_owned()),
    );
    format!("`{}`", words.join(" "))
}
