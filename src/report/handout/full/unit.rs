//! The rows of a 取組内容 in 別紙１: its yearly plan, and beside it its indicators.

use crate::domain::plan::Action;
use crate::domain::year::FiscalYear;
use crate::report::amount;
use crate::report::why::Why;
use crate::text::handout as words;

use super::super::material::{Material, Row};
use super::super::measure::{Length, cut};
use super::super::sheet::{Cell, Look};
use super::{Frame, GRID};

/// The texts of a 取組内容 and of one or more of its indicators, to be set as one.
#[derive(Clone)]
pub struct Texts {
    action: String,
    departments: String,
    plans: Vec<String>,
    /// A note in the place of the plans.
    note: String,
    statuses: Vec<String>,
    indicators: Vec<Figures>,
}

#[derive(Clone)]
struct Figures {
    name: String,
    targets: Vec<String>,
    actuals: Vec<String>,
    rate: String,
    mark: String,
    why: String,
    results: String,
    next: String,
}

/// Rows that stay together, without the cells of their 取組.
pub struct Unit {
    pub rows: Vec<Vec<Cell>>,
    pub height: Length,
}

pub fn texts(material: &Material<'_>, frame: &Frame, action: &Action, rows: &[Row<'_>]) -> Texts {
    let names = |ids: &[crate::domain::id::DepartmentId]| {
        ids.iter()
            .filter_map(|id| material.plan.department(id))
            .map(|department| department.name.clone())
            .collect::<Vec<_>>()
    };
    let mut departments = names(&action.departments);
    for (place, _) in rows {
        for name in names(&place.indicator.departments) {
            if !departments.contains(&name) {
                departments.push(name);
            }
        }
    }
    let of = |read: fn(&crate::domain::plan::ActionYear) -> &String| {
        frame
            .years
            .iter()
            .map(|year| {
                action
                    .years
                    .get(year)
                    .map_or(String::new(), |entry| read(entry).trim().to_owned())
            })
            .collect::<Vec<String>>()
    };
    let mut plans = of(|entry| &entry.plan);
    let mut note = action.note.trim().to_owned();
    if !note.is_empty() && plans.iter().any(|plan| !plan.is_empty()) {
        if let Some(first) = plans.iter_mut().find(|plan| !plan.is_empty()) {
            *first = format!("{first}\n{note}");
        }
        note.clear();
    }
    Texts {
        action: words::tight(&action.number, &action.name),
        departments: departments.join("\n"),
        plans,
        note,
        statuses: of(|entry| &entry.status),
        indicators: rows
            .iter()
            .map(|row| figures(material, frame, row))
            .collect(),
    }
}

fn figures(material: &Material<'_>, frame: &Frame, (place, outcome): &Row<'_>) -> Figures {
    let record = place.indicator.year(material.year);
    let text = |read: fn(&crate::domain::indicator::YearRecord) -> &String| {
        record.map_or(String::new(), |record| read(record).trim().to_owned())
    };
    let mut name = place.indicator.name.trim().to_owned();
    for note in [
        place.indicator.note.trim(),
        text(|record| &record.note).as_str(),
    ] {
        if !note.is_empty() {
            name = format!("{name}\n{note}");
        }
    }
    if let Some(beside) = amount::beside(material.plan, place.indicator, material.year) {
        name = format!("{name}\n{beside}");
    }
    let computed = material.computed(outcome);
    let mut rate = material.rate(outcome);
    if !computed.is_empty() {
        rate = format!("{rate}\n{computed}");
    }
    let of_years =
        |read: &dyn Fn(FiscalYear) -> String| frame.years.iter().map(|year| read(*year)).collect();
    Figures {
        name,
        targets: of_years(&|year| material.target(place, year)),
        actuals: of_years(&|year| material.actual(place, year)),
        rate,
        mark: material.mark(outcome),
        why: Why::rate(&place.indicator.id, material.year).href(),
        results: text(|record| &record.results),
        next: text(|record| &record.next_steps),
    }
}

