//! The 正誤表: what is to be corrected in published papers. A plain list for screen, clipboard and print.
//!
//! [`Errata::of`] gives it for one year. Every [`Line`] has the paper, where in it, what is wrong, what is right and why,
//! already worded; lines come in the order of the papers' gravity (totals first). [`Errata::columns`] are the headings in
//! the order of [`Line::cells`]. [`Errata::open`] counts the differences that nobody has decided about: a paper that
//! prints the 正誤表 should say so while it is not 0. Nothing of it is stored: it follows from the plan and its decisions
//! ([`crate::domain::decision`]), so it cannot be out of date.

use crate::domain::decision::Ruling;
use crate::domain::plan::Plan;
use crate::domain::year::FiscalYear;
use crate::reconcile::differences;
use crate::text::{format, reconcile as words};

use super::reconcile::wording::{Speaker, right};

/// The 正誤表 of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errata {
    /// Its title, with the year.
    pub title: String,
    /// The corrections.
    pub lines: Vec<Line>,
    /// Differences that nobody has decided about.
    pub open: usize,
    /// Differences that stay as printed.
    pub accepted: usize,
}

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The paper: 資料１, 別紙１.
    pub paper: String,
    /// Where in it.
    pub place: String,
    /// What is printed.
    pub wrong: String,
    /// What should be.
    pub right: String,
    /// Why, as the person who decided wrote it; may be blank.
    pub reason: String,
}

impl Line {
    /// The cells in the order of [`Errata::columns`].
    pub fn cells(&self) -> [&str; 5] {
        [
            &self.paper,
            &self.place,
            &self.wrong,
            &self.right,
            &self.reason,
        ]
    }
}

impl Errata {
    /// What is to be corrected in the papers of a year.
    pub fn of(plan: &Plan, year: FiscalYear) -> Self {
        let report = differences(plan, year);
        let speaker = Speaker::new(plan, year);
        let mut errata = Self {
            title: words::errata_title(&format::year_long(year)),
            lines: Vec::new(),
            open: 0,
            accepted: 0,
        };
        for finding in &report.findings {
            let decision = finding.decision(plan);
            match decision.map(|decision| decision.ruling) {
                None => errata.open = errata.open.saturating_add(1),
                Some(Ruling::Accept) => errata.accepted = errata.accepted.saturating_add(1),
                Some(Ruling::Correct) => {
                    let (paper, place) = speaker.place(&finding.at);
                    for pair in finding.differing() {
                        errata.lines.push(Line {
                            paper: paper.clone(),
                            place: words::place(&place, &speaker.what(&pair.what)),
                            wrong: pair.printed.clone(),
                            right: right(&speaker, &finding.at, pair),
                            reason: decision.map_or_else(String::new, |decision| {
                                decision.reason.trim().to_owned()
                            }),
                        });
                    }
                }
            }
        }
        errata
    }

    /// The headings of the columns.
    pub fn columns() -> [&'static str; 5] {
        words::ERRATA_COLUMNS
    }

    /// As text with tabs, for a mail or a spreadsheet.
    pub fn text(&self) -> String {
        let mut text = row(Self::columns());
        for line in &self.lines {
            text.push_str(&row(line.cells()));
        }
        text
    }

    /// As a table in HTML, for the clipboard only: word processors and spreadsheets take it as a table.
    pub fn html(&self) -> String {
        let mut html = String::from("<table border=\"1\"><tr>");
        for heading in Self::columns() {
            element(&mut html, "th", heading);
        }
        html.push_str("</tr>");
        for line in &self.lines {
            html.push_str("<tr>");
            for cell in line.cells() {
                element(&mut html, "td", cell);
            }
            html.push_str("</tr>");
        }
        html.push_str("</table>");
        html
    }
}

/// A line of text whose cells are told apart by tabs.
fn row(cells: [&str; 5]) -> String {
    let mut line = cells
        .map(|cell| cell.replace(['\t', '\n', '\r'], " "))
        .join("\t");
    line.push('\n');
    line
}

fn element(html: &mut String, tag: &str, text: &str) {
    html.push('<');
    html.push_str(tag);
    html.push('>');
    for ch in text.chars() {
        match ch {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\n' => html.push_str("<br>"),
            other => html.push(other),
        }
    }
    html.push_str("</");
    html.push_str(tag);
    html.push('>');
}
