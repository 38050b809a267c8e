//! Nothing is quadratic: each reader is given texts in which a short pattern of what means something to it stands again and
//! again, in every pattern there is. One that goes through what it has seen for each new thing would need a minute for some
//! of them; the bound leaves room for a slow machine and an unoptimised build.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use tassei::carry::Parts;
use tassei::domain::quantity::{Expect, read, read_change, read_range};
use tassei::exchange::merge::{Choice, State, Theirs, merged, weigh};
use tassei::exchange::{self, cells};
use tassei::keep::{old, seal};
use tassei::report::list::paste::Copied;
use tassei::report::route::Route;
use tassei::text::visible::visible;

#[path = "../common/file.rs"]
mod small;

/// How long the texts are, in bytes.
const LONG: usize = 60_000;
/// The most that one of them may take.
const MOST: Duration = Duration::from_secs(1);

type Reader = fn(&str);

#[test]
fn every_pattern_of_three_pieces_is_read_in_little_time() {
    let readers: [(&str, &[&str], Reader); 7] = [
        (
            "pasted tables",
            &["\"", "\t", "\n", "\r", "'", "=", "1"],
            |text| {
                let _ = Copied::read(text);
            },
        ),
        (
            "values",
            &["1", ",", "約", "～", "（", "％", " ", "."],
            |text| {
                for expect in [Expect::Number, Expect::Target, Expect::Text] {
                    let _ = read(text, expect);
                }
                let _ = (read_range(text), read_change(text));
            },
        ),
        (
            "plan files",
            &["\"a\":", "[", "{", "1", ",", "\"\\u0000\"", "}"],
            |text| {
                let _ = exchange::read(text.as_bytes());
            },
        ),
        (
            "pages",
            &["<script", "<style>", "<meta ", ">", "</script>", "=\"", "a"],
            |text| {
                let _ = Parts::of_page(text);
            },
        ),
        (
            "addresses",
            &["/", "?", "&", "=", "%e3", "a", "#"],
            |text| {
                let _ = Route::parse(text);
            },
        ),
        (
            "stored values",
            &["tassei-slot 1 ", "\n", "{", "\"", "a", "0"],
            |text| {
                let _ = (seal::unseal(text), old::read(text), seal::head(text).len());
            },
        ),
        (
            "texts",
            &["\u{202e}", "<", "'", "=", "字", "\n", "\u{feff}"],
            |text| {
                let _ = (visible(text), cells::guarded(text), cells::bare(text).len());
            },
        ),
    ];
    for (name, pieces, reader) in readers {
        let mut longest = Duration::ZERO;
        let mut count = 0_u32;
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let pattern = [*first, *second, *third].concat();
                    let text = pattern.repeat(LONG / pattern.len());
                    let begun = Instant::now();
                    reader(&text);
                    let took = begun.elapsed();
                    assert!(
                        took < MOST,
                        "{name}: {took:?} for {pattern:?} again and again"
                    );
                    longest = longest.max(took);
                    count += 1;
                }
            }
        }
        println!("{name}: {count} patterns of {LONG} bytes, the longest took {longest:?}");
    }
}

/// A plan with one 取組内容, and below it these 成果指標 with these comments on the first.
fn plan_with(indicators: &[String], comments: &[String]) -> Value {
    let mut below: Vec<Value> = indicators
        .iter()
        .map(|id| json!({"id": id, "name": "", "kind": "higher"}))
        .collect();
    let said: Vec<Value> = comments
        .iter()
        .map(|id| json!({"id": id, "text": id}))
        .collect();
    if !said.is_empty() {
        below[0]["comments"] = Value::Array(said);
    }
    let initiative = small::initiative("n", &[small::action("a", &[], &below)]);
    small::plan(&[2024], &json!([]), &[initiative])
}

fn names(prefix: &str, count: usize) -> Vec<String> {
    (0..count).map(|n| format!("{prefix}{n:05}")).collect()
}

/// What comes into one list, or goes out of it, by the thousand, in files and here.
#[test]
fn thousands_of_things_are_merged_in_little_time() {
    let first = names("i", 1);
    let many = names("i", 4_000);
    let said = names("c", 1_000);
    let turned = |names: &[String]| -> Vec<String> { names.iter().rev().cloned().collect() };
    let few = plan_with(&first, &[]);
    let (more, back) = (plan_with(&many, &[]), plan_with(&turned(&many), &[]));
    let (talk, klat) = (plan_with(&first, &said), plan_with(&first, &turned(&said)));
    // What both were cut from, what stands here, and what the files hold.
    let cases: [(&str, &Value, &Value, Vec<&Value>); 8] = [
        ("comments", &few, &few, vec![&talk]),
        ("comments, twice", &few, &few, vec![&talk, &klat]),
        ("comments, here too", &few, &klat, vec![&talk]),
        ("成果指標", &few, &few, vec![&more]),
        ("成果指標, twice", &few, &few, vec![&more, &back]),
        ("成果指標, here too", &few, &back, vec![&more]),
        ("成果指標, turned", &more, &more, vec![&back]),
        ("成果指標, gone", &more, &more, vec![&few]),
    ];
    for (name, base, ours, files) in cases {
        let plan = exchange::read(small::file(ours).to_string().as_bytes())
            .expect(name)
            .plan;
        let state = State::of_tree(ours.clone());
        let base = State::of_tree(base.clone());
        let files: Vec<Theirs> = files
            .into_iter()
            .map(|now| Theirs {
                base: base.clone(),
                now: State::of_tree(now.clone()),
            })
            .collect();
        let begun = Instant::now();
        let entries = weigh(&state, &files);
        let choices: Vec<_> = entries
            .iter()
            .map(|entry| (entry.key.clone(), Choice::File(0)))
            .collect();
        merged(&plan, &state, &files, &entries, &choices).expect(name);
        let took = begun.elapsed();
        println!("{name}: {} entries in {took:?}", entries.len());
        assert!(took < 4 * MOST, "{name}: {took:?}");
    }
}
