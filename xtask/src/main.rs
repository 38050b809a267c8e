//! Development tasks of the workspace. `cargo xtask` without a task lists them.

mod args;
mod bench;
mod budget;
mod build;
mod e2e;
mod lint;
mod lock;
mod names;
mod page;
mod parts;
mod process;
mod serve;
mod server;
mod tally;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use args::Task;
use workspace::Workspace;

fn main() -> ExitCode {
    let task = match args::parse(std::env::args().skip(1)) {
        Ok(task) => task,
        Err(problem) => {
            eprintln!("xtask: {problem}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match perform(task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> anyhow::Result<ExitCode> {
    if task == Task::Help {
        println!("{}", args::USAGE);
        return Ok(ExitCode::SUCCESS);
    }
    let workspace = Workspace::discover()?;
    match task {
        Task::Help => {}
        Task::Build(profile) => drop(build::build(&workspace, profile)?),
        Task::Serve(options) => serve::serve(&workspace, &options)?,
        // Its last line is the count of tests, so it tells of failures itself.
        Task::Test(options) => return Ok(test::test(&workspace, &options)),
        Task::Bench(arguments) => bench::bench(&workspace, &arguments)?,
        Task::Soak(arguments) => bench::soak(&workspace, &arguments)?,
        Task::Lint => lint::lint(&workspace)?,
    }
    Ok(ExitCode::SUCCESS)
}
