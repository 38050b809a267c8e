//! Reads the command line into a [`Task`]. Knows nothing of what a task does.

use std::num::NonZeroU16;

/// What `cargo xtask` prints when it is not told what to do.
pub const USAGE: &str = "\
Usage: cargo xtask <task>

  serve [--port N] [--base /a/path/] [--dev]
                         build, then serve the page on localhost
  build [--dev]          build dist/ (a static site) and dist/tassei.html (the whole program in one file)
  test [--only native|budget|e2e] [-- ARGS]
                         every test there is; ARGS go to Playwright, e.g. -- -g import
  bench [-- ARGS]        build, then run tests/bench/*.mjs; ARGS go to each of them
  soak [-- ARGS]         build, then run tests/soak/*.mjs and try every reader with changed inputs, for as long as
                         it takes; ARGS go to each of the scripts
  lint                   formatting, and clippy for this machine and for the browser

  --dev compiles quickly and without optimisation, and leaves the single file out.

Environment: TASSEI_CHROMIUM  the browser for the tests (default: /usr/bin/chromium)
             TASSEI_CACHE     where build tools are kept (default: ~/.cache/tassei)";

/// One thing to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Print [`USAGE`].
    Help,
    /// Build the page.
    Build(Profile),
    /// Build and serve the page.
    Serve(Serve),
    /// Run the tests.
    Test(Test),
    /// Run the benchmarks with these further arguments.
    Bench(Vec<String>),
    /// Run what takes long, with these further arguments.
    Soak(Vec<String>),
    /// Check the style of the code.
    Lint,
}

/// How the program is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// For use: small, slow to compile.
    Release,
    /// For work on it: quick to compile, large.
    Dev,
}

/// Options of `serve`.
#[derive(Debug, PartialEq, Eq)]
pub struct Serve {
    /// The port asked for; without it, a usual one or any free one.
    pub port: Option<NonZeroU16>,
    /// The path the site is served under, with a slash at both ends.
    pub base: String,
    /// How the program is compiled.
    pub profile: Profile,
}

/// Options of `test`.
#[derive(Debug, PartialEq, Eq)]
pub struct Test {
    /// The one stage to run; without it, all of them.
    pub only: Option<Stage>,
    /// Further arguments for Playwright.
    pub playwright: Vec<String>,
}

/// A part of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// `cargo test`.
    Native,
    /// The sizes of what is built.
    Budget,
    /// The page in a browser.
    EndToEnd,
}

/// Reads the arguments after the program's name.
///
/// # Errors
/// A sentence that names the argument that was not understood.
pub fn parse(args: impl IntoIterator<Item = String>) -> Result<Task, String> {
    let mut args = args.into_iter();
    let Some(task) = args.next() else {
        return Ok(Task::Help);
    };
    match task.as_str() {
        "build" => parse_build(args),
        "serve" => parse_serve(args),
        "test" => parse_test(args),
        "bench" => parse_further("bench", args).map(Task::Bench),
        "soak" => parse_further("soak", args).map(Task::Soak),
        "lint" => match args.next() {
            None => Ok(Task::Lint),
            Some(other) => Err(unknown(&task, &other)),
        },
        "help" | "--help" | "-h" => Ok(Task::Help),
        other => Err(format!("there is no task `{other}`")),
    }
}

fn parse_build(args: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut profile = Profile::Release;
    for arg in args {
        match arg.as_str() {
            "--dev" => profile = Profile::Dev,
            other => return Err(unknown("build", other)),
        }
    }
    Ok(Task::Build(profile))
}

fn parse_serve(mut args: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut options = Serve {
        port: None,
        base: "/".to_owned(),
        profile: Profile::Release,
    };
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--dev" => options.profile = Profile::Dev,
            "--port" => {
                let port = value(&arg, &mut args)?;
                let port = port
                    .parse()
                    .map_err(|_| format!("`{port}` is not a port between 1 and 65535"))?;
                options.port = Some(port);
            }
            "--base" => {
                let base = value(&arg, &mut args)?;
                if !base.starts_with('/') || !base.ends_with('/') {
                    return Err(format!("`{base}` must begin and end with a slash"));
                }
                options.base = base;
            }
            other => return Err(unknown("serve", other)),
        }
    }
    Ok(Task::Serve(options))
}

fn parse_test(mut args: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut options = Test {
        only: None,
        playwright: Vec::new(),
    };
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--only" => {
                options.only = Some(match value(&arg, &mut args)?.as_str() {
                    "native" => Stage::Native,
                    "budget" => Stage::Budget,
                    "e2e" => Stage::EndToEnd,
                    other => return Err(format!("`{other}` is not one of native, budget and e2e")),
                });
            }
            "--" => options.playwright.extend(args.by_ref()),
            other => return Err(unknown("test", other)),
        }
    }
    Ok(Task::Test(options))
}

/// What stands behind `--`; before it there is nothing.
fn parse_further(
    task: &str,
    mut args: impl Iterator<Item = String>,
) -> Result<Vec<String>, String> {
    match args.next().as_deref() {
        None => Ok(Vec::new()),
        Some("--") => Ok(args.collect()),
        Some(other) => Err(unknown(task, other)),
    }
}

fn value(option: &str, args: &mut impl Iterator<Item = String>) -> Result<String, String> {
    args.next()
        .ok_or_else(|| format!("`{option}` needs a value"))
}

fn unknown(task: &str, arg: &str) -> String {
    format!("`{task}` has no option `{arg}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Task, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn tasks_and_options_are_read() {
        let serve = |port: Option<u16>, base: &str, profile| {
            Task::Serve(Serve {
                port: port.and_then(NonZeroU16::new),
                base: base.to_owned(),
                profile,
            })
        };
        let test = |only, playwright: &[&str]| {
            Task::Test(Test {
                only,
                playwright: playwright.iter().map(|&arg| arg.to_owned()).collect(),
            })
        };
        let cases = [
            ("", Task::Help),
            ("--help", Task::Help),
            ("build", Task::Build(Profile::Release)),
            ("build --dev", Task::Build(Profile::Dev)),
            ("serve", serve(None, "/", Profile::Release)),
            (
                "serve --port 81 --base /a/b/ --dev",
                serve(Some(81), "/a/b/", Profile::Dev),
            ),
            ("test", test(None, &[])),
            ("test --only native", test(Some(Stage::Native), &[])),
            ("test --only budget", test(Some(Stage::Budget), &[])),
            (
                "test --only e2e -- -g name --headed",
                test(Some(Stage::EndToEnd), &["-g", "name", "--headed"]),
            ),
            ("bench", Task::Bench(vec![])),
            ("bench -- 41", Task::Bench(vec!["41".to_owned()])),
            ("soak", Task::Soak(vec![])),
            ("soak -- 41", Task::Soak(vec!["41".to_owned()])),
            ("lint", Task::Lint),
        ];
        for (line, task) in cases {
            assert_eq!(read(line), Ok(task), "{line}");
        }
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let cases = [
            ("deploy", "deploy"),
            ("build --fast", "--fast"),
            ("serve --port", "--port"),
            ("serve --port 0", "`0`"),
            ("serve --port 70000", "70000"),
            ("serve --base a/", "a/"),
            ("serve --base /a", "/a"),
            ("test --only unit", "unit"),
            ("test -g name", "-g"),
            ("bench 41", "41"),
            ("lint --fix", "--fix"),
        ];
        for (line, named) in cases {
            let problem = read(line).expect_err(line);
            assert!(problem.contains(named), "{line}: {problem}");
        }
    }
}
