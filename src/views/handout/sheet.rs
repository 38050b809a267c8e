//! A page of the papers, as it is shown and printed.

use crate::report::handout::donut::{Donut, MIDDLE, OPEN};
use crate::report::handout::measure::Length;
use crate::report::handout::sheet::{Block, Cell, Look, Page, Table};
use crate::report::handout::system::{Drawing, Placed, TYPE};
use crate::text::why::OPENS;
use crate::ui::el::{El, drawn, el};
use crate::ui::element::{Element, of_class};
use crate::ui::prelude::*;

/// Hundredths of a point, as style sheets write a length.
fn pt(length: Length) -> String {
    format!("{}pt", number(length))
}

/// Hundredths as a number.
fn number(length: Length) -> String {
    let part = length % 100;
    let ten = if part < 10 { "0" } else { "" };
    [
        (length / 100).to_string().as_str(),
        ".",
        ten,
        part.to_string().as_str(),
    ]
    .concat()
}

/// What is on a page.
pub fn sheet(page: Page) -> AnyView {
    let boxed =
        (!page.boxed.is_empty()).then(|| of_class("p", "sheet-box").with(page.boxed.as_str()));
    let foot = page
        .foot
        .iter()
        .map(|line| of_class("p", "").with(line.as_str()));
    let mark = (!page.mark.is_empty()).then(|| of_class("p", "sheet-mark").with(page.mark));
    let body = of_class("div", "sheet-body")
        .with(boxed)
        .with_all(page.blocks.into_iter().map(block));
    let foot = of_class("div", "sheet-foot").with_all(foot);
    // Beside the body, which may be set smaller.
    let mut parts = vec![body, foot];
    parts.extend(mark);
    parts.into_view()
}

fn line(class: &'static str, text: &str) -> Element {
    of_class("p", class).with(text)
}

fn block(block: Block) -> Element {
    match block {
        Block::Title(lines) => {
            of_class("div", "sheet-title").with_all(lines.iter().map(|text| line("", text)))
        }
        Block::Heading(level, text) => of_class("p", "sheet-heading")
            .attr("data-level", level.to_string())
            .with(text),
        Block::Text(text) => line("sheet-text", &text),
        Block::Note(text) => line("sheet-note", &text),
        Block::Pairs(pairs) => {
            of_class("dl", "sheet-pairs").with_all(pairs.into_iter().map(|(label, value)| {
                of_class("div", "")
                    .with(of_class("dt", "").with(label))
                    .with(of_class("dd", "").with(value))
            }))
        }
        Block::Items(items) => {
            of_class("ul", "sheet-items").with_all(items.into_iter().map(|(item, reference)| {
                let reference = (!reference.is_empty())
                    .then(|| of_class("span", "sheet-reference").with(reference));
                of_class("li", "")
                    .with(of_class("span", "").with(item))
                    .with(reference)
            }))
        }
        Block::Table(table) => shown(table),
        Block::Chart(donut, text) => {
            let text = (!text.is_empty()).then(|| line("sheet-text", &text));
            of_class("div", "sheet-chart")
                .with(text)
                .with(ring(&donut).view())
                .with(why(&donut.why))
        }
        Block::Drawing(drawing) => of_class("div", "sheet-system").with(system(drawing).view()),
    }
}

fn shown(table: Table) -> Element {
    let columns = table
        .columns
        .iter()
        .map(|width| el("col", &[]).style("width", pt(*width)).view());
    let head = table.head.into_iter().map(|row| cells(row, true));
    let body = table
        .body
        .into_iter()
        .map(|rows| of_class("tbody", "").with_all(rows.into_iter().map(|row| cells(row, false))));
    of_class("table", "sheet-table")
        .attr("data-kind", table.kind)
        .attr("aria-label", table.name)
        .with(of_class("colgroup", "").with_all(columns))
        .with(of_class("thead", "").with_all(head))
        .with_all(body)
}