impl Texts {
    fn unit(&self, frame: &Frame) -> Unit {
        let height = |text: &str, at: usize| GRID.height(text, frame.column(at));
        let highest = |texts: &[String], from: usize| {
            texts
                .iter()
                .enumerate()
                .map(|(index, text)| height(text, from.saturating_add(index)))
                .fold(0, Length::max)
        };
        let line = GRID.height("", 0);
        let count = self.indicators.len().max(1).saturating_mul(2);
        let behind = frame.behind_figures();
        let mut rows: Vec<Vec<Cell>> = vec![Vec::new(); count];
        let mut put = |row: usize, cell: Cell| {
            if let Some(row) = rows.get_mut(row) {
                row.push(cell);
            }
        };
        put(0, Cell::words(self.action.clone()).over(count, 1));
        put(
            0,
            Cell::new(Look::Middle, self.departments.clone()).over(count, 1),
        );
        put(0, Cell::heading(words::PLANNED));
        put(
            1,
            Cell::heading(words::DONE).over(count.saturating_sub(1), 1),
        );
        let mut planned = highest(&self.plans, 5);
        if self.note.is_empty() {
            for plan in &self.plans {
                put(0, Cell::words(plan.clone()));
            }
        } else {
            let width = (0..self.plans.len()).fold(0, |sum: Length, index| {
                sum.saturating_add(frame.column(index.saturating_add(5)))
            });
            planned = planned.max(GRID.height(&self.note, width));
            put(0, Cell::words(self.note.clone()).over(1, self.plans.len()));
        }
        for status in &self.statuses {
            put(
                1,
                Cell::words(status.clone()).over(count.saturating_sub(1), 1),
            );
        }
        let done = highest(&self.statuses, 5).max(height(words::DONE, 4));
        // The room that rows need: of the first of a pair, and of the second.
        let mut first = line.max(planned).max(height(words::PLANNED, 4));
        let mut rest: Length = 0;
        let at = frame.indicator();
        for (index, figures) in self.indicators.iter().enumerate() {
            let row = index.saturating_mul(2);
            let below = row.saturating_add(1);
            put(row, Cell::words(figures.name.clone()).over(2, 1));
            put(row, Cell::heading(words::TARGET));
            put(below, Cell::heading(words::ACTUAL));
            for target in &figures.targets {
                put(row, Cell::new(Look::Middle, target.clone()));
            }
            for actual in &figures.actuals {
                put(below, Cell::new(Look::Middle, actual.clone()));
            }
            put(
                row,
                Cell::new(Look::Middle, figures.rate.clone())
                    .over(2, 1)
                    .why(figures.why.clone()),
            );
            put(
                row,
                Cell::new(Look::Middle, figures.mark.clone())
                    .over(2, 1)
                    .why(figures.why.clone()),
            );
            put(row, Cell::words(figures.results.clone()).over(2, 1));
            put(row, Cell::words(figures.next.clone()).over(2, 1));
            let label = height(words::TARGET, at.saturating_add(1));
            let targets = highest(&figures.targets, at.saturating_add(2)).max(label);
            let actuals = highest(&figures.actuals, at.saturating_add(2)).max(label);
            let beside = [
                height(&figures.name, at),
                height(&figures.rate, behind),
                height(&figures.mark, behind.saturating_add(1)),
                height(&figures.results, behind.saturating_add(2)),
                height(&figures.next, behind.saturating_add(3)),
            ]
            .into_iter()
            .fold(0, Length::max);
            if index == 0 {
                first = first.max(targets);
                let mut second = line.max(actuals);
                if self.indicators.len() == 1 {
                    second = second.max(done);
                }
                // What the texts beside need is given to either row; that of several indicators may all go to the first.
                let more = beside.saturating_sub(first.saturating_add(second));
                if self.indicators.len() == 1 {
                    rest = second.saturating_add(more);
                } else {
                    first = first.saturating_add(more);
                    rest = second;
                }
            } else {
                let own = targets.max(line).saturating_add(actuals.max(line));
                rest = rest.saturating_add(own.max(beside));
            }
        }
        if self.indicators.is_empty() {
            let columns = frame.columns.len().saturating_sub(at);
            put(0, Cell::new(Look::Void, "").over(2, columns));
        }
        let whole = first.saturating_add(rest.max(done));
        Unit {
            rows,
            height: whole
                .max(height(&self.action, 2))
                .max(height(&self.departments, 3)),
        }
    }

