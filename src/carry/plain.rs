//! The plain page: the summary and the full table of a plan as markup that needs no program. The browser shows it where
//! the program cannot run.

use crate::domain::plan::Plan;
use crate::domain::summary::Figures;
use crate::report::list::order::{Order, Wanted};
use crate::report::list::{self, Actual, Columns, Row};
use crate::report::overview::{self, Body, Report};
use crate::text::carry as words;
use crate::text::list::column;
use crate::text::overview::{PRIORITY, TABLE, numbered};
use crate::text::transfer::plan_name;

use super::{PLAIN, Use, escape};

/// The plain page of a plan in the year of `figures`, which must be those of the plan.
pub fn plain(plan: &Plan, figures: &Figures, r#use: Use) -> String {
    let overview = overview::overview(plan, figures, None);
    let mut page = Markup(String::new());
    page.0
        .push_str(&["<div class=\"plain\" id=\"", PLAIN, "\">\n<noscript>"].concat());
    page.element("p", words::NO_SCRIPT);
    page.0.push_str("</noscript>\n");
    page.element("h1", &plan_name(&plan.name));
    page.element(
        "p",
        &words::plain_intro(&plan.municipality, figures.year, r#use),
    );
    page.element("h2", &overview.title);
    if let Body::Report(report) = &overview.body {
        page.summary(report);
    }
    page.rows(plan, figures);
    page.0.push_str("</div>\n");
    page.0
}

/// Markup in the making. Whatever is not written here as markup goes through [`escape`].
struct Markup(String);

impl Markup {
    fn tag(&mut self, tag: &str) {
        self.0.push_str(tag);
    }

    fn element(&mut self, name: &str, text: &str) {
        self.0.extend(["<", name, ">"]);
        escape(&mut self.0, text);
        self.0
            .extend(["</", name.split(' ').next().unwrap_or(name), ">"]);
    }

    fn summary(&mut self, report: &Report) {
        let lead: String = report
            .lead
            .iter()
            .map(|phrase| phrase.text.as_str())
            .collect();
        self.element("p", &lead);
        self.tag("\n<table class=\"table\">");
        self.element("caption", TABLE);
        self.tag("<thead><tr>");
        self.element("th scope=\"col\"", PRIORITY);
        for heading in &report.table.headings {
            self.element("th scope=\"col\" class=\"num\"", &heading.lines.concat());
        }
        self.tag("</tr></thead>\n<tbody>");
        for row in report.table.rows.iter().chain([&report.table.total]) {
            self.tag("<tr>");
            self.element("th scope=\"row\"", &row.name);
            for cell in &row.cells {
                let figure = [cell.figure.as_str(), &cell.fraction].concat();
                self.element("td class=\"num\"", &figure);
            }
            self.tag("</tr>\n");
        }
        self.tag("</tbody></table>\n");
    }

    /// All indicators, a table for each 重点項目.
    fn rows(&mut self, plan: &Plan, figures: &Figures) {
        let wanted = Wanted {
            query: Default::default(),
            scope: None,
            year: figures.year,
        };
        let order = Order::of(plan, figures, wanted);
        let all: Vec<usize> = (0..order.lines().len()).collect();
        let mut rows = list::rows(plan, figures, Columns::All, &order, &all).into_iter();
        for priority in &plan.priorities {
            let count = priority.places().count();
            if count == 0 {
                continue;
            }
            self.element("h2", &numbered(&priority.number, &priority.name));
            self.tag("\n<table class=\"table\"><thead><tr>");
            for heading in [
                column::NUMBER,
                column::ACTION,
                column::DEPARTMENT,
                column::NAME,
                words::TARGET,
                words::ACTUAL,
                column::RATE,
                column::STANDING,
                column::RESULTS,
                column::NEXT_STEPS,
            ] {
                self.element("th scope=\"col\"", heading);
            }
            self.tag("</tr></thead>\n<tbody>");
            for row in rows.by_ref().take(count) {
                self.row(&row);
            }
            self.tag("</tbody></table>\n");
        }
    }

    fn row(&mut self, row: &Row) {
        let (Actual::Entered { raw: actual, .. } | Actual::Computed(actual)) = &row.actual;
        self.tag("<tr>");
        self.element("th scope=\"row\"", &row.code);
        for text in [&row.action, &row.departments, &row.name] {
            self.element("td", text);
        }
        for figure in [&row.target, actual, &row.rate] {
            self.element("td class=\"num\"", figure);
        }
        self.element("td", &words::judged(row.verdict.mark, &row.verdict.word));
        for text in [&row.results, &row.next_steps] {
            self.element("td", text);
        }
        self.tag("</tr>\n");
    }
}
