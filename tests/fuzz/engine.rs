//! Inputs changed at random, without anything from outside: the same run on every machine for the same number of steps.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// What came of an input, as far as two outcomes are to be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Outcome(u64);

impl Outcome {
    /// The outcome that these words describe.
    pub fn of(words: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// Seconds for each reader where nobody says otherwise: enough to find what is easily found.
const SECONDS: u64 = 2;
/// The most inputs that are kept to be changed further.
const KEPT: usize = 4_000;
/// The longest input that is made.
const LONGEST: usize = 60_000;

/// Pieces that mean something to one of the readers.
const PIECES: [&str; 52] = [
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "1e999",
    "-",
    "0",
    "2024",
    "\u{feff}",
    "$serde_json::private::Number",
    "\"id\":",
    "\0",
    "\t",
    "\n",
    "\r\n",
    "人",
    "％",
    "%",
    "▲",
    "△",
    "－",
    "約",
    "億",
    "万",
    "千円",
    "以上",
    "未満",
    "～",
    "１，０００",
    "1,000",
    "000",
    "99999999999999999999",
    ".5",
    "（速報）",
    "集計中",
    "※",
    "\u{202e}",
    "\u{200b}",
    "#/",
    "?text=",
    "%e3%81",
    "&",
    "=",
    "'",
];

struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        // xorshift64*, Vigna 2016.
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `end`; 0 where there is none.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or(0)
    }
}

/// Feeds `reader` until the time is over. Fails at the first panic and shows the input that brought it about.
pub fn fuzz(name: &str, corpus: Vec<Vec<u8>>, reader: impl Fn(&[u8]) -> Outcome) {
    let seconds = std::env::var("TASSEI_FUZZ_SECONDS")
        .ok()
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(SECONDS);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut seen = HashSet::new();
    let mut kept = corpus.clone();
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for input in &corpus {
        seen.insert(run(name, input, &reader));
    }
    let mut count: u64 = corpus.len() as u64;
    while Instant::now() < end {
        // As often from the corpus as from what was found.
        let pool = if chance.below(2) == 0 { &corpus } else { &kept };
        let other = &pool[chance.below(pool.len())];
        let mut input = pool[chance.below(pool.len())].clone();
        for _ in 0..=chance.below(4) {
            change(&mut input, other, &mut chance);
        }
        input.truncate(LONGEST);
        count += 1;
        if seen.insert(run(name, &input, &reader)) && kept.len() < KEPT {
            kept.push(input);
        }
    }
    assert!(count > 20, "{name}: only {count} inputs in {seconds} s");
    println!(
        "{name}: {count} inputs, {} different outcomes, no panic",
        seen.len()
    );
}

fn run(name: &str, input: &[u8], reader: impl Fn(&[u8]) -> Outcome) -> Outcome {
    catch_unwind(AssertUnwindSafe(|| reader(input))).unwrap_or_else(|_| {
        panic!(
            "{name} failed on {} bytes: {:?}",
            input.len(),
            String::from_utf8_lossy(input)
        )
    })
}

fn change(input: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    let length = input.len();
    let at = chance.below(length + 1);
    let to = at + chance.below((length - at).min(40) + 1);
    match chance.below(8) {
        0 if at < length => input[at] = chance.next().to_le_bytes()[0],
        1 if at < length => input[at] ^= 1 << chance.below(8),
        2 => drop(input.drain(at..to)),
        3 => {
            let piece = input[at..to].to_vec();
            input.splice(at..at, piece);
        }
        4 => input.truncate(at),
        5 => {
            let from = chance.below(other.len() + 1);
            let until = from + chance.below((other.len() - from).min(400) + 1);
            input.splice(at..to, other[from..until].iter().copied());
        }
        _ => {
            let piece = PIECES[chance.below(PIECES.len())];
            input.splice(at..to, piece.bytes());
        }
    }
}

#[test]
fn a_reader_that_fails_is_found() {
    let caught = catch_unwind(|| {
        fuzz("a reader that fails", vec![b"{}".to_vec()], |input| {
            assert!(!input.contains(&b'['), "it cannot take this");
            Outcome::of("fine")
        });
    });
    assert!(caught.is_err());
}
