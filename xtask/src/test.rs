//! `cargo xtask test`: all tests in order. It stops after the first stage that fails, and closes with the count of
//! those that ran.

use std::io::{BufRead, BufReader};
use std::process::{ExitCode, Stdio};

use anyhow::{Context, Result, bail};

use crate::args::{Profile, Stage, Test};
use crate::budget::Sizes;
use crate::build::build;
use crate::e2e;
use crate::process::say;
use crate::tally::Tally;
use crate::workspace::{Workspace, lock_flags};

/// Runs the stages asked for, tells how they went, and closes with the count of tests.
pub fn test(workspace: &Workspace, options: &Test) -> ExitCode {
    let stages = match options.only {
        Some(stage) => vec![stage],
        None => vec![Stage::Native, Stage::Budget, Stage::EndToEnd],
    };
    let mut total = Tally::default();
    let mut code = ExitCode::SUCCESS;
    // What cannot be installed is told at once, and not after everything else has run.
    if stages.contains(&Stage::EndToEnd)
        && let Err(error) = e2e::prepare(workspace)
    {
        say(format_args!("the browser tests cannot run: {error:#}"));
        return ExitCode::FAILURE;
    }
    for stage in stages {
        say(format_args!("testing: {}", name(stage)));
        if let Err(error) = perform(workspace, stage, &options.playwright, &mut total) {
            say(format_args!(
                "the tests stopped at: {}: {error:#}",
                name(stage)
            ));
            code = ExitCode::FAILURE;
            break;
        }
    }
    println!("{total}");
    code
}

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Native => "the native tests",
        Stage::Budget => "the build and its size",
        Stage::EndToEnd => "the page in the browser",
    }
}

fn perform(
    workspace: &Workspace,
    stage: Stage,
    playwright: &[String],
    total: &mut Tally,
) -> Result<()> {
    let tally = match stage {
        Stage::Native => native(workspace)?,
        Stage::Budget => {
            let _built = build(workspace, Profile::Release)?;
            Sizes::measure(workspace)?.check()?;
            Tally::default()
        }
        Stage::EndToEnd => {
            let _built = build(workspace, Profile::Release)?;
            e2e::run(workspace, playwright)?
        }
    };
    *total += tally;
    if tally.failed > 0 {
        bail!("{tally}");
    }
    Ok(())
}

/// All of the workspace's tests, shown as they run and counted from what is shown.
fn native(workspace: &Workspace) -> Result<Tally> {
    let mut cargo = workspace.cargo("test");
    // To the end even after a failure: the first one is seldom the one that explains.
    cargo
        .args(lock_flags())
        .args(["--workspace", "--no-fail-fast"])
        .stdout(Stdio::piped());
    let mut child = cargo.spawn().context("`cargo test` could not be started")?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.context("the output of `cargo test` cannot be read")?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            tally.add_cargo_line(&line);
        }
    }
    let status = child.wait().context("`cargo test` was lost")?;
    if !status.success() && tally.failed == 0 {
        bail!("`cargo test` failed before all tests ran ({status}); {tally} until then");
    }
    Ok(tally)
}
