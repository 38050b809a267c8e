//! From markup to calls of the builder.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use rstml::{Infallible, Parser, ParserConfig};
use syn::spanned::Spanned;
use syn::{Block, Error, Expr, ExprLit, Lit, LitStr, Result, Stmt};

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

/// The expression that builds the markup.
pub fn expand(markup: TokenStream) -> Result<TokenStream> {
    let nodes = Parser::new(ParserConfig::default()).parse_simple(markup)?;
    let nodes = worth(nodes);
    if let [Node::Element(element)] = nodes.as_slice()
        && !is_component(element)
    {
        let built = built(element)?;
        return Ok(quote!(#built.view()));
    }
    let children = children(&nodes)?;
    Ok(quote!(crate::ui::el::several()#children.view()))
}

/// Comments are for those who read the code.
fn worth(nodes: Vec<Node>) -> Vec<Node> {
    nodes
        .into_iter()
        .filter(|node| !matches!(node, Node::Comment(_)))
        .collect()
}

fn is_component(element: &Element) -> bool {
    let name = element.name().to_string();
    name.contains("::") || name.starts_with(|first: char| first.is_ascii_uppercase())
}

/// An element with all that is in it.
fn built(element: &Element) -> Result<TokenStream> {
    let tag = element.name().to_string();
    let begin = if DRAWN.contains(&tag.as_str()) {
        quote!(crate::ui::el::drawn)
    } else {
        quote!(crate::ui::el::el)
    };
    let mut fixed = Vec::new();
    let mut calls = TokenStream::new();
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "an attribute needs a name"));
        };
        let name = attribute.key.to_string();
        match attribute.value() {
            None if is_plain(&name) => fixed.push(quote!((#name, ""))),
            Some(Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            })) if is_plain(&name) => fixed.push(quote!((#name, #text))),
            _ => calls.extend(set(&name, attribute)?),
        }
    }
    let children = children(element.children())?;
    Ok(quote!(#begin(#tag, &[#(#fixed),*])#calls #children))
}

/// Whether an attribute is one of the element's own.
fn is_plain(name: &str) -> bool {
    name != "node_ref" && !name.contains(':')
}

/// The call for an attribute that is computed.
fn set(name: &str, attribute: &KeyedAttribute) -> Result<TokenStream> {
    let value = value(attribute)?;
    if name == "node_ref" {
        return Ok(quote!(.node_ref(#value)));
    }
    Ok(match name.split_once(':') {
        None => quote!(.attr(#name, #value)),
        Some(("on", event)) if OTHER_EVENTS.contains(&event) => {
            quote!(.on_other(#event, #value))
        }
        Some(("on", event)) => {
            let event = Ident::new(event, attribute.key.span());
            quote!(.on(::leptos::ev::#event, #value))
        }
        Some(("prop", name)) => quote!(.prop(#name, #value)),
        Some(("style", name)) => quote!(.style(#name, #value)),
        Some(_) => {
            return Err(Error::new(
                attribute.key.span(),
                "known are `on:`, `prop:` and `style:`",
            ));
        }
    })
}

fn value(attribute: &KeyedAttribute) -> Result<TokenStream> {
    let value = attribute
        .value()
        .ok_or_else(|| Error::new(attribute.key.span(), "a value is missing"))?;
    Ok(match value {
        Expr::Block(block) if block.attrs.is_empty() && block.label.is_none() => bare(&block.block),
        other => quote!(#other),
    })
}

/// What is computed in braces, without them where they hold nothing but one expression.
fn bare(block: &Block) -> TokenStream {
    match block.stmts.as_slice() {
        [Stmt::Expr(expression, None)] => quote!(#expression),
        _ => quote!(#block),
    }
}

fn children(nodes: &[Node]) -> Result<TokenStream> {
    let mut calls = TokenStream::new();
    for node in nodes {
        calls.extend(match node {
            Node::Comment(_) => TokenStream::new(),
            Node::Text(text) => text_call(&text.value),
            Node::Block(NodeBlock::ValidBlock(block)) => {
                let value = bare(block);
                quote!(.child(#value))
            }
            Node::Element(element) if is_component(element) => {
                let list = list(element)?;
                quote!(.child(#list))
            }
            Node::Element(element) => {
                let built = built(element)?;
                quote!(.element(#built))
            }
            Node::Fragment(fragment) => children(&fragment.children)?,
            other => {
                return Err(Error::new(
                    other.span(),
                    "text stands in quotes, anything else in braces",
                ));
            }
        });
    }
    Ok(calls)
}

fn text_call(text: &LitStr) -> TokenStream {
    quote!(.text(#text))
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
        let cases = [
            // Fixed attributes and texts go in at once; what is computed follows in the order of the markup.
            (
                quote!(<p class="note" hidden>"a"</p>),
                quote!(
                    crate::ui::el::el("p", &[("class", "note"), ("hidden", "")])
                        .text("a")
                        .view()
                ),
            ),
            (
                quote!(<a href=href class="hit" aria-label={label.clone()}>{text}</a>),
                quote!(
                    crate::ui::el::el("a", &[("class", "hit")])
                        .attr("href", href)
                        .attr("aria-label", label.clone())
                        .child(text)
                        .view()
                ),
            ),
            (
                quote!(<input prop:value=value on:click=move |_| go() node_ref=node style:--pad=pad/>),
                quote!(
                    crate::ui::el::el("input", &[])
                        .prop("value", value)
                        .on(::leptos::ev::click, move |_| go())
                        .node_ref(node)
                        .style("--pad", pad)
                        .view()
                ),
            ),
            (
                quote!(<dialog on:cancel=close></dialog>),
                quote!(
                    crate::ui::el::el("dialog", &[])
                        .on_other("cancel", close)
                        .view()
                ),
            ),
            // What is drawn has a namespace of its own; its names keep their capitals.
            (
                quote!(<svg viewBox="0 0 1 1"><rect data-n=n></rect></svg>),
                quote!(
                    crate::ui::el::drawn("svg", &[("viewBox", "0 0 1 1")])
                        .element(crate::ui::el::drawn("rect", &[]).attr("data-n", n))
                        .view()
                ),
            ),
            // Several beside each other, with blocks of several statements.
            (
                quote!({ let a = 1; a } <br/>),
                quote!(
                    crate::ui::el::several()
                        .child({
                            let a = 1;
                            a
                        })
                        .element(crate::ui::el::el("br", &[]))
                        .view()
                ),
            ),
            (
                quote!(<ul><For key=Id::clone each=ids children=move |id| row(id)/></ul>),
                quote!(
                    crate::ui::el::el("ul", &[])
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
