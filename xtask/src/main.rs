//! Development tasks of the workspace. `cargo xtask` without a task lists them.

mod args;
mod bench;
mod budget;
mod build;
mod e2e;
mod lint;
mod page;
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
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> anyhow::Result<()> {
    if task == Task::Help {
        println!("{}", args::USAGE);
        return Ok(());
    }
    let workspace = Workspace::discover()?;
    match task {
        Task::Help => Ok(()),
        Task::Build(profile) => build::build(&workspace, profile).map(drop),
        Task::Serve(options) => serve::serve(&workspace, &options),
        Task::Test(options) => test::test(&workspace, &options),
        Task::Bench(pass) => bench::bench(&workspace, &pass),
        Task::Lint => lint::lint(&workspace),
    }
}
