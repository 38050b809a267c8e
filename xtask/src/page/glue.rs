//! Makes wasm-bindgen's module fit for the inside of a page: a module that others import becomes the beginning of one
//! that nobody imports.

use anyhow::{Result, bail};

/// The function that starts the program, by the name it has inside the module.
pub const INIT: &str = "__wbg_init";

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
