//! Nothing is quadratic: each reader is given texts in which a short pattern of what means something to it stands again and
//! again, in every pattern there is. One that goes through what it has seen for each new thing would need a minute for some
//! of them; the bound leaves room for a slow machine and an unoptimised build.

use std::time::{Duration, Instant};

use tassei::carry::Parts;
use tassei::domain::quantity::{Expect, read, read_change, read_range};
use tassei::exchange::{self, cells};
use tassei::keep::{old, seal};
use tassei::report::list::paste::Copied;
use tassei::report::route::Route;
use tassei::text::visible::visible;

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