    /// Takes off what fits into about `most`: every text loses its first lines.
    fn take(&mut self, frame: &Frame, most: Length) -> Texts {
        let mut head = self.clone();
        let (upper, lower, whole) = (most / 4, most / 3 * 2, most.saturating_sub(GRID.around));
        let take = |text: &mut String, head: &mut String, column: usize, room: Length| {
            let lines = GRID.fitting(room);
            let width = GRID.inner(frame.column(column));
            let (first, rest) = cut(text, width, GRID.of.size, lines);
            let (first, rest) = (first.to_owned(), rest.to_owned());
            *head = first;
            *text = rest;
        };
        take(&mut self.action, &mut head.action, 2, whole);
        take(&mut self.departments, &mut head.departments, 3, whole);
        take(&mut self.note, &mut head.note, 5, upper);
        let each = |texts: &mut [String], heads: &mut [String], from: usize, room: Length| {
            for (index, (text, head)) in texts.iter_mut().zip(heads).enumerate() {
                take(text, head, from.saturating_add(index), room);
            }
        };
        each(&mut self.plans, &mut head.plans, 5, upper);
        each(&mut self.statuses, &mut head.statuses, 5, lower);
        let at = frame.indicator();
        let behind = frame.behind_figures();
        for (own, head) in self.indicators.iter_mut().zip(&mut head.indicators) {
            take(&mut own.name, &mut head.name, at, whole);
            each(
                &mut own.targets,
                &mut head.targets,
                at.saturating_add(2),
                upper,
            );
            each(
                &mut own.actuals,
                &mut head.actuals,
                at.saturating_add(2),
                lower,
            );
            take(&mut own.rate, &mut head.rate, behind, whole);
            take(
                &mut own.mark,
                &mut head.mark,
                behind.saturating_add(1),
                whole,
            );
            take(
                &mut own.results,
                &mut head.results,
                behind.saturating_add(2),
                whole,
            );
            take(
                &mut own.next,
                &mut head.next,
                behind.saturating_add(3),
                whole,
            );
        }
        head
    }

    fn is_blank(&self) -> bool {
        let blank = |texts: &[String]| texts.iter().all(String::is_empty);
        self.action.is_empty()
            && self.departments.is_empty()
            && self.note.is_empty()
            && blank(&self.plans)
            && blank(&self.statuses)
            && self.indicators.iter().all(|figures| {
                blank(&figures.targets)
                    && blank(&figures.actuals)
                    && [
                        &figures.name,
                        &figures.rate,
                        &figures.mark,
                        &figures.results,
                        &figures.next,
                    ]
                    .iter()
                    .all(|text| text.is_empty())
            })
    }
}

/// The units of a 取組内容: one, or several where it is higher than a page.
pub fn units(frame: &Frame, whole: Texts, most: Length, then: &mut Vec<Unit>) {
    let unit = whole.unit(frame);
    if unit.height <= most {
        then.push(unit);
        return;
    }
    let mut parts = Vec::new();
    if whole.indicators.len() > 1 {
        // One indicator after another; what is said of the 取組内容 stands with the first.
        for (index, figures) in whole.indicators.iter().enumerate() {
            let mut part = if index == 0 {
                whole.clone()
            } else {
                let blank = |texts: &[String]| vec![String::new(); texts.len()];
                Texts {
                    action: String::new(),
                    departments: String::new(),
                    plans: blank(&whole.plans),
                    note: String::new(),
                    statuses: blank(&whole.statuses),
                    indicators: Vec::new(),
                }
            };
            part.indicators = vec![figures.clone()];
            parts.push(part);
        }
    } else {
        parts.push(whole);
    }
    for mut part in parts {
        let mut unit = part.unit(frame);
        // Even a blank one may be higher than what absurd headings leave.
        while unit.height > most && !part.is_blank() {
            let head = part.take(frame, most);
            then.push(head.unit(frame));
            unit = part.unit(frame);
        }
        if !part.is_blank() {
            then.push(unit);
        }
    }
}
