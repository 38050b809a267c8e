//! Whatever a reader is given: no panic, nothing changed by what is refused, and what is taken in comes back the same.
//!
//! Each reader is fed with the corpus (`tests/corpus/`, `tests/fixtures/`), changed at random. An input whose outcome has
//! not been seen before joins the inputs to be changed further, so the search goes on where something new happens. A short
//! run belongs to the tests; `TASSEI_FUZZ_SECONDS=600` makes each reader a run of ten minutes (`cargo xtask soak`).

mod engine;

use engine::{Outcome, fuzz};
use tassei::command::history::History;
use tassei::domain::quantity::{Expect, read, read_change, read_range};
use tassei::domain::summary::Figures;
use tassei::exchange::{self, Document};
use tassei::keep::{old, seal};
use tassei::report::digest::digest;
use tassei::report::list::order::{Order, Wanted};
use tassei::report::list::paste::{Choice, Copied, Paste};
use tassei::report::route::{ListQuery, Route};
use tassei::report::selfcheck::SelfCheck;
use tassei::start;
use tassei::text::file::refusal;
use tassei::text::visible::visible;

const VALUES: &str = include_str!("../corpus/values.txt");
const PASTED: &str = include_str!("../corpus/pasted.txt");
const ROUTES: &str = include_str!("../corpus/routes.txt");
const FILES: [&str; 3] = [
    include_str!("../fixtures/v1/minimal.json"),
    include_str!("../fixtures/v1/full.json"),
    include_str!("../fixtures/v1/unknown-fields.json"),
];

fn bytes_of(texts: impl IntoIterator<Item = impl Into<String>>) -> Vec<Vec<u8>> {
    texts
        .into_iter()
        .map(|text| text.into().into_bytes())
        .collect()
}

/// One case a line; `\n`, `\t` and `\r` in it stand for what they say.
fn lines(text: &str) -> Vec<Vec<u8>> {
    bytes_of(text.lines().map(|line| {
        line.replace("\\n", "\n")
            .replace("\\t", "\t")
            .replace("\\r", "\r")
    }))
}

#[test]
fn plan_files() {
    fuzz("plan files", bytes_of(FILES), |input| {
        match exchange::read(input) {
            Err(problem) => {
                let words = refusal(&problem);
                assert!(!words.what.is_empty(), "a refusal without words");
                Outcome::of(&format!("{:?}", std::mem::discriminant(&problem.what)))
            }
            Ok(document) => {
                let text = exchange::write(&document);
                let again = exchange::read(text.as_bytes());
                assert_eq!(again.as_ref(), Ok(&document), "it does not come back");
                // Every figure can be computed, whatever the file says.
                let figures = digest(&document.plan);
                assert_eq!(again.map(|again| digest(&again.plan)), Ok(figures.clone()));
                Outcome::of(&figures)
            }
        }
    });
}

#[test]
fn values() {
    fuzz("values", lines(VALUES), |input| {
        let text = String::from_utf8_lossy(input);
        let readings =
            [Expect::Number, Expect::Target, Expect::Text].map(|expect| read(&text, expect));
        let said = format!(
            "{readings:?} {:?} {:?}",
            read_range(&text),
            read_change(&text)
        );
        // Of numbers only their being there: every other number would count as something new.
        Outcome::of(&said.replace(|ch: char| ch.is_ascii_digit(), ""))
    });
}

#[test]
fn pasted_tables() {
    let plan = start::sample().expect("the sample").plan;
    let year = plan.reporting_year;
    let wanted = Wanted {
        query: ListQuery::default(),
        scope: None,
        year,
    };
    let order = Order::of(&plan, &Figures::of(&plan, year), wanted);
    let whole = |plan| {
        exchange::write(&Document {
            plan,
            ..start::sample().expect("the sample")
        })
    };
    let before = whole(plan.clone());
    fuzz("pasted tables", lines(PASTED), |input| {
        let text = String::from_utf8_lossy(input);
        let Copied::Column(column) = Copied::read(&text) else {
            return Outcome::of("no column");
        };
        let paste = Paste::of(&plan, year, order.lines(), column);
        let Some(command) = paste.command(year, Choice::ALL) else {
            return Outcome::of("nothing to change");
        };
        let mut changed = plan.clone();
        let mut history = History::default();
        let outcome = history.apply(&mut changed, command, String::new(), false);
        let said = format!("{outcome:?}");
        if outcome.is_ok() {
            assert_eq!(history.undo(&mut changed), Ok(true));
        }
        assert_eq!(whole(changed), before, "something is left of it");
        Outcome::of(&format!(
            "{said} {} {}",
            paste.arriving.len().min(5),
            paste.unreadable().min(5)
        ))
    });
}

#[test]
fn stored_values() {
    let old = "{\"revision\":1,\"saved_at\":\"x\",\"stamp\":\"a\"}\n{}".to_owned();
    let header = seal::Header {
        revision: 7,
        stamp: "a".to_owned(),
        ..seal::Header::default()
    };
    let sealed = seal::seal(&header, FILES[0]);
    fuzz("stored values", bytes_of([old, sealed]), |input| {
        let text = String::from_utf8_lossy(input);
        let before = old::read(&text).map(|(_, file)| file.len());
        match seal::unseal(&text) {
            None => Outcome::of(&format!("not sealed {}", before.is_some())),
            Some((header, file)) => {
                let again = seal::seal(&header, file);
                assert_eq!(seal::unseal(&again), Some((header, file)));
                Outcome::of("sealed")
            }
        }
    });
}

#[test]
fn addresses_and_answers() {
    fuzz("addresses", lines(ROUTES), |input| {
        let text = String::from_utf8_lossy(input);
        let route = Route::parse(&text);
        if !matches!(route, Route::Unknown(_)) {
            let href = route.href();
            assert_eq!(Route::parse(href.trim_start_matches('#')), route, "{href}");
        }
        let shown = visible(&text).into_owned();
        assert_eq!(visible(&shown), shown);
        Outcome::of(&format!(
            "{:?} {}",
            std::mem::discriminant(&route),
            SelfCheck::read(&text).open()
        ))
    });
}
