//! 会議資料: the papers of a meeting, page by page, as they are shown and printed. Everything on them follows from the rows
//! of one year, but for what [`crate::domain::handout`] holds. What is only for the office (comments, what-if) is not
//! read here at all.

mod agenda;
pub mod check;
pub mod copy;
pub mod donut;
pub mod errata;
pub mod excerpt;
mod flow;
mod full;
mod material;
pub mod measure;
mod parts;
pub mod sentences;
pub mod sheet;
mod summary;
pub mod system;
#[cfg(test)]
mod tests;

use crate::domain::handout::{Day, Piece};
use crate::domain::plan::Plan;
use crate::domain::summary::Figures;
use crate::domain::tree::Place;
use crate::text::handout as words;

use material::{Material, Part};
use sheet::{Block, Page, Paper};

pub use agenda::when;

/// A 重点項目 by its number and name.
fn name_of(part: &Part<'_>) -> String {
    words::numbered(&part.priority.number, &part.priority.name)
}

/// The number of a 取組内容 within its 重点項目: (2)ア④.
fn code_within(place: &Place<'_>) -> String {
    [
        place.theme.number.as_str(),
        &place.initiative.number,
        &place.action.number,
    ]
    .concat()
}

/// The `id` of the field that edits a passage.
fn piece_id(material: &Material<'_>, piece: &Piece) -> String {
    let place = |id| {
        material
            .parts
            .iter()
            .position(|part| &part.priority.id == id)
            .unwrap_or(0)
    };
    match piece {
        Piece::Agenda => "passage-agenda".to_owned(),
        Piece::Opening => "passage-opening".to_owned(),
        Piece::Overall => "passage-overall".to_owned(),
        Piece::Results(id) => format!("passage-results-{}", place(id)),
        Piece::NextSteps(id) => format!("passage-next-{}", place(id)),
    }
}

/// The pages of one paper, or of all of them. `data` says in short which data they were made from.
pub fn pages(plan: &Plan, figures: &Figures, only: Option<Paper>, data: &str) -> Vec<Page> {
    let material = Material::marked(plan, figures, data);
    let mut pages = Vec::new();
    for (paper, _) in Paper::ALL {
        if only.is_some_and(|only| only != paper) {
            continue;
        }
        let mut foot = material.foot.clone();
        if let Some(first) = foot.first_mut() {
            *first = words::foot(&plan.name, material.year, paper);
        }
        let mut add = |wide: bool, blocks: Vec<Block>, first: bool| {
            pages.push(Page {
                paper,
                wide,
                boxed: match first {
                    true => words::boxed(paper).to_owned(),
                    false => String::new(),
                },
                mark: if plan.sample {
                    crate::text::app::SAMPLE
                } else {
                    ""
                },
                blocks,
                foot: match paper {
                    Paper::Agenda => Vec::new(),
                    _ => foot.clone(),
                },
                number: 0,
            });
        };
        match paper {
            Paper::Agenda => {
                for blocks in agenda::pages(&material) {
                    add(false, blocks, false);
                }
            }
            Paper::Summary => {
                for (index, blocks) in summary::pages(&material).into_iter().enumerate() {
                    add(false, blocks, index == 0);
                }
            }
            Paper::Full => {
                let frame = full::Frame::of(&material);
                let mut first = true;
                for part in &material.parts {
                    let name = name_of(part);
                    let room = material
                        .room
                        .saturating_sub(full::above(&name))
                        .saturating_sub(frame.head(&material))
                        // Under a heading of absurd length rows run over the page rather than onto thousands of them.
                        .max(material.room / 4);
                    for table in full::tables(&material, &frame, part, room) {
                        let heading = Block::Heading(3, name.clone());
                        add(true, vec![heading, Block::Table(table)], first);
                        first = false;
                    }
                }
                for blocks in parts::pages(&material) {
                    add(true, blocks, first);
                    first = false;
                }
            }
            Paper::Errata => {
                for (index, blocks) in errata::pages(&material).into_iter().enumerate() {
                    add(false, blocks, index == 0);
                }
            }
        }
    }
    for (index, page) in pages.iter_mut().enumerate() {
        page.number = index.saturating_add(1);
    }
    pages
}

