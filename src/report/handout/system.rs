//! 実施計画体系図: the plan as a diagram, drawn from its nodes. Lengths are hundredths of a point.

use crate::domain::plan::Plan;
use crate::text::handout as words;

use super::measure::{Length, Type, line_ends, to_length};

/// A part of the diagram that fits onto a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Its width.
    pub width: Length,
    /// Its height.
    pub height: Length,
    /// The boxes.
    pub boxes: Vec<Placed>,
    /// The lines between them: from here to there.
    pub lines: Vec<[Length; 4]>,
    /// The diagram in words.
    pub words: String,
}

/// A box with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its level: 0 for 重点項目, 1 for 推進項目, 2 for 取組, 3 for the heading of a column.
    pub level: usize,
    /// Its left edge.
    pub x: Length,
    /// Its upper edge.
    pub y: Length,
    /// Its width.
    pub width: Length,
    /// Its height.
    pub height: Length,
    /// Its text, line by line.
    pub lines: Vec<String>,
}

/// The type of the boxes.
pub const TYPE: Type = Type {
    size: 1_050,
    leading: 1_400,
};
/// The room between a box and its text.
pub const INSIDE: Length = 500;

const GAP: Length = 500;
const HEADING: Length = 2_000;

struct Columns {
    at: [Length; 3],
    width: [Length; 3],
}

struct Branch {
    text: String,
    themes: Vec<(String, Vec<String>)>,
}

/// The diagram, on as many pages as it needs. `room` is the height of the first and of the others.
pub fn system(plan: &Plan, width: Length, room: (Length, Length)) -> Vec<Drawing> {
    let named = plan
        .priorities
        .iter()
        .flat_map(|priority| &priority.themes)
        .any(|theme| !theme.name.trim().is_empty());
    let priority = 13_000;
    let theme = if named { 11_000 } else { 5_200 };
    let between = 2_200;
    let first = priority + between;
    let second = first + theme + between;
    let columns = Columns {
        at: [0, first, second],
        width: [priority, theme, width.saturating_sub(second)],
    };
    let mut drawings = Vec::new();
    let mut sheet = Sheet::new(&columns, width);
    let mut left = room.0;
    for branch in branches(plan) {
        let mut branch = Some(branch);
        while let Some(whole) = branch.take() {
            let space = left.saturating_sub(sheet.y);
            let (now, rest) = split(&columns, whole, space, sheet.y > HEADING + GAP);
            match now {
                Some(now) => sheet.add(&columns, &now),
                None => {
                    let full = std::mem::replace(&mut sheet, Sheet::new(&columns, width));
                    drawings.push(full.drawing);
                    left = room.1;
                }
            }
            if rest.is_some() && sheet.y > HEADING + GAP {
                let full = std::mem::replace(&mut sheet, Sheet::new(&columns, width));
                drawings.push(full.drawing);
                left = room.1;
            }
            branch = rest;
        }
    }
    if sheet.drawing.boxes.iter().any(|placed| placed.level < 3) {
        drawings.push(sheet.drawing);
    }
    drawings
}

fn branches(plan: &Plan) -> Vec<Branch> {
    plan.priorities
        .iter()
        .map(|priority| Branch {
            text: words::numbered(&priority.number, &priority.name),
            themes: priority
                .themes
                .iter()
                .filter(|theme| !theme.initiatives.is_empty())
                .map(|theme| {
                    let initiatives = theme
                        .initiatives
                        .iter()
                        .map(|node| words::numbered(&node.number, &node.name))
                        .collect();
                    (words::numbered(&theme.number, &theme.name), initiatives)
                })
                .collect(),
        })
        .collect()
}

fn box_height(text: &str, width: Length) -> Length {
    let lines = line_ends(text, width.saturating_sub(INSIDE * 2), TYPE.size);
    TYPE.lines(lines.len().max(1)).saturating_add(600)
}

fn theme_height(columns: &Columns, theme: &(String, Vec<String>)) -> Length {
    let [_, own, below] = columns.width;
    let below = theme.1.iter().fold(0, |sum: Length, text| {
        sum.saturating_add(box_height(text, below))
            .saturating_add(GAP)
    });
    below.max(box_height(&theme.0, own).saturating_add(GAP))
}

