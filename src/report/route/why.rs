//! The address of 計算根拠: which number it is of.

use crate::domain::id::{DepartmentId, NodeId};
use crate::domain::year::FiscalYear;
use crate::report::why::{Figure, Under, Why};

use super::ListQuery;
use super::encoding::{decode, encode};

/// The number at an address behind `why/`.
pub(super) fn parse(word: &str, query: &str) -> Option<Why> {
    let value = |wanted: &str| {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let found = pairs.find(|(key, _)| *key == wanted);
        found.map(|(_, value)| decode(value)).unwrap_or_default()
    };
    // What is there and cannot be read is another number than the one that was meant.
    let (of, department, year) = (value("of"), value("department"), value("year"));
    let node = match of.as_str() {
        "" => None,
        of => Some(NodeId::new(of).ok()?),
    };
    let department = match department.as_str() {
        "" => None,
        id => Some(DepartmentId::new(id).ok()?),
    };
    let year = match year.as_str() {
        "" => None,
        year => Some(FiscalYear::new(year.parse().ok()?)?),
    };
    Some(Why {
        figure: Figure::parse(word, &value("level"))?,
        node,
        department,
        year,
        list: Some(value("list"))
            .filter(|list| !list.is_empty())
            .map(|list| Box::new(ListQuery::parse(&list))),
        under: Under::ALL
            .into_iter()
            .find(|(_, word)| *word == value("under"))
            .map(|(under, _)| under)?,
    })
}

/// The address of the arithmetic of a number, with its `#`.
pub(super) fn href(why: &Why) -> String {
    let text = |id: Option<&str>| id.unwrap_or_default().to_owned();
    let level = match &why.figure {
        Figure::Level(id) => id.to_string(),
        _ => String::new(),
    };
    let year = why.year.map(|year| year.number().to_string());
    let mut words = Under::ALL.into_iter();
    let under = words.find(|(under, _)| *under == why.under);
    let under = under.map(|(_, word)| word);
    let mut href = format!("#/why/{}", why.figure.word());
    let mut separator = '?';
    for (key, value) in [
        ("of", text(why.node.as_ref().map(NodeId::as_str))),
        ("level", level),
        (
            "department",
            text(why.department.as_ref().map(DepartmentId::as_str)),
        ),
        ("year", year.unwrap_or_default()),
        ("under", under.unwrap_or_default().to_owned()),
        (
            "list",
            why.list
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        ),
    ] {
        if !value.is_empty() {
            href.push(separator);
            href.push_str(key);
            href.push('=');
            href.push_str(&encode(&value));
            separator = '&';
        }
    }
    href
}
