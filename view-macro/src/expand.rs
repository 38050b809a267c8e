//! From markup to a text with signs, and calls that hand over what is computed.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use rstml::{Infallible, Parser, ParserConfig};
use syn::spanned::Spanned;
use syn::{Block, Error, Expr, ExprBlock, ExprLit, Lit, Result, Stmt};

type Element = NodeElement<Infallible>;

/// Elements that are drawn. The browser tells them from elements of text by their namespace.
const DRAWN: [&str; 22] = [
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "rect",
    "stop",
    "svg",
    "symbol",
    "text",
    "title",
    "tspan",
    "use",
];

/// Events that Leptos does not name.
const OTHER_EVENTS: [&str; 1] = ["cancel"];

/// What the markup becomes: a text in which every sign (see `src/ui/template.rs`) is followed by what it is about, and
/// calls that hand over what is computed, in the order of the signs.
#[derive(Default)]
struct Template {
    parts: Vec<Piece>,
    calls: TokenStream,
}

/// A part of the text.
enum Piece {
    Literal(String),
    /// A constant, by its path.
    Constant(Box<Expr>),
}

const ELEMENT: char = '\u{1}';
const DRAWN_ELEMENT: char = '\u{2}';
const NAME: char = '\u{3}';
const VALUE: char = '\u{4}';
const ATTRIBUTE: char = '\u{5}';
const PROPERTY: char = '\u{6}';
const STYLE: char = '\u{7}';
const EVENT: char = '\u{e}';
const FOUND: char = '\u{f}';
const TEXT: char = '\u{10}';
const CHILD: char = '\u{11}';
const END: char = '\u{12}';