fn branch_height(columns: &Columns, branch: &Branch) -> Length {
    let themes = branch.themes.iter().fold(0, |sum: Length, theme| {
        sum.saturating_add(theme_height(columns, theme))
    });
    let [own, ..] = columns.width;
    themes.max(box_height(&branch.text, own).saturating_add(GAP))
}

/// What of a branch fits into `space`, and what is left of it.
fn split(
    columns: &Columns,
    branch: Branch,
    space: Length,
    begun: bool,
) -> (Option<Branch>, Option<Branch>) {
    if branch_height(columns, &branch) <= space {
        return (Some(branch), None);
    }
    if begun {
        return (None, Some(branch));
    }
    let Branch { text, themes } = branch;
    let (mut now, mut rest) = (Vec::new(), Vec::new());
    let mut used: Length = 0;
    for (theme, initiatives) in themes {
        let (mut here, mut later) = (Vec::new(), Vec::new());
        for initiative in initiatives {
            let height = box_height(&initiative, columns.width[2]).saturating_add(GAP);
            let first = now.is_empty() && here.is_empty();
            if rest.is_empty()
                && later.is_empty()
                && (first || used.saturating_add(height) <= space)
            {
                used = used.saturating_add(height);
                here.push(initiative);
            } else {
                later.push(initiative);
            }
        }
        if !here.is_empty() {
            now.push((theme.clone(), here));
        }
        if !later.is_empty() {
            rest.push((theme, later));
        }
    }
    let more = (!rest.is_empty()).then(|| Branch {
        text: words::continued(&text),
        themes: rest,
    });
    (Some(Branch { text, themes: now }), more)
}

struct Sheet {
    y: Length,
    drawing: Drawing,
}

impl Placed {
    /// Where a line of its text stands: from the left, and its foot from the top.
    pub fn at(&self, line: usize) -> (Length, Length) {
        let all = TYPE.lines(self.lines.len());
        let above = self.height.saturating_sub(all) / 2;
        let y = self
            .y
            .saturating_add(above)
            .saturating_add(TYPE.lines(line))
            // The foot of a character within its line.
            .saturating_add(TYPE.leading.saturating_mul(72) / 100);
        let x = match self.level {
            3 => self.x.saturating_add(self.width / 2),
            _ => self.x.saturating_add(INSIDE),
        };
        (x, y)
    }
}

impl Sheet {
    fn new(columns: &Columns, width: Length) -> Self {
        let mut sheet = Self {
            y: HEADING.saturating_add(GAP),
            drawing: Drawing {
                width,
                height: HEADING,
                boxes: Vec::new(),
                lines: Vec::new(),
                words: String::new(),
            },
        };
        for ((text, x), width) in words::SYSTEM_COLUMNS
            .iter()
            .zip(columns.at)
            .zip(columns.width)
        {
            sheet.drawing.boxes.push(Placed {
                level: 3,
                x,
                y: 0,
                width,
                height: HEADING,
                lines: vec![(*text).to_owned()],
            });
        }
        sheet
    }

    fn place(&mut self, level: usize, columns: &Columns, y: Length, height: Length, text: &str) {
        let (Some(x), Some(width)) = (columns.at.get(level), columns.width.get(level)) else {
            return;
        };
        let ends = line_ends(text, width.saturating_sub(INSIDE * 2), TYPE.size);
        let mut from = 0;
        let mut lines = Vec::with_capacity(ends.len());
        for end in ends {
            lines.push(
                text.get(from..end)
                    .unwrap_or_default()
                    .trim_end()
                    .to_owned(),
            );
            from = end;
        }
        self.drawing.boxes.push(Placed {
            level,
            x: *x,
            y,
            width: *width,
            height,
            lines,
        });
    }