fn cells(row: Vec<Cell>, head: bool) -> Element {
    of_class("tr", "").with_all(row.into_iter().map(|cell| {
        // A heading without words is none.
        let tag = if head && !cell.text.is_empty() {
            "th"
        } else {
            "td"
        };
        let mut shown = of_class(tag, "").attr("data-look", cell.look.word());
        for (name, count) in [("rowspan", cell.rows), ("colspan", cell.columns)] {
            if count > 1 {
                shown = shown.attr(name, count.to_string());
            }
        }
        if cell.look == Look::Void {
            return shown.with(stroke().view());
        }
        let small = (!cell.small.is_empty()).then(|| of_class("span", "").with(cell.small));
        shown
            .with(cell.text)
            .with(small)
            .with(why(cell.why.as_str()))
    }))
}

/// The whole of what it stands in leads to its arithmetic: on the screen only, since addresses of this program have no
/// place on paper.
fn why(href: &str) -> Option<Element> {
    (!href.is_empty()).then(|| {
        of_class("a", "sheet-why")
            .attr("href", href)
            .attr("title", OPENS)
            .attr("aria-label", OPENS)
    })
}

/// The line through a cell in which nothing belongs.
fn stroke() -> El {
    drawn(
        "svg",
        &[
            ("viewBox", "0 0 100 100"),
            ("preserveAspectRatio", "none"),
            ("aria-hidden", "true"),
        ],
    )
    .element(drawn(
        "path",
        &[
            ("d", "M100 0L0 100"),
            ("stroke", "#000"),
            ("stroke-width", ".75"),
            ("vector-effect", "non-scaling-stroke"),
        ],
    ))
}

fn rect(x: &str, y: &str, width: &str, height: &str, fill: String) -> El {
    drawn("rect", &[])
        .attr("x", x.to_owned())
        .attr("y", y.to_owned())
        .attr("width", width.to_owned())
        .attr("height", height.to_owned())
        .attr("fill", fill)
}

/// The patterns by which levels are told apart in black and white: solid, hatched, cross-hatched, grey, dotted, ruled,
/// and white for what is in no level.
fn patterns() -> El {
    const MARKS: [(&str, &str); 4] = [
        ("1", "M-1 6L6 -1M-1 1L1 -1M4 6L6 4"),
        ("2", "M0 0L5 5M5 0L0 5"),
        ("4", "M1 1h1.4M3.5 3.5h1.4"),
        ("5", "M0 2.5H5"),
    ];
    MARKS
        .into_iter()
        .fold(drawn("defs", &[]), |defs, (id, way)| {
            let width = if id == "1" { "1.5" } else { ".9" };
            let pattern = drawn(
                "pattern",
                &[
                    ("width", "5"),
                    ("height", "5"),
                    ("patternUnits", "userSpaceOnUse"),
                ],
            )
            .attr("id", format!("paper-{id}"))
            .element(rect("0", "0", "5", "5", "#fff".to_owned()))
            .element(
                drawn("path", &[("stroke", "#222"), ("fill", "none")])
                    .attr("d", way)
                    .attr("stroke-width", width),
            );
            defs.element(pattern)
        })
}

fn fill(pattern: usize) -> String {
    match pattern {
        0 => "#3a3a3a".to_owned(),
        3 => "#b5b5b5".to_owned(),
        OPEN => "#fff".to_owned(),
        other => ["url(#paper-", other.to_string().as_str(), ")"].concat(),
    }
}

const RING: &str = "52";

fn circle(radius: &'static str, width: &'static str, stroke: String) -> El {
    drawn("circle", &[("cx", "110"), ("cy", "96"), ("fill", "none")])
        .attr("r", radius)
        .attr("stroke-width", width)
        .attr("stroke", stroke)
}

fn words(x: i32, y: i32, size: &'static str, anchor: &'static str, text: String) -> El {
    drawn("text", &[("fill", "#000"), ("font-family", "sans-serif")])
        .attr("x", x)
        .attr("y", y)
        .attr("font-size", size)
        .attr("text-anchor", anchor)
        .child(text)
}