/// What is edited beside the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// What the meeting is called.
    pub title: String,
    /// Its day as entered.
    pub date: String,
    /// The day as it was read; blank for none.
    pub date_read: String,
    /// What is wrong with the day; blank for nothing.
    pub date_error: &'static str,
    /// When it begins.
    pub time: String,
    /// Where it is.
    pub place: String,
    /// The passages.
    pub passages: Vec<Edited>,
    /// The rows that can be shown as examples.
    pub choices: Vec<excerpt::Choice>,
    /// The choice is the program's.
    pub chosen_first: bool,
    /// What is to be looked at before printing.
    pub doubts: Vec<check::Doubt>,
    /// Differences between print and rows that nobody has decided about: they are not in the 正誤表.
    pub undecided: usize,
    /// The papers that there are, each with whether there is anything on it.
    pub papers: Vec<(Paper, bool)>,
}

/// A passage as it is edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// Which.
    pub piece: Piece,
    /// The `id` of its field.
    pub id: String,
    /// Its name.
    pub name: String,
    /// As it is printed.
    pub text: String,
    /// Where it comes from.
    pub origin: sentences::Origin,
}

impl Desk {
    /// The desk of the chosen year.
    pub fn of(plan: &Plan, figures: &Figures) -> Self {
        let material = Material::gather(plan, figures);
        let text = |read: fn(&crate::domain::handout::Handout) -> &String| {
            material
                .handout
                .map_or(String::new(), |own| read(own).clone())
        };
        let date = text(|handout| &handout.date);
        let day = Day::read(&date);
        let errata = material.errata();
        let (has_errata, undecided) = (!errata.lines.is_empty(), errata.open);
        Self {
            title: text(|handout| &handout.title),
            date_read: day.map(words::day_read).unwrap_or_default(),
            date_error: if day.is_none() && !date.trim().is_empty() {
                words::DAY_UNREADABLE
            } else {
                ""
            },
            date,
            time: text(|handout| &handout.time),
            place: text(|handout| &handout.place),
            passages: sentences::pieces(&material)
                .into_iter()
                .map(|piece| {
                    let (text, origin) = sentences::passage(&material, &piece);
                    let about = match &piece {
                        Piece::Results(id) | Piece::NextSteps(id) => material
                            .parts
                            .iter()
                            .find(|part| &part.priority.id == id)
                            .map(|part| part.priority.number.clone()),
                        _ => None,
                    };
                    Edited {
                        id: piece_id(&material, &piece),
                        name: words::piece(&piece, about.as_deref().unwrap_or_default()),
                        piece,
                        text,
                        origin,
                    }
                })
                .collect(),
            choices: excerpt::choices(&material),
            chosen_first: material
                .handout
                .is_none_or(|handout| handout.excerpts.is_none()),
            doubts: check::doubts(&material),
            undecided,
            papers: Paper::ALL
                .iter()
                .map(|(paper, _)| {
                    let any = match paper {
                        Paper::Errata => has_errata,
                        Paper::Full => plan.initiatives().next().is_some(),
                        _ => true,
                    };
                    (*paper, any)
                })
                .collect(),
        }
    }
}

/// The tables that can be copied out.
pub fn offers(plan: &Plan, figures: &Figures) -> Vec<copy::Offer> {
    copy::offers(&Material::gather(plan, figures))
}

/// A table to be copied out, by its place among the tables of the desk.
pub fn copied(plan: &Plan, figures: &Figures, index: usize) -> Option<copy::Copied> {
    copy::copied(&Material::gather(plan, figures), index)
}
