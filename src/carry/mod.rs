//! The page as a file that carries a plan: its own parts put together again around the plan, so that it opens by double
//! click with nothing else, and can be saved from again. Text in, text out; knows no browser.
//!
//! The parts are what the build made and never change, so the policy of the page, which names its scripts and styles by
//! their hashes, holds for every copy. What differs from copy to copy, the plan and the plain page, is no script and no
//! style. The same plan gives the same bytes, from whichever copy it is saved.

mod plain;
mod taking_apart;

pub use plain::plain;

use std::fmt::Write as _;

use crate::domain::summary::Figures;
use crate::exchange::{self, Document};
use crate::text::carry as words;
use crate::text::transfer::plan_name;
use crate::text::visible::visible;

/// The element that holds the plan.
pub const PLAN: &str = "plan";
/// The element that holds the sample plan.
pub const SAMPLE: &str = "sample";
/// The element that holds the program.
pub const PROGRAM: &str = "wasm-lzma";
/// The element that holds the plain page.
pub const PLAIN: &str = "plain";
/// The attribute that says what may be done with the plan.
pub const USE: &str = "data-use";

/// What whoever gets the file may do with the plan in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Look at it, print it, and nothing else: for members of a committee.
    Read,
    /// Go on working with it: for a colleague.
    Work,
}

impl Use {
    /// The word in the file.
    pub fn word(self) -> &'static str {
        match self {
            Use::Read => "read",
            Use::Work => "work",
        }
    }

    /// The use that a word stands for. What is not known is not worked with.
    pub fn of(word: &str) -> Self {
        match word {
            "work" => Use::Work,
            _ => Use::Read,
        }
    }
}

/// The parts of the page, as they stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parts {
    /// The policy.
    pub policy: String,
    /// The address of its icon, which holds the icon.
    pub icon: String,
    /// What it cannot do without.
    pub needs: String,
    /// The script that runs first.
    pub boot: String,
    /// The script by which the page tests its own policy.
    pub check: String,
    /// The style sheets, in order.
    pub styles: Vec<String>,
    /// The sample plan.
    pub sample: String,
    /// The program.
    pub program: String,
    /// The script that starts the program.
    pub start: String,
}

impl Parts {
    /// They are all there, and none would end the element it is put into: what was read is the page as it was built.
    pub fn are_whole(&self) -> bool {
        let texts = [
            &self.policy,
            &self.needs,
            &self.boot,
            &self.check,
            &self.sample,
            &self.program,
            &self.start,
        ];
        let scripts = [
            &self.boot,
            &self.check,
            &self.sample,
            &self.program,
            &self.start,
        ];
        let ends = |text: &str, end: &str| text.to_ascii_lowercase().contains(end);
        texts.iter().all(|text| !text.trim().is_empty())
            && !self.styles.is_empty()
            && !scripts
                .iter()
                .any(|text| ends(text, "</script") || text.contains("<!--"))
            && !self.styles.iter().any(|text| ends(text, "</style"))
    }
}

/// The page that carries a plan. `figures` must be those of the plan.
pub fn page(parts: &Parts, document: &Document, figures: &Figures, r#use: Use) -> String {
    let plan = data(&exchange::write(document));
    let plain = plain(&document.plan, figures, r#use);
    let title = escaped(&words::tab_title(&plan_name(&document.plan.name)));
    let mut html = String::with_capacity(
        parts.program.len()
            + parts.start.len()
            + parts.sample.len()
            + plan.len()
            + plain.len()
            + 200_000,
    );
    // Writing to a string cannot fail.
    let _written = write!(
        html,
        "<!doctype html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"{}\">\n<script data-needs=\"{}\">{}</script>\n<script>{}</script>\n",
        escaped(&parts.policy),
        escaped(&parts.icon),
        escaped(&parts.needs),
        parts.boot,
        parts.check
    );
    for style in &parts.styles {
        html.extend(["<style data-own>", style, "</style>\n"]);
    }
    html.extend(["</head>\n<body>\n", plain.as_str()]);
    let use_word = r#use.word();
    let blocks = [
        ("application/json", SAMPLE, "", parts.sample.as_str()),
        ("application/json", PLAN, use_word, plan.as_str()),
        (
            "application/octet-stream",
            PROGRAM,
            "",
            parts.program.as_str(),
        ),
    ];
    for (kind, id, use_word, text) in blocks {
        let attribute = match use_word {
            "" => String::new(),
            word => [" ", USE, "=\"", word, "\""].concat(),
        };
        html.extend([
            "<script type=\"",
            kind,
            "\" id=\"",
            id,
            "\"",
            &attribute,
            ">",
            text,
            "</script>\n",
        ]);
    }
    html.extend([
        "<script type=\"module\">",
        &parts.start,
        "</script>\n</body>\n</html>\n",
    ]);
    html
}

/// JSON as it may stand in a block of data: without any `<`, nothing in it can end the block or begin a comment.
fn data(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// A text as it stands in markup, between elements and in quoted attributes. What nobody sees is shown as what it is, as the
/// program shows it.
fn escaped(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    escape(&mut markup, text);
    markup
}

fn escape(markup: &mut String, text: &str) {
    // The browser would make it a line feed.
    for ch in visible(&text.replace('\r', "")).chars() {
        match ch {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            ch => markup.push(ch),
        }
    }
}

#[cfg(test)]
mod tests;