    fn add(&mut self, columns: &Columns, branch: &Branch) {
        let top = self.y;
        let whole = branch_height(columns, branch);
        let own = box_height(&branch.text, columns.width[0]);
        let edge = columns.width[0];
        let mut middles = Vec::new();
        let mut said = Vec::new();
        for theme in &branch.themes {
            let height = theme_height(columns, theme);
            let own = box_height(&theme.0, columns.width[1]);
            let y = self
                .y
                .saturating_add(height.saturating_sub(GAP).saturating_sub(own) / 2);
            self.place(1, columns, y, own, &theme.0);
            middles.push(y.saturating_add(own / 2));
            let mut below = Vec::new();
            let mut at = self.y;
            for text in &theme.1 {
                let height = box_height(text, columns.width[2]);
                self.place(2, columns, at, height, text);
                below.push(at.saturating_add(height / 2));
                at = at.saturating_add(height).saturating_add(GAP);
            }
            let from = columns.at[1].saturating_add(columns.width[1]);
            self.connect(from, y.saturating_add(own / 2), columns.at[2], &below);
            said.push(format!("{}：{}", theme.0, theme.1.join("、")));
            self.y = self.y.saturating_add(height);
        }
        let y = top.saturating_add(whole.saturating_sub(GAP).saturating_sub(own) / 2);
        self.place(0, columns, y, own, &branch.text);
        self.connect(edge, y.saturating_add(own / 2), columns.at[1], &middles);
        self.y = top.saturating_add(whole).saturating_add(GAP);
        self.drawing.height = self.y.saturating_sub(GAP);
        if !self.drawing.words.is_empty() {
            self.drawing.words.push('。');
        }
        self.drawing.words.push_str(&branch.text);
        self.drawing.words.push_str(" ― ");
        self.drawing.words.push_str(&said.join("／"));
    }

    /// Lines from one box to those beside it, by way of an upright between them.
    fn connect(&mut self, from: Length, y: Length, to: Length, below: &[Length]) {
        let (Some(first), Some(last)) = (below.first(), below.last()) else {
            return;
        };
        let middle = from.saturating_add(to) / 2;
        self.drawing.lines.push([from, y, middle, y]);
        self.drawing
            .lines
            .push([middle, (*first).min(y), middle, (*last).max(y)]);
        for at in below {
            self.drawing.lines.push([middle, *at, to, *at]);
        }
    }
}

/// How many boxes of a level there are in a drawing, for tests and for those who cannot see it.
pub fn count(drawing: &Drawing, level: usize) -> Length {
    to_length(
        drawing
            .boxes
            .iter()
            .filter(|placed| placed.level == level)
            .count(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::start;

    fn sample() -> Plan {
        start::sample().unwrap().plan
    }

    #[test]
    fn every_node_is_drawn_once_and_inside() {
        let drawings = system(&sample(), 48_000, (60_000, 70_000));
        assert_eq!(drawings.len(), 1);
        let drawing = &drawings[0];
        assert_eq!([0, 1, 2].map(|level| count(drawing, level)), [3, 9, 22]);
        for placed in &drawing.boxes {
            assert!(placed.x + placed.width <= drawing.width, "{placed:?}");
            assert!(placed.y + placed.height <= drawing.height, "{placed:?}");
        }
        let mut of_level: Vec<&Placed> = drawing.boxes.iter().filter(|b| b.level == 2).collect();
        of_level.sort_by_key(|placed| placed.y);
        for pair in of_level.windows(2) {
            assert!(pair[0].y + pair[0].height < pair[1].y);
        }
    }

    #[test]
    fn a_large_plan_takes_several_pages_and_loses_nothing() {
        let drawings = system(&sample(), 48_000, (20_000, 20_000));
        assert!(drawings.len() > 2);
        let all: Length = drawings.iter().map(|drawing| count(drawing, 2)).sum();
        assert_eq!(all, 22);
        for drawing in &drawings {
            assert!(drawing.height <= 20_000, "{}", drawing.height);
        }
    }

    #[test]
    fn a_plan_with_nothing_in_it_has_no_diagram() {
        let mut plan = sample();
        plan.priorities.clear();
        assert!(system(&plan, 48_000, (60_000, 60_000)).is_empty());
    }
}
