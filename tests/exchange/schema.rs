//! The committed schema and the reader agree: what one of them writes the other takes.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use super::plans::{document, json};
use super::{FULL, all_values, committed_schema, read, tree};
use tassei::exchange::write;
use tassei::start;

fn validator() -> jsonschema::Validator {
    jsonschema::validator_for(&committed_schema()).unwrap()
}

#[test]
fn the_sample_and_every_fixture_fit_the_schema() {
    let validator = validator();
    for text in [
        start::SAMPLE_FILE,
        FULL,
        include_str!("../fixtures/v1/minimal.json"),
        include_str!("../fixtures/v1/unknown-fields.json"),
    ] {
        let errors: Vec<String> = validator
            .iter_errors(&tree(text))
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_written_fits_the_schema(document in document()) {
        let text = write(&document);
        let file = tree(&text);
        let errors: Vec<String> = validator().iter_errors(&file).map(|error| error.to_string()).collect();
        prop_assert_eq!(errors, Vec::<String>::new());
    }

    /// The schema says less than the reader (it knows nothing of identifiers that must exist), but never more.
    #[test]
    fn what_the_schema_refuses_the_reader_refuses(changes in proptest::collection::vec((any::<Index>(), json()), 1..3)) {
        let mut file = tree(FULL);
        for (which, value) in changes {
            let places: Vec<String> = all_values(&file).into_iter().map(|(at, _)| at).collect();
            let at: &String = which.get(&places);
            *file.pointer_mut(at).unwrap() = value;
        }
        if read(&file.to_string()).is_ok() {
            let errors: Vec<String> = validator().iter_errors(&file).map(|error| error.to_string()).collect();
            prop_assert_eq!(errors, Vec::<String>::new());
        }
    }
}

#[test]
fn a_schema_is_a_schema() {
    assert!(jsonschema::meta::is_valid(&committed_schema()));
    assert_eq!(
        committed_schema().pointer("/properties/version/const"),
        Some(&Value::from(1))
    );
}