/// The expression that builds the markup.
pub fn expand(markup: TokenStream) -> Result<TokenStream> {
    let nodes = Parser::new(ParserConfig::default()).parse_simple(markup)?;
    let mut template = Template::default();
    template.nodes(&nodes)?;
    let Template { parts, calls } = template;
    let text = match parts.as_slice() {
        [] => quote!(""),
        [Piece::Literal(text)] => quote!(#text),
        parts => {
            let parts = parts.iter().map(|part| match part {
                Piece::Literal(text) => quote!(#text),
                Piece::Constant(path) => quote!(#path),
            });
            quote!({
                const __TEMPLATE_PARTS: &[&str] = &[#(#parts),*];
                const __TEMPLATE_BYTES: [u8; crate::ui::template::length(__TEMPLATE_PARTS)] = crate::ui::template::join(__TEMPLATE_PARTS);
                const __TEMPLATE_TEXT: &str = crate::ui::template::text(&__TEMPLATE_BYTES);
                __TEMPLATE_TEXT
            })
        }
    };
    Ok(quote!(crate::ui::template::markup(#text)#calls.view()))
}

impl Template {
    fn write(&mut self, sign: char, text: &str) {
        if !matches!(self.parts.last(), Some(Piece::Literal(_))) {
            self.parts.push(Piece::Literal(String::new()));
        }
        if let Some(Piece::Literal(literal)) = self.parts.last_mut() {
            literal.push(sign);
            literal.push_str(text);
        }
    }

    /// Writes a constant behind a sign if it is one; whether it is.
    fn write_constant(&mut self, sign: char, value: &Expr) -> bool {
        let constant = is_constant(value);
        if constant {
            self.write(sign, "");
            self.parts.push(Piece::Constant(Box::new(value.clone())));
        }
        constant
    }

    fn nodes(&mut self, nodes: &[Node]) -> Result<()> {
        nodes.iter().try_for_each(|node| self.node(node))
    }

    fn node(&mut self, node: &Node) -> Result<()> {
        match node {
            // Comments are for those who read the code.
            Node::Comment(_) => {}
            Node::Text(text) => self.write(TEXT, &text.value.value()),
            Node::Block(NodeBlock::ValidBlock(block)) => {
                let value = bare(block);
                if !self.write_constant(TEXT, &value) {
                    self.write(CHILD, "");
                    self.calls.extend(quote!(.child(#value)));
                }
            }
            Node::Element(element) if is_component(element) => {
                let list = list(element)?;
                self.write(CHILD, "");
                self.calls.extend(quote!(.child(#list)));
            }
            Node::Element(element) => self.element(element)?,
            Node::Fragment(fragment) => self.nodes(&fragment.children)?,
            other => {
                return Err(Error::new(
                    other.span(),
                    "text stands in quotes, anything else in braces",
                ));
            }
        }
        Ok(())
    }

    /// An element with all that is in it.
    fn element(&mut self, element: &Element) -> Result<()> {
        let tag = element.name().to_string();
        let sign = if DRAWN.contains(&tag.as_str()) {
            DRAWN_ELEMENT
        } else {
            ELEMENT
        };
        self.write(sign, &tag);
        for attribute in element.attributes() {
            let NodeAttribute::Attribute(attribute) = attribute else {
                return Err(Error::new(attribute.span(), "an attribute needs a name"));
            };
            self.attribute(attribute)?;
        }
        self.nodes(element.children())?;
        self.write(END, "");
        Ok(())
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) -> Result<()> {
        let name = attribute.key.to_string();
        let plain = name != "node_ref" && !name.contains(':');
        if plain {
            match attribute.value() {
                None => {
                    self.write(NAME, &name);
                    self.write(VALUE, "");
                    return Ok(());
                }
                Some(Expr::Lit(ExprLit {
                    lit: Lit::Str(text),
                    ..
                })) => {
                    self.write(NAME, &name);
                    self.write(VALUE, &text.value());
                    return Ok(());
                }
                Some(_) => {}
            }
        }
        let value = value(attribute)?;
        if plain && is_constant(&value) {
            self.write(NAME, &name);
            self.write_constant(VALUE, &value);
            return Ok(());
        }
        if name == "node_ref" {
            self.write(FOUND, "");
            self.calls.extend(quote!(.node_ref(#value)));
            return Ok(());
        }
        let (sign, name) = match name.split_once(':') {
            None => (ATTRIBUTE, name.as_str()),
            Some(("prop", name)) => (PROPERTY, name),
            Some(("style", name)) => (STYLE, name),
            Some(("on", event)) => {
                self.write(EVENT, event);
                self.calls.extend(if OTHER_EVENTS.contains(&event) {
                    quote!(.on_other(#value))
                } else {
                    let event = Ident::new(event, attribute.key.span());
                    quote!(.on(::leptos::ev::#event, #value))
                });
                return Ok(());
            }
            Some(_) => {
                return Err(Error::new(
                    attribute.key.span(),
                    "known are `on:`, `prop:` and `style:`",
                ));
            }
        };
        self.write(sign, name);
        self.calls.extend(quote!(.set(#value)));
        Ok(())
    }
}

/// Whether it is the name of a constant, by the way it is written. Constants in markup are texts.
fn is_constant(value: &Expr) -> bool {
    let Expr::Path(path) = value else {
        return false;
    };
    let path = &path.path;
    let named = path.segments.last().is_some_and(|last| {
        let name = last.ident.to_string();
        last.arguments.is_empty()
            && name.starts_with(|first: char| first.is_ascii_uppercase())
            && !name.contains(|other: char| other.is_ascii_lowercase())
    });
    named
        && path
            .segments
            .first()
            .is_some_and(|first| first.ident != "Self")
}

fn is_component(element: &Element) -> bool {
    let name = element.name().to_string();
    name.contains("::") || name.starts_with(|first: char| first.is_ascii_uppercase())
}

fn value(attribute: &KeyedAttribute) -> Result<Expr> {
    let value = attribute
        .value()
        .ok_or_else(|| Error::new(attribute.key.span(), "a value is missing"))?;
    Ok(match value {
        Expr::Block(block) if block.attrs.is_empty() && block.label.is_none() => bare(&block.block),
        other => other.clone(),
    })
}

/// What is computed in braces, without them where they hold nothing but one expression.
fn bare(block: &Block) -> Expr {
    match block.stmts.as_slice() {
        [Stmt::Expr(expression, None)] => expression.clone(),
        _ => Expr::Block(ExprBlock {
            attrs: Vec::new(),
            label: None,
            block: block.clone(),
        }),
    }
}

/// `<For>`, the list whose items are told apart by keys.
fn list(element: &Element) -> Result<TokenStream> {
    let name = element.name().to_string();
    if name != "For" {
        return Err(Error::new(
            element.name().span(),
            "the one component is `For`; call others as functions, in braces",
        ));
    }
    let [mut each, mut key, mut make] = [None, None, None];
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "an attribute needs a name"));
        };
        let place = match attribute.key.to_string().as_str() {
            "each" => &mut each,
            "key" => &mut key,
            "children" => &mut make,
            _ => {
                return Err(Error::new(
                    attribute.key.span(),
                    "known are `each`, `key` and `children`",
                ));
            }
        };
        *place = Some(value(attribute)?);
    }
    match (each, key, make) {
        (Some(each), Some(key), Some(make)) if element.children().is_empty() => {
            Ok(quote!(crate::ui::live::each(#each, #key, #make)))
        }
        _ => Err(Error::new(
            Span::call_site(),
            "a list needs `each`, `key` and `children`, and nothing in it",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_calls() {
        // Laid out by hand: a comma put in at the end of a line would be another token.
        #[rustfmt::skip]
        let joined = quote!(
            crate::ui::template::markup({
                const __TEMPLATE_PARTS: &[&str] =
                    &["\u{1}p\u{3}id\u{4}", ID, "\u{10}", words::TITLE, "\u{12}"];
                const __TEMPLATE_BYTES: [u8; crate::ui::template::length(__TEMPLATE_PARTS)] =
                    crate::ui::template::join(__TEMPLATE_PARTS);
                const __TEMPLATE_TEXT: &str = crate::ui::template::text(&__TEMPLATE_BYTES);
                __TEMPLATE_TEXT
            })
            .view()
        );
        let cases = [
            // What never changes is text, and a constant is put into it by the compiler.
            (
                quote!(<p class="note" hidden>"a"</p>),
                quote!(
                    crate::ui::template::markup(
                        "\u{1}p\u{3}class\u{4}note\u{3}hidden\u{4}\u{10}a\u{12}"
                    )
                    .view()
                ),
            ),
            (quote!(<p id=ID>{words::TITLE}</p>), joined),
            // What is computed is handed over in the order of the markup.
            (
                quote!(<a href=href class="hit" aria-label={label.clone()}>{text}</a>),
                quote!(
                    crate::ui::template::markup(
                        "\u{1}a\u{5}href\u{3}class\u{4}hit\u{5}aria-label\u{11}\u{12}"
                    )
                    .set(href)
                    .set(label.clone())
                    .child(text)
                    .view()
                ),
            ),
            (
                quote!(<input prop:value=value on:click=move |_| go() node_ref=node style:--pad=pad/>),
                quote!(
                    crate::ui::template::markup(
                        "\u{1}input\u{6}value\u{e}click\u{f}\u{7}--pad\u{12}"
                    )
                    .set(value)
                    .on(::leptos::ev::click, move |_| go())
                    .node_ref(node)
                    .set(pad)
                    .view()
                ),
            ),
            (
                quote!(<dialog on:cancel=close></dialog>),
                quote!(
                    crate::ui::template::markup("\u{1}dialog\u{e}cancel\u{12}")
                        .on_other(close)
                        .view()
                ),
            ),
            // What is drawn has a namespace of its own; its names keep their capitals.
            (
                quote!(<svg viewBox="0 0 1 1"><rect data-n=n></rect></svg>),
                quote!(
                    crate::ui::template::markup(
                        "\u{2}svg\u{3}viewBox\u{4}0 0 1 1\u{2}rect\u{5}data-n\u{12}\u{12}"
                    )
                    .set(n)
                    .view()
                ),
            ),
            // Several beside each other, with blocks of several statements.
            (
                quote!({ let a = 1; a } <br/>),
                quote!(
                    crate::ui::template::markup("\u{11}\u{1}br\u{12}")
                        .child({
                            let a = 1;
                            a
                        })
                        .view()
                ),
            ),
            (
                quote!(<ul><For key=Id::clone each=ids children=move |id| row(id)/></ul>),
                quote!(
                    crate::ui::template::markup("\u{1}ul\u{11}\u{12}")
                        .child(crate::ui::live::each(ids, Id::clone, move |id| row(id)))
                        .view()
                ),
            ),
        ];
        for (markup, expected) in cases {
            assert_eq!(expand(markup).unwrap().to_string(), expected.to_string());
        }
    }

    #[test]
    fn what_is_not_known_is_refused() {
        let cases = [
            quote!(<Shell/>),
            quote!(<shell::Shell/>),
            quote!(<For each=a key=b/>),
            quote!(<For each=a key=b children=c fallback=d/>),
            quote!(<p bind:value=a></p>),
            quote!(<p class:on=a></p>),
            quote!(<p {a}></p>),
            quote!(<p>words</p>),
            quote!(<p on:click></p>),
            quote!(<p node_ref></p>),
            quote!(<p><b></p>),
        ];
        for markup in cases {
            let shown = markup.to_string();
            assert!(expand(markup).is_err(), "{shown}");
        }
    }
}
