//! Short names for what the program takes from the browser. wasm-bindgen's carry what they are and a hash; they stand in its module and
//! in the program, and nobody reads them there.

use std::convert::Infallible;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{EntityType, ImportSection, Module};
use wasmparser::{Imports, Parser, Payload, TypeRef};

/// How the names begin that wasm-bindgen makes.
const MADE: [&str; 2] = ["__wbg_", "__wbindgen_"];

/// wasm-bindgen's module and the program with short names for what the one has and the other takes.
pub fn shortened(glue: &str, program: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut lines: Vec<String> = glue.lines().map(str::to_owned).collect();
    let names = taken(program)?;
    for (index, name) in names.iter().enumerate() {
        let mut found = lines.iter_mut().filter_map(|line| {
            let key = line.trim_start();
            let rest = key.strip_prefix(name.as_str())?.strip_prefix(": ")?;
            let space = line.len() - key.len();
            let shorter = [&line[..space], &short(index), ": ", rest].concat();
            Some((line, shorter))
        });
        let (line, shorter) = found
            .next()
            .with_context(|| format!("wasm-bindgen's module does not have {name}"))?;
        let none_else = found.next().is_none();
        drop(found);
        if !none_else {
            return Err(anyhow!("wasm-bindgen's module has {name} twice"));
        }
        *line = shorter;
    }
    Ok((lines.join("\n") + "\n", renamed(program, &names)?))
}

/// Names of functions that wasm-bindgen's module has for the program.
fn taken(program: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(program) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let import = import?;
                if is_made(import.name) && matches!(import.ty, TypeRef::Func(_)) {
                    names.push(import.name.to_owned());
                }
            }
        }
    }
    Ok(names)
}

fn is_made(name: &str) -> bool {
    MADE.iter().any(|made| name.starts_with(made))
}

/// A name for the one at this place: a to z, then of two letters.
fn short(index: usize) -> String {
    let letter = |index: usize| char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    match index.checked_sub(26) {
        None => letter(index).to_string(),
        Some(more) => short(more / 26) + &letter(more).to_string(),
    }
}

fn renamed(program: &[u8], names: &[String]) -> Result<Vec<u8>> {
    struct Renamed<'n>(&'n [String]);
    impl Reencode for Renamed<'_> {
        type Error = Infallible;

        fn parse_imports(
            &mut self,
            section: &mut ImportSection,
            imports: Imports<'_>,
        ) -> Result<(), Error<Self::Error>> {
            let Imports::Single(_, import) = imports else {
                return utils::parse_imports(self, section, imports);
            };
            let place = self.0.iter().position(|name| name == import.name);
            let name = place.map_or_else(|| import.name.to_owned(), short);
            let ty: EntityType = self.entity_type(import.ty)?;
            section.import(import.module, &name, ty);
            Ok(())
        }
    }
    rewritten(&mut Renamed(names), program)
}

/// A program written anew, with the changes that this makes on the way.
pub fn rewritten(
    change: &mut impl Reencode<Error = Infallible>,
    program: &[u8],
) -> Result<Vec<u8>> {
    let mut module = Module::new();
    utils::parse_core_module(change, &mut module, Parser::new(0), program)
        .map_err(|error| anyhow!("the program cannot be written anew: {error}"))?;
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that takes functions of these names, all without arguments.
    fn program(names: &[&str]) -> Vec<u8> {
        let mut types = wasm_encoder::TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in names {
            imports.import("./glue.js", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    #[test]
    fn both_sides_get_the_same_short_names_and_the_rest_stays() {
        let glue = "const imports = {\n    __wbg_open_12: function() {\n        __wbg_open_12(1);\n    },\n    __wbindgen_cast_2: function() {},\n};\n";
        let names = ["__wbg_open_12", "bring", "__wbindgen_cast_2"];
        let (short, after) = shortened(glue, &program(&names)).unwrap();
        assert_eq!(
            short,
            "const imports = {\n    a: function() {\n        __wbg_open_12(1);\n    },\n    b: function() {},\n};\n"
        );
        assert_eq!(after, program(&["a", "bring", "b"]));
    }

    #[test]
    fn names_are_short_and_all_different() {
        let mut all: Vec<String> = (0..800).map(short).collect();
        assert_eq!((all[0].as_str(), all[26].as_str()), ("a", "aa"));
        assert!(all.iter().all(|name| name.len() <= 3));
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 800);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let glue = "    __wbg_a_1: function() {},\n    __wbg_a_1: function() {},\n";
        for (name, problem) in [("__wbg_a_1", "twice"), ("__wbg_b_1", "does not have")] {
            let error = shortened(glue, &program(&[name])).expect_err(name);
            assert!(error.to_string().contains(problem), "{error}");
        }
        assert!(shortened(glue, b"\0asm").is_err());
    }
}
