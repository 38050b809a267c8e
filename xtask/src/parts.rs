//! Takes the compiled program apart: one part that shows the first page, and the rest, which follows it
//! (`src/app/later.rs`). What belongs to which part is read out of the program itself, by who calls whom.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::Module;
use wasm_encoder::reencode::{Error, Reencode};
use wasmparser::CustomSectionReader;

use crate::names;
use crate::process::run;
use crate::tools;
use crate::workspace::Workspace;

/// The name under which the first part asks for the rest.
pub const REST: &str = "rest";

/// The module from which wasm-bindgen's glue takes what brings the rest.
pub const LINK: &str = "./rest.js";

/// The two parts, and the JavaScript that stands between the first and the browser.
pub struct Parts {
    /// wasm-bindgen's module, which takes one function from [`LINK`].
    pub glue: Vec<u8>,
    /// The first part.
    pub first: Vec<u8>,
    /// The rest.
    pub rest: Vec<u8>,
}

/// Takes apart the program that was compiled with its relocations in it.
pub fn take_apart(workspace: &Workspace, program: &Path) -> Result<Parts> {
    let folder = workspace.scratch().join("parts");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    let read =
        |path: &Path| fs::read(path).with_context(|| format!("{} cannot be read", path.display()));
    let input = read(program)?;
    let first = folder.join("first.wasm");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = &folder;
    options.main_out_path = &first;
    options.link_name = LINK;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the program cannot be taken apart: {error:?}"))?;
    let [rest] = split.split_modules.as_slice() else {
        return Err(anyhow!(
            "the program comes in {} parts, and the page knows how to bring two",
            split.split_modules.len() + 1
        ));
    };
    run(tools::wasm_bindgen(workspace)?
        .args(["--target", "web", "--no-typescript"])
        // The rest needs the table of functions.
        .arg("--keep-lld-exports")
        .args(["--remove-name-section", "--remove-producers-section"])
        .args(["--out-name", "program", "--out-dir"])
        .arg(&folder)
        .arg(&first))?;
    let glue = String::from_utf8(read(&folder.join("program.js"))?)?;
    let (glue, first) = names::shortened(&glue, &read(&folder.join("program_bg.wasm"))?)?;
    Ok(Parts {
        glue: glue.into_bytes(),
        first,
        rest: written_shortest(&read(rest)?)?,
    })
}

/// The same module in fewer bytes: without names, and with every number in its shortest form. What takes programs apart
/// leaves room for any number in each, as linkers do; for the first part wasm-bindgen sees to it.
fn written_shortest(module: &[u8]) -> Result<Vec<u8>> {
    struct Shortest;
    impl Reencode for Shortest {
        type Error = std::convert::Infallible;

        fn parse_custom_section(
            &mut self,
            _: &mut Module,
            _: CustomSectionReader<'_>,
        ) -> Result<(), Error<Self::Error>> {
            Ok(())
        }
    }
    names::rewritten(&mut Shortest, module)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_get_shorter_and_names_go() {
        // One type without anything, its count written in five bytes, and a section of a name.
        let long = b"\0asm\x01\0\0\0\x01\x08\x81\x80\x80\x80\x00\x60\x00\x00\x00\x05\x04name";
        let short = b"\0asm\x01\0\0\0\x01\x04\x01\x60\x00\x00";
        assert_eq!(written_shortest(long).unwrap(), short);
        assert!(written_shortest(b"\0asm").is_err());
    }
}
