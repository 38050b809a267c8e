//! 次第: what the meeting is, when, where, and what is on it.

use crate::domain::handout::{Day, Piece};
use crate::text::handout as words;

use super::material::Material;
use super::measure::lines;
use super::sentences::passage;
use super::sheet::Block;

/// The most items that fit onto the one page that a cover is.
const MOST_ITEMS: usize = 28;

/// The one page.
pub fn blocks(material: &Material<'_>) -> Vec<Block> {
    let text = |read: fn(&crate::domain::handout::Handout) -> &String| {
        material.handout.map_or("", |handout| read(handout).trim())
    };
    let mut pairs = Vec::new();
    let when = when(text(|handout| &handout.date), text(|handout| &handout.time));
    for (label, value) in [
        (words::WHEN, when),
        (words::WHERE, text(|handout| &handout.place).to_owned()),
    ] {
        pairs.push((label.to_owned(), value));
    }
    let title = match text(|handout| &handout.title) {
        "" => words::MEETING.to_owned(),
        title => title.to_owned(),
    };
    let mut blocks = vec![
        Block::Title(vec![title, words::AGENDA.to_owned()]),
        Block::Pairs(pairs),
    ];
    let (agenda, _) = passage(material, &Piece::Agenda);
    let mut room = MOST_ITEMS;
    let mut items = Vec::new();
    for line in agenda.lines() {
        let (item, reference) = match line.split_once("……") {
            Some((item, reference)) => (item, reference.trim_matches(['…', '・', ' ', '　'])),
            None => (line, ""),
        };
        let taken = lines(item, 40_000, 1_200).max(1);
        if taken > room {
            break;
        }
        room = room.saturating_sub(taken);
        items.push((item.to_owned(), reference.to_owned()));
    }
    blocks.push(Block::Items(items));
    blocks
}

/// The day with its weekday, as papers write it, and the time behind it.
pub fn when(date: &str, time: &str) -> String {
    match Day::read(date) {
        Some(day) => format!("{}{time}", words::day(day)),
        None => format!("{date}{time}"),
    }
}
