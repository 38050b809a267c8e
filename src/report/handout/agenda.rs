//! 次第: what the meeting is, when, where, and what is on it.

use crate::domain::handout::{Day, Piece};
use crate::text::handout as words;

use super::flow::{Piece as Put, flow};
use super::material::Material;
use super::measure::{Length, lines, to_length};
use super::sentences::passage;
use super::sheet::{Block, UPRIGHT, times};
use super::summary::{sheet, title};

/// The type of the agenda: its size, the distance of its lines, and what stands before the values of the pairs.
const SIZE: Length = 1_200;
const LEADING: Length = 2_200;
const LABEL: Length = 5_400;

/// The pages: one, unless there is more on the agenda than a page holds.
pub fn pages(material: &Material<'_>) -> Vec<Vec<Block>> {
    let text = |read: fn(&crate::domain::handout::Handout) -> &String| {
        material.handout.map_or("", |handout| read(handout).trim())
    };
    let when = when(text(|handout| &handout.date), text(|handout| &handout.time));
    let place = text(|handout| &handout.place).to_owned();
    let pairs = vec![
        (words::WHEN.to_owned(), when),
        (words::WHERE.to_owned(), place),
    ];
    let meeting = match text(|handout| &handout.title) {
        "" => words::MEETING,
        title => title,
    };
    let height = pairs.iter().fold(2_400, |sum: Length, (_, value)| {
        let count = lines(value, UPRIGHT.saturating_sub(LABEL), SIZE).max(1);
        sum.saturating_add(times(LEADING, count))
            .saturating_add(800)
    });
    let mut put = vec![
        title(vec![meeting.to_owned(), words::AGENDA.to_owned()]),
        // With the room between it and the items.
        Put::Whole(Block::Pairs(pairs), height.saturating_add(3_000), false),
    ];
    let (agenda, _) = passage(material, &Piece::Agenda);
    for line in agenda.lines() {
        let (item, reference) = match line.split_once("……") {
            Some((item, reference)) => (item, reference.trim_matches(['…', '・', ' ', '　'])),
            None => (line, ""),
        };
        let own = lines(item, UPRIGHT, SIZE).max(1);
        // What an item refers to stands beside it where there is room.
        let together = [item, "　", reference].concat();
        let beside = reference.is_empty() || lines(&together, UPRIGHT, SIZE) <= own;
        let more = if beside {
            0
        } else {
            lines(reference, UPRIGHT, SIZE)
        };
        let height = LEADING.saturating_mul(to_length(own.saturating_add(more)));
        let item = (item.to_owned(), reference.to_owned());
        put.push(Put::Whole(Block::Items(vec![item]), height, false));
    }
    let mut pages = flow(sheet(material), put);
    for blocks in &mut pages {
        let mut items = Vec::new();
        blocks.retain_mut(|block| match block {
            Block::Items(more) => {
                items.append(more);
                false
            }
            _ => true,
        });
        if !items.is_empty() {
            blocks.push(Block::Items(items));
        }
    }
    pages
}

/// The day with its weekday, as papers write it, and the time behind it.
pub fn when(date: &str, time: &str) -> String {
    match Day::read(date) {
        Some(day) => format!("{}{time}", words::day(day)),
        None => format!("{date}{time}"),
    }
}
