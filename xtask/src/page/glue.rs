//! Makes wasm-bindgen's module fit for the page: it brings the rest of the program itself, and inside a page a module that
//! others import becomes the beginning of one that nobody imports.

use anyhow::{Context, Result, bail};

use crate::parts::{LINK, REST};

/// The function that starts the program, by the name it has inside the module.
pub const INIT: &str = "__wbg_init";

/// The function that makes an instance of bytes or of an answer, by the name it has inside the module.
const LOAD: &str = "__wbg_load";

/// The module with what brings the rest of the program in the place of the import that asks for it. `source` is where the
/// bytes come from, as JavaScript. What the rest needs of the first part are the first part's exports.
pub fn linked(glue: &str, source: &str) -> Result<String> {
    let import = format!(" from \"{LINK}\"");
    let (line, name) = glue
        .lines()
        .find_map(|line| {
            let name = line.strip_prefix("import * as ")?.split_once(&import)?.0;
            Some((line, name))
        })
        .context("wasm-bindgen's module does not ask for the rest of the program")?;
    if !glue.contains(&format!("async function {LOAD}(")) {
        bail!(
            "wasm-bindgen's module has no function {LOAD}: its version differs from what this step knows"
        );
    }
    Ok(glue.replacen(
        line,
        &format!(
            r#"const {name} = {{
    async __wasm_split_load_{REST}(callback, data) {{
        let there = false;
        try {{
            await {LOAD}(await {source}, {{ __wasm_split: wasm }});
            there = true;
        }} catch (error) {{
            console.error(error);
        }}
        wasm.__indirect_function_table.get(callback)(data, there);
    }},
}};"#
        ),
        1,
    ))
}

/// The module without its exports. Refuses what would not work inside a page.
pub fn inlined(glue: &str) -> Result<String> {
    if glue.contains("</script") || glue.contains("<!--") {
        bail!("wasm-bindgen's module contains text that would end the script it is put into");
    }
    if !glue.contains(&format!("async function {INIT}(")) {
        bail!(
            "wasm-bindgen's module has no function {INIT}: its version differs from what this step knows"
        );
    }
    let mut result = String::with_capacity(glue.len());
    for line in glue.lines() {
        if is_statement(line, "import") {
            bail!(
                "wasm-bindgen's module imports another (`{line}`): a crate brings JavaScript of its own, which one file cannot hold"
            );
        }
        match line.strip_prefix("export ") {
            Some(list) if list.starts_with('{') => {
                if !list.trim_end().ends_with("};") {
                    bail!("an export of several lines is not understood: `{line}`");
                }
            }
            Some(declaration) if is_declaration(declaration) => {
                result.push_str(declaration);
                result.push('\n');
            }
            Some(_) => bail!("an export of this kind is not understood: `{line}`"),
            None => {
                result.push_str(line);
                result.push('\n');
            }
        }
    }
    Ok(result)
}

/// `import x from`, `import {x} from` and `import "x"` begin statements; `import.meta` and `imports` do not.
fn is_statement(line: &str, keyword: &str) -> bool {
    line.strip_prefix(keyword)
        .is_some_and(|rest| rest.starts_with([' ', '{', '"', '\'', '*']))
}

fn is_declaration(text: &str) -> bool {
    ["class ", "function ", "async function ", "const ", "let "]
        .iter()
        .any(|start| text.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INIT_FUNCTION: &str =
        "async function __wbg_init(module_or_path) { return import.meta.url; }\n";

    #[test]
    fn the_rest_is_brought_in_the_place_of_the_import() {
        let glue = "import * as import1 from \"./rest.js\"\nasync function __wbg_load(module, imports) {}\n";
        let linked = linked(glue, "bytes()").unwrap();
        assert!(linked.starts_with("const import1 = {\n    async __wasm_split_load_rest("));
        assert!(linked.contains("await __wbg_load(await bytes(), { __wasm_split: wasm });"));
        assert!(!linked.contains("import *"));
        for glue in [
            "async function __wbg_load(module, imports) {}",
            "import * as import1 from \"./rest.js\"",
            "import * as import1 from \"./other.js\"\nasync function __wbg_load() {}",
        ] {
            assert!(super::linked(glue, "bytes()").is_err(), "{glue}");
        }
    }

    #[test]
    fn exports_become_plain_declarations() {
        let glue = format!(
            "export class A {{\n    export_me() {{}}\n}}\nexport function f() {{}}\nconst imports = 1;\n{INIT_FUNCTION}\
             export {{ initSync, __wbg_init as default }};\n"
        );
        let expected = format!(
            "class A {{\n    export_me() {{}}\n}}\nfunction f() {{}}\nconst imports = 1;\n{INIT_FUNCTION}"
        );
        assert_eq!(inlined(&glue).unwrap(), expected);
    }

    #[test]
    fn what_would_not_work_inside_a_page_is_refused() {
        let cases = [
            ("import { a } from './snippets/a.js';", "imports another"),
            ("import './snippets/a.js';", "imports another"),
            ("import * as a from './a.js';", "imports another"),
            ("export default a;", "of this kind"),
            ("export * from './a.js';", "of this kind"),
            ("export { a } from './a.js';", "several lines"),
            ("export {\n a };", "several lines"),
            ("const a = '</script>';", "end the script"),
            ("const a = '<!--';", "end the script"),
        ];
        for (line, problem) in cases {
            let error = inlined(&format!("{INIT_FUNCTION}{line}\n"))
                .expect_err(line)
                .to_string();
            assert!(error.contains(problem), "{line}: {error}");
        }
        assert!(inlined("function init() {}").is_err());
    }
}
