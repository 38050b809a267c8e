//! Prints every figure of a plan file in the stable form of `report::digest`: `cargo run --example figures -- plan.json`.
//!
//! Without a file it prints those of the sample plan. The browser's digest of the same file must be the same text.

use std::process::ExitCode;

use tassei::report::digest::digest;
use tassei::{exchange, start};

fn main() -> ExitCode {
    let document = match std::env::args().nth(1) {
        None => start::sample(),
        Some(path) => match std::fs::read(&path) {
            Ok(bytes) => exchange::read(&bytes),
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::FAILURE;
            }
        },
    };
    match document {
        Ok(document) => {
            print!("{}", digest(&document.plan));
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem:?}");
            ExitCode::FAILURE
        }
    }
}
