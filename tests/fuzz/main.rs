//! Whatever a reader is given: no panic, nothing changed by what is refused, and what is taken in comes back the same.
//!
//! Each reader is fed with the corpus (`tests/corpus/`, `tests/fixtures/`), changed at random. An input whose outcome has
//! not been seen before joins the inputs to be changed further, so the search goes on where something new happens. A short
//! run belongs to the tests; `TASSEI_FUZZ_SECONDS=600` makes each reader a run of ten minutes (`cargo xtask soak`).

mod engine;
mod slow;

use std::sync::Arc;

use engine::{Outcome, fuzz};
use tassei::carry::{self, Parts, Use};
use tassei::command::Command;
use tassei::command::address::YearField;
use tassei::command::history::History;
use tassei::domain::plan::Plan;
use tassei::domain::quantity::{Expect, read, read_change, read_range};
use tassei::domain::summary::Figures;
use tassei::exchange::merge::{self, State, merged};
use tassei::exchange::{self, Document};
use tassei::keep::{old, seal};
use tassei::report::collect::{self, Content, Received, parcel};
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

/// Files of two departments of one plan, and what came back of them.
const PARCELS: [&str; 5] = [
    include_str!("../corpus/parcels/as-sent.json"),
    include_str!("../corpus/parcels/filled-in.json"),
    include_str!("../corpus/parcels/restructured.json"),
    include_str!("../corpus/parcels/other-department.json"),
    include_str!("../corpus/parcels/unknown-fields.json"),
];
/// A page that carries a plan, made of small parts.
const PAGE: &str = include_str!("../corpus/page.html");

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
                let (what, place) = (words.what.chars().count(), words.place.chars().count());
                assert!((1..200).contains(&what) && place < 400, "{words:?}");
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

/// The text of a plan as a file.
fn text_of(plan: &Plan) -> String {
    exchange::write(&Document {
        as_of: String::new(),
        plan: plan.clone(),
    })
}

#[test]
fn files_of_departments() {
    let sent = exchange::read(PARCELS[0].as_bytes()).expect("the corpus");
    // The plan went on meanwhile, so there is something to decide.
    let mut ours = sent
        .plan
        .cut
        .as_ref()
        .expect("a department's file")
        .base
        .as_ref()
        .clone();
    ours.priorities[0].name = "変えた名前".to_owned();
    let before = text_of(&ours);
    let state = State::of(&ours);
    let received = |name: &str, input: &[u8]| {
        let parcel = exchange::read(input).map(|document| parcel(&ours, document));
        Some(Received {
            name: name.to_owned(),
            content: Content::Parcel(Arc::new(parcel.ok()?.ok()?)),
            chosen: Some(true),
        })
    };
    let beside = received("other.json", PARCELS[3].as_bytes()).expect("the corpus");
    fuzz("files of departments", bytes_of(PARCELS), |input| {
        let Some(one) = received("one.json", input) else {
            return Outcome::of("not a file of this plan");
        };
        let look = collect::look(&ours, &[one, beside.clone()], &str::to_owned);
        let mut said = format!(
            "{} {}",
            look.questions.len().min(9),
            look.entries.len().min(9)
        );
        // Either side of everything there is to decide.
        for choice in [
            merge::Choice::Ours,
            merge::Choice::File(0),
            merge::Choice::File(1),
            merge::Choice::Typed("語".to_owned()),
        ] {
            let choices: Vec<_> = look
                .entries
                .iter()
                .map(|entry| (entry.key.clone(), choice.clone()))
                .collect();
            let outcome = merged(
                &ours,
                &state,
                &look.chosen.theirs(),
                &look.entries,
                &choices,
            );
            let Ok(plan) = outcome else {
                said.push_str(" refused");
                continue;
            };
            let mut changed = ours.clone();
            let mut history = History::default();
            let replace = Command::Replace(Box::new(plan));
            match history.apply(&mut changed, replace, String::new(), false) {
                Err(error) => said.push_str(&format!("{:?}", std::mem::discriminant(&error))),
                Ok(_) => {
                    let text = text_of(&changed);
                    let again = exchange::read(text.as_bytes()).map(|again| text_of(&again.plan));
                    assert_eq!(again, Ok(text), "what was merged does not come back");
                    said.push_str(if history.undo(&mut changed) == Ok(true) {
                        " taken"
                    } else {
                        " kept"
                    });
                }
            }
            assert_eq!(text_of(&changed), before, "something is left of it");
        }
        assert_eq!(text_of(&ours), before, "looking has changed the plan");
        Outcome::of(&said)
    });
}

/// The block of data that carries the plan, as a browser finds it.
fn block(page: &str) -> &str {
    let from = page
        .split_once(&format!("id=\"{}\" {}=", carry::PLAN, carry::USE))
        .expect("the block");
    let inside = from.1.split_once('>').expect("its tag").1;
    inside.split_once("</script").expect("its end").0
}

#[test]
fn embedded_plans() {
    let parts = Parts::of_page(PAGE).expect("the corpus");
    let corpus = FILES.into_iter().chain(PARCELS);
    fuzz("embedded plans", bytes_of(corpus), |input| {
        let Ok(document) = exchange::read(input) else {
            return Outcome::of("not a plan");
        };
        let plan = &document.plan;
        let figures = Figures::of(plan, plan.reporting_year);
        for r#use in [Use::Read, Use::Work] {
            let page = carry::page(&parts, &document, &figures, r#use);
            assert_eq!(Parts::of_page(&page).as_ref(), Some(&parts));
            assert_eq!(exchange::read_stored(block(&page)).as_ref(), Ok(&document));
        }
        Outcome::of(&digest(plan))
    });
}

#[test]
fn pages_that_carry_a_plan() {
    let document = exchange::read(FILES[0].as_bytes()).expect("the fixture");
    let figures = Figures::of(&document.plan, document.plan.reporting_year);
    fuzz("pages", bytes_of([PAGE]), |input| {
        let text = String::from_utf8_lossy(input);
        let Some(parts) = Parts::of_page(&text) else {
            return Outcome::of("not a page");
        };
        // What is taken for a page can be saved from, and what is saved is the same page.
        let page = carry::page(&parts, &document, &figures, Use::Work);
        let again = Parts::of_page(&page).expect("a page");
        assert_eq!(carry::page(&again, &document, &figures, Use::Work), page);
        let lengths = [&parts.policy, &parts.needs, &parts.boot, &parts.start].map(String::len);
        Outcome::of(&format!("{lengths:?} {}", parts.styles.len()))
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
    fuzz("pasted tables", lines(PASTED), |input| {
        let text = String::from_utf8_lossy(input);
        let Copied::Column(column) = Copied::read(&text) else {
            return Outcome::of("no column");
        };
        let of = match input.len() % 2 {
            0 => YearField::Actual,
            _ => YearField::Target,
        };
        let paste = Paste::of(&plan, year, of, order.lines(), column);
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
        assert!(changed == plan, "something is left of it");
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