/// The donut with its legend. It has no style but what stands in it, so that it looks the same wherever it is pasted.
fn ring(donut: &Donut) -> El {
    let height = number(donut.height());
    let mut svg = drawn(
        "svg",
        &[("width", "220"), ("role", "img"), ("data-chart", "donut")],
    )
    .attr("height", height.clone())
    .attr("viewBox", ["0 0 220 ", height.as_str()].concat())
    .attr("aria-label", format!("{}：{}", donut.title, donut.words))
    .element(patterns())
    .element(words(MIDDLE.0, 12, "11.5", "middle", donut.title.clone()).attr("font-weight", "700"));
    for segment in &donut.segments {
        let part = match segment.outline.as_str() {
            "" => circle(RING, "42", fill(segment.pattern)),
            outline => drawn("path", &[("stroke", "#000"), ("stroke-width", ".75")])
                .attr("d", outline.to_owned())
                .attr("fill", fill(segment.pattern)),
        };
        svg = svg.element(part);
    }
    svg = svg
        .element(circle("73", ".75", "#000".to_owned()))
        .element(circle("31", ".75", "#000".to_owned()))
        .element(words(MIDDLE.0, 100, "11", "middle", donut.middle.clone()));
    for segment in &donut.segments {
        let (right, down) = segment.at;
        let x = MIDDLE.0.saturating_add(right.saturating_mul(52) / 1_000);
        let y = MIDDLE.1.saturating_add(down.saturating_mul(52) / 1_000);
        for (index, text) in segment.label.iter().enumerate() {
            let below = if index == 0 { -1 } else { 10 };
            let mut label = words(x, y.saturating_add(below), "9.5", "middle", text.clone())
                .attr("font-weight", "700");
            label = if segment.pattern == 0 {
                label.attr("fill", "#fff")
            } else {
                label
                    .attr("stroke", "#fff")
                    .attr("stroke-width", "3.5")
                    .attr("stroke-linejoin", "round")
                    .attr("paint-order", "stroke")
            };
            svg = svg.element(label);
        }
    }
    let mut y = 188;
    for (pattern, text) in &donut.legend {
        svg = svg
            .element(
                rect("30", &(y - 9).to_string(), "18", "10", fill(*pattern))
                    .attr("stroke", "#000")
                    .attr("stroke-width", ".75"),
            )
            .element(words(54, y, "10", "start", text.clone()));
        y += 14;
    }
    svg
}

fn system(drawing: Drawing) -> El {
    let (width, height) = (number(drawing.width), number(drawing.height));
    let mut svg = drawn("svg", &[("role", "img"), ("data-chart", "system")])
        .attr(
            "viewBox",
            ["0 0 ", width.as_str(), " ", height.as_str()].concat(),
        )
        .attr("width", width)
        .attr("height", height)
        .attr("aria-label", drawing.words);
    let mut way = String::new();
    for [x, y, to_x, to_y] in drawing.lines {
        way.push_str(
            &[
                "M",
                &number(x),
                " ",
                &number(y),
                "L",
                &number(to_x),
                " ",
                &number(to_y),
            ]
            .concat(),
        );
    }
    svg = svg.element(
        drawn(
            "path",
            &[
                ("fill", "none"),
                ("stroke", "#000"),
                ("stroke-width", ".75"),
            ],
        )
        .attr("d", way),
    );
    drawing.boxes.iter().fold(svg, placed)
}

fn placed(svg: El, placed: &Placed) -> El {
    let (ground, ink) = match placed.level {
        3 => ("#3a3a3a", "#fff"),
        0 => ("#e4e4e4", "#000"),
        _ => ("#fff", "#000"),
    };
    let frame = rect(
        &number(placed.x),
        &number(placed.y),
        &number(placed.width),
        &number(placed.height),
        ground.to_owned(),
    )
    .attr("stroke", "#000")
    .attr("stroke-width", ".75");
    let svg = svg.element(frame);
    placed
        .lines
        .iter()
        .enumerate()
        .fold(svg, |svg, (index, text)| {
            let (x, y) = placed.at(index);
            svg.element(
                drawn("text", &[("font-family", "sans-serif")])
                    .attr("x", number(x))
                    .attr("y", number(y))
                    .attr("font-size", number(TYPE.size))
                    .attr("fill", ink)
                    .attr("font-weight", if placed.level == 0 { "700" } else { "400" })
                    .attr(
                        "text-anchor",
                        if placed.level == 3 { "middle" } else { "start" },
                    )
                    .child(text.clone()),
            )
        })
}
