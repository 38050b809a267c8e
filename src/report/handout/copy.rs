//! Tables on their way out: as rich text for word processors and spreadsheets, and as plain text in columns. What a
//! spreadsheet could take for a formula is kept from being one.

use super::full;
use super::material::Material;
use super::sheet::{Cell, Look, Table};
use super::{errata, parts, summary};
use crate::domain::kind::Kind;
use crate::exchange::cells::guarded;

/// A table in both forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// As HTML.
    pub rich: String,
    /// As text, its cells divided by tabs.
    pub plain: String,
}

/// A table that can be copied out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it is called.
    pub name: String,
    /// Its kind.
    pub kind: &'static str,
}

/// Every table of the papers, whole and not by pages.
fn tables(material: &Material<'_>) -> Vec<Table> {
    let mut tables = vec![whole(summary::overall(material))];
    for part in &material.parts {
        if part.census.tally.set > 0 {
            tables.push(whole(summary::examples(material, part)));
        }
    }
    let frame = full::Frame::of(material);
    for part in &material.parts {
        let mut pages = full::tables(material, &frame, part, u32::MAX / 4).into_iter();
        if let Some(mut first) = pages.next() {
            first.body.extend(pages.flat_map(|page| page.body));
            tables.push(first);
        }
    }
    for row in material.parts.iter().flat_map(|part| &part.rows) {
        if let Kind::Composite(composite) = row.0.indicator.kind() {
            let name = row.0.initiative.name.clone();
            tables.push(whole(parts::table(material, row, composite, name)));
        }
    }
    if !material.errata().lines.is_empty() {
        tables.push(whole(errata::table(material.errata())));
    }
    tables
}

/// Rows as one table, with the cells beside their groups.
fn whole(rows: super::flow::Rows) -> Table {
    let mut table = rows.frame;
    let mut last = None;
    for (group, mut cells) in rows.rows {
        if last != Some(group) {
            if let Some(label) = rows.groups.get(group) {
                cells.insert(0, label.clone());
            }
            table.body.push(Vec::new());
            last = Some(group);
        }
        if let Some(body) = table.body.last_mut() {
            body.push(cells);
            let count = body.len();
            if !rows.groups.is_empty()
                && let Some(label) = body.first_mut().and_then(|row| row.first_mut())
            {
                label.rows = count;
            }
        }
    }
    table
}

/// What can be copied out, in the order of the papers.
pub fn offers(material: &Material<'_>) -> Vec<Offer> {
    tables(material)
        .into_iter()
        .map(|table| Offer {
            name: table.name,
            kind: table.kind,
        })
        .collect()
}

/// A table by its place among the offers.
pub fn copied(material: &Material<'_>, index: usize) -> Option<Copied> {
    let table = tables(material).into_iter().nth(index)?;
    Some(of(&table))
}

/// Any table in both forms.
pub fn of(table: &Table) -> Copied {
    Copied {
        rich: rich(table),
        plain: plain(table),
    }
}

fn rows(table: &Table) -> impl Iterator<Item = &Vec<Cell>> {
    table.head.iter().chain(table.body.iter().flatten())
}

fn text_of(cell: &Cell) -> String {
    if cell.small.is_empty() {
        cell.text.clone()
    } else {
        format!("{}{}", cell.text, cell.small)
    }
}

/// A break of the line that spreadsheets keep within the cell.
const BREAK: &str = "<br style=\"mso-data-placement:same-cell\">";

fn rich(table: &Table) -> String {
    let mut html = String::from("<meta charset=\"utf-8\"><table border=\"1\">");
    for row in rows(table) {
        html.push_str("<tr>");
        for cell in row {
            let tag = if cell.look == Look::Heading {
                "th"
            } else {
                "td"
            };
            html.push('<');
            html.push_str(tag);
            for (name, count) in [("rowspan", cell.rows), ("colspan", cell.columns)] {
                if count > 1 {
                    html.push(' ');
                    html.push_str(name);
                    html.push_str("=\"");
                    html.push_str(&count.to_string());
                    html.push('"');
                }
            }
            html.push('>');
            for c in guarded(&text_of(cell)).chars() {
                match c {
                    '&' => html.push_str("&amp;"),
                    '<' => html.push_str("&lt;"),
                    '>' => html.push_str("&gt;"),
                    '"' => html.push_str("&quot;"),
                    // A plain break would make it two cells, of which the second is not guarded.
                    '\n' => html.push_str(BREAK),
                    c => html.push(c),
                }
            }
            html.push_str("</");
            html.push_str(tag);
            html.push('>');
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    html
}

/// Merged cells stand in the first of their places; the others are blank.
fn plain(table: &Table) -> String {
    let width = table.columns.len();
    let mut text = String::new();
    // How many rows from here on a column is taken by a cell from above.
    let mut taken = vec![0_usize; width];
    for row in rows(table) {
        let mut cells = row.iter();
        let mut at = 0_usize;
        while at < width {
            if at > 0 {
                text.push('\t');
            }
            let from_above = taken.get_mut(at).filter(|rows| **rows > 0);
            if let Some(rows) = from_above {
                *rows = rows.saturating_sub(1);
                at = at.saturating_add(1);
                continue;
            }
            let Some(cell) = cells.next() else {
                at = at.saturating_add(1);
                continue;
            };
            text.push_str(&quoted(guarded(&text_of(cell))));
            for column in 0..cell.columns {
                if column > 0 {
                    text.push('\t');
                }
                if let Some(rows) = taken.get_mut(at) {
                    *rows = cell.rows.saturating_sub(1);
                }
                at = at.saturating_add(1);
            }
        }
        text.push('\n');
    }
    text
}

/// A cell of several lines stands in quotes, as spreadsheets read it.
fn quoted(text: String) -> String {
    if text.contains(['\n', '\t', '"']) {
        format!("\"{}\"", text.replace('"', "\"\"").replace('\t', " "))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table {
            columns: vec![0; 3],
            head: vec![vec![Cell::heading("群"), Cell::heading("値").over(1, 2)]],
            body: vec![vec![
                vec![
                    Cell::words("=A1+<b>").over(2, 1),
                    Cell::words("-5"),
                    Cell::words("二\n行"),
                ],
                vec![Cell::words("－"), Cell::words("@x")],
            ]],
            ..Table::default()
        }
    }

    #[test]
    fn plain_text_has_all_columns_and_no_formula() {
        assert_eq!(
            plain(&table()),
            "群\t値\t\n'=A1+<b>\t-5\t\"二\n行\"\n\t－\t'@x\n"
        );
    }

    #[test]
    fn rich_text_keeps_merged_cells_and_data_stays_data() {
        assert_eq!(
            rich(&table()),
            "<meta charset=\"utf-8\"><table border=\"1\"><tr><th>群</th><th colspan=\"2\">値</th></tr>\
             <tr><td rowspan=\"2\">'=A1+&lt;b&gt;</td><td>-5</td><td>二<br style=\"mso-data-placement:same-cell\">行</td></tr>\
             <tr><td>－</td><td>'@x</td></tr></table>"
        );
    }
}
