//! Writes a plan file with as many indicators as asked for: `cargo run --example generate -- 10000 > plan.json`.
//!
//! `cargo run --example generate -- 10000 rates` leaves out every kind but the two that are plain quotients.

#[path = "../tests/common/generate.rs"]
mod generate;

use generate::Mix;
use tassei::exchange::{self, Document};

fn main() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: generate COUNT [rates|everything]";
    let count = arguments
        .next()
        .and_then(|count| count.parse().ok())
        .ok_or(usage)?;
    let mix = match arguments.next().as_deref() {
        None | Some("everything") => Mix::Everything,
        Some("rates") => Mix::Rates,
        Some(_) => return Err(usage.to_owned()),
    };
    let plan = generate::plan(count, mix, generate::usual_rules());
    let text = exchange::write(&Document {
        as_of: String::new(),
        plan,
    });
    let most = exchange::tree::MOST_BYTES;
    if text.len() > most {
        eprintln!(
            "{} bytes: more than the {most} that a plan file may have",
            text.len()
        );
    }
    print!("{text}");
    Ok(())
}
